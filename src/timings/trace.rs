//! What was measured as a trace: JSON for Perfetto, the profilers of browsers and the like.
//!
//! The form is the "JSON Object Format" of the Trace Event Format,
//! <https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU>: times in
//! microseconds from the start of the run, a complete event (`X`) for each piece of work, metadata
//! events (`M`) for the names of the threads, a counter (`C`) for the memory.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::{FileTime, Step, Timings, Work};

/// How every trace of this program begins.
const HEAD: &str = "{\"otherData\":{\"program\":\"careerbook\"";

/// The number of the process. There is one, and viewers keep 0 for themselves.
const PROCESS: usize = 1;

/// The number of the thread that the steps are done on.
const MAIN: usize = 1;

#[derive(Serialize)]
struct File<'t> {
    #[serde(rename = "otherData")]
    about: About,
    #[serde(rename = "displayTimeUnit")]
    unit: &'static str,
    #[serde(rename = "traceEvents")]
    events: Vec<Event<'t>>,
}

#[derive(Serialize)]
struct About {
    program: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Event<'t> {
    name: &'t str,
    cat: &'static str,
    ph: &'static str,
    ts: Microseconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    dur: Option<Microseconds>,
    /// For how much of `dur` the thread had a processor.
    #[serde(skip_serializing_if = "Option::is_none")]
    tdur: Option<Microseconds>,
    pid: usize,
    tid: usize,
    args: Arguments<'t>,
}

/// What a viewer shows of an event that is chosen.
#[derive(Serialize)]
#[serde(untagged)]
enum Arguments<'t> {
    Name {
        name: String,
    },
    Order {
        sort_index: usize,
    },
    Step {
        #[serde(rename = "processor_us")]
        processor: Option<Microseconds>,
    },
    Memory {
        bytes: u64,
    },
    File {
        bytes: usize,
    },
    Rendered {
        kind: &'t str,
        bytes: usize,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Microseconds(Duration);

impl Serialize for Microseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Rounded, so that 0.1 is not written as 0.10000000000000001.
        serializer.serialize_f64((self.0.as_secs_f64() * 1e9).round() / 1e3)
    }
}

/// The trace of a run, as the bytes of its file. Events stand in the order of their times, the
/// longer of two that begin together first.
pub fn trace(timings: &Timings) -> Vec<u8> {
    let mut work: Vec<Event<'_>> = timings.steps.iter().map(step).collect();
    work.extend(timings.steps.iter().filter_map(memory));
    work.extend(timings.files.iter().map(file));
    work.sort_by_key(|event| (event.ts, Reverse(event.dur)));
    let mut events = names(timings);
    events.extend(work);
    let about = About { program: "careerbook", version: env!("CARGO_PKG_VERSION") };
    let file = File { about, unit: "ms", events };
    serde_json::to_vec(&file).expect("texts and numbers can be written as JSON")
}

/// Whether `bytes` are a trace of this program.
pub fn is_trace(bytes: &[u8]) -> bool {
    bytes.starts_with(HEAD.as_bytes())
}

/// What the process and its threads are called, and the order in which they are shown.
fn names(timings: &Timings) -> Vec<Event<'static>> {
    let threads = timings.files.iter().map(|file| MAIN + file.thread);
    let threads: BTreeSet<usize> = threads.chain([MAIN]).collect();
    let mut events = vec![about("process_name", MAIN, named("careerbook".to_owned()))];
    for tid in threads {
        let name = if tid == MAIN { "steps".to_owned() } else { format!("thread {}", tid - MAIN) };
        events.push(about("thread_name", tid, named(name)));
        events.push(about("thread_sort_index", tid, Arguments::Order { sort_index: tid }));
    }
    events
}

fn named(name: String) -> Arguments<'static> {
    Arguments::Name { name }
}

fn about(name: &'static str, tid: usize, args: Arguments<'static>) -> Event<'static> {
    let ts = Microseconds(Duration::ZERO);
    Event { name, cat: "__metadata", ph: "M", ts, dur: None, tdur: None, pid: PROCESS, tid, args }
}

fn step(step: &Step) -> Event<'_> {
    let args = Arguments::Step { processor: step.processor.map(Microseconds) };
    complete(step.name, "step", (step.start, step.took), MAIN, args)
}

/// The peak memory at the end of a step.
fn memory(step: &Step) -> Option<Event<'_>> {
    let (ts, args) =
        (Microseconds(step.start + step.took), Arguments::Memory { bytes: step.memory? });
    let (cat, pid, tid) = ("memory", PROCESS, MAIN);
    Some(Event { name: "peak memory", cat, ph: "C", ts, dur: None, tdur: None, pid, tid, args })
}

fn file(file: &FileTime) -> Event<'_> {
    let bytes = file.bytes;
    let (cat, args) = match file.work {
        Work::Parse => ("parse", Arguments::File { bytes }),
        Work::Recall => ("recall", Arguments::File { bytes }),
        Work::Compile => ("compile", Arguments::File { bytes }),
        Work::Gather => ("gather", Arguments::File { bytes }),
        Work::Put => ("put", Arguments::File { bytes }),
        Work::Draw => ("draw", Arguments::File { bytes }),
        Work::Render(kind) => ("render", Arguments::Rendered { kind, bytes }),
    };
    let tdur = file.processor.map(Microseconds);
    Event { tdur, ..complete(&file.path, cat, (file.start, file.took), MAIN + file.thread, args) }
}

fn complete<'t>(
    name: &'t str,
    cat: &'static str,
    (start, took): (Duration, Duration),
    tid: usize,
    args: Arguments<'t>,
) -> Event<'t> {
    // Viewers add in floating point: with the last nanosecond, an event could reach into the one
    // that begins where it ends, and be drawn around it.
    let took = took.saturating_sub(Duration::from_nanos(1));
    let (ts, dur) = (Microseconds(start), Some(Microseconds(took)));
    Event { name, cat, ph: "X", ts, dur, tdur: None, pid: PROCESS, tid, args }
}
