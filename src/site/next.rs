//! Where one can go from a career: what both share, what is still to learn, what it pays, and in
//! which direction people usually move.

use std::cmp::Ordering;

use crate::career::raw::{MoveDirection, RawMove};
use crate::career::{Decimal, FactsKind, with_currency};
use crate::context::{Movement, Names, Next, NextCareer, Pay, Shared, Strings};
use crate::markdown::EntryKind;

use super::figures::{self, PayRow};
use super::library::{Library, OfficialRow, Record, View};
use super::related::{Found, Relation};

/// Levels of entry education as the projections of the U.S. Bureau of Labor Statistics word them,
/// the lowest first, in the order of their codes.
const ENTRY_EDUCATION: [&str; 8] = [
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
];

/// How many skills or tools of another career are named; the rest stand on its page.
const MOST_NAMED: usize = 8;

/// The careers one can go to, compared with this one; none if there are none.
pub(super) fn next(view: View<'_, '_>, record: &Record<'_>) -> Option<Next> {
    let View { library, strings, .. } = view;
    let (found, _) = record.next.first()?.found.word_and_rank();
    let source = record.next.iter().find_map(|relation| match relation.found {
        Found::Official(source, _) => library.source_link(source),
        Found::Named | Found::Shared => None,
    });
    let mine = Paid::of(view, record);
    let [skills, tools] =
        [EntryKind::Skill, EntryKind::Tool].map(|kind| record.named_in_order(kind));
    let compare = |relation: &Relation<'_>| {
        let other = library.careers.get(relation.position)?;
        let (shared_skills, skills_to_learn) = names(view, &skills, other, EntryKind::Skill);
        let (shared_tools, tools_to_learn) = names(view, &tools, other, EntryKind::Tool);
        let theirs = Paid::of(view, other);
        let (_, rank) = relation.found.word_and_rank();
        let said = said(record, other);
        Some(NextCareer {
            career: other.link(),
            why: said.and_then(|known| known.why.clone()).unwrap_or_default(),
            rank,
            points: relation.points,
            movement: movement(library, record, other),
            shared_skills,
            shared_tools,
            skills_to_learn,
            tools_to_learn,
            difference: difference(mine.as_ref(), theirs.as_ref(), strings).unwrap_or_default(),
            pay: theirs.map(|paid| paid.pay),
        })
    };
    let careers: Vec<NextCareer> = record.next.iter().filter_map(compare).collect();
    let compared = careers.iter().find(|one| !one.difference.is_empty());
    let compared = compared.and_then(|one| one.pay.clone());
    Some(Next { careers, found: found.to_owned(), source, compared })
}

/// What another career uses of a kind: what is among `mine`, which is in order, and what is not.
fn names(
    View { library, strings, .. }: View<'_, '_>,
    mine: &[usize],
    other: &Record<'_>,
    kind: EntryKind,
) -> (Names, Names) {
    let theirs = other.named(kind).iter();
    let (shared, new): (Vec<usize>, Vec<usize>) =
        theirs.partition(|entry| mine.binary_search(entry).is_ok());
    let names = |used: Vec<usize>| {
        let named = used.iter().take(MOST_NAMED).filter_map(|entry| library.links.get(*entry));
        let named = named.map(|link| link.name.as_str());
        let left = used.len().saturating_sub(MOST_NAMED);
        let more = || strings.text("names_more").replace("{count}", &left.to_string());
        let more = (left > 0).then(more);
        let text = named.chain(more.as_deref()).collect::<Vec<_>>().join(", ");
        Names { text, count: used.len() }
    };
    (names(shared), names(new))
}

/// What an editor of `record` says about the move to `other`.
fn said<'r>(record: &'r Record<'_>, other: &Record<'_>) -> Option<&'r RawMove> {
    let mut named = record.career.related.iter();
    named.find(|one| one.slug() == other.slug).and_then(|one| one.known())
}

/// In which direction people usually move: as an editor says on either side; else by what O*NET
/// says about preparation; else by what the projections say about entry education.
fn movement(library: &Library<'_>, record: &Record<'_>, other: &Record<'_>) -> Option<Movement> {
    let here = said(record, other).and_then(|known| known.moves);
    let there = || said(other, record).and_then(|known| known.moves);
    if let Some(moves) = here.or_else(|| there().map(MoveDirection::reversed)) {
        let none = String::new;
        return Some(Movement { key: moves.word().to_owned(), here: none(), there: none() });
    }
    let zone = |record: &Record<'_>| {
        record.official.iter().find_map(|official| official.occupation.job_zone)
    };
    let by_zone = zone(record).zip(zone(other)).and_then(|(here, there)| {
        ordered("zone", (here, here.to_string()), (there, there.to_string()))
    });
    by_zone.or_else(|| {
        let projections = |record| library.national(record, FactsKind::Projections);
        let (here, there) = (projections(record), projections(other));
        let (here, there) = (here.first()?, there.first()?);
        let level = |row: &OfficialRow<'_>| {
            let words = row.row.entry_education.clone();
            Some((ENTRY_EDUCATION.iter().position(|one| *one == words)?, words))
        };
        let one_table = here.facts.source == there.facts.source;
        ordered("education", level(here)?, level(there)?).filter(|_| one_table)
    })
}

/// A movement by a published fact of both; none if they are the same.
fn ordered<T: Ord>(fact: &str, here: (T, String), there: (T, String)) -> Option<Movement> {
    let way = match there.0.cmp(&here.0) {
        Ordering::Greater => "more",
        Ordering::Less => "less",
        Ordering::Equal => return None,
    };
    Some(Movement { key: format!("{fact}_{way}"), here: here.1, there: there.1 })
}

/// The pay that a career is known by, and the official row it stands in.
struct Paid {
    pay: Shared<Pay>,
    /// Id of the table and code of the row.
    row: Option<(String, String)>,
}

impl Paid {
    fn of(view: View<'_, '_>, record: &Record<'_>) -> Option<Self> {
        let row = match figures::pay_row(view, record)? {
            PayRow::Official(row) => Some((row.facts.source.clone(), row.row.code.clone())),
            PayRow::Stated(_) => None,
        };
        Some(Self { pay: figures::pay(view, record)?, row })
    }

    /// What must be the same for two figures to be compared.
    fn measure(&self) -> [&str; 6] {
        let pay = &self.pay;
        [&pay.statistic, &pay.currency, &pay.per, &pay.place.path, &pay.period, &pay.source.path]
            .map(String::as_str)
    }
}

/// The difference in pay in words, if both figures measure the same at the same place and time.
fn difference(mine: Option<&Paid>, other: Option<&Paid>, strings: &Strings) -> Option<String> {
    let (mine, other) = (mine?, other?);
    if mine.measure() != other.measure() {
        return None;
    }
    if mine.row.is_some() && mine.row == other.row {
        return Some(strings.text("difference_shared").to_owned());
    }
    // What lies above a cap is not known, nor is how far it lies from anything.
    if mine.pay.number.open || other.pay.number.open {
        return None;
    }
    let number = |paid: &Paid| Decimal::parse(paid.pay.number.value.as_deref()?);
    let (mine_number, other_number) = (number(mine)?, number(other)?);
    let key = match other_number.cmp(&mine_number) {
        Ordering::Greater => "difference_more",
        Ordering::Less => "difference_less",
        Ordering::Equal => "difference_same",
    };
    let amount = other_number.distance(mine_number).amount();
    let amount = with_currency(&mine.pay.currency, &amount);
    Some(strings.text(key).replace("{amount}", &amount))
}
