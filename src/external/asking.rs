//! Addresses to answers: redirects are followed, refusals asked again, hosts left in peace.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::diag::catalog::external::Trouble;

use super::address::{host, join, without_fragment};
use super::client::{Client, Method, Reply};
use super::hosts::{Hosts, locked};
use super::{Answer, Manners};

/// How many redirects are followed. Browsers follow 20; a good link has one or two.
const MAX_REDIRECTS: usize = 10;

/// How often a request is repeated that a host puts off, or that gets lost.
const REPEATS: usize = 2;

/// Asks for every address once, hosts side by side and the addresses of one host after another.
pub fn ask(addresses: &BTreeSet<&str>, manners: &Manners) -> BTreeMap<String, Answer> {
    let mut by_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        by_host.entry(host(address)).or_default().push(address);
    }
    let threads = manners.at_once.clamp(1, by_host.len().max(1));
    let waiting = Mutex::new(by_host.into_values());
    let answers = Mutex::new(BTreeMap::new());
    let asker = Asker {
        client: Client::new(manners.timeout),
        hosts: Hosts::default(),
        silent: Mutex::default(),
        manners: *manners,
    };
    let work = || {
        loop {
            let Some(addresses) = locked(&waiting).next() else { return };
            for address in addresses {
                let answer = asker.follow(address);
                locked(&answers).insert(address.to_owned(), answer);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

struct Asker {
    client: Client,
    hosts: Hosts,
    /// Hosts that nobody can talk to, and why: their other pages need not be asked for.
    silent: Mutex<BTreeMap<String, Trouble>>,
    manners: Manners,
}

impl Asker {
    /// What becomes of an address when its redirects are followed.
    ///
    /// It has moved if the first redirects are permanent (301 and 308); its new address is where
    /// these lead, whatever temporary ones follow.
    fn follow(&self, address: &str) -> Answer {
        let (mut at, mut moved, mut is_permanent) = (address.to_owned(), None, true);
        let mut seen = BTreeSet::new();
        while seen.insert(at.clone()) && seen.len() <= MAX_REDIRECTS + 1 {
            let reply = match self.reply(&at) {
                Ok(reply) => reply,
                Err(trouble) => return Answer::Unreachable(trouble),
            };
            let location = reply.location.as_deref().filter(|_| is_redirect(reply.status));
            let Some(location) = location else { return verdict(reply.status, moved) };
            let Some(next) = join(&at, location) else {
                return Answer::Unreachable(Trouble::LeavesTheWeb(location.to_owned()));
            };
            is_permanent = is_permanent && matches!(reply.status, 301 | 308);
            if is_permanent {
                moved = Some(next.clone());
            }
            without_fragment(&next).clone_into(&mut at);
        }
        Answer::Unreachable(Trouble::Circle)
    }

    /// The reply for one address. Some hosts answer `HEAD` wrongly, so no bad news is believed
    /// before `GET` brings it too.
    fn reply(&self, address: &str) -> Result<Reply, Trouble> {
        let reply = self.patiently(Method::Head, address)?;
        if reply.status < 400 || is_put_off(reply.status) {
            return Ok(reply);
        }
        self.patiently(Method::Get, address)
    }

    /// The reply to one request, which is repeated if it gets lost or the host asks for time. A
    /// host that asks for more time than there is patience is not asked again.
    fn patiently(&self, method: Method, address: &str) -> Result<Reply, Trouble> {
        let host = host(address);
        let mut repeats = 0;
        loop {
            if let Some(trouble) = locked(&self.silent).get(&host) {
                return Err(trouble.clone());
            }
            let (result, again) = self.hosts.with(host.clone(), || {
                let result = self.client.ask(method, address);
                let wish = self.wish(&result);
                let again = wish.filter(|wish| *wish <= self.manners.patience);
                ((result, again.is_some()), again.unwrap_or_default().max(self.manners.pause))
            });
            if repeats == REPEATS || !again {
                if let Some(trouble) = result.as_ref().err().filter(|one| is_of_host(one)) {
                    locked(&self.silent).insert(host, trouble.clone());
                }
                return result;
            }
            repeats += 1;
        }
    }

    /// After how long the request should be made again; none if it should not.
    fn wish(&self, result: &Result<Reply, Trouble>) -> Option<Duration> {
        match result {
            Ok(reply) if is_put_off(reply.status) => {
                Some(reply.retry_after.unwrap_or(self.manners.pause * 5))
            }
            Err(
                Trouble::NoConnection | Trouble::Refused | Trouble::TooSlow | Trouble::Other(_),
            ) => Some(self.manners.pause * 2),
            _ => None,
        }
    }
}

/// Whether the host asks for time: too many requests, or out of service for now.
fn is_put_off(status: u16) -> bool {
    matches!(status, 429 | 503)
}

/// Whether the trouble is one of the whole host, and not of a page.
fn is_of_host(trouble: &Trouble) -> bool {
    use Trouble::{Encryption, NoConnection, NoHost, Refused};
    matches!(trouble, NoHost | Refused | NoConnection | Encryption(_))
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

fn verdict(status: u16, moved: Option<String>) -> Answer {
    match status {
        404 | 410 => Answer::Dead(status),
        200..=299 => moved.map_or(Answer::Good, Answer::Moved),
        // Hosts that want no programs, a name and password, or less haste: a reader may well see
        // the page.
        400..=499 | 999 => Answer::Unclear(status),
        _ => Answer::Unreachable(Trouble::Status(status)),
    }
}
