//! Text as outlines, in a font that is part of the program.
//!
//! The only user of the libraries for fonts. Libertinus Serif, under the SIL Open Font License,
//! comes from a package as its makers have published it.

use std::sync::LazyLock;

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Buffer, Direction, Font, GlyphId, ShapeOptions, ShaperFont, shape};

use crate::motif::Point;

use super::outline::{Polygon, cubic, quadratic};
use super::stamp::UNIT;

/// A cut of the font.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Upright.
    Regular,
    /// Italic.
    Italic,
}

static REGULAR: LazyLock<Font> = LazyLock::new(|| font(0));
static ITALIC: LazyLock<Font> = LazyLock::new(|| font(2));

fn font(position: usize) -> Font {
    let bytes = typst_assets::fonts().nth(position).expect("the package has this font");
    Font::new(bytes, 0).expect("the font in the program is sound")
}

impl Cut {
    fn font(self) -> &'static Font {
        match self {
            Self::Regular => &REGULAR,
            Self::Italic => &ITALIC,
        }
    }
}

/// The first character of `text` that an image cannot show: the font has no sign for it, or it
/// belongs to a script that runs from right to left.
pub fn undrawable(text: &str) -> Option<char> {
    let characters = REGULAR.charmap();
    let from_the_right = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
    };
    text.chars().find(|c| from_the_right(*c) || characters.map_unicode(*c).is_none())
}

/// A sign of the font, and how far above the base line it stands, in units of the font.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign {
    glyph: u32,
    up: i32,
}

/// Text in one line: its signs and how far to the right they stand, in units of the font.
pub(super) struct Line {
    pub(super) signs: Vec<(Sign, i32)>,
    width: i32,
}

/// Sets a text in one line.
pub(super) fn line(text: &str, cut: Cut) -> Line {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(Direction::LeftToRight);
    let shaped = shape(&ShaperFont::new(cut.font()), &mut buffer, ShapeOptions::new());
    debug_assert!(shaped.is_ok(), "the buffer has all that shaping asks for");
    let mut width = 0;
    let mut signs = Vec::new();
    for (sign, place) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        signs.push((Sign { glyph: sign.glyph_id, up: place.y_offset }, width + place.x_offset));
        width += place.x_advance;
    }
    Line { signs, width }
}

/// Units of the font in the given size, in steps.
pub(super) fn scaled(units: i32, cut: Cut, size: i32) -> i32 {
    units * size * UNIT / i32::from(cut.font().units_per_em())
}

/// How wide a text is in the given size, in pixels.
pub(super) fn width(text: &str, cut: Cut, size: i32) -> i32 {
    line(text, cut).width * size / i32::from(cut.font().units_per_em())
}

/// The outline of a sign whose base line begins so many steps to the right.
pub(super) fn outline(sign: Sign, cut: Cut, size: i32, right: i32) -> Vec<Polygon> {
    let font = cut.font();
    let mut tracer = Tracer {
        size: i64::from(size * UNIT),
        em: i64::from(font.units_per_em()),
        right,
        up: sign.up,
        polygons: Vec::new(),
    };
    if let Some(outline) = font.outline_glyphs().get(GlyphId::new(sign.glyph)) {
        let drawn = outline.draw(&DrawOptions::default(), DrawMemory::Scratch, &mut tracer);
        debug_assert!(drawn.is_ok(), "the font in the program is sound");
    }
    tracer.polygons
}

/// Takes the outline of a sign, in units of the font, to the place where it stands.
struct Tracer {
    /// Steps to an em.
    size: i64,
    /// Units of the font to an em.
    em: i64,
    /// Where the sign stands: steps to the right, and units up.
    right: i32,
    up: i32,
    polygons: Vec<Polygon>,
}

impl Tracer {
    fn place(&self, x: f32, y: f32) -> Point {
        let axis = |number: f32, shift: i32| {
            // Outlines of this font have whole numbers, and 64ths are more than any has.
            #[expect(clippy::cast_possible_truncation, reason = "an em has a thousand units")]
            let units = (number * 64.0).round() as i64 + i64::from(shift) * 64;
            i32::try_from((units * self.size).div_euclid(self.em * 64)).unwrap_or_default()
        };
        (self.right + axis(x, 0), -axis(y, self.up))
    }

    /// The polygon that is being drawn, and its last point.
    fn current(&mut self) -> Option<(&mut Polygon, Point)> {
        let polygon = self.polygons.last_mut()?;
        let last = *polygon.last()?;
        Some((polygon, last))
    }
}

impl PathSink for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        let start = self.place(x, y);
        self.polygons.push(vec![start]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.place(x, y);
        if let Some((polygon, _)) = self.current() {
            polygon.push(end);
        }
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (control, end) = (self.place(x1, y1), self.place(x, y));
        if let Some((polygon, last)) = self.current() {
            quadratic(polygon, last, control, end);
        }
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, other, end) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        if let Some((polygon, last)) = self.current() {
            cubic(polygon, last, one, other, end);
        }
    }

    fn close(&mut self) {}
}
