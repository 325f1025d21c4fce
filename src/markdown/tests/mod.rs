//! What `split`, `parse` and `slug` give for a text: values, HTML, positions and faults.

mod headings;
mod hostile;
mod links;
mod markup;
mod split;
mod tags;

use std::sync::Arc;

use crate::diag::{Drawing, draw};
use crate::source::Source;

use super::{Document, Positions, Target, parse};

const PATH: &str = "content/careers/a.md";

/// The document, its positions and its faults in short.
fn read(text: &str) -> (Document, Positions, String) {
    let source = Source::new(PATH, text.as_bytes());
    let (document, positions, faults) = read_source(&source);
    (document, positions, faults.replace(&format!("{PATH}:"), ""))
}

fn read_source(source: &Arc<Source>) -> (Document, Positions, String) {
    let address = |target: &Target| match target {
        Target::Page { path, anchor } => {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("/{}.html{anchor}", path.stem())
        }
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Entry { kind, id, .. } => format!("/{}s/{id}.html", kind.word()),
        Target::External(_) => unreachable!("other sites have their own addresses"),
    };
    let body = 0..source.text().len();
    let (document, positions, faults) =
        parse(source, body, &address, &|image| format!("/images/{}", image.file_name()));
    (document, positions, draw(&faults, Drawing::Short))
}

/// HTML of a text without headings and without faults.
fn lead(text: &str) -> String {
    let (document, _, faults) = read(text);
    assert_eq!(faults, "", "{text}");
    document.lead
}

/// The faults of a text, in short.
fn faults(text: &str) -> String {
    read(text).2
}

/// The whole first fault as people see it.
fn drawn(text: &str) -> String {
    let source = Source::new(PATH, text.as_bytes());
    let body = 0..source.text().len();
    let (_, _, faults) = parse(&source, body, &|_| String::new(), &|_| String::new());
    draw(&faults[..1], Drawing::Human { colour: false })
}

/// The parts of `text` that the spans mark.
fn marked<'t>(text: &'t str, spans: &[crate::source::Span]) -> Vec<&'t str> {
    spans.iter().map(|span| &text[span.clone()]).collect()
}
