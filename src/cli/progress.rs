//! A line that shows that something is going on, for work of more than half a second.

use std::io::Write as _;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::terminal::is_watched;

/// How long the work may take before anything is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows what is being done from half a second on until it is dropped. Silent in a pipe.
pub(super) struct Progress {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to watch work that is told as `what`, such as `building the site`.
    pub(super) fn start(what: &'static str) -> Self {
        if !is_watched() {
            return Self { done: None, thread: None };
        }
        let (done, waiting) = channel::<()>();
        let started = Instant::now();
        let thread = std::thread::spawn(move || {
            let mut shown = false;
            let mut pause = PATIENCE;
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let seconds = started.elapsed().as_secs_f32();
                let _ = write!(std::io::stderr(), "\r{what} … {seconds:.1} s");
                let _ = std::io::stderr().flush();
                shown = true;
                pause = Duration::from_millis(100);
            }
            if shown {
                let _ = write!(std::io::stderr(), "\r\u{1b}[K");
            }
        });
        Self { done: Some(done), thread: Some(thread) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
