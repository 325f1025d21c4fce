//! Scripts as they are published: without comments for those who change them.
//!
//! Comments would be a quarter of what readers load. Left out are comments that fill lines of
//! their own, and types within a line, `/** @type ... */`; a licence, `/*!`, stays. A line counts
//! as a comment by how it begins, so no text of several lines may have such a line.

/// The script without its comments.
pub(super) fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines() {
        let line = without_types(line);
        let text = line.trim();
        let begins = text.starts_with("/**") || text.starts_with("/* ");
        let is_comment = in_comment || begins || text.starts_with("//");
        if in_comment || begins {
            in_comment = !text.contains("*/");
        }
        if !is_comment && !text.is_empty() {
            kept.push_str(line.trim_end());
            kept.push('\n');
        }
    }
    kept
}

/// The line without types of its expressions.
fn without_types(line: &str) -> String {
    let mut rest = line;
    let mut kept = String::with_capacity(line.len());
    while let Some((before, comment)) = rest.split_once("/** @")
        && let Some((_, after)) = comment.split_once("*/")
    {
        kept.push_str(before);
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    kept.push_str(rest);
    kept
}
