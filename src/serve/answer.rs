//! A request to an answer. Everything is looked up in memory; the disk is not asked.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::json;
use tokio::sync::watch;

use crate::diag::Severity;
use crate::page::{of_page, origin};
use crate::source::{LineColumn, OutPath, Snapshot, SourcePath};

use super::address::{decoded, parameter};
use super::body::Body;
use super::editor::Editor;
use super::guard::Sender;
use super::page::{RESERVED, View, version, view};
use super::report::report;
use super::shown::{Found, Shown, page_at};

/// The script of every served page.
const SCRIPT: &str = include_str!("client.js");

/// Its style.
const STYLE: &str = include_str!("client.css");

/// The file that is opened for a page that no other file tells: the settings of the site.
const SETTINGS: &str = "site.yaml";

/// The header by which a page shows that it was served here.
const TOKEN: HeaderName = HeaderName::from_static("x-careerbook-token");

/// What is served, and to whom.
pub(super) struct Site {
    /// What browsers see.
    pub(super) shown: watch::Receiver<Arc<Shown>>,
    /// The source files, to find the place that an editor asks for.
    pub(super) snapshot: Arc<RwLock<Snapshot>>,
    /// The folder of the site.
    pub(super) root: PathBuf,
    /// The host that was asked for at the start.
    pub(super) host: String,
    /// What only pages of this server know.
    pub(super) token: String,
    /// What opens files.
    pub(super) editor: Editor,
}

impl Site {
    /// Answers one request.
    pub(super) fn answer<B>(&self, request: &Request<B>) -> Response<Body> {
        let headers = request.headers();
        let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let sender = Sender { host: text(header::HOST), origin: text(header::ORIGIN) };
        let has_foreign_origin = headers.contains_key(header::ORIGIN) && sender.origin.is_none();
        if has_foreign_origin || !sender.may_read(&self.host) {
            return plain(StatusCode::FORBIDDEN, "this is not the address of the server\n");
        }
        let Some(path) = decoded(request.uri().path()) else {
            return plain(StatusCode::BAD_REQUEST, "the address cannot be read\n");
        };
        let query = request.uri().query().unwrap_or_default();
        match (request.method(), path.strip_prefix(RESERVED)) {
            (&Method::POST, Some("edit")) => {
                let is_ours = headers.get(TOKEN).is_some_and(|token| *token == *self.token);
                if is_ours && sender.is_own_page(&self.host) {
                    self.edit(query)
                } else {
                    plain(StatusCode::FORBIDDEN, "only a page of this server may ask for that\n")
                }
            }
            (&Method::GET | &Method::HEAD, Some(own)) => self.own(own, query),
            (&Method::GET | &Method::HEAD, None) => self.page(&path),
            _ => {
                let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
                set(answer.headers_mut(), header::ALLOW, "GET, HEAD");
                answer
            }
        }
    }

    fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// A file of the site.
    fn page(&self, path: &str) -> Response<Body> {
        match view(&self.shown(), path, &self.token) {
            View::File(path, bytes) => {
                let kind = content_type(path.as_str());
                let mut answer = respond(StatusCode::OK, kind, Bytes::from_owner(bytes));
                if path.as_str().starts_with("assets/") {
                    // The name changes with the bytes.
                    let long = "public, max-age=31536000, immutable";
                    set(answer.headers_mut(), header::CACHE_CONTROL, long);
                }
                answer
            }
            View::Page { html, is_missing } => {
                let status = if is_missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
                respond(status, HTML, html.into())
            }
            View::NotYet(html) => respond(StatusCode::SERVICE_UNAVAILABLE, HTML, html.into()),
            View::Elsewhere(address) => {
                let mut answer = plain(StatusCode::FOUND, "");
                if let Ok(address) = HeaderValue::from_str(&address) {
                    answer.headers_mut().insert(header::LOCATION, address);
                }
                answer
            }
        }
    }

    /// What is served besides the site.
    fn own(&self, name: &str, query: &str) -> Response<Body> {
        match name {
            "client.js" => respond(StatusCode::OK, content_type(name), SCRIPT.into()),
            "client.css" => respond(StatusCode::OK, content_type(name), STYLE.into()),
            "report" => respond(StatusCode::OK, HTML, report(&self.shown()).into()),
            "events" => {
                let path = parameter(query, "page").unwrap_or_default();
                let body = Body::events(self.shown.clone(), move |shown| news(shown, &path));
                with_body(StatusCode::OK, "text/event-stream", body)
            }
            _ => plain(StatusCode::NOT_FOUND, "there is nothing\n"),
        }
    }

    /// Opens the place of a file, or the place that a part of a page is made of.
    fn edit(&self, query: &str) -> Response<Body> {
        let snapshot = self.snapshot.read().unwrap_or_else(PoisonError::into_inner);
        let (path, at) = place(query, &snapshot);
        drop(snapshot);
        match self.editor.open(&self.root.join(path.as_str()), at) {
            Ok(address) => {
                let path = path.as_str();
                let said = json!({ "path": path, "line": at.line, "open": address }).to_string();
                respond(StatusCode::OK, content_type(".json"), said.into())
            }
            Err(failure) => plain(StatusCode::INTERNAL_SERVER_ERROR, &failure),
        }
    }
}

/// The place that a query names: a line of a file of the site, or a part of a page. The settings
/// of the site stand in for what is neither.
fn place(query: &str, snapshot: &Snapshot) -> (SourcePath, LineColumn) {
    let value = |name: &str| parameter(query, name).unwrap_or_default();
    let number = |name: &str| value(name).parse().unwrap_or(1);
    let file = SourcePath::new(&value("file"));
    if snapshot.source(&file).is_some() {
        return (file, LineColumn { line: number("line"), column: number("column") });
    }
    match origin(&page_at(&value("page")), &value("anchor"), snapshot) {
        Some(place) => (place.path().clone(), place.line_column()),
        None => (SourcePath::new(SETTINGS), LineColumn { line: 1, column: 1 }),
    }
}

/// What the page at `path` is told about a build, as JSON.
fn news(shown: &Shown, path: &str) -> String {
    let (errors, warnings) = shown.counts();
    let page = page_at(path);
    let warned = shown.diagnostics.iter().filter(|one| one.severity == Severity::Warning);
    let own = of_page(&page, warned.map(|one| &one.primary.place));
    let moved = match shown.find(path) {
        Found::Elsewhere(address) => Some(address),
        _ => None,
    };
    json!({
        "build": shown.number,
        "version": version(shown, path),
        "moved": moved,
        "errors": errors,
        "warnings": warnings,
        "own": own.len(),
        "images": shown.images.iter().map(OutPath::as_str).collect::<Vec<_>>(),
    })
    .to_string()
}

const HTML: &str = "text/html; charset=utf-8";

/// The type of a file by the end of its name.
fn content_type(path: &str) -> &'static str {
    match OutPath::new(path).extension() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    respond(status, "text/plain; charset=utf-8", Bytes::copy_from_slice(text.as_bytes()))
}

fn respond(status: StatusCode, kind: &'static str, bytes: Bytes) -> Response<Body> {
    with_body(status, kind, Body::whole(bytes))
}

/// An answer with the headers that the README asks of a host, so that what they forbid shows.
fn with_body(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    set(headers, header::CONTENT_TYPE, kind);
    set(headers, header::CACHE_CONTROL, "no-store");
    set(headers, header::CONTENT_SECURITY_POLICY, "default-src 'self'");
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // No page of another site may show what is served here, not even an image.
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    answer
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
