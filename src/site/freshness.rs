//! Figures that are older than the site allows.
//!
//! The only place that looks at the day of the build. It makes messages, never pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{Date, FactsKind, Period};
use crate::config::Config;
use crate::diag::{Diagnostic, catalog::site as catalog};
use crate::yaml::KeyPath;

use super::library::Library;

/// Reports rows of pay and outlook that are older than `config` allows on the day `as_of`.
///
/// Official tables are reported once each, and only if no newer table has the same codes.
pub(super) fn check(library: &Library<'_>, config: &Config, as_of: Date) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let age = |period: Option<Period>, limit: u32| {
        period.map(|period| period.months_until(as_of)).filter(|age| *age > limit)
    };
    let root = KeyPath::root();
    for record in &library.careers {
        for (index, row) in record.career.salary.iter().enumerate().filter(|(_, r)| !r.historical) {
            if let Some(age) = age(row.period, config.salary_months) {
                let place = record.value(&root.key("salary").item(index).key("period"));
                diagnostics.push(catalog::stale_pay(place, age, config.salary_months));
            }
        }
        for (index, row) in record.career.outlook.iter().enumerate() {
            if let Some(age) = age(row.period, config.outlook_months) {
                let place = record.value(&root.key("outlook").item(index).key("period"));
                diagnostics.push(catalog::stale_outlook(place, age, config.outlook_months));
            }
        }
    }
    let newest = newest_tables(library);
    for (file, facts) in &library.facts {
        let limit = match facts.kind {
            FactsKind::Wages => config.salary_months,
            FactsKind::Projections => config.outlook_months,
            // What a job is does not age by the month.
            FactsKind::Occupations | FactsKind::Vocabulary | FactsKind::Crosswalk => continue,
        };
        let age = age(facts.publication.period, limit);
        if let (Some(age), Some(titles)) = (age, newest.get(facts.source.as_str())) {
            let place = file.locator.value(&root.key("source").key("period"));
            diagnostics.push(catalog::stale_table(place, age, limit, titles));
        }
    }
    diagnostics
}

/// The tables that have the newest row of some career at some place: their ids, with the titles of
/// these careers.
fn newest_tables<'l>(library: &'l Library<'_>) -> BTreeMap<&'l str, BTreeSet<&'l str>> {
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
