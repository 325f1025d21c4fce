//! Messages about YAML as such: its syntax, and records that are not shaped as they should be.

mod syntax;

use std::fmt;

use crate::diag::{Diagnostic, Place};

use super::nearest;

pub use syntax::{
    alias_of_itself, invalid_yaml, several_documents, tab_in_yaml, tag_in_yaml, too_deep,
    too_many_aliases, undecodable, unreadable_character,
};

/// The most letters of something written that are worth comparing or showing.
const MAX_SHOWN: usize = 60;

/// Says on the last fault that is told of a file that there are more.
pub fn more_follow(last: &mut Diagnostic) {
    let help = "there are more faults of this kind in the file; mend these first";
    if last.help.iter().all(|one| one != help) {
        last.help.push(help.to_owned());
    }
}

/// Whose keys or value a message is about.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    /// The whole record: `a career`.
    Whole(&'a str),
    /// The value of a key.
    Key(&'a str),
    /// An item of the list under a key.
    ItemOf(&'a str),
}

impl Owner<'_> {
    /// What owns an item of this one's list.
    #[must_use]
    pub fn item(self) -> Self {
        match self {
            Self::Key(key) => Self::ItemOf(key),
            Self::Whole(_) | Self::ItemOf(_) => self,
        }
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(kind) => f.write_str(kind),
            Self::Key(key) => write!(f, "`{}`", shown(key)),
            Self::ItemOf(key) => write!(f, "an item of `{}`", shown(key)),
        }
    }
}

/// What a value should be.
#[derive(Clone, Copy)]
pub enum Expected<'a> {
    /// Text.
    Text,
    /// Text or a number.
    Scalar,
    /// `true` or `false`.
    Switch,
    /// A number without a fraction.
    WholeNumber,
    /// Any number.
    Number,
    /// A list.
    List,
    /// Keys with values.
    Keys,
    /// One of these words.
    OneOf(&'a [&'a str]),
}

impl fmt::Display for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Scalar => f.write_str("text or a number"),
            Self::Switch => f.write_str("`true` or `false`"),
            Self::WholeNumber => f.write_str("a whole number"),
            Self::Number => f.write_str("a number"),
            Self::List => f.write_str("a list"),
            Self::Keys => f.write_str("keys with values"),
            Self::OneOf(words) => write!(f, "one of {}", listed(words)),
        }
    }
}

/// What a value is instead.
#[derive(Clone, Copy)]
pub enum Found<'a> {
    /// Nothing.
    Nothing,
    /// A number, `true` or `false`, as it is written.
    Literal(&'a str),
    /// Text.
    Text,
    /// A list.
    List,
    /// Keys with values.
    Keys,
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Literal(literal) => write!(f, "`{}`", shown(literal)),
            Self::Text => f.write_str("text"),
            Self::List => f.write_str("a list"),
            Self::Keys => f.write_str("keys with values"),
        }
    }
}

/// The one of `known` that the writer of `found` meant, and whether that is certain.
pub fn meant<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<(&'k str, bool)> {
    // Nobody misspells a key with a whole paragraph, and comparing one would take its time.
    if found.len() > MAX_SHOWN { None } else { nearest(found, known) }
}

/// A key that is not allowed where it stands; `known` are those that are, `meant` the nearest.
pub fn unknown_key(
    place: Place,
    key: &str,
    owner: Owner<'_>,
    (known, meant): (&[&str], Option<(&str, bool)>),
) -> Diagnostic {
    let title = format!("unknown key `{}` in {owner}", shown(key));
    let fault = Diagnostic::error("unknown-key", place, title, "this key is not known here");
    match meant {
        Some((meant, true)) => fault.with_fix("a similar key exists", meant),
        Some((meant, false)) => {
            let help = format!("did you mean `{meant}`? The keys are {}", listed(known));
            fault.with_help(help)
        }
        None if known.is_empty() => fault.with_help("delete it: no keys are known here"),
        None => fault.with_help(format!("the keys are {}", listed(known))),
    }
}

/// Keys that must be there and are not.
pub fn missing_key(place: Place, owner: Owner<'_>, missing: &[&str]) -> Diagnostic {
    let names = listed(missing);
    let title = format!("{owner} lacks {names}");
    let label = format!("expected {names} here");
    let lines: Vec<String> = missing.iter().map(|name| format!("{name}: …")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Diagnostic::error("missing-key", place, title, label)
        .with_help(format!("add {}", listed(&lines)))
}

/// A value of another kind than expected; `fix` is the value rewritten, where that is certain.
pub fn wrong_type(
    place: Place,
    owner: Owner<'_>,
    (expected, found): (Expected<'_>, Found<'_>),
    fix: Option<String>,
) -> Diagnostic {
    let title = match found {
        Found::Nothing => format!("{owner} is empty"),
        _ => format!("{owner} must be {expected}, not {found}"),
    };
    let label = format!("expected {expected}, found {found}");
    let fault = Diagnostic::error("wrong-type", place, title, label);
    match (fix, expected, found) {
        (Some(fix), Expected::Text, _) => fault.with_fix("quotes make it text", fix),
        (Some(fix), Expected::Switch, _) => {
            fault.with_fix("write `true` or `false`, without quotes", fix)
        }
        (Some(fix), _, _) => fault.with_fix("numbers stand without quotes", fix),
        (None, _, Found::Nothing) => {
            fault.with_help("write the value, or delete the empty key or item")
        }
        (None, Expected::List, _) => fault
            .with_help("begin each item with `- ` on a line of its own, even if there is only one"),
        (None, Expected::Keys, _) => fault.with_help(
            "write each key on a line of its own as `key: value`, with a space behind the `:`",
        ),
        (None, Expected::Text, Found::Keys) => {
            fault.with_help("put the text in quotes if it has a `: ` in it or begins with `{`")
        }
        (None, Expected::Text, Found::List) => {
            fault.with_help("write one text, or put it in quotes if it begins with `[` or `- `")
        }
        (None, Expected::Number | Expected::WholeNumber, Found::Text) => {
            fault.with_help("write digits only, without separators of thousands or a unit")
        }
        (None, _, _) => fault,
    }
}

/// A key that is a list, a group of keys or nothing.
pub fn key_not_text(place: Place) -> Diagnostic {
    let title = "a key must be text".to_owned();
    Diagnostic::error("wrong-type", place, title, "expected the name of a key before the `:`")
        .with_help("put the text in quotes if it begins with `{`, `[` or `:`")
}

/// The second of two keys with one name in one group.
pub fn duplicate_key(place: Place, first: Place, key: &str) -> Diagnostic {
    let title = format!("the key `{}` stands here twice", shown(key));
    Diagnostic::error("duplicate-key", place, title, "here again")
        .with_context(first, "here first")
        .with_help("keep one of the two")
}

/// A word that is none of those that a value can be.
pub fn unknown_value(place: Place, found: &str, owner: Owner<'_>, expected: &[&str]) -> Diagnostic {
    let title = format!("`{}` is nothing that {owner} can be", shown(found));
    let label = format!("expected {}", Expected::OneOf(expected));
    let fault = Diagnostic::error("unknown-value", place, title, label);
    match meant(found, expected.iter().copied()) {
        Some((meant, true)) => fault.with_fix("a similar word is allowed", meant),
        Some((meant, false)) => fault.with_help(format!("did you mean `{meant}`?")),
        None => fault,
    }
}

/// A number that is too small or too great.
pub fn number_out_of_range(
    place: Place,
    owner: Owner<'_>,
    bounds: (Option<f64>, Option<f64>),
) -> Diagnostic {
    let range = match bounds {
        (Some(least), Some(most)) => format!("from {least} to {most}"),
        (Some(least), None) => format!("of at least {least}"),
        (None, Some(most)) => format!("of at most {most}"),
        (None, None) => "in range".to_owned(),
    };
    let title = format!("{owner} is out of range");
    Diagnostic::error("number-out-of-range", place, title, format!("expected a number {range}"))
}

/// What was written, on one line and not too long.
fn shown(text: &str) -> String {
    let mut line: String = text.chars().take(MAX_SHOWN).collect();
    if line.len() < text.len() {
        line.push('…');
    }
    line.replace(['\n', '\r', '\t'], " ")
}

/// Names in backticks with commas and a closing `and`.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, [only])) => format!("{only} and {last}"),
        Some((last, rest)) => format!("{}, and {last}", rest.join(", ")),
        None => String::new(),
    }
}
