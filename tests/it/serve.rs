//! `careerbook serve`, the real program: what it answers, what it tells, and whom it refuses.
//!
//! `edits` holds what follows an edit, `answers` what stands where, `safety` who may ask for what. What a browser makes of it is
//! looked at in `tests/browser/serving.js`.

mod answers;
mod edits;
mod safety;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

use crate::program::{Place, program};
use crate::support::TODAY;

/// How long anything may take: much longer than it does, for machines that do much else.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long it is watched whether nothing happens.
const SILENCE: Duration = Duration::from_millis(700);

/// A name in the site of `init` that its career uses, and one that nothing has.
pub(crate) const GOOD_TOOL: &str = "tool: torque-wrench";
pub(crate) const BAD_TOOL: &str = "tool: torque-wrnch";
pub(crate) const DATA: &str = "content/careers/bicycle-mechanic.yaml";
pub(crate) const PROSE: &str = "content/careers/bicycle-mechanic.md";
pub(crate) const CAREER: &str = "/careers/bicycle-mechanic.html";

/// The running program.
pub(crate) struct Server {
    /// Where it serves, without a `/` at the end.
    pub(crate) host: String,
    child: Child,
    told: Receiver<Value>,
}

impl Server {
    /// Serves the site in `place`, and waits for the first build.
    pub(crate) fn start(place: &Place) -> Self {
        Self::start_with(place, &["--port", "0"]).0
    }

    /// The same with other arguments, and what was told of the first build.
    pub(crate) fn start_with(place: &Place, arguments: &[&str]) -> (Self, Value) {
        let always = ["serve", "--format", "json", "--as-of", TODAY];
        let mut command = program(&[&always[..], arguments].concat());
        command.current_dir(place.path("")).env_remove("VISUAL").env_remove("EDITOR");
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program can be started");
        let lines = BufReader::new(child.stdout.take().expect("its output can be read")).lines();
        let (sender, told) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let value = serde_json::from_str(&line).expect("every line is JSON");
                if sender.send(value).is_err() {
                    break;
                }
            }
        });
        let mut server = Self { host: String::new(), child, told };
        let first = server.built();
        let serving = server.told.recv_timeout(PATIENCE).expect("it says where it serves");
        let address = serving["address"].as_str().expect("an address");
        let host = address.strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        host.expect("the address is of a root").clone_into(&mut server.host);
        (server, first)
    }

    /// What is told of the next build.
    #[track_caller]
    pub(crate) fn built(&self) -> Value {
        let told = self.told.recv_timeout(PATIENCE).expect("the site is built");
        assert_eq!(told["event"], "built", "{told}");
        told
    }

    /// What is told of the next good build, which may not be the next one.
    #[track_caller]
    pub(crate) fn built_well(&self) -> Value {
        loop {
            let told = self.built();
            let is_error = |one: &Value| one["severity"] == "error";
            if !told["diagnostics"].as_array().expect("a list").iter().any(is_error) {
                return told;
            }
        }
    }

    /// Fails if the site is built although nothing has changed.
    #[track_caller]
    pub(crate) fn stays_silent(&self) {
        if let Ok(told) = self.told.recv_timeout(SILENCE) {
            panic!("it was built for nothing: {told}");
        }
    }

    /// How many builds there were until it fell silent.
    pub(crate) fn builds_until_silence(&self) -> usize {
        std::iter::from_fn(|| self.told.recv_timeout(Duration::from_secs(3)).ok()).count()
    }

    /// The answer to `GET path`.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Host", &self.host)])
    }

    /// The answer to a request with these headers and no others.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.send(method, path, headers, "close");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the answer can be read");
        Answer::new(&bytes)
    }

    /// The answer to a request of a page that was served.
    pub(crate) fn ask_as_page(&self, method: &str, path: &str) -> Answer {
        let (token, origin) = (self.token(), format!("http://{}", self.host));
        let headers =
            [("Host", &*self.host), ("Origin", &*origin), ("X-Careerbook-Token", &*token)];
        self.ask(method, path, &headers)
    }

    /// What only pages of the server know.
    pub(crate) fn token(&self) -> String {
        let page = self.get("/").body;
        let (_, token) = page.split_once("data-token=\"").expect("a page has the token");
        token.split('"').next().unwrap_or_default().to_owned()
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], after: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("the server is there");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        let first = [format!("{method} {path} HTTP/1.1"), format!("Connection: {after}")];
        let headers = headers.iter().map(|(name, value)| format!("{name}: {value}"));
        let request = first.into_iter().chain(headers).map(|line| line + "\r\n");
        let request: String = request.collect();
        stream.write_all(format!("{request}\r\n").as_bytes()).expect("it takes requests");
        stream
    }

    /// What the page at `path` is told from now on.
    pub(crate) fn listen(&self, path: &str) -> News {
        let path = format!("/-careerbook/events?page={path}");
        let stream = self.send("GET", &path, &[("Host", &self.host)], "keep-alive");
        News { lines: BufReader::new(stream).lines() }
    }

    /// Asks the program to end, and says with which code it did.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let number = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &number]).status().expect("kill is there");
        assert!(sent.success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer of the server.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Status and headers, in small letters.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    fn new(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let head = head.to_lowercase();
        Self { status: status.expect("an answer has a status"), head, body: body.to_owned() }
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The answer itself, if it has this status.
    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.head, self.body);
        self
    }
}

/// What one page is told.
pub(crate) struct News {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl News {
    /// The next thing that it is told.
    pub(crate) fn next(&mut self) -> Value {
        loop {
            let line = self.lines.next().expect("the server is there").expect("it can be read");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("news are JSON");
            }
        }
    }
}

/// The text of some HTML.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}
