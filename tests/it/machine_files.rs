//! The files and the parts of pages that programs read agree with what people see.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::finished::{Finished, Page, nothing_wrong, nothing_wrong_in_pages};
use crate::html::decode;
use crate::support::output;

/// What stands between `<name>` and `</name>`, each time.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let parts = xml.split(open.as_str()).skip(1);
    parts.filter_map(|part| Some(decode(part.split_once(close.as_str())?.0))).collect()
}

/// The values of an attribute, each time.
fn attributes(xml: &str, name: &str) -> Vec<String> {
    let open = format!(" {name}=\"");
    let parts = xml.split(open.as_str()).skip(1);
    parts.filter_map(|part| Some(decode(part.split_once('"')?.0))).collect()
}

#[test]
fn the_sitemap_names_every_page_that_should_be_found_and_no_other() {
    nothing_wrong(|site| {
        let mut wrong = Vec::new();
        let mut named = BTreeSet::new();
        for url in elements(output(&site.built, "sitemap.xml"), "loc") {
            match site.at(&url) {
                Ok(path) if named.insert(path.clone()) => {}
                Ok(path) => wrong.push(format!("{path} stands twice in the sitemap")),
                Err(fault) => wrong.push(fault),
            }
        }
        let hidden = |page: &Page| page.meta("robots").is_some_and(|text| text.contains("noindex"));
        let shown = site.pages.iter().filter(|(_, page)| !hidden(page));
        let shown: BTreeSet<String> = shown.map(|(path, _)| path.clone()).collect();
        wrong.extend(shown.symmetric_difference(&named).map(|path| format!("{path} is wrong")));
        wrong
    });
}

#[test]
fn every_address_in_the_feed_leads_to_a_page() {
    nothing_wrong(|site| {
        let feed = output(&site.built, "feed.xml");
        let urls: Vec<String> = [elements(feed, "id"), attributes(feed, "href")].concat();
        assert!(urls.len() > 3, "the feed has no entries");
        let mut ids = BTreeSet::new();
        let repeated = elements(feed, "id").into_iter().filter(|id| !ids.insert(id.clone()));
        let repeated: Vec<String> = repeated.map(|id| format!("{id} twice")).collect();
        let lost = urls.iter().filter_map(|url| site.at(url).err());
        lost.chain(repeated).collect()
    });
}

#[test]
fn robots_txt_names_the_sitemap() {
    nothing_wrong(|site| {
        let robots = output(&site.built, "robots.txt");
        let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: "));
        assert_eq!(sitemap.map(|url| site.at(url)), Some(Ok("sitemap.xml".to_owned())));
        Vec::new()
    });
}

/// The rows of a CSV file after its head, each with as many cells as the head.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = csv.chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().expect("there is always a row");
        let cell = row.last_mut().expect("there is always a cell");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => cell.push(sign),
        }
    }
    assert!(!quoted, "a quote is not closed");
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row has no end");
    let head = rows.remove(0);
    for row in &rows {
        assert_eq!(row.len(), head.len(), "{row:?}");
    }
    rows
}

#[test]
fn the_json_and_csv_files_hold_the_careers_that_have_pages() {
    nothing_wrong(|site| {
        let pages = site.pages.iter().filter(|(path, page)| is_career(path, page));
        let pages: Vec<String> = pages.map(|(path, _)| path.clone()).collect();
        let all: Value = serde_json::from_str(output(&site.built, "careers.json")).expect("JSON");
        let careers = all["careers"].as_array().expect("a list of careers");
        let mut from_json: Vec<String> =
            careers.iter().map(|career| page_of(site, career)).collect();
        from_json.sort();
        assert_eq!(from_json, pages);
        let slug = |row: &Vec<String>| format!("careers/{}.html", row[0]);
        let mut from_csv: Vec<String> =
            rows(output(&site.built, "careers.csv")).iter().map(slug).collect();
        from_csv.sort();
        assert_eq!(from_csv, pages);
        for career in careers {
            let path = format!("careers/{}.json", career["slug"].as_str().expect("a slug"));
            let own: Value = serde_json::from_str(output(&site.built, &path)).expect("JSON");
            // The file beside the page has what official classifications say besides.
            let mut own = own;
            assert!(own.as_object_mut().expect("a map").remove("official").is_some(), "{path}");
            assert_eq!(own, *career, "{path}");
        }
        Vec::new()
    });
}

fn is_career(path: &str, page: &Page) -> bool {
    path.starts_with("careers/") && path != "careers/index.html" && !page.leads_on()
}

fn page_of(site: &Finished, career: &Value) -> String {
    let url = career["url"].as_str().expect("an address");
    site.at(url).unwrap_or_else(|fault| panic!("{fault}"))
}

/// Calls `see` with every object in `value`.
fn objects<'v>(value: &'v Value, see: &mut impl FnMut(&'v serde_json::Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| objects(item, see)),
        Value::Object(map) => {
            see(map);
            map.values().for_each(|value| objects(value, see));
        }
        _ => {}
    }
}

/// The JSON-LD of a page; none if it has none.
fn structured(page: &Page) -> Option<Value> {
    let is_data = |tag: &&crate::html::Tag| tag.attribute("type") == Some("application/ld+json");
    let script = page.named("script").find(is_data)?;
    Some(serde_json::from_str(script.inner(&page.html)).expect("JSON-LD is JSON"))
}

#[test]
fn structured_data_refers_to_what_is_there() {
    nothing_wrong_in_pages(|site, path, page| {
        let Some(data) = structured(page) else {
            let may_miss = page.leads_on() || path == "404.html";
            return if may_miss { Vec::new() } else { vec!["no structured data".to_owned()] };
        };
        let mut defined = BTreeSet::new();
        let mut named = BTreeSet::new();
        let mut urls = Vec::new();
        objects(&data, &mut |map| {
            if let Some(id) = map.get("@id").and_then(Value::as_str) {
                if map.len() > 1 {
                    defined.insert(id)
                } else {
                    named.insert(id)
                };
            }
            for key in ["url", "item", "relatedLink"] {
                match map.get(key) {
                    Some(Value::String(url)) => urls.push(url.clone()),
                    Some(Value::Array(all)) => {
                        urls.extend(all.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
            }
        });
        let unknown = named.difference(&defined).map(|id| format!("nothing has the id {id}"));
        let own = urls.iter().filter(|url| url.starts_with(site.base_url));
        unknown.chain(own.filter_map(|url| site.at(url).err())).collect()
    });
}

#[test]
fn the_money_in_structured_data_is_the_money_on_the_page() {
    let counted = std::cell::Cell::new(0);
    nothing_wrong_in_pages(|_, _, page| {
        let shown: BTreeSet<&str> =
            page.named("data").filter_map(|tag| tag.attribute("value")).collect();
        let mut wrong = Vec::new();
        objects(&structured(page).unwrap_or_default(), &mut |map| {
            if map.get("@type").and_then(Value::as_str) != Some("MonetaryAmountDistribution") {
                return;
            }
            for (key, value) in map.iter().filter(|(_, value)| value.is_number()) {
                counted.set(counted.get() + 1);
                if !shown.contains(value.to_string().as_str()) {
                    wrong.push(format!("{key} {value} is not on the page"));
                }
            }
        });
        wrong
    });
    let amounts = counted.get();
    assert!(amounts > 40, "only {amounts} amounts were compared");
}

#[test]
fn the_names_in_structured_data_are_the_names_on_the_page() {
    nothing_wrong_in_pages(|_, _, page| {
        let text = decode(&page.html);
        let mut wrong = Vec::new();
        objects(&structured(page).unwrap_or_default(), &mut |map| {
            if map.get("@type").and_then(Value::as_str) == Some("MonetaryAmountDistribution") {
                return;
            }
            for key in ["name", "description", "codeValue"] {
                let value = map.get(key).and_then(Value::as_str);
                if value.is_some_and(|value| text.matches(value).count() < 2) {
                    wrong.push(format!("{key} {value:?} is not on the page"));
                }
            }
        });
        wrong
    });
}

/// The properties that the site may use, by type: each is one of the type or of a type above it
/// in schema.org 30.0 (2026-03-19), checked there by hand when a line is added.
const TERMS: [(&str, &str); 13] = [
    ("AdministrativeArea", "name"),
    ("BreadcrumbList", "itemListElement"),
    ("CategoryCode", "codeValue inCodeSet name url"),
    ("CategoryCodeSet", "name"),
    ("CollectionPage", "breadcrumb dateModified description inLanguage isPartOf name url"),
    ("CreativeWork", "name publisher url"),
    ("DefinedTerm", "name url"),
    ("ListItem", "item name position"),
    (
        "MonetaryAmountDistribution",
        "currency duration median name percentile10 percentile25 percentile75 percentile90",
    ),
    (
        "Occupation",
        "alternateName description educationRequirements estimatedSalary experienceRequirements \
         mainEntityOfPage name occupationLocation occupationalCategory responsibilities skills url",
    ),
    ("Organization", "name"),
    (
        "WebPage",
        "breadcrumb citation dateModified description inLanguage isPartOf mainEntity name \
         relatedLink url",
    ),
    ("WebSite", "name url"),
];

#[test]
fn structured_data_uses_only_properties_that_their_types_have() {
    nothing_wrong_in_pages(|_, _, page| {
        let mut wrong = Vec::new();
        objects(&structured(page).unwrap_or_default(), &mut |map| {
            let Some(kind) = map.get("@type").and_then(Value::as_str) else { return };
            let known = TERMS.iter().find(|(name, _)| *name == kind).map(|(_, terms)| *terms);
            let Some(known) = known else {
                wrong.push(format!("{kind} is not among the types of the site"));
                return;
            };
            for key in map.keys().filter(|key| !key.starts_with('@')) {
                if !known.split(' ').any(|term| term == key) {
                    wrong.push(format!("{kind} has no property {key}"));
                }
            }
        });
        wrong
    });
}
