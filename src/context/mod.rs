//! What templates and writers may see: one closed value per output file.
//!
//! `site` makes these values, `render` turns each into the bytes of one file. They are the API
//! of theme authors: a template sees `site`, `page`, `strings`, `assets` and the fields of its
//! page kind, and nothing else. Equal values give equal bytes, so a value is also the key under
//! which its bytes are remembered.
//!
//! Addresses are paths from the site's root. In a template, `{{ page.root }}{{ link.path }}` is
//! the relative address; so the site works from any folder.

mod browse;
mod career;
mod chart;
mod data;
mod entry;
mod figure;
mod find;
mod markup;
mod profile;
mod share_image;
mod shared;
mod strings;

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::source::{OutPath, Source};

pub use browse::{
    Basis, CareerLine, CareerTable, Cell, Choice, Column, Compare, ComparedCareer, ComparedFact,
    Rank, RankedList, Ranking, RankingKey, RankingSummary, Rankings, RelativeRow, Relatives,
    TableRow,
};
pub use career::{
    CareerPage, Certificate, Code, CountryFigures, Education, EducationShare, Fact, Filled,
    Interest, Movement, Names, Next, NextCareer, Outlook, PayYears, Place, PlaceFigures, Profile,
    Role, Route, Salary, Section, Skill, SkillLevel, Summary, Tool,
};
pub use chart::Chart;
pub use data::{
    CareerRecord, EntryRecord, EntryTable, Feed, FeedEntry, FigureRow, RecordProfile,
    RecordRelation, RecordSalary, Sitemap, SitemapEntry,
};
pub use entry::{
    EntryFigure, EntryIndex, EntryItem, EntryKind, EntryPage, Glossary, SourceEntry, SourceUse,
    Sources, Term,
};
pub use figure::{Number, Pay, SourceLine, Statistic};
pub use find::{Find, FindCareer, FindEntry, FindIndex, FindName, FindNames, FindWords};
pub use markup::Markup;
pub use profile::{OccupationProfile, ProfilePage, Technology};
pub use share_image::{ShareImage, SharePay};
pub use shared::Shared;
pub use strings::Strings;

/// Everything that goes into one output file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// A page for readers, drawn by a template.
    Html(Box<Html>),
    /// An old address that leads on to the given page.
    Redirect(Redirect),
    /// `sitemap.xml`.
    Sitemap(Sitemap),
    /// `feed.xml`, in the Atom format.
    Feed(Feed),
    /// `robots.txt`; the address of the sitemap.
    Robots(String),
    /// `careers.json`: all careers as data.
    CareersJson(Vec<Arc<CareerRecord>>),
    /// `careers.csv`: all careers as a table.
    CareersCsv(Vec<Arc<CareerRecord>>),
    /// The JSON file beside a career's page.
    CareerJson(Arc<CareerRecord>),
    /// The CSV file beside a career's page: all its figures.
    FiguresCsv(Vec<FigureRow>),
    /// The JSON file beside the page of a field, skill, tool or place.
    EntryJson(Arc<EntryRecord>),
    /// The CSV file beside it.
    EntryCsv(Arc<EntryTable>),
    /// `sources.json`
    SourcesJson(Arc<Sources>),
    /// `sources.csv`
    SourcesCsv(Arc<Sources>),
    /// `glossary.json`
    GlossaryJson(Arc<Glossary>),
    /// A script that hands one career to the page that compares careers.
    CompareScript(ComparedCareer),
    /// `find/index.js`: what finding begins with.
    FindIndex(Box<FindIndex>),
    /// `find/names-*.js`: names and what they lead to.
    FindNames(Box<FindNames>),
    /// `find/words-*.js`: words, for those that are misspelt.
    FindWords(Box<FindWords>),
    /// The picture that other sites show beside a link to a career.
    ShareImage(ShareImage),
    /// An image, copied as it is.
    Copy(Arc<Source>),
}

/// One page for readers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Html {
    /// The site as a whole; the same on every page.
    pub site: Shared<SiteInfo>,
    /// What every page has.
    pub page: Page,
    /// What this kind of page has.
    pub content: Content,
}

/// The site as every page knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SiteInfo {
    /// Name of the site.
    pub title: String,
    /// One sentence about the site.
    pub description: String,
    /// Language tag of its texts, such as `en`.
    pub language: String,
    /// Where it is published; ends with `/`.
    pub base_url: String,
    /// Whether its data is written as JSON and CSV beside the pages.
    pub data_files: bool,
    /// Whether it has `find.html`.
    pub find: bool,
    /// Whether it has `compare.html`.
    pub compare: bool,
    /// Plain pages, in the order of their titles, for the footer.
    pub pages: Vec<Shared<Link>>,
}

/// What every page has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Page {
    /// Its own path from the site's root, `careers/data-engineer.html`.
    pub path: OutPath,
    /// The folder it lies in, `careers`; empty at the root.
    pub folder: String,
    /// The way up to the site's root: empty or `../`.
    pub root: String,
    /// Its full address under the site's base URL.
    pub canonical: String,
    /// The text of `<title>` without the site's name; unique on the site.
    pub title: String,
    /// The text for search engines and previews, at most 160 characters where it is made.
    pub description: String,
    /// The pages above it, from the home page down; the page itself is not among them.
    pub breadcrumbs: Vec<Shared<Link>>,
    /// The day on which an editor last went through it, `2026-11-23`, and as readers write it.
    pub updated: Option<Date>,
    /// Whether search engines should leave it out.
    pub hidden: bool,
    /// Statements that the publishers of its data ask for, for the footer.
    pub attributions: Vec<String>,
}

/// A day in both forms that a page needs. Templates see it as the element that has both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// `2026-11-23`
    pub iso: String,
    /// `23 November 2026`
    pub text: String,
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { iso, text } = self;
        let text = Markup::showing(text);
        Markup::from(format!(r#"<time datetime="{iso}">{}</time>"#, &*text)).serialize(serializer)
    }
}

/// A name and the page it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Link {
    /// What is shown.
    pub name: String,
    /// Path from the site's root, perhaps with an anchor.
    pub path: String,
}

/// The kinds of pages; each is drawn by the template of its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// `home.html`
    Home(Home),
    /// `careers.html`: all careers from A to Z.
    Careers(Careers),
    /// `career.html`
    Career(Box<CareerPage>),
    /// `profile.html`: what official classifications say about one career.
    Profile(Box<ProfilePage>),
    /// `index.html`: all fields, skills, tools or places.
    Index(EntryIndex),
    /// `entry.html`: one field, skill, tool or place.
    Entry(Box<EntryPage>),
    /// `find.html`
    Find(Find),
    /// `rankings.html`: what careers are ranked by.
    Rankings(Rankings),
    /// `ranking.html`: all careers by one measure.
    Ranking(Ranking),
    /// `table.html`: all careers in one table.
    Table(CareerTable),
    /// `compare.html`: some careers side by side.
    Compare(Compare),
    /// `sources.html`
    Sources(Arc<Sources>),
    /// `glossary.html`
    Glossary(Arc<Glossary>),
    /// `plain.html`: a page of Markdown alone.
    Plain(Plain),
    /// `404.html`
    NotFound,
}

/// The home page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Home {
    /// The text of `content/index.md`.
    pub html: Markup,
    /// All fields with their careers.
    pub fields: Vec<FieldCareers>,
    /// How many careers there are.
    pub count: usize,
    /// Indexes of skills, tools and places.
    pub indexes: Vec<IndexCount>,
}

/// A field and the careers in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct FieldCareers {
    /// The field.
    pub field: Shared<Link>,
    /// Its motif: the path of an SVG on a square of 64 units.
    pub motif: String,
    /// What the field is.
    pub definition: String,
    /// Its careers in the order of their titles; empty where the site has too many to list them.
    pub careers: Vec<CareerCard>,
    /// How many they are.
    pub count: usize,
}

/// An index page and how many entries it has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct IndexCount {
    /// What is indexed.
    pub kind: EntryKind,
    /// Path of the index.
    pub path: String,
    /// How many entries it has.
    pub count: usize,
}

/// A career where it is one of many: no more than a list needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CareerCard {
    /// Title of the career.
    pub title: String,
    /// Path of its page.
    pub path: String,
    /// Its summary.
    pub description: String,
    /// Pay as its page puts first, where there is any.
    pub pay: Option<Shared<Pay>>,
    /// Why the career needs the skill, tool or place of the page that lists it; empty elsewhere.
    pub why: String,
}

/// All careers from A to Z.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Careers {
    /// The letters that begin a title, each with its careers.
    pub letters: Vec<Letter>,
    /// How many careers there are.
    pub count: usize,
    /// What the pay in the lines is of, where careers are lines.
    pub basis: Option<Shared<Basis>>,
}

/// A letter and the careers that begin with it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Letter {
    /// A letter, or `#` for titles that begin with none.
    pub letter: String,
    /// The id of its heading.
    pub id: String,
    /// Its careers in the order of their titles.
    pub careers: Vec<CareerCard>,
    /// The same as lines, on a site with too many careers for cards.
    pub lines: Vec<CareerLine>,
    /// Other titles that begin with this letter, and the careers they lead to.
    pub other_titles: Vec<OtherTitle>,
}

/// Another title of a career, in the A–Z.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct OtherTitle {
    /// The other title.
    pub title: String,
    /// The career it leads to.
    pub career: Shared<Link>,
}

/// A page of Markdown alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Plain {
    /// Text before the first section.
    pub html: Markup,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// An old address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Redirect {
    /// The site's name and language.
    pub site: Shared<SiteInfo>,
    /// The old address itself.
    pub path: OutPath,
    /// The page it leads to.
    pub target: Shared<Link>,
}
