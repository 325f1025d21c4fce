//! Comments that silence one finding at one place, with a reason:
//! `# careerbook: allow CODE: reason` in YAML, `<!-- careerbook: allow CODE: reason -->` in
//! Markdown.
//!
//! Called by `page` and `config` with the comments of a file, which `yaml` and `markdown` find.
//! What comes back depends on the file alone; `levels` says what it silences.

use std::sync::Arc;

use crate::source::{Source, Span};

use super::{Diagnostic, Place, Severity, catalog, explanation, explanations};

/// What a comment for this program begins with.
pub const MARK: &str = "careerbook:";

/// A comment that silences findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The comment.
    pub(super) place: Place,
    /// The code that it silences, of a warning.
    pub(super) code: &'static str,
    /// Why, in the words of its author.
    pub(super) reason: String,
    /// Where findings must begin to be silenced.
    covers: Span,
}

impl Allow {
    /// Whether it silences this finding of its file.
    pub(super) fn silences(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity == Severity::Warning
            && diagnostic.code == self.code
            && self.covers.contains(&diagnostic.primary.place.span.start)
    }
}

/// Reads the comments of one file, each from its first sign to its last: what they silence, and
/// what is wrong with them. Comments that do not begin with [`MARK`] are passed over.
pub fn allows(source: &Arc<Source>, comments: &[Span]) -> (Vec<Allow>, Vec<Diagnostic>) {
    let (mut allows, mut faults) = (Vec::new(), Vec::new());
    for span in comments {
        let written = &source.text()[span.clone()];
        let text = written.trim_start_matches("<!--").trim_end_matches("-->");
        let text = text.trim_start_matches('#').trim();
        let Some(order) = text.strip_prefix(MARK) else { continue };
        let place = Place::new(source, span.clone());
        match read(order.trim(), &place) {
            Ok((code, reason)) => match covers(source.text(), span) {
                Some(covers) => allows.push(Allow { place, code, reason, covers }),
                None => faults.push(catalog::levels::allow_in_text(place)),
            },
            Err(fault) => faults.push(*fault),
        }
    }
    (allows, faults)
}

/// The code and the reason of `allow CODE: reason`.
fn read(order: &str, place: &Place) -> Result<(&'static str, String), Box<Diagnostic>> {
    let rest = order.strip_prefix("allow").filter(|rest| rest.starts_with([' ', '\t']));
    let Some(rest) = rest.map(str::trim) else {
        return Err(Box::new(catalog::levels::bad_allow(place.clone())));
    };
    let (code, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let (code, reason) = (code.trim(), reason.trim());
    let at = place.source.text()[place.span.clone()].find(code).unwrap_or_default();
    let start = place.span.start + at;
    let code_place = || Place::new(&place.source, start..start + code.len());
    let fault = match explanation(code) {
        _ if code.is_empty() || code.contains(char::is_whitespace) => {
            catalog::levels::bad_allow(place.clone())
        }
        None => catalog::levels::unknown_code(code_place(), code, warnings()),
        Some(page) if page.severity == Severity::Error => {
            catalog::levels::allowed_error(code_place(), code)
        }
        Some(_) if reason.is_empty() => catalog::levels::allow_without_reason(place.clone(), code),
        Some(page) => return Ok((page.code, reason.to_owned())),
    };
    Err(Box::new(fault))
}

/// The codes that can be silenced.
fn warnings() -> impl Iterator<Item = &'static str> {
    explanations().filter(|page| page.severity == Severity::Warning).map(|page| page.code)
}

/// Where findings must begin that the comment at `span` silences: on its own line, if something
/// stands before it there; else on the next line that is no comment. In Markdown it must stand
/// alone, and is about the whole paragraph, list or table that begins on that line.
fn covers(text: &str, span: &Span) -> Option<Span> {
    let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = |from: usize| text[from..].find('\n').map_or(text.len(), |end| from + end + 1);
    let before = text[start..span.start].trim_start_matches('\u{feff}').trim();
    let is_markdown = text[span.clone()].starts_with('<');
    if is_markdown {
        let stands_alone = before.trim_matches(['>', '-', '*', '+', ' ']).is_empty()
            && text[span.end..end(span.end)].trim().is_empty();
        let from = end(span.end);
        let lines = text[from..].split_inclusive('\n').take_while(|line| !line.trim().is_empty());
        return stands_alone.then(|| from..from + lines.map(str::len).sum::<usize>());
    }
    if !before.is_empty() {
        return Some(start..end(span.end));
    }
    let mut line = end(span.end)..end(end(span.end));
    while text[line.clone()].trim_start().starts_with('#') {
        line = line.end..end(line.end);
    }
    Some(line)
}
