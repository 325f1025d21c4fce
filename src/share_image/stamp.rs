//! Inked polygons with soft edges, ready to be pressed on a canvas.
//!
//! How much of a pixel a polygon covers is summed up exactly, in whole numbers: every edge leaves
//! in the pixels that it crosses how much of them lies to its right, and a walk along each row
//! adds that up.

use super::canvas::{Ink, index};
use super::outline::Polygon;

/// Steps of a coordinate per pixel.
pub(super) const UNIT: i32 = 256;

/// What a cell holds that is covered wholly.
const FULL: i32 = UNIT * UNIT * 2;

/// A rectangle of pixels, two to a byte; nought is where nothing is inked.
#[derive(Clone, Default)]
pub(super) struct Stamp {
    /// Bytes from where it is pressed to its left edge.
    pub(super) left: i32,
    /// Rows from where it is pressed down to its upper edge.
    pub(super) top: i32,
    /// Bytes of a row.
    pub(super) across: usize,
    /// Its rows from the top down.
    pub(super) bytes: Vec<u8>,
}

impl Stamp {
    /// What lies inside the polygons inked.
    pub(super) fn of(polygons: &[Polygon], ink: Ink) -> Self {
        let points = || polygons.iter().flatten();
        let pairs = points().map(|(x, _)| x.div_euclid(2 * UNIT));
        let rows = points().map(|(_, y)| y.div_euclid(UNIT));
        let (Some(left), Some(top)) = (pairs.clone().min(), rows.clone().min()) else {
            return Self::default();
        };
        let across = index(pairs.max().unwrap_or(left) - left + 1);
        let down = index(rows.max().unwrap_or(top) - top + 1);
        // One more pair to a row, for edges at its end.
        let wide = 2 * across + 2;
        let mut cells = Cells { wide, covers: vec![0; wide * down] };
        for polygon in polygons {
            let moved = polygon.iter().map(|(x, y)| (x - 2 * left * UNIT, y - top * UNIT));
            for (from, to) in moved.clone().zip(moved.cycle().skip(1)) {
                cells.edge(from, to);
            }
        }
        let mut bytes = Vec::with_capacity(across * down);
        for row in cells.covers.chunks_exact(wide) {
            let mut sum = 0;
            bytes.extend(row[..2 * across].chunks_exact(2).map(|pair| {
                let one = shade(sum + pair[0], ink);
                sum += pair[0] + pair[1];
                one << 4 | shade(sum, ink)
            }));
        }
        Self { left, top, across, bytes }
    }
}

/// The palette index of a pixel that is covered as far as said.
fn shade(cover: i32, ink: Ink) -> u8 {
    let shade = (cover.abs().min(FULL) * i32::from(ink.shades) + FULL / 2) / FULL;
    u8::try_from(shade).ok().filter(|shade| *shade > 0).map_or(0, |shade| ink.first + shade - 1)
}

/// What the edges of polygons leave in the pixels of a rectangle.
struct Cells {
    wide: usize,
    covers: Vec<i32>,
}

impl Cells {
    /// Adds an edge, row by row.
    fn edge(&mut self, from: (i32, i32), to: (i32, i32)) {
        if from.1 == to.1 {
            return;
        }
        let (first, last) = if from.1 < to.1 { (from, to) } else { (to, from) };
        let sign = if from.1 < to.1 { 1 } else { -1 };
        let x_at = |y: i32| between(first.0, last.0, y - first.1, last.1 - first.1);
        for row in first.1 / UNIT..=(last.1 - 1) / UNIT {
            let begin = first.1.max(row * UNIT);
            let end = last.1.min((row + 1) * UNIT);
            self.across(row, (x_at(begin), x_at(end)), sign * (end - begin));
        }
    }

    /// Adds the part of an edge in one row, pixel by pixel: it leads from one column to another
    /// while it goes down `down`.
    fn across(&mut self, row: i32, (from, to): (i32, i32), down: i32) {
        let (left, right) = (from.min(to), from.max(to));
        let start = index(row) * self.wide;
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
