//! The ways in which one site can come to be. All of them must come to the same.
//!
//! Cold on one thread, cold on four, with nothing kept, with the pages that an earlier build has
//! parsed, cold with CRLF at the ends of lines, warm with files arriving one at a time in any order,
//! and warm with every file of the case edited and edited back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use careerbook::build::{Build, Cache, Destination, build, build_into, check};
use careerbook::diag::{Diagnostic, Drawing, Level, Silenced, draw};
use careerbook::memo::Key;
use careerbook::site::{Drafts, Options, ProseChecks};
use careerbook::source::{Content, OutPath, Snapshot, Source, SourcePath};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::support::{Site, day, left_in, options};

use super::diff::diff;
use super::escapes;
use super::suite::{Block, Case, Kind};

/// Threads to build on.
pub(super) struct Pools {
    one: ThreadPool,
    four: ThreadPool,
}

impl Pools {
    /// One thread, and four.
    pub(super) fn new() -> Self {
        let pool = |threads| ThreadPoolBuilder::new().num_threads(threads).build();
        let expected = "a pool of threads can be made";
        Self { one: pool(1).expect(expected), four: pool(4).expect(expected) }
    }
}

/// A case made ready: the files of its site and what the build is asked for.
pub(super) struct Setting {
    snapshot: Snapshot,
    own: Vec<Arc<Source>>,
    options: Options,
}

/// What a build came to.
#[derive(PartialEq, Eq)]
pub(super) struct Outcome {
    /// What was found, less the unused entries of the base site.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was found and is not told.
    pub(super) silenced: Vec<Silenced>,
    /// The output files.
    pub(super) files: BTreeMap<OutPath, Arc<[u8]>>,
}

impl Setting {
    /// The base site with the files of the suite and of the case in it.
    pub(super) fn new(base: &Site, shared: &[Block], case: &Case) -> Result<Self, String> {
        let mut setting =
            Self { snapshot: base.snapshot.clone(), own: Vec::new(), options: options() };
        let mut own: BTreeMap<SourcePath, Arc<Source>> = BTreeMap::new();
        for block in shared.iter().chain(&case.blocks) {
            match &block.kind {
                Kind::File(path) => {
                    let source = escapes::file(path, &block.text)?;
                    setting.snapshot.insert(Arc::clone(&source));
                    own.insert(source.path.clone(), source);
                }
                Kind::Options => block.text.lines().try_for_each(|line| setting.option(line))?,
                _ => {}
            }
        }
        own.retain(|path, _| setting.snapshot.source(path).is_some());
        setting.own = own.into_values().collect();
        Ok(setting)
    }

    fn option(&mut self, line: &str) -> Result<(), String> {
        match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["prose"] => self.options.prose = ProseChecks::Made,
            ["drafts"] => self.options.drafts = Drafts::Built,
            ["as-of", date] => self.options.as_of = day(date),
            ["allow", code] => self.level(code, Level::Allow)?,
            ["deny", code] => self.level(code, Level::Deny)?,
            ["base-url", url] => self.options.base_url = Some((*url).to_owned()),
            ["without", path] => {
                let removed = self.snapshot.remove(&SourcePath::new(path));
                removed.ok_or_else(|| format!("there is no {path} to leave out"))?;
            }
            _ => return Err(format!("`{line}` is no option")),
        }
        Ok(())
    }

    fn level(&mut self, code: &str, level: Level) -> Result<(), String> {
        let set = self.options.levels.set(code, level);
        set.map_err(|refusal| format!("`{code}` can have no level: {refusal:?}"))
    }

    fn build(&self, snapshot: &Snapshot, cache: &mut Cache) -> Outcome {
        let Build { files, diagnostics, silenced, .. } = build(snapshot, &self.options, cache);
        self.outcome(diagnostics, silenced, files)
    }

    /// Builds file by file into `shelf`, with texts left on the disk, and finds the same faults
    /// where no files are wanted. What is made of a site with errors is published nowhere and
    /// counts as what `cold` made.
    fn build_once(&self, cold: &Outcome, shelf: &Shelf) -> Outcome {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let is_bytes = |source: &Arc<Source>| matches!(source.content, Content::Bytes(_));
        let snapshot = if self.snapshot.sources().all(is_bytes) {
            left_in(folder.path(), &self.snapshot)
        } else {
            self.snapshot.clone()
        };
        let built = build_into(snapshot, &self.options, shelf, None);
        let built = built.expect("the files can be read");
        let checked = check(&self.snapshot, &self.options, |_| Vec::new());
        assert_eq!(built.diagnostics, checked.diagnostics, "checking finds what building finds");
        let made = std::mem::take(&mut *shelf.files.lock().expect("no thread panics"));
        let number = made.len();
        let mut files: BTreeMap<_, _> = made.into_iter().collect();
        if built.has_errors() {
            files.clone_from(&cold.files);
        } else {
            assert_eq!((files.len(), built.files), (number, number), "no file is made twice");
        }
        self.outcome(built.diagnostics, built.silenced, files)
    }

    fn outcome(
        &self,
        mut diagnostics: Vec<Diagnostic>,
        mut silenced: Vec<Silenced>,
        files: BTreeMap<OutPath, Arc<[u8]>>,
    ) -> Outcome {
        let is_of_case = |one: &Diagnostic| one.code != "unused-entry" || self.is_own(one);
        diagnostics.retain(is_of_case);
        silenced.retain(|one| is_of_case(&one.diagnostic));
        Outcome { diagnostics, silenced, files }
    }

    fn is_own(&self, diagnostic: &Diagnostic) -> bool {
        self.own.iter().any(|source| source.path == *diagnostic.primary.place.path())
    }
}

/// Takes the files of a build, and keeps for the next one what it remembers.
#[derive(Default)]
struct Shelf {
    files: Mutex<Vec<(OutPath, Arc<[u8]>)>>,
    remembered: Mutex<BTreeMap<usize, Vec<u8>>>,
}

impl Destination for Shelf {
    fn put(&self, path: &OutPath, bytes: &[u8], _key: Option<Key>) {
        self.files.lock().expect("no thread panics").push((path.clone(), bytes.into()));
    }

    fn recall(&self, number: usize) -> Option<Vec<u8>> {
        self.remembered.lock().expect("no thread panics").get(&number).cloned()
    }

    fn remember(&self, number: usize, bytes: &[u8]) {
        self.remembered.lock().expect("no thread panics").insert(number, bytes.to_vec());
    }
}

/// Builds the case in every world: what it came to, and where the worlds disagree.
pub(super) fn run(setting: &Setting, pools: &Pools) -> (Outcome, Vec<String>) {
    let cold = |snapshot: &Snapshot| setting.build(snapshot, &mut Cache::default());
    let outcome = pools.one.install(|| cold(&setting.snapshot));
    let mut faults = Vec::new();
    let mut agree = |world: &str, other: &Outcome| {
        if let Some(difference) = difference(&outcome, other) {
            faults.push(format!("{world}, the site comes to something else\n{difference}"));
        }
    };
    agree("on four threads", &pools.four.install(|| cold(&setting.snapshot)));
    let shelf = Shelf::default();
    agree("with nothing kept", &setting.build_once(&outcome, &shelf));
    agree("with what an earlier build has parsed", &setting.build_once(&outcome, &shelf));
    agree("with CRLF", &cold(&with_crlf(&setting.snapshot)));
    let (mut cache, arrived) = arriving(setting);
    agree("with files arriving one at a time", &arrived);
    let mut snapshot = setting.snapshot.clone();
    for source in &setting.own {
        snapshot.insert(cut_short(source));
        setting.build(&snapshot, &mut cache);
        snapshot.insert(Arc::clone(source));
        let back = setting.build(&snapshot, &mut cache);
        agree(&format!("with {} edited and edited back", source.path), &back);
    }
    (outcome, faults)
}

/// Builds after each file that comes, in an order that differs from case to case.
fn arriving(setting: &Setting) -> (Cache, Outcome) {
    let mut waiting: Vec<&Arc<Source>> = setting.snapshot.sources().collect();
    let seed = setting
        .own
        .iter()
        .flat_map(|source| source.bytes())
        .fold(1, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    let mut random = seed;
    let mut snapshot = Snapshot::default();
    let mut cache = Cache::default();
    let mut outcome =
        Outcome { diagnostics: Vec::new(), silenced: Vec::new(), files: BTreeMap::new() };
    while !waiting.is_empty() {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let index = usize::try_from(random >> 33).unwrap_or_default() % waiting.len();
        snapshot.insert(Arc::clone(waiting.swap_remove(index)));
        outcome = setting.build(&snapshot, &mut cache);
    }
    (cache, outcome)
}

/// The site as a system would save it that ends lines with CRLF. Assets are bytes, not lines.
fn with_crlf(snapshot: &Snapshot) -> Snapshot {
    let convert = |source: &Arc<Source>| {
        let is_text = matches!(source.path.extension(), "md" | "yaml" | "html");
        match &source.content {
            Content::Bytes(bytes) if is_text => {
                let mut converted = Vec::with_capacity(bytes.len());
                for byte in bytes.iter() {
                    if *byte == b'\n' && converted.last() != Some(&b'\r') {
                        converted.push(b'\r');
                    }
                    converted.push(*byte);
                }
                Source::new(source.path.as_str(), converted)
            }
            _ => Arc::clone(source),
        }
    };
    Snapshot::new(snapshot.sources().map(convert))
}

/// The first half of a file, as an editor might leave it.
fn cut_short(source: &Source) -> Arc<Source> {
    let bytes = source.bytes();
    Source::new(source.path.as_str(), &bytes[..bytes.len() / 2])
}

/// What differs between two outcomes; none if they are the same.
fn difference(one: &Outcome, other: &Outcome) -> Option<String> {
    let [one_drawn, other_drawn] =
        [one, other].map(|outcome| draw(&outcome.diagnostics, Drawing::Human { colour: false }));
    if one_drawn != other_drawn {
        return Some(diff(&one_drawn, &other_drawn));
    }
    let paths = one.files.keys().chain(other.files.keys());
    let mut differing: Vec<&OutPath> =
        paths.filter(|path| one.files.get(*path) != other.files.get(*path)).collect();
    differing.sort();
    let path = differing.first()?;
    let [one, other] = [one, other].map(|outcome| match outcome.files.get(*path) {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => "no such file\n".to_owned(),
    });
    Some(format!("in {path}\n{}", diff(&one, &other)))
}
