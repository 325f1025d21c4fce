//! What each code means at length: the pages behind `careerbook explain CODE`.
//!
//! One file per file of `catalog`; each `## ` heading there is a code. A page says, under the
//! headings *What it finds*, *Why it matters*, *Wrong* and *Right*, what its names promise.

/// The files, in the order in which the codes are listed.
const FILES: [&str; 10] = [
    include_str!("explanations/source.md"),
    include_str!("explanations/yaml.md"),
    include_str!("explanations/markdown.md"),
    include_str!("explanations/career.md"),
    include_str!("explanations/site.md"),
    include_str!("explanations/config.md"),
    include_str!("explanations/theme.md"),
    include_str!("explanations/prose.md"),
    include_str!("explanations/external.md"),
    include_str!("explanations/import.md"),
];

/// All codes that a diagnostic can have.
pub fn codes() -> impl Iterator<Item = &'static str> {
    pages().map(|(code, _)| code)
}

/// The page of `code` in Markdown, without its heading; none if there is no such code.
pub fn explanation(code: &str) -> Option<&'static str> {
    pages().find(|(name, _)| *name == code).map(|(_, text)| text)
}

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().flat_map(|file| {
        file.trim_start().strip_prefix("## ").into_iter().flat_map(|file| file.split("\n## ")).map(
            |page| {
                let (code, text) = page.split_once('\n').unwrap_or((page, ""));
                (code.trim(), text.trim())
            },
        )
    })
}
