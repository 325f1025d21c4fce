//! Official figures by occupation code: the files below `content/data/facts/`.

mod occupation;
mod raw;

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, catalog::career as catalog};
use crate::yaml::{Entries, KeyPath, Locator, Scalar};

use super::check::{Checked, is_url_safe, matches_pattern, read_figures};
use super::raw::Per;
use super::{Decimal, Entry, Figure, Measure, Period, Publication};

pub use occupation::{INTERESTS, Occupation, SkillRating};
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
    /// The classification of its occupations.
    pub scheme: Scheme,
    /// The occupations by their codes, in the order of the file.
    pub occupations: Vec<(String, Occupation)>,
    /// Entries that came with it, but for those that the site defines by hand.
    pub entries: OfficialEntries,
    /// What other tables count an O*NET-SOC occupation under, by its code.
    pub crosswalk: BTreeMap<String, Counted>,
}

/// Entries of the vocabularies that came with a facts file, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficialEntries {
    /// Fields.
    pub fields: Vec<(String, Entry)>,
    /// Skills.
    pub skills: Vec<(String, Entry)>,
    /// Tools.
    pub tools: Vec<(String, Entry)>,
    /// Places.
    pub places: Vec<(String, Entry)>,
}

/// What other tables count an occupation under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its code in projections.
    pub projections: Option<String>,
    /// Title and address of the page of the Occupational Outlook Handbook that covers it.
    pub handbook: Option<(String, String)>,
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
    /// The time one earns the amounts in.
    pub per: Per,
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
        let row = check_row(&mut checked, &path, row, (raw.kind, raw.per));
        let counted = (row.code.clone(), row.place.clone());
        if let Some(first) = seen.get(&counted).filter(|_| !row.code.is_empty()) {
            let first = checked.key_place(first);
            let fault = |place| catalog::duplicate_row(place, first, &row.code, &row.place);
            checked.at_key(&path, fault);
        }
        seen.entry(counted).or_insert(path);
        rows.push(row);
    }
    let occupations = raw.occupations.unwrap_or_default();
    let occupations = occupation::check_occupations(&mut checked, raw.scheme, occupations);
    let entries = OfficialEntries {
        fields: check_entries(&mut checked, "fields", raw.fields),
        skills: check_entries(&mut checked, "skills", raw.skills),
        tools: check_entries(&mut checked, "tools", raw.tools),
        places: check_entries(&mut checked, "places", raw.places),
    };
    let crosswalk = check_crosswalk(&mut checked, raw.crosswalk.unwrap_or_default());
    let facts = publication.zip(raw.kind).map(|((source, publication), kind)| Facts {
        source,
        publication,
        kind,
        currency: currency.unwrap_or_default(),
        per: raw.per.unwrap_or(Per::Year),
        rows,
        scheme: raw.scheme.unwrap_or(Scheme::Onet),
        occupations,
        entries,
        crosswalk,
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
    let retrieved = checked.date(&path.key("retrieved"), raw.retrieved.as_ref());
    let period: Option<Period> = checked.period(&path.key("period"), Some(&raw.period));
    let publication = Publication {
        title: raw.title,
        publisher: raw.publisher,
        url: raw.url,
        period,
        licence: raw.licence,
        attribution: raw.attribution.unwrap_or_default(),
        retrieved,
    };
    (raw.id, publication)
}

/// Checks one row.
fn check_row(
    checked: &mut Checked<'_>,
    path: &KeyPath,
    raw: RawFactRow,
    (kind, per): (Option<FactsKind>, Option<Per>),
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
        per: raw.per.or(per).unwrap_or(Per::Year),
        jobs: jobs.or(first),
        figures,
        location_quotient: checked.figure(&quotient, raw.location_quotient.as_ref()),
        projected_jobs: last,
        growth: checked.decimal(&path.key("growth_percent"), raw.growth_percent.as_ref()),
        openings,
        entry_education: raw.entry_education.unwrap_or_default(),
    }
}

/// Checks entries that came with the file. Those that are merged with one of the site are left out.
fn check_entries(
    checked: &mut Checked<'_>,
    list: &str,
    raw: Option<Entries<RawOfficialEntry>>,
) -> Vec<(String, Entry)> {
    let list = KeyPath::root().key(list);
    let mut all = Vec::new();
    for (id, raw) in raw.unwrap_or_default() {
        let path = list.key(&id);
        if !is_url_safe(&id) {
            checked.at_key(&path, |place| catalog::bad_id(place, &id));
        }
        let missing = [("name", raw.name.is_none())];
        let fault = |place, key| catalog::missing_key(place, "an entry", key);
        checked.require(&path, &missing, fault);
        let country = checked.country(&path.key("country"), raw.country.as_deref());
        if raw.merged.is_none() {
            let entry = Entry {
                name: raw.name.unwrap_or_default(),
                definition: raw.definition.or(raw.category).unwrap_or_default(),
                within: raw.within,
                country: country.unwrap_or_default(),
                place: raw.kind,
                ..Entry::default()
            };
            all.push((id, entry));
        }
    }
    all
}

fn check_crosswalk(
    checked: &mut Checked<'_>,
    raw: Entries<RawCrosswalkRow>,
) -> BTreeMap<String, Counted> {
    let list = KeyPath::root().key("crosswalk");
    let counted = |(code, raw): (String, RawCrosswalkRow)| {
        let path = list.key(&code);
        let url = checked.url(&path.key("handbook_url"), raw.handbook_url.as_deref());
        let projections = raw.projections.map(|code| code.to_string());
        (code, Counted { projections, handbook: raw.handbook_title.zip(url) })
    };
    raw.into_iter().map(counted).collect()
}

fn thousandfold(figure: Figure) -> Figure {
    match figure {
        Figure::Exact(number) => Figure::Exact(number.thousandfold()),
        Figure::AtLeast(number) => Figure::AtLeast(number.thousandfold()),
        Figure::NotPublished => Figure::NotPublished,
    }
}
