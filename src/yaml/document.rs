//! A YAML text as a tree of values with the bytes of each. Made by `load`.
//!
//! Read by `check` and by `places`, which never change it.

use serde_yaml::{Mapping, Number, Value};

use crate::diag::Diagnostic;
use crate::source::Span;

use super::scalar::is_nothing;

/// Number of a value in its document.
pub(super) type NodeId = usize;

/// One value of the text.
#[derive(Debug)]
pub(super) struct Node {
    /// Its bytes in the source file.
    pub(super) span: Span,
    /// What it holds.
    pub(super) content: Content,
    /// How large it is with all that it holds, aliases written out.
    pub(super) size: usize,
    /// How many levels of lists and keys it has; 0 for a scalar.
    pub(super) height: usize,
}

/// What a value holds.
#[derive(Debug)]
pub(super) enum Content {
    /// One word that YAML may take for a number, for `true` or for nothing.
    Plain(Box<str>),
    /// Text that cannot be anything else: it was quoted, or stands in a block.
    Text(Box<str>),
    /// Values in order.
    List(Vec<NodeId>),
    /// Keys, each a scalar and each once, with their values.
    Keys(Vec<(NodeId, NodeId)>),
    /// The same as another value.
    Alias(NodeId),
}

/// What a value is, as far as messages tell values apart.
pub(super) enum Kind<'d> {
    /// Nothing was written.
    Nothing,
    /// `true` or `false`.
    Switch(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(&'d str),
    /// A list.
    List(&'d [NodeId]),
    /// Keys with values.
    Keys(&'d [(NodeId, NodeId)]),
}

/// A whole text.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) nodes: Vec<Node>,
    /// The outermost value; none if the text is empty.
    pub(super) root: Option<NodeId>,
    /// What is wrong with the text as YAML.
    pub(super) faults: Vec<Diagnostic>,
    /// Types that were written before scalars, which the YAML crate minds in some places only.
    pub(super) tags: Vec<Diagnostic>,
    /// Whether the text was read only up to a fault.
    pub(super) is_broken: bool,
}

impl Document {
    /// The bytes of a value in the source file.
    pub(super) fn span(&self, id: NodeId) -> &Span {
        &self.nodes[id].span
    }

    /// What a value holds; never an alias.
    pub(super) fn content(&self, id: NodeId) -> &Content {
        match &self.nodes[id].content {
            // The loader never lets an alias name another alias.
            Content::Alias(target) => &self.nodes[*target].content,
            content => content,
        }
    }

    /// The characters of a scalar, without quotes.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match self.content(id) {
            Content::Plain(text) | Content::Text(text) => Some(text),
            Content::List(_) | Content::Keys(_) | Content::Alias(_) => None,
        }
    }

    /// Whether there is no value at all, not even a word for nothing.
    pub(super) fn is_absent(&self, id: NodeId) -> bool {
        matches!(self.content(id), Content::Plain(text) if text.is_empty())
    }

    /// What a value is, by the rules of the YAML crate.
    pub(super) fn kind(&self, id: NodeId) -> Kind<'_> {
        match self.content(id) {
            Content::Plain(text) => plain_kind(text),
            Content::Text(text) => Kind::Text(text),
            Content::List(items) => Kind::List(items),
            Content::Keys(pairs) => Kind::Keys(pairs),
            Content::Alias(_) => Kind::Nothing,
        }
    }

    /// The value with all that it holds, for types that take anything.
    pub(super) fn anything(&self, id: NodeId) -> Value {
        match self.kind(id) {
            Kind::Nothing => Value::Null,
            Kind::Switch(value) => Value::Bool(value),
            Kind::Number(number) => Value::Number(number),
            Kind::Text(text) => Value::String(text.to_owned()),
            Kind::List(items) => {
                Value::Sequence(items.iter().map(|item| self.anything(*item)).collect())
            }
            Kind::Keys(pairs) => {
                let pairs = pairs.iter();
                let values = pairs.map(|(key, value)| (self.anything(*key), self.anything(*value)));
                Value::Mapping(values.collect::<Mapping>())
            }
        }
    }
}

/// What a plain scalar is: the words are YAML's, the numbers are what the YAML crate reads.
fn plain_kind(text: &str) -> Kind<'_> {
    if is_nothing(text) {
        return Kind::Nothing;
    }
    match text {
        "true" | "True" | "TRUE" => Kind::Switch(true),
        "false" | "False" | "FALSE" => Kind::Switch(false),
        _ => text.parse().map_or(Kind::Text(text), Kind::Number),
    }
}
