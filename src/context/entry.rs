//! Pages of the vocabularies: fields, skills, tools, places and sources.

use serde::Serialize;

use super::{Basis, CareerCard, CareerLine, Chart, Date, Link, Number, Shared, SourceLine};

/// What kind of entry a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A field of work.
    Field,
    /// A skill.
    Skill,
    /// A tool.
    Tool,
    /// A place.
    Place,
}

impl EntryKind {
    /// The word that templates and keys of UI strings use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Skill => "skill",
            Self::Tool => "tool",
            Self::Place => "place",
        }
    }
}

/// All entries of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EntryIndex {
    /// The kind.
    pub kind: EntryKind,
    /// Its entries in the order of their names.
    pub entries: Vec<EntryItem>,
}

/// One entry of an index.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EntryItem {
    /// The entry.
    pub entry: Shared<Link>,
    /// Its motif, for fields: the path of an SVG on a square of 64 units.
    pub motif: String,
    /// What it is; may be empty.
    pub definition: String,
    /// How many careers use it.
    pub count: usize,
}

/// One entry and the careers that use it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EntryPage {
    /// The kind.
    pub kind: EntryKind,
    /// Its name.
    pub name: String,
    /// Its motif, for fields: the path of an SVG on a square of 64 units.
    pub motif: String,
    /// What it is; may be empty.
    pub definition: String,
    /// Other names that people use.
    pub also: Vec<String>,
    /// Its own site; may be empty.
    pub url: String,
    /// The place it lies in, for places.
    pub within: Option<Shared<Link>>,
    /// Places that lie in it, for places.
    pub places: Vec<Shared<Link>>,
    /// The careers that use it, in the order of their titles.
    pub careers: Vec<CareerCard>,
    /// The same as lines, where they are too many for cards.
    pub lines: Vec<CareerLine>,
    /// What the pay in the lines is of.
    pub basis: Option<Shared<Basis>>,
    /// Pay, jobs and concentration of those careers there, for places with official figures.
    pub figures: Vec<EntryFigure>,
    /// Whether any of them has a concentration.
    pub has_concentration: bool,
    /// The same drawn; none if there are fewer than two rows.
    pub chart: Option<Box<Chart>>,
    /// Other entries of the same kind that the same careers use, most shared first.
    pub often_with: Vec<Shared<Link>>,
}

/// Official figures of one occupation at one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EntryFigure {
    /// The official occupation.
    pub occupation: String,
    /// Its code.
    pub code: String,
    /// The careers of this site that it counts.
    pub careers: Vec<Shared<Link>>,
    /// Median pay.
    pub median: Number,
    /// Number of jobs.
    pub jobs: Number,
    /// Location quotient.
    pub concentration: Number,
    /// The period as readers write it.
    pub period: String,
    /// ISO 4217 code of the pay.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour`.
    pub per: String,
    /// Where the figures come from.
    pub source: Shared<Link>,
}

/// All sources of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Sources {
    /// The sources in the order of their titles.
    pub sources: Vec<SourceEntry>,
    /// The newest period of all of them, as readers write it; the one against which the others
    /// are old.
    pub newest: String,
}

/// A source, how old it is, and what uses it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceEntry {
    /// The source.
    pub source: SourceLine,
    /// The period in ISO form, `2025-05`; empty if unknown.
    pub period: String,
    /// The day on which it was fetched, if known.
    pub retrieved: Option<Date>,
    /// A newer source of the same kind and publisher, if the site has one: name and place.
    pub newer: Option<Shared<Link>>,
    /// The period of that one, as readers write it; empty if there is none.
    pub newer_period: String,
    /// Whole years between its period and the newest of all sources.
    pub years: u32,
    /// The sections of career pages that use it.
    pub uses: Vec<SourceUse>,
    /// How many careers use it anywhere on their pages.
    pub count: usize,
    /// Other pages that use it: places with its figures, and pages that cite it. None if they are
    /// too many to be named.
    pub pages: Vec<Shared<Link>>,
    /// How many such pages there are.
    pub page_count: usize,
}

/// The careers that use a source in one section of their pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SourceUse {
    /// Id of the section in the outline; or `text` or `codes`.
    pub section: String,
    /// That section of each career; none if they are too many to be named.
    pub careers: Vec<Shared<Link>>,
    /// How many careers there are.
    pub count: usize,
}

/// Words that need to be explained.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Glossary {
    /// The terms in the order of their names.
    pub terms: Vec<Term>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Term {
    /// Its id; the anchor of its entry.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// Other words for it.
    pub also: Vec<String>,
}
