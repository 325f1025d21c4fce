//! The only reader of the disk: folders to snapshots, files to bytes.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Content, MAX_FILE_BYTES, Snapshot, Source, SourcePath};

/// What makes up a site, below its folder. Everything else there is not read.
const ROOTS: [&str; 3] = ["site.yaml", "content", "themes"];

/// Reads `site.yaml`, `content/` and `themes/` below `root`.
///
/// Hidden files, editors' swap files and links are left out: a link could lead out of the site.
/// Fails when a file or folder that is there cannot be read, with its path in the message.
pub fn read_snapshot(root: &Path) -> io::Result<Snapshot> {
    let mut sources = Vec::new();
    for name in ROOTS {
        if root.join(name).exists() {
            sources.extend(read_tree(root, name)?);
        }
    }
    Ok(Snapshot::new(sources))
}

/// Reads every file at or below `name` in `root`, in the order of their paths.
pub fn read_tree(root: &Path, name: &str) -> io::Result<Vec<Arc<Source>>> {
    let mut paths = Vec::new();
    let walk = WalkDir::new(root.join(name)).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry.file_name())) {
        let entry = entry.map_err(io::Error::from)?;
        if entry.file_type().is_file() {
            paths.push((
                entry.path().to_path_buf(),
                entry.metadata().map_err(io::Error::from)?.len(),
            ));
        }
    }
    paths.par_iter().map(|(path, size)| read_source(root, path, *size)).collect()
}

/// The bytes of a file of the output folder.
pub fn read_output_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| with_path(path, &error))
}

/// Whether the name is a hidden file or one that an editor left while saving.
fn is_left_out(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with('#') || name.ends_with('~') || name.ends_with(".swp")
}

fn read_source(root: &Path, path: &Path, size: u64) -> io::Result<Arc<Source>> {
    let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    let content = if size > MAX_FILE_BYTES {
        Content::TooLarge(size)
    } else {
        Content::Bytes(fs::read(path).map_err(|error| with_path(path, &error))?.into())
    };
    Ok(Arc::new(Source { path: SourcePath::new(&below), content }))
}

fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}
