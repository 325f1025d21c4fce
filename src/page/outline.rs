//! Which section of a page a heading begins.

use std::collections::BTreeMap;
use std::sync::Arc;

use bitcode::{Decode, Encode};

use crate::diag::catalog::{markdown as markdown_catalog, site as catalog};
use crate::diag::{Diagnostic, Place};
use crate::markdown::{self, Document, Positions, Section};
use crate::source::{Source, Span};

use super::Prose;

/// The sections of a career page, in the order of the page.
pub const OUTLINE: [&str; 13] = [
    "overview",
    "duties",
    "skills",
    "interests",
    "path",
    "salary",
    "roles",
    "places",
    "tools",
    "outlook",
    "next",
    "conclusion",
    "sources",
];

/// Words of headings by which authors name a section without writing its id.
///
/// A heading belongs to the first section of which it begins with a phrase, `what is a…`.
const WORDINGS: [(&str, &[&str]); 13] = [
    ("overview", &["overview", "what is a", "what is an", "what it is", "what they are", "about"]),
    ("duties", &["duties", "tasks", "responsibilities", "what do", "what does", "what people do"]),
    ("skills", &["skills", "top skills", "top five skills", "key skills", "which skills"]),
    ("interests", &["interests", "who it suits", "is it for me"]),
    ("path", &["path", "how to become", "how to get in", "getting in", "becoming", "education"]),
    ("salary", &["salary", "average salary", "pay", "what it pays", "how much"]),
    ("roles", &["roles", "types of", "specialisms"]),
    ("places", &["places", "locations", "where the jobs are", "where it is done", "cities"]),
    ("tools", &["tools", "typical tools", "common tools", "technologies"]),
    ("outlook", &["outlook", "job outlook", "growth", "demand"]),
    ("next", &["next", "where next", "where to go next", "related careers"]),
    ("conclusion", &["conclusion", "in conclusion", "in short"]),
    ("sources", &["sources", "references"]),
];

/// Id of a section whose heading has no letter that an id can be made of, and no written id.
const NAMELESS: &str = "section";

/// A section of prose with its place on the page.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct ProseSection {
    /// Its id: one of [`OUTLINE`], or of its own.
    pub id: String,
    /// The heading as plain text.
    pub title: String,
    /// The heading as HTML.
    pub title_html: String,
    /// What follows the heading, as HTML.
    pub html: Arc<str>,
    /// Ids of the headings within it.
    pub heading_ids: Vec<String>,
    /// For a section the author added: the section of [`OUTLINE`] that it follows.
    pub follows: Option<String>,
}

/// Gives every section of a career its place in the outline.
pub(super) fn career_prose(
    source: &Arc<Source>,
    body: &Span,
    document: Document,
    positions: &Positions,
) -> (Prose, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    if !document.lead.trim().is_empty() {
        diagnostics.push(catalog::prose_before_sections(first_line(source, body)));
    }
    let mut last = None;
    let spans = positions.sections.iter().zip(&positions.section_ids);
    let places = document.sections.iter().zip(spans).map(|(section, (span, id_span))| {
        let place = known_section(section);
        if let (None, Some(id)) = (place, &section.id) {
            let place = Place::new(source, id_span.clone());
            let there: Vec<_> = document.sections.iter().filter_map(known_section).collect();
            diagnostics.extend(catalog::similar_section(place, id, &OUTLINE, &there));
        }
        match (place, last) {
            (Some(id), _) => {
                last = Some(id);
                (id.to_owned(), None)
            }
            (None, Some(follows)) => (own_id(section), Some(follows)),
            (None, None) => {
                let place = Place::new(source, span.clone());
                diagnostics.push(catalog::unplaced_section(place, &section.title, &OUTLINE));
                (own_id(section), None)
            }
        }
    });
    let places = places.collect();
    let (prose, found) = prose(source, document, positions, places);
    diagnostics.extend(shared_ids(source, &prose, positions, &OUTLINE));
    diagnostics.extend(found);
    (prose, diagnostics)
}

/// Gives every section of a plain page its id.
pub(super) fn plain_prose(
    source: &Arc<Source>,
    document: Document,
    positions: &Positions,
) -> (Prose, Vec<Diagnostic>) {
    let places = document.sections.iter().map(|section| (own_id(section), None)).collect();
    let (prose, mut diagnostics) = prose(source, document, positions, places);
    diagnostics.extend(shared_ids(source, &prose, positions, &[]));
    (prose, diagnostics)
}

/// Reports headings within sections that have the id of a section, or of one that the theme may
/// make of data, `reserved`.
fn shared_ids(
    source: &Arc<Source>,
    prose: &Prose,
    positions: &Positions,
    reserved: &[&str],
) -> Vec<Diagnostic> {
    let sections: BTreeMap<&str, &Span> = prose
        .sections
        .iter()
        .map(|section| section.id.as_str())
        .zip(&positions.section_ids)
        .collect();
    let headings = prose.sections.iter().flat_map(|section| &section.heading_ids);
    let shared = headings.zip(&positions.headings).filter_map(|(id, span)| {
        let place = Place::new(source, span.clone());
        match sections.get(id.as_str()) {
            Some(section) => {
                let section = Place::new(source, (*section).clone());
                Some(markdown_catalog::id_of_section(place, Some(section), id))
            }
            None if reserved.contains(&id.as_str()) => {
                Some(markdown_catalog::id_of_section(place, None, id))
            }
            None => None,
        }
    });
    shared.collect()
}

fn prose(
    source: &Arc<Source>,
    document: Document,
    positions: &Positions,
    places: Vec<(String, Option<&'static str>)>,
) -> (Prose, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut seen: BTreeMap<String, &Span> = BTreeMap::new();
    let mut sections = Vec::with_capacity(document.sections.len());
    for ((section, (id, follows)), span) in
        document.sections.into_iter().zip(places).zip(&positions.sections)
    {
        let place = Place::new(source, span.clone());
        if let Some(first) = seen.get(&id) {
            let first = Place::new(source, (*first).clone());
            diagnostics.push(catalog::duplicate_section(place, first, &id));
        }
        seen.entry(id.clone()).or_insert(span);
        let heading_ids = section.headings.into_iter().map(|heading| heading.id);
        sections.push(ProseSection {
            id,
            title: section.title,
            title_html: section.title_html,
            html: section.html.into(),
            heading_ids: heading_ids.collect(),
            follows: follows.map(str::to_owned),
        });
    }
    let Document { lead, links, images, figures, statements, .. } = document;
    (Prose { lead: lead.into(), sections, links, images, figures, statements }, diagnostics)
}

/// The first line of `body` that has text on it.
fn first_line(source: &Arc<Source>, body: &Span) -> Place {
    let text = source.text().get(body.clone()).unwrap_or_default();
    let start = text.len() - text.trim_start().len();
    let length = text[start..].lines().next().map_or(0, |line| line.trim_end().len());
    Place::new(source, body.start + start..body.start + start + length)
}

fn own_id(section: &Section) -> String {
    let made = || Some(markdown::slug(&section.title)).filter(|slug| !slug.is_empty());
    section.id.clone().or_else(made).unwrap_or_else(|| NAMELESS.to_owned())
}

/// The section of the outline that the heading's id or wording names.
fn known_section(section: &Section) -> Option<&'static str> {
    if let Some(id) = &section.id {
        return OUTLINE.into_iter().find(|known| known == id);
    }
    let title = section.title.to_lowercase();
    let begins = |phrase: &str| {
        title.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let named = WORDINGS.iter().find(|(_, phrases)| phrases.iter().any(|phrase| begins(phrase)));
    named.map(|(id, _)| *id)
}
