//! A site of any size, the same on every machine: what speed is measured on.
//!
//! Each career of the usual shape has about 700 words of prose and full facts: five skills, tools, places and roles,
//! pay with its source, and relatives. The text is made of common words in random order, so it
//! means nothing, but it has the lengths, the links and the variety of real pages. The same
//! careers are written down for careerbook and for the generators it is compared with.

mod careerbook;

use std::fmt::Write as _;

/// The vocabularies: what an entry is called, and how many there are.
pub(crate) const VOCABULARIES: [(&str, usize); 4] =
    [("field", FIELDS), ("skill", SKILLS), ("tool", TOOLS), ("place", PLACES)];

const FIELDS: usize = 20;
const SKILLS: usize = 120;
const TOOLS: usize = 150;
const PLACES: usize = 80;

pub(crate) const TITLE: &str = "Careers";
pub(crate) const DESCRIPTION: &str =
    "A site of careers that mean nothing, made to measure how fast sites are built.";
pub(crate) const BASE_URL: &str = "https://careers.example.org/";

/// The sections of a career that have prose, and their headings.
const SECTIONS: [(&str, &str); 10] = [
    ("overview", "What it is"),
    ("duties", "What people do"),
    ("skills", "Top skills"),
    ("path", "How to become one"),
    ("salary", "Salary"),
    ("roles", "Roles and types"),
    ("places", "Where the jobs are"),
    ("tools", "Typical tools"),
    ("next", "Where to go next"),
    ("conclusion", "Conclusion"),
];

/// What the text is made of.
const WORDS: &[&str] = &[
    "work", "people", "system", "data", "plan", "team", "change", "time", "report", "service",
    "customer", "design", "test", "write", "read", "measure", "large", "small", "early", "late",
    "often", "rarely", "with", "without", "before", "after", "between", "under", "each", "most",
    "some", "other", "first", "second", "safe", "plain", "exact", "slow", "quick", "order", "part",
    "whole", "tool", "rule", "cost", "value", "risk", "question", "answer", "decision", "meeting",
    "machine", "network", "model", "record", "table", "number", "letter", "office", "field",
    "patient", "student", "material", "energy", "water", "light", "sound", "motion", "place",
    "road", "building", "garden", "school", "market", "price", "skill", "habit", "care", "trust",
    "doubt", "proof", "reason", "effect", "cause", "limit", "range", "share", "count", "step",
    "path", "turn", "start", "end", "middle", "side", "line", "point", "form", "name", "sign",
];

/// Random numbers that are the same on every machine: the generator `SplitMix64`
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or_default() % bound
    }

    /// Numbers below `bound`, all different.
    fn some_below(&mut self, bound: usize, many: usize) -> Vec<usize> {
        let (first, step) = (self.below(bound), 1 + 2 * self.below(4));
        (0..many).map(|i| (first + i * step) % bound).collect()
    }

    /// A sentence of `words` words.
    fn sentence(&mut self, words: usize) -> String {
        let mut text = String::new();
        for index in 0..words {
            let word = WORDS[self.below(WORDS.len())];
            match index {
                0 => text.push_str(&word[..1].to_uppercase()),
                _ => text.push(' '),
            }
            text.push_str(if index == 0 { &word[1..] } else { word });
        }
        text + "."
    }
}

/// The file name of a career without its extension.
pub(crate) fn slug(number: usize) -> String {
    format!("career-{number:06}")
}

/// The files of a site, as a generator wants them: paths below the site's folder, and texts.
pub(crate) type Files = Vec<(String, String)>;

/// All that a site says.
pub(crate) struct Corpus {
    pub(crate) entries: Vec<Entry>,
    pub(crate) careers: Vec<Career>,
}

/// One thing of a vocabulary.
pub(crate) struct Entry {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) definition: String,
}

pub(crate) struct Career {
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) field: String,
    pub(crate) alternate_titles: [String; 2],
    /// Id, heading and paragraphs.
    pub(crate) sections: Vec<(&'static str, &'static str, Vec<Paragraph>)>,
    pub(crate) tasks: Vec<String>,
    /// Of each kind but fields: ids, and why.
    pub(crate) uses: Vec<(&'static str, Vec<(String, String)>)>,
    pub(crate) roles: Vec<(&'static str, String)>,
    /// Tenth percentile, median, ninetieth percentile, in dollars a year.
    pub(crate) pay: [usize; 3],
    pub(crate) related: Vec<String>,
}

/// Some sentences, followed by links to a skill and a tool, which are there more than once in
/// sites of many links.
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) links: Vec<(String, String)>,
}

/// How large a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) careers: usize,
    /// How many times the usual vocabularies.
    pub(crate) entries: usize,
    /// How many sections of a career have prose.
    pub(crate) sections: usize,
    /// How many pairs of links a paragraph has.
    pub(crate) links: usize,
    /// How many skills, tools, places, tasks and roles a career has.
    pub(crate) uses: usize,
}

impl Shape {
    /// A site of so many careers with about 700 words and full facts.
    pub(crate) const fn usual(careers: usize) -> Self {
        Self { careers, entries: 1, sections: SECTIONS.len(), links: 1, uses: 5 }
    }
}

impl Corpus {
    /// What a site of this shape says.
    pub(crate) fn new(shape: Shape) -> Self {
        let mut random = Random(42);
        let mut entries = Vec::new();
        for (kind, count) in VOCABULARIES {
            entries.extend((0..count * shape.entries).map(|number| Entry {
                kind,
                id: id(kind, number),
                name: format!("The {kind} {number:03}"),
                definition: random.sentence(14),
            }));
        }
        let careers = (0..shape.careers).map(|number| career(&mut random, number, shape)).collect();
        Self { entries, careers }
    }

    /// The site for careerbook.
    pub(crate) fn careerbook(&self) -> Files {
        careerbook::files(self)
    }
}

fn id(kind: &str, number: usize) -> String {
    format!("{kind}-{number:03}")
}

fn career(random: &mut Random, number: usize, shape: Shape) -> Career {
    let careers = shape.careers;
    let description = random.sentence(15);
    let sections = SECTIONS.iter().take(shape.sections).map(|(id, heading)| {
        let paragraphs = (0..2).map(|_| paragraph(random, shape)).collect();
        (*id, *heading, paragraphs)
    });
    let sections = sections.collect();
    let tasks = (0..shape.uses).map(|_| random.sentence(9)).collect();
    let uses = VOCABULARIES[1..].iter().map(|(kind, count)| {
        let numbers = random.some_below(*count * shape.entries, shape.uses).into_iter();
        (*kind, numbers.map(|number| (id(kind, number), random.sentence(11))).collect())
    });
    let uses = uses.collect();
    let roles = ["Junior", "Senior", "Leading", "Planning", "Teaching"];
    let roles = roles.into_iter().take(shape.uses);
    let roles = roles.map(|role| (role, random.sentence(10))).collect();
    let median = 30_000 + 10 * random.below(9_000);
    let related = (1..=3.min(careers - 1)).map(|step| slug((number + step) % careers));
    Career {
        slug: slug(number),
        title: format!("Worker of kind {number:06}"),
        description,
        field: id("field", number % (FIELDS * shape.entries)),
        alternate_titles: ["Maker", "Keeper"].map(|name| format!("{name} {number:06}")),
        sections,
        tasks,
        uses,
        roles,
        pay: [median / 2, median, median * 2],
        related: related.collect(),
    }
}

fn paragraph(random: &mut Random, shape: Shape) -> Paragraph {
    let (skills, tools) = (SKILLS * shape.entries, TOOLS * shape.entries);
    let mut pair = |_| (id("skill", random.below(skills)), id("tool", random.below(tools)));
    let links = (0..shape.links).map(&mut pair).collect();
    Paragraph { text: format!("{} {}", random.sentence(12), random.sentence(14)), links }
}

/// The prose of a career in Markdown; `link` writes the address of an entry, and `heading` a
/// heading with its id.
pub(crate) fn prose(
    career: &Career,
    heading: impl Fn(&str, &str) -> String,
    link: impl Fn(&str, &str) -> String,
) -> String {
    let mut text = String::new();
    for (id, title, paragraphs) in &career.sections {
        let _ = write!(text, "\n{}\n", heading(title, id));
        for Paragraph { text: sentences, links } in paragraphs {
            let _ = write!(text, "\n{sentences}");
            for (skill, tool) in links {
                let (skill, tool) = (link("skill", skill), link("tool", tool));
                let _ = write!(text, " See [a skill]({skill}) or [a tool]({tool}).");
            }
            text.push('\n');
        }
    }
    text
}
