//! Occupational Employment and Wage Statistics of the U.S. Bureau of Labor Statistics: the tables
//! `national_M….xlsx` and `MSA_M….xlsx` since May 2019, as workbooks or as CSV.
//!
//! Columns and marks as the publisher describes them on the sheet "Field descriptions" of each
//! workbook.

use std::collections::BTreeMap;

use crate::career::raw::Per;
use crate::career::{FactsKind, PlaceKind, RawFactRow, RawFacts, RawOfficialEntry};
use crate::diag::{Diagnostic, catalog::import as catalog};
use crate::yaml::Scalar;

use super::entries::{Names, Naming};
use super::head::Release;
use super::table::{Format, Layout, Row, Table};
use super::{Codes, FactsFile, Imported, Importer, Input, Known, Order};

/// Occupational Employment and Wage Statistics.
pub(super) const IMPORTER: Importer = Importer {
    id: "oews",
    title: "Occupational Employment and Wage Statistics (U.S. Bureau of Labor Statistics)",
    files: "national_M2025_dl.xlsx or MSA_M2025_dl.xlsx, May 2019 or later, or a sheet of them as CSV",
    url: "https://www.bls.gov/oes/tables.htm",
    licence: "public domain",
    import,
};

/// The columns of the tables since May 2019. Earlier releases have fewer of them.
const LAYOUT: Layout = Layout {
    format: Format::Csv,
    required: &[
        "area",
        "area_title",
        "occ_code",
        "occ_title",
        "o_group",
        "tot_emp",
        "a_pct10",
        "a_pct25",
        "a_median",
        "a_pct75",
        "a_pct90",
    ],
    optional: &[
        "area_type",
        "prim_state",
        "naics",
        "naics_title",
        "i_group",
        "own_code",
        "emp_prse",
        "jobs_1000",
        // As May 2019 called it.
        "jobs_1000_orig",
        "loc_quotient",
        "pct_total",
        "pct_rpt",
        "h_mean",
        "a_mean",
        "mean_prse",
        "h_pct10",
        "h_pct25",
        "h_median",
        "h_pct75",
        "h_pct90",
        "annual",
        "hourly",
    ],
};

/// The first release whose marks and columns are known.
const FIRST_YEAR: u16 = 2019;

/// Amounts at or above which the publisher marks a wage `#`: a year and an hour; none for years
/// whose amounts are not known yet. "Field descriptions" of the releases: $208,000 and $100.00
/// until May 2021, then $239,200 and $115.00.
fn top_code(year: u16, per: Per) -> Option<&'static str> {
    let (hour, annual) = match year {
        ..=2021 => ("100+", "208000+"),
        2022..=2025 => ("115+", "239200+"),
        _ => return None,
    };
    Some(if per == Per::Hour { hour } else { annual })
}

/// The national table's own code for the country.
const COUNTRY: &str = "99";

/// What one file is of.
struct Job<'i> {
    input: &'i Input,
    year: u16,
    table: Table,
}

fn import(inputs: &[Input], known: &Known, order: &Order) -> Imported {
    let mut imported = Imported::default();
    let mut naming = Naming::new(&known.places, Names::First);
    for input in inputs {
        match read(input) {
            Ok(job) => copy(&job, (known, &mut naming), order, &mut imported),
            Err(faults) => imported.diagnostics.extend(faults),
        }
    }
    imported.same_name_twice(inputs);
    imported
}

fn read(input: &Input) -> Result<Job<'_>, Vec<Diagnostic>> {
    let year = input.year().ok_or_else(|| {
        let example = "national_M2025_dl.xlsx";
        vec![catalog::no_year_in_name(input.place(), input.name(), example)]
    })?;
    if year < FIRST_YEAR {
        return Err(vec![catalog::unknown_release(input.place(), year, FIRST_YEAR)]);
    }
    let table = Table::read(input, LAYOUT)?;
    Ok(Job { input, year, table })
}

fn copy<'k>(
    job: &Job<'_>,
    (known, naming): (&'k Known, &mut Naming<'k>),
    order: &Order,
    imported: &mut Imported,
) {
    let rows: Vec<Row<'_>> = job.table.rows().collect();
    let is_metro = rows.iter().any(|row| row.text("area") != COUNTRY);
    let wanted = wanted_codes(&rows, known, order.codes);
    let mut areas = Areas::new(known, naming, order.codes, is_metro);
    let mut copied: Vec<RawFactRow> = Vec::new();
    for row in rows {
        let group = row.text("o_group");
        if !["total", "major", "minor", "broad", "detailed"].contains(&group) {
            let fault = catalog::unknown_mark(row.place("o_group"), "o_group", group);
            imported.diagnostics.push(fault);
        }
        if wanted.get(row.text("occ_code")) != Some(&group) {
            continue;
        }
        let Some(place) = areas.place(&row) else { continue };
        copied.push(copy_row(row, place, job.year, &mut imported.diagnostics));
    }
    copied.sort_by(|one, other| (&one.code, &one.place).cmp(&(&other.code, &other.place)));
    imported.notes.extend(areas.notes(job.input.name()));
    let release = release(job.year, is_metro);
    let facts = RawFacts {
        kind: Some(FactsKind::Wages),
        currency: Some("USD".to_owned()),
        per: Some(Per::Year),
        places: Some(areas.entries.into_iter().collect()),
        rows: Some(copied),
        ..release.facts(order.retrieved, &[job.input])
    };
    imported.facts.push(FactsFile { name: format!("{}.yaml", release.id), facts });
}

fn release(year: u16, is_metro: bool) -> Release {
    let (suffix, of_areas) = if is_metro { ("-metro", ", metropolitan areas") } else { ("", "") };
    let title = format!("Occupational Employment and Wage Statistics, May {year}{of_areas}");
    Release {
        id: format!("bls-oews-{year}-05{suffix}"),
        attribution: format!("U.S. Bureau of Labor Statistics, {title}"),
        title,
        publisher: "U.S. Bureau of Labor Statistics",
        url: IMPORTER.url,
        name: format!("May {year}"),
        period: format!("{year}-05"),
        licence: "Public domain (US government work)",
    }
}

/// The codes whose rows are copied, each with the group of its row: all, or the total and those
/// that careers need. A career whose own code has no row needs that of its broad occupation.
///
/// A broad occupation without details of its own is listed a second time as detailed, with the
/// same figures; that row counts.
fn wanted_codes<'t>(rows: &[Row<'t>], known: &Known, codes: Codes) -> BTreeMap<&'t str, &'t str> {
    let mut there: BTreeMap<&str, &str> = BTreeMap::new();
    for group in ["broad", "detailed", "total"] {
        let of_group = rows.iter().filter(|row| row.text("o_group") == group);
        there.extend(of_group.map(|row| (row.text("occ_code"), row.text("o_group"))));
    }
    if codes == Codes::All {
        return there;
    }
    let mut wanted = BTreeMap::new();
    for soc in known.socs().into_iter().chain(["00-0000"]) {
        let broad = format!("{}0", &soc[..6]);
        let found = there.get_key_value(soc).or_else(|| there.get_key_value(broad.as_str()));
        wanted.extend(found);
    }
    wanted
}

fn copy_row(row: Row<'_>, place: String, year: u16, faults: &mut Vec<Diagnostic>) -> RawFactRow {
    // The publisher gives only one kind of figure where people are not paid by the other.
    let is_hourly = row.text("hourly").eq_ignore_ascii_case("true");
    let per = if is_hourly { Per::Hour } else { Per::Year };
    let mut wage = |column: &str| {
        let column = format!("{}_{column}", if is_hourly { "h" } else { "a" });
        row.has(&column).then(|| wage(row, &column, top_code(year, per), faults)).flatten()
    };
    let (mean, median) = (wage("mean"), wage("median"));
    let (p10, p25, p75, p90) = (wage("pct10"), wage("pct25"), wage("pct75"), wage("pct90"));
    let quotient = Some(row.text("loc_quotient")).filter(|text| !text.is_empty());
    RawFactRow {
        code: Scalar::new(row.text("occ_code")),
        title: Some(row.text("occ_title").to_owned()),
        place: Some(place),
        per: is_hourly.then_some(per),
        jobs: row.number("tot_emp", &["**"], faults),
        mean,
        p10,
        p25,
        median,
        p75,
        p90,
        location_quotient: quotient.and_then(|_| row.number("loc_quotient", &["**"], faults)),
        ..RawFactRow::default()
    }
}

/// A wage as published: the number, an open end, or that it is not published.
fn wage(
    row: Row<'_>,
    column: &str,
    top: Option<&str>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Scalar> {
    match (row.text(column), top) {
        ("#", Some(top)) => Scalar::new(top),
        ("#", None) => {
            faults.push(catalog::unknown_top_code(row.place(column)));
            None
        }
        _ => row.number(column, &["*"], faults),
    }
}

/// The places that areas are, and what came of those that are none.
struct Areas<'k, 'n> {
    known: &'k Known,
    naming: &'n mut Naming<'k>,
    codes: Codes,
    is_metro: bool,
    ids: BTreeMap<String, Option<String>>,
    entries: BTreeMap<String, RawOfficialEntry>,
    left_out: Vec<(String, String)>,
}

impl<'k, 'n> Areas<'k, 'n> {
    fn new(known: &'k Known, naming: &'n mut Naming<'k>, codes: Codes, is_metro: bool) -> Self {
        let (ids, entries, left_out) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        Self { known, naming, codes, is_metro, ids, entries, left_out }
    }

    /// Id of the place that the row is of; none if the site does not want it.
    fn place(&mut self, row: &Row<'_>) -> Option<String> {
        let (code, title) = (row.text("area"), row.text("area_title"));
        if let Some(id) = self.ids.get(code) {
            return id.clone();
        }
        let id = if self.is_metro { self.city(code, title) } else { Some(self.country()) };
        self.ids.insert(code.to_owned(), id.clone());
        id
    }

    fn country(&mut self) -> String {
        let merged = self.naming.by_id("united-states");
        let entry = RawOfficialEntry {
            name: Some("United States".to_owned()),
            code: Scalar::new(COUNTRY),
            kind: Some(PlaceKind::Country),
            country: Some("US".to_owned()),
            merged,
            ..RawOfficialEntry::default()
        };
        self.entries.insert("united-states".to_owned(), entry);
        "united-states".to_owned()
    }

    fn city(&mut self, code: &str, title: &str) -> Option<String> {
        let is_known = self.known.places.iter().any(|place| place.code == code);
        if self.codes == Codes::Used && !is_known {
            self.left_out.push((code.to_owned(), title.to_owned()));
            return None;
        }
        let (id, merged) = self.naming.name(code, title);
        let is_puerto_rico = title.ends_with(" PR");
        let entry = RawOfficialEntry {
            name: Some(title.to_owned()),
            code: Scalar::new(code),
            kind: Some(PlaceKind::City),
            country: Some(if is_puerto_rico { "PR" } else { "US" }.to_owned()),
            within: (!is_puerto_rico).then(|| "united-states".to_owned()),
            merged,
            ..RawOfficialEntry::default()
        };
        self.entries.insert(id.clone(), entry);
        Some(id)
    }

    /// What an editor should know of the areas that were not copied.
    fn notes(&self, file: &str) -> Vec<String> {
        let mut notes = Vec::new();
        for (code, title) in &self.left_out {
            let city = title.split([',', '-']).next().unwrap_or_default();
            let begins = |name: &str| name.split(',').next() == Some(city);
            let namesake = self.known.places.iter().find(|place| begins(&place.name));
            if let Some(place) = namesake {
                notes.push(format!(
                    "{file}: area {code}, {title}, is left out: `{}` is area {}; where the areas \
                     were drawn anew, two series stay two",
                    place.id, place.code
                ));
            }
        }
        if !self.left_out.is_empty() {
            notes.push(format!(
                "{file}: {} areas have no place on this site with their number as `cbsa`; \
                 `--codes all` takes every area",
                self.left_out.len()
            ));
        }
        notes
    }
}
