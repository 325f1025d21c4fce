//! Drawings of figures. What is worked out here is where things stand, never what they say.

mod by_place;
mod growth;
mod pay;
mod years;

use std::fmt::{self, Write as _};

use crate::career::{Decimal, Figure};
use crate::context::{Chart, Markup};

pub(super) use by_place::{Compared, Reference, by_place};
pub(super) use growth::growth;
pub(super) use pay::{Band, band};
pub(super) use years::{Year, years};

/// The whole width of a drawing, in tenths of a percent.
const WIDTH: i64 = 1000;

/// What a letter takes of the width of a drawing on the narrowest screen, in tenths of a percent.
const LETTER: i64 = 25;

/// Where the highest figure of a scale stands if another one is open: beyond it there is room
/// for what is not known.
const CAPPED_END: i64 = 880;

/// From nothing at the left edge of a drawing to the highest of some figures.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    top: Decimal,
    end: i64,
}

impl Scale {
    /// The scale on which all `figures` have their place; none if none of them is published.
    pub(super) fn of(figures: impl IntoIterator<Item = Figure>) -> Option<Self> {
        let (mut top, mut end) = (None, WIDTH);
        for figure in figures {
            top = top.max(figure.number());
            if matches!(figure, Figure::AtLeast(_)) {
                end = CAPPED_END;
            }
        }
        Some(Self { top: top?, end })
    }

    /// Where a number stands, in tenths of a percent.
    fn at(self, number: Decimal) -> i64 {
        number.thousandths_of(self.top) * self.end / WIDTH
    }
}

/// A drawing in the making: its parts as elements of SVG, apart because they lie on each other. All
/// places are in tenths: of a percent across, of the height of a letter downwards.
#[derive(Default)]
struct Drawing {
    bars: String,
    lines: String,
    labels: String,
}

/// Which part of its words stands at the place of a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Start,
    Middle,
    End,
}

impl Drawing {
    /// A bar from `start` to `end` whose upper edge is at `y`, as high as a letter.
    fn bar(&mut self, class: &str, (start, end): (i64, i64), y: i64) {
        let (x, y, width) = (percent(start), Tenths(y), percent(end) - percent(start));
        element(&mut self.bars, "rect", class);
        let _ = writeln!(self.bars, r#" x="{x}%" y="{y}em" width="{width}%" height="1em"/>"#);
    }

    /// A line from one point to another.
    fn line(&mut self, class: &str, from: (i64, i64), to: (i64, i64)) {
        let (x1, y1, x2, y2) = (percent(from.0), Tenths(from.1), percent(to.0), Tenths(to.1));
        element(&mut self.lines, "line", class);
        let _ = writeln!(self.lines, r#" x1="{x1}%" y1="{y1}em" x2="{x2}%" y2="{y2}em"/>"#);
    }

    /// Words at a point, in the middle if there is room for them on both sides.
    fn label(&mut self, class: &str, at: (i64, i64), text: &str) {
        let (anchor, _) = placed(at.0, text);
        self.anchored(class, anchor, at, text);
    }

    /// Words at a point that keep clear of a line, if they can.
    fn label_beside(&mut self, class: &str, at: (i64, i64), text: &str, line: Option<i64>) {
        let width = width_of(text);
        let near = line.filter(|line| (line - at.0).abs() <= width / 2);
        let (anchor, x) = match near {
            Some(line) if line <= at.0 => (Anchor::Start, (line + 10).max(at.0 - 10)),
            Some(_) => (Anchor::End, at.0),
            None => return self.label(class, at, text),
        };
        let has_room = match anchor {
            Anchor::End => x >= width,
            _ => x + width <= WIDTH,
        };
        if has_room {
            self.anchored(class, anchor, (x, at.1), text);
        } else {
            self.label(class, at, text);
        }
    }

    fn anchored(&mut self, class: &str, anchor: Anchor, at: (i64, i64), text: &str) {
        let place = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " mid",
            Anchor::End => " end",
        };
        let (x, y, text) = (percent(at.0), Tenths(at.1), Markup::showing(text));
        element(&mut self.labels, "text", format!("{class}{place}").trim_start());
        let _ = writeln!(self.labels, r#" x="{x}%" y="{y}em">{}</text>"#, &*text);
    }

    /// The drawing, `height` high.
    fn finish(self, id: String, title: String, about: String, height: i64) -> Chart {
        let shapes = Markup::from(self.bars + &self.lines + &self.labels);
        Chart { id, title, about, height: Tenths(height).to_string(), shapes }
    }
}

/// Begins an element.
fn element(svg: &mut String, name: &str, class: &str) {
    let _ = write!(svg, "<{name}");
    if !class.is_empty() {
        let _ = write!(svg, r#" class="{class}""#);
    }
}

/// Which part of its words stands at the place of a label that keeps within the drawing, and from
/// where to where they reach.
fn placed(x: i64, text: &str) -> (Anchor, (i64, i64)) {
    let width = width_of(text);
    let half = width / 2;
    match x {
        _ if x < half => (Anchor::Start, (x, x + width)),
        _ if x > WIDTH - half => (Anchor::End, (x - width, x)),
        _ => (Anchor::Middle, (x - half, x + half)),
    }
}

/// What words take of the width of a drawing on the narrowest screen.
fn width_of(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(WIDTH) * LETTER
}

/// The nearest percent: no eye tells parts of it, and every page carries their digits.
fn percent(tenths: i64) -> i64 {
    (tenths + 5).div_euclid(10)
}

/// Tenths, written as a decimal number: `12`, `12.5`.
struct Tenths(i64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 10, self.0 % 10);
        write!(f, "{whole}")?;
        if rest == 0 { Ok(()) } else { write!(f, ".{rest}") }
    }
}
