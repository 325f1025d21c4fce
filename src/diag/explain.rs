//! What each code means at length: the pages behind `careerbook explain CODE`.
//!
//! One file per file of `catalog`; each `## ` heading there is a code, with `(warning)` behind it
//! if its findings are warnings. A page says, under *What it finds*, *Why it matters*, *Wrong* and
//! *Right*, what these names promise.

use super::Severity;

/// The files, in the order in which the codes are listed.
const FILES: [&str; 11] = [
    include_str!("explanations/source.md"),
    include_str!("explanations/yaml.md"),
    include_str!("explanations/markdown.md"),
    include_str!("explanations/career.md"),
    include_str!("explanations/site.md"),
    include_str!("explanations/config.md"),
    include_str!("explanations/levels.md"),
    include_str!("explanations/theme.md"),
    include_str!("explanations/prose.md"),
    include_str!("explanations/external.md"),
    include_str!("explanations/import.md"),
];

/// The page of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: &'static str,
    /// What its findings are, as long as nobody has chosen another level.
    pub severity: Severity,
    /// The page in Markdown, without its heading.
    pub text: &'static str,
}

impl Explanation {
    /// What its findings are, in the words of the page.
    pub fn finds(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default();
        first.strip_prefix("What it finds: ").unwrap_or(first)
    }
}

/// The pages of all codes that a diagnostic can have.
pub fn explanations() -> impl Iterator<Item = Explanation> {
    FILES.iter().flat_map(|file| pages(file))
}

/// All codes that a diagnostic can have.
pub fn codes() -> impl Iterator<Item = &'static str> {
    explanations().map(|page| page.code)
}

/// The page of `code`; none if there is no such code.
pub fn explanation(code: &str) -> Option<Explanation> {
    explanations().find(|page| page.code == code)
}

/// The pages of one file. A line in a block between fences is no heading.
fn pages(file: &'static str) -> Vec<Explanation> {
    let (mut starts, mut at, mut is_fenced) = (Vec::new(), 0, false);
    for line in file.split_inclusive('\n') {
        if line.starts_with("```") {
            is_fenced = !is_fenced;
        } else if line.starts_with("## ") && !is_fenced {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().copied().skip(1).chain([file.len()]);
    starts.iter().zip(ends).map(|(start, end)| page(&file[*start..end])).collect()
}

fn page(text: &'static str) -> Explanation {
    let (heading, text) = text.split_once('\n').unwrap_or((text, ""));
    let heading = heading.trim_start_matches('#').trim();
    let (code, severity) = match heading.strip_suffix(" (warning)") {
        Some(code) => (code, Severity::Warning),
        None => (heading, Severity::Error),
    };
    Explanation { code, severity, text: text.trim() }
}
