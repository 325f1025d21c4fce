//! Pages of fields, skills, tools and places, their indexes, and the sources page.

use std::collections::BTreeMap;

use crate::career::{FactsKind, Figure, Measure, raw::RawTool};
use crate::context::{
    self, CareerCard, EntryFigure, EntryIndex, EntryItem, EntryPage, Link, SourceLine, Sources,
};
use crate::markdown::EntryKind;

use super::library::{Library, OfficialRow, Record, View};
use super::references::Uses;
use super::{figures, records, related};

/// How many other entries a page names as often used with it.
const MOST_OFTEN_WITH: usize = 8;

/// The kind as templates know it.
pub(super) fn context_kind(kind: EntryKind) -> context::EntryKind {
    match kind {
        EntryKind::Skill => context::EntryKind::Skill,
        EntryKind::Tool => context::EntryKind::Tool,
        EntryKind::Place => context::EntryKind::Place,
        EntryKind::Field | EntryKind::Career | EntryKind::Source => context::EntryKind::Field,
    }
}

/// Ids of the entries of `kind` that are used, in the order of their names.
pub(super) fn used<'l>(library: &'l Library<'_>, uses: &Uses, kind: EntryKind) -> Vec<&'l str> {
    let mut all: Vec<(&str, &str)> = library
        .entries
        .iter()
        .filter(|((one, id), _)| *one == kind && uses.entries.contains(&(kind, (*id).to_owned())))
        .map(|((_, id), entry)| (entry.value.name.as_str(), *id))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// The careers that use an entry, in the order of their titles.
fn users<'l, 'p>(library: &'l Library<'p>, kind: EntryKind, id: &str) -> Vec<&'l Record<'p>> {
    let users = library.users.get(&(kind, id.to_owned())).into_iter().flatten();
    let mut users: Vec<_> = users.filter_map(|index| library.careers.get(*index)).collect();
    users.sort_by_key(|record| (record.title(), record.slug));
    users
}

/// All used entries of one kind.
pub(super) fn index(library: &Library<'_>, uses: &Uses, kind: EntryKind) -> EntryIndex {
    let item = |id: &str| {
        let entry = library.entries.get(&(kind, id))?;
        Some(EntryItem {
            entry: library.link(kind, id)?,
            definition: entry.value.definition.clone(),
            count: library.users.get(&(kind, id.to_owned())).map_or(0, Vec::len),
        })
    };
    let entries = used(library, uses, kind).into_iter().filter_map(item).collect();
    EntryIndex { kind: context_kind(kind), entries }
}

/// The page of one entry; none if it is not defined.
pub(super) fn page(
    view: View<'_, '_>,
    uses: &Uses,
    (kind, id): (EntryKind, &str),
) -> Option<EntryPage> {
    let library = view.library;
    let entry = library.entries.get(&(kind, id))?.value;
    let users = users(library, kind, id);
    let is_place = kind == EntryKind::Place;
    let is_used = |place: &&&str| uses.entries.contains(&(kind, (**place).to_owned()));
    let within = library.places_within.get(id).filter(|_| is_place);
    let mut places: Vec<Link> = within
        .into_iter()
        .flatten()
        .filter(is_used)
        .filter_map(|place| library.link(kind, place))
        .collect();
    places.sort();
    Some(EntryPage {
        kind: context_kind(kind),
        name: entry.name.clone(),
        definition: entry.definition.clone(),
        also: entry.also.clone(),
        url: entry.url.clone(),
        within: entry.within.as_deref().and_then(|within| library.link(kind, within)),
        places,
        careers: users.iter().map(|record| card(view, record, why(record, kind, id))).collect(),
        figures: if is_place { place_figures(view, id) } else { Vec::new() },
        often_with: often_with(library, &users, kind, id),
    })
}

/// A career in a list.
pub(super) fn card(view: View<'_, '_>, record: &Record<'_>, why: &str) -> CareerCard {
    let link = record.link();
    CareerCard {
        title: link.name,
        path: link.path,
        description: record.summary(),
        pay: figures::pay(view, record),
        why: why.to_owned(),
    }
}

/// Why the career names the entry, or empty.
fn why<'r>(record: &'r Record<'_>, kind: EntryKind, id: &str) -> &'r str {
    let career = &record.career;
    let why = match kind {
        EntryKind::Skill => career.skills.iter().find(|one| one.skill == id).map(|one| &one.why),
        EntryKind::Tool => {
            let uses = |one: &&RawTool| one.tool == id || one.or.as_deref() == Some(id);
            career.tools.iter().find(uses).map(|one| &one.why)
        }
        EntryKind::Place => career.places.iter().find(|one| one.place == id).map(|one| &one.why),
        EntryKind::Field | EntryKind::Career | EntryKind::Source => None,
    };
    why.and_then(Option::as_deref).unwrap_or_default()
}

/// Other entries of the kind that the same careers use, most shared first, at least two careers.
fn often_with(
    library: &Library<'_>,
    users: &[&Record<'_>],
    kind: EntryKind,
    id: &str,
) -> Vec<Link> {
    if kind == EntryKind::Field {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in users {
        for other in related::ids(&record.career, kind) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> =
        counts.into_iter().filter(|(other, count)| *other != id && *count > 1).collect();
    ranked.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    let most = ranked.into_iter().take(MOST_OFTEN_WITH);
    most.filter_map(|(other, _)| library.link(kind, other)).collect()
}

/// The newest official figures of every occupation at a place that counts a career of this site.
fn place_figures(view: View<'_, '_>, place: &str) -> Vec<EntryFigure> {
    let View { library, strings, .. } = view;
    let mut newest: BTreeMap<&str, &OfficialRow<'_>> = BTreeMap::new();
    for row in library.rows_at.get(place).into_iter().flatten() {
        if row.facts.kind == FactsKind::Wages {
            newest.entry(row.row.code.as_str()).or_insert(row);
        }
    }
    let figure = |(code, row): (&str, &OfficialRow<'_>)| {
        let indexes = library.by_code.get(code)?;
        let currency = row.facts.currency.as_str();
        let median = row.figure(Measure::Median);
        let missing = || figures::plain(Figure::NotPublished, strings);
        let plain = |figure: Option<Figure>| {
            figure.map_or_else(missing, |figure| figures::plain(figure, strings))
        };
        let careers = indexes.iter().filter_map(|index| library.careers.get(*index));
        Some(EntryFigure {
            occupation: row.row.title.clone(),
            code: code.to_owned(),
            careers: careers.map(Record::link).collect(),
            median: median.map_or_else(missing, |one| figures::money(one, currency, strings)),
            jobs: plain(row.row.jobs),
            concentration: plain(row.row.location_quotient),
            period: row.period()?.text(),
            currency: row.facts.currency.clone(),
            per: row.row.per.word().to_owned(),
            source: library.source_link(&row.facts.source)?,
        })
    };
    newest.into_iter().filter_map(figure).collect()
}

/// All sources that are used, each with the careers that use it.
pub(super) fn sources(library: &Library<'_>, uses: &Uses) -> Sources {
    let mut careers: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
    for record in &library.careers {
        for id in records::source_ids(library, record) {
            careers.entry(id).or_default().push(record.link());
        }
    }
    let line = |id: &&str| {
        let careers = careers.get(id).cloned().unwrap_or_default();
        let used = !careers.is_empty() || uses.publications.contains(*id);
        let line = records::source_line(library, id).filter(|_| used)?;
        Some(SourceLine { careers, ..line })
    };
    let mut sources: Vec<_> = library.publications.keys().filter_map(line).collect();
    sources.sort_by(|one, other| (&one.title, &one.id).cmp(&(&other.title, &other.id)));
    for source in &mut sources {
        source.careers.sort();
    }
    Sources { sources }
}
