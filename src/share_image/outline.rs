//! Polygons from curves and from lines of some width, in 256ths of a pixel.

use crate::motif::{Motif, Piece, Point, SIDE, Stroke, direction};

use super::stamp::UNIT;

/// The corners of a shape; the last is joined to the first.
pub(super) type Polygon = Vec<Point>;

/// Adds the points of a cubic curve behind its start.
pub(super) fn cubic(polygon: &mut Polygon, start: Point, one: Point, other: Point, end: Point) {
    let parts = parts(&[start, one, other, end]);
    for part in 1..=parts {
        let rest = parts - part;
        let axis = |start: i32, one: i32, other: i32, end: i32| {
            let sum = i64::from(start) * rest * rest * rest
                + 3 * i64::from(one) * rest * rest * part
                + 3 * i64::from(other) * rest * part * part
                + i64::from(end) * part * part * part;
            rounded(sum, parts * parts * parts)
        };
        polygon.push((axis(start.0, one.0, other.0, end.0), axis(start.1, one.1, other.1, end.1)));
    }
}

/// Adds the points of a quadratic curve behind its start.
pub(super) fn quadratic(polygon: &mut Polygon, start: Point, control: Point, end: Point) {
    let toward = |from: Point| {
        let axis = |from: i32, to: i32| rounded(i64::from(from) + 2 * i64::from(to), 3);
        (axis(from.0, control.0), axis(from.1, control.1))
    };
    cubic(polygon, start, toward(start), toward(end), end);
}

/// Into how many straight parts a curve is cut: one for about three pixels.
fn parts(points: &[Point]) -> i64 {
    let length: i64 = points
        .windows(2)
        .map(|pair| i64::from((pair[1].0 - pair[0].0).abs().max((pair[1].1 - pair[0].1).abs())))
        .sum();
    (length / (3 * i64::from(UNIT))).clamp(2, 40)
}

fn rounded(number: i64, by: i64) -> i32 {
    i32::try_from((2 * number + by).div_euclid(2 * by)).unwrap_or_default()
}

/// The outlines of each stroke of a motif on a square of `side` pixels, with a pen of `width`
/// pixels.
pub(super) fn motif(motif: &Motif, side: i32, width: i32) -> Vec<Vec<Polygon>> {
    let axis = |number: i32| number * side * UNIT / SIDE;
    let place = |(x, y): Point| (axis(x), axis(y));
    let mut strokes = Vec::new();
    for stroke in &motif.strokes {
        let mut line = Polygon::new();
        match stroke {
            Stroke::Line(start, pieces) => {
                let mut at = place(*start);
                line.push(at);
                for piece in pieces {
                    match *piece {
                        Piece::To(end) => line.push(place(end)),
                        Piece::Curve(control, end) => {
                            quadratic(&mut line, at, place(control), place(end));
                        }
                    }
                    at = line.last().copied().unwrap_or(at);
                }
            }
            Stroke::Circle(centre, radius) => {
                let (x, y) = place(*centre);
                let radius = radius * side / SIDE;
                line.extend(
                    (0..=64)
                        .map(|step| halfway(step, |steps| direction(steps, radius)))
                        .map(|(right, down)| (x + right, y + down)),
                );
            }
        }
        strokes.push(pen(&line, width * UNIT / 2));
    }
    strokes
}

/// The point of a 64th of a turn, from points of 32nds.
fn halfway(step: i32, at: impl Fn(i32) -> Point) -> Point {
    let (one, other) = (at(step / 2), at((step + 1) / 2));
    // Between two points of a circle the middle lies inside by a two-hundredth of the radius.
    let axis = |one: i32, other: i32| {
        if step % 2 == 0 { one } else { i32::midpoint(one, other) * 209 / 208 }
    };
    (axis(one.0, other.0), axis(one.1, other.1))
}

/// The outline of a line drawn with a round pen: there on one side and back on the other, or two
/// loops for a line that comes back to its start.
fn pen(line: &[Point], radius: i32) -> Vec<Polygon> {
    let mut points: Polygon = line.to_vec();
    points.dedup();
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return Vec::new();
    };
    let normals: Vec<Point> =
        points.windows(2).map(|pair| normal(pair[0], pair[1], radius)).collect();
    let Some(final_normal) = normals.last().copied() else { return Vec::new() };
    let is_closed = first == last;
    let (before_first, after_last) =
        if is_closed { (final_normal, normals[0]) } else { (normals[0], final_normal) };
    let at = |place: usize| -> Point {
        let before = if place == 0 { before_first } else { normals[place - 1] };
        let after = normals.get(place).copied().unwrap_or(after_last);
        normal((0, 0), (-before.1 - after.1, before.0 + after.0), radius)
    };
    let there = points.iter().enumerate().map(|(place, (x, y))| {
        let (right, down) = at(place);
        (x + right, y + down)
    });
    let back = points.iter().enumerate().rev().map(|(place, (x, y))| {
        let (right, down) = at(place);
        (x - right, y - down)
    });
    let mut outline: Polygon = there.collect();
    if is_closed {
        return vec![outline, back.collect()];
    }
    cap(&mut outline, last, after_last);
    outline.extend(back);
    cap(&mut outline, first, (-before_first.0, -before_first.1));
    vec![outline]
}

/// Half a circle around an end, clockwise from where `from` points.
fn cap(outline: &mut Polygon, (x, y): Point, from: Point) {
    for steps in 1..16 {
        let (sine, cosine) = (direction(steps, 1).0, -direction(steps, 1).1);
        let right = (from.0 * cosine - from.1 * sine) / 256;
        let down = (from.0 * sine + from.1 * cosine) / 256;
        outline.push((x + right, y + down));
    }
}

/// A step of `length` to the side of the way from one point to another.
fn normal(from: Point, to: Point, length: i32) -> Point {
    let (x, y) = (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
    let way = i64::try_from((x * x + y * y).unsigned_abs().isqrt()).unwrap_or_default().max(1);
    let axis = |number: i64| rounded(number * i64::from(length), way);
    (axis(y), axis(-x))
}
