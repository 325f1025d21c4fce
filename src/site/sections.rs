//! Which sections a career page has, in which order, and whether each has something to say.

use crate::career::FactsKind;
use crate::context::{Markup, Section};
use crate::diag::{Diagnostic, catalog::site as catalog};
use crate::page::{OUTLINE, ProseSection};

use super::library::{Library, Record, View};
use super::official;
use super::prose::{self, Figures};

/// The sections of a career page: those of the outline that have prose or data, in its order,
/// each followed by the sections that the author put behind it. Those that the author did not
/// write have only their id.
fn ordered<'p>(
    library: &Library<'_>,
    record: &Record<'p>,
) -> Vec<(&'p str, Option<&'p ProseSection>)> {
    let prose = record.prose().map_or(&[][..], |prose| &prose.sections);
    let mut all = Vec::new();
    for id in OUTLINE {
        let written = prose.iter().find(|section| section.id == id && section.follows.is_none());
        if written.is_some() || has_data(library, record, id) {
            all.push((id, written));
        }
        let own = prose.iter().filter(|section| section.follows.as_deref() == Some(id));
        all.extend(own.map(|section| (section.id.as_str(), Some(section))));
    }
    all
}

/// The sections of a career page as templates see them, with `figures` in their prose.
pub(super) fn sections(view: View<'_, '_>, record: &Record<'_>, figures: &Figures) -> Vec<Section> {
    let section = |(id, written): (&str, Option<&ProseSection>)| {
        written.map_or_else(|| unwritten(id, view), |section| prose::section(section, figures))
    };
    ordered(view.library, record).into_iter().map(section).collect()
}

/// A section without prose, which the theme has the heading for.
fn unwritten(id: &str, view: View<'_, '_>) -> Section {
    let title = view.strings.text(&format!("section_{id}")).to_owned();
    let title_html = Markup::showing(&title);
    Section { id: id.to_owned(), title_html, title, html: Markup::default(), own: false }
}

/// Ids of the sections of a career page, in their order.
pub(super) fn ids<'p>(library: &Library<'_>, record: &Record<'p>) -> Vec<&'p str> {
    ordered(library, record).into_iter().map(|(id, _)| id).collect()
}

/// Whether the section of the outline has something to show beside prose.
fn has_data(library: &Library<'_>, record: &Record<'_>, id: &str) -> bool {
    let career = &record.career;
    let official = || record.official.iter().map(|official| official.occupation);
    match id {
        "duties" => !career.tasks.is_empty(),
        "skills" => !career.skills.is_empty(),
        "interests" => official().any(|occupation| !occupation.interests.is_empty()),
        "path" => {
            !career.education.is_empty()
                || career.experience.is_some()
                || !career.routes.is_empty()
                || !career.certificates.is_empty()
                || official().any(|occupation| {
                    occupation.job_zone.is_some() || !occupation.education.is_empty()
                })
        }
        "salary" => {
            !career.salary.is_empty()
                || !library.national(record, FactsKind::Wages).is_empty()
                || official::unpublished_pay(library, record).is_some()
        }
        "roles" => !career.roles.is_empty(),
        "places" => !career.places.is_empty(),
        "tools" => {
            !career.tools.is_empty()
                || official().any(|occupation| {
                    !occupation.technologies.is_empty()
                        || !occupation.other_technologies.is_empty()
                        || !occupation.equipment.is_empty()
                })
        }
        "outlook" => {
            !career.outlook.is_empty()
                || !library.national(record, FactsKind::Projections).is_empty()
        }
        "next" => !record.next.is_empty(),
        "sources" => !super::records::sources(library, record).is_empty(),
        _ => false,
    }
}

/// Reports headings that are followed by nothing.
pub(super) fn check(library: &Library<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for record in &library.careers {
        for (parsed, file) in &record.files {
            let sections = file.prose.iter().flat_map(|prose| prose.sections.iter()).enumerate();
            for (index, section) in sections.filter(|(_, section)| section.html.trim().is_empty()) {
                if section.follows.is_some() || !has_data(library, record, &section.id) {
                    let place = parsed.section_place(index);
                    diagnostics.push(catalog::empty_section(place, &section.title));
                }
            }
        }
    }
    for (parsed, page) in library.plain.values() {
        let sections = page.prose.sections.iter().enumerate();
        for (index, section) in sections.filter(|(_, section)| section.html.trim().is_empty()) {
            let place = parsed.section_place(index);
            diagnostics.push(catalog::empty_section(place, &section.title));
        }
    }
    diagnostics
}
