//! A page as it is served: with the script that keeps it up to date.
//!
//! Published files never hold any of this.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::source::OutPath;

use super::report::report;
use super::shown::{Found, Shown};

/// The folder of what is served besides the site. No file of a site has such an address.
pub(super) const RESERVED: &str = "/-careerbook/";

/// The file that stands for an address without a page.
const NOT_FOUND: &str = "404.html";

/// What is shown at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum View {
    /// A file that is not HTML.
    File(OutPath, std::sync::Arc<[u8]>),
    /// A page.
    Page {
        /// Its HTML, with the script.
        html: String,
        /// Whether it stands for a page that is not there.
        is_missing: bool,
    },
    /// Nothing: there has been no good build yet. A page says why.
    NotYet(String),
    /// Nothing, but the address leads on to this one.
    Elsewhere(String),
}

/// What `path` shows; `token` is what its script needs to open the editor.
pub(super) fn view(shown: &Shown, path: &str, token: &str) -> View {
    let head = head(&version(shown, path), token);
    if shown.files.is_empty() {
        return View::NotYet(stand_in(shown, &head));
    }
    match shown.find(path) {
        Found::Elsewhere(address) => View::Elsewhere(address),
        Found::File(path, bytes) if !is_page(path) => View::File(path.clone(), bytes.clone()),
        Found::File(_, bytes) => View::Page { html: with_head(bytes, &head), is_missing: false },
        Found::Nothing => {
            let page = shown.files.get(&OutPath::new(NOT_FOUND));
            // Its links are those of a page in the site's root.
            let head = format!("<base href=\"/\">{head}");
            let html = with_head(page.map_or(b"", |page| page), &head);
            View::Page { html, is_missing: true }
        }
    }
}

/// What the page at `path` is recognised by: it changes when the page does.
pub(super) fn version(shown: &Shown, path: &str) -> String {
    if shown.files.is_empty() {
        return format!("none-{}", shown.number);
    }
    let bytes = match shown.find(path) {
        Found::File(_, bytes) => Some(bytes),
        Found::Elsewhere(_) => None,
        Found::Nothing => shown.files.get(&OutPath::new(NOT_FOUND)),
    };
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn is_page(path: &OutPath) -> bool {
    path.extension() == "html"
}

/// What a served page has in its head besides its own.
fn head(version: &str, token: &str) -> String {
    format!(
        "<link rel=\"stylesheet\" href=\"{RESERVED}client.css\">\
         <script src=\"{RESERVED}client.js\" defer data-version=\"{version}\" data-token=\"{token}\"></script>"
    )
}

/// The page with `head` in its head before anything else, so that the script is the first to run.
fn with_head(page: &[u8], head: &str) -> String {
    let html = String::from_utf8_lossy(page);
    let start = html.find("<head").and_then(|at| Some(at + html[at..].find('>')? + 1));
    let start =
        start.or_else(|| html.starts_with("<!").then(|| html.find('>').map(|at| at + 1))?);
    let (before, after) = html.split_at(start.unwrap_or(0));
    format!("{before}{head}{after}")
}

/// The page that is shown as long as there was no good build.
fn stand_in(shown: &Shown, head: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>{head}\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>No good build yet · careerbook serve</title>\n</head>\n\
         <body>\n<main class=\"careerbook-report\">\n{}</main>\n</body>\n</html>\n",
        report(shown)
    )
}
