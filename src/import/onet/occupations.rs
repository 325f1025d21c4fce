//! What the database says about each occupation, as one record.

use std::collections::BTreeMap;

use crate::career::{
    Decimal, RawEducationShare, RawInterests, RawOccupation, RawSkillRating, RawTechnology,
};
use crate::diag::{Diagnostic, catalog::import as catalog};
use crate::import::table::{NOT_PUBLISHED, Row};
use crate::yaml::Scalar;

use super::tables::{ALTERNATE_TITLE, CODE, Kind, TECHNOLOGY};
use super::vocabulary::Vocabulary;
use super::{Tables, check_code};

/// The occupations, and the month of the newest figure: year and month.
pub(super) struct Occupations {
    /// Records by code, in the order of the codes.
    pub(super) records: BTreeMap<String, RawOccupation>,
    /// Year and month of the newest figure.
    pub(super) newest: (u16, u16),
}

/// A reader of the tables: adds each to the records it is about.
struct Reader<'t> {
    tables: &'t Tables,
    vocabulary: &'t Vocabulary,
    records: BTreeMap<String, RawOccupation>,
    newest: (u16, u16),
    faults: &'t mut Vec<Diagnostic>,
}

/// Reads the wanted occupations.
pub(super) fn read(
    tables: &Tables,
    vocabulary: &Vocabulary,
    wanted: &dyn Fn(&str) -> bool,
    faults: &mut Vec<Diagnostic>,
) -> Occupations {
    let (records, newest) = (BTreeMap::new(), (0, 0));
    let mut reader = Reader { tables, vocabulary, records, newest, faults };
    for row in reader.rows(Kind::Occupations) {
        check_code(row, CODE, reader.faults);
        if wanted(row.text(CODE)) {
            let record = RawOccupation {
                title: Some(row.text("title").to_owned()),
                description: Some(row.text("description").to_owned()),
                ..RawOccupation::default()
            };
            reader.records.insert(row.text(CODE).to_owned(), record);
        }
    }
    reader.titles();
    reader.tasks();
    reader.skills();
    reader.technologies();
    reader.equipment();
    reader.related();
    reader.interests();
    reader.job_zones();
    reader.education();
    Occupations { records: reader.records, newest: reader.newest }
}

impl<'t> Reader<'t> {
    fn rows(&self, kind: Kind) -> impl Iterator<Item = Row<'t>> + use<'t> {
        self.tables.rows(kind)
    }

    /// Calls `add` for every row of the table that is about a wanted occupation.
    fn each(
        &mut self,
        kind: Kind,
        add: impl Fn(&mut RawOccupation, Row<'t>, &mut Vec<Diagnostic>),
    ) {
        for row in self.rows(kind) {
            if let Some((month, year)) = row.text("date").split_once('/') {
                let date = (year.parse().unwrap_or(0), month.parse().unwrap_or(0));
                self.newest = self.newest.max(date);
            }
            if let Some(record) = self.records.get_mut(row.text(CODE)) {
                add(record, row, self.faults);
            }
        }
    }

    fn titles(&mut self) {
        self.each(Kind::ReportedTitles, |record, row, _| {
            push(&mut record.reported_titles, row.text("reported job title"));
        });
        self.each(Kind::AlternateTitles, |record, row, _| {
            push(&mut record.alternate_titles, row.text_of(ALTERNATE_TITLE));
        });
    }

    fn tasks(&mut self) {
        self.each(Kind::Tasks, |record, row, faults| {
            let list = match row.text("task type") {
                "Core" => &mut record.core_tasks,
                "Supplemental" => &mut record.supplemental_tasks,
                "n/a" => &mut record.unrated_tasks,
                other => {
                    let place = row.place("task type");
                    faults.push(catalog::unknown_mark(place, "task type", other));
                    return;
                }
            };
            push(list, row.text("task"));
        });
    }

    /// Importance and level of each skill, the most important first.
    fn skills(&mut self) {
        let vocabulary = self.vocabulary;
        self.each(Kind::Skills, |record, row, faults| {
            let Some(id) = vocabulary.skill(row.text("element id")) else { return };
            let scale = row.text("scale id");
            let range = if scale == "IM" { (1, 5) } else { (0, 7) };
            let Some(value) = rating(row, range, faults) else { return };
            let ratings = record.skills.get_or_insert_default();
            match scale {
                "IM" => {
                    let skill = id.to_owned();
                    ratings.push(RawSkillRating { skill, importance: value, level: None });
                }
                "LV" if row.text("not relevant") == "Y" => {}
                "LV" => {
                    if let Some(rating) = ratings.iter_mut().find(|rating| rating.skill == id) {
                        rating.level = Some(value);
                    }
                }
                other => {
                    faults.push(catalog::unknown_mark(row.place("scale id"), "scale id", other));
                }
            }
        });
        for ratings in self.records.values_mut().filter_map(|record| record.skills.as_mut()) {
            ratings.sort_by_key(|one| std::cmp::Reverse(Decimal::parse(one.importance.as_str())));
        }
    }

    /// Technologies: those in demand first, then hot ones, then by name.
    fn technologies(&mut self) {
        let vocabulary = self.vocabulary;
        self.each(Kind::Technologies, |record, row, _| {
            let name = row.text_of(TECHNOLOGY);
            let Some(id) = vocabulary.tool(name) else {
                push(&mut record.other_technologies, name);
                return;
            };
            let all = record.technologies.get_or_insert_default();
            // A technology stands once for each of its categories.
            if all.iter().all(|one| one.tool != id) {
                let is = |column: &str| (row.text(column) == "Y").then_some(true);
                let (hot, in_demand) = (is("hot technology"), is("in demand"));
                all.push(RawTechnology { tool: id.to_owned(), hot, in_demand });
            }
        });
        for record in self.records.values_mut() {
            if let Some(all) = &mut record.technologies {
                all.sort_by(|one, other| {
                    let key = |one: &RawTechnology| (one.in_demand.is_none(), one.hot.is_none());
                    (key(one), &one.tool).cmp(&(key(other), &other.tool))
                });
            }
            sort(&mut record.other_technologies);
        }
    }

    fn equipment(&mut self) {
        self.each(Kind::Tools, |record, row, _| push(&mut record.equipment, row.text("example")));
        for record in self.records.values_mut() {
            sort(&mut record.equipment);
        }
    }

    fn related(&mut self) {
        let mut related: BTreeMap<&str, Vec<(u16, &str)>> = BTreeMap::new();
        for row in self.rows(Kind::Related) {
            check_code(row, "related o*net-soc code", self.faults);
            match row.text("index").parse() {
                Ok(index) => {
                    let all = related.entry(row.text(CODE)).or_default();
                    all.push((index, row.text("related o*net-soc code")));
                }
                Err(_) => self.faults.push(catalog::unknown_mark(
                    row.place("index"),
                    "index",
                    row.text("index"),
                )),
            }
        }
        for (code, mut codes) in related {
            codes.sort_unstable();
            if let Some(record) = self.records.get_mut(code) {
                let codes = codes.into_iter().filter_map(|(_, code)| Scalar::new(code));
                record.related = Some(codes.collect());
            }
        }
    }

    fn interests(&mut self) {
        self.each(Kind::Interests, |record, row, faults| {
            match row.text("scale id") {
                "OI" => {}
                // The order of the highest scores, which the scores tell as well.
                "IH" => return,
                other => {
                    faults.push(catalog::unknown_mark(row.place("scale id"), "scale id", other));
                    return;
                }
            }
            let Some(score) = rating(row, (1, 7), faults) else { return };
            let interests: &mut RawInterests = record.interests.get_or_insert_default();
            let interest = match row.text("element name") {
                "Realistic" => &mut interests.realistic,
                "Investigative" => &mut interests.investigative,
                "Artistic" => &mut interests.artistic,
                "Social" => &mut interests.social,
                "Enterprising" => &mut interests.enterprising,
                "Conventional" => &mut interests.conventional,
                other => {
                    let place = row.place("element name");
                    faults.push(catalog::unknown_mark(place, "element name", other));
                    return;
                }
            };
            *interest = Some(score);
        });
    }

    fn job_zones(&mut self) {
        self.each(Kind::JobZones, |record, row, faults| {
            let zone = row.text("job zone").parse().ok().filter(|zone| (1..=5).contains(zone));
            if zone.is_none() {
                let place = row.place("job zone");
                faults.push(catalog::unknown_mark(place, "job zone", row.text("job zone")));
            }
            record.job_zone = zone;
        });
    }

    /// Levels of education with the percent of people who say that they are required.
    fn education(&mut self) {
        let words: BTreeMap<(&str, &str), &str> = self
            .rows(Kind::EducationCategories)
            .map(|row| ((row.text("scale id"), row.text("category")), row.text(DESCRIPTION)))
            .collect();
        self.each(Kind::Education, |record, row, faults| {
            // Other scales are about experience and training.
            if row.text("scale id") != "RL" {
                return;
            }
            let Some(words) = words.get(&("RL", row.text("category"))) else {
                let place = row.place("category");
                faults.push(catalog::unknown_mark(place, "category", row.text("category")));
                return;
            };
            let Some(percent) = rating(row, (0, 100), faults) else { return };
            let level = words.split(" - ").next().unwrap_or(words).trim().to_owned();
            if percent.as_str() != "0.00" {
                let share = RawEducationShare { level, percent };
                record.education.get_or_insert_default().push(share);
            }
        });
    }
}

/// The column with the words of a category.
const DESCRIPTION: &str = "category description";

/// A rating of a scale: as published, or `not-published` where the publisher advises against its
/// use. None with a fault if it is no number of the scale.
fn rating(row: Row<'_>, (least, most): (u16, u16), faults: &mut Vec<Diagnostic>) -> Option<Scalar> {
    let text = row.text("data value");
    let in_range = |number: Decimal| {
        let bound = |bound: u16| Decimal::parse(&bound.to_string());
        bound(least).is_none_or(|least| least <= number)
            && bound(most).is_none_or(|most| number <= most)
    };
    if !Decimal::parse(text).is_some_and(in_range) {
        faults.push(catalog::unknown_mark(row.place("data value"), "data value", text));
        return None;
    }
    match row.text("recommend suppress") {
        "Y" => Scalar::new(NOT_PUBLISHED),
        "N" | "n/a" | "" => Scalar::new(text),
        other => {
            let place = row.place("recommend suppress");
            faults.push(catalog::unknown_mark(place, "recommend suppress", other));
            None
        }
    }
}

fn push(list: &mut Option<Vec<String>>, text: &str) {
    list.get_or_insert_default().push(text.to_owned());
}

/// Names in alphabetical order, each once.
fn sort(list: &mut Option<Vec<String>>) {
    if let Some(names) = list {
        names.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
        names.dedup();
    }
}
