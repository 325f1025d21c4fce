//! Pages as bytes, for a later run of the same program that need not parse them again.
//!
//! Called by `build`, which knows where the bytes lie. Only careers are written down, of which a
//! large site has most, and only files that nothing was found in: what is to be said of the others
//! needs the places that a parser finds.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::memo::Key;
use crate::source::{Source, Span};
use crate::yaml::Locator;

use super::{CareerFile, Page, Parsed, RawCareer, parsed};

/// What an earlier run has parsed, by the keys of the files.
#[derive(Debug, Default)]
pub struct Recalled(BTreeMap<Key, (Extent, Arc<CareerFile>)>);

/// Where the YAML of a file begins and ends, in bytes.
type Extent = (usize, usize);

impl Recalled {
    /// What [`to_bytes`] has written; nothing if it has not written these bytes.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let files: Vec<(Key, Extent, Arc<CareerFile>)> = bitcode::decode(bytes).unwrap_or_default();
        Self(files.into_iter().map(|(key, yaml, file)| (key, (yaml, file))).collect())
    }

    /// Takes out what [`super::parse`] would make of the file that `key` is the key of, if it is
    /// there.
    pub fn take(&mut self, key: Key, source: &Arc<Source>) -> Option<Parsed> {
        let ((start, end), file) = self.0.remove(&key)?;
        let locator = Locator::of::<RawCareer>(source, start..end);
        let page = Page::Career(file);
        Some(Parsed { locator, positions: OnceLock::new(), ..parsed(source, page) })
    }

    /// Whether all of it has been taken out.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Those of the files that can be recalled, each with its key.
pub fn to_bytes<'p>(files: impl Iterator<Item = (Key, &'p Parsed)>) -> Vec<u8> {
    let files = files.filter_map(|(key, parsed)| {
        let Span { start, end } = parsed.locator.span();
        Some((key, (start, end), Arc::clone(recallable(parsed)?)))
    });
    bitcode::encode(&files.collect::<Vec<(Key, Extent, Arc<CareerFile>)>>())
}

/// What a later run can recall of the file.
pub fn recallable(parsed: &Parsed) -> Option<&Arc<CareerFile>> {
    let is_sound = parsed.diagnostics.is_empty() && parsed.allows.is_empty() && parsed.is_whole;
    match &parsed.page {
        Page::Career(file) if is_sound => Some(file),
        _ => None,
    }
}
