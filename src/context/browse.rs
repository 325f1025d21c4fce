//! Ways through all careers at once: rankings, the table of all careers, and comparisons.

use serde::Serialize;

use super::{Link, Number, Shared};

/// What careers are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RankingKey {
    /// Typical pay.
    Pay,
    /// Growth of the number of jobs.
    Growth,
    /// Number of jobs.
    Jobs,
    /// Openings a year.
    Openings,
    /// Education that people typically need to get in.
    Education,
}

impl RankingKey {
    /// All of them, in the order in which readers meet them.
    pub const ALL: [Self; 5] =
        [Self::Pay, Self::Growth, Self::Jobs, Self::Openings, Self::Education];

    /// The word that addresses and keys of UI strings use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Growth => "growth",
            Self::Jobs => "jobs",
            Self::Openings => "openings",
            Self::Education => "education",
        }
    }
}

/// What a figure measures, where and when. Only figures of one basis can be compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Basis {
    /// `median` or `mean` for pay; empty otherwise.
    pub statistic: String,
    /// ISO 4217 code for pay; empty otherwise.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour` for pay; empty otherwise.
    pub per: String,
    /// Where it holds.
    pub place: Shared<Link>,
    /// The period as readers write it.
    pub period: String,
    /// Where the figures come from.
    pub source: Shared<Link>,
    /// What such a figure is called: `Median pay`.
    pub name: String,
    /// Where, when and per what it is, in words: `United States, May 2025, a year`.
    pub of: String,
}

/// A figure in a column or list whose basis is named once for all of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cell {
    /// The number.
    pub number: Number,
    /// In what its basis differs from that of the column; empty if it can be compared.
    pub note: String,
}

/// A career in a long list: a line of its own, no more.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CareerLine {
    /// The career.
    pub career: Shared<Link>,
    /// Its pay, if known.
    pub pay: Option<Shared<Cell>>,
    /// Why it needs the skill, tool or place of the page that lists it; may be empty.
    pub why: String,
}

/// All rankings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rankings {
    /// The rankings, each with its beginning.
    pub rankings: Vec<RankingSummary>,
}

/// The beginning of a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RankingSummary {
    /// What is ranked.
    pub key: RankingKey,
    /// Path of the whole ranking.
    pub path: String,
    /// What its figures are of; none where nothing is ranked or levels of education are.
    pub basis: Option<Shared<Basis>>,
    /// Its first ranks; none for education.
    pub top: Vec<Rank>,
}

/// One ranking of all careers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ranking {
    /// What is ranked.
    pub key: RankingKey,
    /// Lists of careers that can be compared with each other, the longest first.
    pub lists: Vec<RankedList>,
    /// Careers without a published figure, in the order of their titles.
    pub unpublished: Vec<Shared<Link>>,
}

/// Careers that can be compared with each other, best first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RankedList {
    /// What the figures are of; none for levels that the editors of the site name.
    pub basis: Option<Shared<Basis>>,
    /// The ranks.
    pub ranks: Vec<Rank>,
}

/// One figure or level, and the careers that have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rank {
    /// From 1; equal figures share a position.
    pub position: usize,
    /// The figure; none for levels of education.
    pub number: Option<Number>,
    /// The level of education; empty for figures.
    pub level: String,
    /// The career; several if one official row counts them together.
    pub careers: Vec<Shared<Link>>,
}

/// The table of all careers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CareerTable {
    /// What the columns of figures are of.
    pub columns: Vec<Column>,
    /// The careers in the order of their titles.
    pub rows: Vec<TableRow>,
    /// Fields that can be chosen.
    pub fields: Vec<Choice>,
    /// Levels of education that can be chosen, lowest first.
    pub levels: Vec<Choice>,
    /// Skills that can be chosen.
    pub skills: Vec<Choice>,
    /// Places that can be chosen.
    pub places: Vec<Choice>,
}

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Column {
    /// What it shows.
    pub key: RankingKey,
    /// What most of its figures are of.
    pub basis: Shared<Basis>,
}

/// Something that the table can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Choice {
    /// Its id, as addresses have it.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A career in the table. Positions of choices count from zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TableRow {
    /// The career.
    pub career: Shared<Link>,
    /// Position of its field.
    pub field: Option<usize>,
    /// A figure for each column, where there is one.
    pub cells: Vec<Option<Cell>>,
    /// Education that people typically need; may be empty.
    pub education: String,
    /// Position of the level of that education, if it is a known one.
    pub level: Option<usize>,
    /// Positions of its skills.
    pub skills: Vec<usize>,
    /// Positions of its places.
    pub places: Vec<usize>,
}

/// The page on which careers are compared: those that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Compare {
    /// All careers in the order of their titles; the ids are the last parts of their addresses.
    pub careers: Vec<Choice>,
}

/// What the page that compares careers shows of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ComparedCareer {
    /// The last part of its address.
    pub id: String,
    /// The career.
    pub career: Shared<Link>,
    /// Figures by key: `pay`, `range`, `jobs`, `growth`, `openings`, `education`.
    pub facts: Vec<ComparedFact>,
    /// Skills, best first.
    pub skills: Vec<Shared<Link>>,
    /// Tools, most used first.
    pub tools: Vec<Shared<Link>>,
    /// Places, best first.
    pub places: Vec<Shared<Link>>,
}

/// One figure of a comparison, in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ComparedFact {
    /// What it is.
    pub key: String,
    /// The figure.
    pub text: String,
    /// What it measures, where and when; may be empty.
    pub of: String,
    /// Where it comes from; none for what editors say in words.
    pub source: Option<Shared<Link>>,
}

/// A career beside its nearest relatives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Relatives {
    /// Address of the page that compares all of them.
    pub address: String,
    /// What the columns of figures are of; those of pay and growth, where there are any.
    pub columns: Vec<Column>,
    /// The career itself and its relatives; empty if it has none.
    pub rows: Vec<RelativeRow>,
}

/// One line of that table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RelativeRow {
    /// The career.
    pub career: Shared<Link>,
    /// A figure for each column, where there is one.
    pub cells: Vec<Option<Cell>>,
    /// Education that people typically need; may be empty.
    pub education: String,
}
