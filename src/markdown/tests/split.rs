//! Front matter and body.

use crate::diag::{Drawing, draw};
use crate::markdown::{Parts, split};
use crate::source::{Source, Span};

fn parts(text: &str) -> (Option<String>, String, String) {
    let source = Source::new("a.md", text.as_bytes());
    let (Parts { front_matter, body }, faults) = split(&source);
    let part = |span: Span| source.text()[span].to_owned();
    (front_matter.map(part), part(body), draw(&faults, Drawing::Short))
}

#[test]
fn front_matter_stands_between_two_lines() {
    let (front_matter, body, faults) = parts("---\ntitle: A\n---\n\nText\n");
    assert_eq!(front_matter.as_deref(), Some("title: A\n"));
    assert_eq!((body.as_str(), faults.as_str()), ("\nText\n", ""));
}

#[test]
fn byte_order_marks_and_carriage_returns_do_no_harm() {
    let (front_matter, body, faults) = parts("\u{feff}---\r\ntitle: A\r\n---\r\nText");
    assert_eq!(front_matter.as_deref(), Some("title: A\r\n"));
    assert_eq!((body.as_str(), faults.as_str()), ("Text", ""));
}

#[test]
fn a_file_without_front_matter_is_all_body() {
    assert_eq!(parts("\u{feff}Text\n---\n"), (None, "Text\n---\n".into(), String::new()));
    assert_eq!(parts(""), (None, String::new(), String::new()));
}

#[test]
fn front_matter_can_be_empty() {
    assert_eq!(parts("---\n---"), (Some(String::new()), String::new(), String::new()));
}

#[test]
fn an_unclosed_front_matter_ends_at_the_first_empty_line() {
    let (front_matter, body, faults) = parts("---\ntitle: A\n\nText\n\nMore");
    assert_eq!(front_matter.as_deref(), Some("title: A\n"));
    assert_eq!(body, "\nText\n\nMore");
    assert_eq!(faults, "a.md:1:1: error[unclosed-front-matter]: the front matter has no end\n");
}

#[test]
fn a_line_that_only_begins_with_hyphens_closes_nothing() {
    let (front_matter, _, faults) = parts("---\ntitle: A\n---- \n--- x\n---  \nText");
    assert_eq!(front_matter.as_deref(), Some("title: A\n---- \n--- x\n"));
    assert_eq!(faults, "");
}
