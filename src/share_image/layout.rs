//! What stands where on a share image.
//!
//! On paper from the left: the site, the field, the title as large as it fits, and at the foot the
//! pay with what it is of, or what the career is. On the wash at the right: the motif of the field.

use crate::context::{ShareImage, SharePay};

use super::canvas::{LINE, MARK, TEXT};
use super::lettering::{Cut, undrawable, width};
use super::studio::Studio;

/// Where the paper ends and the wash begins.
const EDGE: i32 = 812;
/// Where text begins.
const LEFT: i32 = 72;
/// How wide text may be.
const MEASURE: i32 = EDGE - LEFT - 48;
/// The lowest base line.
const FOOT: i32 = 566;

/// Sizes of a title with the most lines that it may have in each; the first that holds it is taken.
const TITLES: [(i32, usize); 4] = [(88, 2), (66, 3), (52, 4), (44, 5)];

/// Draws the image on the canvas of the studio.
pub(super) fn lay_out(image: &ShareImage, studio: &mut Studio) {
    studio.canvas.clear(EDGE);
    studio.canvas.bar((0, 0), (1200, 12), MARK);
    studio.canvas.bar((LEFT, 100), (LEFT + 48, 103), MARK);
    if !image.motif.is_empty() {
        studio.motif(&image.motif, (EDGE + 44, 171), 300, 4, LINE);
    }
    let mut page = Page { studio };
    page.text(&image.site, Cut::Regular, 32, 80);
    let top = if page.text(&image.field, Cut::Italic, 36, 154) { 172 } else { 120 };
    page.title(&image.title, top);
    match &image.pay {
        Some(pay) => page.pay(pay),
        None => page.summary(&image.summary),
    }
}

struct Page<'a> {
    studio: &'a mut Studio,
}

impl Page<'_> {
    /// Sets a line on the given base line, and says whether it did: a text with a character that
    /// cannot be drawn is left out.
    fn text(&mut self, text: &str, cut: Cut, size: i32, base: i32) -> bool {
        if text.is_empty() || undrawable(text).is_some() {
            return false;
        }
        let ink = if cut == Cut::Italic { MARK } else { TEXT };
        let text = fitted(text, cut, size);
        self.studio.text(&text, cut, ink, size, (LEFT, base));
        true
    }

    /// Sets the title below `top`.
    fn title(&mut self, title: &str, top: i32) {
        let set = |(size, most): (i32, usize)| {
            let lines = broken(title, size, MEASURE);
            let fits = lines.iter().all(|line| width(line, Cut::Regular, size) <= MEASURE);
            (fits && lines.len() <= most).then(|| (size, balanced(title, size, lines)))
        };
        let (size, lines) = TITLES.into_iter().find_map(set).unwrap_or_else(|| {
            let (size, most) = TITLES[TITLES.len() - 1];
            (size, first(broken(title, size, MEASURE), most))
        });
        let mut base = top;
        for line in lines {
            base += size * 17 / 16;
            self.text(&line, Cut::Regular, size, base);
        }
    }

    fn pay(&mut self, pay: &SharePay) {
        let foot = if undrawable(&pay.source).is_none() && !pay.source.is_empty() {
            self.text(&pay.source, Cut::Regular, 26, FOOT);
            FOOT - 38
        } else {
            FOOT
        };
        self.text(&pay.of, Cut::Regular, 30, foot);
        if undrawable(&pay.amount).is_none() {
            let size = [80, 64, 52]
                .into_iter()
                .find(|size| width(&pay.amount, Cut::Regular, *size) <= MEASURE);
            let size = size.unwrap_or(44);
            let amount = fitted(&pay.amount, Cut::Regular, size);
            self.studio.text(&amount, Cut::Regular, MARK, size, (LEFT, foot - 46));
        }
    }

    fn summary(&mut self, summary: &str) {
        let lines = first(broken(summary, 32, MEASURE), 3);
        let above = i32::try_from(lines.len()).unwrap_or_default() - 1;
        let mut base = FOOT - 42 * above;
        for line in lines {
            self.text(&line, Cut::Regular, 32, base);
            base += 42;
        }
    }
}

/// The text, shortened if it is wider than its place.
fn fitted(text: &str, cut: Cut, size: i32) -> String {
    if width(text, cut, size) <= MEASURE {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let shown = format!("{}…", short.trim_end());
        if width(&shown, cut, size) <= MEASURE {
            return shown;
        }
    }
    short
}

/// The text in lines of at most `measure` pixels, but with a word in each.
fn broken(text: &str, size: i32, measure: i32) -> Vec<String> {
    let space = width(" ", Cut::Regular, size);
    let mut lines: Vec<String> = Vec::new();
    let mut filled = 0;
    for word in text.split_whitespace() {
        let wide = width(word, Cut::Regular, size);
        match lines.last_mut() {
            Some(line) if filled + space + wide <= measure => {
                line.push(' ');
                line.push_str(word);
                filled += space + wide;
            }
            _ => {
                lines.push(word.to_owned());
                filled = wide;
            }
        }
    }
    lines
}

/// The text in as many lines as these, which are as even as they can be.
fn balanced(text: &str, size: i32, mut lines: Vec<String>) -> Vec<String> {
    for measure in (MEASURE / 3..MEASURE).rev().step_by(16) {
        let narrower = broken(text, size, measure);
        let fits = narrower.iter().all(|line| width(line, Cut::Regular, size) <= MEASURE);
        if narrower.len() > lines.len() || !fits {
            break;
        }
        lines = narrower;
    }
    lines
}

/// The first lines; the last of them says that more was left out.
fn first(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
