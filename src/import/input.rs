//! A publisher's file as it was downloaded: its text, its name and its checksum.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::career::RawInput;
use crate::diag::Place;
use crate::source::Source;

use super::workbook;

/// One of the publisher's files.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its text; of a workbook, the sheet that is read, a line for each row.
    pub(super) source: Arc<Source>,
    /// The SHA-256 checksum of the file as it was downloaded, in hexadecimal digits.
    sha256: String,
    kind: Kind,
}

/// What kind of file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Workbook,
    /// A workbook that cannot be opened, and why.
    Broken(String),
}

impl Input {
    /// Takes the file as it was downloaded; by its name it is text or a workbook.
    pub fn new(source: Arc<Source>) -> Self {
        let sha256 = checksum(source.bytes());
        if !source.path.extension().eq_ignore_ascii_case("xlsx") {
            return Self { source, sha256, kind: Kind::Text };
        }
        match workbook::sheet(source.bytes()) {
            Ok(text) => {
                let source = Source::new(source.path.as_str(), text.into_bytes());
                Self { source, sha256, kind: Kind::Workbook }
            }
            Err(reason) => {
                let source = Source::new(source.path.as_str(), Vec::new());
                Self { source, sha256, kind: Kind::Broken(reason) }
            }
        }
    }

    /// Its name without folders.
    pub(super) fn name(&self) -> &str {
        self.source.path.file_name()
    }

    /// The file as a whole.
    pub(super) fn place(&self) -> Place {
        Place::start_of(&self.source)
    }

    /// Whether it is a workbook, whose text has tabs between cells.
    pub(super) fn is_workbook(&self) -> bool {
        self.kind == Kind::Workbook
    }

    /// Why it cannot be opened, if it cannot.
    pub(super) fn unreadable(&self) -> Option<&str> {
        match &self.kind {
            Kind::Broken(reason) => Some(reason),
            Kind::Text | Kind::Workbook => None,
        }
    }

    /// The year that its name says after an `M`: `national_M2025_dl.xlsx`.
    pub(super) fn year(&self) -> Option<u16> {
        let name = self.name();
        let starts = name.match_indices(['M', 'm']).map(|(index, _)| index + 1);
        let years = starts.filter_map(|start| name.get(start..start + 4)?.parse().ok());
        years.into_iter().next()
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
