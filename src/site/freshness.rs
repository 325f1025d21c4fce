//! Figures that are older than the site allows, or will be.
//!
//! The only place that compares figures with the day of the build. It makes messages and what
//! `status` lists, never pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{Date, FactsKind, Period};
use crate::config::Config;
use crate::diag::{Diagnostic, Place, catalog::site as catalog};
use crate::page::Parsed;
use crate::yaml::KeyPath;

use super::library::Library;

/// Figures that count as old one day.
pub(super) struct Aging<'l> {
    /// What they are.
    pub(super) figures: Figures<'l>,
    /// The time they are of.
    pub(super) period: Period,
    /// After how many months they count as old.
    pub(super) limit: u32,
    file: &'l Parsed,
    path: KeyPath,
}

/// What ages.
pub(super) enum Figures<'l> {
    /// A row of pay of a career, by its slug.
    Pay(&'l str),
    /// A row of outlook of a career, by its slug.
    Outlook(&'l str),
    /// An official table: the id of its source, and the titles of the careers for which it has the
    /// newest row.
    Table(&'l str, &'l BTreeSet<&'l str>),
}

impl Aging<'_> {
    /// Where their period stands.
    pub(super) fn place(&self) -> Place {
        self.file.locator.value(&self.path)
    }
}

/// Reports rows of pay and outlook that are older than `config` allows on the day `as_of`.
///
/// Official tables are reported once each, and only if no newer table has the same codes.
pub(super) fn check(library: &Library<'_>, config: &Config, as_of: Date) -> Vec<Diagnostic> {
    let newest = newest_tables(library);
    let all = aging(library, config, &newest).into_iter();
    let stale = all.filter_map(|one| {
        let age = one.period.months_until(as_of);
        (age > one.limit).then(|| match one.figures {
            Figures::Pay(_) => catalog::stale_pay(one.place(), age, one.limit),
            Figures::Outlook(_) => catalog::stale_outlook(one.place(), age, one.limit),
            Figures::Table(_, titles) => catalog::stale_table(one.place(), age, one.limit, titles),
        })
    });
    stale.collect()
}

/// All figures that count as old one day: the rows of careers, but for those that are kept on
/// purpose, and the official tables that are `newest` for some career.
pub(super) fn aging<'l>(
    library: &'l Library<'_>,
    config: &Config,
    newest: &'l NewestTables<'l>,
) -> Vec<Aging<'l>> {
    let mut all = Vec::new();
    let root = KeyPath::root();
    for record in &library.careers {
        let row = |figures, list: &str, index, period: Option<Period>, limit| {
            let path = root.key(list).item(index).key("period");
            Some(Aging { figures, period: period?, limit, file: record.file_of(&path), path })
        };
        let salary = record.career.salary.iter().enumerate().filter(|(_, row)| !row.historical);
        all.extend(salary.filter_map(|(index, pay)| {
            row(Figures::Pay(record.slug), "salary", index, pay.period, config.salary_months)
        }));
        let outlook = record.career.outlook.iter().enumerate();
        all.extend(outlook.filter_map(|(index, one)| {
            row(Figures::Outlook(record.slug), "outlook", index, one.period, config.outlook_months)
        }));
    }
    for (file, facts) in &library.facts {
        let limit = match facts.kind {
            FactsKind::Wages => config.salary_months,
            FactsKind::Projections => config.outlook_months,
            // What a job is does not age by the month.
            FactsKind::Occupations | FactsKind::Vocabulary | FactsKind::Crosswalk => continue,
        };
        let titles = newest.get(facts.source.as_str());
        if let (Some(period), Some(titles)) = (facts.publication.period, titles) {
            let figures = Figures::Table(&facts.source, titles);
            let path = root.key("source").key("period");
            all.push(Aging { figures, period, limit, file, path });
        }
    }
    all
}

/// Titles of careers, by the id of the table that has their newest row.
pub(super) type NewestTables<'l> = BTreeMap<&'l str, BTreeSet<&'l str>>;

/// The tables that have the newest row of some career at some place: their ids, with the titles of
/// these careers.
pub(super) fn newest_tables<'l>(library: &'l Library<'_>) -> NewestTables<'l> {
    let mut newest: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for record in &library.careers {
        let mut seen = BTreeSet::new();
        let rows = record.rows.iter();
        let rows = rows.filter(|row| seen.insert((row.row.place.as_str(), row.facts.kind as u8)));
        for row in rows {
            newest.entry(row.facts.source.as_str()).or_default().insert(record.title());
        }
    }
    newest
}
