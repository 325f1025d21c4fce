//! All names by which something can be found, but for the titles of careers themselves.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::career::raw::RawTool;
use crate::context::{FindEntry, FindName};
use crate::markdown::EntryKind;

use super::super::library::{KINDS, Library, Record};
use super::super::references::Uses;
use super::super::{entries, profile};
use super::words::words;

/// How many careers a name of an entry leads to: its page has them all.
const MOST_CAREERS: usize = 12;

/// A name and its words.
pub(super) struct Named {
    /// The name.
    pub(super) name: Arc<FindName>,
    /// Its words.
    pub(super) words: Vec<String>,
}

/// All names, each once, in the order of their text. `weights` are those of the careers.
pub(super) fn names(library: &Library<'_>, uses: &Uses<'_>, weights: &[u8]) -> Vec<Named> {
    let mut all = titles(library);
    for kind in KINDS {
        for id in entries::used(library, uses, kind) {
            all.extend(entry_names(library, (kind, id), weights));
        }
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// Other titles of careers, without those that say the same as the title.
fn titles(library: &Library<'_>) -> Vec<Named> {
    let own = |record: &Record<'_>| words(record.title());
    let own: Vec<_> = library.careers.iter().map(own).collect();
    let mut titles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, record) in library.careers.iter().enumerate() {
        for title in profile::other_titles(record) {
            titles.entry(title).or_default().push(number);
        }
    }
    let named = |(title, mut careers): (&str, Vec<usize>)| {
        let words = words(title);
        careers.retain(|number| own.get(*number).is_none_or(|own| !are_alike(own, &words)));
        let name = FindName { text: title.to_owned(), entry: None, careers };
        (!name.careers.is_empty()).then(|| Named { name: Arc::new(name), words })
    };
    titles.into_iter().filter_map(named).collect()
}

/// Whether the words are the same, in whatever order.
fn are_alike(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|word| other.contains(word))
}

/// The names of a field, skill, tool or place.
fn entry_names(library: &Library<'_>, (kind, id): (EntryKind, &str), weights: &[u8]) -> Vec<Named> {
    let Some(entry) = library.entries.get(&(kind, id)) else { return Vec::new() };
    let mut users = library.users(kind, id).to_vec();
    users.sort_by_cached_key(|number| {
        let rank = library.careers.get(*number).map(|record| rank(record, kind, id));
        (rank, Reverse(weights.get(*number).copied()), *number)
    });
    users.truncate(MOST_CAREERS);
    let entry = entry.value;
    let found = FindEntry {
        kind: entries::context_kind(kind),
        id: id.to_owned(),
        name: entry.name.clone(),
    };
    let named = |text: &String| {
        let (text, entry, careers) = (text.clone(), Some(found.clone()), users.clone());
        let words = words(&text);
        Named { name: Arc::new(FindName { text, entry, careers }), words }
    };
    std::iter::once(&entry.name).chain(&entry.also).map(named).collect()
}

/// How many things of the kind the career names before this one.
fn rank(record: &Record<'_>, kind: EntryKind, id: &str) -> usize {
    let career = &record.career;
    let rank = match kind {
        EntryKind::Skill => career.skills.iter().position(|skill| skill.skill == id),
        EntryKind::Tool => {
            let uses = |tool: &RawTool| tool.tool == id || tool.or.as_deref() == Some(id);
            career.tools.iter().position(uses)
        }
        EntryKind::Place => career.places.iter().position(|place| place.place == id),
        EntryKind::Field | EntryKind::Career | EntryKind::Source | EntryKind::Term => None,
    };
    rank.unwrap_or_default()
}
