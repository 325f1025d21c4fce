//! The only reader of the disk: folders to snapshots, files to bytes.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Content, MAX_FILE_BYTES, Snapshot, Source, SourcePath};

/// What makes up a site, below its folder. Everything else there is not read.
const ROOTS: [&str; 3] = ["site.yaml", "content", "themes"];

/// Reads `site.yaml`, `content/` and `themes/` below `root`.
///
/// Hidden files and editors' swap files are left out. A link is not followed, since it could lead
/// out of the site; it is there as [`Content::Link`]. Fails when `root` is no folder, or when
/// something below it cannot be read, with its path in the message.
pub fn read_snapshot(root: &Path) -> io::Result<Snapshot> {
    fs::read_dir(root).map_err(|error| with_path(root, &error))?;
    let mut sources = Vec::new();
    for name in ROOTS {
        let path = root.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(with_path(&path, &error)),
            Ok(_) => sources.extend(read_tree(root, name)?),
        }
    }
    Ok(Snapshot::new(sources))
}

/// Reads every file at or below `name` in `root`, in the order of their paths.
pub fn read_tree(root: &Path, name: &str) -> io::Result<Vec<Arc<Source>>> {
    let mut found = Vec::new();
    let walk = WalkDir::new(root.join(name)).follow_root_links(false).sort_by_file_name();
    let wanted = |entry: &DirEntry| entry.depth() == 0 || !is_left_out(entry.file_name());
    for entry in walk.into_iter().filter_entry(wanted) {
        let entry = entry.map_err(io::Error::from)?;
        let size = entry.metadata().map_err(io::Error::from)?.len();
        if !entry.file_type().is_dir() {
            found.push((entry, size));
        }
    }
    found.par_iter().map(|(entry, size)| read_source(root, entry, *size)).collect()
}

/// The bytes of a file of the output folder.
pub fn read_output_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| with_path(path, &error))
}

/// A file from outside the site, or the files of a folder in the order of their names. Their paths
/// are as they were given; none is too large.
pub fn read_input(path: &Path) -> io::Result<Vec<Arc<Source>>> {
    let paths = if path.is_dir() {
        let walk = WalkDir::new(path).min_depth(1).max_depth(1).sort_by_file_name();
        let mut paths = Vec::new();
        for entry in walk {
            let entry = entry.map_err(io::Error::from)?;
            if entry.file_type().is_file() && !is_left_out(entry.file_name()) {
                paths.push(entry.into_path());
            }
        }
        paths
    } else {
        vec![path.to_owned()]
    };
    let read = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).map_err(|error| with_path(path, &error))?;
        Ok(Source::new(&path.to_string_lossy(), bytes))
    };
    paths.par_iter().map(read).collect()
}

/// Whether the name is a hidden file or one that an editor left while saving.
fn is_left_out(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~') || name.ends_with(".swp")
}

fn read_source(root: &Path, entry: &DirEntry, size: u64) -> io::Result<Arc<Source>> {
    let path = entry.path();
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let content = if entry.path_is_symlink() {
        Content::Link
    } else if size > MAX_FILE_BYTES {
        Content::TooLarge(size)
    } else {
        Content::Bytes(fs::read(path).map_err(|error| with_path(path, &error))?.into())
    };
    Ok(Arc::new(Source { path: SourcePath::from_parts(&parts), content }))
}

fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}
