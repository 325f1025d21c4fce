//! Employment Projections of the U.S. Bureau of Labor Statistics: table 1.2 of `occupation.xlsx`,
//! as the workbook or as CSV.

use std::collections::BTreeSet;

use crate::career::{Decimal, FactsKind, PlaceKind, RawFactRow, RawFacts, RawOfficialEntry};
use crate::diag::{Diagnostic, catalog::import as catalog};
use crate::yaml::Scalar;

use super::entries::{Names, Naming};
use super::head::Release;
use super::table::{Format, Layout, Row, Table};
use super::{Codes, FactsFile, Imported, Importer, Input, Known, Order};

/// Employment Projections.
pub(super) const IMPORTER: Importer = Importer {
    id: "ep",
    title: "Employment Projections (U.S. Bureau of Labor Statistics)",
    files: "occupation.xlsx, or its table 1.2 as CSV",
    url: "https://www.bls.gov/emp/tables.htm",
    licence: "public domain",
    import,
};

/// The columns; `{from}` and `{to}` are the years, `{span}` the span as the publisher writes it.
const LAYOUT: Layout = Layout {
    format: Format::Csv,
    required: &[
        "{from} national employment matrix title",
        "{from} national employment matrix code",
        "occupation type",
        "employment, {from}",
        "employment, {to}",
        "employment change, percent, {span}",
        "occupational openings, {span} annual average",
        "typical education needed for entry",
        "work experience in a related occupation",
        "typical on-the-job training needed to attain competency in the occupation",
    ],
    optional: &[
        "employment distribution, percent, {from}",
        "employment distribution, percent, {to}",
        "employment change, numeric, {span}",
        "percent self employed, {from}",
        "median annual wage, dollars, {from}",
        "related occupational outlook handbook (ooh) content",
        "related occupational outlook handbook (ooh) content xlsx",
    ],
};

/// The mark for what is not available.
const MISSING: [&str; 1] = ["—"];

fn import(inputs: &[Input], known: &Known, order: &Order) -> Imported {
    let mut imported = Imported::default();
    for input in inputs {
        match Table::read(input, LAYOUT) {
            Ok(table) => copy(input, &table, known, order, &mut imported),
            Err(faults) => imported.diagnostics.extend(faults),
        }
    }
    imported.same_name_twice(inputs);
    imported
}

fn copy(input: &Input, table: &Table, known: &Known, order: &Order, imported: &mut Imported) {
    let Some((from, to)) = table.years() else {
        let place = input.place();
        imported.diagnostics.push(catalog::no_years_in_columns(place));
        return;
    };
    let wanted = (order.codes == Codes::Used).then(|| wanted_codes(table, known));
    let mut rows = Vec::new();
    for row in table.rows() {
        let code = row.text(CODE);
        let is_line_item = match row.text("occupation type") {
            "Line item" => true,
            "Summary" => code == "00-0000",
            other => {
                let place = row.place("occupation type");
                imported.diagnostics.push(catalog::unknown_mark(place, "occupation type", other));
                false
            }
        };
        if is_line_item && wanted.as_ref().is_none_or(|wanted| wanted.contains(code)) {
            rows.push(copy_row(row, &mut imported.diagnostics));
        }
    }
    rows.sort_by(|one, other| one.code.cmp(&other.code));
    let country = RawOfficialEntry {
        name: Some("United States".to_owned()),
        kind: Some(PlaceKind::Country),
        country: Some("US".to_owned()),
        merged: Naming::new(&known.places, Names::First).by_id("united-states"),
        ..RawOfficialEntry::default()
    };
    let title = format!("Employment Projections, {from}-{to}");
    let release = Release {
        id: format!("bls-ep-{from}-{to}"),
        attribution: format!("U.S. Bureau of Labor Statistics, {title}"),
        title,
        publisher: "U.S. Bureau of Labor Statistics",
        url: IMPORTER.url,
        name: format!("{from}-{to}"),
        period: format!("{from}-{to}"),
        licence: "Public domain (US government work)",
    };
    let facts = RawFacts {
        kind: Some(FactsKind::Projections),
        places: Some([("united-states".to_owned(), country)].into_iter().collect()),
        rows: Some(rows),
        ..release.facts(order.retrieved, &[input])
    };
    imported.facts.push(FactsFile { name: format!("{}.yaml", release.id), facts });
}

/// The column with the code of the National Employment Matrix.
const CODE: &str = "{from} national employment matrix code";

/// Codes of the total and of what the site's careers are counted under: their code in the matrix,
/// which a crosswalk tells, their own, or that of their broad occupation.
fn wanted_codes(table: &Table, known: &Known) -> BTreeSet<String> {
    let there: BTreeSet<&str> = table.rows().map(|row| row.text(CODE)).collect();
    let mut wanted = BTreeSet::from(["00-0000".to_owned()]);
    for onet in known.careers.values().flatten() {
        let soc = onet.get(..7).unwrap_or_default().to_owned();
        let broad = format!("{}0", soc.get(..6).unwrap_or_default());
        let codes = known.in_projections(onet).into_iter().chain([soc, broad]);
        wanted.extend(codes.into_iter().find(|code| there.contains(code.as_str())));
    }
    wanted
}

fn copy_row(row: Row<'_>, faults: &mut Vec<Diagnostic>) -> RawFactRow {
    let words = |column: &str| {
        Some(row.text(column)).filter(|text| !MISSING.contains(text)).map(str::to_owned)
    };
    let growth = row.number("employment change, percent, {span}", &MISSING, faults);
    let mut number = |column: &str| row.number(column, &MISSING, faults);
    RawFactRow {
        code: Scalar::new(row.text(CODE)),
        title: Some(row.text("{from} national employment matrix title").to_owned()),
        place: Some("united-states".to_owned()),
        jobs_thousands: number("employment, {from}"),
        projected_jobs_thousands: number("employment, {to}"),
        // A change can be negative, so that it has no mark for what is not published.
        growth_percent: growth.filter(|growth| Decimal::parse(growth.as_str()).is_some()),
        openings_thousands: number("occupational openings, {span} annual average"),
        entry_education: words("typical education needed for entry"),
        experience: words("work experience in a related occupation"),
        training: words(
            "typical on-the-job training needed to attain competency in the occupation",
        ),
        ..RawFactRow::default()
    }
}
