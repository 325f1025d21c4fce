//! The editor's loop: what was touched is read again, the site is built, and what browsers see is
//! exchanged.
//!
//! A step is a function call: it needs no watcher and no browser.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::build::{Build, Cache, Stats, build};
use crate::diag::{Diagnostic, Silenced};
use crate::page::{IMAGES, page_address};
use crate::site::Options;
use crate::source::{Change, OutPath, Snapshot, SourcePath, Touched, read_snapshot, reread};

use super::shown::{Moves, Shown, differences, exchanged, moves};

/// What one round of the loop came to.
#[derive(Debug)]
pub struct Round {
    /// Its number, from 1.
    pub number: u64,
    /// The source files that were read anew because they have changed; empty for the first round.
    pub sources: Vec<SourcePath>,
    /// The files of the site that differ from those before. None of them if there are errors.
    pub files: Vec<OutPath>,
    /// Everything that was found.
    pub diagnostics: Arc<Vec<Diagnostic>>,
    /// What was found and is not told.
    pub silenced: Arc<Vec<Silenced>>,
    /// Why the site could not be read, if it could not.
    pub failure: Option<String>,
    /// How much work the build was; none if the site could not be read.
    pub stats: Stats,
    /// How long it took from the first look at the disk until browsers saw it.
    pub took: Duration,
}

/// What is said when the build itself has failed.
const OWN_FAULT: &str =
    "the build ended by a fault of careerbook itself; please report what the terminal says";

/// A site that is being edited.
pub(super) struct Session {
    root: PathBuf,
    options: Options,
    cache: Cache,
    /// The site as it was last read. Shared with those who look for a place in it.
    snapshot: Arc<RwLock<Snapshot>>,
    /// Whether all of it could be read.
    is_read: bool,
    shown: watch::Sender<Arc<Shown>>,
}

impl Session {
    /// A session that has not read the site yet.
    pub(super) fn new(root: PathBuf, options: Options, cache: Cache) -> Self {
        let shown = watch::Sender::new(Arc::new(Shown::default()));
        Self { root, options, cache, snapshot: Arc::default(), is_read: false, shown }
    }

    /// What browsers see, now and later.
    pub(super) fn shown(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }

    /// The site as it was last read.
    pub(super) fn snapshot(&self) -> Arc<RwLock<Snapshot>> {
        Arc::clone(&self.snapshot)
    }

    /// Reads what was touched, builds the site and shows it. None if nothing has changed.
    pub(super) fn step(&mut self, touched: &BTreeSet<Touched>) -> Option<Round> {
        let started = Instant::now();
        let changes = match self.read(touched) {
            Ok(changes) => changes?,
            Err(failure) => return Some(self.fail(failure.to_string(), started)),
        };
        let snapshot = self.snapshot.read().unwrap_or_else(PoisonError::into_inner);
        let cache = &mut self.cache;
        // A fault of the program ends no session: the next edit is built again.
        let built = catch_unwind(AssertUnwindSafe(|| build(&snapshot, &self.options, cache)));
        drop(snapshot);
        Some(if let Ok(built) = built {
            self.show(built, &changes, started)
        } else {
            self.cache = Cache::default();
            self.fail(OWN_FAULT.to_owned(), started)
        })
    }

    /// What has changed on the disk; none if nothing has.
    fn read(&mut self, touched: &BTreeSet<Touched>) -> std::io::Result<Option<Vec<Change>>> {
        let mut snapshot = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
        if self.is_read {
            self.is_read = false;
            let changes = reread(&self.root, &mut snapshot, touched)?;
            self.is_read = true;
            return Ok(Some(changes).filter(|changes| !changes.is_empty()));
        }
        *snapshot = read_snapshot(&self.root)?;
        self.is_read = true;
        Ok(Some(Vec::new()))
    }

    /// Shows why the site could not be read, over the last good pages.
    fn fail(&mut self, failure: String, started: Instant) -> Round {
        let before = Arc::clone(&self.shown.borrow());
        let shown = Shown {
            number: before.number + 1,
            files: Arc::clone(&before.files),
            diagnostics: Arc::default(),
            silenced: Arc::default(),
            failure: Some(failure),
            moves: before.moves.clone(),
            images: Vec::new(),
        };
        self.exchange(shown, Vec::new(), Stats::default(), &[], started)
    }

    fn show(&mut self, built: Build, changes: &[Change], started: Instant) -> Round {
        let before = Arc::clone(&self.shown.borrow());
        let is_good = !built.has_errors();
        let mut all_moves: Moves = before.moves.clone();
        all_moves.extend(moves(changes, |change| page_address(&change.path)));
        let (files, changed) = if is_good {
            let changed = differences(&before.files, &built.files);
            if !before.files.is_empty() {
                all_moves.extend(exchanged(&changed, &before.files, &built.files));
            }
            (Arc::new(built.files), changed)
        } else {
            (Arc::clone(&before.files), Vec::new())
        };
        let is_image = |path: &&OutPath| IMAGES.contains(&path.extension());
        let shown = Shown {
            number: before.number + 1,
            // Nobody has seen the first ones.
            images: changed
                .iter()
                .filter(|_| before.number > 0)
                .filter(is_image)
                .cloned()
                .collect(),
            files,
            diagnostics: Arc::new(built.diagnostics),
            silenced: Arc::new(built.silenced),
            failure: None,
            moves: all_moves,
        };
        self.exchange(shown, changed, built.stats, changes, started)
    }

    fn exchange(
        &self,
        shown: Shown,
        files: Vec<OutPath>,
        stats: Stats,
        changes: &[Change],
        started: Instant,
    ) -> Round {
        let mut round = Round {
            number: shown.number,
            sources: changes.iter().map(|change| change.path.clone()).collect(),
            files,
            diagnostics: Arc::clone(&shown.diagnostics),
            silenced: Arc::clone(&shown.silenced),
            failure: shown.failure.clone(),
            stats,
            took: Duration::ZERO,
        };
        let before = self.shown.send_replace(Arc::new(shown));
        round.took = started.elapsed();
        drop(before);
        round
    }
}
