//! The text of one Markdown file as a value: its sections in HTML, its links, its headings.
//!
//! Called once per page by the stage that reads careers and pages. The only user of the Markdown
//! library. It never reads another file: whether a link's target exists is its caller's question.

mod blocks;
mod body;
mod front_matter;
mod headings;
mod html;
mod ids;
mod links;
mod notes;
mod reader;
mod statements;
mod tables;
mod tags;
mod target;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use pulldown_cmark::{BrokenLink, CowStr, LinkType, Options, Parser};

use crate::diag::{Diagnostic, catalog::markdown as catalog, sort};
use crate::source::{Source, SourcePath, Span};

use body::Body;
use reader::{Addresses, Reader};

pub use blocks::{Block, BlockKind, blocks};
pub use front_matter::{Parts, split};
pub use ids::slug;
pub use statements::{FIGURES, Statement, StatementKind, fill};
pub use target::{EntryKind, Target};

/// What one Markdown file says, without any positions: equal text gives equal values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// HTML of what stands before the first `##` heading; empty if nothing does.
    pub lead: String,
    /// The parts that begin with `##`, in the order of the file.
    pub sections: Vec<Section>,
    /// What the links name, in the order of the file; links with a fault are left out.
    pub links: Vec<Target>,
    /// The image files that are shown, in the order of the file; those with a fault are left out.
    pub images: Vec<SourcePath>,
    /// Names of the figures that the text refers to, in the order of the file.
    pub figures: Vec<String>,
    /// The numbers that are written out, in the order of the file.
    pub statements: Vec<Statement>,
}

/// One part of a document: a `##` heading and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The id written as `{#id}`: ASCII letters, digits, `-` and `_`.
    pub id: Option<String>,
    /// The heading as plain text.
    pub title: String,
    /// The heading as inline HTML. It can hold links.
    pub title_html: String,
    /// HTML of what follows the heading, its footnotes at the end; empty if nothing is shown.
    pub html: String,
    /// The headings inside the section.
    pub headings: Vec<Heading>,
}

/// A heading inside a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id in the HTML: the written one or one made from the text; no other has it.
    pub id: String,
    /// Its plain text.
    pub title: String,
    /// How deep it is, from 3 to 6.
    pub level: usize,
}

/// Where the parts of a [`Document`] stand in their file, list by list in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// The destination of each link; the whole link where its destination is written elsewhere,
    /// as in `[text][name]`.
    pub links: Vec<Span>,
    /// The destination of each image, in the same way.
    pub images: Vec<Span>,
    /// Each reference to a figure, with its braces.
    pub figures: Vec<Span>,
    /// Each number that is written out, with its sign.
    pub statements: Vec<Span>,
    /// The heading of each section, without its line ending.
    pub sections: Vec<Span>,
    /// The written id of each section with its `#`; its heading if it has none.
    pub section_ids: Vec<Span>,
    /// The written id of each heading inside a section with its `#`; the heading if it has none.
    pub headings: Vec<Span>,
    /// Each comment.
    pub comments: Vec<Span>,
}

impl Positions {
    /// Gives back the room that is not used.
    fn shrink_to_fit(&mut self) {
        let Self { links, images, figures, statements, sections, section_ids, headings, comments } =
            self;
        for list in [links, images, figures, statements, sections, section_ids, headings, comments]
        {
            list.shrink_to_fit();
        }
    }
}

/// Reads the part `body` of `source` as Markdown.
///
/// `address` gives the `href` of a link to a page, an entry or a place on this page, and
/// `image_address` the `src` of an image; both as addresses, not yet escaped for HTML. They are
/// not asked about other sites. Returns what the text says, where its parts stand, and what is
/// wrong with it. Parts with a fault are left out of the HTML or written harmlessly.
pub fn parse(
    source: &Arc<Source>,
    body: Span,
    address: &dyn Fn(&Target) -> String,
    image_address: &dyn Fn(&SourcePath) -> String,
) -> (Document, Positions, Vec<Diagnostic>) {
    let body = Body::new(source, body);
    let mut reader = Reader::new(&body, Addresses { page: address, image: image_address });
    let mut undefined = Vec::new();
    let remember = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        // `[text]` alone is no attempt at a link; people write brackets.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.span, link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(body.text(), options(), Some(remember));
    for (event, range) in parser.into_offset_iter() {
        reader.read(event, range);
    }
    let (document, positions, mut faults) = reader.finish();
    for (range, name) in undefined {
        faults.push(catalog::undefined_reference(body.place(range), &name));
    }
    sort(&mut faults);
    (document, positions, faults)
}

/// `CommonMark` and the extensions that authors may use.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}
