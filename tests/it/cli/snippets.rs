//! What `careerbook init` gives to editors: each snippet, left as it comes, is good for the site.

use serde_json::Value;

use crate::program::Place;

const FRONT: &str = "---
title: Wheel builder
description: Builds wheels by hand, for riders who want theirs round, strong and made to measure.
field: repair-and-maintenance
---
";

/// A snippet: what one types for it, in which files, and its text with all placeholders as they
/// come.
struct Snippet {
    prefix: String,
    scope: String,
    text: String,
}

fn snippets(place: &Place) -> Vec<Snippet> {
    let file: Value = serde_json::from_str(&place.text(".vscode/careerbook.code-snippets"))
        .expect("snippets are JSON");
    let text = |value: &Value| value.as_str().expect("it is text").to_owned();
    let snippet = |snippet: &Value| Snippet {
        prefix: text(&snippet["prefix"]),
        scope: text(&snippet["scope"]),
        text: {
            let body = snippet["body"].as_array().expect("a body is lines").iter();
            body.map(|line| left_as_it_comes(&text(line)) + "\n").collect()
        },
    };
    file.as_object().expect("snippets have names").values().map(snippet).collect()
}

/// A line of a snippet with the text of each placeholder; of a choice, the first.
fn left_as_it_comes(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        rest = match after.strip_prefix('{') {
            Some(after) => {
                let (placeholder, after) = after.split_once('}').expect("a placeholder is closed");
                let words = placeholder.trim_start_matches(|c: char| c.is_ascii_digit());
                let words = words.trim_start_matches([':', '|']).trim_end_matches('|');
                text.push_str(
                    words.split(',').next().filter(|_| placeholder.contains('|')).unwrap_or(words),
                );
                after
            }
            None => after.trim_start_matches(|c: char| c.is_ascii_digit()),
        };
    }
    text + rest
}

/// Puts the snippet where it belongs, in a site with a second career.
fn put(place: &Place, snippet: &Snippet) {
    let (prose, data) = ("content/careers/wheel-builder.md", "content/careers/wheel-builder.yaml");
    let (kind, what) = snippet.prefix.split_once('-').unwrap_or((snippet.prefix.as_str(), ""));
    let list = match what {
        "salary" | "outlook" | "education" | "related" => what.to_owned(),
        _ => format!("{what}s"),
    };
    let mut written = format!("{FRONT}\n## What it is {{#overview}}\n\nThey build wheels.\n\n");
    match kind {
        "row" => place.write(data, format!("{list}:\n{}", snippet.text)),
        "codes" => place.write(data, &snippet.text),
        "entry" => {
            let path = format!("content/data/{list}.yaml");
            let there = if place.path(&path).exists() { place.text(&path) } else { String::new() };
            place.write(&path, there + &snippet.text);
        }
        "section" if what == "overview" => written = format!("{FRONT}\n{}", snippet.text),
        "section" | "link" => written += &snippet.text,
        "front" if what == "career" => {
            written = format!("{}\n## What it is {{#overview}}\n\nThey build.\n", snippet.text);
        }
        "front" => place.write("content/new.md", format!("{}Text.\n", snippet.text)),
        "figure" => {
            place.write(data, "salary:\n  - { place: united-states, period: 2026, currency: USD, per: hour, median: 20, source: sample-survey }\n");
            written += &snippet.text;
        }
        _ => panic!("nobody knows where `{}` belongs", snippet.prefix),
    }
    place.write(prose, written);
}

#[test]
fn every_snippet_as_it_comes_is_good_for_the_site() {
    let mut faults = Vec::new();
    let all = snippets(&Place::with_new_site());
    assert!(all.len() > 30, "{} snippets", all.len());
    for snippet in all {
        let place = Place::with_new_site();
        put(&place, &snippet);
        let run = place.run(&["check", "--format", "short"]);
        let said =
            run.err.lines().filter(|line| line.contains(": error") || line.contains(": warning"));
        // An entry that was just made is not used yet.
        let said: Vec<&str> = said.filter(|line| !line.contains("[unused-entry]")).collect();
        if run.code != 0 || !said.is_empty() {
            faults.push(format!("{}\n{}\n{}", snippet.prefix, snippet.text, run.err));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_snippet_is_for_one_kind_of_file_and_there_is_one_for_every_section() {
    let all = snippets(&Place::with_new_site());
    for snippet in &all {
        let expected = match snippet.prefix.split('-').next() {
            Some("row" | "codes" | "entry") => "yaml",
            _ => "markdown",
        };
        assert_eq!(snippet.scope, expected, "{}", snippet.prefix);
    }
    for id in careerbook::page::OUTLINE {
        let prefix = format!("section-{id}");
        assert!(all.iter().any(|snippet| snippet.prefix == prefix), "no snippet `{prefix}`");
    }
}

#[test]
fn the_files_for_vs_code_are_json() {
    let place = Place::with_new_site();
    for (path, bytes) in place.tree(".vscode") {
        let value: Value = serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(value.is_object(), "{path}");
    }
}

#[test]
fn every_file_of_a_new_site_keeps_to_its_editorconfig() {
    let place = Place::with_new_site();
    let rules = place.text(".editorconfig");
    for rule in
        ["root = true", "charset = utf-8", "end_of_line = lf", "insert_final_newline = true"]
    {
        assert!(rules.lines().any(|line| line == rule), "no `{rule}`");
    }
    for (path, bytes) in place.tree("") {
        let text = String::from_utf8(bytes).expect("a file of a new site is UTF-8");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path}");
        let is_trimmed = |line: &str| line.trim_end() == line && !line.contains('\t');
        assert!(text.lines().all(is_trimmed), "{path}");
    }
}
