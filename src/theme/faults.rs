//! Errors of the template engine as diagnostics at the template's own line.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, ReportError};

use crate::diag::{Diagnostic, Place, catalog::theme as catalog};
use crate::source::{Source, Span};

use super::template::Template;

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
pub(super) fn compile_faults(error: &Error, templates: &BTreeMap<String, Template>) -> Vec<Fault> {
    let (template, needs) = match error.kind() {
        ErrorKind::SyntaxError(report) => (report.filename(), Needs::Nothing),
        ErrorKind::MissingParent { current, parent } => {
            (current.as_str(), Needs::Template(parent.clone()))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), Needs::Nothing)
        }
        ErrorKind::Msg(message) => return reported(message, templates),
        _ => return Vec::new(),
    };
    let diagnostic = diagnose(error, template, templates);
    vec![Fault { template: template.to_owned(), needs, diagnostic }]
}

/// The faults of a message that holds several drawn reports, as the engine writes them for
/// filters, tests, functions, components, blocks and templates that are not there.
fn reported(message: &str, templates: &BTreeMap<String, Template>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for report in message.split("\n\n") {
        let mut lines = report.lines();
        let title = lines.next().and_then(|line| line.strip_prefix("error: "));
        let locus = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
        let (Some(title), Some(locus)) = (title, locus) else { continue };
        let [column, line, template] = locus.rsplitn(3, ':').collect::<Vec<_>>()[..] else {
            continue;
        };
        let (Some(written), Ok(line), Ok(column)) =
            (templates.get(template), line.parse::<usize>(), column.parse::<usize>())
        else {
            continue;
        };
        let length = lines.last().map_or(1, |line| line.matches('^').count());
        let span = written.original(&marked(&written.text, line, column, length));
        let place = Place::new(&written.source, span);
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
    let at = |count: usize| line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    start + at(column - 1)..start + at(column - 1 + length)
}

/// The error as a diagnostic. `template` is the one that was asked for, where the error names none.
pub(super) fn diagnose(
    error: &Error,
    template: &str,
    templates: &BTreeMap<String, Template>,
) -> Diagnostic {
    let find =
        |name: &str| templates.get(name).or_else(|| templates.get(&format!("fieldguide/{name}")));
    let missing = || Source::new(&format!("themes/fieldguide/templates/{template}"), Vec::new());
    let source_of = |name: &str| find(name).map_or_else(missing, |one| Arc::clone(&one.source));
    let start = |name: &str| Place::start_of(&source_of(name));
    let at = |report: &ReportError| match find(report.filename()) {
        Some(one) => Place::new(&one.source, one.original(&report.span().range)),
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
