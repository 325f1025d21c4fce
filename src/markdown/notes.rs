//! Footnotes: numbered through the document, listed at the end of the section that names them.
//!
//! A definition can stand anywhere in the file, so HTML is written only after all of it is read.

use std::collections::{BTreeMap, VecDeque};
use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, html::push_html};

use super::html::push_text;

/// A footnote that is being read.
pub(super) struct OpenNote<'a> {
    /// Its name as written between `[^` and `]`.
    pub(super) name: String,
    /// Its text so far.
    pub(super) events: Vec<Event<'a>>,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// A footnote that was read.
struct Note<'a> {
    events: Vec<Event<'a>>,
    range: Range<usize>,
    /// Its number on the page, from 1; 0 until something refers to it.
    number: usize,
    references: usize,
}

/// The footnotes of one document.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// By name in lower case.
    by_name: BTreeMap<String, Note<'a>>,
    numbered: usize,
    /// Those that were named since the last list, in order.
    waiting: VecDeque<String>,
}

impl<'a> Notes<'a> {
    /// Keeps a footnote, or gives it back if there is one of that name.
    pub(super) fn define(&mut self, note: OpenNote<'a>) -> Option<OpenNote<'a>> {
        let key = note.name.to_lowercase();
        if self.by_name.contains_key(&key) {
            return Some(note);
        }
        let OpenNote { events, range, .. } = note;
        self.by_name.insert(key, Note { events, range, number: 0, references: 0 });
        None
    }

    /// The HTML of `events`, with numbers for the footnotes that they name.
    pub(super) fn html(&mut self, events: Vec<Event<'a>>) -> String {
        // About what an event takes.
        let mut html = String::with_capacity(32 * events.len());
        let events = events.into_iter().map(|event| match event {
            Event::FootnoteReference(name) => Event::InlineHtml(self.reference(&name).into()),
            other => other,
        });
        push_html(&mut html, events);
        html
    }

    /// The list of the footnotes named since the last one; empty if there are none.
    pub(super) fn list(&mut self) -> String {
        if self.waiting.is_empty() {
            return String::new();
        }
        let first = self.numbered + 1 - self.waiting.len();
        let start = if first > 1 { format!(" start=\"{first}\"") } else { String::new() };
        let mut list = format!("<div class=\"footnotes\">\n<ol{start}>\n");
        // A footnote can name further ones; they join the end of the queue.
        while let Some(key) = self.waiting.pop_front() {
            let Some(note) = self.by_name.get_mut(&key) else { continue };
            let number = note.number;
            let events = mem::take(&mut note.events);
            let text = self.html(events);
            let back = format!(
                "<a class=\"footnote-back\" href=\"#fnref:{number}\" \
                 aria-label=\"Back to reference {number}\">\u{21a9}\u{fe0e}</a>"
            );
            let item = match text.strip_suffix("</p>\n") {
                Some(text) => format!("{text} {back}</p>\n"),
                None => format!("{text}<p>{back}</p>\n"),
            };
            list.extend([&format!("<li id=\"fn:{number}\">\n"), &item, "</li>\n"]);
        }
        list.push_str("</ol>\n</div>\n");
        list
    }

    /// Where those footnotes stand that nothing refers to. Asked after all HTML is written.
    pub(super) fn unused(&self) -> impl Iterator<Item = Range<usize>> {
        self.by_name.values().filter(|note| note.number == 0).map(|note| note.range.clone())
    }

    fn reference(&mut self, name: &str) -> String {
        let key = name.to_lowercase();
        let Some(note) = self.by_name.get_mut(&key) else {
            let mut text = String::new();
            push_text(&mut text, &format!("[^{name}]"));
            return text;
        };
        if note.number == 0 {
            self.numbered += 1;
            note.number = self.numbered;
            self.waiting.push_back(key);
        }
        note.references += 1;
        let number = note.number;
        // A colon stands in no id of a heading, so the two kinds never meet.
        let id = match note.references {
            1 => format!("fnref:{number}"),
            again => format!("fnref:{number}-{again}"),
        };
        format!(
            "<sup class=\"footnote-reference\"><a id=\"{id}\" href=\"#fn:{number}\" \
             aria-label=\"Footnote {number}\">{number}</a></sup>"
        )
    }
}
