//! One round after the other, each a call: what is read, built and shown.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use tempfile::TempDir;

use crate::build::Cache;
use crate::career::Date;
use crate::serve::session::{Round, Session};
use crate::serve::shown::{Files, Found, differences, exchanged};
use crate::site::Options;
use crate::source::{OutPath, SourcePath, Touched, read_snapshot};

/// A site of plain pages, and a session that has read it.
struct Loop {
    folder: TempDir,
    session: Session,
}

impl Loop {
    fn start(pages: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let options = Options::on(Date::parse("2026-11-23").expect("a day"));
        let session = Session::new(folder.path().to_owned(), options, Cache::default());
        let mut this = Self { folder, session };
        this.write("site.yaml", "title: A site\ndescription: A site that is edited while somebody looks at its pages.\nbase_url: https://example.org/\n");
        for page in pages {
            this.write_page(page, "First");
        }
        let first = this.step(Touched::All).expect("a first time it is always built");
        assert!(first.diagnostics.is_empty(), "{:?}", first.diagnostics);
        this
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn write_page(&self, name: &str, word: &str) {
        let head = format!(
            "title: {name}\ndescription: The page {name} of a site that is edited while somebody looks."
        );
        self.write(
            &format!("content/{name}.md"),
            &format!("---\n{head}\n---\n\n## One\n\n{word}.\n"),
        );
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn step(&mut self, touched: Touched) -> Option<Round> {
        self.session.step(&BTreeSet::from([touched]))
    }

    fn entry(&mut self, path: &str) -> Option<Round> {
        self.step(Touched::Entry(self.path(path)))
    }

    /// What stands at an address.
    fn text(&self, path: &str) -> String {
        let shown = Arc::clone(&self.session.shown().borrow());
        match shown.find(path) {
            Found::File(_, bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Found::Elsewhere(address) => format!("at {address}"),
            Found::Nothing => "nothing".to_owned(),
        }
    }
}

#[test]
fn a_round_reads_what_was_touched_and_builds_what_changed() {
    let mut site = Loop::start(&["index", "one", "two"]);
    site.write_page("one", "Second");
    site.write_page("two", "Second");
    let round = site.step(Touched::Bytes(site.path("content/one.md"))).expect("a round");
    assert_eq!(
        round.sources.iter().map(SourcePath::as_str).collect::<Vec<_>>(),
        ["content/one.md"]
    );
    assert_eq!((round.number, round.stats.parsed, round.stats.rendered), (2, 1, 1));
    assert_eq!(round.files, [OutPath::new("one.html")]);
    assert!(site.text("/one.html").contains("Second."));
    assert!(site.text("/two.html").contains("First."), "nobody told of it");
}

#[test]
fn what_is_as_it_was_or_no_part_of_the_site_is_no_round() {
    let mut site = Loop::start(&["index"]);
    site.write_page("index", "First");
    site.write("content/.index.md.swp", "half");
    site.write("notes.txt", "mine");
    for path in [
        "content/index.md",
        "content/.index.md.swp",
        "notes.txt",
        "content/gone.md",
        "content",
        "",
        "..",
    ] {
        assert!(site.entry(path).is_none(), "{path}");
    }
    assert!(site.step(Touched::Bytes(site.path("content"))).is_none());
    assert!(site.step(Touched::All).is_none());
}

#[test]
fn a_file_that_is_read_half_written_is_shown_whole_when_the_rest_is_there() {
    let mut site = Loop::start(&["index", "one"]);
    for half in ["", "---\ntitle: On", "---\ntitle: One\ndescr\u{fffd}"] {
        site.write("content/one.md", half);
        assert!(!site.entry("content/one.md").expect("a round").diagnostics.is_empty());
        assert!(site.text("/one.html").contains("First."), "the last good page stays");
    }
    site.write_page("one", "Whole");
    assert!(site.entry("content/one.md").expect("a round").diagnostics.is_empty());
    assert!(site.text("/one.html").contains("Whole."));
}

#[test]
fn a_chain_of_renames_leads_to_where_the_page_is_now() {
    let mut site = Loop::start(&["index", "one"]);
    for (from, to) in [("one", "two"), ("two", "three")] {
        let [from, to] = [from, to].map(|name| format!("content/{name}.md"));
        fs::rename(site.path(&from), site.path(&to)).expect("it moves");
        let touched = [site.path(&from), site.path(&to)].map(Touched::Entry);
        site.session.step(&touched.into()).expect("a round");
    }
    assert_eq!(site.text("/one.html"), "at /three.html");
    assert_eq!(site.text("/two.html"), "at /three.html");
    site.write_page("three", "Third");
    site.write_page("one", "New");
    site.entry("content").expect("a round");
    assert!(site.text("/one.html").contains("New."), "a page stands before a move");
    fs::remove_file(site.path("content/three.md")).expect("it can be removed");
    site.entry("content/three.md").expect("a round");
    assert_eq!(site.text("/two.html"), "nothing");
}

/// Something that happens to the files of a site.
type Act = fn(&Loop);

#[test]
fn whatever_is_touched_the_site_is_what_a_fresh_start_would_read() {
    let mut site = Loop::start(&["index", "a/one", "a/b/two"]);
    let acts: [(&str, Act); 8] = [
        ("content/a", |site| fs::remove_dir_all(site.path("content/a")).expect("it goes")),
        ("content/a", |site| site.write("content/a", "a file in place of the folder")),
        ("content/a", |site| fs::remove_file(site.path("content/a")).expect("it goes")),
        ("content/a", |site| site.write_page("a/b/c/three", "First")),
        ("content/a/b/.hidden", |site| site.write("content/a/b/.hidden/x.md", "x")),
        ("content/large.md", |site| site.write("content/large.md", &"x".repeat(17 << 20))),
        ("content/a/b/c/three.md", |site| site.write("content/a/b/c/three.md", "")),
        ("content", |site| fs::rename(site.path("content"), site.path("away")).expect("it moves")),
    ];
    for (touched, act) in acts {
        act(&site);
        site.entry(touched);
        let fresh = read_snapshot(site.folder.path()).expect("it can be read");
        assert_eq!(*site.session.snapshot().read().expect("nobody broke it"), fresh, "{touched}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_that_comes_is_a_link_and_nothing_below_it_is_read() {
    let mut site = Loop::start(&["index", "a/one"]);
    fs::rename(site.path("content/a"), site.path("elsewhere")).expect("it moves");
    std::os::unix::fs::symlink("../elsewhere", site.path("content/a")).expect("a link");
    site.entry("content/a/one.md").expect("a round");
    let fresh = read_snapshot(site.folder.path()).expect("it can be read");
    assert_eq!(*site.session.snapshot().read().expect("nobody broke it"), fresh);
}

fn files(files: &[(&str, &str)]) -> Files {
    let file = |(path, text): &(&str, &str)| (OutPath::new(path), Arc::from(text.as_bytes()));
    files.iter().map(file).collect()
}

#[test]
fn differences_are_what_came_what_went_and_what_is_not_the_same() {
    let old = files(&[("a", "1"), ("b", "1"), ("c", "1"), ("e", "1")]);
    let new = files(&[("b", "1"), ("c", "2"), ("d", "1")]);
    let paths = ["a", "c", "d", "e"].map(OutPath::new);
    assert_eq!(differences(&old, &new), paths);
    assert_eq!(differences(&new, &old), paths);
    assert_eq!(differences(&old, &old), []);
}

#[test]
fn one_page_for_another_in_a_folder_is_a_move_and_anything_else_is_not() {
    let old = files(&[("a/1.html", ""), ("b/1.html", ""), ("c/1.html", ""), ("d/1.json", "")]);
    let new = files(&[("a/2.html", ""), ("b/2.html", ""), ("b/3.html", ""), ("d/2.json", "")]);
    let moved = exchanged(&differences(&old, &new), &old, &new);
    assert_eq!(moved, [(OutPath::new("a/1.html"), OutPath::new("a/2.html"))].into());
}
