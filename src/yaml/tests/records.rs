//! Records that are not shaped as they should be.

use super::super::Scalar;
use super::{Level, Record, drawn, faults, fix, read, sound};

#[test]
fn a_sound_text_is_read() {
    let record = sound(
        "title: Kafka & co\ndraft: true\ntasks: [a, 'b: c']\ncodes: { onet: 15-1252.00 }\n\
         skills:\n- skill: sql\n  why: >-\n    One\n    two\n  level: working\n\
         tools:\n  z: { name: Z }\n  2021: { name: Y, also: [y] }\n\
         period: 2025.10\ngrowth: 16\nrank: 255\njobs: -3\n",
    );
    assert_eq!(record.title.as_deref(), Some("Kafka & co"));
    assert_eq!(record.tasks, ["a", "b: c"]);
    assert_eq!(record.skills[0].why, "One two");
    assert_eq!(record.skills[0].level, Some(Level::Working));
    let tools = record.tools.unwrap_or_default();
    assert_eq!(tools.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["z", "2021"]);
    assert_eq!(record.period.as_ref().map(Scalar::as_str), Some("2025.10"));
    assert_eq!((record.growth, record.rank, record.jobs), (Some(16.0), Some(255), Some(-3)));
}

#[test]
fn scalars_keep_their_characters() {
    for text in ["2021", "150000+", "15-1252.00", "1e5", "0x1F", "007", "true", "1_000"] {
        let record = sound(&format!("period: {text}\n"));
        assert_eq!(record.period.as_ref().map(Scalar::as_str), Some(text));
        // The same beside a fault, where the text is read in another way.
        let (record, _) = read(&format!("period: {text}\nrank: x\n"));
        assert_eq!(record.period.as_ref().map(Scalar::as_str), Some(text));
    }
}

#[test]
fn texts_without_values_are_the_empty_record() {
    for text in ["", "\n\n", "# only a comment\n", "---\n", "---\n# x\n", "  "] {
        assert_eq!(sound(text), Record::default(), "{text:?}");
    }
}

#[test]
fn keys_without_values_are_nothing() {
    assert_eq!(
        sound("title:\ndraft: ~\ntasks:\ncodes: null\ntools:\n"),
        Record { tasks: Vec::new(), ..Record::default() }
    );
    let (record, _) = read("title:\ndraft: ~\ntasks:\ncodes: null\ntools:\nx: 1\n");
    assert_eq!(record, Record::default());
}

#[test]
fn all_faults_of_a_file_are_told_and_the_rest_is_read() {
    let text = "titel: A\ntasks:\n- one\n- [two]\n- three\nfoo: 1\nskills:\n- skill: sql\n  why: x\n\
                - skill: linux\n";
    assert_eq!(
        faults(text),
        "1:1 unknown-key [titel] unknown key `titel` in a career\n\
         4:3 wrong-type [[two]] an item of `tasks` must be text, not a list\n\
         6:1 unknown-key [foo] unknown key `foo` in a career\n\
         10:3 missing-key [skill: linux] an item of `skills` lacks `why`\n"
    );
    let (record, _) = read(text);
    assert_eq!(record.tasks, ["one", "three"]);
    assert_eq!(record.skills.len(), 1);
}

#[test]
fn an_unknown_key_near_a_known_one_is_mended() {
    assert_eq!(fix("titel: A\n").as_deref(), Some("title: A\n"));
    assert_eq!(fix("title: A\ntitel: B\n"), None, "the key is taken");
    assert_eq!(
        drawn("titel: A\n"),
        "error[unknown-key]: unknown key `titel` in a career
 --> a.yaml:1:1
  |
1 | titel: A
  | ^^^^^ this key is not known here
  |
help: a similar key exists
  |
1 - titel: A
1 + title: A
  |

"
    );
}

#[test]
fn a_misspelt_required_key_is_told_once() {
    assert_eq!(
        faults("skills:\n- skill: sql\n  whi: x\n"),
        "3:3 unknown-key [whi] unknown key `whi` in an item of `skills`\n"
    );
}

#[test]
fn an_unknown_key_far_from_all_others_lists_them() {
    let drawn = drawn("codes:\n  esco: 1\n");
    assert!(drawn.contains("unknown key `esco` in `codes`"), "{drawn}");
    assert!(drawn.contains("= help: did you mean `isco`") || drawn.contains("isco"), "{drawn}");
    assert!(super::drawn("codes:\n  x: 1\n").contains("the keys are `onet` and `isco`"));
}

#[test]
fn wrong_types_are_told_in_plain_words() {
    assert_eq!(
        faults(
            "title: [a]\ndraft: 1\ntasks: a\ncodes: x\nskills: {a: b}\ntools: [a]\nperiod: {}\n\
             growth: high\nrank: 1.5\njobs: 'x'\n"
        ),
        "1:8 wrong-type [[a]] `title` must be text, not a list\n\
         2:8 wrong-type [1] `draft` must be `true` or `false`, not `1`\n\
         3:8 wrong-type [a] `tasks` must be a list, not text\n\
         4:8 wrong-type [x] `codes` must be keys with values, not text\n\
         5:9 wrong-type [{a: b}] `skills` must be a list, not keys with values\n\
         6:8 wrong-type [[a]] `tools` must be keys with values, not a list\n\
         7:9 wrong-type [{}] `period` must be text or a number, not keys with values\n\
         8:9 wrong-type [high] `growth` must be a number, not text\n\
         9:7 wrong-type [1.5] `rank` must be a whole number, not `1.5`\n\
         10:7 wrong-type ['x'] `jobs` must be a whole number, not text\n"
    );
}

#[test]
fn a_number_where_text_is_expected_gets_quotes() {
    let text = "codes:\n  isco: 2512\n";
    assert_eq!(faults(text), "2:9 wrong-type [2512] `isco` must be text, not `2512`\n");
    assert_eq!(fix(text).as_deref(), Some("codes:\n  isco: \"2512\"\n"));
    assert_eq!(fix("tasks: [true]\n").as_deref(), Some("tasks: [\"true\"]\n"));
    assert_eq!(sound("codes: { isco: '2512' }\n").codes.unwrap().isco.as_deref(), Some("2512"));
    assert_eq!(sound("codes: { isco: !!str 2512 }\n").codes.unwrap().isco.as_deref(), Some("2512"));
}

#[test]
fn a_text_that_became_a_key_gets_quotes() {
    let text = "tasks:\n- plain\n- Note: it's this\n";
    assert_eq!(
        faults(text),
        "3:3 wrong-type [Note: it's this] an item of `tasks` must be text, not keys with values\n"
    );
    assert_eq!(fix(text).as_deref(), Some("tasks:\n- plain\n- 'Note: it''s this'\n"));
    assert_eq!(sound(&fix(text).unwrap()).tasks[1], "Note: it's this");
    assert_eq!(fix("title: {a: b}\n"), None);
}

#[test]
fn yes_and_quoted_numbers_are_mended() {
    assert_eq!(fix("draft: yes\n").as_deref(), Some("draft: true\n"));
    assert_eq!(fix("draft: \"false\"\n").as_deref(), Some("draft: false\n"));
    assert_eq!(fix("jobs: '12'\n").as_deref(), Some("jobs: 12\n"));
    assert_eq!(fix("jobs: 1,200\n"), None);
}

#[test]
fn empty_items_and_values_are_told() {
    assert_eq!(
        faults("tasks:\n- a\n-\n- ~\nskills:\n- skill:\n  why: x\n-\ntools:\n  kafka:\n"),
        "3:1 wrong-type [-] an item of `tasks` is empty\n\
         4:3 wrong-type [~] an item of `tasks` is empty\n\
         6:8 wrong-type [:] `skill` is empty\n\
         8:1 wrong-type [-] an item of `skills` is empty\n\
         10:8 wrong-type [:] `kafka` is empty\n"
    );
}

#[test]
fn a_missing_key_is_marked_at_its_item_or_entry() {
    assert_eq!(
        faults("skills:\n- level: basic\ntools:\n  kafka: {}\n  git: { also: [a] }\n"),
        "2:3 missing-key [level: basic] an item of `skills` lacks `skill` and `why`\n\
         4:3 missing-key [kafka] `kafka` lacks `name`\n\
         5:3 missing-key [git] `git` lacks `name`\n"
    );
}

#[test]
fn a_word_that_is_no_choice_is_told_with_the_nearest() {
    let text =
        "skills:\n- { skill: a, why: b, level: wroking }\n- { skill: a, why: b, level: 7 }\n";
    assert_eq!(
        faults(text),
        "2:30 unknown-value [wroking] `wroking` is nothing that `level` can be\n\
         3:30 unknown-value [7] `7` is nothing that `level` can be\n"
    );
    assert!(fix(text).unwrap().contains("level: working"));
    assert!(drawn(text).contains("expected one of `working`, `advanced`, and `basic`"));
    let (record, _) = read(text);
    assert_eq!(record.skills.len(), 2, "the level is optional");
}

#[test]
fn numbers_have_bounds() {
    assert_eq!(faults("rank: 256\n"), "1:7 number-out-of-range [256] `rank` is out of range\n");
    assert_eq!(faults("rank: -1\n"), "1:7 number-out-of-range [-1] `rank` is out of range\n");
    assert!(drawn("rank: 256\n").contains("expected a number from 0 to 255"));
}

#[test]
fn a_record_that_is_no_group_of_keys_is_told() {
    assert_eq!(
        faults("- a\n"),
        "1:1 wrong-type [- a] a career must be keys with values, not a list\n"
    );
    assert_eq!(
        faults("text\n"),
        "1:1 wrong-type [text] a career must be keys with values, not text\n"
    );
    assert_eq!(faults("null\n"), "1:1 wrong-type [null] a career is empty\n");
}
