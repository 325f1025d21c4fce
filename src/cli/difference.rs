//! How a file changes, line by line, for people.

use std::fmt::Write as _;

use similar::TextDiff;

/// The lines that go and come as `diff -u` shows them, at most `most` of them if that is given.
pub(super) fn difference(path: &str, before: &str, after: &str, most: Option<usize>) -> String {
    let diff = TextDiff::from_lines(before, after);
    let shown = diff.unified_diff().context_radius(0).header(path, path).to_string();
    let lines: Vec<&str> = shown.lines().collect();
    let mut text = String::new();
    for line in lines.iter().take(most.unwrap_or(usize::MAX)) {
        // Nothing in a file may steer the terminal.
        let line = line.replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
        let _ = writeln!(text, "{line}");
    }
    if let Some(left_out) = most.and_then(|most| lines.len().checked_sub(most)).filter(|n| *n > 0) {
        let _ = writeln!(text, "… and {left_out} more lines");
    }
    text
}
