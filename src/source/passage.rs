//! A text as readers read it, with the way back to the bytes that say it.
//!
//! Made by the readers of Markdown and YAML: they leave out marks, escapes and addresses, and a
//! finding about the words must still be shown at its place in the file.

use std::ops::Range;

use super::Span;

/// A stretch of text without markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    pieces: Vec<Piece>,
}

/// A part of the text and the bytes that it was written with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: Range<usize>,
    span: Span,
}

impl Passage {
    /// Adds what a reader reads for the bytes `span` of the file.
    pub fn push(&mut self, text: &str, span: Span) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { text: start..self.text.len(), span });
    }

    /// Adds a space, unless the text is empty or ends with one.
    pub fn push_space(&mut self) {
        if self.text.ends_with(|c: char| !c.is_whitespace()) {
            self.text.push(' ');
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that the part `range` of the text was written with, and what markup
    /// lies between them.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let within = |piece: &&Piece| piece.text.start < range.end && range.start < piece.text.end;
        let first = self.pieces.iter().find(within);
        let last = self.pieces.iter().rfind(within);
        let start = first.map_or(0, |piece| piece.at(range.start.max(piece.text.start)));
        let end = last.map_or(start, |piece| piece.end_at(range.end.min(piece.text.end)));
        start..end
    }
}

impl Piece {
    /// Where the letter at `at` begins in the file; where the piece begins if it is written
    /// otherwise than it is read.
    fn at(&self, at: usize) -> usize {
        if self.is_verbatim() { self.span.start + (at - self.text.start) } else { self.span.start }
    }

    /// The same for the end of a stretch.
    fn end_at(&self, at: usize) -> usize {
        if self.is_verbatim() { self.span.start + (at - self.text.start) } else { self.span.end }
    }

    fn is_verbatim(&self) -> bool {
        self.text.len() == self.span.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_leads_back_to_its_bytes() {
        // In the file: `a **bold** &amp; last`.
        let mut passage = Passage::default();
        passage.push("a ", 0..2);
        passage.push("bold", 4..8);
        passage.push(" ", 10..11);
        passage.push("&", 11..16);
        passage.push(" last", 16..21);
        assert_eq!(passage.text(), "a bold & last");
        assert_eq!(passage.span(&(2..6)), 4..8);
        assert_eq!(passage.span(&(3..5)), 5..7);
        assert_eq!(passage.span(&(7..8)), 11..16);
        assert_eq!(passage.span(&(0..13)), 0..21);
    }

    #[test]
    fn a_space_is_added_once() {
        let mut passage = Passage::default();
        passage.push_space();
        passage.push("one", 0..3);
        passage.push_space();
        passage.push_space();
        passage.push("two", 4..7);
        assert_eq!(passage.text(), "one two");
        assert_eq!(passage.span(&(0..7)), 0..7);
    }
}
