//! Figures in the prose of careers: references are filled, and old numbers are told.

use rayon::prelude::*;

use crate::career::{Decimal, FactsKind, Figure, Measure, Period};
use crate::diag::{Diagnostic, catalog::site as catalog};
use crate::markdown::{Statement, StatementKind};

use super::figures::{self, PayRow};
use super::library::{OfficialRow, Record, View};
use super::prose::Figures;

/// The names of references to amounts, in the order in which a number is looked up among them.
const AMOUNTS: [(&str, Measure); 6] = [
    ("salary.median", Measure::Median),
    ("salary.mean", Measure::Mean),
    ("salary.p10", Measure::P10),
    ("salary.p25", Measure::P25),
    ("salary.p75", Measure::P75),
    ("salary.p90", Measure::P90),
];

/// The figures to which the prose of a career refers, those that it has.
pub(super) fn figures(view: View<'_, '_>, record: &Record<'_>) -> Figures {
    let names = record.prose().map_or(&[][..], |prose| &prose.figures);
    let figures = names.iter().filter_map(|name| Some((name.clone(), value(view, record, name)?)));
    figures.collect()
}

/// A figure as the page of the career writes it where it comes first; none if the career has no
/// such figure.
fn value(view: View<'_, '_>, record: &Record<'_>, name: &str) -> Option<String> {
    let View { library, strings, .. } = view;
    if let Some(name) = name.strip_prefix("outlook.") {
        let rows = library.national(record, FactsKind::Projections);
        let row = rows.first().map(|row| (row.row.growth, row.row.openings, row.period()));
        let stated = record.career.outlook.first();
        let stated = stated.map(|row| (row.growth, row.openings, row.period));
        let (growth, openings, period) = row.or(stated)?;
        return match name {
            // `grows by 15.8%`: a sentence says itself which way.
            "growth" => growth.map(|g| figures::percent(g).text.trim_start_matches('+').to_owned()),
            "openings" => openings.map(|openings| figures::plain(openings, strings).text),
            "jobs" => rows.first()?.row.jobs.map(|jobs| figures::plain(jobs, strings).text),
            _ => period.map(Period::text),
        };
    }
    let row = figures::pay_row(view, record)?;
    match (name, &row) {
        ("salary.period", PayRow::Official(row)) => row.period().map(Period::text),
        ("salary.period", PayRow::Stated(row)) => row.period.map(Period::text),
        ("salary.jobs", PayRow::Official(row)) => {
            row.row.jobs.map(|jobs| figures::plain(jobs, strings).text)
        }
        _ => {
            let (_, measure) = AMOUNTS.iter().find(|(one, _)| *one == name)?;
            let figure = row.figure(*measure)?;
            Some(figures::money(figure, row.currency(), strings).text)
        }
    }
}

/// Reports references to figures that are not there, and numbers that older tables had.
pub(super) fn check(view: View<'_, '_>) -> Vec<Diagnostic> {
    let library = view.library;
    let careers = library.careers.par_iter();
    let mut diagnostics: Vec<_> = careers.flat_map_iter(|record| of_career(view, record)).collect();
    for (parsed, page) in library.plain.values() {
        for (index, name) in page.prose.figures.iter().enumerate() {
            diagnostics.push(catalog::figure_outside_career(parsed.figure_place(index), name));
        }
    }
    diagnostics
}

/// Faults of the prose of one career.
fn of_career(view: View<'_, '_>, record: &Record<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (parsed, file) in &record.files {
        let Some(prose) = &file.prose else { continue };
        for (index, name) in prose.figures.iter().enumerate() {
            if value(view, record, name).is_none() {
                diagnostics.push(catalog::no_such_figure(parsed.figure_place(index), name));
            }
        }
        let figures = old_figures(view, record);
        for (index, statement) in prose.statements.iter().enumerate() {
            let place = || parsed.statement_place(index);
            let old = figures.iter().find(|old| old.is_said_by(statement));
            diagnostics.extend(old.and_then(|old| {
                let newest = value(view, record, old.name)?;
                let of = (words(old.name), old.period.as_str());
                Some(catalog::stale_number(place(), of, &newest, old.name))
            }));
        }
    }
    diagnostics
}

/// A figure of an older table that the newest one says otherwise.
struct OldFigure {
    name: &'static str,
    kind: StatementKind,
    number: Decimal,
    period: String,
    year: String,
}

impl OldFigure {
    /// Whether a written number is this figure, and its sentence does not say of when it is.
    fn is_said_by(&self, statement: &Statement) -> bool {
        let is_kind = statement.kind == self.kind
            || statement.kind == StatementKind::Plain && self.kind == StatementKind::Money;
        let is_dated = statement.years.contains(&self.year);
        is_kind && !is_dated && Decimal::parse(&statement.number) == Some(self.number)
    }
}

/// The figures of older tables that differ from every newest one of the career.
fn old_figures(view: View<'_, '_>, record: &Record<'_>) -> Vec<OldFigure> {
    let (mut newest, mut old) = (Vec::new(), Vec::new());
    for kind in [FactsKind::Wages, FactsKind::Projections] {
        for (age, row) in view.library.national(record, kind).iter().enumerate() {
            let found = row_figures(row);
            if age == 0 {
                newest.extend(found.into_iter().map(|(_, _, number)| number));
                continue;
            }
            let Some(period) = row.period() else { continue };
            let year = period.to_string().chars().take(4).collect::<String>();
            old.extend(found.into_iter().map(|(name, kind, number)| OldFigure {
                name,
                kind,
                number,
                period: period.text(),
                year: year.clone(),
            }));
        }
    }
    old.retain(|old| !newest.contains(&old.number));
    old
}

fn row_figures(row: &OfficialRow<'_>) -> Vec<(&'static str, StatementKind, Decimal)> {
    let exact = |figure: Option<Figure>| figure.and_then(Figure::number);
    let amounts = AMOUNTS
        .iter()
        .map(|(name, measure)| (*name, StatementKind::Money, exact(row.figure(*measure))));
    let jobs = match row.facts.kind {
        FactsKind::Projections => "outlook.jobs",
        _ => "salary.jobs",
    };
    let others = [
        (jobs, StatementKind::Plain, exact(row.row.jobs)),
        ("outlook.openings", StatementKind::Plain, exact(row.row.openings)),
        ("outlook.growth", StatementKind::Percent, row.row.growth),
    ];
    let all = amounts.chain(others);
    all.filter_map(|(name, kind, number)| Some((name, kind, number?))).collect()
}

/// What a figure is called in a sentence.
fn words(name: &str) -> &'static str {
    match name {
        "salary.median" => "median pay",
        "salary.mean" => "average pay",
        "salary.p10" => "10th percentile of pay",
        "salary.p25" => "25th percentile of pay",
        "salary.p75" => "75th percentile of pay",
        "salary.p90" => "90th percentile of pay",
        "outlook.growth" => "growth",
        "outlook.openings" => "number of openings a year",
        _ => "number of jobs",
    }
}
