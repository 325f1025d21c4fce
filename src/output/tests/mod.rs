//! Publishing into folders of all sorts, with every fault and kill that can be thought of.

mod faults;
mod folders;
mod kill;
mod memory;
mod publishing;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::disk::Operation;
use super::*;
use crate::memo::Key;

const WAYS: [Way; 3] = [Way::Exchange, Way::Renames, Way::InPlace];

/// A site in a folder of its own that is removed at the end, with `public` as its output.
struct Site {
    root: TempDir,
}

impl Site {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        Self { root }
    }

    /// A site whose output folder holds the published `files`.
    fn with(files: &Files) -> Self {
        let site = Self::new();
        site.publish(files).unwrap();
        site
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    fn public(&self, below: &str) -> PathBuf {
        self.path("public").join(below)
    }

    fn folder(&self) -> Folder {
        self.checked("public").unwrap()
    }

    fn checked(&self, below: &str) -> Result<Folder, Failure> {
        Folder::new(&self.path(below), self.root.path(), &[self.path("content")])
    }

    fn publish(&self, files: &Files) -> Result<Report, Failure> {
        publish(files, &self.folder())
    }

    fn publish_by(&self, way: Way, files: &Files) -> Result<Report, Failure> {
        publish_by(way, files, &self.folder(), &Disk::plain())
    }

    /// Puts a foreign file into the output folder.
    fn put(&self, below: &str, text: &str) {
        let path = self.public(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Asserts that `public` holds exactly `files` with its manifest, and `foreign`, and that
    /// nothing else is left in the site.
    fn assert_holds(&self, files: &Files, foreign: &[(&str, &str)]) {
        let mut expected = with_manifest(files);
        for (path, text) in foreign {
            expected.insert(OutPath::new(path), text.as_bytes().into());
        }
        assert_eq!(texts(&contents(&self.path("public"))), texts(&expected));
        assert_eq!(names(self.root.path()), ["content", "public"]);
    }
}

/// Files as a value, from their paths and texts.
fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| (OutPath::new(path), Bytes::from(text.as_bytes()))).collect()
}

/// The files and the manifest that publishing puts beside them.
fn with_manifest(files: &Files) -> Files {
    let mut all = files.clone();
    all.insert(OutPath::new(MANIFEST), Manifest::of(files.keys()).to_bytes().into());
    all
}

/// Every file at or below `root` as it is read through the folder.
fn contents(root: &Path) -> Files {
    let mut all = Files::new();
    for entry in walkdir::WalkDir::new(root) {
        let entry = entry.unwrap();
        if !entry.file_type().is_dir() {
            let below = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
            all.insert(OutPath::new(below), fs::read(entry.path()).unwrap().into());
        }
    }
    all
}

fn texts(files: &Files) -> Vec<(&str, String)> {
    files
        .iter()
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Time of modification and number of a file, by which an untouched file is known.
fn identity(path: &Path) -> (std::time::SystemTime, u64) {
    let metadata = fs::metadata(path).unwrap();
    (metadata.modified().unwrap(), std::os::unix::fs::MetadataExt::ino(&metadata))
}

fn paths(list: &[&str]) -> Vec<OutPath> {
    list.iter().map(|path| OutPath::new(path)).collect()
}

/// The first build of the sites in these tests.
fn first() -> Files {
    files(&[
        ("404.html", "not here"),
        ("assets/site.css", "body {}"),
        ("careers/baker.html", "baker"),
        ("careers/data-engineer.html", "data engineer"),
        ("fields/food.html", "food"),
        ("index.html", "home"),
    ])
}

/// A later build: files changed, added and removed, and the only one of a folder removed.
fn second() -> Files {
    files(&[
        ("404.html", "not here"),
        ("assets/find.js", "find()"),
        ("assets/site.css", "body { color: red }"),
        ("careers/baker.html", "the baker"),
        ("index.html", "home"),
        ("skills/baking.html", "baking"),
    ])
}
