//! What was measured as a text for people, in columns that fit into 80.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use super::{FileTime, Timings, Work};

/// How many of the slowest files are shown.
const SLOWEST: usize = 10;

/// How many characters of a path are shown.
const PATH_WIDTH: usize = 54;

/// Files, and the bytes in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// How many files.
    pub files: usize,
    /// How many bytes.
    pub bytes: usize,
}

/// What was read and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// The files of the site.
    pub site: Amount,
    /// The images of an earlier build.
    pub earlier: Amount,
    /// What was done to the output folder, if anything was.
    pub published: Option<Published>,
}

/// What was done to the output folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that were written.
    pub written: Amount,
    /// How many files stayed as they were.
    pub unchanged: usize,
    /// How many files were removed.
    pub removed: usize,
}

impl Amount {
    /// Files of the given sizes.
    pub fn of(sizes: impl IntoIterator<Item = usize>) -> Self {
        let add = |sum: Self, size| Self { files: sum.files + 1, bytes: sum.bytes + size };
        sizes.into_iter().fold(Self::default(), add)
    }
}

/// The steps, the slowest files, the templates, and what was read and written.
pub fn text(timings: &Timings, traffic: &Traffic) -> String {
    let is_rendered = |file: &&FileTime| matches!(file.work, Work::Render(_));
    let mut text = steps(timings);
    let parsed = timings.files.iter().filter(|file| file.work == Work::Parse);
    text.push_str(&slowest("slowest to parse", parsed));
    let rendered = timings.files.iter().filter(is_rendered);
    text.push_str(&slowest("slowest to render, share images aside", rendered));
    text.push_str(&kinds(timings));
    text.push_str(&moved(traffic));
    text
}

fn steps(timings: &Timings) -> String {
    let whole = timings.whole();
    let mut text = "step            time  share   processor  peak memory\n".to_owned();
    let mut line = |name, took, processor: Option<Duration>, memory: Option<u64>| {
        let processor = processor.map_or("unknown".to_owned(), tenths);
        let memory = memory.map_or("unknown".to_owned(), mebibytes);
        let (share, took) = (share(took, whole), tenths(took));
        let _ = writeln!(text, "{name:<9} {took:>10}  {share:>5}  {processor:>10}  {memory:>11}");
    };
    for step in &timings.steps {
        line(step.name, step.took, step.processor, step.memory);
    }
    let processor = timings.steps.iter().map(|step| step.processor).sum();
    let memory = timings.steps.last().and_then(|step| step.memory);
    line("whole", whole, processor, memory);
    let threads = timings.threads;
    let _ = writeln!(text, "parsed and rendered on {threads} thread{}", plural(threads));
    text
}

/// The files that took longest, under a heading.
fn slowest<'f>(heading: &str, files: impl Iterator<Item = &'f FileTime>) -> String {
    let mut files: Vec<&FileTime> = files.collect();
    files.sort_by_key(|file| (Reverse(file.work_time()), file.path.as_str()));
    let mut text = String::new();
    if !files.is_empty() {
        let _ = writeln!(text, "\n      time        size  {heading}");
    }
    for file in files.into_iter().take(SLOWEST) {
        let (took, size, path) = (hundredths(file.work_time()), size(file.bytes), cut(&file.path));
        let _ = writeln!(text, "{took:>10}  {size:>10}  {path}");
    }
    text
}

/// Templates and other kinds of files, by the time that all of their files took.
fn kinds(timings: &Timings) -> String {
    let mut kinds: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for file in &timings.files {
        let kind = match file.work {
            Work::Parse | Work::Recall => continue,
            Work::Render(kind) => kind,
            Work::Draw => "share images",
            Work::Compile => "(compiling the templates)",
            Work::Gather => "(gathering what pages show)",
            Work::Put => "(comparing and writing)",
        };
        kinds.entry(kind).or_default().push(file.work_time());
    }
    let whole: Duration = kinds.values().flatten().sum();
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, files)| Reverse(files.iter().sum::<Duration>()));
    let mut text = String::new();
    if !kinds.is_empty() {
        text.push_str("\n      time  share      files     longest  made, by template or kind\n");
    }
    for (kind, files) in kinds {
        let took: Duration = files.iter().sum();
        let longest = files.iter().max().copied().unwrap_or_default();
        let (share, took, longest) = (share(took, whole), tenths(took), hundredths(longest));
        let number = files.len();
        let _ = writeln!(text, "{took:>10}  {share:>5}  {number:>9}  {longest:>10}  {kind}");
    }
    text
}

/// What was read and written.
fn moved(traffic: &Traffic) -> String {
    let mut text = format!("\nread      {}", amount(traffic.site));
    if traffic.earlier.files > 0 {
        let _ = write!(text, "; of the build before: {}", amount(traffic.earlier));
    }
    text.push_str("\nwritten   ");
    match traffic.published {
        None => text.push_str("nothing\n"),
        Some(Published { written, unchanged, removed }) => {
            let written = amount(written);
            let _ = writeln!(text, "{written}; {unchanged} unchanged, {removed} removed");
        }
    }
    text
}

fn amount(amount: Amount) -> String {
    format!("{} file{}, {}", amount.files, plural(amount.files), size(amount.bytes))
}

fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

fn share(part: Duration, whole: Duration) -> String {
    let share = part.as_secs_f64() / whole.as_secs_f64().max(f64::MIN_POSITIVE);
    format!("{:.0} %", share * 100.0)
}

fn tenths(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn hundredths(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn mebibytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} KB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// The path, with `…` in place of its middle if it is too long for a line.
fn cut(path: &str) -> String {
    let letters: Vec<char> = path.chars().collect();
    if letters.len() <= PATH_WIDTH {
        return path.to_owned();
    }
    let (head, tail) = (PATH_WIDTH / 3, PATH_WIDTH - PATH_WIDTH / 3 - 1);
    let (head, tail) = (&letters[..head], &letters[letters.len() - tail..]);
    head.iter().chain(['…'].iter()).chain(tail).collect()
}
