//! Ids of headings: made from their text, and each of them once per document.

use std::collections::BTreeMap;
use std::ops::Range;

/// What a heading without any letter or digit is called.
const NAMELESS: &str = "section";

/// An id or address from a heading or title: lower-case ASCII letters, digits, single hyphens.
///
/// Letters with marks lose them, `é` to `e`, `ß` to `ss`. Empty if `text` holds nothing of use.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars().flat_map(char::to_lowercase) {
        let ascii = if letter.is_ascii_alphanumeric() { Some(letter) } else { None };
        let folded = fold(letter);
        if ascii.is_some() || !folded.is_empty() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.extend(ascii);
            slug.push_str(folded);
        } else if !joins(letter) {
            gap = true;
        }
    }
    slug
}

/// Whether the letter on its left and the one on its right belong to one word.
fn joins(letter: char) -> bool {
    // Apostrophes, soft hyphens, and marks that stand after their letter.
    matches!(letter, '\'' | '\u{2019}' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// ASCII letters for a lower-case Latin letter with a mark; empty for anything else.
fn fold(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// Whether an author may write `id` as an id.
pub(super) fn is_safe(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// The ids of one document, each with the heading that has it.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeMap<String, Range<usize>>,
    /// By slug, the number that was tried last; without it many equal headings would take long.
    last: BTreeMap<String, usize>,
}

impl Ids {
    /// Gives `id` to the heading at `heading`, or returns the heading that has it already.
    pub(super) fn claim(&mut self, id: &str, heading: Range<usize>) -> Option<Range<usize>> {
        if let Some(first) = self.taken.get(id) {
            return Some(first.clone());
        }
        self.taken.insert(id.to_owned(), heading);
        None
    }

    /// Makes an id for the heading at `heading` from its text: `text`, `text-2`, `text-3`.
    pub(super) fn make(&mut self, text: &str, heading: Range<usize>) -> String {
        let mut base = slug(text);
        if base.is_empty() {
            base.push_str(NAMELESS);
        }
        let mut id = base.clone();
        let last = self.last.entry(base.clone()).or_insert(1);
        while self.taken.contains_key(&id) {
            *last += 1;
            id = format!("{base}-{last}");
        }
        self.taken.insert(id.clone(), heading);
        id
    }
}
