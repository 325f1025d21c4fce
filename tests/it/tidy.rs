//! What holds for the repository itself: that its rules are kept and its documents are true.
//!
//! `architecture` holds ARCHITECTURE.md to the code, `codes` the pages of all codes to the catalog,
//! `theme` the templates to their words and values, `files` every file to the rules of the house.
//! Each test names all that is wrong at once, as `file:line: what`.

mod architecture;
mod codes;
mod files;
mod theme;

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::repository;

/// A text file of the repository.
pub(crate) struct File {
    /// Its path from the repository's root, with `/` between its parts.
    path: String,
    text: String,
}

impl File {
    /// The file at `path`.
    pub(crate) fn read(path: &str) -> Self {
        let text = std::fs::read_to_string(repository().join(path));
        Self { path: path.to_owned(), text: text.unwrap_or_else(|error| panic!("{path}: {error}")) }
    }

    /// All of it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Its lines with their numbers, from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// Its lines of code: without comments, and without unit tests at its end.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..tests].lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.map(|(index, line)| (index + 1, line.split(" // ").next().unwrap_or_default()))
    }

    /// Whether it holds unit tests alone.
    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("/tests.rs")
    }
}

/// The files at any depth below `folder` whose names end with `ending`, in order.
pub(crate) fn files_below(folder: &str, ending: &str) -> Vec<File> {
    let mut paths = BTreeSet::new();
    list(&repository().join(folder), &mut paths);
    let paths = paths.into_iter().filter(|path| path.ends_with(ending));
    paths.map(|path| File::read(&path)).collect()
}

fn list(folder: &Path, paths: &mut BTreeSet<String>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.is_dir() {
            list(&path, paths);
        } else if let Ok(path) = path.strip_prefix(repository()) {
            paths.insert(path.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The Rust files of the program, without those that hold unit tests alone.
fn program() -> Vec<File> {
    let mut files = files_below("src", ".rs");
    files.retain(|file| !file.is_test());
    files
}

/// All Rust files.
fn rust_files() -> Vec<File> {
    let mut files = files_below("src", ".rs");
    files.extend(files_below("tests/it", ".rs"));
    files
}

/// Fails with all faults, if there are any.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// The lines of code that hold one of `words`, as faults.
fn lines_with(files: &[File], words: &[&str], fault: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files {
        for (number, line) in file.code() {
            let found = words.iter().find(|word| word_positions(line, word).next().is_some());
            faults.extend(found.map(|word| format!("{}:{number}: `{word}`: {fault}", file.path)));
        }
    }
    faults
}

/// Where `word` stands in `line`, with no letter or digit before it.
fn word_positions<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let begins = move |at: &usize| !line[..*at].ends_with(is_part);
    line.match_indices(word).map(|(at, _)| at).filter(begins)
}

/// The name at the beginning of `text`: small letters, digits and `_`.
pub(crate) fn name(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}
