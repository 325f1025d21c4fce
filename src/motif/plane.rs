//! What the families draw with: points, directions, curves, and dice that an id has loaded.

use super::{Piece, Stroke};

/// Across and down.
pub type Point = (i32, i32);

/// Length of the sides of the square that motifs are drawn on.
pub const SIDE: i32 = 64;

/// The sines of a quarter turn in eight steps, times 256.
const SINES: [i32; 9] = [0, 50, 98, 142, 181, 213, 237, 251, 256];

/// The point that lies `length` from the origin, `steps` of a 32nd turn from upright, clockwise,
/// times 256.
pub fn direction(steps: i32, length: i32) -> Point {
    let sine = |steps: i32| {
        let steps = steps.rem_euclid(32);
        let (half, steps) = (steps / 16, steps % 16);
        let entry = usize::try_from(steps.min(16 - steps)).map_or(0, |index| SINES[index]);
        if half == 0 { entry } else { -entry }
    };
    (sine(steps) * length, -sine(steps + 8) * length)
}

/// The point in the given direction from `at`, to the nearest unit.
pub(super) fn away(at: Point, steps: i32, length: i32) -> Point {
    let (x, y) = direction(steps, length);
    (at.0 + rounded(x, 256), at.1 + rounded(y, 256))
}

/// A quotient to the nearest whole number.
pub(super) fn rounded(number: i32, by: i32) -> i32 {
    (2 * number + by).div_euclid(2 * by)
}

/// A line that bends once: a stem.
#[derive(Clone, Copy)]
pub(super) struct Bend {
    /// Where it begins.
    pub(super) from: Point,
    /// What it bends towards.
    pub(super) control: Point,
    /// Where it ends.
    pub(super) to: Point,
}

impl Bend {
    /// The point after `part` of 32 parts.
    pub(super) fn at(&self, part: i32) -> Point {
        let rest = 32 - part;
        let axis = |from: i32, control: i32, to: i32| {
            rounded(rest * rest * from + 2 * part * rest * control + part * part * to, 1024)
        };
        (axis(self.from.0, self.control.0, self.to.0), axis(self.from.1, self.control.1, self.to.1))
    }

    /// How far to the right it leads.
    pub(super) fn lean(&self) -> i32 {
        self.to.0 - self.from.0
    }

    /// The line itself.
    pub(super) fn stroke(&self) -> Stroke {
        Stroke::Line(self.from, vec![Piece::Curve(self.control, self.to)])
    }
}

/// A leaf from its foot to its tip and back; `belly` is its half width in 16ths of its length.
pub(super) fn leaf(foot: Point, tip: Point, belly: i32) -> Stroke {
    let (x, y) = (tip.0 - foot.0, tip.1 - foot.1);
    let middle = |side: i32| {
        (foot.0 + rounded(8 * x - side * y, 16), foot.1 + rounded(8 * y + side * x, 16))
    };
    let pieces = vec![Piece::Curve(middle(belly), tip), Piece::Curve(middle(-belly), foot)];
    Stroke::Line(foot, pieces)
}

/// A closed line that is drawn towards one corner after the other. All corners have even numbers,
/// so that the middles between them are whole.
pub(super) fn round_trip(corners: &[Point]) -> Stroke {
    let even = |(x, y): Point| (x & !1, y & !1);
    let middle =
        |one: Point, other: Point| (i32::midpoint(one.0, other.0), i32::midpoint(one.1, other.1));
    let corners: Vec<Point> = corners.iter().copied().map(even).collect();
    let following = corners.iter().cycle().skip(1);
    let pieces: Vec<Piece> = corners
        .iter()
        .zip(following)
        .map(|(corner, next)| Piece::Curve(*corner, middle(*corner, *next)))
        .collect();
    let start = match (corners.last(), corners.first()) {
        (Some(last), Some(first)) => middle(*last, *first),
        _ => (0, 0),
    };
    Stroke::Line(start, pieces)
}

/// Numbers that look thrown and are the same for the same id.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of an id: an FNV-1a hash of its bytes, then the `SplitMix64` sequence.
    pub(super) fn of(id: &str) -> Self {
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(id.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both among them.
    pub(super) fn from(&mut self, low: i32, high: i32) -> i32 {
        let sides = u64::from(high.abs_diff(low)) + 1;
        low + i32::try_from(self.next() % sides).unwrap_or_default()
    }

    /// A position in a list of the given length.
    pub(super) fn index(&mut self, length: usize) -> usize {
        let length = u64::try_from(length).unwrap_or(1).max(1);
        usize::try_from(self.next() % length).unwrap_or_default()
    }
}
