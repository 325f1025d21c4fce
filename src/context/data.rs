//! Careers as data, and the files that machines read.

use std::sync::Arc;

use super::{Date, SiteInfo};

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
    /// Other titles that people use.
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
    /// Titles of the careers one can go to from here.
    pub next: Vec<String>,
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
    pub site: Arc<SiteInfo>,
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
