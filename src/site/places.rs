//! The places of a career: pay, jobs and concentration there, and in the country as a whole.

use crate::career::{FactsKind, Figure, Measure, raw};
use crate::context::{Chart, CountryFigures, Place, PlaceFigures};
use crate::markdown::EntryKind;

use super::chart::{self, Compared, Reference};
use super::figures;
use super::library::{OfficialRow, Record, View};

/// What the section on places shows.
pub(super) struct PlacesData {
    /// The places.
    pub(super) places: Vec<Place>,
    /// What their figures count and where they come from.
    pub(super) source: Option<PlaceFigures>,
    /// Their figures, drawn.
    pub(super) chart: Option<Chart>,
}

/// The places of a career with the figures of one table, the newest that has any of them.
pub(super) fn places(view: View<'_, '_>, record: &Record<'_>) -> PlacesData {
    let library = view.library;
    let named = &record.career.places;
    let official: Vec<_> = record.official_rows(FactsKind::Wages).collect();
    let is_named = |row: &&OfficialRow<'_>| named.iter().any(|place| place.place == row.row.place);
    let newest = official.iter().find(is_named);
    let row_at = |place: &str| {
        let source = &newest?.facts.source;
        official.iter().find(|row| row.row.place == place && row.facts.source == *source)
    };
    let places = named.iter().filter_map(|raw| place(view, raw, row_at(&raw.place))).collect();
    let Some(newest) = newest else { return PlacesData { places, source: None, chart: None } };
    let country = official.iter().find(|row| {
        library.is_country(&row.row.place)
            && (&row.row.code, row.row.per) == (&newest.row.code, newest.row.per)
            && (&row.facts.currency, row.period()) == (&newest.facts.currency, newest.period())
    });
    let rows: Vec<Compared> = named
        .iter()
        .filter_map(|raw| {
            let name = library.name(EntryKind::Place, &raw.place)?.to_owned();
            Some(Compared { name, figures: measured(row_at(&raw.place)?) })
        })
        .collect();
    let source = source(view, record, newest, country);
    let chart = source.as_ref().and_then(|source| draw(view, source, &rows, country));
    PlacesData { places, source, chart }
}

/// Median pay, jobs and location quotient of a row.
pub(super) fn measured(row: &OfficialRow<'_>) -> [Option<Figure>; 3] {
    [row.figure(Measure::Median), row.row.jobs, row.row.location_quotient]
}

fn place(view: View<'_, '_>, raw: &raw::RawPlace, row: Option<&OfficialRow<'_>>) -> Option<Place> {
    let strings = view.strings;
    let median = row.and_then(|row| Some((row.figure(Measure::Median)?, &row.facts.currency)));
    let quotient = row.and_then(|row| row.row.location_quotient);
    Some(Place {
        place: view.library.link(EntryKind::Place, &raw.place)?,
        why: raw.why.clone().unwrap_or_default(),
        median: median.map(|(median, currency)| figures::money(median, currency, strings)),
        jobs: row.and_then(|row| row.row.jobs).map(|jobs| figures::plain(jobs, strings)),
        concentration: quotient.map(|quotient| figures::plain(quotient, strings)),
    })
}

fn source(
    view: View<'_, '_>,
    record: &Record<'_>,
    row: &OfficialRow<'_>,
    country: Option<&OfficialRow<'_>>,
) -> Option<PlaceFigures> {
    let View { library, strings, .. } = view;
    let country = country.and_then(|row| {
        let median = row.figure(Measure::Median);
        let currency = &row.facts.currency;
        Some(CountryFigures {
            place: library.link(EntryKind::Place, &row.row.place)?,
            median: median.map(|median| figures::money(median, currency, strings)),
            jobs: row.row.jobs.map(|jobs| figures::plain(jobs, strings)),
            source: library.source_link(&row.facts.source)?,
        })
    });
    Some(PlaceFigures {
        occupation: row.row.title.clone(),
        code: row.row.code.clone(),
        shared_with: library.shared_with(record, row),
        currency: row.facts.currency.clone(),
        per: row.row.per.word().to_owned(),
        pay_in: figures::pay_in(&row.facts.currency, row.row.per, strings),
        period: row.period()?.text(),
        source: library.source_link(&row.facts.source)?,
        country,
    })
}

fn draw(
    view: View<'_, '_>,
    source: &PlaceFigures,
    rows: &[Compared],
    country: Option<&OfficialRow<'_>>,
) -> Option<Chart> {
    let strings = view.strings;
    let reference = country.and_then(|row| {
        let name = view.library.name(EntryKind::Place, &row.row.place)?.to_owned();
        let median = row.figure(Measure::Median).filter(|median| median.number().is_some())?;
        Some(Reference { name, median })
    });
    let title = strings.text("places_caption").replace("{period}", &source.period);
    chart::by_place(("page:places", title), rows, &source.currency, reference.as_ref(), strings)
}
