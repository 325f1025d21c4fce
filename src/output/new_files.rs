//! Files that are written once and belong to the editor from then on.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

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

/// Writes the files below `folder`, in place of what stands there. All are written under other
/// names first and renamed then, so that a full disk leaves everything as it was.
pub fn replace_files(folder: &Path, files: &[(&str, &str)]) -> Result<(), Failure> {
    let paths = |path: &str| (folder.join(path), folder.join(format!("{path}.new")));
    for (path, text) in files {
        let (path, new) = paths(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Failure::system("make", parent, error))?;
        }
        if let Err(error) = fs::write(&new, text) {
            for (path, _) in files {
                // What could not be written is not there to be removed.
                let _ = fs::remove_file(paths(path).1);
            }
            return Err(Failure::system("write", &new, error));
        }
    }
    for (path, _) in files {
        let (path, new) = paths(path);
        fs::rename(&new, &path).map_err(|error| Failure::system("write", &path, error))?;
    }
    Ok(())
}
