//! Figures in prose: references such as `{salary.median}`, and numbers that are written out.
//!
//! What a reference stands for is not known here. It is left in the HTML as a mark that no text
//! can hold, and [`fill`] puts the figure there.

use std::borrow::Cow;
use std::ops::Range;

use bitcode::{Decode, Encode};

use crate::diag::catalog::nearest;

/// The references that there are.
pub const FIGURES: [&str; 12] = [
    "salary.median",
    "salary.mean",
    "salary.p10",
    "salary.p25",
    "salary.p75",
    "salary.p90",
    "salary.jobs",
    "salary.period",
    "outlook.growth",
    "outlook.openings",
    "outlook.jobs",
    "outlook.period",
];

/// What a reference begins with in HTML; the name and `?>` follow. A writer's own is refused.
const MARK: &str = "<?figure ";

/// A number that is written out in prose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub struct Statement {
    /// The number without signs and separators, `135980` or `15.8`.
    pub number: String,
    /// What kind of number it is.
    pub kind: StatementKind,
    /// The years that the sentence around it names.
    pub years: Vec<String>,
}

/// What kind of number is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode)]
pub enum StatementKind {
    /// An amount, `$135,980`.
    Money,
    /// A part of a hundred, `15.8%` or `15.8 percent`.
    Percent,
    /// Anything else, `1,687,890`.
    Plain,
}

/// A reference in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference<'t> {
    /// Where it stands, its braces included.
    pub(super) range: Range<usize>,
    /// Its name; it may be no figure that there is.
    pub(super) name: &'t str,
}

/// The references in a text: names in braces with one point that are figures, or nearly so.
pub(super) fn references(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    if !has(text, |byte| byte == b'{') {
        return found;
    }
    for (start, _) in text.match_indices('{') {
        let Some(length) = text[start..].find('}') else { break };
        let name = &text[start + 1..start + length];
        let is_name = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        let is_reference = name.split_once('.').is_some_and(|(of, figure)| {
            is_name(of) && is_name(figure) && (is_known(of) || nearest(name, FIGURES).is_some())
        });
        if is_reference {
            found.push(Reference { range: start..start + length + 1, name });
        }
    }
    found
}

/// Whether figures have such names before the point.
fn is_known(of: &str) -> bool {
    FIGURES.iter().any(|figure| figure.split('.').next() == Some(of))
}

/// Whether the text has such a byte. Most texts have not, so all of a text is looked at, many bytes
/// at a time.
pub(super) fn has(text: &str, is_it: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | is_it(byte))
}

/// The mark that stands for a figure until it is known.
pub(super) fn mark(name: &str) -> String {
    format!("{MARK}{name}?>")
}

/// The text with every mark replaced by what `figure` gives for its name.
pub fn fill(text: &str, figure: impl Fn(&str) -> String) -> Cow<'_, str> {
    let mut filled = String::new();
    let mut rest = text;
    // Most texts have no mark, and one sign is looked for faster than two.
    while rest.contains('?')
        && let Some((before, after)) = rest.split_once(MARK)
    {
        let (name, after) = after.split_once("?>").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(&figure(name));
        rest = after;
    }
    if rest.len() == text.len() {
        return text.into();
    }
    filled.push_str(rest);
    filled.into()
}

/// The numbers that begin in `range` of the body and could be figures: amounts, parts of a
/// hundred, and numbers of at least four digits.
pub(super) fn statements(body: &str, range: &Range<usize>) -> Vec<(Range<usize>, Statement)> {
    let mut found = Vec::new();
    if !has(&body[range.clone()], |byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut at = range.start;
    while at < range.end {
        let rest = &body.as_bytes()[at..range.end];
        let Some(digit) = rest.iter().position(u8::is_ascii_digit) else { break };
        let start = at + digit;
        at = start + number_length(&body[start..]);
        let before = body[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || ".,-–".contains(c)) {
            continue;
        }
        let number = body[start..at].replace(',', "");
        let (kind, range) = kind(body, start..at);
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        if kind == StatementKind::Plain && (digits < 4 || is_year(&body[start..at])) {
            continue;
        }
        let years = years(sentence(body, start));
        found.push((range, Statement { number, kind, years }));
    }
    found
}

/// Bytes of the number at the start of the text: digits, commas between them, one point.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1) {
        end += 1;
    }
    end
}

/// What kind of number stands at `range`, and where it stands with its sign.
fn kind(body: &str, range: Range<usize>) -> (StatementKind, Range<usize>) {
    let (before, after) = (&body[..range.start], &body[range.end..]);
    let sign = ["USD ", "US$", "$", "€", "£"].into_iter().find(|sign| before.ends_with(sign));
    if let Some(sign) = sign {
        return (StatementKind::Money, range.start - sign.len()..range.end);
    }
    if after.starts_with(" USD") || after.starts_with(" dollars") {
        return (StatementKind::Money, range);
    }
    let percent = ["%", " %", " percent", " per cent"].into_iter().find(|w| after.starts_with(w));
    match percent {
        Some(percent) => (StatementKind::Percent, range.start..range.end + percent.len()),
        None => (StatementKind::Plain, range),
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}

/// The sentence around a place in a text: to the full stops or blank lines on both sides.
fn sentence(body: &str, at: usize) -> &str {
    const ENDS: [&str; 4] = [". ", ".\n", "\n\n", "|"];
    let start = ENDS.iter().filter_map(|end| Some(body[..at].rfind(end)? + end.len())).max();
    let end = ENDS.iter().filter_map(|end| body[at..].find(end)).min();
    &body[start.unwrap_or(0)..end.map_or(body.len(), |end| at + end)]
}

fn years(sentence: &str) -> Vec<String> {
    let words = sentence.split(|c: char| !c.is_ascii_digit());
    words.filter(|word| is_year(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_names_of_figures_or_nearly_so() {
        let names =
            |text| references(text).iter().map(|one| one.name.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            names("{salary.median} and {outlook.growth}"),
            ["salary.median", "outlook.growth"]
        );
        assert_eq!(names("{salary.medain} {salry.median}"), ["salary.medain", "salry.median"]);
        assert!(names("{name} {#id} {a.b} { salary.median } {salary}").is_empty());
    }

    #[test]
    fn marks_are_filled_and_the_rest_stays() {
        let html = format!("<p>earns {} here</p>", mark("salary.median"));
        assert_eq!(fill(&html, str::to_uppercase), "<p>earns SALARY.MEDIAN here</p>");
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        let body = "In 2024 it paid $131,450 (+15.8%), to 1,687,890 people. Version 1.2.3 of 12 had 40 percent.";
        let found: Vec<_> = statements(body, &(0..body.len()))
            .into_iter()
            .map(|(range, one)| (body[range].to_owned(), one.number, one.years.len()))
            .collect();
        let expected = [
            ("$131,450", "131450", 1),
            ("15.8%", "15.8", 1),
            ("1,687,890", "1687890", 1),
            ("1.2.3", "1.2.3", 0),
            ("40 percent", "40", 0),
        ];
        let expected =
            expected.map(|(text, number, years)| (text.to_owned(), number.to_owned(), years));
        assert_eq!(found, expected[..3].iter().chain(&expected[4..]).cloned().collect::<Vec<_>>());
    }
}
