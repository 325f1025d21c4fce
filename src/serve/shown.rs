//! What browsers see: the last good pages, and what is wrong with the content as it is now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Severity, Silenced};
use crate::source::{Change, OutPath};

/// The files of a site.
pub(super) type Files = BTreeMap<OutPath, Arc<[u8]>>;

/// Old addresses of pages, and where they are now.
pub(super) type Moves = BTreeMap<OutPath, OutPath>;

/// One state of the site; a new one takes its place as a whole.
#[derive(Default)]
pub(super) struct Shown {
    /// How many builds there have been; 0 before the first.
    pub(super) number: u64,
    /// The files of the last good build; empty before there was one.
    pub(super) files: Arc<Files>,
    /// What the last build found.
    pub(super) diagnostics: Arc<Vec<Diagnostic>>,
    /// What it found and was asked to be silent about.
    pub(super) silenced: Arc<Vec<Silenced>>,
    /// Why the site could not be read, if it could not.
    pub(super) failure: Option<String>,
    /// Pages that were renamed while serving.
    pub(super) moves: Moves,
    /// Images that the last build changed at their address.
    pub(super) images: Vec<OutPath>,
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'s> {
    /// A file.
    File(&'s OutPath, &'s Arc<[u8]>),
    /// Nothing, but the address leads on to this one.
    Elsewhere(String),
    /// Nothing.
    Nothing,
}

impl Shown {
    /// What stands at `path`, an address without its percent codes that begins with `/`.
    pub(super) fn find(&self, path: &str) -> Found<'_> {
        let page = page_at(path);
        if let Some((path, bytes)) = self.files.get_key_value(&page) {
            return Found::File(path, bytes);
        }
        if let Some(now) = self.moved(&page) {
            return Found::Elsewhere(format!("/{}", now.public()));
        }
        let index = OutPath::new(&format!("{page}/index.html"));
        match self.files.get(&index) {
            Some(_) => Found::Elsewhere(format!("/{page}/")),
            None => Found::Nothing,
        }
    }

    /// Where the page that was at `path` is now.
    fn moved(&self, path: &OutPath) -> Option<&OutPath> {
        let mut now = self.moves.get(path)?;
        for _ in 0..self.moves.len() {
            if self.files.contains_key(now) {
                return Some(now);
            }
            now = self.moves.get(now)?;
        }
        None
    }

    /// How many errors and how many warnings there are.
    pub(super) fn counts(&self) -> (usize, usize) {
        let is_error = |one: &&Diagnostic| one.severity == Severity::Error;
        let errors = self.diagnostics.iter().filter(is_error).count();
        (errors + usize::from(self.failure.is_some()), self.diagnostics.len() - errors)
    }
}

/// The file that an address names: a folder stands for the `index.html` in it.
pub(super) fn page_at(path: &str) -> OutPath {
    let path = path.strip_prefix('/').unwrap_or(path);
    let is_folder = path.is_empty() || path.ends_with('/');
    OutPath::new(&format!("{path}{}", if is_folder { "index.html" } else { "" }))
}

/// The files that are in one of `old` and `new` alone, or differ between them.
pub(super) fn differences(old: &Files, new: &Files) -> Vec<OutPath> {
    let mut changed = Vec::new();
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some((before, _)), Some((after, _))) => before.cmp(after),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return changed,
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        let is_same = match (before, after) {
            (Some((_, before)), Some((_, after))) => Arc::ptr_eq(before, after) || before == after,
            _ => false,
        };
        let path = before.or(after).map(|(path, _)| path);
        changed.extend(path.filter(|_| !is_same).cloned());
    }
}

/// The pages that are at another address now: `changes` tells which source files were moved, and
/// where one page alone left a folder and one came, they are the same.
pub(super) fn moves(changes: &[Change], address: impl Fn(&Change) -> Option<OutPath>) -> Moves {
    let mut gone = BTreeMap::new();
    for change in changes {
        if let (Some(before), None) = (&change.before, &change.after) {
            gone.insert(before.bytes(), change);
        }
    }
    let moved = changes.iter().filter(|change| change.before.is_none()).filter_map(|change| {
        let before = gone.get(change.after.as_ref()?.bytes())?;
        Some((address(before)?, address(change)?))
    });
    moved.filter(|(before, after)| before != after).collect()
}

/// The page that took the place of another: the only one that came into a folder, for the only one
/// that left it.
pub(super) fn exchanged(changed: &[OutPath], old: &Files, new: &Files) -> Moves {
    let folder =
        |path: &OutPath| path.as_str().rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut folders: BTreeMap<_, (Vec<&OutPath>, Vec<&OutPath>)> = BTreeMap::new();
    for path in changed.iter().filter(|path| path.extension() == "html") {
        let (left, came) = folders.entry(folder(path)).or_default();
        match (old.contains_key(path), new.contains_key(path)) {
            (true, false) => left.push(path),
            (false, true) => came.push(path),
            _ => {}
        }
    }
    let one = |(left, came): (Vec<&OutPath>, Vec<&OutPath>)| match (&left[..], &came[..]) {
        ([before], [after]) => Some(((*before).clone(), (*after).clone())),
        _ => None,
    };
    folders.into_values().filter_map(one).collect()
}
