//! The manifest: the file in the output folder that says what in it is careerbook's own.
//!
//! It marks the folder as one that may be published into. It depends on the paths of the built
//! files alone, so that an edited text leaves it as it is, and holds one file per line, so that it
//! reads well in a diff.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{MAIN_SEPARATOR, Path};

use serde::{Deserialize, Serialize};

use crate::source::OutPath;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".careerbook.json";

const NOTE: &str = "The files here that careerbook wrote. It rewrites and removes these and leaves \
                    all others alone.";

/// What careerbook wrote into a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    #[serde(default)]
    note: String,
    #[serde(default)]
    files: BTreeSet<String>,
}

/// A manifest as it was when it told a digest of each file.
#[derive(Deserialize)]
struct WithDigests {
    files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of a folder into which files with the given paths are published.
    pub(super) fn of<'f>(paths: impl Iterator<Item = &'f OutPath>) -> Self {
        Self { note: NOTE.to_owned(), files: paths.map(OutPath::to_string).collect() }
    }

    /// Reads a manifest; fails with what is wrong with the text.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes).or_else(|error| {
            let earlier = serde_json::from_slice(bytes).map_err(|_| error)?;
            let WithDigests { files } = earlier;
            Ok(Self { files: files.into_keys().collect(), ..Self::default() })
        })
    }

    /// The text of the manifest, with a line end behind it.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings can always be written");
        bytes.push(b'\n');
        bytes
    }

    /// A manifest of everything that this one or `other` names.
    pub(super) fn joined_with(&self, other: &Self) -> Self {
        let files = self.files.union(&other.files).cloned().collect();
        Self { note: self.note.clone(), files }
    }

    /// Whether it names a path.
    pub(super) fn names(&self, path: &Path) -> bool {
        out_path(path).is_some_and(|path| self.files.contains(&*path))
    }

    /// The paths that it names, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(Path::new)
    }
}

/// A path in the system's form as files of a site have it, with `/` between its parts. None if it
/// is no text: no file of a site is called so.
pub(super) fn out_path(path: &Path) -> Option<Cow<'_, str>> {
    let path = path.to_str()?;
    if MAIN_SEPARATOR == '/' {
        return Some(Cow::Borrowed(path));
    }
    Some(Cow::Owned(path.replace(MAIN_SEPARATOR, "/")))
}
