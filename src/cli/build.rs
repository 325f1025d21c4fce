//! `careerbook build` and `careerbook check`.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::Args;

use crate::build::{Build, Cache, Destination, build, build_into, build_timed, check};
use crate::career::Date;
use crate::diag::{Diagnostic, Silenced, summary};
use crate::memo::Key;
use crate::output::{self, Difference, Folder, Publishing, compare, earlier_files};
use crate::site::{Drafts, Options, ProseChecks};
use crate::source::{OutPath, Snapshot, list_snapshot, read_snapshot};

use super::external::{ExternalArguments, check_links};
use super::progress::Progress;
use super::terminal::Terminal;
use super::timings::{Timing, TimingsArguments};
use super::{Failure, Format, Outcome, SiteArguments, fix, parse_base_url};

/// The arguments of `careerbook build`.
#[derive(Args)]
pub(super) struct BuildArguments {
    /// Folder to build into; `public` in the site's folder unless given
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Address to publish under, in place of the one in `site.yaml`
    #[arg(long, value_name = "URL", value_parser = parse_base_url)]
    base_url: Option<String>,
    /// Build in memory, and fail if the output folder differs from it
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    timings: TimingsArguments,
    #[command(flatten)]
    site: SiteArguments,
}

/// The arguments of `careerbook check`.
#[derive(Args)]
pub(super) struct CheckArguments {
    /// Check the writing too: long sentences, the passive, abbreviations, reading grade, gendered
    /// words
    #[arg(long)]
    prose: bool,
    #[command(flatten)]
    external: ExternalArguments,
    /// Make the changes that are certain, put keys in their order, and tell what remains
    #[arg(long)]
    fix: bool,
    /// With `--fix`: show the changes and what would remain, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[command(flatten)]
    site: SiteArguments,
}

/// Builds the site and publishes it, or with `--check` compares it with what is published.
pub(super) fn build_site(
    site: &Path,
    arguments: &BuildArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let output = arguments.output.clone().unwrap_or_else(|| public_folder(site));
    let mut timing = Timing::start(&arguments.timings, site, &output)?;
    let folder = output_folder(&output, site);
    let progress = Progress::start("building the site");
    let options = site_options(&arguments.site, arguments.base_url.clone())?;
    let snapshot = if arguments.check { read_snapshot(site) } else { list_snapshot(site) };
    let snapshot = snapshot.map_err(|error| error.to_string())?;
    timing.read(&snapshot);
    if arguments.check {
        let built = build_timed(&snapshot, &options, &mut Cache::default(), timing.recorder());
        drop(progress);
        show(&built.diagnostics, &built.silenced, arguments.site.format, terminal);
        timing.step("messages");
        return check_output(&built, folder, timing, &output, terminal);
    }
    // What is wrong with the content is told even where the folder is not one to publish into.
    let publishing = folder.as_ref().map_or_else(
        |failure| Err(failure.to_string()),
        |folder| Publishing::begin(folder).map_err(|failure| failure.to_string()),
    );
    timing.step("folder");
    let destination = Watched { publishing: publishing.as_ref().ok(), timing: &timing };
    let built = build_into(snapshot, &options, &destination, timing.recorder());
    drop(progress);
    let built = match built {
        Ok(built) => built,
        Err(error) => {
            abandon(publishing)?;
            return Err(error.to_string());
        }
    };
    show(&built.diagnostics, &built.silenced, arguments.site.format, terminal);
    timing.step("messages");
    if built.has_errors() {
        abandon(publishing)?;
        timing.show(&built.stats, None, terminal)?;
        terminal.say(&format!("{} is left as it was", output.display()));
        return Ok(Outcome::Faulty);
    }
    let progress = Progress::start("publishing the site");
    let report = publishing?.finish().map_err(|failure| failure.to_string())?;
    drop(progress);
    timing.step("publish");
    timing.show(&built.stats, Some(&report), terminal)?;
    terminal.say(&format!(
        "built {} files from {} sources: {} written, {} unchanged, {} removed",
        built.files,
        built.stats.pages,
        report.written.len(),
        report.unchanged,
        report.removed.len()
    ));
    terminal.say(&format!("open {}", output.join("index.html").display()));
    Ok(Outcome::Good)
}

/// Leaves the output folder as it was.
fn abandon(publishing: Result<Publishing<'_>, String>) -> Result<(), Failure> {
    if let Ok(publishing) = publishing {
        publishing.abandon().map_err(|failure| failure.to_string())?;
    }
    Ok(())
}

/// What publishing does anyway, as a build asks for it: `output` does not know of builds.
impl Destination for Publishing<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8], key: Option<Key>) {
        self.put(path, bytes, key);
    }

    fn keep(&self, path: &OutPath, key: Key) -> bool {
        self.keep(path, key)
    }

    fn keep_all(&self, key: Key) -> Option<usize> {
        self.keep_all(key)
    }

    fn made_together(&self, key: Key, paths: Vec<OutPath>) {
        self.made_together(key, paths);
    }

    fn earlier(&self, path: &OutPath) -> Option<Vec<u8>> {
        self.earlier(path)
    }

    fn recall(&self, number: usize) -> Option<Vec<u8>> {
        self.recall(number)
    }

    fn remember(&self, number: usize, bytes: &[u8]) {
        self.remember(number, bytes);
    }
}

/// The output folder with a watch on it.
struct Watched<'w> {
    /// None if the folder is not one to publish into.
    publishing: Option<&'w Publishing<'w>>,
    timing: &'w Timing,
}

impl Destination for Watched<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8], key: Option<Key>) {
        if let Some(publishing) = self.publishing {
            self.timing.put(path, bytes, || publishing.put(path, bytes, key));
        }
    }

    fn keep(&self, path: &OutPath, key: Key) -> bool {
        self.publishing.is_some_and(|publishing| publishing.keep(path, key))
    }

    fn keep_all(&self, key: Key) -> Option<usize> {
        self.publishing?.keep_all(key)
    }

    fn made_together(&self, key: Key, paths: Vec<OutPath>) {
        if let Some(publishing) = self.publishing {
            publishing.made_together(key, paths);
        }
    }

    fn earlier(&self, path: &OutPath) -> Option<Vec<u8>> {
        self.timing.earlier(self.publishing?.earlier(path))
    }

    fn recall(&self, number: usize) -> Option<Vec<u8>> {
        self.timing.earlier(self.publishing?.recall(number))
    }

    fn remember(&self, number: usize, bytes: &[u8]) {
        if let Some(publishing) = self.publishing {
            publishing.remember(number, bytes);
        }
    }
}

/// Finds every fault; writes nothing but the fixes that it is asked for.
pub(super) fn check_site(
    site: &Path,
    arguments: &CheckArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let mut progress = Some(Progress::start("checking the site"));
    let prose = if arguments.prose { ProseChecks::Made } else { ProseChecks::AsConfigured };
    let options = Options { prose, ..site_options(&arguments.site, None)? };
    let snapshot = read_snapshot(site).map_err(|error| error.to_string())?;
    let mut build = |snapshot: &Snapshot| {
        check(snapshot, &options, |pages| {
            if !arguments.external.is_asked() {
                return Vec::new();
            }
            drop(progress.take());
            check_links(pages, &arguments.external, arguments.site.drafts(), terminal)
        })
    };
    let (built, changed) =
        if arguments.fix { fix::fix_all(snapshot, build) } else { (build(&snapshot), Vec::new()) };
    drop(progress);
    fix::show(&changed, terminal);
    if !arguments.dry_run {
        fix::write(site, &changed)?;
    }
    show(&built.diagnostics, &built.silenced, arguments.site.format, terminal);
    if arguments.fix {
        let verb = if arguments.dry_run { "would change" } else { "changed" };
        let files = if changed.len() == 1 { "file" } else { "files" };
        terminal.say(&format!("{verb} {} {files}", changed.len()));
    }
    if built.diagnostics.is_empty() && built.silenced.is_empty() {
        let (pages, files) = (built.stats.pages, built.files);
        terminal.say(&format!("no errors, no warnings: {pages} sources make {files} files"));
    }
    Ok(if built.has_errors() { Outcome::Faulty } else { Outcome::Good })
}

/// The folder to build into, or why it cannot be one.
pub(super) fn output_folder(path: &Path, site: &Path) -> Result<Folder, output::Failure> {
    Folder::new(path, site, &["content", "themes"].map(|name| site.join(name)))
}

/// A cache that knows the images of the build before.
pub(super) fn cache_of(folder: &Folder) -> Cache {
    Cache::of_published(earlier_files(folder, ".png"))
}

/// What the arguments that several commands have in common ask for.
pub(super) fn site_options(
    arguments: &SiteArguments,
    base_url: Option<String>,
) -> Result<Options, Failure> {
    let levels = arguments.levels.levels()?;
    Ok(Options { base_url, levels, ..options(arguments.drafts(), arguments.as_of) })
}

/// What a command asks for that knows of drafts and a day alone.
pub(super) fn options(drafts: Drafts, as_of: Option<Date>) -> Options {
    Options { drafts, ..Options::on(as_of.unwrap_or_else(today)) }
}

/// Builds the snapshot as it is published today.
pub(super) fn build_today(snapshot: &Snapshot) -> Build {
    build(snapshot, &Options::on(today()), &mut Cache::default())
}

/// The folder that is built into unless another is named, as a person would write it.
pub(super) fn public_folder(site: &Path) -> PathBuf {
    if site == Path::new(".") { PathBuf::from("public") } else { site.join("public") }
}

/// Today in UTC.
pub(super) fn today() -> Date {
    Date::from_days_since_epoch(days_since_epoch())
}

/// The number of today since 1 January 1970, in UTC. The clock touches messages only, never a page.
#[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
pub(super) fn days_since_epoch() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() / 86_400)
}

/// Shows the diagnostics, and says how many there are.
fn show(
    diagnostics: &[Diagnostic],
    silenced: &[Silenced],
    format: Format,
    terminal: &mut Terminal,
) {
    terminal.diagnostics(diagnostics, silenced, format);
    if diagnostics.is_empty() && silenced.is_empty() {
        return;
    }
    let more =
        diagnostics.first().map(|one| format!("`careerbook explain {}` says more", one.code));
    let parts: Vec<String> =
        [summary(diagnostics, silenced.len())].into_iter().chain(more).collect();
    terminal.say(&parts.join("; "));
}

fn check_output(
    built: &Build,
    folder: Result<Folder, output::Failure>,
    timing: Timing,
    output: &Path,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    if built.has_errors() {
        timing.show(&built.stats, None, terminal)?;
        terminal.say(&format!("{} is left as it was", output.display()));
        return Ok(Outcome::Faulty);
    }
    let differences = folder.and_then(|folder| compare(&built.files, &folder));
    let differences = differences.map_err(|failure| failure.to_string())?;
    timing.step("compare");
    timing.show(&built.stats, None, terminal)?;
    if differences.is_empty() {
        terminal.say(&format!("{} is what the content builds to", output.display()));
        return Ok(Outcome::Good);
    }
    for difference in &differences {
        let (path, what) = match difference {
            Difference::Missing(path) => (path, "is missing"),
            Difference::Changed(path) => (path, "differs"),
            Difference::Extra(path) => (path, "is no longer built"),
        };
        terminal.say(&format!("{} {what}", output.join(path.as_str()).display()));
    }
    let number = differences.len();
    let differ =
        if number == 1 { "1 file differs".into() } else { format!("{number} files differ") };
    terminal.fail(&format!(
        "{} is not what the content builds to: {differ}; run `careerbook build`",
        output.display()
    ));
    Ok(Outcome::Faulty)
}
