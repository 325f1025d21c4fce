//! Careers side by side: what the page that compares them is given of each, and the table of a
//! career and its nearest relatives.

use crate::context::{
    Choice, Compare, ComparedCareer, ComparedFact, Fact, RankingKey, RelativeRow, Relatives,
    Strings,
};
use crate::markdown::EntryKind;

use super::library::{Library, Record, View};
use super::measures::{self, Measures};

/// Path of the page.
pub(super) const PATH: &str = "compare.html";

/// How many relatives a career is compared with.
const RELATIVES: usize = 3;

/// The page that compares careers: those that can be chosen.
pub(super) fn page(library: &Library<'_>) -> Compare {
    let choice = |record: &Record<'_>| Choice {
        id: record.slug.to_owned(),
        name: record.title().to_owned(),
    };
    let mut careers: Vec<_> = library.careers.iter().map(choice).collect();
    careers.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    Compare { careers }
}

/// Path of the script that hands a career to the page.
pub(super) fn script_path(slug: &str) -> String {
    format!("compare/{slug}.js")
}

/// What the page is given of a career: `facts`, which stand at the top of its own page, and its
/// lists.
pub(super) fn career(view: View<'_, '_>, record: &Record<'_>, facts: &[Fact]) -> ComparedCareer {
    let links = |kind| {
        let named = record.named(kind).iter();
        named.filter_map(|entry| view.library.links.get(*entry).cloned()).collect()
    };
    ComparedCareer {
        id: record.slug.to_owned(),
        career: record.link(),
        facts: facts.iter().map(|fact| self::fact(fact, view.strings)).collect(),
        skills: links(EntryKind::Skill),
        tools: links(EntryKind::Tool),
        places: links(EntryKind::Place),
    }
}

/// A figure in words: `$135,980 a year` and `Median pay, United States, May 2025`.
fn fact(fact: &Fact, strings: &Strings) -> ComparedFact {
    let Fact { key, number, high, text, per, place, period, source, all: _ } = fact;
    let number = number.as_ref().map(|number| number.text.as_str()).unwrap_or_default();
    let mut figure = match high {
        Some(high) => strings.text("range").replace("{low}", number).replace("{high}", &high.text),
        None if text.is_empty() => number.to_owned(),
        None => text.clone(),
    };
    if !per.is_empty() {
        figure = format!("{figure} {}", strings.text(per));
    }
    let word = |key: String| strings.text(&key).to_owned();
    let (row, what) = match key.as_str() {
        "pay_median" | "pay_mean" => ("pay", word(format!("fact_{key}"))),
        "range_percentiles" | "range_ends" => ("range", word(format!("of_{key}"))),
        other => (other, String::new()),
    };
    let place = place.as_ref().map(|place| place.name.as_str()).unwrap_or_default();
    let parts = [what.as_str(), place, period].into_iter().filter(|part| !part.is_empty());
    let of = parts.collect::<Vec<_>>().join(", ");
    ComparedFact { key: row.to_owned(), text: figure, of, source: source.clone() }
}

/// A career beside its nearest relatives.
pub(super) fn relatives(view: View<'_, '_>, measures: &Measures, record: &Record<'_>) -> Relatives {
    let library = view.library;
    let columns = measures.columns(&[RankingKey::Pay, RankingKey::Growth]);
    let nearest = record.next.iter().take(RELATIVES);
    let nearest = nearest.filter_map(|relation| library.careers.get(relation.position));
    let nearest: Vec<&Record<'_>> = nearest.collect();
    let slugs = std::iter::once(record.slug).chain(nearest.iter().map(|other| other.slug));
    let address = format!("{PATH}?careers={}", slugs.collect::<Vec<_>>().join(","));
    let row = |other: &Record<'_>| {
        let career = measures.career(other);
        let education = career.and_then(|career| career.education.as_ref());
        RelativeRow {
            career: other.link(),
            cells: measures::cells(career, &columns, view.strings),
            education: education.map(|entry| entry.text.clone()).unwrap_or_default(),
        }
    };
    let rows = if nearest.is_empty() {
        Vec::new()
    } else {
        std::iter::once(record).chain(nearest).map(row).collect()
    };
    Relatives { address, columns, rows }
}
