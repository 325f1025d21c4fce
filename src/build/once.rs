//! A build of which nothing is kept: neither the files nor what they were made from.
//!
//! It makes what `build` makes and remembers nothing, so that a large site needs little memory.
//! `careerbook build` hands its files to `output`, `careerbook check` wants none.

mod read;

use std::convert::Infallible;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::config::{self, Config};
use crate::context::Context;
use crate::diag::{self, Diagnostic, Settled, Silenced};
use crate::memo::Key;
use crate::page::{Parsed, parse};
use crate::prose;
use crate::render::render_last;
use crate::share_image;
use crate::site::{self, Contexts, Group, Options};
use crate::source::{OutPath, Snapshot, SourcePath};
use crate::theme::{self, Theme};
use crate::timings::{Recorder, Work, timed};

use super::{Clock, Stats, configured, load_timed, settle, work};
use read::{Read, Reader};

/// How many files or groups one thread takes at once: few enough that at the end no thread has many
/// left while others have none.
const IN_A_ROW: usize = 16;

/// What a build came to.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that is told, in order of path and position.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is not told.
    pub silenced: Vec<Silenced>,
    /// How many files the site has. All of them only if no diagnostic is an error.
    pub files: usize,
    /// How much work it was.
    pub stats: Stats,
}

impl Outcome {
    /// Whether the site must not be published as it is.
    pub fn has_errors(&self) -> bool {
        diag::has_errors(&self.diagnostics)
    }
}

/// Where the files of a build go, in any order and from any thread.
pub trait Destination: Sync {
    /// Takes a finished file, and the key of what it was made from if it was made from a context.
    fn put(&self, path: &OutPath, bytes: &[u8], key: Option<Key>);

    /// Whether an earlier build has left at `path` a file that was made from what `key` stands for,
    /// so that it need not be made. Then it counts as put.
    fn keep(&self, _path: &OutPath, _key: Key) -> bool {
        false
    }

    /// How many files an earlier build has left that were made together from what `key` stands for,
    /// if all of them are left, so that none need be made. Then they count as put.
    fn keep_all(&self, _key: Key) -> Option<usize> {
        None
    }

    /// Takes note that the files at `paths`, which are put or kept in this build, are all that comes
    /// of what `key` stands for.
    fn made_together(&self, _key: Key, _paths: Vec<OutPath>) {}

    /// The file that an earlier build has left at `path`, whatever it was made from.
    fn earlier(&self, _path: &OutPath) -> Option<Vec<u8>> {
        None
    }

    /// What an earlier build of the same program has asked to [`Destination::remember`] last under
    /// `number`. Numbers are asked for from 0 on, none left out.
    fn recall(&self, _number: usize) -> Option<Vec<u8>> {
        None
    }

    /// Remembers `bytes` under `number` for later builds.
    fn remember(&self, _number: usize, _bytes: &[u8]) {}
}

impl<F: Fn(&OutPath, &[u8]) + Sync> Destination for F {
    fn put(&self, path: &OutPath, bytes: &[u8], _key: Option<Key>) {
        self(path, bytes);
    }
}

/// Builds the site, and hands every file to `destination` as soon as it is made. What was left on
/// the disk is read one by one, and stays there if it is a text without a fault and the writing is
/// not to be checked. Fails if it cannot be read.
///
/// A file that an earlier build has made from the same context and theme is not made again, and a
/// share image not if it is the one that would be drawn. The steps and the files are noted in
/// `recorder` if there is one.
pub fn build_into(
    mut snapshot: Snapshot,
    options: &Options,
    destination: &dyn Destination,
    recorder: Option<&Recorder>,
) -> io::Result<Outcome> {
    let sources = snapshot.take_below("content");
    let read = |config: &Config| {
        let keeps_texts = prose::is_asked_for(config, options);
        Reader { destination, recorder, keeps_texts }.read(&sources)
    };
    run(&snapshot, read, options, |_| Vec::new(), Some(destination), recorder)
}

/// Finds every fault of the site, and what `more` finds in its pages. Files in which there can be
/// none are not made.
pub fn check(
    snapshot: &Snapshot,
    options: &Options,
    more: impl FnOnce(&[Arc<Parsed>]) -> Vec<Diagnostic>,
) -> Outcome {
    let sources: Vec<_> = snapshot.below("content").map(|(_, source)| source).collect();
    let read = |_: &Config| {
        let pages: Vec<_> = sources.into_par_iter().map(|one| Arc::new(parse(one))).collect();
        Ok(Read { parsed: pages.len(), pages })
    };
    let Ok(outcome) = run::<Infallible>(snapshot, read, options, more, None, None);
    outcome
}

/// Builds the site of the settings and the theme in `snapshot`, and of the pages that `read`
/// gives for the settings, if it does.
fn run<E: Send>(
    snapshot: &Snapshot,
    read: impl FnOnce(&Config) -> Result<Read, E> + Send,
    options: &Options,
    more: impl FnOnce(&[Arc<Parsed>]) -> Vec<Diagnostic>,
    destination: Option<&dyn Destination>,
    recorder: Option<&Recorder>,
) -> Result<Outcome, E> {
    let mut clock = Clock::start(recorder);
    let (config, mut diagnostics) = configured(snapshot, options);
    let ((theme, found), read) =
        rayon::join(|| load_timed(snapshot, &config, recorder), || read(&config));
    let Read { pages, parsed } = read?;
    diagnostics.extend(theme::check(snapshot, &config));
    diagnostics.extend(found);
    if pages.is_empty() {
        diagnostics.extend(config::no_content(snapshot));
    }
    diagnostics.extend(pages.iter().flat_map(|page| page.diagnostics.iter().cloned()));
    clock.step("parse");
    let mut memory = prose::Memory::default();
    diagnostics.extend(prose::check(snapshot, &pages, &config, options, &mut memory));
    clock.step("prose");
    diagnostics.extend(more(&pages));
    let origin = origin(snapshot, &pages, options, &theme);
    let mut maker = Maker::new(&theme, destination, recorder);
    site::resolve_with(&pages, &config, options, theme.strings(), |resolved| {
        diagnostics.extend(resolved.diagnostics);
        if diag::has_errors(&diagnostics) {
            // Nothing of it goes anywhere; templates may have more faults.
            maker.destination = None;
        }
        clock.step("resolve");
        let groups = resolved.groups.into_par_iter().enumerate().with_max_len(IN_A_ROW);
        groups.for_each(|(number, group)| {
            let key = origin.map(|origin| Key::of(&(origin, number, group.own_keys())));
            maker.make_all(&group, key);
        });
    });
    maker.copy_assets();
    let Maker { kept, made, drawn, faults, .. } = maker;
    diagnostics.extend(faults.into_inner().unwrap_or_else(PoisonError::into_inner));
    clock.step("render");
    diag::sort(&mut diagnostics);
    let Settled { told, silenced } = settle(diagnostics, &pages, &config, options);
    let (made, drawn) = (made.into_inner(), drawn.into_inner());
    let stats = Stats { pages: pages.len(), parsed, rendered: made, drawn, steps: clock.steps };
    let files = kept.into_inner() + made + theme.assets().len();
    // Nobody has to wait until all of this is forgotten.
    rayon::spawn(move || drop((pages, theme)));
    Ok(Outcome { diagnostics: told, silenced, files, stats })
}

/// The key of all that groups are made from, but for what each shows of its own files alone; none
/// if no later run is to know the site.
fn origin(
    snapshot: &Snapshot,
    pages: &[Arc<Parsed>],
    options: &Options,
    theme: &Theme,
) -> Option<Key> {
    let shared = pages.iter().map(|page| page.keys.map(|keys| keys.shared));
    let shared: Vec<Key> = shared.collect::<Option<_>>()?;
    let settings = snapshot.source(&SourcePath::new("site.yaml"));
    // What else is asked for touches messages only.
    let asked = (options.drafts, &options.base_url);
    Some(Key::of(&(theme.digest().as_bytes(), settings, asked, shared)))
}

/// Makes files and counts them.
struct Maker<'m> {
    theme: &'m Theme,
    destination: Option<&'m dyn Destination>,
    kept: AtomicUsize,
    made: AtomicUsize,
    drawn: AtomicUsize,
    faults: Mutex<Vec<Diagnostic>>,
    recorder: Option<&'m Recorder>,
}

impl<'m> Maker<'m> {
    fn new(
        theme: &'m Theme,
        destination: Option<&'m dyn Destination>,
        recorder: Option<&'m Recorder>,
    ) -> Self {
        let (kept, made, drawn) = Default::default();
        Self { theme, destination, kept, made, drawn, faults: Mutex::default(), recorder }
    }

    fn contexts(&self, group: &Group<'_>) -> Contexts {
        let about = |made: &Contexts| {
            (made.first().map_or_else(String::new, |(path, _)| path.as_str().to_owned()), 0)
        };
        timed(self.recorder, Work::Gather, || group.contexts(), about)
    }

    /// Makes the files of a group that comes of what `key` stands for, unless all of them are left.
    fn make_all(&self, group: &Group<'_>, key: Option<Key>) {
        let known = self.destination.zip(key);
        if let Some(kept) = known.and_then(|(destination, key)| destination.keep_all(key)) {
            self.kept.fetch_add(kept, Ordering::Relaxed);
            return;
        }
        let contexts = self.contexts(group);
        if let Some((destination, key)) = known {
            destination.made_together(key, contexts.iter().map(|(path, _)| path.clone()).collect());
        }
        for (path, context) in contexts {
            self.make(&path, context);
        }
    }

    fn make(&self, path: &OutPath, context: Context) {
        let Some(destination) = self.destination else { return self.try_out(path, context) };
        let key = Key::of(&(self.theme.digest().as_bytes(), &context));
        if destination.keep(path, key) {
            self.kept.fetch_add(1, Ordering::Relaxed);
            return;
        }
        if let Context::ShareImage(image) = &context {
            let is_it =
                |file: &Vec<u8>| share_image::recognise(file) == Some(share_image::Key::of(image));
            if let Some(known) = destination.earlier(path).filter(is_it) {
                self.kept.fetch_add(1, Ordering::Relaxed);
                return destination.put(path, &known, Some(key));
            }
            self.drawn.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(bytes) = self.rendered(path, context) {
            destination.put(path, &bytes, Some(key));
        }
    }

    /// Makes a file that nobody wants if something can be wrong with it: with a template.
    fn try_out(&self, path: &OutPath, context: Context) {
        if matches!(context, Context::Html(_) | Context::Redirect(_)) {
            self.rendered(path, context);
        } else {
            self.made.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn rendered(&self, path: &OutPath, context: Context) -> Option<Vec<u8>> {
        self.made.fetch_add(1, Ordering::Relaxed);
        let about = |made: &Result<Vec<u8>, _>| {
            (path.as_str().to_owned(), made.as_ref().map_or(0, Vec::len))
        };
        let work = work(&context);
        let made = timed(self.recorder, work, || render_last(context, self.theme), about);
        made.map_err(|fault| {
            self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(*fault);
        })
        .ok()
    }

    fn copy_assets(&self) {
        if let Some(destination) = self.destination {
            self.theme.assets().iter().for_each(|(path, bytes)| destination.put(path, bytes, None));
        }
    }
}
