//! `careerbook check --fix`: makes the changes that are certain.

use std::path::Path;
use std::sync::Arc;

use crate::build::Outcome;
use crate::fix::{fixed, in_order};
use crate::output::replace_files;
use crate::source::{Snapshot, Source, read_tree};

use super::Failure;
use super::difference::difference;
use super::terminal::Terminal;

/// How often fixes are made at most. One can show another, as a misspelt key hides its value.
const MOST_ROUNDS: usize = 8;

/// The files that fixes change: as each was, and as it is then.
type Changed = Vec<(Arc<Source>, Arc<Source>)>;

/// Makes all certain changes to `snapshot`, and builds it with `build` after each round. What
/// comes back is the last build, and the files that have changed, as they were and as they are.
pub(super) fn fix_all(
    mut snapshot: Snapshot,
    mut build: impl FnMut(&Snapshot) -> Outcome,
) -> (Outcome, Changed) {
    let before = snapshot.clone();
    let mut built = build(&snapshot);
    for _ in 0..MOST_ROUNDS {
        let changed = fixed(&snapshot, &built.diagnostics);
        if changed.is_empty() {
            break;
        }
        for source in changed {
            snapshot.insert(source);
        }
        built = build(&snapshot);
    }
    let changed = in_order(&snapshot);
    if !changed.is_empty() {
        for source in changed {
            snapshot.insert(source);
        }
        built = build(&snapshot);
    }
    let pairs = before.sources().zip(snapshot.sources());
    let pairs = pairs.filter(|(before, after)| !Arc::ptr_eq(before, after));
    (built, pairs.map(|(before, after)| (Arc::clone(before), Arc::clone(after))).collect())
}

/// Shows how the files change.
pub(super) fn show(changed: &[(Arc<Source>, Arc<Source>)], terminal: &mut Terminal) {
    for (before, after) in changed {
        let path = before.path.as_str();
        terminal.messages(&difference(path, before.text(), after.text(), None));
    }
    if !changed.is_empty() {
        terminal.messages("\n");
    }
}

/// Writes the files, if each is still what it was when it was read.
pub(super) fn write(site: &Path, changed: &[(Arc<Source>, Arc<Source>)]) -> Result<(), Failure> {
    for (before, _) in changed {
        let path = before.path.as_str();
        let now = read_tree(site, path).map_err(|error| error.to_string())?;
        if now.first() != Some(before) {
            return Err(format!("{path} has changed while it was checked; nothing was written"));
        }
    }
    let files: Vec<(&str, &str)> =
        changed.iter().map(|(_, after)| (after.path.as_str(), after.text())).collect();
    replace_files(site, &files).map_err(|failure| failure.to_string())
}
