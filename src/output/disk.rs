//! The hand that writes: every change that publishing makes on the disk goes through here.
//!
//! Called by `staging`, `swap` and `in_place`. Nothing is synchronised to the device: a killed
//! process loses nothing that it has written, and a published site can be built again.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::system;

/// What is about to be done to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// A folder is made.
    MakeFolder,
    /// A file is written or copied.
    Write,
    /// A file gets a second name.
    Link,
    /// A folder is made to look like another.
    Permit,
    /// A file or folder gets another name.
    Rename,
    /// Two folders are exchanged.
    Exchange,
    /// A file or folder is removed.
    Remove,
}

/// The disk, with a question before every operation: the answer may be an error instead of it.
#[derive(Clone, Copy)]
pub(super) struct Disk<'q> {
    /// Asked before every operation; tests answer with the error that they want to see handled.
    pub(super) before: &'q (dyn Fn(Operation) -> io::Result<()> + Sync),
}

impl Disk<'_> {
    /// The disk as it is.
    pub(super) fn plain() -> Self {
        Self { before: &|_| Ok(()) }
    }

    /// Makes a folder in one that is there.
    pub(super) fn make_folder(&self, path: &Path) -> io::Result<()> {
        (self.before)(Operation::MakeFolder)?;
        fs::create_dir(path)
    }

    /// Makes a folder and the folders above it, as far as they are not there.
    pub(super) fn make_folders(&self, path: &Path) -> io::Result<()> {
        (self.before)(Operation::MakeFolder)?;
        fs::create_dir_all(path)
    }

    /// Writes a file where there is none, and returns it.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        (self.before)(Operation::Write)?;
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Gives the file or link `from` the second name `to`, or copies it where that cannot be.
    ///
    /// On another device it fails instead: what is mounted there must stay where it is.
    pub(super) fn bring_along(&self, from: &Path, to: &Path) -> io::Result<()> {
        use io::ErrorKind as Kind;
        match (self.before)(Operation::Link).and_then(|()| fs::hard_link(from, to)) {
            Err(error)
                if matches!(
                    error.kind(),
                    Kind::PermissionDenied | Kind::Unsupported | Kind::TooManyLinks
                ) =>
            {
                self.copy(from, to)
            }
            result => result,
        }
    }

    /// Copies a file with its permissions and modification time, or a link.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.before)(Operation::Write)?;
        let metadata = fs::symlink_metadata(from)?;
        if metadata.is_symlink() {
            return system::copy_link(from, to);
        }
        if !metadata.is_file() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        fs::copy(from, to)?;
        File::open(to)?.set_modified(metadata.modified()?)
    }

    /// Gives the folder `to` the permissions of the folder `from`.
    pub(super) fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.before)(Operation::Permit)?;
        system::copy_permissions(from, to)
    }

    /// Gives a file or folder another name; a file there is replaced in one step.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.before)(Operation::Rename)?;
        fs::rename(from, to)
    }

    /// Moves a file to where there is none, on another device too.
    pub(super) fn move_over(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self.rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => self.copy(from, to),
            result => result,
        }
    }

    /// Exchanges two folders in one step.
    pub(super) fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        (self.before)(Operation::Exchange)?;
        system::exchange(one, other)
    }

    /// Removes a file or link.
    pub(super) fn remove_file(&self, path: &Path) -> io::Result<()> {
        (self.before)(Operation::Remove)?;
        fs::remove_file(path)
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&self, path: &Path) -> io::Result<()> {
        (self.before)(Operation::Remove)?;
        fs::remove_dir(path)
    }

    /// Removes a folder with everything in it, if it is there.
    pub(super) fn remove_tree(&self, path: &Path) -> io::Result<()> {
        (self.before)(Operation::Remove)?;
        let removed = fs::remove_dir_all(path).or_else(|error| match error.kind() {
            // A folder that came along may be closed for writing, and so is its copy here.
            io::ErrorKind::PermissionDenied => {
                system::open_folders(path).and_then(|()| fs::remove_dir_all(path))
            }
            _ => Err(error),
        });
        match removed {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }
}
