//! Rankings of all careers by pay, growth, jobs, openings and entry education.
//!
//! Only figures of one basis (measure, place, period, source) stand in one list. The longest list
//! comes first, others follow apart from it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::career::{Decimal, Figure};
use crate::context::{
    Basis, Link, Rank, RankedList, Ranking, RankingKey, RankingSummary, Rankings, Shared, Strings,
};

use super::library::{Library, View};
use super::measures::{CareerMeasures, LEVELS, Measured, Measures};

/// How many ranks of each ranking the page of all rankings shows.
const TOP: usize = 3;

/// Path of a ranking.
pub(super) fn path(key: RankingKey) -> String {
    format!("rankings/{}.html", key.word())
}

/// All rankings with their beginnings.
pub(super) fn summary(rankings: &[Ranking]) -> Rankings {
    let summary = |ranking: &Ranking| {
        let first = ranking.lists.first();
        let ranks = first.map(|list| list.ranks.as_slice()).unwrap_or_default();
        let top = ranks.iter().take(TOP).filter(|_| ranking.key != RankingKey::Education);
        RankingSummary {
            key: ranking.key,
            path: path(ranking.key),
            basis: first.and_then(|list| list.basis.clone()),
            top: top.cloned().collect(),
        }
    };
    Rankings { rankings: rankings.iter().map(summary).collect() }
}

/// All careers by one measure.
pub(super) fn ranking(view: View<'_, '_>, measures: &Measures, key: RankingKey) -> Ranking {
    let library = view.library;
    let (lists, unpublished) = match key {
        RankingKey::Education => by_education(library, measures, view.strings),
        _ => by_figure(library, measures, key),
    };
    Ranking { key, lists, unpublished: sorted(library, unpublished) }
}

/// Lists by basis and the careers that have no figure.
fn by_figure(
    library: &Library<'_>,
    measures: &Measures,
    key: RankingKey,
) -> (Vec<RankedList>, Vec<usize>) {
    let mut groups: BTreeMap<&Shared<Basis>, Vec<(usize, &Measured)>> = BTreeMap::new();
    let mut missing = Vec::new();
    for (position, career) in measures.all() {
        match career.figure(key) {
            Some(measured) => {
                groups.entry(&measured.basis).or_default().push((position, measured));
            }
            None => missing.push(position),
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(basis, careers)| Reverse((careers.len(), *basis)));
    let list = |(basis, careers): (&Shared<Basis>, Vec<(usize, &Measured)>)| RankedList {
        basis: Some(basis.clone()),
        ranks: ranks(library, careers),
    };
    (groups.into_iter().map(list).collect(), missing)
}

/// Highest first; what is capped stands before all that is known, since it may be any amount.
/// Careers that one row counts together share it, equal figures share a position.
fn ranks(library: &Library<'_>, careers: Vec<(usize, &Measured)>) -> Vec<Rank> {
    let mut rows: BTreeMap<&str, (&Measured, Vec<usize>)> = BTreeMap::new();
    for (position, measured) in careers {
        let row = rows.entry(&measured.counts).or_insert((measured, Vec::new()));
        row.1.push(position);
    }
    let mut rows: Vec<_> = rows
        .into_values()
        .map(|(measured, careers)| (height(measured.figure), measured, sorted(library, careers)))
        .collect();
    rows.sort_by(|one, other| (Reverse(one.0), &one.2).cmp(&(Reverse(other.0), &other.2)));
    let mut ranks: Vec<Rank> = Vec::new();
    let mut last = None;
    for (index, (height, measured, careers)) in rows.into_iter().enumerate() {
        let shared = ranks.last().filter(|_| last == Some(height)).map(|rank| rank.position);
        last = Some(height);
        ranks.push(Rank {
            position: shared.unwrap_or(index + 1),
            number: Some(measured.number.clone()),
            level: String::new(),
            careers,
        });
    }
    ranks
}

/// By what figures are ordered: whether it is open upwards, then the number.
fn height(figure: Figure) -> (bool, Option<Decimal>) {
    (matches!(figure, Figure::AtLeast(_)), figure.number())
}

/// Lists of levels, lowest first: by the official word on them, then by that of the editors.
fn by_education(
    library: &Library<'_>,
    measures: &Measures,
    strings: &Strings,
) -> (Vec<RankedList>, Vec<usize>) {
    type Levels<'m> = BTreeMap<(usize, &'m str), Vec<usize>>;
    let mut groups: BTreeMap<Option<&Shared<Basis>>, Levels<'_>> = BTreeMap::new();
    let mut missing = Vec::new();
    for (position, CareerMeasures { education, .. }) in measures.all() {
        let Some(entry) = education else {
            missing.push(position);
            continue;
        };
        let (level, words) = entry.level.map_or((LEVELS.len(), entry.text.as_str()), |at| (at, ""));
        let levels = groups.entry(entry.basis.as_ref()).or_default();
        levels.entry((level, words)).or_default().push(position);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(basis, levels)| {
        (basis.is_none(), Reverse((levels.values().map(Vec::len).sum::<usize>(), *basis)))
    });
    let rank = |(index, ((level, words), careers)): (usize, ((usize, &str), Vec<usize>))| Rank {
        position: index + 1,
        number: None,
        level: level_name(level, strings).unwrap_or_else(|| words.to_owned()),
        careers: sorted(library, careers),
    };
    let list = |(basis, levels): (Option<&Shared<Basis>>, Levels<'_>)| RankedList {
        basis: basis.cloned(),
        ranks: levels.into_iter().enumerate().map(rank).collect(),
    };
    (groups.into_iter().map(list).collect(), missing)
}

/// The name of a level by its position in [`LEVELS`].
pub(super) fn level_name(level: usize, strings: &Strings) -> Option<String> {
    let (key, _) = LEVELS.get(level)?;
    Some(strings.text(&format!("education_{key}")).to_owned())
}

/// Links to the careers at the given positions, in the order of their titles.
fn sorted(library: &Library<'_>, careers: Vec<usize>) -> Vec<Shared<Link>> {
    let links = careers.into_iter().filter_map(|position| library.careers.get(position));
    let mut links: Vec<Shared<Link>> = links.map(super::library::Record::link).collect();
    links.sort();
    links
}
