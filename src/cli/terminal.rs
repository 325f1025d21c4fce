//! The only place that writes to standard output and standard error.
//!
//! Data goes to standard output, everything said about the run to standard error. A reader that
//! goes away early (`careerbook explain | head`) is no fault.

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::diag::{Diagnostic, Drawing, Silenced, draw, sarif};

use super::Format;

/// When colours are used.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where output goes.
pub(super) struct Terminal {
    out: AutoStream<std::io::Stdout>,
    err: AutoStream<std::io::Stderr>,
    failure: Option<std::io::Error>,
}

impl Terminal {
    /// Output with colours as asked for.
    pub(super) fn new(colour: Colour) -> Self {
        let choice = match colour {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        Self {
            out: AutoStream::new(std::io::stdout(), choice),
            err: AutoStream::new(std::io::stderr(), choice),
            failure: None,
        }
    }

    /// Whether messages are drawn with colours.
    fn has_colour(&self) -> bool {
        !matches!(self.err.current_choice(), ColorChoice::Never)
    }

    /// Writes data to standard output, as it is.
    pub(super) fn data(&mut self, text: &str) {
        let written = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
        self.failure = written.err().filter(|error| error.kind() != ErrorKind::BrokenPipe);
    }

    /// Why data could not be written, if it could not.
    pub(super) fn failure(&self) -> Option<String> {
        self.failure.as_ref().map(|error| format!("cannot write to standard output: {error}"))
    }

    /// Writes messages to standard error, as they are.
    pub(super) fn messages(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Shows diagnostics: on standard error to people, on standard output to programs.
    pub(super) fn diagnostics(
        &mut self,
        told: &[Diagnostic],
        silenced: &[Silenced],
        format: Format,
    ) {
        match format {
            Format::Human => {
                let colour = self.has_colour();
                self.messages(&draw(told, Drawing::Human { colour }));
            }
            Format::Short => self.messages(&draw(told, Drawing::Short)),
            Format::Json => self.data(&draw(told, Drawing::Json)),
            Format::Github => self.data(&draw(told, Drawing::Github)),
            Format::Sarif => self.data(&sarif(told, silenced)),
        }
    }

    /// Says one line about the run.
    pub(super) fn say(&mut self, line: &str) {
        let _ = writeln!(self.err, "{line}");
    }

    /// Says why the run failed.
    pub(super) fn fail(&mut self, failure: &str) {
        let red = anstyle_red();
        let _ = writeln!(self.err, "{red}error{red:#}: {failure}");
    }
}

fn anstyle_red() -> clap::builder::styling::Style {
    use clap::builder::styling::{AnsiColor, Style};
    Style::new().bold().fg_color(Some(AnsiColor::Red.into()))
}

/// Whether a person watches standard error.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Shows help, the version, or what is wrong with the arguments.
pub(super) fn show_usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
