//! The texts of a YAML file with the bytes of their words.
//!
//! For checks of the writing itself. A value that [`super::decode`] returns has no places, and a
//! place says nothing about single words; here both are read together.

use std::sync::Arc;

use crate::source::{Passage, Source, Span};

use super::KeyPath;
use super::document::{Content, Document, NodeId};
use super::load::load;

/// Every value in `span` of `source` that is a single text, with the way to it, in the order of
/// the file. A text that stands in several places through an alias is there where it is written.
pub fn texts(source: &Arc<Source>, span: &Span) -> Vec<(KeyPath, Passage)> {
    let document = load(source, span);
    let mut texts = Vec::new();
    if let Some(root) = document.root {
        let walk = Walk { source, document: &document };
        walk.collect(root, &KeyPath::root(), &mut texts);
    }
    texts
}

struct Walk<'d> {
    source: &'d Source,
    document: &'d Document,
}

impl Walk<'_> {
    fn collect(&self, node: NodeId, path: &KeyPath, texts: &mut Vec<(KeyPath, Passage)>) {
        match &self.document.nodes[node].content {
            Content::Plain(text) | Content::Text(text) => {
                texts.push((path.clone(), self.passage(text, self.document.span(node))));
            }
            Content::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.collect(*item, &path.item(index), texts);
                }
            }
            Content::Keys(pairs) => {
                for (key, value) in pairs {
                    let name = self.document.text(*key).unwrap_or_default();
                    self.collect(*value, &path.key(name), texts);
                }
            }
            Content::Alias(_) => {}
        }
    }

    /// The text with the bytes of each word. YAML changes the space between words and may write
    /// signs within them otherwise, but their order stays.
    fn passage(&self, text: &str, span: &Span) -> Passage {
        let raw = self.source.text().get(span.clone()).unwrap_or_default();
        let (raw, start) = unquoted(raw, span.start);
        let written = words(raw).map(|(at, word)| start + at..start + at + word.len());
        let written: Vec<Span> = written.collect();
        let mut passage = Passage::default();
        if written.len() != words(text).count() {
            // Escapes for spaces: only the text as a whole is known.
            passage.push(text, span.clone());
            return passage;
        }
        for ((_, word), span) in words(text).zip(written) {
            passage.push_space();
            passage.push(word, span);
        }
        passage
    }
}

/// What stands between the quotes or behind the head (`|`, `>-`) of a value, and where.
fn unquoted(raw: &str, start: usize) -> (&str, usize) {
    if raw.len() > 1 && raw.starts_with(['"', '\'']) && raw.ends_with(&raw[..1]) {
        return (&raw[1..raw.len() - 1], start + 1);
    }
    if raw.starts_with(['|', '>']) {
        let head = raw.find('\n').map_or(raw.len(), |end| end + 1);
        return (&raw[head..], start + head);
    }
    (raw, start)
}

/// The words of a text, and where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    let words = text.split_inclusive(char::is_whitespace).map(move |word| {
        end += word.len();
        (end - word.len(), word.trim_end())
    });
    words.filter(|(_, word)| !word.is_empty())
}
