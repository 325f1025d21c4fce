//! Publishing file by file, where the folder cannot be exchanged: mount points and links.
//!
//! Called by `mod.rs`. All files are prepared before the first is renamed into place, so that a
//! full disk stops this before anything is touched. It can be stopped half way; then every file is
//! wholly old or wholly new, and the manifest names all of both, so that the next run completes it.

use std::path::Path;

use rayon::prelude::*;

use crate::source::OutPath;

use super::change::{Change, above, at};
use super::disk::Disk;
use super::manifest::{MANIFEST, Manifest};
use super::staging::INSIDE;
use super::{Failure, Folder};

/// Names of prepared manifests among the prepared files; no file of a site has them.
const MEANWHILE: &str = INSIDE;
const AFTERWARDS: &str = MANIFEST;

/// Makes the change in the folder itself, from the files that lie in `prepared`: assets first,
/// pages next, deletions, then the manifest.
pub(super) fn rewrite(
    change: &Change<'_>,
    folder: &Folder,
    prepared: &Path,
    disk: &Disk<'_>,
) -> Result<(), Failure> {
    let work = Work { change, folder, prepared, disk };
    work.prepare_manifests()?;
    work.place(&work.prepared.join(MEANWHILE), MANIFEST.as_ref())?;
    let (first, last) = change.removed.iter().partition(|path| work.is_in_the_way(at(path)));
    let (first_folders, last_folders) = change.emptied().partition(|path| work.is_in_the_way(path));
    work.remove(first, first_folders)?;
    work.make_folders()?;
    work.place_files(|path| !is_page(path))?;
    work.place_files(is_page)?;
    work.remove(last, last_folders)?;
    work.place(&work.prepared.join(AFTERWARDS), MANIFEST.as_ref())
}

struct Work<'w> {
    change: &'w Change<'w>,
    folder: &'w Folder,
    prepared: &'w Path,
    disk: &'w Disk<'w>,
}

impl Work<'_> {
    fn prepare_manifests(&self) -> Result<(), Failure> {
        let write = |name: &str, below: &Path, bytes: &[u8]| {
            let written = self.disk.write(&self.prepared.join(name), bytes);
            self.folder.named("write", below, written).map(drop)
        };
        let nothing = Manifest::default();
        let earlier = self.change.there.manifest.as_ref().unwrap_or(&nothing);
        let both = self.change.manifest.joined_with(earlier);
        write(MEANWHILE, MANIFEST.as_ref(), &both.to_bytes())?;
        write(AFTERWARDS, MANIFEST.as_ref(), &self.change.manifest_bytes)
    }

    /// Whether a path has to go first, because a folder comes where a file was or the reverse.
    fn is_in_the_way(&self, path: &Path) -> bool {
        let is_file = |path: &Path| self.change.manifest.names(path);
        self.change.folders.contains(path) || is_file(path) || above(path).any(is_file)
    }

    fn make_folders(&self) -> Result<(), Failure> {
        for below in &self.change.folders {
            let path = self.folder.real().join(below);
            if !path.is_dir() {
                self.folder.named("make", below, self.disk.make_folder(&path))?;
            }
        }
        Ok(())
    }

    /// Renames the prepared files of one sort into place.
    fn place_files(&self, sort: impl Fn(&OutPath) -> bool + Sync) -> Result<(), Failure> {
        let files = self.change.written.par_iter().filter(|path| sort(path));
        files.try_for_each(|path| self.place(&self.prepared.join(at(path)), at(path)))
    }

    fn place(&self, prepared: &Path, below: &Path) -> Result<(), Failure> {
        let placed = self.disk.rename(prepared, &self.folder.real().join(below));
        self.folder.named("write", below, placed)
    }

    fn remove(&self, files: Vec<&OutPath>, folders: Vec<&Path>) -> Result<(), Failure> {
        for path in files {
            let removed = self.disk.remove_file(&self.folder.real().join(at(path)));
            self.folder.named("remove", at(path), removed)?;
        }
        for path in folders {
            let removed = self.disk.remove_folder(&self.folder.real().join(path));
            self.folder.named("remove", path, removed)?;
        }
        Ok(())
    }
}

fn is_page(path: &OutPath) -> bool {
    at(path).extension().is_some_and(|extension| extension == "html")
}
