//! `--allow` and `--deny`: as what warnings are told.

use clap::Args;

use crate::diag::{ALL_WARNINGS, Level, Levels, catalog};

use super::Failure;

/// As what warnings are told.
#[derive(Args)]
pub(super) struct LevelArguments {
    /// Do not tell the warnings of this code; errors cannot be allowed
    #[arg(long, value_name = "CODE", value_parser = parse_allowed)]
    allow: Vec<String>,
    /// Take the warnings of this code for errors; `warnings` stands for all that are told
    #[arg(long, value_name = "CODE", value_parser = parse_denied)]
    deny: Vec<String>,
}

impl LevelArguments {
    /// The levels that are asked for.
    pub(super) fn levels(&self) -> Result<Levels, Failure> {
        if let Some(code) = self.allow.iter().find(|code| self.deny.contains(code)) {
            return Err(format!("`{code}` cannot be both allowed and denied"));
        }
        let mut levels = Levels::default();
        for (codes, level) in [(&self.allow, Level::Allow), (&self.deny, Level::Deny)] {
            for code in codes {
                // Codes that can have no level were refused as arguments.
                let _ = levels.set(code, level);
            }
        }
        Ok(levels)
    }
}

fn parse_allowed(code: &str) -> Result<String, String> {
    parse(code, Level::Allow)
}

fn parse_denied(code: &str) -> Result<String, String> {
    parse(code, Level::Deny)
}

fn parse(code: &str, level: Level) -> Result<String, String> {
    match catalog::levels::refused_argument(code, level).filter(|_| code != ALL_WARNINGS) {
        Some(refusal) => Err(refusal),
        None => Ok(code.to_owned()),
    }
}
