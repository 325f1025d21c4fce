//! Numbers as they are published: exact decimals, open ends, and gaps.

use bitcode::{Decode, Encode};

/// A decimal number with at most two places, exact. At most 10 billion either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct Decimal {
    hundredths: i64,
}

impl From<u8> for Decimal {
    fn from(whole: u8) -> Self {
        Self { hundredths: i64::from(whole) * 100 }
    }
}

/// The largest number that is read.
const MAX_WHOLE: i64 = 10_000_000_000;

impl Decimal {
    /// Reads `135980`, `65.38` or `-0.7`; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) || fraction.len() > 2 {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|whole| *whole <= MAX_WHOLE)?;
        let fraction: i64 = format!("{fraction:0<2}").parse().ok()?;
        Some(Self { hundredths: sign * (whole * 100 + fraction) })
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// How far it is from `other`, always positive.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        Self { hundredths: (self.hundredths - other.hundredths).abs() }
    }

    /// A thousand times the number: published tables count jobs in thousands.
    #[must_use]
    pub fn thousandfold(self) -> Self {
        Self { hundredths: self.hundredths.saturating_mul(1000) }
    }

    /// Which part of `whole` it is, in thousandths, rounded; zero of nothing.
    pub fn thousandths_of(self, whole: Self) -> i64 {
        self.parts_of(whole, 1000)
    }

    /// Which part of `whole` it is, in percent, rounded; zero of nothing.
    pub fn percent_of(self, whole: Self) -> i64 {
        self.parts_of(whole, 100)
    }

    fn parts_of(self, whole: Self, parts: i128) -> i64 {
        if whole.hundredths == 0 {
            return 0;
        }
        let (part, whole) = (i128::from(self.hundredths), i128::from(whole.hundredths));
        // Half of the divisor more rounds to the nearest.
        let rounded = (2 * parts * part + whole * part.signum() * whole.signum()) / (2 * whole);
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }

    /// The plain number without superfluous zeros: `135980`, `65.38`, `-0.7`.
    pub fn plain(self) -> String {
        self.written("")
    }

    /// The number with a comma between thousands: `135,980`.
    pub fn grouped(self) -> String {
        self.written(",")
    }

    /// The number as money is written, cents with both digits: `135,980`, `30.50`.
    pub fn amount(self) -> String {
        let grouped = self.grouped();
        match grouped.rsplit_once('.') {
            Some((_, tenths)) if tenths.len() == 1 => format!("{grouped}0"),
            _ => grouped,
        }
    }

    fn written(self, separator: &str) -> String {
        let (whole, fraction) = (self.hundredths.abs() / 100, self.hundredths.abs() % 100);
        let digits = whole.to_string();
        let mut text = if self.is_negative() { "-".to_owned() } else { String::new() };
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                text.push_str(separator);
            }
            text.push(digit);
        }
        match fraction {
            0 => text,
            tenths if tenths % 10 == 0 => format!("{text}.{}", tenths / 10),
            hundredths => format!("{text}.{hundredths:02}"),
        }
    }
}

/// A published figure. Copied, never computed: a gap is a gap and a cap is a cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub enum Figure {
    /// The number itself.
    Exact(Decimal),
    /// This number or more, written `150000+`.
    AtLeast(Decimal),
    /// The publisher leaves it out, written `not-published`.
    NotPublished,
}

impl Figure {
    /// The number, exact or as a lower bound; none if not published.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Exact(number) | Self::AtLeast(number) => Some(number),
            Self::NotPublished => None,
        }
    }

    /// The figure as YAML and data files write it; none if not published.
    pub fn plain(self) -> Option<String> {
        match self {
            Self::Exact(number) => Some(number.plain()),
            Self::AtLeast(number) => Some(format!("{}+", number.plain())),
            Self::NotPublished => None,
        }
    }

    /// Reads a figure, or says why it is none.
    pub fn parse(text: &str) -> Result<Self, BadFigure> {
        if text == "not-published" {
            return Ok(Self::NotPublished);
        }
        let lower = text.to_ascii_lowercase();
        if ["inf", "nan"].contains(&lower.trim_start_matches(['-', '+', '.'])) {
            return Err(BadFigure::NotFinite);
        }
        let (number, open) = text.strip_suffix('+').map_or((text, false), |rest| (rest, true));
        match Decimal::parse(number) {
            Some(number) if number.is_negative() => Err(BadFigure::Negative),
            Some(number) if open => Ok(Self::AtLeast(number)),
            Some(number) => Ok(Self::Exact(number)),
            None if number.len() > 10 && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(BadFigure::TooLarge)
            }
            None => Err(BadFigure::NoNumber { meant: meant(&lower) }),
        }
    }
}

/// Why a text is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadFigure {
    /// It is below zero.
    Negative,
    /// It is infinite or no number at all, `.inf` or `.nan`.
    NotFinite,
    /// It is larger than anything that is paid or counted.
    TooLarge,
    /// It is something else; the number that is certainly meant, if there is one.
    NoNumber {
        /// How the number is written properly.
        meant: Option<String>,
    },
}

/// `52k` as `52000`, `120,000` and `$120 000` as `120000`; none if several readings are possible.
fn meant(text: &str) -> Option<String> {
    let bare = text.trim().trim_start_matches(['$', '€', '£']).trim();
    let (number, factor) = match bare.strip_suffix('k') {
        Some(number) => (number, 1000),
        None => (bare, 1),
    };
    let groups: Vec<&str> = number.split([',', ' ', '_', '\'']).collect();
    let well_grouped = groups.len() == 1
        || groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len());
    let whole: i64 = groups.concat().parse().ok()?;
    let number = whole.checked_mul(factor)?;
    (well_grouped && (0..=MAX_WHOLE).contains(&number)).then(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::{BadFigure, Decimal, Figure};

    #[test]
    fn numbers_are_written_as_they_were_read() {
        for text in ["0", "135980", "65.38", "15.8", "-0.7", "-4.2"] {
            assert_eq!(Decimal::parse(text).map(Decimal::plain).as_deref(), Some(text));
        }
    }

    #[test]
    fn parts_are_rounded_to_thousandths() {
        let part = |part, whole| {
            let (part, whole) = (Decimal::parse(part)?, Decimal::parse(whole)?);
            Some(part.thousandths_of(whole))
        };
        assert_eq!(part("50980", "135980"), Some(375));
        assert_eq!(part("2", "3"), Some(667));
        assert_eq!(part("-2", "3"), Some(-667));
        assert_eq!(part("5", "0"), Some(0));
    }

    #[test]
    fn thousands_are_grouped() {
        let grouped = |text| Decimal::parse(text).map(Decimal::grouped).unwrap_or_default();
        assert_eq!(grouped("1687890"), "1,687,890");
        assert_eq!(grouped("999"), "999");
    }

    #[test]
    fn an_open_end_is_kept() {
        assert_eq!(Figure::parse("150000+").map(Figure::plain), Ok(Some("150000+".into())));
    }

    #[test]
    fn the_number_that_is_meant_is_offered_only_if_certain() {
        let meant = |text| match Figure::parse(text) {
            Err(BadFigure::NoNumber { meant }) => meant,
            other => panic!("{other:?}"),
        };
        assert_eq!(meant("52k"), Some("52000".into()));
        assert_eq!(meant("$120,000"), Some("120000".into()));
        assert_eq!(meant("1,20"), None);
        assert_eq!(meant("9223372036854775807k"), None);
        assert_eq!(meant("about 90000"), None);
    }
}
