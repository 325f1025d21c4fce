//! Who may ask: nobody who came here through an address or a page of somebody else.
//!
//! A name that somebody else controls can be made to lead to this machine ("DNS rebinding"), and
//! any page can make the browser send requests here. Both tell themselves in the headers.

use std::net::IpAddr;

/// What a request says about where it comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sender<'r> {
    /// The header `Host`: the name by which the browser found the server.
    pub(super) host: Option<&'r str>,
    /// The header `Origin`: the site whose page asks. Not sent when an address is opened.
    pub(super) origin: Option<&'r str>,
}

impl Sender<'_> {
    /// Whether the request may read. `name` is the host that was asked for at the start.
    pub(super) fn may_read(self, name: &str) -> bool {
        let Some(host) = self.host else { return false };
        is_own(host, name) && self.origin.is_none_or(|origin| is_of(origin, host))
    }

    /// Whether the request comes from a page of this server.
    pub(super) fn is_own_page(self, name: &str) -> bool {
        self.may_read(name) && self.origin.is_some()
    }
}

/// Whether `host` names this machine in a way that nobody else can lead here: by a number, as
/// `localhost`, or by the name that was asked for.
fn is_own(host: &str, name: &str) -> bool {
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    let number = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let host = host.to_ascii_lowercase();
    number.parse::<IpAddr>().is_ok()
        || host == "localhost"
        || host.ends_with(".localhost")
        || host == name.to_ascii_lowercase()
}

fn is_of(origin: &str, host: &str) -> bool {
    origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
}
