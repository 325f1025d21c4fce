//! What official classifications say about a career's occupation, as its page shows it.

use std::collections::BTreeSet;

use crate::career::{self, Figure, Occupation, Scheme, raw};
use crate::context::{
    EducationShare, Filled, Interest, Link, Number, Profile, RecordProfile, Skill, SkillLevel,
    Strings, Tool,
};
use crate::markdown::EntryKind;

use super::figures;
use super::library::{Library, Record, View};
use super::official::Official;

/// How many pieces of equipment a page names. The data file beside it has all.
const MOST_EQUIPMENT: usize = 60;

/// The classifications that a career is joined to, as far as they say more than a title.
pub(super) fn profiles(view: View<'_, '_>, record: &Record<'_>) -> Vec<Profile> {
    record.official.iter().filter_map(|official| profile(view, record, official)).collect()
}

fn profile(
    View { library, strings, .. }: View<'_, '_>,
    record: &Record<'_>,
    official: &Official<'_>,
) -> Option<Profile> {
    let occupation = official.occupation;
    let interests = occupation.interests.iter().map(|(key, score)| Interest {
        key: (*key).to_owned(),
        score: figures::plain(*score, strings),
    });
    let education = occupation.education.iter().map(|(level, percent)| EducationShare {
        level: level.clone(),
        percent: share(*percent, strings),
    });
    let code = match official.scheme {
        Scheme::Onet => &record.career.codes.onet,
        Scheme::Esco => &record.career.codes.esco,
    };
    let code = code.clone().unwrap_or_default();
    let shared = library.by_onet.get(&code).into_iter().flatten();
    let shared = shared.filter_map(|position| library.careers.get(*position));
    let shared = shared.filter(|other| other.slug != record.slug).map(Record::link);
    let equipment = occupation.equipment.iter().take(MOST_EQUIPMENT);
    Some(Profile {
        title: occupation.title.clone(),
        code,
        source: library.source_link(official.source)?,
        shared_with: shared.collect(),
        job_zone: occupation.job_zone,
        interests: interests.collect(),
        education: education.collect(),
        technologies: technologies(library, record, occupation),
        equipment: equipment.cloned().collect(),
        equipment_left: occupation.equipment.len().saturating_sub(MOST_EQUIPMENT),
    })
}

/// A part of a hundred as pages show it.
fn share(percent: Figure, strings: &Strings) -> Number {
    let number = figures::plain(percent, strings);
    match percent {
        Figure::NotPublished => number,
        _ => Number { text: format!("{}%", number.text), ..number },
    }
}

/// Names of the technologies that the career does not name as its tools, in alphabetical order.
fn technologies(
    library: &Library<'_>,
    record: &Record<'_>,
    occupation: &Occupation,
) -> Vec<String> {
    let tools = &record.career.tools;
    let named: BTreeSet<&str> = tools.iter().map(|tool| tool.tool.as_str()).collect();
    let entries = occupation.technologies.iter().map(|technology| technology.tool.as_str());
    let entries = entries.filter(|id| !named.contains(id));
    let entries = entries.filter_map(|id| library.entries.get(&(EntryKind::Tool, id)));
    let mut names: Vec<String> = entries.map(|entry| entry.value.name.clone()).collect();
    names.extend(occupation.other_technologies.iter().cloned());
    names.sort_by_cached_key(|name| (name.to_lowercase(), name.clone()));
    names
}

/// Less important tasks, where the tasks of the page are official ones.
pub(super) fn more_tasks(record: &Record<'_>) -> Vec<String> {
    if !record.filled.contains_key("tasks") {
        return Vec::new();
    }
    let tasks = record.official.iter().map(|official| official.occupation);
    tasks
        .into_iter()
        .find(|occupation| !occupation.tasks.is_empty())
        .map(|occupation| occupation.more_tasks.clone())
        .unwrap_or_default()
}

/// The lists that official classifications stand in for.
pub(super) fn filled(library: &Library<'_>, record: &Record<'_>) -> Vec<Filled> {
    let filled = record.filled.iter();
    let filled = filled.filter_map(|(key, source)| {
        Some(Filled { key: (*key).to_owned(), source: library.source_link(source)? })
    });
    filled.collect()
}

/// The skills of a career, best first; with their official ratings where those stand in.
pub(super) fn skills(
    View { library, strings, .. }: View<'_, '_>,
    record: &Record<'_>,
) -> Vec<Skill> {
    let is_filled = record.filled.contains_key("skills");
    let rated = record.official.iter().flat_map(|official| &official.occupation.skills);
    let rating = |id: &str| rated.clone().find(|rating| is_filled && rating.skill == id);
    let plain = |figure: Figure| figures::plain(figure, strings);
    let skill = |skill: &raw::RawSkill| {
        let level = skill.level.map(|level| match level {
            career::SkillLevel::Basic => SkillLevel::Basic,
            career::SkillLevel::Working => SkillLevel::Working,
            career::SkillLevel::Advanced => SkillLevel::Advanced,
            career::SkillLevel::Expert => SkillLevel::Expert,
        });
        let rating = rating(&skill.skill);
        Some(Skill {
            skill: library.link(EntryKind::Skill, &skill.skill)?,
            why: skill.why.clone().unwrap_or_default(),
            level,
            importance: rating.map(|rating| plain(rating.importance)),
            needed: rating.and_then(|rating| rating.level).map(plain),
        })
    };
    record.career.skills.iter().filter_map(skill).collect()
}

/// The tools of a career, most used first; with official marks where those stand in.
pub(super) fn tools(library: &Library<'_>, record: &Record<'_>) -> Vec<Tool> {
    let is_filled = record.filled.contains_key("tools");
    let listed = record.official.iter().flat_map(|official| &official.occupation.technologies);
    let in_demand: BTreeSet<&str> = listed
        .filter(|technology| is_filled && technology.in_demand == Some(true))
        .map(|technology| technology.tool.as_str())
        .collect();
    let tool = |tool: &raw::RawTool| {
        let ids = std::iter::once(&tool.tool).chain(&tool.or);
        let links: Vec<Link> = ids.filter_map(|id| library.link(EntryKind::Tool, id)).collect();
        let why = tool.why.clone().unwrap_or_default();
        let in_demand = in_demand.contains(tool.tool.as_str());
        (!links.is_empty()).then_some(Tool { tools: links, why, in_demand })
    };
    record.career.tools.iter().filter_map(tool).collect()
}

/// All titles by which people may look for a career: those its page shows, then all others that
/// official classifications know, each once.
pub(super) fn other_titles<'r>(record: &'r Record<'_>) -> Vec<&'r str> {
    let shown = record.career.alternate_titles.iter();
    let all: Vec<&str> = if record.career.keys.contains(&"alternate_titles") {
        shown.map(String::as_str).collect()
    } else {
        let official = record.official.iter();
        let official = official.flat_map(|official| &official.occupation.alternate_titles);
        shown.chain(official).map(String::as_str).collect()
    };
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|title| seen.insert(title.to_lowercase())).collect()
}

/// What official classifications say, as data.
pub(super) fn records(library: &Library<'_>, record: &Record<'_>) -> Vec<RecordProfile> {
    let name = |kind, id: &str| library.link(kind, id).map_or_else(|| id.to_owned(), |l| l.name);
    let profile = |official: &Official<'_>| {
        let occupation = official.occupation;
        let interests = occupation.interests.iter();
        let skills = occupation.skills.iter().map(|rating| {
            let level = rating.level.and_then(Figure::plain);
            (name(EntryKind::Skill, &rating.skill), rating.importance.plain(), level)
        });
        let technologies = occupation.technologies.iter().map(|technology| {
            (name(EntryKind::Tool, &technology.tool), technology.in_demand == Some(true))
        });
        let others = occupation.other_technologies.iter().map(|other| (other.clone(), false));
        let education = occupation.education.iter();
        Some(RecordProfile {
            title: occupation.title.clone(),
            source: library.source_link(official.source)?.name,
            description: occupation.description.clone(),
            job_zone: occupation.job_zone,
            interests: interests.map(|(key, score)| ((*key).to_owned(), score.plain())).collect(),
            tasks: [occupation.tasks.as_slice(), &occupation.more_tasks].concat(),
            skills: skills.collect(),
            technologies: technologies.chain(others).collect(),
            equipment: occupation.equipment.clone(),
            education: education.map(|(level, share)| (level.clone(), share.plain())).collect(),
        })
    };
    record.official.iter().filter_map(profile).collect()
}
