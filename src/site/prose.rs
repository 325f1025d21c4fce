//! The text of pages, where it goes into contexts.
//!
//! Nothing but the page itself shows its text, so a build in which only text was edited takes
//! over the plan of the build before and tells that text anew; see `planner`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::context::{Content, Markup, Plain, Section};
use crate::markdown::fill;
use crate::page::{Prose, ProseSection};

/// The file whose text stands on the home page.
pub(super) const HOME: &str = "content/index.md";

/// Figures as sentences show them, by the names that refer to them.
pub(super) type Figures = BTreeMap<String, String>;

/// A section of prose as templates see it, with `figures` in place of the references to them.
pub(super) fn section(section: &ProseSection, figures: &Figures) -> Section {
    let figure = |name: &str| figures.get(name).cloned().unwrap_or_default();
    Section {
        id: section.id.clone(),
        title_html: fill(&section.title_html, figure).into(),
        title: fill(&section.title, figure).into_owned(),
        html: match fill(&section.html, figure) {
            Cow::Borrowed(_) => Arc::clone(&section.html).into(),
            Cow::Owned(html) => html.into(),
        },
        own: section.follows.is_some(),
    }
}

/// The text of a page of Markdown alone.
pub(super) fn plain(prose: &Prose) -> Plain {
    let section = |one| section(one, &Figures::default());
    Plain {
        html: Arc::clone(&prose.lead).into(),
        sections: prose.sections.iter().map(section).collect(),
    }
}

/// The text of the home page: its lead and its sections with their headings.
pub(super) fn home(prose: &Prose) -> Markup {
    let mut html = prose.lead.to_string();
    for section in &prose.sections {
        let (id, title) = (&section.id, &section.title_html);
        let _ = write!(html, "\n<h2 id=\"{id}\">{title}</h2>\n{}", section.html);
    }
    html.into()
}

/// Puts the text of `prose` in place of the text that stood there before, in the page that shows
/// it. All else that the prose says, its sections among it, must be as it was.
pub(super) fn retell(content: &mut Content, prose: &Prose, figures: &Figures) {
    match content {
        Content::Home(page) => page.html = home(prose),
        Content::Plain(page) => *page = plain(prose),
        Content::Career(page) => {
            for told in &mut page.sections {
                let written = prose.sections.iter().find(|one| one.id == told.id);
                if let Some(written) = written {
                    *told = section(written, figures);
                }
            }
        }
        _ => {}
    }
}
