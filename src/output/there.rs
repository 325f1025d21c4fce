//! What lies in the output folder now: one listing per folder, no look into any file but the
//! manifest.
//!
//! Read by `mod.rs` at the start, and by `swap` for what came in later. It must not follow links.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::source::{by_name, read_output_file};

use super::manifest::{MANIFEST, Manifest};
use super::staging::INSIDE;
use super::{Failure, Folder, system};

/// The entries of a folder and of all folders in it, by their path below it.
pub(super) type Entries = BTreeMap<PathBuf, Entry>;

/// One entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it is.
    pub(super) kind: Kind,
    /// Its number on the file system, by which a replaced file is told from the one before.
    inode: u64,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A link or something that has no bytes of its own.
    Other,
}

/// The output folder as it stands.
#[derive(Debug)]
pub(super) struct There {
    /// Whether there is a folder at all.
    pub(super) exists: bool,
    /// Everything in it but the manifest and prepared files.
    pub(super) entries: Entries,
    /// The manifest, if the folder has one.
    pub(super) manifest: Option<Manifest>,
    /// The bytes of the manifest, empty if there is none.
    pub(super) manifest_bytes: Vec<u8>,
}

impl There {
    /// Lists the folder; fails if it cannot be read, is no folder, or its manifest is damaged.
    pub(super) fn read(folder: &Folder) -> Result<Self, Failure> {
        let fail = |error| Failure::system("read", folder.path(), error);
        let exists = match fs::symlink_metadata(folder.real()) {
            Ok(metadata) if metadata.is_dir() => true,
            Ok(_) => return Err(fail(io::ErrorKind::NotADirectory.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(fail(error)),
        };
        let mut entries = if exists { list(folder.real()).map_err(fail)? } else { Entries::new() };
        let mut there =
            Self { exists, entries: Entries::new(), manifest: None, manifest_bytes: Vec::new() };
        if entries.remove(Path::new(MANIFEST)).is_some() {
            let bytes = read_output_file(&folder.real().join(MANIFEST))
                .map_err(|error| Failure::system("use", &folder.shown(MANIFEST.as_ref()), error))?;
            there.manifest = Some(parse_manifest(&bytes, folder)?);
            there.manifest_bytes = bytes;
        }
        there.entries = entries;
        Ok(there)
    }

    /// Fails if there is something in the folder and nothing says that it is careerbook's own.
    pub(super) fn refuse_if_foreign(&self, folder: &Folder) -> Result<(), Failure> {
        if self.manifest.is_some() || self.entries.is_empty() {
            return Ok(());
        }
        let why = format!(
            "it is not empty and careerbook did not make it; empty it or choose another folder, or \
             put a file `{MANIFEST}` that holds `{{}}` into it to have the site written beside what \
             is there"
        );
        Err(Failure::refusal("publish into", folder.path(), why))
    }
}

fn parse_manifest(bytes: &[u8], folder: &Folder) -> Result<Manifest, Failure> {
    Manifest::parse(bytes).map_err(|error| {
        let why = format!(
            "it is damaged ({error}); restore it, or remove {} and build again",
            folder.path().display()
        );
        Failure::refusal("use", &folder.shown(MANIFEST.as_ref()), why)
    })
}

/// Everything below `root`, in order, except files that this module prepares there.
pub(super) fn list(root: &Path) -> io::Result<Entries> {
    let is_listed = |entry: &DirEntry| entry.depth() != 1 || entry.file_name() != INSIDE;
    let walk = by_name(WalkDir::new(root).min_depth(1));
    let listed = |entry: walkdir::Result<DirEntry>| {
        let entry = entry.map_err(io::Error::from)?;
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_path_buf();
        let kind = match entry.file_type() {
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        Ok((below, Entry { kind, inode: system::inode(&entry) }))
    };
    // In the order of the paths, so that none has to be compared with many others.
    walk.into_iter().filter_entry(is_listed).map(listed).collect()
}
