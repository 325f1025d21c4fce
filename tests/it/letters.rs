//! The letters of share images: the tables in the program are made from the font as published.
//!
//! Reading fonts and placing their signs takes large libraries, and there is one font. So they run
//! here, and the program has what they found: for each character its outline and how wide it is,
//! for each pair how far it moves together, and the ligatures.

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{
    Buffer, Direction, Font, GlyphId, Script, ShapeOptions, ShapePlan, ShaperFont, shape,
};

use crate::support::repository;

/// The cuts of the font by their places in the package.
const CUTS: [(&str, usize); 2] = [("regular", 0), ("italic", 2)];

#[test]
fn the_letters_in_the_program_are_those_of_the_font() {
    for (name, position) in CUTS {
        let path = repository().join("src/share_image/letters").join(name);
        let table = table(position);
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &table).expect("the table can be written");
        }
        let known = std::fs::read(&path).expect("the table can be read");
        assert!(known == table, "{name} differs; BLESS=1 writes it");
    }
}

/// Characters whose pairs are looked at: of Latin, Greek and Cyrillic, and punctuation.
const PAIRED: [std::ops::RangeInclusive<char>; 8] = [
    ' '..='~',
    '\u{a0}'..='ž',
    '\u{370}'..='\u{3ff}',
    'Ѐ'..='џ',
    'Ґ'..='ґ',
    '\u{2010}'..='…',
    '‹'..='›',
    '€'..='€',
];

/// Some characters as the shaper sets them: glyphs with how far each stands to the right and up,
/// and how wide they are together.
type Set = (Vec<(u32, i32, i32)>, i32);

struct Setter<'a> {
    font: &'a Font,
    shaper: ShaperFont<'a, 'a>,
    plans: [(Script, ShapePlan); 3],
}

impl<'a> Setter<'a> {
    fn new(font: &'a Font) -> Self {
        let plan = |script| ShapePlan::new(font, Direction::LeftToRight, Some(script), None, &[]);
        let plans =
            [Script::LATIN, Script::GREEK, Script::CYRILLIC].map(|script| (script, plan(script)));
        Self { font, shaper: ShaperFont::new(font), plans }
    }

    fn set(&self, text: &str) -> Set {
        let is_of = |range: std::ops::RangeInclusive<char>| text.contains(|c| range.contains(&c));
        let is_greek = is_of('\u{370}'..='\u{3ff}');
        let of = if is_greek {
            1
        } else if is_of('\u{400}'..='\u{52f}') {
            2
        } else {
            0
        };
        let (script, plan) = &self.plans[of];
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(*script));
        let options = ShapeOptions::new().plan(Some(plan));
        shape(&self.shaper, &mut buffer, options)
            .expect("the buffer has all that shaping asks for");
        let mut width = 0;
        let mut glyphs = Vec::new();
        for (info, place) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            glyphs.push((info.glyph_id, width + place.x_offset, place.y_offset));
            width += place.x_advance;
        }
        (glyphs, width)
    }

    /// The pairs of letters, and the threes that begin with "ff", that the font has one sign for.
    fn ligatures(&self) -> Vec<String> {
        let letters = || ('A'..='Z').chain('a'..='z');
        let pairs = letters().flat_map(|one| letters().map(move |other| format!("{one}{other}")));
        let threes = letters().map(|third| format!("ff{third}"));
        threes.chain(pairs).filter(|text| self.set(text).0.len() == 1).collect()
    }

    /// How far two move together; nought if they become others.
    fn kerning(&self, (one, first): (&str, &Set), (other, second): (&str, &Set)) -> i16 {
        let both = self.set(&format!("{one}{other}"));
        let glyphs = |set: &Set| set.0.iter().map(|(glyph, ..)| *glyph).collect::<Vec<_>>();
        if glyphs(&both) != [glyphs(first), glyphs(second)].concat() {
            return 0;
        }
        i16::try_from(both.1 - first.1 - second.1).expect("kerning is small")
    }
}

/// Writes outlines as the program reads them: numbers as steps from the last one.
#[derive(Default)]
struct Outline {
    shift: (i32, i32),
    at: (i32, i32),
    contours: Vec<(usize, Vec<u8>)>,
}

impl Outline {
    fn point(&mut self, x: f32, y: f32) {
        for (number, last, shift) in
            [(x, &mut self.at.0, self.shift.0), (y, &mut self.at.1, self.shift.1)]
        {
            #[expect(clippy::cast_possible_truncation, reason = "an em has a thousand units")]
            let whole = number.round() as i32;
            assert!((number - number.round()).abs() < f32::EPSILON, "outlines have whole numbers");
            let contour = &mut self.contours.last_mut().expect("it has begun").1;
            let step = whole + shift - *last;
            let mut left = (step << 1 ^ step >> 31).cast_unsigned();
            while left > 127 {
                contour.push((left & 127 | 128).to_le_bytes()[0]);
                left >>= 7;
            }
            contour.push(left.to_le_bytes()[0]);
            *last = whole + shift;
        }
    }

    fn part(&mut self, kind: u8) {
        let contour = self.contours.last_mut().expect("it has begun");
        contour.0 += 1;
        contour.1.push(kind);
    }
}

impl PathSink for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push((0, Vec::new()));
        self.point(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.part(0);
        self.point(x, y);
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        unreachable!("this kind of font has none");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.part(1);
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
    }

    fn close(&mut self) {}
}

/// The table of a cut of the font.
fn table(position: usize) -> Vec<u8> {
    let bytes = typst_assets::fonts().nth(position).expect("the package has this font");
    let font = Font::new(bytes, 0).expect("the font is sound");
    let setter = Setter::new(&font);
    let ligatures = setter.ligatures();
    let drawn = |c: &char| !matches!(c, '\0'..='\u{1f}' | '\u{590}'..='\u{8ff}' | '\u{e000}'..='\u{f8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let mut characters: Vec<char> = font
        .charmap()
        .unicodes()
        .filter_map(|(code, _)| char::from_u32(code))
        .filter(drawn)
        .collect();
    characters.sort_unstable();
    characters.dedup();
    let texts = ligatures.iter().cloned().chain(characters.iter().map(char::to_string));
    let sets: Vec<(String, Set)> = texts.map(|text| (text.clone(), setter.set(&text))).collect();
    let (left, right, kerning) = pairs(&setter, &sets);

    let number = |number: usize| u16::try_from(number).expect("there are few").to_le_bytes();
    let mut table = Vec::new();
    table.extend(font.units_per_em().to_le_bytes());
    table.extend(number(ligatures.len()));
    table.extend(number(sets.len()));
    table.extend(number(kerning.first().map_or(0, Vec::len)));
    table.extend(number(kerning.len()));
    let mut outlines = Vec::new();
    for (place, (text, (glyphs, width))) in sets.iter().enumerate() {
        // Ligatures first, each as its letters; then characters by their number.
        let mut key = [0; 4];
        if place < ligatures.len() {
            key[..text.len()].copy_from_slice(text.as_bytes());
        } else {
            key = u32::from(characters[place - ligatures.len()]).to_le_bytes();
        }
        table.extend(key);
        table.extend(i16::try_from(*width).expect("signs are narrow").to_le_bytes());
        table.extend([left[place], right[place]]);
        table.extend(u32::try_from(outlines.len()).expect("outlines are short").to_le_bytes());
        outlines.extend(outline(setter.font, glyphs));
    }
    table.extend(kerning.iter().flatten().flat_map(|kern| kern.to_le_bytes()));
    table.extend(outlines);
    table
}

/// Classes of what is kerned alike, on the left and on the right of a pair, and how far each of
/// the left moves together with each of the right.
fn pairs(setter: &Setter<'_>, sets: &[(String, Set)]) -> (Vec<u8>, Vec<u8>, Vec<Vec<i16>>) {
    let is_paired = |text: &str| {
        let mut characters = text.chars();
        let first = characters.next().expect("no text is empty");
        characters.next().is_some() || PAIRED.iter().any(|range| range.contains(&first))
    };
    let rows: Vec<Vec<i16>> = sets
        .iter()
        .map(|(one, first)| {
            let kerning = |(other, second): &(String, Set)| {
                let is_paired = is_paired(one) && is_paired(other);
                if is_paired { setter.kerning((one, first), (other, second)) } else { 0 }
            };
            sets.iter().map(kerning).collect()
        })
        .collect();
    let column = |at: usize| rows.iter().map(|row| row[at]).collect();
    let columns: Vec<Vec<i16>> = (0..sets.len()).map(column).collect();
    let (left, of_left) = classes(&rows);
    let (right, of_right) = classes(&columns);
    let kerning =
        of_left.iter().map(|row| of_right.iter().map(|column| rows[*row][*column]).collect());
    (left, right, kerning.collect())
}

/// Which class each belongs to, and the first of each class.
fn classes(all: &[Vec<i16>]) -> (Vec<u8>, Vec<usize>) {
    let mut firsts: Vec<usize> = Vec::new();
    let mut class = |place: usize| {
        let known = firsts.iter().position(|first| all[*first] == all[place]);
        let class = known.unwrap_or(firsts.len());
        if known.is_none() {
            firsts.push(place);
        }
        u8::try_from(class).expect("there are few classes")
    };
    let classes = (0..all.len()).map(&mut class).collect();
    (classes, firsts)
}

/// How many contours, then each with the number of its parts.
fn outline(font: &Font, glyphs: &[(u32, i32, i32)]) -> Vec<u8> {
    let mut outline = Outline::default();
    for (glyph, right, up) in glyphs {
        outline.shift = (*right, *up);
        if let Some(drawn) = font.outline_glyphs().get(GlyphId::new(*glyph)) {
            drawn
                .draw(&DrawOptions::default(), DrawMemory::Scratch, &mut outline)
                .expect("the font is sound");
        }
    }
    let mut bytes = vec![u8::try_from(outline.contours.len()).expect("signs are simple")];
    for (parts, contour) in outline.contours {
        bytes.push(u8::try_from(parts).expect("signs are simple"));
        bytes.extend(contour);
    }
    bytes
}
