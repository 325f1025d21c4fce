//! Careers as data, and the sources they use.

use std::collections::BTreeSet;

use crate::career::{Decimal, EducationLevel, FactsKind, Figure, Measure};
use crate::context::{CareerPage, CareerRecord, RecordRelation, RecordSalary, SourceLine};
use crate::markdown::EntryKind;

use super::library::{Library, Record};
use super::related::Relation;
use super::{profile, sources};

/// The sources that a career's page uses, in the order of their titles.
pub(super) fn sources(library: &Library<'_>, record: &Record<'_>) -> Vec<SourceLine> {
    let ids = sources::of_career(library, record).into_keys();
    sources::sorted(ids.filter_map(|id| sources::line(library, id)).collect())
}

/// A career as data. The numbers are the ones on its page.
pub(super) fn record(library: &Library<'_>, record: &Record<'_>, base_url: &str) -> CareerRecord {
    let career = &record.career;
    let names = |kind| {
        let named = record.named(kind).iter();
        named.filter_map(|entry| Some(library.links.get(*entry)?.name.clone())).collect()
    };
    let sources = sources(library, record);
    let outlook = library.national(record, FactsKind::Projections).into_iter().next();
    let stated = career.outlook.first();
    let growth = outlook.map_or_else(|| stated.and_then(|o| o.growth), |row| row.row.growth);
    let openings = outlook.map_or_else(|| stated.and_then(|o| o.openings), |row| row.row.openings);
    let period = outlook.map_or_else(|| stated.and_then(|o| o.period), |row| row.period());
    CareerRecord {
        slug: record.slug.to_owned(),
        title: record.title().to_owned(),
        description: career.description.clone().unwrap_or_default(),
        url: format!("{base_url}{}", record.link().path),
        field: career
            .field
            .as_deref()
            .and_then(|id| library.name(EntryKind::Field, id))
            .unwrap_or_default()
            .to_owned(),
        alternate_titles: profile::other_titles(record).into_iter().map(str::to_owned).collect(),
        onet: career.codes.onet.clone().unwrap_or_default(),
        isco: career.codes.isco.clone().unwrap_or_default(),
        esco: career.codes.esco.clone().unwrap_or_default(),
        skills: names(EntryKind::Skill),
        tools: names(EntryKind::Tool),
        places: names(EntryKind::Place),
        roles: career.roles.iter().map(|role| role.name.clone()).collect(),
        salary: salary(library, record),
        growth_percent: growth.map(Decimal::plain),
        growth_period: period.map(|period| period.to_string()).unwrap_or_default(),
        openings: openings.and_then(Figure::plain),
        entry_education: outlook.map(|row| row.row.entry_education.clone()).unwrap_or_default(),
        next: record.next.iter().filter_map(|one| relation(library, one)).collect(),
        tasks: career.tasks.to_vec(),
        official: profile::records(library, record),
        attributions: attributions(&sources),
        sources: sources.into_iter().map(|source| source.title).collect(),
        updated: career.updated.map(|date| date.to_string()).unwrap_or_default(),
    }
}

fn relation(library: &Library<'_>, relation: &Relation<'_>) -> Option<RecordRelation> {
    let other = library.careers.get(relation.position)?;
    let (found, rank) = relation.found.word_and_rank();
    Some(RecordRelation {
        slug: other.slug.to_owned(),
        title: other.title().to_owned(),
        found,
        rank,
        points: relation.points,
    })
}

/// The lowest level of education that the editors name.
pub(super) fn lowest_education(record: &Record<'_>) -> Option<EducationLevel> {
    record.career.education.iter().map(|education| education.level).min()
}

/// The statements that the sources ask for, each once.
pub(super) fn attributions(sources: &[SourceLine]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let asked = sources.iter().map(|source| &source.attribution);
    asked.filter(|text| !text.is_empty() && seen.insert(*text)).cloned().collect()
}

/// The statements that a career's page has to make beside its list of sources: those that ask for
/// more than publisher and title, which the list has, and those for the pay of related careers.
pub(super) fn attributions_beside(library: &Library<'_>, career: &CareerPage) -> Vec<String> {
    let next = career.next.iter().flat_map(|next| &next.careers);
    let related = next.filter_map(|next| next.pay.as_ref());
    let related = related.filter_map(|pay| pay.source.path.split_once('#'));
    let own = career.sources.iter().map(|source| source.id.as_str());
    let ids: BTreeSet<&str> = own.chain(related.map(|(_, id)| id)).collect();
    let is_listed = |line: &SourceLine| {
        let listed = format!("{}, {}", line.publisher, line.title);
        let is_own = career.sources.iter().any(|source| source.id == line.id);
        is_own && line.attribution.starts_with(&listed)
    };
    let lines = ids.into_iter().filter_map(|id| sources::line(library, id));
    attributions(&lines.filter(|line| !is_listed(line)).collect::<Vec<_>>())
}

fn salary(library: &Library<'_>, record: &Record<'_>) -> Vec<RecordSalary> {
    let place_name = |id: &str| library.name(EntryKind::Place, id).map(str::to_owned);
    let source_title = |id: &str| library.source_title(id).map(str::to_owned);
    let official = library.national(record, FactsKind::Wages).into_iter();
    let official = official.filter_map(|row| {
        Some(RecordSalary {
            place: place_name(&row.row.place)?,
            period: row.period()?.to_string(),
            currency: row.facts.currency.clone(),
            per: row.row.per.word().to_owned(),
            figures: plain_figures(&row.row.figures),
            jobs: row.row.jobs.and_then(Figure::plain),
            source: source_title(&row.facts.source)?,
            note: String::new(),
            historical: false,
        })
    });
    let stated = record.career.salary.iter().filter_map(|row| {
        Some(RecordSalary {
            place: place_name(row.place.as_deref()?)?,
            period: row.period?.to_string(),
            currency: row.currency.clone()?,
            per: row.per?.word().to_owned(),
            figures: plain_figures(&row.figures),
            jobs: None,
            source: source_title(row.source.as_deref()?)?,
            note: row.note.clone().unwrap_or_default(),
            historical: row.historical,
        })
    });
    official.chain(stated).collect()
}

fn plain_figures(figures: &[(Measure, Figure)]) -> Vec<(String, Option<String>)> {
    figures.iter().map(|(measure, figure)| (measure.key().to_owned(), figure.plain())).collect()
}
