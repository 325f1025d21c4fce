//! YAML to typed records, with every fault at its exact bytes.
//!
//! The only user of the YAML crates. A sound text is decoded at once and nothing else is done. A
//! faulty one is read again with positions, compared with the schema of the record, and decoded
//! without its faulty parts, so that one fault never hides another. Called by the modules that
//! read records. It must never look at what values mean, and never panic, whatever the text.

mod check;
mod comments;
mod document;
mod entries;
mod extent;
mod load;
mod locator;
mod order;
mod scalar;
mod shape;
mod strict;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod write;

use std::sync::Arc;

use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;

use crate::diag::catalog::yaml as catalog;
use crate::diag::{self, Diagnostic, Place};
use crate::source::{Source, Span};

use extent::Below;

pub use comments::comments;
pub use entries::Entries;
pub use locator::Locator;
pub use order::Edits;
pub use scalar::Scalar;
pub use texts::texts;
pub use tree::{KeyPath, Tree};
pub use write::write;

/// How many faults of one kind are told of one text. Nobody reads more.
const MAX_FAULTS: usize = 1_000;

/// How many brackets may be open at once in a text that is decoded without a look at its depth.
const MAX_OPEN_BRACKETS: usize = 256;

/// Reads the YAML in `span` of `source` as a `T`, with all that is wrong with it.
///
/// All keys of `T` are optional: an empty text is `T::default()`, and so is one that cannot be
/// read at all. Otherwise the value holds everything that is not faulty. `kind` says what the
/// text should be, `a career`.
pub fn decode<T>(source: &Arc<Source>, span: &Span, kind: &str) -> (T, Vec<Diagnostic>)
where
    T: DeserializeOwned + JsonSchema + Default,
{
    let text = source.text().get(span.clone()).unwrap_or_default();
    if may_be_costly(text) {
        let document = load::load(source, span);
        if document.is_broken {
            return (T::default(), document.faults);
        }
    }
    match T::deserialize(strict::Strict(serde_yaml::Deserializer::from_str(text))) {
        Ok(value) => (value, Vec::new()),
        Err(error) => decode_the_sound_part(source, span, kind, &error),
    }
}

/// Reads a text that could not be decoded as a whole, because of `error`.
fn decode_the_sound_part<T>(
    source: &Arc<Source>,
    span: &Span,
    kind: &str,
    error: &serde_yaml::Error,
) -> (T, Vec<Diagnostic>)
where
    T: DeserializeOwned + JsonSchema + Default,
{
    let mut document = load::load(source, span);
    let mut faults = std::mem::take(&mut document.faults);
    if document.is_broken {
        return (T::default(), faults);
    }
    let checked = check::check(&document, source, &schema::<T>(), kind);
    faults.extend(checked.faults);
    let value = match checked.value.map_or_else(|| Ok(T::default()), serde_yaml::from_value) {
        Ok(value) => {
            // The crate refuses what this module finds nothing wrong with.
            if faults.is_empty() {
                faults.append(&mut document.tags);
            }
            if faults.is_empty() {
                faults.push(refusal(source, span, error));
            }
            value
        }
        Err(rest) => {
            faults.push(refusal(source, span, if faults.is_empty() { error } else { &rest }));
            T::default()
        }
    };
    diag::sort(&mut faults);
    (value, faults)
}

/// What the YAML crate says, where it says it.
fn refusal(source: &Arc<Source>, span: &Span, error: &serde_yaml::Error) -> Diagnostic {
    let text = source.text().get(span.clone()).unwrap_or_default();
    let at = error.location().map_or(0, |location| location.index());
    let at = if text.is_char_boundary(at) { at } else { 0 };
    let reason = error.to_string();
    // The scanner takes some tabs for spaces that the crate does not.
    let is_token = reason.contains("cannot start any token");
    let tab = extent::tab_in_indentation(text, at, Below::Ignore).filter(|_| is_token);
    let at = span.start + tab.unwrap_or(at);
    match tab {
        Some(_) => catalog::tab_in_yaml(Place::new(source, at..at + 1)),
        None => catalog::undecodable(Place::new(source, at..at), &reason),
    }
}

/// The JSON Schema of a record: what its texts must look like.
fn schema<T: JsonSchema>() -> serde_json::Value {
    SchemaGenerator::default().into_root_schema_for::<T>().to_value()
}

/// Whether the YAML crate could take very long for the text: it has no limit for the values that
/// aliases stand for, and its time grows with the depth of brackets.
fn may_be_costly(text: &str) -> bool {
    // Most texts have none, so all of a text is looked at, many bytes at a time.
    let is_bracket = |byte: u8| matches!(byte, b'[' | b'{');
    let has_brackets = || text.bytes().fold(false, |found, byte| found | is_bracket(byte));
    may_have_aliases(text) || has_brackets() && open_brackets(text) > MAX_OPEN_BRACKETS
}

fn may_have_aliases(text: &str) -> bool {
    let follows = |mark: char, at: usize| text[at + 1..].starts_with(mark);
    let stands = |mark: char| {
        let gaps =
            text.char_indices().filter(|(_, c)| c.is_ascii_whitespace() || "[{,:-".contains(*c));
        text.starts_with(mark) || gaps.into_iter().any(|(at, _)| follows(mark, at))
    };
    text.contains('&') && text.contains('*') && stands('&') && stands('*')
}

/// At least as many as brackets are open at once anywhere in the text.
///
/// A bracket that is closed on its line is not counted, unless quotes or a comment on the line
/// leave it uncertain which of them are brackets at all.
fn open_brackets(text: &str) -> usize {
    let open_in = |line: &str| {
        let is_certain = !line.contains(['"', '\'', '#']);
        line.bytes().fold(0_usize, |open, byte| match byte {
            b'[' | b'{' => open + 1,
            b']' | b'}' if is_certain => open.saturating_sub(1),
            _ => open,
        })
    };
    text.lines().map(open_in).sum()
}
