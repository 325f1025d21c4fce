//! `careerbook status`: what there is to do, for people and for programs.

use serde_json::{Value, json};

use crate::program::Place;

const CAREER: &str = "content/careers/bicycle-mechanic.yaml";

fn status(place: &Place, arguments: &[&str]) -> Value {
    let run = place.run(&[&["status", "--format", "json"], arguments].concat()).ends_with(0);
    assert_eq!(run.err, "");
    serde_json::from_str(&run.out).expect("standard output holds JSON alone")
}

#[test]
fn a_new_site_lacks_little() {
    let place = Place::with_new_site();
    let expected = "\
1 career, no drafts among them

career            updated     pay  outlook  code  sections it lacks
Bicycle mechanic  2026-11-23  yes  no       no    interests, outlook, next

no errors, no warnings on 2026-11-23
";
    let run = place.run(&["status"]).ends_with(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), (expected, ""));
}

#[test]
fn drafts_gaps_old_figures_and_unused_entries_are_listed() {
    let place = Place::with_new_site();
    place.run(&["new", "career", "Wheel builder"]).ends_with(0);
    place.replace("content/about.md", "title: About this guide", "title: About\ndraft: true");
    place.replace(CAREER, "period: 2026", "period: 2024-03");
    let tools = place.text("content/data/tools.yaml");
    place.write("content/data/tools.yaml", format!("{tools}hammer:\n  name: Hammer\n"));
    let expected = "\
2 careers, 1 draft among them

career                 updated     pay  outlook  code  sections it lacks
Bicycle mechanic       2026-11-23  yes  no       no    interests, outlook, next
Wheel builder (draft)  –           no   no       no    interests, next, sources

draft page  file
About       content/about.md

figures to renew      what            of                file
old since 2026-04-01  pay of 2024-03  bicycle-mechanic  content/careers/bicycle-mechanic.yaml:26

unused  id      file
tool    hammer  content/data/tools.yaml:9

no errors, 2 warnings on 2026-11-23; see `careerbook check`
";
    let run = place.run(&["status"]).ends_with(0);
    assert_eq!(run.out, expected);
    assert_eq!(run.err, ".careerbook/schema is out of date; run `careerbook schema`\n");
}

#[test]
fn the_same_is_there_as_json() {
    let place = Place::with_new_site();
    place.replace(CAREER, "period: 2026", "period: 2025-01");
    let found = status(&place, &[]);
    assert_eq!(found["as_of"], "2026-11-23");
    let figures = json!([{
        "what": "pay",
        "of": "bicycle-mechanic",
        "period": "2025-01",
        "stale_from": "2027-02-01",
        "stale": false,
        "path": CAREER,
        "line": 26,
    }]);
    assert_eq!(found["figures"], figures);
    let career = json!({
        "slug": "bicycle-mechanic",
        "title": "Bicycle mechanic",
        "path": "content/careers/bicycle-mechanic.md",
        "draft": false,
        "updated": "2026-11-23",
        "lacks": ["outlook", "code"],
        "missing_sections": ["interests", "outlook", "next"],
    });
    assert_eq!(found["careers"], json!([career]));
}

#[test]
fn the_json_is_what_its_schema_says() {
    let place = Place::with_new_site();
    place.replace(CAREER, "period: 2026", "period: 2020");
    place.replace("content/about.md", "title: About this guide", "title: About\ndraft: true");
    place.write("content/data/terms.yaml", "rim:\n  name: Rim\n  definition: It is round.\n");
    let tools = place.text("content/data/tools.yaml");
    place.write("content/data/tools.yaml", format!("{tools}hammer:\n  name: Hammer\n"));
    let schema = place.run(&["schema", "--print", "status"]).ends_with(0).out;
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    let found = status(&place, &[]);
    let updated = &schema["definitions"]["CareerStatus"]["properties"]["updated"]["type"];
    assert_eq!(updated, &json!(["string", "null"]));
    let keys = |value: &Value| value.as_object().map(|all| all.keys().cloned().collect::<Vec<_>>());
    assert_eq!(keys(&found), keys(&schema["properties"]));
    for list in ["careers", "draft_pages", "figures", "unused"] {
        let pointer = schema["properties"][list]["items"]["$ref"].as_str().expect("a reference");
        let item = schema.pointer(pointer.trim_start_matches('#')).expect("it leads somewhere");
        assert!(found[list][0].is_object(), "no {list}");
        assert_eq!(keys(&found[list][0]), keys(&item["properties"]), "{list}");
    }
}

#[test]
fn figures_are_old_from_the_day_that_was_told() {
    let place = Place::with_new_site();
    place.replace(CAREER, "period: 2026", "period: 2025-05");
    for (day, listed, stale) in [
        ("2026-11-30", 0, false),
        ("2026-12-01", 1, false),
        ("2027-05-31", 1, false),
        ("2027-06-01", 1, true),
    ] {
        let site = place.path("").display().to_string();
        let arguments = ["--site", &site, "status", "--format", "json", "--as-of", day];
        let run = crate::program::run(&mut crate::program::program(&arguments)).ends_with(0);
        let found: Value = serde_json::from_str(&run.out).expect("JSON");
        let figures = found["figures"].as_array().expect("a list");
        assert_eq!(figures.len(), listed, "{day}");
        assert_eq!(found["warnings"], usize::from(stale), "{day}");
        if let [only] = figures.as_slice() {
            assert_eq!(
                (&only["stale_from"], &only["stale"]),
                (&"2027-06-01".into(), &stale.into())
            );
        }
    }
}

#[test]
fn what_drafts_use_counts_only_if_they_are_asked_for() {
    let place = Place::with_new_site();
    let tools = place.text("content/data/tools.yaml");
    place.write("content/data/tools.yaml", format!("{tools}hammer:\n  name: Hammer\n"));
    place.run(&["new", "career", "Smith"]).ends_with(0);
    place.write("content/careers/smith.yaml", "tools:\n  - tool: hammer\n");
    assert_eq!(status(&place, &[])["unused"][0]["id"], "hammer");
    assert_eq!(status(&place, &["--drafts"])["unused"], json!([]));
    assert_eq!(status(&place, &[])["careers"].as_array().map(Vec::len), Some(2));
}

#[test]
fn of_broken_content_the_sound_part_is_shown() {
    let place = Place::with_new_site();
    place.replace(CAREER, "tool: torque-wrench", "tool: torque-wrnch");
    place.write("content/careers/half.yaml", "title: [\n");
    let found = status(&place, &[]);
    let checked = place.run(&["check", "--format", "json"]).ends_with(1);
    let told: Value = serde_json::from_str(&checked.out).expect("JSON");
    let told = told.as_array().expect("a list");
    let of = |severity: &str| told.iter().filter(|one| one["severity"] == severity).count();
    assert_eq!(found["errors"], of("error"));
    assert_eq!(found["warnings"], of("warning"));
    assert_eq!(found["careers"][0]["slug"], "bicycle-mechanic");
    assert_eq!(found["careers"][1]["slug"], "half");
    place.run(&["status"]).ends_with(0).says("; see `careerbook check`");
}

#[test]
fn a_folder_that_is_no_site_fails_the_run() {
    let place = Place::new();
    place.run(&["--site", "nowhere", "status"]).ends_with(2).says("cannot read");
}
