//! What is wrong with the content, as values: made by `catalog`, drawn by `draw`.
//!
//! Every stage returns diagnostics beside its result and goes on; only `cli` shows them.
//! A [`Diagnostic`] carries the source it is about, so that drawing needs nothing else.

mod allow;
pub mod catalog;
mod draw;
mod explain;
mod json;
mod levels;
mod sarif;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::source::{LineColumn, Lines, Source, SourcePath, Span};

pub use allow::{Allow, MARK, allows};
pub use draw::{Drawing, draw, summary};
pub use explain::{Explanation, codes, explanation, explanations};
pub use json::{messages, messages_schema};
pub use levels::{
    ALL_WARNINGS, Chosen, Level, Levels, Refusal, Settled, Silenced, Silencer, settle,
};
pub use sarif::sarif;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; somebody should look.
    Warning,
}

impl Severity {
    /// The word that messages begin with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A stretch of one source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes that are meant; empty for a point or for the file as a whole.
    pub span: Span,
}

impl Place {
    /// The stretch `span` of `source`.
    pub fn new(source: &Arc<Source>, span: Span) -> Self {
        Self { source: Arc::clone(source), span }
    }

    /// The first byte of `source`, for faults of the file as a whole.
    pub fn start_of(source: &Arc<Source>) -> Self {
        Self::new(source, 0..0)
    }

    /// Path of the file.
    pub fn path(&self) -> &SourcePath {
        &self.source.path
    }

    /// Line and column of the first byte.
    pub fn line_column(&self) -> LineColumn {
        Lines::new(self.source.text()).locate(self.span.start)
    }

    fn order(&self) -> (&SourcePath, usize, usize) {
        (&self.source.path, self.span.start, self.span.end)
    }
}

/// A place and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What is marked.
    pub place: Place,
    /// What is said; may be empty.
    pub text: String,
}

/// A change that certainly mends the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, `a tool with a similar id exists`.
    pub title: String,
    /// The bytes to replace.
    pub place: Place,
    /// What to put there.
    pub replacement: String,
}

/// One fault of one file, or of one file against the rest of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kebab-case name of the offence. Never renamed, never used for something else.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the reader's terms: lower case, no full stop, names in backticks.
    pub title: String,
    /// Where: the exact bytes, and what was expected or found there.
    pub primary: Label,
    /// Other places that one has to see to understand the fault.
    pub context: Vec<Label>,
    /// What to do.
    pub help: Vec<String>,
    /// The change that mends it, where one is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error at `place`. For `catalog` only.
    fn error(code: &'static str, place: Place, title: String, label: impl Into<String>) -> Self {
        let primary = Label { place, text: label.into() };
        let severity = Severity::Error;
        Self { code, severity, title, primary, context: Vec::new(), help: Vec::new(), fix: None }
    }

    /// A warning at `place`. For `catalog` only.
    fn warning(code: &'static str, place: Place, title: String, label: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, title, label) }
    }

    fn with_context(mut self, place: Place, text: impl Into<String>) -> Self {
        self.context.push(Label { place, text: text.into() });
        self
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    fn with_fix(mut self, title: impl Into<String>, replacement: impl Into<String>) -> Self {
        let place = self.primary.place.clone();
        self.fix = Some(Fix { title: title.into(), place, replacement: replacement.into() });
        self
    }

    /// Paths of all files that it shows or would change; some more than once.
    pub fn paths(&self) -> impl Iterator<Item = &SourcePath> {
        let labels = std::iter::once(&self.primary).chain(&self.context);
        let fix = self.fix.iter().map(|fix| fix.place.path());
        labels.map(|label| label.place.path()).chain(fix)
    }

    fn order(&self, other: &Self) -> Ordering {
        let place = self.primary.place.order().cmp(&other.primary.place.order());
        place.then_with(|| (self.severity, self.code).cmp(&(other.severity, other.code)))
    }
}

/// Puts diagnostics in order of path and position, and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(Diagnostic::order);
    diagnostics.dedup();
}

/// Whether any of them keeps the site from being built.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
