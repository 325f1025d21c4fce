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
