//! The references below `docs/reference/` are made of the code; `cargo bless` writes them anew.

mod format;
mod keys;
mod messages;
mod schemas;
mod variables;

use std::fmt::Write as _;

use crate::support::repository;

/// Holds the file at `path` to what is made of the code, or with `BLESS` writes it.
#[track_caller]
fn hold(path: &str, made: &str) {
    let file = repository().join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, made).expect("a reference can be written");
    }
    let there = std::fs::read_to_string(&file).unwrap_or_default();
    let line = there.lines().zip(made.lines()).position(|(there, made)| there != made);
    let line = line.unwrap_or_else(|| there.lines().count().min(made.lines().count())) + 1;
    assert!(there == made, "{path}:{line} is not what the code says; run `cargo bless`");
}

/// A table of Markdown.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let mut text = row(&head);
    let _ = writeln!(text, "|{}", " --- |".repeat(head.len()));
    for cells in rows {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        text.push_str(&row(&cells));
    }
    text
}
