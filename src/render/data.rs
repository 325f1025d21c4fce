//! Careers, entries, sources and terms as JSON. Every number is the one on the page.
//!
//! The types here are the files: their fields in the order in which they are written. What is
//! empty is null there.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::context::{
    CareerRecord, EntryRecord, FigureRow, Glossary, RecordProfile, RecordRelation, RecordSalary,
    SourceEntry, Sources, Term,
};

/// All careers as one JSON document.
pub(super) fn careers_json(careers: &[Arc<CareerRecord>]) -> String {
    #[derive(Serialize)]
    struct File<'d> {
        careers: Vec<Career<'d>>,
    }
    written(&File { careers: careers.iter().map(|career| self::career(career)).collect() })
}

/// One career as a JSON document, with all that official classifications say about it.
pub(super) fn career_json(career: &CareerRecord) -> String {
    let official = career.official.iter().map(profile).collect();
    written(&Career { official: Some(official), ..self::career(career) })
}

/// A field, skill, tool or place as a JSON document.
pub(super) fn entry_json(entry: &EntryRecord) -> String {
    #[derive(Serialize)]
    struct File<'d> {
        kind: &'d str,
        id: &'d str,
        name: &'d str,
        definition: Text<'d>,
        also: &'d [String],
        url: &'d str,
        careers: Vec<Use<'d>>,
        figures: Vec<Figure<'d>>,
        attributions: BTreeSet<&'d str>,
    }
    #[derive(Serialize)]
    struct Use<'d> {
        title: &'d str,
        url: &'d str,
        why: Text<'d>,
    }
    let table = &entry.table;
    let careers = table.careers.iter();
    let asked = table.figures.iter().map(|row| row.attribution.as_str());
    written(&File {
        kind: entry.kind,
        id: &entry.id,
        name: &entry.name,
        definition: Text(&entry.definition),
        also: &entry.also,
        url: &entry.url,
        careers: careers.map(|(title, url, why)| Use { title, url, why: Text(why) }).collect(),
        figures: table.figures.iter().map(figure).collect(),
        attributions: asked.filter(|text| !text.is_empty()).collect(),
    })
}

/// All sources as one JSON document.
pub(super) fn sources_json(sources: &Sources) -> String {
    #[derive(Serialize)]
    struct File<'d> {
        sources: Vec<Source<'d>>,
    }
    written(&File { sources: sources.sources.iter().map(source).collect() })
}

/// The glossary as one JSON document.
pub(super) fn glossary_json(glossary: &Glossary) -> String {
    #[derive(Serialize)]
    struct File<'d> {
        terms: Vec<Defined<'d>>,
    }
    #[derive(Serialize)]
    struct Defined<'d> {
        id: &'d str,
        name: &'d str,
        definition: &'d str,
        also: &'d [String],
    }
    fn defined(term: &Term) -> Defined<'_> {
        let Term { id, name, definition, also, .. } = term;
        Defined { id, name, definition, also }
    }
    written(&File { terms: glossary.terms.iter().map(defined).collect() })
}

fn written(file: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(file).expect("texts and numbers can be written");
    text + "\n"
}

#[derive(Serialize)]
struct Career<'d> {
    slug: &'d str,
    title: &'d str,
    description: &'d str,
    url: &'d str,
    field: &'d str,
    alternate_titles: &'d [String],
    codes: Codes<'d>,
    skills: &'d [String],
    tools: &'d [String],
    places: &'d [String],
    roles: &'d [String],
    salary: Vec<Salary<'d>>,
    outlook: Outlook<'d>,
    next: Vec<Relation<'d>>,
    tasks: &'d [String],
    sources: &'d [String],
    attributions: &'d [String],
    updated: Text<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    official: Option<Vec<Profile<'d>>>,
}

#[derive(Serialize)]
struct Codes<'d> {
    onet: Text<'d>,
    isco: Text<'d>,
    esco: Text<'d>,
}

#[derive(Serialize)]
struct Outlook<'d> {
    period: Text<'d>,
    growth_percent: Number<'d>,
    openings_per_year: Number<'d>,
    entry_education: Text<'d>,
}

fn career(career: &CareerRecord) -> Career<'_> {
    Career {
        slug: &career.slug,
        title: &career.title,
        description: &career.description,
        url: &career.url,
        field: &career.field,
        alternate_titles: &career.alternate_titles,
        codes: Codes {
            onet: Text(&career.onet),
            isco: Text(&career.isco),
            esco: Text(&career.esco),
        },
        skills: &career.skills,
        tools: &career.tools,
        places: &career.places,
        roles: &career.roles,
        salary: career.salary.iter().map(salary).collect(),
        outlook: Outlook {
            period: Text(&career.growth_period),
            growth_percent: Number(career.growth_percent.as_deref()),
            openings_per_year: Number(career.openings.as_deref()),
            entry_education: Text(&career.entry_education),
        },
        next: career.next.iter().map(relation).collect(),
        tasks: &career.tasks,
        sources: &career.sources,
        attributions: &career.attributions,
        updated: Text(&career.updated),
        official: None,
    }
}

#[derive(Serialize)]
struct Relation<'d> {
    slug: &'d str,
    title: &'d str,
    found: &'d str,
    rank: Option<usize>,
    points: usize,
}

fn relation(relation: &RecordRelation) -> Relation<'_> {
    let RecordRelation { slug, title, found, rank, points } = relation;
    Relation { slug, title, found, rank: Some(*rank).filter(|rank| *rank > 0), points: *points }
}

#[derive(Serialize)]
struct Salary<'d> {
    place: &'d str,
    period: &'d str,
    currency: &'d str,
    per: &'d str,
    figures: Pairs<'d, Number<'d>>,
    jobs: Number<'d>,
    source: &'d str,
    note: Text<'d>,
    historical: bool,
}

fn salary(row: &RecordSalary) -> Salary<'_> {
    Salary {
        place: &row.place,
        period: &row.period,
        currency: &row.currency,
        per: &row.per,
        figures: numbers(&row.figures),
        jobs: Number(row.jobs.as_deref()),
        source: &row.source,
        note: Text(&row.note),
        historical: row.historical,
    }
}

#[derive(Serialize)]
struct Figure<'d> {
    occupation: &'d str,
    code: &'d str,
    place: &'d str,
    period: &'d str,
    measure: &'d str,
    value: Number<'d>,
    unit: &'d str,
    source: &'d str,
}

fn figure(row: &FigureRow) -> Figure<'_> {
    Figure {
        occupation: &row.occupation,
        code: &row.code,
        place: &row.place,
        period: &row.period,
        measure: &row.measure,
        value: Number(row.value.as_deref()),
        unit: &row.unit,
        source: &row.source,
    }
}

#[derive(Serialize)]
struct Source<'d> {
    id: &'d str,
    title: &'d str,
    publisher: &'d str,
    url: &'d str,
    period: Text<'d>,
    retrieved: Option<&'d str>,
    licence: &'d str,
    attribution: Text<'d>,
    newer: Option<&'d str>,
    careers: usize,
    other_pages: usize,
}

fn source(entry: &SourceEntry) -> Source<'_> {
    let source = &entry.source;
    Source {
        id: &source.id,
        title: &source.title,
        publisher: &source.publisher,
        url: &source.url,
        period: Text(&entry.period),
        retrieved: entry.retrieved.as_ref().map(|date| date.iso.as_str()),
        licence: &source.licence,
        attribution: Text(&source.attribution),
        newer: entry.newer.as_ref().map(|link| link.name.as_str()),
        careers: entry.count,
        other_pages: entry.page_count,
    }
}

#[derive(Serialize)]
struct Profile<'d> {
    title: &'d str,
    source: &'d str,
    description: Text<'d>,
    job_zone: Option<u8>,
    interests: Pairs<'d, Number<'d>>,
    tasks: &'d [String],
    skills: Vec<Rated<'d>>,
    technologies: Vec<Technology<'d>>,
    equipment: &'d [String],
    education: Vec<Level<'d>>,
}

#[derive(Serialize)]
struct Rated<'d> {
    name: &'d str,
    importance: Number<'d>,
    level: Number<'d>,
}

#[derive(Serialize)]
struct Technology<'d> {
    name: &'d str,
    in_demand: bool,
}

#[derive(Serialize)]
struct Level<'d> {
    level: &'d str,
    percent: Number<'d>,
}

fn profile(profile: &RecordProfile) -> Profile<'_> {
    let skills = profile.skills.iter().map(|(name, importance, level)| Rated {
        name,
        importance: Number(importance.as_deref()),
        level: Number(level.as_deref()),
    });
    let technologies = profile.technologies.iter();
    let technologies =
        technologies.map(|(name, in_demand)| Technology { name, in_demand: *in_demand });
    let education = profile.education.iter();
    let education =
        education.map(|(level, percent)| Level { level, percent: Number(percent.as_deref()) });
    Profile {
        title: &profile.title,
        source: &profile.source,
        description: Text(&profile.description),
        job_zone: profile.job_zone,
        interests: numbers(&profile.interests),
        tasks: &profile.tasks,
        skills: skills.collect(),
        technologies: technologies.collect(),
        equipment: &profile.equipment,
        education: education.collect(),
    }
}

/// A text; null where there is none.
struct Text<'d>(&'d str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Some(self.0).filter(|text| !text.is_empty()).serialize(serializer)
    }
}

/// A published figure as a number; a capped one stays the text `150000+`, one that is not
/// published is null.
struct Number<'d>(Option<&'d str>);

impl Serialize for Number<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(figure) = self.0 else { return serializer.serialize_none() };
        if let Ok(whole) = figure.parse() {
            return serializer.serialize_i64(whole);
        }
        match figure.parse() {
            Ok(number) => serializer.serialize_f64(number),
            Err(_) => serializer.serialize_str(figure),
        }
    }
}

/// Keys with their values, in their order.
struct Pairs<'d, V>(Vec<(&'d str, V)>);

impl<V: Serialize> Serialize for Pairs<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

fn numbers(figures: &[(String, Option<String>)]) -> Pairs<'_, Number<'_>> {
    let figures = figures.iter();
    Pairs(figures.map(|(key, figure)| (key.as_str(), Number(figure.as_deref()))).collect())
}
