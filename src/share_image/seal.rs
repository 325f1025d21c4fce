//! What an image is recognised by: a line in the file that says what it shows, and seals the rest.
//!
//! With it a later build takes the file from the output folder instead of drawing it again. The
//! key covers everything that the image depends on, so a file can only stand for what would be
//! drawn; the seal covers all bytes, so a damaged file stands for nothing.

use crate::context::ShareImage;
use crate::motif::Motif;

use super::{DRAWING, png};

/// A digest of everything that an image depends on, the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of the image that shows `image`.
    pub fn of(image: &ShareImage) -> Self {
        let ShareImage { site, title, field, motif, pay, summary } = image;
        let motif = if motif.is_empty() { String::new() } else { Motif::of(motif).path() };
        let mut hasher = blake3::Hasher::new();
        hasher.update(&DRAWING.to_le_bytes());
        for text in [site, title, field, &motif, summary] {
            add(&mut hasher, text);
        }
        for text in pay.iter().flat_map(|pay| [&pay.amount, &pay.of, &pay.source]) {
            add(&mut hasher, text);
        }
        Self(*hasher.finalize().as_bytes())
    }
}

fn add(hasher: &mut blake3::Hasher, text: &str) {
    // The length first, so that no two lists of texts look the same.
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}

/// The line of a file of the given other bytes.
pub(super) fn line(key: Key, head: &[u8], body: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&key.0);
    hasher.update(head);
    hasher.update(body);
    format!("{} {}", blake3::Hash::from_bytes(key.0).to_hex(), hasher.finalize().to_hex())
}

/// The key of an image that this program has drawn; none if the bytes are any others.
pub fn recognise(bytes: &[u8]) -> Option<Key> {
    let (head, text, body) = png::parts(bytes)?;
    let key = Key(*blake3::Hash::from_hex(text.get(..64)?).ok()?.as_bytes());
    (text == line(key, head, body).as_bytes()).then_some(key)
}
