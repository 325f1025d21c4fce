//! The messages, as the pages of their codes explain them.

use std::fmt::Write as _;

use careerbook::diag::{Explanation, Severity, explanations};

use super::hold;

/// What stands before the list.
const HEAD: &str = "\
# Messages

Every message has a code in brackets, and every code a page here, which `careerbook explain CODE` prints.
An error keeps the site from being built. A warning does not, unless it is denied:

- `--deny CODE` makes errors of the warnings of a code, `--allow CODE` does not tell them. `--deny warnings` is about all that are told.
- `messages` in `site.yaml` does the same for good: `messages: { stale-figures: allow, unused-entry: deny }`. The levels are `allow`, `warn` and `deny`, and `warnings` stands for all codes that are not named. The command line goes before `site.yaml`.
- A comment silences one finding and says why: `# careerbook: allow CODE: reason` at the end of its line or on the line before it in YAML and front matter, `<!-- careerbook: allow CODE: reason -->` on the line before its paragraph, list or table in Markdown. It goes before all levels.

What is silenced is counted. Errors are told whatever is allowed.
`careerbook check --fix` makes the changes that a message offers.
In the examples, each block is the file that it names.
";

fn reference() -> String {
    let mut pages: Vec<Explanation> = explanations().collect();
    pages.sort_by_key(|page| page.code);
    let mut text = format!("{HEAD}\n| code | | finds |\n| --- | --- | --- |\n");
    for page in &pages {
        let (code, word) = (page.code, page.severity.word());
        let finds = page.finds().split(". ").next().unwrap_or_default().trim_end_matches('.');
        let _ = writeln!(text, "| [`{code}`](#{code}) | {word} | {finds} |");
    }
    for page in &pages {
        let kind = match page.severity {
            Severity::Error => "An error.",
            Severity::Warning => "A warning.",
        };
        let _ = write!(text, "\n## {}\n\n{kind}\n\n{}\n", page.code, page.text);
    }
    text
}

#[test]
fn the_reference_of_messages_is_what_their_pages_say() {
    hold("docs/reference/messages.md", &reference());
}
