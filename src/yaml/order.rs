//! The keys of records in the order of their type.
//!
//! Called through a [`super::Locator`]. Whole lines are moved, with the comments directly above
//! a key; all else stays at its byte. A text that would come to mean something else is left as it
//! is.

use std::sync::Arc;

use schemars::JsonSchema;
use serde_yaml::Value;

use crate::source::{Source, Span};

use super::document::{Content, Document, NodeId};
use super::load::load;
use super::schema;
use super::shape::{Form, Keys, Shape};

/// What to put in place of stretches of a file, from its top to its bottom.
pub type Edits = Vec<(Span, String)>;

/// What puts the keys of the record in `span` of `source`, or of each entry of a vocabulary there,
/// in the order in which `T` names them; nothing for a text with a fault.
pub(super) fn in_order<T: JsonSchema>(source: &Arc<Source>, span: &Span) -> Edits {
    let document = load(source, span);
    let Some(root) = document.root.filter(|_| !document.is_broken && document.faults.is_empty())
    else {
        return Vec::new();
    };
    let schema = schema::<T>();
    let mut edits = Vec::new();
    if let (Form::Keys(keys), Content::Keys(pairs)) =
        (Shape::of(&schema, &schema).form, document.content(root))
    {
        let text = source.text();
        if keys.known().is_empty() {
            for (name, entry) in pairs {
                let entry_schema = document.text(*name).and_then(|name| keys.value(name));
                let form = entry_schema.map(|entry_schema| Shape::of(entry_schema, &schema).form);
                if let Some(Form::Keys(keys)) = form {
                    edits.extend(in_group(&document, text, span, (*entry, keys)));
                }
            }
        } else {
            edits.extend(in_group(&document, text, span, (root, keys)));
        }
    }
    if means_the_same(source.text(), span, &edits) { edits } else { Vec::new() }
}

/// The lines of a key.
struct Block {
    /// Where it belongs: the place of its key in the type.
    rank: usize,
    /// Its lines, with the comments directly above.
    lines: Span,
}

/// What puts the keys of one group in order; none if they are, or stand in braces.
fn in_group(
    document: &Document,
    text: &str,
    span: &Span,
    (group, keys): (NodeId, Keys<'_>),
) -> Option<(Span, String)> {
    let Content::Keys(pairs) = document.content(group) else { return None };
    let known = keys.known();
    let mut blocks: Vec<Block> = Vec::new();
    for (key, value) in pairs {
        let name = document.text(*key)?;
        let rank = known.iter().position(|known| *known == name)?;
        let lines = Lines { text, bounds: span };
        let start = lines.start(document.span(*key).start);
        let column = document.span(*key).start - start;
        if !text[start..start + column].trim().is_empty() {
            return None;
        }
        let above = blocks.last().map_or(span.start, |block| block.lines.end);
        let end = lines.end(document.span(*value).end.max(document.span(*key).end));
        let lines = lines.comments_above(start, above)..lines.comments_below(end, column);
        blocks.push(Block { rank, lines });
    }
    if blocks.is_sorted_by_key(|block| block.rank) {
        return None;
    }
    let whole = blocks.first()?.lines.start..blocks.last()?.lines.end;
    // What stands between two keys, such as an empty line, stays where it is.
    let gaps: Vec<&str> =
        blocks.windows(2).map(|pair| &text[pair[0].lines.end..pair[1].lines.start]).collect();
    blocks.sort_by_key(|block| block.rank);
    let line_end = if text[whole.clone()].contains("\r\n") { "\r\n" } else { "\n" };
    let mut moved = String::new();
    for (index, block) in blocks.iter().enumerate() {
        moved.push_str(&text[block.lines.clone()]);
        if !moved.ends_with('\n') {
            moved.push_str(line_end);
        }
        moved.push_str(gaps.get(index).copied().unwrap_or_default());
    }
    if !text[whole.clone()].ends_with('\n') {
        moved.truncate(moved.trim_end_matches(['\r', '\n']).len());
    }
    Some((whole, moved))
}

/// The lines of a text.
struct Lines<'t> {
    text: &'t str,
    /// Where the record lies in it.
    bounds: &'t Span,
}

impl Lines<'_> {
    /// Where the line at `at` begins.
    fn start(&self, at: usize) -> usize {
        let before = &self.text[self.bounds.start..at];
        before.rfind('\n').map_or(self.bounds.start, |end| self.bounds.start + end + 1)
    }

    /// Where the line at `at` ends, behind its line feed.
    fn end(&self, at: usize) -> usize {
        let rest = &self.text[at..self.bounds.end];
        rest.find('\n').map_or(self.bounds.end, |end| at + end + 1)
    }

    /// Where the comments begin that stand directly above the line at `start`, up to `above`.
    fn comments_above(&self, start: usize, above: usize) -> usize {
        let mut first = start;
        while first > above {
            let line = self.start(first - 1);
            if line < above || !self.text[line..first].trim_start().starts_with('#') {
                break;
            }
            first = line;
        }
        first
    }

    /// Where the comments end that stand directly below `end` and are indented deeper than the key.
    fn comments_below(&self, end: usize, column: usize) -> usize {
        let mut last = end;
        while last < self.bounds.end {
            let line = &self.text[last..self.end(last)];
            let indent = line.len() - line.trim_start().len();
            if indent <= column || !line.trim_start().starts_with('#') {
                break;
            }
            last += line.len();
        }
        last
    }
}

/// Whether the record says the same with these edits as without.
fn means_the_same(text: &str, span: &Span, edits: &Edits) -> bool {
    let mut edited = text[span.clone()].to_owned();
    for (at, replacement) in edits.iter().rev() {
        edited.replace_range(at.start - span.start..at.end - span.start, replacement);
    }
    let read = |text: &str| serde_yaml::from_str::<Value>(text).ok();
    let before = read(&text[span.clone()]);
    before.is_some() && before == read(&edited)
}
