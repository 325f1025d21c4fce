//! Occupations as an official classification describes them.

use crate::diag::catalog::career as catalog;
use crate::yaml::{Entries, KeyPath, Scalar};

use crate::career::check::{Checked, matches_pattern};
use crate::career::{Figure, is_url};

use super::raw::{RawInterests, RawOccupation, RawTechnology, Scheme};

/// What an official classification says about an occupation. Lists are in its own order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occupation {
    /// What the publisher calls it.
    pub title: String,
    /// What it is; may be empty.
    pub description: String,
    /// ISCO-08 code of the group it belongs to.
    pub isco: Option<String>,
    /// Extent of preparation that it needs, 1 to 5.
    pub job_zone: Option<u8>,
    /// How well it fits each interest, 1 to 7; in the fixed order of [`INTERESTS`], may be empty.
    pub interests: Vec<(&'static str, Figure)>,
    /// Titles that people in it report, a short list fit to be read.
    pub reported_titles: Vec<String>,
    /// All other titles that people use for it.
    pub alternate_titles: Vec<String>,
    /// Tasks that are relevant and important; where nothing is rated, all of them.
    pub tasks: Vec<String>,
    /// Tasks that are less relevant or less important.
    pub more_tasks: Vec<String>,
    /// Skills with their ratings, the most important first.
    pub skills: Vec<SkillRating>,
    /// Technologies that are tools of the site, those in demand first.
    pub technologies: Vec<RawTechnology>,
    /// Names of the other technologies.
    pub other_technologies: Vec<String>,
    /// Names of machines, instruments and other equipment.
    pub equipment: Vec<String>,
    /// Levels of education, with percent of the people in it who say that they are required.
    pub education: Vec<(String, Figure)>,
    /// Codes of related occupations, the closest first.
    pub related: Vec<String>,
}

/// A skill and how it is rated in an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRating {
    /// Id of the skill.
    pub skill: String,
    /// How important it is, 1 to 5.
    pub importance: Figure,
    /// How much of it is needed, 0 to 7; none where it is not relevant.
    pub level: Option<Figure>,
}

/// Keys of the six interests, in the order in which they are always named (Holland's RIASEC).
pub const INTERESTS: [&str; 6] =
    ["realistic", "investigative", "artistic", "social", "enterprising", "conventional"];

/// Checks the occupations of a facts file.
pub(super) fn check_occupations(
    checked: &mut Checked<'_>,
    scheme: Option<Scheme>,
    raw: Entries<RawOccupation>,
) -> Vec<(String, Occupation)> {
    let list = KeyPath::root().key("occupations");
    let mut all = Vec::with_capacity(raw.len());
    for (code, raw) in raw {
        let path = list.key(&code);
        let (is_code, form) = match scheme {
            Some(Scheme::Esco) => (is_url(&code), "http://data.europa.eu/esco/…"),
            _ => (matches_pattern(&code, "00-0000.00"), "00-0000.00"),
        };
        if !is_code {
            let fault = |place| catalog::bad_code(place, &code, "an occupation code", form);
            checked.at_key(&path, fault);
        }
        all.push((code, check_occupation(checked, &path, raw)));
    }
    all
}

fn check_occupation(checked: &mut Checked<'_>, path: &KeyPath, raw: RawOccupation) -> Occupation {
    let missing = [("title", raw.title.is_none())];
    let fault = |place, key| catalog::missing_key(place, "an occupation", key);
    checked.require(path, &missing, fault);
    let skills =
        raw.skills.unwrap_or_default().into_iter().enumerate().filter_map(|(i, rating)| {
            let path = path.key("skills").item(i);
            let importance = checked.figure(&path.key("importance"), Some(&rating.importance))?;
            let level = checked.figure(&path.key("level"), rating.level.as_ref());
            Some(SkillRating { skill: rating.skill, importance, level })
        });
    let skills = skills.collect();
    let shares = raw.education.unwrap_or_default().into_iter().enumerate();
    let education = shares.filter_map(|(i, share)| {
        let path = path.key("education").item(i).key("percent");
        Some((share.level, checked.figure(&path, Some(&share.percent))?))
    });
    let education = education.collect();
    let (core, supplemental) = (raw.core_tasks, raw.supplemental_tasks.unwrap_or_default());
    let unrated = raw.unrated_tasks.unwrap_or_default();
    let (tasks, more_tasks) = match core {
        Some(core) => (core, [supplemental, unrated].concat()),
        None => ([supplemental, unrated].concat(), Vec::new()),
    };
    Occupation {
        title: raw.title.unwrap_or_default(),
        description: raw.description.unwrap_or_default(),
        isco: raw.isco.map(|code| code.to_string()),
        job_zone: raw.job_zone,
        interests: interests(checked, &path.key("interests"), raw.interests.unwrap_or_default()),
        reported_titles: raw.reported_titles.unwrap_or_default(),
        alternate_titles: raw.alternate_titles.unwrap_or_default(),
        tasks,
        more_tasks,
        skills,
        technologies: raw.technologies.unwrap_or_default(),
        other_technologies: raw.other_technologies.unwrap_or_default(),
        equipment: raw.equipment.unwrap_or_default(),
        education,
        related: raw.related.unwrap_or_default().iter().map(Scalar::to_string).collect(),
    }
}

fn interests(
    checked: &mut Checked<'_>,
    path: &KeyPath,
    raw: RawInterests,
) -> Vec<(&'static str, Figure)> {
    let scores = [
        raw.realistic,
        raw.investigative,
        raw.artistic,
        raw.social,
        raw.enterprising,
        raw.conventional,
    ];
    let all = INTERESTS.into_iter().zip(scores);
    all.filter_map(|(key, score)| Some((key, checked.figure(&path.key(key), score.as_ref())?)))
        .collect()
}
