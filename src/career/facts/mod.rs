//! Official figures by occupation code: the files below `content/data/facts/`.

mod raw;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, catalog::career as catalog};
use crate::yaml::{KeyPath, Locator, Scalar};

use super::check::{Checked, is_url_safe, matches_pattern, read_figures};
use super::raw::Per;
use super::{Decimal, Figure, Measure, Period, Publication};

pub use raw::{
    FactsKind, MergedBy, RawCrosswalkRow, RawEducationShare, RawFactRow, RawFacts, RawFactsSource,
    RawInput, RawInterests, RawOccupation, RawOfficialEntry, RawSkillRating, RawTechnology, Scheme,
};

/// A checked facts file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Id of its source.
    pub source: String,
    /// Its source.
    pub publication: Publication,
    /// What its rows are.
    pub kind: FactsKind,
    /// ISO 4217 code; empty for projections.
    pub currency: String,
    /// The time one earns the amounts in.
    pub per: Per,
    /// The rows, in the order of the file.
    pub rows: Vec<FactRow>,
}

/// A checked row. Figures that the publisher does not have for it are left out; a code, title or
/// place that could not be read is empty, so that rows keep their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// 2018 SOC code.
    pub code: String,
    /// What the publisher calls the occupation.
    pub title: String,
    /// Id of the place.
    pub place: String,
    /// Number of jobs: of the row, or in the first year of a projection.
    pub jobs: Option<Figure>,
    /// Amounts.
    pub figures: Vec<(Measure, Figure)>,
    /// Location quotient.
    pub location_quotient: Option<Figure>,
    /// Jobs in the last year of a projection.
    pub projected_jobs: Option<Figure>,
    /// Growth in percent.
    pub growth: Option<Decimal>,
    /// Openings a year.
    pub openings: Option<Figure>,
    /// Education that people typically need to get in; may be empty.
    pub entry_education: String,
}

/// Checks a facts file; none if it does not say what it is.
pub fn check_facts(raw: RawFacts, locator: &Locator) -> (Option<Facts>, Vec<Diagnostic>) {
    let mut checked = Checked::new(locator);
    let root = KeyPath::root();
    let mut missing = vec![("source", raw.source.is_none()), ("kind", raw.kind.is_none())];
    if raw.kind == Some(FactsKind::Wages) {
        missing.push(("currency", raw.currency.is_none()));
        missing.push(("per", raw.per.is_none()));
    }
    checked.require(&root, &missing, |place, key| catalog::missing_key(place, "a facts file", key));
    let currency = checked.currency(&root.key("currency"), raw.currency.as_deref());
    let publication =
        raw.source.map(|source| check_source(&mut checked, &root.key("source"), source));
    let mut rows: Vec<FactRow> = Vec::new();
    let mut seen = BTreeMap::new();
    for (index, row) in raw.rows.unwrap_or_default().into_iter().enumerate() {
        let path = root.key("rows").item(index);
        let row = check_row(&mut checked, &path, row, raw.kind);
        let counted = (row.code.clone(), row.place.clone());
        if let Some(first) = seen.get(&counted).filter(|_| !row.code.is_empty()) {
            let first = checked.key_place(first);
            let fault = |place| catalog::duplicate_row(place, first, &row.code, &row.place);
            checked.at_key(&path, fault);
        }
        seen.entry(counted).or_insert(path);
        rows.push(row);
    }
    let facts = publication.zip(raw.kind).map(|((source, publication), kind)| Facts {
        source,
        publication,
        kind,
        currency: currency.unwrap_or_default(),
        per: raw.per.unwrap_or(Per::Year),
        rows,
    });
    (facts, checked.into_diagnostics())
}

fn check_source(
    checked: &mut Checked<'_>,
    path: &KeyPath,
    raw: RawFactsSource,
) -> (String, Publication) {
    if !is_url_safe(&raw.id) {
        checked.at_value(&path.key("id"), |place| catalog::bad_id(place, &raw.id));
    }
    checked.url(&path.key("url"), Some(&raw.url));
    checked.date(&path.key("retrieved"), raw.retrieved.as_ref());
    let period: Option<Period> = checked.period(&path.key("period"), Some(&raw.period));
    let publication = Publication {
        title: raw.title,
        publisher: raw.publisher,
        url: raw.url,
        period,
        licence: raw.licence,
        attribution: raw.attribution.unwrap_or_default(),
    };
    (raw.id, publication)
}

/// Checks one row.
fn check_row(
    checked: &mut Checked<'_>,
    path: &KeyPath,
    raw: RawFactRow,
    kind: Option<FactsKind>,
) -> FactRow {
    let missing = [
        ("code", raw.code.is_none()),
        ("title", raw.title.is_none()),
        ("place", raw.place.is_none()),
    ];
    checked.require(path, &missing, |place, key| catalog::missing_key(place, "a row", key));
    let parse = |text: &str| matches_pattern(text, "00-0000").then(|| text.to_owned());
    let fault = |place, text: &str| catalog::bad_code(place, text, "a SOC code", "00-0000");
    let code = raw.code.as_ref().map(Scalar::as_str);
    let code = checked.read(&path.key("code"), code, parse, fault);
    let amounts = [
        (Measure::Mean, raw.mean),
        (Measure::P10, raw.p10),
        (Measure::P25, raw.p25),
        (Measure::Median, raw.median),
        (Measure::P75, raw.p75),
        (Measure::P90, raw.p90),
    ];
    let figures = match kind {
        Some(FactsKind::Wages) => read_figures(checked, path, amounts),
        _ => Vec::new(),
    };
    let in_thousands = |checked: &mut Checked<'_>, key: &str, text: Option<&Scalar>| {
        checked.figure(&path.key(key), text).map(thousandfold)
    };
    let jobs = checked.figure(&path.key("jobs"), raw.jobs.as_ref());
    let first = in_thousands(checked, "jobs_thousands", raw.jobs_thousands.as_ref());
    let last =
        in_thousands(checked, "projected_jobs_thousands", raw.projected_jobs_thousands.as_ref());
    let openings = in_thousands(checked, "openings_thousands", raw.openings_thousands.as_ref());
    let quotient = path.key("location_quotient");
    FactRow {
        code: code.unwrap_or_default(),
        title: raw.title.unwrap_or_default(),
        place: raw.place.unwrap_or_default(),
        jobs: jobs.or(first),
        figures,
        location_quotient: checked.figure(&quotient, raw.location_quotient.as_ref()),
        projected_jobs: last,
        growth: checked.decimal(&path.key("growth_percent"), raw.growth_percent.as_ref()),
        openings,
        entry_education: raw.entry_education.unwrap_or_default(),
    }
}

fn thousandfold(figure: Figure) -> Figure {
    match figure {
        Figure::Exact(number) => Figure::Exact(number.thousandfold()),
        Figure::AtLeast(number) => Figure::AtLeast(number.thousandfold()),
        Figure::NotPublished => Figure::NotPublished,
    }
}
