//! The repository's own site builds without a word, and `public/` is what it builds to.

use careerbook::output::{Folder, compare};

use crate::finished::REPOSITORY;
use crate::support::{drawn, repository};

#[test]
fn the_repository_builds_without_errors_and_without_warnings() {
    assert_eq!(drawn(&REPOSITORY.built), "");
}

#[test]
fn the_committed_folder_is_what_the_content_builds_to() {
    let root = repository();
    let public = root.join("public");
    assert!(public.is_dir(), "there is no public/; run `cargo run -- build` and commit it");
    let sources = ["content", "themes"].map(|name| root.join(name));
    let folder = Folder::new(&public, &root, &sources).expect("public/ can be built into");
    let differences = compare(&REPOSITORY.built.files, &folder).expect("public/ can be read");
    assert!(
        differences.is_empty(),
        "run `cargo run -- build` and commit public/: {differences:#?}"
    );
}
