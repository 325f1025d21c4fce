//! Fields, skills and tools that the occupations name, with ids that stay.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{MergedBy, RawOfficialEntry};
use crate::diag::{Diagnostic, catalog::import as catalog};
use crate::import::Known;
use crate::import::entries::{Names, Naming};
use crate::yaml::{Entries, Scalar};

use super::Tables;
use super::groups::MAJOR_GROUPS;
use super::tables::{CODE, Kind, TECHNOLOGY, TECHNOLOGY_CATEGORY};

/// What the occupations name, by the publisher's words.
pub(super) struct Vocabulary {
    /// Skills by the id of their element.
    skills: BTreeMap<String, (String, RawOfficialEntry)>,
    /// Technologies by their name.
    tools: BTreeMap<String, (String, RawOfficialEntry)>,
}

impl Vocabulary {
    /// The skills and technologies of the wanted occupations. A technology is one if it is marked
    /// as hot, or as in demand for some occupation.
    pub(super) fn read(
        tables: &Tables,
        known: &Known,
        wanted: &dyn Fn(&str) -> bool,
        faults: &mut Vec<Diagnostic>,
    ) -> Self {
        Self { skills: skills(tables, known, wanted), tools: tools(tables, known, wanted, faults) }
    }

    /// Id of the skill with the given element.
    pub(super) fn skill(&self, element: &str) -> Option<&str> {
        self.skills.get(element).map(|(id, _)| id.as_str())
    }

    /// Id of the technology with the given name; none if it has no entry.
    pub(super) fn tool(&self, name: &str) -> Option<&str> {
        self.tools.get(name).map(|(id, _)| id.as_str())
    }

    /// The skills by their ids, in the order of the ids.
    pub(super) fn skills(&self) -> Entries<RawOfficialEntry> {
        by_id(&self.skills)
    }

    /// The tools likewise.
    pub(super) fn tools(&self) -> Entries<RawOfficialEntry> {
        by_id(&self.tools)
    }

    /// What was found to be an entry of the site.
    pub(super) fn notes(&self) -> Vec<String> {
        let all = self.skills.values().chain(self.tools.values());
        let note = |(id, entry): &(String, RawOfficialEntry)| {
            let by = match entry.merged? {
                MergedBy::Code => "code",
                MergedBy::Name => "name",
            };
            let name = entry.name.as_deref().unwrap_or_default();
            Some(format!("`{name}` is `{id}` of this site, by its {by}"))
        };
        all.filter_map(note).collect()
    }
}

/// The fields of the major groups with these digits: the group's digits with id and entry.
pub(super) fn fields<'g>(
    known: &Known,
    groups: impl Iterator<Item = &'g str>,
) -> BTreeMap<String, (String, RawOfficialEntry)> {
    let mut naming = Naming::new(&known.fields, Names::First);
    let field = |group: &str| {
        let (_, title) = MAJOR_GROUPS.iter().find(|(digits, _)| *digits == group)?;
        let code = format!("{group}-0000");
        let (id, merged) = naming.name(&code, title);
        let entry = RawOfficialEntry {
            name: Some((*title).to_owned()),
            code: Scalar::new(&code),
            merged,
            ..RawOfficialEntry::default()
        };
        Some((group.to_owned(), (id, entry)))
    };
    groups.filter_map(field).collect()
}

fn by_id(entries: &BTreeMap<String, (String, RawOfficialEntry)>) -> Entries<RawOfficialEntry> {
    let sorted: BTreeMap<&String, &RawOfficialEntry> =
        entries.values().map(|(id, entry)| (id, entry)).collect();
    sorted.into_iter().map(|(id, entry)| (id.clone(), entry.clone())).collect()
}

fn skills(
    tables: &Tables,
    known: &Known,
    wanted: &dyn Fn(&str) -> bool,
) -> BTreeMap<String, (String, RawOfficialEntry)> {
    let definitions: BTreeMap<&str, &str> = tables
        .rows(Kind::Elements)
        .map(|row| (row.text("element id"), row.text("description")))
        .collect();
    let named: BTreeMap<&str, &str> = tables
        .rows(Kind::Skills)
        .filter(|row| wanted(row.text(CODE)))
        .map(|row| (row.text("element id"), row.text("element name")))
        .collect();
    let mut naming = Naming::new(&known.skills, Names::First);
    let skill = |(element, name): (&str, &str)| {
        let (id, merged) = naming.name(element, name);
        let entry = RawOfficialEntry {
            name: Some(name.to_owned()),
            code: Scalar::new(element),
            definition: definitions.get(element).map(|text| (*text).to_owned()),
            merged,
            ..RawOfficialEntry::default()
        };
        (element.to_owned(), (id, entry))
    };
    named.into_iter().map(skill).collect()
}

fn tools(
    tables: &Tables,
    known: &Known,
    wanted: &dyn Fn(&str) -> bool,
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<String, (String, RawOfficialEntry)> {
    let mut marked: BTreeSet<&str> = BTreeSet::new();
    let mut categories: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for row in tables.rows(Kind::Technologies) {
        for column in ["hot technology", "in demand"] {
            match row.text(column) {
                "Y" => {
                    marked.insert(row.text_of(TECHNOLOGY));
                }
                "N" | "" => {}
                other => {
                    faults.push(catalog::unknown_mark(row.place(column), column, other));
                }
            }
        }
        if wanted(row.text(CODE)) {
            let categories = categories.entry(row.text_of(TECHNOLOGY)).or_default();
            *categories.entry(row.text_of(TECHNOLOGY_CATEGORY)).or_default() += 1;
        }
    }
    categories.retain(|name, _| marked.contains(name));
    let mut naming = Naming::new(&known.tools, Names::All);
    let tool = |(name, categories): (&str, BTreeMap<&str, usize>)| {
        // The code of a category is no code of the technology: many share it.
        let (id, merged) = naming.name("", name);
        let usual = categories.into_iter().max_by_key(|(title, n)| (*n, std::cmp::Reverse(*title)));
        let entry = RawOfficialEntry {
            name: Some(name.to_owned()),
            category: usual.map(|(title, _)| title.to_owned()),
            merged,
            ..RawOfficialEntry::default()
        };
        (name.to_owned(), (id, entry))
    };
    categories.into_iter().map(tool).collect()
}
