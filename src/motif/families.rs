//! The families of motifs: what a naturalist's notebook is full of. Each is a function from dice
//! to strokes; what the dice decide varies within the family.

use super::plane::{Bend, Dice, Point, SIDE, away, leaf, round_trip, rounded};
use super::{Piece, Stroke};

/// How a family draws one of its members.
type Family = fn(&mut Dice) -> Vec<Stroke>;

/// All families. Their order decides which field has which: add at the end.
pub(super) const FAMILIES: [Family; 10] =
    [paired_leaves, turned_leaves, berries, fern, umbel, contours, strata, branches, shell, rings];

/// A stem from the foot of the square to `top`, with a slight bend.
fn stem(dice: &mut Dice, top: i32) -> Bend {
    let lean = dice.from(-6, 6);
    Bend { from: (32, 61), control: (32 - lean, 38), to: (32 + lean, top) }
}

/// Leaves in pairs, shorter towards the top.
fn paired_leaves(dice: &mut Dice) -> Vec<Stroke> {
    let stem = stem(dice, 16);
    let pairs = dice.from(3, 4);
    let (longest, rise, belly) = (dice.from(17, 21), dice.from(6, 11), dice.from(3, 5));
    let mut strokes = vec![stem.stroke(), leaf(stem.to, (stem.to.0 + stem.lean() / 2, 3), belly)];
    for pair in 0..pairs {
        let foot = stem.at(6 + pair * 22 / pairs);
        let across = longest - pair * 3;
        for side in [-1, 1] {
            let tip = (foot.0 + side * across, foot.1 - rise);
            strokes.push(leaf(foot, tip, belly));
        }
    }
    strokes
}

/// Leaves by turns left and right.
fn turned_leaves(dice: &mut Dice) -> Vec<Stroke> {
    let stem = stem(dice, 14);
    let leaves = dice.from(6, 8);
    let (longest, rise, belly) = (dice.from(16, 20), dice.from(10, 14), dice.from(3, 5));
    let mut side = if dice.from(0, 1) == 0 { -1 } else { 1 };
    let mut strokes = vec![stem.stroke(), leaf(stem.to, (stem.to.0 + stem.lean() / 2, 2), belly)];
    for place in 0..leaves {
        let foot = stem.at(5 + place * 24 / leaves);
        let tip = (foot.0 + side * (longest - place), foot.1 - rise);
        strokes.push(leaf(foot, tip, belly));
        side = -side;
    }
    strokes
}

/// Berries on stalks, and a few leaves at the foot.
fn berries(dice: &mut Dice) -> Vec<Stroke> {
    let stem = stem(dice, 12);
    let (count, radius) = (dice.from(5, 6), 3);
    let (across, rise) = (dice.from(13, 17), dice.from(5, 8));
    let mut strokes = vec![stem.stroke(), Stroke::Circle((stem.to.0, 11 - radius), radius)];
    for side in [-1, 1] {
        let foot = stem.at(4);
        strokes.push(leaf(foot, (foot.0 + side * 20, foot.1 - 8), 4));
    }
    let mut side = if dice.from(0, 1) == 0 { -1 } else { 1 };
    for place in 0..count {
        let foot = stem.at(8 + place * 18 / count);
        let end = (foot.0 + side * (across - place), foot.1 - rise);
        let pieces = vec![Piece::Curve((end.0, foot.1), end)];
        strokes.push(Stroke::Line(foot, pieces));
        strokes.push(Stroke::Circle((end.0, end.1 - radius), radius));
        side = -side;
    }
    strokes
}

/// A frond: many narrow leaflets, each one line.
fn fern(dice: &mut Dice) -> Vec<Stroke> {
    let stem = stem(dice, 4);
    let (pairs, longest, droop) = (dice.from(9, 11), dice.from(20, 24), dice.from(0, 4));
    let mut strokes = vec![stem.stroke()];
    for pair in 0..pairs {
        let part = 4 + pair * 26 / pairs;
        let foot = stem.at(part);
        let across = (longest - (part - 9).abs() * longest / 28).max(3);
        for side in [-1, 1] {
            let end = (foot.0 + side * across, foot.1 - across / 2 + droop);
            let control = (foot.0 + side * across / 2, foot.1 - across / 2 - 1);
            strokes.push(Stroke::Line(foot, vec![Piece::Curve(control, end)]));
        }
    }
    strokes
}

/// An umbel: rays from one point, with a flower at the end of each.
fn umbel(dice: &mut Dice) -> Vec<Stroke> {
    let rays = dice.from(4, 5) * 2 + 1;
    let (long, short) = (dice.from(24, 26), dice.from(16, 20));
    let radius = dice.from(2, 3);
    let hub = (32, dice.from(34, 37));
    let spread = dice.from(18, 20);
    let mut strokes = vec![Stroke::Line((32, 61), vec![Piece::To(hub)])];
    for ray in 0..rays {
        let steps = rounded(spread * (2 * ray - rays + 1), 2 * (rays - 1));
        let length = if ray % 2 == 0 { long } else { short };
        strokes.push(Stroke::Line(hub, vec![Piece::To(away(hub, steps, length - radius))]));
        strokes.push(Stroke::Circle(away(hub, steps, length), radius));
    }
    for side in [-1, 1] {
        strokes.push(leaf((32, 56), (32 + side * dice.from(15, 19), 48), 4));
    }
    strokes
}

/// The lines of equal height around a summit.
fn contours(dice: &mut Dice) -> Vec<Stroke> {
    let corners: Vec<i32> = (0..7).map(|_| dice.from(25, 34)).collect();
    let (right, down) = (dice.from(-5, 5), dice.from(-5, 5));
    let turn = dice.from(0, 4);
    let lines = dice.from(4, 5);
    let line = |line: i32| {
        let centre = (32 + line * right / lines, 32 + line * down / lines);
        let corner = |(corner, length): (i32, &i32)| {
            away(centre, turn + rounded(32 * corner, 7), length * (lines - line) / lines)
        };
        round_trip(&(0..).zip(&corners).map(corner).collect::<Vec<Point>>())
    };
    (0..lines).map(line).collect()
}

/// Layers of rock, folded.
fn strata(dice: &mut Dice) -> Vec<Stroke> {
    let layers = dice.from(6, 8);
    let (fold, growth) = (dice.from(4, 9), dice.from(-1, 1));
    let (first, drift) = (dice.from(24, 36), dice.from(-2, 2));
    let side = if dice.from(0, 1) == 0 { -1 } else { 1 };
    let layer = |layer: i32| {
        let level = 9 + rounded(46 * layer, layers - 1);
        let bend = first + drift * (layer - layers / 2);
        let height = side * (fold + growth * layer);
        // As steep behind the bend as before it, so that none can be seen.
        let behind = rounded(height * (60 - bend), bend - 4);
        let pieces = vec![
            Piece::Curve((i32::midpoint(4, bend), level - height), (bend, level)),
            Piece::Curve((i32::midpoint(bend, 60), level + behind), (60, level)),
        ];
        Stroke::Line((4, level), pieces)
    };
    (0..layers).map(layer).collect()
}

/// The point, or the one nearest to it that is not at the edge.
fn inside((x, y): Point) -> Point {
    (x.clamp(3, SIDE - 3), y.clamp(3, SIDE - 3))
}

/// A coral that forks, and forks again.
fn branches(dice: &mut Dice) -> Vec<Stroke> {
    let wide = dice.from(4, 5);
    let trunk = (32, dice.from(46, 49));
    let mut strokes = vec![Stroke::Line((32, 61), vec![Piece::To(trunk)])];
    let mut tips = vec![(trunk, 0)];
    for (length, spread) in [(15, wide), (12, 3), (10, 2)] {
        let mut next = Vec::new();
        for (at, steps) in tips {
            for side in [-1, 1] {
                let steps = steps + side * spread + dice.from(-1, 0);
                let control = inside(away(at, steps + side * 2, length / 2));
                let end = inside(away(at, steps, length + dice.from(-1, 1)));
                strokes.push(Stroke::Line(at, vec![Piece::Curve(control, end)]));
                next.push((end, steps));
            }
        }
        tips = next;
    }
    strokes
}

/// The shell of a snail, from its middle outwards.
fn shell(dice: &mut Dice) -> Vec<Stroke> {
    let side = if dice.from(0, 1) == 0 { -1 } else { 1 };
    let (growth, turn) = (dice.from(8, 10), dice.from(0, 7) * 4);
    let centre = (32 - side, 33);
    // Lengths in 16ths of a unit.
    let mut length = dice.from(40, 60);
    let mut pieces = Vec::new();
    let mut ribs = Vec::new();
    let mut steps = turn;
    let start = away(centre, steps, 3);
    while length < 26 * 16 {
        let middle = length + length / (2 * growth);
        length += length / growth;
        let control = away(centre, steps + side * 2, rounded(middle * 17, 256));
        steps += side * 4;
        let end = away(centre, steps, rounded(length, 16));
        pieces.push(Piece::Curve(control, end));
        // The last whorl has ribs, which end before the whorl inside.
        if length > 13 * 16 {
            let inner = away(centre, steps - side, rounded(length * 9, 256));
            ribs.push(Stroke::Line(end, vec![Piece::To(inner)]));
        }
    }
    let mut strokes = vec![Stroke::Line(start, pieces)];
    strokes.extend(ribs);
    strokes
}

/// The rings of a tree, and the cracks in its wood.
fn rings(dice: &mut Dice) -> Vec<Stroke> {
    let count = dice.from(5, 7);
    let (right, down) = (dice.from(-4, 4), dice.from(-4, 4));
    let mut strokes = Vec::new();
    for ring in 0..count {
        let centre = (32 + right * ring / count, 32 + down * ring / count);
        let radius = 29 - rounded(26 * ring, count - 1) + dice.from(-1, 0);
        strokes.push(Stroke::Circle(centre, radius.max(2)));
    }
    let turn = dice.from(0, 31);
    for crack in 0..dice.from(2, 3) {
        let steps = turn + crack * dice.from(9, 12);
        let from = away((32, 32), steps, dice.from(22, 24));
        let to = away((32, 32), steps, dice.from(10, 14));
        strokes.push(Stroke::Line(from, vec![Piece::To(to)]));
    }
    strokes
}
