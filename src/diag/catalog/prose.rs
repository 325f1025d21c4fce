//! Messages about the writing, all of them warnings.

use crate::diag::{Diagnostic, Place};

/// How many places of one finding are shown.
const PLACES: usize = 5;

/// A sentence that is too long.
pub fn long_sentence(place: Place, words: usize, limit: u32) -> Diagnostic {
    let title = format!("a sentence of {words} words");
    let label = format!("expected at most {limit} words");
    Diagnostic::warning("long-sentence", place, title, label)
        .with_help("make two sentences of it, or a list")
}

/// A paragraph that mostly is in the passive; `found` are its passives. None if there is none.
pub fn passive_paragraph(found: Vec<Place>, sentences: usize, limit: u32) -> Option<Diagnostic> {
    let number = found.len();
    let mut places = found.into_iter();
    let title =
        format!("{number} of the {sentences} sentences of this paragraph are in the passive");
    let label = format!("passive; expected in at most {limit} per cent of the sentences");
    let first = Diagnostic::warning("passive-paragraph", places.next()?, title, label).with_help(
        "say who does it: `the team reviews each change`, not `each change is reviewed`",
    );
    Some(places.take(PLACES).fold(first, |found, place| found.with_context(place, "passive")))
}

/// An abbreviation that nothing explains.
pub fn undefined_abbreviation(place: Place, name: &str) -> Diagnostic {
    let title = format!("the page does not say what `{name}` stands for");
    let label = format!("expected `the long form ({name})` where it stands first");
    Diagnostic::warning("undefined-abbreviation", place, title, label).with_help(
        "or define it in `content/data/terms.yaml`, or name it under `prose: known_abbreviations` in `site.yaml`",
    )
}

/// A section that asks for more school than the site allows, with its hardest paragraph.
pub fn hard_to_read(
    place: Place,
    grade: f64,
    limit: u32,
    hardest: Option<(f64, Place)>,
) -> Diagnostic {
    let title = format!("this text has the reading grade {grade:.1}");
    let label = format!("expected at most {limit}");
    let found = Diagnostic::warning("hard-to-read", place, title, label)
        .with_help("shorter sentences and shorter words bring it down");
    match hardest {
        Some((grade, place)) => {
            found.with_context(place, format!("the hardest paragraph has the grade {grade:.1}"))
        }
        None => found,
    }
}

/// A word that names one gender where all are meant.
pub fn gendered_word(place: Place, found: &str, instead: &str) -> Diagnostic {
    let title = format!("`{found}` names one gender");
    Diagnostic::warning(
        "gendered-word",
        place,
        title,
        format!("expected a word for all, such as `{instead}`"),
    )
}

/// A page whose coded words lean to one side: how many of that side and of the other there are.
/// None if there is none.
pub fn gender_coded_words(
    found: Vec<Place>,
    side: &str,
    (more, fewer): (usize, usize),
) -> Option<Diagnostic> {
    let mut places = found.into_iter();
    let other = if side == "masculine" { "feminine" } else { "masculine" };
    let title = format!("{more} {side}-coded words on this page, and {fewer} {other}-coded");
    let label = format!("{side}-coded");
    let first = Diagnostic::warning("gender-coded-words", places.next()?, title, label)
        .with_help("say what people do in place of what they are like");
    let label = format!("{side}-coded");
    Some(places.take(PLACES).fold(first, |found, place| found.with_context(place, label.as_str())))
}

/// Rules for English on a site in another language.
pub fn prose_not_english(place: Place, language: &str) -> Diagnostic {
    let title =
        format!("passive, reading grade and gendered words are not checked in `{language}`");
    Diagnostic::warning("prose-not-english", place, title, "these checks know English words only")
        .with_help("`prose: { off: [passive, reading-grade, gendered-words] }` in `site.yaml` says that this is meant")
}
