//! Files as values: what was on the disk when the build began.
//!
//! `disk` makes a [`Snapshot`]; every later stage reads from it and never from the disk.
//! Nothing here knows what a file means.

mod disk;
mod lines;
mod out_path;
mod passage;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use disk::{read_input, read_output_file, read_snapshot, read_tree};
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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Where the file lies.
    pub path: SourcePath,
    /// What it holds.
    pub content: Content,
}

/// What a file holds, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Content {
    /// All of its bytes.
    Bytes(Arc<[u8]>),
    /// Nothing, because the file is larger than [`MAX_FILE_BYTES`]; its size in bytes.
    TooLarge(u64),
    /// Nothing, because it is a link, which could lead out of the site.
    Link,
}

impl Source {
    /// A file that holds `bytes`.
    pub fn new(path: &str, bytes: impl Into<Arc<[u8]>>) -> Arc<Self> {
        Arc::new(Self { path: SourcePath::new(path), content: Content::Bytes(bytes.into()) })
    }

    /// The bytes of the file; none of them if it was too large to read.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Bytes(bytes) => bytes,
            Content::TooLarge(_) | Content::Link => &[],
        }
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
        Self { files: sources.into_iter().map(|source| (source.path.clone(), source)).collect() }
    }

    /// Puts a file in, in place of what stood at its path.
    pub fn insert(&mut self, source: Arc<Source>) {
        self.files.insert(source.path.clone(), source);
    }

    /// Takes the file at `path` out, and returns it if there was one.
    pub fn remove(&mut self, path: &SourcePath) -> Option<Arc<Source>> {
        self.files.remove(path)
    }

    /// The file at `path`.
    pub fn source(&self, path: &SourcePath) -> Option<&Arc<Source>> {
        self.files.get(path)
    }

    /// All files in the order of their paths.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.files.values()
    }
}
