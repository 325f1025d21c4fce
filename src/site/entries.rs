//! Pages of fields, skills, tools and places, and their indexes.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::career::{FactsKind, Figure, Measure, raw::RawTool};
use crate::context::{
    self, CareerCard, Chart, EntryFigure, EntryIndex, EntryItem, EntryPage, EntryRecord,
    EntryTable, Link, RankingKey, Shared,
};
use crate::markdown::EntryKind;
use crate::motif::Motif;
use crate::page::entry_address;

use super::chart::{self, Compared};
use super::library::{Defined, EntryId, Library, OfficialRow, Record, View};
use super::listings::MOST_CARDS;
use super::measures::Measures;
use super::references::Uses;
use super::{figures, places, tables};

/// How many other entries a page names as often used with it.
const MOST_OFTEN_WITH: usize = 8;

/// How many occupations the drawing of a place has: more cannot be taken in at once.
const MOST_DRAWN: usize = 15;

/// The kind as templates know it.
pub(super) fn context_kind(kind: EntryKind) -> context::EntryKind {
    match kind {
        EntryKind::Skill => context::EntryKind::Skill,
        EntryKind::Tool => context::EntryKind::Tool,
        EntryKind::Place => context::EntryKind::Place,
        EntryKind::Field | EntryKind::Career | EntryKind::Source | EntryKind::Term => {
            context::EntryKind::Field
        }
    }
}

/// Ids of the entries of `kind` that are used, in the order of their names.
pub(super) fn used<'l>(library: &'l Library<'_>, uses: &Uses<'_>, kind: EntryKind) -> Vec<&'l str> {
    let mut all: Vec<(&str, &str)> = library
        .entries
        .iter()
        .filter(|((one, id), _)| *one == kind && uses.entries.contains(&(kind, *id)))
        .map(|((_, id), entry)| (entry.value.name.as_str(), *id))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// The careers that use an entry, in the order of their titles.
fn users<'l, 'p>(library: &'l Library<'p>, kind: EntryKind, id: &str) -> Vec<&'l Record<'p>> {
    let users = library.users(kind, id).iter();
    let mut users: Vec<_> = users.filter_map(|index| library.careers.get(*index)).collect();
    users.sort_by_key(|record| (record.title(), record.slug));
    users
}

/// All used entries of one kind.
pub(super) fn index(library: &Library<'_>, uses: &Uses<'_>, kind: EntryKind) -> EntryIndex {
    let item = |id: &str| {
        let entry = library.entries.get(&(kind, id))?;
        Some(EntryItem {
            entry: library.link(kind, id)?,
            motif: motif(kind, id),
            definition: entry.value.definition.clone(),
            count: library.users(kind, id).len(),
        })
    };
    let entries = used(library, uses, kind).into_iter().filter_map(item).collect();
    EntryIndex { kind: context_kind(kind), entries }
}

/// The motif of a field; nothing for others.
fn motif(kind: EntryKind, id: &str) -> String {
    if kind == EntryKind::Field { Motif::of(id).path() } else { String::new() }
}

/// The page of one entry; none if it is not defined.
pub(super) fn page(
    view: View<'_, '_>,
    uses: &Uses<'_>,
    measures: &Measures,
    (kind, id): (EntryKind, &str),
) -> Option<EntryPage> {
    let library = view.library;
    let Defined { value: entry, position, .. } = *library.entries.get(&(kind, id))?;
    let users = users(library, kind, id);
    let is_place = kind == EntryKind::Place;
    let is_used = |place: &&&str| uses.entries.contains(&(kind, **place));
    let within = library.places_within.get(id).filter(|_| is_place);
    let mut within_it: Vec<Shared<Link>> = within
        .into_iter()
        .flatten()
        .filter(is_used)
        .filter_map(|place| library.link(kind, place))
        .collect();
    within_it.sort();
    let is_long = users.len() > MOST_CARDS;
    let (lines, cards) = users.split_at(if is_long { users.len() } else { 0 });
    let rows = if is_place { place_rows(library, id) } else { Vec::new() };
    let figures: Vec<_> = rows.iter().filter_map(|row| place_figure(view, row)).collect();
    let chart = place_chart(view, &entry.name, &rows).map(Box::new);
    Some(EntryPage {
        kind: context_kind(kind),
        name: entry.name.clone(),
        motif: motif(kind, id),
        definition: entry.definition.clone(),
        also: entry.also.clone(),
        url: entry.url.clone(),
        within: entry.within.as_deref().and_then(|within| library.link(kind, within)),
        places: within_it,
        careers: cards.iter().map(|record| card(view, record, why(record, kind, id))).collect(),
        lines: lines.iter().map(|record| measures.line(record, why(record, kind, id))).collect(),
        basis: measures.basis(RankingKey::Pay).filter(|_| is_long).cloned(),
        has_concentration: figures.iter().any(|row| row.concentration.value.is_some()),
        figures,
        chart,
        often_with: often_with(library, &users, kind, position),
    })
}

/// The page of one entry as data.
pub(super) fn record(
    library: &Library<'_>,
    page: &EntryPage,
    (kind, id): EntryId<'_>,
    base_url: &str,
) -> EntryRecord {
    let cards = page.careers.iter().map(|card| (&card.title, &card.path, &card.why));
    let lines = page.lines.iter().map(|line| (&line.career.name, &line.career.path, &line.why));
    let careers = cards
        .chain(lines)
        .map(|(title, path, why)| (title.clone(), format!("{base_url}{path}"), why.clone()));
    let rows = if kind == EntryKind::Place { place_rows(library, id) } else { Vec::new() };
    let figures = rows.into_iter().flat_map(|row| tables::wages(library, row, "figures"));
    EntryRecord {
        kind: page.kind.word(),
        id: id.to_owned(),
        name: page.name.clone(),
        definition: page.definition.clone(),
        also: page.also.clone(),
        url: format!("{base_url}{}", entry_address(kind, id)),
        table: Arc::new(EntryTable { careers: careers.collect(), figures: figures.collect() }),
    }
}

/// A career in a list.
pub(super) fn card(view: View<'_, '_>, record: &Record<'_>, why: &str) -> CareerCard {
    let link = record.link();
    CareerCard {
        title: link.name.clone(),
        path: link.path.clone(),
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
        EntryKind::Field | EntryKind::Career | EntryKind::Source | EntryKind::Term => None,
    };
    why.and_then(Option::as_deref).unwrap_or_default()
}

/// Other entries of the kind that the same careers use, most shared first, at least two careers.
fn often_with(
    library: &Library<'_>,
    users: &[&Record<'_>],
    kind: EntryKind,
    position: usize,
) -> Vec<Shared<Link>> {
    if kind == EntryKind::Field {
        return Vec::new();
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for other in users.iter().flat_map(|record| record.named(kind)) {
        *counts.entry(*other).or_default() += 1;
    }
    let mut ranked: Vec<_> =
        counts.into_iter().filter(|(other, count)| *other != position && *count > 1).collect();
    ranked.sort_by_key(|(other, count)| (Reverse(*count), *other));
    let most = ranked.into_iter().take(MOST_OFTEN_WITH);
    most.filter_map(|(other, _)| library.links.get(other).cloned()).collect()
}

/// The newest official row of every occupation at a place that counts a career of this site, in
/// the order of the codes.
fn place_rows<'l, 'p>(library: &'l Library<'p>, place: &str) -> Vec<&'l OfficialRow<'p>> {
    let mut newest: BTreeMap<&str, &OfficialRow<'_>> = BTreeMap::new();
    for row in library.rows_at.get(place).into_iter().flatten() {
        let code = row.row.code.as_str();
        if row.facts.kind == FactsKind::Wages && library.by_code.contains_key(code) {
            newest.entry(code).or_insert(row);
        }
    }
    newest.into_values().collect()
}

fn place_figure(view: View<'_, '_>, row: &OfficialRow<'_>) -> Option<EntryFigure> {
    let View { library, strings, .. } = view;
    let indexes = library.by_code.get(row.row.code.as_str())?;
    let currency = row.facts.currency.as_str();
    let median = row.figure(Measure::Median);
    let missing = || figures::plain(Figure::NotPublished, strings);
    let plain = |figure: Option<Figure>| {
        figure.map_or_else(missing, |figure| figures::plain(figure, strings))
    };
    let careers = indexes.iter().filter_map(|index| library.careers.get(*index));
    Some(EntryFigure {
        occupation: row.row.title.clone(),
        code: row.row.code.clone(),
        careers: careers.map(Record::link).collect(),
        median: median.map_or_else(missing, |one| figures::money(one, currency, strings)),
        jobs: plain(row.row.jobs),
        concentration: plain(row.row.location_quotient),
        period: row.period()?.text(),
        currency: row.facts.currency.clone(),
        per: row.row.per.word().to_owned(),
        source: library.source_link(&row.facts.source)?,
    })
}

/// Draws the occupations with most jobs at a place. Pay in another unit than that of the first
/// has no place on its scale.
fn place_chart(view: View<'_, '_>, place: &str, rows: &[&OfficialRow<'_>]) -> Option<Chart> {
    let strings = view.strings;
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| Reverse(row.row.jobs.and_then(Figure::number)));
    let title = strings.text("entry_figures_caption").replace("{place}", place);
    let title = match rows.len() {
        0..=MOST_DRAWN => title,
        _ => strings.text("chart_most_jobs").replace("{title}", &title),
    };
    rows.truncate(MOST_DRAWN);
    let first = rows.first()?;
    let (currency, per) = (&first.facts.currency, first.row.per);
    let compared = |row: &&OfficialRow<'_>| {
        let [median, jobs, concentration] = places::measured(row);
        let median = median.filter(|_| (&row.facts.currency, row.row.per) == (currency, per));
        Compared { name: row.row.title.clone(), figures: [median, jobs, concentration] }
    };
    let compared: Vec<Compared> = rows.iter().map(compared).collect();
    chart::by_place(("page:figures-drawn", title), &compared, currency, None, strings)
}
