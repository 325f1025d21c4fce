//! What pages say to machines in JSON-LD is what they say to people, in terms of schema.org.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::finished::{Finished, Page, nothing_wrong_in_pages};
use crate::html::{numbers, plain_number, texts_of_body};
use crate::links::resolve;

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
fn every_page_says_what_it_is() {
    nothing_wrong_in_pages(|_, path, page| {
        let may_miss = page.leads_on() || path == "404.html";
        let is_missing = structured(page).is_none() && !may_miss;
        is_missing.then(|| "no structured data".to_owned()).into_iter().collect()
    });
}

/// Keys whose values are words of schema.org, of a standard, or the order of a list.
const NOT_SHOWN: [&str; 6] =
    ["@type", "@context", "currency", "duration", "encodingFormat", "position"];

#[test]
fn every_value_in_structured_data_is_on_the_page() {
    let counted = std::cell::Cell::new(0);
    nothing_wrong_in_pages(|site, path, page| {
        let shown = Shown::on(site, path, page);
        let mut wrong = Vec::new();
        objects(&structured(page).unwrap_or_default(), &mut |map| {
            let is_pay = map.get("@type").is_some_and(|kind| kind == "MonetaryAmountDistribution");
            for (key, value) in map {
                // `base` is what schema.org calls pay without extras.
                if NOT_SHOWN.contains(&key.as_str()) || is_pay && key == "name" {
                    continue;
                }
                let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for value in values.iter().filter(|value| !value.is_object()) {
                    counted.set(counted.get() + 1);
                    if !shown.has(value) {
                        wrong.push(format!("{key} {value} is not on the page"));
                    }
                }
            }
        });
        wrong
    });
    let values = counted.get();
    assert!(values > 1_000, "only {values} values were compared");
}

/// What a page shows, apart from its JSON-LD.
struct Shown {
    /// Its text without tags.
    text: String,
    /// The numbers in that text.
    numbers: BTreeSet<String>,
    /// The values of its attributes.
    attributes: BTreeSet<String>,
    /// The full addresses that it leads to, its own and those of its parts among them.
    addresses: BTreeSet<String>,
}

impl Shown {
    fn on(site: &Finished, path: &str, page: &Page) -> Self {
        let attributes = page.tags.iter().flat_map(|tag| &tag.attributes);
        let attributes: BTreeSet<String> = attributes.map(|(_, value)| value.clone()).collect();
        let own = format!("{}{path}", site.base_url);
        let links = page.tags.iter().filter_map(|tag| tag.attribute("href"));
        let mut addresses: BTreeSet<String> = links.map(|url| resolve(&own, url)).collect();
        addresses.extend(page.ids.iter().map(|id| format!("{own}#{id}")));
        let texts = texts_of_body(&page.html);
        Self { numbers: numbers(&texts), text: texts.concat(), attributes, addresses }
    }

    fn has(&self, value: &Value) -> bool {
        let Some(text) = value.as_str() else {
            return self.numbers.contains(&plain_number(&value.to_string()));
        };
        let is_folder = text.ends_with('/');
        self.text.contains(text)
            || self.attributes.contains(text)
            || self.addresses.contains(text)
            || is_folder && self.addresses.contains(&format!("{text}index.html"))
    }
}

/// The properties that the site may use, by type: each is one of the type or of a type above it
/// in schema.org 30.0 (2026-03-19), checked there by hand when a line is added.
const TERMS: [(&str, &str); 14] = [
    ("AdministrativeArea", "name"),
    ("BreadcrumbList", "itemListElement"),
    ("CategoryCode", "codeValue inCodeSet"),
    ("CategoryCodeSet", "name"),
    ("CollectionPage", "breadcrumb description inLanguage isPartOf name url"),
    ("DataDownload", "contentUrl encodingFormat"),
    ("Dataset", "citation description distribution name"),
    ("DefinedTerm", "description name url"),
    ("DefinedTermSet", "hasDefinedTerm name"),
    ("ListItem", "item name position"),
    (
        "MonetaryAmountDistribution",
        "currency duration median name percentile10 percentile25 percentile75 percentile90",
    ),
    (
        "Occupation",
        "alternateName description educationRequirements estimatedSalary experienceRequirements \
         name occupationLocation occupationalCategory skills",
    ),
    (
        "WebPage",
        "breadcrumb citation dateModified description inLanguage isPartOf mainEntity name url",
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
