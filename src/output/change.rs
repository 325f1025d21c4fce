//! What publishing will do: a comparison of the built files with what lies there.
//!
//! Made by `mod.rs`, carried out by `swap` or `in_place`. It reads and never writes; what may not
//! be done is refused here, before anything is touched.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::source::{OutPath, read_output_file};

use super::manifest::{MANIFEST, Manifest, out_path};
use super::memory::Remembered;
use super::staging::INSIDE;
use super::there::{Kind, There};
use super::{Bytes, Failure, Files, Folder, Report};

/// All files of a site by their paths, as far as publishing has to remember them.
pub(super) type Built = BTreeMap<OutPath, BuiltFile>;

/// A built file.
pub(super) struct BuiltFile {
    /// How it compares with what lies at its path.
    pub(super) state: State,
    /// What it was made from and how it lies on the disk, as far as that is known.
    pub(super) origin: Option<Remembered>,
}

/// How a built file compares with what lies at its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing lies there.
    Missing,
    /// Something else lies there.
    Different,
    /// A file with the same bytes lies there.
    Same,
}

/// All that is different between the built files and the folder, and all that stays.
pub(super) struct Change<'a> {
    /// The folder as it was found.
    pub(super) there: &'a There,
    /// Files to be written.
    pub(super) written: Vec<&'a OutPath>,
    /// Files that stay as they are.
    pub(super) unchanged: Vec<&'a OutPath>,
    /// Files of an earlier build that go.
    pub(super) removed: Vec<OutPath>,
    /// What careerbook did not write, which stays.
    pub(super) kept: BTreeMap<&'a Path, Kind>,
    /// All folders afterwards, each after the one that it lies in.
    pub(super) folders: BTreeSet<&'a Path>,
    /// The manifest afterwards.
    pub(super) manifest: Manifest,
    /// The text of that manifest.
    pub(super) manifest_bytes: Vec<u8>,
}

impl<'a> Change<'a> {
    /// Compares; fails where the change would touch what careerbook did not write.
    pub(super) fn between(
        files: &'a Built,
        there: &'a There,
        folder: &Folder,
    ) -> Result<Self, Failure> {
        let kept = kept(there);
        refuse_collisions(files, &kept, folder)?;
        let (mut written, mut unchanged) = (Vec::new(), Vec::new());
        for (path, file) in files {
            match file.state {
                State::Same => unchanged.push(path),
                State::Missing | State::Different => written.push(path),
            }
        }
        let mut folders = folders_of(files.keys().map(at));
        folders.extend(kept.keys().flat_map(|path| above(path)));
        folders
            .extend(kept.iter().filter(|(_, kind)| **kind == Kind::Folder).map(|(path, _)| *path));
        let removed = no_longer_built(there, |path| files.contains_key(path));
        let manifest = Manifest::of(files.keys());
        let manifest_bytes = manifest.to_bytes();
        Ok(Self { there, written, unchanged, removed, kept, folders, manifest, manifest_bytes })
    }

    /// Whether the folder is already as it should be.
    pub(super) fn is_nothing(&self) -> bool {
        self.written.is_empty()
            && self.removed.is_empty()
            && self.emptied().next().is_none()
            && self.manifest_bytes == self.there.manifest_bytes
    }

    /// The one file that takes the place of another, if nothing else is to be done.
    pub(super) fn only_replaced(&self) -> Option<&'a OutPath> {
        let [path] = self.written.as_slice() else { return None };
        let is_all = self.there.entries.contains_key(at(path))
            && self.emptied().next().is_none()
            && self.manifest_bytes == self.there.manifest_bytes;
        is_all.then_some(*path)
    }

    /// Folders that hold nothing any more, each before the one that it lies in.
    pub(super) fn emptied(&self) -> impl Iterator<Item = &Path> {
        let entries = self.there.entries.iter().rev();
        let folders = entries.filter(|(_, entry)| entry.kind == Kind::Folder);
        folders.map(|(path, _)| path.as_path()).filter(|path| !self.folders.contains(path))
    }

    /// Kept files and links, without folders.
    pub(super) fn kept_files(&self) -> impl Iterator<Item = &'a Path> {
        self.kept.iter().filter(|(_, kind)| **kind != Kind::Folder).map(|(path, _)| *path)
    }

    /// What to tell the user once this is done.
    pub(super) fn report(&self) -> Report {
        Report {
            written: self.written.iter().copied().cloned().collect(),
            removed: self.removed.clone(),
            unchanged: self.unchanged.len(),
            kept: self.kept_files().count(),
        }
    }
}

/// The path of a built file in the system's form.
pub(super) fn at(path: &OutPath) -> &Path {
    Path::new(path.as_str())
}

/// The folders that a path lies in, without the empty one.
pub(super) fn above(path: &Path) -> impl Iterator<Item = &Path> {
    path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty())
}

/// All folders that files lie in. Those of files that follow each other are looked at once.
fn folders_of<'p>(files: impl Iterator<Item = &'p Path>) -> BTreeSet<&'p Path> {
    let mut parents: Vec<&OsStr> =
        files.filter_map(|path| Some(path.parent()?.as_os_str())).collect();
    parents.dedup();
    let folders = parents.into_iter().flat_map(|parent| Path::new(parent).ancestors());
    folders.filter(|folder| !folder.as_os_str().is_empty()).collect()
}

/// How every built file compares with what lies at its path, in order.
pub(super) fn states<'a>(
    files: &'a Files,
    there: &There,
    folder: &Folder,
) -> Result<Vec<(&'a OutPath, &'a Bytes, State)>, Failure> {
    let compare = |(path, bytes): (&'a OutPath, &'a Bytes)| {
        Ok((path, bytes, state(path, bytes, there, folder)?))
    };
    files.par_iter().map(compare).collect()
}

/// How a built file compares with what lies at its path.
pub(super) fn state(
    path: &OutPath,
    bytes: &[u8],
    there: &There,
    folder: &Folder,
) -> Result<State, Failure> {
    Ok(match there.entries.get(at(path)).map(|entry| entry.kind) {
        None => State::Missing,
        Some(Kind::File) => same_bytes(&folder.real().join(at(path)), bytes)
            .map_err(|error| Failure::system("compare", &folder.shown(at(path)), error))?,
        Some(Kind::Folder | Kind::Other) => State::Different,
    })
}

fn same_bytes(path: &Path, bytes: &[u8]) -> io::Result<State> {
    let may_be_same = fs::symlink_metadata(path)?.len() == bytes.len() as u64;
    let is_same = may_be_same && read_output_file(path)? == bytes;
    Ok(if is_same { State::Same } else { State::Different })
}

/// Files of an earlier build that are still there and are not built any more, in order.
pub(super) fn no_longer_built(there: &There, is_built: impl Fn(&OutPath) -> bool) -> Vec<OutPath> {
    let earlier = there.manifest.iter().flat_map(Manifest::paths).filter_map(Path::to_str);
    let gone = earlier.map(OutPath::new).filter(|path| !is_built(path));
    let is_file = |path: &OutPath| {
        there.entries.get(at(path)).is_some_and(|entry| entry.kind != Kind::Folder)
    };
    gone.filter(is_file).collect()
}

/// What careerbook did not write. A folder is its own only if it has written a file below it.
fn kept(there: &There) -> BTreeMap<&Path, Kind> {
    let folders = folders_of(there.manifest.iter().flat_map(Manifest::paths));
    let is_named = |path: &Path| there.manifest.as_ref().is_some_and(|all| all.names(path));
    let entries = there.entries.iter().map(|(path, entry)| (path.as_path(), entry.kind));
    let is_kept = |(path, kind): &(&Path, Kind)| match kind {
        Kind::Folder => !folders.contains(path),
        Kind::File | Kind::Other => !is_named(path),
    };
    entries.filter(is_kept).collect()
}

fn refuse_collisions(
    files: &Built,
    kept: &BTreeMap<&Path, Kind>,
    folder: &Folder,
) -> Result<(), Failure> {
    let wanted = || files.keys().map(at);
    let is_reserved = |path: &&Path| path.starts_with(MANIFEST) || path.starts_with(INSIDE);
    if let Some(path) = wanted().find(is_reserved) {
        let why = "careerbook keeps this name for itself; call the page or asset otherwise";
        return Err(Failure::refusal("write", &folder.shown(path), why));
    }
    if kept.is_empty() {
        return Ok(());
    }
    let is_wanted =
        |path: &Path| out_path(path).is_some_and(|path| files.contains_key(&OutPath::new(&path)));
    let is_kept_file = |path: &&Path| kept.get(*path).is_some_and(|kind| *kind != Kind::Folder);
    let replaced = wanted().find(|path| kept.contains_key(path));
    let as_folder = || folders_of(wanted()).into_iter().find(is_kept_file);
    let lost = || kept.keys().copied().find(|path| above(path).any(is_wanted));
    let Some(foreign) = replaced.or_else(as_folder).or_else(lost) else {
        return Ok(());
    };
    let why = "careerbook did not write what stands there, and a file of the site would go in its \
               place; move it away, or remove it if it is not needed";
    Err(Failure::refusal("replace", &folder.shown(foreign), why))
}
