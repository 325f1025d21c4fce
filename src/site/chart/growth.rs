//! Growth of an occupation against that of all occupations.

use crate::career::Decimal;
use crate::context::{Chart, Strings};
use crate::site::figures;

use super::{Anchor, Drawing, WIDTH};

/// Draws the growth of an occupation above that of all.
pub(in crate::site) fn growth(
    (id, title): (String, String),
    (own, all): (Decimal, Decimal),
    shared: &str,
    strings: &Strings,
) -> Chart {
    let mut drawing = Drawing::default();
    let zero = Decimal::default();
    let (least, most) = (own.min(all).min(zero), own.max(all).max(zero));
    let span = most.distance(least);
    let at = |number: Decimal| number.distance(least).thousandths_of(span);
    let rows = [("key", "chart_this", own, 0), ("", "chart_all", all, 30)];
    let mut figures = Vec::new();
    for (class, word, growth, y) in rows {
        let text = strings.text(word).replace("{figure}", &figures::percent(growth).text);
        let (from, to) = (at(growth.min(zero)), at(growth.max(zero)));
        drawing.bar(class, (from, to), y + 15);
        drawing.anchored(class, Anchor::Start, (0, y + 10), &text);
        figures.push(text);
    }
    if least.is_negative() {
        let x = at(zero).min(WIDTH);
        drawing.line("axis", (x, 10), (x, 60));
    }
    let about = format!("{}. {shared}", figures.join("; "));
    drawing.finish(id, title, about.trim_end().to_owned(), 60)
}
