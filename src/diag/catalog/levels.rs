//! Messages about levels of messages, and about comments that silence them.

use crate::diag::{Chosen, Diagnostic, Level, Place, Severity, codes, explanation};

use super::nearest;

/// How such a comment is written.
const FORM: &str = "`allow CODE: reason`, with the code of a warning";

/// A comment for this program that says nothing it knows.
pub fn bad_allow(place: Place) -> Diagnostic {
    let title = "a comment for careerbook is not understood".to_owned();
    Diagnostic::warning("bad-allow", place, title, format!("expected {FORM}"))
}

/// A comment that silences something and stands within text.
pub fn allow_in_text(place: Place) -> Diagnostic {
    let title = "a comment for careerbook stands within text".to_owned();
    Diagnostic::warning("bad-allow", place, title, "expected on a line of its own")
        .with_help("put it on the line before the paragraph, list or table that it is about")
}

/// A comment that silences something and does not say why.
pub fn allow_without_reason(place: Place, code: &str) -> Diagnostic {
    let title = format!("nobody can tell why `{code}` is allowed here");
    Diagnostic::warning("allow-without-reason", place, title, "silences nothing without a reason")
        .with_help(format!("write `allow {code}: ` and the reason"))
}

/// A comment beside which there is no such finding.
pub fn unused_allow(place: Place, code: &str) -> Diagnostic {
    let title = format!("no `{code}` is found here");
    Diagnostic::warning("unused-allow", place, title, "this silences nothing")
        .with_help("remove the comment, or move it to the line before the finding")
}

/// A level or a comment for a code that no message has.
pub fn unknown_code<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("no message has the code `{found}`");
    let fault = Diagnostic::warning("unknown-code", place, title, "not a code");
    match nearest(found, known) {
        Some((near, true)) => fault.with_fix("a similar code exists", near),
        Some((near, false)) => fault.with_help(format!("a similar code is `{near}`")),
        None => fault.with_help("`careerbook explain` lists all codes"),
    }
}

/// A level or a comment by which an error would not be told.
pub fn allowed_error(place: Place, code: &str) -> Diagnostic {
    let title = format!("`{code}` is an error, and errors cannot be silenced");
    Diagnostic::warning("allowed-error", place, title, "has no effect")
        .with_help("the site would be wrong for its readers: mend what is told instead")
}

/// The same warning as an error, with where that was chosen.
pub fn deny(warning: &mut Diagnostic, chosen: Chosen) {
    warning.severity = Severity::Error;
    warning.help.push(match chosen {
        Chosen::OnCommandLine => "a warning, which `--deny` makes an error".to_owned(),
        Chosen::InSettings => "a warning, which `site.yaml` makes an error".to_owned(),
    });
}

/// Why an argument such as `--allow CODE` is refused; none if it is not.
pub fn refused_argument(code: &str, level: Level) -> Option<String> {
    match explanation(code) {
        None => {
            let near = nearest(code, codes()).map(|(near, _)| format!("; did you mean `{near}`?"));
            let near = near.unwrap_or_else(|| "; `careerbook explain` lists all codes".to_owned());
            Some(format!("no message has this code{near}"))
        }
        Some(page) if page.severity == Severity::Error && level != Level::Deny => Some(
            "it is an error: the site would be wrong for its readers, so it has to be mended \
                  and cannot be silenced"
                .to_owned(),
        ),
        Some(_) => None,
    }
}
