//! The index of a site with many names is in small parts, and every name is found in one of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::Site;

/// About the size that a part may have.
const MOST_BYTES: usize = 16_000;

/// A career with titles enough to be cut at every letter, and what lies in the parts by name.
fn parts() -> BTreeMap<String, String> {
    let mut site = Site::base();
    let mut career = "title: Smith\ndescription: Heats iron until it can be shaped, and shapes it \
                      before it is cold again.\nfield: crafts\nalternate_titles:\n"
        .to_owned();
    for number in 0..1500 {
        let _ = writeln!(career, "  - Aba{number:04} hand");
    }
    career.push_str("  - Able bold caller\n  - Hand\n");
    site.edit("content/careers/smith.yaml", career);
    let files = site.build().files.into_iter();
    let parts = files.filter_map(|(path, bytes)| {
        let name = path.as_str().strip_prefix("find/names-")?.strip_suffix(".js")?.to_owned();
        Some((name, String::from_utf8(bytes.to_vec()).ok()?))
    });
    parts.collect()
}

/// The part that a script asks for when the word is typed.
fn part_of<'p>(parts: &'p BTreeMap<String, String>, word: &str) -> Option<&'p String> {
    (1..=5).rev().find_map(|length| parts.get(word.get(..length)?))
}

#[test]
fn every_title_is_found_by_its_rarest_word_and_no_part_is_large() {
    let parts = parts();
    for number in 0..1500 {
        let word = format!("aba{number:04}");
        let part = part_of(&parts, &word).map_or("", String::as_str);
        assert!(part.contains(&format!("Aba{number:04} hand")), "{word} leads to {part:.200}");
    }
    for (name, part) in &parts {
        assert!(part.len() <= MOST_BYTES, "{name} has {} bytes", part.len());
    }
}

#[test]
fn a_common_word_leads_to_the_titles_that_have_no_rarer_one() {
    let parts = parts();
    let part = part_of(&parts, "hand").map_or("", String::as_str);
    assert!(part.contains("Hand\\t0"), "{part}");
    assert!(!part.contains("Aba0000"), "{part}");
}

#[test]
fn initials_lead_to_a_title_like_a_word() {
    let parts = parts();
    assert!(
        parts.get("abc").is_some_and(|part| part.contains("Able bold caller")),
        "{:?}",
        parts.keys()
    );
}
