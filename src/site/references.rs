//! Every id, link, anchor and image that one file takes from another.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::career::{Career, FactsKind};
use crate::diag::{
    Diagnostic, Place,
    catalog::{nearest, site as catalog},
};
use crate::markdown::{EntryKind, Target};
use crate::page::{Page, Parsed, Prose};
use crate::source::SourcePath;
use crate::yaml::KeyPath;

use super::glossary::{self, TERMS_OF_THEME};
use super::library::{EntryId, Library, Record};

/// What is used somewhere, by id.
#[derive(Default)]
pub(super) struct Uses<'l> {
    /// Fields, skills, tools and places that a career uses.
    pub(super) entries: BTreeSet<EntryId<'l>>,
    /// Sources that a page cites.
    pub(super) publications: BTreeSet<&'l str>,
    /// Images that a page shows.
    pub(super) images: BTreeSet<&'l SourcePath>,
}

/// Follows every reference; reports those that lead nowhere and entries that nothing leads to.
pub(super) fn check<'l>(library: &'l Library<'_>) -> (Uses<'l>, Vec<Diagnostic>) {
    let careers = library.careers.par_iter().fold(
        || Checker::new(library),
        |mut checker, record| {
            checker.career(record);
            for (parsed, file) in &record.files {
                if let Some(prose) = &file.prose {
                    checker.prose(parsed, prose);
                }
            }
            checker
        },
    );
    let mut checker = careers.reduce(|| Checker::new(library), Checker::with);
    for (parsed, page) in library.plain.values() {
        checker.prose(parsed, &page.prose);
    }
    let entries = library.entries.iter().filter(|(_, entry)| checker.used[entry.position]);
    checker.uses.entries = entries.map(|(id, _)| *id).collect();
    checker.places_of_tables();
    checker.entries_of_occupations();
    checker.unused();
    (checker.uses, checker.diagnostics)
}

/// Where a reference stands in the data of a career: a key, an item of its list, a key of the item.
/// A path is made of it for a message alone.
#[derive(Clone, Copy)]
struct At(&'static str, Option<usize>, Option<&'static str>);

impl At {
    fn item(list: &'static str, index: usize, key: &'static str) -> Self {
        Self(list, Some(index), Some(key))
    }

    fn path(self) -> KeyPath {
        let Self(key, item, key_of_item) = self;
        let mut path = KeyPath::root().key(key);
        if let Some(index) = item {
            path = path.item(index);
        }
        if let Some(key) = key_of_item {
            path = path.key(key);
        }
        path
    }
}

/// The references of a career: where each stands, its kind and its id.
fn entry_references(career: &Career) -> Vec<(At, EntryKind, &str)> {
    let mut all = Vec::new();
    if let Some(field) = &career.field {
        all.push((At("field", None, None), EntryKind::Field, field.as_str()));
    }
    for (index, skill) in career.skills.iter().enumerate() {
        all.push((At::item("skills", index, "skill"), EntryKind::Skill, &skill.skill));
    }
    for (index, tool) in career.tools.iter().enumerate() {
        all.push((At::item("tools", index, "tool"), EntryKind::Tool, &tool.tool));
        if let Some(or) = &tool.or {
            all.push((At::item("tools", index, "or"), EntryKind::Tool, or));
        }
    }
    for (index, place) in career.places.iter().enumerate() {
        all.push((At::item("places", index, "place"), EntryKind::Place, &place.place));
    }
    for (index, row) in career.salary.iter().enumerate() {
        if let Some(place) = &row.place {
            all.push((At::item("salary", index, "place"), EntryKind::Place, place));
        }
    }
    for (index, row) in career.outlook.iter().enumerate() {
        if let Some(place) = &row.place {
            all.push((At::item("outlook", index, "place"), EntryKind::Place, place));
        }
    }
    all
}

/// The sources that the rows of a career cite.
fn source_references(career: &Career) -> impl Iterator<Item = (At, &str)> {
    let salary = career.salary.iter().enumerate().map(|(i, row)| ("salary", i, &row.source));
    let outlook = career.outlook.iter().enumerate().map(|(i, row)| ("outlook", i, &row.source));
    let all = salary.chain(outlook);
    all.filter_map(|(list, i, id)| Some((At::item(list, i, "source"), id.as_deref()?)))
}

/// The careers that a career names.
fn career_references(career: &Career) -> impl Iterator<Item = (At, &str)> {
    let related = career.related.iter().enumerate();
    let related = related.map(|(i, one)| (At("related", Some(i), one.slug_key()), one.slug()));
    let roles = career.roles.iter().enumerate();
    let roles = roles
        .filter_map(|(i, role)| Some((At::item("roles", i, "career"), role.career.as_deref()?)));
    related.chain(roles)
}

struct Checker<'l, 'p> {
    library: &'l Library<'p>,
    /// Whether each entry is used, by its position: in the end, the entries of `uses`.
    used: Vec<bool>,
    uses: Uses<'l>,
    diagnostics: Vec<Diagnostic>,
}

impl<'l, 'p> Checker<'l, 'p> {
    fn new(library: &'l Library<'p>) -> Self {
        let used = vec![false; library.entries.len()];
        Self { library, used, uses: Uses::default(), diagnostics: Vec::new() }
    }

    /// What this and `other` have found.
    fn with(mut self, other: Self) -> Self {
        let Uses { publications, images, .. } = other.uses;
        for (used, also) in self.used.iter_mut().zip(other.used) {
            *used |= also;
        }
        self.uses.publications.extend(publications);
        self.uses.images.extend(images);
        self.diagnostics.extend(other.diagnostics);
        self
    }

    fn career(&mut self, record: &'l Record<'p>) {
        for (at, kind, id) in entry_references(&record.career) {
            self.entry(kind, id, || record.value(&at.path()));
        }
        for (at, id) in source_references(&record.career) {
            self.source(id, || record.value(&at.path()));
        }
        for (at, slug) in career_references(&record.career) {
            if self.library.by_slug.contains_key(slug) && slug != record.slug {
                continue;
            }
            let place = record.value(&at.path());
            self.diagnostics.push(if slug == record.slug {
                catalog::own_career(place, slug)
            } else if self.library.drafts.contains(slug) {
                catalog::draft_career(place, slug)
            } else {
                let known = self.library.by_slug.keys().copied().filter(|one| *one != record.slug);
                catalog::unknown_career(place, slug, known)
            });
        }
        for kind in [FactsKind::Wages, FactsKind::Projections] {
            for row in record.official_rows(kind) {
                self.uses.publications.insert(&row.facts.source);
                if self.library.is_country(&row.row.place) {
                    self.use_entry(EntryKind::Place, &row.row.place);
                }
            }
        }
    }

    /// Uses an entry, or reports that there is none of this id. The one that was probably meant
    /// counts as used: to call it unused would tell the same slip twice.
    fn entry(&mut self, kind: EntryKind, id: &str, place: impl FnOnce() -> Place) {
        if self.use_entry(kind, id) {
            return;
        }
        let known = self.ids(kind);
        if let Some((meant, _)) = nearest(id, known.iter().copied()) {
            self.use_entry(kind, meant);
        }
        self.diagnostics.push(catalog::unknown_entry(place(), kind.word(), id, known));
    }

    /// Uses an entry, and says whether there is one of this id.
    fn use_entry(&mut self, kind: EntryKind, id: &str) -> bool {
        let entry = self.library.entries.get(&(kind, id));
        if let Some(entry) = entry {
            self.used[entry.position] = true;
        }
        entry.is_some()
    }

    /// Uses a source, or reports that there is none of this id.
    fn source(&mut self, id: &'l str, place: impl FnOnce() -> Place) {
        if self.library.publications.contains_key(id) {
            self.uses.publications.insert(id);
            return;
        }
        let known = self.library.publications.keys().copied();
        let meant = nearest(id, known.clone()).map(|(meant, _)| meant);
        self.uses.publications.extend(meant);
        self.diagnostics.push(catalog::unknown_entry(place(), "source", id, known));
    }

    fn ids(&self, kind: EntryKind) -> Vec<&'p str> {
        let all = self.library.entries.keys();
        let all = all.filter(|(one, _)| *one == kind).map(|(_, id)| *id);
        let of_theme = TERMS_OF_THEME.into_iter().filter(|_| kind == EntryKind::Term);
        all.chain(of_theme).collect()
    }

    fn prose(&mut self, parsed: &'l Parsed, prose: &'l Prose) {
        for (index, target) in prose.links.iter().enumerate() {
            if let Some(fault) = self.link(parsed, prose, index, target) {
                self.diagnostics.push(fault);
            }
        }
        for (index, image) in prose.images.iter().enumerate() {
            if self.library.images.contains(image) {
                self.uses.images.insert(image);
            } else {
                let known = self.library.images.iter().map(|path| path.as_str());
                let place = parsed.image_place(index);
                self.diagnostics.push(catalog::missing_image(place, image.as_str(), known));
            }
        }
    }

    /// Follows one link; the fault if it leads nowhere.
    fn link(
        &mut self,
        parsed: &'l Parsed,
        prose: &'l Prose,
        index: usize,
        target: &'l Target,
    ) -> Option<Diagnostic> {
        let place = || parsed.link_place(index);
        match target {
            Target::External(_) => None,
            Target::Anchor(anchor) => {
                let known = match &parsed.page {
                    Page::Career(file) => self.anchors_of_career(&file.slug),
                    _ => prose.anchors(),
                };
                let found = known.contains(&anchor.as_str());
                (!found).then(|| catalog::broken_anchor(place(), anchor, "this page", &known))
            }
            Target::Page { path, anchor } => self.page_link(path, anchor.as_deref(), place),
            Target::Entry { kind: EntryKind::Career, id, anchor } => {
                self.career_link(id, anchor.as_deref(), place)
            }
            Target::Entry { kind, id, anchor } => {
                match kind {
                    EntryKind::Source => self.source(id, place),
                    EntryKind::Term if glossary::is_of_theme(id) => {}
                    _ => self.entry(*kind, id, place),
                }
                // Their pages have no sections to lead to.
                let fault = |anchor: &String| catalog::broken_anchor(place(), anchor, id, &[]);
                anchor.as_ref().map(fault)
            }
        }
    }

    fn page_link(
        &self,
        path: &SourcePath,
        anchor: Option<&str>,
        place: impl Fn() -> Place,
    ) -> Option<Diagnostic> {
        if path.below("content/careers").is_some() {
            let slug = path.stem();
            let is_file = |(parsed, _): &(&Parsed, _)| parsed.source.path == *path;
            let record = self.library.career(slug);
            let there = record.is_some_and(|record| record.files.iter().any(is_file));
            if there || self.library.drafts.contains(slug) {
                return self.career_link(slug, anchor, place);
            }
            if record.is_some() {
                return Some(catalog::no_such_career_file(place(), path.as_str(), slug));
            }
        }
        if let Some((_, page)) = self.library.plain.get(path) {
            let known = page.prose.anchors();
            let broken = anchor.filter(|anchor| !known.contains(anchor));
            let fault = |anchor| catalog::broken_anchor(place(), anchor, path.as_str(), &known);
            return broken.map(fault);
        }
        if self.library.plain_drafts.contains(path) {
            return Some(catalog::draft_page(place(), path.as_str()));
        }
        let careers = self.library.careers.iter().flat_map(|record| record.files.iter());
        let careers = careers.map(|(parsed, _)| &parsed.source.path);
        let known = careers.chain(self.library.plain.keys().copied());
        let known = known.filter(|one| one.extension() == "md").map(SourcePath::as_str);
        Some(catalog::broken_link(place(), path.as_str(), known))
    }

    fn career_link(
        &self,
        slug: &str,
        anchor: Option<&str>,
        place: impl Fn() -> Place,
    ) -> Option<Diagnostic> {
        if self.library.drafts.contains(slug) {
            return Some(catalog::draft_career(place(), slug));
        }
        if !self.library.by_slug.contains_key(slug) {
            let known = self.library.by_slug.keys().copied();
            return Some(catalog::unknown_career(place(), slug, known));
        }
        let known = self.anchors_of_career(slug);
        let broken = anchor.filter(|anchor| !known.contains(anchor));
        broken.map(|anchor| catalog::broken_anchor(place(), anchor, slug, &known))
    }

    /// Everything that links to the page of a career can lead to, sections first.
    fn anchors_of_career(&self, slug: &str) -> Vec<&str> {
        let Some(record) = self.library.career(slug) else { return Vec::new() };
        let mut anchors = super::sections::ids(self.library, record);
        let headings = record.prose().map(Prose::anchors).unwrap_or_default();
        anchors.extend(headings);
        let mut seen = BTreeSet::new();
        anchors.retain(|anchor| seen.insert(*anchor));
        anchors
    }

    /// Places of official rows, and places that others lie in.
    fn places_of_tables(&mut self) {
        for (file, facts) in &self.library.facts {
            for (index, row) in facts.rows.iter().enumerate() {
                let is_known =
                    self.library.entries.contains_key(&(EntryKind::Place, row.place.as_str()));
                if !is_known && !row.place.is_empty() {
                    let path = KeyPath::root().key("rows").item(index).key("place");
                    let (place, known) = (file.locator.value(&path), self.ids(EntryKind::Place));
                    self.diagnostics
                        .push(catalog::unknown_entry(place, "place", &row.place, known));
                }
            }
        }
        let places = self.library.entries.iter();
        for ((_, id), defined) in places.filter(|((kind, _), _)| *kind == EntryKind::Place) {
            let Some(within) = defined.value.within.as_deref() else { continue };
            let place = || defined.file.locator.value(&defined.path.key("within"));
            if !self.library.entries.contains_key(&(EntryKind::Place, within)) {
                let known = self.ids(EntryKind::Place);
                self.diagnostics.push(catalog::unknown_entry(place(), "place", within, known));
            } else if self.lies_within_itself(id) {
                self.diagnostics.push(catalog::place_within_itself(place(), id));
            }
        }
        self.surroundings();
    }

    /// Skills and tools that official occupations name.
    fn entries_of_occupations(&mut self) {
        let unknown = |kind, id: &str| !self.library.entries.contains_key(&(kind, id));
        let mut faults = Vec::new();
        for (file, facts) in &self.library.facts {
            for (code, occupation) in &facts.occupations {
                let path = |list: &str, index, key: &str| {
                    let path = KeyPath::root().key("occupations").key(code).key(list);
                    file.locator.value(&path.item(index).key(key))
                };
                let skills = occupation.skills.iter().map(|one| one.skill.as_str()).enumerate();
                for (index, id) in skills.filter(|(_, id)| unknown(EntryKind::Skill, id)) {
                    faults.push((EntryKind::Skill, path("skills", index, "skill"), id));
                }
                let tools = occupation.technologies.iter().map(|one| one.tool.as_str()).enumerate();
                for (index, id) in tools.filter(|(_, id)| unknown(EntryKind::Tool, id)) {
                    faults.push((EntryKind::Tool, path("technologies", index, "tool"), id));
                }
            }
        }
        for (kind, place, id) in faults {
            self.diagnostics.push(catalog::unknown_entry(place, kind.word(), id, self.ids(kind)));
        }
    }

    /// Whether the places that lie around a place come back to it.
    fn lies_within_itself(&self, id: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = Some(id);
        while let Some(place) = next.filter(|place| seen.insert(*place)) {
            let entry = self.library.entries.get(&(EntryKind::Place, place));
            next = entry.and_then(|entry| entry.value.within.as_deref());
        }
        next == Some(id)
    }

    /// A place that is used leads to the one it lies in, and so on.
    fn surroundings(&mut self) {
        let entries = self.uses.entries.iter();
        let places = entries.filter(|(kind, _)| *kind == EntryKind::Place).map(|(_, id)| *id);
        let mut waiting: Vec<&str> = places.collect();
        while let Some(id) = waiting.pop() {
            let place = self.library.entries.get(&(EntryKind::Place, id));
            let within = place.and_then(|place| place.value.within.as_deref());
            let is_new = |within: &&'l str| self.uses.entries.insert((EntryKind::Place, within));
            waiting.extend(within.filter(is_new));
        }
    }

    fn unused(&mut self) {
        let all = unused(self.library, &self.uses).into_iter();
        let told = all.map(|one| catalog::unused_entry(one.place, one.kind, one.id));
        self.diagnostics.extend(told);
    }
}

/// An entry or a source that nothing uses.
pub(super) struct Unused<'p> {
    /// The word for its kind, `tool`.
    pub(super) kind: &'static str,
    /// Its id.
    pub(super) id: &'p str,
    /// Where it is defined.
    pub(super) place: Place,
}

/// Entries that nothing uses. They get no page. Those that came with an official table are there
/// for whoever wants them.
pub(super) fn unused<'p>(library: &Library<'p>, uses: &Uses<'_>) -> Vec<Unused<'p>> {
    let by_hand = library.entries.iter();
    let by_hand = by_hand.filter(|(_, defined)| !matches!(defined.file.page, Page::Facts(_)));
    // The glossary is there to be read, linked or not.
    let entries = by_hand.filter(|((kind, id), _)| {
        *kind != EntryKind::Term && !uses.entries.contains(&(*kind, *id))
    });
    let entries = entries.map(|((kind, id), defined)| {
        let place = defined.file.locator.key(&defined.path);
        Unused { kind: kind.word(), id, place }
    });
    let in_table = |id: &str| library.facts.iter().any(|(_, facts)| facts.source == id);
    let publications = library.publications.iter();
    let publications =
        publications.filter(|(id, _)| !in_table(id) && !uses.publications.contains(*id));
    let publications = publications.map(|(id, defined)| {
        let place = defined.file.locator.key(&defined.path);
        Unused { kind: EntryKind::Source.word(), id, place }
    });
    entries.chain(publications).collect()
}
