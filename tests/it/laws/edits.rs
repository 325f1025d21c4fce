//! What people do to a site: good edits, bad edits, and taking them back.

use careerbook::build::{Build, Cache, Destination, Outcome, build, build_into};
use careerbook::site::{Drafts, Options};
use careerbook::source::SourcePath;

use crate::support::{Site, day, options};

/// Lines that mean something wherever they stand, most of them trouble.
const LINES: [&str; 32] = [
    "title: Welder",
    "title: A title of its own",
    "description: too short",
    "field: software",
    "field: craft",
    "draft: true",
    "related: [developer, nobody]",
    "aliases: [careers/welder.html, old.html]",
    "codes: { onet: 15-1252.00 }",
    "codes: { onet: fifteen }",
    "skills:",
    "  - { skill: programming, why: Anew. }",
    "  - { skill: progamming }",
    "  - { tool: git }",
    "    median: -1",
    "    high: 1",
    "\t- tab",
    "broken: [",
    "a: &a [*a, *a]",
    "name: \"unclosed",
    "---",
    "## Overview {#overview}",
    "#### Too deep",
    "## Nowhere to stand",
    "See [nothing](nothing.md), [a tool](tool:git) and [a place](place:bostn#x).",
    "![](missing.png)",
    "<div>raw</div>",
    "[^2]: a note",
    "{{ unclosed",
    "{% block main %}mine{% endblock main %}",
    "{{ page.nothing.at_all }}",
    "# only a comment",
];

/// Words that stand for others.
const WORDS: [&str; 16] = [
    "Welder",
    "welding",
    "programming",
    "git",
    "anvil",
    "boston",
    "guild-2021",
    "bureau-2025",
    "99999",
    "100+",
    "not-published",
    "USD",
    "CHF",
    "2019",
    "1999-2009",
    "{{",
];

/// Paths to which files are renamed and copied.
const PATHS: [&str; 14] = [
    "content/careers/welder.md",
    "content/careers/smith.md",
    "content/careers/smith.yaml",
    "content/careers/developer.yaml",
    "content/careers/Bad Name.md",
    "content/guide/about.md",
    "content/careers.md",
    "content/sources.md",
    "content/data/skills.yaml",
    "content/data/facts/more.yaml",
    "content/forge.svg",
    "themes/mine/templates/career.html",
    "themes/mine/templates/base.html",
    "themes/fieldguide/strings.yaml",
];

/// What is done, to which file, and how: each number picks from what there is.
pub(super) type Step = (u8, u16, u16);

/// A site on somebody's desk, and what it was at first.
pub(super) struct Desk {
    first: Site,
    site: Site,
    options: Options,
}

impl Desk {
    /// The site as it is, before anything is done to it.
    pub(super) fn new(site: &Site) -> Self {
        Self { first: site.clone(), site: site.clone(), options: options() }
    }

    /// Builds the site as it stands.
    pub(super) fn build(&self, cache: &mut Cache) -> Build {
        build(&self.site.snapshot, &self.options, cache)
    }

    /// Builds the site as it stands into a folder.
    pub(super) fn build_into(&self, destination: &dyn Destination) -> Outcome {
        let built = build_into(self.site.snapshot.clone(), &self.options, destination, None);
        built.expect("nothing has to be read")
    }

    /// Does one thing, chosen by three numbers; says what it was.
    pub(super) fn edit(&mut self, (action, first, second): Step) -> String {
        let (first, second) = (usize::from(first), usize::from(second));
        let Some(path) = self.path(first) else { return self.repair_all() };
        let lines: Vec<String> = self.site.text(&path).lines().map(str::to_owned).collect();
        let at = second % (lines.len() + 1);
        match action % 16 {
            0..=2 => self.insert(&path, lines, at, LINES[second / 7 % LINES.len()]),
            3 => self.delete(&path, lines, at),
            4 => {
                let line = lines.get(at).cloned().unwrap_or_default();
                self.insert(&path, lines, first % (at + 1), &line)
            }
            5..=7 => self.change_word(&path, second, WORDS[first / 5 % WORDS.len()]),
            8 => self.remove(&path),
            9 => self.copy(&path, PATHS[second % PATHS.len()], Original::Removed),
            10 => self.copy(&path, PATHS[second % PATHS.len()], Original::Kept),
            11 => self.cut(&path, second),
            12 | 13 => self.repair(second),
            14 => self.ask(second),
            _ => self.repair_all(),
        }
    }

    fn path(&self, number: usize) -> Option<String> {
        let paths: Vec<_> = self.site.snapshot.sources().map(|source| &source.path).collect();
        let index = number.checked_rem(paths.len())?;
        paths.get(index).map(ToString::to_string)
    }

    fn insert(&mut self, path: &str, mut lines: Vec<String>, at: usize, line: &str) -> String {
        lines.insert(at.min(lines.len()), line.to_owned());
        self.site.edit(path, lines.join("\n") + "\n");
        format!("line {} of {path} inserted: {line}", at + 1)
    }

    fn delete(&mut self, path: &str, mut lines: Vec<String>, at: usize) -> String {
        if at < lines.len() {
            lines.remove(at);
        }
        self.site.edit(path, lines.join("\n") + "\n");
        format!("line {} of {path} deleted", at + 1)
    }

    fn change_word(&mut self, path: &str, number: usize, word: &str) -> String {
        let text = self.site.text(path);
        let words: Vec<&str> = text.split_inclusive([' ', '\n', '[', ']', '(', ')', ':']).collect();
        let at = number % words.len().max(1);
        let change = |(index, old): (usize, &&str)| {
            let end = old.len() - old.trim_end_matches([' ', '\n', '[', ']', '(', ')', ':']).len();
            let end = &old[old.len() - end..];
            if index == at { format!("{word}{end}") } else { (*old).to_owned() }
        };
        let changed: String = words.iter().enumerate().map(change).collect();
        self.site.edit(path, changed);
        format!("word {at} of {path} changed to {word}")
    }

    fn remove(&mut self, path: &str) -> String {
        self.site.remove(path);
        format!("{path} removed")
    }

    fn copy(&mut self, path: &str, to: &str, original: Original) -> String {
        let bytes = self.site.text(path);
        if matches!(original, Original::Removed) {
            self.site.remove(path);
        }
        self.site.edit(to, bytes);
        format!("{path} copied to {to}, the original {original:?}")
    }

    fn cut(&mut self, path: &str, number: usize) -> String {
        let text = self.site.text(path);
        let at = number % (text.len() + 1);
        self.site.edit(path, text.as_bytes()[..at].to_vec());
        format!("{path} cut at byte {at}")
    }

    /// Puts one of the first files back, as if its edits were undone.
    fn repair(&mut self, number: usize) -> String {
        let sources: Vec<_> = self.first.snapshot.sources().cloned().collect();
        let source = sources[number % sources.len()].clone();
        let path: SourcePath = source.path.clone();
        self.site.snapshot.insert(source);
        format!("{path} put back")
    }

    /// Asks for another build of the same files.
    fn ask(&mut self, number: usize) -> String {
        match number % 4 {
            0 => self.options.drafts = Drafts::Built,
            1 => self.options.as_of = day("2031-02-28"),
            2 => self.options.base_url = Some("https://preview.example.org/x/".to_owned()),
            _ => self.options = options(),
        }
        format!("asked for {:?}", self.options)
    }

    fn repair_all(&mut self) -> String {
        self.site = self.first.clone();
        "everything put back".to_owned()
    }
}

/// What becomes of a file that is copied.
#[derive(Clone, Copy, Debug)]
enum Original {
    Kept,
    Removed,
}
