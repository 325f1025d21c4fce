//! What the disk tells: which files of the site were touched, gathered until it is quiet.
//!
//! Called by the thread of the session. The only user of the watching library.

use std::collections::BTreeSet;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::Touched;

/// How long nothing may happen before what has happened is looked at.
const QUIET: Duration = Duration::from_millis(5);

/// How long it may go on before it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(100);

/// When a folder that appeared is looked at again: files may have come into it before it was
/// watched.
const SECOND_LOOK: Duration = Duration::from_millis(250);

/// The folders of the site.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What the watcher tells: what was touched, or why it cannot watch.
pub(super) type Told = Result<Touched, String>;

/// Watches a site while it lives.
pub(super) struct Watcher {
    watcher: RecommendedWatcher,
    root: PathBuf,
}

impl Watcher {
    /// Watches the site in `root`, and tells each thing that happens there.
    pub(super) fn start(root: &Path, told: Sender<Told>) -> Result<Self, String> {
        let tell = move |event: notify::Result<Event>| match event {
            Ok(event) => {
                for touched in touched(event) {
                    let _ = told.send(Ok(touched));
                }
            }
            Err(error) => {
                let _ = told.send(Err(failure(&error)));
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(tell, config).map_err(|error| failure(&error))?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| failure(&error))?;
        let mut watcher = Self { watcher, root: root.to_owned() };
        watcher.enter_folders()?;
        Ok(watcher)
    }

    /// Watches the folders of the site that are there.
    fn enter_folders(&mut self) -> Result<(), String> {
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            if folder.is_dir() && !folder.is_symlink() {
                // A folder of that name that went away may still be watched.
                let _ = self.watcher.unwatch(&folder);
                match self.watcher.watch(&folder, RecursiveMode::Recursive) {
                    Err(error) if folder.is_dir() => return Err(failure(&error)),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Enters the folders of the site if one of them was touched itself.
    pub(super) fn follow(&mut self, touched: &BTreeSet<Touched>) -> Result<(), String> {
        let is_folder = |one: &Touched| match one {
            Touched::All => true,
            Touched::Entry(path) => FOLDERS.iter().any(|name| *path == self.root.join(name)),
            Touched::Bytes(_) => false,
        };
        if touched.iter().any(is_folder) { self.enter_folders() } else { Ok(()) }
    }
}

fn failure(error: &notify::Error) -> String {
    format!("cannot watch the site: {error}")
}

/// What an event of the disk touches. Reading touches nothing.
fn touched(event: Event) -> Vec<Touched> {
    if event.need_rescan() {
        return vec![Touched::All];
    }
    let touch = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_) | ModifyKind::Any) => {
            Touched::Bytes
        }
        EventKind::Access(_) => return Vec::new(),
        _ => Touched::Entry,
    };
    event.paths.into_iter().map(touch).collect()
}

/// Gathers what is told, from the first thing to the end of a quiet moment.
pub(super) struct Gatherer {
    told: Receiver<Told>,
    /// Folders that appeared in the last round.
    appeared: BTreeSet<Touched>,
}

impl Gatherer {
    /// Gathers what comes through `told`.
    pub(super) fn new(told: Receiver<Told>) -> Self {
        Self { told, appeared: BTreeSet::new() }
    }

    /// Waits until something was touched and nothing more comes. None when the watcher has ended.
    pub(super) fn next(&mut self) -> Option<Result<BTreeSet<Touched>, String>> {
        let first = if self.appeared.is_empty() {
            self.told.recv().ok()?
        } else {
            match self.told.recv_timeout(SECOND_LOOK) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => return Some(Ok(mem::take(&mut self.appeared))),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        };
        let end = Instant::now() + LONGEST;
        let mut touched = BTreeSet::new();
        let mut next = Some(first);
        while let Some(one) = next {
            match one {
                Ok(one) => touched.insert(one),
                Err(failure) => return Some(Err(failure)),
            };
            let left = end.saturating_duration_since(Instant::now());
            next = self.told.recv_timeout(QUIET.min(left)).ok().filter(|_| !left.is_zero());
        }
        let is_folder = |one: &&Touched| matches!(one, Touched::Entry(path) if path.is_dir());
        self.appeared.extend(touched.iter().filter(is_folder).cloned());
        Some(Ok(touched))
    }
}
