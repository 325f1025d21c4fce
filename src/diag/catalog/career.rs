//! Messages about the laws of careers, vocabularies and facts within one file.

use std::ops::RangeInclusive;

use crate::diag::{Diagnostic, Place};

use super::nearest;

/// A key that the record as a whole must have.
pub fn missing_key(place: Place, record: &str, key: &str) -> Diagnostic {
    let title = format!("{record} needs the key `{key}`");
    Diagnostic::error("missing-key", place, title, format!("`{key}` is missing here"))
        .with_help(format!("add `{key}: …`"))
}

/// A row that counts the same occupation at the same place as an earlier one.
pub fn duplicate_row(place: Place, first: Place, code: &str, of: &str) -> Diagnostic {
    let title = format!("two rows count `{code}` at `{of}`");
    Diagnostic::error("duplicate-row", place, title, "counted again here")
        .with_context(first, "first counted here")
        .with_help("keep the row of the publisher's detailed occupation, and remove the other one")
}

/// An id that a list names again.
pub fn listed_twice(place: Place, first: Place, kind: &str, id: &str) -> Diagnostic {
    let title = format!("the {kind} `{id}` is listed twice");
    Diagnostic::error("listed-twice", place, title, "listed again here")
        .with_context(first, "first listed here")
        .with_help("keep the one that says more")
}

/// A text that is there and says nothing.
pub fn empty_text(place: Place) -> Diagnostic {
    let title = "a name is empty".to_owned();
    Diagnostic::error("empty-text", place, title, "expected a title or a name")
}

/// A term of the glossary whose meaning is there and says nothing.
pub fn empty_definition(place: Place) -> Diagnostic {
    let title = "a term is not explained".to_owned();
    Diagnostic::error("empty-definition", place, title, "expected what the term means")
}

/// A description that search engines and previews would cut or pass over.
pub fn description_length(
    place: Place,
    length: usize,
    allowed: &RangeInclusive<usize>,
) -> Diagnostic {
    let (least, most) = (allowed.start(), allowed.end());
    let title = format!("the description has {length} characters, not {least} to {most}");
    let label = if length < *least { "too short" } else { "too long" };
    Diagnostic::error("description-length", place, title, label)
        .with_help("say in one sentence what the reader finds on the page")
}

/// An id that cannot stand in an address.
pub fn bad_id(place: Place, id: &str) -> Diagnostic {
    let title = format!("`{id}` cannot be used as an id");
    let label = "expected small letters, digits and single hyphens";
    Diagnostic::error("bad-id", place, title, label)
}

/// A day that does not exist or is written otherwise; `meant` is the one that it certainly is.
pub fn bad_date(place: Place, found: &str, meant: Option<&str>) -> Diagnostic {
    let title = format!("`{found}` is not a date");
    let label = "expected a day such as `2026-11-23`";
    let diagnostic = Diagnostic::error("bad-date", place, title, label);
    match meant {
        Some(meant) => diagnostic.with_fix("write year, month and day", meant),
        None => diagnostic,
    }
}

/// A period that is no year, month or span of years; `meant` is the one that it certainly is.
pub fn bad_period(place: Place, found: &str, meant: Option<&str>) -> Diagnostic {
    let title = format!("`{found}` is not a period");
    let label = "expected `2021`, `2025-05` or `2024-2034`";
    let diagnostic = Diagnostic::error("bad-period", place, title, label);
    match meant {
        Some(meant) => diagnostic.with_fix("write the period in digits", meant),
        None => diagnostic,
    }
}

/// An address that does not lead anywhere.
pub fn bad_url(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is not a web address");
    let label = "expected an address such as `https://www.bls.gov/oes/`";
    Diagnostic::error("bad-url", place, title, label)
}

/// A currency that ISO 4217 does not know.
pub fn bad_currency<'k>(
    place: Place,
    found: &str,
    known: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("`{found}` is not a currency");
    let label = "expected an ISO 4217 code such as `USD`";
    let diagnostic = Diagnostic::error("bad-currency", place, title, label);
    let (upper, known) = (found.to_uppercase(), known.collect::<Vec<_>>());
    let diagnostic = in_capitals(diagnostic, "currency", &upper, known.iter().copied());
    match nearest(&upper, known) {
        Some((near, _)) if near != upper => {
            diagnostic.with_help(format!("a similar code exists: `{near}`"))
        }
        _ => diagnostic,
    }
}

/// A country that ISO 3166-1 does not know.
pub fn bad_country<'k>(
    place: Place,
    found: &str,
    known: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("`{found}` is not a country code");
    let label = "expected an ISO 3166-1 code such as `US`";
    let diagnostic = Diagnostic::error("bad-country", place, title, label);
    // Of two letters nearly every pair is a code, so that the nearest one says nothing.
    match found.to_uppercase().as_str() {
        "UK" => diagnostic.with_fix("the code of the United Kingdom is `GB`", "GB"),
        upper => in_capitals(diagnostic, "country", upper, known),
    }
}

/// Offers `upper` as a fix if it is one of the known codes.
fn in_capitals<'k>(
    diagnostic: Diagnostic,
    kind: &str,
    upper: &str,
    mut known: impl Iterator<Item = &'k str>,
) -> Diagnostic {
    if known.any(|one| one == upper) {
        return diagnostic.with_fix(format!("{kind} codes are written in capitals"), upper);
    }
    diagnostic
}

/// A code that does not have the form of its classification.
pub fn bad_code(place: Place, found: &str, scheme: &str, form: &str) -> Diagnostic {
    let title = format!("`{found}` is not {scheme}");
    Diagnostic::error("bad-occupation-code", place, title, format!("expected the form `{form}`"))
}

/// A figure that lacks what makes it one.
pub fn incomplete_figure(place: Place, what: &str, key: &str) -> Diagnostic {
    let code = match (what, key) {
        ("amount", "place") => "amount-without-place",
        ("amount", "period") => "amount-without-period",
        ("amount", "currency") => "amount-without-currency",
        ("amount", "per") => "amount-without-unit",
        ("amount", "source") => "amount-without-source",
        (_, "place") => "outlook-without-place",
        (_, "period") => "outlook-without-period",
        _ => "outlook-without-source",
    };
    let (meaning, help) = match (what, key) {
        ("amount", "place") => ("where it is paid", "`place: …` with an id of `places.yaml`"),
        (_, "place") => ("which place it is for", "`place: …` with an id of `places.yaml`"),
        ("amount", "period") => {
            ("when it was paid", "the year or month, such as `period: 2026-05`")
        }
        (_, "period") => ("which years it is for", "the years, such as `period: 2024-2034`"),
        (_, "currency") => ("its currency", "the code of the currency, such as `currency: USD`"),
        (_, "per") => ("for what time it is paid", "`per: year`, `month`, `week`, `day` or `hour`"),
        _ => ("where it comes from", "`source: …` with an id of `sources.yaml`"),
    };
    let title = format!("the {what} does not say {meaning}");
    Diagnostic::error(code, place, title, format!("`{key}` is missing here"))
        .with_help(format!("add {help}"))
}

/// A row of figures without a figure; `keys` are those that would hold one.
pub fn no_figure(place: Place, keys: &[&str]) -> Diagnostic {
    let title = "the row has no figure".to_owned();
    let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    Diagnostic::error("no-figure", place, title, "expected at least one number here")
        .with_help(format!("add one of {keys}"))
}

/// An amount or a number of jobs below zero.
pub fn negative_figure(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is below zero");
    let label = "amounts and numbers of jobs are zero or more";
    Diagnostic::error("negative-figure", place, title, label)
}

/// An infinite amount.
pub fn figure_not_finite(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is not a finite number");
    Diagnostic::error("figure-not-finite", place, title, "expected a number such as `120000`")
        .with_help("for a figure that is not published write `not-published`")
}

/// A figure that is not written as one.
pub fn bad_figure(place: Place, found: &str, meant: Option<&str>) -> Diagnostic {
    let title = format!("`{found}` is not a figure");
    let label = "expected digits such as `120000`, `31.07` or `150000+`, or `not-published`";
    let diagnostic = Diagnostic::error("bad-figure", place, title, label);
    match meant {
        Some(meant) => diagnostic.with_fix("write the figure in digits", meant),
        None => diagnostic,
    }
}

/// A figure beyond everything that is paid or counted.
pub fn figure_too_large(place: Place, found: &str) -> Diagnostic {
    let title = format!("`{found}` is too large for a figure");
    Diagnostic::error("bad-figure", place, title, "expected at most ten billion")
}

/// A change in percent that is not written as a number; `meant` is the number that certainly is.
pub fn bad_percentage(place: Place, found: &str, meant: Option<&str>) -> Diagnostic {
    let title = format!("`{found}` is not a change in percent");
    let label = "expected a number such as `5.6` or `-4.2`";
    let diagnostic = Diagnostic::error("bad-figure", place, title, label);
    match meant {
        Some(meant) => diagnostic.with_fix("write the number alone", meant),
        None => diagnostic,
    }
}

/// Two figures of a row of which the lower one is larger. `first` is where the lower one stands.
pub fn figures_out_of_order(
    place: Place,
    first: Place,
    lower: &'static str,
    upper: &'static str,
) -> Diagnostic {
    if lower == "low" {
        let title = "the low end is above the high end".to_owned();
        return Diagnostic::error(
            "low-above-high",
            place,
            title,
            "`high` cannot be lower than `low`",
        )
        .with_context(first, "`low` stands here");
    }
    let title = format!("`{lower}` is above `{upper}`");
    let label = format!("`{upper}` cannot be lower than `{lower}`");
    Diagnostic::error("percentiles-out-of-order", place, title, label)
        .with_context(first, format!("`{lower}` stands here"))
}
