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

/// A table that is copied, under one of the names that it has had.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copied {
    /// What it is.
    pub(super) kind: Kind,
    /// The name of its file in lower case.
    pub(super) file: &'static str,
    /// The releases in which it has this name.
    pub(super) era: Era,
    /// Its columns.
    pub(super) layout: Layout,
}

/// Release 30.3 gave the content model a new order, and many tables another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    /// The same name in all releases.
    Always,
    /// Until 30.2.
    Before,
    /// Since 30.3.
    Since,
}

/// Every table that is copied, under every name.
pub(super) const TABLES: [Copied; 20] = [
    copied(
        Kind::Occupations,
        "occupation data.txt",
        Era::Always,
        tsv(&[CODE, "title", "description"], &[]),
    ),
    copied(
        Kind::AlternateTitles,
        "alternate titles.txt",
        Era::Before,
        tsv(&[CODE, "alternate title", "short title", "source(s)"], &[]),
    ),
    copied(
        Kind::AlternateTitles,
        "job titles.txt",
        Era::Since,
        tsv(&[CODE, "job title", "short title", "source(s)"], &[]),
    ),
    copied(
        Kind::ReportedTitles,
        "sample of reported titles.txt",
        Era::Always,
        tsv(&[CODE, "reported job title", "shown in my next move"], &[]),
    ),
    copied(
        Kind::Tasks,
        "task statements.txt",
        Era::Always,
        tsv(
            &[CODE, "task id", "task", "task type"],
            &["incumbents responding", "date", "domain source"],
        ),
    ),
    copied(Kind::Skills, "skills.txt", Era::Before, tsv(RATING, RATING_NOTES)),
    copied(Kind::Skills, "essential skills.txt", Era::Since, tsv(RATING, RATING_NOTES)),
    copied(Kind::Skills, "transferable skills.txt", Era::Since, tsv(RATING, RATING_NOTES)),
    copied(
        Kind::Technologies,
        "technology skills.txt",
        Era::Before,
        tsv(
            &[CODE, "example", "commodity code", "commodity title", "hot technology"],
            &["in demand"],
        ),
    ),
    copied(
        Kind::Technologies,
        "software skills.txt",
        Era::Since,
        tsv(
            &[
                CODE,
                "workplace example",
                "element id",
                "element name",
                "hot technology",
                "in demand",
            ],
            &[],
        ),
    ),
    copied(
        Kind::Tools,
        "tools used.txt",
        Era::Always,
        tsv(&[CODE, "example", "commodity code", "commodity title"], &[]),
    ),
    copied(
        Kind::Related,
        "related occupations.txt",
        Era::Always,
        tsv(&[CODE, "related o*net-soc code", "relatedness tier", "index"], &[]),
    ),
    copied(Kind::Interests, "interests.txt", Era::Before, INTERESTS),
    copied(Kind::Interests, "career interest types.txt", Era::Since, INTERESTS),
    copied(
        Kind::JobZones,
        "job zones.txt",
        Era::Always,
        tsv(&[CODE, "job zone"], &["date", "domain source"]),
    ),
    copied(Kind::Education, "education, training, and experience.txt", Era::Before, EDUCATION),
    copied(Kind::Education, "education.txt", Era::Since, EDUCATION),
    copied(
        Kind::EducationCategories,
        "education, training, and experience categories.txt",
        Era::Before,
        EDUCATION_CATEGORIES,
    ),
    copied(Kind::EducationCategories, "education categories.txt", Era::Since, EDUCATION_CATEGORIES),
    copied(
        Kind::Elements,
        "content model reference.txt",
        Era::Always,
        tsv(&["element id", "element name", "description"], &[]),
    ),
];

/// The column by which all tables are joined.
pub(super) const CODE: &str = "o*net-soc code";

/// Columns with the name of a technology: until 30.2, and since 30.3.
pub(super) const TECHNOLOGY: [&str; 2] = ["example", "workplace example"];

/// Columns with the category of a technology, likewise.
pub(super) const TECHNOLOGY_CATEGORY: [&str; 2] = ["commodity title", "element name"];

/// Columns with another title of an occupation, likewise.
pub(super) const ALTERNATE_TITLE: [&str; 2] = ["alternate title", "job title"];

const INTERESTS: Layout = tsv(
    &[CODE, "element id", "element name", "scale id", "data value"],
    &["date", "domain source"],
);

const EDUCATION: Layout = tsv(
    &[
        CODE,
        "element id",
        "element name",
        "scale id",
        "category",
        "data value",
        "recommend suppress",
    ],
    RATING_NOTES,
);

const EDUCATION_CATEGORIES: Layout =
    tsv(&["element id", "element name", "scale id", "category", "category description"], &[]);

/// Columns of a table of ratings.
const RATING: &[&str] = &[
    CODE,
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
pub(super) const LEFT_ASIDE: [&str; 41] = [
    "abilities to work activities.txt",
    "abilities to work context.txt",
    "abilities.txt",
    "basic interests to riasec.txt",
    "career interest type keywords.txt",
    "dwa reference.txt",
    "emerging tasks.txt",
    "essential skills to work activities.txt",
    "essential skills to work context.txt",
    "gwas to iwas to dwas.txt",
    "gwas to iwas.txt",
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
    "specific interest areas to career interest types.txt",
    "specific interest areas.txt",
    "survey booklet locations.txt",
    "task categories.txt",
    "task ratings.txt",
    "tasks to dwas.txt",
    "training and experience categories.txt",
    "training and experience.txt",
    "transferable skills to work activities.txt",
    "transferable skills to work context.txt",
    "unspsc reference.txt",
    "work activities.txt",
    "work context categories.txt",
    "work context.txt",
    "work styles to work activities.txt",
    "work styles to work context.txt",
    "work styles.txt",
    "work values.txt",
];

/// A table of the text release: tabs between cells.
const fn tsv(required: &'static [&'static str], optional: &'static [&'static str]) -> Layout {
    Layout { format: Format::Tsv, required, optional }
}

const fn copied(kind: Kind, file: &'static str, era: Era, layout: Layout) -> Copied {
    Copied { kind, file, era, layout }
}
