//! Pixels, and polygons inked on them with soft edges.
//!
//! How much of a pixel a polygon covers is summed up exactly, in whole numbers: every edge leaves
//! in the pixels that it crosses how much of them lies to its right, and a walk along each row
//! adds that up.

use super::outline::Polygon;

/// Pixels across.
pub const WIDTH: u32 = 1200;

/// Pixels down.
pub const HEIGHT: u32 = 630;

const ACROSS: i32 = 1200;
const DOWN: i32 = 630;

/// Steps of a coordinate per pixel.
pub(super) const UNIT: i32 = 256;

/// What a cell holds that is covered wholly.
const FULL: i32 = UNIT * UNIT * 2;

/// The colours of a pixel: paper, wash, and for each ink its shades from faint to full.
///
/// Paper, wash, ink, soft and accent are those of the theme in light.
pub const PALETTE: [[u8; 3]; 13] = palette();

const PAPER: [u8; 3] = [0xfb, 0xfc, 0xfa];
const WASH: [u8; 3] = [0xef, 0xf3, 0xef];
const INK: [u8; 3] = [0x1a, 0x20, 0x1d];
const ACCENT: [u8; 3] = [0x0b, 0x5a, 0x48];

/// The palette index of the wash.
const WASH_INDEX: u8 = 1;

/// What polygons are inked with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink {
    /// Palette index of its faintest shade.
    first: u8,
    /// How many shades it has.
    shades: u8,
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

/// The image while it is drawn: a palette index per pixel.
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    /// All paper.
    pub(super) fn new() -> Self {
        Self { pixels: vec![0; index(ACROSS * DOWN)] }
    }

    /// The rows from the top down.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.pixels.chunks(index(ACROSS))
    }

    /// Washes everything from a column on.
    pub(super) fn wash_from(&mut self, column: i32) {
        for row in self.pixels.chunks_mut(index(ACROSS)) {
            row[index(column)..].fill(WASH_INDEX);
        }
    }

    /// Inks a rectangle of whole pixels.
    pub(super) fn bar(&mut self, (left, top): (i32, i32), (right, bottom): (i32, i32), ink: Ink) {
        for row in top..bottom {
            let start = row * ACROSS;
            self.pixels[index(start + left)..index(start + right)].fill(ink.first + ink.shades - 1);
        }
    }

    /// Inks what lies inside the polygons. Where something is inked already, the darker counts.
    pub(super) fn fill(&mut self, polygons: &[Polygon], ink: Ink) {
        let rows = polygons.iter().flatten().map(|(_, y)| y.div_euclid(UNIT));
        let (Some(top), Some(bottom)) = (rows.clone().min(), rows.max()) else { return };
        let (top, bottom) = (top.max(0), bottom.min(DOWN - 1));
        if top > bottom {
            return;
        }
        let mut cells = Cells::new(top, bottom);
        for polygon in polygons {
            let following = polygon.iter().cycle().skip(1);
            for (from, to) in polygon.iter().zip(following) {
                cells.edge(*from, *to);
            }
        }
        let pixels = &mut self.pixels[index(top * ACROSS)..index((bottom + 1) * ACROSS)];
        let rows = cells.covers.chunks(index(ACROSS + 2));
        for (row, covers) in pixels.chunks_mut(index(ACROSS)).zip(rows) {
            let mut sum = 0;
            for (pixel, cover) in row.iter_mut().zip(covers) {
                sum += cover;
                if sum != 0 {
                    shade(pixel, sum.abs().min(FULL), ink);
                }
            }
        }
    }
}

/// Inks one pixel that is covered as far as said.
fn shade(pixel: &mut u8, cover: i32, ink: Ink) {
    let shades = i32::from(ink.shades);
    let shade = (cover * shades + FULL / 2) / FULL;
    if let Ok(shade @ 1..) = u8::try_from(shade) {
        let inked = ink.first + shade - 1;
        let is_same_ink = (ink.first..ink.first + ink.shades).contains(pixel);
        *pixel = if is_same_ink { inked.max(*pixel) } else { inked };
    }
}

/// What the edges of polygons leave in the pixels of some rows.
struct Cells {
    top: i32,
    bottom: i32,
    covers: Vec<i32>,
}

impl Cells {
    fn new(top: i32, bottom: i32) -> Self {
        // Two more to a row, for edges at its end.
        Self { top, bottom, covers: vec![0; index((bottom - top + 1) * (ACROSS + 2))] }
    }

    /// Adds an edge, row by row.
    fn edge(&mut self, from: (i32, i32), to: (i32, i32)) {
        if from.1 == to.1 {
            return;
        }
        let (first, last) = if from.1 < to.1 { (from, to) } else { (to, from) };
        let sign = if from.1 < to.1 { 1 } else { -1 };
        let x_at = |y: i32| between(first.0, last.0, y - first.1, last.1 - first.1);
        let rows = first.1.div_euclid(UNIT)..=(last.1 - 1).div_euclid(UNIT);
        for row in rows {
            if row < self.top || row > self.bottom {
                continue;
            }
            let begin = first.1.max(row * UNIT);
            let end = last.1.min((row + 1) * UNIT);
            self.across(row, (x_at(begin), x_at(end)), sign * (end - begin));
        }
    }

    /// Adds the part of an edge in one row, pixel by pixel: it leads from one column to another
    /// while it goes down `down`.
    fn across(&mut self, row: i32, (from, to): (i32, i32), down: i32) {
        let limit = ACROSS * UNIT;
        let (from, to) = (from.clamp(0, limit), to.clamp(0, limit));
        let (left, right) = (from.min(to), from.max(to));
        let start = index((row - self.top) * (ACROSS + 2));
        let (mut at, mut done) = (left, 0);
        loop {
            let column = at / UNIT;
            let next = right.min((column + 1) * UNIT);
            let until =
                if next == right { down } else { between(0, down, next - left, right - left) };
            let part = until - done;
            // Twice how far the middle of this part lies to the right in its pixel.
            let middle = at + next - 2 * column * UNIT;
            let cell = start + index(column);
            self.covers[cell] += part * (2 * UNIT - middle);
            self.covers[cell + 1] += part * middle;
            (at, done) = (next, until);
            if at == right {
                return;
            }
        }
    }
}

/// The number `part` of `parts` on the way from one to another.
fn between(from: i32, to: i32, part: i32, parts: i32) -> i32 {
    let way = i64::from(to - from) * i64::from(part) / i64::from(parts);
    from + i32::try_from(way).unwrap_or_default()
}

fn index(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}
