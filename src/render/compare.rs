//! Scripts that hand careers to the page that compares them. A script can be loaded from the disk
//! too, where a page may not fetch anything else.

use serde_json::{Value, json};

use crate::context::{ComparedCareer, Link};

/// One call with what the page shows of a career: names, figures and paths from the site's root.
pub(super) fn script(career: &ComparedCareer) -> String {
    let pair = |link: &Link| json!([link.name, link.path]);
    let pairs = |links: &[Link]| links.iter().map(pair).collect::<Value>();
    let facts = career.facts.iter().map(|fact| {
        let source = fact.source.as_ref().map(pair);
        (fact.key.clone(), json!({ "text": fact.text, "of": fact.of, "source": source }))
    });
    let value = json!({
        "title": career.career.name,
        "path": career.career.path,
        "facts": facts.collect::<serde_json::Map<_, _>>(),
        "skills": pairs(&career.skills),
        "tools": pairs(&career.tools),
        "places": pairs(&career.places),
    });
    format!("careerbookCompare({}, {value});\n", Value::from(career.id.as_str()))
}
