//! What is known of every page for readers before any is made: its address, its title, when it was
//! last gone through. Addresses that two pages want are found here.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::Date as Day;
use crate::diag::{Diagnostic, Place, catalog::site as catalog};
use crate::markdown::EntryKind;
use crate::page::{Parsed, entry_address, page_address};
use crate::source::{OutPath, SourcePath};

use super::fixed::Fixed;
use super::library::{KINDS, View};
use super::outputs::plain_title;
use super::prose::HOME;
use super::references::Uses;
use super::{entries, profile};

/// All pages for readers.
pub(super) struct Heads {
    pages: BTreeMap<OutPath, Head>,
    /// Titles that several pages have.
    shared: BTreeSet<String>,
    /// Pages of Markdown alone that another page stands in the place of.
    displaced: BTreeSet<SourcePath>,
}

struct Head {
    title: String,
    updated: Option<Day>,
    /// Whether search engines are asked to leave it out.
    hidden: bool,
}

impl Head {
    fn new(title: &str) -> Self {
        Self { title: title.to_owned(), updated: None, hidden: false }
    }
}

impl Heads {
    /// All pages of a site, and a fault for every one whose address another has.
    pub(super) fn of(view: View<'_, '_>, uses: &Uses<'_>) -> (Self, Vec<Diagnostic>) {
        let library = view.library;
        let mut pages = fixed(view);
        for kind in KINDS {
            for id in entries::used(library, uses, kind) {
                if let Some(entry) = library.entries.get(&(kind, id)) {
                    pages.insert(entry_address(kind, id), Head::new(&entry.value.name));
                }
            }
        }
        for record in &library.careers {
            let head = Head { updated: record.career.updated, ..Head::new(record.title()) };
            pages.insert(entry_address(EntryKind::Career, record.slug), head);
            if let Some(path) = profile::address(record) {
                pages.insert(path, Head::new(&profile::title(record, view.strings)));
            }
        }
        let (mut diagnostics, mut displaced) = (Vec::new(), BTreeSet::new());
        for (parsed, page) in library.plain.values() {
            let source = &parsed.source;
            let Some(path) = page_address(&source.path) else { continue };
            if source.path.as_str() == HOME {
                continue;
            }
            if pages.contains_key(&path) {
                let place = Place::start_of(source);
                diagnostics.push(catalog::address_taken(place, path.as_str()));
                displaced.insert(source.path.clone());
                continue;
            }
            let head = Head { updated: page.updated, ..Head::new(plain_title(parsed, page)) };
            pages.insert(path, head);
        }
        diagnostics.extend(called_index(view));
        let mut seen = BTreeSet::new();
        let shared = pages.values().filter(|head| !seen.insert(head.title.as_str()));
        let shared = shared.map(|head| head.title.clone()).collect();
        (Self { pages, shared, displaced }, diagnostics)
    }

    /// Whether several pages have the title.
    pub(super) fn is_shared(&self, title: &str) -> bool {
        self.shared.contains(title)
    }

    /// Where the page of a file that is a page by itself lies; none if it is the text of the home
    /// page, or another page lies there.
    pub(super) fn plain_address(&self, parsed: &Parsed) -> Option<OutPath> {
        let source = &parsed.source.path;
        let is_page = source.as_str() != HOME && !self.displaced.contains(source);
        page_address(source).filter(|_| is_page)
    }

    /// The addresses of all pages, in order.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &OutPath> {
        self.pages.keys()
    }

    /// The pages that search engines should know, in the order of their addresses, with the days
    /// on which editors last went through them.
    pub(super) fn shown(&self) -> impl Iterator<Item = (&OutPath, Option<Day>)> {
        let shown = self.pages.iter().filter(|(_, head)| !head.hidden);
        shown.map(|(path, head)| (path, head.updated))
    }
}

/// The pages that a site has whatever its careers are.
fn fixed(view: View<'_, '_>) -> BTreeMap<OutPath, Head> {
    let mut plain = view.library.plain.values();
    let home = plain.find(|(parsed, _)| parsed.source.path.as_str() == HOME);
    let head = |page: Fixed| {
        let words = page.words(view.strings);
        let head = match page {
            Fixed::Home => Head {
                updated: home.and_then(|(_, page)| page.updated),
                ..Head::new(&view.config.title)
            },
            Fixed::NotFound => Head { hidden: true, ..Head::new(&words.title) },
            _ => Head::new(&words.title),
        };
        (OutPath::new(&words.path), head)
    };
    Fixed::all(view.config).map(head).collect()
}

/// Faults for careers and entries whose page would be the index of their folder or the table of
/// all careers.
fn called_index(view: View<'_, '_>) -> Vec<Diagnostic> {
    let View { library, strings, .. } = view;
    let path = |page: Fixed| page.words(strings).path;
    let careers = [("index", Fixed::Careers), ("table", Fixed::Table)];
    let careers = careers.into_iter().filter_map(|(slug, page)| {
        let record = library.career(slug)?;
        Some((path(page), Place::start_of(&record.files[0].0.source)))
    });
    let entries = KINDS.into_iter().filter_map(|kind| {
        let entry = library.entries.get(&(kind, "index"))?;
        Some((path(Fixed::Index(kind)), entry.file.locator.key(&entry.path)))
    });
    let taken = careers.chain(entries);
    taken.map(|(path, place)| catalog::address_taken(place, &path)).collect()
}
