//! Old addresses that lead on to the pages that have new ones.

use std::collections::BTreeSet;

use crate::context::{Link, Shared};
use crate::diag::{Diagnostic, catalog::site as catalog};
use crate::page::page_address;
use crate::source::OutPath;
use crate::yaml::KeyPath;

use super::heads::Heads;
use super::library::Library;

/// An old address.
pub(super) struct Alias {
    /// Where it lies.
    pub(super) path: OutPath,
    /// The page it leads on to.
    pub(super) target: Shared<Link>,
}

/// All old addresses, and a fault for each that is none or that another page has.
pub(super) fn aliases(library: &Library<'_>, heads: &Heads) -> (Vec<Alias>, Vec<Diagnostic>) {
    let careers = library.careers.iter().flat_map(|record| {
        let place = |index| record.value(&KeyPath::root().key("aliases").item(index));
        let aliases = record.career.aliases.iter().enumerate();
        aliases.map(move |(index, alias)| (alias.as_str(), record.link(), place(index)))
    });
    let plain = library.plain.values().flat_map(|(parsed, page)| {
        let path = page_address(&parsed.source.path).map(|path| path.to_string());
        let name = page.title.clone().unwrap_or_default();
        let link = Shared::from(Link { name, path: path.unwrap_or_default() });
        let aliases = page.aliases.iter().enumerate();
        aliases.map(move |(index, alias)| {
            let path = KeyPath::root().key("aliases").item(index);
            (alias.as_str(), link.clone(), parsed.locator.value(&path))
        })
    });
    let (mut aliases, mut diagnostics) = (Vec::new(), Vec::new());
    // Some disks and hosts do not tell capital letters from small ones.
    let lower = |path: &OutPath| path.as_str().to_lowercase();
    let mut taken: BTreeSet<String> = heads.addresses().map(lower).collect();
    for (alias, target, place) in careers.chain(plain) {
        if !is_alias(alias) {
            diagnostics.push(catalog::bad_alias(place, alias));
            continue;
        }
        let path = OutPath::new(alias);
        if taken.insert(lower(&path)) {
            aliases.push(Alias { path, target });
        } else {
            diagnostics.push(catalog::address_taken(place, alias));
        }
    }
    (aliases, diagnostics)
}

/// Whether an old address is a page of this site: a relative path of url-safe parts to `.html`.
fn is_alias(alias: &str) -> bool {
    alias.strip_suffix(".html").is_some_and(|path| {
        path.split('/').all(|part| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        })
    })
}
