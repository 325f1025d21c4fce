//! Shows the site in the browser while it is edited.
//!
//! ```text
//! watch     the disk tells            -> what was touched, once it is quiet
//! session   reads that again, builds  -> Shown, exchanged as a whole
//! server    requests                  -> lookups in Shown
//! client    the script of every page  -> takes over what has changed
//! ```
//!
//! `cli` starts it and prints what comes back. It stays up however broken the content is: the last
//! good pages are shown, and over them what the terminal says. Nothing is written, and only what a
//! build made is served.

mod address;
mod answer;
mod body;
mod editor;
mod guard;
mod page;
mod report;
mod server;
mod session;
mod shown;
#[cfg(test)]
mod tests;
mod watch;

use std::collections::BTreeSet;
use std::hash::{BuildHasher as _, RandomState};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::build::Cache;
use crate::site::Options;
use crate::source::Touched;

use answer::Site;
use session::Session;
use watch::{Gatherer, Watcher};

pub use editor::Editor;
pub use session::Round;

/// What is served, and where.
pub struct Settings {
    /// The folder of the site, from the root of the disk.
    pub root: PathBuf,
    /// How the site is built. Its address is the server's, whatever is asked for here.
    pub options: Options,
    /// What earlier builds computed.
    pub cache: Cache,
    /// The name or number of the network interface: `127.0.0.1` for this machine alone.
    pub host: String,
    /// The port; without a wish a usual one that is free.
    pub port: Option<u16>,
    /// What opens files.
    pub editor: Editor,
}

/// What happens while a site is served.
pub enum Report {
    /// The site was built and is shown; after the first time, the server answers.
    Built(Round),
    /// Something does not work; the server goes on.
    Trouble(String),
    /// The server has ended: because it was asked to, or because of a failure.
    Ended(Result<(), String>),
}

/// A server that runs until the program is asked to end.
pub struct Serving {
    /// Where it is, `http://127.0.0.1:4000/`.
    pub address: String,
    reports: Receiver<Report>,
}

impl Serving {
    /// Waits for what happens next. None after the end.
    pub fn next_report(&self) -> Option<Report> {
        self.reports.recv().ok()
    }
}

/// Takes the port, and starts to watch, build and serve.
pub fn start(settings: Settings) -> Result<Serving, String> {
    let listener = server::listen(&settings.host, settings.port)?;
    let bound = listener.local_addr();
    let bound = bound.map_err(|error| format!("cannot start the server: {error}"))?;
    let address = address_of(bound);
    let options = Options { base_url: Some(address.clone()), ..settings.options };
    let session = Session::new(settings.root.clone(), options, settings.cache);
    let site = Site {
        shown: session.shown(),
        snapshot: session.snapshot(),
        root: settings.root.clone(),
        host: settings.host,
        token: token(),
        editor: settings.editor,
    };
    let (told, telling) = channel();
    let watcher = Watcher::start(&settings.root, told)?;
    let (sender, reports) = channel();
    let ended = sender.clone();
    thread::spawn(move || drop(ended.send(Report::Ended(server::run(listener, site)))));
    thread::spawn(move || edit(session, watcher, Gatherer::new(telling), &sender));
    Ok(Serving { address, reports })
}

/// The editor's loop, from the first build on.
fn edit(
    mut session: Session,
    mut watcher: Watcher,
    mut gatherer: Gatherer,
    reports: &Sender<Report>,
) {
    let mut next = Ok(BTreeSet::from([Touched::All]));
    loop {
        let mut happened = Vec::new();
        let touched = next.unwrap_or_else(|trouble| {
            happened.push(Report::Trouble(trouble));
            BTreeSet::from([Touched::All])
        });
        happened.extend(watcher.follow(&touched).err().map(Report::Trouble));
        happened.extend(session.step(&touched).map(Report::Built));
        for report in happened {
            if reports.send(report).is_err() {
                return;
            }
        }
        match gatherer.next() {
            Some(gathered) => next = gathered,
            None => return,
        }
    }
}

/// Where a browser on this machine finds the server.
fn address_of(bound: SocketAddr) -> String {
    if bound.ip().is_unspecified() {
        return format!("http://localhost:{}/", bound.port());
    }
    format!("http://{bound}/")
}

/// 128 bits that nobody can guess: the standard library takes them from the system.
fn token() -> String {
    let bits = || RandomState::new().hash_one(0_u8);
    format!("{:016x}{:016x}", bits(), bits())
}
