//! What official classifications say about a career's occupation, as its page shows it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::career::{self, Decimal, Figure, Occupation, Scheme, raw};
use crate::context::{
    EducationShare, Filled, Interest, Link, Number, OccupationProfile, Profile, ProfilePage,
    RecordProfile, Shared, Skill, SkillLevel, Strings, Technology, Tool,
};
use crate::markdown::EntryKind;
use crate::source::OutPath;

use super::figures;
use super::library::{Library, Record, View};
use super::official::Official;
use super::references::Uses;

/// How many technologies, and how many pieces of equipment, the page of a career names. The page
/// of the official profile has all.
const MOST_NAMED: usize = 10;

/// How many interests it names: those that the occupation fits best.
const MOST_INTERESTS: usize = 3;

/// The page with everything that official classifications say about a career; none if they say
/// nothing.
pub(super) fn address(record: &Record<'_>) -> Option<OutPath> {
    let path = || OutPath::new(&format!("profiles/{}.html", record.slug));
    (!record.official.is_empty()).then(path)
}

/// The title of that page.
pub(super) fn title(record: &Record<'_>, strings: &Strings) -> String {
    strings.text("profile_title").replace("{career}", record.title())
}

/// The classifications that a career is joined to, as far as they say more than a title.
pub(super) fn profiles(view: View<'_, '_>, record: &Record<'_>) -> Vec<Profile> {
    record.official.iter().filter_map(|official| profile(view, record, official)).collect()
}

fn profile(view: View<'_, '_>, record: &Record<'_>, official: &Official<'_>) -> Option<Profile> {
    let occupation = official.occupation;
    let technologies = technologies(view.library, record, occupation);
    let named = technologies.iter().take(MOST_NAMED);
    // Where the editors say what people work with, a list of machines helps nobody to decide.
    let is_told = record.career.keys.has("tools");
    let equipment = if is_told { &[][..] } else { occupation.equipment.as_slice() };
    Some(Profile {
        title: occupation.title.clone(),
        code: code(record, official),
        source: view.library.source_link(official.source)?,
        shared_with: shared_with(view.library, record, official),
        job_zone: occupation.job_zone,
        interests: best_interests(occupation, view.strings),
        education: education(occupation, view.strings),
        technologies: named.map(|one| one.name.clone()).collect(),
        technologies_left: technologies.len().saturating_sub(MOST_NAMED),
        equipment: equipment.iter().take(MOST_NAMED).cloned().collect(),
        equipment_left: equipment.len().saturating_sub(MOST_NAMED),
    })
}

/// Everything that official classifications say about a career.
pub(super) fn page(view: View<'_, '_>, uses: &Uses<'_>, record: &Record<'_>) -> ProfilePage {
    let official = record.official.iter();
    let occupations = official.filter_map(|official| whole(view, uses, record, official)).collect();
    ProfilePage { career: record.link(), occupations }
}

fn whole(
    view: View<'_, '_>,
    uses: &Uses<'_>,
    record: &Record<'_>,
    official: &Official<'_>,
) -> Option<OccupationProfile> {
    let View { library, strings, .. } = view;
    let occupation = official.occupation;
    // Only what careers use has a page.
    let has_page = |kind, id: &str| uses.entries.contains(&(kind, id));
    let skills = occupation.skills.iter().filter_map(|rating| {
        let mut skill = library.link(EntryKind::Skill, &rating.skill)?;
        if !has_page(EntryKind::Skill, &rating.skill) {
            skill = Link { name: skill.name.clone(), path: String::new() }.into();
        }
        Some(Skill {
            skill,
            why: String::new(),
            level: None,
            importance: Some(figures::plain(rating.importance, strings)),
            needed: rating.level.map(|level| figures::plain(level, strings)),
        })
    });
    Some(OccupationProfile {
        title: occupation.title.clone(),
        code: code(record, official),
        description: occupation.description.clone(),
        source: library.source_link(official.source)?,
        shared_with: shared_with(library, record, official),
        job_zone: occupation.job_zone,
        interests: interests(occupation, strings),
        education: education(occupation, strings),
        alternate_titles: occupation.alternate_titles.clone(),
        tasks: occupation.tasks.clone(),
        more_tasks: occupation.more_tasks.clone(),
        skills: skills.collect(),
        technologies: all_technologies(library, occupation, |id| has_page(EntryKind::Tool, id)),
        equipment: occupation.equipment.clone(),
    })
}

/// The code by which the career names the occupation.
fn code(record: &Record<'_>, official: &Official<'_>) -> String {
    let codes = &record.career.codes;
    let code = match official.scheme {
        Scheme::Onet => &codes.onet,
        Scheme::Esco => &codes.esco,
    };
    code.clone().unwrap_or_default()
}

/// Other careers of this site that have the same code.
fn shared_with(
    library: &Library<'_>,
    record: &Record<'_>,
    official: &Official<'_>,
) -> Vec<Shared<Link>> {
    let shared = library.by_onet.get(&code(record, official)).into_iter().flatten();
    let shared = shared.filter_map(|position| library.careers.get(*position));
    shared.filter(|other| other.slug != record.slug).map(Record::link).collect()
}

fn interests(occupation: &Occupation, strings: &Strings) -> Vec<Interest> {
    occupation.interests.iter().map(|one| interest(one, strings)).collect()
}

/// The interests that the occupation fits best, the best first.
fn best_interests(occupation: &Occupation, strings: &Strings) -> Vec<Interest> {
    let mut scores: Vec<_> = occupation.interests.iter().collect();
    scores.sort_by_key(|(_, score)| Reverse(score.number()));
    let best = scores.into_iter().take(MOST_INTERESTS);
    best.map(|one| interest(one, strings)).collect()
}

fn interest((key, score): &(&str, Figure), strings: &Strings) -> Interest {
    let above_least = score.number().map(|number| number.distance(Decimal::from(1)));
    Interest {
        key: (*key).to_owned(),
        score: figures::plain(*score, strings),
        part: above_least.map(|number| number.percent_of(Decimal::from(6))),
    }
}

fn education(occupation: &Occupation, strings: &Strings) -> Vec<EducationShare> {
    let shares = occupation.education.iter();
    let education = |(level, percent): &(String, Figure)| EducationShare {
        level: level.clone(),
        percent: share(*percent, strings),
        part: percent.number().map(|number| number.percent_of(Decimal::from(100))),
    };
    shares.map(education).collect()
}

/// A part of a hundred as pages show it.
fn share(percent: Figure, strings: &Strings) -> Number {
    let number = figures::plain(percent, strings);
    match percent {
        Figure::NotPublished => number,
        _ => Number { text: format!("{}%", number.text), ..number },
    }
}

/// The technologies that the career does not name as its tools, those in demand first.
fn technologies(
    library: &Library<'_>,
    record: &Record<'_>,
    occupation: &Occupation,
) -> Vec<Technology> {
    let tools =
        record.career.tools.iter().flat_map(|tool| [&tool.tool].into_iter().chain(&tool.or));
    let named: BTreeSet<String> = tools
        .filter_map(|id| library.link(EntryKind::Tool, id))
        .map(|link| link.path.clone())
        .collect();
    let mut all = all_technologies(library, occupation, |_| true);
    all.retain(|technology| !named.contains(&technology.path));
    all
}

/// All technologies of an occupation: those in demand, then the others that are tools of the
/// site, then the rest; each group in the order of its publisher. Those for which `has_page`
/// holds get the path of their page.
fn all_technologies(
    library: &Library<'_>,
    occupation: &Occupation,
    has_page: impl Fn(&str) -> bool,
) -> Vec<Technology> {
    let tools = occupation.technologies.iter().filter_map(|technology| {
        let link = library.link(EntryKind::Tool, &technology.tool)?;
        let path = if has_page(&technology.tool) { link.path.clone() } else { String::new() };
        let in_demand = technology.in_demand == Some(true);
        Some(Technology { name: link.name.clone(), path, in_demand })
    });
    let others = occupation.other_technologies.iter();
    let others =
        others.map(|name| Technology { name: name.clone(), path: String::new(), in_demand: false });
    let mut all: Vec<Technology> = tools.chain(others).collect();
    all.sort_by_key(|technology| !technology.in_demand);
    all
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
        let links: Vec<Shared<Link>> =
            ids.filter_map(|id| library.link(EntryKind::Tool, id)).collect();
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
    let all: Vec<&str> = if record.career.keys.has("alternate_titles") {
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
    let name = |kind, id: &str| library.name(kind, id).unwrap_or(id).to_owned();
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
            source: library.source_title(official.source)?.to_owned(),
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
