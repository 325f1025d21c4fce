//! Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::source::{Lines, SourcePath};

use super::{Chosen, Diagnostic, Fix, Label, Place, Silenced, Silencer, explanation};

/// Where the schema of this format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One log with one run: what is told, and what is silenced as suppressed results.
///
/// Its rules are the codes that were found, each with its page. Paths are relative to the folder
/// of the site.
pub fn sarif(told: &[Diagnostic], silenced: &[Silenced]) -> String {
    let silenced_ones = silenced.iter().map(|one| &one.diagnostic);
    let mut codes: Vec<&str> = told.iter().chain(silenced_ones).map(|one| one.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let told = told.iter().map(|one| result(one, &codes, &[]));
    let silenced =
        silenced.iter().map(|one| result(&one.diagnostic, &codes, &[suppression(&one.by)]));
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "careerbook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": told.chain(silenced).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &str) -> Value {
    let Some(page) = explanation(code) else { return json!({ "id": code }) };
    json!({
        "id": code,
        "shortDescription": { "text": page.finds() },
        "help": { "text": page.text, "markdown": page.text },
        "defaultConfiguration": { "level": page.severity.word() },
    })
}

fn result(diagnostic: &Diagnostic, codes: &[&str], suppressions: &[Value]) -> Value {
    let mut message = diagnostic.title.clone();
    if !diagnostic.primary.text.is_empty() {
        let _ = write!(message, ": {}", diagnostic.primary.text);
    }
    for help in &diagnostic.help {
        let _ = write!(message, "\n{help}");
    }
    let related = diagnostic.context.iter().enumerate().map(related_location);
    json!({
        "ruleId": diagnostic.code,
        "ruleIndex": codes.binary_search(&diagnostic.code).unwrap_or_default(),
        "level": diagnostic.severity.word(),
        "message": { "text": message },
        "locations": [{ "physicalLocation": location(&diagnostic.primary.place) }],
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": diagnostic.fix.iter().map(change).collect::<Vec<_>>(),
        "suppressions": suppressions,
    })
}

fn related_location((id, label): (usize, &Label)) -> Value {
    json!({
        "id": id,
        "physicalLocation": location(&label.place),
        "message": { "text": label.text },
    })
}

fn change(fix: &Fix) -> Value {
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(fix.place.path()) },
            "replacements": [{
                "deletedRegion": region(&fix.place),
                "insertedContent": { "text": fix.replacement },
            }],
        }],
    })
}

fn suppression(by: &Silencer) -> Value {
    match by {
        Silencer::Comment { place, reason } => json!({
            "kind": "inSource",
            "justification": reason,
            "location": { "physicalLocation": location(place) },
        }),
        Silencer::Level(chosen) => json!({
            "kind": "external",
            "justification": match chosen {
                Chosen::OnCommandLine => "allowed by `--allow`",
                Chosen::InSettings => "allowed in `site.yaml`",
            },
        }),
    }
}

fn location(place: &Place) -> Value {
    json!({ "artifactLocation": { "uri": uri(place.path()) }, "region": region(place) })
}

fn region(place: &Place) -> Value {
    let lines = Lines::new(place.source.text());
    let (start, end) = (lines.locate(place.span.start), lines.locate(place.span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": place.span.start,
        "byteLength": place.span.len(),
    })
}

/// The path as a relative reference (RFC 3986): what is not unreserved is written in hexadecimal.
fn uri(path: &SourcePath) -> String {
    let mut uri = String::new();
    for byte in path.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
