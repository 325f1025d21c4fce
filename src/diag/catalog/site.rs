//! Messages about what only the whole site can tell.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place};

use super::nearest;

/// An id that its vocabulary does not have.
pub fn unknown_entry<'k>(
    place: Place,
    kind: &str,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let (code, file) = match kind {
        "field" => ("unknown-field", "fields.yaml"),
        "skill" => ("unknown-skill", "skills.yaml"),
        "tool" => ("unknown-tool", "tools.yaml"),
        "place" => ("unknown-place", "places.yaml"),
        "term" => ("unknown-term", "terms.yaml"),
        _ => ("unknown-source", "sources.yaml"),
    };
    let title = format!("no {kind} is called `{found}`");
    let label = format!("not in `content/data/{file}`");
    let help = format!("add `{found}` to `content/data/{file}`, or use an id from there");
    offer(Diagnostic::error(code, place, title, label), kind, found, known, help)
}

/// A slug that no career has.
pub fn unknown_career<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("no career is called `{found}`");
    let label = format!("there is no `content/careers/{found}.md`");
    let help = "use the file name of a career, without its extension".to_owned();
    let diagnostic = Diagnostic::error("unknown-career", place, title, label);
    offer(diagnostic, "career", found, known, help)
}

/// Offers the nearest name: as a fix if it is the only one so near, as help otherwise.
fn offer<'k>(
    diagnostic: Diagnostic,
    kind: &str,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
    help: String,
) -> Diagnostic {
    let marked = diagnostic.primary.place.clone();
    let text = marked.source.text().get(marked.span.clone()).unwrap_or_default();
    match nearest(found, known) {
        Some((near, true)) if text.contains(found) => diagnostic
            .with_fix(format!("a {kind} with a similar id exists"), text.replace(found, near)),
        Some((near, _)) => diagnostic.with_help(format!("a {kind} with a similar id is `{near}`")),
        None => diagnostic.with_help(help),
    }
}

/// A career that leads to itself.
pub fn own_career(place: Place, slug: &str) -> Diagnostic {
    let title = format!("the career `{slug}` leads to itself");
    Diagnostic::error("own-career", place, title, "expected another career")
}

/// A career that is not built.
pub fn draft_career(place: Place, slug: &str) -> Diagnostic {
    draft(place, &format!("the career `{slug}`"))
}

/// A plain page that is not built.
pub fn draft_page(place: Place, path: &str) -> Diagnostic {
    draft(place, &format!("the page `{path}`"))
}

fn draft(place: Place, what: &str) -> Diagnostic {
    let title = format!("{what} is a draft");
    Diagnostic::error("link-to-draft", place, title, "its page is not built")
        .with_help("build with `--drafts`, remove `draft: true` there, or leave this out")
}

/// Two careers of one file name.
pub fn duplicate_slug(place: Place, first: Place, slug: &str) -> Diagnostic {
    let title = format!("two careers are called `{slug}`");
    Diagnostic::error("duplicate-slug", place, title, "this file has the same name")
        .with_context(first, "as this one")
        .with_help("the file name is the address of the page: rename one of the files")
}

/// Two pages of one title.
pub fn duplicate_title(place: Place, first: Place, found: &str) -> Diagnostic {
    let title = format!("two pages have the title `{found}`");
    Diagnostic::error("duplicate-title", place, title, "readers could not tell them apart")
        .with_context(first, "the first one")
}

/// A file name that cannot stand in an address.
pub fn bad_slug(place: Place, found: &str, meant: &str) -> Diagnostic {
    let title = format!("`{found}` cannot stand in an address");
    let label = "file names need small letters, digits and single hyphens";
    let diagnostic = Diagnostic::error("bad-slug", place, title, label);
    if meant.is_empty() {
        return diagnostic;
    }
    diagnostic.with_help(format!("rename the file to `{meant}`"))
}

/// A page at an address that another one has.
pub fn address_taken(place: Place, address: &str) -> Diagnostic {
    let title = format!("the address `{address}` is taken");
    Diagnostic::error("address-taken", place, title, "another page is made there")
        .with_help("choose another name")
}

/// An old address that is no page of the site.
pub fn bad_alias(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is not an old address of this site");
    let label = "expected a path from the site's root such as `careers/old-name.html`";
    Diagnostic::error("bad-alias", place, title, label)
}

/// A key that both files of a career have.
pub fn key_in_both_files(place: Place, first: Place, key: &str) -> Diagnostic {
    let title = format!("`{key}` stands in both files of the career");
    Diagnostic::error("key-in-both-files", place, title, "this one would be ignored")
        .with_context(first, "the front matter has it too")
        .with_help("the two files are one record: keep the key in one of them")
}

/// A source that is defined twice.
pub fn duplicate_source(place: Place, first: Place, id: &str) -> Diagnostic {
    let title = format!("the source `{id}` is defined twice");
    Diagnostic::error("duplicate-source", place, title, "defined again here")
        .with_context(first, "first defined here")
}

/// A place that lies in itself, perhaps by way of others.
pub fn place_within_itself(place: Place, id: &str) -> Diagnostic {
    let title = format!("the place `{id}` lies within itself");
    Diagnostic::error("place-within-itself", place, title, "leads back to the same place")
        .with_help("name the larger place it lies in, or leave `within` out")
}

/// An entry of a vocabulary that nothing uses.
pub fn unused_entry(place: Place, kind: &str, id: &str) -> Diagnostic {
    let title = format!("no page uses the {kind} `{id}`");
    let label = if kind == "source" { "it is not on the sources page" } else { "it gets no page" };
    Diagnostic::warning("unused-entry", place, title, label)
        .with_help("use it in a career, or remove it")
}

/// Pay that is older than the site allows.
pub fn stale_pay(place: Place, age: u32, limit: u32) -> Diagnostic {
    let help = "bring it up to date, or mark what is kept on purpose with `historical: true`";
    stale_figures(place, age, limit).with_help(help)
}

/// An outlook that is older than the site allows.
pub fn stale_outlook(place: Place, age: u32, limit: u32) -> Diagnostic {
    stale_figures(place, age, limit).with_help("bring it up to date")
}

/// An official table that is older than the site allows, and the newest for these careers.
pub fn stale_table(place: Place, age: u32, limit: u32, titles: &BTreeSet<&str>) -> Diagnostic {
    let first = titles.first().copied().unwrap_or_default();
    let others = match titles.len() {
        ..=1 => String::new(),
        2 => " and 1 other career".to_owned(),
        count => format!(" and {} other careers", count - 1),
    };
    stale_figures(place, age, limit).with_help(format!(
        "no newer table here has {first}{others}; import the publisher's newest one beside it"
    ))
}

fn stale_figures(place: Place, age: u32, limit: u32) -> Diagnostic {
    let title = format!("the figures are {} old", months(age));
    let label = format!("the site allows {}", months(limit));
    Diagnostic::warning("stale-figures", place, title, label)
}

/// A title with a character that share images cannot show.
pub fn undrawable_title(place: Place, character: char) -> Diagnostic {
    let title = format!("share images cannot show `{character}`");
    Diagnostic::warning("undrawable-title", place, title, "the career has no share image")
        .with_help("use other characters, if readers know the career by them too")
}

fn months(months: u32) -> String {
    let unit =
        |number: u32, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    match (months / 12, months % 12) {
        (0, rest) => unit(rest, "month"),
        (years, 0) => unit(years, "year"),
        (years, rest) => format!("{} and {}", unit(years, "year"), unit(rest, "month")),
    }
}

/// A link to a page that is not there.
pub fn broken_link<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("there is no page `{found}`");
    let diagnostic = Diagnostic::error("broken-link", place, title, "leads nowhere");
    match nearest_file(found, known) {
        Some(near) => diagnostic.with_help(format!("a page with a similar name is `{near}`")),
        None => {
            diagnostic.with_help("link to a file of `content/`, such as `[text](other-career.md)`")
        }
    }
}

/// A link to the Markdown of a career that has none there.
pub fn no_such_career_file(place: Place, found: &str, slug: &str) -> Diagnostic {
    let title = format!("there is no page `{found}`");
    Diagnostic::error("broken-link", place, title, "the career has no such file")
        .with_help(format!("link to the career itself: `[text](career:{slug})`"))
}

/// The file with the nearest name, whatever its folder: folders are long and would outweigh it.
fn nearest_file<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().len();
    let known: Vec<&str> = known.into_iter().collect();
    let names = known.iter().map(|path| &path[path.len() - name(path)..]);
    let (near, _) = nearest(&found[found.len() - name(found)..], names)?;
    known.into_iter().find(|path| path[path.len() - name(path)..] == *near)
}

/// A link to a section that is not there; `known` are those that are.
pub fn broken_anchor(place: Place, anchor: &str, page: &str, known: &[&str]) -> Diagnostic {
    let title = format!("`{page}` has no section `#{anchor}`").replace("`this page`", "this page");
    let diagnostic = Diagnostic::error("broken-anchor", place, title, "leads to no section");
    let marked = diagnostic.primary.place.clone();
    let written = marked.source.text().get(marked.span.clone()).unwrap_or_default();
    match (nearest(anchor, known.iter().copied()), written.strip_suffix(anchor)) {
        (Some((near, true)), Some(page)) if page.ends_with('#') => {
            return diagnostic
                .with_fix("a section with a similar id exists", page.to_owned() + near);
        }
        (Some((near, _)), _) => {
            return diagnostic.with_help(format!("a section with a similar id is `#{near}`"));
        }
        (None, _) => {}
    }
    let known = known.iter().map(|id| format!("`#{id}`")).collect::<Vec<_>>().join(", ");
    let help = match known.as_str() {
        "" => "it has no sections: link to the page as a whole".to_owned(),
        known => format!("its sections are {known}"),
    };
    diagnostic.with_help(help)
}

/// An image that is not there.
pub fn missing_image<'k>(
    place: Place,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("there is no image `{found}`");
    let diagnostic = Diagnostic::error("missing-image", place, title, "no such file");
    match nearest_file(found, known) {
        Some(near) => diagnostic.with_help(format!("an image with a similar name is `{near}`")),
        None => diagnostic.with_help("put the image beside the page and name it by its file name"),
    }
}

/// A heading that is followed by nothing.
pub fn empty_section(place: Place, heading: &str) -> Diagnostic {
    let title = format!("the section `{heading}` is empty");
    Diagnostic::error("empty-section", place, title, "followed by neither text nor data")
        .with_help("write its text, or remove the heading")
}

/// A section of a career that has no place in the outline.
pub fn unplaced_section(place: Place, heading: &str, outline: &[&str]) -> Diagnostic {
    let title = format!("nobody can tell where the section `{heading}` belongs");
    let known = outline.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    Diagnostic::error(
        "unplaced-section",
        place,
        title,
        "stands before every section of the outline",
    )
    .with_help(format!("give it an id of the outline, as in `{{#overview}}`: {known}"))
    .with_help("or move it behind the section that it should follow")
}

/// A section of the author's own whose id is nearly one of the outline; none if it is not. That
/// it is meant is certain if it is not among those that are `there`.
pub fn similar_section(
    place: Place,
    id: &str,
    outline: &[&'static str],
    there: &[&str],
) -> Option<Diagnostic> {
    let (near, unique) = nearest(id, outline.iter().copied())?;
    let title = format!("the section id `{id}` is nearly one of the outline");
    let label = format!("makes a section of its own, beside `{near}`");
    let warning = Diagnostic::warning("similar-section", place, title, label);
    Some(if unique && !there.contains(&near) {
        warning.with_fix("to write the section of the outline", format!("#{near}"))
    } else {
        warning.with_help(format!("if the section of the outline is meant, write `#{near}`"))
    })
}

/// Text of a career before its first section.
pub fn prose_before_sections(place: Place) -> Diagnostic {
    let title = "the text before the first section has no place on the page".to_owned();
    Diagnostic::error("unplaced-text", place, title, "belongs to no section")
        .with_help("put a heading above it, such as `## What the job is {#overview}`")
}

/// Two sections of one id.
pub fn duplicate_section(place: Place, first: Place, id: &str) -> Diagnostic {
    let title = format!("two sections have the id `{id}`");
    Diagnostic::error("duplicate-section", place, title, "the same section again")
        .with_context(first, "the first one")
        .with_help("join them, or give one of them another id: `## Heading {#other-id}`")
}

/// A reference to a figure that the career does not have.
pub fn no_such_figure(place: Place, name: &str) -> Diagnostic {
    let title = format!("this career has no `{name}`");
    let label = "no table that counts it has the figure";
    Diagnostic::error("no-such-figure", place, title, label)
        .with_help("import a table that has it, or say it without the figure")
}

/// A reference to a figure on a page that is no career's.
pub fn figure_outside_career(place: Place, name: &str) -> Diagnostic {
    let title = format!("`{name}` is a figure of a career, and this page is none");
    Diagnostic::error("figure-outside-career", place, title, "whose figure is not said").with_help(
        "write the figure with its source, or link to the career; `\\{` writes the brace itself",
    )
}

/// A number in prose that is a figure of an older table.
pub fn stale_number(
    place: Place,
    (of, period): (&str, &str),
    newest: &str,
    name: &str,
) -> Diagnostic {
    let title = format!("the number is the {of} of {period}, which is no longer the newest");
    let fault = Diagnostic::warning("stale-number", place, title, format!("now {newest}"))
        .with_help(format!("a sentence that names {period} may keep it"));
    fault.with_fix("a reference never goes stale", format!("{{{name}}}"))
}
