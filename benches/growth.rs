//! Whether each step of a build costs as much more as there is more work.
//!
//! `cargo bench --bench growth` counts the instructions of each step under callgrind, on one
//! thread, on sites of 250, 500 and 5,000 careers, and on sites with ten times the vocabularies or
//! the links. It fails if a step grows faster than its limit. Counts are the same on a busy
//! machine. Needs Valgrind.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]

mod corpus;
mod counted;
mod steps;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::thread;

use corpus::Shape;
use counted::COUNTED;

/// The site that all others are compared with. Careers are short, so that what belongs to the
/// number of them weighs more beside what belongs to each.
const BASE: Shape = Shape { sections: 1, uses: 2, ..Shape::usual(500) };

/// Sites that differ in one thing alone: how much of it each has, the smallest first.
struct Series {
    of: &'static str,
    sites: [(f64, Shape); 3],
}

const CAREERS: Series = Series {
    of: "career",
    sites: [
        (250.0, Shape { careers: 250, ..BASE }),
        (500.0, BASE),
        (5_000.0, Shape { careers: 5_000, ..BASE }),
    ],
};
/// Vocabularies of 370 entries, and more.
const ENTRIES: Series = Series {
    of: "entry",
    sites: [
        (370.0, BASE),
        (740.0, Shape { entries: 2, ..BASE }),
        (3_700.0, Shape { entries: 10, ..BASE }),
    ],
};
const LINKS: Series = Series {
    of: "link",
    sites: [
        (2_000.0, BASE),
        (4_000.0, Shape { links: 2, ..BASE }),
        (20_000.0, Shape { links: 10, ..BASE }),
    ],
};

/// Steps that run in one process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    FirstBuild,
    NextBuilds,
}

/// How a step may grow in a series.
#[derive(Clone, Copy)]
enum Limit {
    /// What one more costs on the way to the largest site, in what one more costs on the way to
    /// the middle one. What a step does once does not count.
    EachMore(f64),
    /// What it costs on the largest site, in what it costs on the middle one.
    All(f64),
    /// It does not grow, or is not looked at.
    Free,
}
use Limit::{All, EachMore, Free};

/// The limits of each step, by careers, entries and links.
///
/// In a linear step each career costs the same, which is 1. If all of a step took n log n, a career
/// would cost 1.27 times as much between 500 and 5,000 careers as between 250 and 500; an entry
/// 1.18 and a link 1.15 times. Sorting and looking up are a small part of each step, so what was
/// measured is far below that, and the limits are little above what was measured. Comparing the
/// ids of all pairs of careers, 33 instructions for each, takes `resolve` from 0.96 to 1.16. Two
/// counts of the same work differ by a thousandth.
const LIMITS: [(&str, [Limit; 3]); 10] = [
    ("parse, files of 250 careers", [All(1.05), All(1.05), EachMore(1.1)]),
    ("parse, other files", [Free, EachMore(1.2), Free]),
    // All links are a hundredth of it, so what one costs is known to a sixth.
    ("resolve", [EachMore(1.05), EachMore(1.2), EachMore(1.5)]),
    ("render, files of 250 careers", [All(1.05), All(1.05), All(1.05)]),
    ("render, other files", [EachMore(1.05), EachMore(1.05), All(1.05)]),
    ("publish", [EachMore(1.1), Free, Free]),
    // Makes one page, and walks through pointers: some 600 instructions for each file of the site.
    // That is so little that what one career costs is known to a tenth.
    ("build after an edited sentence", [EachMore(1.5), Free, Free]),
    ("publish after an edited sentence", [EachMore(1.15), Free, Free]),
    // What the whole site says of a career may have changed: all is resolved, little rendered.
    ("build after an edited fact", [EachMore(1.05), Free, Free]),
    // Recalls and resolves all, parses one file and renders one page.
    ("build into the folder again after an edited sentence", [EachMore(1.05), Free, Free]),
];

/// What is counted, the longest first.
const RUNS: [(Shape, Part); 10] = [
    (CAREERS.sites[2].1, Part::NextBuilds),
    (CAREERS.sites[2].1, Part::FirstBuild),
    (ENTRIES.sites[2].1, Part::FirstBuild),
    (ENTRIES.sites[1].1, Part::FirstBuild),
    (LINKS.sites[2].1, Part::FirstBuild),
    (LINKS.sites[1].1, Part::FirstBuild),
    (BASE, Part::NextBuilds),
    (BASE, Part::FirstBuild),
    (CAREERS.sites[0].1, Part::NextBuilds),
    (CAREERS.sites[0].1, Part::FirstBuild),
];

/// The instructions of each step of one run.
type Counts = Vec<(String, f64)>;

fn main() -> io::Result<ExitCode> {
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
        return Ok(ExitCode::SUCCESS);
    }
    let too_much = compare(&count_all()?);
    for fault in &too_much {
        println!("grows faster than it may: {fault}");
    }
    Ok(if too_much.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints what was counted, and says what has grown faster than it may.
fn compare(all: &[Counts]) -> Vec<String> {
    let count_of = |step: &str, shape: Shape| {
        let runs = RUNS.iter().zip(all).filter(|((of, _), _)| *of == shape);
        let mut steps = runs.flat_map(|(_, counts)| counts);
        steps.find(|(name, _)| name == step).map(|(_, count)| *count)
    };
    println!(
        "\n| step | 500 careers | 5,000 careers | by careers | by entries | by links |\n\
         | --- | --- | --- | --- | --- | --- |"
    );
    let mut too_much = Vec::new();
    for (step, limits) in LIMITS {
        let mut row = format!("| {step} |");
        for (_, shape) in &CAREERS.sites[1..] {
            let count = count_of(step, *shape).unwrap_or_default();
            let _ = write!(row, " {:.1} million |", count / 1e6);
        }
        for (series, limit) in [CAREERS, ENTRIES, LINKS].iter().zip(limits) {
            // A step that was not counted is a fault too.
            let counts = series.sites.map(|(_, shape)| count_of(step, shape).unwrap_or(f64::NAN));
            let cell = match measured(series, limit, counts) {
                None => String::new(),
                Some((times, most)) => {
                    if times.is_nan() || times > most {
                        too_much.push(format!("{step}, by each {}: {times:.2}", series.of));
                    }
                    format!("{times:.2} of {most}")
                }
            };
            let _ = write!(row, " {cell} |");
        }
        println!("{row}");
    }
    too_much
}

/// How a step has grown, and how much it may.
fn measured(series: &Series, limit: Limit, counts: [f64; 3]) -> Option<(f64, f64)> {
    let [few, some, many] = series.sites.map(|(number, _)| number);
    let [at_few, at_some, at_many] = counts;
    match limit {
        EachMore(most) => {
            let (early, late) =
                ((at_some - at_few) / (some - few), (at_many - at_some) / (many - some));
            Some((late / early, most))
        }
        All(most) => Some((at_many / at_some, most)),
        Free => None,
    }
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
