//! A publisher's file as it was downloaded: its text, its name and its checksum.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::career::RawInput;
use crate::source::Source;

/// One of the publisher's files.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its text; of a workbook, the sheet that is read, a line for each row.
    pub(super) source: Arc<Source>,
    /// The SHA-256 checksum of the file as it was downloaded, in hexadecimal digits.
    sha256: String,
}

impl Input {
    /// A file of text.
    pub fn new(source: Arc<Source>) -> Self {
        let sha256 = checksum(source.bytes());
        Self { source, sha256 }
    }

    /// Its name without folders.
    pub(super) fn name(&self) -> &str {
        self.source.path.file_name()
    }

    /// The line that names it in the head of a facts file.
    pub(super) fn record(&self) -> RawInput {
        RawInput { file: self.name().to_owned(), sha256: self.sha256.clone() }
    }
}

fn checksum(bytes: &[u8]) -> String {
    let digits = |byte: u8| format!("{byte:02x}");
    Sha256::digest(bytes).into_iter().map(digits).collect()
}
