//! The command line: arguments, one file per command, and all that is printed.
//!
//! Exit codes: 0 good, 1 the content has errors or `--check` found a difference, 2 the run itself
//! failed.

mod build;
mod completions;
mod difference;
mod explain;
mod external;
mod fix;
mod import;
mod init;
mod levels;
mod new;
mod progress;
mod schema;
mod serve;
mod status;
mod terminal;
mod timings;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::career::Date;
use crate::config::{is_base_url, with_slash};
use crate::site::Drafts;

use terminal::{Colour, Terminal};

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything is good.
    Good,
    /// The content has errors, or differs from what was expected.
    Faulty,
}

/// Why a run could not do its work: what was being done, and the cause.
type Failure = String;

/// Turns Markdown career pages and YAML data into a static careers site.
#[derive(Parser)]
#[command(name = "careerbook", version, about, arg_required_else_help = true)]
#[command(after_help = "Examples:
  careerbook init my-careers          start a new site
  careerbook serve                    show the site in the browser while you edit
  careerbook build                    build the site in this folder into public/
  careerbook check                    find every fault, write nothing
  careerbook new career \"Data engineer\"
  careerbook explain unknown-tool")]
struct Cli {
    /// Folder of the site, the one with `site.yaml`
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    site: PathBuf,
    /// When to use colours; `NO_COLOR` is honoured
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto")]
    color: Colour,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Show the site in the browser while it is edited
    #[command(after_help = "Examples:
  careerbook serve                             then open http://127.0.0.1:4000/
  careerbook serve --open --editor code
  careerbook serve --drafts --port 8080
  careerbook serve --format json               one object per line and build")]
    Serve(serve::ServeArguments),
    /// Build the site into its output folder
    #[command(after_help = "Examples:
  careerbook build                             into public/
  careerbook build --output /srv/www/careers   into another folder
  careerbook build --base-url https://preview.example.org/
  careerbook build --check                     fail if public/ is not what the content builds to
  careerbook build --timings                   show where the time goes
  careerbook build --trace trace.json          the same as a file, for https://ui.perfetto.dev")]
    Build(build::BuildArguments),
    /// Find everything that build would, and write nothing
    #[command(after_help = "Examples:
  careerbook check
  careerbook check --drafts --as-of 2027-01-01
  careerbook check --deny warnings             fail if there is any warning
  careerbook check --prose                     the writing too
  careerbook check --external                  links to other sites too
  careerbook check --format github             annotations for a pull request
  careerbook check --fix                       make the changes that are certain
  careerbook check --fix --dry-run             show them and write nothing")]
    Check(build::CheckArguments),
    /// Write the files of a new page, with every section and key as a hint
    #[command(after_help = "Examples:
  careerbook new career \"Data engineer\"")]
    New {
        #[command(subcommand)]
        page: NewPage,
    },
    /// Copy official statistics from their publishers' own files
    #[command(after_help = "Examples:
  careerbook import --list                                what can be imported
  careerbook import oews national_M2025_dl.xlsx           pay, for the careers of this site
  careerbook import oews national_M2025_dl.xlsx --dry-run show what would change
  careerbook import onet db_29_3_text/ --codes all --create-careers")]
    Import(import::ImportArguments),
    /// Start a new site with one sample career
    #[command(after_help = "Examples:
  careerbook init my-careers
  cd my-careers && careerbook serve --open")]
    Init {
        /// Folder of the new site; made if it is not there
        dir: PathBuf,
    },
    /// Tell more about a code such as `unknown-tool`
    #[command(after_help = "Examples:
  careerbook explain unknown-tool
  careerbook explain                           list all codes")]
    Explain {
        /// The code in the brackets of a message; all codes are listed without it
        code: Option<String>,
    },
    /// Show what there is to do: drafts, gaps, figures to renew, unused entries
    #[command(after_help = "Examples:
  careerbook status
  careerbook status --as-of 2027-01-01         what will be old by then
  careerbook status --format json              for programs")]
    Status(status::StatusArguments),
    /// Write the JSON Schemas by which editors complete and check the files of the site
    #[command(after_help = "Examples:
  careerbook schema                            after a change of ids
  careerbook schema --check                    fail if they are out of date
  careerbook schema --print career             one of them, to standard output")]
    Schema(schema::SchemaArguments),
    /// Print completions for a shell
    #[command(after_help = "Examples:
  careerbook completions bash > ~/.local/share/bash-completion/completions/careerbook
  careerbook completions zsh > \"${fpath[1]}/_careerbook\"")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand)]
enum NewPage {
    /// A career: its Markdown and its YAML file
    #[command(after_help = "Examples:
  careerbook new career \"Data engineer\"")]
    Career {
        /// Title of the career; its file name is made from it
        title: String,
    },
}

/// What `build` and `check` have in common.
#[derive(Args)]
struct SiteArguments {
    /// Build drafts like any other page
    #[arg(long)]
    drafts: bool,
    /// Day against which the age of figures is reckoned; today unless given
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    as_of: Option<Date>,
    /// How messages are shown
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "human")]
    format: Format,
    #[command(flatten)]
    levels: levels::LevelArguments,
}

impl SiteArguments {
    fn drafts(&self) -> Drafts {
        drafts(self.drafts)
    }
}

/// Which pages are built, by whether drafts are asked for.
fn drafts(are_asked_for: bool) -> Drafts {
    if are_asked_for { Drafts::Built } else { Drafts::LeftOut }
}

/// How messages are shown.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// With the lines that are meant
    Human,
    /// One line each
    Short,
    /// One JSON array
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "expected a day such as 2026-11-23".to_owned())
}

fn parse_base_url(text: &str) -> Result<String, String> {
    let url = is_base_url(text).then(|| with_slash(text.to_owned()));
    url.ok_or_else(|| "expected an address such as https://careers.example.org/".to_owned())
}

/// Runs the command that `arguments` ask for, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return terminal::show_usage(&error),
    };
    let mut terminal = Terminal::new(cli.color);
    let outcome = match cli.command {
        Command::Serve(arguments) => serve::serve(&cli.site, &arguments, &mut terminal),
        Command::Build(arguments) => build::build_site(&cli.site, &arguments, &mut terminal),
        Command::Check(arguments) => build::check_site(&cli.site, &arguments, &mut terminal),
        Command::New { page: NewPage::Career { title } } => {
            new::career(&cli.site, &title, &mut terminal)
        }
        Command::Import(arguments) => import::import(&cli.site, &arguments, &mut terminal),
        Command::Init { dir } => init::init(&dir, &mut terminal),
        Command::Status(arguments) => status::status(&cli.site, &arguments, &mut terminal),
        Command::Schema(arguments) => schema::schema(&cli.site, &arguments, &mut terminal),
        Command::Explain { code } => explain::explain(code.as_deref(), &mut terminal),
        Command::Completions { shell } => {
            completions::print(shell, &mut terminal);
            Ok(Outcome::Good)
        }
    };
    let outcome = match terminal.failure() {
        Some(failure) => outcome.and(Err(failure)),
        None => outcome,
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(failure) => {
            terminal.fail(&failure);
            ExitCode::from(2)
        }
    }
}
