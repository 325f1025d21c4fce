//! The words of a theme: its UI strings by key.

use std::collections::BTreeMap;

use serde::Serialize;

/// UI strings by key, as `strings.yaml` of a theme has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Strings(pub BTreeMap<String, String>);

impl Strings {
    /// The words for `key`; the key itself if the theme has none, so that the gap can be seen.
    pub fn text<'s>(&'s self, key: &'s str) -> &'s str {
        self.0.get(key).map_or(key, String::as_str)
    }
}
