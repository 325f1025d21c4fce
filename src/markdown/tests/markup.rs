//! Tables, footnotes, lists, alerts, punctuation.

use super::{faults, lead, read, read_source};
use crate::source::Source;

#[test]
fn tables_scroll_and_have_headers() {
    let (document, _, faults) = read("## Pay & *more*\n\nA | B\n--|--:\n1 | 2\n\nC |\n--|\n");
    assert_eq!(faults, "");
    assert_eq!(
        document.sections[0].html,
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Pay &amp; more\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\">A</th><th scope=\"col\" class=\"align-right\">B</th>\
         </tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n\
         </table>\n</div>\n\
         <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Pay &amp; more (2)\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\">C</th></tr>\n</thead>\n<tbody>\n</tbody>\n\
         </table>\n</div>"
    );
}

#[test]
fn footnotes_stand_at_the_end_of_their_section() {
    let (document, _, faults) = read(
        "a[^x]\n\n## B\n\nb[^y] and b[^Y]\n\n## C\n\nc[^x]\n\n[^x]: one\n\n[^y]: two[^z]\n\n[^z]: three\n",
    );
    assert_eq!(faults, "");
    assert_eq!(
        document.lead,
        "<p>a<sup class=\"footnote-reference\"><a id=\"fnref:1\" href=\"#fn:1\" \
         aria-label=\"Footnote 1\">1</a></sup></p>\n<div class=\"footnotes\">\n<ol>\n\
         <li id=\"fn:1\">\n<p>one <a class=\"footnote-back\" href=\"#fnref:1\" \
         aria-label=\"Back to reference 1\">↩\u{fe0e}</a></p>\n</li>\n</ol>\n</div>"
    );
    let second = &document.sections[0].html;
    assert!(second.contains("id=\"fnref:2\"") && second.contains("id=\"fnref:2-2\""), "{second}");
    assert!(second.contains("<ol start=\"2\">") && second.contains("id=\"fn:3\""), "{second}");
    let third = &document.sections[1].html;
    assert!(third.contains("id=\"fnref:1-2\"") && !third.contains("<ol"), "{third}");
}

#[test]
fn footnotes_and_their_references_belong_together() {
    assert_eq!(
        faults("a[^x] \\[^y] [^see here]\n\n[^z]: one\n\n[^q]: two\n\n[^q]: three\n\nb[^q]"),
        "1:2: error[unknown-footnote]: there is no footnote `x`\n\
         3:1: warning[unused-footnote]: the footnote is not shown\n\
         7:1: warning[unused-footnote]: there are two footnotes `q`\n"
    );
}

#[test]
fn footnotes_can_name_themselves() {
    let html = lead("a[^x]\n\n[^x]: b[^x]\n");
    assert_eq!(html.matches("<li").count(), 1);
}

#[test]
fn task_lists_have_boxes() {
    assert_eq!(
        lead("- [ ] a\n- [x] b\n"),
        "<ul>\n<li><input type=\"checkbox\" disabled aria-label=\"To do\"> a</li>\n\
         <li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> b</li>\n</ul>"
    );
}

#[test]
fn alerts_have_a_class_and_a_title() {
    assert_eq!(
        lead("> [!TIP]\n> Text\n"),
        "<div class=\"alert alert-tip\" role=\"note\">\n<p class=\"alert-title\">Tip</p>\n\
         <p>Text</p>\n</div>"
    );
}

#[test]
fn definition_lists_and_strikethrough_work() {
    assert_eq!(
        lead("SQL\n: a ~~b~~ language\n"),
        "<dl>\n<dt>SQL</dt>\n<dd>a <del>b</del> language</dd>\n</dl>"
    );
}

#[test]
fn punctuation_is_smart() {
    assert_eq!(lead("\"It's\" -- so...\n"), "<p>“It’s” – so…</p>");
}

#[test]
fn line_endings_make_no_difference() {
    let text = "## A\n\n```rust\nlet a;\n\nb\n```\n\n`c\nd` e\\\nf  \ng <!--\n--> h\n\n\
                a | b\n--|--\n1 | <b>\n\n> [!NOTE]\n> x\n\n[x](y\n";
    let windows = text.replace('\n', "\r\n");
    let old = text.replace('\n', "\r");
    assert_eq!(read(text).0, read(&windows).0);
    assert_eq!(read(text).2, read(&windows).2);
    assert_eq!(read(text).0, read(&old).0);
}

#[test]
fn control_characters_are_faults() {
    assert_eq!(
        faults("a\u{8}b\n\n`c` &#7;\n"),
        "1:2: error[control-character]: an invisible control character, U+0008\n\
         3:5: error[control-character]: an invisible control character, U+0007\n"
    );
}

#[test]
fn only_the_body_is_read() {
    let source = Source::new("a.md", "---\n# no\n---\n[x](y)".as_bytes());
    let (parts, _) = crate::markdown::split(&source);
    let (_, _, faults) =
        crate::markdown::parse(&source, parts.body, &|_| String::new(), &|_| String::new());
    assert_eq!((faults.len(), faults[0].primary.place.span.clone()), (1, 17..18));
    assert_eq!(read_source(&Source::new("a.md", Vec::new())).2, "");
}
