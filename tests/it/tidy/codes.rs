//! The codes of the catalog and their pages.

use std::collections::{BTreeMap, BTreeSet};

use careerbook::diag::{Severity, codes, explanations};

use super::{File, assert_none, files_below, word_positions};

/// Every code that the catalog uses, with a place where it stands.
///
/// A code is the first argument of a constructor; where it is chosen before, it is told from
/// other texts by its hyphens.
fn used() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    for file in files_below("src/diag/catalog", ".rs") {
        for (number, line) in file.code() {
            for text in texts(line).into_iter().filter(|text| is_code(text) && text.contains('-')) {
                used.entry(text.to_owned()).or_insert(format!("{}:{number}", file.path));
            }
        }
    }
    used
}

/// The texts in double quotes of a line.
fn texts(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

fn is_code(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.split('-').all(is_part)
}

#[test]
fn every_code_has_one_page_and_every_page_a_code() {
    let used = used();
    let mut pages: Vec<&str> = codes().collect();
    pages.sort_unstable();
    let mut faults = Vec::new();
    for twice in pages.windows(2).filter(|pair| pair[0] == pair[1]) {
        faults.push(format!("`{}` has two pages", twice[0]));
    }
    for (code, place) in used.iter().filter(|(code, _)| !pages.contains(&code.as_str())) {
        faults.push(format!("{place}: `{code}` has no page"));
    }
    for page in pages.iter().filter(|page| !used.contains_key(**page)) {
        faults.push(format!("nothing has the code `{page}`, which has a page"));
    }
    assert_none(&faults);
}

#[test]
fn codes_are_kebab_case() {
    let mut faults = Vec::new();
    for page in codes().filter(|code| !is_code(code) || !code.contains('-')) {
        faults.push(format!("the page `{page}`"));
    }
    for file in files_below("src/diag/catalog", ".rs") {
        let constructors = ["Diagnostic::error(\"", "Diagnostic::warning(\""];
        for (number, line) in file.code() {
            for constructor in constructors.iter().filter(|one| line.contains(**one)) {
                let code = line.split(*constructor).nth(1).and_then(|rest| rest.split('"').next());
                if code.is_none_or(|code| !is_code(code) || !code.contains('-')) {
                    faults.push(format!("{}:{number}: {}", file.path, line.trim()));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_page_says_whether_the_catalog_warns() {
    let mut warnings = BTreeSet::new();
    for file in files_below("src/diag/catalog", ".rs") {
        for rest in file.text.split("Diagnostic::warning(").skip(1) {
            let code = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            warnings.insert(code.expect("a warning names its code").to_owned());
        }
    }
    let pages = explanations().filter(|page| page.severity == Severity::Warning);
    assert_eq!(warnings, pages.map(|page| page.code.to_owned()).collect());
}

#[test]
fn the_text_of_a_message_stands_in_the_catalog_alone() {
    let mut files: Vec<File> = files_below("src", ".rs");
    files.retain(|file| !file.path.starts_with("src/diag/"));
    let mut faults = Vec::new();
    for file in &files {
        for (number, line) in file.code() {
            if word_positions(line, "Diagnostic {").next().is_some() && !line.contains("->") {
                faults.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert_none(&faults);
}
