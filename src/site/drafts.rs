//! Which pages are part of the site at all.
//!
//! For checks that look at pages one by one. The stages of a build leave drafts out themselves,
//! in `gather`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::page::{self, Parsed};

use super::Drafts;

/// The files that are not drafts, or with [`Drafts::Built`] all of them.
pub fn built_pages(pages: &[Arc<Parsed>], drafts: Drafts) -> Vec<&Parsed> {
    let left_out = match drafts {
        Drafts::LeftOut => page::drafts(pages),
        Drafts::Built => BTreeSet::new(),
    };
    let pages = pages.iter().map(Arc::as_ref);
    pages.filter(|parsed| !left_out.contains(&parsed.source.path)).collect()
}
