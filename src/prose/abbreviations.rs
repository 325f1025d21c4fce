//! Abbreviations: where they stand, and what explains them.

use std::collections::BTreeSet;
use std::ops::Range;

/// Abbreviations that every reader of English knows, units of money among them.
const KNOWN: [&str; 38] = [
    "AC", "AD", "AM", "AUD", "BBC", "BC", "CAD", "CD", "CEO", "CHF", "CV", "DC", "DIY", "DNA",
    "DVD", "EU", "EUR", "FAQ", "GBP", "GPS", "ID", "IQ", "IT", "JPY", "NASA", "NATO", "OK", "PC",
    "PDF", "PM", "SMS", "TV", "UK", "UN", "US", "USA", "USB", "USD",
];

/// Words that are written in capitals for weight.
const SHOUTED: [&str; 20] = [
    "ALL", "AND", "ARE", "AT", "BUT", "BY", "DO", "FOR", "FROM", "IN", "IS", "MUST", "NEVER", "NO",
    "NOT", "OF", "ON", "OR", "THE", "TO",
];

/// Postal codes of the United States, which stand behind the name of a town: `Denver, CO`.
const STATES: [&str; 51] = [
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN",
    "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ",
    "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA",
    "WI", "WV", "WY",
];

/// The abbreviations of a text with their places: two to six capitals and nothing else, but for
/// the `s` of the plural. Numbers in Roman letters are none, nor are states behind their towns.
pub(super) fn abbreviations(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let tokens = tokens(text);
    tokens.filter_map(|range| {
        let word = singular(&text[range.clone()]);
        let range = range.start..range.start + word.len();
        let is_state =
            STATES.contains(&word) && text[..range.start].trim_end().ends_with([',', '-']);
        (is_abbreviation(word) && !is_state).then_some((word, range))
    })
}

/// Whether everybody knows an abbreviation.
pub(super) fn is_universal(abbreviation: &str) -> bool {
    KNOWN.contains(&abbreviation)
}

/// The abbreviations that a text explains: `site reliability engineer (SRE)` or `SRE (site
/// reliability engineer)`.
pub(super) fn explained(text: &str) -> BTreeSet<String> {
    let mut explained = BTreeSet::new();
    for (open, _) in text.match_indices('(') {
        let Some(length) = text[open..].find(')') else { break };
        let (before, inside) = (text[..open].trim_end(), &text[open + 1..open + length]);
        // `(SRE)`, `(SRE, also called …)`, `(PL/SQL)`.
        let first = inside.split([',', ';']).next().unwrap_or_default();
        let names = abbreviations(first).filter(|_| !singular(first).contains(char::is_lowercase));
        for (name, _) in names.filter(|(name, _)| is_long_form(last_words(before, 8), name)) {
            explained.insert(name.to_owned());
        }
        let last = singular(last_words(before, 1));
        if is_abbreviation(last) && is_long_form(inside, last) {
            explained.insert(last.to_owned());
        }
    }
    explained
}

/// Whether the words have the letters of an abbreviation in their order: the first and at least
/// half of them at the beginnings of words.
fn is_long_form(words: &str, abbreviation: &str) -> bool {
    let words: Vec<Vec<char>> = words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().collect())
        .collect();
    let letters: Vec<char> = abbreviation.to_lowercase().chars().collect();
    (0..words.len()).any(|first| {
        letters.first().is_some_and(|letter| begins(&words[first], *letter))
            && follows(&words[first..], 1, &letters[1..], letters.len() / 2)
    })
}

/// Whether the letters follow, in the word that is being read from its letter `at` on or at the
/// beginnings of later words; at most `inner` of them within words.
fn follows(words: &[Vec<char>], at: usize, letters: &[char], inner: usize) -> bool {
    let [letter, rest @ ..] = letters else { return true };
    let within = |word: &Vec<char>| word[at..].iter().position(|one| one == letter);
    let is_within = inner > 0
        && words
            .first()
            .and_then(within)
            .is_some_and(|found| follows(words, at + found + 1, rest, inner - 1));
    is_within
        || (1..words.len())
            .any(|next| begins(&words[next], *letter) && follows(&words[next..], 1, rest, inner))
}

/// Whether a word begins with the letter, or with its sound: `X` is for `extensible`.
fn begins(word: &[char], letter: char) -> bool {
    word.first() == Some(&letter) || letter == 'x' && word.starts_with(&['e', 'x'])
}

/// The last words of a text, at most `count`, in the same sentence.
fn last_words(text: &str, count: usize) -> &str {
    let sentence = text.rsplit(". ").next().unwrap_or_default();
    let start = sentence.rmatch_indices(char::is_whitespace).nth(count - 1);
    &sentence[start.map_or(0, |(at, space)| at + space.len())..]
}

/// The stretches of a text that are made of letters, digits and the signs within names.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let is_part = |c: char| c.is_alphanumeric() || "._'’*&+#@{}".contains(c);
    let pieces = text.split_inclusive(move |c: char| !is_part(c));
    pieces.filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let token = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && !"*&+#@}".contains(c));
        (!token.is_empty()).then(|| start..start + token.len())
    })
}

fn singular(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.strip_suffix('s').unwrap_or(word)
}

pub(super) fn is_abbreviation(word: &str) -> bool {
    let is_capital = |byte: u8| byte.is_ascii_uppercase();
    let is_roman = word.bytes().all(|byte| b"IVX".contains(&byte));
    (2..=6).contains(&word.len())
        && word.bytes().all(is_capital)
        && !is_roman
        && !SHOUTED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        abbreviations(text)
            .map(|(word, range)| {
                assert_eq!(&text[range], word);
                word
            })
            .collect()
    }

    #[test]
    fn capitals_alone_are_abbreviations() {
        assert_eq!(
            found("An SRE’s APIs, CI/CD (TCP/IP) and HTTP-based."),
            ["SRE", "API", "CI", "CD", "TCP", "IP", "HTTP"]
        );
        assert!(
            found(
                "O*NET, EC2, U.S., NoSQL, Q&A, {X.Y}, World War II, A, do NOT, Boston-Salem, MA-NH"
            )
            .is_empty()
        );
    }

    #[test]
    fn a_long_form_beside_it_explains_an_abbreviation() {
        let names = |text| explained(text).into_iter().collect::<Vec<_>>();
        assert_eq!(names("A site reliability engineer (SRE) is on call."), ["SRE"]);
        assert_eq!(names("SREs (site reliability engineers) are."), ["SRE"]);
        assert_eq!(names("They extract, transform and load (ETL, in short)."), ["ETL"]);
        assert_eq!(names("Extensible Markup Language (XML)"), ["XML"]);
        assert_eq!(names("its own procedural language (PL/SQL)"), ["PL"]);
        assert_eq!(names("Creative Commons licence (CC BY 4.0)"), ["CC"]);
        assert_eq!(names("Secure Shell (SSH)"), ["SSH"]);
        assert!(names("by a large number of people (BLS, May 2025)").is_empty());
        assert!(names("Amazon (AWS) and AWS (mostly in Europe)").is_empty());
    }
}
