//! Files as values: what was on the disk when the build began.
//!
//! `disk` makes a [`Snapshot`]; every later stage reads from it and never from the disk, but for
//! texts that were left there.
//! Nothing here knows what a file means.

mod content;
mod disk;
mod lines;
mod out_path;
mod passage;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bitcode::{Decode, Encode};

pub use content::{Content, OnDisk};
pub use disk::{
    Change, Touched, by_name, list_snapshot, read_input, read_left, read_output_file,
    read_snapshot, read_tree, reread,
};
pub use lines::{LineColumn, Lines};
pub use out_path::{OutPath, public_address};
pub use passage::Passage;

/// The largest file that is read, in bytes. Larger ones are reported and left out.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// A place in a source file: bytes from its start, end excluded.
pub type Span = Range<usize>;

/// The path of a source file below the site's folder, with `/` between its parts.
///
/// It never starts with `/`, never holds `.` or `..`, and is the same on every system.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
pub struct SourcePath(Arc<str>);

impl PartialOrd for SourcePath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SourcePath {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_shared(&self.0, &other.0)
    }
}

/// Compares two texts, and does not look at them if they are one.
fn compare_shared(one: &Arc<str>, other: &Arc<str>) -> Ordering {
    if Arc::ptr_eq(one, other) { Ordering::Equal } else { one.cmp(other) }
}

impl SourcePath {
    /// Takes a path that is already in the form described above; `\` becomes `/`.
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path.replace('\\', "/")))
    }

    /// Takes the names of folders and of the file, from the site's folder down.
    pub fn from_parts(parts: &[impl AsRef<str>]) -> Self {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        Self(Arc::from(parts.join("/")))
    }

    /// The whole path, `content/careers/data-engineer.md`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last `/`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The file name without its extension.
    pub fn stem(&self) -> &str {
        self.file_name().rsplit_once('.').map_or(self.file_name(), |(stem, _)| stem)
    }

    /// What follows the last dot of the file name, empty if there is none.
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The path below `folder` (written without a trailing `/`), or none if it lies elsewhere.
    pub fn below(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// The file that a relative reference in this file names, or none if it leaves the site.
    pub fn join(&self, reference: &str) -> Option<Self> {
        let mut parts: Vec<&str> = self.0.split('/').collect();
        parts.pop();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                _ => parts.push(part),
            }
        }
        Some(Self(Arc::from(parts.join("/"))))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// One file: its path and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Where the file lies.
    pub path: SourcePath,
    /// What it holds.
    pub content: Content,
}

impl Source {
    /// A file that holds `bytes`.
    pub fn new(path: &str, bytes: impl Into<Arc<[u8]>>) -> Arc<Self> {
        Arc::new(Self { path: SourcePath::new(path), content: Content::Bytes(bytes.into()) })
    }

    /// The bytes of the file; none of them if it was too large to read.
    pub fn bytes(&self) -> &[u8] {
        self.content.bytes()
    }

    /// Where its text lies in it: all of it but a byte order mark at its start.
    pub fn text_span(&self) -> Span {
        let text = self.text();
        let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        mark..text.len()
    }

    /// The text of the file as far as it is valid UTF-8: the part before the first fault.
    pub fn text(&self) -> &str {
        let bytes = self.bytes();
        match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        }
    }
}

/// All source files of a site at one moment, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    files: BTreeMap<SourcePath, Arc<Source>>,
}

impl Snapshot {
    /// A snapshot of the given files; of two with one path the later counts.
    pub fn new(sources: impl IntoIterator<Item = Arc<Source>>) -> Self {
        let files = sources.into_iter().map(|source| (source.path.clone(), source));
        Self { files: files.collect() }
    }

    /// Puts a file in, in place of what stood at its path.
    pub fn insert(&mut self, source: Arc<Source>) {
        self.files.insert(source.path.clone(), source);
    }

    /// Takes the file at `path` out, and returns it if there was one.
    pub fn remove(&mut self, path: &SourcePath) -> Option<Arc<Source>> {
        self.files.remove(path)
    }

    /// Puts `sources` in, in place of all that stood at or below `place`, and says what that
    /// changes. A file that is what it was stays the same value.
    fn replace(&mut self, place: &SourcePath, sources: Vec<Arc<Source>>) -> Vec<Change> {
        let below = SourcePath::from_parts(&[place.as_str(), ""]);
        let is_below = |path: &SourcePath| path.as_str().starts_with(below.as_str());
        let mut before: BTreeMap<_, _> = self.files.remove_entry(place).into_iter().collect();
        let in_folder = self.files.range(&below..).map(|(path, _)| path);
        let in_folder: Vec<_> = in_folder.take_while(|path| is_below(path)).cloned().collect();
        before.extend(in_folder.iter().filter_map(|path| self.files.remove_entry(path)));
        let mut changes = Vec::new();
        for after in sources {
            let path = after.path.clone();
            let kept = match before.remove(&path) {
                Some(before) if before == after => before,
                before => {
                    let changed = Some(Arc::clone(&after));
                    changes.push(Change { path: path.clone(), before, after: changed });
                    after
                }
            };
            self.files.insert(path, kept);
        }
        let gone = before.into_iter().map(|(path, before)| (path, Some(before)));
        changes.extend(gone.map(|(path, before)| Change { path, before, after: None }));
        changes
    }

    /// The file at `path`.
    pub fn source(&self, path: &SourcePath) -> Option<&Arc<Source>> {
        self.files.get(path)
    }

    /// The files below `folder` (written without a trailing `/`) by their paths, in order.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&SourcePath, &Arc<Source>)> {
        let (start, end) = range_below(folder);
        self.files.range(start..end)
    }

    /// Takes out the files below `folder` (written without a trailing `/`), in the order of their
    /// paths.
    pub fn take_below(&mut self, folder: &str) -> Vec<Arc<Source>> {
        let (start, end) = range_below(folder);
        let mut taken = self.files.split_off(&start);
        self.files.append(&mut taken.split_off(&end));
        taken.into_values().collect()
    }

    /// All files in the order of their paths.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.files.values()
    }
}

/// Between which paths those below `folder` lie: `0` is the character after `/`.
fn range_below(folder: &str) -> (SourcePath, SourcePath) {
    (SourcePath::new(&format!("{folder}/")), SourcePath::new(&format!("{folder}0")))
}
