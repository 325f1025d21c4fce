//! Rewrites the blocks of a suite with what its cases came to.

use std::ops::Range;

use super::expect::Wrong;
use super::suite::Case;

/// Lines to put in place of others.
pub(super) struct Edit {
    /// Indices of the lines.
    pub(super) lines: Range<usize>,
    /// What stands there afterwards.
    pub(super) replacement: Vec<String>,
}

/// The edits that make the case hold, and what no edit can mend.
pub(super) fn edits<'c>(case: &'c Case, wrong: Vec<Wrong<'c>>) -> (Vec<Edit>, Vec<Wrong<'c>>) {
    let (mendable, rest): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|one| one.right.is_some());
    let edit = |one: Wrong<'c>| {
        let right = one.right.unwrap_or_default();
        let mut replacement: Vec<String> = right.lines().map(str::to_owned).collect();
        if let Some(block) = one.block {
            return Edit { lines: block.lines.start + 1..block.lines.end - 1, replacement };
        }
        replacement.splice(0..0, [String::new(), "```diagnostics".to_owned()]);
        replacement.push("```".to_owned());
        Edit { lines: case.end..case.end, replacement }
    };
    (mendable.into_iter().map(edit).collect(), rest)
}

/// The text with all edits in place.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    edits.sort_by_key(|edit| edit.lines.start);
    for edit in edits.into_iter().rev() {
        lines.splice(edit.lines, edit.replacement);
    }
    lines.join("\n") + "\n"
}
