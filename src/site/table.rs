//! The table of all careers, with what it can be filtered by.

use std::collections::BTreeMap;

use crate::context::{CareerTable, Choice, RankingKey, TableRow};
use crate::markdown::EntryKind;

use super::library::{Library, Record, View};
use super::measures::{self, CareerMeasures, LEVELS, Measures};
use super::rankings;

/// Path of the page.
pub(super) const PATH: &str = "careers/table.html";

/// The columns of figures.
const COLUMNS: [RankingKey; 4] =
    [RankingKey::Pay, RankingKey::Growth, RankingKey::Openings, RankingKey::Jobs];

/// The entries of one kind that careers name, in the order of their names, and where each stands.
struct Choices {
    kind: EntryKind,
    list: Vec<Choice>,
    /// By the position of the entry in the library.
    positions: BTreeMap<usize, usize>,
}

impl Choices {
    fn new(library: &Library<'_>, kind: EntryKind) -> Self {
        let mut used: Vec<(&str, &str, usize)> = library
            .entries
            .iter()
            .filter(|((one, _), entry)| *one == kind && !library.users[entry.position].is_empty())
            .map(|((_, id), entry)| (entry.value.name.as_str(), *id, entry.position))
            .collect();
        used.sort_unstable();
        let positions = used.iter().enumerate().map(|(at, (.., entry))| (*entry, at)).collect();
        let choice =
            |(name, id, _): (&str, &str, _)| Choice { id: id.to_owned(), name: name.to_owned() };
        Self { kind, list: used.into_iter().map(choice).collect(), positions }
    }

    /// Positions of what a career names.
    fn of(&self, record: &Record<'_>) -> Vec<usize> {
        let named = record.named(self.kind).iter();
        let mut positions: Vec<usize> =
            named.filter_map(|entry| self.positions.get(entry).copied()).collect();
        positions.sort_unstable();
        positions
    }
}

/// The table of all careers.
pub(super) fn table(view: View<'_, '_>, measures: &Measures) -> CareerTable {
    let View { library, strings, .. } = view;
    let choices = |kind| Choices::new(library, kind);
    let fields = choices(EntryKind::Field);
    let skills = choices(EntryKind::Skill);
    let places = choices(EntryKind::Place);
    let columns = measures.columns(&COLUMNS);
    let row = |(position, career): (usize, &CareerMeasures)| {
        let record = library.careers.get(position)?;
        let education = career.education.as_ref();
        Some(TableRow {
            career: record.link(),
            field: fields.of(record).first().copied(),
            cells: measures::cells(Some(career), &columns, strings),
            education: education.map(|entry| entry.text.clone()).unwrap_or_default(),
            level: education.and_then(|entry| entry.level),
            skills: skills.of(record),
            places: places.of(record),
        })
    };
    let mut rows: Vec<_> = measures.all().filter_map(row).collect();
    rows.sort_by(|one, other| one.career.cmp(&other.career));
    let level = |(at, (id, _)): (usize, &(&str, &str))| {
        Some(Choice { id: (*id).to_owned(), name: rankings::level_name(at, strings)? })
    };
    CareerTable {
        rows,
        columns,
        levels: LEVELS.iter().enumerate().filter_map(level).collect(),
        fields: fields.list,
        skills: skills.list,
        places: places.list,
    }
}
