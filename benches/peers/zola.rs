//! The same site for Zola: careers are pages of one section, vocabularies are taxonomies.

use std::fmt::Write as _;

use crate::corpus::{BASE_URL, Career, Corpus, Entry, Files, TITLE, VOCABULARIES, prose};

/// Templates by path: a page of a career shows all its facts, the page of an entry lists careers.
const TEMPLATES: [(&str, &str); 6] = [
    ("templates/base.html", include_str!("zola/base.html")),
    ("templates/index.html", include_str!("zola/section.html")),
    ("templates/section.html", include_str!("zola/section.html")),
    ("templates/page.html", include_str!("zola/page.html")),
    ("templates/taxonomy_list.html", include_str!("zola/taxonomy_list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/taxonomy_single.html")),
];

pub(crate) fn files(corpus: &Corpus) -> Files {
    let base_url = BASE_URL.trim_end_matches('/');
    // A sitemap and rules for robots are not among the pages that are compared.
    let mut settings = format!(
        "title = \"{TITLE}\"\nbase_url = \"{base_url}\"\ngenerate_sitemap = false\n\
         generate_robots_txt = false\n"
    );
    let taxonomies: Vec<_> =
        VOCABULARIES.iter().map(|(kind, _)| format!("{{ name = \"{kind}s\" }}")).collect();
    let _ = writeln!(settings, "taxonomies = [{}]", taxonomies.join(", "));
    let section = |title: &str| format!("+++\ntitle = \"{title}\"\nsort_by = \"title\"\n+++\n");
    let mut files = vec![
        ("config.toml".to_owned(), settings),
        ("content/_index.md".to_owned(), section(TITLE)),
        ("content/careers/_index.md".to_owned(), section("All careers")),
    ];
    // A term of a taxonomy has no text of its own, so templates look its name and definition up.
    let mut entries = String::new();
    for Entry { id, name, definition, .. } in &corpus.entries {
        let _ = writeln!(entries, "[{id}]\nname = \"{name}\"\ndefinition = \"{definition}\"");
    }
    files.push(("entries.toml".to_owned(), entries));
    files.extend(TEMPLATES.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let page = |career: &Career| (format!("content/careers/{}.md", career.slug), page(career));
    files.extend(corpus.careers.iter().map(page));
    files
}

fn page(career: &Career) -> String {
    let Career { title, description, field, alternate_titles, .. } = career;
    let mut text = format!(
        "+++\ntitle = \"{title}\"\ndescription = \"{description}\"\ndate = 2026-11-01\n\n\
         [taxonomies]\nfields = [\"{field}\"]\n"
    );
    for (kind, uses) in &career.uses {
        let ids: Vec<&str> = uses.iter().map(|(id, _)| id.as_str()).collect();
        let _ = writeln!(text, "{kind}s = {ids:?}");
    }
    let [low, median, high] = career.pay;
    let _ = writeln!(
        text,
        "\n[extra]\nalternate_titles = {alternate_titles:?}\ntasks = {:?}\nrelated = {:?}\n\
         pay = {{ p10 = {low}, median = {median}, p90 = {high} }}",
        career.tasks, career.related
    );
    for (kind, uses) in &career.uses {
        for (id, why) in uses {
            let _ = writeln!(text, "[[extra.{kind}s]]\nid = \"{id}\"\nwhy = \"{why}\"");
        }
    }
    for (role, about) in &career.roles {
        let _ = writeln!(text, "[[extra.roles]]\nname = \"{role} worker\"\nabout = \"{about}\"");
    }
    text.push_str("+++\n");
    text + &prose(
        career,
        |title, id| format!("## {title} {{#{id}}}"),
        |kind, id| format!("/{kind}s/{id}/"),
    )
}
