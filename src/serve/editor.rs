//! Opens a file at a line, in whatever the editor of the site writes with.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::source::LineColumn;

/// Programs that write in a terminal. The one that serves is taken, so they cannot be opened.
const IN_TERMINAL: [&str; 14] = [
    "ed", "ex", "hx", "joe", "kak", "mcedit", "micro", "nano", "ne", "nvim", "pico", "vi", "view",
    "vim",
];

/// What opens files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    /// A command: the program and its arguments.
    Command(Vec<String>),
    /// The browser, which hands an address that begins with `vscode:` on.
    Address,
}

impl Editor {
    /// The editor that was asked for, `given`, else the first of `usual` that has a window of its
    /// own, else whatever the browser opens `vscode:` addresses with.
    pub fn choose(given: Option<&str>, usual: &[Option<String>]) -> Self {
        let usual = usual.iter().flatten().map(|command| words(command));
        let usual = usual.filter(|words| words.first().is_some_and(|program| has_window(program)));
        let given = given.map(words).filter(|words| !words.is_empty());
        given.into_iter().chain(usual).next().map_or(Self::Address, Self::Command)
    }

    /// Opens the file, or says which address opens it. Says what failed if it cannot be opened.
    pub(super) fn open(&self, file: &Path, at: LineColumn) -> Result<Option<String>, String> {
        match self {
            Self::Address => Ok(Some(address(file, at))),
            Self::Command(words) => {
                let (program, arguments) = command(words, file, at);
                let started = Command::new(&program)
                    .args(arguments)
                    .stdin(Stdio::null())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn();
                let mut child =
                    started.map_err(|error| format!("cannot start `{program}`: {error}"))?;
                // Nobody asks how it ended, but an ended program goes away only when it is asked.
                std::thread::spawn(move || child.wait());
                Ok(None)
            }
        }
    }
}

/// The words of a command line; quotes hold words together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None::<String>;
    let mut quote = None;
    for c in command.chars() {
        match (c, quote) {
            ('"' | '\'', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, Some(open)) if c == open => quote = None,
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn has_window(program: &str) -> bool {
    !IN_TERMINAL.contains(&name(program).as_str())
}

/// The name of a program without its folder and without `.exe`.
fn name(program: &str) -> String {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program).to_lowercase();
    name.strip_suffix(".exe").or_else(|| name.strip_suffix(".cmd")).unwrap_or(&name).to_owned()
}

/// The program and its arguments for one file. `{file}`, `{line}` and `{column}` in them are filled
/// in; without `{file}` the place is told in the way that the program is known to understand.
pub(super) fn command(words: &[String], file: &Path, at: LineColumn) -> (String, Vec<String>) {
    let (line, column) = (at.line, at.column);
    let file = file.display().to_string();
    let (program, arguments) =
        words.split_first().map_or(("", words), |(p, rest)| (p.as_str(), rest));
    let mut arguments = arguments.to_vec();
    if arguments.iter().any(|argument| argument.contains("{file}")) {
        for argument in &mut arguments {
            *argument = argument
                .replace("{line}", &line.to_string())
                .replace("{column}", &column.to_string())
                .replace("{file}", &file);
        }
        return (program.to_owned(), arguments);
    }
    let place = match name(program).as_str() {
        "code" | "code-insiders" | "codium" | "cursor" | "vscodium" | "windsurf" => {
            vec!["--goto".to_owned(), format!("{file}:{line}:{column}")]
        }
        "hx" | "subl" | "sublime_text" | "zed" | "zeditor" => {
            vec![format!("{file}:{line}:{column}")]
        }
        "clion" | "idea" | "kate" | "mate" | "pycharm" | "rustrover" | "webstorm" => {
            vec!["--line".to_owned(), line.to_string(), file]
        }
        "emacs" | "emacsclient" => vec![format!("+{line}:{column}"), file],
        "notepad++" => vec![format!("-n{line}"), file],
        "notepad" => vec![file],
        _ => vec![format!("+{line}"), file],
    };
    arguments.extend(place);
    (program.to_owned(), arguments)
}

/// The address by which editors of the family of Visual Studio Code open a file.
pub(super) fn address(file: &Path, at: LineColumn) -> String {
    let path = file.display().to_string().replace('\\', "/");
    let path = path.strip_prefix('/').unwrap_or(&path);
    let mut encoded = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    format!("vscode://file/{encoded}:{}:{}", at.line, at.column)
}
