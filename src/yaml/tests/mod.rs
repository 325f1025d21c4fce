//! What `decode` reads and what it says: text in, values and messages out.

mod hostile;
mod places;
mod records;
mod syntax;

use std::fmt::Write as _;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Entries, Scalar, Tree, decode};
use crate::diag::{Diagnostic, Drawing, draw};
use crate::source::Source;

#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Record {
    title: Option<String>,
    draft: Option<bool>,
    tasks: Vec<String>,
    codes: Option<Codes>,
    skills: Vec<Wanted>,
    tools: Option<Entries<Tool>>,
    period: Option<Scalar>,
    growth: Option<f64>,
    rank: Option<u8>,
    jobs: Option<i64>,
}

#[derive(Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Codes {
    onet: Option<Scalar>,
    isco: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    skill: String,
    why: String,
    #[serde(default)]
    level: Option<Level>,
}

/// How well one has to know it.
#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Level {
    /// A little.
    Basic,
    Working,
    Advanced,
}

#[derive(Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Tool {
    name: String,
    #[serde(default)]
    also: Vec<String>,
}

fn read(text: &str) -> (Record, Vec<Diagnostic>) {
    let source = Source::new("a.yaml", text.as_bytes());
    decode(&source, &(0..text.len()), "a career")
}

fn sound(text: &str) -> Record {
    let (record, faults) = read(text);
    assert_eq!(draw(&faults, Drawing::Short), "");
    record
}

/// The faults, one per line: position, code, marked text and title.
fn faults(text: &str) -> String {
    let (_, faults) = read(text);
    let mut lines = String::new();
    for fault in &faults {
        let (at, place) = (fault.primary.place.line_column(), &fault.primary.place);
        let marked = &place.source.text()[place.span.clone()];
        let _ =
            writeln!(lines, "{}:{} {} [{marked}] {}", at.line, at.column, fault.code, fault.title);
    }
    lines
}

fn drawn(text: &str) -> String {
    draw(&read(text).1, Drawing::Human { colour: false })
}

fn fix(text: &str) -> Option<String> {
    let (_, faults) = read(text);
    let fix = faults.into_iter().next()?.fix?;
    let mut text = text.to_owned();
    text.replace_range(fix.place.span, &fix.replacement);
    Some(text)
}

fn tree(text: &str) -> (Arc<Source>, Tree) {
    let source = Source::new("a.yaml", text.as_bytes());
    let tree = Tree::new::<Record>(&source, &(0..text.len()));
    (source, tree)
}
