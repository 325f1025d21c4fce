//! Careers, entries, sources and terms as JSON. Every number is the one on the page.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::context::{
    CareerRecord, EntryRecord, FigureRow, Glossary, RecordProfile, RecordRelation, RecordSalary,
    SourceEntry, Sources,
};

/// All careers as one JSON document.
pub(super) fn careers_json(careers: &[Arc<CareerRecord>]) -> String {
    let all: Vec<Value> = careers.iter().map(|career| value(career)).collect();
    written(&json!({ "careers": all }))
}

/// One career as a JSON document, with all that official classifications say about it.
pub(super) fn career_json(career: &CareerRecord) -> String {
    let mut value = value(career);
    value["official"] = career.official.iter().map(profile).collect();
    written(&value)
}

fn written(value: &Value) -> String {
    format!("{value:#}\n")
}

fn value(career: &CareerRecord) -> Value {
    let salary: Vec<Value> = career.salary.iter().map(salary).collect();
    json!({
        "slug": career.slug,
        "title": career.title,
        "description": career.description,
        "url": career.url,
        "field": career.field,
        "alternate_titles": career.alternate_titles,
        "codes": {
            "onet": text(&career.onet),
            "isco": text(&career.isco),
            "esco": text(&career.esco),
        },
        "skills": career.skills,
        "tools": career.tools,
        "places": career.places,
        "roles": career.roles,
        "salary": salary,
        "outlook": {
            "period": text(&career.growth_period),
            "growth_percent": career.growth_percent.as_deref().map(number),
            "openings_per_year": career.openings.as_deref().map(number),
            "entry_education": text(&career.entry_education),
        },
        "next": career.next.iter().map(relation).collect::<Vec<_>>(),
        "tasks": career.tasks,
        "sources": career.sources,
        "attributions": career.attributions,
        "updated": text(&career.updated),
    })
}

fn relation(relation: &RecordRelation) -> Value {
    json!({
        "slug": relation.slug,
        "title": relation.title,
        "found": relation.found,
        "rank": (relation.rank > 0).then_some(relation.rank),
        "points": relation.points,
    })
}

/// A field, skill, tool or place as a JSON document.
pub(super) fn entry_json(entry: &EntryRecord) -> String {
    let careers = entry.table.careers.iter();
    let careers =
        careers.map(|(title, url, why)| json!({ "title": title, "url": url, "why": text(why) }));
    let figures = entry.table.figures.iter().map(figure);
    let asked = entry.table.figures.iter().map(|row| row.attribution.as_str());
    let attributions: BTreeSet<&str> = asked.filter(|text| !text.is_empty()).collect();
    written(&json!({
        "kind": entry.kind,
        "id": entry.id,
        "name": entry.name,
        "definition": text(&entry.definition),
        "also": entry.also,
        "url": entry.url,
        "careers": careers.collect::<Vec<_>>(),
        "figures": figures.collect::<Vec<_>>(),
        "attributions": attributions,
    }))
}

fn figure(row: &FigureRow) -> Value {
    json!({
        "occupation": row.occupation,
        "code": row.code,
        "place": row.place,
        "period": row.period,
        "measure": row.measure,
        "value": row.value.as_deref().map(number),
        "unit": row.unit,
        "source": row.source,
    })
}

/// All sources as one JSON document.
pub(super) fn sources_json(sources: &Sources) -> String {
    let all: Vec<Value> = sources.sources.iter().map(source).collect();
    written(&json!({ "sources": all }))
}

fn source(entry: &SourceEntry) -> Value {
    let source = &entry.source;
    json!({
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "period": text(&entry.period),
        "retrieved": entry.retrieved.as_ref().map(|date| &date.iso),
        "licence": source.licence,
        "attribution": text(&source.attribution),
        "newer": entry.newer.as_ref().map(|link| &link.name),
        "careers": entry.count,
        "other_pages": entry.page_count,
    })
}

/// The glossary as one JSON document.
pub(super) fn glossary_json(glossary: &Glossary) -> String {
    let terms = glossary.terms.iter().map(|term| {
        json!({
            "id": term.id,
            "name": term.name,
            "definition": term.definition,
            "also": term.also,
        })
    });
    written(&json!({ "terms": terms.collect::<Vec<_>>() }))
}

fn profile(profile: &RecordProfile) -> Value {
    let figure = |figure: &Option<String>| figure.as_deref().map_or(Value::Null, number);
    let scores = profile.interests.iter();
    let scores: Map<String, Value> =
        scores.map(|(key, score)| (key.clone(), figure(score))).collect();
    let skills = profile.skills.iter().map(|(name, importance, level)| {
        json!({ "name": name, "importance": figure(importance), "level": figure(level) })
    });
    let technologies = profile.technologies.iter();
    let technologies =
        technologies.map(|(name, in_demand)| json!({ "name": name, "in_demand": in_demand }));
    let education = profile.education.iter();
    let education =
        education.map(|(level, percent)| json!({ "level": level, "percent": figure(percent) }));
    json!({
        "title": profile.title,
        "source": profile.source,
        "description": text(&profile.description),
        "job_zone": profile.job_zone,
        "interests": scores,
        "tasks": profile.tasks,
        "skills": skills.collect::<Vec<_>>(),
        "technologies": technologies.collect::<Vec<_>>(),
        "equipment": profile.equipment,
        "education": education.collect::<Vec<_>>(),
    })
}

fn salary(row: &RecordSalary) -> Value {
    let figures = row.figures.iter();
    let figures: Map<String, Value> = figures
        .map(|(key, figure)| (key.clone(), figure.as_deref().map_or(Value::Null, number)))
        .collect();
    json!({
        "place": row.place,
        "period": row.period,
        "currency": row.currency,
        "per": row.per,
        "figures": figures,
        "jobs": row.jobs.as_deref().map(number),
        "source": row.source,
        "note": text(&row.note),
        "historical": row.historical,
    })
}

/// The text, or null where there is none.
fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text) }
}

/// A published figure as a JSON number; a capped one stays the text `150000+`.
fn number(figure: &str) -> Value {
    let whole = figure.parse::<i64>().map(Value::from);
    whole.or_else(|_| figure.parse::<f64>().map(Value::from)).unwrap_or_else(|_| figure.into())
}
