//! Where the values of a decoded text stand in its file.
//!
//! Modules that check what values mean make a [`Tree`] when a message needs a place; values
//! themselves carry none. It never reads anything but the text that `decode` read.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;

use crate::diag::Place;
use crate::source::{Source, Span};

use super::check::check;
use super::document::{Content, Document, NodeId};
use super::load::load;
use super::schema;

/// The way to a value by the keys and items that lead to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyPath(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Item(usize),
}

impl KeyPath {
    /// The way to the whole record: no step.
    pub fn root() -> Self {
        Self::default()
    }

    /// The first step, if it is a key.
    pub fn first_key(&self) -> Option<&str> {
        match self.0.first() {
            Some(Step::Key(name)) => Some(name),
            _ => None,
        }
    }

    /// The last step that is a key: the name under which a value, or the list it is in, stands.
    pub fn last_key(&self) -> Option<&str> {
        let names = self.0.iter().rev().filter_map(|step| match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Item(_) => None,
        });
        names.into_iter().next()
    }

    /// The way to the value of `name` in the group of keys that this one leads to.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        self.with(Step::Key(name.to_owned()))
    }

    /// The way to the item number `index`, from 0, in the decoded list that this one leads to.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.with(Step::Item(index))
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if number == 0 => f.write_str(name)?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The places of the values of one text.
///
/// Items count as in the value that `decode` returns: what it leaves out as faulty is left out
/// here.
pub struct Tree {
    source: Arc<Source>,
    /// The first byte of the text.
    start: usize,
    document: Document,
    dropped: BTreeSet<NodeId>,
    meant: BTreeSet<(NodeId, String)>,
    /// Whether the text was read in part, or not as a record at all.
    is_uncertain: bool,
}

/// Where a walk along a path ended.
struct Reached {
    /// The value, unless the text is empty.
    node: Option<NodeId>,
    /// The bytes of its key, or of the item.
    key: Span,
    /// How many steps were taken.
    steps: usize,
}

impl Tree {
    /// The places of the text in `span` of `source`, which [`super::decode`] reads as a `T`.
    pub fn new<T: JsonSchema>(source: &Arc<Source>, span: &Span) -> Self {
        let document = load(source, span);
        let checked = check(&document, source, &schema::<T>(), "");
        Self {
            source: Arc::clone(source),
            start: span.start,
            is_uncertain: document.is_broken || checked.value.is_none(),
            document,
            dropped: checked.dropped,
            meant: checked.meant,
        }
    }

    /// The key that leads to a value; for an item its bytes on its first line.
    ///
    /// For a path that is not there, the same of the nearest value above it that is; for the
    /// record as a whole, the point where the text begins.
    pub fn key(&self, path: &KeyPath) -> Place {
        Place::new(&self.source, self.walk(path).key)
    }

    /// All bytes of a value, which may be many lines.
    ///
    /// For a path that is not there, the same of the nearest value above it that is; for an empty
    /// text, the point where it begins.
    pub fn value(&self, path: &KeyPath) -> Place {
        let node = self.walk(path).node;
        let span = node.map_or(self.start..self.start, |node| self.document.span(node).clone());
        Place::new(&self.source, span)
    }

    /// Whether the writer has written this, be it faulty, so that nobody may call it missing.
    ///
    /// A key that was misspelt counts as written; so does everything in a text that could not be
    /// read to its end.
    pub fn has(&self, path: &KeyPath) -> bool {
        let reached = self.walk(path);
        let is_meant = || match (&path.0[reached.steps..], reached.node) {
            ([Step::Key(name), ..], Some(node)) => self.meant.contains(&(node, name.clone())),
            _ => false,
        };
        self.is_uncertain || reached.steps == path.0.len() || is_meant()
    }

    fn walk(&self, path: &KeyPath) -> Reached {
        let mut reached =
            Reached { node: self.document.root, key: self.start..self.start, steps: 0 };
        for step in &path.0 {
            let Some((key, node)) = reached.node.and_then(|node| self.below(node, step)) else {
                break;
            };
            reached = Reached { node: Some(node), key, steps: reached.steps + 1 };
        }
        reached
    }

    /// The bytes that name what one step leads to, and the value there.
    fn below(&self, node: NodeId, step: &Step) -> Option<(Span, NodeId)> {
        match (self.document.content(node), step) {
            (Content::Keys(pairs), Step::Key(name)) => {
                let mut pairs = pairs.iter();
                let is_named = |key: NodeId| self.document.text(key) == Some(name.as_str());
                let (key, value) = pairs.find(|(key, _)| is_named(*key))?;
                Some((self.document.span(*key).clone(), *value))
            }
            (Content::List(items), Step::Item(index)) => {
                let mut items = items.iter().filter(|item| !self.dropped.contains(*item));
                let item = *items.nth(*index)?;
                Some((self.first_line(self.document.span(item)), item))
            }
            _ => None,
        }
    }

    fn first_line(&self, span: &Span) -> Span {
        let text = self.source.text().get(span.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        span.start..span.start + line.trim_end().len()
    }
}
