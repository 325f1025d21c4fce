//! The links of `careerbook check --external`: asks, and remembers what was good.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::diag::Diagnostic;
use crate::external::{Answer, Manners, Remembered, ask, findings, links};
use crate::output::replace_files;
use crate::page::Parsed;
use crate::site::{Drafts, built_pages};
use crate::source::read_input;

use super::Failure;
use super::build::days_since_epoch;
use super::progress::Progress;
use super::terminal::Terminal;

/// The name of the file that keeps which addresses were good.
const FILE: &str = "links.json";

/// The arguments about links that leave the site.
#[derive(Args)]
pub(super) struct ExternalArguments {
    /// Ask the hosts of links to other sites whether their pages are there
    #[arg(long)]
    external: bool,
    /// For how many days a good answer holds; 0 asks for every link again
    #[arg(long, value_name = "DAYS", default_value_t = 7, requires = "external")]
    external_max_age: u64,
}

impl ExternalArguments {
    /// Whether other hosts are to be asked.
    pub(super) fn is_asked(&self) -> bool {
        self.external
    }
}

/// What is wrong with the links that leave the site.
pub(super) fn check_links(
    pages: &[Arc<Parsed>],
    arguments: &ExternalArguments,
    drafts: Drafts,
    terminal: &mut Terminal,
) -> Vec<Diagnostic> {
    let links = links(&built_pages(pages, drafts));
    let (today, cache) = (days_since_epoch(), cache_folder());
    let mut remembered = cache.as_deref().map(read).unwrap_or_default();
    remembered.forget(today, arguments.external_max_age);
    let asked: BTreeSet<&str> = links.addresses().filter(|one| !remembered.has(one)).collect();
    let progress = Progress::start("asking for the pages of other sites");
    let answers = ask(&asked, &Manners::default());
    drop(progress);

    remembered.keep(&answers, today);
    if let Some(Err(failure)) = cache.map(|cache| write(&cache, &remembered)) {
        terminal.say(&format!("{failure}; the next check asks for every link again"));
    }
    for (address, answer) in &answers {
        if let Answer::Unclear(status) = answer {
            terminal.say(&format!("cannot tell about {address}: its host answers {status}"));
        }
    }
    let number = links.addresses().count();
    terminal.say(&format!("{number} links to other sites, {} of them asked for", asked.len()));
    findings(&links, &answers)
}

/// The folder for what may be lost: `XDG_CACHE_HOME`, or what systems have in its place.
fn cache_folder() -> Option<PathBuf> {
    let folder =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|one| one.is_absolute());
    let home = || folder("HOME").map(|home| home.join(".cache"));
    let all = folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(home);
    all.map(|all| all.join("careerbook"))
}

/// What earlier runs have kept. A file that is not there, or faulty, costs some requests more.
fn read(cache: &Path) -> Remembered {
    let file = read_input(&cache.join(FILE)).ok().and_then(|files| files.into_iter().next());
    file.map(|file| Remembered::read(file.text())).unwrap_or_default()
}

fn write(cache: &Path, remembered: &Remembered) -> Result<(), Failure> {
    replace_files(cache, &[(FILE, &remembered.text())]).map_err(|failure| failure.to_string())
}
