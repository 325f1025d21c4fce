//! The steps of a build, each by the function that makes it, on the sites of `corpus`.
//!
//! Nothing is drawn: every career has an image of its editors at the address of its share image.
//! Drawing takes as long for each career whatever the size of the site, and longer than the rest.

use std::sync::Arc;

use careerbook::career::Date;
use careerbook::config::{Config, read_config};
use careerbook::context::Context;
use careerbook::page::{Parsed, parse};
use careerbook::render::render;
use careerbook::site::{Options, Plan, Planner};
use careerbook::source::{Snapshot, Source};
use careerbook::theme::{self, Theme};

use crate::corpus::{self, Corpus, Shape};

/// A site and what it is built with.
pub(crate) struct Site {
    pub(crate) snapshot: Snapshot,
    config: Config,
    pub(crate) options: Options,
    theme: Theme,
}

impl Site {
    /// The site of `shape`, without a fault.
    pub(crate) fn new(shape: Shape) -> Self {
        let files = Corpus::new(shape).careerbook().into_iter();
        let files = files.map(|(path, text)| Source::new(&path, text.into_bytes()));
        let image = |number| {
            let path = format!("content/careers/{}.png", corpus::slug(number));
            Source::new(&path, b"an image of the editors".as_slice())
        };
        let snapshot = Snapshot::new(files.chain((0..shape.careers).map(image)));
        let (config, faults) = read_config(&snapshot);
        assert!(faults.is_empty(), "the settings have no fault");
        let (theme, faults) = theme::load(&snapshot, &config);
        assert!(faults.is_empty(), "the theme has no fault");
        let options = Options::on(Date::parse("2026-11-23").expect("a day"));
        Self { snapshot, config, options, theme }
    }

    /// The files that are parsed, in the order of their paths.
    pub(crate) fn sources(&self) -> Vec<Arc<Source>> {
        self.snapshot.below("content").map(|(_, source)| Arc::clone(source)).collect()
    }

    pub(crate) fn parse(sources: &[Arc<Source>]) -> Vec<Arc<Parsed>> {
        sources.iter().map(|source| Arc::new(parse(source))).collect()
    }

    pub(crate) fn resolve<'p>(&self, pages: &[Arc<Parsed>], planner: &'p mut Planner) -> &'p Plan {
        planner.plan(pages, &self.config, &self.options, self.theme.strings())
    }

    /// How many bytes these files have.
    pub(crate) fn render_all(&self, outputs: &[Arc<Context>]) -> usize {
        let render = |context| render(context, &self.theme).expect("the theme has no fault");
        outputs.iter().map(|context| render(context).len()).sum()
    }
}
