//! From a page of the site back to the place in the files that it was made from.
//!
//! For whoever looks at a page and wants to change it. A build does not need it.

use std::sync::Arc;

use crate::diag::Place;
use crate::source::{OutPath, Snapshot, Source, SourcePath};
use crate::yaml::KeyPath;

use super::{Page, Parsed, page_address, parse};

/// Folders of pages that are made of the entries of a vocabulary, and its file.
const ENTRIES: [(&str, &str); 4] = [
    ("fields", "content/data/fields.yaml"),
    ("skills", "content/data/skills.yaml"),
    ("tools", "content/data/tools.yaml"),
    ("places", "content/data/places.yaml"),
];

/// Pages that show a whole vocabulary, entry by entry, and its file.
const LISTS: [(&str, &str); 2] =
    [("sources.html", "content/data/sources.yaml"), ("glossary.html", "content/data/terms.yaml")];

/// Where the part `anchor` of `page` is written; the page as a whole if it is empty or made of
/// nothing that stands in the text. None if the page is made of no file of its own.
pub fn origin(page: &OutPath, anchor: &str, snapshot: &Snapshot) -> Option<Place> {
    if let Some((path, id)) = entry_of(page) {
        let source = snapshot.source(&path)?;
        let id = if id.is_empty() { anchor } else { id };
        let written = place_of(&parse(source), id);
        return Some(written.unwrap_or_else(|| Place::start_of(source)));
    }
    let page = career_of(page);
    let is_of_page = |source: &&Arc<Source>| page_address(&source.path).as_ref() == Some(&page);
    // The prose comes before the data, as `.md` comes before `.yaml`.
    let files: Vec<_> = snapshot.sources().filter(is_of_page).map(parse).collect();
    let written = files.iter().find_map(|parsed| place_of(parsed, anchor));
    written.or_else(|| files.first().map(|parsed| Place::start_of(&parsed.source)))
}

/// Those of `places` that `page` is made of.
pub fn of_page<'p>(page: &OutPath, places: impl Iterator<Item = &'p Place>) -> Vec<&'p Place> {
    let Some((path, id)) = entry_of(page) else {
        let page = career_of(page);
        let is_of_page = |place: &&Place| page_address(place.path()).as_ref() == Some(&page);
        return places.filter(is_of_page).collect();
    };
    let mut places: Vec<_> = places.filter(|place| *place.path() == path).collect();
    if let (Some(place), false) = (places.first(), id.is_empty()) {
        let locator = parse(&place.source).locator;
        let entry = KeyPath::root().key(id);
        let is_written = locator.was_written(&entry);
        let (key, value) = (locator.key(&entry).span, locator.value(&entry).span);
        places.retain(|place| is_written && (key.start..value.end).contains(&place.span.start));
    }
    places
}

/// The page of the career that a profile is of; any other page itself.
fn career_of(page: &OutPath) -> OutPath {
    match page.as_str().strip_prefix("profiles/") {
        Some(name) => OutPath::new(&format!("careers/{name}")),
        None => page.clone(),
    }
}

/// The vocabulary that a page is made of, and the id of the entry if it shows one alone.
fn entry_of(page: &OutPath) -> Option<(SourcePath, &str)> {
    let name = page.as_str().strip_suffix(".html")?;
    if let Some((_, file)) = LISTS.into_iter().find(|(list, _)| *list == page.as_str()) {
        return Some((SourcePath::new(file), ""));
    }
    let (folder, id) = name.split_once('/')?;
    let (_, file) = ENTRIES.into_iter().find(|(entries, _)| *entries == folder)?;
    Some((SourcePath::new(file), if id == "index" { "" } else { id }))
}

/// Where the section, the heading or the key with this id is written.
fn place_of(parsed: &Parsed, id: &str) -> Option<Place> {
    let prose = match &parsed.page {
        Page::Career(career) => career.prose.as_ref(),
        Page::Plain(page) => Some(&page.prose),
        _ => None,
    };
    let sections = prose.iter().flat_map(|prose| &prose.sections);
    let headings = sections.clone().flat_map(|section| &section.heading_ids);
    let sections = sections.map(|section| &section.id).zip(&parsed.positions().sections);
    let mut written = sections.chain(headings.zip(&parsed.positions().headings));
    if let Some((_, span)) = written.find(|(written, _)| *written == id) {
        return Some(Place::new(&parsed.source, span.clone()));
    }
    let key = KeyPath::root().key(id);
    (!id.is_empty() && parsed.locator.was_written(&key)).then(|| parsed.locator.key(&key))
}
