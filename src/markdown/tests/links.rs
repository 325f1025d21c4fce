//! Links and images.

use crate::markdown::{EntryKind, Target};
use crate::source::SourcePath;

use super::{drawn, faults, lead, marked, read};

/// What the links of a text name; there must be no faults.
fn targets(text: &str) -> Vec<Target> {
    let (document, _, faults) = read(text);
    assert_eq!(faults, "", "{text}");
    document.links
}

fn page(path: &str, anchor: Option<&str>) -> Target {
    Target::Page { path: SourcePath::new(path), anchor: anchor.map(str::to_owned) }
}

#[test]
fn a_page_is_named_by_its_path() {
    assert_eq!(targets("[x](b.md)"), [page("content/careers/b.md", None)]);
    assert_eq!(targets("[x](../about.md#us)"), [page("content/about.md", Some("us"))]);
    assert_eq!(targets("[x](./b.md#)"), [page("content/careers/b.md", None)]);
    assert_eq!(lead("[x](b.md#pay)"), "<p><a href=\"/b.html#pay\">x</a></p>");
}

#[test]
fn percent_and_ampersand_are_read_right() {
    assert_eq!(targets("[x](my%20page.md)"), [page("content/careers/my page.md", None)]);
    assert_eq!(targets("[x](<r&d page.md>)"), [page("content/careers/r&d page.md", None)]);
    assert_eq!(targets("[x](r&amp;d.md)"), [page("content/careers/r&d.md", None)]);
    assert_eq!(
        lead("[x](https://e.org/a?b=1&c=%20d)"),
        "<p><a href=\"https://e.org/a?b=1&amp;c=%20d\">x</a></p>"
    );
    assert_eq!(
        faults("[x](50%.md)"),
        "1:5: error[broken-link]: `50%.md` holds a `%` that stands for nothing\n"
    );
}

#[test]
fn anchors_and_entries_are_named() {
    assert_eq!(targets("[x](#pay)"), [Target::Anchor("pay".into())]);
    let entry = |kind, id: &str, anchor: Option<&str>| Target::Entry {
        kind,
        id: id.into(),
        anchor: anchor.map(str::to_owned),
    };
    assert_eq!(
        targets("[x](skill:sql) [y](career:cloud-engineer#salary) <tool:git> [z](place:us)"),
        [
            entry(EntryKind::Skill, "sql", None),
            entry(EntryKind::Career, "cloud-engineer", Some("salary")),
            entry(EntryKind::Tool, "git", None),
            entry(EntryKind::Place, "us", None),
        ]
    );
    assert_eq!(lead("[x](skill:sql)"), "<p><a href=\"/skills/sql.html\">x</a></p>");
}

#[test]
fn other_sites_keep_their_addresses() {
    assert_eq!(
        lead("<https://e.org> <a@e.org> [t](tel:+1-555) [h](HTTP://e.org:80 \"T\")"),
        "<p><a href=\"https://e.org\">https://e.org</a> <a href=\"mailto:a@e.org\">a@e.org</a> \
         <a href=\"tel:+1-555\">t</a> <a href=\"HTTP://e.org:80\" title=\"T\">h</a></p>"
    );
    assert_eq!(targets("<a@e.org>"), [Target::External("mailto:a@e.org".into())]);
}

#[test]
fn malformed_addresses_are_faults() {
    for address in [
        "https:e.org",
        "https://",
        "http://e..org",
        "https://münchen.de",
        "https://u:p@e.org",
        "https://e.org:x/",
        "<https://e.org/a b>",
        "https://e.org/%zz",
        "https://e.org/#a#b",
        "https://e.org/{id}",
        "mailto:nobody",
        "tel:none",
    ] {
        let found = faults(&format!("[x]({address})"));
        assert!(found.contains("error[bad-url]"), "{address}: {found}");
    }
}

#[test]
fn what_is_no_page_is_a_broken_link() {
    for written in
        ["/x.md", "foo.html", "notes.txt", "javascript:alert(1)", "#", "", "skill:", "a.md?b", "x"]
    {
        let (document, _, found) = read(&format!("[x]({written})"));
        assert!(found.contains("error[broken-link]"), "{written}: {found}");
        assert_eq!((document.links, document.lead), (vec![], "<p>x</p>".into()), "{written}");
    }
    assert!(
        drawn("[x](/careers/b.html#a)")
            .contains("expected the path of a Markdown file, such as `b.md`")
    );
    assert!(drawn("[x](www.e.org)").contains("expected `https://www.e.org`"));
}

#[test]
fn a_path_stays_within_the_site() {
    assert_eq!(
        faults("[x](../../../b.md)"),
        "1:5: error[broken-link]: `../../../b.md` leads out of the folder of the site\n"
    );
}

#[test]
fn a_misspelt_kind_is_mended() {
    assert_eq!(
        faults("See [x](skll:sql)."),
        "1:9: error[broken-link]: there are no links that begin with `skll:`\n"
    );
    let drawn = drawn("See [x](skll:sql).");
    assert!(drawn.contains("did you mean `skill:sql`?"), "{drawn}");
    assert!(drawn.contains("a kind of link with a similar name exists"), "{drawn}");
}

#[test]
fn reference_links_need_their_definition() {
    assert_eq!(targets("[x][b] [b]\n\n[b]: b.md"), vec![page("content/careers/b.md", None); 2]);
    assert_eq!(
        faults("[x][nope], [nope][], ![i][nope] and a [note]"),
        "1:1: error[broken-link]: nothing says where `[nope]` leads\n\
         1:12: error[broken-link]: nothing says where `[nope]` leads\n\
         1:22: error[broken-link]: nothing says where `[nope]` leads\n"
    );
}

#[test]
fn the_destination_is_marked() {
    let text = "[b.md](b.md \"b.md\") [**x**](<c d.md>) [`y`]( r&amp;d.md ) <https://e.org>\n\
                > [quoted](\n> e.md)\n\n[x][r] [![i](i.png)](f.md)\n\n[r]: g.md\n";
    let (_, positions, faults) = read(text);
    assert_eq!(faults, "");
    assert_eq!(
        marked(text, &positions.links),
        ["b.md", "c d.md", "r&amp;d.md", "https://e.org", "[quoted](\n> e.md)", "[x][r]", "f.md"]
    );
    assert_eq!(positions.links[0], 7..11);
    assert_eq!(marked(text, &positions.images), ["i.png"]);
}

#[test]
fn a_link_has_text() {
    for text in ["[](b.md)", "[ ](b.md)", "[<!-- x -->](b.md)"] {
        assert_eq!(faults(text), "1:1: error[empty-link]: the link has no text\n");
    }
}

#[test]
fn links_do_not_nest() {
    let (document, _, faults) = read("[a <https://e.org> b](b.md)");
    assert_eq!(faults, "1:4: error[broken-link]: a link inside the text of another link\n");
    assert_eq!(document.lead, "<p><a href=\"/b.html\">a https://e.org b</a></p>");
}

#[test]
fn an_image_is_a_file_of_the_site() {
    let (document, _, faults) = read("![A \"rack\" *of* `x`](../i/my%20rack.PNG 'R&D')");
    assert_eq!(faults, "");
    assert_eq!(document.images, [SourcePath::new("content/i/my rack.PNG")]);
    assert_eq!(
        document.lead,
        "<p><img src=\"/images/my%20rack.PNG\" alt=\"A “rack” of x\" title=\"R&amp;D\" \
         loading=\"lazy\" decoding=\"async\"></p>"
    );
}

#[test]
fn faulty_images_are_named() {
    assert_eq!(
        faults("![](a.png)"),
        "1:1: error[image-without-alt]: the image has no alternative text\n"
    );
    assert_eq!(
        faults("![x](//e.org/a.png) ![x](https://e.org/a.png)"),
        "1:6: error[remote-image]: the image lies on another site\n\
         1:26: error[remote-image]: the image lies on another site\n"
    );
    assert_eq!(
        faults("![x](a.tiff) ![x](/a.png) ![x](../../../a.png)"),
        "1:6: error[unknown-image-type]: files that end with `.tiff` are not shown as images\n\
         1:19: error[broken-link]: `/a.png` is not the path of an image\n\
         1:32: error[broken-link]: `../../../a.png` leads out of the folder of the site\n"
    );
}

#[test]
fn an_image_within_alternative_text_is_text() {
    let (document, _, faults) = read("![a ![b](b.png) [c](c.md)](a.png)");
    assert_eq!(faults, "");
    assert_eq!((document.images.len(), document.links.len()), (1, 0));
    assert!(document.lead.contains("alt=\"a b c\""));
}
