//! `careerbook new` and `careerbook init`: what they write can be built, and what is there stays.

use std::collections::BTreeSet;

use careerbook::career::RawCareer;
use careerbook::career::raw;
use careerbook::diag::Diagnostic;
use schemars::{JsonSchema, schema_for};

use crate::program::Place;
use crate::support::Site;

const PROSE: &str = "content/careers/wheel-builder.md";
const DATA: &str = "content/careers/wheel-builder.yaml";

fn with_new_career() -> Place {
    let place = Place::with_new_site();
    let run = place.run(&["new", "career", "Wheel builder"]).ends_with(0);
    run.says(&format!("wrote {PROSE} and {DATA}\n"));
    place
}

#[test]
fn init_makes_a_site_that_builds_without_a_word() {
    let place = Place::new();
    place.run(&["init", "guide/of/mine"]).ends_with(0).says("careerbook serve --open");
    let site = place.path("guide/of/mine").display().to_string();
    let run = place.run(&["build", "--site", &site]).ends_with(0);
    assert!(run.err.starts_with("built "), "{}", run.err);
    assert!(place.path("guide/of/mine/public/index.html").exists());
    let clean = place.run(&["check", "--site", &site]).ends_with(0);
    clean.says("no errors, no warnings");
}

#[test]
fn init_overwrites_nothing() {
    let place = Place::new();
    place.write("content/about.md", "Mine.\n");
    let before = place.tree("");
    place.run(&["init", "."]).ends_with(2).says("the file is there already");
    assert_eq!(place.tree(""), before);
}

#[test]
fn a_new_career_is_a_draft_that_only_lacks_its_field() {
    let place = with_new_career();
    place.run(&["check"]).ends_with(0).says("no errors, no warnings");
    let run = place.run(&["check", "--drafts", "--format", "short"]).ends_with(1);
    let expected = format!(
        "{PROSE}:6:8: error[unknown-field]: no field is called `an-id-of-fields-yaml`\n\
         1 error in 1 file; `careerbook explain unknown-field` says more\n"
    );
    assert_eq!(run.err, expected);
    place.replace(PROSE, "an-id-of-fields-yaml", "repair-and-maintenance");
    place.run(&["build", "--drafts"]).ends_with(0);
    let page = place.text("public/careers/wheel-builder.html");
    assert!(page.contains("<h1>Wheel builder</h1>"), "{page}");
}

#[test]
fn a_new_career_overwrites_neither_of_its_files() {
    for path in [PROSE, DATA] {
        let place = Place::with_new_site();
        place.write(path, "Mine.\n");
        let before = place.tree("");
        let run = place.run(&["new", "career", "Wheel builder"]).ends_with(2);
        run.says("the file is there already");
        assert_eq!(place.tree(""), before);
    }
}

#[test]
fn any_title_with_a_letter_makes_a_name_that_is_safe() {
    let place = Place::with_new_site();
    let titles = [
        ("C++ \"guru\" & friend: a #1", "c-guru-friend-a-1"),
        ("Élève à l'école", "eleve-a-lecole"),
        ("- null", "null"),
    ];
    for (title, slug) in titles {
        place.run(&["new", "career", "--", title]).ends_with(0);
        let run = place.run(&["check", "--drafts", "--format", "short"]).ends_with(1);
        let faults = run.err.lines().filter(|line| line.contains(&format!("careers/{slug}.")));
        let faults: Vec<&str> = faults.collect();
        assert!(faults.len() == 1 && faults[0].contains("[unknown-field]"), "{title}: {}", run.err);
    }
    place.run(&["new", "career", "!!!"]).ends_with(2).says("no letter or digit");
}

/// The file with every hint in force: lines of prose stay comments, lines of YAML become YAML.
fn without_hints(text: &str) -> String {
    let uncommented = |line: &str| {
        let hint = line.strip_prefix("# ")?;
        let is_inner = hint.starts_with("  ");
        let is_key = hint.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        });
        (is_inner || is_key).then(|| hint.to_owned())
    };
    let lines = text.lines().map(|line| uncommented(line).unwrap_or_else(|| line.to_owned()));
    lines.map(|line| line + "\n").collect()
}

/// The keys that a text of YAML names anywhere.
fn keys_of(yaml: &str) -> BTreeSet<String> {
    let key = |line: &str| {
        let line = line.trim_start().trim_start_matches("- ");
        let (key, _) = line.split_once(':')?;
        key.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            .then(|| key.to_owned())
    };
    yaml.lines().filter_map(key).collect()
}

/// The keys that a record can have.
fn keys_in<T: JsonSchema>() -> Vec<String> {
    let schema = schema_for!(T);
    let properties = schema.get("properties").and_then(|all| all.as_object());
    properties.expect("a record has keys").keys().cloned().collect()
}

#[test]
fn every_hint_of_a_new_career_is_a_key_that_is_known() {
    let place = with_new_career();
    for path in [PROSE, DATA] {
        place.write(path, without_hints(&place.text(path)));
    }
    place.replace(PROSE, "draft: true\n", "");
    let built = Site::read(&place.path("")).build();
    let mut codes: Vec<&str> = built.diagnostics.iter().map(|one: &Diagnostic| one.code).collect();
    codes.sort_unstable();
    codes.dedup();
    // What is left is to put ids of one's own in, and an address for the one that ends in `…`.
    let placeholders = [
        "bad-url",
        "unknown-career",
        "unknown-field",
        "unknown-place",
        "unknown-skill",
        "unknown-source",
        "unknown-tool",
    ];
    let strange: Vec<&&str> = codes.iter().filter(|code| !placeholders.contains(code)).collect();
    assert!(strange.is_empty(), "{}", crate::support::drawn(&built));
}

#[test]
fn every_key_that_a_career_can_have_is_hinted_at() {
    let place = with_new_career();
    let hinted = keys_of(&without_hints(&(place.text(PROSE) + &place.text(DATA))));
    let all = [
        keys_in::<RawCareer>(),
        keys_in::<raw::RawCodes>(),
        keys_in::<raw::RawSkill>(),
        keys_in::<raw::RawEducation>(),
        keys_in::<raw::RawRoute>(),
        keys_in::<raw::RawCertificate>(),
        keys_in::<raw::RawSalary>(),
        keys_in::<raw::RawRole>(),
        keys_in::<raw::RawPlace>(),
        keys_in::<raw::RawTool>(),
        keys_in::<raw::RawOutlook>(),
    ];
    let missing: Vec<String> =
        all.concat().into_iter().filter(|key| !hinted.contains(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
