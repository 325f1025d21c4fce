//! Ids for what publishers name: the same from release to release, and the site's own where the
//! site has the same thing already.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::MergedBy;
use crate::markdown::slug;

use super::KnownEntry;

/// Which names of the site's own entries can be those of a publisher's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// The name alone: other names of a skill are everyday words that mean many things.
    First,
    /// The other names as well: those of a product mean nothing else.
    All,
}

/// Gives ids to the entries of one vocabulary.
pub(super) struct Naming<'k> {
    by_hand: Vec<&'k KnownEntry>,
    names: Names,
    /// Ids that earlier imports gave, by the publisher's code, or by the name of what has none.
    imported: BTreeMap<&'k str, &'k str>,
    /// What this import has named so far, likewise.
    given: BTreeMap<String, (String, Option<MergedBy>)>,
    taken: BTreeSet<String>,
    /// Ids of the site's own entries that something was merged with.
    merged: BTreeSet<&'k str>,
}

impl<'k> Naming<'k> {
    /// Names beside what the site has.
    pub(super) fn new(known: &'k [KnownEntry], names: Names) -> Self {
        let (imported, by_hand): (Vec<_>, Vec<_>) =
            known.iter().partition(|entry| entry.facts.is_some());
        let keys = |entry: &'k KnownEntry| (key(&entry.code, &entry.name), entry.id.as_str());
        let taken = known.iter().map(|entry| entry.id.clone()).collect();
        let imported = imported.into_iter().map(keys).collect();
        Self { by_hand, names, imported, given: BTreeMap::new(), taken, merged: BTreeSet::new() }
    }

    /// How the site's own entry of this id is merged, if there is one.
    pub(super) fn by_id(&self, id: &str) -> Option<MergedBy> {
        self.by_hand.iter().any(|entry| entry.id == id).then_some(MergedBy::Name)
    }

    /// The id of what the publisher calls `name` under `code`, and by what it was found to be an
    /// entry that the site defines by hand. An empty code is no code.
    ///
    /// Two names of the publisher never get one id: of two that the site's entry could be, the
    /// first is merged and the other gets an id of its own.
    pub(super) fn name(&mut self, code: &str, name: &str) -> (String, Option<MergedBy>) {
        if let Some(given) = self.given.get(key(code, name)) {
            return given.clone();
        }
        let named = match self.by_hand(code, name) {
            Some((entry, merged)) => {
                self.merged.insert(&entry.id);
                (entry.id.clone(), Some(merged))
            }
            None => match self.imported.get(key(code, name)) {
                Some(id) => ((*id).to_owned(), None),
                None => (self.fresh(code, name), None),
            },
        };
        self.given.insert(key(code, name).to_owned(), named.clone());
        named
    }

    /// The entry that the site defines by hand for this code or name, unless it stands for
    /// something else already.
    fn by_hand(&self, code: &str, name: &str) -> Option<(&'k KnownEntry, MergedBy)> {
        let free = || self.by_hand.iter().filter(|entry| !self.merged.contains(entry.id.as_str()));
        let name = name.to_lowercase();
        let has_code = |entry: &&&KnownEntry| !code.is_empty() && entry.code == code;
        let is_called = |entry: &&&KnownEntry| {
            let also = entry.also.iter().filter(|_| self.names == Names::All);
            let names = std::iter::once(&entry.name).chain(also);
            let has_other_code = !code.is_empty() && !entry.code.is_empty();
            !has_other_code && names.into_iter().any(|one| one.to_lowercase() == name)
        };
        let by_code = free().find(has_code).map(|entry| (*entry, MergedBy::Code));
        by_code.or_else(|| free().find(is_called).map(|entry| (*entry, MergedBy::Name)))
    }

    fn fresh(&mut self, code: &str, name: &str) -> String {
        let mut base = slug(&spelt_out(name));
        if base.is_empty() || base == "index" {
            format!("{base}-{}", slug(code)).trim_matches('-').clone_into(&mut base);
        }
        let mut id = base.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }
}

/// What a publisher's entry is known by from release to release.
fn key<'t>(code: &'t str, name: &'t str) -> &'t str {
    if code.is_empty() { name } else { code }
}

/// The name with the signs in words that tell it from others: `C++` is not `C`.
fn spelt_out(name: &str) -> String {
    name.replace("C#", "C sharp")
        .replace("F#", "F sharp")
        .replace('+', " plus ")
        .replace('&', " and ")
}
