//! One request to one host: the only user of the HTTP library.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::http::HeaderMap;
use ureq::{Agent, Error, Timeout};

use crate::diag::catalog::external::Trouble;

/// What the program calls itself.
const NAME: &str = concat!("careerbook/", env!("CARGO_PKG_VERSION"), " (check of single links)");

/// How a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// Whether it is there.
    Head,
    /// With its text, which is not read.
    Get,
}

/// The head of an answer.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// Where a redirect leads.
    pub(super) location: Option<String>,
    /// How long the host wants to be left alone.
    pub(super) retry_after: Option<Duration>,
}

/// Asks other hosts. Proxies are taken from the environment (`ALL_PROXY`, `HTTPS_PROXY`,
/// `HTTP_PROXY`, `NO_PROXY`).
pub(super) struct Client(Agent);

impl Client {
    /// A client that waits so long for an answer.
    pub(super) fn new(timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(timeout / 2))
            .timeout_global(Some(timeout))
            .user_agent(NAME)
            .build();
        Self(config.into())
    }

    /// Asks once and follows nothing.
    pub(super) fn ask(&self, method: Method, address: &str) -> Result<Reply, Trouble> {
        let request = match method {
            Method::Head => self.0.head(address),
            Method::Get => self.0.get(address),
        };
        let response = request.call().map_err(|error| trouble(&error))?;
        let headers = response.headers();
        Ok(Reply {
            status: response.status().as_u16(),
            location: text(headers, "location"),
            retry_after: retry_after(headers),
        })
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::HostNotFound => Trouble::NoHost,
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => Trouble::NoConnection,
        Error::Timeout(_) => Trouble::TooSlow,
        Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => Trouble::Refused,
        Error::Io(error) if error.kind() == ErrorKind::TimedOut => Trouble::NoConnection,
        Error::Rustls(error) => Trouble::Encryption(error.to_string()),
        Error::Tls(reason) => Trouble::Encryption((*reason).to_owned()),
        other => Trouble::Other(other.to_string()),
    }
}

/// `Retry-After` in seconds, or as the time between it and the `Date` of the host (RFC 9110,
/// 10.2.3), so that the clock of this machine does not matter.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let after = text(headers, "retry-after")?;
    if let Ok(seconds) = after.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let now = seconds(&text(headers, "date")?)?;
    Some(Duration::from_secs(seconds(&after)?.saturating_sub(now)))
}

/// Seconds of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` since the year 0 (RFC 9110, 5.6.7).
fn seconds(date: &str) -> Option<u64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = date.split_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = parts[..] else { return None };
    let month = MONTHS.iter().position(|one| *one == month)? as u64;
    let (day, year): (u64, u64) = (day.parse().ok()?, year.parse().ok()?);
    // The year begins in March, so that the leap day is its last.
    let (year, month) =
        if month < 2 { (year.checked_sub(1)?, month + 10) } else { (year, month - 2) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day;
    let clock = time.split(':').map(|part| part.parse::<u64>().ok());
    let clock = clock.collect::<Option<Vec<u64>>>()?;
    let [hours, minutes, seconds] = clock[..] else { return None };
    Some(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_between_two_dates_is_known() {
        let between = |one, other| Some(seconds(other)? - seconds(one)?);
        let last = "Sat, 28 Feb 2026 23:59:50 GMT";
        assert_eq!(between(last, "Sun, 01 Mar 2026 00:00:20 GMT"), Some(30));
        let last = "Wed, 28 Feb 2024 23:59:59 GMT";
        assert_eq!(between(last, "Fri, 01 Mar 2024 00:00:00 GMT"), Some(86_401));
        let last = "Thu, 31 Dec 2026 23:59:59 GMT";
        assert_eq!(between(last, "Fri, 01 Jan 2027 00:00:00 GMT"), Some(1));
        assert_eq!(seconds("tomorrow"), None);
    }
}
