//! The O*NET database of the U.S. Department of Labor: the text files of a release.
//!
//! Each occupation becomes one record, in one facts file for each major group; the skills and
//! technologies that they name become entries of a vocabulary. Ratings that the publisher advises
//! against using are marked as not published. Scales: <https://www.onetcenter.org/dictionary.html>.

mod careers;
mod groups;
mod occupations;
mod tables;
mod vocabulary;

use std::collections::BTreeMap;

use crate::career::{FactsKind, RawFacts, Scheme};
use crate::diag::{Diagnostic, catalog::import as catalog};

use super::head::Release;
use super::table::{Row, Table};
use super::{Codes, FactsFile, Imported, Importer, Input, Known, NewCareers, Order};

use tables::{Copied, Kind, LEFT_ASIDE, TABLES};
use vocabulary::Vocabulary;

/// The O*NET database.
pub(super) const IMPORTER: Importer = Importer {
    id: "onet",
    title: "O*NET database (U.S. Department of Labor, Employment and Training Administration)",
    files: "the text files of a release, Occupation Data.txt among them",
    url: "https://www.onetcenter.org/database.html",
    licence: "CC BY 4.0",
    import,
};

/// The tables that were given.
#[derive(Default)]
struct Tables(Vec<(&'static Copied, Table)>);

impl Tables {
    /// The rows of the tables of this kind.
    fn rows(&self, kind: Kind) -> impl Iterator<Item = Row<'_>> {
        let tables = self.0.iter().filter(move |(copied, _)| copied.kind == kind);
        tables.flat_map(|(_, table)| table.rows())
    }

    fn has(&self, kind: Kind) -> bool {
        self.0.iter().any(|(copied, _)| copied.kind == kind)
    }

    /// Whether there is the same table, or one that says the same in releases of the other era.
    fn has_already(&self, new: &Copied) -> bool {
        let is_same = |old: &Copied| old.file == new.file || old.era != new.era;
        self.0.iter().any(|(old, _)| old.kind == new.kind && is_same(old))
    }
}

fn import(inputs: &[Input], known: &Known, order: &Order) -> Imported {
    let mut imported = Imported::default();
    let (tables, used) = read(inputs, &mut imported);
    let name = order.release.clone().or_else(|| inputs.iter().find_map(release_in_path));
    let Some(name) = name.filter(|name| name.split('.').count() == 2) else {
        let first = inputs.iter().map(Input::place).next();
        imported.diagnostics.extend(first.map(|place| catalog::no_release(place, "29.3")));
        return imported;
    };
    if !tables.has(Kind::Occupations) {
        let first = inputs.iter().map(Input::place).next();
        let missing = |place| catalog::missing_table(place, "Occupation Data.txt");
        imported.diagnostics.extend(first.map(missing));
    }
    if !imported.diagnostics.is_empty() {
        return imported;
    }
    let wanted = |code: &str| match order.codes {
        Codes::All => true,
        Codes::Used => known.careers.values().flatten().any(|used| used == code),
    };
    let faults = &mut imported.diagnostics;
    let vocabulary = Vocabulary::read(&tables, known, &wanted, faults);
    let occupations = occupations::read(&tables, &vocabulary, &wanted, faults);
    let release = release(&name, &occupations);
    imported.notes.extend(vocabulary.notes());
    let head = release.facts(order.retrieved, &used);
    let mut groups: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (code, occupation) in occupations.records {
        groups.entry(code[..2].to_owned()).or_default().push((code, occupation));
    }
    let titles = |all: &Vec<(String, crate::career::RawOccupation)>| {
        let title = |(code, one): &(String, crate::career::RawOccupation)| {
            (code.clone(), one.title.clone().unwrap_or_default())
        };
        all.iter().map(title).collect::<Vec<_>>()
    };
    let named: Vec<_> = groups.values().flat_map(titles).collect();
    let mut fields = vocabulary::fields(known, groups.keys().map(String::as_str));
    if order.careers == NewCareers::Missing {
        careers::make(&named, &fields, known, &mut imported);
    }
    let vocabulary_file = RawFacts {
        kind: Some(FactsKind::Vocabulary),
        fields: Some(std::mem::take(&mut fields).into_values().collect()),
        skills: Some(vocabulary.skills()),
        tools: Some(vocabulary.tools()),
        ..head.clone()
    };
    imported
        .facts
        .push(FactsFile { name: "onet-vocabulary.yaml".to_owned(), facts: vocabulary_file });
    for (group, occupations) in groups {
        let facts = RawFacts {
            kind: Some(FactsKind::Occupations),
            scheme: Some(Scheme::Onet),
            occupations: Some(occupations.into_iter().collect()),
            ..head.clone()
        };
        imported.facts.push(FactsFile { name: format!("onet-{group}.yaml"), facts });
    }
    imported.facts.sort_by(|one, other| one.name.cmp(&other.name));
    imported
}

/// Reads the tables by the names of their files. Returns those that are copied, and their files.
fn read<'i>(inputs: &'i [Input], imported: &mut Imported) -> (Tables, Vec<&'i Input>) {
    let (mut tables, mut used, mut aside) = (Tables::default(), Vec::new(), Vec::new());
    for input in inputs {
        let name = input.name().to_lowercase();
        let Some(copied) = TABLES.iter().find(|copied| copied.file == name) else {
            if LEFT_ASIDE.contains(&name.as_str()) {
                aside.push(input.name());
            } else {
                let known = TABLES.iter().map(|copied| copied.file);
                imported.diagnostics.push(catalog::unknown_table(input.place(), &name, known));
            }
            continue;
        };
        match Table::read(input, copied.layout) {
            Ok(table) => {
                used.push(input);
                if tables.has_already(copied) {
                    imported.diagnostics.push(catalog::same_table_twice(input.place(), &name));
                }
                tables.0.push((copied, table));
            }
            Err(faults) => imported.diagnostics.extend(faults),
        }
    }
    if !aside.is_empty() {
        imported.notes.push(format!("not copied: {}", aside.join(", ")));
    }
    let mut missing: Vec<&Copied> = TABLES.iter().filter(|one| !tables.has(one.kind)).collect();
    missing.dedup_by_key(|copied| copied.kind);
    let missing: Vec<&str> = missing.into_iter().map(|copied| copied.file).collect();
    if !missing.is_empty() {
        imported.notes.push(format!("not given, so not in the facts: {}", missing.join(", ")));
    }
    (tables, used)
}

/// The release that a folder of the file's path names: `29.3` or `db_29_3_text`.
fn release_in_path(input: &Input) -> Option<String> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    input.source.path.as_str().split('/').rev().skip(1).find_map(|folder| {
        let folder = folder.strip_prefix("db_").unwrap_or(folder);
        let folder = folder.strip_suffix("_text").unwrap_or(folder);
        let (major, minor) = folder.split_once(['_', '.'])?;
        (is_number(major) && is_number(minor)).then(|| format!("{major}.{minor}"))
    })
}

/// What the release is called and cited as. Until 29.3 four releases a year came in August,
/// November, February and May, 29.0 in August 2024; of later ones the newest figure tells.
fn release(name: &str, occupations: &occupations::Occupations) -> Release {
    let (major, minor) = name.split_once('.').unwrap_or((name, "0"));
    let month = match (major.parse::<u16>(), minor) {
        (Ok(major), "0") if major <= 30 => Some((major + 1995, 8)),
        (Ok(major), "1") if major <= 29 => Some((major + 1995, 11)),
        (Ok(major), "2") if major <= 29 => Some((major + 1996, 2)),
        (Ok(major), "3") if major <= 29 => Some((major + 1996, 5)),
        _ => None,
    };
    let (year, month) = month.unwrap_or(occupations.newest);
    Release {
        id: format!("onet-{}", name.replace('.', "-")),
        title: format!("O*NET {name} Database"),
        publisher: "National Center for O*NET Development, for the U.S. Department of Labor, \
                    Employment and Training Administration",
        url: IMPORTER.url,
        name: name.to_owned(),
        period: format!("{year}-{month:02}"),
        licence: IMPORTER.licence,
        attribution: format!(
            "This site includes information from the O*NET {name} Database by the U.S. Department \
             of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY \
             4.0 license. O*NET® is a trademark of USDOL/ETA. Careerbook has selected from this \
             information and has modified all or some of it. USDOL/ETA has not approved, \
             endorsed, or tested these modifications."
        ),
    }
}

/// Adds a fault unless the code has the form of an O*NET-SOC code.
fn check_code(row: Row<'_>, column: &str, faults: &mut Vec<Diagnostic>) {
    let code = row.text(column);
    if !crate::career::is_onet_code(code) {
        faults.push(catalog::unknown_mark(row.place(column), column, code));
    }
}
