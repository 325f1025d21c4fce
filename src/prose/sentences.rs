//! A text cut into sentences, and sentences into words.

use std::ops::Range;

/// Tokens before a full stop that never end a sentence.
const OPEN: [&str; 16] = [
    "approx", "ca", "cf", "dr", "e.g", "eg", "fig", "i.e", "ie", "mr", "mrs", "ms", "prof", "st",
    "viz", "vs",
];

/// Tokens before a full stop that may end a sentence, besides those with dots in them (`U.S.`).
const EITHER: [&str; 8] = ["al", "co", "corp", "etc", "inc", "jr", "ltd", "sr"];

/// Words with which a sentence is likely to begin, after a token that may end one or not.
const BEGINNINGS: [&str; 42] = [
    "a", "after", "all", "although", "an", "and", "as", "at", "because", "before", "both", "but",
    "by", "each", "for", "from", "he", "her", "his", "how", "however", "i", "if", "in", "it",
    "its", "many", "most", "no", "on", "one", "our", "she", "some", "that", "the", "their",
    "these", "they", "this", "we", "when",
];

/// A sentence of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
    /// Its words: no punctuation around them, and a letter or digit in each.
    pub(super) words: Vec<Range<usize>>,
}

/// The sentences of a text that have words.
///
/// A sentence ends with `.`, `!`, `?` or `…`, with the brackets and quotes that follow, before a
/// space and something that is no small letter. Not every full stop is an end: after titles and
/// initials the sentence goes on, after abbreviations that may also end one the next word decides.
/// A colon or semicolon does not end a sentence.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?', '…']) {
        if let Some(end) = end_of_sentence(text, start, at) {
            found.extend(sentence(text, start..end));
            start = end;
        }
    }
    found.extend(sentence(text, start..text.len()));
    found
}

fn sentence(text: &str, range: Range<usize>) -> Option<Sentence> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let range = start..range.start + part.trim_end().len();
    let words: Vec<_> = words(text, range.clone()).collect();
    (!words.is_empty()).then_some(Sentence { range, words })
}

/// Where the sentence ends that began at `start`, if the sign at `at` ends it.
fn end_of_sentence(text: &str, start: usize, at: usize) -> Option<usize> {
    let is_closing = |c: char| ".!?…\"'”’)]»".contains(c);
    let rest = text[at..].trim_start_matches(is_closing);
    let end = text.len() - rest.len();
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let next = rest.trim_start().trim_start_matches(|c: char| "\"'“‘([«".contains(c));
    if next.starts_with(char::is_lowercase) {
        return None;
    }
    let sign_length = text[at..].chars().next().map_or(0, char::len_utf8);
    let is_lone_stop = text[at..].starts_with('.') && end == at + sign_length;
    if is_lone_stop && !may_end(&text[start..at], next) {
        return None;
    }
    Some(end)
}

/// Whether a sentence may end with the full stop between `before` and `next`.
fn may_end(before: &str, next: &str) -> bool {
    let is_edge = |c: char| c.is_whitespace() || "([\"“".contains(c);
    let token = before.rsplit(is_edge).next().unwrap_or_default();
    let earlier = before[..before.len() - token.len()].trim_end();
    let lower = token.to_lowercase();
    let begins = || {
        let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        BEGINNINGS.contains(&word.to_lowercase().as_str())
    };
    if OPEN.contains(&lower.as_str()) {
        return false;
    }
    if token.len() == 1 && token.starts_with(|c: char| c.is_ascii_uppercase()) && token != "I" {
        // An initial follows another name or stands first; `in C.` ends a sentence.
        let word = earlier.rsplit(char::is_whitespace).next().unwrap_or_default();
        return !word.is_empty() && !word.starts_with(char::is_uppercase);
    }
    let has_dots = lower.contains('.')
        && lower.split('.').all(|part| part.len() <= 2 && part.chars().all(char::is_alphabetic));
    if has_dots || EITHER.contains(&lower.as_str()) { begins() } else { true }
}

/// The words in `range` of a text.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    let tokens =
        text[range].split_inclusive(|c: char| c.is_whitespace() || "—\u{fffc}".contains(c));
    tokens.filter_map(move |token| {
        let start = at;
        at += token.len();
        let is_edge = |c: char| !c.is_alphanumeric();
        let trimmed = token.trim_start_matches(is_edge);
        let start = start + (token.len() - trimmed.len());
        let word = trimmed.trim_end_matches(is_edge);
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|one| &text[one.range]).collect()
    }

    #[test]
    fn a_full_stop_ends_a_sentence_unless_it_is_part_of_a_word() {
        assert_eq!(cut("One. Two! Three? Four"), ["One.", "Two!", "Three?", "Four"]);
        assert_eq!(
            cut("Pay rose by 4.1 per cent, e.g. in Ohio. Good."),
            ["Pay rose by 4.1 per cent, e.g. in Ohio.", "Good."]
        );
        assert_eq!(
            cut("The U.S. Bureau of Labor knows. So do we."),
            ["The U.S. Bureau of Labor knows.", "So do we."]
        );
        assert_eq!(
            cut("Most live in the U.S. The rest do not."),
            ["Most live in the U.S.", "The rest do not."]
        );
        assert_eq!(
            cut("Ask Dr. Smith, i.e. Anna. It is in C. Most are."),
            ["Ask Dr. Smith, i.e. Anna.", "It is in C.", "Most are."]
        );
        assert_eq!(
            cut("Read J. R. Smith on it. Then rest."),
            ["Read J. R. Smith on it.", "Then rest."]
        );
        assert_eq!(
            cut("Use files, logs, etc. The rest waits."),
            ["Use files, logs, etc.", "The rest waits."]
        );
    }

    #[test]
    fn quotes_and_brackets_belong_to_the_sentence_they_close() {
        assert_eq!(
            cut("He said “go.” (Nobody went.) They slept."),
            ["He said “go.”", "(Nobody went.)", "They slept."]
        );
        assert_eq!(
            cut("Is it late? asks the manager. No."),
            ["Is it late? asks the manager.", "No."]
        );
        assert_eq!(cut("Try it. \u{fffc} shows more."), ["Try it.", "\u{fffc} shows more."]);
    }

    #[test]
    fn words_have_a_letter_or_digit() {
        let text = "It's a well-known — {salary.median} – (99.9%) & more\u{fffc}";
        let [sentence] = &sentences(text)[..] else { panic!("one sentence") };
        let words: Vec<_> = sentence.words.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(words, ["It's", "a", "well-known", "salary.median", "99.9", "more"]);
    }
}
