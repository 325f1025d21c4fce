//! Pages and files that list careers: home, A–Z, sitemap, feed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::career::Date as Day;
use crate::context::{
    CareerCard, CareerLine, Careers, Date, Feed, FeedEntry, FieldCareers, Home, IndexCount, Letter,
    Markup, OtherTitle, RankingKey, Shared, SiteInfo,
};
use crate::markdown::{EntryKind, slug};
use crate::motif::Motif;
use crate::page::entry_address;

use super::entries;
use super::library::{KINDS, Library, Record, View};
use super::measures::Measures;
use super::references::Uses;

/// How many careers the feed has at most.
const FEED_LENGTH: usize = 50;

/// The home page: `html` is the text of `content/index.md`.
pub(super) fn home(view: View<'_, '_>, uses: &Uses<'_>, html: Markup) -> Home {
    let library = view.library;
    let fields = entries::used(library, uses, EntryKind::Field).into_iter().filter_map(|id| {
        let entry = library.entries.get(&(EntryKind::Field, id))?;
        let indexes = library.users(EntryKind::Field, id);
        if indexes.is_empty() {
            return None;
        }
        let is_short = library.careers.len() <= MOST_CARDS;
        let records = indexes.iter().filter(|_| is_short);
        let records = records.filter_map(|index| library.careers.get(*index));
        Some(FieldCareers {
            field: library.link(EntryKind::Field, id)?,
            motif: Motif::of(id).path(),
            definition: entry.value.definition.clone(),
            careers: cards(view, records),
            count: indexes.len(),
        })
    });
    Home {
        html,
        fields: fields.collect(),
        count: library.careers.len(),
        indexes: indexes(library, uses),
    }
}

/// The indexes of all kinds of entries.
pub(super) fn indexes(library: &Library<'_>, uses: &Uses<'_>) -> Vec<IndexCount> {
    let index = |kind| IndexCount {
        kind: entries::context_kind(kind),
        path: index_path(kind),
        count: entries::used(library, uses, kind).len(),
    };
    KINDS.into_iter().map(index).collect()
}

/// The most careers that a list shows as cards, with what each is. Longer ones are lines.
pub(super) const MOST_CARDS: usize = 60;

/// Path of the index of all entries of a kind.
pub(super) fn index_path(kind: EntryKind) -> String {
    entry_address(kind, "index").to_string()
}

fn cards<'l, 'p: 'l>(
    view: View<'l, 'p>,
    records: impl Iterator<Item = &'l Record<'p>>,
) -> Vec<CareerCard> {
    let mut cards: Vec<_> = records.map(|record| entries::card(view, record, "")).collect();
    cards.sort_by(|one, other| (&one.title, &one.path).cmp(&(&other.title, &other.path)));
    cards
}

/// All careers and their other titles from A to Z.
pub(super) fn careers(view: View<'_, '_>, measures: &Measures) -> Careers {
    let library = view.library;
    let count = library.careers.len();
    let is_long = count > MOST_CARDS;
    let titled = |record: &Record<'_>| {
        let titled = if is_long {
            Titled::Line(measures.line(record, ""))
        } else {
            Titled::Card(Box::new(entries::card(view, record, "")))
        };
        (record.title().to_owned(), titled)
    };
    let mut all: Vec<(String, Titled)> = library.careers.iter().map(titled).collect();
    // Official lists have too many titles for one page; the search knows them.
    let named = library.careers.iter();
    for record in named.filter(|record| !record.filled.contains_key("alternate_titles")) {
        for title in &*record.career.alternate_titles {
            let other = OtherTitle { title: title.clone(), career: record.link() };
            all.push((title.clone(), Titled::Other(other)));
        }
    }
    all.sort_by_cached_key(|(title, _)| (title.to_lowercase(), title.clone()));
    let basis = measures.basis(RankingKey::Pay).filter(|_| is_long).cloned();
    Careers { letters: group(all), count, basis }
}

/// What stands under a letter.
enum Titled {
    Card(Box<CareerCard>),
    Line(CareerLine),
    Other(OtherTitle),
}

fn group(titles: Vec<(String, Titled)>) -> Vec<Letter> {
    let mut letters: BTreeMap<(bool, String), Letter> = BTreeMap::new();
    for (title, titled) in titles {
        let (letter, id) = letter_of(&title);
        // Titles that begin with no letter come last.
        let entry = letters.entry((letter == "#", letter.clone())).or_insert(Letter {
            letter,
            id,
            careers: Vec::new(),
            lines: Vec::new(),
            other_titles: Vec::new(),
        });
        match titled {
            Titled::Card(card) => entry.careers.push(*card),
            Titled::Line(line) => entry.lines.push(line),
            Titled::Other(other) => entry.other_titles.push(other),
        }
    }
    letters.into_values().collect()
}

/// The letter under which a title stands, and the id of its heading.
fn letter_of(title: &str) -> (String, String) {
    let first = slug(title).chars().next().filter(char::is_ascii_alphabetic);
    match first {
        Some(first) => (first.to_ascii_uppercase().to_string(), format!("letter-{first}")),
        None => ("#".to_owned(), "letter-other".to_owned()),
    }
}

/// Careers by day of change, newest first.
pub(super) fn feed(library: &Library<'_>, site: &Shared<SiteInfo>) -> Feed {
    let mut dated: Vec<_> = library
        .careers
        .iter()
        .filter_map(|record| Some((Reverse(record.career.updated?), record)))
        .collect();
    dated.sort_by_key(|(updated, record)| (*updated, record.slug));
    let entry = |(updated, record): &(Reverse<Day>, &Record<'_>)| FeedEntry {
        title: record.title().to_owned(),
        url: format!("{}{}", site.base_url, record.link().path),
        summary: record.summary(),
        updated: date(updated.0),
    };
    let entries = dated.iter().take(FEED_LENGTH).map(entry).collect();
    Feed { site: site.clone(), entries }
}

/// A day in both forms.
pub(super) fn date(date: Day) -> Date {
    Date { iso: date.to_string(), text: date.text() }
}
