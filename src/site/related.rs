//! Where one can go from a career: what both share and what is still to learn.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{Career, Decimal, with_currency};
use crate::context::{Difference, Direction, Link, NextCareer, Pay};
use crate::markdown::EntryKind;

use super::library::{Library, Record, View};
use super::{figures, official};

/// How many careers are named where the editors name none.
const MOST: usize = 4;

/// How many of the careers that an official classification calls related are named: the short
/// list of O*NET has five.
const MOST_OFFICIAL: usize = 5;

/// The careers one can go to, by their positions in the library: those that the editors name, in
/// their order; else those that official classifications call related; else those with which most
/// skills and tools are shared.
///
/// A shared skill counts two and a shared tool one, since skills are slower to learn; below a
/// count of three nothing is related. Of equal counts the earlier slug comes first.
pub(super) fn positions(library: &Library<'_>, record: &Record<'_>) -> Vec<usize> {
    let position = |slug: &str| library.by_slug.get(slug).copied();
    let own = position(record.slug);
    let named = record.career.related.iter();
    let named: Vec<usize> =
        named.filter_map(|slug| position(slug)).filter(|other| Some(*other) != own).collect();
    if !named.is_empty() {
        return named;
    }
    let mut official = official::related(library, record);
    official.truncate(MOST_OFFICIAL);
    if !official.is_empty() {
        return official;
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for (kind, weight) in [(EntryKind::Skill, 2), (EntryKind::Tool, 1)] {
        for id in ids(&record.career, kind) {
            let users = library.users.get(&(kind, id.to_owned())).into_iter().flatten();
            for index in users {
                *counts.entry(*index).or_default() += weight;
            }
        }
    }
    let mut ranked: Vec<(usize, usize)> = counts.into_iter().collect();
    ranked.retain(|(other, count)| *count > 2 && Some(*other) != own);
    // Careers lie in the order of their slugs.
    ranked.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    ranked.into_iter().take(MOST).map(|(other, _)| other).collect()
}

/// The careers one can go to, compared with this one.
pub(super) fn next(view: View<'_, '_>, record: &Record<'_>) -> Vec<NextCareer> {
    let library = view.library;
    let pay = figures::pay(view, record);
    library
        .next(record)
        .map(|other| {
            let links = |kind, wanted: Shared| compare(library, record, other, kind, wanted);
            let other_pay = figures::pay(view, other);
            NextCareer {
                career: other.link(),
                description: other.summary(),
                shared_skills: links(EntryKind::Skill, Shared::Both),
                shared_tools: links(EntryKind::Tool, Shared::Both),
                skills_to_learn: links(EntryKind::Skill, Shared::OtherOnly),
                tools_to_learn: links(EntryKind::Tool, Shared::OtherOnly),
                difference: difference(pay.as_ref(), other_pay.as_ref()),
                pay: other_pay,
            }
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shared {
    Both,
    OtherOnly,
}

fn compare(
    library: &Library<'_>,
    record: &Record<'_>,
    other: &Record<'_>,
    kind: EntryKind,
    wanted: Shared,
) -> Vec<Link> {
    let mine: BTreeSet<&str> = ids(&record.career, kind).into_iter().collect();
    let theirs = ids(&other.career, kind).into_iter();
    let theirs = theirs.filter(|id| mine.contains(id) == (wanted == Shared::Both));
    theirs.filter_map(|id| library.link(kind, id)).collect()
}

/// Ids of the skills or tools of a career, in its order, each once.
pub(super) fn ids(career: &Career, kind: EntryKind) -> Vec<&str> {
    let mut all: Vec<&str> = match kind {
        EntryKind::Skill => career.skills.iter().map(|skill| skill.skill.as_str()).collect(),
        EntryKind::Tool => {
            let tools = career.tools.iter();
            tools
                .flat_map(|tool| std::iter::once(&tool.tool).chain(&tool.or))
                .map(String::as_str)
                .collect()
        }
        EntryKind::Place => career.places.iter().map(|place| place.place.as_str()).collect(),
        EntryKind::Field => career.field.as_deref().into_iter().collect(),
        EntryKind::Career | EntryKind::Source => Vec::new(),
    };
    let mut seen = BTreeSet::new();
    all.retain(|id| seen.insert(*id));
    all
}

/// The difference in pay, if both figures measure the same at the same place and time.
fn difference(mine: Option<&Pay>, other: Option<&Pay>) -> Option<Difference> {
    let (mine, other) = (mine?, other?);
    let measure = |pay: &Pay| {
        (
            pay.statistic.clone(),
            pay.currency.clone(),
            pay.per.clone(),
            pay.place.clone(),
            pay.period.clone(),
            pay.source.clone(),
        )
    };
    // What lies above a cap is not known, nor is how far it lies from anything.
    if measure(mine) != measure(other) || mine.number.open || other.number.open {
        return None;
    }
    let number = |pay: &Pay| Decimal::parse(pay.number.value.as_deref()?);
    let (mine_number, other_number) = (number(mine)?, number(other)?);
    let direction = match other_number.cmp(&mine_number) {
        std::cmp::Ordering::Greater => Direction::More,
        std::cmp::Ordering::Less => Direction::Less,
        std::cmp::Ordering::Equal => Direction::Same,
    };
    let amount = other_number.distance(mine_number).amount();
    let text = with_currency(&mine.currency, &amount);
    Some(Difference { direction, text })
}
