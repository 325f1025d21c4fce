//! Pixels, two to a byte, and the colours that they can have.

use super::stamp::Stamp;

/// Pixels across.
pub const WIDTH: u32 = 1200;

/// Pixels down.
pub const HEIGHT: u32 = 630;

/// Bytes of a row.
pub(super) const ROW: usize = 600;

/// How many rows there are.
const ROWS: usize = 630;

/// The colours of a pixel: paper, wash, and for each ink its shades from faint to full.
///
/// Paper, wash, ink and accent are those of the theme in light. Where two are drawn on one pixel,
/// the later of them here shows.
pub const PALETTE: [[u8; 3]; 13] = palette();

const PAPER: [u8; 3] = [0xfb, 0xfc, 0xfa];
const WASH: [u8; 3] = [0xef, 0xf3, 0xef];
const INK: [u8; 3] = [0x1a, 0x20, 0x1d];
const ACCENT: [u8; 3] = [0x0b, 0x5a, 0x48];

/// The palette index of the wash.
const WASH_INDEX: u8 = 1;

/// What polygons are inked with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ink {
    /// Palette index of its faintest shade.
    pub(super) first: u8,
    /// How many shades it has.
    pub(super) shades: u8,
}

/// For text on paper.
pub(super) const TEXT: Ink = Ink { first: 2, shades: 4 };

/// For the accent on paper.
pub(super) const MARK: Ink = Ink { first: 6, shades: 4 };

/// For the accent on the wash.
pub(super) const LINE: Ink = Ink { first: 10, shades: 3 };

const fn palette() -> [[u8; 3]; 13] {
    let mut palette = [PAPER; 13];
    palette[1] = WASH;
    let inks = [(TEXT, PAPER, INK), (MARK, PAPER, ACCENT), (LINE, WASH, ACCENT)];
    let mut ink = 0;
    while ink < inks.len() {
        let (Ink { first, shades }, ground, full) = inks[ink];
        let mut shade = 0;
        while shade < shades {
            palette[(first + shade) as usize] = mixed(ground, full, shade + 1, shades);
            shade += 1;
        }
        ink += 1;
    }
    palette
}

/// `part` of `parts` from one colour to the other.
const fn mixed(from: [u8; 3], to: [u8; 3], part: u8, parts: u8) -> [u8; 3] {
    let mut colour = [0; 3];
    let mut channel = 0;
    while channel < 3 {
        let (part, parts) = (part as u16, parts as u16);
        let sum = from[channel] as u16 * (parts - part) + to[channel] as u16 * part;
        colour[channel] = ((sum + parts / 2) / parts).to_le_bytes()[0];
        channel += 1;
    }
    colour
}

/// The image while it is drawn.
pub(super) struct Canvas {
    bytes: Vec<u8>,
}

impl Canvas {
    /// All paper.
    pub(super) fn new() -> Self {
        Self { bytes: vec![0; ROW * ROWS] }
    }

    /// The rows from the top down, one behind the other.
    pub(super) fn rows(&self) -> &[u8] {
        &self.bytes
    }

    /// Paper up to a column and wash from there on, whatever was there; the column is even.
    pub(super) fn clear(&mut self, column: i32) {
        for row in self.bytes.chunks_exact_mut(ROW) {
            let (paper, wash) = row.split_at_mut(index(column / 2));
            paper.fill(0);
            wash.fill(WASH_INDEX << 4 | WASH_INDEX);
        }
    }

    /// Inks a rectangle of whole pixels; its columns are even.
    pub(super) fn bar(&mut self, (left, top): (i32, i32), (right, bottom): (i32, i32), ink: Ink) {
        let full = ink.first + ink.shades - 1;
        let columns = index(left / 2)..index(right / 2);
        for row in self.bytes.chunks_exact_mut(ROW).take(index(bottom)).skip(index(top)) {
            row[columns.clone()].fill(full << 4 | full);
        }
    }

    /// Presses a stamp on a place: bytes from the left, and rows from the top. What of it lies
    /// outside is not seen.
    pub(super) fn press(&mut self, stamp: &Stamp, (left, top): (i32, i32)) {
        let (left, top) = (left + stamp.left, top + stamp.top);
        let cut = index(-left).min(stamp.across);
        let rows = self.bytes.chunks_exact_mut(ROW).skip(index(top));
        let inked = stamp.bytes.chunks_exact(stamp.across.max(1)).skip(index(-top));
        for (row, inked) in rows.zip(inked) {
            let row = row.get_mut(index(left)..).unwrap_or_default();
            for (pair, inked) in row.iter_mut().zip(&inked[cut..]) {
                *pair = (*pair & 0xf0).max(inked & 0xf0) | (*pair & 15).max(inked & 15);
            }
        }
    }
}

/// The number, or nought if it is less.
pub(super) fn index(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}
