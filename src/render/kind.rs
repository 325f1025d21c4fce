//! What kind of file a context becomes, in a word: for those who look where the time goes.

use crate::context::Context;

use super::html;

/// The template that draws the file, or where none does, what kind of file it is.
pub fn kind(context: &Context) -> &'static str {
    match context {
        Context::Html(page) => html::template(&page.content),
        Context::Redirect(_) => html::REDIRECT,
        Context::Sitemap(_) | Context::Feed(_) | Context::Robots(_) => "sitemap, feed, robots.txt",
        Context::CareersJson(_)
        | Context::CareerJson(_)
        | Context::EntryJson(_)
        | Context::SourcesJson(_)
        | Context::GlossaryJson(_) => "JSON",
        Context::CareersCsv(_)
        | Context::FiguresCsv(_)
        | Context::EntryCsv(_)
        | Context::SourcesCsv(_) => "CSV",
        Context::CompareScript(_) => "careers to compare",
        Context::FindIndex(_) | Context::FindNames(_) | Context::FindWords(_) => "find index",
        Context::ShareImage(_) => "share images",
        Context::Copy(_) => "copied images",
    }
}
