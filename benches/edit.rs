//! How long the build after one edit takes, step by step, by the size of the site.
//!
//! `cargo bench --bench edit -- 100 1000 10000` measures sites of these numbers of careers. Each
//! edit changes a word in the text of one career. The steps are those of `build --timings`; the
//! first build of a site is shown beside the median edit.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]

mod corpus;

use std::time::{Duration, Instant};

use careerbook::build::{Cache, build};
use careerbook::career::Date;
use careerbook::site::Options;
use careerbook::source::{Snapshot, Source, SourcePath};

use corpus::{Corpus, Shape};

/// How many edits are measured.
const EDITS: usize = 41;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|size| size.parse().ok()).collect();
    for careers in if sizes.is_empty() { vec![100, 1_000] } else { sizes } {
        measure(careers);
    }
}

fn measure(careers: usize) {
    let options = Options::on(Date::parse("2026-11-23").expect("a day"));
    let files = Corpus::new(Shape::usual(careers)).careerbook().into_iter();
    let sources = files.map(|(path, text)| Source::new(&path, text.into_bytes()));
    let mut snapshot = Snapshot::new(sources);
    let mut cache = Cache::default();
    let start = Instant::now();
    let first = build(&snapshot, &options, &mut cache);
    let first_took = start.elapsed();
    assert!(first.diagnostics.is_empty(), "the site has no fault");
    let mut built = first;
    let mut rounds = Vec::new();
    for edit in 0..EDITS {
        let path = format!("content/careers/{}.md", corpus::slug(edit * 7 % careers));
        let source = snapshot.source(&SourcePath::new(&path));
        let text = source.expect("the career is there").text().to_owned();
        let source = Source::new(&path, format!("{text}\nEdit {edit}.\n").into_bytes());
        let start = Instant::now();
        snapshot.insert(source);
        let next = build(&snapshot, &options, &mut cache);
        let took = start.elapsed();
        assert_eq!((next.stats.parsed, next.stats.rendered), (1, 1), "one page is made anew");
        let mut steps = next.stats.steps.clone();
        let start = Instant::now();
        built = next;
        steps.push(("drop", start.elapsed()));
        steps.push(("all", took));
        rounds.push(steps);
    }
    println!("{careers} careers, {} files: first build {first_took:.1?}", built.files.len());
    for step in 0..rounds[0].len() {
        let mut times: Vec<Duration> = rounds.iter().map(|steps| steps[step].1).collect();
        times.sort_unstable();
        let (name, median) = (rounds[0][step].0, times[EDITS / 2]);
        println!("{name:>10} {:>8.2} ms, at most {:>8.2} ms", ms(median), ms(times[EDITS - 1]));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
