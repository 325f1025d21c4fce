//! The part of `site.yaml` that says how the writing is checked.

use schemars::JsonSchema;
use serde::Deserialize;

/// How the writing is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawProse {
    /// Whether every build and every check does it, and not only `check --prose`; `false` unless
    /// said otherwise.
    pub always: Option<bool>,
    /// Checks that are not made; none unless said otherwise.
    pub off: Option<Vec<ProseCheck>>,
    /// Most words of a sentence; 30 unless said otherwise.
    pub sentence_words: Option<u32>,
    /// Largest part of the sentences of a paragraph that may be in the passive, in percent; 50
    /// unless said otherwise.
    pub passive_percent: Option<u32>,
    /// Highest reading grade of a section: the school years it takes to read it; 12 unless said
    /// otherwise.
    pub reading_grade: Option<u32>,
    /// How many gender-coded words of one side a page may have beyond those of the other; 3 unless
    /// said otherwise.
    pub coded_words: Option<u32>,
    /// Abbreviations that every reader of the site knows, besides those that everybody knows.
    pub known_abbreviations: Option<Vec<String>>,
}

/// A check of the writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProseCheck {
    /// Sentences with many words.
    LongSentences,
    /// Paragraphs that mostly are in the passive.
    Passive,
    /// Abbreviations that the page does not explain.
    Abbreviations,
    /// Sections that are hard to read.
    ReadingGrade,
    /// Words that name one gender where all are meant, and pages that lean towards one.
    GenderedWords,
}

/// How the writing is checked, complete.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prose {
    /// Whether every build and every check does it.
    pub always: bool,
    /// Checks that are not made.
    pub off: Vec<ProseCheck>,
    /// Most words of a sentence.
    pub sentence_words: u32,
    /// Most sentences of a paragraph in the passive, in percent.
    pub passive_percent: u32,
    /// Highest reading grade of a section.
    pub reading_grade: u32,
    /// How many gender-coded words of one side a page may have beyond those of the other.
    pub coded_words: u32,
    /// Abbreviations that every reader of the site knows.
    pub known_abbreviations: Vec<String>,
}

impl Prose {
    /// The settings with what was not said.
    pub(super) fn of(raw: RawProse) -> Self {
        Self {
            always: raw.always.unwrap_or_default(),
            off: raw.off.unwrap_or_default(),
            sentence_words: raw.sentence_words.unwrap_or(30),
            passive_percent: raw.passive_percent.unwrap_or(50),
            reading_grade: raw.reading_grade.unwrap_or(12),
            coded_words: raw.coded_words.unwrap_or(3),
            known_abbreviations: raw.known_abbreviations.unwrap_or_default(),
        }
    }

    /// Whether a check is made.
    pub fn has(&self, check: ProseCheck) -> bool {
        !self.off.contains(&check)
    }
}
