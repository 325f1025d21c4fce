//! Pages for readers, drawn by the theme.

use crate::context::{Content, Html, Redirect};
use crate::diag::Diagnostic;
use crate::source::public_address;
use crate::theme::{Theme, Values};

use super::structured;

/// A page of any kind.
pub(super) fn page(html: &Html, theme: &Theme) -> Result<Vec<u8>, Box<Diagnostic>> {
    let values = Values::default()
        .with("site", &html.site)
        .with("page", &html.page)
        .with("structured_data", &structured::data(html));
    let (template, values) = match &html.content {
        Content::Home(home) => ("home.html", values.with("home", home)),
        Content::Careers(careers) => ("careers.html", values.with("careers", careers)),
        Content::Career(career) => ("career.html", values.with("career", career)),
        Content::Profile(profile) => ("profile.html", values.with("profile", profile)),
        Content::Index(index) => ("index.html", values.with("index", index)),
        Content::Entry(entry) => ("entry.html", values.with("entry", entry)),
        Content::Rankings(rankings) => ("rankings.html", values.with("rankings", rankings)),
        Content::Ranking(ranking) => ("ranking.html", values.with("ranking", ranking)),
        Content::Table(table) => ("table.html", values.with("table", table)),
        Content::Compare(compare) => ("compare.html", values.with("compare", compare)),
        Content::Find(find) => ("find.html", values.with("find", find)),
        Content::Sources(sources) => ("sources.html", values.with("sources", sources)),
        Content::Glossary(glossary) => ("glossary.html", values.with("glossary", glossary)),
        Content::Plain(plain) => ("plain.html", values.with("plain", plain)),
        Content::NotFound => ("404.html", values),
    };
    theme.draw(template, &values)
}

/// A page that leads on from an old address.
pub(super) fn redirect(redirect: &Redirect, theme: &Theme) -> Result<Vec<u8>, Box<Diagnostic>> {
    let page = serde_json::json!({
        "path": redirect.path,
        "root": redirect.path.root(),
        "canonical": format!("{}{}", redirect.site.base_url, public_address(&redirect.target.path)),
        "title": redirect.target.name,
    });
    let values = Values::default()
        .with("site", &redirect.site)
        .with("page", &page)
        .with("target", &redirect.target);
    theme.draw("redirect.html", &values)
}
