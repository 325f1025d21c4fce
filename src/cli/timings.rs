//! Where the time of a build goes: what `--timings` shows and `--trace` writes.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::build::Build;
use crate::output::{Bytes, LaterFile, Report};
use crate::source::Snapshot;
use crate::timings::{Amount, Published, Recorder, Traffic, is_trace, text, trace};

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
    traffic: Traffic,
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
        Ok(Self { recorder, is_shown: arguments.timings, trace, traffic: Traffic::default() })
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

    /// Notes that the images of an earlier build have been read.
    pub(super) fn images(&mut self, images: &[Bytes]) {
        if self.recorder.is_some() {
            self.traffic.images = Amount::of(images.iter().map(|image| image.len()));
            self.step("images");
        }
    }

    /// Notes that the site has been read.
    pub(super) fn site(&mut self, snapshot: &Snapshot) {
        if self.recorder.is_some() {
            let sizes = snapshot.sources().map(|source| source.bytes().len());
            self.traffic.site = Amount::of(sizes);
            self.step("read");
        }
    }

    /// Notes that the build has been published.
    pub(super) fn published(&mut self, built: &Build, report: &Report) {
        if self.recorder.is_some() {
            let sizes = report.written.iter().filter_map(|path| built.files.get(path));
            self.traffic.published = Some(Published {
                written: Amount::of(sizes.map(|bytes| bytes.len())),
                unchanged: report.unchanged,
                removed: report.removed.len(),
            });
            self.step("publish");
        }
    }

    /// Shows what was measured, and writes the trace.
    pub(super) fn show(self, built: &Build, terminal: &mut Terminal) -> Result<(), Failure> {
        let Some(timings) = self.recorder.map(Recorder::finish) else { return Ok(()) };
        if self.is_shown {
            let stats = &built.stats;
            terminal.messages(&text(&timings, &self.traffic));
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
