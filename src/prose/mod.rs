//! The writing of the site: sentences, voice, abbreviations, reading grade, gendered words.
//!
//! Called by `build`; it does nothing unless `check --prose` or `site.yaml` asks for it. Reads the
//! texts of Markdown and YAML anew, since pages keep no positions of words. Everything it finds is
//! a warning: writing is a matter of judgement. It never changes what a page says.

mod abbreviations;
mod gender;
mod grade;
mod passive;
mod reading;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::{CONFIG_PATH, Config, ProseCheck, RawConfig};
use crate::diag::{Diagnostic, Place, catalog::prose as catalog};
use crate::memo::Memo;
use crate::page::{Page, Parsed};
use crate::site::{Options, ProseChecks, built_pages};
use crate::source::{Snapshot, Source, SourcePath};
use crate::yaml::{KeyPath, Locator};

use gender::Side;
use reading::{Language, Reading, Settings, Words, read};

/// What earlier builds have read, by file and settings.
#[derive(Debug, Default)]
pub struct Memory {
    settings: Option<Settings>,
    readings: Memo<SourcePath, Source, Arc<Reading>>,
}

/// The checks that know English words.
const ENGLISH: [ProseCheck; 3] =
    [ProseCheck::Passive, ProseCheck::ReadingGrade, ProseCheck::GenderedWords];

/// Whether anybody asks for the checks: the command line or the settings.
pub fn is_asked_for(config: &Config, options: &Options) -> bool {
    options.prose == ProseChecks::Made || config.prose.always
}

/// What an editor should look at in the texts of the site; nothing if nobody asked.
pub fn check(
    snapshot: &Snapshot,
    pages: &[Arc<Parsed>],
    config: &Config,
    options: &Options,
    memory: &mut Memory,
) -> Vec<Diagnostic> {
    if !is_asked_for(config, options) {
        return Vec::new();
    }
    let is_english = config.language.split('-').next() == Some("en");
    let language = if is_english { Language::English } else { Language::Other };
    let settings = Settings { prose: config.prose.clone(), language };
    let pages: Vec<&Parsed> = built_pages(pages, options.drafts);
    let texts: Vec<&Parsed> = pages.iter().copied().filter(|parsed| has_texts(parsed)).collect();
    if memory.settings.as_ref() != Some(&settings) {
        *memory = Memory { settings: Some(settings.clone()), readings: Memo::default() };
    }
    let files = texts.iter().map(|parsed| (&parsed.source.path, &parsed.source));
    memory.readings.round(files, |_, source| Arc::new(read(source, &settings)));
    let readings: Vec<_> =
        memory.readings.values().map(|(_, reading)| Arc::clone(reading)).collect();
    let mut diagnostics: Vec<_> = language_fault(snapshot, config, language).into_iter().collect();
    diagnostics.extend(readings.iter().flat_map(|reading| reading.findings.iter().cloned()));
    let known = known(&pages, config);
    for files in by_page(&texts, &readings) {
        diagnostics.extend(unexplained(&files, &known));
        diagnostics.extend(one_sided(&files, config.prose.coded_words));
    }
    diagnostics
}

/// Whether editors write texts for readers into the file. Facts files are copied, not written.
fn has_texts(parsed: &Parsed) -> bool {
    matches!(parsed.page, Page::Career(_) | Page::Plain(_) | Page::Entries(..))
}

/// Says once that the rules for English do not hold, if any of them is asked for.
fn language_fault(snapshot: &Snapshot, config: &Config, language: Language) -> Option<Diagnostic> {
    let is_asked = ENGLISH.iter().any(|check| config.prose.has(*check));
    let source = snapshot.source(&SourcePath::new(CONFIG_PATH))?;
    let locator = Locator::of::<RawConfig>(source, source.text_span());
    let place = || locator.value(&KeyPath::root().key("language"));
    (language == Language::Other && is_asked)
        .then(|| catalog::prose_not_english(place(), &config.language))
}

/// A file and its words on one page.
type OnPage<'r> = (&'r Arc<Source>, &'r Words);

/// The words of each page: of a career those of both files, the Markdown first; of a vocabulary
/// those of one entry; of anything else those of the file.
fn by_page<'r>(texts: &[&'r Parsed], readings: &'r [Arc<Reading>]) -> Vec<Vec<OnPage<'r>>> {
    let mut by_page: BTreeMap<(&str, &str), Vec<OnPage<'r>>> = BTreeMap::new();
    for (parsed, reading) in texts.iter().zip(readings) {
        let path = match &parsed.page {
            Page::Career(file) => file.slug.as_str(),
            _ => parsed.source.path.as_str(),
        };
        for (page, words) in &reading.pages {
            by_page.entry((path, page)).or_default().push((&parsed.source, words));
        }
    }
    let mut pages: Vec<_> = by_page.into_values().collect();
    for files in &mut pages {
        files.sort_by_key(|(source, _)| source.path.extension() != "md");
    }
    pages
}

/// Abbreviations that need no long form: those that everybody knows, those that `site.yaml` names,
/// and those in names of careers and entries, which have pages or stand in the glossary.
fn known(pages: &[&Parsed], config: &Config) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = config.prose.known_abbreviations.iter().cloned().collect();
    let mut name = |name: &str| {
        known.extend(abbreviations::abbreviations(name).map(|(word, _)| word.to_owned()));
    };
    for parsed in pages {
        match &parsed.page {
            Page::Career(file) => {
                file.career
                    .title
                    .iter()
                    .chain(&*file.career.alternate_titles)
                    .for_each(|n| name(n));
            }
            Page::Entries(_, entries) => {
                let names =
                    entries.iter().flat_map(|(_, one)| [&one.name].into_iter().chain(&one.also));
                names.for_each(|n| name(n));
            }
            _ => {}
        }
    }
    known
}

/// The abbreviations of a page that nothing explains, each where it stands first.
fn unexplained(files: &[OnPage<'_>], known: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let is_explained = |name: &str| {
        let by_page = files.iter().any(|(_, words)| words.explained.contains(name));
        by_page || known.contains(name) || abbreviations::is_universal(name)
    };
    let mut diagnostics = Vec::new();
    for (source, words) in files {
        for (name, span) in &words.abbreviations {
            if seen.insert(name) && !is_explained(name) {
                let place = Place::new(source, span.clone());
                diagnostics.push(catalog::undefined_abbreviation(place, name));
            }
        }
    }
    diagnostics
}

/// The fault of a page with many more coded words of one side than of the other.
fn one_sided(files: &[OnPage<'_>], limit: u32) -> Option<Diagnostic> {
    let of = |side: Side| -> Vec<Place> {
        let all = files.iter().flat_map(|(source, words)| {
            let coded = words.coded.iter().filter(move |(one, _)| *one == side);
            coded.map(|(_, span)| Place::new(source, span.clone()))
        });
        all.collect()
    };
    let (masculine, feminine) = (of(Side::Masculine), of(Side::Feminine));
    let leads = |one: &[Place], other: &[Place]| one.len() > other.len() + limit as usize;
    if leads(&masculine, &feminine) {
        let count = (masculine.len(), feminine.len());
        return catalog::gender_coded_words(masculine, "masculine", count);
    }
    let count = (feminine.len(), masculine.len());
    leads(&feminine, &masculine)
        .then(|| catalog::gender_coded_words(feminine, "feminine", count))
        .flatten()
}
