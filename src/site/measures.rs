//! What careers can be ranked and compared by: for each the figure that its page puts first, with
//! what it measures.
//!
//! Made once per build. Rankings, the table of all careers and the comparisons read from here, so
//! that a career has the same figure everywhere.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::career::{Decimal, FactsKind, Figure};
use crate::context::{
    Basis, CareerLine, Cell, Column, Link, Number, Outlook, RankingKey, Shared, Strings,
};
use crate::markdown::EntryKind;

use super::figures::{self, PayRow};
use super::library::{Record, View};
use super::{outlook, records};

/// Levels of education from the lowest on, by the ends of their UI strings, each with the words
/// that the official projections of the United States use for it.
pub(super) const LEVELS: [(&str, &str); 8] = [
    ("none", "No formal educational credential"),
    ("high-school", "High school diploma or equivalent"),
    ("some-college", "Some college, no degree"),
    ("award", "Postsecondary nondegree award"),
    ("associate", "Associate's degree"),
    ("bachelor", "Bachelor's degree"),
    ("master", "Master's degree"),
    ("doctorate", "Doctoral or professional degree"),
];

/// A figure of one career.
#[derive(Clone)]
pub(super) struct Measured {
    /// What it measures: the same value for all figures that can be compared.
    pub(super) basis: Shared<Basis>,
    /// The figure.
    pub(super) figure: Figure,
    /// The same as readers see it.
    pub(super) number: Number,
    /// What it counts: an official code, which several careers may share, or the career itself.
    pub(super) counts: String,
}

/// Education that people typically need to get into a career.
pub(super) struct Entry {
    /// As the career's page says it.
    pub(super) text: String,
    /// Position in [`LEVELS`], if it is one of them.
    pub(super) level: Option<usize>,
    /// What the official word on it is of; none if the editors say so.
    pub(super) basis: Option<Shared<Basis>>,
}

/// What one career can be compared by.
pub(super) struct CareerMeasures {
    /// Its figures.
    figures: BTreeMap<RankingKey, Measured>,
    /// Its education.
    pub(super) education: Option<Entry>,
}

impl CareerMeasures {
    /// Its figure of one kind.
    pub(super) fn figure(&self, key: RankingKey) -> Option<&Measured> {
        self.figures.get(&key)
    }
}

/// What all careers can be compared by, in the order of the library.
pub(super) struct Measures {
    careers: Vec<CareerMeasures>,
    /// The basis of most figures of each kind.
    bases: BTreeMap<RankingKey, Shared<Basis>>,
    /// The pay of each, as long lists show it.
    pay: Vec<Option<Shared<Cell>>>,
}

impl Measures {
    /// Collects the figures of all careers.
    pub(super) fn of(view: View<'_, '_>) -> Self {
        let careers = view.library.careers.par_iter();
        let mut careers: Vec<_> = careers.map(|record| career(view, record)).collect();
        share_bases(&mut careers);
        let mut counts: BTreeMap<(RankingKey, &Shared<Basis>), usize> = BTreeMap::new();
        for (key, measured) in careers.iter().flat_map(|career| &career.figures) {
            *counts.entry((*key, &measured.basis)).or_default() += 1;
        }
        let mut most: BTreeMap<RankingKey, (usize, &Shared<Basis>)> = BTreeMap::new();
        for ((key, basis), count) in counts {
            let most = most.entry(key).or_insert((count, basis));
            // Of two that as many careers have, the later in order: a median, the newer period.
            if count >= most.0 {
                *most = (count, basis);
            }
        }
        let bases: BTreeMap<_, _> =
            most.into_iter().map(|(key, (_, basis))| (key, basis.clone())).collect();
        let pay = |career: &CareerMeasures| {
            let pay = career.figure(RankingKey::Pay)?;
            Some(cell(pay, bases.get(&RankingKey::Pay)?, view.strings).into())
        };
        let pay = careers.iter().map(pay).collect();
        Self { careers, bases, pay }
    }

    /// All careers with their positions in the library.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &CareerMeasures)> {
        self.careers.iter().enumerate()
    }

    /// What one career can be compared by.
    pub(super) fn career(&self, record: &Record<'_>) -> Option<&CareerMeasures> {
        self.careers.get(record.position)
    }

    /// The basis of most figures of a kind; none if there are no such figures.
    pub(super) fn basis(&self, key: RankingKey) -> Option<&Shared<Basis>> {
        self.bases.get(&key)
    }

    /// The columns that a table with the given figures has.
    pub(super) fn columns(&self, keys: &[RankingKey]) -> Vec<Column> {
        let column =
            |key: &RankingKey| Some(Column { key: *key, basis: self.basis(*key)?.clone() });
        keys.iter().filter_map(column).collect()
    }

    /// A career as a line of a long list.
    pub(super) fn line(&self, record: &Record<'_>, why: &str) -> CareerLine {
        let pay = self.pay.get(record.position).cloned().flatten();
        CareerLine { career: record.link(), pay, why: why.to_owned() }
    }
}

/// The figures of a career for the given columns.
pub(super) fn cells(
    career: Option<&CareerMeasures>,
    columns: &[Column],
    strings: &Strings,
) -> Vec<Option<Cell>> {
    let of_column = |column: &Column| {
        career?.figure(column.key).map(|measured| cell(measured, &column.basis, strings))
    };
    columns.iter().map(of_column).collect()
}

/// A figure in a column, with what sets it apart from the others there.
fn cell(measured: &Measured, column: &Shared<Basis>, strings: &Strings) -> Cell {
    let basis = &measured.basis;
    let number = measured.number.clone();
    if basis == column {
        return Cell { number, note: String::new() };
    }
    let mut parts = Vec::new();
    if basis.per != column.per {
        parts.push(strings.text(&basis.per).to_owned());
    }
    if basis.statistic != column.statistic {
        parts.push(strings.text(&format!("basis_{}", basis.statistic)).to_owned());
    }
    if basis.place != column.place {
        parts.push(basis.place.name.clone());
    }
    if basis.period != column.period {
        parts.push(basis.period.clone());
    }
    if parts.is_empty() {
        parts.push(basis.source.name.clone());
    }
    Cell { number, note: parts.join(", ") }
}

/// Puts one value in the place of equal ones: most figures of a site are of a few tables.
fn share_bases(careers: &mut [CareerMeasures]) {
    let mut shared: BTreeSet<Shared<Basis>> = BTreeSet::new();
    for measured in careers.iter_mut().flat_map(|career| career.figures.values_mut()) {
        match shared.get(&measured.basis) {
            Some(basis) => measured.basis = basis.clone(),
            None => _ = shared.insert(measured.basis.clone()),
        }
    }
}

fn career(view: View<'_, '_>, record: &Record<'_>) -> CareerMeasures {
    let outlooks = outlook::rows(view, record);
    let of_outlook = |key, number: fn(&Outlook) -> &Option<Number>| {
        let has = |outlook: &&Outlook| number(outlook).as_ref().is_some_and(|n| n.value.is_some());
        let outlook = outlooks.iter().find(has)?;
        let basis = basis_of(key, outlook, view.strings);
        projected(record, outlook, number(outlook).clone()?, basis)
    };
    let all = [
        (RankingKey::Pay, pay(view, record)),
        (RankingKey::Jobs, jobs(view, record)),
        (RankingKey::Growth, of_outlook(RankingKey::Growth, |outlook| &outlook.growth)),
        (RankingKey::Openings, of_outlook(RankingKey::Openings, |outlook| &outlook.openings)),
    ];
    let figures = all.into_iter().filter_map(|(key, measured)| Some((key, measured?)));
    CareerMeasures { figures: figures.collect(), education: education(view, record, &outlooks) }
}

fn pay(view: View<'_, '_>, record: &Record<'_>) -> Option<Measured> {
    let counts = match figures::pay_row(view, record)? {
        PayRow::Official(row) => row.row.code.clone(),
        PayRow::Stated(_) => own(record),
    };
    let pay = figures::pay(view, record)?;
    let figure = figure(&pay.number)?;
    let basis = Basis {
        statistic: pay.statistic.clone(),
        currency: pay.currency.clone(),
        per: pay.per.clone(),
        place: pay.place.clone(),
        period: pay.period.clone(),
        source: pay.source.clone(),
        name: view.strings.text(&format!("fact_pay_{}", pay.statistic)).to_owned(),
        of: format!("{}, {}, {}", pay.place.name, pay.period, pay.unit),
    };
    Some(Measured { basis: basis.into(), figure, number: pay.number.clone(), counts })
}

/// The number of jobs in the newest official table of a country that has it.
fn jobs(view: View<'_, '_>, record: &Record<'_>) -> Option<Measured> {
    let View { library, strings, .. } = view;
    let rows = library.national(record, FactsKind::Wages).into_iter();
    let (row, figure) = rows
        .filter_map(|row| row.row.jobs.map(|jobs| (row, jobs)))
        .find(|(_, jobs)| jobs.number().is_some())?;
    let place = library.link(EntryKind::Place, &row.row.place)?;
    let source = library.source_link(&row.facts.source)?;
    Some(Measured {
        basis: counted(RankingKey::Jobs, (place, row.period()?.text(), source), strings).into(),
        figure,
        number: figures::plain(figure, strings),
        counts: row.row.code.clone(),
    })
}

fn projected(
    record: &Record<'_>,
    outlook: &Outlook,
    number: Number,
    basis: Basis,
) -> Option<Measured> {
    let counts = if outlook.official { outlook.code.clone() } else { own(record) };
    Some(Measured { basis: basis.into(), figure: figure(&number)?, number, counts })
}

/// Education as the facts at the top of the career's page have it.
fn education(view: View<'_, '_>, record: &Record<'_>, outlooks: &[Outlook]) -> Option<Entry> {
    if let Some(outlook) = outlooks.first().filter(|outlook| !outlook.education.is_empty()) {
        return Some(Entry {
            text: outlook.education.clone(),
            level: LEVELS.iter().position(|(_, words)| *words == outlook.education),
            basis: Some(basis_of(RankingKey::Education, outlook, view.strings).into()),
        });
    }
    let lowest = records::lowest_education(record)?.word();
    let text = view.strings.text(&format!("education_{lowest}")).to_owned();
    Some(Entry { text, level: LEVELS.iter().position(|(key, _)| *key == lowest), basis: None })
}

fn basis_of(key: RankingKey, outlook: &Outlook, strings: &Strings) -> Basis {
    let Outlook { place, period, source, .. } = outlook;
    counted(key, (place.clone(), period.clone(), source.clone()), strings)
}

/// The basis of what is not paid: place, period and source tell all of it.
fn counted(
    key: RankingKey,
    (place, period, source): (Shared<Link>, String, Shared<Link>),
    strings: &Strings,
) -> Basis {
    let none = String::new;
    let name = strings.text(&format!("fact_{}", key.word())).to_owned();
    let of = format!("{}, {period}", place.name);
    Basis { statistic: none(), currency: none(), per: none(), place, period, source, name, of }
}

/// What a figure counts that is the career's own.
fn own(record: &Record<'_>) -> String {
    format!("career {}", record.slug)
}

fn figure(number: &Number) -> Option<Figure> {
    let value = Decimal::parse(number.value.as_deref()?)?;
    Some(if number.open { Figure::AtLeast(value) } else { Figure::Exact(value) })
}
