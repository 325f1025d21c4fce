//! Why publishing stopped: what was being done, to which path, and what stood against it.
//!
//! Made by every file of this module and shown by `cli`. It must name the path as the user knows
//! it, never the place where a file is prepared.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failure of the run, not of the content: `cannot write public/x: No space left on device`.
#[derive(Debug)]
pub struct Failure {
    action: &'static str,
    path: PathBuf,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    System(io::Error),
    Refusal(String),
}

impl Failure {
    /// The system did not let `action` (a verb, `write`) be done to `path`.
    pub(super) fn system(action: &'static str, path: &Path, error: io::Error) -> Self {
        Self { action, path: path.to_path_buf(), cause: Cause::System(error) }
    }

    /// It would not be right to do `action` to `path`; `why` also says what to do about it.
    pub(super) fn refusal(action: &'static str, path: &Path, why: impl Into<String>) -> Self {
        Self { action, path: path.to_path_buf(), cause: Cause::Refusal(why.into()) }
    }

    /// Whether it comes from where the folder lies, so that another way of publishing may do.
    pub(super) fn is_of_the_place(&self) -> bool {
        matches!(&self.cause, Cause::System(error) if is_of_the_place(error))
    }
}

/// Whether an error says that folders cannot be made, linked or moved at this place, as on a
/// mount point, on another device, or below a folder that is read only.
pub(super) fn is_of_the_place(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::CrossesDevices
            | Kind::InvalidInput
            | Kind::PermissionDenied
            | Kind::ReadOnlyFilesystem
            | Kind::ResourceBusy
            | Kind::Unsupported
    )
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: ", self.action, self.path.display())?;
        match &self.cause {
            // The number behind the system's words helps nobody.
            Cause::System(error) => {
                let text = error.to_string();
                f.write_str(text.split(" (os error").next().unwrap_or(&text))
            }
            Cause::Refusal(why) => f.write_str(why),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::System(error) => Some(error),
            Cause::Refusal(_) => None,
        }
    }
}
