//! The text of a body with `\n` alone between its lines, and the way back to the file's bytes.
//!
//! Made by `parse`. With it a file saved on Windows gives the same HTML as any other, and its
//! faults are still marked at the exact bytes.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::diag::Place;
use crate::source::{Source, SourcePath, Span};

/// The body of one Markdown file.
pub(super) struct Body<'s> {
    source: &'s Arc<Source>,
    text: Cow<'s, str>,
    /// Where the body starts in the file.
    start: usize,
    /// Offsets in `text` of the line feeds before which a carriage return was left out.
    left_out: Vec<usize>,
}

impl<'s> Body<'s> {
    /// The part `span` of `source`.
    pub(super) fn new(source: &'s Arc<Source>, span: Span) -> Self {
        let start = span.start;
        let raw = source.text().get(span).unwrap_or_default();
        if !raw.contains('\r') {
            return Self { source, text: Cow::Borrowed(raw), start, left_out: Vec::new() };
        }
        let mut text = String::with_capacity(raw.len());
        let mut left_out = Vec::new();
        let mut rest = raw;
        while let Some((line, after)) = rest.split_once('\r') {
            text.push_str(line);
            if after.starts_with('\n') {
                left_out.push(text.len());
            } else {
                text.push('\n');
            }
            rest = after;
        }
        text.push_str(rest);
        Self { source, text: Cow::Owned(text), start, left_out }
    }

    /// The text that all ranges of this module count in.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Path of the file.
    pub(super) fn path(&self) -> &SourcePath {
        &self.source.path
    }

    /// The bytes of the file that `range` of the text stands for.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.offset(range.start)..self.offset(range.end)
    }

    /// The same, for a diagnostic.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        Place::new(self.source, self.span(&range))
    }

    fn offset(&self, offset: usize) -> usize {
        self.start + offset + self.left_out.partition_point(|line_feed| *line_feed < offset)
    }
}
