//! Scripts that hand careers to the page that compares them. A script can be loaded from the disk
//! too, where a page may not fetch anything else.

use serde::{Serialize, Serializer};

use crate::context::{ComparedCareer, ComparedFact, Link, Shared};

/// One call with what the page shows of a career: names, figures and paths from the site's root.
pub(super) fn script(career: &ComparedCareer) -> String {
    let told = Told {
        title: &career.career.name,
        path: &career.career.path,
        facts: &career.facts,
        skills: pairs(&career.skills),
        tools: pairs(&career.tools),
        places: pairs(&career.places),
    };
    format!("careerbookCompare({}, {});\n", json(&career.id), json(&told))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts can be written")
}

#[derive(Serialize)]
struct Told<'c> {
    title: &'c str,
    path: &'c str,
    #[serde(serialize_with = "by_key")]
    facts: &'c [ComparedFact],
    skills: Vec<Pair<'c>>,
    tools: Vec<Pair<'c>>,
    places: Vec<Pair<'c>>,
}

#[derive(Serialize)]
struct Fact<'c> {
    text: &'c str,
    of: &'c str,
    source: Option<Pair<'c>>,
}

/// A name and a path.
#[derive(Serialize)]
struct Pair<'c>(&'c str, &'c str);

fn pair(link: &Shared<Link>) -> Pair<'_> {
    Pair(&link.name, &link.path)
}

fn pairs(links: &[Shared<Link>]) -> Vec<Pair<'_>> {
    links.iter().map(pair).collect()
}

fn by_key<S: Serializer>(facts: &[ComparedFact], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(facts.iter().map(|fact| {
        let source = fact.source.as_ref().map(pair);
        (&fact.key, Fact { text: &fact.text, of: &fact.of, source })
    }))
}
