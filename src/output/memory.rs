//! What the files in the output folder were made from: the memory of a build for the next one.
//!
//! It lies in the folder of the site, where git does not see it. It decides how long a build takes,
//! never what comes out of it: it counts for the program alone that wrote it, and for a file only
//! as long as its size, its number and the time of its last change are what they were. Beside it lie
//! numbered parts, which builds fill as they like. What cannot be read whole is not remembered.

use std::env;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use bitcode::{Decode, Encode};
use rayon::prelude::*;

use crate::memo::Key;
use crate::source::{OutPath, read_output_file};

use super::change::{Built, at};
use super::disk::Disk;
use super::{Folder, system};

/// The folder in the site's that memories lie in.
const PLACE: &str = ".careerbook/memory";

/// Another form of the files needs another first line.
const FORM: &str = "careerbook: what the files of an output folder were made from, form 2";

/// How many bytes at the end of a file are the key of all before them.
const SEAL: usize = 16;

/// Where the memory of an output folder lies, and what it says.
pub(super) struct Memory {
    file: PathBuf,
    /// How a file of this program begins; none if the program does not know itself.
    head: Option<String>,
    /// How many parts this build has asked for; those with higher numbers go when it is written.
    parts: AtomicUsize,
    known: Known,
    /// When it was written, in nanoseconds since 1970; none if it was not.
    written: Option<u64>,
}

/// What the memory of an output folder says.
#[derive(Default, Encode, Decode)]
struct Known {
    /// In the order of the paths.
    files: Vec<(OutPath, Remembered)>,
    /// Positions of the files that were made together, by the key of what they come of and in the
    /// order of the keys.
    together: Vec<(Key, Vec<usize>)>,
}

/// What is remembered of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Remembered {
    /// The key of what it was made from.
    pub(super) key: Key,
    /// By which a file that somebody has changed is told from the one that was published.
    pub(super) stamp: Stamp,
}

/// How a file lies on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(super) struct Stamp {
    /// Its size in bytes.
    size: u64,
    /// Its last change, in nanoseconds since 1970.
    changed: u64,
    /// Its number on the file system.
    inode: u64,
}

impl Stamp {
    /// How the file or link at `path` lies there, if one does.
    pub(super) fn at(path: &Path) -> Option<Self> {
        Self::of(&fs::symlink_metadata(path).ok()?)
    }

    /// How a file lies there, if its system tells times.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        let changed = u64::try_from(changed).ok()?;
        Some(Self { size: metadata.len(), changed, inode: system::inode_of(metadata) })
    }
}

impl Memory {
    /// What is remembered of the folder.
    pub(super) fn read(folder: &Folder) -> Self {
        // Within the site its name is of the way from there, so that it goes where the site goes.
        let place = folder.real().strip_prefix(folder.site()).unwrap_or_else(|_| folder.real());
        let name = Key::of(&place).to_string();
        let file = folder.site().join(PLACE).join(name);
        let written = Stamp::at(&file).map(|stamp| stamp.changed);
        let head = head();
        let bytes = head.as_ref().and_then(|head| unsealed(&file, head));
        let known = bytes.and_then(|bytes| bitcode::decode(&bytes).ok()).unwrap_or_default();
        Self { file, head, parts: AtomicUsize::new(0), known, written }
    }

    /// The stamp of the file at `path`, if it was made from what `key` stands for and lies there as
    /// it was published.
    pub(super) fn unchanged(&self, path: &OutPath, key: Key, folder: &Folder) -> Option<Stamp> {
        let found = position(&self.known.files, path)?;
        let (_, remembered) = self.known.files[found];
        let is_it = remembered.key == key && self.is_unchanged(path, remembered, folder);
        is_it.then_some(remembered.stamp)
    }

    /// Whether the file at `path` lies there as it was published.
    ///
    /// A file that was changed as late as the memory was written may have been changed again
    /// without another time to show for it; it is not taken for what it was.
    pub(super) fn is_unchanged(
        &self,
        path: &OutPath,
        Remembered { stamp, .. }: Remembered,
        folder: &Folder,
    ) -> bool {
        self.written.is_some_and(|written| stamp.changed < written)
            && Stamp::at(&folder.real().join(at(path))) == Some(stamp)
    }

    /// The files that were made together from what `key` stands for, if that is known of all of
    /// them.
    pub(super) fn together(&self, key: Key) -> Option<Vec<(OutPath, Remembered)>> {
        let Known { files, together } = &self.known;
        let found = together.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        let (_, positions) = &together[found];
        positions.iter().map(|position| files.get(*position).cloned()).collect()
    }

    /// Writes the memory of a folder that holds `built`, of which some files were made together.
    pub(super) fn write(
        &self,
        built: &Built,
        together: Vec<(Key, Vec<OutPath>)>,
        disk: &Disk<'_>,
    ) -> io::Result<()> {
        let files = built.iter().filter_map(|(path, file)| Some((path.clone(), file.origin?)));
        let files: Vec<_> = files.collect();
        let positions = |(key, paths): (Key, Vec<OutPath>)| {
            let positions = paths.iter().map(|path| position(&files, path));
            Some((key, positions.collect::<Option<_>>()?))
        };
        let mut together: Vec<_> = together.into_par_iter().filter_map(positions).collect();
        together.sort_unstable_by_key(|(key, _)| *key);
        let surplus = (self.parts.load(Ordering::Relaxed)..).map(|number| self.part_file(number));
        for part in surplus.take_while(|part| part.exists()) {
            disk.remove_file(&part)?;
        }
        self.replace(&self.file, &bitcode::encode(&Known { files, together }), disk)
    }

    /// What was written as the part with this number, if it is whole and the program the same.
    pub(super) fn part(&self, number: usize) -> Option<Vec<u8>> {
        self.parts.fetch_max(number + 1, Ordering::Relaxed);
        unsealed(&self.part_file(number), self.head.as_ref()?)
    }

    /// Writes the part with this number.
    pub(super) fn write_part(
        &self,
        number: usize,
        bytes: &[u8],
        disk: &Disk<'_>,
    ) -> io::Result<()> {
        self.replace(&self.part_file(number), bytes, disk)
    }

    fn part_file(&self, number: usize) -> PathBuf {
        self.file.with_extension(number.to_string())
    }

    /// Writes a file with these bytes in place of the one that is there.
    fn replace(&self, file: &Path, bytes: &[u8], disk: &Disk<'_>) -> io::Result<()> {
        let Some(head) = &self.head else { return Ok(()) };
        let place = file.parent().unwrap_or(file);
        if !place.exists() {
            disk.make_folders(place)?;
            // Another thread may have come here at once, and have written it.
            let _ = disk.write(&place.join(".gitignore"), b"*\n");
        }
        let mut prepared = file.as_os_str().to_owned();
        prepared.push(".new");
        let prepared = PathBuf::from(prepared);
        // A file of this name is what an earlier run could not finish.
        let _ = disk.remove_file(&prepared);
        disk.write(&prepared, &sealed(head, bytes))?;
        disk.rename(&prepared, file)
    }
}

/// Where the file at `path` stands in files in the order of their paths.
fn position(files: &[(OutPath, Remembered)], path: &OutPath) -> Option<usize> {
    files.binary_search_by(|(one, _)| one.cmp(path)).ok()
}

/// How each file of a memory begins that counts: with its form and the program. None if the program
/// does not know itself.
fn head() -> Option<String> {
    let program = env::current_exe().ok()?;
    let Stamp { size, changed, inode } = Stamp::of(&fs::metadata(&program).ok()?)?;
    Some(format!("{FORM}\n{} {size} {changed} {inode}\n", program.display()))
}

/// A file of a memory that holds `bytes`.
pub(super) fn sealed(head: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(head.len() + bytes.len() + SEAL);
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(bytes);
    file.extend_from_slice(&Key::of(&file).to_bytes());
    file
}

/// The bytes that a file of a memory holds, if it is whole and begins with `head`.
fn unsealed(file: &Path, head: &str) -> Option<Vec<u8>> {
    let mut bytes = read_output_file(file).ok()?;
    let seal = bytes.split_off(bytes.len().checked_sub(SEAL)?);
    let is_whole = Key::of(&bytes).to_bytes() == *seal && bytes.starts_with(head.as_bytes());
    is_whole.then(|| bytes.split_off(head.len()))
}
