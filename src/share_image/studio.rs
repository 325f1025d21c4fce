//! What is kept from image to image: the canvas, and stamps of what is drawn again and again.

use std::collections::BTreeMap;

use crate::motif::{Motif, Point};

use super::canvas::{Canvas, Ink};
use super::lettering::{Cut, line, outline, scaled};
use super::outline::motif;
use super::stamp::{Stamp, UNIT};

/// Steps between the places where a sign can stand in a row: a quarter of a pixel.
const QUARTER: i32 = UNIT / 4;

/// Such places in a byte, which is two pixels.
const PLACES: i32 = 8;

/// More stamps than these are forgotten before the next image.
const MANY: (usize, usize) = (8_000, 80);

/// A sign as it is inked: its cut, ink, size, outline, and its place in a byte.
type Cast = (Cut, Ink, i32, u32, i32);

/// The canvas and the stamps of one thread.
pub(super) struct Studio {
    /// What is drawn on.
    pub(super) canvas: Canvas,
    signs: BTreeMap<Cast, Stamp>,
    motifs: BTreeMap<String, Vec<Stamp>>,
}

impl Studio {
    /// An empty one.
    pub(super) fn new() -> Self {
        Self { canvas: Canvas::new(), signs: BTreeMap::new(), motifs: BTreeMap::new() }
    }

    /// Forgets the stamps if they are many.
    pub(super) fn tidy(&mut self) {
        if self.signs.len() > MANY.0 {
            self.signs.clear();
        }
        if self.motifs.len() > MANY.1 {
            self.motifs.clear();
        }
    }

    /// Draws a text whose base line begins at a point.
    pub(super) fn text(&mut self, text: &str, cut: Cut, ink: Ink, size: i32, at: Point) {
        for (sign, right) in line(text, cut).signs {
            let quarters = (at.0 * UNIT + scaled(right, cut, size) + QUARTER / 2) / QUARTER;
            let place = quarters % PLACES;
            let stamp = self
                .signs
                .entry((cut, ink, size, sign, place))
                .or_insert_with(|| Stamp::of(&outline(sign, cut, size, place * QUARTER), ink));
            self.canvas.press(stamp, (quarters / PLACES, at.1));
        }
    }

    /// Draws the motif of a field on a square of `side` pixels with its corner at an even column.
    pub(super) fn motif(&mut self, id: &str, at: Point, side: i32, width: i32, ink: Ink) {
        if !self.motifs.contains_key(id) {
            let strokes = motif(&Motif::of(id), side, width);
            let stamps = strokes.iter().map(|stroke| Stamp::of(stroke, ink)).collect();
            self.motifs.insert(id.to_owned(), stamps);
        }
        for stamp in self.motifs.get(id).into_iter().flatten() {
            self.canvas.press(stamp, (at.0 / 2, at.1));
        }
    }
}
