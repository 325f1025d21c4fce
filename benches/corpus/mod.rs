//! A site of any size, the same on every machine: what speed is measured on.
//!
//! Each career has about 700 words of prose and full facts: five skills, tools, places and roles,
//! pay with its source, and relatives. The text is made of common words in random order, so it
//! means nothing, but it has the lengths, the links and the variety of real pages.

use std::fmt::Write as _;

/// How many entries the vocabularies have.
const SKILLS: usize = 120;
const TOOLS: usize = 150;
const PLACES: usize = 80;
const FIELDS: usize = 20;

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

/// Random numbers that are the same on every machine: the SplitMix64 generator
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

/// The path and text of every file of a site with so many careers.
pub(crate) fn files(careers: usize) -> Vec<(String, String)> {
    let mut random = Random(42);
    let mut files = vec![
        ("site.yaml".to_owned(), SITE.to_owned()),
        ("content/index.md".to_owned(), INDEX.to_owned()),
        ("content/data/sources.yaml".to_owned(), SOURCES.to_owned()),
    ];
    for (kind, count) in [("field", FIELDS), ("skill", SKILLS), ("tool", TOOLS), ("place", PLACES)]
    {
        let path = format!("content/data/{kind}s.yaml");
        files.push((path, vocabulary(&mut random, kind, count)));
    }
    for number in 0..careers {
        let slug = slug(number);
        let prose = prose(&mut random, number);
        let facts = facts(&mut random, number, careers);
        files.push((format!("content/careers/{slug}.md"), prose));
        files.push((format!("content/careers/{slug}.yaml"), facts));
    }
    files
}

/// The file name of a career without its extension.
pub(crate) fn slug(number: usize) -> String {
    format!("career-{number:06}")
}

const SITE: &str = "\
title: Ten thousand careers
description: A site of careers that mean nothing, made to measure how fast sites are built.
base_url: https://careers.example.org/
";

const INDEX: &str = "\
---
title: Careers
description: A site of careers that mean nothing, made to measure how fast sites are built.
---

Careers of all kinds.
";

const SOURCES: &str = "\
survey-2026:
  title: Survey of pay 2026
  publisher: Office of Statistics
  url: https://statistics.example.org/pay
  period: \"2026-05\"
  licence: Public domain
";

fn vocabulary(random: &mut Random, kind: &str, count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let definition = random.sentence(14);
        let _ = writeln!(text, "{kind}-{number:03}:\n  name: The {kind} {number:03}");
        let _ = writeln!(text, "  definition: {definition}");
        match kind {
            "place" if number == 0 => text.push_str("  kind: country\n  country: US\n"),
            "place" => text.push_str("  kind: city\n  country: US\n  within: place-000\n"),
            "tool" => {
                let _ = writeln!(text, "  url: https://tools.example.org/{number:03}");
            }
            _ => {}
        }
        text.push('\n');
    }
    text
}

fn prose(random: &mut Random, number: usize) -> String {
    let field = number % FIELDS;
    let mut text = format!(
        "---\ntitle: Worker of kind {number:06}\ndescription: {}\nfield: field-{field:03}\n\
         updated: 2026-11-01\nalternate_titles:\n  - Maker {number:06}\n  - Keeper {number:06}\n---\n",
        random.sentence(15)
    );
    for (id, heading) in SECTIONS {
        let _ = write!(text, "\n## {heading} {{#{id}}}\n");
        for _ in 0..2 {
            let (skill, tool) = (random.below(SKILLS), random.below(TOOLS));
            let _ = write!(text, "\n{} ", random.sentence(12));
            let _ = write!(text, "{} See [a skill](skill:skill-{skill:03})", random.sentence(14));
            let _ = writeln!(text, " or [a tool](tool:tool-{tool:03}).");
        }
    }
    text
}

fn facts(random: &mut Random, number: usize, careers: usize) -> String {
    let mut text = String::from("tasks:\n");
    for _ in 0..5 {
        let _ = writeln!(text, "  - {}", random.sentence(9));
    }
    for (kind, bound) in [("skill", SKILLS), ("tool", TOOLS), ("place", PLACES)] {
        let _ = writeln!(text, "{kind}s:");
        for id in random.some_below(bound, 5) {
            let _ = writeln!(text, "  - {kind}: {kind}-{id:03}");
            let _ = writeln!(text, "    why: {}", random.sentence(11));
        }
    }
    text.push_str("roles:\n");
    for role in ["Junior", "Senior", "Leading", "Planning", "Teaching"] {
        let _ = writeln!(text, "  - name: {role} worker\n    about: {}", random.sentence(10));
    }
    let median = 30_000 + 10 * random.below(9_000);
    let _ = writeln!(
        text,
        "salary:\n  - place: place-000\n    period: \"2026-05\"\n    currency: USD\n    per: year\n    \
         p10: {}\n    median: {median}\n    p90: {}\n    source: survey-2026",
        median / 2,
        median * 2
    );
    if careers > 3 {
        text.push_str("related:\n");
        for step in 1..=3 {
            let _ = writeln!(text, "  - {}", slug((number + step) % careers));
        }
    }
    text
}
