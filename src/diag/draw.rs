//! Drawings of diagnostics: as rustc draws them, as one line each, as JSON, for GitHub.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::source::{Lines, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::json::messages;
use super::{Diagnostic, Fix, Label, Place, Severity};

/// How many bytes the lines may have that a fix is shown in: the renderer never cuts those.
const LONGEST_PATCHED: usize = 400;

/// How many characters of a replacement are shown without its line.
const LONGEST_REPLACEMENT: usize = 60;

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// With the marked lines of the file, and colours where `colour` is set.
    Human {
        /// Whether to write ANSI colours.
        colour: bool,
    },
    /// `path:line:column: error[code]: title`, one line each.
    Short,
    /// One JSON array of objects.
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
}

/// Draws the diagnostics in the order given; ends with a line feed unless there are none.
pub fn draw(diagnostics: &[Diagnostic], drawing: Drawing) -> String {
    match drawing {
        Drawing::Human { colour } => draw_each(diagnostics, |one| human(one, colour)),
        Drawing::Short => draw_each(diagnostics, short),
        Drawing::Github => draw_each(diagnostics, github),
        Drawing::Json => format!("{:#}\n", messages(diagnostics)),
    }
}

/// The closing line: how many errors and warnings in how many files, and how many were silenced.
pub fn summary(diagnostics: &[Diagnostic], silenced: usize) -> String {
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let mut paths: Vec<_> = diagnostics.iter().map(|one| one.primary.place.path()).collect();
    paths.sort();
    paths.dedup();
    let parts: Vec<String> =
        [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| counted(number, word))
            .collect();
    let told = match parts.as_slice() {
        [] => "no errors, no warnings".to_owned(),
        parts => format!("{} in {}", parts.join(" and "), counted(paths.len(), "file")),
    };
    if silenced == 0 { told } else { format!("{told}; {silenced} silenced") }
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

fn draw_each(diagnostics: &[Diagnostic], one: impl Fn(&Diagnostic) -> String) -> String {
    let mut drawn = String::new();
    for diagnostic in diagnostics {
        drawn.push_str(&one(diagnostic));
        drawn.push('\n');
    }
    drawn
}

fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let primary = &diagnostic.primary;
    let title = level.primary_title(diagnostic.title.as_str()).id(diagnostic.code);
    let mut group = Group::with_title(title).element(snippet(primary, &diagnostic.context));
    for label in &diagnostic.context {
        if label.place.path() != primary.place.path() {
            group = group.element(snippet_of(&label.place, AnnotationKind::Context, &label.text));
        }
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut patched = None;
    if let Some(fix) = &diagnostic.fix {
        let text = Shown::new(&fix.place);
        if text.text.len() > LONGEST_PATCHED {
            group = group.element(Level::HELP.message(in_words(fix)));
        } else {
            let patch = Patch::new(text.span, fix.replacement.as_str());
            let snippet = Snippet::source(text.text)
                .line_start(text.line_start)
                .path(fix.place.path().as_str())
                .patch(patch);
            patched = Some(Level::HELP.secondary_title(fix.title.as_str()).element(snippet));
        }
    }
    let report: Vec<Group<'_>> = std::iter::once(group).chain(patched).collect();
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.render(&report);
    // Lines that the renderer pads with spaces are hard to see and to compare.
    let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

/// A fix of a line that is too long to be shown twice.
fn in_words(fix: &Fix) -> String {
    let shown: String = fix.replacement.chars().take(LONGEST_REPLACEMENT).collect();
    let rest = if shown.len() < fix.replacement.len() { "…" } else { "" };
    format!("{}: `{shown}{rest}`", fix.title)
}

/// The snippet of the primary label, with those context labels that lie in the same file.
fn snippet<'a>(
    primary: &'a Label,
    context: &'a [Label],
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let same_file = || context.iter().filter(|one| one.place.path() == primary.place.path());
    let places: Vec<&Place> =
        std::iter::once(&primary.place).chain(same_file().map(|label| &label.place)).collect();
    let window = Window::around(&places);
    let mut snippet = Snippet::source(window.text.clone())
        .line_start(window.line_start)
        .path(primary.place.path().as_str())
        .annotation(
            AnnotationKind::Primary
                .span(window.shown(&primary.place.span))
                .label(primary.text.as_str()),
        );
    for label in same_file() {
        snippet = snippet.annotation(
            AnnotationKind::Context
                .span(window.shown(&label.place.span))
                .label(label.text.as_str()),
        );
    }
    snippet
}

fn snippet_of<'a>(
    place: &'a Place,
    kind: AnnotationKind,
    text: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let shown = Shown::new(place);
    Snippet::source(shown.text)
        .line_start(shown.line_start)
        .path(place.path().as_str())
        .annotation(kind.span(shown.span).label(text))
}

/// The lines of one place, ready for the renderer.
struct Shown<'a> {
    text: Cow<'a, str>,
    line_start: usize,
    span: Span,
}

impl<'a> Shown<'a> {
    fn new(place: &'a Place) -> Self {
        let window = Window::around(&[place]);
        let span = window.shown(&place.span);
        Self { text: window.text, line_start: window.line_start, span }
    }
}

/// The lines from the first to the last of several places of one file.
///
/// Byte order marks and carriage returns are left out, so that a file looks the same whatever
/// system saved it, and so that the renderer never sees more of a large file than it draws.
struct Window<'a> {
    text: Cow<'a, str>,
    line_start: usize,
    raw: &'a str,
    offset: usize,
}

impl<'a> Window<'a> {
    fn around(places: &[&'a Place]) -> Self {
        let full = places.first().map_or("", |place| place.source.text());
        let first = places.iter().map(|place| place.span.start).min().unwrap_or(0);
        let last = places.iter().map(|place| place.span.end).max().unwrap_or(0);
        let (first, last) = (floor(full, first), floor(full, last));
        let start = full[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = full[last..].find('\n').map_or(full.len(), |at| last + at);
        let raw = &full[start..end];
        let line_start = full[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
        let text = if raw.contains(['\r', '\u{feff}']) {
            Cow::Owned(raw.replace(['\r', '\u{feff}'], ""))
        } else {
            Cow::Borrowed(raw)
        };
        Self { text, line_start, raw, offset: start }
    }

    /// Where `span` of the file lies in the text of the window.
    fn shown(&self, span: &Span) -> Span {
        let position = |offset: usize| {
            let raw = &self.raw[..floor(self.raw, offset.saturating_sub(self.offset))];
            let left_out = raw.matches(['\r', '\u{feff}']).map(str::len).sum::<usize>();
            raw.len() - left_out
        };
        position(span.start)..position(span.end).max(position(span.start))
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The text without control characters: names and titles can quote what somebody else wrote, and
/// nothing in a file may steer the terminal or end a line.
fn harmless(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

fn short(diagnostic: &Diagnostic) -> String {
    let place = &diagnostic.primary.place;
    let at = place.line_column();
    let (code, severity) = (diagnostic.code, diagnostic.severity.word());
    let (path, title) = (harmless(place.path().as_str()), harmless(&diagnostic.title));
    format!("{path}:{}:{}: {severity}[{code}]: {title}", at.line, at.column)
}

fn github(diagnostic: &Diagnostic) -> String {
    let place = &diagnostic.primary.place;
    let lines = Lines::new(place.source.text());
    let (start, end) = (lines.locate(place.span.start), lines.locate(place.span.end));
    let mut message = diagnostic.title.clone();
    if !diagnostic.primary.text.is_empty() {
        let _ = write!(message, ": {}", diagnostic.primary.text);
    }
    let escaped = harmless(&message).replace('%', "%25");
    let path = harmless(place.path().as_str()).replace('%', "%25");
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{escaped}",
        diagnostic.severity.word(),
        path.replace(':', "%3A").replace(',', "%2C"),
        start.line,
        start.column,
        end.line,
        end.column,
        diagnostic.code,
    )
}
