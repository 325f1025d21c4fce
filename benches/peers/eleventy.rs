//! The same site for Eleventy: careers are pages with their data, entries and lists are made by
//! pagination from collections that are computed once.

use std::fmt::Write as _;

use crate::corpus::{Career, Corpus, Files, prose};

/// Templates by path: a page of a career shows all its facts, the page of an entry lists careers.
const TEMPLATES: [(&str, &str); 5] = [
    ("eleventy.config.cjs", include_str!("eleventy/eleventy.config.cjs")),
    ("_includes/base.njk", include_str!("eleventy/base.njk")),
    ("_includes/career.njk", include_str!("eleventy/career.njk")),
    ("content/entries.njk", include_str!("eleventy/entries.njk")),
    ("content/lists.njk", include_str!("eleventy/lists.njk")),
];

pub(crate) fn files(corpus: &Corpus) -> Files {
    let mut files: Files = TEMPLATES.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let entries = corpus.entries.iter().map(|entry| {
        let (kind, id, name, definition) = (entry.kind, &entry.id, &entry.name, &entry.definition);
        format!(r#"{{"kind":"{kind}","id":"{id}","name":"{name}","definition":"{definition}"}}"#)
    });
    let entries = format!("[{}]\n", entries.collect::<Vec<_>>().join(",\n"));
    files.push(("entries.json".to_owned(), entries));
    files.push(("content/careers/careers.json".to_owned(), shared(&corpus.careers)));
    let page = |career: &Career| (format!("content/careers/{}.md", career.slug), page(career));
    files.extend(corpus.careers.iter().map(page));
    files
}

/// What all careers have in common: their layout, and the headings of their text.
fn shared(careers: &[Career]) -> String {
    let sections = careers.first().map(|career| &career.sections[..]).unwrap_or_default();
    let outline = sections
        .iter()
        .map(|(id, title, _)| format!(r#"{{"id":"{id}","title":"{title}"}}"#))
        .collect::<Vec<_>>();
    let outline = outline.join(",");
    format!(r#"{{"layout":"career.njk","tags":"career","outline":[{outline}]}}"#)
}

fn page(career: &Career) -> String {
    let Career { title, description, field, alternate_titles: [one, other], .. } = career;
    let mut text = format!(
        "---\ntitle: {title}\ndescription: {description}\ndate: 2026-11-01\nfield: {field}\n\
         alternate_titles: [{one}, {other}]\ntasks:\n"
    );
    for task in &career.tasks {
        let _ = writeln!(text, "  - {task}");
    }
    for (kind, uses) in &career.uses {
        let _ = writeln!(text, "{kind}s:");
        for (id, why) in uses {
            let _ = writeln!(text, "  - id: {id}\n    why: {why}");
        }
    }
    text.push_str("roles:\n");
    for (role, about) in &career.roles {
        let _ = writeln!(text, "  - name: {role} worker\n    about: {about}");
    }
    let [low, median, high] = career.pay;
    let related = career.related.join(", ");
    let _ = write!(
        text,
        "pay: {{ p10: {low}, median: {median}, p90: {high} }}\nrelated: [{related}]\n---\n"
    );
    text + &prose(
        career,
        |title, id| format!("<h2 id=\"{id}\">{title}</h2>"),
        |kind, id| format!("/{kind}s/{id}/"),
    )
}
