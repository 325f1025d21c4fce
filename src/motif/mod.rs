//! The drawn motif of a field: a small line drawing made from its id.
//!
//! Called by `site` for pages, which show it as the path of an SVG, and by `share_image`, which
//! inks it. The id decides everything, so a field keeps its motif whatever else the site has. All
//! is whole numbers: every machine makes the same drawing.

mod families;
mod plane;

use std::fmt::Write as _;

use plane::Dice;
pub use plane::{Point, SIDE, direction};

/// A drawing on a square of [`SIDE`] by [`SIDE`] units, of lines of one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Motif {
    /// What is drawn, in this order.
    pub strokes: Vec<Stroke>,
}

/// One movement of the pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A line from a point on.
    Line(Point, Vec<Piece>),
    /// A circle of a radius around a point.
    Circle(Point, i32),
}

/// How a line goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Straight to a point.
    To(Point),
    /// In a quadratic curve with a control point, to the second point.
    Curve(Point, Point),
}

impl Motif {
    /// The motif of the field with the given id.
    pub fn of(id: &str) -> Self {
        let mut dice = Dice::of(id);
        let family = families::FAMILIES[dice.index(families::FAMILIES.len())];
        Self { strokes: family(&mut dice) }
    }

    /// The path of an SVG, in steps from point to point: they are shorter.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for stroke in &self.strokes {
            match stroke {
                Stroke::Line(start, pieces) => {
                    step(&mut path, 'M', &[*start], (0, 0));
                    let mut at = *start;
                    for piece in pieces {
                        match *piece {
                            Piece::To(end) => {
                                step(&mut path, 'l', &[end], at);
                                at = end;
                            }
                            Piece::Curve(control, end) => {
                                step(&mut path, 'q', &[control, end], at);
                                at = end;
                            }
                        }
                    }
                }
                Stroke::Circle((x, y), radius) => {
                    let (left, across) = (x - radius, 2 * radius);
                    step(&mut path, 'M', &[(left, *y)], (0, 0));
                    let arc = format!("a{radius} {radius} 0 1 0");
                    let _ = write!(path, "{arc} {across} 0{arc}-{across} 0");
                }
            }
        }
        path
    }
}

/// Writes a command with its points as seen from `at`.
fn step(path: &mut String, command: char, points: &[Point], at: Point) {
    path.push(command);
    for number in points.iter().flat_map(|(x, y)| [x - at.0, y - at.1]) {
        if number >= 0 && !path.ends_with(command) {
            path.push(' ');
        }
        let _ = write!(path, "{number}");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Motif, SIDE, Stroke, families::FAMILIES, plane::Dice};

    #[test]
    fn a_motif_stays_on_its_square_and_is_small() {
        for family in FAMILIES {
            for number in 0..200 {
                let motif = Motif { strokes: family(&mut Dice::of(&number.to_string())) };
                let path = motif.path();
                assert!(path.len() <= 620, "{} bytes: {path}", path.len());
                for (x, y) in motif.strokes.iter().flat_map(extremes) {
                    assert!((1..SIDE).contains(&x) && (1..SIDE).contains(&y), "{x},{y}: {path}");
                }
            }
        }
    }

    /// Points between which a stroke lies.
    fn extremes(stroke: &Stroke) -> Vec<super::Point> {
        match stroke {
            Stroke::Circle((x, y), radius) => {
                vec![(x - radius, y - radius), (x + radius, y + radius)]
            }
            Stroke::Line(start, pieces) => {
                let mut points = vec![*start];
                points.extend(pieces.iter().map(|piece| match piece {
                    super::Piece::To(end) | super::Piece::Curve(_, end) => *end,
                }));
                points
            }
        }
    }

    #[test]
    fn hardly_two_of_a_hundred_fields_share_a_motif() {
        let ids = (0..100).map(|number| format!("field-{number}"));
        let paths: BTreeSet<String> = ids.map(|id| Motif::of(&id).path()).collect();
        assert!(paths.len() >= 98, "only {} motifs", paths.len());
    }

    #[test]
    fn a_path_says_every_step_once() {
        let line = Stroke::Line(
            (32, 60),
            vec![super::Piece::To((30, 40)), super::Piece::Curve((30, 20), (40, 10))],
        );
        let motif = Motif { strokes: vec![line, Stroke::Circle((32, 8), 3)] };
        assert_eq!(motif.path(), "M32 60l-2-20q0-20 10-30M29 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0");
    }
}
