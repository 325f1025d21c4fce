//! The embedded theme: its files, its words, and the values that its templates ask for.

mod contexts;
mod template;

use std::collections::BTreeSet;

use careerbook::career::INTERESTS;
use careerbook::page::OUTLINE;
use careerbook::site::TERMS_OF_THEME;
use careerbook::theme::embedded_files;

use crate::support::{Site, repository};

use super::{File, assert_none, files_below, lines_with, program};

use template::{Template, Word};

const KINDS: &[&str] = &["field", "skill", "tool", "place"];
const LEVELS: &[&str] = &["basic", "working", "advanced", "expert"];
const DEGREES: &[&str] = &[
    "none",
    "high-school",
    "some-college",
    "award",
    "associate",
    "bachelor",
    "master",
    "doctorate",
];
const MEASURES: &[&str] = &["mean", "low", "high", "p10", "p25", "median", "p75", "p90"];
const FACTS: &[&str] = &[
    "pay_median",
    "pay_mean",
    "range_percentiles",
    "range_ends",
    "jobs",
    "openings",
    "growth",
    "education",
];

const RANKINGS: &[&str] = &["pay", "growth", "jobs", "openings", "education"];

/// Words whose keys are put together: how they begin, and how they can go on.
const FAMILIES: [(&str, &[&str]); 27] = [
    ("section_", &OUTLINE),
    ("kind_", KINDS),
    ("index_", KINDS),
    ("index_lead_", KINDS),
    ("entry_careers_", KINDS),
    // A career has one field, so that no field is named together with another.
    ("often_with_", &["skill", "tool", "place"]),
    ("level_", LEVELS),
    ("education_", DEGREES),
    ("stat_", MEASURES),
    ("basis_", &["median", "mean"]),
    ("fact_", FACTS),
    ("fact_pay_", &["median", "mean"]),
    ("ranking_", RANKINGS),
    ("ranking_lead_", RANKINGS),
    ("ranking_unpublished_", RANKINGS),
    ("by_", RANKINGS),
    ("compare_", &["pay", "range", "jobs", "growth", "openings", "education"]),
    ("of_", &["range_percentiles", "range_ends"]),
    ("end_", &["low", "high", "p10", "p90"]),
    ("interest_", &INTERESTS),
    ("job_zone_", &["1", "2", "3", "4", "5"]),
    ("difference_", &["more", "less", "same", "shared"]),
    ("next_by_", &["editors", "official", "shared"]),
    (
        "move_",
        &["to", "from", "both", "zone_more", "zone_less", "education_more", "education_less"],
    ),
    ("term_", &TERMS_OF_THEME),
    ("meaning_", &TERMS_OF_THEME),
    // Any other currency is shown by its code.
    ("currency_", &["EUR", "GBP", "USD"]),
];

/// The words that stand for the units of pay, `strings[row.per]`.
const UNITS: [&str; 5] = ["year", "month", "week", "day", "hour"];

fn templates() -> Vec<Template> {
    files_below("themes/fieldguide/templates", ".html").iter().map(Template::read).collect()
}

#[test]
fn the_embedded_theme_is_the_one_in_the_repository() {
    let site = Site::read(&repository());
    let is_theme = |path: &str| path.starts_with("themes/fieldguide/");
    let files = site.snapshot.sources().filter(|source| is_theme(source.path.as_str())).cloned();
    let (embedded, files): (Vec<_>, Vec<_>) = (embedded_files().collect(), files.collect());
    let paths = |files: &[std::sync::Arc<careerbook::source::Source>]| {
        files.iter().map(|file| file.path.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(paths(&embedded), paths(&files), "left: src/theme/embedded.rs, right: the folder");
    assert!(embedded == files, "the program is older than the theme");
}

#[test]
fn every_word_of_the_theme_is_used_and_every_word_used_is_there() {
    let words = File::read("themes/fieldguide/strings.yaml");
    let keys = words.lines().filter(|(_, line)| !line.starts_with(['#', ' ']));
    let there: BTreeSet<String> =
        keys.filter_map(|(_, line)| Some(line.split_once(": ")?.0.to_owned())).collect();
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for template in templates() {
        for word in template.words() {
            match word {
                Word::Key(key) => add(&mut used, &there, key, &template.path, &mut faults),
                Word::Family(begin) => add_family(&mut used, &begin, &template.path, &mut faults),
                Word::Value(path) if path.rsplit('.').next() == Some("per") => {
                    used.extend(UNITS.map(str::to_owned));
                }
                Word::Value(path) => {
                    faults.push(format!("{}: `strings[{path}]` may be anything", template.path));
                }
            }
        }
    }
    for file in files_below("src/site", ".rs") {
        for (_, line) in file.code() {
            for text in line.split('"').skip(1).step_by(2) {
                match text.split_once("_{") {
                    Some((begin, _))
                        if FAMILIES.iter().any(|(one, _)| *one == format!("{begin}_")) =>
                    {
                        add_family(&mut used, &format!("{begin}_"), &file.path, &mut faults);
                    }
                    _ if there.contains(text) => {
                        used.insert(text.to_owned());
                    }
                    _ => {}
                }
            }
            for text in line.split("text(\"").skip(1) {
                let key = text.split('"').next().unwrap_or_default().to_owned();
                add(&mut used, &there, key, &file.path, &mut faults);
            }
        }
    }
    let path = &words.path;
    faults.extend(used.difference(&there).map(|key| format!("{path}: there is no `{key}`")));
    faults.extend(there.difference(&used).map(|key| format!("{path}: nothing uses `{key}`")));
    assert_none(&faults);
}

/// Notes a use of `key`; a fault names the place, which the list of all keys does not.
fn add(
    used: &mut BTreeSet<String>,
    there: &BTreeSet<String>,
    key: String,
    path: &str,
    faults: &mut Vec<String>,
) {
    if !there.contains(&key) {
        faults.push(format!("{path}: no word is called `{key}`"));
    }
    used.insert(key);
}

fn add_family(used: &mut BTreeSet<String>, begin: &str, path: &str, faults: &mut Vec<String>) {
    match FAMILIES.iter().find(|(one, _)| *one == begin) {
        Some((_, ends)) => used.extend(ends.iter().map(|end| format!("{begin}{end}"))),
        None => faults.push(format!("{path}: nobody knows which words begin with `{begin}`")),
    }
}

#[test]
fn templates_see_only_what_contexts_have() {
    let contexts = contexts::Contexts::read();
    let mut faults = Vec::new();
    for template in templates() {
        let found = contexts.check(&template).into_iter();
        faults.extend(found.map(|fault| format!("{}: {fault}", template.path)));
    }
    assert_none(&faults);
}

#[test]
fn templates_have_no_function_of_ours_and_one_filter() {
    let words = ["register_function", "register_test", "TERA"];
    assert_none(&lines_with(&program(), &words, "templates see values and nothing else"));
    let filters = lines_with(&program(), &["register_filter"], "a filter");
    assert_eq!(filters.len(), 1, "`fill` puts values into words, and is the only one: {filters:?}");
}
