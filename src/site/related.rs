//! Which careers one can go to from a career, and the measure of how much two have in common.
//!
//! Called once per career when the library is made; `next` compares what was found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use crate::career::Career;
use crate::markdown::EntryKind;

use super::library::{Library, Record};
use super::official;

/// How many careers are named where neither editors nor classifications name any.
const MOST: usize = 4;

/// How many of the careers that an official classification calls related are named: the short
/// list of O*NET has five.
const MOST_OFFICIAL: usize = 5;

/// The least measure by which a career is related where nobody names it.
const LEAST_POINTS: usize = 3;

/// A skill or tool that more careers have leads to none of them, though it counts between two that
/// another one led to. So the work grows with the number of careers and not with its square.
const MOST_USERS: usize = 100;

/// How much a skill and a tool that both have count: a skill takes longer to learn.
const WEIGHTS: [(EntryKind, usize); 2] = [(EntryKind::Skill, 2), (EntryKind::Tool, 1)];

/// A career that one can go to.
#[derive(Clone, Copy)]
pub(super) struct Relation<'p> {
    /// Its position in the library.
    pub(super) position: usize,
    /// By what it was found.
    pub(super) found: Found<'p>,
    /// Two for each skill and one for each tool that both careers have.
    pub(super) points: usize,
}

/// By what a related career was found.
#[derive(Clone, Copy)]
pub(super) enum Found<'p> {
    /// An editor names it.
    Named,
    /// A classification, by the id of its source, names it as this number of its list, from 1.
    Official(&'p str, usize),
    /// It has more in common with the career than others.
    Shared,
}

impl Found<'_> {
    /// The word for it in pages and data, and the number in the list of a classification, else 0.
    pub(super) fn word_and_rank(self) -> (&'static str, usize) {
        match self {
            Self::Named => ("editors", 0),
            Self::Official(_, rank) => ("official", rank),
            Self::Shared => ("shared", 0),
        }
    }
}

/// The careers one can go to: those that the editors name, in their order; else those that
/// official classifications call related; else those with the most points, of equals the earlier
/// slug first.
pub(super) fn relations<'p>(library: &Library<'p>, record: &Record<'p>) -> Vec<Relation<'p>> {
    let named = record.career.related.iter();
    let named = named.filter_map(|related| library.by_slug.get(related.slug()).copied());
    let named = named.filter(|position| *position != record.position);
    let mut found: Vec<_> = named.map(|position| (position, Found::Named)).collect();
    if found.is_empty() {
        let official = official::related(library, record).into_iter();
        let official = official.map(|one| (one.position, Found::Official(one.source, one.rank)));
        found = official.take(MOST_OFFICIAL).collect();
    }
    let relation = |(position, found)| {
        let other = library.careers.get(position)?;
        Some(Relation { position, found, points: points(record, other) })
    };
    if found.is_empty() {
        sharing(library, record)
    } else {
        found.into_iter().filter_map(relation).collect()
    }
}

/// The measure of relatedness: two for each skill and one for each tool that both careers have.
fn points(one: &Record<'_>, other: &Record<'_>) -> usize {
    let of_kind = |(kind, weight): (EntryKind, usize)| {
        let mine = one.named_in_order(kind);
        other.named(kind).iter().filter(|entry| mine.binary_search(entry).is_ok()).count() * weight
    };
    WEIGHTS.into_iter().map(of_kind).sum()
}

/// The careers with the most points.
fn sharing<'p>(library: &Library<'p>, record: &Record<'p>) -> Vec<Relation<'p>> {
    let users = WEIGHTS.into_iter().flat_map(|(kind, weight)| {
        let named = record.named(kind).iter();
        named.filter_map(move |entry| Some((library.users.get(*entry)?, weight)))
    });
    let (few, many): (Vec<_>, Vec<_>) = users.partition(|(users, _)| users.len() <= MOST_USERS);
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (users, weight) in few {
        for position in users {
            *counts.entry(*position).or_default() += weight;
        }
    }
    for (users, weight) in many {
        // Users lie in the order of their positions.
        for (position, points) in &mut counts {
            *points += users.binary_search(position).map_or(0, |_| weight);
        }
    }
    let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
    ranked.retain(|(other, points)| *points >= LEAST_POINTS && *other != record.position);
    // Careers lie in the order of their slugs.
    ranked.sort_by_key(|(other, points)| (Reverse(*points), *other));
    let relation = |(position, points)| Relation { position, found: Found::Shared, points };
    ranked.into_iter().take(MOST).map(relation).collect()
}

/// Ids of what a career names of a kind, in its order, each once.
pub(super) fn ids(career: &Career, kind: EntryKind) -> Vec<&str> {
    match kind {
        EntryKind::Skill => career.skills.iter().map(|skill| skill.skill.as_str()).collect(),
        EntryKind::Tool => tools(career),
        EntryKind::Place => career.places.iter().map(|place| place.place.as_str()).collect(),
        EntryKind::Field => career.field.as_deref().into_iter().collect(),
        EntryKind::Career | EntryKind::Source | EntryKind::Term => Vec::new(),
    }
}

/// Ids of the tools of a career. No list of an editor or of a classification names an id twice, but
/// the alternative to a tool may be named elsewhere.
fn tools(career: &Career) -> Vec<&str> {
    if career.tools.iter().all(|tool| tool.or.is_none()) {
        return career.tools.iter().map(|tool| tool.tool.as_str()).collect();
    }
    let all = career.tools.iter().flat_map(|tool| iter::once(&tool.tool).chain(&tool.or));
    let mut seen = BTreeSet::new();
    all.map(String::as_str).filter(|id| seen.insert(*id)).collect()
}
