//! What the files in the output folder were made from: the memory of a build for the next one.
//!
//! It lies in the folder of the site, where git does not see it. It decides how long a build takes,
//! never what comes out of it: it counts for the program alone that wrote it, and for a file only
//! as long as its size, its number and the time of its last change are what they were. What cannot
//! be read is not remembered.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use crate::memo::Key;
use crate::source::{OutPath, read_output_file};

use super::change::{Built, at};
use super::disk::Disk;
use super::{Folder, system};

/// The folder in the site's that memories lie in.
const PLACE: &str = ".careerbook/memory";

/// How many bytes of a part are its seal.
const SEAL: usize = 16;

/// Another form of the file needs another first line.
const FORM: &str = "careerbook: what the files of an output folder were made from, form 1";

/// Where the memory of an output folder lies, and what it says.
pub(super) struct Memory {
    file: PathBuf,
    /// What has to be the same for a memory to count; none if the program does not know itself.
    head: Option<String>,
    /// How many parts were asked for.
    parts: AtomicUsize,
    /// In the order of the paths.
    remembered: Vec<(OutPath, Remembered)>,
    /// When it was written, in nanoseconds since 1970; none if it was not.
    written: Option<u64>,
}

/// What is remembered of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Remembered {
    /// The key of what it was made from.
    pub(super) key: Key,
    /// By which a file that somebody has changed is told from the one that was published.
    pub(super) stamp: Stamp,
}

/// How a file lies on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        let name = Key::of(&folder.real()).to_string();
        let file = folder.site().join(PLACE).join(name);
        let text = read_output_file(&file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let written = Stamp::at(&file).map(|stamp| stamp.changed);
        let head = head();
        let remembered = text.zip(head.as_ref()).and_then(|(text, head)| parse(&text, head));
        let remembered = remembered.unwrap_or_default();
        Self { file, head, parts: AtomicUsize::new(0), remembered, written }
    }

    /// The stamp of the file at `path`, if it was made from what `key` stands for and lies there as
    /// it was published.
    ///
    /// A file that was changed as late as the memory was written may have been changed again
    /// without another time to show for it; it is not taken for what it was.
    pub(super) fn unchanged(&self, path: &OutPath, key: Key, folder: &Folder) -> Option<Stamp> {
        let found = self.remembered.binary_search_by(|(one, _)| one.cmp(path)).ok()?;
        let (_, remembered) = &self.remembered[found];
        if remembered.key != key || remembered.stamp.changed >= self.written? {
            return None;
        }
        Stamp::at(&folder.real().join(at(path))).filter(|stamp| *stamp == remembered.stamp)
    }

    /// Writes the memory of a folder that holds `built`.
    pub(super) fn write(&self, built: &Built, disk: &Disk<'_>) -> io::Result<()> {
        let Some(mut text) = self.head.clone() else { return Ok(()) };
        for (path, file) in built {
            if let Some(origin) = file.origin {
                add_line(&mut text, path, origin);
            }
        }
        let surplus = (self.parts.load(Ordering::Relaxed)..).map(|number| self.part_file(number));
        for part in surplus.take_while(|part| part.exists()) {
            disk.remove_file(&part)?;
        }
        replace(&self.file, text.as_bytes(), disk)
    }

    /// What was written as the part with this number, if it is whole and the program the same.
    pub(super) fn part(&self, number: usize) -> Option<Vec<u8>> {
        self.parts.fetch_max(number + 1, Ordering::Relaxed);
        let mut bytes = read_output_file(&self.part_file(number)).ok()?;
        let seal = bytes.split_off(bytes.len().checked_sub(SEAL)?);
        (self.seal(&bytes)? == *seal).then_some(bytes)
    }

    /// Writes the part with this number.
    pub(super) fn write_part(
        &self,
        number: usize,
        bytes: &[u8],
        disk: &Disk<'_>,
    ) -> io::Result<()> {
        let Some(seal) = self.seal(bytes) else { return Ok(()) };
        replace(&self.part_file(number), &[bytes, &seal].concat(), disk)
    }

    fn part_file(&self, number: usize) -> PathBuf {
        self.file.with_extension(number.to_string())
    }

    /// What the bytes of a part are recognised by.
    fn seal(&self, bytes: &[u8]) -> Option<[u8; SEAL]> {
        Some(Key::of(&(self.head.as_ref()?, bytes)).to_bytes())
    }
}

/// Writes a file of the memory in place of the one that is there.
fn replace(file: &Path, bytes: &[u8], disk: &Disk<'_>) -> io::Result<()> {
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
    disk.write(&prepared, bytes)?;
    disk.rename(&prepared, file)
}

/// What has to be the same for a memory to count: its form and the program. None if the program
/// does not know itself.
fn head() -> Option<String> {
    let program = env::current_exe().ok()?;
    let Stamp { size, changed, inode } = Stamp::of(&fs::metadata(&program).ok()?)?;
    Some(format!("{FORM}\n{} {size} {changed} {inode}\n", program.display()))
}

fn add_line(text: &mut String, path: &OutPath, Remembered { key, stamp }: Remembered) {
    let Stamp { size, changed, inode } = stamp;
    writeln!(text, "{key} {size} {changed} {inode} {path}").expect("strings can always be written");
}

fn parse(text: &str, head: &str) -> Option<Vec<(OutPath, Remembered)>> {
    let lines = text.strip_prefix(head)?.lines();
    let mut remembered: Vec<_> = lines.map(parse_line).collect::<Option<_>>()?;
    remembered.sort_by(|(one, _), (other, _)| one.cmp(other));
    Some(remembered)
}

fn parse_line(line: &str) -> Option<(OutPath, Remembered)> {
    let mut parts = line.splitn(5, ' ');
    let key = Key::parse(parts.next()?)?;
    let (size, changed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let inode = parts.next()?.parse().ok()?;
    let stamp = Stamp { size, changed, inode };
    Some((OutPath::new(parts.next()?), Remembered { key, stamp }))
}
