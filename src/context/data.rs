//! Careers as data, and the files that machines read.

use std::sync::Arc;

use super::{Date, Shared, SiteInfo};

/// A career in `careers.json`, `careers.csv` and in the JSON file beside its page.
///
/// Its values are the ones that the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CareerRecord {
    /// The last part of its address, without `.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// What the job is.
    pub description: String,
    /// Full address of its page.
    pub url: String,
    /// Name of its field.
    pub field: String,
    /// Other titles that people use; all that are known.
    pub alternate_titles: Vec<String>,
    /// `15-1252.00`, or empty.
    pub onet: String,
    /// `2512`, or empty.
    pub isco: String,
    /// The ESCO address, or empty.
    pub esco: String,
    /// Names of its skills, best first.
    pub skills: Vec<String>,
    /// Names of its tools, most used first.
    pub tools: Vec<String>,
    /// Names of its places, best first.
    pub places: Vec<String>,
    /// Names of its roles.
    pub roles: Vec<String>,
    /// Its rows of pay.
    pub salary: Vec<RecordSalary>,
    /// Growth of the number of jobs in percent, as published.
    pub growth_percent: Option<String>,
    /// The years of that growth.
    pub growth_period: String,
    /// Openings a year, as published.
    pub openings: Option<String>,
    /// Education that people typically need to get in, in the publisher's words; may be empty.
    pub entry_education: String,
    /// The careers one can go to from here.
    pub next: Vec<RecordRelation>,
    /// What people in it usually do.
    pub tasks: Vec<String>,
    /// What official classifications say about the occupation.
    pub official: Vec<RecordProfile>,
    /// Titles of its sources.
    pub sources: Vec<String>,
    /// The statements that the sources ask for.
    pub attributions: Vec<String>,
    /// `2026-11-23`, or empty.
    pub updated: String,
}

/// A row of pay as data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordSalary {
    /// Name of the place.
    pub place: String,
    /// The period in ISO form, `2025-05`.
    pub period: String,
    /// ISO 4217 code.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour`.
    pub per: String,
    /// What each number is, and the number: `150000+` is "150,000 or more", none "not published".
    pub figures: Vec<(String, Option<String>)>,
    /// How many jobs the row counts.
    pub jobs: Option<String>,
    /// Title of its source.
    pub source: String,
    /// What an editor says about it; may be empty.
    pub note: String,
    /// Whether it is an old figure that is kept on purpose.
    pub historical: bool,
}

/// A career that one can go to, as data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordRelation {
    /// The last part of its address, without `.html`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// By what it was found: `editors`, `official` or `shared`.
    pub found: &'static str,
    /// Its number in the list of the classification that names it; 0 if it was found otherwise.
    pub rank: usize,
    /// Two for each skill and one for each tool that both careers have.
    pub points: usize,
}

/// One figure of a table, as data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureRow {
    /// The section of the page that it stands in; `profile` on the page of an official profile, or
    /// `figures` on that of a place.
    pub table: &'static str,
    /// Name of the place; may be empty.
    pub place: String,
    /// The period in ISO form, `2025-05`; may be empty.
    pub period: String,
    /// What the figure is: `median`, `jobs`, `growth_percent`, a skill, a level of education.
    pub measure: String,
    /// The figure as published, `150000+` for "150,000 or more"; none if it is not published.
    pub value: Option<String>,
    /// What it is counted in: `USD per year`, `jobs`, `percent`.
    pub unit: String,
    /// The official occupation it counts; empty if stated by an editor.
    pub occupation: String,
    /// Its code; empty likewise.
    pub code: String,
    /// Title of its source.
    pub source: String,
    /// The words that the source asks for; may be empty. Files tell them once for each source.
    pub attribution: String,
}

/// The page of a field, skill, tool or place as data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryRecord {
    /// `field`, `skill`, `tool` or `place`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is; may be empty.
    pub definition: String,
    /// Other names that people use.
    pub also: Vec<String>,
    /// Full address of its page.
    pub url: String,
    /// What its table says.
    pub table: Arc<EntryTable>,
}

/// The table on the page of a field, skill, tool or place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryTable {
    /// The careers that use it: title, full address, and why they need it.
    pub careers: Vec<(String, String, String)>,
    /// Official figures there, for places.
    pub figures: Vec<FigureRow>,
}

/// What an official classification says about an occupation, as data. Figures are as published,
/// none is "not published".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecordProfile {
    /// What the classification calls the occupation.
    pub title: String,
    /// Title of the source.
    pub source: String,
    /// What the occupation is.
    pub description: String,
    /// Extent of preparation, 1 to 5.
    pub job_zone: Option<u8>,
    /// Interests, each with its score from 1 to 7.
    pub interests: Vec<(String, Option<String>)>,
    /// Tasks, the important ones first.
    pub tasks: Vec<String>,
    /// Names of skills, with importance from 1 to 5 and level from 0 to 7.
    pub skills: Vec<(String, Option<String>, Option<String>)>,
    /// Names of technologies, and whether employers of the occupation often ask for each.
    pub technologies: Vec<(String, bool)>,
    /// Names of machines, instruments and other equipment.
    pub equipment: Vec<String>,
    /// Levels of education, with percent of the people in it who say that each is required.
    pub education: Vec<(String, Option<String>)>,
}

/// `sitemap.xml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sitemap {
    /// All pages that readers should find.
    pub entries: Vec<SitemapEntry>,
}

/// One page in the sitemap.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SitemapEntry {
    /// Its full address.
    pub url: String,
    /// `2026-11-23`, or empty.
    pub updated: String,
}

/// `feed.xml`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Feed {
    /// The site.
    pub site: Shared<SiteInfo>,
    /// Careers by the day on which an editor last went through them, newest first, at most fifty.
    pub entries: Vec<FeedEntry>,
}

/// One career in the feed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeedEntry {
    /// Its title.
    pub title: String,
    /// Its full address.
    pub url: String,
    /// Its summary.
    pub summary: String,
    /// The day on which an editor last went through it.
    pub updated: Date,
}
