//! One context to the bytes of one file: the third of the four stages.
//!
//! Called by `build` for every output file, in parallel. Equal contexts give equal bytes under
//! one theme. Nothing here looks at other files.

mod compare;
mod data;
mod feed;
mod find;
mod html;
mod kind;
mod structured;
mod table;
mod xml;

use crate::context::Context;
use crate::diag::Diagnostic;
use crate::share_image;
use crate::theme::Theme;

pub use kind::kind;

/// The same as [`render`] for a context that nobody needs any more: it is gone before the page is
/// drawn, as long lists need much room.
pub fn render_last(context: Context, theme: &Theme) -> Result<Vec<u8>, Box<Diagnostic>> {
    match context {
        Context::Html(mut page) => {
            let (template, values) = (html::template(&page.content), html::values(&page));
            let root = std::mem::take(&mut page.page.root);
            drop(page);
            theme.draw(template, &root, &values)
        }
        other => render(&other, theme),
    }
}

/// The bytes of the file that `context` describes, or what is wrong with the theme.
pub fn render(context: &Context, theme: &Theme) -> Result<Vec<u8>, Box<Diagnostic>> {
    let text = match context {
        Context::Html(page) => {
            let template = html::template(&page.content);
            return theme.draw(template, &page.page.root, &html::values(page));
        }
        Context::Redirect(redirect) => return html::redirect(redirect, theme),
        Context::Sitemap(sitemap) => feed::sitemap(sitemap),
        Context::Feed(feed) => feed::atom(feed),
        Context::Robots(sitemap) => format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"),
        Context::CareersJson(careers) => data::careers_json(careers),
        Context::CareersCsv(careers) => table::careers(careers),
        Context::CareerJson(career) => data::career_json(career),
        Context::FiguresCsv(rows) => table::figures(rows),
        Context::EntryJson(entry) => data::entry_json(entry),
        Context::EntryCsv(entry) => table::entry(entry),
        Context::SourcesJson(sources) => data::sources_json(sources),
        Context::SourcesCsv(sources) => table::sources(sources),
        Context::GlossaryJson(glossary) => data::glossary_json(glossary),
        Context::CompareScript(career) => compare::script(career),
        Context::FindIndex(index) => find::index(index),
        Context::FindNames(names) => find::names(names),
        Context::FindWords(words) => find::words(words),
        Context::ShareImage(image) => return Ok(share_image::draw(image)),
        Context::Copy(source) => return Ok(source.bytes().to_vec()),
    };
    Ok(text.into_bytes())
}
