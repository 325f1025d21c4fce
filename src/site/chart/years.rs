//! Median pay over the years, beside that of all occupations.

use crate::career::{Figure, Period};
use crate::context::{Chart, Strings};
use crate::site::figures;

use super::{Anchor, Drawing, Scale, WIDTH, placed};

/// A year of a series.
pub(in crate::site) struct Year<'r> {
    /// When.
    pub(in crate::site) period: Period,
    /// The median.
    pub(in crate::site) median: Figure,
    /// That of all occupations.
    pub(in crate::site) all: Option<Figure>,
    /// What the row counts: code and title of the official occupation.
    pub(in crate::site) counted: (&'r str, &'r str),
}

/// Where the scale begins and ends, downwards.
const PLOT: (i64, i64) = (15, 80);

/// How far the first and the last year are from the edges.
const MARGIN: i64 = 120;

/// Draws a series in the order of time; none if it has no two years with a figure.
///
/// Years are joined only where both count the same occupation and both figures are known exactly.
pub(in crate::site) fn years(
    (id, title): (String, String),
    series: &[Year<'_>],
    currency: &str,
    strings: &Strings,
) -> Option<Chart> {
    if series.iter().filter(|year| year.median.number().is_some()).count() < 2 {
        return None;
    }
    let all = series.iter().filter_map(|year| year.all);
    let scale = Scale::of(series.iter().map(|year| year.median).chain(all))?;
    let text = |figure| figures::money(figure, currency, strings).text;
    let (first, last) = (months(series.first()?.period), months(series.last()?.period));
    let x = |year: &Year<'_>| {
        MARGIN + (months(year.period) - first) * (WIDTH - 2 * MARGIN) / (last - first).max(1)
    };
    let y = |figure: Figure| {
        let height = figure.number().map_or(0, |number| scale.at(number));
        PLOT.1 - height * (PLOT.1 - PLOT.0) / WIDTH
    };
    let mut drawing = Drawing::default();
    drawing.line("axis", (0, PLOT.1), (WIDTH, PLOT.1));
    for pair in series.windows(2) {
        let [one, next] = pair else { continue };
        if let (Some(from @ Figure::Exact(_)), Some(to @ Figure::Exact(_))) = (one.all, next.all) {
            drawing.line("all", (x(one), y(from)), (x(next), y(to)));
        }
        let is_known = |year: &Year<'_>| matches!(year.median, Figure::Exact(_));
        if one.counted == next.counted && is_known(one) && is_known(next) {
            drawing.line("", (x(one), y(one.median)), (x(next), y(next.median)));
        }
    }
    for year in series {
        let (x, y) = (x(year), y(year.median));
        match year.median {
            Figure::Exact(_) => {}
            Figure::AtLeast(_) => drawing.line("open", (x, y), (x, PLOT.0)),
            Figure::NotPublished => continue,
        }
        drawing.line("dot", (x, y), (x, y));
    }
    let newest = series.last()?;
    let all = newest.all.filter(|all| all.number().is_some());
    let (own_side, all_side) = sides(y(newest.median), all.map(y));
    let words = |year: &Year<'_>| (x(year), y(year.median) + own_side, text(year.median));
    label_years(&mut drawing, "key", &series.iter().map(words).collect::<Vec<_>>());
    let words = |year: &Year<'_>| (x(year), PLOT.1 + 15, year.period.text());
    label_years(&mut drawing, "", &series.iter().map(words).collect::<Vec<_>>());
    if let Some(all) = all {
        let label = strings.text("chart_all").replace("{figure}", &text(all));
        drawing.anchored("", Anchor::End, (x(newest), y(all) + all_side), &label);
    }
    Some(drawing.finish(id, title, about(series, currency, strings), PLOT.1 + 20))
}

/// How far below their lines the words of the occupation and of all occupations stand: above
/// them, but for the lower one of two that are close.
fn sides(own: i64, all: Option<i64>) -> (i64, i64) {
    const CLOSE: i64 = 25;
    const ABOVE: i64 = -6;
    const BELOW: i64 = 15;
    match all.map(|all| all - own) {
        Some(0..CLOSE) => (ABOVE, BELOW),
        Some(gap) if -CLOSE < gap && gap < 0 => (BELOW, ABOVE),
        _ => (ABOVE, ABOVE),
    }
}

/// The figures of the first year and of the last, and that not all count the same.
fn about(series: &[Year<'_>], currency: &str, strings: &Strings) -> String {
    let text = |figure| figures::money(figure, currency, strings).text;
    let (first, later) = series.split_at(series.len().min(1));
    let figures = first.iter().chain(later.last()).map(|year| {
        let mut figures = format!("{} {}", year.period.text(), text(year.median));
        if let Some(all) = year.all {
            let all = strings.text("chart_all").replace("{figure}", &text(all));
            figures = format!("{figures} ({all})");
        }
        figures
    });
    let mut about = format!("{}.", figures.collect::<Vec<_>>().join("; "));
    if series.windows(2).any(|pair| pair[0].counted != pair[1].counted) {
        about = format!("{about} {}", strings.text("chart_broken"));
    }
    about
}

/// Writes a label at each year, but for those that would touch the one before or the last one.
fn label_years(drawing: &mut Drawing, class: &str, labels: &[(i64, i64, String)]) {
    let Some((last, ..)) = labels.last().map(|(x, _, text)| placed(*x, text).1) else { return };
    let mut taken = 0;
    for (index, (x, y, text)) in labels.iter().enumerate() {
        let (start, end) = placed(*x, text).1;
        let is_last = index + 1 == labels.len();
        if is_last || start >= taken && end <= last {
            taken = end;
            drawing.label(class, (*x, *y), text);
        }
    }
}

/// Months from the year zero to the time that a figure is of.
fn months(period: Period) -> i64 {
    match period {
        Period::Year(year) | Period::Years(year, _) => i64::from(year) * 12 + 12,
        Period::Month(year, month) => i64::from(year) * 12 + i64::from(month),
    }
}
