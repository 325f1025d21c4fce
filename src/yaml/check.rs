//! Compares a text with the schema of the type it should have: all faults, and what is left
//! without them.
//!
//! Called by `decode` and `places`. What is left can be decoded, so that one fault never hides
//! what other modules have to say about the rest. It never looks at what values mean.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value as Json;
use serde_yaml::{Mapping, Number, Value};

use crate::diag::catalog::yaml::{self as catalog, Expected, Found, Owner};
use crate::diag::{Diagnostic, Place};
use crate::source::{Source, Span};

use super::MAX_FAULTS;
use super::document::{Content, Document, Kind, NodeId};
use super::scalar::is_nothing;
use super::shape::{Bounds, Form, Keys, Shape};

/// What a check finds.
#[derive(Default)]
pub(super) struct Checked {
    /// The value without its faulty parts; none if nothing of it can be used.
    pub(super) value: Option<Value>,
    /// What is wrong.
    pub(super) faults: Vec<Diagnostic>,
    /// The items of lists that are left out of the value.
    pub(super) dropped: BTreeSet<NodeId>,
    /// Keys that were meant, misspelt, by the group that lacks them.
    pub(super) meant: BTreeSet<(NodeId, String)>,
}

/// Checks the document against `schema`; `kind` is what it should be, `a career`.
pub(super) fn check(
    document: &Document,
    source: &Arc<Source>,
    schema: &Json,
    kind: &str,
) -> Checked {
    let text = source.text();
    let mut check = Check { document, source, text, schema, checked: Checked::default() };
    let value = match document.root {
        None => Some(Value::Mapping(Mapping::new())),
        Some(root) => {
            let slot = Slot { owner: Owner::Whole(kind), span: document.span(root).clone() };
            check.value(schema, root, &slot)
        }
    };
    Checked { value, ..check.checked }
}

struct Check<'d> {
    document: &'d Document,
    source: &'d Arc<Source>,
    /// All of the source.
    text: &'d str,
    schema: &'d Json,
    checked: Checked,
}

/// Where a value stands.
struct Slot<'d> {
    owner: Owner<'d>,
    /// What stands for the value as a whole: its key, or the item.
    span: Span,
}

impl<'d> Check<'d> {
    /// The value as far as it is sound; none if it has to be left out.
    fn value(&mut self, schema: &'d Json, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let shape = Shape::of(schema, self.schema);
        if shape.may_be_nothing && matches!(self.document.kind(id), Kind::Nothing) {
            return Some(Value::Null);
        }
        match shape.form {
            Form::Anything => Some(self.document.anything(id)),
            Form::Keys(keys) => self.keys(keys, id, slot),
            Form::List(items) => self.list(items, id, slot),
            Form::Choice(words) => self.choice(&words, id, slot),
            Form::Text => self.text(id, slot),
            Form::TextOrKeys(keys) => match self.document.content(id) {
                Content::Keys(_) => self.keys(keys, id, slot),
                _ => self.text(id, slot),
            },
            Form::Scalar => self.scalar(id, slot),
            Form::Switch => self.switch(id, slot),
            Form::WholeNumber(bounds) => self.whole_number(bounds, id, slot),
            Form::Number => match self.document.kind(id) {
                Kind::Number(number) => Some(Value::Number(number)),
                _ => self.wrong_number(Expected::Number, id, slot),
            },
        }
    }

    fn keys(&mut self, keys: Keys<'d>, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let required = keys.required();
        let pairs: &[_] = match self.document.content(id) {
            Content::Keys(pairs) => pairs,
            // `codes:` with nothing behind it has no keys; that is a fault if it needs some.
            _ if self.document.is_absent(id) && required.is_empty() => &[],
            _ => return self.wrong_type(Expected::Keys, id, slot, None),
        };
        let names: BTreeSet<&str> =
            pairs.iter().filter_map(|(key, _)| self.document.text(*key)).collect();
        let mut mapping = Mapping::new();
        let mut unusable = BTreeSet::new();
        for (key, value) in pairs {
            let Some(name) = self.document.text(*key) else { continue };
            let Some(schema) = keys.value(name) else {
                unusable.extend(self.unknown_key(keys, &names, (id, *key), slot));
                continue;
            };
            let below = Slot { owner: Owner::Key(name), span: self.document.span(*key).clone() };
            match self.value(schema, *value, &below) {
                Some(value) => {
                    mapping.insert(Value::String(name.to_owned()), value);
                }
                None => {
                    unusable.insert(name);
                }
            }
        }
        let is_missing = |name: &&str| !names.contains(name) && !unusable.contains(name);
        let missing: Vec<&str> = required.iter().copied().filter(is_missing).collect();
        if !missing.is_empty() {
            let place = self.place(self.first_line(&slot.span));
            self.tell(|| catalog::missing_key(place, slot.owner, &missing));
        }
        let is_usable = missing.is_empty() && !required.iter().any(|name| unusable.contains(name));
        is_usable.then_some(Value::Mapping(mapping))
    }

    /// Tells of a key that is not allowed; returns the one that was probably meant.
    fn unknown_key(
        &mut self,
        keys: Keys<'d>,
        present: &BTreeSet<&str>,
        (group, key): (NodeId, NodeId),
        slot: &Slot<'d>,
    ) -> Option<&'d str> {
        let name = self.document.text(key).unwrap_or_default();
        let known = keys.known();
        let free = known.iter().copied().filter(|name| !present.contains(name));
        // Of two keys that seem to be the same one, only the first can certainly be it.
        let is_first = |name: &str| !self.checked.meant.contains(&(group, name.to_owned()));
        let meant = catalog::meant(name, free);
        let meant = meant.map(|(name, is_certain)| (name, is_certain && is_first(name)));
        let place = self.place(self.document.span(key).clone());
        self.tell(|| catalog::unknown_key(place, name, slot.owner, (&known, meant)));
        let (meant, _) = meant?;
        self.checked.meant.insert((group, meant.to_owned()));
        Some(meant)
    }

    fn list(&mut self, items: &'d Json, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let list: &[NodeId] = match self.document.content(id) {
            Content::List(list) => list,
            _ if self.document.is_absent(id) => &[],
            _ => return self.wrong_type(Expected::List, id, slot, None),
        };
        let mut values = Vec::with_capacity(list.len());
        for item in list {
            let owner = slot.owner.item();
            let below = Slot { owner, span: self.document.span(*item).clone() };
            match self.value(items, *item, &below) {
                Some(value) => values.push(value),
                None => {
                    self.checked.dropped.insert(*item);
                }
            }
        }
        Some(Value::Sequence(values))
    }

    fn choice(&mut self, words: &[&'d str], id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let Some(text) = self.document.text(id).filter(|_| !self.document.is_absent(id)) else {
            return self.wrong_type(Expected::OneOf(words), id, slot, None);
        };
        if words.contains(&text) {
            return Some(Value::String(text.to_owned()));
        }
        let place = self.value_place(id);
        self.tell(|| catalog::unknown_value(place, text, slot.owner, words));
        None
    }

    fn text(&mut self, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let fix = match self.document.kind(id) {
            Kind::Text(text) => return Some(Value::String(text.to_owned())),
            Kind::Number(_) | Kind::Switch(_) => {
                self.document.text(id).map(|text| format!("\"{text}\""))
            }
            Kind::Keys(pairs) => self.text_with_colon(id, pairs),
            Kind::Nothing | Kind::List(_) => None,
        };
        self.wrong_type(Expected::Text, id, slot, fix)
    }

    /// The quoted form of a text that became a key and a value through its colon.
    fn text_with_colon(&self, id: NodeId, pairs: &[(NodeId, NodeId)]) -> Option<String> {
        let text = self.text.get(self.document.span(id).clone())?;
        let is_one_line = !text.contains('\n') && !text.contains(" #");
        let is_plain = pairs.iter().all(|(key, value)| {
            [key, value]
                .iter()
                .all(|id| matches!(self.document.nodes[**id].content, Content::Plain(_)))
        });
        let begins_plainly = !text.starts_with(['{', '?', ':']);
        (pairs.len() == 1 && is_one_line && is_plain && begins_plainly)
            .then(|| format!("'{}'", text.replace('\'', "''")))
    }

    fn scalar(&mut self, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        match self.document.text(id) {
            // Words for nothing are refused in quotes, too: see `Scalar`.
            Some(text) if !is_nothing(text) => Some(Value::String(text.to_owned())),
            _ => self.wrong_type(Expected::Scalar, id, slot, None),
        }
    }

    fn switch(&mut self, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let fix = match self.document.kind(id) {
            Kind::Switch(value) => return Some(Value::Bool(value)),
            Kind::Text(text) => match text.to_ascii_lowercase().as_str() {
                "yes" | "on" | "true" => Some("true".to_owned()),
                "no" | "off" | "false" => Some("false".to_owned()),
                _ => None,
            },
            _ => None,
        };
        self.wrong_type(Expected::Switch, id, slot, fix)
    }

    fn whole_number(&mut self, bounds: Bounds, id: NodeId, slot: &Slot<'d>) -> Option<Value> {
        let number = match self.document.kind(id) {
            Kind::Number(number) if !number.is_f64() => number,
            _ => return self.wrong_number(Expected::WholeNumber, id, slot),
        };
        let value = number.as_f64().unwrap_or_default();
        let is_below = bounds.least.is_some_and(|least| value < least);
        if is_below || bounds.most.is_some_and(|most| value > most) {
            let place = self.value_place(id);
            // Nobody comes near the bound of a plain count: it is told only to who passed it.
            let is_plain = |most: &f64| *most >= f64::from(u32::MAX);
            let most = bounds.most.filter(|most| !is_below || !is_plain(most));
            let bounds = (bounds.least, most);
            self.tell(|| catalog::number_out_of_range(place, slot.owner, bounds));
            return None;
        }
        Some(Value::Number(number))
    }

    fn wrong_number(
        &mut self,
        expected: Expected<'_>,
        id: NodeId,
        slot: &Slot<'d>,
    ) -> Option<Value> {
        let fix = match self.document.kind(id) {
            Kind::Text(text) if text.parse::<Number>().is_ok_and(|number| !number.is_f64()) => {
                Some(text.to_owned())
            }
            _ => None,
        };
        self.wrong_type(expected, id, slot, fix)
    }

    /// Tells that a value is not what was expected; always returns none.
    fn wrong_type(
        &mut self,
        expected: Expected<'_>,
        id: NodeId,
        slot: &Slot<'d>,
        fix: Option<String>,
    ) -> Option<Value> {
        let found = match self.document.kind(id) {
            Kind::Nothing => Found::Nothing,
            Kind::Switch(_) | Kind::Number(_) => {
                Found::Literal(self.document.text(id).unwrap_or_default())
            }
            Kind::Text(_) => Found::Text,
            Kind::List(_) => Found::List,
            Kind::Keys(_) => Found::Keys,
        };
        let place = self.value_place(id);
        self.tell(|| catalog::wrong_type(place, slot.owner, (expected, found), fix));
        None
    }

    fn tell(&mut self, fault: impl FnOnce() -> Diagnostic) {
        if self.checked.faults.len() < MAX_FAULTS {
            self.checked.faults.push(fault());
        } else if let Some(last) = self.checked.faults.last_mut() {
            catalog::more_follow(last);
        }
    }

    fn value_place(&self, id: NodeId) -> Place {
        self.place(self.first_line(self.document.span(id)))
    }

    /// The part of a stretch that lies on its first line: whole lists are too long to be marked.
    fn first_line(&self, span: &Span) -> Span {
        let text = self.text.get(span.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        span.start..span.start + line.trim_end().len()
    }

    fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }
}
