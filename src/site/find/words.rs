//! What counts as a word of a name. `find.js` of the theme splits what readers type alike.

use crate::markdown::slug;

/// The words of a text: lower case, without marks, `C++` and `C#` spelled out.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars() {
        if !letter.is_alphanumeric() && !matches!(letter, '+' | '#') && !joins(letter) {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            add(word, letter);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds a letter to a word as people type it who have no marks on their keyboard.
fn add(word: &mut String, letter: char) {
    match letter {
        '+' => word.push_str("plus"),
        '#' => word.push_str("sharp"),
        _ if joins(letter) => {}
        _ if letter.is_ascii() => word.push(letter.to_ascii_lowercase()),
        _ => match slug(letter.encode_utf8(&mut [0; 4])).as_str() {
            "" => word.extend(letter.to_lowercase()),
            latin => word.push_str(latin),
        },
    }
}

/// Whether the letters on both sides belong to one word: apostrophes and marks.
fn joins(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// The first letters of a name of three or four words, by which some names are known; else none.
pub(super) fn initials(words: &[String]) -> Option<String> {
    let is_known = (3..=4).contains(&words.len());
    is_known.then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// The beginning of a word as far as names of files tell words apart.
pub(super) fn beginning(word: &str, length: usize) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    word.chars().take(length).map(letter).collect()
}

/// The last part of an address as `find.js` makes it of a title.
pub(super) fn address_of(title: &str) -> String {
    let title = title.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words = title.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
