//! Takes over the plan of the build before, where nothing but text was edited.
//!
//! Most edits change words of one page. All other pages are then as they were, and so is every
//! fault that takes more than one file to find; only the page itself has to be told anew. That
//! the plan is the one that [`resolve`] makes is held by the laws in `tests/it/laws.rs`.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::context::{Context, Strings};
use crate::diag::{self, Diagnostic};
use crate::page::{Page, Parsed, Prose, page_address};
use crate::source::{OutPath, SourcePath};

use super::prose::{self, Figures};
use super::{Drafts, Options, Plan, resolve};

/// Makes plans, and keeps the last one.
#[derive(Debug, Default)]
pub struct Planner {
    last: Option<Planned>,
}

/// A plan and what it was made from.
#[derive(Debug)]
struct Planned {
    pages: Vec<Arc<Parsed>>,
    config: Config,
    options: Options,
    strings: Strings,
    plan: Plan,
}

impl Planner {
    /// The plan for `pages`, which come in the order of their paths.
    pub fn plan(
        &mut self,
        pages: &[Arc<Parsed>],
        config: &Config,
        options: &Options,
        strings: &Strings,
    ) -> &Plan {
        let asked = (config, options, strings);
        let edited = self.last.as_ref().and_then(|last| last.edited(pages, asked));
        let plan = match (self.last.take(), edited) {
            (Some(last), Some(edited)) => {
                let mut plan = last.plan;
                for page in edited {
                    retell(&mut plan, page, options.drafts);
                }
                plan
            }
            _ => resolve(pages, config, options, strings),
        };
        let (config, options, strings) = (config.clone(), options.clone(), strings.clone());
        let pages = pages.to_vec();
        &self.last.insert(Planned { pages, config, options, strings, plan }).plan
    }
}

impl Planned {
    /// The pages of which nothing but text was edited since this plan; none if more has changed.
    fn edited<'p>(
        &self,
        pages: &'p [Arc<Parsed>],
        asked: (&Config, &Options, &Strings),
    ) -> Option<Vec<&'p Parsed>> {
        if (&self.config, &self.options, &self.strings) != asked || self.pages.len() != pages.len()
        {
            return None;
        }
        // What is said about a file stands at places that an edit may have moved.
        let told: BTreeSet<&SourcePath> =
            self.plan.diagnostics.iter().flat_map(Diagnostic::paths).collect();
        let pairs = self.pages.iter().zip(pages).filter(|(old, new)| !Arc::ptr_eq(old, new));
        let edited = pairs.map(|(old, new)| {
            let is_text = differ_in_text_alone(old, new) && !told.contains(&new.source.path);
            is_text.then_some(new.as_ref())
        });
        edited.collect()
    }
}

/// Whether two states of a file say the same to the rest of the site.
fn differ_in_text_alone(old: &Parsed, new: &Parsed) -> bool {
    // A faulty key counts as written, though the page does not have it.
    let is_sound = |page: &Parsed| page.is_whole && !diag::has_errors(&page.diagnostics);
    old.source.path == new.source.path
        && is_sound(old)
        && is_sound(new)
        && old.page.differs_in_text_alone(&new.page)
}

/// Puts the text of `page` into the context of the page that shows it.
fn retell(plan: &mut Plan, page: &Parsed, drafts: Drafts) {
    let Some((path, prose)) = shown(page, drafts) else { return };
    let Some(context) = plan.outputs.get_mut(&path) else { return };
    let Context::Html(html) = context.as_ref() else { return };
    let none = Figures::default();
    let figures = plan.figures.get(&path).unwrap_or(&none);
    let mut html = html.clone();
    prose::retell(&mut html.content, prose, figures);
    *context = Arc::new(Context::Html(html));
}

/// Which page shows the text of a file, if one does, and the text.
fn shown(page: &Parsed, drafts: Drafts) -> Option<(OutPath, &Prose)> {
    let (is_draft, prose) = match &page.page {
        Page::Career(file) => (file.career.draft, file.prose.as_ref()?),
        Page::Plain(plain) => (plain.draft, &plain.prose),
        _ => return None,
    };
    let is_shown = drafts == Drafts::Built || !is_draft;
    is_shown.then_some((page_address(&page.source.path)?, prose))
}
