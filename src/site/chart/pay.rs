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
}

/// Upper and lower edge of the band.
const BAND: (i64, i64) = (15, 25);

/// Draws a row of pay; none if it has no range to show.
pub(in crate::site) fn band(row: &Band<'_>, scale: Scale, strings: &Strings) -> Option<Chart> {
    let mut drawing = Drawing::default();
    let published = row.figures.iter().filter_map(|(_, figure)| figure.number());
    let (least, most) = (published.clone().min()?, published.max()?);
    let is_open = row.figures.iter().any(|(_, figure)| matches!(figure, Figure::AtLeast(_)));
    if least == most && !is_open {
        return None;
    }
    let old = if row.old.is_some() { " old" } else { "" };
    let ends = (scale.at(least), scale.at(most));
    drawing.bar(&format!("wide{old}"), ends, BAND.0);
    if is_open {
        drawing.bar("open", (ends.1, WIDTH), BAND.0);
    }
    let quarter = |measure| row.figure(measure).and_then(Figure::number).map(|one| scale.at(one));
    if let Some(middle) = quarter(Measure::P25).zip(quarter(Measure::P75)) {
        drawing.bar("", middle, BAND.0);
    }
    let text = |figure| figures::money(figure, row.currency, strings).text;
    drawing.line("axis", (0, BAND.1), (WIDTH, BAND.1));
    let mut height = 45;
    if let Some((all, number)) = row.all.and_then(|all| Some((all, all.number()?))) {
        let x = scale.at(number);
        drawing.line("all", (x, BAND.0), (x, 45));
        let label = strings.text("chart_all").replace("{figure}", &text(all));
        drawing.label("", (x, 55), label);
        height = 60;
    }
    if let Some((measure, figure)) = row.either([Measure::Median, Measure::Mean]) {
        let key = format!("stat_{}", measure.key());
        let mut label = format!("{} {}", strings.text(&key), text(figure));
        if let Some(period) = &row.old {
            let from = strings.text("chart_from").replace("{figure}", &label);
            label = from.replace("{period}", period);
        }
        let x = figure.number().map_or(0, |number| scale.at(number));
        if figure.number().is_some() {
            drawing.line("", (x, BAND.0), (x, BAND.1));
        }
        drawing.label("key", (x, 10), label);
    }
    label_ends(&mut drawing, row, scale, strings);
    Some(drawing.finish(row.id.clone(), row.title.clone(), about(row, strings), height))
}

/// Writes what both ends of the band are below it, side by side.
fn label_ends(drawing: &mut Drawing, row: &Band<'_>, scale: Scale, strings: &Strings) {
    const LINE: i64 = 40;
    const SPACE: i64 = 20;
    let end = |measures| {
        let (measure, figure) = row.either(measures)?;
        let text = figures::money(figure, row.currency, strings).text;
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
        drawing.anchored("", anchor, (x, LINE), text);
    }
    if let Some((x, text)) = end([Measure::P90, Measure::High]) {
        let x = x.unwrap_or(WIDTH).max(taken + width_of(&text)).min(WIDTH);
        drawing.anchored("", Anchor::End, (x, LINE), text);
    }
}

/// All figures of the row, and what has to be known of them.
fn about(row: &Band<'_>, strings: &Strings) -> String {
    let text = |figure| figures::money(figure, row.currency, strings).text;
    let figures = row.figures.iter().map(|(measure, figure)| {
        let key = format!("stat_{}", measure.key());
        format!("{} {}", strings.text(&key), text(*figure))
    });
    let all = row.all.map(|all| strings.text("chart_all").replace("{figure}", &text(all)));
    let figures: Vec<String> = figures.chain(all).collect();
    format!("{}. {}", figures.join("; "), row.shared).trim_end().to_owned()
}
