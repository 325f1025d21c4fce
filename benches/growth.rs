//! Whether each step of a build costs as much more as there is more work.
//!
//! `cargo bench --bench growth` counts the instructions of each step under callgrind, on one
//! thread: of a site of 500 careers, of ten times the careers, of ten times the vocabularies, and
//! of ten times the links. It fails if a step grows faster than its limit. Counts are the same on
//! a busy machine. Needs Valgrind.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]

mod corpus;
mod counted;
mod steps;

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use corpus::Shape;
use counted::{COUNTED, SAMPLE};

/// The site that all others are compared with. Careers are short, so that what belongs to the
/// number of them weighs more beside what belongs to each.
const BASE: Shape = Shape { sections: 1, uses: 2, ..Shape::usual(SAMPLE) };

/// Sites with ten times as much of something.
const CAREERS: Shape = Shape { careers: 10 * SAMPLE, ..BASE };
const ENTRIES: Shape = Shape { entries: 10, ..BASE };
const LINKS: Shape = Shape { links: 10, ..BASE };

/// Steps that run in one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    FirstBuild,
    NextBuilds,
}

/// By how many times the instructions of a step may grow, where the careers, the vocabularies or
/// the links are ten times as many.
///
/// Ten times the work of a linear step is 10, less what it does not do for each career; n log n in
/// all of it would be 10 × log 5,000 / log 500 = 13.7. Sorting and looking up are less than an
/// eighth of each step, so 10.5 is allowed where all of a step grows: that is passed by a part that
/// grows with the square and has a sixtieth of the step at 500 careers, some 25 instructions for
/// each pair of careers. Files of the same 500 careers may cost a tenth more at most: they are as
/// long as before, and only looking up may take longer. Where most of a step does not grow, the
/// limit is about twice what was measured.
const LIMITS: [(&str, [f64; 3]); 9] = [
    ("parse, files of 500 careers", [1.1, 1.1, 3.0]),
    // Small enough for the memory's own bookkeeping to be seen.
    ("parse, other files", [1.3, 10.5, 1.3]),
    ("resolve", [10.5, 4.0, 2.0]),
    ("render, files of 500 careers", [1.1, 1.1, 1.1]),
    ("render, other files", [10.5, 5.0, 1.1]),
    ("publish", [10.5, NOT_COUNTED, NOT_COUNTED]),
    // Makes one page, and walks through pointers: some 600 instructions for each file of the site.
    ("build after an edited sentence", [6.0, NOT_COUNTED, NOT_COUNTED]),
    ("publish after an edited sentence", [10.5, NOT_COUNTED, NOT_COUNTED]),
    // What the whole site says of a career may have changed: all is resolved, little rendered.
    ("build after an edited fact", [10.5, NOT_COUNTED, NOT_COUNTED]),
];

const NOT_COUNTED: f64 = 0.0;

/// What is counted, the longest first.
const RUNS: [(Shape, Part); 6] = [
    (CAREERS, Part::NextBuilds),
    (CAREERS, Part::FirstBuild),
    (ENTRIES, Part::FirstBuild),
    (LINKS, Part::FirstBuild),
    (BASE, Part::NextBuilds),
    (BASE, Part::FirstBuild),
];

/// The instructions of each step of one run.
type Counts = Vec<(String, u64)>;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == "--count") {
        let number = words.get(at + 1).and_then(|word| word.parse::<usize>().ok());
        let run = number.and_then(|number| RUNS.get(number));
        let (shape, part) = *run.ok_or_else(|| io::Error::other("there is no such run"))?;
        counted::on_one_thread();
        match part {
            Part::FirstBuild => counted::first_build(shape),
            Part::NextBuilds => counted::next_builds(shape),
        }
        return Ok(());
    }
    let too_much = compare(&count_all()?);
    if too_much.is_empty() {
        return Ok(());
    }
    Err(io::Error::other(format!("grows faster than it may: {}", too_much.join("; "))))
}

/// Prints what was counted, and says what has grown faster than it may.
fn compare(all: &[Counts]) -> Vec<String> {
    let counted = |shape: Shape, step: &str| {
        let runs = RUNS.iter().zip(all).filter(|((of, _), _)| *of == shape);
        let mut steps = runs.flat_map(|(_, counts)| counts);
        steps.find(|(name, _)| name == step).map(|(_, count)| *count)
    };
    println!(
        "\n| step | instructions, 500 careers | ten times the careers | the vocabularies | the links |\n\
         | --- | --- | --- | --- | --- |"
    );
    let mut too_much = Vec::new();
    for (step, limits) in LIMITS {
        let base = counted(BASE, step);
        let mut row = format!("| {step} | {} |", base.map_or_else(String::new, millions));
        for (shape, limit) in [CAREERS, ENTRIES, LINKS].into_iter().zip(limits) {
            let cell = match (base, counted(shape, step)) {
                (Some(base), Some(count)) => {
                    let times = ratio(count, base);
                    if times > limit {
                        too_much.push(format!("{step}: {times:.2} times, at most {limit}"));
                    }
                    format!(" {times:.2} (at most {limit}) |")
                }
                // A step without a count would never fail.
                _ if limit != NOT_COUNTED => {
                    too_much.push(format!("{step} was not counted"));
                    " ? |".to_owned()
                }
                _ => " |".to_owned(),
            };
            row.push_str(&cell);
        }
        println!("{row}");
    }
    too_much
}

fn millions(count: u64) -> String {
    format!("{:.1} million", ratio(count, 1_000_000))
}

fn ratio(count: u64, base: u64) -> f64 {
    // Counts stay far below the 2^52 that are exact.
    let exact = |number: u64| f64::from(u32::try_from(number / 1_000).unwrap_or(u32::MAX));
    exact(count) / exact(base.max(1_000))
}

/// Makes all runs, as many at once as there are processors.
fn count_all() -> io::Result<Vec<Counts>> {
    let folder = tempfile::tempdir()?;
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let numbers = Mutex::new(0..RUNS.len());
    let next = || numbers.lock().ok()?.next();
    let work = || std::iter::from_fn(next).map(|number| (number, run(number, folder.path())));
    let mut done: Vec<(usize, io::Result<Counts>)> = thread::scope(|scope| {
        let workers: Vec<_> =
            (0..at_once).map(|_| scope.spawn(|| work().collect::<Vec<_>>())).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, counts)| counts).collect()
}

/// Runs this program under callgrind, to count the steps of one run.
fn run(number: usize, folder: &Path) -> io::Result<Counts> {
    let file = folder.join(format!("{number}.out"));
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--quiet", "--tool=callgrind", "--instr-atstart=no"]);
    valgrind.arg(format!("--callgrind-out-file={}", file.display()));
    valgrind.arg(format!("--toggle-collect={COUNTED}")).arg(format!("--dump-after={COUNTED}"));
    valgrind.arg(std::env::current_exe()?).args(["--count", &number.to_string()]);
    let ended = valgrind.stdin(Stdio::null()).output();
    let ended = ended.map_err(|error| io::Error::other(format!("valgrind: {error}")))?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if !ended.status.success() {
        return Err(io::Error::other(format!("{valgrind:?}:\n{}", said(&ended.stderr))));
    }
    let names = said(&ended.stdout);
    let counts = names.lines().zip(1..).map(|(name, step)| {
        let text = fs::read_to_string(folder.join(format!("{number}.out.{step}")))?;
        let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
        let total = total.and_then(|total| total.trim().parse().ok());
        let total = total.ok_or_else(|| io::Error::other(format!("{name} was not counted")))?;
        Ok((name.to_owned(), total))
    });
    counts.collect()
}
