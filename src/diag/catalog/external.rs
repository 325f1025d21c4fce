//! Messages about links that leave the site, all of them warnings.

use std::fmt;
use std::vec::IntoIter;

use crate::diag::{Diagnostic, Place};

/// How many further uses of an address are shown.
const PLACES: usize = 5;

/// Why nobody could be asked, or the answer made no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No host has the name.
    NoHost,
    /// The host refuses connections.
    Refused,
    /// The host took no connection in time.
    NoConnection,
    /// The answer took too long.
    TooSlow,
    /// The host is not who it should be, or its encryption is faulty.
    Encryption(String),
    /// Redirects lead in a circle, or never end.
    Circle,
    /// A redirect leads to something that is no web page.
    LeavesTheWeb(String),
    /// The host has a fault of its own, by this status.
    Status(u16),
    /// Anything else, in the words of the system.
    Other(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHost => f.write_str("no host has this name"),
            Self::Refused => f.write_str("the host refuses the connection"),
            Self::NoConnection => f.write_str("the host takes no connection in time"),
            Self::TooSlow => f.write_str("the host does not answer in time"),
            Self::Encryption(reason) => write!(f, "no trusted connection: {reason}"),
            Self::Circle => f.write_str("its redirects do not come to an end"),
            Self::LeavesTheWeb(to) => write!(f, "it leads on to `{to}`"),
            Self::Status(status) => write!(f, "the host answers with the status {status}"),
            Self::Other(reason) => f.write_str(reason),
        }
    }
}

/// A link to a page that is gone; `places` are its uses. None if there is none.
pub fn dead_link(places: Vec<Place>, address: &str, status: u16) -> Option<Diagnostic> {
    let title = format!("there is no page at `{address}`");
    let label = format!("the host answers with the status {status}");
    let mut places = places.into_iter();
    let found = Diagnostic::warning("dead-link", places.next()?, title, label);
    Some(with_uses(found, places))
}

/// A link that cannot be followed; `places` are its uses. None if there is none.
pub fn unreachable_link(
    places: Vec<Place>,
    address: &str,
    trouble: &Trouble,
) -> Option<Diagnostic> {
    let title = format!("`{address}` cannot be reached");
    let mut places = places.into_iter();
    let place = places.next()?;
    let found = Diagnostic::warning("unreachable-link", place, title, trouble.to_string());
    Some(with_uses(found, places))
}

/// A link to a page that has another address for good. With `is_verbatim` the address is written
/// at the place, and nothing else.
pub fn moved_link(place: Place, address: &str, to: &str, is_verbatim: bool) -> Diagnostic {
    let title = format!("`{address}` has moved");
    let label = format!("its host says that it is `{to}` now");
    let found = Diagnostic::warning("moved-link", place, title, label);
    if is_verbatim { found.with_fix("write the new address", to) } else { found }
}

/// The warning about an address with the further `places` of its uses.
fn with_uses(found: Diagnostic, places: IntoIter<Place>) -> Diagnostic {
    let further = places.len().saturating_sub(PLACES);
    let found =
        places.take(PLACES).fold(found, |found, place| found.with_context(place, "and here"));
    match further {
        0 => found,
        1 => found.with_help("it is used in one more place"),
        number => found.with_help(format!("it is used in {number} more places")),
    }
}
