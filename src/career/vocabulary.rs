//! The vocabularies: fields, skills, tools, places and sources, each defined once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, catalog::career as catalog};
use crate::yaml::{Entries, KeyPath, Locator, Scalar};

use super::check::{Checked, is_url_safe};
use super::{Date, Period};

/// A field of work.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    /// Its name.
    pub name: String,
    /// What belongs to it, in a sentence or two.
    pub definition: Option<String>,
    /// The code by which official statistics know it, so that an import finds it.
    pub code: Option<Scalar>,
}

/// A skill.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSkillEntry {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence or two.
    pub definition: Option<String>,
    /// Other names that people use.
    pub also: Option<Vec<String>>,
    /// The code by which official statistics know it, so that an import finds it.
    pub code: Option<Scalar>,
}

/// A tool.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawToolEntry {
    /// Its name.
    pub name: String,
    /// What it is and does, in a sentence or two.
    pub definition: Option<String>,
    /// Other names that people use.
    pub also: Option<Vec<String>>,
    /// Its own site.
    pub url: Option<String>,
    /// The code by which official statistics know it, so that an import finds it.
    pub code: Option<Scalar>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTerm {
    /// The term, `Median`.
    pub name: String,
    /// What it means, in a sentence or two.
    pub definition: String,
    /// Other words for it.
    pub also: Option<Vec<String>>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPlaceEntry {
    /// Its name, `San Francisco, California`.
    pub name: String,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 code of the country it is or lies in, `US`.
    pub country: String,
    /// Id of the place it lies in.
    #[schemars(extend("x-ids" = "place"))]
    pub within: Option<String>,
    /// What it is, in a sentence or two.
    pub definition: Option<String>,
    /// Other names that people use.
    pub also: Option<Vec<String>>,
    /// Number of the metropolitan area in the statistics of the United States, `"41860"`.
    pub cbsa: Option<Scalar>,
}

/// A kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A part of a country.
    Region,
    /// A city with its surroundings.
    City,
}

/// A publication that figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPublication {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// The time it covers: `2021`, `2025-05`, `2024-2034`.
    pub period: Scalar,
    /// Under which licence.
    pub licence: String,
    /// The words that the publisher asks for.
    pub attribution: Option<String>,
    /// Day on which it was fetched.
    pub retrieved: Option<Scalar>,
}

/// A field, skill, tool or place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is; may be empty.
    pub definition: String,
    /// Other names.
    pub also: Vec<String>,
    /// Its own site; may be empty.
    pub url: String,
    /// Id of the place it lies in; for places.
    pub within: Option<String>,
    /// ISO 3166-1 code; empty for everything but places.
    pub country: String,
    /// What kind of place it is; for places.
    pub place: Option<PlaceKind>,
    /// The code by which official statistics know it; may be empty.
    pub code: String,
}

/// A source that figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// The time it covers; none if it could not be read.
    pub period: Option<Period>,
    /// Under which licence.
    pub licence: String,
    /// The words that its publisher asks for; may be empty.
    pub attribution: String,
    /// Day on which it was fetched, if known.
    pub retrieved: Option<Date>,
}

impl Publication {
    /// Whether both are the same publication, be it fetched on different days.
    pub fn is_same(&self, other: &Self) -> bool {
        let other = Self { retrieved: self.retrieved, ..other.clone() };
        *self == other
    }
}

/// Entries by id, and what is wrong with them.
pub(super) type Vocabulary<T> = (Vec<(String, T)>, Vec<Diagnostic>);

/// Checks `fields.yaml`.
pub fn check_fields(raw: Entries<RawField>, locator: &Locator) -> Vocabulary<Entry> {
    entries(raw, locator, |_, _, raw| Entry {
        code: code(raw.code.as_ref()),
        ..entry(raw.name, raw.definition, None)
    })
}

/// Checks `skills.yaml`.
pub fn check_skills(raw: Entries<RawSkillEntry>, locator: &Locator) -> Vocabulary<Entry> {
    entries(raw, locator, |_, _, raw| Entry {
        code: code(raw.code.as_ref()),
        ..entry(raw.name, raw.definition, raw.also)
    })
}

/// Checks `tools.yaml`.
pub fn check_tools(raw: Entries<RawToolEntry>, locator: &Locator) -> Vocabulary<Entry> {
    entries(raw, locator, |checked, path, raw| {
        let url = checked.url(&path.key("url"), raw.url.as_deref()).unwrap_or_default();
        Entry { url, code: code(raw.code.as_ref()), ..entry(raw.name, raw.definition, raw.also) }
    })
}

/// Checks `places.yaml`.
pub fn check_places(raw: Entries<RawPlaceEntry>, locator: &Locator) -> Vocabulary<Entry> {
    entries(raw, locator, |checked, path, raw| {
        let country = checked.country(&path.key("country"), Some(&raw.country));
        Entry {
            within: raw.within,
            country: country.unwrap_or_default(),
            place: Some(raw.kind),
            code: code(raw.cbsa.as_ref()),
            ..entry(raw.name, raw.definition, raw.also)
        }
    })
}

/// Checks `terms.yaml`.
pub fn check_terms(raw: Entries<RawTerm>, locator: &Locator) -> Vocabulary<Entry> {
    entries(raw, locator, |checked, path, raw| {
        checked.text(&path.key("name"), Some(&raw.name));
        if raw.definition.trim().is_empty() {
            checked.at_value(&path.key("definition"), catalog::empty_definition);
        }
        entry(raw.name, Some(raw.definition), raw.also)
    })
}

/// Checks `sources.yaml`.
pub fn check_publications(
    raw: Entries<RawPublication>,
    locator: &Locator,
) -> Vocabulary<Publication> {
    entries(raw, locator, |checked, path, raw| {
        checked.url(&path.key("url"), Some(&raw.url));
        let retrieved = checked.date(&path.key("retrieved"), raw.retrieved.as_ref());
        let period = checked.period(&path.key("period"), Some(&raw.period));
        Publication {
            title: raw.title,
            publisher: raw.publisher,
            url: raw.url,
            period,
            licence: raw.licence,
            attribution: raw.attribution.unwrap_or_default(),
            retrieved,
        }
    })
}

fn entries<R, T>(
    raw: Entries<R>,
    locator: &Locator,
    check: impl Fn(&mut Checked<'_>, &KeyPath, R) -> T,
) -> Vocabulary<T> {
    let mut checked = Checked::new(locator);
    let mut all = Vec::new();
    for (id, raw) in raw {
        let path = KeyPath::root().key(&id);
        if !is_url_safe(&id) {
            checked.at_key(&path, |place| catalog::bad_id(place, &id));
        }
        let entry = check(&mut checked, &path, raw);
        all.push((id, entry));
    }
    (all, checked.into_diagnostics())
}

fn code(code: Option<&Scalar>) -> String {
    code.map(Scalar::to_string).unwrap_or_default()
}

fn entry(name: String, definition: Option<String>, also: Option<Vec<String>>) -> Entry {
    Entry {
        name,
        definition: definition.unwrap_or_default(),
        also: also.unwrap_or_default(),
        ..Entry::default()
    }
}
