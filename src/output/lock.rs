//! One publisher at a time: a lock on the folder that the output folder lies in.
//!
//! The lock is on the handle of that folder, not on a file of its own, so that nothing is left
//! behind, whatever becomes of the process; two output folders side by side wait for each other.
//! A file system without such locks, or a parent that may not be read, goes unlocked.

use std::fs::{File, TryLockError};
use std::thread;
use std::time::Duration;

use super::{Failure, Folder};

/// How long to wait between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

/// The right to publish into a folder, until it is dropped.
pub(super) struct Lock {
    _handle: Option<File>,
}

impl Lock {
    /// Waits for the lock for about `patience`, then fails.
    pub(super) fn take(folder: &Folder, patience: Duration) -> Result<Self, Failure> {
        let Ok(handle) = File::open(folder.parent()) else {
            return Ok(Self { _handle: None });
        };
        let mut waited = Duration::ZERO;
        loop {
            match handle.try_lock() {
                Ok(()) => return Ok(Self { _handle: Some(handle) }),
                Err(TryLockError::Error(_)) => return Ok(Self { _handle: None }),
                Err(TryLockError::WouldBlock) if waited < patience => {
                    thread::sleep(PAUSE);
                    waited += PAUSE;
                }
                Err(TryLockError::WouldBlock) => {
                    let why = "another careerbook is publishing there and does not come to an end; \
                               wait for it or stop it";
                    return Err(Failure::refusal("publish into", folder.path(), why));
                }
            }
        }
    }
}
