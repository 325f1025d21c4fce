//! The pages in `docs/` are true: whoever follows one, block by block, gets what it shows.
//!
//! A page begins with the site that `careerbook init` makes. Its blocks are, by the words behind
//! their fence:
//!
//! | words | what it is |
//! |---|---|
//! | `yaml content/data/tools.yaml` | the whole of a file |
//! | `yaml content/data/tools.yaml added` | lines at the end of a file |
//! | `diff content/careers/smith.yaml` | lines that go (`-`), come (`+`) and stay |
//! | `sh` | commands that end well; with `fails`, commands that find faults |
//! | `text` | what the commands just above say; `…` stands for any words, alone for any lines |
//! | `html public/careers/smith.html contains` | lines that a built file has, in this order |
//! | any with `shown` at its end | for readers alone: what is done elsewhere |
//!
//! A command in a file for continuous integration is run as well. At the end of a page its site has
//! no error.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::program::{Place, Run, program, run};
use crate::support::{TODAY, repository};

use super::bless::{self, Edit};
use super::diff::diff;
use super::suite::{Fenced, NOT_CLOSED};

/// A page that is being followed.
struct Reader {
    place: Place,
    /// Where the commands are given, below the place.
    folder: PathBuf,
    /// What the commands of the last block said.
    said: Option<String>,
    edits: Vec<Edit>,
}

#[test]
fn every_example_of_the_documentation_holds() {
    let mut failures = Vec::new();
    for path in pages() {
        let name = path.strip_prefix(repository()).unwrap_or(&path).display().to_string();
        let text = std::fs::read_to_string(&path).expect("a page can be read");
        let (faults, edits) = follow(&text);
        failures.extend(faults.iter().map(|(line, fault)| format!("{name}:{line}: {fault}")));
        if !edits.is_empty() {
            std::fs::write(&path, bless::apply(&text, edits)).expect("a page can be written");
        }
    }
    assert!(failures.is_empty(), "{}\n\nBLESS=1 accepts what is said", failures.join("\n"));
}

/// The pages of the documentation, in order, without the references made of the code.
fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(repository().join("docs")).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    let mut pages: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    assert!(!pages.is_empty(), "there is no page");
    pages
}

/// Follows a page: what does not hold with its line, or with `BLESS` the edits that mend it.
fn follow(text: &str) -> (Vec<(usize, String)>, Vec<Edit>) {
    let lines: Vec<&str> = text.lines().collect();
    let place = Place::with_new_site();
    let mut reader = Reader { place, folder: PathBuf::new(), said: None, edits: Vec::new() };
    let (mut faults, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        match Fenced::at(&lines, at) {
            None => at += 1,
            Some(Err(_)) => {
                faults.push((at + 1, NOT_CLOSED.to_owned()));
                break;
            }
            Some(Ok(block)) => {
                faults.extend(reader.block(&block).err().map(|fault| (at + 1, fault)));
                at = block.lines.end;
            }
        }
    }
    let end = reader.command("careerbook check");
    if !end.as_ref().is_ok_and(|run| run.code == 0) {
        faults.push((lines.len(), format!("at the end, the site has errors\n{end:#?}")));
    }
    (faults, reader.edits)
}

impl Reader {
    fn block(&mut self, block: &Fenced<'_>) -> Result<(), String> {
        let words: Vec<&str> = block.info.split_whitespace().collect();
        match words.as_slice() {
            [.., "shown"] => Ok(()),
            ["sh"] => self.commands(&block.text, 0),
            ["sh", "fails"] => self.commands(&block.text, 1),
            ["text"] => self.output(block),
            ["diff", path] => self.change(path, &block.text),
            [_, path, "contains"] => contains(&self.text(path)?, &block.text),
            [_, path, "added"] => {
                let there = self.text(path)?;
                self.write(path, &(there + &block.text))
            }
            [_, path] => {
                self.write(path, &block.text)?;
                self.commands_within(path, &block.text)
            }
            _ => Err(format!("`{}` is no block of a page", block.info)),
        }
    }

    fn below(&self, path: &str) -> String {
        self.folder.join(path).to_string_lossy().into_owned()
    }

    fn text(&self, path: &str) -> Result<String, String> {
        let file = self.place.path(&self.below(path));
        std::fs::read_to_string(file).map_err(|error| format!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) -> Result<(), String> {
        if path.starts_with("public/") {
            return Err(format!("nobody writes {path} by hand"));
        }
        self.place.write(&self.below(path), text);
        Ok(())
    }

    /// Changes the lines of a file that the block shows.
    fn change(&self, path: &str, changes: &str) -> Result<(), String> {
        let side = |other: char| -> String {
            let lines = changes.lines().filter(|line| !line.starts_with(other));
            lines.flat_map(|line| [line.get(1..).unwrap_or_default(), "\n"]).collect()
        };
        let (before, after) = (side('+'), side('-'));
        let text = self.text(path)?;
        match text.matches(&before).count() {
            1 => self.write(path, &text.replace(&before, &after)),
            count => Err(format!("{count} times in {path}, not once:\n{before}")),
        }
    }

    fn commands(&mut self, lines: &str, code: i32) -> Result<(), String> {
        let mut said = String::new();
        for line in lines.lines() {
            if let Some(folder) = line.strip_prefix("cd ") {
                self.folder.push(folder);
                continue;
            }
            let run = self.command(line)?;
            let _ = write!(said, "{}{}", run.out, run.err);
            if run.code != code {
                return Err(format!("`{line}` ends with {}\n{said}", run.code));
            }
        }
        self.said = Some(said);
        Ok(())
    }

    /// Runs what continuous integration would.
    fn commands_within(&mut self, path: &str, text: &str) -> Result<(), String> {
        let is_pipeline = Path::new(path).extension().is_some_and(|ending| ending == "yml");
        for line in text.lines().filter(|_| is_pipeline) {
            let command = line.trim().trim_start_matches("- ").trim_start_matches("run: ");
            if command.starts_with("careerbook ") {
                self.commands(command, 0)?;
            }
        }
        Ok(())
    }

    fn command(&self, line: &str) -> Result<Run, String> {
        let words = words(line);
        let Some(("careerbook", arguments)) = words.split_first().map(|(a, b)| (a.as_str(), b))
        else {
            return Err(format!("`{line}` cannot be run here"));
        };
        let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let takes_a_day = ["build", "check", "status"].contains(&arguments[0]);
        if takes_a_day && !arguments.contains(&"--as-of") {
            arguments.extend(["--as-of", TODAY]);
        }
        let folder = self.place.path(&self.below(""));
        Ok(run(program(&arguments).current_dir(folder)))
    }

    /// Compares what was said with what the page shows.
    fn output(&mut self, block: &Fenced<'_>) -> Result<(), String> {
        let said = self.said.take().ok_or("no command stands above this output")?;
        let (expected, found): (Vec<&str>, Vec<&str>) =
            (block.text.lines().collect(), said.lines().map(str::trim_end).collect());
        if is_alike(&expected, &found) {
            return Ok(());
        }
        if std::env::var_os("BLESS").is_some() {
            let lines = block.lines.start + 1..block.lines.end - 1;
            let replacement = found.into_iter().map(str::to_owned).collect();
            self.edits.push(Edit { lines, replacement });
            return Ok(());
        }
        Err(format!("something else is said\n{}", diff(&block.text, &said)))
    }
}

/// The words of a command; those in double quotes are one.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Whether lines are as expected, where `…` stands for any words, and alone for any lines.
fn is_alike(expected: &[&str], found: &[&str]) -> bool {
    match (expected.split_first(), found.split_first()) {
        (None, None) => true,
        (Some((&"…", rest)), _) => {
            (0..=found.len()).any(|skipped| is_alike(rest, &found[skipped..]))
        }
        (Some((line, expected)), Some((other, found))) => {
            is_like(line, other) && is_alike(expected, found)
        }
        _ => false,
    }
}

fn is_like(expected: &str, found: &str) -> bool {
    let mut parts = expected.split('…');
    let Some(mut rest) = parts.next().and_then(|first| found.strip_prefix(first)) else {
        return false;
    };
    let mut ends = true;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        ends = part.is_empty();
    }
    rest.is_empty() || ends && expected.contains('…')
}

/// Whether the lines stand in the text in this order, whatever their indentation.
fn contains(text: &str, lines: &str) -> Result<(), String> {
    let mut rest = text;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let at = rest.find(line).ok_or_else(|| format!("`{line}` is not there"))?;
        rest = &rest[at + line.len()..];
    }
    Ok(())
}

#[test]
fn links_between_documents_lead_somewhere() {
    let root = repository();
    let mut documents = pages();
    documents
        .extend(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|name| root.join(name)));
    documents.extend(
        ["keys.md", "template-variables.md"].map(|name| root.join("docs/reference").join(name)),
    );
    let mut faults = Vec::new();
    for path in documents {
        let text = std::fs::read_to_string(&path).expect("a document can be read");
        for target in targets(&text) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let folder = path.parent().unwrap_or(&root);
            let file = if file.is_empty() { path.clone() } else { folder.join(file) };
            if !file.exists() || !anchor.is_empty() && !has_heading(&file, anchor) {
                faults.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What the links of a document lead to, without those out of the repository and without examples.
fn targets(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(line) = lines.get(at) {
        if let Some(Ok(block)) = Fenced::at(&lines, at) {
            at = block.lines.end;
            continue;
        }
        let prose = line.split('`').step_by(2);
        let links = prose.flat_map(|prose| prose.split("](").skip(1));
        found.extend(links.filter_map(|link| link.split(')').next()));
        at += 1;
    }
    found.retain(|target| !target.contains("://"));
    found
}

/// Whether a document has a heading whose anchor is this, as code hosts make them.
fn has_heading(file: &Path, anchor: &str) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let slug = |heading: &str| -> String {
        let kept = heading.to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings.into_iter().any(|line| slug(line.trim_start_matches('#').trim()) == anchor)
}
