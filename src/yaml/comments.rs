//! The comments of a YAML text.
//!
//! Called by the modules that read records. A `#` within a text is no comment, so the text is read
//! with positions where there is a candidate.

use std::sync::Arc;

use crate::source::{Source, Span};

use super::document::Content;
use super::load::load;

/// The comments in `span` of `source` that begin with `word`, each from its `#` to its last sign.
pub fn comments(source: &Arc<Source>, span: &Span, word: &str) -> Vec<Span> {
    let text = source.text().get(span.clone()).unwrap_or_default();
    // No other text is read twice.
    let mut found = if text.contains(word) { candidates(text, word) } else { Vec::new() };
    for comment in &mut found {
        *comment = span.start + comment.start..span.start + comment.end;
    }
    if !found.is_empty() {
        let document = load(source, span);
        let texts = document
            .nodes
            .iter()
            .filter(|node| matches!(node.content, Content::Plain(_) | Content::Text(_)));
        let texts: Vec<&Span> = texts.map(|node| &node.span).collect();
        found.retain(|comment| !texts.iter().any(|text| text.contains(&comment.start)));
    }
    found
}

/// What would be such comments if no text had a `#`.
fn candidates(text: &str, word: &str) -> Vec<Span> {
    let hashes = text.match_indices('#').map(|(at, _)| at);
    hashes
        .filter(|at| text[..*at].chars().next_back().is_none_or(char::is_whitespace))
        .filter(|at| text[at + 1..].trim_start_matches([' ', '\t']).starts_with(word))
        .map(|at| at..at + text[at..].lines().next().map_or(0, |line| line.trim_end().len()))
        .collect()
}
