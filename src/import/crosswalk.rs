//! The crosswalk of the U.S. Bureau of Labor Statistics from O*NET-SOC codes to those of its
//! projections and to the pages of its handbook: `nem-onet-to-soc-crosswalk`.

use crate::career::{FactsKind, RawCrosswalkRow, RawFacts};
use crate::diag::catalog::import as catalog;
use crate::yaml::Scalar;

use super::head::Release;
use super::table::{Format, Layout, Table};
use super::{Codes, FactsFile, Imported, Importer, Input, Known, Order};

/// The crosswalk.
pub(super) const IMPORTER: Importer = Importer {
    id: "crosswalk",
    title: "O*NET-SOC codes to projections and handbook (U.S. Bureau of Labor Statistics)",
    files: "nem-onet-to-soc-crosswalk.xlsx, or its sheet as CSV",
    url: "https://www.bls.gov/emp/documentation/crosswalks.htm",
    licence: "public domain",
    import,
};

const LAYOUT: Layout = Layout {
    format: Format::Csv,
    required: &[
        "o*net-soc code",
        "o*net-soc title",
        "nem code",
        "national employment matrix occupational title",
        "ooh profile title",
        "ooh profile website",
    ],
    optional: &[
        "sort order",
        "ooh profile code",
        "ooh occupation group",
        "ooh occupation group (brief)",
    ],
};

/// The mark for what there is none of.
const MISSING: &str = "—";

fn import(inputs: &[Input], known: &Known, order: &Order) -> Imported {
    let mut imported = Imported::default();
    let [input] = inputs else {
        let given = inputs.iter().map(Input::place);
        imported.diagnostics.extend(given.skip(1).map(catalog::one_file_only));
        return imported;
    };
    let table = match Table::read(input, LAYOUT) {
        Ok(table) => table,
        Err(faults) => {
            imported.diagnostics = faults;
            return imported;
        }
    };
    let used: Vec<&str> = known.careers.values().flatten().map(String::as_str).collect();
    let mut rows = Vec::new();
    for row in table.rows() {
        let code = row.text("o*net-soc code");
        if order.codes == Codes::Used && !used.contains(&code) || code == MISSING {
            continue;
        }
        let text = |column: &str| Some(row.text(column)).filter(|text| *text != MISSING);
        let crosswalk = RawCrosswalkRow {
            projections: text("nem code").and_then(Scalar::new),
            projections_title: text("national employment matrix occupational title")
                .map(str::to_owned),
            handbook_title: text("ooh profile title").map(str::to_owned),
            handbook_url: text("ooh profile website").map(str::to_owned),
        };
        rows.push((code.to_owned(), crosswalk));
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let title = "National Employment Matrix and O*NET-SOC crosswalk";
    let release = Release {
        id: "bls-onet-crosswalk".to_owned(),
        attribution: format!("U.S. Bureau of Labor Statistics, {title}"),
        title: title.to_owned(),
        publisher: "U.S. Bureau of Labor Statistics",
        url: IMPORTER.url,
        name: "2018 SOC".to_owned(),
        period: "2024".to_owned(),
        licence: "Public domain (US government work)",
    };
    let facts = RawFacts {
        kind: Some(FactsKind::Crosswalk),
        crosswalk: Some(rows.into_iter().collect()),
        ..release.facts(order.retrieved, &[input])
    };
    imported.facts.push(FactsFile { name: format!("{}.yaml", release.id), facts });
    imported
}
