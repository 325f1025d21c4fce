//! Joins the files of the site: two files to one career, all tables to one library.

use std::collections::btree_map::Entry as MapEntry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::career::Career;
use crate::context::Link;
use crate::diag::{Diagnostic, Place, catalog};
use crate::markdown::EntryKind;
use crate::page::{CareerFile, Page, Parsed, entry_path};
use crate::yaml::KeyPath;

use super::Drafts;
use super::library::{Defined, KINDS, Library, OfficialRow, Record};
use super::{official, related};

/// What every career must have.
const REQUIRED: [&str; 3] = ["title", "description", "field"];

/// Puts every page where it can be found by id.
pub(super) fn gather(pages: &[Arc<Parsed>], drafts: Drafts) -> (Library<'_>, Vec<Diagnostic>) {
    let mut library = Library::default();
    let mut diagnostics = Vec::new();
    let mut careers: BTreeMap<&str, Vec<(&Parsed, &CareerFile)>> = BTreeMap::new();
    for parsed in pages.iter().map(Arc::as_ref) {
        match &parsed.page {
            Page::Career(file) => careers.entry(&file.slug).or_default().push((parsed, file)),
            Page::Plain(page) if page.draft && drafts == Drafts::LeftOut => {
                library.plain_drafts.insert(&parsed.source.path);
            }
            Page::Plain(page) => {
                library.plain.insert(&parsed.source.path, (parsed, page));
            }
            Page::Image => {
                library.images.insert(&parsed.source.path);
            }
            Page::Facts(Some(facts)) => library.facts.push((parsed, facts)),
            Page::Entries(..) | Page::Publications(_) | Page::Facts(None) | Page::Unknown => {}
        }
    }
    vocabularies(&mut library, pages, &mut diagnostics);
    official_entries(&mut library);
    for (position, entry) in library.entries.values_mut().enumerate() {
        entry.position = position;
        library.links.push(entry.link.clone());
    }
    official_facts(&mut library);
    let careers: Vec<_> = careers.into_iter().collect();
    let (mut records, mut found) = (Vec::new(), Vec::new());
    let joined = careers.into_par_iter().map(|(slug, files)| join(&library, slug, files));
    joined.unzip_into_vecs(&mut records, &mut found);
    diagnostics.extend(found.into_iter().flatten());
    let is_left_out = |record: &Record<'_>| record.career.draft && drafts == Drafts::LeftOut;
    let left_out = records.iter().filter(|record| is_left_out(record));
    library.drafts.extend(left_out.map(|record| record.slug));
    records.retain(|record| !is_left_out(record));
    for (position, record) in records.iter_mut().enumerate() {
        record.position = position;
    }
    library.careers = records;
    index_careers(&mut library);
    let careers = library.careers.par_iter();
    let next = careers.map(|record| related::relations(&library, record));
    let (next, found) = rayon::join(|| next.collect::<Vec<_>>(), || titles(&library));
    diagnostics.extend(found);
    for (record, next) in library.careers.iter_mut().zip(next) {
        record.next = next;
    }
    (library, diagnostics)
}

fn vocabularies<'p>(
    library: &mut Library<'p>,
    pages: &'p [Arc<Parsed>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for parsed in pages.iter().map(Arc::as_ref) {
        let define = |id: &str| (parsed, KeyPath::root().key(id));
        match &parsed.page {
            Page::Entries(kind, entries) => {
                for (id, value) in entries {
                    if let Some(within) = value.within.as_deref() {
                        library.places_within.entry(within).or_default().push(id);
                    }
                    let (file, path) = define(id);
                    library
                        .entries
                        .insert((*kind, id), Defined::entry(*kind, id, value, file, path));
                }
            }
            Page::Publications(publications) => {
                for (id, value) in publications {
                    let (file, path) = define(id);
                    library.publications.insert(id, Defined::publication(id, value, file, path));
                }
            }
            _ => {}
        }
    }
    for (file, facts) in &library.facts {
        let path = KeyPath::root().key("source").key("id");
        if let Some(first) = library.publications.get(facts.source.as_str()) {
            // Several files of one release say alike where they come from.
            if matches!(first.file.page, Page::Facts(_)) && first.value.is_same(&facts.publication)
            {
                continue;
            }
            let (place, first) = (file.locator.value(&path), first.file.locator.key(&first.path));
            diagnostics.push(catalog::site::duplicate_source(place, first, &facts.source));
            continue;
        }
        let value = &facts.publication;
        let defined = Defined::publication(&facts.source, value, file, path);
        library.publications.insert(&facts.source, defined);
    }
}

/// Defines the entries that came with official tables, but for those of the site's own
/// vocabularies; of two tables the newer counts.
fn official_entries(library: &mut Library<'_>) {
    let mut tables = library.facts.clone();
    tables.sort_by_key(|(_, facts)| std::cmp::Reverse(facts.publication.period));
    for (file, facts) in tables {
        let entries = &facts.entries;
        let lists = [
            ("fields", EntryKind::Field, &entries.fields),
            ("skills", EntryKind::Skill, &entries.skills),
            ("tools", EntryKind::Tool, &entries.tools),
            ("places", EntryKind::Place, &entries.places),
        ];
        for (list, kind, entries) in lists {
            for (id, value) in entries {
                if library.entries.contains_key(&(kind, id)) {
                    continue;
                }
                if let Some(within) = value.within.as_deref() {
                    library.places_within.entry(within).or_default().push(id);
                }
                let path = KeyPath::root().key(list).key(id);
                library.entries.insert((kind, id), Defined::entry(kind, id, value, file, path));
            }
        }
    }
}

/// Puts rows, occupations and crosswalks where they are found by code.
fn official_facts(library: &mut Library<'_>) {
    for (_, facts) in &library.facts {
        for row in &facts.rows {
            library.rows.entry(&row.code).or_default().push(OfficialRow { facts, row });
            library.rows_at.entry(&row.place).or_default().push(OfficialRow { facts, row });
        }
        for (code, occupation) in &facts.occupations {
            library.occupations.insert((facts.scheme, code), (&facts.source, occupation));
        }
        for (code, counted) in &facts.crosswalk {
            library.crosswalk.insert(code, counted);
        }
    }
    for rows in library.rows.values_mut().chain(library.rows_at.values_mut()) {
        rows.sort_by_key(|row| (std::cmp::Reverse(row.period()), row.facts.source.as_str()));
    }
}

/// Joins the files of one slug: at most one Markdown and one YAML file, in one folder.
fn join<'p>(
    library: &Library<'p>,
    slug: &'p str,
    mut files: Vec<(&'p Parsed, &'p CareerFile)>,
) -> (Record<'p>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    files.sort_by_key(|(_, file)| file.prose.is_none());
    let first = files[0].0;
    let folder = |parsed: &Parsed| parsed.source.path.join("").map(|path| path.to_string());
    let (files, others): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(parsed, _)| folder(parsed) == folder(first));
    for (other, _) in others {
        let (place, first) = (Place::start_of(&other.source), Place::start_of(&first.source));
        diagnostics.push(catalog::site::duplicate_slug(place, first, slug));
    }
    if let [(prose, prose_file), (data, data_file)] = files.as_slice() {
        for key in prose_file.career.keys.common(data_file.career.keys) {
            let path = KeyPath::root().key(key);
            let (place, first) = (data.locator.key(&path), prose.locator.key(&path));
            diagnostics.push(catalog::site::key_in_both_files(place, first, key));
        }
    }
    let joined = files.iter().map(|(_, file)| file.career.clone());
    let mut career = joined.reduce(Career::merge).unwrap_or_default();
    let official = official::occupations(library, &career);
    let filled = official::fill(library, &mut career, &official);
    let is_missing = |key: &&str| !career.keys.has(key) && !filled.contains_key(key);
    for key in REQUIRED.into_iter().filter(is_missing) {
        // A key that is there but faulty has its own message.
        let root = KeyPath::root().key(key);
        let lacks = |parsed: &Parsed| parsed.is_whole && !parsed.locator.was_written(&root);
        if files.iter().all(|(parsed, _)| lacks(parsed)) {
            let place = Place::start_of(&first.source);
            diagnostics.push(catalog::career::missing_key(place, "a career", key));
        }
    }
    let rows = official::rows(library, &career);
    let name = career.title.clone().unwrap_or_else(|| slug.to_owned());
    let link = Link { name, path: entry_path(EntryKind::Career, slug) }.into();
    let (next, pay) = (Vec::new(), OnceLock::new());
    let named = Default::default();
    let mut record =
        Record { position: 0, slug, link, career, files, named, official, filled, rows, next, pay };
    if !record.career.keys.has("places") {
        record.career.places = official::places(library, &record).into();
    }
    record.named = KINDS.map(|kind| {
        let ids = related::ids(&record.career, kind).into_iter();
        ids.filter_map(|id| Some(library.entries.get(&(kind, id))?.position)).collect()
    });
    (record, diagnostics)
}

fn index_careers(library: &mut Library<'_>) {
    for (index, record) in library.careers.iter().enumerate() {
        library.by_slug.insert(record.slug, index);
        if let Some(code) = &record.career.codes.onet {
            library.by_onet.entry(code.clone()).or_default().push(index);
        }
        let codes: BTreeSet<&str> = record.rows.iter().map(|row| row.row.code.as_str()).collect();
        for code in codes {
            library.by_code.entry(code).or_default().push(index);
        }
    }
    library.users = users(&library.careers, library.entries.len());
}

/// The careers that name each entry, by the position of the entry.
fn users(careers: &[Record<'_>], entries: usize) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); entries];
    for (index, record) in careers.iter().enumerate() {
        for entry in record.named.iter().flatten() {
            users[*entry].push(index);
        }
    }
    users
}

/// Reports pages of one title: a reader could not tell them apart.
fn titles(library: &Library<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let path = KeyPath::root().key("title");
    let careers = library.careers.iter();
    let careers =
        careers.filter_map(|record| Some((record.career.title.as_deref()?, record.file_of(&path))));
    let plain = library.plain.values();
    let plain = plain.filter_map(|(parsed, page)| Some((page.title.as_deref()?, *parsed)));
    let mut seen: BTreeMap<String, &Parsed> = BTreeMap::new();
    for (title, parsed) in careers.chain(plain) {
        match seen.entry(title.to_lowercase()) {
            MapEntry::Occupied(first) => {
                let [place, first] = [parsed, first.get()].map(|one| one.locator.value(&path));
                diagnostics.push(catalog::site::duplicate_title(place, first, title));
            }
            MapEntry::Vacant(free) => {
                free.insert(parsed);
            }
        }
    }
    diagnostics
}
