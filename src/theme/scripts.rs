//! Scripts as they are published: without comments and indentation for those who change them.
//!
//! Comments would be a quarter of what readers load. Left out are comments that fill lines of
//! their own, and types within a line, `/** @type ... */`; a licence, `/*!`, stays. A line is
//! looked at by itself, so no text of a script may go over several lines.

/// The script without its comments and indentation.
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
            kept.push_str(text);
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

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn what_is_there_for_writers_alone_is_left_out() {
        let script = "'use strict';\n\n// One.\n/**\n * Two.\n * @param {string} name\n */\nfunction \
                      greet(name) {\n  /* three */\n  const text = /** @type {any} */ (name); // four\n  \
                      return text;\n}\n";
        let expected = "'use strict';\nfunction greet(name) {\nconst text = (name); // four\nreturn text;\n}\n";
        assert_eq!(without_comments(script), expected);
    }

    #[test]
    fn a_licence_and_what_only_looks_like_a_comment_stay() {
        let script = "/*! MIT\n   of somebody */\nconst url = 'https://example.org/**';\n";
        let expected = "/*! MIT\nof somebody */\nconst url = 'https://example.org/**';\n";
        assert_eq!(without_comments(script), expected);
    }
}
