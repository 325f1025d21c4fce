//! What `check --fix` changes: the certain fixes of messages, and the order of keys.
//!
//! Called by `cli`, which shows and writes what comes back. Every byte that no fix is about stays
//! as it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Fix};
use crate::page::{Page, parse};
use crate::source::{Snapshot, Source, SourcePath, Span};

/// The files of `snapshot` that the fixes of `found` change, as they are then.
///
/// Of fixes that overlap the first one is made; a later round has the others, if they are still
/// needed.
pub fn fixed(snapshot: &Snapshot, found: &[Diagnostic]) -> Vec<Arc<Source>> {
    let mut by_path: BTreeMap<&SourcePath, Vec<&Fix>> = BTreeMap::new();
    for fix in found.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        by_path.entry(fix.place.path()).or_default().push(fix);
    }
    let fixed = by_path.into_iter().filter_map(|(path, fixes)| {
        let source = snapshot.source(path)?;
        let mut edits: Vec<(Span, String)> = fixes
            .into_iter()
            .filter(|fix| fix.place.source == *source)
            .map(|fix| (fix.place.span.clone(), fix.replacement.clone()))
            .collect();
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        Some(edited(source, &edits))
    });
    fixed.flatten().collect()
}

/// The files of careers, pages and vocabularies of which the keys stand in another order than
/// that of their types, as they are in that order.
pub fn in_order(snapshot: &Snapshot) -> Vec<Arc<Source>> {
    let ordered = snapshot.below("content").filter_map(|(_, source)| {
        let parsed = parse(source);
        let is_written_by_hand = !matches!(parsed.page, Page::Facts(_));
        let is_ordered = parsed.is_whole && is_written_by_hand;
        is_ordered.then(|| edited(source, &parsed.locator.in_order())).flatten()
    });
    ordered.collect()
}

/// The source with the edits made, but for those that overlap an earlier one; none if none is.
fn edited(source: &Arc<Source>, edits: &[(Span, String)]) -> Option<Arc<Source>> {
    let bytes = source.bytes();
    let (mut edited, mut end) = (Vec::with_capacity(bytes.len()), 0);
    for (span, replacement) in edits.iter().filter(|(span, _)| span.end <= bytes.len()) {
        if span.start < end {
            continue;
        }
        edited.extend_from_slice(&bytes[end..span.start]);
        edited.extend_from_slice(replacement.as_bytes());
        end = span.end;
    }
    edited.extend_from_slice(&bytes[end..]);
    (edited != bytes).then(|| Source::new(source.path.as_str(), edited))
}
