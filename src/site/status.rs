//! What there is to do on the site: drafts, gaps, figures to renew, entries that nothing uses.
//!
//! Called by `build` beside `resolve`, from the same pages. It shows what can be shown of a site
//! with faults, and tells no fault itself.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::career::{Date, FactsKind};
use crate::config::Config;
use crate::diag::Place;
use crate::page::{OUTLINE, Page, Parsed};
use crate::source::SourcePath;

use super::freshness::{self, Figures};
use super::gather::gather;
use super::library::{Library, Record};
use super::{Drafts, Options, references, sections};

/// In how many months figures have to become old to be listed before they are.
const SOON_MONTHS: u32 = 6;

/// What there is to do on a site. All lists are in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Status {
    /// The day against which ages were reckoned, `2026-11-23`.
    pub as_of: String,
    /// How many errors `careerbook check` tells.
    pub errors: usize,
    /// How many warnings it tells.
    pub warnings: usize,
    /// All careers, in the order of their slugs.
    pub careers: Vec<CareerStatus>,
    /// Plain pages that are drafts, in the order of their paths.
    pub draft_pages: Vec<DraftPage>,
    /// Figures that are old or will be within six months, the oldest first.
    pub figures: Vec<FigureStatus>,
    /// Entries and sources that nothing uses.
    pub unused: Vec<UnusedEntry>,
}

/// A career and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CareerStatus {
    /// Its slug.
    pub slug: String,
    /// Its title; its slug where it has none.
    pub title: String,
    /// Its Markdown file, or its YAML file where it has no other.
    pub path: String,
    /// Whether it is a draft.
    pub draft: bool,
    /// Day on which an editor last went through it, if it says so.
    pub updated: Option<String>,
    /// The data that it lacks.
    pub lacks: Vec<Lack>,
    /// Ids of the sections that its page does not have, in the order of the outline.
    pub missing_sections: Vec<String>,
}

/// Data that a career can lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// Pay: it has neither rows of its own nor official ones.
    Pay,
    /// Outlook, likewise.
    Outlook,
    /// A code of an occupation, by which official figures are joined.
    Code,
}

/// A plain page that is a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftPage {
    /// Its title; empty where it has none.
    pub title: String,
    /// Its file.
    pub path: String,
}

/// Figures that are old or soon will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FigureStatus {
    /// What they are.
    pub what: FigureKind,
    /// Slug of the career for rows of its own, id of the source for an official table.
    pub of: String,
    /// The time they are of, `2025-05`.
    pub period: String,
    /// The day from which they count as old.
    pub stale_from: String,
    /// Whether that day has come.
    pub stale: bool,
    /// The file they stand in.
    pub path: String,
    /// The line on which their period stands, from 1.
    pub line: usize,
}

/// What figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// A row of pay that an editor wrote.
    Pay,
    /// A row of outlook that an editor wrote.
    Outlook,
    /// An official table.
    Table,
}

impl FigureKind {
    /// Its word in the JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Outlook => "outlook",
            Self::Table => "table",
        }
    }
}

/// An entry or a source that nothing uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnusedEntry {
    /// What it is: `field`, `skill`, `tool`, `place` or `source`.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// The file that defines it.
    pub path: String,
    /// The line on which it stands, from 1.
    pub line: usize,
}

/// What there is to do. The numbers of errors and warnings are for the caller to fill in.
///
/// Drafts are always listed; their figures and what they use count only if they are built.
pub fn status(pages: &[Arc<Parsed>], config: &Config, options: &Options) -> Status {
    let (library, _) = gather(pages, options.drafts);
    let (uses, _) = references::check(&library);
    let unused = references::unused(&library, &uses).into_iter().map(|one| {
        let (path, line) = file_and_line(&one.place);
        UnusedEntry { kind: one.kind.to_owned(), id: one.id.to_owned(), path, line }
    });
    Status {
        as_of: options.as_of.to_string(),
        careers: careers(pages, &library),
        draft_pages: pages.iter().filter_map(|page| draft_page(page)).collect(),
        figures: figures(&library, config, options.as_of),
        unused: unused.collect(),
        ..Status::default()
    }
}

/// All careers; drafts are known only to a library in which they are built.
fn careers(pages: &[Arc<Parsed>], library: &Library<'_>) -> Vec<CareerStatus> {
    let of = |library: &Library<'_>| {
        library.careers.iter().map(|record| career(library, record)).collect()
    };
    if library.drafts.is_empty() { of(library) } else { of(&gather(pages, Drafts::Built).0) }
}

fn career(library: &Library<'_>, record: &Record<'_>) -> CareerStatus {
    let career = &record.career;
    let official = |kind| record.official_rows(kind).next().is_some();
    let there = [
        (Lack::Pay, !career.salary.is_empty() || official(FactsKind::Wages)),
        (Lack::Outlook, !career.outlook.is_empty() || official(FactsKind::Projections)),
        (Lack::Code, career.codes.onet.is_some() || career.codes.esco.is_some()),
    ];
    let sections = sections::ids(library, record);
    let missing = OUTLINE.into_iter().filter(|id| !sections.contains(id));
    CareerStatus {
        slug: record.slug.to_owned(),
        title: record.title().to_owned(),
        path: record.files.first().map_or_else(String::new, |(file, _)| path(&file.source.path)),
        draft: career.draft,
        updated: career.updated.map(|day| day.to_string()),
        lacks: there.into_iter().filter(|(_, there)| !there).map(|(lack, _)| lack).collect(),
        missing_sections: missing.map(str::to_owned).collect(),
    }
}

fn draft_page(parsed: &Parsed) -> Option<DraftPage> {
    let Page::Plain(page) = &parsed.page else { return None };
    let title = page.title.clone().unwrap_or_default();
    page.draft.then(|| DraftPage { title, path: path(&parsed.source.path) })
}

fn figures(library: &Library<'_>, config: &Config, as_of: Date) -> Vec<FigureStatus> {
    let newest = freshness::newest_tables(library);
    let aging = freshness::aging(library, config, &newest).into_iter();
    let due = aging.filter(|one| one.period.months_until(as_of) + SOON_MONTHS > one.limit);
    let mut all: Vec<FigureStatus> = due
        .map(|one| {
            let (what, of) = match one.figures {
                Figures::Pay(slug) => (FigureKind::Pay, slug),
                Figures::Outlook(slug) => (FigureKind::Outlook, slug),
                Figures::Table(source, _) => (FigureKind::Table, source),
            };
            let (path, line) = file_and_line(&one.place());
            FigureStatus {
                what,
                of: of.to_owned(),
                period: one.period.to_string(),
                stale_from: one.period.outlived(one.limit).to_string(),
                stale: one.period.months_until(as_of) > one.limit,
                path,
                line,
            }
        })
        .collect();
    all.sort_by(|a, b| (&a.stale_from, &a.path, a.line).cmp(&(&b.stale_from, &b.path, b.line)));
    all
}

fn file_and_line(place: &Place) -> (String, usize) {
    (path(place.path()), place.line_column().line)
}

fn path(path: &SourcePath) -> String {
    path.as_str().to_owned()
}
