//! The output folder: publishing a built site into it, and comparing one with it.
//!
//! Called by `cli` with the finished files of a build. It is the only writer of
//! `public/`, and it must never leave there anything half done, nor touch a file that it has not
//! written itself.
//!
//! - `there` lists the folder, `change` works out what has to be done and refuses what may not be.
//! - `swap` makes a whole new tree beside the folder and exchanges the two.
//! - `in_place` renames file by file, where that cannot be.
//! - `earlier` reads what an earlier build has published, `memory` what it was made from.
//! - `later_file` is a record of the run beside the site.
//! - `staging` is where both prepare files; `manifest` names what is careerbook's own.

mod change;
mod disk;
mod earlier;
mod failure;
mod folder;
mod in_place;
mod later_file;
mod lock;
mod manifest;
mod memory;
mod new_files;
mod publishing;
mod staging;
mod swap;
mod system;
#[cfg(test)]
mod tests;
mod there;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::source::OutPath;

use change::State;
use disk::Disk;
use lock::Lock;
use manifest::Manifest;
use there::There;

pub use earlier::earlier_files;
pub use failure::Failure;
pub use folder::Folder;
pub use later_file::LaterFile;
pub use manifest::MANIFEST;
pub use new_files::{replace_files, write_new_files};
pub use publishing::Publishing;

/// What a file of the site holds.
pub type Bytes = Arc<[u8]>;

/// The files of a site by their paths. No path may be a folder of another.
pub type Files = BTreeMap<OutPath, Bytes>;

/// How long another publisher of the same folder is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What publishing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have other bytes than before, in order.
    pub written: Vec<OutPath>,
    /// Files of an earlier build that are not built any more, in order.
    pub removed: Vec<OutPath>,
    /// How many files had the same bytes already; they keep their modification time.
    pub unchanged: usize,
    /// How many files in the folder are not careerbook's own; they stayed.
    pub kept: usize,
}

/// One way in which the output folder is not what publishing would make of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The file is built and is not there.
    Missing(OutPath),
    /// The file has other bytes.
    Changed(OutPath),
    /// The file comes from an earlier build and is not built any more.
    Extra(OutPath),
}

impl Difference {
    /// The path of the file.
    pub fn path(&self) -> &OutPath {
        match self {
            Self::Missing(path) | Self::Changed(path) | Self::Extra(path) => path,
        }
    }
}

/// How the new files take the place of the old ones. Where one way is not possible, the next is
/// taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Both trees are exchanged in one system call.
    Exchange,
    /// The old tree is moved away, then the new one in.
    Renames,
    /// File by file, in the folder itself.
    InPlace,
}

/// Makes the folder hold `files`, and what careerbook did not write there.
///
/// Either all of it happens or, after a failure or a kill at any moment, the folder is as it was;
/// only where folders cannot be exchanged it can stop half way, between whole files. What a killed
/// run has left is cleared away first. If nothing differs, nothing is written. Another publisher
/// of the same folder is waited for, for 20 seconds at most. Processes whose current folder is the
/// output folder find themselves in the old one afterwards.
pub fn publish(files: &Files, folder: &Folder) -> Result<Report, Failure> {
    publish_by(folder.way(), files, folder, &Disk::plain())
}

fn publish_by(
    way: Way,
    files: &Files,
    folder: &Folder,
    disk: &Disk<'_>,
) -> Result<Report, Failure> {
    let publishing = Publishing::begin_by(way, folder, *disk)?;
    files.par_iter().for_each(|(path, bytes)| publishing.put(path, bytes, None));
    publishing.finish()
}

/// How the folder differs from what publishing `files` would make of it, in order of the paths.
///
/// Nothing is written. Files that careerbook did not write are no difference unless they stand
/// where a built file belongs. The manifest counts as a built file.
pub fn compare(files: &Files, folder: &Folder) -> Result<Vec<Difference>, Failure> {
    let _lock = Lock::take(folder, PATIENCE)?;
    let there = There::read(folder)?;
    let mut differences = Vec::new();
    for (path, _, state) in change::states(files, &there, folder)? {
        differences.extend(difference(path.clone(), state));
    }
    differences.extend(
        change::no_longer_built(&there, |path| files.contains_key(path))
            .into_iter()
            .map(Difference::Extra),
    );
    let manifest = match &there.manifest {
        None => State::Missing,
        Some(_) if there.manifest_bytes == Manifest::of(files.keys()).to_bytes() => State::Same,
        Some(_) => State::Different,
    };
    // An outdated manifest is news only if it is the whole of it.
    if manifest == State::Missing || differences.is_empty() {
        differences.extend(difference(OutPath::new(MANIFEST), manifest));
    }
    differences.sort_by(|one, other| one.path().cmp(other.path()));
    Ok(differences)
}

fn difference(path: OutPath, state: State) -> Option<Difference> {
    match state {
        State::Missing => Some(Difference::Missing(path)),
        State::Different => Some(Difference::Changed(path)),
        State::Same => None,
    }
}
