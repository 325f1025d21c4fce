//! The folder in which files are prepared, and what a killed run has left of it.
//!
//! There are two places for it: beside the output folder, `.public.careerbook-new`, where a whole
//! tree is prepared, and inside it, `.careerbook-new`, where single files are. It holds a marker
//! and nothing but names from here; anything else of its name is left alone.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::{Failure, Folder};

/// The name of the folder for prepared files inside the output folder.
pub(super) const INSIDE: &str = ".careerbook-new";

const MARKER: &str = "made-by-careerbook";
const MARKER_TEXT: &[u8] = b"Left by careerbook when it was stopped. The next build removes it.\n";

/// A folder for prepared files; it need not be there.
pub(super) struct Staging {
    at: PathBuf,
}

impl Staging {
    /// The place beside the output folder, on its file system unless the folder is a mount point.
    pub(super) fn beside(folder: &Folder) -> Self {
        let mut name = OsString::from(".");
        name.push(folder.real().file_name().unwrap_or_default());
        name.push(".careerbook-new");
        Self { at: folder.parent().join(name) }
    }

    /// The place inside the output folder.
    pub(super) fn inside(folder: &Folder) -> Self {
        Self { at: folder.real().join(INSIDE) }
    }

    /// Where the new files are prepared; after an exchange the old tree lies here.
    pub(super) fn new_tree(&self) -> PathBuf {
        self.at.join("new")
    }

    /// Where the old tree is put where folders cannot be exchanged.
    pub(super) fn old_tree(&self) -> PathBuf {
        self.at.join("old")
    }

    /// Makes the folder with its marker and an empty new tree.
    pub(super) fn make(&self, disk: &Disk<'_>) -> Result<(), Failure> {
        disk.make_folder(&self.at)
            .and_then(|()| disk.write(&self.at.join(MARKER), MARKER_TEXT))
            .and_then(|_| disk.make_folder(&self.new_tree()))
            .map_err(|error| Failure::system("make", &self.at, error))
    }

    /// Ends what a run has begun: an output folder that was moved away comes back, and the
    /// prepared files go. The marker is the last to go, so that this can be interrupted too.
    pub(super) fn settle(&self, folder: &Folder, disk: &Disk<'_>) -> Result<(), Failure> {
        let fail = |error| Failure::system("remove", &self.at, error);
        if !self.is_there().map_err(fail)? {
            return Ok(());
        }
        self.restore(folder, disk)?;
        self.remove(disk).map_err(fail)
    }

    /// Moves an output folder back that was moved away.
    pub(super) fn restore(&self, folder: &Folder, disk: &Disk<'_>) -> Result<(), Failure> {
        let old = self.old_tree();
        if old.is_dir() && !folder.real().exists() {
            disk.rename(&old, folder.real())
                .map_err(|error| Failure::system("restore", folder.path(), error))?;
        }
        Ok(())
    }

    fn remove(&self, disk: &Disk<'_>) -> io::Result<()> {
        disk.remove_tree(&self.new_tree())?;
        disk.remove_tree(&self.old_tree())?;
        let marker = self.at.join(MARKER);
        if marker.exists() {
            disk.remove_file(&marker)?;
        }
        disk.remove_folder(&self.at)
    }

    /// Whether the folder is there and ours: marked, and without anything that is not from here.
    fn is_there(&self) -> io::Result<bool> {
        match fs::symlink_metadata(&self.at) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            metadata => metadata?,
        };
        let is_ours = !self.at.is_symlink() && self.at.is_dir() && holds_only_ours(&self.at)?;
        if is_ours { Ok(true) } else { Err(io::Error::other(ALIEN)) }
    }
}

const ALIEN: &str = "it is in the way, but careerbook did not make all of it; move it away";

fn holds_only_ours(folder: &Path) -> io::Result<bool> {
    let names: Vec<OsString> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<io::Result<_>>()?;
    let is_ours = |name: &OsString| name == MARKER || name == "new" || name == "old";
    // A run that was killed at its very first step leaves an empty folder.
    Ok(names.is_empty() || names.iter().all(is_ours) && names.iter().any(|name| name == MARKER))
}
