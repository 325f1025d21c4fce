//! Scripts as they are published: without the comments that fill lines of their own.
//!
//! Comments are for those who change a script, and would be a fifth of what readers load. A line
//! counts as a comment by how it begins, so no text of several lines may have such a line.

/// The script without comments of whole lines, but for those that begin with `/*!`.
pub(super) fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines() {
        let text = line.trim();
        let begins = text.starts_with("/**") || text.starts_with("/* ");
        // What stands behind a comment on its line is code.
        let is_comment = in_comment || text.starts_with("//") || begins && !has_code_behind(text);
        if begins || in_comment {
            in_comment = !text.contains("*/");
        }
        if !is_comment && !text.is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn has_code_behind(comment: &str) -> bool {
    comment.split_once("*/").is_some_and(|(_, rest)| !rest.is_empty())
}
