//! Figures as pages show them. Copied, never computed: gaps and caps keep their meaning.

use crate::career::{
    Decimal, FactsKind, Figure, Measure, Outlook as StatedOutlook, Per, Salary as Stated,
    with_currency,
};
use crate::context::{Link, Number, Outlook, Pay, Salary, Shared, Statistic, Strings};
use crate::markdown::EntryKind;

use super::library::{Library, OfficialRow, Record, View};

/// An amount of money.
pub(super) fn money(figure: Figure, currency: &str, strings: &Strings) -> Number {
    number(figure, strings, |number| with_currency(currency, &number.amount()))
}

/// A number of jobs, or a quotient.
pub(super) fn plain(figure: Figure, strings: &Strings) -> Number {
    number(figure, strings, Decimal::grouped)
}

/// A change in percent, with its sign.
pub(super) fn percent(growth: Decimal) -> Number {
    let sign = if growth.is_negative() { "−" } else { "+" };
    let digits = growth.grouped();
    let text = format!("{sign}{}%", digits.trim_start_matches('-'));
    Number { value: Some(growth.plain()), open: false, text }
}

fn number(figure: Figure, strings: &Strings, text: impl Fn(Decimal) -> String) -> Number {
    let value = figure.number().map(Decimal::plain);
    let text = match figure {
        Figure::Exact(number) => text(number),
        Figure::AtLeast(number) => strings.text("or_more").replace("{amount}", &text(number)),
        Figure::NotPublished => strings.text("not_published").to_owned(),
    };
    Number { value, open: matches!(figure, Figure::AtLeast(_)), text }
}

/// A row of pay that can be put first on a page: official or stated.
pub(super) enum PayRow<'l> {
    /// A row of an official table.
    Official(OfficialRow<'l>),
    /// A row of the career itself.
    Stated(&'l Stated),
}

impl PayRow<'_> {
    /// The figure of the row, if it has one that is published.
    pub(super) fn figure(&self, measure: Measure) -> Option<Figure> {
        let figure = match self {
            Self::Official(row) => row.figure(measure),
            Self::Stated(row) => {
                row.figures.iter().find(|(one, _)| *one == measure).map(|(_, figure)| *figure)
            }
        };
        figure.filter(|figure| figure.number().is_some())
    }

    /// ISO 4217 code of its amounts.
    pub(super) fn currency(&self) -> &str {
        match self {
            Self::Official(row) => &row.facts.currency,
            Self::Stated(row) => row.currency.as_deref().unwrap_or_default(),
        }
    }
}

/// The row that a career is known by: the newest official one of a country, else the first that
/// is stated and not historical, else the first stated; those in the site's currency before others.
pub(super) fn pay_row<'l>(view: View<'l, '_>, record: &'l Record<'_>) -> Option<PayRow<'l>> {
    let View { library, config, .. } = view;
    let official = library.national(record, FactsKind::Wages).into_iter();
    let stated =
        |historical| record.career.salary.iter().filter(move |r| r.historical == historical);
    let rows = official.map(PayRow::Official);
    let rows = rows.chain(stated(false).map(PayRow::Stated));
    let rows = rows.chain(stated(true).map(PayRow::Stated));
    let mut rows: Vec<_> = rows.filter(|row| typical(row).is_some()).collect();
    rows.sort_by_key(|row| row.currency() != config.currency);
    rows.into_iter().next()
}

/// The median of a row, else its mean.
fn typical(row: &PayRow<'_>) -> Option<(Measure, Figure)> {
    [Measure::Median, Measure::Mean]
        .into_iter()
        .find_map(|measure| Some((measure, row.figure(measure)?)))
}

/// The pay that a career is known by. Many pages show it.
pub(super) fn pay(view: View<'_, '_>, record: &Record<'_>) -> Option<Shared<Pay>> {
    record.pay.get_or_init(|| Some(known_pay(view, record)?.into())).clone()
}

fn known_pay(view: View<'_, '_>, record: &Record<'_>) -> Option<Pay> {
    let View { library, strings, .. } = view;
    let row = pay_row(view, record)?;
    let (measure, figure) = typical(&row)?;
    let (place, period, per, source) = match &row {
        PayRow::Official(row) => (&row.row.place, row.period()?, row.row.per, &row.facts.source),
        PayRow::Stated(row) => (row.place.as_ref()?, row.period?, row.per?, row.source.as_ref()?),
    };
    let (place, period) = (library.link(EntryKind::Place, place)?, period.text());
    let statistic = strings.text(&format!("basis_{}", measure.key())).to_owned();
    Some(Pay {
        number: money(figure, row.currency(), strings),
        statistic: measure.key().to_owned(),
        currency: row.currency().to_owned(),
        per: per.word().to_owned(),
        unit: strings.text(per.word()).to_owned(),
        of: [&statistic, &place.name, &period].map(String::as_str).join(", "),
        place,
        period,
        source: library.source_link(source)?,
    })
}

/// A row of an official table as a page shows it; none if its place or source is not defined.
pub(super) fn official_salary(
    View { library, strings, .. }: View<'_, '_>,
    record: &Record<'_>,
    row: &OfficialRow<'_>,
) -> Option<Salary> {
    let jobs = row.row.jobs.map(|jobs| plain(jobs, strings));
    Some(Salary {
        official: true,
        occupation: row.row.title.clone(),
        code: row.row.code.clone(),
        shared_with: library.shared_with(record, row),
        place: library.link(EntryKind::Place, &row.row.place)?,
        period: row.period()?.text(),
        currency: row.facts.currency.clone(),
        per: row.row.per.word().to_owned(),
        pay_in: pay_in(&row.facts.currency, row.row.per, strings),
        statistics: statistics(&row.row.figures, &row.facts.currency, strings),
        jobs,
        source: library.source_link(&row.facts.source)?,
        note: String::new(),
        historical: false,
        all_median: median_of_all(library, row)
            .map(|median| money(median, &row.facts.currency, strings)),
        chart: None,
    })
}

/// A row of the career itself as a page shows it; none if it is not complete.
pub(super) fn stated_salary(
    View { library, strings, .. }: View<'_, '_>,
    row: &Stated,
) -> Option<Salary> {
    let currency = row.currency.clone()?;
    Some(Salary {
        official: false,
        occupation: String::new(),
        code: String::new(),
        shared_with: Vec::new(),
        place: library.link(EntryKind::Place, row.place.as_deref()?)?,
        period: row.period?.text(),
        per: row.per?.word().to_owned(),
        pay_in: pay_in(&currency, row.per?, strings),
        statistics: statistics(&row.figures, &currency, strings),
        currency,
        jobs: None,
        source: library.source_link(row.source.as_deref()?)?,
        note: row.note.clone().unwrap_or_default(),
        historical: row.historical,
        all_median: None,
        chart: None,
    })
}

/// In what pay is reckoned, in words: `Pay in US dollars a year`.
pub(super) fn pay_in(currency: &str, per: Per, strings: &Strings) -> String {
    let name = strings.0.get(&format!("currency_{currency}"));
    let text = strings.text("salary_unit").replace("{per}", strings.text(per.word()));
    text.replace("{currency}", name.map_or(currency, String::as_str))
}

/// The median of all occupations beside a row, published or not.
pub(super) fn median_of_all(library: &Library<'_>, row: &OfficialRow<'_>) -> Option<Figure> {
    library.all_occupations(row)?.figure(Measure::Median)
}

fn statistics(figures: &[(Measure, Figure)], currency: &str, strings: &Strings) -> Vec<Statistic> {
    let statistic = |(measure, figure): &(Measure, Figure)| Statistic {
        key: measure.key().to_owned(),
        number: money(*figure, currency, strings),
    };
    figures.iter().map(statistic).collect()
}

/// A row of an official projection as a page shows it.
pub(super) fn official_outlook(
    View { library, strings, .. }: View<'_, '_>,
    record: &Record<'_>,
    row: &OfficialRow<'_>,
) -> Option<Outlook> {
    let counted = |figure: Option<Figure>| figure.map(|figure| plain(figure, strings));
    let all_growth = library.all_occupations(row).and_then(|all| all.row.growth);
    Some(Outlook {
        official: true,
        occupation: row.row.title.clone(),
        code: row.row.code.clone(),
        shared_with: library.shared_with(record, row),
        place: library.link(EntryKind::Place, &row.row.place)?,
        period: row.period()?.text(),
        growth: row.row.growth.map(percent),
        openings: counted(row.row.openings),
        jobs: counted(row.row.jobs),
        projected_jobs: counted(row.row.projected_jobs),
        education: row.row.entry_education.clone(),
        drivers: String::new(),
        source: library.source_link(&row.facts.source)?,
        note: String::new(),
        all_growth: all_growth.map(percent),
        chart: None,
    })
}

/// A row of outlook of the career itself as a page shows it; none if it is not complete.
pub(super) fn stated_outlook(
    View { library, strings, .. }: View<'_, '_>,
    row: &StatedOutlook,
) -> Option<Outlook> {
    Some(Outlook {
        official: false,
        occupation: String::new(),
        code: String::new(),
        shared_with: Vec::new(),
        place: library.link(EntryKind::Place, row.place.as_deref()?)?,
        period: row.period?.text(),
        growth: row.growth.map(percent),
        openings: row.openings.map(|openings| plain(openings, strings)),
        jobs: None,
        projected_jobs: None,
        education: String::new(),
        drivers: row.drivers.clone().unwrap_or_default(),
        source: library.source_link(row.source.as_deref()?)?,
        note: row.note.clone().unwrap_or_default(),
        all_growth: None,
        chart: None,
    })
}

/// That a row counts several careers together, with how many others there are; empty if none.
pub(super) fn together(others: usize, strings: &Strings) -> String {
    if others == 0 {
        return String::new();
    }
    strings.text("figures_together").replace("{count}", &(others + 1).to_string())
}

/// Empty where there is no link: for rows whose place has no page.
pub(super) fn no_link() -> Shared<Link> {
    Link { name: String::new(), path: String::new() }.into()
}
