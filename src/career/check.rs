//! The laws of a career within one file: from what the editor wrote to what holds.
//!
//! Called by `page` for every file. Never fails: what breaks a law is left out of the result and
//! stands in the diagnostics, at the exact bytes.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, catalog::career as catalog};
use crate::yaml::{KeyPath, Locator, Scalar};

use super::raw::{RawCareer, RawCodes, RawOutlook, RawRelated, RawSalary};
use super::standard::{countries, currencies, is_country, is_currency};
use super::{BadFigure, Career, Codes, Date, Decimal, Figure, Measure, Outlook, Period, Salary};

/// Shortest and longest description, in characters: what search engines and previews show whole.
const DESCRIPTION_LENGTH: std::ops::RangeInclusive<usize> = 50..=160;

/// A checker of one file: finds positions when a fault needs one, and collects the faults.
pub struct Checked<'l> {
    locator: &'l Locator,
    diagnostics: Vec<Diagnostic>,
}

impl<'l> Checked<'l> {
    /// A checker that takes positions from `locator`.
    pub fn new(locator: &'l Locator) -> Self {
        Self { locator, diagnostics: Vec::new() }
    }

    /// What was found.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Adds a fault at the value of `path`.
    pub fn at_value(&mut self, path: &KeyPath, fault: impl FnOnce(Place) -> Diagnostic) {
        self.diagnostics.push(fault(self.locator.value(path)));
    }

    /// Adds a fault at the key of `path`.
    pub fn at_key(&mut self, path: &KeyPath, fault: impl FnOnce(Place) -> Diagnostic) {
        self.diagnostics.push(fault(self.locator.key(path)));
    }

    /// Adds a fault for every key of `record` that is missing and was not written either: one
    /// that is there but faulty has its own message.
    pub fn require(
        &mut self,
        record: &KeyPath,
        keys: &[(&'static str, bool)],
        fault: impl Fn(Place, &'static str) -> Diagnostic,
    ) {
        for (key, is_missing) in keys {
            if *is_missing && !self.locator.was_written(&record.key(key)) {
                self.at_key(record, |place| fault(place, key));
            }
        }
    }

    /// Where the key of `path` stands, or the first line of the item.
    pub fn key_place(&self, path: &KeyPath) -> Place {
        self.locator.key(path)
    }

    /// Where the value of `path` stands.
    pub fn value_place(&self, path: &KeyPath) -> Place {
        self.locator.value(path)
    }

    /// Reads what `path` holds with `parse`; what cannot be read is a fault.
    pub fn read<T>(
        &mut self,
        path: &KeyPath,
        text: Option<&str>,
        parse: impl FnOnce(&str) -> Option<T>,
        fault: impl FnOnce(Place, &str) -> Diagnostic,
    ) -> Option<T> {
        let text = text?;
        let value = parse(text);
        if value.is_none() {
            self.at_value(path, |place| fault(place, text));
        }
        value
    }

    /// Reads a period.
    pub fn period(&mut self, path: &KeyPath, text: Option<&Scalar>) -> Option<Period> {
        self.read(path, text.map(Scalar::as_str), Period::parse, |place, text| {
            let meant = Period::meant(text).map(|period| period.to_string());
            catalog::bad_period(place, text, meant.as_deref())
        })
    }

    /// Reads a day.
    pub fn date(&mut self, path: &KeyPath, text: Option<&Scalar>) -> Option<Date> {
        self.read(path, text.map(Scalar::as_str), Date::parse, |place, text| {
            let meant = Date::meant(text).map(|date| date.to_string());
            catalog::bad_date(place, text, meant.as_deref())
        })
    }

    /// Reads a currency code.
    pub fn currency(&mut self, path: &KeyPath, code: Option<&str>) -> Option<String> {
        let known = |code: &str| is_currency(code).then(|| code.to_owned());
        self.read(path, code, known, |place, code| catalog::bad_currency(place, code, currencies()))
    }

    /// Reads a country code.
    pub fn country(&mut self, path: &KeyPath, code: Option<&str>) -> Option<String> {
        let known = |code: &str| is_country(code).then(|| code.to_owned());
        self.read(path, code, known, |place, code| catalog::bad_country(place, code, countries()))
    }

    /// Reads the address of a page on another site.
    pub fn url(&mut self, path: &KeyPath, url: Option<&str>) -> Option<String> {
        let parse = |url: &str| is_url(url).then(|| url.to_owned());
        self.read(path, url, parse, catalog::bad_url)
    }

    /// Reads a figure of at least zero.
    pub fn figure(&mut self, path: &KeyPath, text: Option<&Scalar>) -> Option<Figure> {
        let text = text?.as_str();
        match Figure::parse(text) {
            Ok(figure) => return Some(figure),
            Err(BadFigure::Negative) => {
                self.at_value(path, |place| catalog::negative_figure(place, text));
            }
            Err(BadFigure::NotFinite) => {
                self.at_value(path, |place| catalog::figure_not_finite(place, text));
            }
            Err(BadFigure::TooLarge) => {
                self.at_value(path, |place| catalog::figure_too_large(place, text));
            }
            Err(BadFigure::NoNumber { meant }) => {
                self.at_value(path, |place| catalog::bad_figure(place, text, meant.as_deref()));
            }
        }
        None
    }

    /// Reads a change in percent, which may be negative.
    pub fn decimal(&mut self, path: &KeyPath, text: Option<&Scalar>) -> Option<Decimal> {
        let fault = |place, text: &str| {
            let bare = text.trim_start_matches('+').trim_end_matches('%').trim().replace('−', "-");
            let meant = Decimal::parse(&bare).map(|_| bare);
            catalog::bad_percentage(place, text, meant.as_deref())
        };
        self.read(path, text.map(Scalar::as_str), Decimal::parse, fault)
    }

    /// Checks that figures do not fall where they must not, and reports those that do.
    pub fn order(&mut self, row: &KeyPath, figures: &[(Measure, Figure)]) {
        let chains: [&[Measure]; 2] = [
            &[Measure::P10, Measure::P25, Measure::Median, Measure::P75, Measure::P90],
            &[Measure::Low, Measure::High],
        ];
        for chain in chains {
            let of_chain = figures.iter().filter(|(measure, _)| chain.contains(measure));
            // A figure that is not published stands between two that still must not fall.
            let known: Vec<_> = of_chain
                .filter_map(|(measure, figure)| Some((measure, figure.number()?)))
                .collect();
            for pair in known.windows(2) {
                let ((lower, low), (upper, high)) = (pair[0], pair[1]);
                if low > high {
                    let first = self.value_place(&row.key(lower.key()));
                    self.at_value(&row.key(upper.key()), |place| {
                        catalog::figures_out_of_order(place, first, lower.key(), upper.key())
                    });
                }
            }
        }
    }

    /// Adds a fault for a row of which none of `keys` was written.
    fn no_figure(&mut self, row: &KeyPath, keys: &[&str]) {
        if !keys.iter().any(|key| self.locator.was_written(&row.key(key))) {
            self.at_key(row, |place| catalog::no_figure(place, keys));
        }
    }

    /// Checks a title that is there.
    pub fn text(&mut self, path: &KeyPath, text: Option<&String>) {
        if text.is_some_and(|text| text.trim().is_empty()) {
            self.at_value(path, catalog::empty_text);
        }
    }

    /// Checks the texts of a list; `path` leads to that of the item with the given number.
    fn texts<'i>(
        &mut self,
        texts: impl Iterator<Item = &'i String>,
        path: impl Fn(usize) -> KeyPath,
    ) {
        for (index, _) in texts.enumerate().filter(|(_, text)| text.trim().is_empty()) {
            self.at_value(&path(index), catalog::empty_text);
        }
    }

    /// Checks that a list names each id once; `path` leads to that of the item with the given
    /// number, and `what` is identified by them.
    fn once<'i>(
        &mut self,
        ids: impl Iterator<Item = &'i str>,
        what: &str,
        path: impl Fn(usize) -> KeyPath,
    ) {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            let first = *seen.entry(id).or_insert(index);
            if first < index {
                let first = self.value_place(&path(first));
                let fault = |place| catalog::listed_twice(place, first, what, id);
                self.at_value(&path(index), fault);
            }
        }
    }

    /// Checks the length of a page's description that is there.
    pub fn description(&mut self, path: &KeyPath, text: Option<&String>) {
        let length = text.map(|text| text.trim().chars().count());
        if let Some(length) = length.filter(|length| !DESCRIPTION_LENGTH.contains(length)) {
            self.at_value(path, |place| {
                catalog::description_length(place, length, &DESCRIPTION_LENGTH)
            });
        }
    }
}

/// Checks the record that one file holds.
pub fn check(raw: RawCareer, locator: &Locator) -> (Career, Vec<Diagnostic>) {
    let mut checked = Checked::new(locator);
    let root = KeyPath::root();
    let keys = raw.keys();
    checked.text(&root.key("title"), raw.title.as_ref());
    checked.description(&root.key("description"), raw.description.as_ref());
    let item = |list: &str, index| root.key(list).item(index);
    let titles = raw.alternate_titles.iter().flatten();
    checked.texts(titles, |index| item("alternate_titles", index));
    let roles = raw.roles.iter().flatten().map(|role| &role.name);
    checked.texts(roles, |index| item("roles", index).key("name"));
    let skills = raw.skills.iter().flatten().map(|skill| skill.skill.as_str());
    checked.once(skills, "skill", |index| item("skills", index).key("skill"));
    let tools = raw.tools.iter().flatten().map(|tool| tool.tool.as_str());
    checked.once(tools, "tool", |index| item("tools", index).key("tool"));
    let places = raw.places.iter().flatten().map(|place| place.place.as_str());
    checked.once(places, "place", |index| item("places", index).key("place"));
    let related = raw.related.unwrap_or_default();
    checked.once(related.iter().map(RawRelated::slug), "career", |index| {
        let item = item("related", index);
        related[index].slug_key().map_or_else(|| item.clone(), |key| item.key(key))
    });
    let certificates = raw.certificates.unwrap_or_default();
    for (index, certificate) in certificates.iter().enumerate() {
        let path = root.key("certificates").item(index).key("url");
        checked.url(&path, certificate.url.as_deref());
    }
    let salary = raw.salary.unwrap_or_default().into_iter().enumerate();
    let salary =
        salary.map(|(index, row)| check_salary(&mut checked, &root.key("salary").item(index), row));
    let salary = salary.collect();
    let outlook = raw.outlook.unwrap_or_default().into_iter().enumerate();
    let outlook = outlook
        .map(|(index, row)| check_outlook(&mut checked, &root.key("outlook").item(index), row));
    let outlook = outlook.collect();
    let career = Career {
        keys,
        title: raw.title,
        description: raw.description,
        field: raw.field,
        alternate_titles: raw.alternate_titles.unwrap_or_default().into(),
        updated: checked.date(&root.key("updated"), raw.updated.as_ref()),
        draft: raw.draft.unwrap_or_default(),
        aliases: raw.aliases.unwrap_or_default(),
        related: related.into(),
        codes: check_codes(&mut checked, &root.key("codes"), raw.codes.unwrap_or_default()),
        tasks: raw.tasks.unwrap_or_default().into(),
        skills: raw.skills.unwrap_or_default().into(),
        education: raw.education.unwrap_or_default().into(),
        experience: raw.experience,
        routes: raw.routes.unwrap_or_default().into(),
        certificates: certificates.into(),
        salary,
        roles: raw.roles.unwrap_or_default().into(),
        places: raw.places.unwrap_or_default().into(),
        tools: raw.tools.unwrap_or_default().into(),
        outlook,
    };
    (career, checked.into_diagnostics())
}

fn check_codes(checked: &mut Checked<'_>, path: &KeyPath, raw: RawCodes) -> Codes {
    let mut code = |key: &str, text: Option<&str>, scheme: &'static str, pattern: &str| {
        let parse = |text: &str| matches_pattern(text, pattern).then(|| text.to_owned());
        let fault = |place, text: &str| catalog::bad_code(place, text, scheme, pattern);
        checked.read(&path.key(key), text, parse, fault)
    };
    let onet = raw.onet.as_ref().map(Scalar::as_str);
    let onet = code("onet", onet, "an O*NET-SOC code", "00-0000.00");
    let isco = code("isco", raw.isco.as_ref().map(Scalar::as_str), "an ISCO-08 code", "0000");
    let parse = |uri: &str| uri.starts_with("http://data.europa.eu/esco/").then(|| uri.to_owned());
    let esco = checked.read(&path.key("esco"), raw.esco.as_deref(), parse, |place, text| {
        catalog::bad_code(place, text, "an ESCO address", "http://data.europa.eu/esco/…")
    });
    Codes { onet, isco, esco, note: raw.note }
}

/// Whether the text has the form of an O*NET-SOC 2019 code, `15-1252.00`.
pub fn is_onet_code(text: &str) -> bool {
    matches_pattern(text, "00-0000.00")
}

/// Whether `text` has a digit wherever `pattern` has a `0`, and is the same elsewhere.
pub(super) fn matches_pattern(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(found, wanted)| match wanted {
            b'0' => found.is_ascii_digit(),
            _ => found == wanted,
        })
}

fn check_salary(checked: &mut Checked<'_>, row: &KeyPath, raw: RawSalary) -> Salary {
    let missing = [
        ("place", raw.place.is_none()),
        ("period", raw.period.is_none()),
        ("currency", raw.currency.is_none()),
        ("per", raw.per.is_none()),
        ("source", raw.source.is_none()),
    ];
    checked.require(row, &missing, |place, key| catalog::incomplete_figure(place, "amount", key));
    let texts = [
        (Measure::Mean, raw.mean),
        (Measure::Low, raw.low),
        (Measure::High, raw.high),
        (Measure::P10, raw.p10),
        (Measure::P25, raw.p25),
        (Measure::Median, raw.median),
        (Measure::P75, raw.p75),
        (Measure::P90, raw.p90),
    ];
    let figures = read_figures(checked, row, texts);
    Salary {
        place: raw.place,
        period: checked.period(&row.key("period"), raw.period.as_ref()),
        currency: checked.currency(&row.key("currency"), raw.currency.as_deref()),
        per: raw.per,
        figures,
        source: raw.source,
        note: raw.note,
        historical: raw.historical.unwrap_or_default(),
    }
}

/// Reads the figures of a row of pay; there must be one, and they must be in order.
pub(super) fn read_figures<const N: usize>(
    checked: &mut Checked<'_>,
    row: &KeyPath,
    texts: [(Measure, Option<Scalar>); N],
) -> Vec<(Measure, Figure)> {
    if texts.iter().all(|(_, text)| text.is_none()) {
        checked.no_figure(row, &texts.each_ref().map(|(measure, _)| measure.key()));
    }
    let mut figures = Vec::new();
    for (measure, text) in texts {
        let Some(text) = text else { continue };
        if let Some(figure) = checked.figure(&row.key(measure.key()), Some(&text)) {
            figures.push((measure, figure));
        }
    }
    checked.order(row, &figures);
    figures
}

fn check_outlook(checked: &mut Checked<'_>, row: &KeyPath, raw: RawOutlook) -> Outlook {
    let missing = [
        ("place", raw.place.is_none()),
        ("period", raw.period.is_none()),
        ("source", raw.source.is_none()),
    ];
    checked.require(row, &missing, |place, key| catalog::incomplete_figure(place, "outlook", key));
    if raw.growth_percent.is_none() && raw.openings_per_year.is_none() {
        checked.no_figure(row, &["growth_percent", "openings_per_year"]);
    }
    let openings = row.key("openings_per_year");
    Outlook {
        place: raw.place,
        period: checked.period(&row.key("period"), raw.period.as_ref()),
        growth: checked.decimal(&row.key("growth_percent"), raw.growth_percent.as_ref()),
        openings: checked.figure(&openings, raw.openings_per_year.as_ref()),
        drivers: raw.drivers,
        source: raw.source,
        note: raw.note,
    }
}

/// Whether `text` is the address of a page on the web: `http` or `https`, a host, no spaces.
pub fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let is_host = |host: &str| {
        let name = host.split(':').next().unwrap_or_default();
        (name.contains('.') || name == "localhost")
            && !name.starts_with('.')
            && !name.ends_with('.')
            && name.chars().all(|c| c.is_alphanumeric() || "-.".contains(c))
    };
    host.is_some_and(is_host)
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

/// Whether `text` can stand in an address as it is: small ASCII letters, digits, single hyphens.
pub fn is_url_safe(text: &str) -> bool {
    let parts = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(parts)
}
