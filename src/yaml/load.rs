//! Reads a YAML text into a [`Document`], and says what is wrong with it as YAML.
//!
//! Called by `decode` and `places` when something has to be said about a text. It keeps what it
//! read before a fault, never panics, and takes time in proportion to the text.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use crate::diag::catalog::yaml as catalog;
use crate::diag::{Diagnostic, Place};
use crate::source::{Source, Span};

use super::MAX_FAULTS;
use super::document::{Content, Document, Node, NodeId};
use super::extent::{self, Below, Offsets};

/// How many levels of lists and keys a text may have.
const MAX_DEPTH: usize = 64;

/// How many values the aliases of a text may stand for, all together.
const MAX_COPIES: usize = 100_000;

/// How many bytes of text count as one value more.
const BYTES_PER_VALUE: usize = 256;

/// Reads the YAML in `span` of `source`, which must lie on character boundaries.
pub(super) fn load(source: &Arc<Source>, span: &Span) -> Document {
    let text = source.text().get(span.clone()).unwrap_or_default();
    let loader = Loader {
        source,
        base: span.start,
        text,
        offsets: Offsets::new(text),
        document: Document::default(),
        open: Vec::new(),
        anchors: BTreeMap::new(),
        copies: 0,
        documents: 0,
    };
    loader.read()
}

/// A list or group of keys whose end has not been read.
struct Open {
    start: usize,
    anchor: usize,
    shape: Shape,
    /// Whether it stands in brackets, and ends with one.
    in_brackets: bool,
    children: Vec<NodeId>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    List,
    Keys,
}

struct Loader<'t> {
    source: &'t Arc<Source>,
    base: usize,
    text: &'t str,
    offsets: Offsets<'t>,
    document: Document,
    open: Vec<Open>,
    anchors: BTreeMap<usize, NodeId>,
    copies: usize,
    documents: usize,
}

impl Loader<'_> {
    fn read(mut self) -> Document {
        if let Some((at, _)) = self.text.char_indices().find(|(_, c)| is_unreadable(*c)) {
            let fault = catalog::unreadable_character(self.character(at));
            self.document.faults.push(fault);
            self.document.is_broken = true;
            return self.document;
        }
        for event in Parser::new_from_str(self.text) {
            let flow = match event {
                Ok((event, span)) => {
                    let rough =
                        self.byte(span.start)..self.byte(span.end).max(self.byte(span.start));
                    self.take(event, &rough)
                }
                Err(error) => {
                    let fault = self.syntax_fault(&error);
                    self.give_up(fault)
                }
            };
            if flow.is_break() {
                break;
            }
        }
        while let Some(open) = self.open.pop() {
            self.close(open, 0);
        }
        self.document
    }

    fn take(&mut self, event: Event<'_>, rough: &Span) -> ControlFlow<()> {
        match event {
            Event::Alias(anchor) => self.alias(anchor, rough),
            Event::Scalar(characters, style, anchor, tag) => {
                if tag.as_ref().is_some_and(|tag| tag.handle.starts_with('!')) {
                    let fault = catalog::tag_in_yaml(self.character(rough.start));
                    self.document.tags.push(fault);
                }
                let rough = self.behind_properties(rough, anchor, tag.as_deref());
                let is_text =
                    tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
                let size = 1 + characters.len() / BYTES_PER_VALUE;
                let content = if style == ScalarStyle::Plain && !is_text {
                    Content::Plain(characters.into())
                } else {
                    Content::Text(characters.into())
                };
                let span = extent::scalar(self.text, &rough, style);
                self.add(span, content, (size, 0), anchor);
                ControlFlow::Continue(())
            }
            Event::SequenceStart(anchor, tag) => {
                let rough = self.behind_properties(rough, anchor, tag.as_deref());
                self.begin(Shape::List, anchor, &rough)
            }
            Event::MappingStart(anchor, tag) => {
                let rough = self.behind_properties(rough, anchor, tag.as_deref());
                self.begin(Shape::Keys, anchor, &rough)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    // The closing bracket, should there be one.
                    self.close(open, rough.end.min(rough.start + 1));
                }
                ControlFlow::Continue(())
            }
            Event::DocumentStart(_) => self.begin_document(rough),
            Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {
                ControlFlow::Continue(())
            }
        }
    }

    /// The stretch without the anchor and the tag at its beginning, if it has any.
    fn behind_properties(&self, rough: &Span, anchor: usize, tag: Option<&Tag>) -> Span {
        if anchor > 0 || tag.is_some() {
            return extent::after_properties(self.text, rough)..rough.end;
        }
        rough.clone()
    }

    fn begin_document(&mut self, rough: &Span) -> ControlFlow<()> {
        self.documents += 1;
        if self.documents == 1 {
            return ControlFlow::Continue(());
        }
        // What stands before it is whole, and is still checked.
        self.document.faults.push(catalog::several_documents(self.place(rough)));
        ControlFlow::Break(())
    }

    fn begin(&mut self, shape: Shape, anchor: usize, rough: &Span) -> ControlFlow<()> {
        // The scanner's stretch ends behind the bracket, or behind a comment that follows it.
        let in_brackets = self.text[rough.clone()].starts_with(['[', '{']);
        let start = if in_brackets { rough.start } else { rough.end };
        if self.open.len() == MAX_DEPTH {
            let fault = catalog::too_deep(self.character(start), MAX_DEPTH);
            return self.give_up(fault);
        }
        self.open.push(Open { start, anchor, shape, in_brackets, children: Vec::new() });
        ControlFlow::Continue(())
    }

    fn close(&mut self, open: Open, end: usize) {
        let last = open.children.last().map(|child| self.document.span(*child).end - self.base);
        let end = if open.in_brackets { end } else { last.unwrap_or(open.start) };
        let nodes = open.children.iter().map(|child| &self.document.nodes[*child]);
        let (size, height) =
            nodes.fold((1, 0), |(size, height), node| (size + node.size, node.height.max(height)));
        let content = match open.shape {
            Shape::List => Content::List(open.children),
            Shape::Keys => Content::Keys(self.pairs(&open.children)),
        };
        self.add(open.start..end.max(open.start), content, (size, height + 1), open.anchor);
    }

    /// The keys of a group with their values; repeated keys and keys that are no text are left out.
    fn pairs(&mut self, children: &[NodeId]) -> Vec<(NodeId, NodeId)> {
        let (mut pairs, mut faults) = (Vec::with_capacity(children.len() / 2), Vec::new());
        let mut seen: BTreeMap<&str, NodeId> = BTreeMap::new();
        for pair in children.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            let Some(name) = self.document.text(key).filter(|name| !name.is_empty()) else {
                faults.push(catalog::key_not_text(self.node_place(key)));
                continue;
            };
            match seen.insert(name, key) {
                None => pairs.push((key, value)),
                Some(first) => {
                    seen.insert(name, first);
                    if faults.len() < MAX_FAULTS {
                        let places = (self.node_place(key), self.node_place(first));
                        faults.push(catalog::duplicate_key(places.0, places.1, name));
                    } else if let Some(last) = faults.last_mut() {
                        catalog::more_follow(last);
                    }
                }
            }
        }
        self.document.faults.extend(faults);
        pairs
    }

    fn alias(&mut self, anchor: usize, rough: &Span) -> ControlFlow<()> {
        let place = self.place(rough);
        let name = &self.text[rough.clone()];
        let Some(&target) = self.anchors.get(&anchor) else {
            // Its anchor has begun, else the scanner had complained, and not ended.
            let fault = catalog::alias_of_itself(place, name);
            return self.give_up(fault);
        };
        let node = &self.document.nodes[target];
        let (size, height) = (node.size, node.height);
        self.copies += size;
        if self.copies > MAX_COPIES {
            let fault = catalog::too_many_aliases(place, MAX_COPIES);
            return self.give_up(fault);
        }
        if self.open.len() + height > MAX_DEPTH {
            let fault = catalog::too_deep(place, MAX_DEPTH);
            return self.give_up(fault);
        }
        self.add(rough.clone(), Content::Alias(target), (size, height), 0);
        ControlFlow::Continue(())
    }

    /// Puts a whole value into the tree; `size_and_height` are those of [`Node`].
    fn add(&mut self, span: Span, content: Content, (size, height): (usize, usize), anchor: usize) {
        let id = self.document.nodes.len();
        let span = self.base + span.start..self.base + span.end;
        self.document.nodes.push(Node { span, content, size, height });
        if anchor > 0 {
            self.anchors.insert(anchor, id);
        }
        match self.open.last_mut() {
            Some(open) => open.children.push(id),
            None => self.document.root = Some(id),
        }
    }

    fn give_up(&mut self, fault: Diagnostic) -> ControlFlow<()> {
        self.document.faults.push(fault);
        self.document.is_broken = true;
        ControlFlow::Break(())
    }

    fn syntax_fault(&self, error: &ScanError) -> Diagnostic {
        let at = self.byte(*error.marker());
        let reason = error.info();
        let below = if reason.contains("tab") { Below::Search } else { Below::Ignore };
        if let Some(tab) = self.tab_at(at, below) {
            return catalog::tab_in_yaml(self.character(tab));
        }
        if reason.contains("recursion limit") {
            return catalog::too_deep(self.character(at), MAX_DEPTH);
        }
        if reason.contains("simple key expect ':'") {
            return self.no_key(at, reason);
        }
        let opener = self.open.last().filter(|open| open.in_brackets);
        let opener = opener.map(|open| self.character(open.start));
        catalog::invalid_yaml(self.character(at), reason, opener)
    }

    /// The scanner misses the `:` of a key only below the line where it should stand.
    fn no_key(&self, at: usize, reason: &str) -> Diagnostic {
        let before = self.text[..at].trim_end();
        let line = before.lines().next_back().unwrap_or_default().trim_start();
        let start = before.len() - line.len();
        match line.strip_prefix('-') {
            Some(item) if !item.starts_with('-') => {
                let reason = "'-' must be followed by a space";
                catalog::invalid_yaml(self.character(start + 1), reason, None)
            }
            _ => catalog::invalid_yaml(self.place(&(start..before.len())), reason, None),
        }
    }

    /// The tab that a fault at `at` is due to.
    fn tab_at(&self, at: usize, below: Below) -> Option<usize> {
        let before = self.text[..at].trim_end_matches(' ');
        if before.ends_with('\t') {
            return Some(before.trim_end_matches('\t').len());
        }
        extent::tab_in_indentation(self.text, at, below)
    }

    fn byte(&self, marker: Marker) -> usize {
        self.offsets.byte(marker.index())
    }

    /// The character at `at`; a point at the end of the text.
    fn character(&self, at: usize) -> Place {
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.place(&(at..at + length))
    }

    fn place(&self, span: &Span) -> Place {
        Place::new(self.source, self.base + span.start..self.base + span.end)
    }

    fn node_place(&self, id: NodeId) -> Place {
        Place::new(self.source, self.document.span(id).clone())
    }
}

/// Whether YAML forbids the character: it would be invisible, and is there by accident.
fn is_unreadable(c: char) -> bool {
    let is_allowed = matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    (c.is_control() && !is_allowed) || matches!(c, '\u{fffe}' | '\u{ffff}')
}
