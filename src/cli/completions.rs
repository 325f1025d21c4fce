//! `careerbook completions`: scripts that teach a shell the commands.

use clap::CommandFactory as _;

use super::Cli;
use super::terminal::Terminal;

/// Prints the script for `shell`.
pub(super) fn print(shell: clap_complete::Shell, terminal: &mut Terminal) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "careerbook", &mut script);
    terminal.data(&String::from_utf8_lossy(&script));
}
