//! The ids that a site has, with what they mean.

use std::collections::BTreeMap;

use crate::career::{Facts, Scheme};
use crate::page::{self, Page};
use crate::source::Snapshot;

/// What an id stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Id {
    /// Its name; may be empty.
    pub name: String,
    /// What it is, in a sentence or two; may be empty.
    pub about: String,
}

/// All ids of a site: of its vocabularies, its careers, and the occupations that it knows.
///
/// Kinds are called as in links (`skill`, `tool`, `career`), and `onet` and `esco` for codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(BTreeMap<(&'static str, String), Id>);

impl Ids {
    /// The ids in the files of a site, as far as these can be read. What a vocabulary of the site
    /// defines by hand counts before what came with an official table.
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut ids = Self::default();
        let pages = snapshot.below("content").map(|(_, source)| page::parse(source).page);
        let (facts, pages): (Vec<_>, Vec<_>) =
            pages.partition(|page| matches!(page, Page::Facts(_)));
        for page in facts.into_iter().chain(pages) {
            ids.take(page);
        }
        ids
    }

    /// The ids of one kind with what they stand for, in order.
    pub(super) fn of_kind(&self, kind: &str) -> impl Iterator<Item = (&String, &Id)> {
        let all = self.0.iter().filter(move |((one, _), _)| *one == kind);
        all.map(|((_, id), known)| (id, known))
    }

    fn add(&mut self, kind: &'static str, id: String, name: &str, about: &str) {
        let known = Id { name: name.to_owned(), about: about.to_owned() };
        self.0.insert((kind, id), known);
    }

    fn take(&mut self, page: Page) {
        match page {
            Page::Career(file) => {
                // Either of its two files may say what it is called.
                let known = self.0.entry(("career", file.slug.clone())).or_default();
                if let Some(title) = &file.career.title {
                    known.name.clone_from(title);
                }
                if let Some(description) = &file.career.description {
                    known.about.clone_from(description);
                }
            }
            Page::Entries(kind, entries) => {
                for (id, entry) in entries {
                    self.add(kind.word(), id, &entry.name, &entry.definition);
                }
            }
            Page::Publications(publications) => {
                for (id, one) in publications {
                    self.add("source", id, &one.title, &one.publisher);
                }
            }
            Page::Facts(Some(facts)) => self.take_facts(&facts),
            Page::Facts(None) | Page::Plain(_) | Page::Image | Page::Unknown => {}
        }
    }

    fn take_facts(&mut self, facts: &Facts) {
        let publication = &facts.publication;
        self.add("source", facts.source.clone(), &publication.title, &publication.publisher);
        let entries = &facts.entries;
        let lists = [
            ("field", &entries.fields),
            ("skill", &entries.skills),
            ("tool", &entries.tools),
            ("place", &entries.places),
        ];
        for (kind, entries) in lists {
            for (id, entry) in entries {
                self.add(kind, id.clone(), &entry.name, &entry.definition);
            }
        }
        let scheme = match facts.scheme {
            Scheme::Onet => "onet",
            Scheme::Esco => "esco",
        };
        for (code, occupation) in &facts.occupations {
            let (title, about) = (&occupation.title, &occupation.description);
            self.add(scheme, code.clone(), title, about);
        }
    }
}
