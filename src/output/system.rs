//! What systems do differently: exchanging folders, owners, numbers of files, copies of links.
//!
//! Called by `disk` and `there` only. Where a system lacks something, the error kind
//! `Unsupported` says so and the caller takes another way.

use std::fs;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

/// Exchanges two folders in one system call.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders in one system call; there is none here.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The number of a listed file, which the listing gives without another system call.
#[cfg(unix)]
pub(super) fn inode(entry: &DirEntry) -> u64 {
    walkdir::DirEntryExt::ino(entry)
}

/// The number of a listed file; unknown here, so that a replaced file looks like the old one.
#[cfg(not(unix))]
pub(super) fn inode(_: &DirEntry) -> u64 {
    0
}

/// The number of a file; unknown where `inode` does not know it either.
#[cfg(unix)]
pub(super) fn inode_of(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

/// The number of a file; unknown here.
#[cfg(not(unix))]
pub(super) fn inode_of(_: &fs::Metadata) -> u64 {
    0
}

/// Gives the folder `to` the owner and the permissions of `from`.
///
/// Fails for a folder that cannot be remade: a mount point, which has to stay where it is, or,
/// unless it is root that asks, a folder of somebody else.
pub(super) fn copy_permissions(from: &Path, to: &Path) -> io::Result<()> {
    let (old, new) = (fs::metadata(from)?, fs::metadata(to)?);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        if old.dev() != new.dev() {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        if (old.uid(), old.gid()) != (new.uid(), new.gid()) {
            chown(to, Some(old.uid()), Some(old.gid()))?;
        }
    }
    if old.permissions() == new.permissions() {
        return Ok(());
    }
    fs::set_permissions(to, old.permissions())
}

/// Makes at `to` a link that says the same as the one at `from`.
#[cfg(unix)]
pub(super) fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

/// Makes at `to` a link that says the same as the one at `from`; not possible here.
#[cfg(not(unix))]
pub(super) fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Lets the owner write into every folder at or below `root`.
pub(super) fn open_folders(root: &Path) -> io::Result<()> {
    for entry in WalkDir::new(root) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_dir() {
            open_folder(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn open_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn open_folder(folder: &Path) -> io::Result<()> {
    let mut permissions = fs::metadata(folder)?.permissions();
    permissions.set_readonly(false);
    fs::set_permissions(folder, permissions)
}
