//! The pages of the codes: what they call wrong gives the code, and what they call right does not.
//!
//! The blocks of a page are files that are laid over the base site of the cases, which has two
//! careers for them: `smith`, whose YAML file is free, and `welder`, whose Markdown file is.

use careerbook::build::Build;
use careerbook::diag::{Diagnostic, Explanation, explanations};

use crate::support::{Site, drawn, repository};

/// The parts of a page, in their order.
const PARTS: [&str; 4] = ["What it finds: ", "Why it matters: ", "Wrong:", "Right:"];

/// The pages whose examples are sentences, and why.
const IN_WORDS: [(&str, &str); 5] = [
    ("file-too-large", "sixteen million bytes are no example to read"),
    ("invalid-utf8", "a page is text, and cannot hold what is none"),
    ("linked-file", "a link is no file"),
    ("missing-config", "a file that is not there cannot be shown"),
    ("no-content", "a file that is not there cannot be shown"),
];

/// The site that examples are laid over.
fn ground() -> Site {
    let mut site = Site::base();
    let front_matter = |title: &str| {
        format!(
            "title: {title}\n\
             description: Works with metal and fire, for people who need things that hold.\n\
             field: crafts\n"
        )
    };
    site.edit("content/careers/smith.md", format!("---\n{}---\n", front_matter("Smith")));
    let welder = format!("{}codes: {{ onet: 51-4121.00 }}\n", front_matter("Welder"));
    site.edit("content/careers/welder.yaml", welder);
    site.edit("content/careers/seam.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site
}

/// A page in its four parts, without their names.
fn parts(page: Explanation) -> Option<[&'static str; 4]> {
    let mut rest = page.text.strip_prefix(PARTS[0])?;
    let mut found = [""; 4];
    for (index, next) in PARTS.iter().enumerate().skip(1) {
        let (part, after) = rest.split_once(&format!("\n\n{next}"))?;
        found[index - 1] = part;
        rest = after;
    }
    found[3] = rest;
    Some(found.map(str::trim))
}

/// The files of an example: their paths and texts.
fn files(part: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut lines = part.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let (_, path) = info.split_once(' ').expect("a block names its file");
        let text = lines.by_ref().take_while(|line| *line != "```");
        files.push((path.to_owned(), text.flat_map(|line| [line, "\n"]).collect()));
    }
    files
}

fn build(part: &str) -> Build {
    let mut site = ground();
    for (path, text) in files(part) {
        site.edit(&path, text);
    }
    site.build()
}

fn is_in_words(page: Explanation) -> bool {
    IN_WORDS.iter().any(|(code, _)| *code == page.code) || is_of_an_import(page)
}

/// Whether the page is of a message about the files of a publisher, which `tests/it/import/` holds:
/// they are tables of dozens of columns, and no part of a site.
fn is_of_an_import(page: Explanation) -> bool {
    let pages = std::fs::read_to_string(repository().join("src/diag/explanations/import.md"));
    pages.expect("the pages can be read").contains(&format!("## {}\n", page.code))
}

#[test]
fn a_page_says_what_is_found_why_it_matters_and_how_to_do_right() {
    for page in explanations() {
        let [finds, matters, wrong, right] =
            parts(page).unwrap_or_else(|| panic!("`{}` lacks a part\n{}", page.code, page.text));
        for sentence in [finds, matters] {
            assert!(sentence.ends_with('.') || sentence.contains("\n\n"), "`{}`", page.code);
        }
        for example in [wrong, right] {
            let has_files = !files(example).is_empty();
            assert_ne!(has_files, is_in_words(page), "`{}`\n{example}", page.code);
            assert!(has_files || example.ends_with('.'), "`{}`\n{example}", page.code);
        }
    }
}

#[test]
fn what_a_page_calls_wrong_gives_its_code_and_what_it_calls_right_gives_none() {
    let ground = ground().build();
    assert_eq!(drawn_without_unused(&ground), "");
    let mut faults = Vec::new();
    for page in explanations().filter(|page| !is_in_words(*page)) {
        let [_, _, wrong, right] = parts(page).expect("the page has its parts");
        let built = build(wrong);
        let is_in_example = |one: &&Diagnostic| {
            let path = one.primary.place.path().as_str();
            files(wrong).iter().any(|(file, _)| file == path)
        };
        let found = built.diagnostics.iter().filter(is_in_example);
        let found: Vec<&Diagnostic> = found.filter(|one| one.code == page.code).collect();
        if found.is_empty() {
            faults.push(format!(
                "`{}` does not give it\n{wrong}\n{}",
                page.code,
                drawn_without_unused(&built)
            ));
        }
        if found.iter().any(|one| one.severity != page.severity) {
            faults.push(format!("`{}` is of another severity", page.code));
        }
        let mut built = build(right);
        let used = files(right);
        let is_own = |one: &Diagnostic| {
            used.iter().any(|(file, _)| file == one.primary.place.path().as_str())
        };
        built.diagnostics.retain(|one| {
            one.code != "unused-entry" || (page.code == "unused-entry" && is_own(one))
        });
        if !built.diagnostics.is_empty() {
            faults.push(format!("`{}` is not right\n{right}\n{}", page.code, drawn(&built)));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n\n"));
}

/// The diagnostics but for the entries that nothing of the base site uses.
fn drawn_without_unused(built: &Build) -> String {
    let told = built.diagnostics.iter().filter(|one| one.code != "unused-entry").cloned();
    careerbook::diag::draw(&told.collect::<Vec<_>>(), careerbook::diag::Drawing::Short)
}
