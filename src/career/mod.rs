//! What a career is: the typed model and the laws it obeys within one file.
//!
//! `page` reads files into these types; `site` joins them. Laws that need several files (unknown
//! ids, duplicate titles, broken links) are `site`'s.

mod amount;
mod check;
mod facts;
mod period;
pub mod raw;
mod standard;
mod vocabulary;

use std::sync::Arc;

use bitcode::{Decode, Encode};

pub use amount::{BadFigure, Decimal, Figure};
pub use check::{Checked, check, is_onet_code, is_url, is_url_safe};
pub use facts::{
    Counted, FactRow, Facts, FactsKind, INTERESTS, MergedBy, Occupation, OfficialEntries,
    RawCrosswalkRow, RawEducationShare, RawFactRow, RawFacts, RawFactsSource, RawInput,
    RawInterests, RawOccupation, RawOfficialEntry, RawSkillRating, RawTechnology, Scheme,
    SkillRating, check_facts,
};
pub use period::{Date, Period};
pub use raw::{EducationLevel, Keys, Per, RawCareer, RawRelated, SkillLevel};
pub use standard::with_currency;
pub use vocabulary::{
    Entry, PlaceKind, Publication, RawField, RawPlaceEntry, RawPublication, RawSkillEntry, RawTerm,
    RawToolEntry, check_fields, check_places, check_publications, check_skills, check_terms,
    check_tools,
};

/// A career as far as one file tells it, with every figure read and every law of one file checked.
///
/// What was faulty is left out of it and stands in the diagnostics; items of lists stay in their
/// places, so that an index means the same here as in the file. Lists are shared by the career of
/// one file and the record that its two files tell together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Career {
    /// The keys that the file has.
    pub keys: Keys,
    /// Name of the career.
    pub title: Option<String>,
    /// What the job is, in a sentence.
    pub description: Option<String>,
    /// Id of its field.
    pub field: Option<String>,
    /// Other titles.
    pub alternate_titles: Arc<[String]>,
    /// Day on which an editor last went through it.
    pub updated: Option<Date>,
    /// Whether it is left out unless drafts are asked for.
    pub draft: bool,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Related careers.
    pub related: Arc<[RawRelated]>,
    /// Standard codes.
    pub codes: Codes,
    /// Tasks.
    pub tasks: Arc<[String]>,
    /// Skills, best first.
    pub skills: Arc<[raw::RawSkill]>,
    /// Degrees and schools.
    pub education: Arc<[raw::RawEducation]>,
    /// Experience.
    pub experience: Option<String>,
    /// Ways in.
    pub routes: Arc<[raw::RawRoute]>,
    /// Certificates.
    pub certificates: Arc<[raw::RawCertificate]>,
    /// Rows of pay.
    pub salary: Arc<[Salary]>,
    /// Roles.
    pub roles: Arc<[raw::RawRole]>,
    /// Places, best first.
    pub places: Arc<[raw::RawPlace]>,
    /// Tools, most used first.
    pub tools: Arc<[raw::RawTool]>,
    /// Outlook.
    pub outlook: Arc<[Outlook]>,
}

impl Career {
    /// The record that two files tell together. A key that both have counts from `self`.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        let keys = self.keys.union(other.keys);
        let mine = |key: &str| self.keys.has(key);
        macro_rules! merged {
            ($($key:ident)*) => {
                Self { $($key: if mine(stringify!($key)) { self.$key } else { other.$key },)* keys }
            };
        }
        merged!(title description field alternate_titles updated draft aliases related codes tasks
            skills education experience routes certificates salary roles places tools outlook)
    }
}

/// Standard codes of a career.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Codes {
    /// O*NET-SOC 2019, `15-1252.00`.
    pub onet: Option<String>,
    /// ISCO-08, `2512`.
    pub isco: Option<String>,
    /// The ESCO address.
    pub esco: Option<String>,
    /// How well the codes fit.
    pub note: Option<String>,
}

impl Codes {
    /// The 2018 SOC code by which official figures are joined: the first seven characters of the
    /// O*NET-SOC code.
    pub fn soc(&self) -> Option<&str> {
        self.onet.as_deref().and_then(|onet| onet.get(..7))
    }
}

/// The numbers that a row of pay can have, in the order in which they must not fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Measure {
    /// The average.
    Mean,
    /// Low end of the usual range.
    Low,
    /// High end of the usual range.
    High,
    /// Tenth percentile.
    P10,
    /// Twenty-fifth percentile.
    P25,
    /// Fiftieth percentile.
    Median,
    /// Seventy-fifth percentile.
    P75,
    /// Ninetieth percentile.
    P90,
}

impl Measure {
    /// The key in YAML.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Low => "low",
            Self::High => "high",
            Self::P10 => "p10",
            Self::P25 => "p25",
            Self::Median => "median",
            Self::P75 => "p75",
            Self::P90 => "p90",
        }
    }
}

/// A row of pay.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Salary {
    /// Id of the place.
    pub place: Option<String>,
    /// The time the figures are of.
    pub period: Option<Period>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// The time one earns it in.
    pub per: Option<Per>,
    /// The figures, in the order of [`Measure`].
    pub figures: Vec<(Measure, Figure)>,
    /// Id of the source.
    pub source: Option<String>,
    /// What the reader should know.
    pub note: Option<String>,
    /// Whether it is an old figure that is kept on purpose.
    pub historical: bool,
}

/// How the number of jobs is going to change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Outlook {
    /// Id of the place.
    pub place: Option<String>,
    /// The years.
    pub period: Option<Period>,
    /// Growth in percent.
    pub growth: Option<Decimal>,
    /// Openings a year.
    pub openings: Option<Figure>,
    /// What drives the change.
    pub drivers: Option<String>,
    /// Id of the source.
    pub source: Option<String>,
    /// What the reader should know.
    pub note: Option<String>,
}
