//! Files that are written once and belong to the editor from then on.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::Failure;

/// Writes files that are not there yet, by their paths below `folder`.
///
/// All or nothing: if one of them is there, none is written, and the failure names it.
pub fn write_new_files(folder: &Path, files: &[(&str, &str)]) -> Result<(), Failure> {
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
        return Err(Failure::refusal("write", &folder.join(path), "the file is there already"));
    }
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::system("make", parent, error))?;
        }
        let opened = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                Failure::refusal("write", &path, "the file is there already")
            }
            _ => Failure::system("write", &path, error),
        })?;
    }
    Ok(())
}

/// Writes the files below `folder`, in place of what stands there, which may not be links. All are
/// written under hidden names first and renamed then, so that a full disk leaves everything as it
/// was.
pub fn replace_files(folder: &Path, files: &[(&str, &str)]) -> Result<(), Failure> {
    let prepared = files.iter().try_for_each(|(path, text)| prepare(&folder.join(path), text));
    if let Err(failure) = prepared {
        for (path, _) in files {
            // What could not be written is not there to be removed.
            let _ = fs::remove_file(hidden(&folder.join(path)));
        }
        return Err(failure);
    }
    for (path, _) in files {
        let path = folder.join(path);
        fs::rename(hidden(&path), &path).map_err(|error| Failure::system("write", &path, error))?;
    }
    Ok(())
}

/// Writes the new text of a file beside it.
fn prepare(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Failure::system("make", parent, error))?;
    }
    let there = fs::symlink_metadata(path).ok();
    if there.as_ref().is_some_and(fs::Metadata::is_symlink) {
        return Err(Failure::refusal("write", path, "it is a link, which is not followed"));
    }
    let new = hidden(path);
    // A file of this name is what an earlier run could not finish.
    let _ = fs::remove_file(&new);
    let opened = OpenOptions::new().write(true).create_new(true).open(&new);
    let written = opened.and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        there.map_or(Ok(()), |there| file.set_permissions(there.permissions()))
    });
    written.map_err(|error| Failure::system("write", path, error))
}

/// The name under which a file is prepared. Hidden files are no part of a site.
fn hidden(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}
