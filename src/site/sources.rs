//! The sources: what uses each, and how old each is beside the others.
//!
//! Age is told by the periods of the sources alone, never by the day of the build: a page is the
//! same whenever it is built.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::career::{Facts, FactsKind, Period};
use crate::context::{Link, Shared, SourceEntry, SourceLine, SourceUse, Sources};
use crate::markdown::{EntryKind, Target};
use crate::page::{OUTLINE, page_address};

use super::library::{Library, Record};
use super::listings::date;
use super::references::Uses;
use super::related::Found;

/// The text and the titles of a page, besides the sections of the outline.
const TEXT: &str = "text";

/// The codes at the end of a page, likewise.
const CODES: &str = "codes";

/// How many users of a source are named one by one.
const MOST_NAMED: usize = 40;

/// A source by its id; none if it is not defined.
pub(super) fn line(library: &Library<'_>, id: &str) -> Option<SourceLine> {
    let publication = library.publications.get(id)?.value;
    Some(SourceLine {
        id: id.to_owned(),
        title: publication.title.clone(),
        publisher: publication.publisher.clone(),
        url: publication.url.clone(),
        period: publication.period.map(Period::text).unwrap_or_default(),
        licence: publication.licence.clone(),
        attribution: publication.attribution.clone(),
    })
}

/// Lines in the order in which pages name them.
pub(super) fn sorted(mut lines: Vec<SourceLine>) -> Vec<SourceLine> {
    lines.sort_by(|one, other| (&one.title, &one.id).cmp(&(&other.title, &other.id)));
    lines
}

/// Ids of the sources that a career uses, each with the sections of the page that use it.
pub(super) fn of_career<'l>(
    library: &'l Library<'_>,
    record: &'l Record<'_>,
) -> BTreeMap<&'l str, BTreeSet<&'static str>> {
    let mut uses: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    let mut add = |id, section| {
        uses.entry(id).or_default().insert(section);
    };
    let career = &record.career;
    for id in career.salary.iter().filter_map(|row| row.source.as_deref()) {
        add(id, "salary");
    }
    for id in career.outlook.iter().filter_map(|row| row.source.as_deref()) {
        add(id, "outlook");
    }
    let links = record.prose().map_or(&[][..], |prose| &prose.links).iter();
    for target in links {
        if let Target::Entry { kind: EntryKind::Source, id, .. } = target {
            add(id, TEXT);
        }
    }
    for (key, id) in &record.filled {
        let section = OUTLINE.into_iter().find(|section| section == key);
        add(id, section.unwrap_or(if *key == "tasks" { "duties" } else { TEXT }));
    }
    for official in &record.official {
        let occupation = official.occupation;
        let has_path = occupation.job_zone.is_some() || !occupation.education.is_empty();
        let parts = [
            ("interests", !occupation.interests.is_empty()),
            ("path", has_path),
            ("tools", !occupation.technologies.is_empty() || !occupation.equipment.is_empty()),
            (CODES, true),
        ];
        for (section, _) in parts.into_iter().filter(|(_, is_used)| *is_used) {
            add(official.source, section);
        }
    }
    for relation in &record.next {
        if let Found::Official(source, _) = relation.found {
            add(source, "next");
        }
    }
    for row in &record.rows {
        let place = row.row.place.as_str();
        let named = career.places.iter().any(|one| one.place == place);
        let section = match (row.facts.kind, library.is_country(place)) {
            (FactsKind::Wages, true) => "salary",
            (FactsKind::Projections, true) => "outlook",
            (FactsKind::Wages | FactsKind::Projections, false) if named => "places",
            _ => continue,
        };
        add(row.facts.source.as_str(), section);
    }
    uses
}

/// All sources that are used.
pub(super) fn lines(library: &Library<'_>, uses: &Uses<'_>) -> Vec<SourceLine> {
    let mut used: BTreeSet<&str> = uses.publications.clone();
    for record in &library.careers {
        used.extend(of_career(library, record).into_keys());
    }
    sorted(used.into_iter().filter_map(|id| line(library, id)).collect())
}

/// The page of all sources that are used; `lines` are theirs.
pub(super) fn page(library: &Library<'_>, uses: &Uses<'_>, lines: Vec<SourceLine>) -> Arc<Sources> {
    let mut careers: BTreeMap<&str, BTreeMap<&'static str, Vec<&Record<'_>>>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &library.careers {
        for (id, sections) in of_career(library, record) {
            *counts.entry(id).or_default() += 1;
            for section in sections {
                careers.entry(id).or_default().entry(section).or_default().push(record);
            }
        }
    }
    let mut pages = other_pages(library, uses);
    let newest = newest(library, &lines);
    let tables = tables(library);
    let entry = |line: SourceLine| {
        let id = line.id.clone();
        let publication = library.publications.get(id.as_str())?.value;
        let newer = newer(&tables, &id);
        let mut by_section = careers.remove(id.as_str()).unwrap_or_default();
        let uses = OUTLINE.into_iter().chain([TEXT, CODES]).filter_map(|section| {
            let careers = by_section.remove(section)?;
            let count = careers.len();
            let links = careers.into_iter().map(|record| link_to(record, section));
            Some(SourceUse { section: section.to_owned(), careers: named(links), count })
        });
        let pages = pages.remove(id.as_str()).unwrap_or_default();
        let years = publication.period.zip(newest).map(|(one, newest)| one.years_until(newest));
        Some(SourceEntry {
            period: publication.period.map(|period| period.to_string()).unwrap_or_default(),
            retrieved: publication.retrieved.map(date),
            newer_period: newer
                .and_then(|table| table.period)
                .map(Period::text)
                .unwrap_or_default(),
            newer: newer.and_then(|table| library.source_link(table.id)),
            years: years.unwrap_or_default(),
            uses: uses.collect(),
            count: counts.get(id.as_str()).copied().unwrap_or_default(),
            page_count: pages.len(),
            pages: named(pages.into_iter()),
            source: line,
        })
    };
    let sources = lines.into_iter().filter_map(entry).collect();
    Arc::new(Sources { sources, newest: newest.map(Period::text).unwrap_or_default() })
}

/// The career with the address of a section of its page.
fn link_to(record: &Record<'_>, section: &str) -> Shared<Link> {
    let Link { name, path } = &*record.link;
    let path = match section {
        TEXT => path.clone(),
        CODES => format!("{path}#page:about-this-page"),
        _ => format!("{path}#{section}"),
    };
    Link { name: name.clone(), path }.into()
}

/// The links in their order, unless they are too many to be read: then none is made.
fn named(links: impl ExactSizeIterator<Item = Shared<Link>>) -> Vec<Shared<Link>> {
    if links.len() > MOST_NAMED {
        return Vec::new();
    }
    let mut links: Vec<_> = links.collect();
    links.sort();
    links
}

/// The newest period of the sources.
fn newest(library: &Library<'_>, lines: &[SourceLine]) -> Option<Period> {
    let periods = lines.iter().filter_map(|line| {
        library.publications.get(line.id.as_str()).and_then(|defined| defined.value.period)
    });
    periods.max_by_key(|period| period.last_month())
}

/// Pages other than careers that use sources: places with their figures, and plain pages that cite
/// them.
fn other_pages<'l>(
    library: &'l Library<'_>,
    uses: &Uses<'_>,
) -> BTreeMap<&'l str, BTreeSet<Shared<Link>>> {
    let mut pages: BTreeMap<&str, BTreeSet<Shared<Link>>> = BTreeMap::new();
    for (place, rows) in &library.rows_at {
        if !uses.entries.contains(&(EntryKind::Place, *place)) {
            continue;
        }
        let Some(link) = library.link(EntryKind::Place, place) else { continue };
        let mut seen = BTreeSet::new();
        let counted = rows.iter().filter(|row| {
            row.facts.kind == FactsKind::Wages
                && library.by_code.contains_key(row.row.code.as_str())
                && seen.insert(row.row.code.as_str())
        });
        let sources: BTreeSet<&str> = counted.map(|row| row.facts.source.as_str()).collect();
        for id in sources {
            pages.entry(id).or_default().insert(link.clone());
        }
    }
    for (parsed, page) in library.plain.values() {
        let Some(path) = page_address(&parsed.source.path) else { continue };
        let name = page.title.clone().unwrap_or_default();
        let link = Shared::from(Link { name, path: path.as_str().to_owned() });
        for target in &page.prose.links {
            if let Target::Entry { kind: EntryKind::Source, id, .. } = target {
                pages.entry(id).or_default().insert(link.clone());
            }
        }
    }
    pages
}

/// A table of figures, as far as it can be compared with others.
struct Table<'l> {
    id: &'l str,
    period: Option<Period>,
    /// Kind, publisher, and whether it has figures of a country.
    reach: (u8, &'l str, bool),
}

impl Table<'_> {
    fn month(&self) -> Option<u32> {
        self.period.map(Period::last_month)
    }
}

/// All tables of figures.
fn tables<'l>(library: &'l Library<'_>) -> Vec<Table<'l>> {
    let with_rows = library.facts.iter().filter(|(_, facts)| !facts.rows.is_empty());
    let table = |(_, facts): &(_, &'l Facts)| {
        let national = facts.rows.iter().any(|row| library.is_country(&row.place));
        Table {
            id: &facts.source,
            period: facts.publication.period,
            reach: (facts.kind as u8, &facts.publication.publisher, national),
        }
    };
    with_rows.map(table).collect()
}

/// The newest table of the same kind, publisher and reach, if there is one that is newer.
fn newer<'t, 'l>(tables: &'t [Table<'l>], id: &str) -> Option<&'t Table<'l>> {
    let own = tables.iter().find(|table| table.id == id)?;
    let alike = tables.iter().filter(|table| table.reach == own.reach);
    alike.max_by_key(|table| table.month()).filter(|newest| newest.month() > own.month())
}
