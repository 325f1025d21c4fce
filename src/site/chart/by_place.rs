//! Pay, jobs and concentration side by side: of one occupation at several places, or of several
//! occupations at one place. Each of the three has one scale for all rows.

use crate::career::{Decimal, Figure};
use crate::context::{Chart, Strings};
use crate::site::figures;

use super::{Anchor, Drawing, Scale, WIDTH};

/// The figures of one row.
pub(in crate::site) struct Compared {
    /// The place or the occupation.
    pub(in crate::site) name: String,
    /// Median pay, jobs and location quotient, as far as the table has them.
    pub(in crate::site) figures: [Option<Figure>; 3],
}

/// What all places are measured against.
pub(in crate::site) struct Reference {
    /// The country.
    pub(in crate::site) name: String,
    /// Median pay there.
    pub(in crate::site) median: Figure,
}

/// Words for the three measures.
const MEASURES: [&str; 3] = ["median_pay", "jobs", "concentration"];

/// The line that the names of the measures stand on.
const HEAD: i64 = 10;

/// From one row to the next.
const ROW: i64 = 30;

/// Most letters of a name.
const NAME_LENGTH: usize = 38;

/// How a panel lies: its measure, its scale, where it begins and how wide it is.
struct Panel {
    measure: usize,
    scale: Scale,
    start: i64,
    width: i64,
}

impl Panel {
    fn at(&self, number: Decimal) -> i64 {
        self.start + self.scale.at(number) * self.width / WIDTH
    }
}

/// Draws the rows in their order; none if there are no two of them.
pub(in crate::site) fn by_place(
    (id, title): (&str, String),
    rows: &[Compared],
    currency: &str,
    reference: Option<&Reference>,
    strings: &Strings,
) -> Option<Chart> {
    let panels = panels(rows, reference);
    if rows.len() < 2 || panels.is_empty() {
        return None;
    }
    let mut drawing = Drawing::default();
    let mut about = Vec::new();
    for panel in &panels {
        about.extend(draw_panel(&mut drawing, panel, rows, (currency, strings)));
    }
    for (row, y) in at_heights(rows) {
        drawing.anchored("row", Anchor::Start, (0, y + 15), &cut(&row.name));
    }
    let height = mark(&mut drawing, &panels, rows, reference);
    if let Some(reference) = reference {
        let words = strings.text("chart_reference").replace("{place}", &reference.name);
        let words = words.replace("{figure}", &text(0, reference.median, (currency, strings)));
        drawing.anchored("", Anchor::Start, (0, bottom(rows) + 15), &words);
        about.push(words);
    }
    Some(drawing.finish(id.to_owned(), title, about.join(" "), height))
}

/// Rows with the upper edge of each.
fn at_heights(rows: &[Compared]) -> impl Iterator<Item = (&Compared, i64)> {
    rows.iter().zip(0..).map(|(row, index)| (row, HEAD + ROW * index))
}

/// A figure as readers see it.
fn text(measure: usize, figure: Figure, (currency, strings): (&str, &Strings)) -> String {
    match measure {
        0 => figures::money(figure, currency, strings).text,
        _ => figures::plain(figure, strings).text,
    }
}

/// Draws one measure of all rows. Returns what is to be said about it.
fn draw_panel(
    drawing: &mut Drawing,
    panel: &Panel,
    rows: &[Compared],
    (currency, strings): (&str, &Strings),
) -> Vec<String> {
    let measure = strings.text(MEASURES[panel.measure]);
    drawing.anchored("", Anchor::Start, (panel.start, HEAD), measure);
    let mut missing = Vec::new();
    let mut highest: Option<(Figure, &str)> = None;
    for (row, y) in at_heights(rows) {
        let Some(figure) = row.figures[panel.measure] else { continue };
        let Some(number) = figure.number() else {
            let words = strings.text("not_published");
            drawing.anchored("", Anchor::Start, (panel.start, y + 30), words);
            missing.push(row.name.as_str());
            continue;
        };
        drawing.bar("", (panel.start, panel.at(number)), y + 20);
        if matches!(figure, Figure::AtLeast(_)) {
            drawing.bar("open", (panel.at(number), panel.start + panel.width), y + 20);
        }
        if highest.is_none_or(|(other, _)| other.number() < Some(number)) {
            highest = Some((figure, row.name.as_str()));
        }
    }
    let highest = highest.map(|(figure, name)| {
        let sentence = strings.text("chart_highest").replace("{measure}", measure);
        let figure = text(panel.measure, figure, (currency, strings));
        sentence.replace("{figure}", &figure).replace("{name}", name)
    });
    let missing = (!missing.is_empty()).then(|| {
        let sentence = strings.text("chart_missing").replace("{measure}", measure);
        sentence.replace("{names}", &missing.join("; "))
    });
    highest.into_iter().chain(missing).collect()
}

/// The panels of the measures that any row has.
fn panels(rows: &[Compared], reference: Option<&Reference>) -> Vec<Panel> {
    let scales = (0..MEASURES.len()).filter_map(|measure| {
        let own = rows.iter().filter_map(|row| row.figures[measure]);
        let is_known = own.clone().any(|figure| figure.number().is_some());
        let other = reference.filter(|_| measure == 0).map(|reference| reference.median);
        Some((measure, Scale::of(own.chain(other)).filter(|_| is_known)?))
    });
    let scales: Vec<_> = scales.collect();
    let count = i64::try_from(scales.len()).unwrap_or_default().max(1);
    let place = |((measure, scale), number): ((usize, Scale), i64)| {
        let start = number * (WIDTH + 40) / count;
        Panel { measure, scale, start, width: (WIDTH + 40) / count - 40 }
    };
    scales.into_iter().zip(0..).map(place).collect()
}

/// Draws what pay is measured against, across the bar of each row. Returns the height of the
/// drawing.
fn mark(
    drawing: &mut Drawing,
    panels: &[Panel],
    rows: &[Compared],
    reference: Option<&Reference>,
) -> i64 {
    let bottom = bottom(rows);
    let pay = panels.iter().find(|panel| panel.measure == 0);
    let Some((panel, number)) = pay.zip(reference.and_then(|one| one.median.number())) else {
        return bottom;
    };
    let x = panel.at(number);
    for (_, y) in at_heights(rows) {
        drawing.line("all", (x, y + 18), (x, y + 32));
    }
    bottom + 20
}

/// The lower edge of the last row.
fn bottom(rows: &[Compared]) -> i64 {
    HEAD + ROW * i64::try_from(rows.len()).unwrap_or_default()
}

/// A name as far as there is room for it.
fn cut(name: &str) -> String {
    if name.chars().count() <= NAME_LENGTH {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME_LENGTH - 1).collect();
    format!("{}…", kept.trim_end())
}
