//! Whose turn it is: one request at a time for each host, with a pause behind it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// When a host may be asked again; nothing if it was never asked.
type Turn = Arc<Mutex<Option<Instant>>>;

/// The hosts that have been asked.
#[derive(Default)]
pub(super) struct Hosts(Mutex<BTreeMap<String, Turn>>);

impl Hosts {
    /// Waits until it is this program's turn with the host, and asks. `request` says how long the
    /// host wants to be left alone.
    pub(super) fn with<T>(&self, host: String, request: impl FnOnce() -> (T, Duration)) -> T {
        let turn = Arc::clone(locked(&self.0).entry(host).or_default());
        let mut turn = locked(&turn);
        if let Some(next) = *turn {
            sleep(next.saturating_duration_since(Instant::now()));
        }
        let (result, rest) = request();
        *turn = Some(Instant::now() + rest);
        result
    }
}

/// The value behind a lock; what a thread that panicked has left is still sound here.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
