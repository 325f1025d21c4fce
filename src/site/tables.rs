//! The figures of a page as rows of one table: what its CSV file holds.

use crate::career::{FactsKind, Figure, Per};
use crate::context::FigureRow;
use crate::markdown::EntryKind;

use super::library::{Library, OfficialRow, Record};

/// All figures that the page of a career and that of its official profile show, in the order of
/// the sections.
pub(super) fn of_career(library: &Library<'_>, record: &Record<'_>) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for official in &record.official {
        let occupation = official.occupation;
        let new = |table, measure: &str, figure: Figure, unit: &str| FigureRow {
            occupation: occupation.title.clone(),
            ..sourced(library, official.source, row(table, measure, figure, unit))
        };
        // Where the editors name the skills, the ratings stand on the page of the profile.
        let skills = if record.filled.contains_key("skills") { "skills" } else { "profile" };
        for rating in &occupation.skills {
            let name = library.name(EntryKind::Skill, &rating.skill).unwrap_or_default();
            rows.push(new(skills, name, rating.importance, "importance, 1 to 5"));
            let level = rating.level.map(|level| new(skills, name, level, "level, 0 to 7"));
            rows.extend(level);
        }
        let interests = occupation.interests.iter();
        rows.extend(interests.map(|(key, score)| new("interests", key, *score, "score, 1 to 7")));
        let education = occupation.education.iter();
        let education = education.map(|(level, share)| new("path", level, *share, "percent"));
        rows.extend(education);
    }
    for row in library.national(record, FactsKind::Wages) {
        rows.extend(wages(library, &row, "salary"));
    }
    rows.extend(stated_pay(library, record));
    for row in places(record) {
        rows.extend(wages(library, &row, "places"));
    }
    for row in library.national(record, FactsKind::Projections) {
        rows.extend(projection(library, &row));
    }
    rows.extend(stated_outlook(library, record));
    rows
}

/// The figures of one row of an official table of pay.
pub(super) fn wages(
    library: &Library<'_>,
    official: &OfficialRow<'_>,
    table: &'static str,
) -> Vec<FigureRow> {
    let unit = unit(&official.facts.currency, official.row.per);
    let pay = official.row.figures.iter();
    let pay = pay.map(|(measure, figure)| row(table, measure.key(), *figure, &unit));
    let jobs = official.row.jobs.map(|jobs| row(table, "jobs", jobs, "jobs"));
    let quotient = official.row.location_quotient;
    let quotient = quotient.map(|one| row(table, "location_quotient", one, "quotient"));
    let all = pay.chain(jobs).chain(quotient);
    all.map(|figure| of_row(library, official, figure)).collect()
}

fn projection(library: &Library<'_>, official: &OfficialRow<'_>) -> Vec<FigureRow> {
    let counts = [
        ("openings_per_year", official.row.openings),
        ("jobs", official.row.jobs),
        ("projected_jobs", official.row.projected_jobs),
    ];
    let growth =
        official.row.growth.map(|growth| ("growth_percent", Figure::Exact(growth), "percent"));
    let counts = counts.into_iter().filter_map(|(key, figure)| Some((key, figure?, "jobs")));
    let all = growth.into_iter().chain(counts);
    let all = all.map(|(key, figure, unit)| row("outlook", key, figure, unit));
    all.map(|figure| of_row(library, official, figure)).collect()
}

/// The rows of places that the page shows: those of the newest table that has any of its places.
fn places<'r>(record: &'r Record<'_>) -> Vec<OfficialRow<'r>> {
    let places = &record.career.places;
    let wages = || record.rows.iter().copied().filter(|row| row.facts.kind == FactsKind::Wages);
    let at = |row: &OfficialRow<'_>, place: &str| row.row.place == place;
    let newest = wages().find(|row| places.iter().any(|one| at(row, &one.place)));
    let source = newest.map(|row| row.facts.source.as_str());
    let shown = places.iter().filter_map(|place| {
        wages().find(|row| at(row, &place.place) && Some(row.facts.source.as_str()) == source)
    });
    shown.collect()
}

fn stated_pay(library: &Library<'_>, record: &Record<'_>) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for stated in &*record.career.salary {
        let (Some(currency), Some(per)) = (&stated.currency, stated.per) else { continue };
        for (measure, figure) in &stated.figures {
            let figure = row("salary", measure.key(), *figure, &unit(currency, per));
            let figure = sourced(library, stated.source.as_deref().unwrap_or_default(), figure);
            let place = stated.place.as_deref().unwrap_or_default();
            let period = stated.period.map(|period| period.to_string()).unwrap_or_default();
            rows.push(FigureRow { place: place_name(library, place), period, ..figure });
        }
    }
    rows
}

fn stated_outlook(library: &Library<'_>, record: &Record<'_>) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for stated in &*record.career.outlook {
        let growth =
            stated.growth.map(|growth| ("growth_percent", Figure::Exact(growth), "percent"));
        let openings = stated.openings.map(|openings| ("openings_per_year", openings, "jobs"));
        for (key, figure, unit) in growth.into_iter().chain(openings) {
            let figure = row("outlook", key, figure, unit);
            let figure = sourced(library, stated.source.as_deref().unwrap_or_default(), figure);
            let place = stated.place.as_deref().unwrap_or_default();
            let period = stated.period.map(|period| period.to_string()).unwrap_or_default();
            rows.push(FigureRow { place: place_name(library, place), period, ..figure });
        }
    }
    rows
}

fn unit(currency: &str, per: Per) -> String {
    format!("{currency} per {}", per.word())
}

fn place_name(library: &Library<'_>, id: &str) -> String {
    library.name(EntryKind::Place, id).unwrap_or_default().to_owned()
}

fn row(table: &'static str, measure: &str, figure: Figure, unit: &str) -> FigureRow {
    FigureRow {
        table,
        place: String::new(),
        period: String::new(),
        measure: measure.to_owned(),
        value: figure.plain(),
        unit: unit.to_owned(),
        occupation: String::new(),
        code: String::new(),
        source: String::new(),
        attribution: String::new(),
    }
}

/// The figure with its source.
fn sourced(library: &Library<'_>, id: &str, row: FigureRow) -> FigureRow {
    let Some(source) = library.publications.get(id).map(|defined| defined.value) else {
        return row;
    };
    let period = source.period.map(|period| period.to_string()).unwrap_or_default();
    let (source, attribution) = (source.title.clone(), source.attribution.clone());
    FigureRow { period, source, attribution, ..row }
}

/// The figure with what the official row says about it.
fn of_row(library: &Library<'_>, official: &OfficialRow<'_>, figure: FigureRow) -> FigureRow {
    FigureRow {
        place: place_name(library, &official.row.place),
        occupation: official.row.title.clone(),
        code: official.row.code.clone(),
        ..sourced(library, &official.facts.source, figure)
    }
}
