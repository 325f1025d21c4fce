//! The tables of the O*NET database that are copied, and those that are known and left aside.

use crate::import::table::{Format, Layout};

/// A table that is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Occupations,
    AlternateTitles,
    ReportedTitles,
    Tasks,
    Skills,
    Technologies,
    Tools,
    Related,
    Interests,
    JobZones,
    Education,
    EducationCategories,
    Elements,
}

/// Every table that is copied: the names of its file in lower case, and its columns.
///
/// From release 30.3 on technology skills are called software skills.
pub(super) const TABLES: [(Kind, &[&str], Layout); 13] = [
    (
        Kind::Occupations,
        &["occupation data.txt"],
        tsv(&["o*net-soc code", "title", "description"], &[]),
    ),
    (
        Kind::AlternateTitles,
        &["alternate titles.txt"],
        tsv(&["o*net-soc code", "alternate title", "short title", "source(s)"], &[]),
    ),
    (
        Kind::ReportedTitles,
        &["sample of reported titles.txt"],
        tsv(&["o*net-soc code", "reported job title", "shown in my next move"], &[]),
    ),
    (
        Kind::Tasks,
        &["task statements.txt"],
        tsv(
            &["o*net-soc code", "task id", "task", "task type"],
            &["incumbents responding", "date", "domain source"],
        ),
    ),
    (Kind::Skills, &["skills.txt"], tsv(RATING, RATING_NOTES)),
    (
        Kind::Technologies,
        &["technology skills.txt", "software skills.txt"],
        tsv(
            &["o*net-soc code", "example", "commodity code", "commodity title", "hot technology"],
            &["in demand"],
        ),
    ),
    (
        Kind::Tools,
        &["tools used.txt"],
        tsv(&["o*net-soc code", "example", "commodity code", "commodity title"], &[]),
    ),
    (
        Kind::Related,
        &["related occupations.txt"],
        tsv(&["o*net-soc code", "related o*net-soc code", "relatedness tier", "index"], &[]),
    ),
    (
        Kind::Interests,
        &["interests.txt"],
        tsv(
            &["o*net-soc code", "element id", "element name", "scale id", "data value"],
            &["date", "domain source"],
        ),
    ),
    (
        Kind::JobZones,
        &["job zones.txt"],
        tsv(&["o*net-soc code", "job zone"], &["date", "domain source"]),
    ),
    (
        Kind::Education,
        &["education, training, and experience.txt"],
        tsv(
            &[
                "o*net-soc code",
                "element id",
                "element name",
                "scale id",
                "category",
                "data value",
                "recommend suppress",
            ],
            RATING_NOTES,
        ),
    ),
    (
        Kind::EducationCategories,
        &["education, training, and experience categories.txt"],
        tsv(&["element id", "element name", "scale id", "category", "category description"], &[]),
    ),
    (
        Kind::Elements,
        &["content model reference.txt"],
        tsv(&["element id", "element name", "description"], &[]),
    ),
];

/// Columns of a table of ratings.
const RATING: &[&str] = &[
    "o*net-soc code",
    "element id",
    "element name",
    "scale id",
    "data value",
    "recommend suppress",
    "not relevant",
];

/// What else such a table says of each rating.
const RATING_NOTES: &[&str] =
    &["n", "standard error", "lower ci bound", "upper ci bound", "date", "domain source"];

/// Tables of the database that are known and not copied.
pub(super) const LEFT_ASIDE: [&str; 28] = [
    "abilities.txt",
    "abilities to work activities.txt",
    "abilities to work context.txt",
    "basic interests to riasec.txt",
    "dwa reference.txt",
    "emerging tasks.txt",
    "interests illustrative activities.txt",
    "interests illustrative occupations.txt",
    "iwa reference.txt",
    "job zone reference.txt",
    "knowledge.txt",
    "level scale anchors.txt",
    "occupation level metadata.txt",
    "read me.txt",
    "riasec keywords.txt",
    "scales reference.txt",
    "skills to work activities.txt",
    "skills to work context.txt",
    "survey booklet locations.txt",
    "task categories.txt",
    "task ratings.txt",
    "tasks to dwas.txt",
    "unspsc reference.txt",
    "work activities.txt",
    "work context categories.txt",
    "work context.txt",
    "work styles.txt",
    "work values.txt",
];

/// A table of the text release: tabs between cells.
const fn tsv(required: &'static [&'static str], optional: &'static [&'static str]) -> Layout {
    Layout { format: Format::Tsv, required, optional }
}
