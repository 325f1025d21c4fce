//! Errors of the template engine as diagnostics at the template's own line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, ReportError};

use crate::diag::{Diagnostic, Place, catalog::theme as catalog};
use crate::source::{Source, Span};

/// The text of a template as it is compiled: with line feeds alone, so that a page is the same
/// whatever system saved its template.
pub(super) fn template_text(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// A fault that keeps templates from being compiled.
pub(super) struct Fault {
    /// Name of the template that has it.
    pub(super) template: String,
    /// What the template needs and does not find, so that it may be there once that is mended.
    pub(super) needs: Needs,
    /// What to tell.
    pub(super) diagnostic: Diagnostic,
}

/// What a faulty template needs of others.
pub(super) enum Needs {
    /// Nothing: the fault is its own.
    Nothing,
    /// The template of this name.
    Template(String),
    /// A component or block that some other template has.
    Part,
}

/// The faults that `error`, met while compiling, is about; empty if it names no template.
pub(super) fn compile_faults(error: &Error, sources: &BTreeMap<String, Arc<Source>>) -> Vec<Fault> {
    let (template, needs) = match error.kind() {
        ErrorKind::SyntaxError(report) => (report.filename(), Needs::Nothing),
        ErrorKind::MissingParent { current, parent } => {
            (current.as_str(), Needs::Template(parent.clone()))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Needs::Nothing)
        }
        ErrorKind::Msg(message) => return reported(message, sources),
        _ => return Vec::new(),
    };
    let diagnostic = diagnose(error, template, sources);
    vec![Fault { template: template.to_owned(), needs, diagnostic }]
}

/// The faults of a message that holds several drawn reports, as the engine writes them for
/// filters, tests, functions, components, blocks and templates that are not there.
fn reported(message: &str, sources: &BTreeMap<String, Arc<Source>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for report in message.split("\n\n") {
        let mut lines = report.lines();
        let title = lines.next().and_then(|line| line.strip_prefix("error: "));
        let locus = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
        let (Some(title), Some(locus)) = (title, locus) else { continue };
        let [column, line, template] = locus.rsplitn(3, ':').collect::<Vec<_>>()[..] else {
            continue;
        };
        let (Some(source), Ok(line), Ok(column)) =
            (sources.get(template), line.parse::<usize>(), column.parse::<usize>())
        else {
            continue;
        };
        let length = lines.last().map_or(1, |line| line.matches('^').count());
        let place = Place::new(source, marked(source.text(), line, column, length));
        let name = title.split('`').nth(1).unwrap_or_default();
        let (needs, diagnostic) = if title.starts_with("Unknown template") {
            (Needs::Template(name.to_owned()), catalog::missing_template(place, name))
        } else if title.starts_with("Unknown component") || title.starts_with("Block") {
            (Needs::Part, catalog::syntax(place, title))
        } else {
            (Needs::Nothing, catalog::syntax(place, title))
        };
        faults.push(Fault { template: template.to_owned(), needs, diagnostic });
    }
    faults
}

/// The bytes of `length` characters from `line` and `column` on, both from 1.
fn marked(text: &str, line: usize, column: usize, length: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let line = text[start..].lines().next().unwrap_or_default();
    let line_text = line.trim_start_matches('\u{feff}');
    let start = start + line.len() - line_text.len();
    let at =
        |count: usize| line_text.char_indices().nth(count).map_or(line_text.len(), |(at, _)| at);
    start + at(column - 1)..start + at(column - 1 + length)
}

/// The error as a diagnostic. `template` is the one that was asked for, where the error names none.
pub(super) fn diagnose(
    error: &Error,
    template: &str,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Diagnostic {
    let find = |name: &str| {
        sources.get(name).or_else(|| sources.get(&format!("fieldguide/{name}"))).cloned()
    };
    let missing = || Source::new(&format!("themes/fieldguide/templates/{template}"), Vec::new());
    let source_of = |name: &str| find(name).unwrap_or_else(missing);
    let start = |name: &str| Place::start_of(&source_of(name));
    let at = |report: &ReportError| match find(report.filename()) {
        Some(source) => {
            let span = original_span(source.text(), &report.span().range);
            Place::new(&source, span)
        }
        None => start(template),
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) => catalog::syntax(at(report), report.message()),
        ErrorKind::RenderingError(report) => catalog::rendering(at(report), report.message()),
        ErrorKind::MissingParent { current, parent } => {
            catalog::missing_template(name_place(&source_of(current), parent), parent)
        }
        ErrorKind::TemplateNotFound(name) => catalog::missing_template(start(template), name),
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let source = source_of(tpl);
            let names = chain.iter().chain([tpl]);
            let mut places = names.map(|name| name_place(&source, name));
            let place = places.find(|place| !place.span.is_empty());
            catalog::circular_template(place.unwrap_or_else(|| start(tpl)), tpl)
        }
        other => catalog::rendering(start(template), &other.to_string()),
    }
}

/// Where the template names another one in quotes; its start if it does so in another way.
fn name_place(source: &Arc<Source>, name: &str) -> Place {
    let text = source.text();
    let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{name}{quote}"));
    let found = quoted.iter().filter_map(|quoted| Some((text.find(quoted)?, quoted.len()))).min();
    match found {
        Some((start, length)) => Place::new(source, start..start + length),
        None => Place::start_of(source),
    }
}

/// The bytes of the file that `span` of the compiled text stands for.
fn original_span(text: &str, span: &Span) -> Span {
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let position = |offset: usize| {
        let mut left = offset;
        let mut at = mark;
        let bytes = text.as_bytes();
        while left > 0 && at < bytes.len() {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                at += 1;
            }
            at += 1;
            left -= 1;
        }
        at
    };
    position(span.start)..position(span.end)
}
