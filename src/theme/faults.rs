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

/// Whether the error lies in the syntax of one template.
pub(super) fn is_syntax(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError(_))
}

/// Name of the template that the error is about, if it is one of `names`.
pub(super) fn template_of<'n>(
    error: &Error,
    names: impl Iterator<Item = &'n str>,
) -> Option<String> {
    let named = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename(),
        ErrorKind::MissingParent { current, .. } => current,
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
        _ => return None,
    };
    let mut names = names.filter(|name| *name == named);
    names.next().map(str::to_owned)
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
    let start = |name: &str| Place::start_of(&find(name).unwrap_or_else(missing));
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
            catalog::missing_template(start(current), parent)
        }
        ErrorKind::TemplateNotFound(name) => catalog::missing_template(start(template), name),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            catalog::circular_template(start(tpl), tpl)
        }
        other => catalog::rendering(start(template), &other.to_string()),
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
