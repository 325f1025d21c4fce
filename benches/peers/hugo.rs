//! The same site for Hugo: careers are pages, vocabularies are taxonomies.

use std::fmt::Write as _;

use crate::corpus::{BASE_URL, Career, Corpus, Entry, Files, TITLE, VOCABULARIES, prose};

use super::front_matter;

/// Templates by path: a page of a career shows all its facts, the page of an entry lists careers.
const LAYOUTS: [(&str, &str); 4] = [
    ("layouts/_default/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/_default/single.html", include_str!("hugo/single.html")),
    ("layouts/_default/list.html", include_str!("hugo/list.html")),
    ("layouts/_default/term.html", include_str!("hugo/term.html")),
];

pub(crate) fn files(corpus: &Corpus) -> Files {
    // Feeds and a sitemap for every list are not among the pages that are compared.
    let mut settings = format!(
        "title = \"{TITLE}\"\nbaseURL = \"{BASE_URL}\"\ndisableKinds = [\"rss\", \"sitemap\"]\n\n\
         [taxonomies]\n"
    );
    for (kind, _) in VOCABULARIES {
        let _ = writeln!(settings, "{kind} = \"{kind}s\"");
    }
    let mut files = vec![("hugo.toml".to_owned(), settings)];
    files.extend(LAYOUTS.map(|(path, text)| (path.to_owned(), text.to_owned())));
    // What templates look the names of entries up in.
    let mut names = String::new();
    for Entry { kind, id, name, definition } in &corpus.entries {
        let _ = writeln!(names, "{id}: {name}");
        let path = format!("content/{kind}s/{id}/_index.md");
        files.push((path, format!("---\ntitle: {name}\ndescription: {definition}\n---\n")));
    }
    files.push(("data/names.yaml".to_owned(), names));
    let page = |career: &Career| (format!("content/careers/{}.md", career.slug), page(career));
    files.extend(corpus.careers.iter().map(page));
    files
}

fn page(career: &Career) -> String {
    let facts = front_matter(career, &format!("fields: [{}]", career.field), |kind, uses| {
        let ids: Vec<&str> = uses.iter().map(|(id, _)| id.as_str()).collect();
        format!("{kind}s: [{}]\n{kind}_facts:", ids.join(", "))
    });
    facts
        + &prose(
            career,
            |title, id| format!("## {title} {{#{id}}}"),
            |kind, id| format!("/{kind}s/{id}/"),
        )
}
