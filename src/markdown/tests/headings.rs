//! Sections, headings, ids.

use crate::markdown::{Heading, slug};

use super::{drawn, faults, marked, read};

#[test]
fn sections_begin_at_level_two() {
    let (document, positions, faults) =
        read("Lead.\n\n## What is *it*? {#overview}\n\nText.\n\n## Salary\n");
    assert_eq!(faults, "");
    assert_eq!(document.lead, "<p>Lead.</p>");
    let [overview, salary] = &document.sections[..] else { panic!("{document:?}") };
    assert_eq!(overview.id.as_deref(), Some("overview"));
    assert_eq!(overview.title, "What is it?");
    assert_eq!(overview.title_html, "What is <em>it</em>?");
    assert_eq!(overview.html, "<p>Text.</p>");
    assert_eq!((salary.id.as_deref(), salary.html.as_str()), (None, ""));
    assert_eq!(positions.sections, [7..35, 44..53]);
    assert_eq!(positions.section_ids, [25..34, 44..53]);
}

#[test]
fn a_title_is_plain_text() {
    let (document, _, faults) = read("## `a<b` &amp; \"c\" [d](e.md) {#x}\n\n## R&D {#r}");
    assert_eq!(faults, "");
    assert_eq!(document.sections[0].title, "a<b & “c” d");
    assert_eq!(
        document.sections[0].title_html,
        "<code>a&lt;b</code> &amp; “c” <a href=\"/e.html\">d</a>"
    );
    assert_eq!(document.sections[1].title_html, "R&amp;D");
}

#[test]
fn headings_get_ids_that_no_other_has() {
    let (document, _, faults) = read("## A {#pay}\n### Pay\n### Pay\n#### Pay-2\n### ???\n");
    assert_eq!(faults, "");
    let ids: Vec<_> = document.sections[0].headings.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["pay-2", "pay-3", "pay-2-2", "section"]);
    assert!(document.sections[0].html.starts_with("<h3 id=\"pay-2\">Pay</h3>\n"));
}

#[test]
fn a_written_id_is_kept() {
    let (document, _, faults) = read("## A\n### In Europe {#pay_EU-1}\n");
    assert_eq!(faults, "");
    let heading = Heading { id: "pay_EU-1".into(), title: "In Europe".into(), level: 3 };
    assert_eq!(document.sections[0].headings, [heading]);
}

#[test]
fn two_equal_ids_are_a_fault() {
    assert_eq!(
        faults("## A {#pay}\n\n## B {#pay}\n"),
        "3:7: error[duplicate-id]: the id `pay` is used twice on the page\n"
    );
    // The first id was made from the heading.
    assert_eq!(
        faults("## A\n### Pay\n### More {#pay}\n"),
        "3:11: error[duplicate-id]: the id `pay` is used twice on the page\n"
    );
    assert!(drawn("## A {#pay}\n\n## B {#pay}\n").contains("the first one is here"));
}

#[test]
fn an_id_must_fit_into_an_address() {
    let (document, _, faults) = read("## A {#é.b}\n");
    assert_eq!(faults, "1:7: error[bad-id]: `é.b` cannot be an id\n");
    assert_eq!(document.sections[0].id, None);
    assert!(drawn("## A {#é.b}\n").contains("write `{#e-b}`"));
}

#[test]
fn the_title_is_not_written_in_the_text() {
    let (document, _, faults) = read("# Data engineer\n\nText\n====\n\n## A\n");
    assert_eq!(
        faults,
        "1:1: error[heading-level]: a heading of level 1 in the text\n\
         3:1: error[heading-level]: a heading of level 1 in the text\n"
    );
    assert_eq!(document.sections.len(), 1);
    assert_eq!(document.lead, "<p>Data engineer</p>\n<p>Text</p>");
}

#[test]
fn levels_do_not_jump() {
    assert_eq!(
        faults("### A\n\n## B\n\n#### C\n\n#### D\n\n### E\n"),
        "1:1: error[heading-level]: a heading of level 3 where level 2 comes next\n\
         5:1: error[heading-level]: a heading of level 4 where level 3 comes next\n"
    );
    assert!(drawn("## B\n#### C\n").contains("^^^^ expected `###` at most"));
}

#[test]
fn underlined_headings_count_too() {
    let text = "A\nb\n---\n\nText\n";
    let (document, positions, faults) = read(text);
    assert_eq!(faults, "");
    assert_eq!(document.sections[0].title, "A b");
    assert_eq!(marked(text, &positions.sections), ["A\nb\n---"]);
}

#[test]
fn headings_stand_on_their_own() {
    let (document, _, faults) = read("> ## A\n\n- ### B\n");
    assert_eq!(
        faults,
        "1:3: error[nested-heading]: a heading inside a list, a quote or a footnote\n\
         3:3: error[nested-heading]: a heading inside a list, a quote or a footnote\n"
    );
    assert_eq!(document.sections, []);
}

#[test]
fn braces_hold_an_id_and_nothing_else() {
    let text = "## A {#a onclick=x}\n\n## B {.wide}\n";
    assert_eq!(
        faults(text),
        "1:6: error[heading-attribute]: the braces after the heading hold more than an id\n\
         3:6: error[heading-attribute]: the braces after the heading hold more than an id\n"
    );
    assert_eq!(read(text).0.sections[0].title_html, "A");
}

#[test]
fn a_heading_has_text() {
    assert_eq!(faults("##\n"), "1:1: error[empty-heading]: the heading has no text\n");
}

#[test]
fn the_positions_are_those_of_the_file() {
    let text = "ü\r\n\r\n## Ä {#a}\r\n\r\n[x](b.md)\r\n\r\n## B {#b}\r\n";
    let (document, positions, faults) = read(text);
    assert_eq!(faults, "");
    assert_eq!(marked(text, &positions.sections), ["## Ä {#a}", "## B {#b}"]);
    assert_eq!(marked(text, &positions.section_ids), ["#a", "#b"]);
    assert_eq!(marked(text, &positions.links), ["b.md"]);
    assert_eq!(document, read(&text.replace('\r', "")).0);
}

#[test]
fn slugs_are_plain_ascii() {
    assert_eq!(slug("What does a Data Engineer do?"), "what-does-a-data-engineer-do");
    assert_eq!(slug("Crème brûlée & Straße"), "creme-brulee-strasse");
    assert_eq!(slug("What’s C++/C#?  "), "whats-c-c");
    assert_eq!(slug("Øre Łódź e\u{301}a"), "ore-lodz-ea");
    assert_eq!(slug("日本 — !"), "");
}
