//! From what the scanner says to the bytes that are meant.
//!
//! The scanner counts characters, and some of its stretches are wider than the value: a quoted
//! text reaches to the end of the line, a value with an anchor begins at the anchor. Called by
//! `load` only; everything here is about one text, from its first byte.

use saphyr_parser::ScalarStyle;

use crate::source::Span;

/// How many characters lie between two places that are remembered.
const STRIDE: usize = 128;

/// Character counts of a text to bytes.
pub(super) struct Offsets<'t> {
    text: &'t str,
    /// Where every [`STRIDE`]th character begins; empty if every character is one byte.
    starts: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Goes through `text` once.
    pub(super) fn new(text: &'t str) -> Self {
        let starts = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STRIDE).map(|(at, _)| at).collect()
        };
        Self { text, starts }
    }

    /// Where the character with this number, from 0, begins; the end of the text if it has fewer.
    pub(super) fn byte(&self, index: usize) -> usize {
        if self.starts.is_empty() {
            return index.min(self.text.len());
        }
        let Some(&start) = self.starts.get(index / STRIDE) else { return self.text.len() };
        let mut characters = self.text[start..].char_indices();
        characters.nth(index % STRIDE).map_or(self.text.len(), |(at, _)| start + at)
    }
}

/// The bytes of a scalar, from its first quote or letter to its last.
///
/// `rough` is what the scanner says of it, without an anchor or a tag before it.
pub(super) fn scalar(text: &str, rough: &Span, style: ScalarStyle) -> Span {
    let start = rough.start;
    let end = match style {
        ScalarStyle::SingleQuoted => single_quoted_end(text, start),
        ScalarStyle::DoubleQuoted => double_quoted_end(text, start),
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => {
            start + text[start..rough.end.max(start)].trim_end().len()
        }
    };
    if start == end { missing(text, start) } else { start..end }
}

/// Where a value is missing: its `:` or `-`, or the point itself if there is neither.
fn missing(text: &str, at: usize) -> Span {
    if text[at..].starts_with(':') {
        return at..at + 1;
    }
    let before = text[..at].trim_end_matches([' ', '\t']);
    if before.ends_with(['-', ':']) { before.len() - 1..before.len() } else { at..at }
}

/// Where a value begins behind its anchor (`&name`) and its tag (`!name`), which it must have.
pub(super) fn after_properties(text: &str, rough: &Span) -> usize {
    let mut rest = &text[rough.start..rough.end];
    while rest.starts_with(['&', '!', '#']) {
        let ends = |c: char| if rest.starts_with('#') { c == '\n' } else { c.is_whitespace() };
        rest = rest[rest.find(ends).unwrap_or(rest.len())..].trim_start();
    }
    rough.end - rest.len()
}

fn single_quoted_end(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(quote) = text.get(at..).and_then(|rest| rest.find('\'')) {
        at += quote + 1;
        if !text[at..].starts_with('\'') {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn double_quoted_end(text: &str, start: usize) -> usize {
    let mut bytes = text.bytes().enumerate().skip(start + 1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The first tab that stands in the indentation of the line at `at` or, if `below` says so, of a
/// line below it.
pub(super) fn tab_in_indentation(text: &str, at: usize, below: Below) -> Option<usize> {
    let mut start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    loop {
        let line = text[start..].split('\n').next().unwrap_or_default();
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indentation].find('\t') {
            return Some(start + tab);
        }
        start += line.len() + 1;
        if below == Below::Ignore || start >= text.len() {
            return None;
        }
    }
}

/// Whether the lines below a place are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// They are.
    Search,
    /// Only the line itself is.
    Ignore,
}
