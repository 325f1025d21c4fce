//! `check --fix`: what it changes, byte for byte, and what it leaves.

use careerbook::fix::in_order;

use crate::program::Place;
use crate::support::{Site, repository};

const CAREER: &str = "content/careers/bicycle-mechanic.yaml";

/// A career with faults that have one certain fix each, and one that has none.
const FAULTY: &str = "# The codes, as of 2018.
codes: { onet: 49-3091.00 }   # a comment
outlook: []

# Best first.
skills:
  - skill: customer-servce # misspelt
    why: 'People bring their bicycle in, and leave it.'
  # said twice by everybody
tasks: [Trues wheels.]
experience: |
  Some.

  # no comment
updatd: \"2026/11/23\"
certificates:
  - { name: Wheels, url: 'no address' }
";

const FIXED: &str = "updated: 2026-11-23
# The codes, as of 2018.
codes: { onet: 49-3091.00 }   # a comment

tasks: [Trues wheels.]
# Best first.
skills:
  - skill: customer-service # misspelt
    why: 'People bring their bicycle in, and leave it.'
  # said twice by everybody
experience: |
  Some.

  # no comment
certificates:
  - { name: Wheels, url: 'no address' }
outlook: []
";

fn site_with(text: &str) -> Place {
    let place = Place::with_new_site();
    place.write("content/careers/courier.md", COURIER);
    place.write("content/careers/courier.yaml", text);
    place
}

const COURIER: &str = "---
title: Courier
description: Brings letters and parcels by bicycle, in cities where cars are slow, in all weathers.
field: repair-and-maintenance
---
## Overview

Rides.
";

#[test]
fn certain_fixes_are_made_and_every_other_byte_stays() {
    for (name, convert) in [
        ("LF", (|text: &str| text.to_owned()) as fn(&str) -> String),
        ("CRLF", |text| text.replace('\n', "\r\n")),
        ("a byte order mark", |text| format!("\u{feff}{text}")),
        ("no line feed at the end", |text| text.trim_end().to_owned()),
    ] {
        let place = site_with(&convert(FAULTY));
        let run = place.run(&["check", "--fix"]).ends_with(1).says("changed 1 file\n");
        // What was outside of every fix is told, where it stands now.
        assert!(run.err.contains("error[bad-url]"), "{name}\n{}", run.err);
        assert!(run.err.contains("\n1 error in 1 file;"), "{name}\n{}", run.err);
        assert!(run.err.contains("updated: 2026-11-23\n"), "{name}\n{}", run.err);
        assert_eq!(place.text("content/careers/courier.yaml"), convert(FIXED), "{name}");
        let again = place.run(&["check", "--fix"]).ends_with(1).says("changed 0 files\n");
        assert!(!again.err.contains("@@"), "{name}\n{}", again.err);
        let hidden = place.tree("content").into_keys().find(|path| path.contains(".new"));
        assert_eq!(hidden, None, "{name}");
    }
}

#[test]
fn a_dry_run_shows_the_same_and_writes_nothing() {
    let place = site_with(FAULTY);
    let before = place.tree("");
    let dry = place.run(&["check", "--fix", "--dry-run"]).ends_with(1);
    assert_eq!(place.tree(""), before);
    let wet = place.run(&["check", "--fix"]).ends_with(1);
    assert_eq!(dry.err.replace("would change 1 file", "changed 1 file"), wet.err);
    place.run(&["check", "--dry-run"]).ends_with(2).says("--fix");
}

#[test]
fn a_site_that_is_whole_after_the_fixes_is_good() {
    let place = Place::with_new_site();
    let whole = place.text(CAREER);
    place.replace(CAREER, "tool: torque-wrench", "tool: torque-wrnch");
    let run = place.run(&["check", "--fix", "--format", "json"]).ends_with(0);
    assert_eq!(run.out, "[]\n");
    assert_eq!(place.text(CAREER), whole);
    place.run(&["build"]).ends_with(0);
}

#[test]
fn links_to_a_misspelt_section_or_entry_are_mended() {
    let place = site_with("");
    let text = format!("{COURIER}\nSee [how](#overveiw), and [a wrench](tool:torque-wrnch).\n");
    place.write("content/careers/courier.md", &text);
    std::fs::remove_file(place.path("content/careers/courier.yaml")).expect("it can be removed");
    place.run(&["check", "--fix"]).ends_with(0);
    let expected = text.replace("overveiw", "overview").replace("wrnch", "wrench");
    assert_eq!(place.text("content/careers/courier.md"), expected);
}

#[test]
fn what_could_be_meant_in_several_ways_is_left() {
    let place = site_with("tools: [{ tool: torque-wrench }]\n");
    let tools = place.text("content/data/tools.yaml");
    let more = "hammer-a:\n  name: Hammer A\nhammer-b:\n  name: Hammer B\n";
    place.write("content/data/tools.yaml", format!("{tools}{more}"));
    let text = "updated: 03/04/2026\ntools: [{ tool: hammer-c }]\ntitl: Courier\ntitel: Courier\n";
    place.write("content/careers/courier.yaml", text);
    place.replace("content/careers/courier.md", "title: Courier\n", "");
    place.run(&["check", "--fix"]).ends_with(1).says("error[bad-date]").says("error[unknown-tool]");
    let expected = text.replace("titl:", "title:");
    assert_eq!(place.text("content/careers/courier.yaml"), expected);
}

#[test]
fn keys_are_not_moved_where_that_would_change_what_they_say() {
    for text in [
        // An alias after its anchor.
        "outlook: &nothing []\ntasks: *nothing\n",
        // Lines that end a block of text count as its own.
        "experience: |+\n  Some.\n\n\ntasks: []\n",
        // In braces.
        "{ tools: [], tasks: [] }\n",
    ] {
        let place = site_with(text);
        place.run(&["check", "--fix"]);
        assert_eq!(place.text("content/careers/courier.yaml"), text);
    }
}

#[test]
fn keys_of_entries_and_of_front_matter_are_put_in_order() {
    let place = site_with("");
    std::fs::remove_file(place.path("content/careers/courier.yaml")).expect("it can be removed");
    let swapped =
        COURIER.replace("title: Courier\n", "").replace("---\n## ", "title: Courier\n---\n## ");
    place.write("content/careers/courier.md", &swapped);
    let tools = place.text("content/data/tools.yaml");
    place.write(
        "content/data/tools.yaml",
        format!("{tools}bell:\n  also: [Ring]\n  # Its name.\n  name: Bell\n"),
    );
    place.run(&["check", "--fix"]).ends_with(0).says("changed 2 files");
    assert_eq!(place.text("content/careers/courier.md"), COURIER);
    let expected = format!("{tools}bell:\n  # Its name.\n  name: Bell\n  also: [Ring]\n");
    assert_eq!(place.text("content/data/tools.yaml"), expected);
}

#[test]
fn what_the_program_writes_and_what_this_repository_holds_is_in_order() {
    let place = Place::with_new_site();
    place.run(&["new", "career", "Cook"]).ends_with(0);
    for site in [Site::read(&place.path("")), Site::read(&repository()), Site::base()] {
        let paths: Vec<String> =
            in_order(&site.snapshot).iter().map(|source| source.path.to_string()).collect();
        assert!(paths.is_empty(), "{paths:?}");
    }
}

#[test]
#[cfg(unix)]
fn files_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = site_with("updated: 2026/11/23\n");
    let path = place.path("content/careers/courier.yaml");
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(&path, mode).expect("permissions can be set");
    place.run(&["check", "--fix"]).ends_with(0);
    let now = std::fs::metadata(&path).expect("it is there").permissions().mode();
    assert_eq!(now & 0o777, 0o640);
}
