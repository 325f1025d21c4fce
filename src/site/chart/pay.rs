//! Pay as a band from its lower to its upper end, with the median marked and the median of all
//! occupations beside it.

use crate::career::{Figure, Measure};
use crate::context::{Chart, Strings};
use crate::site::figures;

use super::{Anchor, Drawing, Scale, WIDTH, width_of};

/// A row of pay to be drawn.
pub(in crate::site) struct Band<'r> {
    /// The id of the drawing.
    pub(in crate::site) id: String,
    /// Its title.
    pub(in crate::site) title: String,
    /// The figures of the row.
    pub(in crate::site) figures: &'r [(Measure, Figure)],
    /// ISO 4217 code of its amounts.
    pub(in crate::site) currency: &'r str,
    /// Median of all occupations in the same table.
    pub(in crate::site) all: Option<Figure>,
    /// The period, if the row is old.
    pub(in crate::site) old: Option<String>,
    /// Which careers are counted together, if several are; else empty.
    pub(in crate::site) shared: String,
}

impl Band<'_> {
    fn figure(&self, measure: Measure) -> Option<Figure> {
        self.figures.iter().find(|(one, _)| *one == measure).map(|(_, figure)| *figure)
    }

    /// The first of two measures that the row has.
    fn either(&self, measures: [Measure; 2]) -> Option<(Measure, Figure)> {
        measures.into_iter().find_map(|measure| Some((measure, self.figure(measure)?)))
    }

    fn text(&self, figure: Figure, strings: &Strings) -> String {
        figures::money(figure, self.currency, strings).text
    }

    /// What is said of all occupations.
    fn of_all(&self, all: Figure, strings: &Strings) -> String {
        strings.text("chart_all").replace("{figure}", &self.text(all, strings))
    }

    /// What is said of the median or the mean of the row.
    fn key(&self, measure: Measure, figure: Figure, strings: &Strings) -> String {
        let key = format!("stat_{}", measure.key());
        let words = format!("{} {}", strings.text(&key), self.text(figure, strings));
        let Some(period) = &self.old else { return words };
        strings.text("chart_from").replace("{figure}", &words).replace("{period}", period)
    }
}

/// Height of the band.
const BAND: i64 = 10;

/// Draws a row of pay; none if it has no range to show.
pub(in crate::site) fn band(row: &Band<'_>, scale: Scale, strings: &Strings) -> Option<Chart> {
    let mut drawing = Drawing::default();
    let published = row.figures.iter().filter_map(|(_, figure)| figure.number());
    let (least, most) = (published.clone().min()?, published.max()?);
    let is_open = row.figures.iter().any(|(_, figure)| matches!(figure, Figure::AtLeast(_)));
    if least == most && !is_open {
        return None;
    }
    let all = row.all.filter(|all| all.number().is_some());
    // The words about all occupations stand above those about this one.
    let top = if all.is_some() { 30 } else { 15 };
    let old = if row.old.is_some() { " old" } else { "" };
    let ends = (scale.at(least), scale.at(most));
    drawing.bar(&format!("wide{old}"), ends, top);
    if is_open {
        drawing.bar("open", (ends.1, WIDTH), top);
    }
    let quarter = |measure| row.figure(measure).and_then(Figure::number).map(|one| scale.at(one));
    if let Some(middle) = quarter(Measure::P25).zip(quarter(Measure::P75)) {
        drawing.bar("", middle, top);
    }
    drawing.line("axis", (0, top + BAND), (WIDTH, top + BAND));
    let all = all.and_then(|all| {
        let x = scale.at(all.number()?);
        drawing.line("all", (x, 15), (x, top + BAND));
        drawing.label("", (x, 10), &row.of_all(all, strings));
        Some(x)
    });
    if let Some((measure, figure)) = row.either([Measure::Median, Measure::Mean]) {
        let x = figure.number().map(|number| scale.at(number));
        if let Some(x) = x {
            drawing.line("", (x, top), (x, top + BAND));
        }
        let label = row.key(measure, figure, strings);
        drawing.label_beside("key", (x.unwrap_or_default(), top - 5), &label, all);
    }
    label_ends(&mut drawing, row, scale, (top + BAND + 15, strings));
    let height = top + BAND + 20;
    Some(drawing.finish(row.id.clone(), row.title.clone(), about(row, strings), height))
}

/// Writes what both ends of the band are below it, side by side.
fn label_ends(
    drawing: &mut Drawing,
    row: &Band<'_>,
    scale: Scale,
    (line, strings): (i64, &Strings),
) {
    const SPACE: i64 = 20;
    let end = |measures| {
        let (measure, figure) = row.either(measures)?;
        let text = row.text(figure, strings);
        let key = format!("end_{}", measure.key());
        let x = figure.number().map(|number| scale.at(number));
        // Beyond what is capped or missing, the band ends with the drawing.
        let x = x.filter(|_| matches!(figure, Figure::Exact(_)));
        Some((x, strings.text(&key).replace("{amount}", &text)))
    };
    let mut taken = 0;
    if let Some((x, text)) = end([Measure::P10, Measure::Low]) {
        let (x, width) = (x.unwrap_or(0), width_of(&text));
        let is_narrow = x >= width;
        let anchor = if is_narrow { Anchor::End } else { Anchor::Start };
        taken = SPACE + if is_narrow { x } else { x + width };
        drawing.anchored("", anchor, (x, line), &text);
    }
    if let Some((x, text)) = end([Measure::P90, Measure::High]) {
        let x = x.unwrap_or(WIDTH).max(taken + width_of(&text)).min(WIDTH);
        drawing.anchored("", Anchor::End, (x, line), &text);
    }
}

/// All figures of the row, and what has to be known of them.
fn about(row: &Band<'_>, strings: &Strings) -> String {
    let figures = row.figures.iter().map(|(measure, figure)| {
        let key = format!("stat_{}", measure.key());
        format!("{} {}", strings.text(&key), row.text(*figure, strings))
    });
    let all = row.all.map(|all| row.of_all(all, strings));
    let figures: Vec<String> = figures.chain(all).collect();
    format!("{}. {}", figures.join("; "), row.shared).trim_end().to_owned()
}
