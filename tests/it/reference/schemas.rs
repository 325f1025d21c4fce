//! The schemas of this repository's own site, and the files of editors that name them.

use std::collections::BTreeMap;

use careerbook::schema::{Ids, KINDS, files};
use serde_json::Value;

use crate::support::{Site, repository};

use super::hold;

#[test]
fn the_schemas_of_the_repository_are_up_to_date() {
    let site = Site::read(&repository());
    for (path, text) in files(&Ids::of(&site.snapshot)) {
        hold(&path, &text);
    }
}

#[test]
fn the_order_of_files_does_not_matter_to_a_schema() {
    let site = Site::read(&repository());
    let mut sources: Vec<_> = site.snapshot.sources().cloned().collect();
    sources.reverse();
    let reversed = careerbook::source::Snapshot::new(sources);
    assert_eq!(files(&Ids::of(&site.snapshot)), files(&Ids::of(&reversed)));
}

#[test]
fn the_settings_for_vs_code_name_the_schema_of_every_file() {
    let path = repository().join("src/cli/starter/vscode/settings.json");
    let text = std::fs::read_to_string(path).expect("the settings are there");
    let settings: Value = serde_json::from_str(&text).expect("the settings are JSON");
    let named = settings["yaml.schemas"].as_object().expect("files have schemas");
    let named: BTreeMap<&str, &str> =
        named.iter().map(|(path, files)| (path.as_str(), files.as_str().unwrap_or(""))).collect();
    let kinds = KINDS.iter().filter(|kind| !kind.files.is_empty());
    let expected: Vec<(String, &str)> = kinds
        .map(|kind| (format!("./.careerbook/schema/{}.json", kind.name), kind.files))
        .collect();
    assert_eq!(named, expected.iter().map(|(path, files)| (path.as_str(), *files)).collect());
}

#[test]
fn the_repository_gives_editors_what_a_new_site_does() {
    for name in ["extensions.json", "settings.json", "careerbook.code-snippets"] {
        let starter = repository().join("src/cli/starter/vscode").join(name);
        let text = std::fs::read_to_string(starter).expect("the file is there");
        hold(&format!(".vscode/{name}"), &text);
    }
}
