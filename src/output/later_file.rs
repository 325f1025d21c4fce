//! A file beside the site that is written when the run is over: a record of the run.
//!
//! Made by `cli` at the beginning of the run, so that a place where nothing can be written is told
//! before the work.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::source::read_output_file;

use super::Failure;
use super::folder::resolve;

/// A file that can be written and has not been written yet. Until then what stands there stays.
#[derive(Debug)]
pub struct LaterFile {
    path: PathBuf,
    /// Where it is written first.
    hidden: PathBuf,
    file: Option<File>,
}

impl LaterFile {
    /// Makes sure that a file can be written at `path`.
    ///
    /// Refused is a place in one of `folders`, which hold other things, and one where something
    /// stands that is no file of which `is_own` says that it may be replaced.
    pub fn prepare(
        path: &Path,
        folders: &[&Path],
        is_own: impl Fn(&[u8]) -> bool,
    ) -> Result<Self, Failure> {
        let refuse = |why: String| Err(Failure::refusal("write", path, why));
        let Some(name) = path.file_name() else {
            return refuse("it is no name of a file".to_owned());
        };
        let fail = |error| Failure::system("write", path, error);
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(fail(error)),
            Ok(there) if there.is_dir() => return refuse("it is a folder".to_owned()),
            Ok(there) if !there.is_file() => return refuse("it is no plain file".to_owned()),
            Ok(there) => {
                if !may_be_replaced(path, &there, is_own).map_err(fail)? {
                    return refuse("what stands there is something else".to_owned());
                }
            }
        }
        let real = resolve(path)?;
        for folder in folders {
            if real.starts_with(resolve(folder)?) {
                return refuse(format!("it lies in {}", folder.display()));
            }
        }
        let hidden = path.with_file_name(format!(".{}.new", name.to_string_lossy()));
        // A file of this name is what an earlier run could not finish.
        let _ = fs::remove_file(&hidden);
        let file = OpenOptions::new().write(true).create_new(true).open(&hidden);
        let file = Some(file.map_err(fail)?);
        Ok(Self { path: path.to_owned(), hidden, file })
    }

    /// Writes the file, in place of what stands there.
    pub fn write(mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.file.as_mut().map_or(Ok(()), |file| file.write_all(bytes));
        let named = written.and_then(|()| fs::rename(&self.hidden, &self.path));
        named.map_err(|error| Failure::system("write", &self.path, error))?;
        self.file = None;
        Ok(())
    }
}

impl Drop for LaterFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // If it cannot be removed, the next run will.
            let _ = fs::remove_file(&self.hidden);
        }
    }
}

fn may_be_replaced(
    path: &Path,
    there: &Metadata,
    is_own: impl Fn(&[u8]) -> bool,
) -> std::io::Result<bool> {
    Ok(there.len() == 0 || is_own(&read_output_file(path)?))
}
