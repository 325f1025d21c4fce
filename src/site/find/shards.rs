//! Which file of the index a name stands in.
//!
//! A script asks for the files of the words that are typed, so a name is found if it stands in
//! the file of one of its words. The rarest of them is enough: whoever types the whole name types
//! that one too. Files are cut by the beginnings of words, so that none is large.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::context::{FindNames, FindWords};

use super::names::Named;
use super::words::{beginning, initials};

/// How many names a word leads to beside those of which it is the rarest word.
const MOST_NAMES: usize = 20;

/// How many names are found by the same first letters of their words.
const MOST_INITIALS: usize = 8;

/// How long the text of one file may become before it is cut into several.
const MOST_BYTES: usize = 12_000;

/// The longest beginning of a word that a file is cut by.
const LONGEST_BEGINNING: usize = 5;

/// The shortest word that is put right.
const SHORTEST_WORD: usize = 3;

/// Words, each with its number, and how often each is there.
#[derive(Default)]
struct Vocabulary<'n> {
    numbers: BTreeMap<&'n str, usize>,
    counts: Vec<usize>,
}

impl<'n> Vocabulary<'n> {
    /// Counts the word once more. Returns its number.
    fn count(&mut self, word: &'n str) -> usize {
        let number = *self.numbers.entry(word).or_insert(self.counts.len());
        if number == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[number] += 1;
        number
    }
}

/// The files of names, cut by the beginnings of words.
pub(super) fn shards(names: &[Named], edition: &str) -> Vec<FindNames> {
    let initials: Vec<_> = names.iter().map(|name| initials(&name.words)).collect();
    let mut by_beginning: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (word, position) in filed(names, &initials) {
        by_beginning.entry(beginning(word, LONGEST_BEGINNING)).or_default().push(position);
    }
    let all: Vec<_> = by_beginning.into_iter().collect();
    let mut shards = Vec::new();
    cut(names, &all, 1, &mut |name, positions| {
        let names = positions.iter().filter_map(|position| names.get(*position));
        let names = names.map(|named| Arc::clone(&named.name)).collect();
        shards.push(FindNames { name: name.to_owned(), edition: edition.to_owned(), names });
    });
    shards
}

/// Positions of names by the words under which they are filed: rare ones, the rarest of each
/// name, and initials.
fn filed<'n>(names: &'n [Named], initials: &'n [Option<String>]) -> Vec<(&'n str, usize)> {
    let mut vocabulary = Vocabulary::default();
    let numbers: Vec<Vec<usize>> = names
        .iter()
        .map(|name| name.words.iter().map(|word| vocabulary.count(word)).collect())
        .collect();
    let mut of_initials = Vocabulary::default();
    let initials: Vec<_> = initials
        .iter()
        .map(|initials| initials.as_ref().map(|word| (word, of_initials.count(word))))
        .collect();
    let mut filed = Vec::new();
    for (position, (name, numbers)) in names.iter().zip(&numbers).enumerate() {
        let count = |number: &usize| vocabulary.counts[*number];
        let most = numbers.iter().map(count).min().unwrap_or_default().max(MOST_NAMES);
        let rare = name.words.iter().zip(numbers).filter(|(_, number)| count(number) <= most);
        filed.extend(rare.map(|(word, _)| (word.as_str(), position)));
        if let Some((word, number)) = initials[position]
            && of_initials.counts[number] <= MOST_INITIALS
        {
            filed.push((word.as_str(), position));
        }
    }
    filed
}

/// Groups what is sorted by its first `depth` letters; a group that is too long is cut further.
fn cut(
    names: &[Named],
    all: &[(String, Vec<usize>)],
    depth: usize,
    keep: &mut impl FnMut(&str, &[usize]),
) {
    // Beginnings are ASCII.
    let start = |word: &str| word.len().min(depth);
    let alike = |one: &str, other: &str| one[..start(one)] == other[..start(other)];
    for group in all.chunk_by(|(one, _), (other, _)| alike(one, other)) {
        let Some((first, _)) = group.first() else { continue };
        let positions = group.iter().flat_map(|(_, positions)| positions.iter().copied());
        let mut positions: Vec<usize> = positions.collect();
        positions.sort_unstable();
        positions.dedup();
        let is_whole = first.len() < depth || depth == LONGEST_BEGINNING;
        if is_whole || length(names, &positions) <= MOST_BYTES {
            keep(&first[..start(first)], &positions);
        } else {
            cut(names, group, depth + 1, keep);
        }
    }
}

/// About how long the text of these names is.
fn length(names: &[Named], positions: &[usize]) -> usize {
    let names = positions.iter().filter_map(|position| names.get(*position));
    names.map(|named| named.name.text.len() + 3 * named.name.careers.len() + 1).sum()
}

/// The files of words, for words that `known` does not have. Those by the second letter are for
/// words with a fault in the first one, and hold only what more than one name has.
pub(super) fn spelling(names: &[Named], known: &BTreeSet<String>) -> Vec<FindWords> {
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut vocabulary = Vocabulary::default();
    for word in names.iter().flat_map(|name| &name.words) {
        vocabulary.count(word);
    }
    for (word, number) in vocabulary.numbers {
        if word.chars().count() < SHORTEST_WORD || known.contains(word) {
            continue;
        }
        let letters = beginning(word, 2);
        let (first, second) = letters.split_at(1);
        files.entry(first.to_owned()).or_default().push(word.to_owned());
        if vocabulary.counts[number] > 1 {
            files.entry(format!("_{second}")).or_default().push(word.to_owned());
        }
    }
    files.into_iter().map(|(name, words)| FindWords { name, words }).collect()
}
