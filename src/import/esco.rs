//! Occupations of ESCO, the European classification: `occupations_en.csv` of a release.

use crate::career::{FactsKind, RawFacts, RawOccupation, Scheme};
use crate::diag::catalog::import as catalog;
use crate::yaml::Scalar;

use super::head::Release;
use super::table::{Format, Layout, Table};
use super::{Codes, FactsFile, Imported, Importer, Input, Known, Order};

/// ESCO.
pub(super) const IMPORTER: Importer = Importer {
    id: "esco",
    title: "ESCO classification of occupations (European Commission)",
    files: "occupations_en.csv of a release",
    url: "https://esco.ec.europa.eu/en/use-esco/download",
    licence: "Commission Decision 2011/833/EU (reuse with acknowledgement)",
    import,
};

const LAYOUT: Layout = Layout {
    format: Format::Csv,
    required: &["concepturi", "iscogroup", "preferredlabel", "altlabels", "description"],
    optional: &[
        "concepttype",
        "hiddenlabels",
        "status",
        "modifieddate",
        "regulatedprofessionnote",
        "scopenote",
        "definition",
        "inscheme",
        "code",
        "nacecode",
    ],
};

/// The years of the releases.
const RELEASES: [(&str, &str); 6] = [
    ("1.0", "2017"),
    ("1.1", "2022"),
    ("1.1.1", "2022"),
    ("1.1.2", "2023"),
    ("1.2.0", "2024"),
    ("1.2.1", "2025"),
];

fn import(inputs: &[Input], known: &Known, order: &Order) -> Imported {
    let mut imported = Imported::default();
    let [input] = inputs else {
        let given = inputs.iter().map(Input::place);
        imported.diagnostics.extend(given.skip(1).map(catalog::one_file_only));
        return imported;
    };
    let folders = input.source.path.as_str().split('/');
    let in_path = folders.into_iter().find(|part| RELEASES.iter().any(|(one, _)| one == part));
    let release = order.release.as_deref().or(in_path);
    let known_release = RELEASES.iter().find(|(one, _)| Some(*one) == release);
    let Some((release, year)) = known_release else {
        imported.diagnostics.push(catalog::no_release(input.place(), "1.2.1"));
        return imported;
    };
    let table = match Table::read(input, LAYOUT) {
        Ok(table) => table,
        Err(faults) => {
            imported.diagnostics = faults;
            return imported;
        }
    };
    let mut occupations = Vec::new();
    for row in table.rows() {
        let address = row.text("concepturi");
        if order.codes == Codes::Used && !known.esco.contains(address) {
            continue;
        }
        let titles = row.text("altlabels").lines().map(str::trim).filter(|line| !line.is_empty());
        let titles: Vec<String> = titles.map(str::to_owned).collect();
        let record = RawOccupation {
            title: Some(row.text("preferredlabel").to_owned()),
            description: Some(row.text("description").replace("\r\n", "\n")),
            isco: Scalar::new(row.text("iscogroup")),
            alternate_titles: Some(titles).filter(|titles| !titles.is_empty()),
            ..RawOccupation::default()
        };
        occupations.push((address.to_owned(), record));
    }
    occupations.sort_by(|(one, _), (other, _)| one.cmp(other));
    let rows = occupations.len();
    occupations.dedup();
    if rows > occupations.len() {
        let repeated = rows - occupations.len();
        imported.notes.push(format!("{repeated} rows say again what another row says"));
    }
    for pair in occupations.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        imported.diagnostics.push(catalog::repeated_code(input.place(), &pair[0].0));
    }
    let release = Release {
        id: format!("esco-{}", release.replace('.', "-")),
        title: format!("ESCO, version {release}"),
        publisher: "European Commission",
        url: "https://esco.ec.europa.eu/en/classification/occupation_main",
        name: (*release).to_owned(),
        period: (*year).to_owned(),
        licence: IMPORTER.licence,
        attribution: "This service uses the ESCO classification of the European Commission."
            .to_owned(),
    };
    let facts = RawFacts {
        kind: Some(FactsKind::Occupations),
        scheme: Some(Scheme::Esco),
        occupations: Some(occupations.into_iter().collect()),
        ..release.facts(order.retrieved, &[input])
    };
    imported.facts.push(FactsFile { name: "esco-occupations.yaml".to_owned(), facts });
    imported
}
