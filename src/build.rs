//! The whole way from a snapshot to finished files: the fourth function, and the one build path.
//!
//! Checking, serving and testing consume the [`Build`] that comes out of [`build`]; writing to the
//! output folder takes file by file from [`build_into`]. Nothing here touches the disk, but for texts
//! that `source` has left there.

mod once;

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::config::{self, Config, read_config};
use crate::context::Context;
use crate::diag::{self, Diagnostic, Place, Settled, Severity, Silenced};
use crate::memo::Memo;
use crate::page::{Parsed, drafts, parse};
use crate::prose;
use crate::render::{kind, render};
use crate::share_image;
use crate::site::{self, Drafts, Options, Planner, Status};
use crate::source::{OutPath, Snapshot, Source, SourcePath};
use crate::theme::{self, Theme};
use crate::timings::{Recorder, Work, timed};

pub use once::{Destination, Outcome, build_into, check};

/// What earlier builds computed. It decides how long a build takes, never what comes out of it.
#[derive(Default)]
pub struct Cache {
    parsed: Memo<SourcePath, Source, Arc<Parsed>>,
    prose: prose::Memory,
    theme: Option<Arc<(Theme, Vec<Diagnostic>)>>,
    planner: Planner,
    /// What was rendered with the theme above.
    rendered: Memo<OutPath, Context, Rendered>,
    /// Share images that an earlier run of the program has drawn.
    drawn: BTreeMap<share_image::Key, Arc<[u8]>>,
}

impl Cache {
    /// A cache that knows the share images among `files`, which an earlier build has published.
    ///
    /// Files that are anything else, damaged, or of another drawing are no use and do no harm.
    pub fn of_published(files: impl IntoIterator<Item = Arc<[u8]>>) -> Self {
        let image = |file: Arc<[u8]>| Some((share_image::recognise(&file)?, file));
        Self { drawn: files.into_iter().filter_map(image).collect(), ..Self::default() }
    }
}

type Rendered = Result<Arc<[u8]>, Box<Diagnostic>>;

/// A finished site as a value.
#[derive(Debug)]
pub struct Build {
    /// The files of the site. Complete only if no diagnostic is an error.
    pub files: BTreeMap<OutPath, Arc<[u8]>>,
    /// Everything that is told, in order of path and position.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is not told.
    pub silenced: Vec<Silenced>,
    /// How much work it was.
    pub stats: Stats,
}

/// How much work a build was. Differs between a cold and a warm build; nothing else does.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Files below `content/`.
    pub pages: usize,
    /// Files that had to be parsed.
    pub parsed: usize,
    /// Files that had to be rendered.
    pub rendered: usize,
    /// Share images that had to be drawn; they are among the rendered files.
    pub drawn: usize,
    /// The steps in their order, and how long each took.
    pub steps: Vec<(&'static str, Duration)>,
}

impl Build {
    /// Whether the site must not be published as it is.
    pub fn has_errors(&self) -> bool {
        diag::has_errors(&self.diagnostics)
    }
}

/// Builds the site as it stands in `snapshot`.
pub fn build(snapshot: &Snapshot, options: &Options, cache: &mut Cache) -> Build {
    build_timed(snapshot, options, cache, None)
}

/// Builds the site, and notes the steps and the files of the build in `recorder` if there is one.
pub fn build_timed(
    snapshot: &Snapshot,
    options: &Options,
    cache: &mut Cache,
    recorder: Option<&Recorder>,
) -> Build {
    let mut clock = Clock::start(recorder);
    let (config, mut diagnostics) = configured(snapshot, options);
    let Cache { parsed, theme, rendered, .. } = cache;
    let (theme, ()) = rayon::join(
        || cached_theme(snapshot, &config, theme, rendered, recorder),
        || {
            let parse = |_: &_, source: &_| Arc::new(parse_timed(source, recorder));
            parsed.round(snapshot.below("content"), parse);
        },
    );
    diagnostics.extend(theme::check(snapshot, &config));
    diagnostics.extend(theme.1.iter().cloned());
    let pages: Vec<_> = cache.parsed.values().map(|(_, page)| Arc::clone(page)).collect();
    if pages.is_empty() {
        diagnostics.extend(config::no_content(snapshot));
    }
    diagnostics.extend(pages.iter().flat_map(|page| page.diagnostics.iter().cloned()));
    clock.step("parse");
    diagnostics.extend(prose::check(snapshot, &pages, &config, options, &mut cache.prose));
    clock.step("prose");
    let plan = cache.planner.plan(&pages, &config, options, theme.0.strings());
    diagnostics.extend(plan.diagnostics.iter().cloned());
    clock.step("resolve");
    let (files, found, drawn) =
        render_all(&plan.outputs, &theme.0, &mut cache.rendered, &cache.drawn, recorder);
    diagnostics.extend(found);
    clock.step("render");
    diag::sort(&mut diagnostics);
    let Settled { told, silenced } = settle(diagnostics, &pages, &config, options);
    let stats = Stats {
        pages: pages.len(),
        parsed: cache.parsed.computed(),
        rendered: cache.rendered.computed(),
        drawn,
        steps: clock.steps,
    };
    Build { files, diagnostics: told, silenced, stats }
}

/// The settings of `site.yaml` with those that were asked for in their place, and their faults.
fn configured(snapshot: &Snapshot, options: &Options) -> (Config, Vec<Diagnostic>) {
    let (mut config, diagnostics) = read_config(snapshot);
    if let Some(base_url) = &options.base_url {
        config.base_url.clone_from(base_url);
    }
    (config, diagnostics)
}

/// What is told of all that was found. In drafts that are left out nothing is looked for.
fn settle(
    found: Vec<Diagnostic>,
    pages: &[Arc<Parsed>],
    config: &Config,
    options: &Options,
) -> Settled {
    let allows = pages.iter().flat_map(|page| &page.allows).chain(&config.allows);
    let drafts = LazyCell::new(|| drafts(pages));
    let is_left_out =
        |place: &Place| options.drafts == Drafts::LeftOut && drafts.contains(place.path());
    diag::settle(found, (&options.levels, &config.levels), allows, is_left_out)
}

/// What there is to do on the site, and how many faults a build of it finds.
pub fn status(snapshot: &Snapshot, options: &Options, cache: &mut Cache) -> Status {
    let built = build(snapshot, options, cache);
    let errors = built.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
    let warnings = built.diagnostics.len() - errors;
    let pages: Vec<_> = cache.parsed.values().map(|(_, page)| Arc::clone(page)).collect();
    let (config, _) = read_config(snapshot);
    Status { errors, warnings, ..site::status(&pages, &config, options) }
}

/// The theme, and what is wrong with it. What another theme has rendered is forgotten.
fn cached_theme(
    snapshot: &Snapshot,
    config: &Config,
    last: &mut Option<Arc<(Theme, Vec<Diagnostic>)>>,
    rendered: &mut Memo<OutPath, Context, Rendered>,
    recorder: Option<&Recorder>,
) -> Arc<(Theme, Vec<Diagnostic>)> {
    let digest = theme::digest(snapshot, config);
    if let Some(last) = last.as_ref().filter(|last| last.0.digest() == digest) {
        return Arc::clone(last);
    }
    *rendered = Memo::default();
    Arc::clone(last.insert(Arc::new(load_timed(snapshot, config, recorder))))
}

fn load_timed(
    snapshot: &Snapshot,
    config: &Config,
    recorder: Option<&Recorder>,
) -> (Theme, Vec<Diagnostic>) {
    let about = |_: &_| (format!("themes/{}", config.theme), 0);
    timed(recorder, Work::Compile, || theme::load(snapshot, config), about)
}

/// Renders what is not remembered, and says how many share images had to be drawn. One fault of a
/// template shows on many pages and is told once.
fn render_all(
    outputs: &BTreeMap<OutPath, Arc<Context>>,
    theme: &Theme,
    rendered: &mut Memo<OutPath, Context, Rendered>,
    known: &BTreeMap<share_image::Key, Arc<[u8]>>,
    recorder: Option<&Recorder>,
) -> (BTreeMap<OutPath, Arc<[u8]>>, Vec<Diagnostic>, usize) {
    let drawn = AtomicUsize::new(0);
    let make = |context: &Context| match context {
        Context::ShareImage(image) => {
            let known = known.get(&share_image::Key::of(image));
            drawn.fetch_add(usize::from(known.is_none()), Ordering::Relaxed);
            known.map_or_else(|| render_shared(context, theme), |bytes| Ok(Arc::clone(bytes)))
        }
        _ => render_shared(context, theme),
    };
    rendered.round(outputs.iter(), |path, context| {
        let bytes = |made: &Rendered| made.as_ref().map_or(0, |bytes| bytes.len());
        let about = |made: &Rendered| (path.as_str().to_owned(), bytes(made));
        timed(recorder, work(context), || make(context), about)
    });
    let file = |(path, rendered): (&OutPath, &Rendered)| {
        rendered.as_ref().ok().map(|bytes| (path.clone(), Arc::clone(bytes)))
    };
    let files = theme.assets().iter().cloned().chain(rendered.values().filter_map(file));
    let faults = rendered.values().filter_map(|(_, rendered)| rendered.as_ref().err());
    let diagnostics = faults.map(|fault| (**fault).clone()).collect();
    (files.collect(), diagnostics, drawn.into_inner())
}

fn render_shared(context: &Context, theme: &Theme) -> Rendered {
    render(context, theme).map(Arc::from)
}

fn parse_timed(source: &Arc<Source>, recorder: Option<&Recorder>) -> Parsed {
    timed(recorder, Work::Parse, || parse(source), |_| about(source))
}

/// The path and the size of a file, for a recorder.
fn about(source: &Source) -> (String, usize) {
    (source.path.as_str().to_owned(), source.bytes().len())
}

/// The work that a file is, for a recorder.
fn work(context: &Context) -> Work {
    match context {
        Context::ShareImage(_) => Work::Draw,
        _ => Work::Render(kind(context)),
    }
}

struct Clock<'r> {
    last: Instant,
    steps: Vec<(&'static str, Duration)>,
    recorder: Option<&'r Recorder>,
}

impl<'r> Clock<'r> {
    fn start(recorder: Option<&'r Recorder>) -> Self {
        Self { last: Instant::now(), steps: Vec::new(), recorder }
    }

    fn step(&mut self, name: &'static str) {
        self.steps.push((name, self.last.elapsed()));
        if let Some(recorder) = self.recorder {
            recorder.step(name);
        }
        self.last = Instant::now();
    }
}
