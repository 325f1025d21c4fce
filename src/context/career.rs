//! The page of one career.

use serde::Serialize;

use super::{Chart, Link, Markup, Number, Pay, Relatives, Shared, SourceLine, Statistic};

/// Everything the page of a career shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CareerPage {
    /// The career's name.
    pub title: String,
    /// What the job is, in a sentence.
    pub description: String,
    /// The field it belongs to.
    pub field: Shared<Link>,
    /// Other titles that people use.
    pub alternate_titles: Vec<String>,
    /// Standard codes it is counted under.
    pub codes: Vec<Code>,
    /// What an editor says about how well the codes fit; empty if nothing.
    pub code_note: String,
    /// The answer first.
    pub summary: Summary,
    /// All sections in the order of the page. Those of the outline have its ids; the data of a
    /// section is in the field of the same name.
    pub sections: Vec<Section>,
    /// `duties`: what people in it usually do.
    pub tasks: Vec<String>,
    /// `duties`: official tasks that are less relevant or less important.
    pub more_tasks: Vec<String>,
    /// `skills`, best first.
    pub skills: Vec<Skill>,
    /// `path`: degrees and schools.
    pub education: Vec<Education>,
    /// `path`: what one should have done before; empty if nothing is said.
    pub experience: String,
    /// `path`: ways in.
    pub routes: Vec<Route>,
    /// `path`: certificates.
    pub certificates: Vec<Certificate>,
    /// `salary`: the newest official figures of each place, then those stated by the editors.
    pub salary: Vec<Salary>,
    /// `salary`: official figures over the years, of each country that has several.
    pub pay_years: Vec<PayYears>,
    /// `roles`
    pub roles: Vec<Role>,
    /// `places`, best first.
    pub places: Vec<Place>,
    /// Whether an editor says of any of them why it is good.
    pub places_have_why: bool,
    /// What the figures of `places` count and where they come from, if there are any.
    pub places_source: Option<PlaceFigures>,
    /// Pay, jobs and concentration of `places`, drawn; none if fewer than two have figures.
    pub places_chart: Option<Chart>,
    /// `tools`, most used first.
    pub tools: Vec<Tool>,
    /// Whether an editor says of any of them what it is used for.
    pub tools_have_why: bool,
    /// `outlook`: the newest official projection of each place, then those stated by the editors.
    pub outlook: Vec<Outlook>,
    /// `next`: careers that one can go to from here, if there are any.
    pub next: Option<Next>,
    /// `next`: the career beside its nearest relatives.
    pub relatives: Relatives,
    /// What official classifications say about the occupation.
    pub official: Vec<Profile>,
    /// Lists that an official classification stands in for, since the editors say nothing:
    /// `description`, `alternate_titles`, `tasks`, `skills` or `tools`.
    pub filled: Vec<Filled>,
    /// Newest official table of pay that does not have the occupation, if there is no other pay.
    pub unpublished_pay: Option<Shared<Link>>,
    /// `sources`
    pub sources: Vec<SourceLine>,
    /// Path of the JSON file beside the page; empty if the site has no data files.
    pub json_path: String,
    /// Path of the page with everything that official classifications say, or empty.
    pub profile_path: String,
    /// Path of its share image, if it has one.
    pub image_path: Option<String>,
    /// What the image shows, in words.
    pub image_words: String,
    /// Path of the CSV file with its figures; empty if it has none, or the site no data files.
    pub csv_path: String,
}

/// A standard code.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Code {
    /// The classification, `O*NET-SOC 2019`.
    pub scheme: String,
    /// The code in it, `15-1252.00`.
    pub code: String,
    /// What the classification calls it, if known.
    pub title: String,
    /// Its page at the publisher of the classification, or empty.
    pub url: String,
}

/// The figures that readers come for, those that are known, and what they rest on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Summary {
    /// The figures.
    pub facts: Vec<Fact>,
    /// The times that they are of, each once: `May 2025, 2024–2034`; empty if there are none.
    pub periods: String,
    /// Where they come from, each once.
    pub sources: Vec<Shared<Link>>,
    /// How many careers of this site a figure counts together; 0 if all count this one alone.
    pub together: usize,
}

/// One of the figures that readers come for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Fact {
    /// What it is: `pay_median`, `pay_mean`, `range_percentiles`, `range_ends`, `jobs`,
    /// `openings`, `growth` or `education`; the key of its UI string after `fact_`.
    pub key: String,
    /// The number; the lower end of a range. None for education.
    pub number: Option<Number>,
    /// The upper end of a range.
    pub high: Option<Number>,
    /// What is said in words; empty for numbers.
    pub text: String,
    /// `year`, `month`, `week`, `day` or `hour` for pay; empty otherwise.
    pub per: String,
    /// Where it holds; none for what editors say in words.
    pub place: Option<Shared<Link>>,
    /// The period as readers write it; empty likewise.
    pub period: String,
    /// Where it comes from; none likewise.
    pub source: Option<Shared<Link>>,
    /// The same figure for all occupations, if the same table has it.
    pub all: Option<Number>,
}

/// A section of prose, of a career page or a plain page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Section {
    /// Its id: one of the outline, or made from its heading.
    pub id: String,
    /// Its heading: the author's, else what the theme calls the section.
    pub title_html: Markup,
    /// The same as plain text.
    pub title: String,
    /// The prose; may be empty where the section has data.
    pub html: Markup,
    /// Whether the author added it; it then has no data of its own.
    pub own: bool,
}

/// How well one has to know a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillLevel {
    /// One knows what it is about.
    Basic,
    /// One works with it under guidance.
    Working,
    /// One works with it alone.
    Advanced,
    /// One teaches it.
    Expert,
}

/// A skill that the career needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Skill {
    /// The skill.
    pub skill: Shared<Link>,
    /// Why it matters here.
    pub why: String,
    /// How well one has to know it, if said.
    pub level: Option<SkillLevel>,
    /// How important it is, from 1 to 5, if it comes from an official rating.
    pub importance: Option<Number>,
    /// How much of it is needed, from 0 to 7, likewise.
    pub needed: Option<Number>,
}

/// A degree or school.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Education {
    /// The level: `none`, `high-school`, ..., `doctorate`; the key of its UI string.
    pub level: String,
    /// What is said about it.
    pub about: String,
}

/// A way into the career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Route {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// What to do, in order.
    pub steps: Vec<String>,
}

/// A certificate that helps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Certificate {
    /// Its name.
    pub name: String,
    /// Who gives it; may be empty.
    pub issuer: String,
    /// Its page there; may be empty.
    pub url: String,
    /// What it shows; may be empty.
    pub about: String,
}

/// One row of pay: who earns what, where and when.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Salary {
    /// Whether it is an official figure, joined by code.
    pub official: bool,
    /// The official occupation it counts, `Software Developers`; empty if stated by an editor.
    pub occupation: String,
    /// Its code, `15-1252`; empty likewise.
    pub code: String,
    /// Other careers of this site that are counted in the same row.
    pub shared_with: Vec<Shared<Link>>,
    /// Where it is paid.
    pub place: Shared<Link>,
    /// The period as readers write it.
    pub period: String,
    /// ISO 4217 code.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour`.
    pub per: String,
    /// Currency and `per` in words: `Pay in US dollars a year`.
    pub pay_in: String,
    /// Mean, low, high, percentiles: those that the row has, in this order.
    pub statistics: Vec<Statistic>,
    /// How many jobs the row counts, if known.
    pub jobs: Option<Number>,
    /// Where the figures come from.
    pub source: Shared<Link>,
    /// What an editor says about it; may be empty.
    pub note: String,
    /// Whether it is an old figure that is kept on purpose.
    pub historical: bool,
    /// The median of all occupations in the same table, if it has one.
    pub all_median: Option<Number>,
    /// The row drawn as a band; none if it has no range.
    pub chart: Option<Chart>,
}

/// Official pay of one country over the years.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PayYears {
    /// The country.
    pub place: Shared<Link>,
    /// The rows, newest first.
    pub rows: Vec<Salary>,
    /// Whether they count different occupations, because the classification changed.
    pub broken: bool,
    /// The medians drawn; none if fewer than two are published.
    pub chart: Option<Chart>,
}

/// A role or type within the career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// What people in it do.
    pub about: String,
    /// Path of its own career page, or empty.
    pub path: String,
}

/// A place where the jobs are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The place.
    pub place: Shared<Link>,
    /// Why it is good for this career.
    pub why: String,
    /// Median pay there, if known.
    pub median: Option<Number>,
    /// Jobs there, if known.
    pub jobs: Option<Number>,
    /// Location quotient: how many times as common the occupation is there as in the country.
    pub concentration: Option<Number>,
}

/// What the figures by place count, and where they come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PlaceFigures {
    /// The official occupation they count.
    pub occupation: String,
    /// Its code.
    pub code: String,
    /// Other careers of this site that are counted in the same rows.
    pub shared_with: Vec<Shared<Link>>,
    /// ISO 4217 code.
    pub currency: String,
    /// `year`, `month`, `week`, `day` or `hour`.
    pub per: String,
    /// Currency and `per` in words: `Pay in US dollars a year`.
    pub pay_in: String,
    /// The period as readers write it.
    pub period: String,
    /// Where the figures come from.
    pub source: Shared<Link>,
    /// The country that the places lie in, if a table of the same period has it.
    pub country: Option<CountryFigures>,
}

/// The figures of a whole country, beside those of places in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CountryFigures {
    /// The country.
    pub place: Shared<Link>,
    /// Median pay there, if the table has it.
    pub median: Option<Number>,
    /// Jobs there, likewise.
    pub jobs: Option<Number>,
    /// Where the figures come from.
    pub source: Shared<Link>,
}

/// A tool, or one of two that serve the same end.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Tool {
    /// The tool, and the other one that would do.
    pub tools: Vec<Shared<Link>>,
    /// What it is used for here.
    pub why: String,
    /// Whether an official list says that employers of this occupation often ask for it.
    pub in_demand: bool,
}

/// How the number of jobs is going to change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Outlook {
    /// Whether it is an official figure, joined by code.
    pub official: bool,
    /// The official occupation it counts; empty if stated by an editor.
    pub occupation: String,
    /// Its code; empty likewise.
    pub code: String,
    /// Other careers of this site that are counted in the same row.
    pub shared_with: Vec<Shared<Link>>,
    /// Where.
    pub place: Shared<Link>,
    /// The years as readers write them, `2024–2034`.
    pub period: String,
    /// Growth in percent, if known.
    pub growth: Option<Number>,
    /// Openings a year, if known.
    pub openings: Option<Number>,
    /// Jobs at the beginning, if known.
    pub jobs: Option<Number>,
    /// Jobs at the end, if known.
    pub projected_jobs: Option<Number>,
    /// Education that people typically need to get in; may be empty.
    pub education: String,
    /// What drives the change; may be empty.
    pub drivers: String,
    /// Where the figures come from.
    pub source: Shared<Link>,
    /// What an editor says about it; may be empty.
    pub note: String,
    /// Growth of all occupations in the same table, if it has it.
    pub all_growth: Option<Number>,
    /// Both drawn; none if either is not known.
    pub chart: Option<Chart>,
}

/// Careers that one can go to from here, and what is said of all of them alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Next {
    /// The careers.
    pub careers: Vec<NextCareer>,
    /// By what they were found: `editors`, `official` or `shared`; the key of its UI string.
    pub found: String,
    /// The classification, if they were found by one.
    pub source: Option<Shared<Link>>,
    /// Pay of the first career that is compared by it, which says what all such pay is of.
    pub compared: Option<Shared<Pay>>,
}

/// A career that one can go to from here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NextCareer {
    /// The other career.
    pub career: Shared<Link>,
    /// What an editor says about the move; may be empty.
    pub why: String,
    /// Its number in the list of the classification that names it; 0 if it was found otherwise.
    pub rank: usize,
    /// The measure of relatedness: two for each skill and one for each tool that both have.
    pub points: usize,
    /// In which direction people usually move, if an editor says so or published facts order the
    /// two.
    pub movement: Option<Movement>,
    /// Skills that both need.
    pub shared_skills: Names,
    /// Tools that both use.
    pub shared_tools: Names,
    /// Skills that the other one needs and this one does not.
    pub skills_to_learn: Names,
    /// Tools that the other one uses and this one does not.
    pub tools_to_learn: Names,
    /// What the other one pays.
    pub pay: Option<Shared<Pay>>,
    /// How much more or less that is, in words: `$3,110 less than here`; empty unless both have
    /// figures of the same place, period, statistic and unit.
    pub difference: String,
}

/// Names of skills or tools in a row, as many as can be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Names {
    /// The names, and how many more there are: `Python, SQL, and 3 more`; empty if there are none.
    pub text: String,
    /// How many there are, those without their name too.
    pub count: usize,
}

/// In which direction people usually move between two careers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Movement {
    /// `to`, `from` or `both` if an editor says so; `zone_more`, `zone_less`, `education_more` or
    /// `education_less` if it follows from published facts; the key of its UI string.
    pub key: String,
    /// The fact of this career, if it follows from facts.
    pub here: String,
    /// The fact of the other one, likewise.
    pub there: String,
}

/// What an official classification says about the occupation of a career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Profile {
    /// What the classification calls the occupation.
    pub title: String,
    /// Its code there.
    pub code: String,
    /// Where this comes from.
    pub source: Shared<Link>,
    /// Other careers of this site that have the same code.
    pub shared_with: Vec<Shared<Link>>,
    /// Extent of preparation, 1 to 5, if known.
    pub job_zone: Option<u8>,
    /// `interests`: those that the occupation fits best, each with how well, from 1 to 7.
    pub interests: Vec<Interest>,
    /// `path`: levels of education, and percent of the people in it who say that they are
    /// required.
    pub education: Vec<EducationShare>,
    /// `tools`: names of technologies beside those in the list, those in demand first; as many as
    /// help to decide.
    pub technologies: Vec<String>,
    /// How many more technologies the official profile has.
    pub technologies_left: usize,
    /// `tools`: names of machines, instruments and other equipment, as many likewise; none where
    /// the editors name the tools.
    pub equipment: Vec<String>,
    /// How many more pieces of equipment the official profile has.
    pub equipment_left: usize,
}

/// An interest and how well an occupation fits it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Interest {
    /// `realistic`, `investigative`, `artistic`, `social`, `enterprising` or `conventional`.
    pub key: String,
    /// From 1, not at all, to 7, entirely.
    pub score: Number,
    /// Where the score stands between both, in percent; none if it is not published.
    pub part: Option<i64>,
}

/// A level of education and how many say that it is required.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EducationShare {
    /// The level, in the publisher's words.
    pub level: String,
    /// Percent of the people asked.
    pub percent: Number,
    /// The same as a whole number; none if it is not published.
    pub part: Option<i64>,
}

/// A list that an official classification stands in for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Filled {
    /// The key of the career that has it.
    pub key: String,
    /// Where it comes from.
    pub source: Shared<Link>,
}
