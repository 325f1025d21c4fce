//! The version of the format says which keys there are: a change of them is told by a new one.

use std::fmt::Write as _;

use careerbook::schema::{FORMAT, KINDS};

use crate::support::repository;

use super::keys::records;

/// Every key of every file with what it can hold, one a line, without documentation.
fn outline() -> String {
    let mut text = String::new();
    for kind in &KINDS {
        for record in records(kind) {
            for key in record.keys {
                let dot = if record.path.is_empty() { "" } else { "." };
                let path = format!("{} {}{dot}{}", kind.name, record.path, key.name);
                let words: Vec<String> = key.words.into_iter().map(|(word, _)| word).collect();
                let words = if words.is_empty() {
                    key.value
                } else {
                    format!("one of {}", words.join(", "))
                };
                let required = if key.is_required { ", required" } else { "" };
                let _ = writeln!(text, "{path}: {words}{required}");
            }
        }
    }
    text
}

#[test]
fn another_format_has_another_version() {
    let path = repository().join(format!("tests/it/reference/format-{FORMAT}.txt"));
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, outline()).expect("the format can be written down");
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    let found = outline();
    let missing = recorded.lines().filter(|line| !found.lines().any(|one| one == *line));
    let new = found.lines().filter(|line| !recorded.lines().any(|one| one == *line));
    let missing = missing.map(|line| format!("- {line}"));
    let changes: Vec<String> = missing.chain(new.map(|line| format!("+ {line}"))).collect();
    assert!(
        changes.is_empty(),
        "format {FORMAT} has changed: raise FORMAT in src/schema/mod.rs and run `cargo bless`; \
         if format {FORMAT} was never released, remove {} instead and run `cargo bless`\n{}",
        path.display(),
        changes.join("\n")
    );
}
