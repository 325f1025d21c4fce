//! Laws that hold for every site, whatever happens to it.
//!
//! `sample` is the site they are tried on, `edits` what people do to a site; `published` holds what
//! is true of the output folder.

mod edits;
mod published;

use std::collections::BTreeMap;
use std::sync::Arc;

use careerbook::build::{Build, Cache, build, build_into};
use careerbook::diag::Diagnostic;
use careerbook::site::{Options, ProseChecks};
use careerbook::source::{Content, OutPath, Snapshot, Source};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use crate::sample;
use crate::support::{Site, drawn, left_in, options};

use edits::{Desk, Step};

/// Into how many shares the random sequences are split, to keep all cores busy.
const SHARES: u32 = 8;

/// A number from the environment, for those who want more.
fn setting(name: &str, default: u32) -> u32 {
    let given = std::env::var(name).ok();
    given.map_or(default, |text| text.parse().expect("the setting is a number"))
}

#[test]
fn after_any_edits_the_warm_build_equals_the_cold_build() {
    let cases = setting("CAREERBOOK_LAW_CASES", 1_000).div_ceil(SHARES);
    let site = sample::site();
    (0..SHARES).into_par_iter().for_each(|share| {
        try_sequences(cases, share, |steps| follow(&site, steps));
    });
}

/// Tries random sequences of edits, others for each share.
fn try_sequences(cases: u32, share: u32, follow: impl Fn(Vec<Step>) -> Result<(), TestCaseError>) {
    let seed = setting("CAREERBOOK_LAW_SEED", 1);
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&seed.to_le_bytes());
    bytes[4..8].copy_from_slice(&share.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let config =
        Config { cases, max_shrink_iters: 1_000, failure_persistence: None, ..Config::default() };
    let sequences = vec((any::<u8>(), any::<u16>(), any::<u16>()), 3..=8);
    let outcome = TestRunner::new_with_rng(config, rng).run(&sequences, follow);
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Edits the site step by step; after each, the warm build must equal a cold one.
fn follow(site: &Site, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let mut desk = Desk::new(site);
    let mut cache = Cache::default();
    let mut published = desk.build(&mut cache).files;
    let mut done = Vec::new();
    for step in steps {
        done.push(desk.edit(step));
        // Images are drawn once in a sequence; `share_images` draws them again and compares.
        let cold = desk.build(&mut Cache::of_published(published.into_values()));
        let warm = desk.build(&mut cache);
        if let Some(difference) = difference(&cold, &warm) {
            return Err(TestCaseError::fail(format!("{difference}\nafter {done:#?}")));
        }
        published = cold.files;
    }
    Ok(())
}

/// What differs between two builds; none if they are the same.
fn difference(one: &Build, other: &Build) -> Option<String> {
    if one.diagnostics != other.diagnostics {
        return Some(format!("{}\n!=\n\n{}", drawn(one), drawn(other)));
    }
    let paths = changed(&one.files, &other.files);
    (!paths.is_empty()).then(|| format!("{paths:?} differ"))
}

/// The paths of files that only one side has, or that have other bytes there.
fn changed(
    one: &BTreeMap<OutPath, Arc<[u8]>>,
    other: &BTreeMap<OutPath, Arc<[u8]>>,
) -> Vec<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    let differing = paths.filter(|path| one.get(*path) != other.get(*path));
    differing.map(ToString::to_string).collect()
}

#[test]
fn the_sample_is_clean() {
    assert_eq!(drawn(&sample::site().build()), "");
}

#[test]
fn the_order_in_which_files_arrive_does_not_matter() {
    let site = sample::site();
    let mut sources: Vec<_> = site.snapshot.sources().cloned().collect();
    sources.reverse();
    let reversed = Site { snapshot: Snapshot::new(sources) };
    assert_eq!(difference(&site.build(), &reversed.build()), None);
}

#[test]
fn one_thread_makes_what_many_make() {
    let site = sample::many_careers(40);
    let build = |threads| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a pool of threads can be made").install(|| site.build())
    };
    let one = build(1);
    for threads in [2, 3, 8] {
        assert_eq!(difference(&one, &build(threads)), None, "{threads} threads");
    }
}

#[test]
fn crlf_makes_what_lf_makes() {
    let site = sample::site();
    let convert = |source: &Arc<Source>| {
        if !matches!(source.path.extension(), "md" | "yaml" | "html") {
            return Arc::clone(source);
        }
        Source::new(source.path.as_str(), source.text().replace('\n', "\r\n").into_bytes())
    };
    let converted = Site { snapshot: Snapshot::new(site.snapshot.sources().map(convert)) };
    let (lf, crlf) = (site.build(), converted.build());
    assert_eq!(drawn(&crlf), "");
    assert_eq!(changed(&lf.files, &crlf.files), Vec::<String>::new());
}

#[test]
fn backslashes_in_paths_make_what_slashes_make() {
    let site = sample::site();
    let convert = |source: &Arc<Source>| {
        Source::new(&source.path.as_str().replace('/', "\\"), source.bytes().to_vec())
    };
    let converted = Site { snapshot: Snapshot::new(site.snapshot.sources().map(convert)) };
    assert_eq!(difference(&site.build(), &converted.build()), None);
}

/// A site, what a first build remembers of it, and that build.
struct Warm {
    site: Site,
    cache: Cache,
    built: Build,
}

impl Warm {
    fn new(site: Site) -> Self {
        let mut cache = Cache::default();
        let built = site.build_with(&mut cache);
        assert_eq!(drawn(&built), "");
        Self { site, cache, built }
    }

    /// Builds again: the paths of the files that are new or other, in order.
    fn rebuild(&mut self) -> Vec<String> {
        let built = self.site.build_with(&mut self.cache);
        let paths = changed(&self.built.files, &built.files);
        self.built = built;
        paths
    }

    /// How many files the last build parsed and rendered.
    fn work(&self) -> (usize, usize) {
        (self.built.stats.parsed, self.built.stats.rendered)
    }
}

#[test]
fn nothing_edited_parses_and_renders_nothing() {
    let mut warm = Warm::new(sample::site());
    assert_eq!(warm.rebuild(), Vec::<String>::new());
    assert_eq!(warm.work(), (0, 0));
}

#[test]
fn a_comment_in_a_yaml_file_parses_one_file_and_renders_none() {
    let mut warm = Warm::new(sample::many_careers(200));
    for path in ["content/careers/career-007.yaml", "content/data/skills.yaml"] {
        let text = warm.site.text(path);
        warm.site.edit(path, format!("# Looked through in November.\n\n{text}"));
        assert_eq!(warm.rebuild(), Vec::<String>::new());
        assert_eq!(warm.work(), (1, 0), "{path}");
    }
}

#[test]
fn an_edited_body_renders_its_own_page_alone() {
    let mut warm = Warm::new(sample::many_careers(1_000));
    warm.site.replace("content/careers/career-007.md", "Somebody has to", "Somebody likes to");
    assert_eq!(warm.rebuild(), ["careers/career-007.html"]);
    assert_eq!(warm.work(), (1, 1));
}

#[test]
fn an_edited_summary_renders_what_shows_it_and_nothing_else() {
    let mut warm = Warm::new(sample::many_careers(200));
    warm.site.replace("content/careers/career-007.md", "the work number 7 in", "work number 7 in");
    let changed = warm.rebuild();
    // Long lists name careers by their titles alone.
    let expected =
        ["careers.csv", "careers.json", "careers/career-007.html", "careers/career-007.json"];
    assert_eq!(changed, expected);
    assert_eq!(warm.work(), (1, expected.len()));
}

#[test]
fn a_renamed_tool_renders_what_names_it_and_nothing_else() {
    let mut warm = Warm::new(sample::many_careers(200));
    warm.site.replace("content/data/tools.yaml", "name: Anvil", "name: Great anvil");
    let changed = warm.rebuild();
    assert!(changed.contains(&"tools/anvil.html".to_owned()), "{changed:?}");
    assert!(!changed.contains(&"tools/git.html".to_owned()), "{changed:?}");
    assert_eq!(warm.work(), (1, changed.len()));
}

/// A destination where nothing is kept.
fn nowhere(_: &OutPath, _: &[u8]) {}

#[test]
fn of_a_site_with_errors_no_file_is_handed_on() {
    let mut site = sample::site();
    site.edit("site.yaml", "title: Trades\n");
    let put = |path: &OutPath, _: &[u8]| panic!("{path} is handed on");
    let built = build_into(site.snapshot, &options(), &put, None);
    let built = built.expect("nothing has to be read");
    assert!(built.has_errors());
}

#[test]
fn a_sound_text_is_not_kept_and_is_read_again_for_a_message() {
    const ABOUT: &str = "content/about.md";
    let mut site = sample::site();
    site.replace(ABOUT, "source:guild-2026", "source:guild-2062");
    let expected = site.build();
    assert!(expected.has_errors());
    let folder = tempfile::tempdir().expect("a folder can be made");
    let snapshot = left_in(folder.path(), &site.snapshot);
    let built = build_into(snapshot, &options(), &nowhere, None).expect("the files can be read");
    assert_eq!(built.diagnostics, expected.diagnostics);
    let about = |one: &&Diagnostic| one.primary.place.path().as_str() == ABOUT;
    let fault = built.diagnostics.iter().find(about).expect("it is told");
    assert!(matches!(fault.primary.place.source.content, Content::OnDisk(_)));
}

#[test]
fn texts_whose_writing_is_checked_are_kept() {
    let mut site = sample::site();
    site.replace("content/about.md", "Written by hand.", "Written by a fireman.");
    let options = Options { prose: ProseChecks::Made, ..options() };
    let expected = build(&site.snapshot, &options, &mut Cache::default()).diagnostics;
    let folder = tempfile::tempdir().expect("a folder can be made");
    let snapshot = left_in(folder.path(), &site.snapshot);
    let built = build_into(snapshot, &options, &nowhere, None).expect("the files can be read");
    drop(folder);
    assert_eq!(built.diagnostics, expected);
    assert!(!expected.is_empty(), "there is something to find");
}
