//! All pages together: the second of the four stages.
//!
//! Called by `build` with what `page` made of every file. Gives every page its address, joins the
//! two files of a career, checks what only the whole site can tell, and makes one context per
//! output file. Renders nothing and reads nothing.

mod aliases;
mod careers;
mod chart;
mod compare;
mod drafts;
mod entries;
mod figures;
mod find;
mod fixed;
mod freshness;
mod gather;
mod glossary;
mod heads;
mod library;
mod listings;
mod measures;
mod next;
mod official;
mod outlook;
mod outputs;
mod places;
mod planner;
mod profile;
mod prose;
mod rankings;
mod records;
mod references;
mod related;
mod salary;
mod sections;
mod share_images;
mod sources;
mod statements;
mod status;
mod summary;
mod table;
mod tables;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::career::Date;
use crate::config::Config;
use crate::context::{Context, Strings};
use crate::diag::{Diagnostic, Levels};
use crate::markdown::EntryKind;
use crate::page::{Parsed, entry_address};
use crate::source::OutPath;

pub use drafts::built_pages;
pub use glossary::TERMS_OF_THEME;
pub use outputs::{Contexts, Group};
pub use planner::Planner;
pub use status::{
    CareerStatus, DraftPage, FigureKind, FigureStatus, Lack, Status, UnusedEntry, status,
};

use prose::Figures;

/// What a build is asked for beside the files themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which pages are built.
    pub drafts: Drafts,
    /// The day against which ages are reckoned. It touches messages only, never a page.
    pub as_of: Date,
    /// Where the site is published, in place of what `site.yaml` says; ends with `/`.
    pub base_url: Option<String>,
    /// As what warnings are told, before what `site.yaml` says. It touches messages only.
    pub levels: Levels,
    /// Whether the writing is checked.
    pub prose: ProseChecks,
}

impl Options {
    /// A build as `site.yaml` has it, without drafts, on the given day.
    pub fn on(as_of: Date) -> Self {
        Self {
            drafts: Drafts::LeftOut,
            as_of,
            base_url: None,
            levels: Levels::default(),
            prose: ProseChecks::AsConfigured,
        }
    }
}

/// Whether the writing is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProseChecks {
    /// If `site.yaml` says so.
    AsConfigured,
    /// It is.
    Made,
}

/// Whether drafts are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drafts {
    /// Drafts are left out.
    LeftOut,
    /// Drafts are built like any other page.
    Built,
}

/// One context per output file, and what is wrong with the site as a whole.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files to make.
    pub outputs: BTreeMap<OutPath, Arc<Context>>,
    /// Faults that no file alone could tell.
    pub diagnostics: Vec<Diagnostic>,
    /// The figures in the prose of each career, by the path of its page.
    figures: BTreeMap<OutPath, Figures>,
}

/// Gives every page its place, and makes the contexts of all files.
fn resolve(pages: &[Arc<Parsed>], config: &Config, options: &Options, strings: &Strings) -> Plan {
    resolve_with(pages, config, options, strings, |resolved| {
        let made: Vec<Contexts> = resolved.groups.par_iter().map(Group::contexts).collect();
        let outputs = made.into_iter().flatten();
        Plan {
            outputs: outputs.map(|(path, context)| (path, Arc::new(context))).collect(),
            diagnostics: resolved.diagnostics,
            figures: resolved.figures,
        }
    })
}

/// All files of a site in groups that are still to be made, and what is wrong with it as a whole.
pub struct Resolved<'s> {
    /// The files.
    pub groups: Vec<Group<'s>>,
    /// Faults that no file alone could tell.
    pub diagnostics: Vec<Diagnostic>,
    /// The figures in the prose of each career, by the path of its page.
    figures: BTreeMap<OutPath, Figures>,
}

/// Gives every page its place, and hands on what `take` can make the contexts of all files from.
pub fn resolve_with<T>(
    pages: &[Arc<Parsed>],
    config: &Config,
    options: &Options,
    strings: &Strings,
    take: impl FnOnce(Resolved<'_>) -> T,
) -> T {
    let (library, mut diagnostics) = gather::gather(pages, options.drafts);
    let view = library::View { library: &library, config, strings };
    let ((uses, found), others) = rayon::join(
        || references::check(&library),
        || {
            let mut found = sections::check(&library);
            found.extend(share_images::check(&library));
            found.extend(freshness::check(&library, config, options.as_of));
            found.extend(statements::check(view));
            found
        },
    );
    diagnostics.extend(found);
    diagnostics.extend(others);
    let (site, found) = outputs::Site::new(view, &uses);
    diagnostics.extend(found);
    let figures = library.careers.iter().filter_map(|record| {
        let figures = statements::figures(view, record);
        let path = || entry_address(EntryKind::Career, record.slug);
        (!figures.is_empty()).then(|| (path(), figures))
    });
    let figures = figures.collect();
    let taken = take(Resolved { groups: site.groups(pages), diagnostics, figures });
    drop(site);
    // A large library takes long to be forgotten.
    library.careers.into_par_iter().for_each(drop);
    taken
}
