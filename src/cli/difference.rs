//! How a file changes, line by line, for people.

use std::fmt::Write as _;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// The lines that go and come as `diff -u` shows them, at most `most` of them if that is given.
pub(super) fn difference(path: &str, before: &str, after: &str, most: Option<usize>) -> String {
    let shown = unified(path, before, after);
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

/// The whole difference, without lines around it; nothing if there is none.
fn unified(path: &str, before: &str, after: &str) -> String {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let mut text = String::new();
    for hunk in diff.hunks() {
        if text.is_empty() {
            let _ = writeln!(text, "--- {path}\n+++ {path}");
        }
        let _ = writeln!(text, "@@ -{} +{} @@", stretch(&hunk.before), stretch(&hunk.after));
        let sides = [('-', &input.before, hunk.before), ('+', &input.after, hunk.after)];
        for (sign, lines, stretch) in sides {
            let lines = lines.iter().take(stretch.end as usize).skip(stretch.start as usize);
            for line in lines.map(|line| input.interner[*line]) {
                let _ = write!(text, "{sign}{line}");
                if !line.ends_with('\n') {
                    text.push_str("\n\\ No newline at end of file\n");
                }
            }
        }
    }
    text
}

/// Some lines by their numbers, as `diff` writes it.
fn stretch(lines: &Range<u32>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn lines_that_go_and_come_are_shown_with_their_numbers() {
        let before = "a\nb\nc\nd\ne";
        let after = "new\na\nB\nc\ne\n";
        let shown = "--- f\n+++ f\n@@ -0,0 +1 @@\n+new\n@@ -2 +3 @@\n-b\n+B\n@@ -4,2 +5 @@\n-d\n-e\n\\ No newline at end of file\n+e\n";
        assert_eq!(difference("f", before, after, None), shown);
        let first: String = shown.split_inclusive('\n').take(4).collect();
        let short = format!("{first}… and 8 more lines\n");
        assert_eq!(difference("f", before, after, Some(4)), short);
        assert_eq!(difference("f", before, before, None), "");
        assert_eq!(difference("f", "", "\u{1b}[2J\n", None).lines().last(), Some("+\u{fffd}[2J"));
    }
}
