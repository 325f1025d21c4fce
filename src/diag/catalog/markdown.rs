//! Messages about Markdown: headings, links, images, HTML and footnotes.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place};
use crate::source::{Source, Span};

use super::nearest;

/// How links within the site are written.
const LINKS: &str = "write a page as `data-engineer.md`, a place on this page as `#salary`, an \
                     entry as `skill:programming`, another site as `https://…`";

/// Which HTML may stand in the text.
const TAGS: &str = "only `<abbr>`, `<br>`, `<cite>`, `<kbd>`, `<mark>`, `<q>`, `<small>`, \
                    `<sub>`, `<sup>` and comments are allowed";

/// A first `---` line without a second one.
pub fn unclosed_front_matter(source: &Arc<Source>, fence: Span) -> Diagnostic {
    let title = "the front matter has no end".to_owned();
    let label = "it begins here, and no other line of `---` follows";
    Diagnostic::error("unclosed-front-matter", Place::new(source, fence), title, label)
        .with_help("write a line `---` after the last key")
}

/// A `#` heading.
pub fn top_heading(place: Place) -> Diagnostic {
    let title = "a heading of level 1 in the text".to_owned();
    Diagnostic::error("heading-level", place, title, "expected `##` or deeper")
        .with_help("the title of the page stands in the front matter, as `title: …`")
}

/// A heading that is more than one level deeper than the one before it.
pub fn heading_jump(place: Place, found: usize, expected: usize) -> Diagnostic {
    let title = format!("a heading of level {found} where level {expected} comes next");
    let label = format!("expected `{}` at most", "#".repeat(expected));
    Diagnostic::error("heading-level", place, title, label)
        .with_help("take off a `#`, or add the heading that is missing above")
}

/// A heading inside a list, a quote or a footnote.
pub fn nested_heading(place: Place) -> Diagnostic {
    let title = "a heading inside a list, a quote or a footnote".to_owned();
    Diagnostic::error("nested-heading", place, title, "expected at the start of a line of its own")
        .with_help("end the list or quote before the heading, or write bold text: `**text**`")
}

/// A heading without text.
pub fn empty_heading(place: Place) -> Diagnostic {
    let title = "the heading has no text".to_owned();
    Diagnostic::error("empty-heading", place, title, "expected text after the `#` signs")
        .with_help("write the heading, or delete its line")
}

/// Braces after a heading that hold more than an id.
pub fn heading_attribute(place: Place) -> Diagnostic {
    let title = "the braces after the heading hold more than an id".to_owned();
    Diagnostic::error("heading-attribute", place, title, "expected an id alone, as in `{#salary}`")
        .with_help("where the braces belong to the text, write `\\{` and `\\}`")
}

/// An id with characters that cannot stand in an address; `safe` is the nearest id that can.
pub fn bad_id(place: Place, id: &str, safe: &str) -> Diagnostic {
    let title = format!("`{id}` cannot be an id");
    let label = "expected letters from a to z, digits and hyphens only";
    let fault = Diagnostic::error("bad-id", place, title, label);
    if safe.is_empty() { fault } else { fault.with_help(format!("write `{{#{safe}}}`")) }
}

/// An id that another heading has already.
pub fn duplicate_id(place: Place, first: Place, id: &str) -> Diagnostic {
    let title = format!("the id `{id}` is used twice on the page");
    Diagnostic::error("duplicate-id", place, title, "the second heading with this id")
        .with_context(first, "the first one is here")
        .with_help("give one of the two headings another id")
}

/// An id of a heading within a section that a section has, too; `section` is where, if it is
/// written on the page.
pub fn id_of_section(place: Place, section: Option<Place>, id: &str) -> Diagnostic {
    let title = format!("the id `{id}` belongs to a section of the page");
    let fault = Diagnostic::error("duplicate-id", place, title, "this heading has the same id")
        .with_help("give this heading an id of its own: `### Heading {#other-id}`");
    match section {
        Some(section) => fault.with_context(section, "the section is here"),
        None => fault,
    }
}

fn broken_link(place: Place, title: String, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error("broken-link", place, title, label)
}

/// A path with more `../` than there are folders.
pub fn leaves_site(place: Place, path: &str) -> Diagnostic {
    let title = format!("`{path}` leads out of the folder of the site");
    broken_link(place, title, "there are too many `../` in it")
        .with_help("a path starts from the folder of this file")
}

/// A destination that is neither a page nor anything else that can be named.
pub fn not_a_page(place: Place, written: &str) -> Diagnostic {
    let title = match written {
        "" | "#" => "the link leads nowhere".to_owned(),
        _ => format!("`{written}` is neither a page of this site nor an address"),
    };
    let file = written.split(['#', '?']).next().unwrap_or_default();
    let label = if written.is_empty() || written == "#" {
        "expected a destination".to_owned()
    } else if written.starts_with("www.") {
        format!("expected `https://{written}`")
    } else if let Some(page) = file.strip_suffix(".html") {
        let name = page.rsplit('/').next().unwrap_or(page);
        format!("expected the path of a Markdown file, such as `{name}.md`")
    } else if file.starts_with('/') {
        "expected a path from the folder of this file, without `/` in front".to_owned()
    } else {
        "expected a file that ends with `.md`".to_owned()
    };
    broken_link(place, title, label).with_help(LINKS)
}

/// A word before a colon that names no kind of link.
pub fn unknown_scheme<'k>(
    place: Place,
    written: &str,
    scheme: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("there are no links that begin with `{scheme}:`");
    let rest = &written[scheme.len()..];
    match nearest(scheme, known) {
        None => broken_link(place, title, "this leads nowhere").with_help(LINKS),
        Some((meant, unique)) => {
            let label = format!("did you mean `{meant}{rest}`?");
            // Where the destination is written elsewhere, the place is that of the whole link.
            let is_there = place.source.bytes().get(place.span.clone()) == Some(written.as_bytes());
            let fault = broken_link(place, title, label).with_help(LINKS);
            if unique && is_there {
                let replacement = format!("{meant}{rest}");
                return fault.with_fix("a kind of link with a similar name exists", replacement);
            }
            fault
        }
    }
}

/// `skill:` and nothing after it.
pub fn entry_without_id(place: Place, kind: &str) -> Diagnostic {
    let title = format!("the link names no {kind}");
    broken_link(place, title, format!("expected an id after `{kind}:`")).with_help(LINKS)
}

/// A `%` in a path that does not stand for a letter.
pub fn bad_percent(place: Place, written: &str) -> Diagnostic {
    let title = format!("`{written}` holds a `%` that stands for nothing");
    let label = "after each `%` two hexadecimal digits are expected, as in `%20` for a space";
    broken_link(place, title, label).with_help("write `%25` for a percent sign")
}

/// `[text][name]` without a line `[name]: …`.
pub fn undefined_reference(place: Place, name: &str) -> Diagnostic {
    let title = format!("nothing says where `[{name}]` leads");
    let help = format!("add a line `[{name}]: page.md`, or write `[text](page.md)`");
    broken_link(place, title, format!("no line begins with `[{name}]:`"))
        .with_help(help)
        .with_help("where the brackets belong to the text, write `\\[`")
}

/// A link in the text of another one.
pub fn link_in_link(place: Place) -> Diagnostic {
    let title = "a link inside the text of another link".to_owned();
    broken_link(place, title, "the outer link starts before this one")
        .with_help("write the two links beside each other")
}

/// An address outside the site that is not well formed; `fault` says what was expected.
pub fn bad_url(place: Place, written: &str, fault: &str) -> Diagnostic {
    let title = format!("`{written}` is not a valid address");
    Diagnostic::error("bad-url", place, title, fault)
        .with_help("copy the address from the address bar of a browser")
}

/// A link without text.
pub fn empty_link(place: Place) -> Diagnostic {
    let title = "the link has no text".to_owned();
    Diagnostic::error("empty-link", place, title, "there is nothing to read or to click on")
        .with_help("write what it leads to between the brackets: `[text](page.md)`")
}

/// An image that says nothing to people who do not see it.
pub fn image_without_alt(place: Place) -> Diagnostic {
    let title = "the image has no alternative text".to_owned();
    Diagnostic::error("image-without-alt", place, title, "expected text between the brackets")
        .with_help("say in a few words what the image shows: `![A rack of servers](rack.jpg)`")
}

/// An image on another site.
pub fn remote_image(place: Place) -> Diagnostic {
    let title = "the image lies on another site".to_owned();
    Diagnostic::error("remote-image", place, title, "expected a file of this site")
        .with_help("copy the file, if its licence allows that, and name it by its path")
        .with_help("pages ask no other site for anything, so that nobody learns who reads them")
}

/// The destination of an image that cannot be a path.
pub fn not_an_image_path(place: Place, written: &str) -> Diagnostic {
    let title = match written {
        "" => "the image names no file".to_owned(),
        _ => format!("`{written}` is not the path of an image"),
    };
    broken_link(place, title, "expected a path from the folder of this file")
        .with_help("write it as in `![A rack of servers](rack.jpg)`")
}

/// An image file with an ending that browsers do not show.
pub fn unknown_image_type(place: Place, ending: &str, known: &[&str]) -> Diagnostic {
    let title = match ending {
        "" => "the name of the image has no ending".to_owned(),
        _ => format!("files that end with `.{ending}` are not shown as images"),
    };
    let label = format!("expected one of `.{}`", known.join("`, `."));
    Diagnostic::error("unknown-image-type", place, title, label)
        .with_help("save the image in one of these formats")
}

/// An HTML tag that is not allowed; `name` is empty for declarations.
pub fn raw_html(place: Place, name: &str) -> Diagnostic {
    let title = match name {
        "" => "HTML that is not allowed in the text".to_owned(),
        _ => format!("the HTML tag `<{name}>` is not allowed in the text"),
    };
    let fault = Diagnostic::error("raw-html", place, title, "expected Markdown");
    let fault = match in_markdown(name) {
        Some(help) => fault.with_help(help),
        None => fault,
    };
    fault.with_help(TAGS).with_help("where the tag itself is to be read, write `` `<tag>` ``")
}

/// How Markdown says what the tag says.
fn in_markdown(name: &str) -> Option<&'static str> {
    Some(match name {
        "a" => "write a link as `[text](page.md)`",
        "img" | "picture" => "write an image as `![what it shows](image.png)`",
        "b" | "strong" => "write bold text as `**text**`",
        "i" | "em" => "write emphasis as `*text*`",
        "s" | "del" | "strike" => "write struck text as `~~text~~`",
        "code" | "tt" | "samp" | "pre" => "write code between backticks",
        "ul" | "ol" | "li" => "write a list with `- ` or `1. ` at the start of its lines",
        "p" | "div" | "span" | "section" => "leave an empty line between paragraphs",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write a heading as `## Text`",
        "table" | "tr" | "td" | "th" => "write a table with `|` between its cells",
        "blockquote" => "write a quotation with `> ` at the start of its lines",
        "hr" => "write a line across the page as `---`",
        "script" | "style" | "iframe" | "link" => "scripts and styles belong in the theme",
        _ => return None,
    })
}

/// An attribute that an allowed tag may not have.
pub fn html_attribute(place: Place, name: &str, attribute: &str) -> Diagnostic {
    let title = format!("`<{name}>` cannot have `{attribute}` like this");
    let label = "expected `title=\"…\"` or `lang=\"…\"` at most, each once";
    Diagnostic::error("raw-html", place, title, label)
        .with_help("`lang` is the code of a language, such as `en` or `pt-BR`")
}

/// A tag without its end tag in the same paragraph.
pub fn unclosed_tag(place: Place, name: &str) -> Diagnostic {
    let title = format!("`<{name}>` is not closed");
    Diagnostic::error("raw-html", place, title, format!("no `</{name}>` ends it where it stands"))
        .with_help("open and close a tag in one paragraph, and inside one pair of `*` or brackets")
}

/// An end tag without its start tag in the same paragraph.
pub fn unopened_tag(place: Place, name: &str) -> Diagnostic {
    let title = format!("`</{name}>` closes nothing");
    Diagnostic::error("raw-html", place, title, format!("no `<{name}>` stands open here"))
        .with_help("open and close a tag in one paragraph, and inside one pair of `*` or brackets")
}

/// An allowed tag that begins a block, in which Markdown is not read.
pub fn html_block(place: Place, name: &str) -> Diagnostic {
    let title = format!("`<{name}>` stands alone on its line");
    Diagnostic::error("raw-html", place, title, "a tag alone on a line is not part of a paragraph")
        .with_help("write the tag and its text on one line")
}

/// Text beside a comment or within HTML, where Markdown is not read.
pub fn text_in_html_block(place: Place) -> Diagnostic {
    let title = "text on the line of a comment".to_owned();
    Diagnostic::error("raw-html", place, title, "this is not read as Markdown")
        .with_help("give the comment lines of its own")
}

/// `[^name]` without a line `[^name]: …`.
pub fn undefined_footnote(place: Place, name: &str) -> Diagnostic {
    let title = format!("there is no footnote `{name}`");
    Diagnostic::error("unknown-footnote", place, title, format!("no line begins with `[^{name}]:`"))
        .with_help(format!("add a line `[^{name}]: text`"))
        .with_help("where the brackets belong to the text, write `\\[`")
}

/// A footnote that nothing refers to.
pub fn unused_footnote(place: Place) -> Diagnostic {
    let title = "the footnote is not shown".to_owned();
    Diagnostic::warning("unused-footnote", place, title, "nothing in the text refers to it")
        .with_help("name it where it belongs, or delete it")
}

/// A second footnote of one name.
pub fn second_footnote(place: Place, name: &str) -> Diagnostic {
    let title = format!("there are two footnotes `{name}`");
    Diagnostic::warning("unused-footnote", place, title, "the second one is not shown")
        .with_help("give one of the two another name")
}

/// A character that is not shown and may not stand in HTML.
pub fn control_character(place: Place, found: char) -> Diagnostic {
    let title = format!("an invisible control character, U+{:04X}", u32::from(found));
    Diagnostic::error("control-character", place, title, "it stands here")
        .with_help("type the text anew; such characters come from copying")
}

/// A reference to a figure that there is none of.
pub fn unknown_figure(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'static str> + Clone,
) -> Diagnostic {
    let title = format!("no figure is called `{found}`");
    let all = known.clone().into_iter().collect::<Vec<_>>().join(", ");
    let fault = Diagnostic::error("unknown-figure", place, title, "not a figure of a career")
        .with_help(format!("figures are {all}; `\\{{` writes the brace itself"));
    match nearest(found, known) {
        Some((meant, true)) => {
            fault.with_fix("a figure with a similar name exists", format!("{{{meant}}}"))
        }
        _ => fault,
    }
}
