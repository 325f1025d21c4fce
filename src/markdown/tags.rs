//! HTML tags in Markdown: the few that are allowed, and what is wrong with all others.
//!
//! Tags are matched inside the element that the Markdown makes around them, so that what is
//! written is well nested whatever the author wrote.

use std::ops::Range;

use crate::diag::{Diagnostic, catalog::markdown as catalog};

use super::body::Body;

/// The tags that an author may write within text.
const ALLOWED: [&str; 9] = ["abbr", "br", "cite", "kbd", "mark", "q", "small", "sub", "sup"];

/// The tags that have no end tag.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The tags whose content is not HTML.
const VERBATIM: [&str; 4] = ["script", "style", "pre", "textarea"];

/// A tag that waits for its end tag.
pub(super) struct OpenTag {
    /// Its name in lower case.
    name: String,
    range: Range<usize>,
    /// Whether it was written to the page; a fault was reported otherwise.
    written: bool,
}

impl OpenTag {
    /// The end tag that is missing; none if there is nothing to end.
    pub(super) fn end_tag(&self) -> Option<String> {
        self.written.then(|| format!("</{}>", self.name))
    }

    /// What to tell the author about it; nothing where a fault was reported already.
    pub(super) fn fault(&self, body: &Body<'_>) -> Option<Diagnostic> {
        self.written.then(|| catalog::unclosed_tag(body.place(self.range.clone()), &self.name))
    }
}

/// The elements of the Markdown that are open, with the tags that were opened in each.
#[derive(Default)]
pub(super) struct Tags {
    open: Vec<OpenTag>,
    /// For each open element, how many tags were open around it.
    elements: Vec<usize>,
}

impl Tags {
    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.elements.len()
    }

    /// An element begins.
    pub(super) fn enter(&mut self) {
        self.elements.push(self.open.len());
    }

    /// The tags of the innermost element that wait for their end tags, the last one first.
    pub(super) fn unclosed(&mut self) -> impl Iterator<Item = OpenTag> {
        let around = self.elements.last().copied().unwrap_or_default();
        self.open.drain(around..).rev()
    }

    /// The innermost element ends.
    pub(super) fn leave(&mut self) {
        self.elements.pop();
    }

    /// Reads one tag or comment within text; returns what to write to the page for it.
    pub(super) fn read(
        &mut self,
        html: &str,
        range: Range<usize>,
        body: &Body<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        if html.starts_with("<!--") {
            return None;
        }
        let name = name(html);
        if html.starts_with("</") {
            return self.close(&name, range, body, faults);
        }
        let written = if ALLOWED.contains(&name.as_str()) {
            start_tag(&name, html)
                .map_err(|attribute| {
                    let place = body.place(range.clone());
                    faults.push(catalog::html_attribute(place, &name, &attribute));
                })
                .ok()
        } else {
            faults.push(catalog::raw_html(body.place(range.clone()), &name));
            None
        };
        // To browsers `<kbd/>` is a start tag like any other.
        let is_open = written.is_some() || !html.ends_with("/>");
        if !name.is_empty() && !VOID.contains(&name.as_str()) && is_open {
            self.open.push(OpenTag { name, range, written: written.is_some() });
        }
        written
    }

    fn close(
        &mut self,
        name: &str,
        range: Range<usize>,
        body: &Body<'_>,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<String> {
        let around = self.elements.last().copied().unwrap_or_default();
        match self.open.last() {
            Some(tag) if self.open.len() > around && tag.name == name => {
                self.open.pop().and_then(|tag| tag.end_tag())
            }
            _ => {
                faults.push(catalog::unopened_tag(body.place(range), name));
                None
            }
        }
    }
}

/// The name of a tag in lower case; empty for declarations and the like.
fn name(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    name[..end.unwrap_or(name.len())].to_ascii_lowercase()
}

/// A start tag as it is written to the page, or the name of an attribute that is not allowed.
fn start_tag(name: &str, html: &str) -> Result<String, String> {
    let mut tag = format!("<{name}");
    let mut seen = Vec::new();
    let mut rest = html[1 + name.len()..].trim_start();
    while !rest.starts_with(['/', '>']) && !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_whitespace() || "=/>".contains(letter));
        let (attribute, after) = rest.split_at(end.unwrap_or(rest.len()));
        let attribute = attribute.to_ascii_lowercase();
        let (value, after) = value(after.trim_start());
        let fits = match attribute.as_str() {
            "title" => true,
            "lang" => is_language(value),
            _ => false,
        };
        if !fits || seen.contains(&attribute) {
            return Err(attribute);
        }
        // The value is HTML already; only the quotes around it change.
        tag.extend([" ", &attribute, "=\"", &value.replace('"', "&quot;"), "\""]);
        seen.push(attribute);
        rest = after.trim_start();
    }
    tag.push('>');
    Ok(tag)
}

/// The value at the start of `text`, if `=` stands there, and what follows it.
fn value(text: &str) -> (&str, &str) {
    let Some(text) = text.strip_prefix('=').map(str::trim_start) else { return ("", text) };
    for quote in ['"', '\''] {
        if let Some(text) = text.strip_prefix(quote) {
            return text.split_once(quote).unwrap_or((text, ""));
        }
    }
    text.split_at(text.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(0))
}

/// Whether `value` has the form of a language tag, `en` or `pt-BR`.
fn is_language(value: &str) -> bool {
    value.split('-').enumerate().all(|(index, part)| {
        let length = if index == 0 { 2..=3 } else { 1..=8 };
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// What is wrong with a block of HTML that stands at `range`; nothing is wrong with comments.
pub(super) fn block_faults(body: &Body<'_>, range: &Range<usize>, faults: &mut Vec<Diagnostic>) {
    let block = &body.text()[range.clone()];
    let (mut at, mut text, mut end_tag, mut found) = (0, None, None, Vec::new());
    while at < block.len() {
        let rest = &block[at..];
        let markup = rest.find('<').unwrap_or(rest.len());
        text =
            text.or_else(|| first_line(&rest[..markup]).map(|line| at + line.start..at + line.end));
        at += markup;
        let tag = at..at + markup_length(&block[at..]);
        at = tag.end;
        let name = name(&block[tag.clone()]);
        match &block[tag.clone()] {
            "" => {}
            "<" => text = text.or(Some(tag)),
            comment if comment.starts_with("<!--") => {}
            written if written.starts_with("</") => end_tag = end_tag.or(Some((tag, name))),
            _ if VERBATIM.contains(&name.as_str()) => {
                found.push((tag, name));
                break;
            }
            _ => found.push((tag, name)),
        }
    }
    // The first of these explains the others: end tags belong to start tags, text to both.
    if found.is_empty() {
        found.extend(end_tag);
    }
    let place = |part: Range<usize>| body.place(range.start + part.start..range.start + part.end);
    if let (true, Some(text)) = (found.is_empty(), text) {
        faults.push(catalog::text_in_html_block(place(text)));
    }
    for (tag, name) in found {
        faults.push(if ALLOWED.contains(&name.as_str()) {
            catalog::html_block(place(tag), &name)
        } else {
            catalog::raw_html(place(tag), &name)
        });
    }
}

/// The first line of `text` that says something.
fn first_line(text: &str) -> Option<Range<usize>> {
    // A `>` at the start of a line can belong to a quote around the block.
    let start = text.find(|letter: char| !letter.is_whitespace() && letter != '>')?;
    let line = text[start..].lines().next().unwrap_or_default();
    Some(start..start + line.trim_end().len())
}

/// How many bytes the tag or comment has with which `html` begins; 1 for a `<` of the text.
fn markup_length(html: &str) -> usize {
    let after = |end: &str, from: usize| {
        html.get(from..)
            .and_then(|rest| rest.find(end))
            .map_or(html.len(), |at| from + at + end.len())
    };
    if html.starts_with("<!--") {
        // `<!-->` is a whole comment.
        return after("-->", 2);
    }
    match html.as_bytes().get(1) {
        Some(b'!' | b'?') => after(">", 1),
        Some(b'/' | b'a'..=b'z' | b'A'..=b'Z') => tag_length(html),
        _ => html.len().min(1),
    }
}

/// How many bytes the tag has with which `html` begins; a `>` between quotes does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.trim_end().len()
}
