//! Official figures as the files below `content/data/facts/` hold them: no law checked.
//!
//! `import` makes these values from the publishers' files and writes them; `page` reads them back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::yaml::{Entries, Scalar};

use crate::career::raw::Per;
use crate::career::vocabulary::PlaceKind;

/// A facts file: one published table, or the part of it that the site needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["source", "kind"]))]
pub struct RawFacts {
    /// The publication it was copied from. Required.
    pub source: Option<RawFactsSource>,
    /// The program that wrote it, `careerbook 0.1.0`.
    pub tool: Option<String>,
    /// The publisher's files it was copied from.
    pub inputs: Option<Vec<RawInput>>,
    /// What it holds. Required.
    pub kind: Option<FactsKind>,
    /// The classification its codes are of; for occupations.
    pub scheme: Option<Scheme>,
    /// ISO 4217 code; for wages.
    pub currency: Option<String>,
    /// The time one earns the amounts in; for wages.
    pub per: Option<Per>,
    /// Fields that came with it, by id.
    pub fields: Option<Entries<RawOfficialEntry>>,
    /// Skills that came with it, by id.
    pub skills: Option<Entries<RawOfficialEntry>>,
    /// Tools that came with it, by id.
    pub tools: Option<Entries<RawOfficialEntry>>,
    /// Places that came with it, by id.
    pub places: Option<Entries<RawOfficialEntry>>,
    /// The rows; for wages and projections.
    pub rows: Option<Vec<RawFactRow>>,
    /// The occupations, by code.
    pub occupations: Option<Entries<RawOccupation>>,
    /// What other tables count an occupation under, by its O*NET-SOC code; for crosswalks.
    pub crosswalk: Option<Entries<RawCrosswalkRow>>,
}

/// The publication a facts file was copied from; it is a source of the site under its id.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFactsSource {
    /// The id by which it can be cited.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// Which release it is, in the publisher's words: `29.3`, `May 2025`.
    pub release: Option<Scalar>,
    /// The time the figures are of: `2025-05`, `2024-2034`.
    pub period: Scalar,
    /// Under which licence.
    pub licence: String,
    /// The words that the publisher asks for.
    pub attribution: Option<String>,
    /// Day on which it was fetched.
    pub retrieved: Option<Scalar>,
}

/// One of the publisher's files.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawInput {
    /// Its name.
    pub file: String,
    /// Its SHA-256 checksum in hexadecimal digits.
    pub sha256: String,
}

/// What the rows of a facts file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactsKind {
    /// Pay and number of jobs.
    Wages,
    /// Growth of the number of jobs, and openings.
    Projections,
    /// What occupations are: their titles, tasks, skills, tools.
    Occupations,
    /// Fields, skills, tools or places that other files of the release name.
    Vocabulary,
    /// Codes of one classification and what they are called in others.
    Crosswalk,
}

/// A classification of occupations.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// O*NET-SOC 2019: `15-1252.00`.
    Onet,
    /// ESCO: the address of the occupation.
    Esco,
}

/// One row of a facts file: one occupation at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["code", "title", "place"]))]
pub struct RawFactRow {
    /// 2018 SOC code, `15-1252`. Required.
    pub code: Option<Scalar>,
    /// What the publisher calls the occupation. Required.
    pub title: Option<String>,
    /// Id of the place. Required.
    pub place: Option<String>,
    /// The time one earns the amounts of this row in, where it is not that of the file.
    pub per: Option<Per>,
    /// Number of jobs.
    pub jobs: Option<Scalar>,
    /// The average.
    pub mean: Option<Scalar>,
    /// Tenth percentile.
    pub p10: Option<Scalar>,
    /// Twenty-fifth percentile.
    pub p25: Option<Scalar>,
    /// Fiftieth percentile.
    pub median: Option<Scalar>,
    /// Seventy-fifth percentile.
    pub p75: Option<Scalar>,
    /// Ninetieth percentile.
    pub p90: Option<Scalar>,
    /// How many times as common the occupation is there as in the country.
    pub location_quotient: Option<Scalar>,
    /// Jobs in the first year, in thousands.
    pub jobs_thousands: Option<Scalar>,
    /// Jobs in the last year, in thousands.
    pub projected_jobs_thousands: Option<Scalar>,
    /// Growth of the number of jobs in percent.
    pub growth_percent: Option<Scalar>,
    /// Openings a year, in thousands.
    pub openings_thousands: Option<Scalar>,
    /// Education that people typically need to get in, in the publisher's words.
    pub entry_education: Option<String>,
    /// Experience that people typically need, in the publisher's words.
    pub experience: Option<String>,
    /// Training that people typically get, in the publisher's words.
    pub training: Option<String>,
}

/// A field, skill, tool or place as a publisher names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["name"]))]
pub struct RawOfficialEntry {
    /// Its name in the publisher's words. Required.
    pub name: Option<String>,
    /// The publisher's code for it: a content model element, a metropolitan area, a major group.
    pub code: Option<Scalar>,
    /// What it is, in the publisher's words.
    pub definition: Option<String>,
    /// The publisher's category for it: `Data base management system software`.
    pub category: Option<String>,
    /// What kind of place it is; for places.
    pub kind: Option<PlaceKind>,
    /// ISO 3166-1 code of the country; for places.
    pub country: Option<String>,
    /// Id of the place it lies in; for places.
    pub within: Option<String>,
    /// By what it was found to be the entry of the same id that a vocabulary of the site defines
    /// by hand. That one then counts, and this line says only which code and name it stands for.
    pub merged: Option<MergedBy>,
}

/// By what an official entry was found to be one that the site defines by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MergedBy {
    /// Both have the same code.
    Code,
    /// Both have the same name, or one of the other names of the site's entry.
    Name,
}

/// What an official classification says about an occupation. All lists are in its own order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["title"]))]
pub struct RawOccupation {
    /// What the publisher calls it. Required.
    pub title: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// ISCO-08 code of the group it belongs to.
    pub isco: Option<Scalar>,
    /// Extent of preparation that it needs, 1 to 5.
    pub job_zone: Option<u8>,
    /// How well it fits each interest, 1 to 7.
    pub interests: Option<RawInterests>,
    /// Titles that people in it report, a short list fit to be read.
    pub reported_titles: Option<Vec<String>>,
    /// All other titles that people use for it.
    pub alternate_titles: Option<Vec<String>>,
    /// Tasks that are relevant to most people in it and important.
    pub core_tasks: Option<Vec<String>>,
    /// Tasks that are less relevant or less important.
    pub supplemental_tasks: Option<Vec<String>>,
    /// Tasks that have not been rated.
    pub unrated_tasks: Option<Vec<String>>,
    /// How important each skill is and how much of it is needed.
    pub skills: Option<Vec<RawSkillRating>>,
    /// Technologies that have an entry among the tools.
    pub technologies: Option<Vec<RawTechnology>>,
    /// Names of the other technologies.
    pub other_technologies: Option<Vec<String>>,
    /// Names of machines, instruments and other equipment.
    pub equipment: Option<Vec<String>>,
    /// Education that people in it say is required.
    pub education: Option<Vec<RawEducationShare>>,
    /// Codes of related occupations, the closest first.
    pub related: Option<Vec<Scalar>>,
}

/// How well an occupation fits each interest: 1 not at all, 7 entirely.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawInterests {
    /// Work with one's hands, tools, plants, animals.
    pub realistic: Option<Scalar>,
    /// Work with ideas and research.
    pub investigative: Option<Scalar>,
    /// Work with forms, designs and words.
    pub artistic: Option<Scalar>,
    /// Work with people, to help or teach them.
    pub social: Option<Scalar>,
    /// Work that leads people and sells things.
    pub enterprising: Option<Scalar>,
    /// Work with data, rules and records.
    pub conventional: Option<Scalar>,
}

/// How important a skill is in an occupation and how much of it is needed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSkillRating {
    /// Id of the skill.
    pub skill: String,
    /// How important it is, 1 to 5; `not-published` where the publisher advises against its use.
    pub importance: Scalar,
    /// How much of it is needed, 0 to 7; left out where the publisher calls it not relevant.
    pub level: Option<Scalar>,
}

/// A technology that people in an occupation use.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTechnology {
    /// Id of the tool.
    pub tool: String,
    /// Whether many employers of any occupation ask for it.
    pub hot: Option<bool>,
    /// Whether many employers of this occupation ask for it.
    pub in_demand: Option<bool>,
}

/// The part of people in an occupation who say that a level of education is required.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEducationShare {
    /// The level, in the publisher's words.
    pub level: String,
    /// Percent of the people asked; `not-published` where the publisher advises against its use.
    pub percent: Scalar,
}

/// What other tables count an occupation under.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawCrosswalkRow {
    /// Code of the occupation in the National Employment Matrix, which projections use.
    pub projections: Option<Scalar>,
    /// What the matrix calls it.
    pub projections_title: Option<String>,
    /// Title of the page of the Occupational Outlook Handbook that covers it.
    pub handbook_title: Option<String>,
    /// Address of that page.
    pub handbook_url: Option<String>,
}
