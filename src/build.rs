//! The whole way from a snapshot to finished files: the fourth function, and the one build path.
//!
//! Writing to the output folder, checking, serving and testing all consume the [`Build`] that
//! comes out. Nothing here touches the disk.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::config::{self, Config, read_config};
use crate::context::Context;
use crate::diag::{self, Diagnostic};
use crate::memo::Memo;
use crate::page::{Parsed, parse};
use crate::prose;
use crate::render::render;
use crate::share_image;
use crate::site::{Options, resolve};
use crate::source::{OutPath, Snapshot, Source};
use crate::theme::{self, Theme};

/// What earlier builds computed. It decides how long a build takes, never what comes out of it.
#[derive(Default)]
pub struct Cache {
    parsed: Memo<Arc<Source>, Parsed>,
    prose: prose::Memory,
    theme: Option<Arc<(Theme, Vec<Diagnostic>)>>,
    rendered: Memo<[u8; 32], Rendered>,
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
    /// Everything that was found, in order of path and position.
    pub diagnostics: Vec<Diagnostic>,
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
    let mut clock = Clock::start();
    let (mut config, mut diagnostics) = read_config(snapshot);
    if let Some(base_url) = &options.base_url {
        config.base_url.clone_from(base_url);
    }
    let theme = cached_theme(snapshot, &config, cache);
    diagnostics.extend(theme::check(snapshot, &config));
    diagnostics.extend(theme.1.iter().cloned());
    clock.step("theme");
    let sources: Vec<_> = snapshot.sources().filter(|one| is_content(one)).cloned().collect();
    if sources.is_empty() {
        diagnostics.extend(config::no_content(snapshot));
    }
    let pages = cache.parsed.round(&sources, Arc::clone, parse);
    diagnostics.extend(pages.iter().flat_map(|page| page.diagnostics.iter().cloned()));
    clock.step("parse");
    diagnostics.extend(prose::check(snapshot, &pages, &config, options, &mut cache.prose));
    clock.step("prose");
    let plan = resolve(&pages, &config, options, theme.0.strings());
    diagnostics.extend(plan.diagnostics);
    clock.step("resolve");
    let (files, found, drawn) = render_all(plan.outputs, &theme.0, cache);
    diagnostics.extend(found);
    clock.step("render");
    diag::sort(&mut diagnostics);
    let stats = Stats {
        pages: pages.len(),
        parsed: cache.parsed.computed(),
        rendered: cache.rendered.computed(),
        drawn,
        steps: clock.steps,
    };
    Build { files, diagnostics, stats }
}

fn is_content(source: &Source) -> bool {
    source.path.below("content").is_some()
}

fn cached_theme(
    snapshot: &Snapshot,
    config: &Config,
    cache: &mut Cache,
) -> Arc<(Theme, Vec<Diagnostic>)> {
    let digest = theme::digest(snapshot, config);
    match &cache.theme {
        Some(theme) if theme.0.digest() == digest => Arc::clone(theme),
        _ => {
            let theme = Arc::new(theme::load(snapshot, config));
            cache.theme = Some(Arc::clone(&theme));
            theme
        }
    }
}

/// Renders what is not remembered, and says how many share images had to be drawn. One fault of a template shows on many pages and is told once.
fn render_all(
    outputs: BTreeMap<OutPath, Context>,
    theme: &Theme,
    cache: &mut Cache,
) -> (BTreeMap<OutPath, Arc<[u8]>>, Vec<Diagnostic>, usize) {
    let outputs: Vec<(OutPath, Context)> = outputs.into_iter().collect();
    let drawn = AtomicUsize::new(0);
    let rendered = cache.rendered.round(
        &outputs,
        |(_, context)| key(theme, context),
        |(_, context)| match context {
            Context::ShareImage(image) => {
                let known = cache.drawn.get(&share_image::Key::of(image));
                drawn.fetch_add(usize::from(known.is_none()), Ordering::Relaxed);
                known.map_or_else(|| render(context, theme), |bytes| Ok(Arc::clone(bytes)))
            }
            _ => render(context, theme),
        },
    );
    let mut files: BTreeMap<OutPath, Arc<[u8]>> = theme.assets().iter().cloned().collect();
    let mut diagnostics = Vec::new();
    for ((path, _), rendered) in outputs.into_iter().zip(rendered) {
        match rendered.as_ref() {
            Ok(bytes) => {
                files.insert(path, Arc::clone(bytes));
            }
            Err(diagnostic) => diagnostics.push((**diagnostic).clone()),
        }
    }
    (files, diagnostics, drawn.into_inner())
}

/// A key that covers the theme and the whole context.
fn key(theme: &Theme, context: &Context) -> [u8; 32] {
    let mut digest = Digest(blake3::Hasher::new());
    digest.0.update(theme.digest().as_bytes());
    context.hash(&mut digest);
    *digest.0.finalize().as_bytes()
}

/// Feeds what a value hashes to a digest that two values do not share by chance.
struct Digest(blake3::Hasher);

impl std::hash::Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.finalize();
        let (first, _) = digest.as_bytes().split_at(8);
        first.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

struct Clock {
    last: Instant,
    steps: Vec<(&'static str, Duration)>,
}

impl Clock {
    fn start() -> Self {
        Self { last: Instant::now(), steps: Vec::new() }
    }

    fn step(&mut self, name: &'static str) {
        self.steps.push((name, self.last.elapsed()));
        self.last = Instant::now();
    }
}
