//! The only reader of the disk: folders to snapshots, files to bytes.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::iter::repeat_n;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Content, MAX_FILE_BYTES, OnDisk, Snapshot, Source, SourcePath};

/// Where the pages of a site and their data lie, below its folder.
const CONTENT: &str = "content";

/// What makes up a site, below its folder. Everything else there is not read.
const ROOTS: [&str; 3] = ["site.yaml", CONTENT, "themes"];

/// Reads `site.yaml`, `content/` and `themes/` below `root`.
///
/// Hidden files and editors' swap files are left out. A link is not followed, since it could lead
/// out of the site; it is there as [`Content::Link`]. Fails when `root` is no folder, or when
/// something below it cannot be read, with its path in the message.
pub fn read_snapshot(root: &Path) -> io::Result<Snapshot> {
    snapshot(root, |name| read_tree(root, name))
}

/// The same with all that lies below `content/` left on the disk, for one who reads it file by file
/// with [`read_left`]: a large site has more text than has to be in memory at once.
pub fn list_snapshot(root: &Path) -> io::Result<Snapshot> {
    let shared: Arc<Path> = Arc::from(root);
    snapshot(root, |name| {
        if name != CONTENT {
            return read_tree(root, name);
        }
        tree(root, name, |path, kind| leave(&shared, path, kind))
    })
}

/// The files of a site; `part` gives those at or below the part of it with the given name.
fn snapshot(
    root: &Path,
    part: impl Fn(&str) -> io::Result<Vec<Arc<Source>>>,
) -> io::Result<Snapshot> {
    fs::read_dir(root).map_err(|error| with_path(root, &error))?;
    let mut sources = Vec::new();
    for name in ROOTS {
        let path = root.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(with_path(&path, &error)),
            Ok(_) => sources.extend(part(name)?),
        }
    }
    Ok(Snapshot::new(sources))
}

/// Reads every file at or below `name` in `root`, in the order of their paths.
///
/// A file that goes away while this looks is not there.
pub fn read_tree(root: &Path, name: impl AsRef<Path>) -> io::Result<Vec<Arc<Source>>> {
    tree(root, name, |path, kind| read_source(root, path, kind))
}

/// What `source` makes of every file at or below `name` in `root`, in the order of their paths.
fn tree(
    root: &Path,
    name: impl AsRef<Path>,
    source: impl Fn(&Path, FileType) -> io::Result<Option<Arc<Source>>> + Sync,
) -> io::Result<Vec<Arc<Source>>> {
    let mut found = Vec::new();
    let walk = by_name(WalkDir::new(root.join(name)).follow_root_links(false));
    let wanted = |entry: &DirEntry| entry.depth() == 0 || !is_left_out(entry.file_name());
    for entry in walk.into_iter().filter_entry(wanted) {
        match entry.map_err(io::Error::from) {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => found.push((entry.file_type(), entry.into_path())),
            Err(error) if is_gone(&error) => {}
            Err(error) => return Err(error),
        }
    }
    let made = found.par_iter().map(|(kind, path)| source(path, *kind));
    let sources: Vec<Option<_>> = made.collect::<io::Result<_>>()?;
    Ok(sources.into_iter().flatten().collect())
}

/// The file at `path`, whose bytes are left on the disk if it can be found there by its path as a
/// source: a name that is no text cannot.
fn leave(root: &Arc<Path>, path: &Path, kind: FileType) -> io::Result<Option<Arc<Source>>> {
    let below = source_path(root, path);
    if kind.is_symlink() || root.join(below.as_str()) != path {
        return read_source(root, path, kind);
    }
    let content = Content::OnDisk(OnDisk::new(root, &below));
    Ok(Some(Arc::new(Source { path: below, content })))
}

/// The file with its bytes in memory, as they are now if they were left on the disk. None if it has
/// gone away; fails, with the path in the message, if it cannot be read.
pub fn read_left(source: &Arc<Source>) -> io::Result<Option<Arc<Source>>> {
    let Content::OnDisk(file) = &source.content else { return Ok(Some(Arc::clone(source))) };
    let place = file.place();
    source_of(source.path.clone(), &place, read_content(&place))
}

/// Where something may have changed on the disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// The bytes of the file at this path. A folder there is as it was.
    Bytes(PathBuf),
    /// What stands at this path: a file or a folder may have come, gone, or taken the place of
    /// another.
    Entry(PathBuf),
    /// Anything.
    All,
}

/// A file that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it lies.
    pub path: SourcePath,
    /// What was there.
    pub before: Option<Arc<Source>>,
    /// What is there now.
    pub after: Option<Arc<Source>>,
}

/// Brings `snapshot`, which was read from `root`, up to date where the disk was touched, and says
/// what has changed.
///
/// Afterwards it is what [`read_snapshot`] would read, but nothing else is looked at. On a failure
/// it stays as it was.
pub fn reread(
    root: &Path,
    snapshot: &mut Snapshot,
    touched: &BTreeSet<Touched>,
) -> io::Result<Vec<Change>> {
    let mut found = Vec::new();
    for one in touched {
        match one {
            Touched::All => {
                for name in ROOTS {
                    found.extend(look(root, &root.join(name), Depth::Tree)?);
                }
            }
            Touched::Entry(path) => found.extend(look(root, path, Depth::Tree)?),
            Touched::Bytes(path) => found.extend(look(root, path, Depth::File)?),
        }
    }
    Ok(found.into_iter().flat_map(|(place, sources)| snapshot.replace(&place, sources)).collect())
}

/// How much is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// A file, but no folder.
    File,
    /// A file, or a folder and all that is in it.
    Tree,
}

/// What now stands at `path`, or at the first part of it that is no folder. None if that is no
/// part of the site, or a folder that is not looked at.
fn look(
    root: &Path,
    path: &Path,
    depth: Depth,
) -> io::Result<Option<(SourcePath, Vec<Arc<Source>>)>> {
    let Ok(below) = path.strip_prefix(root) else { return Ok(None) };
    let mut parts = below.iter();
    let is_of_site = parts.next().is_some_and(|first| ROOTS.iter().any(|name| first == *name));
    if !is_of_site || parts.any(is_left_out) {
        return Ok(None);
    }
    let mut at = root.to_owned();
    for part in below {
        at.push(part);
        let sources = match fs::symlink_metadata(&at) {
            Ok(metadata) if metadata.is_dir() => continue,
            Ok(metadata) => read_source(root, &at, metadata.file_type())?.into_iter().collect(),
            Err(error) if is_gone(&error) => Vec::new(),
            Err(error) => return Err(with_path(&at, &error)),
        };
        return Ok(Some((source_path(root, &at), sources)));
    }
    if depth == Depth::File {
        return Ok(None);
    }
    Ok(Some((source_path(root, path), read_tree(root, below)?)))
}

/// The walk with what lies in a folder in the order of the names.
pub fn by_name(walk: WalkDir) -> WalkDir {
    // The paths of siblings compare as their names do, and need not be taken apart for it.
    walk.sort_by(|one, other| one.path().as_os_str().cmp(other.path().as_os_str()))
}

/// The bytes of a file of the output folder.
pub fn read_output_file(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).map_err(|error| with_path(path, &error))
}

/// A file from outside the site, or the files of a folder in the order of their names. Their paths
/// are as they were given; none is too large.
pub fn read_input(path: &Path) -> io::Result<Vec<Arc<Source>>> {
    let paths = if path.is_dir() {
        let walk = by_name(WalkDir::new(path).min_depth(1).max_depth(1));
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
    let read = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| with_path(path, &error))?;
        Ok(Source::new(&path.to_string_lossy(), bytes))
    };
    paths.par_iter().map(read).collect()
}

/// Whether the name is a hidden file or one that an editor left while saving. Vim tries with
/// `4913` whether it may write into the folder.
fn is_left_out(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".swp") || name == "4913"
}

/// Whether the error says that nothing is there.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The file at `path`, or none if it has gone away.
fn read_source(root: &Path, path: &Path, kind: FileType) -> io::Result<Option<Arc<Source>>> {
    let content = if kind.is_symlink() { Ok(Content::Link) } else { read_content(path) };
    source_of(source_path(root, path), path, content)
}

/// The file with what could be read at `place`, or none if nothing is there any more.
fn source_of(
    path: SourcePath,
    place: &Path,
    content: io::Result<Content>,
) -> io::Result<Option<Arc<Source>>> {
    match content {
        Ok(content) => Ok(Some(Arc::new(Source { path, content }))),
        Err(error) if is_gone(&error) => Ok(None),
        Err(error) => Err(with_path(place, &error)),
    }
}

/// What a file holds. Its size is asked of the open file: looking at the folder tells kinds alone,
/// and so costs nothing for each file.
fn read_content(path: &Path) -> io::Result<Content> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > MAX_FILE_BYTES {
        return Ok(Content::TooLarge(size));
    }
    let mut bytes: Arc<[u8]> = repeat_n(0, usize::try_from(size).unwrap_or_default()).collect();
    let read = Arc::get_mut(&mut bytes).map_or(Ok(0), |room| read_into(&mut file, room))?;
    if read < bytes.len() {
        bytes = Arc::from(&bytes[..read]);
    }
    Ok(Content::Bytes(bytes))
}

/// Reads as much as `room` has room for, or as there is.
fn read_into(file: &mut File, room: &mut [u8]) -> io::Result<usize> {
    let mut end = 0;
    while end < room.len() {
        match file.read(&mut room[end..]) {
            Ok(0) => break,
            Ok(read) => end += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(end)
}

/// The path below `root`.
fn source_path(root: &Path, path: &Path) -> SourcePath {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
    SourcePath::from_parts(&parts)
}

fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}
