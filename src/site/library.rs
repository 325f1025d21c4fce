//! Everything the site knows, by id: what the other files of this folder look things up in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::career::{
    Career, Counted, Entry, FactRow, Facts, FactsKind, Figure, Measure, Occupation, Period,
    PlaceKind, Publication, Scheme,
};
use crate::config::Config;
use crate::context::{Link, Pay, Shared, Strings};
use crate::diag::Place;
use crate::markdown::EntryKind;
use crate::page::{CareerFile, Parsed, PlainPage, Prose, entry_path};
use crate::source::SourcePath;
use crate::yaml::KeyPath;

use super::official::Official;
use super::related::Relation;

/// A career with the files that tell it.
pub(super) struct Record<'p> {
    /// Its position among the careers of the library, from when it is one of them.
    pub(super) position: usize,
    /// Last part of its address.
    pub(super) slug: &'p str,
    /// Its name and address.
    pub(super) link: Shared<Link>,
    /// What its files say together.
    pub(super) career: Career,
    /// Its files: the Markdown first, where there is one.
    pub(super) files: Vec<(&'p Parsed, &'p CareerFile)>,
    /// Positions of the entries that it names, each once and in its order, by kind as in [`KINDS`].
    pub(super) named: [Vec<usize>; KINDS.len()],
    /// The occupations of official classifications that its codes name.
    pub(super) official: Vec<Official<'p>>,
    /// Keys of the career that an official classification stands in for, with its source.
    pub(super) filled: BTreeMap<&'static str, &'p str>,
    /// Rows of official tables that count it, newest first.
    pub(super) rows: Vec<OfficialRow<'p>>,
    /// The careers one can go to from it.
    pub(super) next: Vec<Relation<'p>>,
    /// The pay it is known by, from when it is first asked for.
    pub(super) pay: OnceLock<Option<Shared<Pay>>>,
}

impl<'p> Record<'p> {
    /// Its prose, if it has a Markdown file.
    pub(super) fn prose(&self) -> Option<&'p Prose> {
        self.files.iter().find_map(|(_, file)| file.prose.as_ref())
    }

    /// Its name; its slug where the name is missing.
    pub(super) fn title(&self) -> &str {
        &self.link.name
    }

    /// What it is, as long as a list has room for it.
    pub(super) fn summary(&self) -> String {
        shortened(self.career.description.as_deref().unwrap_or_default())
    }

    /// Its name and address.
    pub(super) fn link(&self) -> Shared<Link> {
        self.link.clone()
    }

    /// Positions of the entries of a kind that it names, each once and in its order.
    pub(super) fn named(&self, kind: EntryKind) -> &[usize] {
        let of_kind = KINDS.iter().position(|one| *one == kind);
        of_kind.map_or(&[], |of_kind| &self.named[of_kind])
    }

    /// The same in the order of the positions.
    pub(super) fn named_in_order(&self, kind: EntryKind) -> Vec<usize> {
        let mut named = self.named(kind).to_vec();
        named.sort_unstable();
        named
    }

    /// Official rows of the given kind, newest first.
    pub(super) fn official_rows(&self, kind: FactsKind) -> impl Iterator<Item = OfficialRow<'p>> {
        self.rows.iter().copied().filter(move |row| row.facts.kind == kind)
    }

    /// The file that has the key at the top of `path`; its first file if none has.
    pub(super) fn file_of(&self, path: &KeyPath) -> &'p Parsed {
        let has = |file: &CareerFile| path.first_key().is_some_and(|k| file.career.keys.has(k));
        let with_key = self.files.iter().find(|(_, file)| has(file));
        with_key.unwrap_or(&self.files[0]).0
    }

    /// Where the value of `path` stands.
    pub(super) fn value(&self, path: &KeyPath) -> Place {
        self.file_of(path).locator.value(path)
    }
}

/// What pages are made from: the library, and how the site wants it shown.
#[derive(Clone, Copy)]
pub(super) struct View<'v, 'p> {
    /// Everything the site knows.
    pub(super) library: &'v Library<'p>,
    /// The settings.
    pub(super) config: &'v Config,
    /// The words of the theme.
    pub(super) strings: &'v Strings,
}

/// A defined thing and where it is defined.
pub(super) struct Defined<'p, T> {
    /// The thing.
    pub(super) value: &'p T,
    /// The file.
    pub(super) file: &'p Parsed,
    /// Its key there.
    pub(super) path: KeyPath,
    /// Its name and where readers find it.
    pub(super) link: Shared<Link>,
    /// Its position among the entries of the library, from when all are there.
    pub(super) position: usize,
}

impl<'p> Defined<'p, Entry> {
    /// An entry of a vocabulary.
    pub(super) fn entry(
        kind: EntryKind,
        id: &str,
        value: &'p Entry,
        file: &'p Parsed,
        path: KeyPath,
    ) -> Self {
        let link = Link { name: value.name.clone(), path: entry_path(kind, id) };
        Self { value, file, path, link: link.into(), position: 0 }
    }
}

impl<'p> Defined<'p, Publication> {
    /// A source. Its link leads to its place on the page of all sources.
    pub(super) fn publication(
        id: &str,
        value: &'p Publication,
        file: &'p Parsed,
        path: KeyPath,
    ) -> Self {
        let link = Link { name: value.title.clone(), path: format!("sources.html#{id}") };
        Self { value, file, path, link: link.into(), position: 0 }
    }
}

/// The kinds of entries that have pages of their own.
pub(super) const KINDS: [EntryKind; 4] =
    [EntryKind::Field, EntryKind::Skill, EntryKind::Tool, EntryKind::Place];

/// A vocabulary entry of some kind.
pub(super) type EntryId<'p> = (EntryKind, &'p str);

/// Everything the site knows.
#[derive(Default)]
pub(super) struct Library<'p> {
    /// Careers that are built, in the order of their slugs.
    pub(super) careers: Vec<Record<'p>>,
    /// Position of each career by slug.
    pub(super) by_slug: BTreeMap<&'p str, usize>,
    /// Careers that are left out as drafts.
    pub(super) drafts: BTreeSet<&'p str>,
    /// Plain pages that are built, with their files, in the order of their paths.
    pub(super) plain: BTreeMap<&'p SourcePath, (&'p Parsed, &'p PlainPage)>,
    /// Plain pages that are left out as drafts.
    pub(super) plain_drafts: BTreeSet<&'p SourcePath>,
    /// Fields, skills, tools and places.
    pub(super) entries: BTreeMap<EntryId<'p>, Defined<'p, Entry>>,
    /// The same in their order, as names and addresses: what a position of an entry stands for.
    pub(super) links: Vec<Shared<Link>>,
    /// Sources.
    pub(super) publications: BTreeMap<&'p str, Defined<'p, Publication>>,
    /// Official tables.
    pub(super) facts: Vec<(&'p Parsed, &'p Facts)>,
    /// Rows of the official tables by occupation code, newest table first.
    pub(super) rows: BTreeMap<&'p str, Vec<OfficialRow<'p>>>,
    /// Files that are images.
    pub(super) images: BTreeSet<&'p SourcePath>,
    /// Rows of the official tables by place, newest table first.
    pub(super) rows_at: BTreeMap<&'p str, Vec<OfficialRow<'p>>>,
    /// Occupations of official classifications with the id of their source.
    pub(super) occupations: BTreeMap<(Scheme, &'p str), (&'p str, &'p Occupation)>,
    /// What other tables count an O*NET-SOC occupation under.
    pub(super) crosswalk: BTreeMap<&'p str, &'p Counted>,
    /// Careers by the code of the official rows that count them.
    pub(super) by_code: BTreeMap<&'p str, Vec<usize>>,
    /// Careers by their O*NET-SOC code.
    pub(super) by_onet: BTreeMap<String, Vec<usize>>,
    /// Places by the place they lie in.
    pub(super) places_within: BTreeMap<&'p str, Vec<&'p str>>,
    /// Careers by the position of each entry that they name.
    pub(super) users: Vec<Vec<usize>>,
}

/// A row of an official table.
#[derive(Clone, Copy)]
pub(super) struct OfficialRow<'p> {
    /// The table.
    pub(super) facts: &'p Facts,
    /// The row.
    pub(super) row: &'p FactRow,
}

impl OfficialRow<'_> {
    /// The time it is of.
    pub(super) fn period(&self) -> Option<Period> {
        self.facts.publication.period
    }

    /// Whether the row has the figure, published or not.
    pub(super) fn figure(&self, measure: Measure) -> Option<Figure> {
        let figure = self.row.figures.iter().find(|(one, _)| *one == measure);
        figure.map(|(_, figure)| *figure)
    }
}

impl<'p> Library<'p> {
    /// The career with the given slug.
    pub(super) fn career(&self, slug: &str) -> Option<&Record<'p>> {
        self.by_slug.get(slug).and_then(|index| self.careers.get(*index))
    }

    /// The careers that name an entry, in the order of their slugs.
    pub(super) fn users(&self, kind: EntryKind, id: &str) -> &[usize] {
        let entry = self.entries.get(&(kind, id));
        entry.and_then(|entry| self.users.get(entry.position)).map_or(&[], Vec::as_slice)
    }

    /// Name and address of an entry; none if it is not defined.
    pub(super) fn link(&self, kind: EntryKind, id: &str) -> Option<Shared<Link>> {
        Some(self.entries.get(&(kind, id))?.link.clone())
    }

    /// Name of an entry; none if it is not defined.
    pub(super) fn name(&self, kind: EntryKind, id: &str) -> Option<&'p str> {
        Some(&self.entries.get(&(kind, id))?.value.name)
    }

    /// Title of a source; none if it is not defined.
    pub(super) fn source_title(&self, id: &str) -> Option<&'p str> {
        Some(&self.publications.get(id)?.value.title)
    }

    /// Title of a source and its place on the sources page; none if it is not defined.
    pub(super) fn source_link(&self, id: &str) -> Option<Shared<Link>> {
        Some(self.publications.get(id)?.link.clone())
    }

    /// Whether the place is a country.
    pub(super) fn is_country(&self, place: &str) -> bool {
        self.entries
            .get(&(EntryKind::Place, place))
            .is_some_and(|entry| entry.value.place == Some(PlaceKind::Country))
    }

    /// Official rows for the countries of a career: what its page shows first. Newest first.
    pub(super) fn national(&self, record: &Record<'p>, kind: FactsKind) -> Vec<OfficialRow<'p>> {
        let national = |row: &OfficialRow<'_>| self.is_country(&row.row.place);
        record.official_rows(kind).filter(national).collect()
    }

    /// The row of all occupations together in the same table, for the same place and unit.
    pub(super) fn all_occupations(&self, row: &OfficialRow<'_>) -> Option<OfficialRow<'p>> {
        let is_beside = |all: &&OfficialRow<'_>| {
            all.facts.source == row.facts.source
                && (&all.row.place, all.row.per) == (&row.row.place, row.row.per)
        };
        self.rows.get(ALL_OCCUPATIONS)?.iter().find(is_beside).copied()
    }

    /// The other careers that are counted in the same official row.
    pub(super) fn shared_with(
        &self,
        record: &Record<'p>,
        row: &OfficialRow<'_>,
    ) -> Vec<Shared<Link>> {
        let all = self.by_code.get(row.row.code.as_str()).into_iter().flatten();
        let others = all.filter_map(|index| self.careers.get(*index));
        others.filter(|other| other.slug != record.slug).map(Record::link).collect()
    }
}

/// The code of all occupations together, in every table.
const ALL_OCCUPATIONS: &str = "00-0000";

/// Most characters of a text that describes a page elsewhere: in lists, searches and previews.
pub(super) const SUMMARY_LENGTH: usize = 160;

/// The text as far as a summary has room for it, cut after a word.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= SUMMARY_LENGTH {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SUMMARY_LENGTH).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', ' ']))
}
