//! Where the front matter of a Markdown file ends and its body begins.
//!
//! Called by the stage that reads pages, before YAML and Markdown are read. It never looks at
//! what the front matter says.

use std::sync::Arc;

use crate::diag::{Diagnostic, catalog::markdown as catalog};
use crate::source::{Source, Span};

/// Where the front matter and the body of a Markdown file lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two `---` lines; none if the file does not begin with such a line.
    pub front_matter: Option<Span>,
    /// All that follows, or the whole file without its byte order mark.
    pub body: Span,
}

/// Splits a Markdown file into front matter and body.
///
/// Of a front matter that is not closed, the part before the first empty line is taken.
pub fn split(source: &Arc<Source>) -> (Parts, Vec<Diagnostic>) {
    let text = source.text();
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut lines = lines(text, start);
    let opening = match lines.next() {
        Some(line) if is_fence(&text[line.clone()]) => line,
        _ => return (Parts { front_matter: None, body: start..text.len() }, Vec::new()),
    };
    let mut empty_line = None;
    for line in lines {
        if is_fence(&text[line.clone()]) {
            let front_matter = Some(opening.end..line.start);
            return (Parts { front_matter, body: line.end..text.len() }, Vec::new());
        }
        if empty_line.is_none() && text[line.clone()].trim().is_empty() {
            empty_line = Some(line.start);
        }
    }
    let end = empty_line.unwrap_or(text.len());
    let parts = Parts { front_matter: Some(opening.end..end), body: end..text.len() };
    let fence = opening.start..opening.start + text[opening].trim_end().len();
    (parts, vec![catalog::unclosed_front_matter(source, fence)])
}

/// The lines of `text` from `start` on, each with its line ending.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Span> {
    text[start..].split_inclusive('\n').scan(start, |at, line| {
        let span = *at..*at + line.len();
        *at = span.end;
        Some(span)
    })
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}
