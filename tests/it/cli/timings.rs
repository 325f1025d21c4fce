//! `build --timings` and `build --trace`: where the time goes, for people and for viewers.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::program::{Place, Run};

/// The steps of a build that publishes, in their order.
const STEPS: [&str; 8] =
    ["read", "folder", "parse", "prose", "resolve", "render", "messages", "publish"];

/// Where a build puts what the next one is to know.
const MEMORY: &str = ".careerbook/memory/";

/// The lines of a run that stand under a heading that ends with `title`, up to an empty line.
fn table<'r>(run: &'r Run, title: &str) -> Vec<Vec<&'r str>> {
    let lines = run.err.lines().skip_while(|line| !line.ends_with(title));
    let lines = lines.skip(1).take_while(|line| !line.is_empty());
    lines.map(|line| line.split_whitespace().collect()).collect()
}

/// The trace that a run has written.
fn trace(place: &Place) -> Value {
    serde_json::from_str(&place.text("trace.json")).expect("the trace is JSON")
}

fn events(trace: &Value) -> &[Value] {
    trace["traceEvents"].as_array().expect("the format asks for a list of events")
}

/// The events of one category, as `X` events of the format.
fn complete<'t>(trace: &'t Value, category: &str) -> Vec<&'t Value> {
    events(trace).iter().filter(|event| event["cat"] == category && event["ph"] == "X").collect()
}

fn names(events: &[&Value]) -> BTreeSet<String> {
    events.iter().filter_map(|event| event["name"].as_str()).map(str::to_owned).collect()
}

#[test]
fn timings_name_every_step_in_its_order_and_its_share() {
    let place = Place::with_new_site();
    let run = place.run(&["build", "--timings"]).ends_with(0);
    let steps = table(&run, "peak memory");
    let named: Vec<&str> = steps.iter().map(|line| line[0]).collect();
    assert_eq!(named, [&STEPS[..], &["whole", "parsed"]].concat());
    let tenths = |line: &[&str]| line[1].parse::<f64>().expect("a number of milliseconds");
    let sum: f64 = steps[..STEPS.len()].iter().map(|line| tenths(line)).sum();
    let whole = tenths(&steps[STEPS.len()]);
    // Each of the ten numbers is rounded.
    assert!((sum - whole).abs() < 0.51, "{sum} of {whole}");
    let shares = steps[..STEPS.len()].iter().map(|line| line[3].parse::<f64>());
    let shares: f64 = shares.map(|share| share.expect("a share")).sum();
    assert!((shares - 100.0).abs() <= 4.5, "{shares}");
    run.says("9 of 9 sources parsed, ");
}

#[test]
fn timings_name_the_slowest_files_and_all_templates() {
    let place = Place::with_new_site();
    let run = place.run(&["build", "--timings"]).ends_with(0);
    let parsed = table(&run, "slowest to parse");
    assert_eq!(parsed.len(), 9, "each of the nine files below content/\n{}", run.err);
    let rendered = table(&run, "slowest to render, share images aside");
    assert_eq!(rendered.len(), 10, "ten are shown\n{}", run.err);
    for lines in [parsed, rendered] {
        let times: Vec<f64> = lines.iter().map(|line| line[0].parse().expect("a time")).collect();
        assert!(times.is_sorted_by(|one, next| one >= next), "{times:?}");
    }
    let kinds = table(&run, "made, by template or kind");
    let named: BTreeSet<String> = kinds.iter().map(|line| line[7..].join(" ")).collect();
    for kind in ["career.html", "entry.html", "404.html", "JSON", "CSV", "share images"] {
        assert!(named.contains(kind), "no {kind}\n{}", run.err);
    }
    let made = kinds.iter().filter(|line| !line[7].starts_with('('));
    let files: usize = made.map(|line| line[4].parse::<usize>().expect("a number")).sum();
    run.says(&format!(" {files} files rendered, 1 share image drawn\n"));
}

#[test]
fn timings_tell_what_was_read_and_written() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    place.replace("content/about.md", "Say here who you are", "Say who you are");
    // What is remembered is not read, and what is not is compared.
    std::fs::remove_dir_all(place.path(MEMORY)).expect("a folder can be removed");
    let run = place.run(&["build", "--timings"]).ends_with(0);
    let sources: Vec<(String, usize)> = ["site.yaml".to_owned()]
        .into_iter()
        .chain(place.tree("content").into_keys().map(|path| format!("content/{path}")))
        .map(|path| (path.clone(), place.text(&path).len()))
        .collect();
    let bytes: usize = sources.iter().map(|(_, bytes)| bytes).sum();
    let image = place.tree("public/careers").remove("bicycle-mechanic.png").expect("an image");
    #[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
    let thousands = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1000.0);
    let (site, image) = (thousands(bytes), thousands(image.len()));
    let number = sources.len();
    let written = thousands(place.text("public/about.html").len());
    let run = run
        .says(&format!("read      {number} files, {site}; of the build before: 1 file, {image}\n"));
    let unchanged = place.tree("public").len() - 2;
    run.says(&format!("written   1 file, {written}; {unchanged} unchanged, 0 removed\n"));
}

#[test]
fn a_line_of_timings_fits_into_80_columns_however_long_its_path() {
    let place = Place::with_new_site();
    let name = "a-page-with-a-name-".repeat(8) + "of-its-own";
    let about = place.text("content/about.md");
    place.write(&format!("content/{name}.md"), about.replace("About this guide", "Another"));
    let run = place.run(&["build", "--timings"]).ends_with(0).says("content/a-page-wit");
    for line in run.err.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn a_plain_build_says_nothing_of_its_time_and_leaves_no_trace() {
    let place = Place::with_new_site();
    let before: BTreeSet<String> = place.tree("").into_keys().collect();
    let run = place.run(&["build"]).ends_with(0);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
    let is_made = |path: &String| path.starts_with("public/") || path.starts_with(MEMORY);
    let after = place.tree("").into_keys().filter(|path| !is_made(path));
    assert_eq!(after.collect::<BTreeSet<_>>(), before);
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    let tree = place.tree("");
    let mut after: BTreeSet<&String> = tree.keys().collect();
    after.retain(|path| !is_made(path) && !before.contains(*path));
    assert_eq!(after, [&"trace.json".to_owned()].into(), "the trace and nothing else");
}

#[test]
fn the_trace_has_every_step_and_every_file() {
    let place = Place::with_new_site();
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    let trace = trace(&place);
    let steps: Vec<_> = complete(&trace, "step").into_iter().map(|step| &step["name"]).collect();
    assert_eq!(steps, STEPS);
    let sources = place.tree("content").into_keys().map(|path| format!("content/{path}"));
    assert_eq!(names(&complete(&trace, "parse")), sources.collect());
    let mut made = names(&complete(&trace, "render"));
    made.extend(names(&complete(&trace, "draw")));
    let is_made = |path: &String| !path.starts_with("assets/") && path != ".careerbook.json";
    assert_eq!(made, place.tree("public").into_keys().filter(is_made).collect());
    for event in complete(&trace, "render") {
        let path = event["name"].as_str().expect("a name");
        let file = &place.tree("public")[path];
        assert_eq!(event["args"]["bytes"], file.len(), "{event}");
    }
    let career = complete(&trace, "render").into_iter();
    let career = career.filter(|event| event["name"] == "careers/bicycle-mechanic.html");
    assert_eq!(career.map(|event| &event["args"]["kind"]).collect::<Vec<_>>(), ["career.html"]);
}

/// What <https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU> asks of
/// the events that are used here.
#[test]
fn the_trace_is_as_its_format_asks() {
    let place = Place::with_new_site();
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    let trace = trace(&place);
    let mut last = 0.0;
    for event in events(&trace) {
        let number = |key: &str| event[key].as_f64().unwrap_or_else(|| panic!("{key}: {event}"));
        assert!(event["name"].is_string() && event["cat"].is_string(), "{event}");
        assert!(event["args"].is_object(), "{event}");
        assert!(event["pid"].is_u64() && event["tid"].is_u64(), "{event}");
        assert!(number("ts") >= last, "{last} and then {event}");
        last = number("ts");
        match event["ph"].as_str() {
            Some("X") => assert!(number("dur") >= 0.0, "{event}"),
            Some("C") => assert!(event["args"]["bytes"].is_u64(), "{event}"),
            Some("M") => {
                let about = ["process_name", "thread_name", "thread_sort_index"];
                assert!(about.iter().any(|name| event["name"] == *name), "{event}");
            }
            _ => panic!("no event of this kind is known: {event}"),
        }
    }
}

#[test]
fn what_one_thread_does_in_the_trace_is_part_of_each_other_or_apart() {
    let place = Place::with_new_site();
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    let trace = trace(&place);
    let mut ends: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
    let mut named: BTreeSet<u64> = BTreeSet::new();
    for event in events(&trace) {
        let thread = event["tid"].as_u64().expect("a thread");
        match event["ph"].as_str() {
            Some("M") if event["name"] == "thread_name" => drop(named.insert(thread)),
            Some("X") => {
                let number = |key: &str| event[key].as_f64().expect("a time");
                let (start, end) = (number("ts"), number("ts") + number("dur"));
                let open = ends.entry(thread).or_default();
                open.retain(|end| *end > start);
                let is_within = open.iter().all(|outer| end <= outer + 0.01);
                assert!(is_within, "ends after what it is part of: {event}");
                open.push(end);
            }
            _ => {}
        }
    }
    assert_eq!(named, ends.into_keys().collect(), "every thread has a name");
}

#[test]
fn check_is_timed_too() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    let before = place.tree("public");
    let run = place.run(&["build", "--check", "--timings", "--trace", "trace.json"]).ends_with(0);
    let run = run.says("written   nothing\n").says("public is what the content builds to");
    let steps = table(&run, "peak memory");
    assert!(steps.iter().any(|line| line[0] == "compare"), "{}", run.err);
    assert!(names(&complete(&trace(&place), "step")).contains("compare"));
    assert_eq!(place.tree("public"), before);
}

#[test]
fn content_with_errors_is_timed_as_far_as_it_got() {
    let place = Place::with_new_site();
    place.replace(super::CAREER, super::GOOD_TOOL, super::BAD_TOOL);
    let run = place.run(&["build", "--timings", "--trace", "trace.json"]).ends_with(1);
    let run = run.says("written   nothing\n").says("public is left as it was");
    assert_eq!(table(&run, "peak memory").len(), STEPS.len() + 1, "all but the last\n{}", run.err);
    assert_eq!(complete(&trace(&place), "step").len(), STEPS.len() - 1);
}

#[test]
fn a_trace_takes_the_place_of_an_earlier_one_and_of_nothing_else() {
    let place = Place::with_new_site();
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    let first = place.text("trace.json");
    place.run(&["build", "--trace", "trace.json"]).ends_with(0);
    assert_ne!(place.text("trace.json"), first);
    let before = place.tree("");
    let somebodys = ["site.yaml", super::CAREER, "public/index.html"];
    for path in somebodys {
        let run = place.run(&["build", "--trace", path]).ends_with(2);
        run.says(&format!("error: cannot write {path}: what stands there is something else"));
    }
    assert_eq!(place.tree(""), before);
}

#[test]
fn a_trace_that_cannot_be_written_fails_before_anything_is_done() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    place.replace("content/about.md", "Say here who you are", "Say who you are");
    let before = (place.tree(""), place.times("public"));
    let places = [
        ("nowhere/trace.json", "cannot write nowhere/trace.json: "),
        ("site.yaml/trace.json", "cannot write site.yaml/trace.json: "),
        ("content", "cannot write content: it is a folder"),
        ("..", "cannot write ..: it is no name of a file"),
        ("public/trace.json", "cannot write public/trace.json: it lies in public"),
        ("content/trace.json", "cannot write content/trace.json: it lies in "),
    ];
    for (path, why) in places {
        for arguments in [&["build", "--trace", path][..], &["build", "--check", "--trace", path]] {
            let run = place.run(arguments).ends_with(2).says(why);
            run.says("; give `--trace` another file, such as trace.json\n");
        }
    }
    assert_eq!((place.tree(""), place.times("public")), before);
}
