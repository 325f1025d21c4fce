//! What files hold, in memory or left on the disk: a large site has more text than a build has to
//! keep.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
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

    /// The bytes as they are when they are first asked for; none if the file has gone away.
    fn bytes(&self) -> &[u8] {
        let read = || fs::read(self.root.join(self.path.as_str())).unwrap_or_default();
        self.bytes.get_or_init(|| read().into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, read_snapshot};
    use super::*;

    #[test]
    fn bytes_left_on_the_disk_are_those_that_were_read() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        fs::write(folder.path().join("site.yaml"), "title: Trades\n").expect("it can be written");
        let snapshot = read_snapshot(folder.path()).expect("it can be read");
        let kept = Source::new("site.yaml", *b"title: Trades\n");
        let left = snapshot.left_on_disk(&kept).expect("it lies on the disk");
        assert_eq!(left, kept);
        fs::remove_file(folder.path().join("site.yaml")).expect("it can be removed");
        assert_eq!(left.bytes(), kept.bytes(), "they stay once they were asked for");
        let gone = snapshot.left_on_disk(&kept).expect("it lay on the disk");
        assert_eq!(gone.text(), "");
    }

    #[test]
    fn nothing_is_left_on_a_disk_where_it_may_not_lie() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut snapshot = read_snapshot(folder.path()).expect("it can be read");
        let source = Source::new("site.yaml", *b"title: Trades\n");
        snapshot.insert(Arc::clone(&source));
        assert!(snapshot.left_on_disk(&source).is_none());
    }
}
