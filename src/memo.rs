//! Remembers what was computed, counts what had to be, forgets what is no longer asked for.
//!
//! **Invariant:** a memo decides how long a build takes, never what comes out of it
//! (held by `tests/it/laws.rs`). That is so because a value depends on its input alone, and an
//! input that equals the one of the last round has the same value. What is the very same in
//! memory is not compared byte by byte, so a round in which little is new costs little.

use std::cmp::Ordering;
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;

use bitcode::{Decode, Encode};
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3Default;

/// Inputs and their values by key, as of the last round.
#[derive(Debug)]
pub struct Memo<K, I, V> {
    /// In the order of their keys.
    entries: Vec<(K, Arc<I>, V)>,
    computed: usize,
}

impl<K, I, V> Default for Memo<K, I, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), computed: 0 }
    }
}

impl<K, I, V> Memo<K, I, V>
where
    K: Ord + Clone + Send,
    I: Eq + Send + Sync,
    V: Send,
{
    /// Makes the value of every input, those that are new in parallel.
    ///
    /// `inputs` come in the order of their keys, none twice. An input that was there under its
    /// key in the last round is not computed again; what is not among them is forgotten.
    pub fn round<'i>(
        &mut self,
        inputs: impl Iterator<Item = (&'i K, &'i Arc<I>)>,
        compute: impl Fn(&K, &Arc<I>) -> V + Sync,
    ) where
        K: 'i,
        I: 'i,
    {
        let mut known = std::mem::take(&mut self.entries).into_iter().peekable();
        let slots: Vec<Slot<K, I, V>> = inputs
            .map(|(key, input)| {
                loop {
                    let order = known.peek().map_or(Ordering::Greater, |(one, ..)| one.cmp(key));
                    match (order, known.next_if(|_| order != Ordering::Greater)) {
                        (Ordering::Less, _) => {}
                        (Ordering::Equal, Some((key, old, value))) if old == *input => {
                            let is_same = Arc::ptr_eq(&old, input);
                            let input = if is_same { old } else { Arc::clone(input) };
                            return Slot::Known(key, input, value);
                        }
                        _ => return Slot::New(key.clone(), Arc::clone(input)),
                    }
                }
            })
            .collect();
        self.computed = slots.iter().filter(|slot| matches!(slot, Slot::New(..))).count();
        let fill = |slot| match slot {
            Slot::Known(key, input, value) => (key, input, value),
            Slot::New(key, input) => {
                let value = compute(&key, &input);
                (key, input, value)
            }
        };
        self.entries = slots.into_par_iter().map(fill).collect();
    }

    /// Keys and values of the last round, in the order of the keys.
    pub fn values(&self) -> impl ExactSizeIterator<Item = (&K, &V)> {
        self.entries.iter().map(|(key, _, value)| (key, value))
    }

    /// How many values the last round had to compute.
    pub fn computed(&self) -> usize {
        self.computed
    }
}

/// An input of a round, with its value if it is remembered.
enum Slot<K, I, V> {
    Known(K, Arc<I>, V),
    New(K, Arc<I>),
}

/// What an input is recognised by in a later run of the same program: an XXH3 digest of 128 bits.
/// Another program, or the same for another machine, may give an equal input another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Key(u128);

impl Key {
    /// The key of an input.
    pub fn of(input: &impl Hash) -> Self {
        let mut bytes = Xxh3Default::new();
        input.hash(&mut bytes);
        Self(bytes.digest128())
    }

    /// The bytes of the key.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_of_every_byte_however_many_come_at_once() {
        const MANY: usize = 10_000;
        let long = "a word ".repeat(MANY);
        let other = format!("{long}more");
        let values =
            [(long.as_str(), "end"), (other.as_str(), "end"), (long.as_str(), "other end")];
        let keys = values.map(|value| Key::of(&value));
        assert!(keys[0] != keys[1] && keys[0] != keys[2] && keys[1] != keys[2], "{keys:?}");
        let pieces: Vec<&str> = long.split_inclusive(' ').collect();
        let mut changed = pieces.clone();
        changed[MANY / 2] = "words ";
        assert_eq!(Key::of(&pieces), Key::of(&pieces.clone()));
        assert_ne!(Key::of(&pieces), Key::of(&changed));
    }
}
