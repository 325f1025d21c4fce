//! The site in careerbook's own layout.

use std::fmt::Write as _;

use super::{BASE_URL, Career, Corpus, DESCRIPTION, Files, TITLE, VOCABULARIES, prose};

/// The source that all pay is from.
const SOURCES: &str = "\
survey-2026:
  title: Survey of pay 2026
  publisher: Office of Statistics
  url: https://statistics.example.org/pay
  period: \"2026-05\"
  licence: Public domain
";

pub(super) fn files(corpus: &Corpus) -> Files {
    let settings = format!("title: {TITLE}\ndescription: {DESCRIPTION}\nbase_url: {BASE_URL}\n");
    let home =
        format!("---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\n---\n\nCareers of all kinds.\n");
    let mut files = vec![
        ("site.yaml".to_owned(), settings),
        ("content/index.md".to_owned(), home),
        ("content/data/sources.yaml".to_owned(), SOURCES.to_owned()),
    ];
    for (kind, _) in VOCABULARIES {
        files.push((format!("content/data/{kind}s.yaml"), vocabulary(corpus, kind)));
    }
    for career in &corpus.careers {
        files.push((format!("content/careers/{}.md", career.slug), page(career)));
        files.push((format!("content/careers/{}.yaml", career.slug), facts(career)));
    }
    files
}

fn vocabulary(corpus: &Corpus, kind: &str) -> String {
    let mut text = String::new();
    for entry in corpus.entries.iter().filter(|entry| entry.kind == kind) {
        let (id, name, definition) = (&entry.id, &entry.name, &entry.definition);
        let _ = write!(text, "{id}:\n  name: {name}\n  definition: {definition}\n");
        text.push_str(match (kind, id.as_str()) {
            ("place", "place-000") => "  kind: country\n  country: US\n",
            ("place", _) => "  kind: city\n  country: US\n  within: place-000\n",
            _ => "",
        });
    }
    text
}

fn page(career: &Career) -> String {
    let Career { title, description, field, alternate_titles: [one, other], .. } = career;
    let prose = prose(
        career,
        |title, id| format!("## {title} {{#{id}}}"),
        |kind, id| format!("{kind}:{id}"),
    );
    format!(
        "---\ntitle: {title}\ndescription: {description}\nfield: {field}\nupdated: 2026-11-01\n\
         alternate_titles:\n  - {one}\n  - {other}\n---\n{prose}"
    )
}

fn facts(career: &Career) -> String {
    let mut text = String::from("tasks:\n");
    for task in &career.tasks {
        let _ = writeln!(text, "  - {task}");
    }
    for (kind, uses) in &career.uses {
        let _ = writeln!(text, "{kind}s:");
        for (id, why) in uses {
            let _ = writeln!(text, "  - {kind}: {id}\n    why: {why}");
        }
    }
    text.push_str("roles:\n");
    for (role, about) in &career.roles {
        let _ = writeln!(text, "  - name: {role} worker\n    about: {about}");
    }
    let [low, median, high] = career.pay;
    let _ = writeln!(
        text,
        "salary:\n  - place: place-000\n    period: \"2026-05\"\n    currency: USD\n    per: year\n    \
         p10: {low}\n    median: {median}\n    p90: {high}\n    source: survey-2026\nrelated:"
    );
    for slug in &career.related {
        let _ = writeln!(text, "  - {slug}");
    }
    text
}
