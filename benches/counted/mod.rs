//! The steps of a build, each run under callgrind and counted by itself.
//!
//! Callgrind is told to collect inside of one function, [`counted`], and to write down what it has
//! after each call of it: the n-th file holds the instructions of the n-th step. What is outside
//! of the steps is run without instruments, which makes it five times as fast; `vgdb`, a part of
//! Valgrind, puts them on and off.

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use careerbook::build::{Build, Cache, build, build_into};
use careerbook::output::{Folder, Publishing, publish};
use careerbook::site::Planner;
use careerbook::source::{OutPath, Source, SourcePath};

use crate::corpus::{self, Shape};
use crate::steps::Site;

/// The careers whose own files are parsed and rendered, however many there are.
pub(crate) const SAMPLE: usize = 250;

/// The function in which callgrind collects.
pub(crate) const COUNTED: &str = "growth::counted::counted";

#[inline(never)]
fn counted(step: &mut dyn FnMut()) {
    step();
}

/// Counts one step, and says its name.
fn count<T>(name: &str, mut step: impl FnMut() -> T) -> T {
    instruments("on");
    let mut made = None;
    counted(&mut || made = Some(step()));
    instruments("off");
    println!("{name}");
    made.expect("the step was made")
}

/// Puts the instruments on or off. They listen while the program runs, not while it waits.
fn instruments(state: &str) {
    let mut command = Command::new("vgdb");
    command.arg(format!("--pid={}", std::process::id())).args(["instrumentation", state]);
    let spawned = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut asking = spawned.expect("vgdb comes with valgrind");
    let status = loop {
        match asking.try_wait().expect("a child can be asked") {
            Some(status) => break status,
            None => sleep(Duration::from_millis(1)),
        }
    };
    assert!(status.success(), "vgdb can reach this process");
}

/// Everything on one processor, and none of it on a thread that callgrind would count apart.
pub(crate) fn on_one_thread() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("nothing has run in parallel before");
}

/// Counts the steps of a first build.
pub(crate) fn first_build(shape: Shape) {
    let site = Site::new(shape);
    let kind = |name: &str| Kind::of(name, shape.careers);
    let of_kind = |asked: Kind| {
        let sources = site.sources().into_iter();
        sources.filter(|source| kind(source.path.stem()) == asked).collect::<Vec<_>>()
    };
    let (sample, others) = (of_kind(Kind::Sample), of_kind(Kind::Other));
    count("parse, files of 250 careers", || Site::parse(&sample));
    count("parse, other files", || Site::parse(&others));
    let pages = Site::parse(&site.sources());
    let mut planner = Planner::default();
    count("resolve", || {
        site.resolve(&pages, &mut planner);
    });
    let plan = site.resolve(&pages, &mut planner);
    let of_kind = |asked: Kind| {
        let outputs = plan.outputs.iter();
        let name = |path: &OutPath| path.as_str().rsplit('/').next().map_or(Kind::Other, kind);
        let outputs = outputs.filter(|(path, _)| name(path) == asked);
        outputs.map(|(_, context)| Arc::clone(context)).collect::<Vec<_>>()
    };
    let (sample, others) = (of_kind(Kind::Sample), of_kind(Kind::Other));
    count("render, files of 250 careers", || site.render_all(&sample));
    count("render, other files", || site.render_all(&others));
}

/// Counts publishing, and the build after one edit as the dev server makes it.
pub(crate) fn next_builds(shape: Shape) {
    let mut site = Site::new(shape);
    let mut cache = Cache::default();
    let next = |site: &Site, cache: &mut Cache| build(&site.snapshot, &site.options, cache);
    let built = next(&site, &mut cache);
    let folder = tempfile::tempdir().expect("there is a folder for files that come and go");
    let (public, root) = (folder.path().join("public"), folder.path().join("site"));
    let public = Folder::new(&public, &root, &[]).expect("the folder may be published into");
    let publish = |built: &Build| publish(&built.files, &public).expect("the disk has room");
    count("publish", || publish(&built));
    let file = format!("content/careers/{}", corpus::slug(shape.careers / 2));
    edit(&mut site, &format!("{file}.md"), "}\n\n", "Edited");
    let built = count("build after an edited sentence", || next(&site, &mut cache));
    assert_eq!((built.stats.parsed, built.stats.rendered), (1, 1), "one page is made anew");
    let report = count("publish after an edited sentence", || publish(&built));
    assert_eq!(report.written.len(), 1, "one page is written");
    edit(&mut site, &format!("{file}.yaml"), "tasks:\n  - ", "Edited");
    let built = count("build after an edited fact", || next(&site, &mut cache));
    assert_eq!(built.stats.parsed, 1, "one file is parsed");
    assert!(built.diagnostics.is_empty(), "the site has no fault");
    let again = |site: &Site| {
        let publishing = Publishing::begin(&public).expect("nobody else publishes there");
        let built = build_into(site.snapshot.clone(), &site.options, &publishing, None);
        let built = built.expect("nothing has to be read");
        publishing.finish().expect("the disk has room");
        built
    };
    // The first remembers what files were made from, the second that they lie there a while.
    again(&site);
    sleep(Duration::from_millis(20));
    again(&site);
    edit(&mut site, &format!("{file}.md"), "}\n\n", "Edited");
    let built = count("build into the folder again after an edited sentence", || again(&site));
    assert_eq!(built.stats.rendered, 1, "one page is made anew");
}

/// Writes a word more into a file, behind the first `mark`.
fn edit(site: &mut Site, path: &str, mark: &str, word: &str) {
    let source = site.snapshot.source(&SourcePath::new(path)).expect("the file is there");
    let text = source.text().replacen(mark, &format!("{mark}{word} "), 1);
    assert_ne!(text, source.text(), "there is a place for the word");
    site.snapshot.insert(Source::new(path, text.into_bytes()));
}

/// What a file belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One of 250 careers that stand for all.
    Sample,
    /// Another career.
    Career,
    /// Not one career alone.
    Other,
}

impl Kind {
    /// The kind of the file called `name`, among so many careers.
    fn of(name: &str, careers: usize) -> Self {
        let number = name.strip_prefix("career-").and_then(|rest| rest.get(..6)?.parse().ok());
        match number {
            Some(number) if usize::is_multiple_of(number, careers / SAMPLE) => Self::Sample,
            Some(_) => Self::Career,
            None => Self::Other,
        }
    }
}
