//! A web server on this machine that answers as it is told, and counts.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server answers.
pub(super) struct Reply {
    status: u16,
    headers: String,
    delay: Duration,
}

impl Reply {
    /// An answer with this status and no text.
    pub(super) fn status(status: u16) -> Self {
        Self { status, headers: String::new(), delay: Duration::ZERO }
    }

    /// The answer with one more header.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.extend([name, ": ", value, "\r\n"]);
        self
    }

    /// The answer after some time.
    pub(super) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// A server that runs until it is dropped.
pub(super) struct Server {
    port: u16,
    log: Arc<Log>,
}

#[derive(Default)]
struct Log {
    requests: Mutex<Vec<String>>,
    user_agents: Mutex<Vec<String>>,
    open: AtomicUsize,
    most_at_once: AtomicUsize,
    is_over: AtomicBool,
}

impl Server {
    /// A server that answers each request, told as `GET /path`, with what `answer` returns. It is
    /// a proxy as well, which leads to itself whatever host is wanted.
    pub(super) fn start(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let port = listener.local_addr().expect("the port is known").port();
        let log = Arc::new(Log::default());
        let (server, answer) = (Self { port, log: Arc::clone(&log) }, Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if log.is_over.load(Ordering::SeqCst) {
                    return;
                }
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                thread::spawn(move || serve(&stream, &log, answer.as_ref()));
            }
        });
        server
    }

    /// The full address of a path.
    pub(super) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The requests so far, in their order: `HEAD /path`.
    pub(super) fn requests(&self) -> Vec<String> {
        self.log.requests.lock().expect("no request panics").clone()
    }

    /// What programs call themselves that have asked.
    pub(super) fn user_agents(&self) -> Vec<String> {
        self.log.user_agents.lock().expect("no request panics").clone()
    }

    /// How many requests were under way at the same time, at most.
    pub(super) fn most_at_once(&self) -> usize {
        self.log.most_at_once.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.log.is_over.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a request.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// Answers the requests of one connection; it ends with the first that is no `CONNECT`.
fn serve(stream: &TcpStream, log: &Log, answer: &(dyn Fn(&str) -> Reply + Send + Sync)) {
    let mut lines = BufReader::new(stream).lines();
    loop {
        let Some(Ok(first)) = lines.next() else { return };
        let open = log.open.fetch_add(1, Ordering::SeqCst) + 1;
        log.most_at_once.fetch_max(open, Ordering::SeqCst);
        for line in lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()) {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("user-agent")
            {
                let mut names = log.user_agents.lock().expect("no request panics");
                names.push(value.trim().to_owned());
            }
        }
        let request = first.trim_end_matches(" HTTP/1.1").to_owned();
        log.requests.lock().expect("no request panics").push(request.clone());
        let is_connect = request.starts_with("CONNECT ");
        let reply = if is_connect { Reply::status(200) } else { answer(&request) };
        thread::sleep(reply.delay);
        log.open.fetch_sub(1, Ordering::SeqCst);
        let rest = if is_connect { "" } else { "Content-Length: 0\r\nConnection: close\r\n" };
        let Reply { status, headers, .. } = reply;
        let text = format!("HTTP/1.1 {status} Told\r\n{headers}{rest}\r\n");
        // Whoever has asked may have gone.
        let _ = { stream }.write_all(text.as_bytes());
        if !is_connect {
            return;
        }
    }
}

/// An address at which nobody listens.
pub(super) fn refusing_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = listener.local_addr().expect("the port is known").port();
    format!("http://127.0.0.1:{port}/")
}
