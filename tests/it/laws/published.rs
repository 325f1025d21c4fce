//! What is true of an output folder into which a site is built again and again.

use std::path::Path;

use careerbook::build::{Cache, Stats, build_into};
use careerbook::output::{Folder, Publishing, compare};
use careerbook::source::SourcePath;
use careerbook::timings::{Recorder, Work};
use proptest::test_runner::TestCaseError;

use crate::sample;
use crate::support::{Site, options};

use super::edits::{Desk, Step};
use super::{SHARES, setting, try_sequences};

#[test]
fn after_any_edits_the_output_folder_holds_what_a_cold_build_makes() {
    let cases = setting("CAREERBOOK_LAW_CASES", 1_000).div_ceil(10);
    let site = sample::site();
    try_sequences(cases, SHARES, |steps| follow(&site, steps));
}

/// Edits the site step by step, and builds it into one folder after each.
fn follow(site: &Site, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let place = tempfile::tempdir().expect("a folder can be made");
    let folder = folder(place.path());
    let mut desk = Desk::new(site);
    let mut images = Vec::new();
    publish(&desk, &folder);
    let mut done = Vec::new();
    for step in steps {
        done.push(desk.edit(step));
        let cold = desk.build(&mut Cache::of_published(images.clone()));
        publish(&desk, &folder);
        if cold.has_errors() {
            continue;
        }
        let differences = compare(&cold.files, &folder).expect("the folder can be read");
        if !differences.is_empty() {
            return Err(TestCaseError::fail(format!("{differences:?}\nafter {done:#?}")));
        }
        images = cold.files.into_values().collect();
    }
    Ok(())
}

fn folder(place: &Path) -> Folder {
    Folder::new(&place.join("public"), place, &[]).expect("it may be published into")
}

/// Builds what is on the desk into the folder. Returns how much work it was.
fn publish(desk: &Desk, folder: &Folder) -> Stats {
    let publishing = Publishing::begin(folder).expect("nobody else publishes there");
    let built = desk.build_into(&publishing);
    if built.has_errors() {
        publishing.abandon().expect("the folder can be left alone");
    } else {
        publishing.finish().expect("the disk has room");
    }
    built.stats
}

#[test]
fn what_lies_there_from_the_same_context_and_theme_is_not_rendered_again() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let folder = folder(place.path());
    let mut site = sample::site();
    let all = publish(&Desk::new(&site), &folder).rendered;
    // What is as young as what is remembered of it is looked at once more.
    std::thread::sleep(std::time::Duration::from_millis(20));
    publish(&Desk::new(&site), &folder);
    assert_eq!(publish(&Desk::new(&site), &folder).rendered, 0);
    site.replace("content/about.md", "Written by hand.", "Written by two hands.");
    assert_eq!(publish(&Desk::new(&site), &folder).rendered, 1);
    site.replace("themes/mine/assets/mine.css", "color: black", "color: navy");
    let images = site.build().files.keys().filter(|path| path.extension() == "png").count();
    assert_eq!(publish(&Desk::new(&site), &folder).rendered, all - images);
}

#[test]
fn the_next_run_parses_the_careers_that_have_changed_and_those_that_something_was_found_in() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let folder = folder(place.path());
    let mut site = sample::many_careers(200);
    let others = |path: &SourcePath| path.below("content/careers").is_none();
    let others = site.snapshot.below("content").filter(|(path, _)| others(path)).count();
    let all = publish(&Desk::new(&site), &folder);
    assert_eq!(all.parsed, all.pages);
    assert_eq!(publish(&Desk::new(&site), &folder).parsed, others);
    let (path, text) = ("content/careers/career-150.md", "description: ");
    site.replace(path, text, "description:  ");
    assert_eq!(publish(&Desk::new(&site), &folder).parsed, others + 1);
    assert_eq!(publish(&Desk::new(&site), &folder).parsed, others);
    site.replace(path, "updated:", "unknown-key: 1\nupdated:");
    for _ in 0..2 {
        assert_eq!(publish(&Desk::new(&site), &folder).parsed, others + 1);
    }
}

#[test]
fn after_an_edited_sentence_the_next_run_makes_the_contexts_of_its_career_alone() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let folder = folder(place.path());
    let mut site = sample::many_careers(20);
    publish(&Desk::new(&site), &folder);
    // What is as young as what is remembered of it is looked at once more.
    std::thread::sleep(std::time::Duration::from_millis(20));
    publish(&Desk::new(&site), &folder);
    let gathered = |site: &Site| {
        let recorder = Recorder::start();
        let publishing = Publishing::begin(&folder).expect("nobody else publishes there");
        let built = build_into(site.snapshot.clone(), &options(), &publishing, Some(&recorder));
        assert!(!built.expect("nothing has to be read").has_errors());
        publishing.finish().expect("the disk has room");
        let files = recorder.finish().files.into_iter();
        files.filter(|file| file.work == Work::Gather).map(|file| file.path).collect::<Vec<_>>()
    };
    assert_eq!(gathered(&site), [""; 0]);
    site.replace("content/careers/career-007.md", "Somebody has to", "Somebody must");
    // A group goes by the path of its first file.
    assert_eq!(gathered(&site), ["compare/career-007.js"]);
    site.replace("content/careers/career-007.yaml", "It helps.", "It may help.");
    assert!(gathered(&site).len() > 1, "a fact may stand on other pages");
}
