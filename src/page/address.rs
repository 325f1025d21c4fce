//! Where pages lie on the site, as far as the path of their file tells.
//!
//! Addresses are flat: every page is one `.html` file at most one folder deep for careers and
//! vocabulary entries, so that links work from a web root, a sub-path and the disk alike.

use crate::markdown::{EntryKind, Target};
use crate::source::{OutPath, SourcePath};

/// The page that a Markdown file, or the YAML file of a career, becomes. None for other files.
pub fn page_address(path: &SourcePath) -> Option<OutPath> {
    let below = path.below("content")?;
    let is_career = below.starts_with("careers/");
    match path.extension() {
        "md" | "yaml" if is_career => Some(entry_address(EntryKind::Career, path.stem())),
        "md" if !below.starts_with("data/") => {
            Some(OutPath::new(&format!("{}.html", below.strip_suffix(".md")?)))
        }
        _ => None,
    }
}

/// The page of a career or vocabulary entry. Sources share one page and are sections there, and so
/// do terms.
pub fn entry_address(kind: EntryKind, id: &str) -> OutPath {
    OutPath::new(&entry_path(kind, id))
}

/// The same as text.
pub fn entry_path(kind: EntryKind, id: &str) -> String {
    entry_path_from("", kind, id)
}

/// The same from a page at `root`.
fn entry_path_from(root: &str, kind: EntryKind, id: &str) -> String {
    let folder = match kind {
        EntryKind::Career => "careers",
        EntryKind::Field => "fields",
        EntryKind::Skill => "skills",
        EntryKind::Tool => "tools",
        EntryKind::Place => "places",
        EntryKind::Source => return [root, "sources.html"].concat(),
        EntryKind::Term => return [root, "glossary.html"].concat(),
    };
    [root, folder, "/", id, ".html"].concat()
}

/// The address of an image: its path, with the characters that mean something in addresses
/// written as percent codes (RFC 3986).
pub(super) fn image_address(path: &SourcePath) -> String {
    let path = path.below("content").unwrap_or(path.as_str());
    path.replace('%', "%25").replace('#', "%23").replace('?', "%3F")
}

/// What to write into a page at `root` (its way up to the site's root) to link to `target`.
pub fn target_address(root: &str, target: &Target) -> String {
    let with_anchor = |mut address: String, anchor: Option<&String>| {
        if let Some(anchor) = anchor {
            address.push('#');
            address.push_str(anchor);
        }
        address
    };
    match target {
        Target::External(url) => url.clone(),
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Page { path, anchor } => {
            let page = page_address(path).unwrap_or_else(|| OutPath::new(path.as_str()));
            with_anchor([root, page.as_str()].concat(), anchor.as_ref())
        }
        Target::Entry { kind: kind @ (EntryKind::Source | EntryKind::Term), id, .. } => {
            with_anchor(entry_path_from(root, *kind, id), Some(id))
        }
        Target::Entry { kind, id, anchor } => {
            with_anchor(entry_path_from(root, *kind, id), anchor.as_ref())
        }
    }
}
