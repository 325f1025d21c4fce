//! What an import did or would do, in words for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::import::{Imported, Importer};

use super::super::difference::difference;
use super::Planned;

/// How many lines of the difference of one file are shown.
const MOST_LINES: usize = 60;

/// How many notes are shown.
const MOST_NOTES: usize = 20;

/// The sources that can be imported, each with its files and where they are found.
pub(super) fn list(importers: &[&Importer]) -> String {
    let mut text = String::new();
    for importer in importers {
        let _ = writeln!(text, "{:<10} {}", importer.id, importer.title);
        let _ = writeln!(text, "{:<10} files:   {}", "", importer.files);
        let _ = writeln!(text, "{:<10} from:    {}", "", importer.url);
        let _ = writeln!(text, "{:<10} licence: {}\n", "", importer.licence);
    }
    text
}

/// What would change, file by file: lines that go and come, as `diff -u` shows them.
pub(super) fn diff(planned: &[Planned]) -> String {
    let mut text = String::new();
    let (new, changed): (Vec<_>, Vec<_>) =
        planned.iter().filter(|file| file.is_changed()).partition(|file| file.before.is_none());
    for (folder, files) in by_folder(&new) {
        match files.as_slice() {
            [file] => {
                let lines = file.text.lines().count();
                let _ = writeln!(text, "new file {} ({lines} lines)", file.path);
            }
            files => {
                let _ = writeln!(text, "{} new files in {folder}", files.len());
            }
        }
    }
    for file in changed {
        let before = file.before.as_deref().unwrap_or_default();
        text.push_str(&difference(&file.path, before, &file.text, Some(MOST_LINES)));
    }
    text
}

/// What was written, what the editor should know, and what to do next.
pub(super) fn summary(planned: &[Planned], imported: &Imported, is_dry_run: bool) -> String {
    let mut text = String::new();
    let (changed, same): (Vec<_>, Vec<_>) = planned.iter().partition(|file| file.is_changed());
    let verb = if is_dry_run { "would write" } else { "wrote" };
    for (folder, files) in by_folder(&changed) {
        match files.as_slice() {
            files if files.len() > 4 => {
                let _ = writeln!(text, "{verb} {} files in {folder}", files.len());
            }
            files => {
                for file in files {
                    let _ = writeln!(text, "{verb} {} ({})", file.path, rows(file, imported));
                }
            }
        }
    }
    let unchanged = match same.len() {
        0 => String::new(),
        1 => "1 file is as it was\n".to_owned(),
        number => format!("{number} files are as they were\n"),
    };
    text.push_str(&unchanged);
    for note in imported.notes.iter().take(MOST_NOTES) {
        let _ = writeln!(text, "note: {note}");
    }
    if imported.notes.len() > MOST_NOTES {
        let _ = writeln!(text, "… and {} more notes", imported.notes.len() - MOST_NOTES);
    }
    if !is_dry_run && !changed.is_empty() {
        let _ = writeln!(text, "look at the difference, then run `careerbook build`");
    }
    text
}

/// How much a file holds.
fn rows(file: &Planned, imported: &Imported) -> String {
    let facts = imported
        .facts
        .iter()
        .find(|facts| file.path.rsplit('/').next() == Some(facts.name.as_str()));
    let count = facts.map(|file| {
        let facts = &file.facts;
        let entries = [&facts.fields, &facts.skills, &facts.tools, &facts.places];
        (
            facts.rows.as_ref().map_or(0, Vec::len),
            facts.occupations.as_ref().map_or(0, crate::yaml::Entries::len)
                + facts.crosswalk.as_ref().map_or(0, crate::yaml::Entries::len),
            entries.into_iter().flatten().map(crate::yaml::Entries::len).sum::<usize>(),
        )
    });
    match count {
        Some((rows, _, _)) if rows > 0 => format!("{rows} rows"),
        Some((_, occupations, _)) if occupations > 0 => format!("{occupations} occupations"),
        Some((_, _, entries)) => format!("{entries} entries"),
        None => "a career".to_owned(),
    }
}

fn by_folder<'f>(files: &[&'f Planned]) -> BTreeMap<&'f str, Vec<&'f Planned>> {
    let mut folders: BTreeMap<&str, Vec<&Planned>> = BTreeMap::new();
    for file in files {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(file);
    }
    folders
}
