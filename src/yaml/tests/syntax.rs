//! Text that is no YAML, and the exact bytes of what is.

use super::super::decode;
use super::{Record, drawn, faults, read, sound};
use crate::diag::{Drawing, draw};
use crate::source::{Source, Span};

#[test]
fn positions_count_characters_before_a_fault() {
    assert_eq!(
        faults("title: größer 🦀 ü # ñ\ntasks: ['é', \"ü\"]  # ö\nföö: 1\n"),
        "3:1 unknown-key [föö] unknown key `föö` in a career\n"
    );
    let long = format!("title: {}\ndraft: maybe\n", "ü".repeat(1_000));
    assert_eq!(
        faults(&long),
        "2:8 wrong-type [maybe] `draft` must be `true` or `false`, not text\n"
    );
}

#[test]
fn line_ends_of_any_system_give_the_same_faults() {
    let text = "titel: A\ntasks:\n- one\n- [two]\ntitle: \"x\"\nperiod: |\n  é\n  b\nskills:\n\
                - skill: ü\n  level: bsic\nrank: 'a'  # c\n";
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(faults(text), faults(&crlf));
    assert_eq!(drawn(text), drawn(&crlf));
    for broken in ["a: 'x\nb: y\n", "a: b\n\tc: d\n", "a: [b\nc: d\n", "a: 1\n   b: 2\n"] {
        assert_eq!(drawn(broken), drawn(&broken.replace('\n', "\r\n")));
    }
}

#[test]
fn front_matter_is_counted_from_the_start_of_its_file() {
    let file = "\u{feff}---\ntitle: é\nfoo: 1\n---\nText\n";
    let source = Source::new("a.md", file.as_bytes());
    let start = file.find("title").unwrap();
    let span: Span = start..file.find("---\nText").unwrap();
    let (record, faults) = decode::<Record>(&source, &span, "a career");
    assert_eq!(record.title.as_deref(), Some("é"));
    assert_eq!(
        draw(&faults, Drawing::Short),
        "a.md:3:1: error[unknown-key]: unknown key `foo` in a career\n"
    );
    assert_eq!(faults[0].primary.place.span, start + 10..start + 13);
}

#[test]
fn repeated_keys_are_shown_with_the_first() {
    let text = "title: a\ntitle: b\ntools:\n  x: { name: A, name: B }\n  x: { name: C }\n";
    assert_eq!(
        faults(text),
        "2:1 duplicate-key [title] the key `title` stands here twice\n\
         4:17 duplicate-key [name] the key `name` stands here twice\n\
         5:3 duplicate-key [x] the key `x` stands here twice\n"
    );
    let (record, _) = read(text);
    assert_eq!(record.title.as_deref(), Some("a"));
    assert_eq!(record.tools.unwrap().len(), 1);
    assert_eq!(
        drawn("title: a\ntitle: b\n"),
        "error[duplicate-key]: the key `title` stands here twice
 --> a.yaml:2:1
  |
1 | title: a
  | ----- here first
2 | title: b
  | ^^^^^ here again
  |
  = help: keep one of the two

"
    );
}

#[test]
fn syntax_faults_are_told_in_plain_words() {
    let cases = [
        (
            "title: !a b\n",
            "1:8 invalid-yaml [!] a text begins with `!`, which has a special meaning",
        ),
        ("title\n# c\n", "1:1 wrong-type [title] a career must be keys with values, not text"),
        ("titlea # c\ndraft: true\n", "1:8 invalid-yaml [#] a comment stands within a text"),
        ("title: [:x, y]\n", "1:8 wrong-type [[:x, y]] `title` must be text, not a list"),
        ("title: 'open\ndraft: true\n", "1:8 invalid-yaml ['] a quote is not closed"),
        ("title: \"open\n", "1:8 invalid-yaml [\"] a quote is not closed"),
        ("title: 'it's'\n", "1:12 invalid-yaml [s] text stands behind a closing quote"),
        ("title: é: b\n", "1:9 invalid-yaml [:] a `:` stands where none can be"),
        ("title: a\n  draft: b\n", "2:8 invalid-yaml [:] a `:` stands where none can be"),
        ("tasks: - a\n", "1:8 invalid-yaml [-] a list begins on the line of its key"),
        (
            "title: @home\n",
            "1:8 invalid-yaml [@] a text begins with a character that has a special meaning",
        ),
        (
            "title: !a!b c\n",
            "1:8 invalid-yaml [!] a text begins with a character that has a special meaning",
        ),
        (
            "title: \"\\q\"\n",
            "1:8 invalid-yaml [\"] a `\\` between double quotes has a special meaning",
        ),
        (
            "tasks: [a\ntitle: b\n",
            "2:6 invalid-yaml [:] a bracket is not closed, or a comma is missing",
        ),
        ("tasks: [a]]\n", "1:11 invalid-yaml []] a value is missing"),
        (
            "codes:\n    onet: 1\n  isco: 2\n",
            "3:3 invalid-yaml [i] a line is indented unlike those above it",
        ),
        ("  title: a\ndraft: b\n", "2:1 invalid-yaml [d] a line is indented unlike those above it"),
        (
            "title: a\x01b\n",
            "1:9 invalid-yaml [\x01] an invisible control character stands in the text",
        ),
        (
            "title: *a*\n",
            "1:8 unknown-alias [*] a text begins with `*`, which stands for a value named before",
        ),
        ("tasks: &a [*a]\n", "1:12 unknown-alias [*a] `*a` stands for a value that holds it"),
        (
            "title: a\n---\ntitle: b\n",
            "2:1 several-documents [---] a second document begins in this file",
        ),
        ("{a: b}: c\n", "1:1 wrong-type [{a: b}] a key must be text"),
    ];
    for (text, expected) in cases {
        assert_eq!(faults(text).lines().next(), Some(expected), "{text:?}");
    }
}

#[test]
fn an_open_bracket_is_shown_with_the_place_where_it_is_missed() {
    assert_eq!(
        drawn("tasks: [a\ntitle: b\n"),
        "error[invalid-yaml]: a bracket is not closed, or a comma is missing
 --> a.yaml:2:6
  |
1 | tasks: [a
  |        - opened here
2 | title: b
  |      ^ expected `,` or the closing bracket
  |
  = help: put texts in quotes if they have `: `, commas or brackets in them

"
    );
}

#[test]
fn what_stands_before_a_second_document_is_read() {
    let (record, faults) = read("title: a\n---\ntitle: b\n");
    assert_eq!((record.title.as_deref(), faults.len()), (Some("a"), 1));
}

#[test]
fn tabs_are_found() {
    for (text, expected) in [
        ("codes:\n\tonet: 1\n", "2:1"),
        ("codes:\n  onet: 1\n\tisco: 2\n", "3:1"),
        ("codes:\n  \tonet: 1\n\tisco: 2\n", "2:3"),
        ("\ttitle: a\n", "1:1"),
        ("foo:\tbar\n", "1:5"),
    ] {
        let found = faults(text);
        assert!(found.starts_with(&format!("{expected} tab-in-yaml [\t]")), "{text:?}: {found}");
    }
}

#[test]
fn tabs_behind_a_colon_are_read() {
    assert_eq!(sound("title:\tbar\ndraft: \ttrue\n").title.as_deref(), Some("bar"));
}

#[test]
fn flow_and_block_values_are_marked_exactly() {
    assert_eq!(
        faults(
            "skills: [{skill: a, why: b, x: 1}, {skill: c}, 5]\ntools: {k: {name: [é] }} # c\nperiod: [a] # d\n"
        ),
        "1:29 unknown-key [x] unknown key `x` in an item of `skills`\n\
         1:36 missing-key [{skill: c}] an item of `skills` lacks `why`\n\
         1:48 wrong-type [5] an item of `skills` must be keys with values, not `5`\n\
         2:19 wrong-type [[é]] `name` must be text, not a list\n\
         3:9 wrong-type [[a]] `period` must be text or a number, not a list\n"
    );
    assert_eq!(
        faults(
            "draft: |\n  # one\n  two\nrank: &a !!str 5 # c\ngrowth: \"x\" # d\njobs: 'it''s' \n"
        ),
        "2:3 wrong-type [# one] `draft` must be `true` or `false`, not text\n\
         4:16 wrong-type [5] `rank` must be a whole number, not text\n\
         5:9 wrong-type [\"x\"] `growth` must be a number, not text\n\
         6:7 wrong-type ['it''s'] `jobs` must be a whole number, not text\n"
    );
}

#[test]
fn aliases_are_read_and_their_faults_told_once() {
    let text = "skills:\n- &a { skill: sql, why: w }\n- *a\n";
    assert_eq!(sound(text).skills.len(), 2);
    let text = "skills:\n- &a { skill: sql }\n- *a\ntasks: [&b [x], *b]\n";
    assert_eq!(
        faults(text),
        "2:6 missing-key [{ skill: sql }] an item of `skills` lacks `why`\n\
         3:3 missing-key [*a] an item of `skills` lacks `why`\n\
         4:12 wrong-type [[x]] an item of `tasks` must be text, not a list\n\
         4:17 wrong-type [*b] an item of `tasks` must be text, not a list\n"
    );
}

#[test]
fn what_only_the_crate_refuses_is_told() {
    assert_eq!(
        faults("growth: 0x10\n"),
        "1:9 invalid-yaml [] the text cannot be read as it should\n"
    );
}
