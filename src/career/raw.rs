//! A career as editors write it: every key optional, no law checked.
//!
//! The documentation of each key is what editors and the JSON Schema show for it.

use bitcode::{Decode, Encode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::yaml::Scalar;

/// The record of a career: the front matter of its Markdown file and all of its YAML file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["title", "description", "field"]))]
pub struct RawCareer {
    /// Name of the career, `Data engineer`. Required, unique on the site.
    pub title: Option<String>,
    /// What the job is, in a sentence of 50 to 160 characters. Required.
    pub description: Option<String>,
    /// Id of the field it belongs to, from `fields.yaml`. Required.
    #[schemars(extend("x-ids" = "field"))]
    pub field: Option<String>,
    /// Other titles that people use for it.
    pub alternate_titles: Option<Vec<String>>,
    /// Day on which an editor last went through it, `2026-11-23`.
    pub updated: Option<Scalar>,
    /// Whether it is left out of the site unless drafts are asked for.
    pub draft: Option<bool>,
    /// Old addresses that lead on to this one, such as `careers/old-name.html`.
    pub aliases: Option<Vec<String>>,
    /// The careers that people move to from here or come from: slugs, or slugs with what is known
    /// of the move.
    pub related: Option<Vec<RawRelated>>,
    /// Standard occupation codes. Official figures are joined by `onet`.
    pub codes: Option<RawCodes>,
    /// What people in it usually do, one task each.
    pub tasks: Option<Vec<String>>,
    /// The skills it needs, best first.
    pub skills: Option<Vec<RawSkill>>,
    /// Degrees and schools.
    pub education: Option<Vec<RawEducation>>,
    /// What one should have done before.
    pub experience: Option<String>,
    /// Ways in.
    pub routes: Option<Vec<RawRoute>>,
    /// Certificates that help.
    pub certificates: Option<Vec<RawCertificate>>,
    /// Pay that is not in the official figures, each with its source.
    pub salary: Option<Vec<RawSalary>>,
    /// Roles and types within the career.
    pub roles: Option<Vec<RawRole>>,
    /// Where the jobs are, best first.
    pub places: Option<Vec<RawPlace>>,
    /// The typical tools, most used first.
    pub tools: Option<Vec<RawTool>>,
    /// Growth and openings that are not in the official figures, each with its source.
    pub outlook: Option<Vec<RawOutlook>>,
}

/// Which keys of a [`RawCareer`] are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Keys(u32);

macro_rules! keys {
    ($($key:ident)*) => {
        /// The keys in the order of the record; the bit of each is its index.
        const KEYS: &[&str] = &[$(stringify!($key)),*];

        impl RawCareer {
            /// The keys that are there.
            pub fn keys(&self) -> Keys {
                let there = [$(self.$key.is_some()),*].into_iter().enumerate();
                Keys(there.fold(0, |keys, (bit, is_there)| keys | u32::from(is_there) << bit))
            }
        }
    };
}

keys!(title description field alternate_titles updated draft aliases related codes tasks skills
    education experience routes certificates salary roles places tools outlook);

impl Keys {
    /// Whether the key is among them.
    pub fn has(self, key: &str) -> bool {
        let bit = KEYS.iter().position(|one| *one == key);
        bit.is_some_and(|bit| self.0 >> bit & 1 == 1)
    }

    /// Those that are among both.
    pub fn common(self, other: Self) -> impl Iterator<Item = &'static str> {
        KEYS.iter().copied().filter(move |key| self.has(key) && other.has(key))
    }

    /// Those that are among either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A related career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(untagged)]
pub enum RawRelated {
    /// Its slug.
    #[schemars(extend("x-ids" = "career"))]
    Slug(String),
    /// Its slug, and what is known of the move.
    Move(RawMove),
}

impl RawRelated {
    /// Its slug.
    pub fn slug(&self) -> &str {
        match self {
            Self::Slug(slug) => slug,
            Self::Move(known) => &known.career,
        }
    }

    /// The key of the slug within the item; none if the item is the slug.
    pub fn slug_key(&self) -> Option<&'static str> {
        self.known().map(|_| "career")
    }

    /// What is known of the move, if anything.
    pub fn known(&self) -> Option<&RawMove> {
        match self {
            Self::Slug(_) => None,
            Self::Move(known) => Some(known),
        }
    }
}

/// A related career and what is known of the move.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawMove {
    /// Its slug.
    #[schemars(extend("x-ids" = "career"))]
    pub career: String,
    /// In which direction people usually move.
    pub moves: Option<MoveDirection>,
    /// Why people move, or what helps them.
    pub why: Option<String>,
}

/// In which direction people usually move between two careers, seen from the one that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
pub enum MoveDirection {
    /// From here to there.
    To,
    /// From there to here.
    From,
    /// Both ways.
    Both,
}

impl MoveDirection {
    /// The word that YAML uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::From => "from",
            Self::Both => "both",
        }
    }

    /// The same move seen from the other career.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::To => Self::From,
            Self::From => Self::To,
            Self::Both => Self::Both,
        }
    }
}

/// Standard occupation codes of a career.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RawCodes {
    /// O*NET-SOC 2019 code, `15-1252.00`.
    #[schemars(extend("x-ids" = "onet"))]
    pub onet: Option<Scalar>,
    /// ISCO-08 code of four digits, `"2512"`.
    pub isco: Option<Scalar>,
    /// ESCO address, `http://data.europa.eu/esco/occupation/...`.
    #[schemars(extend("x-ids" = "esco"))]
    pub esco: Option<String>,
    /// How well the codes fit the title.
    pub note: Option<String>,
}

/// A skill that the career needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawSkill {
    /// Id of the skill, from `skills.yaml`.
    #[schemars(extend("x-ids" = "skill"))]
    pub skill: String,
    /// Why it matters here.
    pub why: Option<String>,
    /// How well one has to know it.
    pub level: Option<SkillLevel>,
}

/// How well one has to know a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
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

/// A degree or school.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawEducation {
    /// The level.
    pub level: EducationLevel,
    /// Which subjects, and how often it is asked for.
    pub about: Option<String>,
}

/// A level of education.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    JsonSchema,
    Encode,
    Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum EducationLevel {
    /// No formal education.
    None,
    /// High school or the like.
    HighSchool,
    /// Some college, no degree.
    SomeCollege,
    /// Associate's degree or the like.
    Associate,
    /// Bachelor's degree.
    Bachelor,
    /// Master's degree.
    Master,
    /// Doctorate.
    Doctorate,
}

impl EducationLevel {
    /// The word that YAML uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::HighSchool => "high-school",
            Self::SomeCollege => "some-college",
            Self::Associate => "associate",
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Doctorate => "doctorate",
        }
    }
}

/// A way into the career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawRoute {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: Option<String>,
    /// What to do, in order.
    pub steps: Option<Vec<String>>,
}

/// A certificate that helps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawCertificate {
    /// Its name.
    pub name: String,
    /// Who gives it.
    pub issuer: Option<String>,
    /// Its page there.
    pub url: Option<String>,
    /// What it shows.
    pub about: Option<String>,
}

/// One row of pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["place", "period", "currency", "per", "source"]))]
pub struct RawSalary {
    /// Id of the place, from `places.yaml`. Required.
    #[schemars(extend("x-ids" = "place"))]
    pub place: Option<String>,
    /// The time the figures are of: `2021`, `2025-05`. Required.
    pub period: Option<Scalar>,
    /// ISO 4217 code, `USD`. Required.
    pub currency: Option<String>,
    /// The time one earns it in. Required.
    pub per: Option<Per>,
    /// The average.
    pub mean: Option<Scalar>,
    /// Low end of the usual range.
    pub low: Option<Scalar>,
    /// High end of the usual range; `150000+` is 150,000 or more.
    pub high: Option<Scalar>,
    /// Tenth percentile: one in ten earns less.
    pub p10: Option<Scalar>,
    /// Twenty-fifth percentile.
    pub p25: Option<Scalar>,
    /// Half earn less, half earn more.
    pub median: Option<Scalar>,
    /// Seventy-fifth percentile.
    pub p75: Option<Scalar>,
    /// Ninetieth percentile: one in ten earns more.
    pub p90: Option<Scalar>,
    /// Id of the source, from `sources.yaml`. Required.
    #[schemars(extend("x-ids" = "source"))]
    pub source: Option<String>,
    /// What the reader should know about the figures.
    pub note: Option<String>,
    /// Whether it is an old figure that is kept on purpose.
    pub historical: Option<bool>,
}

/// The time in which an amount is earned.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    Serialize,
    JsonSchema,
    Encode,
    Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

impl Per {
    /// The word that YAML uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }
}

/// A role or type within the career.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawRole {
    /// Its name.
    pub name: String,
    /// What people in it do.
    pub about: Option<String>,
    /// Slug of its own career page, if it has one.
    #[schemars(extend("x-ids" = "career"))]
    pub career: Option<String>,
}

/// A place where the jobs are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawPlace {
    /// Id of the place, from `places.yaml`.
    #[schemars(extend("x-ids" = "place"))]
    pub place: String,
    /// Why it is good for this career.
    pub why: Option<String>,
}

/// A tool.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, Encode, Decode)]
#[serde(deny_unknown_fields)]
pub struct RawTool {
    /// Id of the tool, from `tools.yaml`.
    #[schemars(extend("x-ids" = "tool"))]
    pub tool: String,
    /// Id of another tool that serves the same end.
    #[schemars(extend("x-ids" = "tool"))]
    pub or: Option<String>,
    /// What it is used for here.
    pub why: Option<String>,
}

/// How the number of jobs is going to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("x-required" = ["place", "period", "source"]))]
pub struct RawOutlook {
    /// Id of the place, from `places.yaml`. Required.
    #[schemars(extend("x-ids" = "place"))]
    pub place: Option<String>,
    /// The years, `2024-2034`. Required.
    pub period: Option<Scalar>,
    /// Growth of the number of jobs in percent; may be negative.
    pub growth_percent: Option<Scalar>,
    /// Openings a year, in jobs.
    pub openings_per_year: Option<Scalar>,
    /// What drives the change.
    pub drivers: Option<String>,
    /// Id of the source, from `sources.yaml`. Required.
    #[schemars(extend("x-ids" = "source"))]
    pub source: Option<String>,
    /// What the reader should know about the figures.
    pub note: Option<String>,
}
