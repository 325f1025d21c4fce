//! Files that an earlier build has published: what a later one may use in place of making them.

use std::path::Path;

use rayon::prelude::*;

use crate::source::read_output_file;

use super::manifest::{MANIFEST, Manifest};
use super::{Bytes, Folder};

/// The bytes of the files in the folder that are careerbook's own and whose names end with
/// `ending`, in order. What cannot be read is left out: it is made again.
pub fn earlier_files(folder: &Folder, ending: &str) -> Vec<Bytes> {
    let read = |path: &Path| read_output_file(&folder.real().join(path)).ok();
    let manifest = read(MANIFEST.as_ref()).and_then(|bytes| Manifest::parse(&bytes).ok());
    let manifest = manifest.unwrap_or_default();
    let paths: Vec<&Path> = manifest.paths().filter(|path| is_named(path, ending)).collect();
    paths.into_par_iter().filter_map(read).map(Bytes::from).collect()
}

fn is_named(path: &Path, ending: &str) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(ending))
}
