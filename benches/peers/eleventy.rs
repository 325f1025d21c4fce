//! The same site for Eleventy: careers are pages with their data, entries and lists are made by
//! pagination from collections that are computed once.

use crate::corpus::{Career, Corpus, Files, prose};

use super::front_matter;

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
    let facts =
        front_matter(career, &format!("field: {}", career.field), |kind, _| format!("{kind}s:"));
    facts
        + &prose(
            career,
            |title, id| format!("<h2 id=\"{id}\">{title}</h2>"),
            |kind, id| format!("/{kind}s/{id}/"),
        )
}
