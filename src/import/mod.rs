//! The publishers' own files to facts files of the site.
//!
//! One file per publisher's format, each a pure function from the bytes of its inputs and what the
//! site has already to the files to write. Called by `cli`, which reads and writes. Figures are
//! copied, never computed: what a publisher marks as missing or capped stays so.

mod input;
mod table;

pub use input::Input;

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{Date, RawFacts};
use crate::diag::Diagnostic;

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
pub const IMPORTERS: &[&Importer] = &[];

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
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// Which occupations are copied.
    pub codes: Codes,
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

/// One file to be written below `content/data/facts/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsFile {
    /// Its name, `bls-oews-2025-05.yaml`.
    pub name: String,
    /// What it holds.
    pub facts: RawFacts,
}
