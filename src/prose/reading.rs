//! One file to what its texts show about their writing: everything that no other file decides.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::config::{Prose, ProseCheck};
use crate::diag::{Diagnostic, Place, catalog::prose as catalog};
use crate::markdown::{self, Block, BlockKind};
use crate::source::{Passage, Source, Span};
use crate::yaml::{self, KeyPath};

use super::abbreviations::{abbreviations, explained};
use super::gender::{self, Side};
use super::grade::Measure;
use super::passive::passive;
use super::sentences::{Sentence, sentences};

/// The keys of careers and vocabularies whose values are written by editors for readers to read.
const KEYS: [&str; 9] = [
    "about",
    "definition",
    "description",
    "drivers",
    "experience",
    "note",
    "steps",
    "tasks",
    "why",
];

/// A section is graded from this length on, in words: the formula was made with such passages.
const GRADED_WORDS: usize = 100;

/// How many sentences a paragraph must have for a part of them to mean something.
const PARAGRAPH_SENTENCES: usize = 3;

/// What a file is read with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Settings {
    pub(super) prose: Prose,
    pub(super) language: Language,
}

/// Whether the rules for English hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Language {
    English,
    Other,
}

impl Settings {
    /// Whether a check is made that knows English words.
    pub(super) fn has_english(&self, check: ProseCheck) -> bool {
        self.language == Language::English && self.prose.has(check)
    }
}

/// What one file shows.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What is wrong with it, whatever other files say.
    pub(super) findings: Vec<Diagnostic>,
    /// Its words that the whole page decides on, by page: a vocabulary has a page for each entry,
    /// by its id, and any other file is part of one page, under the empty name.
    pub(super) pages: BTreeMap<String, Words>,
}

/// The words of one page that have to be seen together.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Its abbreviations, and where each stands first.
    pub(super) abbreviations: BTreeMap<String, Span>,
    /// Abbreviations that it explains.
    pub(super) explained: BTreeSet<String>,
    /// Its gender-coded words.
    pub(super) coded: Vec<(Side, Span)>,
}

/// A stretch of text.
struct Text {
    passage: Passage,
    /// The page of a vocabulary that it belongs to.
    page: String,
    /// Abbreviations that markup explains.
    explained: Vec<String>,
    /// The heading over it, or itself where there is none; none if it is not graded.
    section: Option<Span>,
}

/// Reads the texts of one file: of Markdown the body and the keys at its top, of YAML the keys
/// that hold texts.
pub(super) fn read(source: &Arc<Source>, settings: &Settings) -> Reading {
    let mut reader =
        Reader { source, settings, reading: Reading::default(), sections: BTreeMap::new() };
    for text in texts(source) {
        reader.read(&text);
    }
    reader.grade();
    reader.reading
}

fn texts(source: &Arc<Source>) -> Vec<Text> {
    if source.path.extension() != "md" {
        return values(source, &source.text_span());
    }
    let (parts, _) = markdown::split(source);
    let mut texts = parts.front_matter.map_or_else(Vec::new, |span| values(source, &span));
    let mut section = None;
    for Block { kind, text: passage, explained } in markdown::blocks(source, parts.body) {
        let whole = passage.span(&(0..passage.text().len()));
        let under = match kind {
            BlockKind::Heading(level) => {
                section = if level <= 2 { Some(whole) } else { section };
                continue;
            }
            BlockKind::Cell => None,
            BlockKind::Paragraph => Some(section.clone().unwrap_or(whole)),
        };
        texts.push(Text { passage, page: String::new(), explained, section: under });
    }
    texts
}

fn values(source: &Arc<Source>, span: &Span) -> Vec<Text> {
    let is_vocabulary = source.path.below("content/data").is_some();
    let texts = yaml::texts(source, span).into_iter();
    let texts = texts.filter(|(path, _)| path.last_key().is_some_and(|key| KEYS.contains(&key)));
    let text = |(path, passage): (KeyPath, Passage)| {
        let page = path.first_key().filter(|_| is_vocabulary).unwrap_or_default().to_owned();
        let section = Some(passage.span(&(0..passage.text().len())));
        Text { passage, page, explained: Vec::new(), section }
    };
    texts.map(text).collect()
}

struct Reader<'s> {
    source: &'s Arc<Source>,
    settings: &'s Settings,
    reading: Reading,
    /// The sections by where they begin: the whole of each, and its hardest paragraph.
    sections: BTreeMap<(usize, usize), Section>,
}

/// A section that is being graded.
#[derive(Default)]
struct Section {
    measure: Measure,
    hardest: Option<(f64, Span)>,
}

impl Reader<'_> {
    fn read(&mut self, text: &Text) {
        let passage = &text.passage;
        let sentences = sentences(passage.text());
        if self.settings.prose.has(ProseCheck::LongSentences) {
            self.long_sentences(passage, &sentences);
        }
        if self.settings.prose.has(ProseCheck::Abbreviations) {
            self.abbreviations(text);
        }
        if self.settings.has_english(ProseCheck::Passive) {
            self.passive(passage, &sentences);
        }
        if self.settings.has_english(ProseCheck::GenderedWords) {
            self.gendered(text, &sentences);
        }
        if let Some(section) = &text.section {
            self.measure(passage, &sentences, section);
        }
    }

    fn place(&self, passage: &Passage, range: &Range<usize>) -> Place {
        Place::new(self.source, passage.span(range))
    }

    fn long_sentences(&mut self, passage: &Passage, sentences: &[Sentence]) {
        let limit = self.settings.prose.sentence_words;
        for Sentence { range, words } in sentences {
            if words.len() > limit as usize {
                let place = self.place(passage, range);
                self.reading.findings.push(catalog::long_sentence(place, words.len(), limit));
            }
        }
    }

    fn abbreviations(&mut self, text: &Text) {
        let passage = &text.passage;
        let words = self.reading.pages.entry(text.page.clone()).or_default();
        for (name, range) in abbreviations(passage.text()) {
            let span = passage.span(&range);
            words.abbreviations.entry(name.to_owned()).or_insert(span);
        }
        words.explained.extend(explained(passage.text()));
        words.explained.extend(text.explained.iter().cloned());
    }

    fn passive(&mut self, passage: &Passage, sentences: &[Sentence]) {
        let found = sentences.iter().filter_map(|sentence| passive(passage.text(), sentence));
        let found: Vec<Place> = found.map(|range| self.place(passage, &range)).collect();
        let limit = self.settings.prose.passive_percent;
        let is_heavy = found.len() * 100 > limit as usize * sentences.len();
        if is_heavy && sentences.len() >= PARAGRAPH_SENTENCES {
            let fault = catalog::passive_paragraph(found, sentences.len(), limit);
            self.reading.findings.extend(fault);
        }
    }

    fn gendered(&mut self, text: &Text, sentences: &[Sentence]) {
        let passage = &text.passage;
        for (range, instead) in gender::gendered(passage.text(), sentences) {
            let place = self.place(passage, &range);
            let found = &passage.text()[range];
            self.reading.findings.push(catalog::gendered_word(place, found, &instead));
        }
        let words = self.reading.pages.entry(text.page.clone()).or_default();
        for word in sentences.iter().flat_map(|sentence| &sentence.words) {
            let side = gender::coded(&passage.text()[word.clone()]);
            words.coded.extend(side.map(|side| (side, passage.span(word))));
        }
    }

    fn measure(&mut self, passage: &Passage, sentences: &[Sentence], section: &Span) {
        let measure = Measure::of(passage.text(), sentences);
        let grade = measure.grade();
        let section = self.sections.entry((section.start, section.end)).or_default();
        section.measure = section.measure.and(measure);
        if section.hardest.as_ref().is_none_or(|(hardest, _)| *hardest < grade) {
            section.hardest = Some((grade, passage.span(&(0..passage.text().len()))));
        }
    }

    fn grade(&mut self) {
        if !self.settings.has_english(ProseCheck::ReadingGrade) {
            return;
        }
        let limit = self.settings.prose.reading_grade;
        for ((start, end), section) in &self.sections {
            let grade = section.measure.grade();
            if section.measure.words < GRADED_WORDS || grade <= f64::from(limit) {
                continue;
            }
            let place = Place::new(self.source, *start..*end);
            let hardest = section.hardest.clone().filter(|(_, span)| *span != (*start..*end));
            let hardest = hardest.map(|(grade, span)| (grade, Place::new(self.source, span)));
            self.reading.findings.push(catalog::hard_to_read(place, grade, limit, hardest));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read_config;
    use crate::source::Snapshot;

    /// Whatever a text breaks off with: marks, quotes, brackets, letters of several bytes.
    const TEXT: &str = "---\ndescription: \"Über \\\"SLOs\\\" (¿é…?), he/she\\n\"\n---\n\n## É {#x}\n\n*“Dr. É. É.”* \
        (**ABC** … ‘x’). `c` [É](<é>) {salary.median} <abbr title=\"é\">ÉÉ</abbr> was—given. U.S. é’s (é\n\n\
        | é | (AB) |\n| - | - |\n| AB (é) | 😀. 😀 |\n\n- é\n  - *É*. É\n\n[^1]: é.\n";

    #[test]
    fn a_text_that_breaks_off_anywhere_is_read() {
        let prose = read_config(&Snapshot::default()).0.prose;
        let settings = Settings { prose, language: Language::English };
        for (at, _) in TEXT.char_indices() {
            for path in ["content/careers/a.md", "content/careers/a.yaml"] {
                let source = Source::new(path, &TEXT.as_bytes()[..at]);
                let reading = read(&source, &settings);
                let words = reading.pages.values().flat_map(|words| words.abbreviations.iter());
                for (name, span) in words {
                    let written = source.text().get(span.clone());
                    assert!(written.is_some_and(|text| text.contains(name.as_str())), "{name}");
                }
            }
        }
    }
}
