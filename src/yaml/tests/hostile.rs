//! Texts that are made to take long, to fill the memory or to break something.

use super::super::{KeyPath, MAX_FAULTS, check, load, schema};
use super::{Record, faults, read, sound, tree};
use crate::diag::{Drawing, draw};
use crate::source::Source;
use std::fmt::Write as _;

#[test]
fn an_alias_bomb_is_told_at_the_alias_that_is_too_much() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..=9 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{aliases}]");
    }
    let (record, faults) = read(&text);
    assert_eq!((record, faults.len(), faults[0].code), (Record::default(), 1, "too-many-aliases"));
    assert_eq!(faults[0].primary.place.line_column().line, 5);
    assert_eq!(&text[faults[0].primary.place.span.clone()], "*a3");
}

#[test]
fn a_flat_alias_bomb_of_the_right_types_is_told() {
    let list = format!("tasks: &a [{}]\n", "x, ".repeat(20_000));
    let tools: String = (0..20_000).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "  t{number}: {{ name: x, also: *a }}");
        text
    });
    assert!(faults(&format!("{list}tools:\n{tools}")).contains("too-many-aliases"));
}

#[test]
fn deep_nesting_is_told() {
    let deep = |open: &str, count: usize| {
        let found = faults(&open.repeat(count));
        assert!(found.contains("too-deep"), "{open:?} × {count}: {found}");
    };
    for open in ["[", "{", "{a: ", "[\"]\", ", "{'}': ", "- ", "? ", "- - "] {
        deep(open, 100_000);
    }
    let stairs = (0..500).fold(String::new(), |text, level| text + &" ".repeat(level) + "a:\n");
    assert!(faults(&stairs).contains("too-deep"));
    let aliases = (1..60).fold("- &a0 [[x]]\n".to_owned(), |text, level| {
        text + &format!("- &a{level} [[*a{}]]\n", level - 1)
    });
    assert!(faults(&aliases).contains("too-deep"));
}

#[test]
fn many_closed_brackets_are_not_deep() {
    let rows = "- { skill: \"a\", why: 'b' } # c\n".repeat(1_000);
    assert_eq!(sound(&format!("skills:\n{rows}")).skills.len(), 1_000);
}

#[test]
fn a_fault_at_the_end_of_a_large_file_is_found() {
    let text = format!("tasks:\n{}foo: 1\n", "- größer und größer\n".repeat(50_000));
    let (record, faults) = read(&text);
    assert_eq!(record.tasks.len(), 50_000);
    assert_eq!(draw(&faults, Drawing::Short).lines().count(), 1);
    assert_eq!(faults[0].primary.place.line_column().line, 50_002);
}

#[test]
fn a_file_full_of_faults_is_read_to_its_end_and_the_last_told_says_that_there_are_more() {
    for line in ["- [x]\n", "- \n", "- {}\n"] {
        let (_, faults) = read(&format!("skills:\n{}", line.repeat(100_000)));
        assert_eq!(faults.len(), MAX_FAULTS);
        assert!(
            faults.iter().any(|fault| fault.help.iter().any(|help| help.contains("more faults")))
        );
    }
    let (_, faults) = read(&"title: a\n".repeat(100_000));
    assert_eq!(faults.len(), MAX_FAULTS);
    let key = "x".repeat(1_000_000);
    assert!(read(&format!("{key}: 1\n")).1[0].title.len() < 200);
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

#[test]
fn whatever_the_text_nothing_panics_and_every_refusal_has_a_message() {
    const PARTS: [&str; 44] = [
        "title", "tasks", "skills", "skill", "why", "tools", "name", "x", "ü", "1", "true", "~",
        ": ", ":", "\n", "\n", "\n  ", "\n  ", "\n- ", "- ", "  ", "\t", "[", "]", "{", "}", ", ",
        "'", "\"", "|", ">-", "#", " #", "&a ", "*a", "!t ", "!!str ", "---\n", "...\n", "? ", "%",
        "\\", "\r\n", "🦀",
    ];
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let length = 1 + dice.roll(14);
        let text: String = (0..length).map(|_| PARTS[dice.roll(PARTS.len())]).collect();
        let (_, faults) = read(&text);
        if serde_yaml::from_str::<Record>(&text).is_err() {
            assert!(!faults.is_empty(), "{text:?}");
        }
        for fault in &faults {
            assert!(crate::diag::explanation(fault.code).is_some(), "{}", fault.code);
            let place = &fault.primary.place;
            assert!(text.get(place.span.clone()).is_some(), "{text:?} {fault:?}");
        }
        let _ = draw(&faults, Drawing::Human { colour: false });
        let tree = tree(&text).1;
        let _ = tree.value(&KeyPath::root().key("skills").item(0).key("why"));
    }
}

/// A record with most of what a record can have.
const SOUND: &str = "title: größer\ndraft: true\ntasks:\n  - one\n  - 'it''s'\n\
    codes: { onet: 15-1252.00, isco: \"2512\" }\nskills:\n  - skill: sql # c\n    why: >-\n      \
    one\n      two\n    level: basic\n  - { skill: a, why: b }\ntools:\n  kafka: &k\n    \
    name: Kafka\n    also: [x, y]\n  git: *k\nperiod: 2021\ngrowth: 1.5\nrank: 3\n";

#[test]
fn what_is_decoded_at_once_has_no_fault_with_positions_either() {
    const PARTS: [&str; 24] = [
        "", "", "x", "ü", "1", "true", "~", ": ", ":", "\n", "\n  ", "\n- ", "- ", "  ", "\t", "[",
        "]", "{", "}", ", ", "'", "\"", " #", "!t ",
    ];
    let mut dice = Dice(11);
    let mut accepted = 0;
    for _ in 0..10_000 {
        let at = dice.roll(SOUND.len());
        let end = (at + dice.roll(4)).min(SOUND.len());
        let (Some(before), Some(behind)) = (SOUND.get(..at), SOUND.get(end..)) else { continue };
        let text = format!("{before}{}{behind}", PARTS[dice.roll(PARTS.len())]);
        if read(&text).1.is_empty() {
            accepted += 1;
            let source = Source::new("a.yaml", text.as_bytes());
            let document = load::load(&source, &(0..text.len()));
            let checked = check::check(&document, &source, &schema::<Record>(), "a career");
            assert!(checked.faults.is_empty() && checked.dropped.is_empty(), "{text}");
            assert!(document.is_broken || document.faults.is_empty(), "{text}");
        }
    }
    assert!(accepted > 1_000);
}
