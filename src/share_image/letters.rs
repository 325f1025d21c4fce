//! The letters of a font: how wide they are, how they move together, and their outlines.
//!
//! They come from tables that `tests/it/letters.rs` makes of Libertinus Serif and holds to it, so
//! that the program reads no fonts. A table is, with the lowest byte of numbers first:
//!
//! - units of an em, how many ligatures and how many signs there are, the ligatures being the first
//!   of the signs, and how many classes there are on the right and on the left of a pair;
//! - twelve bytes for each sign: its letters if it is a ligature, else the number of its character;
//!   how wide it is; its classes on the left and on the right of a pair; where its outline begins;
//! - for each class on the left and each on the right how far they move together, two bytes each;
//! - outlines: how many contours, and for each the number of its parts, where it begins, and each
//!   part: 0 for a line to a point, 1 for a curve with two control points to a point. A point is
//!   two steps from the point before, each seven bits to a byte, their sign lowest.

use crate::motif::Point;

const HEAD: usize = 10;
const SIGN: usize = 12;

/// The letters of one cut of the font.
pub(super) struct Letters {
    /// Units to an em.
    pub(super) em: i32,
    ligatures: &'static [[u8; SIGN]],
    characters: &'static [[u8; SIGN]],
    kerning: &'static [[u8; 2]],
    right_classes: usize,
    outlines: &'static [u8],
}

/// A letter, or several that have one sign.
#[derive(Clone, Copy)]
pub(super) struct Sign {
    /// How many bytes of text it stands for.
    pub(super) length: usize,
    /// Units to the sign that follows it.
    pub(super) width: i32,
    left_class: u8,
    right_class: u8,
    /// Where its outline is, by which it is told from others.
    pub(super) outline: u32,
}

/// How an outline goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// To the start of a contour.
    Start(Point),
    /// Straight to a point.
    Line(Point),
    /// In a cubic curve with two control points, to the third point.
    Curve(Point, Point, Point),
}

impl Letters {
    /// Those of a table.
    pub(super) fn of(table: &'static [u8]) -> Self {
        let number = |place: usize| {
            let bytes = table.get(2 * place..2 * place + 2).unwrap_or(&[0, 0]);
            usize::from(u16::from_le_bytes([bytes[0], bytes[1]]))
        };
        let [em, ligatures, signs, rights, lefts] = [0, 1, 2, 3, 4].map(number);
        let (signs, rest) = table[HEAD..].split_at(SIGN * signs);
        let (ligatures, characters) = signs.as_chunks().0.split_at(ligatures);
        let (kerning, outlines) = rest.split_at(2 * rights * lefts);
        let em = i32::try_from(em).unwrap_or_default();
        let kerning = kerning.as_chunks().0;
        Self { em, ligatures, characters, kerning, right_classes: rights, outlines }
    }

    /// Whether there is a sign for a character.
    pub(super) fn has(&self, character: char) -> bool {
        self.place(character).is_some()
    }

    /// The sign that a text begins with; none if there is none for its first character.
    pub(super) fn first(&self, text: &str) -> Option<Sign> {
        let letters = |record: &[u8; SIGN]| record[..4].iter().take_while(|c| **c != 0).count();
        let bytes = text.as_bytes();
        let is_first = |record: &&[u8; SIGN]| {
            bytes.first() == record.first() && bytes.starts_with(&record[..letters(record)])
        };
        if let Some(record) = self.ligatures.iter().find(is_first) {
            return Some(sign(record, letters(record)));
        }
        let character = text.chars().next()?;
        let record = self.characters.get(self.place(character)?)?;
        Some(sign(record, character.len_utf8()))
    }

    fn place(&self, character: char) -> Option<usize> {
        let number = |[a, b, c, d, ..]: &[u8; SIGN]| u32::from_le_bytes([*a, *b, *c, *d]);
        self.characters.binary_search_by_key(&u32::from(character), number).ok()
    }

    /// How many units two signs beside each other move apart; mostly they move together.
    pub(super) fn kerning(&self, one: Sign, other: Sign) -> i32 {
        let row = usize::from(one.left_class) * self.right_classes;
        let kern = self.kerning.get(row + usize::from(other.right_class));
        kern.map_or(0, |kern| i32::from(i16::from_le_bytes(*kern)))
    }

    /// The outline of a sign, in units to the right of where it stands and up from there.
    pub(super) fn outline(&self, outline: u32) -> Vec<Move> {
        let start = usize::try_from(outline).unwrap_or_default();
        let mut reader =
            Reader { bytes: self.outlines.get(start..).unwrap_or_default(), at: (0, 0) };
        let mut moves = Vec::new();
        for _ in 0..reader.byte() {
            let parts = reader.byte();
            moves.push(Move::Start(reader.point()));
            for _ in 0..parts {
                moves.push(match reader.byte() {
                    0 => Move::Line(reader.point()),
                    _ => Move::Curve(reader.point(), reader.point(), reader.point()),
                });
            }
        }
        moves
    }
}

fn sign(record: &[u8; SIGN], length: usize) -> Sign {
    let [_, _, _, _, low, high, left_class, right_class, outline @ ..] = *record;
    let width = i32::from(i16::from_le_bytes([low, high]));
    Sign { length, width, left_class, right_class, outline: u32::from_le_bytes(outline) }
}

/// Reads outlines.
struct Reader<'a> {
    bytes: &'a [u8],
    at: Point,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    fn step(&mut self) -> i32 {
        let (mut number, mut bits) = (0_u32, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 127).unbounded_shl(bits);
            bits += 7;
            if byte < 128 {
                return (number >> 1).cast_signed() ^ -(number & 1).cast_signed();
            }
        }
    }

    fn point(&mut self) -> Point {
        self.at = (self.at.0 + self.step(), self.at.1 + self.step());
        self.at
    }
}
