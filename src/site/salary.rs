//! Pay of a career: the newest rows, each drawn as a band, and official rows over the years.

use std::collections::BTreeSet;

use crate::career::{FactsKind, Figure, Measure, Per, Salary as Stated};
use crate::context::{Chart, PayYears, Salary, Strings};

use super::chart::{self, Band, Scale, Year};
use super::figures;
use super::library::{OfficialRow, Record, View};

/// A row as pages show it, with the figures it is drawn from.
struct Drawn<'r> {
    shown: Salary,
    figures: &'r [(Measure, Figure)],
    all: Option<Figure>,
}

/// Of each country the newest official row, then those that the editors state. The bands of all
/// rows in one unit have one scale, so that they can be compared by eye.
pub(super) fn newest(view: View<'_, '_>, record: &Record<'_>) -> Vec<Salary> {
    let rows = view.library.national(record, FactsKind::Wages);
    let official = newest_of_places(&rows).into_iter();
    let official = official.filter_map(|row| drawn_official(view, record, row));
    let stated = record.career.salary.iter().filter_map(|row| drawn_stated(view, row));
    let rows: Vec<Drawn<'_>> = official.chain(stated).collect();
    let charts: Vec<Option<Chart>> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| band(index, row, scale_of(row, &rows)?, view.strings))
        .collect();
    rows.into_iter().zip(charts).map(|(row, chart)| Salary { chart, ..row.shown }).collect()
}

/// The scale of all rows that are in the unit of `row`.
fn scale_of(row: &Drawn<'_>, rows: &[Drawn<'_>]) -> Option<Scale> {
    let unit = |row: &Drawn<'_>| (row.shown.currency.clone(), row.shown.per.clone());
    let same = rows.iter().filter(|other| unit(other) == unit(row));
    let figures = same.flat_map(|row| row.figures.iter().map(|(_, figure)| *figure).chain(row.all));
    Scale::of(figures)
}

fn drawn_official<'r>(
    view: View<'_, '_>,
    record: &Record<'_>,
    row: &OfficialRow<'r>,
) -> Option<Drawn<'r>> {
    Some(Drawn {
        shown: figures::official_salary(view, record, row)?,
        figures: &row.row.figures,
        all: figures::median_of_all(view.library, row),
    })
}

fn drawn_stated<'r>(view: View<'_, '_>, row: &'r Stated) -> Option<Drawn<'r>> {
    let shown = figures::stated_salary(view, row)?;
    Some(Drawn { shown, figures: &row.figures, all: None })
}

fn band(index: usize, row: &Drawn<'_>, scale: Scale, strings: &Strings) -> Option<Chart> {
    let shown = &row.shown;
    let title = strings.text("chart_pay").replace("{place}", &shown.place.name);
    let band = Band {
        id: format!("page:pay-{}", index + 1),
        title: title.replace("{period}", &shown.period),
        figures: row.figures,
        currency: &shown.currency,
        all: row.all,
        old: shown.historical.then(|| shown.period.clone()),
        shared: figures::together(shown.shared_with.len(), strings),
    };
    chart::band(&band, scale, strings)
}

/// Of rows in order of age, the first of each place.
pub(super) fn newest_of_places<'r, 'p>(rows: &'r [OfficialRow<'p>]) -> Vec<&'r OfficialRow<'p>> {
    let mut seen = BTreeSet::new();
    rows.iter().filter(|row| seen.insert(row.row.place.as_str())).collect()
}

/// Official pay over the years, of each country that has several rows.
pub(super) fn over_the_years(view: View<'_, '_>, record: &Record<'_>) -> Vec<PayYears> {
    let rows = view.library.national(record, FactsKind::Wages);
    let newest = newest_of_places(&rows).into_iter();
    let series = newest.map(|newest| {
        let same = rows.iter().filter(|row| row.row.place == newest.row.place);
        same.collect::<Vec<_>>()
    });
    let several = series.filter(|series| series.len() > 1);
    several.filter_map(|series| years(view, record, &series)).collect()
}

fn years(view: View<'_, '_>, record: &Record<'_>, series: &[&OfficialRow<'_>]) -> Option<PayYears> {
    let newest = series.first()?;
    let counted = |row: &OfficialRow<'_>| (row.row.code.clone(), row.row.title.clone());
    let shown = series.iter().filter_map(|row| figures::official_salary(view, record, row));
    let rows: Vec<Salary> = shown.collect();
    let place = rows.first()?.place.clone();
    let strings = view.strings;
    let title = strings.text("chart_years").replace("{place}", &place.name);
    let id = format!("page:years-{}", newest.row.place);
    Some(PayYears {
        broken: series.iter().any(|row| counted(row) != counted(newest)),
        chart: chart::years(
            (id, title),
            &drawn_years(view, series),
            &newest.facts.currency,
            strings,
        ),
        place,
        rows,
    })
}

/// The years in the order of time, as far as they are in the unit of the newest.
fn drawn_years<'r>(view: View<'_, '_>, series: &[&OfficialRow<'r>]) -> Vec<Year<'r>> {
    let unit = |row: &OfficialRow<'r>| -> (&'r str, Per) { (&row.facts.currency, row.row.per) };
    let newest = series.first().map(|row| unit(row));
    let same = series.iter().rev().filter(|row| Some(unit(row)) == newest);
    let year = |row: &&OfficialRow<'r>| {
        Some(Year {
            period: row.period()?,
            median: row.figure(Measure::Median)?,
            all: figures::median_of_all(view.library, row),
            counted: (&row.row.code, &row.row.title),
        })
    };
    same.filter_map(year).collect()
}
