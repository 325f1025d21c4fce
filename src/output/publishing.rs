//! A site on its way into the output folder: its files come one by one, in any order and from any
//! thread, and take their places together at the end.
//!
//! Used by `cli` through `build`, so that a file need not be kept in memory once it is made.
//! Nothing that readers see is touched before [`Publishing::finish`].

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::memo::Key;
use crate::source::{OutPath, read_output_file};

use super::change::{Built, BuiltFile, Change, State, above, at, state};
use super::disk::Disk;
use super::lock::Lock;
use super::memory::{Memory, Remembered, Stamp};
use super::staging::Staging;
use super::there::There;
use super::{Failure, Folder, PATIENCE, Report, Way, in_place, swap};

/// A site that is being published.
pub struct Publishing<'p> {
    folder: &'p Folder,
    disk: Disk<'p>,
    way: Way,
    there: There,
    memory: Memory,
    built: Mutex<Built>,
    /// Which files were made together, each with the key of what they come of.
    together: Mutex<Vec<(Key, Vec<OutPath>)>>,
    /// Where files are prepared; none until the first is, or if there can be none.
    prepared: OnceLock<Option<Prepared>>,
    /// What went wrong first.
    failure: Mutex<Option<Failure>>,
    _lock: Lock,
}

/// Where files are prepared, and in which way they will take their places.
struct Prepared {
    way: Way,
    staging: Staging,
    /// Folders that are there already, below the tree.
    folders: Mutex<BTreeSet<PathBuf>>,
}

impl<'p> Publishing<'p> {
    /// Begins to publish into the folder: waits for another publisher, for 20 seconds at most,
    /// clears away what a killed run has left, and looks at what lies there.
    pub fn begin(folder: &'p Folder) -> Result<Self, Failure> {
        Self::begin_by(folder.way(), folder, Disk::plain())
    }

    pub(super) fn begin_by(way: Way, folder: &'p Folder, disk: Disk<'p>) -> Result<Self, Failure> {
        let parent = folder.parent();
        if !parent.is_dir() {
            disk.make_folders(parent).map_err(|error| Failure::system("make", parent, error))?;
        }
        let lock = Lock::take(folder, PATIENCE)?;
        Staging::beside(folder).settle(folder, &disk)?;
        Staging::inside(folder).settle(folder, &disk)?;
        let there = There::read(folder)?;
        there.refuse_if_foreign(folder)?;
        let memory = Memory::read(folder);
        Ok(Self {
            folder,
            disk,
            way,
            there,
            memory,
            built: Mutex::default(),
            together: Mutex::default(),
            prepared: OnceLock::new(),
            failure: Mutex::default(),
            _lock: lock,
        })
    }

    /// The bytes of the file that an earlier build has published at `path`, if it can be read.
    pub fn earlier(&self, path: &OutPath) -> Option<Vec<u8>> {
        let file = self.is_own(path).then(|| self.folder.real().join(at(path)))?;
        read_output_file(&file).ok()
    }

    /// Whether an earlier build has published a file at `path`.
    fn is_own(&self, path: &OutPath) -> bool {
        self.there.manifest.as_ref().is_some_and(|manifest| manifest.names(at(path)))
    }

    /// Whether the file at `path` lies there as an earlier build has published it, and was made
    /// from what `key` stands for. Then it stays as it is, and is taken as by [`Publishing::put`].
    pub fn keep(&self, path: &OutPath, key: Key) -> bool {
        let unchanged = || self.memory.unchanged(path, key, self.folder);
        let Some(stamp) = self.is_own(path).then(unchanged).flatten() else { return false };
        self.take_kept(path, Remembered { key, stamp });
        true
    }

    /// How many files were [`Publishing::made_together`] from what `key` stands for, if all of them
    /// lie there as an earlier build has published them. Then they stay as they are, and are taken
    /// as by [`Publishing::put`].
    pub fn keep_all(&self, key: Key) -> Option<usize> {
        let files = self.memory.together(key)?;
        let is_unchanged = |(path, remembered): &(OutPath, Remembered)| {
            self.is_own(path) && self.memory.is_unchanged(path, *remembered, self.folder)
        };
        if !files.iter().all(is_unchanged) {
            return None;
        }
        for (path, remembered) in &files {
            self.take_kept(path, *remembered);
        }
        let number = files.len();
        self.made_together(key, files.into_iter().map(|(path, _)| path).collect());
        Some(number)
    }

    /// Takes note that the files at `paths` are all that comes of what `key` stands for.
    pub fn made_together(&self, key: Key, paths: Vec<OutPath>) {
        held(&self.together).push((key, paths));
    }

    fn take_kept(&self, path: &OutPath, remembered: Remembered) {
        let file = BuiltFile { state: State::Same, origin: Some(remembered) };
        held(&self.built).insert(path.clone(), file);
    }

    /// Takes a finished file, and the key of what it was made from if the next build is to know it.
    /// If the same lies there already, it stays as it is; otherwise it is prepared. What goes wrong
    /// is told by [`Publishing::finish`].
    pub fn put(&self, path: &OutPath, bytes: &[u8], key: Option<Key>) {
        if held(&self.failure).is_some() {
            return;
        }
        match self.taken(path, bytes, key) {
            Ok(file) => _ = held(&self.built).insert(path.clone(), file),
            Err(failure) => self.note(failure),
        }
    }

    fn taken(&self, path: &OutPath, bytes: &[u8], key: Option<Key>) -> Result<BuiltFile, Failure> {
        // Asked before the bytes are compared: what changes later has another one.
        let there = || Stamp::at(&self.folder.real().join(at(path)));
        let stamp = key.filter(|_| self.there.exists).and_then(|_| there());
        let state = state(path, bytes, &self.there, self.folder)?;
        let stamp = if state == State::Same { stamp } else { self.prepare(path, bytes)? };
        let origin = key.zip(stamp).map(|(key, stamp)| Remembered { key, stamp });
        Ok(BuiltFile { state, origin })
    }

    /// What an earlier build of this program has remembered under `number` besides, if it can be
    /// read.
    pub fn recall(&self, number: usize) -> Option<Vec<u8>> {
        self.memory.part(number)
    }

    /// Remembers `bytes` under `number` for later builds into the folder, whatever comes of this
    /// one.
    pub fn remember(&self, number: usize, bytes: &[u8]) {
        // A site that may not be written into has no memory, and needs none.
        let _ = self.memory.write_part(number, bytes, &self.disk);
    }

    /// Leaves the folder as it was.
    pub fn abandon(self) -> Result<(), Failure> {
        self.settle()
    }

    /// Puts all files in their places. Either all of it happens or, after a failure or a kill at
    /// any moment, the folder is as it was; only where folders cannot be exchanged it can stop
    /// half way, between whole files. If nothing differs, nothing is written.
    pub fn finish(self) -> Result<Report, Failure> {
        let built = std::mem::take(&mut *held(&self.built));
        let failure = held(&self.failure).take();
        let finished = failure.map_or_else(|| self.complete(&built), Err);
        let settled = self.settle();
        finished.and_then(|report| settled.map(|()| report))
    }

    fn complete(&self, built: &Built) -> Result<Report, Failure> {
        let change = Change::between(built, &self.there, self.folder)?;
        if !change.is_nothing() {
            self.carry_out(&change)?;
        }
        if built.values().any(|file| file.origin.is_some()) {
            // A site that may not be written into has no memory, and needs none.
            let together = std::mem::take(&mut *held(&self.together));
            let _ = self.memory.write(built, together, &self.disk);
        }
        Ok(change.report())
    }

    fn carry_out(&self, change: &Change<'_>) -> Result<(), Failure> {
        let Some(Prepared { way, staging, folders }) = self.prepared() else {
            return Err(held(&self.failure).take().expect("it says why there is no place"));
        };
        let (folder, disk) = (self.folder, &self.disk);
        if *way == Way::InPlace {
            return in_place::rewrite(change, folder, &staging.new_tree(), disk);
        }
        if let Some(path) = change.only_replaced() {
            let (new, old) = (staging.new_tree().join(at(path)), folder.real().join(at(path)));
            match folder.named("write", at(path), disk.rename(&new, &old)) {
                // Its folder may not be written into, but another can come in its place.
                Err(failure) if failure.is_of_the_place() => {}
                replaced => return replaced,
            }
        }
        let made = std::mem::take(&mut *held(folders));
        let exchanged = swap::prepare(change, folder, staging, &made, disk)
            .and_then(|()| swap::exchange(change, folder, staging, *way, disk));
        match exchanged {
            Ok(None) => Ok(()),
            Ok(Some(old)) => swap::rescue(change, folder, &old, disk),
            Err(failure) if self.there.exists && failure.is_of_the_place() => {
                self.move_inside(change, staging)?;
                let inside = Staging::inside(folder).new_tree();
                in_place::rewrite(change, folder, &inside, disk)
            }
            Err(failure) => Err(failure),
        }
    }

    /// Moves the prepared files into the output folder's own place for them.
    fn move_inside(&self, change: &Change<'_>, beside: &Staging) -> Result<(), Failure> {
        beside.restore(self.folder, &self.disk)?;
        let inside = Staging::inside(self.folder);
        inside.make(&self.disk)?;
        let (from, to) = (beside.new_tree(), inside.new_tree());
        let made = Mutex::default();
        change.written.par_iter().try_for_each(|path| {
            let below = at(path);
            self.make_folder_of(below, &to, &made)?;
            let moved = self.disk.move_over(&from.join(below), &to.join(below));
            self.folder.named("write", below, moved)
        })
    }

    fn settle(&self) -> Result<(), Failure> {
        Staging::beside(self.folder).settle(self.folder, &self.disk)?;
        Staging::inside(self.folder).settle(self.folder, &self.disk)
    }

    /// Writes a file where files are prepared. Returns how it lies there, if the system tells.
    fn prepare(&self, path: &OutPath, bytes: &[u8]) -> Result<Option<Stamp>, Failure> {
        // Why there is no place was remembered when that was found out.
        let Some(Prepared { staging, folders, .. }) = self.prepared() else { return Ok(None) };
        let (below, tree) = (at(path), staging.new_tree());
        self.make_folder_of(below, &tree, folders)?;
        let written = self.disk.write(&tree.join(below), bytes);
        let file = self.folder.named("write", below, written)?;
        Ok(file.metadata().ok().as_ref().and_then(Stamp::of))
    }

    /// Makes the folders that a file lies in, below `tree`.
    fn make_folder_of(
        &self,
        below: &Path,
        tree: &Path,
        made: &Mutex<BTreeSet<PathBuf>>,
    ) -> Result<(), Failure> {
        let Some(parent) = below.parent() else { return Ok(()) };
        let mut made = held(made);
        if parent.as_os_str().is_empty() || made.contains(parent) {
            return Ok(());
        }
        let folders: Vec<&Path> = above(below).collect();
        for folder in folders.into_iter().rev() {
            if !made.contains(folder) {
                self.folder.named("make", folder, self.disk.make_folder(&tree.join(folder)))?;
                made.insert(folder.to_path_buf());
            }
        }
        Ok(())
    }

    /// Where files are prepared: beside the folder, or inside it where that cannot be.
    fn prepared(&self) -> Option<&Prepared> {
        let make = |way, staging: Staging| {
            let made = staging.make(&self.disk);
            made.map(|()| Prepared { way, staging, folders: Mutex::default() })
        };
        let place = self.prepared.get_or_init(|| {
            let mut made = if self.way == Way::InPlace {
                make(Way::InPlace, Staging::inside(self.folder))
            } else {
                make(self.way, Staging::beside(self.folder))
            };
            if let Err(failure) = &made
                && self.way != Way::InPlace
                && self.there.exists
                && failure.is_of_the_place()
            {
                made = Staging::beside(self.folder)
                    .settle(self.folder, &self.disk)
                    .and_then(|()| make(Way::InPlace, Staging::inside(self.folder)));
            }
            made.map_err(|failure| self.note(failure)).ok()
        });
        place.as_ref()
    }

    fn note(&self, failure: Failure) {
        held(&self.failure).get_or_insert(failure);
    }
}

/// What a mutex guards; a thread that has panicked meanwhile ends the run by itself.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
