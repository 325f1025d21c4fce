//! The walk over what the Markdown library finds: it collects, checks and rewrites.
//!
//! Made and driven by `parse`. Each event is looked at once; HTML is written at the end, when
//! all footnotes are known.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use crate::diag::{Diagnostic, catalog::markdown as catalog};
use crate::source::SourcePath;

use super::body::Body;
use super::headings::{OpenHeading, SECTION};
use super::ids::Ids;
use super::links::{OpenImage, OpenLink, Written};
use super::notes::{Notes, OpenNote};
use super::statements::{FIGURES, Reference, has, mark, references, statements};
use super::tables::OpenTable;
use super::tags::{Tags, block_faults};
use super::target::Target;
use super::{Document, Heading, Positions, Section};

/// How far a `]` is looked for after `[^`, in bytes. No footnote has a longer name.
const LONGEST_NOTE_NAME: usize = 100;

/// The addresses that `parse` was given.
pub(super) struct Addresses<'a> {
    pub(super) page: &'a dyn Fn(&Target) -> String,
    pub(super) image: &'a dyn Fn(&SourcePath) -> String,
}

/// A section, or what stands before the first one, before HTML is made of it.
#[derive(Default)]
pub(super) struct Part<'a> {
    pub(super) id: Option<String>,
    pub(super) title: String,
    pub(super) headings: Vec<Heading>,
    title_events: Vec<Event<'a>>,
    events: Vec<Event<'a>>,
}

impl Part<'_> {
    /// An empty part with room for as much as this one has: sections are about alike.
    pub(super) fn next(&self) -> Self {
        Self { events: Vec::with_capacity(self.events.len()), ..Self::default() }
    }
}

/// What has been read of a body.
pub(super) struct Reader<'a> {
    pub(super) body: &'a Body<'a>,
    pub(super) addresses: Addresses<'a>,
    pub(super) document: Document,
    pub(super) positions: Positions,
    pub(super) faults: Vec<Diagnostic>,
    /// The parts that are complete; the first of all is the lead.
    pub(super) parts: Vec<Part<'a>>,
    /// The part that is being read.
    pub(super) part: Part<'a>,
    pub(super) ids: Ids,
    pub(super) tags: Tags,
    /// The level of the last heading.
    pub(super) level: usize,
    pub(super) heading: Option<OpenHeading<'a>>,
    pub(super) links: Vec<OpenLink<'a>>,
    pub(super) image: Option<OpenImage<'a>>,
    /// The last heading, which names the tables under it, and how many there were.
    pub(super) table_name: String,
    pub(super) tables: usize,
    table: OpenTable,
    notes: Notes<'a>,
    open_notes: Vec<OpenNote<'a>>,
    block: Block,
}

/// Whether a block of HTML is being read, which is checked as a whole and never written.
#[derive(Default, PartialEq, Eq)]
enum Block {
    #[default]
    Markdown,
    Html,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub(super) fn new(body: &'a Body<'a>, addresses: Addresses<'a>) -> Self {
        Self {
            body,
            addresses,
            document: Document::default(),
            positions: Positions::default(),
            faults: Vec::new(),
            parts: Vec::new(),
            part: Part::default(),
            ids: Ids::default(),
            tags: Tags::default(),
            level: SECTION - 1,
            heading: None,
            links: Vec::new(),
            image: None,
            table_name: String::new(),
            tables: 0,
            table: OpenTable::default(),
            notes: Notes::default(),
            open_notes: Vec::new(),
            block: Block::Markdown,
        }
    }

    /// Reads the next event, which stands at `range`.
    pub(super) fn read(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.image.is_some() {
            return self.read_alternative(&event, &range);
        }
        if self.block == Block::Html {
            if event == Event::End(TagEnd::HtmlBlock) {
                self.block = Block::Markdown;
            }
            return;
        }
        if let (Some(link), false) = (self.links.last_mut(), matches!(event, Event::End(_))) {
            link.text_end = link.text_end.max(range.end);
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.block = Block::Html;
                block_faults(self.body, &range, &mut self.faults);
                self.comment(&range);
            }
            Event::Start(Tag::Image { link_type, dest_url: destination, title, .. }) => {
                self.open_image(Written { link_type, destination, title, range });
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            other => self.leaf(other, range),
        }
    }

    /// All that was read, with the HTML of its parts.
    pub(super) fn finish(mut self) -> (Document, Positions, Vec<Diagnostic>) {
        self.document.sections.reserve_exact(self.parts.len());
        self.parts.push(self.part);
        for (index, part) in self.parts.into_iter().enumerate() {
            let title_html = self.notes.html(part.title_events).trim().to_owned();
            let mut html = self.notes.html(part.events) + &self.notes.list();
            html.truncate(html.trim_end().len());
            html.drain(..html.len() - html.trim_start().len());
            if index == 0 {
                self.document.lead = html;
                continue;
            }
            let Part { id, title, headings, .. } = part;
            self.document.sections.push(Section { id, title, title_html, html, headings });
        }
        for range in self.notes.unused() {
            self.faults.push(catalog::unused_footnote(self.body.place(range)));
        }
        // They are kept for every page of the site.
        self.document.links.shrink_to_fit();
        self.positions.shrink_to_fit();
        (self.document, self.positions, self.faults)
    }

    /// The events of the element that is being read.
    pub(super) fn out(&mut self) -> &mut Vec<Event<'a>> {
        if let Some(note) = self.open_notes.last_mut() {
            return &mut note.events;
        }
        match &self.heading {
            Some(heading) if heading.level == SECTION => &mut self.part.title_events,
            _ => &mut self.part.events,
        }
    }

    pub(super) fn push(&mut self, event: Event<'a>) {
        self.out().push(event);
    }

    pub(super) fn push_html(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if !is_inline(tag.to_end()) {
            self.close_tags();
        }
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.check_attributes(&range);
                }
                self.open_heading(level, id, range);
            }
            Tag::Link { link_type, dest_url: destination, title, .. } => {
                self.open_link(Written { link_type, destination, title, range });
            }
            Tag::FootnoteDefinition(name) => {
                let (name, events) = (name.to_string(), Vec::new());
                let end =
                    self.body.text()[range.clone()].find("]:").map_or(range.len(), |at| at + 2);
                let range = range.start..range.start + end;
                self.open_notes.push(OpenNote { name, events, range });
            }
            Tag::BlockQuote(Some(kind)) => self.push_html(alert(kind)),
            Tag::Table(alignments) => {
                self.tables += 1;
                let label = self.table_label();
                let html = self.table.open(alignments, &label);
                self.push_html(html);
            }
            part @ (Tag::TableHead | Tag::TableRow | Tag::TableCell) => {
                let html = self.table.open_part(&part);
                self.push_html(html);
            }
            other => self.push(Event::Start(other)),
        }
        self.tags.enter();
    }

    fn end(&mut self, tag: TagEnd) {
        self.close_tags();
        self.tags.leave();
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Link => self.close_link(),
            TagEnd::FootnoteDefinition => {
                let second = self.open_notes.pop().and_then(|note| self.notes.define(note));
                if let Some(second) = second {
                    let place = self.body.place(second.range);
                    self.faults.push(catalog::second_footnote(place, &second.name));
                }
            }
            TagEnd::BlockQuote(Some(_)) => self.push_html("</div>\n"),
            part @ (TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell) => {
                let html = self.table.close_part(part);
                self.push_html(html);
            }
            other => self.push(Event::End(other)),
        }
    }

    /// Reads what holds nothing else.
    fn leaf(&mut self, event: Event<'a>, range: Range<usize>) {
        match &event {
            Event::Text(text) => {
                self.check_note_name(text, &range);
                self.statements(&range);
                if self.references(text, &range) {
                    return;
                }
                self.text(text, range);
            }
            Event::Code(text) => self.text(text, range),
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut self.heading {
                    heading.text.push(' ');
                }
            }
            Event::InlineHtml(html) => {
                self.comment(&range);
                let html = self.tags.read(html, range, self.body, &mut self.faults);
                return self.push_html(html.unwrap_or_default());
            }
            Event::TaskListMarker(done) => {
                return self.push_html(if *done { TASK_DONE } else { TASK_OPEN });
            }
            _ => {}
        }
        self.push(event);
    }

    /// Reads text with references to figures in it, and says whether it has any.
    fn references(&mut self, text: &str, range: &Range<usize>) -> bool {
        let found = references(text);
        if found.is_empty() {
            return false;
        }
        // A brace that is escaped, or written as an entity, begins no reference.
        let is_escaped = self.body.text()[..range.start].ends_with('\\');
        let is_plain = self.body.text().get(range.clone()) == Some(text);
        let found =
            found.into_iter().filter(|one| is_plain && (one.range.start > 0 || !is_escaped));
        let mut end = 0;
        for Reference { range: at, name } in found {
            let before = &text[end..at.start];
            self.text(before, range.start + end..range.start + at.start);
            self.push(Event::Text(before.to_owned().into()));
            end = at.end;
            let place = range.start + at.start..range.start + at.end;
            if !FIGURES.contains(&name) {
                self.faults.push(catalog::unknown_figure(self.body.place(place), name, FIGURES));
                continue;
            }
            if let Some(heading) = &mut self.heading {
                heading.text.push_str(&mark(name));
            }
            for link in &mut self.links {
                link.has_text = true;
            }
            self.positions.figures.push(self.body.span(&place));
            self.document.figures.push(name.to_owned());
            self.push_html(mark(name));
        }
        if end == 0 {
            return false;
        }
        self.text(&text[end..], range.start + end..range.end);
        self.push(Event::Text(text[end..].to_owned().into()));
        true
    }

    /// Takes note of numbers that begin in the text at `range`.
    fn statements(&mut self, range: &Range<usize>) {
        for (at, statement) in statements(self.body.text(), range) {
            self.positions.statements.push(self.body.span(&at));
            self.document.statements.push(statement);
        }
    }

    /// Takes note of the comment that begins at `range`, if one does.
    fn comment(&mut self, range: &Range<usize>) {
        let text = self.body.text()[range.clone()].trim_end();
        if let (true, Some(end)) = (text.starts_with("<!--"), text.find("-->")) {
            let comment = range.start..range.start + end + "-->".len();
            self.positions.comments.push(self.body.span(&comment));
        }
    }

    /// Takes note of text that a reader sees.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
        if !self.links.is_empty() && !text.trim().is_empty() {
            for link in &mut self.links {
                link.has_text = true;
            }
        }
        let hidden = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\t');
        // No other byte begins a control character: those below the space, and two more.
        let may_be_hidden = has(text, |byte| byte < b' ' || matches!(byte, 0x7f | 0xc2));
        let letter = if may_be_hidden { text.chars().find(hidden) } else { None };
        if let Some(letter) = letter {
            // It is not found where it is written as an entity, `&#8;`.
            let at = self.body.text()[range.clone()].find(letter).map(|at| range.start + at);
            let marked = at.map_or(range, |at| at..at + letter.len_utf8());
            self.faults.push(catalog::control_character(self.body.place(marked), letter));
        }
    }

    /// A footnote that is not defined is left as text by the library: `[`, then `^name`.
    fn check_note_name(&mut self, text: &str, range: &Range<usize>) {
        let text_on = self.body.text().get(range.start..).unwrap_or_default();
        let Some(rest) = text_on.strip_prefix("[^") else { return };
        let letters = rest.bytes().take(LONGEST_NOTE_NAME);
        let name = letters.take_while(|byte| !byte.is_ascii_whitespace() && *byte != b']').count();
        if text == "[" && name > 0 && rest.as_bytes().get(name) == Some(&b']') {
            let place = self.body.place(range.start..range.start + name + 3);
            self.faults.push(catalog::undefined_footnote(place, &rest[..name]));
        }
    }

    /// Ends the HTML tags that were not ended inside the innermost element.
    fn close_tags(&mut self) {
        let unclosed: Vec<_> = self.tags.unclosed().collect();
        for tag in unclosed {
            self.faults.extend(tag.fault(self.body));
            if let Some(end_tag) = tag.end_tag() {
                self.push_html(end_tag);
            }
        }
    }

    /// What the table that begins is called; no two tables under a heading have one name.
    fn table_label(&self) -> String {
        let name = if self.table_name.is_empty() { "Table" } else { &self.table_name };
        match self.tables {
            1 => name.to_owned(),
            number => format!("{name} ({number})"),
        }
    }
}

const TASK_DONE: &str = "<input type=\"checkbox\" disabled checked aria-label=\"Done\"> ";
const TASK_OPEN: &str = "<input type=\"checkbox\" disabled aria-label=\"To do\"> ";

/// Begins a block like `> [!NOTE]`.
fn alert(kind: BlockQuoteKind) -> String {
    let (class, title) = match kind {
        BlockQuoteKind::Note => ("note", "Note"),
        BlockQuoteKind::Tip => ("tip", "Tip"),
        BlockQuoteKind::Important => ("important", "Important"),
        BlockQuoteKind::Warning => ("warning", "Warning"),
        BlockQuoteKind::Caution => ("caution", "Caution"),
    };
    format!(
        "<div class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"
    )
}

/// Whether the element is part of a line of text.
fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Strong | Strikethrough | Link | Image)
}
