//! Publishing at once: a whole new tree beside the old one, then one exchange.
//!
//! Called by `mod.rs`. Nothing in the old folder is touched before the exchange, so that it is
//! wholly old until then and wholly new afterwards.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::change::{Change, at};
use super::disk::Disk;
use super::failure::is_of_the_place;
use super::manifest::MANIFEST;
use super::staging::Staging;
use super::there::{Kind, list};
use super::{Failure, Folder, Way};

/// Completes the new tree, which has the files that are written and the folders `made` for them:
/// unchanged files and all that careerbook did not write come along under a second name, with
/// their modification times.
pub(super) fn prepare(
    change: &Change<'_>,
    folder: &Folder,
    staging: &Staging,
    made: &BTreeSet<PathBuf>,
    disk: &Disk<'_>,
) -> Result<(), Failure> {
    let tree = staging.new_tree();
    let old = folder.real();
    for below in change.folders.iter().filter(|below| !made.contains(**below)) {
        folder.named("make", below, disk.make_folder(&tree.join(below)))?;
    }
    let bring = |below: &Path| {
        folder.named("keep", below, disk.bring_along(&old.join(below), &tree.join(below)))
    };
    let kept: Vec<&Path> = change.kept_files().collect();
    change.unchanged.par_iter().try_for_each(|path| bring(at(path)))?;
    kept.par_iter().try_for_each(|path| bring(path))?;
    let manifest = disk.write(&tree.join(MANIFEST), &change.manifest_bytes);
    folder.named("write", MANIFEST.as_ref(), manifest)?;
    permit(change, folder, &tree, disk)
}

/// Gives the folders of the new tree the permissions of those that they replace. Comes last and
/// from the inside out, because these may not let anything be written any more.
fn permit(
    change: &Change<'_>,
    folder: &Folder,
    tree: &Path,
    disk: &Disk<'_>,
) -> Result<(), Failure> {
    let was_folder = |path: &&Path| {
        change.there.entries.get(*path).is_some_and(|entry| entry.kind == Kind::Folder)
    };
    let below = change.folders.iter().rev().copied().filter(was_folder);
    for path in below.chain(change.there.exists.then_some(Path::new(""))) {
        let (old, new) = (folder.real().join(path), tree.join(path));
        folder.named("keep the permissions of", path, disk.copy_permissions(&old, &new))?;
    }
    Ok(())
}

/// Puts the prepared tree in place of the folder. Returns where the old tree lies now, if there
/// was one.
pub(super) fn exchange(
    change: &Change<'_>,
    folder: &Folder,
    staging: &Staging,
    way: Way,
    disk: &Disk<'_>,
) -> Result<Option<PathBuf>, Failure> {
    let (new, real) = (staging.new_tree(), folder.real());
    let fail = |error| Failure::system("replace", folder.path(), error);
    if !change.there.exists {
        return disk.rename(&new, real).map(|()| None).map_err(fail);
    }
    if way == Way::Exchange {
        return match disk.exchange(&new, real) {
            Ok(()) => Ok(Some(new)),
            Err(error) if is_of_the_place(&error) => {
                exchange(change, folder, staging, Way::Renames, disk)
            }
            Err(error) => Err(fail(error)),
        };
    }
    // Between these two there is no folder; `Staging::settle` moves the old one back.
    let old = staging.old_tree();
    disk.rename(real, &old).and_then(|()| disk.rename(&new, real)).map_err(fail)?;
    Ok(Some(old))
}

/// Moves into the new tree what somebody else put into the old one, or replaced there, while the
/// new one was prepared.
pub(super) fn rescue(
    change: &Change<'_>,
    folder: &Folder,
    old: &Path,
    disk: &Disk<'_>,
) -> Result<(), Failure> {
    let late = list(old).map_err(|error| Failure::system("read", folder.path(), error))?;
    let written = |path: &Path| change.manifest.names(path);
    let removed = |path: &Path| change.removed.iter().any(|removed| at(removed) == path);
    for (below, entry) in &late {
        if change.there.entries.get(below) == Some(entry) || below == Path::new(MANIFEST) {
            continue;
        }
        let new = folder.real().join(below);
        if entry.kind == Kind::Folder {
            folder.named("keep", below, disk.make_folders(&new))?;
        } else if !written(below) && !removed(below) {
            let parent = new.parent().unwrap_or(folder.real());
            let moved =
                disk.make_folders(parent).and_then(|()| disk.rename(&old.join(below), &new));
            folder.named("keep", below, moved)?;
        }
    }
    Ok(())
}
