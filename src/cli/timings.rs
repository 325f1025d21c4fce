//! Where the time of a build goes: what `--timings` shows and `--trace` writes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Args;

use crate::build::Stats;
use crate::output::{LaterFile, Report};
use crate::source::{OutPath, Snapshot};
use crate::timings::{
    Amount, FileTime, Published, Recorder, Timings, Traffic, Work, is_trace, text, timed, trace,
};

use super::Failure;
use super::terminal::Terminal;

/// What can be asked about the time of a run.
#[derive(Args)]
pub(super) struct TimingsArguments {
    /// Show where the time goes: steps, slowest pages, templates, files, memory
    #[arg(long)]
    timings: bool,
    /// Write where the time goes into a file that Perfetto and browsers' profilers show
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
}

/// Measures a run if somebody wants to know, and does nothing if not.
pub(super) struct Timing {
    recorder: Option<Recorder>,
    is_shown: bool,
    trace: Option<LaterFile>,
    /// The files of the site that are no content: its settings and themes.
    settings: Amount,
    /// Number and bytes of the files of an earlier build that were read.
    earlier: (AtomicUsize, AtomicUsize),
}

impl Timing {
    /// Begins to measure. Fails where the trace cannot be written.
    pub(super) fn start(
        arguments: &TimingsArguments,
        site: &Path,
        output: &Path,
    ) -> Result<Self, Failure> {
        let is_asked = arguments.timings || arguments.trace.is_some();
        let recorder = is_asked.then(Recorder::start);
        let sources = ["content", "themes"].map(|name| site.join(name));
        let folders = [output, &sources[0], &sources[1]];
        let prepare = |path: &PathBuf| LaterFile::prepare(path, &folders, is_trace);
        let trace = arguments.trace.as_ref().map(prepare).transpose();
        let trace = trace.map_err(|failure| {
            format!("{failure}; give `--trace` another file, such as trace.json")
        })?;
        let (settings, earlier) = Default::default();
        Ok(Self { recorder, is_shown: arguments.timings, trace, settings, earlier })
    }

    /// What is to be handed down to those who do the work.
    pub(super) fn recorder(&self) -> Option<&Recorder> {
        self.recorder.as_ref()
    }

    /// Notes that everything since the last step was the step `name`.
    pub(super) fn step(&self, name: &'static str) {
        if let Some(recorder) = &self.recorder {
            recorder.step(name);
        }
    }

    /// Notes that the site has been read, its content perhaps only listed.
    pub(super) fn read(&mut self, snapshot: &Snapshot) {
        if self.recorder.is_some() {
            let others = snapshot.sources().filter(|one| one.path.below("content").is_none());
            self.settings = Amount::of(others.map(|source| source.bytes().len()));
            self.step("read");
        }
    }

    /// Notes that a file of an earlier build has been read, if one has.
    pub(super) fn earlier(&self, file: Option<Vec<u8>>) -> Option<Vec<u8>> {
        if let Some(file) = file.as_ref().filter(|_| self.recorder.is_some()) {
            self.earlier.0.fetch_add(1, Ordering::Relaxed);
            self.earlier.1.fetch_add(file.len(), Ordering::Relaxed);
        }
        file
    }

    /// Puts a file into the output folder, and notes how long it took.
    pub(super) fn put(&self, path: &OutPath, bytes: &[u8], put: impl FnOnce()) {
        let about = |(): &()| (path.as_str().to_owned(), bytes.len());
        timed(self.recorder(), Work::Put, put, about);
    }

    /// Shows what was measured, with what was published if anything was, and writes the trace.
    pub(super) fn show(
        self,
        stats: &Stats,
        report: Option<&Report>,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let Some(timings) = self.recorder.map(Recorder::finish) else { return Ok(()) };
        if self.is_shown {
            let (files, bytes) = self.earlier;
            let earlier = Amount { files: files.into_inner(), bytes: bytes.into_inner() };
            let published = report.map(|report| published(&timings, report));
            let traffic = Traffic { site: site(self.settings, &timings), earlier, published };
            terminal.messages(&text(&timings, &traffic));
            let images = if stats.drawn == 1 { "share image" } else { "share images" };
            terminal.say(&format!(
                "{} of {} sources parsed, {} files rendered, {} {images} drawn\n",
                stats.parsed, stats.pages, stats.rendered, stats.drawn
            ));
        }
        let Some(file) = self.trace else { return Ok(()) };
        let written = file.write(&trace(&timings));
        written.map_err(|failure| format!("{failure}; the rest of the build is done"))
    }
}

/// The files of the site: those of the content are parsed, or recognised as parsed before.
fn site(settings: Amount, timings: &Timings) -> Amount {
    let is_content = |file: &&FileTime| matches!(file.work, Work::Parse | Work::Recall);
    let content = Amount::of(timings.files.iter().filter(is_content).map(|file| file.bytes));
    Amount { files: settings.files + content.files, bytes: settings.bytes + content.bytes }
}

fn published(timings: &Timings, report: &Report) -> Published {
    let written: BTreeSet<&str> = report.written.iter().map(OutPath::as_str).collect();
    let put = timings.files.iter().filter(|file| file.work == Work::Put);
    let put = put.filter(|file| written.contains(file.path.as_str()));
    Published {
        written: Amount::of(put.map(|file| file.bytes)),
        unchanged: report.unchanged,
        removed: report.removed.len(),
    }
}
