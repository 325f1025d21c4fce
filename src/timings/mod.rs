//! Where the time of a run goes: the measuring, and what comes of it as text and as a trace.
//!
//! `cli` makes a [`Recorder`] if somebody asks for it, `build` notes in it what it does. Without
//! one no clock is read for a file. What is measured is shown and decides nothing.
//!
//! - `process` asks the system what the process has taken so far.
//! - `text` is the summary for people, `trace` the file for viewers.

mod process;
#[cfg(test)]
mod tests;
mod text;
mod trace;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

pub use text::{Amount, Published, Traffic, text};
pub use trace::{is_trace, trace};

/// Measures a run while it goes on, on all its threads.
#[derive(Debug)]
pub struct Recorder {
    start: Instant,
    /// What all processors had worked when the run began.
    processor: Option<Duration>,
    steps: Mutex<Vec<Step>>,
    /// The files by the thread that worked on them, so that no thread waits for another.
    files: Vec<Mutex<Vec<FileTime>>>,
}

/// A step of the run. Steps follow each other without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub name: &'static str,
    /// When it began, from the start of the run.
    pub start: Duration,
    /// How long it took.
    pub took: Duration,
    /// Time of all processors together in it, where the system tells.
    pub processor: Option<Duration>,
    /// The most memory that the process had until its end, in bytes, where the system tells.
    pub memory: Option<u64>,
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A file of the site was parsed.
    Parse,
    /// A file of the site was read, and an earlier build had parsed it.
    Recall,
    /// The templates of the theme were compiled; the path is that of its folder.
    Compile,
    /// A file was made by the template of this name, or without one: what kind of file.
    Render(&'static str),
    /// A share image was drawn.
    Draw,
    /// The contexts of some files were made; the path is that of the first of them.
    Gather,
    /// A finished file was compared with what lies in the output folder, and written if it differs.
    Put,
}

/// How long the work on one file took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTime {
    /// What was done to it.
    pub work: Work,
    /// Its path.
    pub path: String,
    /// Its size.
    pub bytes: usize,
    /// The thread, from 1; 0 is the one that the steps are done on.
    pub thread: usize,
    /// When it began, from the start of the run.
    pub start: Duration,
    /// How long it took.
    pub took: Duration,
    /// For how much of that the thread had a processor, where the system tells.
    pub processor: Option<Duration>,
}

/// What was measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// The files, in the order in which work on them began.
    pub files: Vec<FileTime>,
    /// How many threads there were for the files.
    pub threads: usize,
}

impl Recorder {
    /// Begins to measure: now is the start of the run.
    pub fn start() -> Self {
        let threads = rayon::current_num_threads() + 1;
        let files = (0..threads).map(|_| Mutex::default()).collect();
        let processor = process::processor_time();
        Self { start: Instant::now(), processor, steps: Mutex::default(), files }
    }

    /// Notes that everything since the last step was the step `name`.
    pub fn step(&self, name: &'static str) {
        let now = self.start.elapsed();
        let mut steps = lock(&self.steps);
        let start = steps.last().map_or(Duration::ZERO, |last| last.start + last.took);
        let before = steps.iter().filter_map(|step| step.processor).sum::<Duration>();
        let since_start = process::processor_time().zip(self.processor);
        let processor = since_start.map(|(now, start)| now.saturating_sub(start + before));
        let memory = process::peak_memory();
        steps.push(Step { name, start, took: now.saturating_sub(start), processor, memory });
    }

    /// What was measured.
    pub fn finish(self) -> Timings {
        let threads = self.files.len() - 1;
        let steps = self.steps.into_inner().unwrap_or_else(PoisonError::into_inner);
        let lanes = self.files.into_iter();
        let lanes = lanes.map(|lane| lane.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut files: Vec<FileTime> = lanes.flatten().collect();
        files.sort_by_key(|file| (file.start, file.thread));
        Timings { steps, files, threads }
    }
}

impl Timings {
    /// How long the run took.
    pub fn whole(&self) -> Duration {
        self.steps.iter().map(|step| step.took).sum()
    }
}

impl FileTime {
    /// How much work it was: without the time in which other programs had the processor, but with
    /// that in which the disk was waited for.
    pub fn work_time(&self) -> Duration {
        self.processor.filter(|_| self.work != Work::Put).unwrap_or(self.took)
    }
}

/// Does `make`, and notes how long it took if there is a recorder: the `work` on the file whose path
/// and size `about` tells.
pub fn timed<T>(
    recorder: Option<&Recorder>,
    work: Work,
    make: impl FnOnce() -> T,
    about: impl FnOnce(&T) -> (String, usize),
) -> T {
    let Some(recorder) = recorder else { return make() };
    let (start, processor) = (recorder.start.elapsed(), process::thread_time());
    let made = make();
    let since = |(end, start): (Duration, Duration)| end.saturating_sub(start);
    let processor = process::thread_time().zip(processor).map(since);
    let took = recorder.start.elapsed().saturating_sub(start);
    let thread = rayon::current_thread_index().map_or(0, |index| index + 1);
    // A pool that is larger than the one at the start shares its last track.
    if let Some(lane) = recorder.files.get(thread).or(recorder.files.last()) {
        let (path, bytes) = about(&made);
        lock(lane).push(FileTime { work, path, bytes, thread, start, took, processor });
    }
    made
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
