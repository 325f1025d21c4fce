//! Careers, figures, entries and sources as tables (RFC 4180). Every number is the one on the page.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::context::{CareerRecord, EntryTable, FigureRow, RecordSalary, Sources};

/// The measures of pay that the table has a column for.
const MEASURES: [&str; 8] = ["mean", "low", "high", "p10", "p25", "median", "p75", "p90"];

/// All careers as a table: one line each, with its first row of pay that is not
/// historical.
pub(super) fn careers(careers: &[Arc<CareerRecord>]) -> String {
    let before = "slug title field description url onet isco esco alternate_titles skills tools \
                  places pay_place pay_period pay_currency pay_per";
    let after = "pay_source jobs growth_percent growth_period openings_per_year entry_education \
                 next sources attributions updated";
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
    let next: Vec<&str> = career.next.iter().map(|one| one.title.as_str()).collect();
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
        career.entry_education.clone(),
        next.join("; "),
        career.sources.join("; "),
        career.attributions.join("; "),
        career.updated.clone(),
    ]);
    cells
}

/// Figures as a table, one line each. `status` tells a figure that is not published, and one that
/// is capped, from the others. What a source asks for stands in the first line that it has.
pub(super) fn figures(rows: &[FigureRow]) -> String {
    let head = "table place period measure value status unit occupation code source attribution";
    let mut csv = line(head.split(' ').map(str::to_owned));
    let mut told = BTreeSet::new();
    for row in rows {
        let attribution = if told.insert(&row.source) { row.attribution.as_str() } else { "" };
        let value = row.value.clone().unwrap_or_default();
        let status = match value.as_str() {
            "" => "not published",
            capped if capped.ends_with('+') => "or more",
            _ => "published",
        };
        let cells = [
            row.table,
            &row.place,
            &row.period,
            &row.measure,
            value.trim_end_matches('+'),
            status,
            &row.unit,
            &row.occupation,
            &row.code,
            &row.source,
            attribution,
        ];
        csv.push_str(&line(cells.map(str::to_owned).into_iter()));
    }
    csv
}

/// The table on the page of a field, skill, tool or place: figures, or else careers.
pub(super) fn entry(entry: &EntryTable) -> String {
    if !entry.figures.is_empty() {
        return figures(&entry.figures);
    }
    let mut csv = line(["title", "url", "why"].map(str::to_owned).into_iter());
    for (title, url, why) in &entry.careers {
        csv.push_str(&line([title.clone(), url.clone(), why.clone()].into_iter()));
    }
    csv
}

/// All sources as a table.
pub(super) fn sources(sources: &Sources) -> String {
    let head = "id title publisher url period retrieved licence attribution newer careers \
                other_pages";
    let mut csv = line(head.split(' ').map(str::to_owned));
    for entry in &sources.sources {
        let source = &entry.source;
        let cells = [
            source.id.clone(),
            source.title.clone(),
            source.publisher.clone(),
            source.url.clone(),
            entry.period.clone(),
            entry.retrieved.as_ref().map(|date| date.iso.clone()).unwrap_or_default(),
            source.licence.clone(),
            source.attribution.clone(),
            entry.newer.as_ref().map(|link| link.name.clone()).unwrap_or_default(),
            entry.count.to_string(),
            entry.page_count.to_string(),
        ];
        csv.push_str(&line(cells.into_iter()));
    }
    csv
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
