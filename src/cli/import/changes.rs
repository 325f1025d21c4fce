//! Which careers change between two builds, and by how much.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::career::Decimal;

/// The figures that are compared: what they are called, and where they stand in a career's data.
const FIGURES: [(&str, Find); 4] = [
    ("median pay", |career| &newest_pay(career)["figures"]["median"]),
    ("jobs", |career| &newest_pay(career)["jobs"]),
    ("growth %", |career| &career["outlook"]["growth_percent"]),
    ("openings", |career| &career["outlook"]["openings_per_year"]),
];

type Find = fn(&Value) -> &Value;

/// The row of pay that a career is known by: the first, official ones before others.
fn newest_pay(career: &Value) -> &Value {
    &career["salary"][0]
}

/// A table of the careers whose figures change, the largest change of pay first; then those that
/// come, go, or lose their figures. Says so if none changes.
pub(super) fn table(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> String {
    let mut changed = Vec::new();
    let (mut lost, mut text) = (Vec::new(), String::new());
    for (slug, new) in after {
        let Some(old) = before.get(slug) else { continue };
        let rows: Vec<_> = FIGURES
            .iter()
            .filter_map(|(name, find)| change(name, number(find(old)), number(find(new))))
            .collect();
        if number(&newest_pay(old)["figures"]["median"]).is_some()
            && number(&newest_pay(new)["figures"]["median"]).is_none()
        {
            lost.push(title(new));
        }
        if !rows.is_empty() {
            let largest = rows.iter().map(|row| row.size).max().unwrap_or_default();
            changed.push((std::cmp::Reverse(largest), title(new), periods(old, new), rows));
        }
    }
    changed.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    for (_, title, periods, rows) in &changed {
        let _ = writeln!(text, "{title}{periods}");
        for row in rows {
            let _ = writeln!(text, "  {}", row.text);
        }
    }
    let new = after.keys().filter(|slug| !before.contains_key(*slug)).count();
    let summary = match changed.len() {
        0 => "no career changes".to_owned(),
        1 => "1 career changes".to_owned(),
        number => format!("{number} careers change"),
    };
    let _ = writeln!(text, "{summary}, {new} are new");
    for title in lost {
        let _ = writeln!(text, "no longer published: the pay of {title}");
    }
    text
}

/// A figure that changed: how it reads, and by how many tenths of a percent.
struct Change {
    text: String,
    size: u64,
}

fn change(name: &str, old: Option<Decimal>, new: Option<Decimal>) -> Option<Change> {
    let (old, new) = (old?, new?);
    if old == new {
        return None;
    }
    let distance = new.distance(old);
    let sign = if new < old { "−" } else { "+" };
    let share = |one: &Decimal| one.plain().parse::<f64>().unwrap_or_default();
    let percent = share(&distance) / share(&old).abs().max(f64::MIN_POSITIVE) * 100.0;
    let of_old =
        if name.ends_with('%') { String::new() } else { format!(" ({sign}{percent:.1}%)") };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "for sorting alone"
    )]
    let size = (percent * 10.0) as u64;
    let (from, to, by) = (old.grouped(), new.grouped(), distance.grouped());
    Some(Change { text: format!("{name:<11} {from:>11} → {to:>11}   {sign}{by}{of_old}"), size })
}

fn number(value: &Value) -> Option<Decimal> {
    Decimal::parse(value.to_string().trim_matches(['"', '+']))
}

fn title(career: &Value) -> &str {
    career["title"].as_str().unwrap_or_default()
}

/// The periods of the pay, if they differ.
fn periods(old: &Value, new: &Value) -> String {
    let period = |career: &Value| newest_pay(career)["period"].as_str().unwrap_or("–").to_owned();
    let (old, new) = (period(old), period(new));
    if old == new { String::new() } else { format!("   {old} → {new}") }
}
