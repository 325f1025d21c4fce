//! `docs/reference/keys.md`: every key of every file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use careerbook::schema::{FORMAT, KINDS, Kind};
use serde_json::Value;

use super::{hold, table};

/// What stands above the keys.
const HEAD: &str = "\
# Keys of all files

Every key that a file of a site can have, made from the types that read the files (`cargo bless`
writes it anew). `careerbook schema` writes the same as JSON Schemas for editors.

- **text or number** is taken as it is written: a figure (`58000`, `150000+` for \"or more\",
  `not-published`), a period (`2021`, `2025-05`, `2024-2034`), a day (`2026-11-23`) or a code.
- **id of a tool** and the like is an id that the site defines.
- A key is **required** where `yes` stands. A career is two files, its Markdown and its YAML file:
  a key may stand in either, but not in both.
";

/// A record: its keys, and where it stands.
pub(super) struct Record {
    /// The way to it from the top of its file: `salary[]`, `*` for each entry; empty for the top.
    pub(super) path: String,
    /// What it is.
    doc: String,
    /// Its keys in their order.
    pub(super) keys: Vec<Key>,
}

/// A key of a record.
pub(super) struct Key {
    /// Its name.
    pub(super) name: String,
    /// What its value is.
    pub(super) value: String,
    /// Whether it has to be there.
    pub(super) is_required: bool,
    /// The words that it can be, with what they mean.
    pub(super) words: Vec<(String, String)>,
    doc: String,
}

/// All records of a kind of file, each before those within it.
pub(super) fn records(kind: &Kind) -> Vec<Record> {
    let schema = kind.derived().to_value();
    let mut reader = Reader { root: &schema, records: Vec::new(), seen: BTreeSet::new() };
    reader.read(&schema, "");
    reader.records
}

struct Reader<'s> {
    root: &'s Value,
    records: Vec<Record>,
    seen: BTreeSet<String>,
}

impl<'s> Reader<'s> {
    /// Reads the records at and below `schema`, which stands at `path`.
    fn read(&mut self, schema: &'s Value, path: &str) {
        let schema = self.meant(schema);
        if let Some(options) = schema["anyOf"].as_array() {
            for option in options {
                self.read(option, path);
            }
        } else if schema["items"].is_object() {
            self.read(&schema["items"], &format!("{path}[]"));
        } else if schema["additionalProperties"].is_object() {
            let dot = if path.is_empty() { "" } else { "." };
            self.read(&schema["additionalProperties"], &format!("{path}{dot}*"));
        } else if let Some(keys) = schema["properties"].as_object() {
            // A record that stands at several places is told once.
            let doc = text(&schema["description"]);
            if !doc.is_empty() && !self.seen.insert(doc.clone()) {
                return;
            }
            let is_required = |name: &str| {
                ["required", "x-required"]
                    .iter()
                    .any(|word| words(&schema[word]).any(|one| one == name))
            };
            let key = |(name, value): (&String, &'s Value)| Key {
                name: name.clone(),
                value: self.value(value),
                is_required: is_required(name),
                words: self.words(value),
                doc: text(&value["description"]),
            };
            let record =
                Record { path: path.to_owned(), doc, keys: keys.iter().map(key).collect() };
            self.records.push(record);
            for (name, value) in keys {
                let dot = if path.is_empty() { "" } else { "." };
                self.read(value, &format!("{path}{dot}{name}"));
            }
        }
    }

    /// The schema itself, or the one that it refers to, or what it is if it is not nothing.
    fn meant(&self, schema: &'s Value) -> &'s Value {
        if let Some(pointer) = schema["$ref"].as_str().and_then(|to| to.strip_prefix('#')) {
            return self.meant(self.root.pointer(pointer).expect("a reference leads somewhere"));
        }
        if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
            return self.meant(only);
        }
        let options = schema["anyOf"].as_array().into_iter().flatten();
        let options: Vec<&Value> = options.filter(|option| option["type"] != "null").collect();
        if let [only] = options.as_slice() { self.meant(only) } else { schema }
    }

    /// What a value is, in words.
    fn value(&self, schema: &'s Value) -> String {
        if let Some(kind) = schema["x-ids"].as_str() {
            return match kind {
                "onet" | "esco" => "text".to_owned(),
                "career" => "slug of a career".to_owned(),
                _ => format!("id of a {kind}"),
            };
        }
        let schema = self.meant(schema);
        if let Some(options) = schema["anyOf"].as_array() {
            let all: Vec<String> = options.iter().map(|option| self.value(option)).collect();
            return all.join(", or ");
        }
        if !self.words(schema).is_empty() {
            return "one of the words".to_owned();
        }
        let types: Vec<&str> = match &schema["type"] {
            Value::String(only) => vec![only],
            several => words(several).filter(|one| *one != "null").collect(),
        };
        match types.as_slice() {
            ["object"] if schema["additionalProperties"].is_object() => "entries by id".to_owned(),
            ["object"] => "keys".to_owned(),
            ["array"] => format!("list of {}", self.items(&schema["items"])),
            ["string"] => "text".to_owned(),
            ["boolean"] => "`true` or `false`".to_owned(),
            ["integer"] => "whole number".to_owned(),
            ["string", "number"] => "text or number".to_owned(),
            other => panic!("no words for the type {other:?}"),
        }
    }

    /// What the items of a list are, in words.
    fn items(&self, schema: &'s Value) -> String {
        match self.value(schema).as_str() {
            "text" => "texts".to_owned(),
            "keys" => "items with keys".to_owned(),
            "text or number" => "texts or numbers".to_owned(),
            "slug of a career, or keys" => "slugs of careers, or items with keys".to_owned(),
            "one of the words" => "words".to_owned(),
            other => panic!("no words for a list of {other}"),
        }
    }

    /// The words that a value can be, with what they mean.
    fn words(&self, schema: &'s Value) -> Vec<(String, String)> {
        let schema = self.meant(schema);
        let options = schema["oneOf"].as_array().into_iter().flatten();
        let options = options.map(|option| (text(&option["const"]), text(&option["description"])));
        options.collect()
    }
}

/// The text of a value, on one line.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().replace('\n', " ")
}

fn words(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

#[test]
fn the_reference_of_keys_is_what_the_types_say() {
    let mut made = format!("{HEAD}\nThis is format {FORMAT}.\n");
    for kind in KINDS.iter().filter(|kind| kind.is_for_editors()) {
        let files = match kind.name {
            "career" => {
                "`content/careers/**/*.yaml`, and the front matter of the Markdown files there"
            }
            "page" => "the front matter of the other Markdown files below `content/`",
            _ => &format!("`{}`", kind.files),
        };
        let _ = write!(made, "\n## {}\n\nIn {files}.\n", kind.title);
        for record in records(kind) {
            if !record.path.is_empty() {
                let place = record.path.replace("[]", "").replace(".*", "").replace('*', "");
                let place =
                    if place.is_empty() { "each entry".into() } else { format!("`{place}`") };
                let _ = write!(made, "\n### In {place}\n");
            }
            let rows = record.keys.iter().map(|key| {
                let words: Vec<String> =
                    key.words.iter().map(|(word, doc)| format!("`{word}`: {doc}")).collect();
                let required = if key.is_required { "yes" } else { "" };
                let name = format!("`{}`", key.name);
                vec![
                    name,
                    key.value.clone(),
                    required.to_owned(),
                    words.join("<br>"),
                    key.doc.clone(),
                ]
            });
            let head = ["key", "value", "required", "words", "what it is"];
            let _ = write!(made, "\n{}\n\n{}", record.doc, table(&head, rows));
        }
    }
    hold("docs/reference/keys.md", &made);
}

#[test]
fn a_key_says_that_it_is_required_where_the_schema_does() {
    let mut faults = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.is_for_editors()) {
        for record in records(kind) {
            for key in &record.keys {
                if key.doc.is_empty() {
                    faults.push(format!(
                        "{} {}.{} has no documentation",
                        kind.name, record.path, key.name
                    ));
                }
                if key.doc.contains("Required") && !key.is_required {
                    faults.push(format!(
                        "{} {}.{} is not required",
                        kind.name, record.path, key.name
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
