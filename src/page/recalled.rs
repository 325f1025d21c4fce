//! Pages as bytes, for a later run of the same program that need not parse them again.
//!
//! Called by `build`, which knows where the bytes lie. Only careers are written down, of which a
//! large site has most, and only files that nothing was found in: what is to be said of the others
//! needs the places that a parser finds.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use bitcode::{Decode, Encode};

use crate::memo::Key;
use crate::source::{Source, Span};
use crate::yaml::Locator;

use super::{CareerFile, Page, Parsed, RawCareer, parsed};

/// What a later run of the same program recognises a file by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct FileKeys {
    /// Its path and its bytes.
    pub whole: Key,
    /// Its path and what it says to pages that are not its own; all of it where that is not known.
    pub shared: Key,
}

/// The file of a career.
#[derive(Encode, Decode)]
struct Written {
    keys: FileKeys,
    /// Where its YAML begins and ends, in bytes.
    yaml: (usize, usize),
    file: Arc<CareerFile>,
}

/// What an earlier run has parsed, by the keys of the whole files.
#[derive(Default)]
pub struct Recalled(BTreeMap<Key, Written>);

impl Recalled {
    /// What a [`Writer`] has written; nothing if none has written these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let files: Vec<Written> = bitcode::decode(bytes).unwrap_or_default();
        Self(files.into_iter().map(|written| (written.keys.whole, written)).collect())
    }

    /// What [`super::parse`] would make of the file that `key` is the key of, if that is known.
    pub fn page(&self, key: Key, source: &Arc<Source>) -> Option<Parsed> {
        let Written { keys, yaml: (start, end), file } = self.0.get(&key)?;
        let locator = Locator::of::<RawCareer>(source, *start..*end);
        let (positions, keys) = (OnceLock::new(), Some(*keys));
        Some(Parsed { locator, positions, keys, ..parsed(source, Page::Career(Arc::clone(file))) })
    }

    /// How many files are known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no file is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Parsed {
    /// The same, for a later run to recognise; `key` is that of the file.
    #[must_use]
    pub fn with_key(self, key: Key) -> Self {
        let shared = |file: &Arc<CareerFile>| Key::of(&(&self.source.path, file.but_for_text()));
        let shared = recallable(&self).map_or(key, shared);
        Self { keys: Some(FileKeys { whole: key, shared }), ..self }
    }
}

/// Writes files down for a later run, and uses the same room for all that it writes.
#[derive(Default)]
pub struct Writer(bitcode::Buffer);

impl Writer {
    /// Those of the files that can be recalled, as bytes.
    pub fn to_bytes<'p>(&mut self, files: impl Iterator<Item = &'p Parsed>) -> &[u8] {
        let files = files.filter_map(|parsed| {
            let Span { start, end } = parsed.locator.span();
            let file = Arc::clone(recallable(parsed)?);
            Some(Written { keys: parsed.keys?, yaml: (start, end), file })
        });
        self.0.encode(&files.collect::<Vec<_>>())
    }
}

/// What a later run can recall of the file.
pub fn recallable(parsed: &Parsed) -> Option<&Arc<CareerFile>> {
    let is_sound = parsed.diagnostics.is_empty() && parsed.allows.is_empty() && parsed.is_whole;
    match &parsed.page {
        Page::Career(file) if is_sound => Some(file),
        _ => None,
    }
}
