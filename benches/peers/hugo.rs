//! The same site for Hugo: careers are pages, vocabularies are taxonomies.

use std::fmt::Write as _;

use crate::corpus::{BASE_URL, Career, Corpus, Files, TITLE, VOCABULARIES, prose};

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
    for entry in &corpus.entries {
        let path = format!("content/{}s/{}/_index.md", entry.kind, entry.id);
        let (name, definition) = (&entry.name, &entry.definition);
        files.push((path, format!("---\ntitle: {name}\ndescription: {definition}\n---\n")));
    }
    let page = |career: &Career| (format!("content/careers/{}.md", career.slug), page(career));
    files.extend(corpus.careers.iter().map(page));
    files
}

fn page(career: &Career) -> String {
    let Career { title, description, field, alternate_titles: [one, other], .. } = career;
    let mut text = format!(
        "---\ntitle: {title}\ndescription: {description}\ndate: 2026-11-01\nfields: [{field}]\n\
         alternate_titles: [{one}, {other}]\ntasks:\n"
    );
    for task in &career.tasks {
        let _ = writeln!(text, "  - {task}");
    }
    for (kind, uses) in &career.uses {
        let ids: Vec<&str> = uses.iter().map(|(id, _)| id.as_str()).collect();
        let _ = writeln!(text, "{kind}s: [{}]\n{kind}_facts:", ids.join(", "));
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
        |title, id| format!("## {title} {{#{id}}}"),
        |kind, id| format!("/{kind}s/{id}/"),
    )
}
