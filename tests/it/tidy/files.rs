//! The rules of the house, for every file.

use super::{File, assert_none, files_below, lines_with, program, rust_files, word_positions};

#[test]
fn every_file_says_what_it_makes() {
    let silent = rust_files().into_iter().filter(|file| !file.text.starts_with("//! "));
    assert_none(&silent.map(|file| file.path).collect::<Vec<_>>());
}

#[test]
fn files_fit_into_600_lines() {
    let long = rust_files().into_iter().filter_map(|file| {
        let lines = file.lines().count();
        (lines > 600).then(|| format!("{}: {lines} lines", file.path))
    });
    assert_none(&long.collect::<Vec<_>>());
}

#[test]
fn functions_fit_into_70_lines() {
    let mut faults = Vec::new();
    for file in rust_files() {
        for (number, lines) in functions(&file).filter(|(_, lines)| *lines > 70) {
            faults.push(format!("{}:{number}: {lines} lines", file.path));
        }
    }
    assert_none(&faults);
}

/// Where the functions of a formatted file begin, and how many lines each has.
fn functions(file: &File) -> impl Iterator<Item = (usize, usize)> {
    let lines: Vec<&str> = file.text.lines().collect();
    file.lines().filter_map(move |(number, line)| {
        let text = line.trim_start();
        let is_function = word_positions(text, "fn ").next().is_some_and(|at| {
            let before = text[..at].split_whitespace();
            before
                .into_iter()
                .all(|word| word.starts_with("pub") || word == "const" || word == "in")
        });
        let end = format!("{}}}", &line[..line.len() - text.len()]);
        let has_body = is_function && !line.ends_with(['}', ';']);
        let length = lines[number..].iter().position(|line| *line == end).filter(|_| has_body)?;
        Some((number, length + 2))
    })
}

#[test]
fn only_source_and_output_touch_the_disk() {
    let mut files = program();
    files.retain(|f| !f.path.starts_with("src/source/") && !f.path.starts_with("src/output/"));
    // What the system says of the process is read like a file, and is none.
    files.retain(|file| file.path != "src/timings/process.rs");
    let words = ["std::fs", "fs::", "File::", "WalkDir"];
    assert_none(&lines_with(&files, &words, "the disk belongs to `source` and `output`"));
}

#[test]
fn only_the_command_line_prints() {
    let mut files = program();
    files.retain(|file| !file.path.starts_with("src/cli/"));
    let words =
        ["print!", "println!", "eprint!", "eprintln!", "dbg!", "stdout()", "stderr()", "exit("];
    assert_none(&lines_with(&files, &words, "printing belongs to `cli`"));
}

#[test]
fn the_day_of_the_build_touches_messages_only() {
    let mut files = program();
    let may = [
        "src/cli/mod.rs",
        "src/cli/build.rs",
        "src/cli/status.rs",
        "src/site/mod.rs",
        "src/site/freshness.rs",
        "src/site/status.rs",
    ];
    files.retain(|file| !may.contains(&file.path.as_str()));
    assert_none(&lines_with(&files, &["as_of", "SystemTime"], "only `freshness` asks for the day"));
}

#[test]
fn maps_and_sets_have_an_order() {
    let words = [concat!("Hash", "Map"), concat!("Hash", "Set")];
    assert_none(&lines_with(&rust_files(), &words, "its order differs from run to run"));
}

#[test]
fn nothing_is_left_for_later() {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut files = rust_files();
    for ending in [".html", ".css", ".yaml"] {
        files.extend(files_below("themes", ending));
    }
    files.extend(documents());
    let mut faults = Vec::new();
    for file in &files {
        for (number, line) in file.lines() {
            if words.iter().any(|word| word_positions(line, word).next().is_some()) {
                faults.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    let nothing = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "processor"];
    let says_nothing = |file: &File| {
        file.path.trim_end_matches(".rs").split('/').any(|part| nothing.contains(&part))
    };
    let named = rust_files().into_iter().filter(says_nothing);
    assert_none(&named.map(|file| file.path).collect::<Vec<_>>());
}

/// The documents in the repository's root.
fn documents() -> Vec<File> {
    let root = std::fs::read_dir(crate::support::repository()).expect("the root can be read");
    let names = root.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.rsplit('.').next() == Some("md")).collect();
    names.sort();
    names.iter().map(|name| File::read(name)).collect()
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    let machines = ["/work/", "/tmp/", "/home/", "/root/", "/Users/", "C:\\"];
    let mut files = files_below("src", ".rs");
    files.extend(files_below("src", ".md"));
    files.extend(files_below("src/cli/starter", ".yaml"));
    files.extend(files_below("themes", ".html"));
    files.extend(files_below("docs", ".md"));
    files.extend(documents());
    let mut faults = Vec::new();
    for file in &files {
        for (number, line) in file.lines() {
            let begins = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric());
            let found = |path: &&&str| line.match_indices(**path).any(|(at, _)| begins(at));
            let found = machines.iter().find(found);
            faults.extend(found.map(|path| format!("{}:{number}: `{path}`", file.path)));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_changelog_says_what_is_not_released_yet() {
    let changelog = File::read("CHANGELOG.md");
    assert!(changelog.lines().any(|(_, line)| line == "## Unreleased"), "no `## Unreleased`");
}
