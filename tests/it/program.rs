//! The real program, run on sites in folders of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use tempfile::TempDir;

use crate::support::TODAY;

/// A folder that is removed when the test ends.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it wrote to standard output.
    pub(crate) out: String,
    /// What it wrote to standard error.
    pub(crate) err: String,
}

/// The bytes of all files by path.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The program with `arguments`, in no folder of its own, and deaf to the settings of whoever runs
/// the tests.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careerbook"));
    command.args(arguments).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    let code = output.status.code().expect("the program ends by itself");
    Run { code, out: text(output.stdout), err: text(output.stderr) }
}

impl Run {
    /// The run itself, if it ended with `code`.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// The run itself, if `text` stands in what it said.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = format!("{}{}", self.out, self.err);
        assert!(said.contains(text), "`{text}` is not in\n{said}");
        self
    }
}

impl Place {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder can be made") }
    }

    /// A folder with the site that `careerbook init` makes.
    pub(crate) fn with_new_site() -> Self {
        let place = Self::new();
        place.run(&["init", "."]).ends_with(0);
        place
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs the program in the folder, as of the day of all tests where that matters.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let takes_a_day = ["build", "check", "status"].contains(&arguments[0]);
        let day: &[&str] = if takes_a_day { &["--as-of", TODAY] } else { &[] };
        run(program(&[arguments, day].concat()).current_dir(self.folder.path()))
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(&self.path(path), text.as_ref());
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("the file can be read")
    }

    /// Replaces `old`, which must be there exactly once, in a file.
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` is not once in {path}");
        self.write(path, text.replace(old, new));
    }

    /// All files below `path`.
    pub(crate) fn tree(&self, path: &str) -> Tree {
        let root = self.path(path);
        let read = |path: &String| std::fs::read(root.join(path)).expect("the file can be read");
        files(&root).into_iter().map(|path| (path.clone(), read(&path))).collect()
    }

    /// When each file below `path` was last changed.
    pub(crate) fn times(&self, path: &str) -> BTreeMap<String, SystemTime> {
        let root = self.path(path);
        let time = |path: &String| {
            let metadata = std::fs::metadata(root.join(path)).expect("the file is there");
            metadata.modified().expect("the system keeps times")
        };
        files(&root).into_iter().map(|path| (path.clone(), time(&path))).collect()
    }
}

/// Writes a file, with the folders that it needs.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file lies in a folder");
    std::fs::create_dir_all(folder).expect("a folder can be made");
    std::fs::write(path, bytes).expect("a file can be written");
}

/// The paths of all files below `root`, with `/` between their parts.
pub(crate) fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder can be read") {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).expect("it lies below");
                found.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
