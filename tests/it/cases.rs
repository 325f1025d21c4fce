//! Runs the literate cases below `tests/cases/`, each in all worlds, and the examples of the pages
//! in `docs/`; `BLESS=1` rewrites what they expect.
//!
//! `suite` reads a Markdown file, `worlds` builds a case in every way a site can come to be,
//! `expect` compares the outcome with the blocks of the case, `bless` writes it into them; `pages`
//! follows the documentation as a reader would.
//! `CASE=words cargo test --test it cases` runs those cases whose file or heading holds the words.

mod bless;
mod diff;
mod escapes;
mod expect;
mod pages;
mod suite;
mod worlds;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use crate::support::{Site, repository};

use bless::Edit;
use suite::{Case, Suite};
use worlds::Pools;

/// What every case of every suite shares.
struct Ground {
    base: Site,
    pools: Pools,
    bless: bool,
    words: String,
}

#[test]
#[expect(clippy::print_stderr, reason = "says how many cases ran and how to accept a change")]
fn every_case_holds_in_every_world() {
    let folder = repository().join("tests/cases");
    let words = std::env::var("CASE").unwrap_or_default();
    let bless = std::env::var_os("BLESS").is_some();
    let ground = Ground { base: Site::base(), pools: Pools::new(), bless, words };
    let started = Instant::now();
    let results: Vec<(usize, Vec<String>)> =
        suites(&folder).par_iter().map(|path| run_suite(&ground, path)).collect();
    let count: usize = results.iter().map(|(count, _)| count).sum();
    let failures: Vec<String> = results.into_iter().flat_map(|(_, failures)| failures).collect();
    eprintln!("{count} cases in {:.1} s", started.elapsed().as_secs_f32());
    assert!(count > 0, "no case holds the words `{}`", ground.words);
    assert!(
        failures.is_empty(),
        "{} faults in {count} cases\n\n{}\n\nBLESS=1 accepts the lines with `+`",
        failures.len(),
        failures.join("\n")
    );
}

/// The Markdown files at any depth below `folder`, in order; the base site is none of them.
fn suites(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).expect("the folder of the cases can be read");
    for entry in entries {
        let path = entry.expect("an entry of a folder can be read").path();
        if path.is_dir() && !path.ends_with("cases/base") {
            found.extend(suites(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Runs the cases of one file: how many there were, and what does not hold.
fn run_suite(ground: &Ground, path: &Path) -> (usize, Vec<String>) {
    let name = path.strip_prefix(repository()).unwrap_or(path).display().to_string();
    let text = std::fs::read_to_string(path).expect("a suite can be read");
    let (suite, faults) = Suite::read(&text);
    let mut failures: Vec<String> =
        faults.into_iter().map(|(line, fault)| format!("{name}:{line}: {fault}\n")).collect();
    let mut edits = Vec::new();
    let wanted = |case: &&Case| format!("{name} {}", case.heading).contains(&ground.words);
    let cases: Vec<&Case> = suite.cases.iter().filter(wanted).collect();
    for case in &cases {
        let run = AssertUnwindSafe(|| run_case(ground, &suite, case));
        let panicked = |_| (vec!["the program panicked; see above\n".to_owned()], Vec::new());
        let (faults, found) = catch_unwind(run).unwrap_or_else(panicked);
        edits.extend(found);
        failures.extend(
            faults.iter().map(|fault| format!("{name}:{}: {}\n{fault}", case.line, case.heading)),
        );
    }
    if !edits.is_empty() {
        std::fs::write(path, bless::apply(&text, edits)).expect("a suite can be written");
    }
    (cases.len(), failures)
}

/// Builds one case; what does not hold, or with `BLESS` the edits that make it hold.
fn run_case(ground: &Ground, suite: &Suite, case: &Case) -> (Vec<String>, Vec<Edit>) {
    let setting = match worlds::Setting::new(&ground.base, &suite.shared, case) {
        Ok(setting) => setting,
        Err(fault) => return (vec![format!("{fault}\n")], Vec::new()),
    };
    let (outcome, mut faults) = worlds::run(&setting, &ground.pools);
    let wrong = expect::compare(case, &outcome);
    let (edits, rest) = if ground.bless { bless::edits(case, wrong) } else { (Vec::new(), wrong) };
    faults.extend(rest.iter().map(ToString::to_string));
    (faults, edits)
}
