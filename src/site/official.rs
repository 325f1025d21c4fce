//! What official classifications and tables say about a career: joined by its codes.
//!
//! Called once per career when the library is made. What the editors say always counts; official
//! lists stand in for the keys that a career does not have.

use std::collections::{BTreeMap, BTreeSet};

use crate::career::{
    Career, Facts, FactsKind, Figure, Occupation, RawTechnology, Scheme,
    raw::{RawPlace, RawSkill, RawTool},
};
use crate::context::{Link, Shared};
use crate::markdown::EntryKind;

use super::library::{Library, OfficialRow, Record};

/// How many skills stand in for those that a career does not name: the most important ones.
const MOST_SKILLS: usize = 10;

/// How many technologies stand in for the tools that a career does not name.
const MOST_TOOLS: usize = 20;

/// How many places stand in for those that a career does not name: those with most jobs.
const MOST_PLACES: usize = 10;

/// How many alternate titles are shown where the publisher has no short list of them.
const MOST_TITLES: usize = 10;

/// An occupation of an official classification that a career is joined to.
#[derive(Clone, Copy)]
pub(super) struct Official<'p> {
    /// The classification.
    pub(super) scheme: Scheme,
    /// Id of the source.
    pub(super) source: &'p str,
    /// What it says.
    pub(super) occupation: &'p Occupation,
}

/// The occupations that a career's codes name: O*NET before ESCO.
pub(super) fn occupations<'p>(library: &Library<'p>, career: &Career) -> Vec<Official<'p>> {
    let codes = &career.codes;
    let named = [(Scheme::Onet, &codes.onet), (Scheme::Esco, &codes.esco)];
    let found = named.into_iter().filter_map(|(scheme, code)| {
        let (source, occupation) = *library.occupations.get(&(scheme, code.as_deref()?))?;
        Some(Official { scheme, source, occupation })
    });
    found.collect()
}

/// Lets official lists stand in for what the career does not say. Returns the keys that were
/// filled, each with the id of the source that filled it.
pub(super) fn fill<'p>(
    library: &Library<'p>,
    career: &mut Career,
    occupations: &[Official<'p>],
) -> BTreeMap<&'static str, &'p str> {
    let mut filled = BTreeMap::new();
    for official in occupations {
        let occupation = official.occupation;
        let mut fill = |key: &'static str, is_said: bool, is_known: bool| {
            let fills = !is_said && is_known && !filled.contains_key(key);
            if fills {
                filled.insert(key, official.source);
            }
            fills
        };
        let said = |key: &str| career.keys.has(key);
        if fill("description", said("description"), !occupation.description.is_empty()) {
            career.description = Some(occupation.description.clone());
        }
        let titles = titles(occupation);
        if fill("alternate_titles", said("alternate_titles"), !titles.is_empty()) {
            career.alternate_titles = titles.into();
        }
        if fill("tasks", said("tasks"), !occupation.tasks.is_empty()) {
            career.tasks = occupation.tasks.as_slice().into();
        }
        let skills = skills(library, occupation);
        if fill("skills", said("skills"), !skills.is_empty()) {
            career.skills = skills.into();
        }
        let tools = tools(library, occupation);
        if fill("tools", said("tools"), !tools.is_empty()) {
            career.tools = tools.into();
        }
    }
    filled
}

/// The titles that are shown: the publisher's short list, else the first of all.
fn titles(occupation: &Occupation) -> &[String] {
    let all = &occupation.alternate_titles;
    match occupation.reported_titles.as_slice() {
        [] => all.get(..MOST_TITLES).unwrap_or(all),
        reported => reported,
    }
}

fn skills(library: &Library<'_>, occupation: &Occupation) -> Vec<RawSkill> {
    let mut seen = BTreeSet::new();
    let rated = occupation.skills.iter().filter(|rating| {
        rating.importance != Figure::NotPublished
            && library.entries.contains_key(&(EntryKind::Skill, rating.skill.as_str()))
            && seen.insert(&rating.skill)
    });
    let skill = |id: &str| RawSkill { skill: id.to_owned(), why: None, level: None };
    rated.take(MOST_SKILLS).map(|rating| skill(&rating.skill)).collect()
}

fn tools(library: &Library<'_>, occupation: &Occupation) -> Vec<RawTool> {
    let mut seen = BTreeSet::new();
    let known = occupation.technologies.iter().filter(|technology: &&RawTechnology| {
        library.entries.contains_key(&(EntryKind::Tool, technology.tool.as_str()))
            && seen.insert(&technology.tool)
    });
    let tool = |id: &str| RawTool { tool: id.to_owned(), or: None, why: None };
    known.take(MOST_TOOLS).map(|technology| tool(&technology.tool)).collect()
}

/// Places that stand in where the career names none: those with most jobs in the newest table of
/// places. None if the career is counted together with others there or nowhere.
pub(super) fn places(library: &Library<'_>, record: &Record<'_>) -> Vec<RawPlace> {
    let wages = record.rows.iter().filter(|row| row.facts.kind == FactsKind::Wages);
    let mut cities = wages.filter(|row| !library.is_country(&row.row.place));
    let Some(newest) = cities.clone().next().map(|row| row.facts.source.as_str()) else {
        return Vec::new();
    };
    let mut ranked: Vec<_> = cities
        .by_ref()
        .filter(|row| row.facts.source == newest)
        .filter(|row| library.entries.contains_key(&(EntryKind::Place, row.row.place.as_str())))
        .filter_map(|row| Some((row.row.jobs?.number()?, row.row.place.as_str())))
        .collect();
    ranked.sort_by_key(|(jobs, place)| (std::cmp::Reverse(*jobs), *place));
    let place = |id: &str| RawPlace { place: id.to_owned(), why: None };
    ranked.into_iter().take(MOST_PLACES).map(|(_, id)| place(id)).collect()
}

/// The official rows of a career, newest first: of each table those that count its own code, else
/// those of the broad occupation that the code belongs to.
///
/// Projections have codes of their own, the National Employment Matrix, which a crosswalk gives.
/// A broad occupation of the 2018 SOC is coded like its details with a last digit of zero.
pub(super) fn rows<'p>(library: &Library<'p>, career: &Career) -> Vec<OfficialRow<'p>> {
    let Some(soc) = career.codes.soc() else { return Vec::new() };
    let onet = career.codes.onet.as_deref().unwrap_or_default();
    let matrix = library.crosswalk.get(onet).and_then(|counted| counted.projections.as_deref());
    let broad = format!("{}0", &soc[..6]);
    let mut found: Vec<(usize, OfficialRow<'p>)> = Vec::new();
    for (rank, code) in [matrix, Some(soc), Some(&broad)].into_iter().enumerate() {
        let Some(code) = code else { continue };
        let all = library.rows.get(code).into_iter().flatten().copied();
        let is_matrix = rank == 0;
        let of_table =
            |row: &OfficialRow<'_>| !is_matrix || row.facts.kind == FactsKind::Projections;
        found.extend(all.filter(of_table).map(|row| (rank, row)));
    }
    let mut best: BTreeMap<&str, usize> = BTreeMap::new();
    for (rank, row) in &found {
        let best = best.entry(row.facts.source.as_str()).or_insert(*rank);
        *best = (*best).min(*rank);
    }
    let mut rows: Vec<OfficialRow<'p>> = found
        .into_iter()
        .filter(|(rank, row)| best.get(row.facts.source.as_str()) == Some(rank))
        .map(|(_, row)| row)
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.period()), row.facts.source.as_str()));
    rows
}

/// A career of the site that an official classification calls related.
pub(super) struct Related<'p> {
    /// Its position in the library.
    pub(super) position: usize,
    /// Id of the source.
    pub(super) source: &'p str,
    /// Its number in the list of the classification, from 1.
    pub(super) rank: usize,
}

/// The careers of the site that official classifications call related, closest first.
pub(super) fn related<'p>(library: &Library<'p>, record: &Record<'p>) -> Vec<Related<'p>> {
    let mut seen = BTreeSet::from([record.position]);
    let mut all = Vec::new();
    for official in &record.official {
        for (index, code) in official.occupation.related.iter().enumerate() {
            let careers = library.by_onet.get(code.as_str()).into_iter().flatten();
            let new = careers.copied().filter(|position| seen.insert(*position));
            let (source, rank) = (official.source, index + 1);
            all.extend(new.map(|position| Related { position, source, rank }));
        }
    }
    all
}

/// The newest official table of pay in the country, if it has no row for a career with a code and
/// nobody else says what it pays.
pub(super) fn unpublished_pay(library: &Library<'_>, record: &Record<'_>) -> Option<Shared<Link>> {
    let has_pay =
        !record.career.salary.is_empty() || record.official_rows(FactsKind::Wages).next().is_some();
    if has_pay || record.career.codes.onet.is_none() {
        return None;
    }
    let tables = library.facts.iter().map(|(_, facts)| *facts);
    let national = |facts: &&Facts| {
        facts.kind == FactsKind::Wages
            && facts.rows.iter().any(|row| library.is_country(&row.place))
    };
    let newest = tables.filter(national).max_by_key(|facts| facts.publication.period)?;
    library.source_link(&newest.source)
}
