//! Sites in memory, for every test that builds one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use careerbook::build::{Build, Cache, build};
use careerbook::career::Date;
use careerbook::diag::{Drawing, draw};
use careerbook::site::Options;
use careerbook::source::{OutPath, Snapshot, Source, SourcePath, list_snapshot, read_snapshot};

/// The day on which all tests take place: the clock must not decide whether they pass.
pub(crate) const TODAY: &str = "2026-11-23";

/// The repository's folder.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a build is asked for unless a test says otherwise.
pub(crate) fn options() -> Options {
    Options::on(day(TODAY))
}

/// The day that `text` names.
pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day such as 2026-11-23")
}

/// A site as its files; the theme is the one in the program unless a test adds its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    /// The files.
    pub(crate) snapshot: Snapshot,
}

impl Site {
    /// The site below `folder`.
    pub(crate) fn read(folder: &Path) -> Self {
        Self { snapshot: read_snapshot(folder).expect("the folder can be read") }
    }

    /// The small site that every case starts from: settings, vocabularies, one facts file.
    pub(crate) fn base() -> Self {
        Self::read(&repository().join("tests/cases/base"))
    }

    /// Writes a file, over the one that may be there.
    pub(crate) fn edit(&mut self, path: &str, text: impl Into<Vec<u8>>) {
        self.snapshot.insert(Source::new(path, text.into()));
    }

    /// Removes a file that is there.
    pub(crate) fn remove(&mut self, path: &str) -> Arc<Source> {
        let removed = self.snapshot.remove(&SourcePath::new(path));
        removed.unwrap_or_else(|| panic!("there is no {path} to remove"))
    }

    /// The text of a file that is there.
    pub(crate) fn text(&self, path: &str) -> String {
        let source = self.snapshot.source(&SourcePath::new(path));
        source.unwrap_or_else(|| panic!("there is no {path}")).text().to_owned()
    }

    /// Replaces `old`, which must be there exactly once, in the file at `path`.
    pub(crate) fn replace(&mut self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` is not once in {path}");
        self.edit(path, text.replace(old, new));
    }

    /// Builds the site with nothing remembered.
    pub(crate) fn build(&self) -> Build {
        self.build_with(&mut Cache::default())
    }

    /// Builds the site with what `cache` remembers.
    pub(crate) fn build_with(&self, cache: &mut Cache) -> Build {
        build(&self.snapshot, &options(), cache)
    }
}

/// The same site with its content left in `folder`, where its files are written first.
pub(crate) fn left_in(folder: &Path, snapshot: &Snapshot) -> Snapshot {
    for source in snapshot.sources() {
        let file = folder.join(source.path.as_str());
        let above = file.parent().expect("it lies in a folder");
        fs::create_dir_all(above).expect("a folder can be made");
        fs::write(&file, source.bytes()).expect("a file can be written");
    }
    list_snapshot(folder).expect("the folder can be read")
}

/// The diagnostics of a build as people see them.
pub(crate) fn drawn(built: &Build) -> String {
    draw(&built.diagnostics, Drawing::Human { colour: false })
}

/// The text of an output file that is there.
pub(crate) fn output<'b>(built: &'b Build, path: &str) -> &'b str {
    let bytes = built.files.get(&OutPath::new(path));
    let bytes = bytes.unwrap_or_else(|| panic!("the build made no {path}"));
    std::str::from_utf8(bytes).expect("the file is text")
}
