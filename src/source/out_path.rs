//! The path of a file of the generated site.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use bitcode::{Decode, Encode};

use super::compare_shared;

/// The path of an output file below the output folder, with `/` between its parts.
///
/// It never starts with `/` and never holds `.` or `..`. It is also the file's address below the
/// site's base URL.
#[derive(Clone, PartialEq, Eq, Hash, Encode, Decode)]
pub struct OutPath(Arc<str>);

impl PartialOrd for OutPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OutPath {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_shared(&self.0, &other.0)
    }
}

impl OutPath {
    /// Takes a path that is already in the form described above.
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path))
    }

    /// The whole path, `careers/data-engineer.html`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last dot of the file name, empty if there is none.
    pub fn extension(&self) -> &str {
        let (_, name) = self.0.rsplit_once('/').unwrap_or(("", &self.0));
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The address below the base URL as links from outside should have it: a folder stands for
    /// the `index.html` in it.
    pub fn public(&self) -> &str {
        public_address(&self.0)
    }

    /// The way from this file up to the site's root: empty, or `../` once per folder.
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The folder this file lies in; empty at the site's root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// The address of a page by its path below the site's root; see [`OutPath::public`].
pub fn public_address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl serde::Serialize for OutPath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
