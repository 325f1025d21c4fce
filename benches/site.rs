//! Whole sites against the peers: how long a build takes, in copies of what it wrote.
//!
//! `cargo bench --profile dist --bench site -- 1000 10000` writes the same careers in each generator's own layout
//! and builds them in turn, `--rounds N` times each. `--only careerbook` leaves the others out,
//! which sizes beyond those of the peers need. Hugo, Eleventy and Zola are installed below
//! `target/`; a Zola on the PATH goes first. The floor of a build is `cp -r` of the tree that it
//! made.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]

mod corpus;
mod peers;
mod run;

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use corpus::{Corpus, Files, Shape, VOCABULARIES};
use peers::programs::{self, Program};
use run::{Run, Tree, run};

/// What `site.yaml` says for a site of pages alone, as the peers make them.
const PAGES_ALONE: &str = "data_files: false\nshare_images: false\nfind: false\ncompare: false\n";

/// How many pages a generator may make beside those of careers and entries: home, lists, tables.
const MOST_OTHER_PAGES: usize = 25;

/// What is asked for on the command line.
struct Asked {
    sizes: Vec<usize>,
    rounds: Option<usize>,
    /// The beginning of the names of what is measured.
    only: String,
}

/// What a build has to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    /// All; neither the output is there nor what was remembered of it.
    Cold,
    /// What one more sentence changes; the output is there.
    OneEdit,
}

/// A generator and its site.
struct Contestant {
    name: &'static str,
    files: fn(&Corpus) -> Files,
    /// What `site.yaml` says more.
    settings: &'static str,
    work: Work,
    /// Builds the site in a folder into `public` below it.
    build: Box<dyn Fn(&Path) -> Command>,
}

/// What was measured of one contestant.
struct Measured {
    site: PathBuf,
    builds: Vec<Run>,
    copies: Vec<Run>,
    tree: Tree,
}

fn main() -> io::Result<()> {
    let asked = asked()?;
    let is_asked = |name: &str| name.starts_with(&asked.only);
    let mut contestants = ours();
    contestants.retain(|one| is_asked(one.name));
    contestants.extend(peers(is_asked));
    for &careers in &asked.sizes {
        let usual = match careers {
            0..=1_000 => 7,
            1_001..=10_000 => 5,
            _ => 1,
        };
        measure(&contestants, careers, asked.rounds.unwrap_or(usual))?;
    }
    Ok(())
}

fn asked() -> io::Result<Asked> {
    let mut asked = Asked { sizes: Vec::new(), rounds: None, only: String::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            // Cargo says so to every benchmark.
            "--bench" => {}
            "--only" => asked.only = words.next().unwrap_or_default(),
            "--rounds" => asked.rounds = words.next().and_then(|number| number.parse().ok()),
            size => match size.parse() {
                Ok(size) => asked.sizes.push(size),
                Err(_) => return Err(io::Error::other(format!("{size} is no number of careers"))),
            },
        }
    }
    if asked.sizes.is_empty() {
        asked.sizes.push(1_000);
    }
    Ok(asked)
}

fn ours() -> Vec<Contestant> {
    let build = |site: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_careerbook"));
        command.arg("build").arg("--site").arg(site);
        command
    };
    let contestant = |name, settings, work| {
        let files = Corpus::careerbook;
        Contestant { name, files, settings, work, build: Box::new(build) }
    };
    vec![
        contestant("careerbook", "", Work::Cold),
        contestant("careerbook, pages alone", PAGES_ALONE, Work::Cold),
        contestant("careerbook, after one edit", "", Work::OneEdit),
    ]
}

/// The peers that are asked for and can be had.
fn peers(is_asked: impl Fn(&str) -> bool) -> Vec<Contestant> {
    let mut contestants = Vec::new();
    let mut add =
        |name, files, program: fn() -> Result<Program, String>, argument: &'static str| {
            if !is_asked(name) {
                return;
            }
            let program = match program() {
                Ok(program) => program,
                Err(why) => return println!("{name} is left out: {why}"),
            };
            let build = move |site: &Path| {
                let mut command = program.command();
                command.arg(argument).current_dir(site);
                command
            };
            let (settings, work) = ("", Work::Cold);
            contestants.push(Contestant { name, files, settings, work, build: Box::new(build) });
        };
    add("Hugo", peers::hugo::files, programs::hugo, "build");
    add("Eleventy", peers::eleventy::files, programs::eleventy, "--quiet");
    add("Zola", peers::zola::files, programs::zola, "build");
    contestants
}

fn measure(contestants: &[Contestant], careers: usize, rounds: usize) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let corpus = Corpus::new(Shape::usual(careers));
    let entries = corpus.entries.len();
    let mut all = Vec::new();
    for (number, contestant) in contestants.iter().enumerate() {
        let site = folder.path().join(number.to_string());
        write_all(&site, &(contestant.files)(&corpus))?;
        append(&site.join("site.yaml"), contestant.settings)?;
        if contestant.work == Work::OneEdit {
            run(&mut (contestant.build)(&site), &site.with_extension("log"))?;
        }
        all.push(Measured { site, builds: vec![], copies: vec![], tree: Tree::default() });
    }
    drop(corpus);
    for round in 0..rounds {
        for (contestant, measured) in contestants.iter().zip(&mut all) {
            measured.one_round(contestant, careers, round)?;
            if round == 0 {
                measured.tree = counted(contestant.name, &measured.site, careers, entries)?;
            }
        }
    }
    print(contestants, &all, careers, rounds);
    Ok(())
}

impl Measured {
    fn one_round(
        &mut self,
        contestant: &Contestant,
        careers: usize,
        round: usize,
    ) -> io::Result<()> {
        let (output, copy) = (self.site.join("public"), self.site.with_extension("copy"));
        let log = self.site.with_extension("log");
        match contestant.work {
            Work::Cold => {
                let memory = self.site.join(".careerbook");
                let left = [&output, &memory].into_iter().filter(|folder| folder.exists());
                for folder in left {
                    fs::remove_dir_all(folder)?;
                }
            }
            Work::OneEdit => {
                let slug = corpus::slug(round * 7 % careers);
                let file = self.site.join(format!("content/careers/{slug}.md"));
                append(&file, &format!("\nEdited for the {round}th time.\n"))?;
            }
        }
        settle(&log)?;
        self.builds.push(run(&mut (contestant.build)(&self.site), &log)?);
        settle(&log)?;
        self.copies.push(run(Command::new("cp").arg("-r").arg(&output).arg(&copy), &log)?);
        fs::remove_dir_all(&copy)
    }
}

/// Waits until all is on the disk that was written so far, so that nobody waits for what others
/// have written.
fn settle(log: &Path) -> io::Result<()> {
    run(&mut Command::new("sync"), log).map(drop)
}

/// What a generator has made, which has to be the same pages as everywhere.
fn counted(name: &str, site: &Path, careers: usize, entries: usize) -> io::Result<Tree> {
    let kinds = VOCABULARIES.map(|(kind, _)| kind);
    let tree = Tree::of(&site.join("public"), &kinds)?;
    if (tree.careers, tree.entries) == (careers, entries) && tree.other_pages <= MOST_OTHER_PAGES {
        return Ok(tree);
    }
    Err(io::Error::other(format!(
        "{name} made {} pages of careers, {} of entries and {} others; there are {careers} careers \
         and {entries} entries, and at most {MOST_OTHER_PAGES} other pages are expected",
        tree.careers, tree.entries, tree.other_pages
    )))
}

/// Writes files below `folder`, and makes the folders they need.
fn write_all(folder: &Path, files: &Files) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Adds a text to the end of a file; no text leaves it alone.
fn append(file: &Path, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    OpenOptions::new().append(true).open(file)?.write_all(text.as_bytes())
}

fn print(contestants: &[Contestant], all: &[Measured], careers: usize, rounds: usize) {
    println!("\n{careers} careers, {rounds} rounds in turn\n");
    println!(
        "| build | median | min–max | its output copied | in copies | in careerbook's | peak memory \
         | pages | files | bytes, in pages |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    );
    let ours = all.first().map(|measured| median(&measured.builds)).unwrap_or_default();
    for (contestant, measured) in contestants.iter().zip(all) {
        let Measured { builds, copies, tree, .. } = measured;
        let (built, copied) = (median(builds), median(copies));
        let times = || builds.iter().map(|run| run.took);
        let (least, most) = (times().min().unwrap_or_default(), times().max().unwrap_or_default());
        let peak = builds.iter().filter_map(|run| run.peak).max();
        let peak = peak.map_or_else(|| "?".to_owned(), |peak| format!("{} MiB", peak / 1024));
        println!(
            "| {} | {} | {}–{} | {} | {:.1} | {:.1} | {peak} | {} | {} | {:.1} MB, {:.1} MB |",
            contestant.name,
            shown(built),
            shown(least),
            shown(most),
            shown(copied),
            built.as_secs_f64() / copied.as_secs_f64(),
            built.as_secs_f64() / ours.as_secs_f64(),
            tree.pages(),
            tree.files,
            megabytes(tree.bytes),
            megabytes(tree.page_bytes),
        );
    }
}

fn median(runs: &[Run]) -> Duration {
    let mut times: Vec<Duration> = runs.iter().map(|run| run.took).collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn shown(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn megabytes(bytes: u64) -> f64 {
    let kilobytes = u32::try_from(bytes / 1_000).unwrap_or(u32::MAX);
    f64::from(kilobytes) / 1_000.0
}
