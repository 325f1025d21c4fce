//! Careers as JSON and CSV. Every number is the one on the page.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::context::{CareerRecord, RecordProfile, RecordSalary};

/// The measures of pay that the table has a column for.
const MEASURES: [&str; 8] = ["mean", "low", "high", "p10", "p25", "median", "p75", "p90"];

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
        },
        "next": career.next,
        "tasks": career.tasks,
        "sources": career.sources,
        "attributions": career.attributions,
        "updated": text(&career.updated),
    })
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

/// All careers as a table (RFC 4180): one line each, with its first row of pay that is not
/// historical.
pub(super) fn careers_csv(careers: &[Arc<CareerRecord>]) -> String {
    let before = "slug title field description url onet isco esco alternate_titles skills tools \
                  places pay_place pay_period pay_currency pay_per";
    let after = "pay_source jobs growth_percent growth_period openings_per_year next sources \
                 attributions updated";
    let header = before.split(' ').map(str::to_owned);
    let header = header.chain(MEASURES.map(|measure| format!("pay_{measure}")));
    let mut csv = line(header.chain(after.split(' ').map(str::to_owned)));
    for career in careers {
        csv.push_str(&line(cells(career).into_iter()));
    }
    csv
}

fn cells(career: &CareerRecord) -> Vec<String> {
    let current = career.salary.iter().find(|row| !row.historical);
    let pay = current.or(career.salary.first());
    let of_pay = |part: fn(&RecordSalary) -> &String| pay.map(part).cloned().unwrap_or_default();
    let mut cells = vec![
        career.slug.clone(),
        career.title.clone(),
        career.field.clone(),
        career.description.clone(),
        career.url.clone(),
        career.onet.clone(),
        career.isco.clone(),
        career.esco.clone(),
        career.alternate_titles.join("; "),
        career.skills.join("; "),
        career.tools.join("; "),
        career.places.join("; "),
        of_pay(|row| &row.place),
        of_pay(|row| &row.period),
        of_pay(|row| &row.currency),
        of_pay(|row| &row.per),
    ];
    for measure in MEASURES {
        let figures = pay.map(|row| row.figures.as_slice()).unwrap_or_default();
        let figure = figures.iter().find(|(key, _)| key == measure);
        cells.push(figure.and_then(|(_, figure)| figure.clone()).unwrap_or_default());
    }
    cells.extend([
        of_pay(|row| &row.source),
        pay.and_then(|row| row.jobs.clone()).unwrap_or_default(),
        career.growth_percent.clone().unwrap_or_default(),
        career.growth_period.clone(),
        career.openings.clone().unwrap_or_default(),
        career.next.join("; "),
        career.sources.join("; "),
        career.attributions.join("; "),
        career.updated.clone(),
    ]);
    cells
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    cells.join(",") + "\r\n"
}

/// A cell in quotes where it needs them. One that a spreadsheet would take for a formula gets an
/// apostrophe in front; a negative number is none.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '@', '\t'])
        || cell.starts_with('-') && cell.parse::<f64>().is_err();
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell
}
