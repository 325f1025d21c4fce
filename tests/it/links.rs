//! Every link of every finished page leads somewhere, wherever the folder lies, and every page is
//! complete in its head.

use std::collections::BTreeMap;

use careerbook::source::OutPath;

use crate::finished::{BARE, Finished, Page, nothing_wrong, nothing_wrong_in_pages};
use crate::html::{Tag, decode};

/// Where a folder with the site can lie.
const HOMES: [&str; 3] =
    ["file:///home/reader/public/", "https://x.org/", "https://x.org/any/sub/path/"];

/// Pages whose address can go on with what a reader asks for.
const ASKED: [&str; 2] = ["compare.html", "table.html"];

/// The attributes that hold addresses.
const ADDRESSES: [&str; 8] =
    ["href", "src", "srcset", "poster", "action", "data", "formaction", "xlink:href"];

/// The attributes that hold ids of the same page.
const ID_REFERENCES: [&str; 5] =
    ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];

#[test]
fn every_link_leads_somewhere_from_disk_from_a_web_root_and_from_a_sub_path() {
    nothing_wrong_in_pages(lost);
}

#[test]
fn no_page_leads_to_what_is_left_out() {
    let left_out = BARE.built.files.keys().filter(|path| {
        let is_image_of_the_editors = path.as_str().contains("pictures");
        let is_beside_the_pages =
            matches!(path.extension(), "json" | "csv" | "png") && !is_image_of_the_editors;
        is_beside_the_pages || ["find", "compare"].iter().any(|own| path.as_str().starts_with(own))
    });
    assert_eq!(left_out.collect::<Vec<_>>(), [] as [&OutPath; 0]);
    let lost = BARE.pages.iter().flat_map(|(path, page)| lost(&BARE, path, page));
    assert_eq!(lost.collect::<Vec<_>>(), [] as [String; 0]);
    let named = BARE.pages.iter().filter(|(_, page)| page.html.contains("og:image"));
    assert_eq!(named.count(), 0);
}

/// What is wrong with the links of a page.
fn lost(site: &Finished, path: &str, page: &Page) -> Vec<String> {
    let references = page.tags.iter().flat_map(references);
    references.filter_map(|(tag, url)| follow(site, path, tag, &url).err()).collect()
}

/// The addresses in a tag.
fn references(tag: &Tag) -> Vec<(&Tag, String)> {
    let mut found: Vec<(&Tag, String)> = Vec::new();
    for (name, value) in &tag.attributes {
        match name.as_str() {
            "srcset" => {
                let parts = value.split(',').filter_map(|part| part.split_whitespace().next());
                found.extend(parts.map(|url| (tag, url.to_owned())));
            }
            name if ADDRESSES.contains(&name) => found.push((tag, value.clone())),
            "content" if tag.attribute("http-equiv") == Some("refresh") => {
                let url = value.split_once("url=").map_or("", |(_, url)| url);
                found.push((tag, url.to_owned()));
            }
            "content" if tag.attribute("property") == Some("og:url") => {
                found.push((tag, value.clone()));
            }
            _ => {}
        }
    }
    found
}

/// What is wrong with a link on the page at `path`.
fn follow(site: &Finished, path: &str, tag: &Tag, url: &str) -> Result<(), String> {
    let told = |fault: String| format!("<{}> leads to `{url}`: {fault}", tag.name);
    let names_this_page =
        tag.attribute("rel") == Some("canonical") || tag.attribute("property") == Some("og:url");
    if url.starts_with(site.base_url) {
        let here = site.at(url).map_err(told)?;
        let is_itself = names_this_page && (here == path || site.pages[path].leads_on());
        // Hosts show this page at any address, so that a relative link could lead anywhere.
        let lawful = is_itself || (path == "404.html" && tag.name == "a");
        return lawful.then_some(()).ok_or_else(|| told("not the page itself".to_owned()));
    }
    if names_this_page {
        return Err(told("not an absolute address of this site".to_owned()));
    }
    if url.starts_with("https://") || url.starts_with("http://") {
        // A link asks for nothing until somebody follows it; everything else asks at once.
        return (tag.name == "a").then_some(()).ok_or_else(|| told("another host".to_owned()));
    }
    let (page, asked) = url.split_once('?').unwrap_or((url, ""));
    let url = if ASKED.iter().any(|one| page.ends_with(one)) { page } else { url };
    if !asked.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=,-_&".contains(&byte)) {
        return Err(told("what is asked for is not written plainly".to_owned()));
    }
    let before_anchor = url.split('#').next().unwrap_or_default();
    if url.is_empty() || url.starts_with('/') || before_anchor.contains([':', '?']) {
        return Err(told("not a relative address".to_owned()));
    }
    for home in HOMES {
        let reached = resolve(&format!("{home}{path}"), url);
        let below = reached.strip_prefix(home);
        let below = below.ok_or_else(|| told(format!("outside of the site under {home}")))?;
        let (target, anchor) = below.split_once('#').unwrap_or((below, ""));
        site.leads_to(target, anchor).map_err(|fault| told(format!("{fault} under {home}")))?;
    }
    Ok(())
}

/// The address that a relative one means on the page at `base`, as browsers reckon.
pub(crate) fn resolve(base: &str, url: &str) -> String {
    if url.starts_with('#') {
        return format!("{base}{url}");
    }
    let (scheme, rest) = base.split_once("://").unwrap_or(("", base));
    let (path, anchor) = url.split_once('#').map_or((url, None), |(path, id)| (path, Some(id)));
    let mut parts: Vec<&str> = rest.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            // The host stays, however far up one goes.
            ".." => parts.truncate((parts.len() - 1).max(1)),
            _ => parts.push(part),
        }
    }
    let anchor = anchor.map(|id| format!("#{id}")).unwrap_or_default();
    format!("{scheme}://{}{anchor}", parts.join("/"))
}

#[test]
fn addresses_are_reckoned_as_browsers_do() {
    let page = "https://x.org/careers/a.html";
    assert_eq!(resolve(page, "b.html#x"), "https://x.org/careers/b.html#x");
    assert_eq!(resolve(page, "../tools/b.html"), "https://x.org/tools/b.html");
    assert_eq!(resolve(page, "../../../b.html"), "https://x.org/b.html");
    assert_eq!(resolve(page, "#x"), "https://x.org/careers/a.html#x");
}

#[test]
fn styles_ask_for_nothing_from_another_host() {
    nothing_wrong(|site| {
        let is_style = |path: &OutPath| path.as_str().rsplit('.').next() == Some("css");
        let styles = site.built.files.iter().filter(|(path, _)| is_style(path));
        let mut wrong = Vec::new();
        for (path, bytes) in styles {
            let css = String::from_utf8_lossy(bytes);
            for sign in ["@import", "http:", "https:", "url("] {
                if css.contains(sign) {
                    wrong.push(format!("{path} holds `{sign}`"));
                }
            }
        }
        wrong
    });
}

#[test]
fn no_page_needs_inline_scripts_or_styles() {
    nothing_wrong_in_pages(|_, _, page| {
        let is_inline = |tag: &&Tag| {
            let script = tag.name == "script"
                && tag.attribute("src").is_none()
                && tag.attribute("type") != Some("application/ld+json");
            let attribute =
                |(name, _): &(String, String)| name == "style" || name.starts_with("on");
            script || tag.name == "style" || tag.attributes.iter().any(attribute)
        };
        page.tags.iter().filter(is_inline).map(|tag| format!("<{}> is inline", tag.name)).collect()
    });
}

#[test]
fn ids_are_unique_and_what_refers_to_them_finds_them() {
    nothing_wrong_in_pages(|_, _, page| {
        let mut wrong = Vec::new();
        let mut seen = BTreeMap::new();
        for tag in &page.tags {
            if let Some(id) = tag.attribute("id")
                && let Some(other) = seen.insert(id, &tag.name)
            {
                wrong.push(format!("`{id}` is the id of <{other}> and of <{}>", tag.name));
            }
            for name in ID_REFERENCES {
                for id in tag.attribute(name).unwrap_or_default().split_whitespace() {
                    if !page.ids.contains(id) {
                        wrong.push(format!("<{} {name}> names `{id}`, which is no id", tag.name));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
fn headings_begin_with_one_h1_and_never_jump() {
    nothing_wrong_in_pages(|_, _, page| {
        let level = |tag: &Tag| match tag.name.strip_prefix('h')?.parse::<usize>() {
            Ok(level @ 1..=6) => Some(level),
            _ => None,
        };
        let levels: Vec<usize> = page.tags.iter().filter_map(level).collect();
        let mut wrong = Vec::new();
        if levels.iter().filter(|level| **level == 1).count() != 1 || levels.first() != Some(&1) {
            wrong.push(format!("not one h1 at the beginning: {levels:?}"));
        }
        let jumps = levels.windows(2).filter(|pair| pair[1] > pair[0] + 1);
        wrong.extend(jumps.map(|pair| format!("h{} follows h{}", pair[1], pair[0])));
        wrong
    });
}

#[test]
fn every_page_names_its_language_and_describes_itself_and_its_images() {
    nothing_wrong_in_pages(|_, _, page| {
        let mut wrong = Vec::new();
        let mut need = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("no {what}"));
            }
        };
        let has = |value: Option<&str>| value.is_some_and(|value| !value.trim().is_empty());
        let html = page.named("html").next();
        need(html.is_some_and(|tag| has(tag.attribute("lang"))), "language");
        need(page.leads_on() || has(page.meta("description")), "description");
        need(has(page.meta("viewport")), "viewport");
        need(page.named("img").all(|tag| tag.attribute("alt").is_some()), "alt text");
        need(page.html.starts_with("<!DOCTYPE html>"), "doctype");
        need(page.named("main").count() == 1, "main");
        wrong
    });
}

#[test]
fn titles_and_descriptions_are_unique_over_the_site() {
    nothing_wrong(|site| {
        let mut wrong = Vec::new();
        let mut seen = BTreeMap::new();
        for (path, page) in site.pages.iter().filter(|(_, page)| !page.leads_on()) {
            for (what, text) in [("title", title(page)), ("description", description(page))] {
                if text.trim().is_empty() {
                    wrong.push(format!("{path} has no {what}"));
                } else if let Some(other) = seen.insert((what, text), path) {
                    wrong.push(format!("{path} has the {what} of {other}"));
                }
            }
        }
        wrong
    });
}

fn title(page: &Page) -> String {
    page.named("title").next().map(|tag| decode(tag.inner(&page.html))).unwrap_or_default()
}

fn description(page: &Page) -> String {
    page.meta("description").unwrap_or_default().to_owned()
}
