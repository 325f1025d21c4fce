//! What follows an edit: what is built, what pages are told, what is served.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::program::{Place, program};
use crate::support::TODAY;

use super::{BAD_TOOL, CAREER, DATA, GOOD_TOOL, PROSE, Server, text};

const TEXT: &str = "Small jobs take minutes";
const NEW_TEXT: &str = "Small jobs take a moment";

/// What `check` draws, without its closing line.
fn drawn(place: &Place) -> String {
    let run = place.run(&["check"]);
    let (drawn, _) = run.err.trim_end().rsplit_once('\n').expect("there are messages");
    format!("{drawn}\n")
}

/// The drawing in a report, as text.
fn drawing(html: &str) -> String {
    let (_, drawing) = html.split_once("<pre tabindex=\"0\">").expect("there is a drawing");
    text(drawing.split("</pre>").next().unwrap_or_default())
}

#[test]
fn broken_content_is_served_as_what_the_terminal_draws_until_it_is_mended() {
    let place = Place::with_new_site();
    place.replace(DATA, GOOD_TOOL, BAD_TOOL);
    let server = Server::start(&place);
    let page = server.get("/").is(503);
    assert_eq!(drawing(&page.body), drawn(&place));
    let report = server.get("/-careerbook/report").is(200);
    assert_eq!(drawing(&report.body), drawn(&place));
    assert!(report.body.contains("<span class=\"b c91\">error[unknown-tool]</span>"));
    place.replace(DATA, BAD_TOOL, GOOD_TOOL);
    server.built_well();
    assert!(server.get(CAREER).is(200).body.contains("Torque wrench"));
    assert_eq!(drawing(&server.get("/-careerbook/report").body), "");
}

#[test]
fn the_last_good_pages_stay_while_the_content_is_broken() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let before = server.get(CAREER).is(200).body;
    let mut news = server.listen(CAREER);
    let first = news.next();
    assert_eq!((&first["errors"], &first["warnings"]), (&0.into(), &0.into()));
    place.replace(DATA, GOOD_TOOL, BAD_TOOL);
    assert_eq!(server.built()["diagnostics"][0]["code"], "unknown-tool");
    let broken = news.next();
    assert_eq!((&broken["errors"], &broken["version"]), (&1.into(), &first["version"]));
    assert_eq!(server.get(CAREER).is(200).body, before);
    place.replace(DATA, BAD_TOOL, GOOD_TOOL);
    assert_eq!(news.next()["errors"], 0);
}

#[test]
fn a_folder_without_any_content_is_served_and_becomes_a_site() {
    let place = Place::new();
    let server = Server::start(&place);
    assert!(server.get("/").is(503).body.contains("missing-config"));
    place.run(&["init", "."]).ends_with(0);
    server.built_well();
    server.get(CAREER).is(200);
    fs::rename(place.path("content"), place.path("elsewhere")).expect("it moves");
    assert!(server.built()["diagnostics"][0]["code"] == "no-content");
    server.get(CAREER).is(200);
    fs::rename(place.path("elsewhere"), place.path("content")).expect("it moves");
    server.built_well();
    // The folder is a new one, and is watched again.
    place.replace(PROSE, TEXT, NEW_TEXT);
    server.built_well();
    assert!(server.get(CAREER).is(200).body.contains(NEW_TEXT));
}

#[test]
fn an_edit_is_read_built_and_told_alone() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let (mut here, mut there) = (server.listen(CAREER), server.listen("/about.html"));
    let (first, other) = (here.next(), there.next());
    place.replace(PROSE, TEXT, NEW_TEXT);
    let built = server.built();
    assert_eq!(built["sources"], serde_json::json!([PROSE]));
    assert_eq!((&built["parsed"], &built["diagnostics"]), (&1.into(), &serde_json::json!([])));
    assert_eq!(built["files"], serde_json::json!(["careers/bicycle-mechanic.html"]));
    assert_ne!(here.next()["version"], first["version"]);
    assert_eq!(there.next()["version"], other["version"]);
    assert!(server.get(CAREER).is(200).body.contains(NEW_TEXT));
    server.stays_silent();
}

#[test]
fn a_page_is_told_of_its_own_warnings_alone() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let (mut here, mut there) = (server.listen(CAREER), server.listen("/about.html"));
    assert_eq!((here.next()["own"].clone(), there.next()["own"].clone()), (0.into(), 0.into()));
    place.write(PROSE, format!("{}\n[^nowhere]: A note.\n", place.text(PROSE)));
    server.built();
    let (here, there) = (here.next(), there.next());
    assert_eq!((&here["own"], &here["warnings"]), (&1.into(), &1.into()));
    assert_eq!((&there["own"], &there["warnings"]), (&0.into(), &1.into()));
}

#[test]
fn a_save_by_renaming_is_one_build() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    for (name, new) in [("careers/.bicycle-mechanic.md.tmp", "one"), ("careers/x.md~", "two")] {
        let file = format!("content/{name}");
        place.write(&file, place.text(PROSE).replace(TEXT, new));
        fs::rename(place.path(&file), place.path(PROSE)).expect("it moves");
        assert_eq!(server.built()["sources"], serde_json::json!([PROSE]));
        assert!(server.get(CAREER).body.contains(new));
        place.write(PROSE, place.text(PROSE).replace(new, TEXT));
        server.built();
    }
    server.stays_silent();
}

#[test]
fn what_editors_leave_beside_a_file_builds_nothing() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    for name in
        [".bicycle-mechanic.md.swp", "bicycle-mechanic.md~", ".#bicycle-mechanic.md", "4913"]
    {
        place.write(&format!("content/careers/{name}"), "half of a file");
    }
    place.write("notes.txt", "no part of the site");
    place.write("public/index.html", "no part of the site");
    // A file that is saved as it was.
    place.write(PROSE, place.text(PROSE));
    server.stays_silent();
    place.replace(PROSE, TEXT, NEW_TEXT);
    assert_eq!(server.built()["sources"], serde_json::json!([PROSE]));
}

#[test]
fn the_address_of_a_renamed_page_leads_on() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    let mut news = server.listen(CAREER);
    news.next();
    for ending in ["md", "yaml"] {
        let path = |name: &str| place.path(&format!("content/careers/{name}.{ending}"));
        fs::rename(path("bicycle-mechanic"), path("cycle-mechanic")).expect("it moves");
    }
    server.built_well();
    let answer = server.get(CAREER).is(302);
    assert_eq!(answer.header("location"), Some("/careers/cycle-mechanic.html"));
    while news.next()["moved"] != "/careers/cycle-mechanic.html" {}
    // An entry of a vocabulary takes its page with it.
    place.replace("content/data/tools.yaml", "torque-wrench:", "wrench:");
    place.write(
        "content/careers/cycle-mechanic.yaml",
        place.text("content/careers/cycle-mechanic.yaml").replace("torque-wrench", "wrench"),
    );
    server.built_well();
    let answer = server.get("/tools/torque-wrench.html").is(302);
    assert_eq!(answer.header("location"), Some("/tools/wrench.html"));
}

#[test]
fn five_hundred_files_at_once_are_few_builds_and_the_right_result() {
    let place = Place::with_new_site();
    let page = |number: usize, word: &str| {
        let title = format!(
            "title: Page {number}\ndescription: One of the many pages that are written at once, number {number}."
        );
        (format!("content/page-{number}.md"), format!("---\n{title}\n---\n\n## One\n\n{word}.\n"))
    };
    let write_all = |word: &str| {
        for (path, text) in (0..500).map(|number| page(number, word)) {
            place.write(&path, text);
        }
    };
    write_all("Before");
    let server = Server::start(&place);
    write_all("After");
    let builds = server.builds_until_silence();
    assert!((1..=8).contains(&builds), "{builds} builds");
    for number in [0, 250, 499] {
        assert!(server.get(&format!("/page-{number}.html")).is(200).body.contains("After."));
    }
}

#[test]
fn a_moved_folder_is_what_a_fresh_start_would_find() {
    let place = Place::with_new_site();
    let write = |path: &str, word: &str| {
        let head =
            format!("title: {path}\ndescription: The page at {path}, in a folder that moves.");
        place.write(path, format!("---\n{head}\n---\n\n## One\n\n{word}.\n"));
    };
    write("content/more/one.md", "Before");
    let server = Server::start(&place);
    server.get("/more/one.html").is(200);
    fs::rename(place.path("content/more"), place.path("content/other")).expect("it moves");
    server.built_well();
    assert_eq!(server.get("/more/one.html").is(302).header("location"), Some("/other/one.html"));
    write("content/other/one.md", "After");
    server.built_well();
    assert!(server.get("/other/one.html").is(200).body.contains("After."));
    write("content/other/deep/er/two.md", "Deep");
    server.built_well();
    assert!(server.get("/other/deep/er/two.html").is(200).body.contains("Deep."));
    fs::remove_dir_all(place.path("content/other")).expect("it can be removed");
    while server.get("/other/one.html").status != 404 {
        server.built();
    }
}

#[test]
fn a_style_changes_every_page_and_nothing_of_their_text() {
    let place = Place::with_new_site();
    place.write(
        "site.yaml",
        format!("{}theme: mine\n", place.text("site.yaml").replace("theme:", "# ")),
    );
    place.write("themes/mine/assets/fieldguide.css", "body { color: #111 }\n");
    let server = Server::start(&place);
    let before = server.get(CAREER).is(200).body;
    place.write("themes/mine/assets/fieldguide.css", "body { color: #222 }\n");
    server.built_well();
    let after = server.get(CAREER).is(200).body;
    let changed = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    let changed: Vec<&str> = changed.map(|(_, after)| after).collect();
    // The version of the page, and the name of the style.
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed[1].contains("rel=\"stylesheet\""));
}

#[test]
fn published_files_have_no_part_of_the_server() {
    let place = Place::with_new_site();
    let server = Server::start(&place);
    assert!(server.get("/").body.contains("/-careerbook/client.js"));
    place.run(&["build"]).ends_with(0);
    for (path, bytes) in place.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("-careerbook/"), "{path}");
    }
}

#[test]
fn people_are_told_in_a_line_what_was_built() {
    let place = Place::with_new_site();
    let mut command = program(&["serve", "--port", "0", "--as-of", TODAY]);
    let command = command.current_dir(place.path("")).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    let mut lines = BufReader::new(child.stderr.take().expect("it is read")).lines();
    let mut next = || lines.next().expect("there is a line").expect("it can be read");
    let first = next();
    assert!(first.starts_with("built the site: 9 parsed, "), "{first}");
    assert!(first.ends_with(" ms; no errors, no warnings"), "{first}");
    let serving = next();
    assert!(serving.starts_with("serving http://127.0.0.1:"), "{serving}");
    place.replace(PROSE, TEXT, NEW_TEXT);
    let edited = next();
    let what = format!("{PROSE}: 1 parsed, 1 rendered, 1 new to browsers, ");
    assert!(edited.starts_with(&what), "{edited}");
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}
