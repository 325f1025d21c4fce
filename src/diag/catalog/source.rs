//! Messages about files as such: their size, encoding and names.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place};
use crate::source::{Content, MAX_FILE_BYTES, Source};

/// What keeps a text file from being read as a whole: its size, its emptiness or its encoding.
pub fn text_fault(source: &Arc<Source>) -> Option<Diagnostic> {
    match &source.content {
        Content::TooLarge(size) => Some(file_too_large(source, *size)),
        Content::Link => Some(linked_file(source)),
        Content::Bytes(_) | Content::OnDisk(_) if source.bytes().is_empty() => {
            Some(empty_file(source))
        }
        Content::Bytes(_) | Content::OnDisk(_) => encoding_fault(source),
    }
}

/// The first byte that is not of a text in UTF-8.
pub fn encoding_fault(source: &Arc<Source>) -> Option<Diagnostic> {
    let bytes = source.bytes();
    let offset = std::str::from_utf8(bytes).err()?.valid_up_to();
    Some(invalid_utf8(source, offset, bytes[offset]))
}

/// A file that is larger than any page or table could sensibly be.
fn file_too_large(source: &Arc<Source>, size: u64) -> Diagnostic {
    let mib = 1024 * 1024;
    // Rounded up, so that a file never seems to be as small as those that are read.
    let tenths = (size * 10).div_ceil(mib);
    let title = format!("the file is too large: {}.{} MiB", tenths / 10, tenths % 10);
    let label = format!("at most {} MiB are read", MAX_FILE_BYTES / mib);
    Diagnostic::error("file-too-large", Place::start_of(source), title, label)
        .with_help("split the file, or move large material out of `content/`")
}

/// Bytes that are not UTF-8, from `offset` on.
fn invalid_utf8(source: &Arc<Source>, offset: usize, byte: u8) -> Diagnostic {
    let title = "the file is not UTF-8 text".to_owned();
    let place = Place::new(source, offset..offset);
    Diagnostic::error("invalid-utf8", place, title, format!("the byte {byte:#04x} stands here"))
        .with_help("save the file as UTF-8")
}

/// A link to another file or folder.
fn linked_file(source: &Arc<Source>) -> Diagnostic {
    let title = "a link is not followed".to_owned();
    let label = "it could lead out of the site";
    Diagnostic::error("linked-file", Place::start_of(source), title, label)
        .with_help("put the file itself here, or take the link away")
}

/// A text file with nothing in it.
fn empty_file(source: &Arc<Source>) -> Diagnostic {
    let title = "the file is empty".to_owned();
    Diagnostic::error("empty-file", Place::start_of(source), title, "nothing to read")
        .with_help("write its content, or delete the file")
}

/// A file below `content/` whose place or name says nothing about what it is.
pub fn unknown_file(source: &Arc<Source>, expected: &str) -> Diagnostic {
    let title = format!("`{}` is not a file that the site knows", source.path.file_name());
    Diagnostic::warning("unknown-file", Place::start_of(source), title, "the file is not used")
        .with_help(format!("expected {expected}"))
}
