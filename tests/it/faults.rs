//! Many faults in one career are all told at once, each at its exact bytes.

use careerbook::build::Build;

use crate::program::Place;
use crate::support::Site;

/// The files of a career with twelve faults; `«…»` are the bytes that each is about.
const MARKDOWN: &str = "---
title: Bicycle courier
description: «Too short.»
field: «repair-and-maintenence»
updated: «2026-13-40»
related: [«nobody»]
«colour»: red
---

## What is a bicycle courier? {#overview}

See [the tools](«tools.md») first.

«####» At night

«![](courier.svg)»
";
const YAML: &str = "codes: { onet: «15-12» }
skills:
  - { skill: «customer-servce», why: Doors open. }
tools: «a bicycle»
salary:
  - { place: portland, period: 2026, currency: «USDD», per: year, low: 30000, source: sample-survey }
";
const CODES: [&str; 12] = [
    "description-length",
    "unknown-field",
    "bad-date",
    "unknown-career",
    "unknown-key",
    "broken-link",
    "heading-level",
    "image-without-alt",
    "bad-occupation-code",
    "unknown-skill",
    "wrong-type",
    "bad-currency",
];

/// The text without marks, and what is marked.
fn marked(text: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut parts = text.split('«');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (inner, rest) = part.split_once('»').expect("a mark is closed");
        spans.push(plain.len()..plain.len() + inner.len());
        plain.push_str(inner);
        plain.push_str(rest);
    }
    (plain, spans)
}

/// Each diagnostic as its file, its bytes, what they are, and its code.
fn told(built: &Build) -> Vec<(String, std::ops::Range<usize>, String, &'static str)> {
    let one = |diagnostic: &careerbook::diag::Diagnostic| {
        let place = &diagnostic.primary.place;
        let text = place.source.text()[place.span.clone()].to_owned();
        (place.path().to_string(), place.span.clone(), text, diagnostic.code)
    };
    built.diagnostics.iter().map(one).collect()
}

#[test]
fn twelve_faults_in_one_career_are_twelve_diagnostics_at_their_bytes() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    let before = (place.tree("public"), place.times("public"));

    let mut expected = Vec::new();
    let mut codes = CODES.iter();
    for (extension, text) in [("md", MARKDOWN), ("yaml", YAML)] {
        let path = format!("content/careers/bicycle-courier.{extension}");
        let (plain, spans) = marked(text);
        for span in spans {
            let code = *codes.next().expect("a code for each mark");
            expected.push((path.clone(), span.clone(), plain[span].to_owned(), code));
        }
        place.write(&path, plain);
    }
    place.write("content/careers/courier.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    assert_eq!(told(&Site::read(&place.path("")).build()), expected);

    let run = place.run(&["build", "--format", "short"]).ends_with(1);
    assert_eq!(run.err.lines().filter(|line| line.contains(": error[")).count(), 12, "{}", run.err);
    assert_eq!((place.tree("public"), place.times("public")), before);
}
