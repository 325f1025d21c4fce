//! The answer first: the figures that readers of a career come for, each with its source.

use crate::career::{FactsKind, Figure, Measure, Period};
use crate::context::{Fact, Link, Number, Outlook, Shared, Summary};
use crate::markdown::EntryKind;

use super::figures::{self, PayRow};
use super::library::{Record, View};
use super::{official, records};

/// Pay, range, jobs, openings, growth and education, as far as they are known.
pub(super) fn summary(
    view: View<'_, '_>,
    record: &Record<'_>,
    outlook: Option<&Outlook>,
) -> Summary {
    let (mut facts, mut together) = pay(view, record);
    if let Some(outlook) = outlook {
        let fact = |key: &str, number: &Option<Number>| {
            number.clone().map(|number| Fact {
                key: key.to_owned(),
                number: Some(number),
                place: Some(outlook.place.clone()),
                period: outlook.period.clone(),
                source: Some(outlook.source.clone()),
                ..Fact::default()
            })
        };
        let openings = fact("openings", &outlook.openings);
        let growth = fact("growth", &outlook.growth);
        if together == 0 && (openings.is_some() || growth.is_some()) {
            together = self::together(&outlook.shared_with);
        }
        facts.extend(openings);
        facts.extend(growth.map(|fact| Fact { all: outlook.all_growth.clone(), ..fact }));
    }
    facts.extend(education(view, record, outlook));
    let (mut periods, mut sources): (Vec<&str>, Vec<Shared<Link>>) = (Vec::new(), Vec::new());
    for Fact { period, source, .. } in &facts {
        if !period.is_empty() && !periods.contains(&period.as_str()) {
            periods.push(period);
        }
        sources.extend(source.clone().filter(|source| !sources.contains(source)));
    }
    Summary { periods: periods.join(", "), sources, together, facts }
}

/// Typical pay, its range and the number of jobs, all of one row, and how many careers that counts
/// together.
fn pay(view: View<'_, '_>, record: &Record<'_>) -> (Vec<Fact>, usize) {
    let (Some(row), Some(pay)) = (figures::pay_row(view, record), figures::pay(view, record))
    else {
        return (unpublished(view, record).into_iter().collect(), 0);
    };
    let (all, shared) = match &row {
        PayRow::Official(row) => {
            (figures::median_of_all(view.library, row), view.library.shared_with(record, row))
        }
        PayRow::Stated(_) => (None, Vec::new()),
    };
    let fact = |key: String, number: Number| Fact {
        key,
        number: Some(number),
        place: Some(pay.place.clone()),
        period: pay.period.clone(),
        source: Some(pay.source.clone()),
        ..Fact::default()
    };
    let key = format!("pay_{}", pay.statistic);
    let all = all.filter(|_| pay.statistic == Measure::Median.key());
    let all = all.map(|all| figures::money(all, row.currency(), view.strings));
    let mut facts = vec![Fact { per: pay.per.clone(), all, ..fact(key, pay.number.clone()) }];
    let amount = |measure| {
        row.figure(measure).map(|figure| figures::money(figure, row.currency(), view.strings))
    };
    let ends = [
        ("range_percentiles", Measure::P10, Measure::P90),
        ("range_ends", Measure::Low, Measure::High),
    ];
    let range = ends.into_iter().find_map(|(key, low, high)| {
        let (low, high) = (amount(low)?, amount(high)?);
        Some(Fact { high: Some(high), per: pay.per.clone(), ..fact(key.to_owned(), low) })
    });
    facts.extend(range);
    if let PayRow::Official(row) = &row {
        let jobs = row.row.jobs.map(|jobs| figures::plain(jobs, view.strings));
        facts.extend(jobs.map(|jobs| fact("jobs".to_owned(), jobs)));
    }
    (facts, together(&shared))
}

/// How many careers a row counts together, with the others given; 0 if it counts one alone.
fn together(others: &[Shared<Link>]) -> usize {
    if others.is_empty() { 0 } else { others.len() + 1 }
}

/// That the newest official table does not say what people earn, if there is one.
fn unpublished(view: View<'_, '_>, record: &Record<'_>) -> Option<Fact> {
    let View { library, strings, .. } = view;
    let row = library.national(record, FactsKind::Wages).into_iter().next();
    let source = row.and_then(|row| library.source_link(&row.facts.source));
    let source = source.or_else(|| official::unpublished_pay(library, record))?;
    Some(Fact {
        key: "pay_median".to_owned(),
        number: Some(figures::plain(Figure::NotPublished, strings)),
        place: row.and_then(|row| library.link(EntryKind::Place, &row.row.place)),
        period: row.and_then(|row| row.period()).map(Period::text).unwrap_or_default(),
        source: Some(source),
        ..Fact::default()
    })
}

/// Education that people typically need: the official word on it, else the lowest level that the
/// editors name.
fn education(view: View<'_, '_>, record: &Record<'_>, outlook: Option<&Outlook>) -> Option<Fact> {
    let official = outlook.filter(|outlook| !outlook.education.is_empty());
    if let Some(outlook) = official {
        return Some(Fact {
            key: "education".to_owned(),
            text: outlook.education.clone(),
            place: Some(outlook.place.clone()),
            period: outlook.period.clone(),
            source: Some(outlook.source.clone()),
            ..Fact::default()
        });
    }
    let lowest = records::lowest_education(record)?;
    let text = view.strings.text(&format!("education_{}", lowest.word())).to_owned();
    Some(Fact { key: "education".to_owned(), text, ..Fact::default() })
}
