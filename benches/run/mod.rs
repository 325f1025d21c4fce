//! One run of a program, measured from outside: how long it took, and its peak memory; and what
//! lies in a folder afterwards.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the memory of a program is looked at. What is read is its peak so far, so only what
/// it takes in its last moments can be missed.
const LOOK: Duration = Duration::from_millis(2);

/// What one run took.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub(crate) took: Duration,
    /// In KiB; none where the system does not tell.
    pub(crate) peak: Option<u64>,
}

/// Runs a program to its end. One that fails is an error, with what it has said.
pub(crate) fn run(command: &mut Command, log: &Path) -> io::Result<Run> {
    let said = File::create(log)?;
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said);
    let start = Instant::now();
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let is_over = AtomicBool::new(false);
    let (ended, took, peak) = thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut peak = None;
            while !is_over.load(Ordering::Relaxed) {
                peak = peak.max(peak_of(&status));
                thread::sleep(LOOK);
            }
            peak
        });
        let ended = child.wait();
        let took = start.elapsed();
        is_over.store(true, Ordering::Relaxed);
        (ended, took, watch.join().unwrap_or_default())
    });
    if ended?.success() {
        return Ok(Run { took, peak });
    }
    let said = fs::read_to_string(log).unwrap_or_default();
    Err(io::Error::other(format!("{command:?} failed:\n{said}")))
}

fn peak_of(status: &str) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// What lies in a folder.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tree {
    /// Pages of careers.
    pub(crate) careers: usize,
    /// Pages of the things of vocabularies.
    pub(crate) entries: usize,
    /// The home page, lists and all other pages.
    pub(crate) other_pages: usize,
    pub(crate) files: usize,
    pub(crate) bytes: u64,
    /// Of these, in pages.
    pub(crate) page_bytes: u64,
}

impl Tree {
    /// Counts what lies below `folder`; `kinds` are the beginnings of the ids of entries.
    pub(crate) fn of(folder: &Path, kinds: &[&str]) -> io::Result<Self> {
        let mut tree = Self::default();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let size = entry.metadata()?.len();
            tree.files += 1;
            tree.bytes += size;
            let path = entry.path().strip_prefix(folder).map_err(io::Error::other)?;
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            tree.page_bytes += size;
            // `careers/ID.html` and `careers/ID/index.html` are the page of the same thing.
            let is_named = |start: &str| {
                let mut names = path.iter().filter_map(|name| name.to_str());
                names.any(|name| name.strip_prefix(start).is_some_and(|rest| rest.starts_with('-')))
            };
            if is_named("career") {
                tree.careers += 1;
            } else if kinds.iter().any(|kind| is_named(kind)) {
                tree.entries += 1;
            } else {
                tree.other_pages += 1;
            }
        }
        Ok(tree)
    }

    pub(crate) fn pages(&self) -> usize {
        self.careers + self.entries + self.other_pages
    }
}
