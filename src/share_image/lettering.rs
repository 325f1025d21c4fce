//! Text as outlines, in a font that is part of the program.

use std::sync::LazyLock;

use super::letters::{Letters, Move};
use super::outline::{Polygon, cubic};
use super::stamp::UNIT;

/// A cut of the font.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Upright.
    Regular,
    /// Italic.
    Italic,
}

static REGULAR: LazyLock<Letters> =
    LazyLock::new(|| Letters::of(include_bytes!("letters/regular")));
static ITALIC: LazyLock<Letters> = LazyLock::new(|| Letters::of(include_bytes!("letters/italic")));

impl Cut {
    fn letters(self) -> &'static Letters {
        match self {
            Self::Regular => &REGULAR,
            Self::Italic => &ITALIC,
        }
    }
}

/// The first character of `text` that an image cannot show: the font has no sign for it, or it
/// belongs to a script that runs from right to left.
pub fn undrawable(text: &str) -> Option<char> {
    text.chars().find(|c| !REGULAR.has(*c))
}

/// Text in one line: the outlines of its signs and how far to the right they stand, in units of
/// the font.
pub(super) struct Line {
    pub(super) signs: Vec<(u32, i32)>,
    width: i32,
}

/// Sets a text in one line.
pub(super) fn line(text: &str, cut: Cut) -> Line {
    let letters = cut.letters();
    let mut line = Line { signs: Vec::with_capacity(text.len()), width: 0 };
    let (mut rest, mut before) = (text, None);
    while let Some(character) = rest.chars().next() {
        let sign = letters.first(rest);
        if let Some(sign) = sign {
            line.width += before.map_or(0, |before| letters.kerning(before, sign));
            line.signs.push((sign.outline, line.width));
            line.width += sign.width;
        }
        before = sign;
        rest = &rest[sign.map_or(character.len_utf8(), |sign| sign.length)..];
    }
    line
}

/// Units of the font in the given size, in steps.
pub(super) fn scaled(units: i32, cut: Cut, size: i32) -> i32 {
    (units * size * UNIT).div_euclid(cut.letters().em)
}

/// How wide a text is in the given size, in pixels.
pub(super) fn width(text: &str, cut: Cut, size: i32) -> i32 {
    line(text, cut).width * size / cut.letters().em
}

/// The outline of a sign whose base line begins so many steps to the right.
pub(super) fn outline(sign: u32, cut: Cut, size: i32, right: i32) -> Vec<Polygon> {
    let place = |(x, y): (i32, i32)| (right + scaled(x, cut, size), -scaled(y, cut, size));
    let mut polygons: Vec<Polygon> = Vec::new();
    for part in cut.letters().outline(sign) {
        let polygon = polygons.last_mut().and_then(|last| Some((*last.last()?, last)));
        match (part, polygon) {
            (Move::Line(end), Some((_, polygon))) => polygon.push(place(end)),
            (Move::Curve(one, other, end), Some((last, polygon))) => {
                cubic(polygon, last, place(one), place(other), place(end));
            }
            (Move::Start(start) | Move::Line(start) | Move::Curve(.., start), _) => {
                polygons.push(vec![place(start)]);
            }
        }
    }
    polygons
}

#[cfg(test)]
mod tests {
    use super::{Cut, line, undrawable};

    #[test]
    fn letters_move_together_and_some_have_one_sign() {
        let width = |text| line(text, Cut::Regular).width;
        assert!(width("AV") < width("A") + width("V"));
        assert_eq!(width("nn"), 2 * width("n"));
        for (text, signs) in [("office", 4), ("fi", 1), ("of it", 5), ("", 0), ("a\u{5d0}b", 2)] {
            assert_eq!(line(text, Cut::Italic).signs.len(), signs, "{text}");
        }
    }

    #[test]
    fn what_has_no_sign_or_runs_from_the_right_is_not_drawn() {
        assert_eq!(undrawable("Ångström – Инженер Ωμέγα, 1 €"), None);
        assert_eq!(undrawable("a אב"), Some('א'));
        assert_eq!(undrawable("看"), Some('看'));
        assert_eq!(undrawable("a\u{202e}b"), Some('\u{202e}'));
    }
}
