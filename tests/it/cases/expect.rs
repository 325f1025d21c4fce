//! Compares what a case came to with what its blocks say.

use std::fmt;

use careerbook::diag::{Chosen, Drawing, Silenced, Silencer, draw};
use careerbook::source::OutPath;

use super::diff::diff;
use super::suite::{Block, Case, Kind};
use super::worlds::Outcome;

/// Something that does not hold.
pub(super) struct Wrong<'c> {
    /// The block that says otherwise; none if the case has no diagnostics block and needs one.
    pub(super) block: Option<&'c Block>,
    /// What the block should say; none where only an editor can tell.
    pub(super) right: Option<String>,
    /// What to tell people.
    fault: String,
}

impl fmt::Display for Wrong<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault)
    }
}

/// All that does not hold of a case, in the order of its blocks.
pub(super) fn compare<'c>(case: &'c Case, outcome: &Outcome) -> Vec<Wrong<'c>> {
    let mut wrong: Vec<Wrong<'c>> =
        case.blocks.iter().filter_map(|block| compare_block(block, outcome)).collect();
    let told = |block: &Block| matches!(block.kind, Kind::Diagnostics | Kind::DiagnosticsShort);
    if !case.blocks.iter().any(told) && !outcome.diagnostics.is_empty() {
        let right = drawn(outcome, Drawing::Human { colour: false });
        let fault = format!("no diagnostics are expected\n{}", diff("", &right));
        wrong.push(Wrong { block: None, right: Some(right), fault });
    }
    wrong
}

fn compare_block<'c>(block: &'c Block, outcome: &Outcome) -> Option<Wrong<'c>> {
    let same = |what: &str, found: String| {
        let found = found.trim_matches('\n').to_owned();
        let expected = block.text.trim_matches('\n');
        (expected != found).then(|| Wrong {
            block: Some(block),
            fault: format!("{what} differ\n{}", diff(expected, &found)),
            right: Some(found),
        })
    };
    match &block.kind {
        Kind::File(_) | Kind::Options => None,
        Kind::Diagnostics => {
            same("the diagnostics", drawn(outcome, Drawing::Human { colour: false }))
        }
        Kind::DiagnosticsShort => same("the diagnostics", drawn(outcome, Drawing::Short)),
        Kind::Silenced => same("the silenced findings", silenced(outcome)),
        Kind::Files => same("the output paths", paths(outcome)),
        Kind::Output(path) => match text(outcome, path) {
            Ok(text) => same(&format!("the lines of {path}"), main(text).to_owned()),
            Err(fault) => Some(Wrong { block: Some(block), right: None, fault }),
        },
        Kind::OutputContains(path) => {
            let fault = text(outcome, path).and_then(|text| contains(path, text, &block.text));
            fault.err().map(|fault| Wrong { block: Some(block), right: None, fault })
        }
    }
}

fn drawn(outcome: &Outcome, drawing: Drawing) -> String {
    draw(&outcome.diagnostics, drawing).trim_end().to_owned()
}

/// What is not told, one finding per line: its place, its code, and why.
fn silenced(outcome: &Outcome) -> String {
    let line = |one: &Silenced| {
        let place = &one.diagnostic.primary.place;
        let (at, code) = (place.line_column(), one.diagnostic.code);
        let why = match &one.by {
            Silencer::Comment { reason, .. } => reason,
            Silencer::Level(Chosen::OnCommandLine) => "allowed on the command line",
            Silencer::Level(Chosen::InSettings) => "allowed in the settings",
        };
        format!("{}:{}:{}: {code}: {why}", place.path(), at.line, at.column)
    };
    outcome.silenced.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The output paths, one per line. The hashes in the names of assets change with every touch of
/// the theme and are shown as `*`.
fn paths(outcome: &Outcome) -> String {
    let shown = |path: &OutPath| {
        let path = path.as_str();
        let parts: Vec<&str> = path.split('.').collect();
        match parts.as_slice() {
            [stem, hash, extension] if path.starts_with("assets/") && hash.len() == 8 => {
                format!("{stem}.*.{extension}")
            }
            _ => path.to_owned(),
        }
    };
    let mut paths: Vec<String> = outcome.files.keys().map(shown).collect();
    // The hashes decide on the order of names that are alike up to them.
    paths.sort();
    paths.join("\n")
}

fn text<'o>(outcome: &'o Outcome, path: &str) -> Result<&'o str, String> {
    let bytes = outcome.files.get(&OutPath::new(path));
    let bytes = bytes.ok_or_else(|| format!("the build made no {path}\n"))?;
    std::str::from_utf8(bytes).map_err(|_| format!("{path} is no text\n"))
}

/// What stands within `<main>`; the whole file if it has none.
fn main(text: &str) -> &str {
    let inner = text.split_once("<main").and_then(|(_, rest)| rest.split_once('>'));
    inner.and_then(|(_, rest)| rest.rsplit_once("</main>")).map_or(text, |(inner, _)| inner)
}

/// Whether each line of `expected` is a line of `text`, in this order. A `…` at the beginning or
/// end of an expected line stands for whatever a page has there.
fn contains(path: &str, text: &str, expected: &str) -> Result<(), String> {
    let mut lines = text.lines().map(str::trim);
    for wanted in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !lines.any(|line| is_like(line, wanted)) {
            let elsewhere = text.lines().any(|line| is_like(line.trim(), wanted));
            let where_else = if elsewhere { ", only further up" } else { "" };
            let near = near(text, wanted);
            return Err(format!("{path} does not hold this line{where_else}\n- {wanted}\n{near}"));
        }
    }
    Ok(())
}

fn is_like(line: &str, wanted: &str) -> bool {
    match (wanted.strip_prefix('…'), wanted.strip_suffix('…')) {
        (Some(_), Some(_)) => line.contains(wanted.trim_matches('…')),
        (Some(end), None) => line.ends_with(end),
        (None, Some(start)) => line.starts_with(start),
        (None, None) => line == wanted,
    }
}

/// Lines that share the most words with the one that was looked for.
fn near(text: &str, wanted: &str) -> String {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let shared = |line: &str| words.iter().filter(|word| line.contains(**word)).count();
    let best = text.lines().map(str::trim).max_by_key(|line| shared(line));
    best.filter(|line| shared(line) > 0).map(|line| format!("+ {line}\n")).unwrap_or_default()
}
