//! As what the findings of a code are told: warnings can be allowed or denied, errors cannot.
//!
//! `config` reads levels from `site.yaml` and `cli` from its arguments; `build` settles what was
//! found with both. Without any, every finding is told as what the catalog made it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::allow::Allow;
use super::{Diagnostic, Place, Severity, catalog, explanation};

/// The word that stands for the codes of all warnings.
pub const ALL_WARNINGS: &str = "warnings";

/// As what the findings of a code are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not at all; they are counted.
    Allow,
    /// As warnings.
    Warn,
    /// As errors: the site is not built.
    Deny,
}

/// Levels by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    all: Option<Level>,
    by_code: BTreeMap<String, Level>,
}

/// Why a code cannot have a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No message has it.
    UnknownCode,
    /// Its findings are errors, which are told whatever anybody wishes.
    IsError,
}

impl Levels {
    /// Gives `code`, or with [`ALL_WARNINGS`] every code, a level in place of the one it had.
    pub fn set(&mut self, code: &str, level: Level) -> Result<(), Refusal> {
        if code == ALL_WARNINGS {
            self.all = Some(level);
            return Ok(());
        }
        match explanation(code).ok_or(Refusal::UnknownCode)?.severity {
            Severity::Error if level != Level::Deny => Err(Refusal::IsError),
            _ => {
                self.by_code.insert(code.to_owned(), level);
                Ok(())
            }
        }
    }

    /// The level of `code`; none if nothing was said of it.
    fn of(&self, code: &str) -> Option<Level> {
        self.by_code.get(code).copied().or(self.all)
    }
}

/// Where levels were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// On the command line.
    OnCommandLine,
    /// In `site.yaml`.
    InSettings,
}

/// What silenced a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silencer {
    /// A comment beside it.
    Comment {
        /// The comment.
        place: Place,
        /// Why, in the words of its author.
        reason: String,
    },
    /// The level of its code.
    Level(Chosen),
}

/// A finding that is counted and not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// What silenced it.
    pub by: Silencer,
}

/// What was found, settled.
#[derive(Debug, Default)]
pub struct Settled {
    /// What is told, in the order in which it came.
    pub told: Vec<Diagnostic>,
    /// What is not.
    pub silenced: Vec<Silenced>,
}

/// Settles what is told of `found`, and as what.
///
/// A comment beside a warning silences it whatever the levels are; levels of the command line go
/// before those of `site.yaml`. A comment that silences nothing is told of itself, unless an error
/// may have hidden what it is for, or `is_left_out` says of its place that nothing is looked for
/// there.
pub fn settle<'a>(
    found: Vec<Diagnostic>,
    (command_line, settings): (&Levels, &Levels),
    allows: impl IntoIterator<Item = &'a Allow>,
    is_left_out: impl Fn(&Place) -> bool,
) -> Settled {
    let mut by_path: BTreeMap<_, Vec<(&Allow, bool)>> = BTreeMap::new();
    for allow in allows {
        by_path.entry(allow.place.path()).or_default().push((allow, false));
    }
    let mut settled = Settled::default();
    let has_errors = super::has_errors(&found);
    for diagnostic in found {
        let silencer = by_path
            .get_mut(diagnostic.primary.place.path())
            .and_then(|allows| allows.iter_mut().find(|(allow, _)| allow.silences(&diagnostic)));
        match silencer {
            Some((allow, is_used)) => {
                *is_used = true;
                let by =
                    Silencer::Comment { place: allow.place.clone(), reason: allow.reason.clone() };
                settled.silenced.push(Silenced { diagnostic, by });
            }
            None => settled.take(diagnostic, command_line, settings),
        }
    }
    let unused = by_path.into_values().flatten().filter(|(_, is_used)| !is_used && !has_errors);
    for (allow, _) in unused.filter(|(allow, _)| !is_left_out(&allow.place)) {
        let fault = catalog::levels::unused_allow(allow.place.clone(), allow.code);
        settled.take(fault, command_line, settings);
    }
    super::sort(&mut settled.told);
    settled
}

impl Settled {
    /// Takes a finding that no comment silences, with the level of its code.
    fn take(&mut self, mut diagnostic: Diagnostic, command_line: &Levels, settings: &Levels) {
        let (level, chosen) = level(diagnostic.code, command_line, settings);
        match (diagnostic.severity, level) {
            (Severity::Warning, Level::Allow) => {
                self.silenced.push(Silenced { diagnostic, by: Silencer::Level(chosen) });
            }
            (Severity::Warning, Level::Deny) => {
                catalog::levels::deny(&mut diagnostic, chosen);
                self.told.push(diagnostic);
            }
            _ => self.told.push(diagnostic),
        }
    }
}

/// The level of a warning. What the command line says of all warnings is for those that are told.
fn level(code: &str, command_line: &Levels, settings: &Levels) -> (Level, Chosen) {
    if let Some(level) = command_line.by_code.get(code) {
        return (*level, Chosen::OnCommandLine);
    }
    match (settings.of(code).unwrap_or(Level::Warn), command_line.all) {
        (Level::Warn, Some(level)) => (level, Chosen::OnCommandLine),
        (level, _) => (level, Chosen::InSettings),
    }
}
