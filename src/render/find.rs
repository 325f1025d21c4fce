//! The index by which readers find careers, as classic scripts: a page that is opened from disk
//! may load those, and no data. Each file calls one function of the theme's `find.js`.
//!
//! A list is one text with a line for each thing, which takes less room than JSON.

use serde_json::{Map, Value, json};

use crate::context::{FindIndex, FindName, FindNames, FindWords};

/// `find/index.js`
pub(super) fn index(index: &FindIndex) -> String {
    let careers = index.careers.iter();
    let titles: Vec<&str> = careers.clone().map(|career| career.title.as_str()).collect();
    let fields = careers.clone().map(|career| career.field.map(short).unwrap_or_default());
    let weights: String = careers.clone().map(|career| short(career.weight.into())).collect();
    let slugs = careers.enumerate().filter(|(_, career)| !career.slug.is_empty());
    let slugs: Map<String, Value> =
        slugs.map(|(number, career)| (number.to_string(), json!(career.slug))).collect();
    let value = json!({
        "edition": index.edition,
        "texts": index.words,
        "fields": index.fields,
        "titles": titles.join("\n"),
        "slugs": slugs,
        "field": fields.collect::<Vec<_>>().join(" "),
        "weights": weights,
        "names": index.names.join(" "),
        "words": index.spelling.join(" "),
    });
    format!("careerbook.index({value});\n")
}

/// `find/names-*.js`
pub(super) fn names(shard: &FindNames) -> String {
    let lines: Vec<String> = shard.names.iter().map(|name| line(name)).collect();
    let (name, edition, lines) = (json!(shard.name), json!(shard.edition), json!(lines.join("\n")));
    format!("careerbook.names({name},{edition},{lines});\n")
}

/// `find/words-*.js`
pub(super) fn words(words: &FindWords) -> String {
    format!("careerbook.words({},{});\n", json!(words.name), json!(words.words.join(" ")))
}

/// The name, the careers, and for an entry its kind, its id, and its name if that is another.
fn line(name: &FindName) -> String {
    let careers: Vec<String> = name.careers.iter().copied().map(short).collect();
    let mut parts = vec![name.text.clone(), careers.join(" ")];
    if let Some(entry) = &name.entry {
        parts.push(entry.kind.word().to_owned());
        parts.push(entry.id.clone());
        if entry.name != name.text {
            parts.push(entry.name.clone());
        }
    }
    // A name with a tab of its own would end too soon.
    let parts: Vec<String> = parts.iter().map(|part| part.replace(['\t', '\n'], " ")).collect();
    parts.join("\t")
}

/// A number with the digits and the letters, as JavaScript reads it to the base of 36.
fn short(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let digit = char::from(DIGITS[number % 36]);
    match number / 36 {
        0 => digit.to_string(),
        rest => format!("{}{digit}", short(rest)),
    }
}
