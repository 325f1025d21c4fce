//! What no build on this machine shows: a system that does not tell, a run without files, a build
//! that nobody measures.

use std::time::Duration;

use super::{Recorder, Step, Timings, Traffic, Work, text, timed, trace};

/// A run of one step on a system that tells neither memory nor processor time.
fn untold() -> Timings {
    let took = Duration::from_millis(12);
    let read = Step { name: "read", start: Duration::ZERO, took, processor: None, memory: None };
    Timings { steps: vec![read], files: Vec::new(), threads: 2 }
}

#[test]
fn what_the_system_does_not_tell_is_unknown() {
    let said = text(&untold(), &Traffic::default());
    let expected = "\
step            time  share   processor  peak memory
read         12.0 ms  100 %     unknown      unknown
whole        12.0 ms  100 %     unknown      unknown
parsed and rendered on 2 threads

read      0 files, 0 B
written   nothing
";
    assert_eq!(said, expected);
    let trace: serde_json::Value = serde_json::from_slice(&trace(&untold())).expect("JSON");
    let events = trace["traceEvents"].as_array().expect("a list");
    assert!(events.iter().all(|event| event["ph"] != "C"), "no counter without numbers");
    assert_eq!(events.last().map(|event| &event["dur"]), Some(&serde_json::json!(11_999.999)));
}

#[test]
fn viewers_that_add_up_what_a_step_took_do_not_get_beyond_the_next() {
    let at = Duration::from_nanos;
    let step = |name, (start, end)| Step {
        name,
        start: at(start),
        took: at(end - start),
        processor: None,
        memory: None,
    };
    // 71988.562 and 50.736 are 72039.29800000001.
    let prose = step("prose", (71_988_562, 72_039_298));
    let resolve = step("resolve", (72_039_298, 76_346_255));
    let timings = Timings { steps: vec![prose, resolve], files: Vec::new(), threads: 2 };
    let trace: serde_json::Value = serde_json::from_slice(&trace(&timings)).expect("JSON");
    let events = trace["traceEvents"].as_array().expect("a list");
    let number = |name: &str, key: &str| {
        let event = events.iter().find(|event| event["name"] == name).expect("a step");
        event[key].as_f64().expect("a time")
    };
    assert!(number("prose", "ts") + number("prose", "dur") <= number("resolve", "ts"));
}

#[test]
fn steps_follow_each_other_without_a_gap_and_hold_their_files() {
    let recorder = Recorder::start();
    recorder.step("one");
    let made =
        timed(Some(&recorder), Work::Parse, || "four", |made| ("a.md".to_owned(), made.len()));
    recorder.step("two");
    let Timings { steps, files, .. } = recorder.finish();
    assert_eq!((made, files[0].path.as_str(), files[0].bytes), ("four", "a.md", 4));
    assert_eq!((steps[0].start, steps[1].start), (Duration::ZERO, steps[0].took));
    assert!(files[0].start >= steps[1].start);
    assert!(files[0].start + files[0].took <= steps[1].start + steps[1].took);
}

#[test]
fn without_a_recorder_the_work_is_done_and_nothing_is_asked() {
    let made = timed(None, Work::Parse, || 4, |_| unreachable!("nobody asks about it"));
    assert_eq!(made, 4);
}
