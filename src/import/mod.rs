//! The publishers' own files to facts files of the site.
//!
//! One file per publisher's format, each a pure function from the bytes of its inputs and what the
//! site has already to the files to write. Called by `cli`, which reads and writes. Figures are
//! copied, never computed: what a publisher marks as missing or capped stays so.

mod crosswalk;
mod entries;
mod ep;
mod esco;
mod head;
mod input;
mod known;
mod oews;
mod onet;
mod table;
mod workbook;

pub use head::TOOL;
pub use input::Input;

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{Date, RawFacts};
use crate::diag::{Diagnostic, catalog};
use crate::yaml::write;

/// A source of official statistics and how its files are read.
#[derive(Clone, Copy, Debug)]
pub struct Importer {
    /// The word by which it is asked for, `oews`.
    pub id: &'static str,
    /// What it is, in the publisher's words.
    pub title: &'static str,
    /// The publisher's files that it takes, and which of them it cannot do without.
    pub files: &'static str,
    /// Where they are fetched.
    pub url: &'static str,
    /// Under which licence they are published.
    pub licence: &'static str,
    /// Makes facts files of the inputs.
    pub import: fn(&[Input], &Known, &Order) -> Imported,
}

/// Every source that can be imported, in the order of their words.
pub const IMPORTERS: &[&Importer] =
    &[&crosswalk::IMPORTER, &ep::IMPORTER, &esco::IMPORTER, &oews::IMPORTER, &onet::IMPORTER];

/// What an importer needs to know of the site that the figures are for.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Fields that the site has.
    pub fields: Vec<KnownEntry>,
    /// Skills that the site has.
    pub skills: Vec<KnownEntry>,
    /// Tools that the site has.
    pub tools: Vec<KnownEntry>,
    /// Places that the site has.
    pub places: Vec<KnownEntry>,
    /// The slugs of all careers, with the O*NET-SOC code of each that has one.
    pub careers: BTreeMap<String, Option<String>>,
    /// The ESCO addresses that careers name.
    pub esco: BTreeSet<String>,
    /// The facts files that are there, by name.
    pub facts: BTreeMap<String, RawFacts>,
}

impl Known {
    /// The 2018 SOC codes of all careers.
    fn socs(&self) -> BTreeSet<&str> {
        let codes = self.careers.values().flatten();
        codes.filter_map(|code| code.get(..7)).collect()
    }

    /// What projections count an O*NET-SOC occupation under, if a crosswalk of the site tells.
    fn in_projections(&self, onet: &str) -> Option<String> {
        let crosswalks = self.facts.values().filter_map(|facts| facts.crosswalk.as_ref());
        let (_, row) = crosswalks.flatten().find(|(code, _)| code == onet)?;
        row.projections.as_ref().map(ToString::to_string)
    }
}

/// A field, skill, tool or place that the site has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names that people use.
    pub also: Vec<String>,
    /// The code by which statistics know it: an O*NET element, a metropolitan area; may be empty.
    pub code: String,
    /// The facts file that it came with; none if it was written by hand.
    pub facts: Option<String>,
}

/// Which occupations are copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// Those that careers of the site name.
    Used,
    /// All that the publisher has.
    All,
}

/// How an import is to be made.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which occupations are copied.
    pub codes: Codes,
    /// Which release the files are of, where they do not say it themselves: `29.3`.
    pub release: Option<String>,
    /// The day on which the files were fetched.
    pub retrieved: Date,
    /// Whether a career is made for every occupation that has none.
    pub careers: NewCareers,
}

/// Whether careers are made for occupations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewCareers {
    /// None are made.
    None,
    /// One for every occupation that no career of the site names.
    Missing,
}

/// What an import comes to. Nothing of it is written where there are errors.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Facts files, in the order of their names.
    pub facts: Vec<FactsFile>,
    /// YAML files of new careers: slug and text.
    pub careers: Vec<(String, String)>,
    /// What the editor should know, one sentence each: what was merged with what, what was left
    /// out and why.
    pub notes: Vec<String>,
    /// What is wrong with the inputs.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where facts files lie below the site's folder.
pub const FACTS_FOLDER: &str = "content/data/facts";

/// The comment above every facts file.
const COMMENT: &str =
    "# Copied from the publisher's files by `careerbook import`. Not to be edited by hand.\n";

/// The text of a facts file.
pub fn text_of(file: &FactsFile) -> Result<String, serde_json::Error> {
    Ok(format!("{COMMENT}{}", write(&file.facts)?))
}

/// One file to be written below `content/data/facts/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsFile {
    /// Its name, `bls-oews-2025-05.yaml`.
    pub name: String,
    /// What it holds.
    pub facts: RawFacts,
}

impl Imported {
    /// Reports two inputs that would become one file.
    fn same_name_twice(&mut self, inputs: &[Input]) {
        self.facts.sort_by(|one, other| one.name.cmp(&other.name));
        let pairs = self.facts.windows(2).filter(|pair| pair[0].name == pair[1].name);
        let names: BTreeSet<String> = pairs.map(|pair| pair[0].name.clone()).collect();
        let last = inputs.last().map(Input::place);
        for (name, place) in names.iter().zip(last.iter().cycle()) {
            self.diagnostics.push(catalog::import::same_release_twice(place.clone(), name));
        }
    }
}
