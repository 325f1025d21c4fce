//! Each command of the real program: its exit code, what it says and where, what it writes.
//!
//! `new_files` holds the commands that write files of a site, `schema` and `snippets` what they give
//! to editors, `status` what there is to do, `timings` where the time of a build goes; the rest is
//! here.

mod new_files;
mod schema;
mod snippets;
mod status;
mod timings;

use careerbook::diag::codes;
use serde_json::Value;

use crate::program::{Place, program, run};
use crate::support::TODAY;

/// A name in the site of `init` that its career uses, and one that nothing has.
const GOOD_TOOL: &str = "tool: torque-wrench";
const BAD_TOOL: &str = "tool: torque-wrnch";
const CAREER: &str = "content/careers/bicycle-mechanic.yaml";

#[test]
fn build_says_what_it_wrote_and_a_second_build_writes_nothing() {
    let place = Place::with_new_site();
    let first = place.run(&["build"]).ends_with(0);
    let count = place.tree("public").len() - 1;
    let wrote =
        format!("built {count} files from 9 sources: {count} written, 0 unchanged, 0 removed\n");
    let open = std::path::Path::new("public").join("index.html");
    assert_eq!(first.err, format!("{wrote}open {}\n", open.display()));
    assert_eq!(first.out, "");
    let before = (place.tree("public"), place.times("public"));
    let second = place.run(&["build"]).ends_with(0);
    second.says(&format!("0 written, {count} unchanged, 0 removed"));
    assert_eq!((place.tree("public"), place.times("public")), before);
}

#[test]
fn build_writes_and_removes_what_an_edit_changes_and_nothing_else() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    let before = place.times("public");
    place.replace("content/about.md", "Say here who you are", "Say who you are");
    place.run(&["build"]).ends_with(0).says("1 written").says("0 removed");
    let after = place.times("public");
    let changed: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    assert_eq!(changed, ["about.html"]);
    std::fs::remove_file(place.path("content/about.md")).expect("a file can be removed");
    place.run(&["build"]).ends_with(0).says("1 removed");
    assert!(!place.path("public/about.html").exists());
}

#[test]
fn broken_content_ends_with_1_and_leaves_the_output_as_it_was() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    let before = (place.tree("public"), place.times("public"));
    place.replace(CAREER, GOOD_TOOL, BAD_TOOL);
    let run = place.run(&["build"]).ends_with(1);
    let run = run.says("error[unknown-tool]: no tool is called `torque-wrnch`");
    let run = run.says("1 error in 1 file; `careerbook explain unknown-tool` says more\n");
    run.says("public is left as it was\n");
    assert_eq!((place.tree("public"), place.times("public")), before);
}

#[test]
fn a_first_build_of_broken_content_makes_no_output() {
    let place = Place::with_new_site();
    place.replace(CAREER, GOOD_TOOL, BAD_TOOL);
    place.run(&["build"]).ends_with(1);
    assert!(!place.path("public").exists());
}

#[test]
fn check_finds_what_build_finds_and_writes_nothing() {
    let place = Place::with_new_site();
    place.run(&["check"]).ends_with(0).says("no errors, no warnings: 9 sources make ");
    place.replace(CAREER, GOOD_TOOL, BAD_TOOL);
    let checked = place.run(&["check"]).ends_with(1);
    let built = place.run(&["build"]).ends_with(1);
    assert_eq!(built.err, format!("{}public is left as it was\n", checked.err));
    assert!(!place.path("public").exists());
}

#[test]
fn a_site_whose_content_is_gone_is_not_taken_off_the_web() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    let before = place.tree("public");
    std::fs::rename(place.path("content"), place.path("contents")).expect("a folder can be moved");
    let run = place.run(&["build"]).ends_with(1);
    run.says("error[no-content]: there is nothing below `content/`");
    assert_eq!(place.tree("public"), before);
}

#[test]
#[cfg(unix)]
fn a_link_is_told_and_never_followed() {
    let place = Place::with_new_site();
    std::fs::rename(place.path("content/about.md"), place.path("about.md")).expect("it moves");
    std::os::unix::fs::symlink("../about.md", place.path("content/about.md")).expect("a link");
    let run = place.run(&["build"]).ends_with(1);
    run.says("error[linked-file]: a link is not followed\n --> content/about.md:1:1");
}

#[test]
fn a_folder_that_is_not_there_fails_the_run() {
    let place = Place::new();
    place.run(&["--site", "nowhere", "build"]).ends_with(2).says("cannot read");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_fails_the_run_and_leaves_the_output_as_it_was() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    place.write("content/about.md", "---\ntitle: About\n---\n");
    let socket = place.path("content/talk.md");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    let before = place.tree("public");
    place.run(&["build"]).ends_with(2).says("cannot read").says("talk.md");
    assert_eq!(place.tree("public"), before);
}

#[test]
fn an_output_that_is_a_file_fails_the_run() {
    let place = Place::with_new_site();
    place.write("public", "mine");
    place.run(&["build"]).ends_with(2).says("it is a file, not a folder");
    assert_eq!(place.text("public"), "mine");
}

#[test]
#[cfg(target_os = "linux")]
fn data_that_cannot_be_written_fails_the_run() {
    let full = std::fs::File::create("/dev/full").expect("a full disk");
    let mut command = program(&["explain"]);
    run(command.stdout(full)).ends_with(2).says("cannot write to standard output");
}

#[test]
fn warnings_alone_are_shown_and_the_site_is_built() {
    let place = Place::with_new_site();
    let tools = place.text("content/data/tools.yaml");
    place.write("content/data/tools.yaml", format!("{tools}hammer:\n  name: Hammer\n"));
    let run = place.run(&["build"]).ends_with(0).says("warning[unused-entry]");
    run.says("1 warning in 1 file").says("files from 9 sources");
    place.run(&["check"]).ends_with(0).says("warning[unused-entry]");
}

#[test]
fn warnings_can_be_denied_and_allowed_and_are_counted_all_the_same() {
    let place = Place::with_new_site();
    let tools = place.text("content/data/tools.yaml");
    place.write("content/data/tools.yaml", format!("{tools}hammer:\n  name: Hammer\n"));
    for denied in ["warnings", "unused-entry"] {
        place.run(&["check", "--deny", denied]).ends_with(1).says("error[unused-entry]");
        place.run(&["build", "--deny", denied]).ends_with(1).says("public is left as it was");
    }
    place.run(&["check", "--deny", "stale-figures"]).ends_with(0).says("1 warning in 1 file;");
    let run = place.run(&["check", "--allow", "unused-entry", "--deny", "warnings"]).ends_with(0);
    assert_eq!(run.err, "no errors, no warnings; 1 silenced\n");

    let settings = place.text("site.yaml");
    place.write("site.yaml", format!("{settings}messages: {{ unused-entry: deny }}\n"));
    place.run(&["check"]).ends_with(1).says("a warning, which `site.yaml` makes an error");
    place.run(&["check", "--allow", "unused-entry"]).ends_with(0).says("1 silenced");
}

#[test]
fn errors_can_be_neither_allowed_nor_misspelt() {
    let place = Place::with_new_site();
    let run = place.run(&["check", "--allow", "broken-link"]).ends_with(2);
    run.says("it is an error: the site would be wrong for its readers");
    place.run(&["check", "--deny", "broken-link"]).ends_with(0);
    let run = place.run(&["build", "--deny", "unused-entri"]).ends_with(2);
    run.says("no message has this code; did you mean `unused-entry`?");
    let run = place.run(&["check", "--allow", "unused-entry", "--deny", "unused-entry"]);
    run.ends_with(2).says("`unused-entry` cannot be both allowed and denied");
}

#[test]
fn build_check_compares_and_writes_nothing() {
    let place = Place::with_new_site();
    place.run(&["build", "--check"]).ends_with(1).says("index.html is missing");
    assert!(!place.path("public").exists());
    place.run(&["build"]).ends_with(0);
    place.run(&["build", "--check"]).ends_with(0).says("public is what the content builds to");
    place.replace("public/index.html", "<h1>", "<h1 class=\"mine\">");
    let before = place.tree("public");
    let run = place.run(&["build", "--check"]).ends_with(1).says("index.html differs");
    run.says("public is not what the content builds to: 1 file differs; run `careerbook build`");
    assert_eq!(place.tree("public"), before);
}

#[test]
fn a_file_that_is_not_the_programs_own_stays_and_is_no_difference() {
    let place = Place::with_new_site();
    place.run(&["build"]).ends_with(0);
    place.write("public/CNAME", "careers.example.org\n");
    place.replace("content/about.md", "Say here who you are", "Say who you are");
    place.run(&["build"]).ends_with(0);
    assert_eq!(place.text("public/CNAME"), "careers.example.org\n");
    place.run(&["build", "--check"]).ends_with(0);
}

#[test]
fn another_output_folder_and_another_address_can_be_named() {
    let place = Place::with_new_site();
    let arguments =
        ["build", "--output", "out/site", "--base-url", "https://preview.example.org/x"];
    place.run(&arguments).ends_with(0);
    assert!(!place.path("public").exists());
    let robots = place.text("out/site/robots.txt");
    assert!(robots.contains("https://preview.example.org/x/sitemap.xml"), "{robots}");
}

#[test]
fn an_output_that_cannot_be_written_ends_with_2() {
    let place = Place::with_new_site();
    place.write("file", "in the way");
    let run = place.run(&["build", "--output", "file/site"]).ends_with(2);
    assert!(run.err.starts_with("error: cannot "), "{}", run.err);
    assert_eq!(place.text("file"), "in the way");
}

#[test]
fn an_output_that_holds_other_things_is_refused() {
    let place = Place::with_new_site();
    place.write("precious/thesis.txt", "Ten years of work.\n");
    let before = place.tree("");
    for output in ["precious", "content", "content/careers", "themes", ".", ".."] {
        place.run(&["build", "--output", output]).ends_with(2).says("cannot publish into");
    }
    assert_eq!(place.tree(""), before);
}

#[test]
fn without_settings_the_message_says_where_to_go() {
    let place = Place::new();
    for command in ["build", "check"] {
        let run = place.run(&[command]).ends_with(1).says("error[missing-config]");
        run.says("`--site DIR`").says("`careerbook init DIR`");
    }
    place.run(&["new", "career", "Cook"]).ends_with(2).says("--site DIR");
    assert!(place.tree("").is_empty());
}

#[test]
fn messages_can_be_had_as_lines_as_json_and_for_github() {
    let place = Place::with_new_site();
    place.replace(CAREER, GOOD_TOOL, BAD_TOOL);
    let line = place.text(CAREER).lines().position(|line| line.contains("wrnch"));
    let line = line.expect("the fault is there") + 1;
    let short = place.run(&["check", "--format", "short"]).ends_with(1);
    let title = "no tool is called `torque-wrnch`";
    let expected = format!("{CAREER}:{line}:11: error[unknown-tool]: {title}");
    assert_eq!(short.err.lines().next(), Some(expected.as_str()));

    let json = place.run(&["check", "--format", "json"]).ends_with(1);
    let all: Value = serde_json::from_str(&json.out).expect("standard output holds JSON alone");
    assert_eq!(all[0]["code"], "unknown-tool");
    assert_eq!(all[0]["primary"]["place"]["start"]["line"], line);

    let sarif = place.run(&["check", "--format", "sarif"]).ends_with(1);
    let log: Value = serde_json::from_str(&sarif.out).expect("standard output holds JSON alone");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "unknown-tool");

    let github = place.run(&["check", "--format", "github"]).ends_with(1);
    assert!(github.out.starts_with("::error file="), "{}", github.out);
}

#[test]
fn json_of_a_clean_site_is_an_empty_list() {
    let place = Place::with_new_site();
    let run = place.run(&["check", "--format", "json"]).ends_with(0);
    assert_eq!(serde_json::from_str::<Value>(&run.out).expect("JSON"), Value::Array(Vec::new()));
}

#[test]
fn drafts_and_the_day_can_be_asked_for() {
    let place = Place::with_new_site();
    place.replace("content/about.md", "title: About this guide", "title: About\ndraft: true");
    place.run(&["build"]).ends_with(0);
    assert!(!place.path("public/about.html").exists());
    place.run(&["build", "--drafts"]).ends_with(0);
    assert!(place.path("public/about.html").exists());
    let site = place.path("").display().to_string();
    let old = run(&mut program(&["--site", &site, "check", "--as-of", "2031-01-01"])).ends_with(0);
    old.says("warning[stale-figures]");
}

#[test]
fn what_cannot_be_meant_is_refused_with_2_and_an_example() {
    let place = Place::with_new_site();
    let day = run(program(&["check", "--as-of", "tomorrow"]).current_dir(place.path("")));
    day.ends_with(2).says("expected a day such as 2026-11-23");
    let url = place.run(&["build", "--base-url", "example.org"]).ends_with(2);
    url.says("expected an address such as https://careers.example.org/");
    place.run(&["publish"]).ends_with(2);
    place.run(&["check", "--format", "xml"]).ends_with(2).says("github");
}

#[test]
fn explain_tells_of_a_code_and_offers_the_nearest() {
    let place = Place::new();
    let known = place.run(&["explain", "unknown-tool"]).ends_with(0);
    assert!(known.out.starts_with("error[unknown-tool]\n\n"), "{}", known.out);
    place.run(&["explain", "unused-entry"]).ends_with(0).says("warning[unused-entry]\n\n");
    assert_eq!(known.err, "");
    let unknown = place.run(&["explain", "unknown-toool"]).ends_with(2);
    let said = "error: no message has the code `unknown-toool`; did you mean `unknown-tool`?\n";
    assert_eq!(unknown.err, said);
    let all = place.run(&["explain"]).ends_with(0);
    let listed: Vec<&str> = all.out.lines().collect();
    assert_eq!(listed, codes().collect::<Vec<_>>());
    for code in listed {
        assert!(place.run(&["explain", code]).ends_with(0).out.len() > code.len() + 40, "{code}");
    }
}

#[test]
fn every_command_helps_with_examples() {
    let place = Place::new();
    let commands: [&[&str]; 10] = [
        &[],
        &["build"],
        &["check"],
        &["new"],
        &["new", "career"],
        &["init"],
        &["explain"],
        &["status"],
        &["schema"],
        &["completions"],
    ];
    for command in commands {
        let run = place.run(&[command, &["--help"]].concat()).ends_with(0);
        let examples = run.out.split_once("Examples:\n  careerbook ");
        assert!(examples.is_some(), "{command:?}\n{}", run.out);
        assert_eq!(run.err, "");
    }
    let version = place.run(&["--version"]).ends_with(0);
    assert_eq!(version.out, format!("careerbook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn without_a_command_the_help_is_shown() {
    let run = run(&mut program(&[])).ends_with(2);
    run.says("Usage: careerbook").says("Examples:");
}

#[test]
fn completions_are_scripts_that_name_the_commands() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.run(&["completions", shell]).ends_with(0);
        for word in ["build", "check", "explain", "--base-url", "as-of"] {
            assert!(run.out.contains(word.trim_start_matches('-')), "{shell} knows no {word}");
        }
    }
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let place = Place::with_new_site();
    place.replace(CAREER, GOOD_TOOL, BAD_TOOL);
    let with = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = program(&[&["check", "--as-of", TODAY], arguments].concat());
        command.current_dir(place.path("")).envs(variables.iter().copied());
        run(&mut command).ends_with(1).err
    };
    let is_coloured = |text: &str| text.contains('\u{1b}');
    assert!(!is_coloured(&with(&[], &[])), "a pipe gets colours");
    assert!(!is_coloured(&with(&[], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])), "NO_COLOR");
    assert!(is_coloured(&with(&["--color", "always"], &[])), "always");
    assert!(!is_coloured(&with(&["--color", "never"], &[("CLICOLOR_FORCE", "1")])), "never");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_early_is_no_fault() {
    let program = env!("CARGO_BIN_EXE_careerbook");
    let script = format!("'{program}' explain | head -n 1; '{program}' completions bash | true");
    let run = run(std::process::Command::new("sh").arg("-c").arg(script)).ends_with(0);
    assert_eq!(run.err, "");
}
