//! The manifest: the file in the output folder that says what in it is careerbook's own.
//!
//! It marks the folder as one that may be published into. It depends on the built files alone, so
//! that publishing the same site twice gives the same manifest, and holds one file per line, so
//! that it reads well in a diff.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::source::OutPath;

use super::Files;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".careerbook.json";

const NOTE: &str = "The files here that careerbook wrote, with the start of their BLAKE3 digest. \
                    It rewrites and removes these and leaves all others alone.";

/// What careerbook wrote into a folder: paths, and 16 bytes of each file's BLAKE3 digest in hex.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    #[serde(default)]
    note: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

/// What the manifest says of a file with these bytes.
pub(super) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

impl Manifest {
    /// The manifest of a folder into which files with the given digests are published.
    pub(super) fn of<'f>(files: impl Iterator<Item = (&'f OutPath, String)>) -> Self {
        let files = files.map(|(path, digest)| (path.to_string(), digest));
        Self { note: NOTE.to_owned(), files: files.collect() }
    }

    /// The manifest of a folder into which `files` are published.
    pub(super) fn of_files(files: &Files) -> Self {
        let digests: Vec<_> = files.par_iter().map(|(path, bytes)| (path, digest(bytes))).collect();
        Self::of(digests.into_iter())
    }

    /// Reads a manifest; fails with what is wrong with the text.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// The text of the manifest, with a line end behind it.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("strings can always be written");
        bytes.push(b'\n');
        bytes
    }

    /// A manifest of everything that this one or `other` names.
    pub(super) fn joined_with(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for (path, digest) in &other.files {
            joined.files.entry(path.clone()).or_insert_with(|| digest.clone());
        }
        joined
    }

    /// Whether it names a path.
    pub(super) fn names(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|path| self.files.contains_key(path))
    }

    /// The paths that it names, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(Path::new)
    }
}
