//! Records to YAML that people can read and compare: one row a line, keys in the order of the type.
//!
//! Called by what writes files below `content/`. What is written is read back as the same value.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

/// The record as YAML in block style: a list item or an entry that has plain values only stands on
/// a line of its own, and keys without a value are left out. Empty for a record without values.
///
/// Fails if the value cannot be represented: a map whose keys are no text.
pub fn write<T: Serialize>(record: &T) -> Result<String, serde_json::Error> {
    let mut text = String::new();
    if let Value::Object(record) = serde_json::to_value(record)? {
        for (key, value) in &record {
            write_value(&mut text, &scalar(key), value, 0);
        }
    }
    Ok(text)
}

/// Writes `key: value`, `depth` levels in.
fn write_value(text: &mut String, key: &str, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Null => {}
        Value::Object(entries) if depth > 0 && is_plain(value) => {
            let _ = writeln!(text, "{indent}{key}: {}", flow(entries));
        }
        Value::Object(entries) => {
            let _ = writeln!(text, "{indent}{key}:");
            for (key, value) in entries {
                write_value(text, &scalar(key), value, depth + 1);
            }
        }
        Value::Array(items) if items.is_empty() => {
            let _ = writeln!(text, "{indent}{key}: []");
        }
        Value::Array(items) => {
            let _ = writeln!(text, "{indent}{key}:");
            for item in items {
                let item = match item {
                    Value::Object(entries) => flow(entries),
                    _ => plain(item),
                };
                let _ = writeln!(text, "{indent}  - {item}");
            }
        }
        _ => {
            let _ = writeln!(text, "{indent}{key}: {}", plain(value));
        }
    }
}

/// Whether the value holds neither lists nor maps.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(entries) => {
            entries.values().all(|value| !value.is_array() && !value.is_object())
        }
        _ => !value.is_array(),
    }
}

/// A map on one line.
fn flow(entries: &serde_json::Map<String, Value>) -> String {
    let there = entries.iter().filter(|(_, value)| !value.is_null());
    let all: Vec<String> =
        there.map(|(key, value)| format!("{}: {}", scalar(key), plain(value))).collect();
    format!("{{ {} }}", all.join(", "))
}

/// A value on one line.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Object(entries) => flow(entries),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A text as it is where that is safe, also between brackets, else in double quotes.
fn scalar(text: &str) -> String {
    if is_safe(text) {
        return text.to_owned();
    }
    // JSON is YAML but for some characters that it does not escape.
    let mut quoted = String::new();
    for c in Value::from(text).to_string().chars() {
        if needs_escape(c) {
            let _ = write!(quoted, "\\u{:04x}", u32::from(c));
        } else {
            quoted.push(c);
        }
    }
    quoted
}

/// Whether YAML would refuse the character or take it for the end of a line.
fn needs_escape(c: char) -> bool {
    c.is_control() || ['\u{2028}', '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}'].contains(&c)
}

/// Whether YAML takes the unquoted characters for just this text, wherever they stand on a line.
fn is_safe(text: &str) -> bool {
    let is_harmless = |c: char| !needs_escape(c) && !",[]{}#&*!|>\"%@`".contains(c);
    let begins_well = text.starts_with(char::is_alphabetic) && !is_word_of_yaml(text);
    (begins_well || is_code(text))
        && text.chars().all(is_harmless)
        && !text.ends_with([' ', ':', '\u{a0}'])
        && !text.contains(": ")
}

/// Whether the letters could be read as a truth value, a number or nothing.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "none", "inf", "nan"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether it is an occupation code, a period or a day, which nothing takes for a number: digits
/// and hyphens between them, perhaps a point and more digits.
fn is_code(text: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (main, detail) = text.split_once('.').unwrap_or((text, "0"));
    main.contains('-') && main.split('-').all(is_digits) && is_digits(detail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::yaml::{Entries, Scalar};

    #[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
    struct Sample {
        title: Option<String>,
        list: Vec<String>,
        rows: Vec<Row>,
        entries: Entries<Row>,
    }

    #[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
    struct Row {
        name: String,
        figure: Option<Scalar>,
    }

    #[test]
    fn rows_stand_on_lines_of_their_own_and_keys_without_value_are_left_out() {
        let row = |name: &str, figure| Row { name: name.to_owned(), figure: Scalar::new(figure) };
        let sample = Sample {
            title: None,
            list: vec!["None".to_owned(), "Total, all".to_owned()],
            rows: vec![row("15-1252", "4.10"), row("C: drive", "12")],
            entries: [("15-1252.00".to_owned(), row("12", "150000+"))].into_iter().collect(),
        };
        let expected = "list:\n  - \"None\"\n  - \"Total, all\"\nrows:\n  \
            - { name: 15-1252, figure: \"4.10\" }\n  - { name: \"C: drive\", figure: 12 }\n\
            entries:\n  15-1252.00: { name: \"12\", figure: \"150000+\" }\n";
        assert_eq!(write(&sample).unwrap(), expected);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            title in proptest::option::of(".{0,12}"),
            list in proptest::collection::vec("[ -~\u{85}\u{a0}é:#]{0,8}", 0..4),
            names in proptest::collection::vec("[-0-9.:eE+_ a-cxyn~]{0,6}", 0..4),
            figures in proptest::collection::vec("[0-9]{1,4}([.][0-9]{1,2})?[+]?", 4),
        ) {
            let rows: Vec<Row> = names.iter().zip(&figures)
                .map(|(name, figure)| Row { name: name.clone(), figure: Scalar::new(figure) })
                .collect();
            let entries = rows.iter().map(|row| (format!("i{}", row.name), row.clone())).collect();
            let sample = Sample { title, list, rows, entries };
            let text = write(&sample).unwrap();
            let read: Sample = serde_yaml::from_str(&text)
                .unwrap_or_else(|error| panic!("{error}:\n{text}"));
            prop_assert_eq!(read, sample, "{}", text);
        }
    }
}
