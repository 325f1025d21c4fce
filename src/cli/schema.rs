//! `careerbook schema`: the JSON Schemas by which editors complete and check the files of a site.

use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::CONFIG_PATH;
use crate::output::replace_files;
use crate::schema::{self, Ids, KINDS, Kind};
use crate::source::{Snapshot, read_snapshot, read_tree};

use super::terminal::Terminal;
use super::{Failure, Outcome};

/// The arguments of `careerbook schema`.
#[derive(Args)]
pub(super) struct SchemaArguments {
    /// Write nothing, and fail if a schema is not what the site makes it
    #[arg(long)]
    check: bool,
    /// Print one schema instead
    #[arg(long, value_name = "NAME", conflicts_with = "check", value_parser = kinds())]
    print: Option<&'static Kind>,
}

/// The names of all schemas, for the help and for completions, and how each is found.
fn kinds() -> impl TypedValueParser<Value = &'static Kind> {
    let names = PossibleValuesParser::new(KINDS.map(|kind| kind.name));
    names.try_map(|name| Kind::named(&name).ok_or("no such schema"))
}

/// Writes the schemas, or compares or prints them.
pub(super) fn schema(
    site: &Path,
    arguments: &SchemaArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let snapshot = read_snapshot(site).map_err(|error| error.to_string())?;
    if let Some(kind) = arguments.print {
        terminal.data(&kind.schema(&Ids::of(&snapshot)));
        return Ok(Outcome::Good);
    }
    if !site.join(CONFIG_PATH).exists() {
        return Err(format!(
            "there is no site.yaml in {}; go to the folder of the site, or name it with --site DIR",
            site.display()
        ));
    }
    let outdated = outdated(site, &snapshot)?;
    let folder = schema::FOLDER;
    if outdated.is_empty() {
        terminal.say(&format!("the schemas in {folder} are up to date"));
        return Ok(Outcome::Good);
    }
    if arguments.check {
        for (path, _) in &outdated {
            terminal.say(&format!("{path} is not what the site makes it"));
        }
        terminal.fail(&format!("{folder} is out of date; run `careerbook schema`"));
        return Ok(Outcome::Faulty);
    }
    write(site, &outdated, terminal)?;
    Ok(Outcome::Good)
}

/// Writes the schemas of a site anew, if it has schemas and they are out of date: for commands
/// that add ids.
pub(super) fn renew(site: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    if !site.join(schema::FOLDER).exists() {
        return Ok(());
    }
    let snapshot = read_snapshot(site).map_err(|error| error.to_string())?;
    write(site, &outdated(site, &snapshot)?, terminal)
}

/// Writes schemas by their paths, and says so if there are any.
fn write(
    site: &Path,
    schemas: &[(String, String)],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let files: Vec<(&str, &str)> =
        schemas.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    replace_files(site, &files).map_err(|failure| failure.to_string())?;
    let folder = schema::FOLDER;
    match files.len() {
        0 => {}
        1 => terminal.say(&format!("wrote 1 schema into {folder}")),
        number => terminal.say(&format!("wrote {number} schemas into {folder}")),
    }
    Ok(())
}

/// The schemas of a site that are missing in its folder or differ from what they should be: their
/// paths, and what they should be.
pub(super) fn outdated(site: &Path, snapshot: &Snapshot) -> Result<Vec<(String, String)>, Failure> {
    let there = if site.join(schema::FOLDER).exists() {
        read_tree(site, schema::FOLDER).map_err(|error| error.to_string())?
    } else {
        Vec::new()
    };
    let is_there = |(path, text): &(String, String)| {
        there.iter().any(|file| file.path.as_str() == path && file.bytes() == text.as_bytes())
    };
    Ok(schema::files(&Ids::of(snapshot)).into_iter().filter(|file| !is_there(file)).collect())
}
