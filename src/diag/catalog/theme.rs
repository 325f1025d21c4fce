//! Messages about themes: templates and UI strings.

use crate::diag::{Diagnostic, Place};

use super::nearest;

/// A theme that is neither embedded nor below `themes/`.
pub fn unknown_theme<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("no theme is called `{found}`");
    let label = format!("there is no folder `themes/{found}`");
    let diagnostic = Diagnostic::error("unknown-theme", place, title, label);
    match nearest(found, known) {
        Some((near, _)) => diagnostic.with_help(format!("a theme with a similar name is `{near}`")),
        None => diagnostic.with_help("use `fieldguide`, or make the folder"),
    }
}

/// A template that is not written as one.
pub fn syntax(place: Place, message: &str) -> Diagnostic {
    let title = sentence(message);
    Diagnostic::error("template-syntax", place, title, "the template cannot be read here")
}

/// A template that failed while a page was drawn.
pub fn rendering(place: Place, message: &str) -> Diagnostic {
    // What the engine knows beyond its first sentence, `Available fields: …`, is help.
    let line = message.lines().next().unwrap_or_default();
    let (title, help) = line.split_once(". ").unwrap_or((line, ""));
    let label = "the page cannot be drawn here";
    let diagnostic = Diagnostic::error("template-rendering", place, sentence(title), label);
    if help.is_empty() { diagnostic } else { diagnostic.with_help(sentence(help)) }
}

/// A template that another one needs.
pub fn missing_template(place: Place, name: &str) -> Diagnostic {
    let title = format!("there is no template `{name}`");
    Diagnostic::error("missing-template", place, title, "needed here").with_help(
        "templates of the embedded theme are called `fieldguide/…`, such as `fieldguide/base.html`",
    )
}

/// Templates that need each other.
pub fn circular_template(place: Place, name: &str) -> Diagnostic {
    let title = format!("the template `{name}` needs itself");
    Diagnostic::error("circular-template", place, title, "leads back to this file")
        .with_help("to build on the embedded theme, extend a template of `fieldguide/…`, such as `fieldguide/base.html`")
}

/// A word that no template asks for.
pub fn unknown_string<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("no UI string is called `{found}`");
    let label = "not a key of the embedded theme's `strings.yaml`";
    let diagnostic = Diagnostic::error("unknown-string", place, title, label);
    match nearest(found, known) {
        Some((near, true)) => diagnostic.with_fix("a UI string with a similar key exists", near),
        Some((near, false)) => diagnostic.with_help(format!("a similar key is `{near}`")),
        None => diagnostic.with_help("remove it"),
    }
}

/// The engine's first line in our own form: lower case, no full stop.
fn sentence(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let mut letters = line.chars();
    match letters.next() {
        // A name such as `HTML` stays as it is.
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => line.to_owned(),
    }
}
