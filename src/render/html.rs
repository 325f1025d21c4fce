//! Pages for readers, drawn by the theme.

use crate::context::{Content, Html, Redirect};
use crate::diag::Diagnostic;
use crate::source::public_address;
use crate::theme::{Theme, Values};

use super::structured;

/// The template of pages that lead on.
pub(super) const REDIRECT: &str = "redirect.html";

/// What the template of a page is given.
pub(super) fn values(html: &Html) -> Values {
    let values = Values::default()
        .with("site", &html.site)
        .with("page", &html.page)
        .with("structured_data", &structured::data(html));
    match &html.content {
        Content::Home(home) => values.with("home", home),
        Content::Careers(careers) => values.with("careers", careers),
        Content::Career(career) => values.with("career", career),
        Content::Profile(profile) => values.with("profile", profile),
        Content::Index(index) => values.with("index", index),
        Content::Entry(entry) => values.with("entry", entry),
        Content::Rankings(rankings) => values.with("rankings", rankings),
        Content::Ranking(ranking) => values.with("ranking", ranking),
        Content::Table(table) => values.with("table", table),
        Content::Compare(compare) => values.with("compare", compare),
        Content::Find(find) => values.with("find", find),
        Content::Sources(sources) => values.with("sources", sources),
        Content::Glossary(glossary) => values.with("glossary", glossary),
        Content::Plain(plain) => values.with("plain", plain),
        Content::NotFound => values,
    }
}

/// The template of a kind of page.
pub(super) fn template(content: &Content) -> &'static str {
    match content {
        Content::Home(_) => "home.html",
        Content::Careers(_) => "careers.html",
        Content::Career(_) => "career.html",
        Content::Profile(_) => "profile.html",
        Content::Index(_) => "index.html",
        Content::Entry(_) => "entry.html",
        Content::Rankings(_) => "rankings.html",
        Content::Ranking(_) => "ranking.html",
        Content::Table(_) => "table.html",
        Content::Compare(_) => "compare.html",
        Content::Find(_) => "find.html",
        Content::Sources(_) => "sources.html",
        Content::Glossary(_) => "glossary.html",
        Content::Plain(_) => "plain.html",
        Content::NotFound => "404.html",
    }
}

/// A page that leads on from an old address.
pub(super) fn redirect(redirect: &Redirect, theme: &Theme) -> Result<Vec<u8>, Box<Diagnostic>> {
    let page = serde_json::json!({
        "path": redirect.path,
        "folder": redirect.path.folder(),
        "root": redirect.path.root(),
        "canonical": format!("{}{}", redirect.site.base_url, public_address(&redirect.target.path)),
        "title": redirect.target.name,
    });
    let values = Values::default()
        .with("site", &redirect.site)
        .with("page", &page)
        .with("target", &redirect.target);
    theme.draw(REDIRECT, &redirect.path.root(), &values)
}
