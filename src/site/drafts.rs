//! Which pages are part of the site at all.
//!
//! For checks that look at pages one by one. The stages of a build leave drafts out themselves,
//! in `gather`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::page::{Page, Parsed};

use super::Drafts;

/// The files that are not drafts, or with [`Drafts::Built`] all of them. Of a career, both files
/// are a draft if one of them says so.
pub fn built_pages(pages: &[Arc<Parsed>], drafts: Drafts) -> Vec<&Parsed> {
    let draft_careers: BTreeSet<&str> = pages
        .iter()
        .filter_map(|parsed| match &parsed.page {
            Page::Career(file) if file.career.draft => Some(file.slug.as_str()),
            _ => None,
        })
        .collect();
    let is_draft = |page: &Page| match page {
        Page::Career(file) => draft_careers.contains(file.slug.as_str()),
        Page::Plain(page) => page.draft,
        _ => false,
    };
    let pages = pages.iter().map(Arc::as_ref);
    pages.filter(|parsed| drafts == Drafts::Built || !is_draft(&parsed.page)).collect()
}
