//! What files hold, in memory or left on the disk: a large site has more text than a build has to
//! keep.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::SourcePath;

/// What a file holds, as far as it could be read. Bytes are equal wherever they are.
#[derive(Clone, Debug)]
pub enum Content {
    /// All of its bytes.
    Bytes(Arc<[u8]>),
    /// All of its bytes, which are not kept and are read again if somebody asks for them.
    OnDisk(OnDisk),
    /// Nothing, because the file is larger than [`super::MAX_FILE_BYTES`]; its size in bytes.
    TooLarge(u64),
    /// Nothing, because it is a link, which could lead out of the site.
    Link,
}

impl Content {
    /// The bytes, as far as there are any.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::OnDisk(file) => file.bytes(),
            Self::TooLarge(_) | Self::Link => &[],
        }
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::TooLarge(one), Self::TooLarge(other)) => one == other,
            (Self::Link, Self::Link) => true,
            (Self::TooLarge(_) | Self::Link, _) | (_, Self::TooLarge(_) | Self::Link) => false,
            _ => self.bytes() == other.bytes(),
        }
    }
}

impl Eq for Content {}

impl Hash for Content {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (is_read, size) = match self {
            Self::Bytes(_) | Self::OnDisk(_) => (true, None),
            Self::TooLarge(size) => (false, Some(size)),
            Self::Link => (false, None),
        };
        (is_read, size, self.bytes()).hash(state);
    }
}

/// The bytes of a file, which stay once somebody has asked for them.
#[derive(Clone, Debug)]
pub struct OnDisk {
    root: Arc<Path>,
    path: SourcePath,
    bytes: OnceLock<Arc<[u8]>>,
}

impl OnDisk {
    /// The bytes of the file at `path` below `root`.
    pub(super) fn new(root: &Arc<Path>, path: &SourcePath) -> Self {
        Self { root: Arc::clone(root), path: path.clone(), bytes: OnceLock::new() }
    }

    /// Where the file lies.
    pub(super) fn place(&self) -> PathBuf {
        self.root.join(self.path.as_str())
    }

    /// The bytes as they are when they are first asked for; none if the file has gone away.
    fn bytes(&self) -> &[u8] {
        self.bytes.get_or_init(|| fs::read(self.place()).unwrap_or_default().into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Snapshot, Source, list_snapshot, read_left, read_snapshot};
    use super::*;

    const ABOUT: &str = "content/about.md";

    /// A folder with a small site in it, and its page with the bytes left there.
    fn left() -> (tempfile::TempDir, Arc<Source>) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::create_dir(folder.path().join("content")).expect("a folder can be made");
        fs::write(folder.path().join(ABOUT), "# About\n").expect("it can be written");
        let page = |snapshot: Snapshot| snapshot.source(&SourcePath::new(ABOUT)).cloned();
        let left = page(list_snapshot(folder.path()).expect("it can be listed"));
        (folder, left.expect("it is there"))
    }

    #[test]
    fn bytes_left_on_the_disk_are_those_that_are_read() {
        let (folder, left) = left();
        let read = read_left(&left).expect("it can be read").expect("it is there");
        assert!(matches!(read.content, Content::Bytes(_)));
        assert_eq!(*read, *Source::new(ABOUT, *b"# About\n"));
        let all = read_snapshot(folder.path()).expect("it can be read");
        assert_eq!(all, list_snapshot(folder.path()).expect("it can be listed"));
    }

    #[test]
    fn bytes_that_were_asked_for_stay() {
        let (folder, left) = left();
        assert_eq!(left.bytes(), b"# About\n");
        drop(folder);
        assert_eq!(left.bytes(), b"# About\n");
    }

    #[test]
    fn a_file_that_has_gone_away_is_none() {
        let (folder, left) = left();
        drop(folder);
        assert!(read_left(&left).expect("that is no failure").is_none());
        assert_eq!(left.text(), "");
    }

    #[test]
    fn what_cannot_be_read_is_a_failure_with_its_path() {
        let (folder, left) = left();
        fs::remove_file(folder.path().join(ABOUT)).expect("it can be removed");
        fs::create_dir(folder.path().join(ABOUT)).expect("a folder can be made");
        let failure = read_left(&left).expect_err("a folder has no bytes").to_string();
        assert!(failure.starts_with("cannot read") && failure.contains("about.md"), "{failure}");
    }
}
