//! ARCHITECTURE.md is what the code is.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::repository;

use super::{File, assert_none, files_below, name, program, word_positions};

/// What each module imports, or which modules use a crate.
type Relation = BTreeMap<String, BTreeSet<String>>;

fn document() -> File {
    File::read("ARCHITECTURE.md")
}

/// The part of the document under `heading`.
fn part<'d>(document: &'d File, heading: &str) -> &'d str {
    let heading = format!("\n## {heading}\n");
    let (_, rest) = document.text.split_once(&heading).expect("the document has the heading");
    rest.split("\n## ").next().unwrap_or_default()
}

/// The rows of the first table in `text`, without its head: the texts of their cells.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().skip_while(|line| !line.starts_with('|'));
    let lines = lines.take_while(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The words in backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Name and imports of the modules, in the order of the document.
fn modules(document: &File) -> Vec<(String, BTreeSet<String>)> {
    let rows = rows(part(document, "Modules"));
    let row = |row: Vec<&str>| (quoted(row[0]).concat(), quoted(row[2]).into_iter().collect());
    rows.into_iter().map(row).collect()
}

/// The module that a file of the program belongs to.
fn module(file: &File) -> &str {
    let path = file.path.trim_start_matches("src/");
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Every name that follows `prefix` in the code, by module, with the first line that has it.
fn followers(prefix: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for file in program() {
        for (number, line) in file.code() {
            for at in word_positions(line, prefix) {
                let follower = name(&line[at + prefix.len()..]).to_owned();
                let place = format!("{}:{number}", file.path);
                found.entry((module(&file).to_owned(), follower)).or_insert(place);
            }
        }
    }
    found
}

#[test]
fn modules_import_what_the_architecture_names_and_nothing_else() {
    let document = document();
    let allowed: Relation = modules(&document).into_iter().collect();
    let imports = followers("crate::");
    let mut faults = Vec::new();
    for ((module, import), place) in &imports {
        let may = allowed.get(module).is_some_and(|imports| imports.contains(import));
        if !may && import != module {
            faults.push(format!("{place}: `{module}` must not import `{import}`"));
        }
    }
    for (module, import) in allowed.iter().flat_map(|(m, all)| all.iter().map(move |i| (m, i))) {
        if !imports.contains_key(&(module.clone(), import.clone())) {
            faults.push(format!("ARCHITECTURE.md: `{module}` does not import `{import}`"));
        }
    }
    assert_none(&faults);
}

#[test]
fn modules_import_only_modules_above_them() {
    let mut above = BTreeSet::new();
    for (module, imports) in modules(&document()) {
        let below: Vec<_> = imports.difference(&above).collect();
        assert!(below.is_empty(), "`{module}` imports {below:?}, not above it");
        above.insert(module);
    }
}

#[test]
fn the_architecture_names_every_module() {
    let named: BTreeSet<_> = modules(&document()).into_iter().map(|(module, _)| module).collect();
    let library = File::read("src/lib.rs");
    let declared = library.code().filter_map(|(_, line)| line.strip_prefix("pub mod "));
    let declared = declared.map(|line| name(line).to_owned()).chain(["main".to_owned()]);
    assert_eq!(named, declared.collect());
    let program = File::read("src/main.rs");
    let doors: Vec<_> = program.code().filter(|(_, line)| line.contains("careerbook::")).collect();
    assert!(doors.iter().all(|(_, line)| line.contains("careerbook::cli::")), "{doors:?}");
}

#[test]
fn no_file_climbs_out_of_its_module() {
    let mut faults = Vec::new();
    for file in program() {
        let parts = file.path.trim_start_matches("src/").split('/').count();
        let depth = if file.path.ends_with("/mod.rs") { parts - 1 } else { parts };
        for (number, line) in file.code() {
            if line.contains("crate::{") || line.contains(&"super::".repeat(depth)) {
                faults.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn each_dependency_is_used_where_the_architecture_says() {
    let document = document();
    let mut named = Relation::new();
    for row in rows(part(&document, "Modules")) {
        for krate in quoted(row[3]) {
            named.entry(krate).or_default().extend(quoted(row[0]));
        }
    }
    let used: Relation = dependencies()
        .into_iter()
        .map(|krate| {
            let users = followers(&format!("{krate}::")).into_keys().map(|(module, _)| module);
            (krate, users.collect())
        })
        .collect();
    assert_eq!(named, used, "left: ARCHITECTURE.md, right: the code");
}

/// The names by which the code knows the dependencies of Cargo.toml.
fn dependencies() -> Vec<String> {
    let manifest = File::read("Cargo.toml");
    let lines = manifest.text.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let lines = lines.filter(|line| !line.starts_with('#'));
    let names = lines.filter_map(|line| Some(line.split_once(" =")?.0.replace('-', "_")));
    names.collect()
}

#[test]
fn what_the_architecture_names_is_there() {
    let document = document();
    let mut faults = Vec::new();
    for word in quoted(&document.text.replace("```", "")) {
        let is_path = word.contains('/') && !word.contains(['*', ' ', '…']);
        if is_path && !repository().join(&word).exists() {
            faults.push(format!("there is no `{word}`"));
        }
    }
    let mut code: Vec<File> = files_below("src", ".rs");
    code.extend(files_below("tests/it", ".rs"));
    let lints = [File::read("Cargo.toml"), File::read("clippy.toml")];
    for word in quoted(part(&document, "Invariants")) {
        let is_name = word.contains(['_', '-']) && !word.contains(['/', '.', ' ']);
        let test = format!("fn {word}(");
        let lint = format!("\n{word} = ");
        let is_held = code.iter().any(|file| file.text.contains(&test))
            || lints.iter().any(|file| file.text.contains(&lint));
        if is_name && !is_held {
            faults.push(format!("neither a test nor a lint is called `{word}`"));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_architecture_is_read_in_one_sitting() {
    let document = document();
    let lines = document.lines().count();
    assert!(lines <= 200, "{lines} lines");
    let words = rows(part(&document, "Words")).len();
    assert!(words <= 20, "{words} words");
}
