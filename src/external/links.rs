//! The links of a site that leave it, and where each is written.

use std::collections::BTreeMap;

use crate::diag::Place;
use crate::markdown::Target;
use crate::page::{Page, Parsed};
use crate::source::{Passage, Source};
use crate::yaml::{self, KeyPath};

use super::address::{is_web, without_fragment};

/// The keys whose values are addresses of other sites.
const KEYS: [&str; 2] = ["url", "esco"];

/// Every address that the site names, without its fragment, with its uses in the order of the files.
#[derive(Debug, Default)]
pub struct Links(BTreeMap<String, Vec<Use>>);

/// One use of an address.
#[derive(Debug)]
pub(super) struct Use {
    /// Where it is written.
    pub(super) place: Place,
    /// The address as it is written.
    pub(super) written: String,
}

impl Links {
    /// The addresses in their order.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Vec<Use>)> {
        self.0.iter()
    }

    fn add(&mut self, place: Place, written: &str) {
        if is_web(written) {
            let uses = self.0.entry(without_fragment(written).to_owned()).or_default();
            uses.push(Use { place, written: written.to_owned() });
        }
    }
}

/// The outgoing links of some pages: in prose, and in the keys of YAML that hold addresses.
/// Addresses of mail and telephone are none.
pub fn links(pages: &[&Parsed]) -> Links {
    let mut links = Links::default();
    for parsed in pages {
        let prose = match &parsed.page {
            Page::Career(file) => file.prose.as_ref(),
            Page::Plain(page) => Some(&page.prose),
            _ => None,
        };
        if let Page::Career(_) | Page::Entries(..) | Page::Publications(_) | Page::Facts(_) =
            parsed.page
        {
            in_yaml(parsed, &mut links);
        }
        for (index, target) in prose.iter().flat_map(|prose| &prose.links).enumerate() {
            if let Target::External(address) = target {
                links.add(parsed.link_place(index), address);
            }
        }
    }
    links
}

fn in_yaml(parsed: &Parsed, links: &mut Links) {
    let span = match parsed.source.path.extension() {
        "md" => crate::markdown::split(&parsed.source).0.front_matter,
        _ => Some(parsed.source.text_span()),
    };
    let Some(span) = span else { return };
    let is_facts = matches!(parsed.page, Page::Facts(_));
    // Of an official table its own address alone: the rest is full of them, and copied.
    let is_ours = |path: &KeyPath| !is_facts || path.first_key() == Some("source");
    for (path, text) in yaml::texts(&parsed.source, &span) {
        if path.last_key().is_some_and(|key| KEYS.contains(&key)) && is_ours(&path) {
            links.add(place(&parsed.source, &text), text.text());
        }
    }
}

fn place(source: &std::sync::Arc<Source>, text: &Passage) -> Place {
    Place::new(source, text.span(&(0..text.text().len())))
}
