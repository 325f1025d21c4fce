//! Whether the links that leave the site still lead somewhere.
//!
//! Called by `cli` after a build, and only when `check --external` asks for it: it is the one part
//! of the program that talks to other hosts. What it finds are warnings, since a fault of a foreign
//! host must not keep a site from being published. Fragments (`#…`) are not looked for.
//!
//! Hosts are asked politely: one request at a time each with a pause behind it, `HEAD` where that
//! is enough, and never again before they wish it. `robots.txt` is not asked: it is for programs
//! that wander from link to link, and not for a reader's look at a page that somebody has named.

mod address;
mod asking;
mod client;
mod hosts;
mod links;
mod remembered;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::diag::catalog::external::{self as catalog, Trouble};
use crate::diag::{Diagnostic, Place};

pub use asking::ask;
pub use links::{Links, links};
pub use remembered::Remembered;

/// How hosts are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manners {
    /// How long a host is left alone after a request.
    pub pause: Duration,
    /// How long one request may take.
    pub timeout: Duration,
    /// How long a wait the program goes along with when a host asks for one.
    pub patience: Duration,
    /// How many hosts are asked at the same time.
    pub at_once: usize,
}

impl Default for Manners {
    /// A second of pause, 20 seconds for an answer, half a minute of patience, eight hosts.
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { pause: seconds(1), timeout: seconds(20), patience: seconds(30), at_once: 8 }
    }
}

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It leads to a page.
    Good,
    /// It leads to a page, and the host says that it has another address for good.
    Moved(String),
    /// There is no page any more, by this status.
    Dead(u16),
    /// Nobody could be asked, or no answer made sense.
    Unreachable(Trouble),
    /// The host keeps programs out, or asks for a name and password, by this status.
    Unclear(u16),
}

/// The warnings that follow from the answers. Addresses without an answer have none.
pub fn findings(links: &Links, answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (address, uses) in links.iter() {
        let places = || uses.iter().map(|one| one.place.clone()).collect::<Vec<Place>>();
        match answers.get(address) {
            Some(Answer::Dead(status)) => {
                diagnostics.extend(catalog::dead_link(places(), address, *status));
            }
            Some(Answer::Unreachable(trouble)) => {
                diagnostics.extend(catalog::unreachable_link(places(), address, trouble));
            }
            Some(Answer::Moved(to)) => diagnostics.extend(uses.iter().map(|one| {
                let to = address::with_fragment(to, &one.written);
                let is_verbatim = one.place.source.text().get(one.place.span.clone());
                let is_verbatim = is_verbatim == Some(one.written.as_str());
                catalog::moved_link(one.place.clone(), &one.written, &to, is_verbatim)
            })),
            Some(Answer::Good | Answer::Unclear(_)) | None => {}
        }
    }
    diagnostics
}
