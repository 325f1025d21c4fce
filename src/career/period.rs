//! Days and the periods that figures are of (ISO 8601), in the Gregorian calendar.

use std::fmt;

use bitcode::{Decode, Encode};

/// The months of a year as readers write them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day from 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `2026-11-23`; none if it is written otherwise or no such day exists.
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = text.split('-').collect::<Vec<_>>().try_into().ok()?;
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let days = days_in(year, u8::try_from(month).ok()?)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=days).contains(day))?;
        Some(Self { year: year_in_range(year)?, month: u8::try_from(month).ok()?, day })
    }

    /// The only day that is meant by `2026/11/23`, `23 November 2026`, `23.11.2026` and the like;
    /// none if it could be several, as `03/04/2026`.
    pub fn meant(text: &str) -> Option<Self> {
        let parts = date_parts(text);
        let [first, second, third] = parts.as_slice() else { return None };
        // Year first; day, month, year; month, day, year. A month in letters stands for itself.
        let readings = [[first, second, third], [third, second, first], [third, first, second]];
        let days = readings.into_iter().filter_map(|[year, month, day]| {
            let year = year.digits(4)?;
            let days = days_in(year, month.month()?)?;
            let day = u8::try_from(day.number()?).ok().filter(|day| (1..=days).contains(day))?;
            Some(Self { year: year_in_range(year)?, month: month.month()?, day })
        });
        only(days)
    }

    /// The day that lies `days` days after 1970-01-01.
    pub fn from_days_since_epoch(days: u64) -> Self {
        let (mut year, mut left) = (1970_u16, days);
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if left < length {
                break;
            }
            left -= length;
            year += 1;
        }
        let mut month = 1;
        while let Some(length) = days_in(year, month).filter(|length| left >= u64::from(*length)) {
            left -= u64::from(length);
            month += 1;
        }
        Self { year, month, day: u8::try_from(left + 1).unwrap_or(1) }
    }

    /// `23 November 2026`
    pub fn text(self) -> String {
        format!("{} {} {}", self.day, month_name(self.month), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The time that a figure is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Period {
    /// A year, `2021`.
    Year(u16),
    /// A month, `2025-05`.
    Month(u16, u8),
    /// From one year to another, `2024-2034`.
    Years(u16, u16),
}

impl Period {
    /// Reads `2021`, `2025-05` or `2024-2034`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((first, second)) = text.split_once('-') else {
            return Some(Self::Year(year_in_range(number(text, 4)?)?));
        };
        let first = year_in_range(number(first, 4)?)?;
        if let Some(month) = number(second, 2).and_then(|month| u8::try_from(month).ok()) {
            return (1..=12).contains(&month).then_some(Self::Month(first, month));
        }
        let second = year_in_range(number(second, 4)?)?;
        (first < second).then_some(Self::Years(first, second))
    }

    /// The only period that is meant by `May 2025`, `2025/05`, `2024–2034`, `2024-34` and the like.
    pub fn meant(text: &str) -> Option<Self> {
        let parts = date_parts(text);
        let [first, second] = parts.as_slice() else { return None };
        let month = |year: &Part, month: &Part| {
            Some(Self::Month(year_in_range(year.digits(4)?)?, month.month()?))
        };
        let span = |first: &Part, last: &Part| {
            let first = year_in_range(first.digits(4)?)?;
            let last = last.digits(4).or_else(|| Some(first / 100 * 100 + last.digits(2)?))?;
            (first < last).then_some(Self::Years(first, year_in_range(last)?))
        };
        only(
            [month(first, second), month(second, first), span(first, second)].into_iter().flatten(),
        )
    }

    /// As readers write it: `2021`, `May 2025`, `2024–2034`.
    pub fn text(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{} {year}", month_name(month)),
            Self::Years(first, last) => format!("{first}–{last}"),
        }
    }

    /// Whole months from the time the figure is of to `day`; for a forecast, from its first year.
    ///
    /// A year's figure counts from the end of that year. Zero if `day` lies before.
    pub fn months_until(self, day: Date) -> u32 {
        (u32::from(day.year) * 12 + u32::from(day.month)).saturating_sub(self.last_month())
    }

    /// Whole years from the time the figure is of to that of `other`; zero if `other` lies before.
    pub fn years_until(self, other: Self) -> u32 {
        other.last_month().saturating_sub(self.last_month()) / 12
    }

    /// The month in which the time the figure is of ends, counted from the year 0; for a forecast
    /// the end of its first year.
    pub fn last_month(self) -> u32 {
        match self {
            Self::Year(year) | Self::Years(year, _) => u32::from(year) * 12 + 12,
            Self::Month(year, month) => u32::from(year) * 12 + u32::from(month),
        }
    }
}

impl Period {
    /// The first day on which more than `months` whole months have passed since the time the
    /// figure is of, as [`Period::months_until`] counts them.
    pub fn outlived(self, months: u32) -> Date {
        let month = self.last_month().saturating_add(months);
        let year = u16::try_from(month / 12).unwrap_or(u16::MAX);
        Date { year, month: u8::try_from(month % 12 + 1).unwrap_or(1), day: 1 }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Years(first, last) => write!(f, "{first}-{last}"),
        }
    }
}

/// A part of a date: digits, or the name of a month.
enum Part {
    Digits(String),
    Month(u8),
}

impl Part {
    /// The number that exactly so many digits stand for.
    fn digits(&self, digits: usize) -> Option<u16> {
        match self {
            Self::Digits(text) => number(text, digits),
            Self::Month(_) => None,
        }
    }

    /// The number of one or two digits.
    fn number(&self) -> Option<u16> {
        self.digits(2).or_else(|| self.digits(1))
    }

    /// The month that it names or numbers.
    fn month(&self) -> Option<u8> {
        match self {
            Self::Month(month) => Some(*month),
            Self::Digits(_) => u8::try_from(self.number()?).ok().filter(|m| (1..=12).contains(m)),
        }
    }
}

/// The parts of a date, whatever stands between them; none if one is neither digits nor a month.
fn date_parts(text: &str) -> Vec<Part> {
    let between = |c: char| c.is_whitespace() || "-–/.,".contains(c);
    let part = |word: &str| {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Part::Digits(word.to_owned()));
        }
        let word = word.to_lowercase();
        let is_name = |name: &&str| {
            let name = name.to_lowercase();
            word == name || (word.len() == 3 && name.starts_with(&word))
        };
        let month = MONTHS.iter().position(is_name)?;
        Some(Part::Month(u8::try_from(month + 1).ok()?))
    };
    let words = text.split(between).filter(|word| !word.is_empty());
    words.map(part).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// What all readings come to, if there are any and they agree.
fn only<T: PartialEq>(mut readings: impl Iterator<Item = T>) -> Option<T> {
    let first = readings.next()?;
    readings.all(|other| other == first).then_some(first)
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The number that exactly `digits` digits stand for.
fn number(text: &str, digits: usize) -> Option<u16> {
    let all_digits = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| text.parse().ok()).flatten()
}

fn year_in_range(year: u16) -> Option<u16> {
    (1900..=2199).contains(&year).then_some(year)
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

fn days_in(year: u16, month: u8) -> Option<u8> {
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Date, Period};

    #[test]
    fn only_days_that_exist_are_dates() {
        let there = |text| Date::parse(text).is_some();
        assert!(there("2026-11-23") && there("2024-02-29"));
        assert!(!there("2023-02-29") && !there("2026-13-01") && !there("2026-1-1"));
    }

    #[test]
    fn a_day_in_another_form_is_meant_if_there_is_only_one() {
        let meant = |text| Date::meant(text).map(|date| date.to_string());
        let day = Some("2026-11-23".to_owned());
        let forms = [
            "2026/11/23",
            "2026.11.23",
            "23 November 2026",
            "23. Nov 2026",
            "November 23, 2026",
            "23.11.2026",
            "11/23/2026",
        ];
        for form in forms {
            assert_eq!(meant(form), day, "{form}");
        }
        assert_eq!(meant("2026-4-3"), Some("2026-04-03".to_owned()));
        assert_eq!(meant("04/04/2026"), Some("2026-04-04".to_owned()));
        for form in
            ["03/04/2026", "23 Novembre 2026", "2026", "2026-02-30", "30.02.2026", "11/23/26"]
        {
            assert_eq!(meant(form), None, "{form}");
        }
    }

    #[test]
    fn a_period_in_another_form_is_meant_if_there_is_only_one() {
        let meant = |text| Period::meant(text).map(|period| period.to_string());
        for (form, period) in [
            ("May 2025", "2025-05"),
            ("2025/05", "2025-05"),
            ("05/2025", "2025-05"),
            ("2024–2034", "2024-2034"),
            ("2024 - 2034", "2024-2034"),
            ("2024-34", "2024-2034"),
        ] {
            assert_eq!(meant(form).as_deref(), Some(period), "{form}");
        }
        for form in ["2000/01", "2034-2024", "last year", "2024", "2024-2025-2026"] {
            assert_eq!(meant(form), None, "{form}");
        }
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        assert_eq!(Date::from_days_since_epoch(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days_since_epoch(19_782).to_string(), "2024-02-29");
        assert_eq!(Date::from_days_since_epoch(20_780).to_string(), "2026-11-23");
    }

    #[test]
    fn a_period_is_outlived_on_the_first_day_that_counts_more_months() {
        for (period, months, day) in [
            ("2024", 24, "2027-01-01"),
            ("2024-05", 24, "2026-06-01"),
            ("2024-11", 24, "2026-12-01"),
            ("2024-2034", 36, "2028-01-01"),
        ] {
            let period = Period::parse(period).unwrap();
            let day = Date::parse(day).unwrap();
            assert_eq!(period.outlived(months), day, "{period}");
            assert_eq!(period.months_until(day), months + 1, "{period}");
        }
    }

    #[test]
    fn periods_are_years_months_and_spans() {
        let text = |text| Period::parse(text).map(Period::text);
        assert_eq!(text("2021").as_deref(), Some("2021"));
        assert_eq!(text("2025-05").as_deref(), Some("May 2025"));
        assert_eq!(text("2024-2034").as_deref(), Some("2024–2034"));
        assert_eq!(text("2024-34"), None);
        assert_eq!(text("2034-2024"), None);
    }
}
