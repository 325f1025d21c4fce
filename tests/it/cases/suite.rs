//! A Markdown file as a suite of cases: its headings and its fenced blocks.

use std::ops::Range;

/// A file of cases.
pub(super) struct Suite {
    /// Blocks before the first case: files that all cases share.
    pub(super) shared: Vec<Block>,
    /// The cases in order.
    pub(super) cases: Vec<Case>,
}

/// One `##` heading and what stands below it.
pub(super) struct Case {
    /// The words of the heading.
    pub(super) heading: String,
    /// The line of the heading, from 1.
    pub(super) line: usize,
    /// Index of the line behind the last one that is not blank.
    pub(super) end: usize,
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
}

/// A fenced block.
pub(super) struct Block {
    /// What it is.
    pub(super) kind: Kind,
    /// Indices of its lines, fences included.
    pub(super) lines: Range<usize>,
    /// What stands between the fences, each line with its line feed.
    pub(super) text: String,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file of the site, at this path.
    File(String),
    /// The diagnostics as they are drawn.
    Diagnostics,
    /// The diagnostics in one line each.
    DiagnosticsShort,
    /// What is found and not told, and why, in one line each.
    Silenced,
    /// An output file at this path below `public/`, or its `<main>`.
    Output(String),
    /// Lines that an output file holds in this order.
    OutputContains(String),
    /// The paths of all output files.
    Files,
    /// What the build is asked for.
    Options,
}

/// A fault of the file itself: its line from 1, and what is wrong there.
type Fault = (usize, String);

impl Suite {
    /// Reads a file of cases; what is not understood is reported with its line.
    pub(super) fn read(text: &str) -> (Self, Vec<Fault>) {
        let lines: Vec<&str> = text.lines().collect();
        let mut suite = Self { shared: Vec::new(), cases: Vec::new() };
        let mut faults = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let line_number = at + 1;
            if let Some(fenced) = Fenced::at(&lines, at) {
                let Ok(Fenced { info, lines, text }) = fenced else {
                    faults.push((line_number, NOT_CLOSED.to_owned()));
                    break;
                };
                at = lines.end;
                match kind(info) {
                    Ok(kind) => suite.blocks().push(Block { kind, lines, text }),
                    Err(fault) => faults.push((line_number, fault)),
                }
                suite.reaches(at);
                continue;
            }
            if let Some(heading) = line.strip_prefix("## ") {
                let heading = heading.trim().to_owned();
                if suite.cases.iter().any(|case| case.heading == heading) {
                    faults.push((line_number, format!("a second case is called `{heading}`")));
                }
                let case = Case { heading, line: line_number, end: at + 1, blocks: Vec::new() };
                suite.cases.push(case);
            }
            at += 1;
            if !line.trim().is_empty() {
                suite.reaches(at);
            }
        }
        faults.extend(suite.faults());
        (suite, faults)
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        self.cases.last_mut().map_or(&mut self.shared, |case| &mut case.blocks)
    }

    fn reaches(&mut self, end: usize) {
        if let Some(case) = self.cases.last_mut() {
            case.end = end;
        }
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.cases.is_empty() {
            faults.push((1, "no `##` heading, so no case".to_owned()));
        }
        for block in &self.shared {
            if !matches!(block.kind, Kind::File(_) | Kind::Options) {
                let fault = "only files and options can stand before the first case";
                faults.push((block.lines.start + 1, fault.to_owned()));
            }
        }
        for case in &self.cases {
            let mut seen = Vec::new();
            for block in &case.blocks {
                let many = matches!(block.kind, Kind::OutputContains(_));
                if !many && seen.contains(&&block.kind) {
                    let fault = "a second block says the same thing of this case";
                    faults.push((block.lines.start + 1, fault.to_owned()));
                }
                seen.push(&block.kind);
            }
        }
        faults
    }
}

/// What is wrong with a block that has no end.
pub(super) const NOT_CLOSED: &str = "this block is not closed";

/// A fenced block as it is written.
pub(super) struct Fenced<'t> {
    /// The words behind the opening fence.
    pub(super) info: &'t str,
    /// Indices of its lines, fences included.
    pub(super) lines: Range<usize>,
    /// What stands between the fences, each line with its line feed.
    pub(super) text: String,
}

/// A block that has no end.
pub(super) struct NotClosed;

impl<'t> Fenced<'t> {
    /// The block that begins in the line with the index `at`, if one does.
    pub(super) fn at(lines: &[&'t str], at: usize) -> Option<Result<Self, NotClosed>> {
        let line = *lines.get(at)?;
        let fence = fence(line)?;
        let Some(length) = lines[at + 1..].iter().position(|line| line.trim_end() == fence) else {
            return Some(Err(NotClosed));
        };
        let text = lines[at + 1..=at + length].iter().flat_map(|line| [*line, "\n"]).collect();
        let info = line[fence.len()..].trim();
        Some(Ok(Self { info, lines: at..at + length + 2, text }))
    }
}

/// The backticks with which a line opens a block.
fn fence(line: &str) -> Option<&str> {
    let length = line.len() - line.trim_start_matches('`').len();
    (length >= 3).then(|| &line[..length])
}

/// What the words behind the opening fence say.
fn kind(info: &str) -> Result<Kind, String> {
    match info {
        "diagnostics" => return Ok(Kind::Diagnostics),
        "diagnostics short" => return Ok(Kind::DiagnosticsShort),
        "silenced" => return Ok(Kind::Silenced),
        "files" => return Ok(Kind::Files),
        "options" => return Ok(Kind::Options),
        _ => {}
    }
    let unknown = || format!("`{info}` is no block of a case");
    let (_, path) = info.split_once(' ').ok_or_else(unknown)?;
    let Some(output) = path.strip_prefix("public/") else { return Ok(Kind::File(path.to_owned())) };
    Ok(match output.strip_suffix(" contains") {
        Some(output) => Kind::OutputContains(output.to_owned()),
        None => Kind::Output(output.to_owned()),
    })
}
