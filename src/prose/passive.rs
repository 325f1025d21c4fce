//! Sentences in the passive voice, by their words.

use std::ops::Range;

use super::sentences::Sentence;

/// Forms of `to be`.
const BE: [&str; 13] = [
    "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't",
    "weren't", "it's",
];

/// Words that may stand between the form of `to be` and the participle, besides those in `-ly`.
const BETWEEN: [&str; 24] = [
    "all", "almost", "already", "also", "always", "being", "been", "best", "both", "even", "ever",
    "first", "just", "more", "most", "never", "not", "now", "often", "once", "only", "still",
    "then", "well",
];

/// Participles that do not end in `-ed`.
const IRREGULAR: [&str; 84] = [
    "beaten",
    "begun",
    "bent",
    "bought",
    "bound",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "cut",
    "dealt",
    "drawn",
    "driven",
    "eaten",
    "fed",
    "felt",
    "forgiven",
    "forgotten",
    "found",
    "fought",
    "frozen",
    "given",
    "grown",
    "heard",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lent",
    "let",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "mistaken",
    "overseen",
    "paid",
    "proven",
    "put",
    "read",
    "rebuilt",
    "rewritten",
    "ridden",
    "run",
    "said",
    "seen",
    "sent",
    "set",
    "shaken",
    "shot",
    "shown",
    "shut",
    "sold",
    "sought",
    "spent",
    "split",
    "spoken",
    "spread",
    "stolen",
    "struck",
    "sung",
    "swept",
    "taken",
    "taught",
    "thought",
    "thrown",
    "told",
    "torn",
    "undertaken",
    "understood",
    "upheld",
    "withdrawn",
    "won",
    "worn",
    "woven",
    "written",
    "wound",
];

/// Words in `-ed` that are no participles, or that say how something is and not what is done to it.
const ADJECTIVES: [&str; 58] = [
    "accustomed",
    "advanced",
    "aged",
    "ashamed",
    "automated",
    "based",
    "bored",
    "closed",
    "committed",
    "complicated",
    "concerned",
    "confused",
    "connected",
    "convinced",
    "crowded",
    "dedicated",
    "detailed",
    "determined",
    "devoted",
    "distributed",
    "educated",
    "embedded",
    "excited",
    "exhausted",
    "experienced",
    "fixed",
    "gifted",
    "indeed",
    "inclined",
    "interested",
    "involved",
    "isolated",
    "limited",
    "located",
    "married",
    "mixed",
    "motivated",
    "need",
    "organised",
    "organized",
    "pleased",
    "prepared",
    "qualified",
    "red",
    "related",
    "retired",
    "satisfied",
    "scared",
    "skilled",
    "sophisticated",
    "specialised",
    "specialized",
    "supposed",
    "surprised",
    "talented",
    "tired",
    "varied",
    "worried",
];

/// Words that can follow a passive. Before anything else a participle belongs to a noun, as in
/// `these are shared machines`.
const FOLLOWERS: [&str; 74] = [
    "a",
    "about",
    "above",
    "according",
    "across",
    "after",
    "again",
    "against",
    "all",
    "along",
    "alongside",
    "among",
    "an",
    "and",
    "around",
    "as",
    "at",
    "away",
    "back",
    "because",
    "before",
    "behind",
    "below",
    "beside",
    "between",
    "beyond",
    "but",
    "by",
    "down",
    "during",
    "each",
    "either",
    "elsewhere",
    "every",
    "except",
    "first",
    "for",
    "from",
    "here",
    "how",
    "if",
    "in",
    "inside",
    "instead",
    "into",
    "less",
    "more",
    "most",
    "near",
    "not",
    "of",
    "off",
    "on",
    "once",
    "only",
    "onto",
    "or",
    "out",
    "outside",
    "over",
    "so",
    "than",
    "that",
    "the",
    "there",
    "through",
    "to",
    "together",
    "too",
    "under",
    "until",
    "up",
    "when",
    "with",
];

/// Where a passive stands in a sentence, from the form of `to be` to the participle; none if the
/// sentence has none.
///
/// A passive is a form of `to be`, at most three words such as `not`, `often` or `quickly`, and a
/// participle. Participles are words in `-ed` and the irregular ones; those that describe a state
/// (`interested`, `based`, `related`), words with `un-`, and `used to` are none. `Get` with a
/// participle is not looked for.
pub(super) fn passive(text: &str, sentence: &Sentence) -> Option<Range<usize>> {
    let words = &sentence.words;
    let lower: Vec<String> =
        words.iter().map(|word| text[word.clone()].to_lowercase().replace('’', "'")).collect();
    (0..words.len()).filter(|at| BE.contains(&lower[*at].as_str())).find_map(|be| {
        let between = lower[be + 1..].iter().take_while(|word| may_stand_between(word)).count();
        let participle = be + 1 + between.min(3);
        let word = lower.get(participle)?;
        // Another clause begins behind a comma, dash or bracket.
        let runs_on = (be..participle).all(|at| is_gap(&text[words[at].end..words[at + 1].start]));
        let next = lower.get(participle + 1).map(String::as_str);
        let ends = words
            .get(participle + 1)
            .is_none_or(|next| !is_gap(&text[words[participle].end..next.start]));
        let is_followed = ends || next.is_some_and(may_follow);
        let is_passive = runs_on
            && is_followed
            && is_participle(word)
            && (word, next) != (&"used".into(), Some("to"));
        is_passive.then(|| words[be].start..words[participle].end)
    })
}

fn is_gap(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn may_stand_between(word: &str) -> bool {
    BETWEEN.contains(&word) || word.ends_with("ly") && word.len() > 4
}

fn may_follow(word: &str) -> bool {
    FOLLOWERS.contains(&word)
        || word.ends_with("ly")
        || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_participle(word: &str) -> bool {
    let regular = word.ends_with("ed") && word.len() > 3 && !word.ends_with("eed");
    let is_state = ADJECTIVES.contains(&word) || word.starts_with("un") && word != "understood";
    (regular || IRREGULAR.contains(&word)) && !is_state
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::sentences::sentences;

    fn found(text: &str) -> Option<&str> {
        let all = sentences(text);
        passive(text, &all[0]).map(|range| &text[range])
    }

    #[test]
    fn a_form_of_to_be_with_a_participle_is_a_passive() {
        assert_eq!(found("The plan was made by a team."), Some("was made"));
        assert_eq!(found("Mistakes have been found."), Some("been found"));
        assert_eq!(found("They aren’t often very quickly told."), None);
        assert_eq!(found("They aren’t often quickly told."), Some("aren’t often quickly told"));
        assert_eq!(found("It can be used for reports."), Some("be used"));
        assert_eq!(found("Users are paid more."), Some("are paid"));
        assert_eq!(found("The cost is agreed upon, and then paid."), None);
    }

    #[test]
    fn states_nouns_and_other_clauses_are_none() {
        for text in [
            "She is interested in pay.",
            "They are used to noise.",
            "It is based on data.",
            "These are distributed systems.",
            "Those are shared machines.",
            "That is, shown in a table.",
            "The work is unfinished.",
            "We are in need of rest.",
            "There is speed to gain.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
