//! Remembers what was computed, counts what had to be, forgets what is no longer asked for.
//!
//! **Invariant:** a memo decides how long a build takes, never what comes out of it
//! (held by `tests/it/laws.rs`). That is so because a value depends on its input alone, and an
//! input that equals the one of the last round has the same value. What is the very same in
//! memory is not compared byte by byte, so a round in which little is new costs little.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;

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

/// What an input is recognised by in a later run of the same program: 16 bytes of a BLAKE3 digest.
/// Another program, or the same for another machine, may give an equal input another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u128);

impl Key {
    /// The key of an input.
    pub fn of(input: &impl Hash) -> Self {
        let mut bytes = Bytes(Vec::with_capacity(USUAL_INPUT));
        input.hash(&mut bytes);
        let digest = blake3::hash(&bytes.0);
        let (start, _) = digest.as_bytes().split_first_chunk().expect("a digest has 32 bytes");
        Self(u128::from_be_bytes(*start))
    }

    /// Reads a key that was shown.
    pub fn parse(text: &str) -> Option<Self> {
        u128::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// Room for the bytes of most inputs.
const USUAL_INPUT: usize = 32 * 1024;

/// Everything that a value gives to be hashed, one after the other.
struct Bytes(Vec<u8>);

impl Hasher for Bytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// The bytes themselves are what counts.
    fn finish(&self) -> u64 {
        0
    }
}
