//! Positions of a decoded text, made when the first message needs one.

use std::fmt;
use std::sync::{Arc, OnceLock};

use schemars::JsonSchema;

use crate::diag::Place;
use crate::source::{Source, Span};

use super::order::{Edits, in_order};
use super::{KeyPath, Tree};

/// The places of the values of one text. Costs nothing until it is asked.
pub struct Locator {
    source: Arc<Source>,
    span: Span,
    read: fn(&Arc<Source>, &Span) -> Tree,
    order: fn(&Arc<Source>, &Span) -> Edits,
    tree: OnceLock<Tree>,
}

impl Locator {
    /// The places of the text in `span` of `source`, which [`super::decode`] reads as a `T`.
    pub fn of<T: JsonSchema>(source: &Arc<Source>, span: Span) -> Self {
        let (read, order) = (Tree::new::<T>, in_order::<T>);
        Self { source: Arc::clone(source), span, read, order, tree: OnceLock::new() }
    }

    /// Where the text stands in its file.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// The same places, looked for in `source` in place of the file it was made of.
    #[must_use]
    pub fn reading(self, source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), tree: OnceLock::new(), ..self }
    }

    /// The key that leads to a value, or the first line of an item; see [`Tree::key`].
    pub fn key(&self, path: &KeyPath) -> Place {
        self.tree().key(path)
    }

    /// All bytes of a value; see [`Tree::value`].
    pub fn value(&self, path: &KeyPath) -> Place {
        self.tree().value(path)
    }

    /// Whether the writer has written this, be it faulty; see [`Tree::has`].
    pub fn was_written(&self, path: &KeyPath) -> bool {
        self.tree().has(path)
    }

    /// What puts the keys of the record, or of each entry of a vocabulary, in the order of their
    /// type; nothing if they are, or if the text has a fault.
    pub fn in_order(&self) -> Edits {
        (self.order)(&self.source, &self.span)
    }

    fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| (self.read)(&self.source, &self.span))
    }
}

impl fmt::Debug for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locator({} {:?})", self.source.path, self.span)
    }
}
