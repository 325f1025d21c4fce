//! HTML in Markdown.

use super::{drawn, faults, lead, read};

#[test]
fn a_few_tags_are_allowed() {
    assert_eq!(
        lead(
            "<abbr title='a \"b\" &amp; c'>X</abbr> <KBD>a</kbd><br/>H<sub>2</sub> <q lang=pt-BR>*o*</q>"
        ),
        "<p><abbr title=\"a &quot;b&quot; &amp; c\">X</abbr> <kbd>a</kbd><br>H<sub>2</sub> \
         <q lang=\"pt-BR\"><em>o</em></q></p>"
    );
}

#[test]
fn comments_are_left_out() {
    assert_eq!(lead("a <!-- b --> c\n\n<!-- block\n\nof text -->\n\nd"), "<p>a  c</p>\n<p>d</p>");
    assert_eq!(lead("> <!-- a\n> b -->\n"), "<blockquote>\n</blockquote>");
    assert_eq!(read("## A\n\n<!-- later -->\n").0.sections[0].html, "");
}

#[test]
fn other_tags_are_faults_at_their_place() {
    let (document, _, faults) = read("a <b>bold</b> <img src=x onerror=y> <span>s</span>");
    assert_eq!(
        faults,
        "1:3: error[raw-html]: the HTML tag `<b>` is not allowed in the text\n\
         1:15: error[raw-html]: the HTML tag `<img>` is not allowed in the text\n\
         1:37: error[raw-html]: the HTML tag `<span>` is not allowed in the text\n"
    );
    assert_eq!(document.lead, "<p>a bold  s</p>");
    assert!(drawn("a <b>bold</b>").contains("write bold text as `**text**`"));
}

#[test]
fn blocks_of_html_are_faults() {
    let (document, _, found) =
        read("<div\n class=\"a>b\">\n<p>x</p>\n</div>\n\n</div>\n\n<!DOCTYPE html>\n");
    assert_eq!(
        found,
        "1:1: error[raw-html]: the HTML tag `<div>` is not allowed in the text\n\
         3:1: error[raw-html]: the HTML tag `<p>` is not allowed in the text\n\
         6:1: error[raw-html]: the HTML tag `<div>` is not allowed in the text\n\
         8:1: error[raw-html]: HTML that is not allowed in the text\n"
    );
    assert_eq!(document.lead, "");
    assert_eq!(
        faults("<script>\nif (a<b) {}\n</script>\n"),
        "1:1: error[raw-html]: the HTML tag `<script>` is not allowed in the text\n"
    );
}

#[test]
fn markdown_is_not_read_in_blocks_of_html() {
    assert_eq!(
        faults("<mark>\n*text*\n</mark>\n"),
        "1:1: error[raw-html]: `<mark>` stands alone on its line\n"
    );
    assert_eq!(
        faults("<!-- a --> *text*\n"),
        "1:12: error[raw-html]: text on the line of a comment\n"
    );
}

#[test]
fn attributes_are_few() {
    for tag in [
        "<kbd class=a>",
        "<kbd onclick='x'>",
        "<q lang='not a language'>",
        "<kbd title=a title=b>",
        "<br style=x>",
    ] {
        let end = if tag.starts_with("<br") {
            String::new()
        } else {
            format!("</{}>", &tag[1..tag.find(' ').unwrap()])
        };
        let (document, _, found) = read(&format!("a {tag}b{end}"));
        assert!(found.starts_with("1:3: error[raw-html]"), "{tag}: {found}");
        assert_eq!((found.lines().count(), document.lead.as_str()), (1, "<p>a b</p>"), "{tag}");
    }
}

#[test]
fn tags_are_closed_where_they_were_opened() {
    let (document, _, faults) = read("*<kbd>a* b</kbd>\n\n- c <q>d\n  - e</q>\n");
    assert_eq!(
        faults,
        "1:2: error[raw-html]: `<kbd>` is not closed\n\
         1:11: error[raw-html]: `</kbd>` closes nothing\n\
         3:5: error[raw-html]: `<q>` is not closed\n\
         4:6: error[raw-html]: `</q>` closes nothing\n"
    );
    assert_eq!(
        document.lead,
        "<p><em><kbd>a</kbd></em> b</p>\n<ul>\n<li>c <q>d</q>\n<ul>\n<li>e</li>\n</ul>\n</li>\n</ul>"
    );
    assert_eq!(
        super::faults("## A <small>b\n\ntext</br>\n"),
        "1:6: error[raw-html]: `<small>` is not closed\n\
         3:5: error[raw-html]: `</br>` closes nothing\n"
    );
}

#[test]
fn a_slash_closes_no_tag() {
    let (document, _, faults) = read("a <kbd/> b <wbr/> <x/>");
    assert_eq!(
        faults,
        "1:3: error[raw-html]: `<kbd>` is not closed\n\
         1:12: error[raw-html]: the HTML tag `<wbr>` is not allowed in the text\n\
         1:19: error[raw-html]: the HTML tag `<x>` is not allowed in the text\n"
    );
    assert_eq!(document.lead, "<p>a <kbd> b  </kbd></p>");
}

#[test]
fn what_looks_like_html_is_text_in_code() {
    assert_eq!(
        lead("`<b>` a < b\n\n    <i>"),
        "<p><code>&lt;b&gt;</code> a &lt; b</p>\n<pre><code>&lt;i&gt;\n</code></pre>"
            .replace("\n</code>", "</code>")
    );
}
