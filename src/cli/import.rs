//! `careerbook import`: the publishers' own files to facts files of the site.

mod changes;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::build::Build;
use crate::career::Date;
use crate::config::CONFIG_PATH;
use crate::diag::{draw, has_errors, summary};
use crate::import::{
    self, Codes, FactsFile, IMPORTERS, Imported, Importer, Input, Known, NewCareers, Order,
};
use crate::output::replace_files;
use crate::source::{Snapshot, Source, read_input, read_snapshot};

use super::build::{build_today, today};
use super::progress::Progress;
use super::terminal::Terminal;
use super::{Failure, Format, Outcome, parse_date, schema};

/// The arguments of `careerbook import`.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct ImportArguments {
    /// What to import; `--list` shows what there is
    #[arg(required_unless_present = "list", value_parser = parse_importer)]
    source: Option<&'static Importer>,
    /// The publisher's files as they were downloaded, or folders of them
    #[arg(required_unless_present = "list", value_name = "FILES")]
    files: Vec<PathBuf>,
    /// Which occupations to copy
    #[arg(long, value_enum, default_value = "used")]
    codes: WantedCodes,
    /// Folder for the facts files, below the site's folder
    #[arg(long, value_name = "DIR", default_value = import::FACTS_FOLDER)]
    out: PathBuf,
    /// Which release the files are of, where they do not say it: 29.3
    #[arg(long, value_name = "NAME")]
    release: Option<String>,
    /// Day on which the files were fetched; today unless given or known
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    retrieved: Option<Date>,
    /// Make a career for every occupation that no career names (onet only)
    #[arg(long)]
    create_careers: bool,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Tell which careers change and which statements in prose no longer agree
    #[arg(long)]
    update: bool,
    /// List the sources that can be imported
    #[arg(long, conflicts_with_all = ["source", "files"])]
    list: bool,
    /// How messages are shown
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    format: Format,
}

/// Which occupations are copied.
#[derive(Clone, Copy, ValueEnum)]
enum WantedCodes {
    /// Those that careers of the site name
    Used,
    /// All that the publisher has
    All,
}

fn parse_importer(text: &str) -> Result<&'static Importer, String> {
    let ids = || IMPORTERS.iter().map(|importer| importer.id);
    let found = IMPORTERS.iter().find(|importer| importer.id == text).copied();
    found.ok_or_else(|| {
        let meant = crate::diag::catalog::nearest(text, ids());
        let meant = meant.map(|(meant, _)| format!("; did you mean `{meant}`?"));
        let all = ids().collect::<Vec<_>>().join(", ");
        format!("expected one of {all}{}", meant.unwrap_or_default())
    })
}

/// A file that an import writes: its path below the site's folder, its text, and what was there.
struct Planned {
    path: String,
    text: String,
    before: Option<String>,
}

impl Planned {
    fn is_changed(&self) -> bool {
        self.before.as_deref() != Some(self.text.as_str())
    }

    /// Whether what stands there is no facts file that this program wrote.
    fn is_of_somebody_else(&self) -> bool {
        let is_own = |text: &String| text.lines().any(|line| line.starts_with("tool: careerbook "));
        self.before.as_ref().is_some_and(|text| !is_own(text))
    }
}

/// Imports files, or says what it would do.
pub(super) fn import(
    site: &Path,
    arguments: &ImportArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let Some(importer) = arguments.source else {
        terminal.data(&report::list(IMPORTERS));
        return Ok(Outcome::Good);
    };
    if !site.join(CONFIG_PATH).exists() {
        let folder = site.display();
        return Err(format!(
            "there is no site.yaml in {folder}; go to the folder of the site, or name it with --site DIR"
        ));
    }
    let progress = Progress::start("reading the files");
    let snapshot = read_snapshot(site).map_err(|error| error.to_string())?;
    let inputs = read_inputs(&arguments.files)?;
    let (known, faults) = Known::of(&snapshot);
    let mut imported = if has_errors(&faults) {
        Imported { diagnostics: faults, ..Imported::default() }
    } else {
        (importer.import)(&inputs, &known, &order(arguments))
    };
    drop(progress);
    if has_errors(&imported.diagnostics) {
        show_faults(&mut imported, arguments.format, terminal);
        terminal.say("nothing was written");
        return Ok(Outcome::Faulty);
    }
    let planned = plan(&imported, &known, arguments, &snapshot)?;
    if let Some(file) = planned.iter().find(|file| file.is_of_somebody_else()) {
        let path = &file.path;
        return Err(format!(
            "{path} was not written by careerbook, and is left as it is; move it away first"
        ));
    }
    if arguments.dry_run {
        terminal.data(&report::diff(&planned));
    } else {
        let changed: Vec<(&str, &str)> = planned
            .iter()
            .filter(|file| file.is_changed())
            .map(|file| (file.path.as_str(), file.text.as_str()))
            .collect();
        replace_files(site, &changed).map_err(|failure| failure.to_string())?;
    }
    terminal.messages(&report::summary(&planned, &imported, arguments.dry_run));
    if !arguments.dry_run {
        schema::renew(site, terminal)?;
    }
    if arguments.update {
        terminal.data(&update(&snapshot, &planned));
    }
    Ok(Outcome::Good)
}

fn order(arguments: &ImportArguments) -> Order {
    Order {
        codes: match arguments.codes {
            WantedCodes::Used => Codes::Used,
            WantedCodes::All => Codes::All,
        },
        release: arguments.release.clone(),
        retrieved: arguments.retrieved.unwrap_or_else(today),
        careers: if arguments.create_careers { NewCareers::Missing } else { NewCareers::None },
    }
}

fn read_inputs(files: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for path in files {
        let sources = read_input(path).map_err(|error| error.to_string())?;
        if sources.is_empty() {
            return Err(format!("there is no file in {}", path.display()));
        }
        inputs.extend(sources.into_iter().map(Input::new));
    }
    Ok(inputs)
}

fn show_faults(imported: &mut Imported, format: Format, terminal: &mut Terminal) {
    crate::diag::sort(&mut imported.diagnostics);
    terminal.diagnostics(&imported.diagnostics, &[], format);
    terminal.say(&summary(&imported.diagnostics, 0));
}

/// The files to write, with what is there now.
fn plan(
    imported: &Imported,
    known: &Known,
    arguments: &ImportArguments,
    snapshot: &Snapshot,
) -> Result<Vec<Planned>, Failure> {
    let folder = arguments.out.to_string_lossy().replace('\\', "/");
    let mut planned = Vec::new();
    for file in &imported.facts {
        let text = import::text_of(&dated(file, known, arguments)).map_err(|e| e.to_string())?;
        planned.push((format!("{}/{}", folder.trim_end_matches('/'), file.name), text));
    }
    for (slug, text) in &imported.careers {
        planned.push((format!("content/careers/{slug}.yaml"), text.clone()));
    }
    let before = |path: &str| {
        let source = snapshot.source(&crate::source::SourcePath::new(path))?;
        Some(source.text().to_owned())
    };
    let planned = planned.into_iter();
    Ok(planned.map(|(path, text)| Planned { before: before(&path), path, text }).collect())
}

/// The file with the day on which its inputs were fetched first, as long as they are the same.
fn dated(file: &FactsFile, known: &Known, arguments: &ImportArguments) -> FactsFile {
    let mut file = file.clone();
    let there = known.facts.get(&file.name).filter(|_| arguments.retrieved.is_none());
    let same = there.filter(|there| there.inputs == file.facts.inputs);
    let retrieved = same.and_then(|there| there.source.as_ref()?.retrieved.clone());
    if let (Some(source), Some(retrieved)) = (&mut file.facts.source, retrieved) {
        source.retrieved = Some(retrieved);
    }
    file
}

/// What the import changes for readers: figures of careers, and prose that no longer agrees.
fn update(before: &Snapshot, planned: &[Planned]) -> String {
    let mut after = before.clone();
    for file in planned {
        after.insert(Source::new(&file.path, file.text.clone().into_bytes()));
    }
    let (old, new) = (build_today(before), build_today(&after));
    if old.has_errors() || new.has_errors() {
        return "the careers cannot be compared: the site has errors; see `careerbook check`\n"
            .to_owned();
    }
    let stale: Vec<_> =
        new.diagnostics.iter().filter(|one| one.code == "stale-number").cloned().collect();
    let mut text = changes::table(&careers(&old), &careers(&new));
    if stale.is_empty() {
        text.push_str("no statement in prose repeats an older figure\n");
    } else {
        text.push_str(&draw(&stale, crate::diag::Drawing::Short));
    }
    text
}

/// The careers of a build as data, by slug.
fn careers(build: &Build) -> BTreeMap<String, serde_json::Value> {
    let file = build.files.iter().find(|(path, _)| path.as_str() == "careers.json");
    let value = file.and_then(|(_, bytes)| serde_json::from_slice(bytes).ok());
    let value: serde_json::Value = value.unwrap_or_default();
    let all = value["careers"].as_array().cloned().unwrap_or_default();
    let slug = |career: &serde_json::Value| career["slug"].as_str().map(str::to_owned);
    all.into_iter().filter_map(|career| Some((slug(&career)?, career))).collect()
}
