//! Words that name one gender where all are meant, and words that are coded for one.

use std::ops::Range;

use super::sentences::Sentence;

/// Which gender a word is coded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// More often used of men.
    Masculine,
    /// More often used of women.
    Feminine,
}

/// The beginnings of words that count as masculine-coded; `|` ends a whole word. See [`coded`].
const MASCULINE: [&str; 19] = [
    "adventurous",
    "aggress",
    "ambitio",
    "assertive",
    "athlet",
    "boast",
    "confident|",
    "courag",
    "decisive",
    "dominan",
    "greedy",
    "headstrong",
    "hostil",
    "impulsive",
    "masculine",
    "outspoken",
    "reckless",
    "stubborn",
    "superior|",
];

/// The same for parts of compounds that are written with a hyphen.
const MASCULINE_COMPOUNDS: [&str; 3] = ["self-confiden", "self-relian", "self-sufficien"];

/// The beginnings of words that count as feminine-coded.
const FEMININE: [&str; 22] = [
    "affectionate",
    "cheer",
    "communal",
    "compassion",
    "considerate",
    "cooperat",
    "emotiona",
    "empath",
    "feminine",
    "flatterable",
    "gentle",
    "honest",
    "interpersonal",
    "kinship",
    "loyal",
    "modesty",
    "nag|",
    "nurtur",
    "pleasant",
    "polite",
    "submissive",
    "sympath",
];

/// Which gender a word is coded for, if any.
///
/// Source: the word lists in D. Gaucher, J. Friesen and A. C. Kay, "Evidence that gendered wording
/// in job advertisements exists and sustains gender inequality", Journal of Personality and Social
/// Psychology 101(1), 2011, pages 109–128. Only the stems that describe people are taken: in the
/// content of this repository most of what the others find is said of no person, but is a job title
/// (`analyst`), a thing (`connected`, `support`, `dependencies`) or a plain verb (`decide`,
/// `lead`). Left out for that: `active`, `analy`, `autonom`, `challeng`, `compet`, `decid`,
/// `decision`, `determin`, `force`, `hierarch`, `independen`, `individual`, `intellect`, `lead`,
/// `logic`, `objective`, `opinion`, `persist`, `principle`; `child`, `commit`, `connect`, `depend`,
/// `interdependen`, `kind`, `quiet`, `respon`, `sensitiv`, `support`, `tender`, `together`,
/// `trust`, `understand`, `warm`, `whin`, `yield`.
pub(super) fn coded(word: &str) -> Option<Side> {
    let word = word.to_lowercase();
    let begins = |stem: &str| stem.strip_suffix('|').map_or(word.starts_with(stem), |w| w == word);
    if MASCULINE.iter().chain(&MASCULINE_COMPOUNDS).any(|stem| begins(stem)) {
        return Some(Side::Masculine);
    }
    FEMININE.iter().any(|stem| begins(stem)).then_some(Side::Feminine)
}

/// Beginnings of words in `-man`, `-men`, `-woman` and `-women`, with a word for all.
const PERSONS: [(&str, &str); 40] = [
    ("anchor", "anchor"),
    ("business", "business person"),
    ("camera", "camera operator"),
    ("chair", "chair"),
    ("clergy", "cleric"),
    ("congress", "member of Congress"),
    ("council", "councillor"),
    ("crafts", "craftsperson"),
    ("crew", "crew member"),
    ("delivery", "courier"),
    ("door", "door attendant"),
    ("drafts", "drafter"),
    ("draughts", "drafter"),
    ("fire", "firefighter"),
    ("fisher", "fisher"),
    ("fore", "supervisor"),
    ("fresh", "first-year student"),
    ("garbage", "refuse collector"),
    ("handy", "maintenance worker"),
    ("journey", "journey-level worker"),
    ("lay", "layperson"),
    ("line", "line worker"),
    ("lines", "line worker"),
    ("mail", "mail carrier"),
    ("middle", "intermediary"),
    ("news", "reporter"),
    ("ombuds", "ombudsperson"),
    ("patrol", "patrol officer"),
    ("police", "police officer"),
    ("post", "postal worker"),
    ("repair", "repairer"),
    ("sales", "salesperson"),
    ("service", "service technician"),
    ("spokes", "spokesperson"),
    ("sports", "athlete"),
    ("states", "political leader"),
    ("trades", "tradesperson"),
    ("watch", "guard"),
    ("weather", "weather forecaster"),
    ("work", "worker"),
];

/// Other words that name one gender, with words for all.
const OTHERS: [(&str, &str); 21] = [
    ("airhostess", "flight attendant"),
    ("guys", "everyone"),
    ("housewife", "homemaker"),
    ("housewives", "homemakers"),
    ("man-hour", "hour of work"),
    ("man-hours", "hours of work"),
    ("man-made", "artificial"),
    ("mankind", "humanity"),
    ("manmade", "artificial"),
    ("manned", "staffed"),
    ("manning", "staffing"),
    ("manpower", "workforce"),
    ("policewomen", "police officers"),
    ("postmistress", "postmaster"),
    ("salesgirl", "salesperson"),
    ("salesgirls", "sales staff"),
    ("saleslady", "salesperson"),
    ("stewardess", "flight attendant"),
    ("stewardesses", "flight attendants"),
    ("waitress", "server"),
    ("waitresses", "servers"),
];

/// Pronouns of one gender, with those for all.
const PRONOUNS: [(&str, &str); 9] = [
    ("he", "they"),
    ("she", "they"),
    ("him", "them"),
    ("his", "their"),
    ("her", "their"),
    ("hers", "theirs"),
    ("himself", "themselves"),
    ("herself", "themselves"),
    ("s/he", "they"),
];

/// The words of a text that name one gender, with what to write in their place.
///
/// A pronoun counts as generic unless the text names a person: two capitalised words in a row.
pub(super) fn gendered(text: &str, sentences: &[Sentence]) -> Vec<(Range<usize>, String)> {
    let words: Vec<&Range<usize>> = sentences.iter().flat_map(|one| &one.words).collect();
    let names_person = names_person(text, &words);
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let word = text[(*range).clone()].to_lowercase();
        if let Some(instead) = person(&word) {
            found.push(((*range).clone(), instead));
            continue;
        }
        let Some(instead) = pronoun(&word).filter(|_| !names_person) else { continue };
        // `he or she` is one slip.
        let is_second = at >= 2
            && text[words[at - 1].clone()].eq_ignore_ascii_case("or")
            && found.last().is_some_and(|(last, _)| last.end == words[at - 2].end);
        match found.last_mut().filter(|_| is_second) {
            Some((last, _)) => last.end = range.end,
            None => found.push(((*range).clone(), instead.to_owned())),
        }
    }
    found
}

fn pronoun(word: &str) -> Option<&'static str> {
    let of = |word: &str| PRONOUNS.iter().find(|(one, _)| *one == word).map(|(_, all)| *all);
    // `he/she`.
    of(word).or_else(|| {
        word.split_once('/').and_then(|(one, other)| of(one).filter(|_| of(other).is_some()))
    })
}

fn person(word: &str) -> Option<String> {
    let other = OTHERS.iter().find(|(one, _)| *one == word);
    if let Some((_, all)) = other {
        return Some((*all).to_owned());
    }
    let of = |ending: &str| {
        let stem = word.strip_suffix(ending)?;
        PERSONS.iter().find(|(one, _)| *one == stem).map(|(_, all)| *all)
    };
    let one = of("woman").or_else(|| of("man")).map(str::to_owned);
    one.or_else(|| of("women").or_else(|| of("men")).map(plural))
}

fn plural(word: &str) -> String {
    match word.strip_suffix("person") {
        Some(stem) => format!("{stem}people"),
        None => format!("{word}s"),
    }
}

/// Whether two words in a row, the second within a sentence, begin with capitals.
fn names_person(text: &str, words: &[&Range<usize>]) -> bool {
    let is_name = |range: &Range<usize>| {
        let mut letters = text[range.clone()].chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    words.windows(2).any(|pair| {
        let gap = &text[pair[0].end..pair[1].start];
        gap.chars().all(char::is_whitespace) && is_name(pair[0]) && is_name(pair[1])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::sentences::sentences;

    fn found(text: &str) -> Vec<(&str, String)> {
        let found = gendered(text, &sentences(text)).into_iter();
        found.map(|(range, instead)| (&text[range], instead)).collect()
    }

    #[test]
    fn words_for_one_gender_have_a_word_for_all() {
        let one = |text, word: &str, instead: &str| {
            assert_eq!(found(text), [(word, instead.to_owned())]);
        };
        one("A fireman is quick.", "fireman", "firefighter");
        one("Ask the salesmen.", "salesmen", "salespeople");
        one("Two policewomen came.", "policewomen", "police officers");
        one("It takes 40 man-hours.", "man-hours", "hours of work");
        one("A nurse knows her patients.", "her", "their");
        one("If he or she agrees, go on.", "he or she", "they");
        one("The lead signs with his/her name.", "his/her", "their");
        assert_eq!(found("Humans read a human manual, and women and men write it."), []);
    }

    #[test]
    fn a_person_with_a_name_has_a_pronoun() {
        assert_eq!(found("Grace Hopper wrote it. Her notes are kept."), []);
    }

    #[test]
    fn coded_words_are_those_that_describe_people() {
        assert_eq!(coded("Ambitious"), Some(Side::Masculine));
        assert_eq!(coded("self-reliance"), Some(Side::Masculine));
        assert_eq!(coded("empathy"), Some(Side::Feminine));
        assert_eq!(
            ["analyst", "leads", "supports", "nagging", "confidential"].map(coded),
            [None; 5]
        );
    }
}
