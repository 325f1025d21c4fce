//! `careerbook serve`.

use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;
use serde_json::{Value, json};

use crate::diag::{messages, summary};
use crate::serve::{Editor, Report, Round, Serving, Settings, start};
use crate::source::SourcePath;

use super::build::{cache_of, output_folder, public_folder, site_options};
use super::progress::Progress;
use super::terminal::Terminal;
use super::{Failure, Format, Outcome, SiteArguments};

/// How many of the changed files are named in the line about a build.
const MOST_NAMED: usize = 3;

/// The arguments of `careerbook serve`.
#[derive(Args)]
pub(super) struct ServeArguments {
    /// Network interface to serve on, by name or number; only this machine unless given
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Port to serve on, 0 for any that is free; 4000, or one that is free, unless given
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Command that "Edit" opens a file with: `code`, or `xterm -e vim +{line} {file}`;
    /// `$VISUAL` or `$EDITOR` unless given, else what the browser opens vscode: addresses with
    #[arg(long, value_name = "CMD")]
    editor: Option<String>,
    #[command(flatten)]
    site: SiteArguments,
}

/// Serves the site until the program is asked to end.
pub(super) fn serve(
    site: &Path,
    arguments: &ServeArguments,
    terminal: &mut Terminal,
) -> Result<Outcome, Failure> {
    let root = site.canonicalize();
    let root = root.map_err(|error| format!("cannot read {}: {error}", site.display()))?;
    let folder = output_folder(&public_folder(site), site);
    let usual = ["VISUAL", "EDITOR"].map(|name| std::env::var(name).ok());
    let settings = Settings {
        root,
        options: site_options(&arguments.site, None)?,
        cache: folder.as_ref().map_or_else(|_| crate::build::Cache::default(), cache_of),
        host: arguments.host.clone(),
        port: arguments.port,
        editor: Editor::choose(arguments.editor.as_deref(), &usual),
    };
    let serving = start(settings)?;
    let mut progress = Some(Progress::start("building the site"));
    while let Some(report) = serving.next_report() {
        drop(progress.take());
        match report {
            Report::Built(round) => {
                show(&round, arguments.site.format, terminal);
                if round.number == 1 {
                    welcome(&serving, arguments, terminal);
                }
            }
            Report::Trouble(trouble) => terminal.fail(&trouble),
            Report::Ended(ended) => return ended.map(|()| Outcome::Good),
        }
    }
    Ok(Outcome::Good)
}

/// Says where the site is, and opens it if that was asked for.
fn welcome(serving: &Serving, arguments: &ServeArguments, terminal: &mut Terminal) {
    let address = &serving.address;
    match arguments.site.format {
        Format::Json => line(&json!({ "event": "serving", "address": address }), terminal),
        _ => terminal.say(&format!("serving {address} until Ctrl-C")),
    }
    let opened = if arguments.open { open(address) } else { Ok(()) };
    if let Err(error) = opened {
        terminal.fail(&format!("cannot open a browser: {error}"));
    }
}

/// Shows one round: for people a line and the messages, for programs one object on one line.
fn show(round: &Round, format: Format, terminal: &mut Terminal) {
    if let Format::Json = format {
        return line(&record(round), terminal);
    }
    if let Some(failure) = &round.failure {
        return terminal.fail(failure);
    }
    let found = summary(&round.diagnostics, round.silenced.len());
    if round.diagnostics.is_empty() {
        return terminal.say(&format!("{}; {found}", told(round)));
    }
    terminal.say(&told(round));
    terminal.diagnostics(&round.diagnostics, &round.silenced, format);
    terminal.say(&found);
}

/// What changed, how much work it was, and how long it took.
fn told(round: &Round) -> String {
    let names: Vec<&str> = round.sources.iter().map(SourcePath::as_str).collect();
    let what = match names.len() {
        0 => "built the site".to_owned(),
        number if number <= MOST_NAMED => names.join(", "),
        number => format!("{} and {} more", names[..MOST_NAMED].join(", "), number - MOST_NAMED),
    };
    let stats = &round.stats;
    format!(
        "{what}: {} parsed, {} rendered, {} new to browsers, {:.0} ms",
        stats.parsed,
        stats.rendered,
        round.files.len(),
        round.took.as_secs_f64() * 1000.0,
    )
}

/// The same for programs.
fn record(round: &Round) -> Value {
    json!({
        "event": "built",
        "build": round.number,
        "failure": round.failure,
        "sources": round.sources.iter().map(SourcePath::as_str).collect::<Vec<_>>(),
        "files": round.files,
        "parsed": round.stats.parsed,
        "rendered": round.stats.rendered,
        "milliseconds": round.took.as_secs_f64() * 1000.0,
        "diagnostics": messages(&round.diagnostics),
    })
}

fn line(value: &Value, terminal: &mut Terminal) {
    terminal.data(&format!("{value}\n"));
}

/// Hands an address to the browser, by the program that each system has for it.
fn open(address: &str) -> std::io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    std::thread::spawn(move || child.wait());
    Ok(())
}
