//! `careerbook status`: what there is to do on the site.

use std::fmt::Write as _;
use std::path::Path;

use clap::{Args, ValueEnum};

use crate::build::{self, Cache};
use crate::career::Date;
use crate::schema::FOLDER;
use crate::site::{CareerStatus, Lack, Status};
use crate::source::read_snapshot;

use super::build::options;
use super::progress::Progress;
use super::terminal::Terminal;
use super::{Failure, Outcome, drafts, parse_date, schema};

/// The arguments of `careerbook status`.
#[derive(Args)]
pub(super) struct StatusArguments {
    /// Count drafts like any other page
    #[arg(long)]
    drafts: bool,
    /// Day against which the age of figures is reckoned; today unless given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    as_of: Option<Date>,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "table")]
    format: StatusFormat,
}

/// How the status is shown.
#[derive(Clone, Copy, ValueEnum)]
enum StatusFormat {
    /// Tables for people
    Table,
    /// One JSON object; `careerbook schema --print status` describes it
    Json,
}

/// Tells what there is to do. That there is something is no fault.
pub(super) fn status(
    site: &Path,
    arguments: &StatusArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let progress = Progress::start("looking through the site");
    let snapshot = read_snapshot(site).map_err(|error| error.to_string())?;
    let options = options(drafts(arguments.drafts), arguments.as_of);
    let status = build::status(&snapshot, &options, &mut Cache::default());
    let outdated = schema::outdated(site, &snapshot)?;
    drop(progress);
    match arguments.format {
        StatusFormat::Json => {
            let text = serde_json::to_string_pretty(&status).map_err(|error| error.to_string())?;
            terminal.data(&format!("{text}\n"));
        }
        StatusFormat::Table => {
            terminal.data(&tables(&status));
            if !outdated.is_empty() {
                terminal.say(&format!("{FOLDER} is out of date; run `careerbook schema`"));
            }
        }
    }
    Ok(Outcome::Good)
}

/// The status for people. What there is nothing of is left out.
fn tables(status: &Status) -> String {
    let mut text = String::new();
    let drafts = status.careers.iter().filter(|career| career.draft).count();
    let careers = counted(status.careers.len(), "career", "careers");
    let _ = writeln!(text, "{careers}, {} among them", counted(drafts, "draft", "drafts"));
    part(&mut text, &["career", "updated", "pay", "outlook", "code", "sections it lacks"], {
        status.careers.iter().map(career).collect()
    });
    let pages = status.draft_pages.iter();
    let pages = pages.map(|page| vec![page.title.clone(), page.path.clone()]);
    part(&mut text, &["draft page", "file"], pages.collect());
    let figures = status.figures.iter().map(|one| {
        let due = if one.stale { "old since" } else { "old from" };
        vec![
            format!("{due} {}", one.stale_from),
            format!("{} of {}", one.what.word(), one.period),
            one.of.clone(),
            format!("{}:{}", one.path, one.line),
        ]
    });
    part(&mut text, &["figures to renew", "what", "of", "file"], figures.collect());
    let unused = status
        .unused
        .iter()
        .map(|one| vec![one.kind.clone(), one.id.clone(), format!("{}:{}", one.path, one.line)]);
    part(&mut text, &["unused", "id", "file"], unused.collect());
    let errors = counted(status.errors, "error", "errors");
    let warnings = counted(status.warnings, "warning", "warnings");
    let more = if status.errors + status.warnings > 0 { "; see `careerbook check`" } else { "" };
    let _ = writeln!(text, "\n{errors}, {warnings} on {}{more}", status.as_of);
    text
}

fn career(career: &CareerStatus) -> Vec<String> {
    let has = |what| if career.lacks.contains(&what) { "no" } else { "yes" }.to_owned();
    let name = &career.title;
    vec![
        if career.draft { format!("{name} (draft)") } else { name.clone() },
        career.updated.clone().unwrap_or_else(|| "–".to_owned()),
        has(Lack::Pay),
        has(Lack::Outlook),
        has(Lack::Code),
        career.missing_sections.join(", "),
    ]
}

fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// Writes a table with its columns below each other, after an empty line; nothing without rows.
fn part(text: &mut String, head: &[&str], rows: Vec<Vec<String>>) {
    if rows.is_empty() {
        return;
    }
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    text.push('\n');
    for line in &lines {
        let cells = line.iter().enumerate();
        let cells: Vec<String> =
            cells.map(|(column, cell)| format!("{cell:<0$}", width(column))).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
}
