//! Diagnostics as JSON, and the schema that their readers can rely on.
//!
//! Everything an editor needs to mark a finding and to apply its fix stands in it.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Value, json};

use crate::source::{LineColumn, Lines};

use super::{Diagnostic, Fix, Label, Place, Severity};

/// One finding.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Message<'d> {
    /// Kebab-case name of the offence; it never changes.
    code: &'d str,
    /// Whether it keeps the site from being built.
    severity: Word,
    /// What is wrong, in one line.
    title: &'d str,
    /// Where, and what was expected or found there.
    primary: Mark<'d>,
    /// Other places that one has to see to understand it.
    context: Vec<Mark<'d>>,
    /// What to do; may be empty.
    help: &'d [String],
    /// The change that mends it, where one is certain.
    fix: Option<Change<'d>>,
}

/// How bad a finding is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Word {
    /// The site is not built.
    Error,
    /// The site is built; somebody should look.
    Warning,
}

/// A place and what is to be said about it.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Mark<'d> {
    /// The place.
    place: Stretch<'d>,
    /// What is to be said; may be empty.
    text: &'d str,
}

/// A change of one place.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Change<'d> {
    /// What the change does.
    title: &'d str,
    /// What is replaced.
    place: Stretch<'d>,
    /// What to put there.
    replacement: &'d str,
}

/// A stretch of a file, in bytes and in lines and columns. Its end is the first position behind
/// it; a stretch that ends where it starts is a point.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Stretch<'d> {
    /// Path of the file below the folder of the site, with `/` between its parts.
    path: &'d str,
    /// Its bytes, counted from 0.
    bytes: Bytes,
    /// Where it starts.
    start: Position,
    /// Where it ends.
    end: Position,
}

/// Bytes of a file.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Bytes {
    /// The first one.
    start: usize,
    /// The first one behind them.
    end: usize,
}

/// A position in a file.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Position {
    /// The line, from 1; lines end with a line feed.
    #[schemars(range(min = 1))]
    line: usize,
    /// The column, from 1, in Unicode characters (code points).
    #[schemars(range(min = 1))]
    column: usize,
}

impl From<LineColumn> for Position {
    fn from(at: LineColumn) -> Self {
        Self { line: at.line, column: at.column }
    }
}

impl<'d> Stretch<'d> {
    fn of(place: &'d Place) -> Self {
        let lines = Lines::new(place.source.text());
        Self {
            path: place.path().as_str(),
            bytes: Bytes { start: place.span.start, end: place.span.end },
            start: lines.locate(place.span.start).into(),
            end: lines.locate(place.span.end).into(),
        }
    }
}

impl<'d> Mark<'d> {
    fn of(label: &'d Label) -> Self {
        Self { place: Stretch::of(&label.place), text: &label.text }
    }
}

impl<'d> Change<'d> {
    fn of(fix: &'d Fix) -> Self {
        let Fix { title, place, replacement } = fix;
        Self { title, place: Stretch::of(place), replacement }
    }
}

impl<'d> Message<'d> {
    fn of(diagnostic: &'d Diagnostic) -> Self {
        Self {
            code: diagnostic.code,
            severity: match diagnostic.severity {
                Severity::Error => Word::Error,
                Severity::Warning => Word::Warning,
            },
            title: &diagnostic.title,
            primary: Mark::of(&diagnostic.primary),
            context: diagnostic.context.iter().map(Mark::of).collect(),
            help: &diagnostic.help,
            fix: diagnostic.fix.as_ref().map(Change::of),
        }
    }
}

/// One array of all diagnostics, in the order given.
pub fn messages(diagnostics: &[Diagnostic]) -> Value {
    json!(diagnostics.iter().map(Message::of).collect::<Vec<_>>())
}

/// The JSON Schema (draft 7) of what `--format json` prints.
pub fn messages_schema() -> Schema {
    let generator = SchemaSettings::draft07().for_serialize().into_generator();
    generator.into_root_schema_for::<Vec<Message<'_>>>()
}
