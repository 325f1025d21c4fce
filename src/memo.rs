//! Remembers what was computed, counts what had to be, forgets what is no longer asked for.
//!
//! **Invariant:** a memo decides how long a build takes, never what comes out of it
//! (held by `tests/it/laws.rs`). That is so because a value depends on its key alone:
//!
//! | stage | key covers |
//! |---|---|
//! | parse | path and bytes of the file |
//! | prose | path and bytes of the file, settings of the checks |
//! | theme | paths and bytes of all theme files, name of the theme |
//! | render | digest of the theme and of the whole context |

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

/// Values by key, as of the last round.
#[derive(Debug)]
pub struct Memo<K, V> {
    values: BTreeMap<K, Arc<V>>,
    computed: usize,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { values: BTreeMap::new(), computed: 0 }
    }
}

impl<K: Ord + Send + Sync, V: Send + Sync> Memo<K, V> {
    /// Makes the value of every input, in parallel, and returns them in the order of the inputs.
    ///
    /// Inputs whose key was there in the last round are not computed again; what no input asks
    /// for is forgotten.
    pub fn round<I: Sync>(
        &mut self,
        inputs: &[I],
        key: impl Fn(&I) -> K + Sync,
        compute: impl Fn(&I) -> V + Sync,
    ) -> Vec<Arc<V>> {
        let known = &self.values;
        let results: Vec<(K, Arc<V>, bool)> = inputs
            .par_iter()
            .map(|input| {
                let key = key(input);
                match known.get(&key) {
                    Some(value) => (key, Arc::clone(value), false),
                    None => (key, Arc::new(compute(input)), true),
                }
            })
            .collect();
        self.computed = results.iter().filter(|(_, _, new)| *new).count();
        let values = results.iter().map(|(_, value, _)| Arc::clone(value)).collect();
        self.values = results.into_iter().map(|(key, value, _)| (key, value)).collect();
        values
    }

    /// How many values the last round had to compute.
    pub fn computed(&self) -> usize {
        self.computed
    }
}
