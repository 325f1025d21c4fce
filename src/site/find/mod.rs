//! The index by which readers find careers: made here, small and in parts, read by `find.js`.
//!
//! `index` has what every search needs: all careers. All other names lie in files that a script
//! asks for by the words that are typed, see `shards`.

mod names;
mod shards;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::career::FactsKind;
use crate::context::{Context, Find, FindCareer, FindIndex};
use crate::markdown::EntryKind;
use crate::source::OutPath;

use super::library::{Library, Record, View};
use super::listings;
use super::references::Uses;

/// What `find.js` says to readers, by the keys of the theme's words.
const WORDS: [&str; 9] = [
    "find_one",
    "find_other",
    "find_none",
    "find_all",
    "find_also",
    "kind_field",
    "kind_skill",
    "kind_tool",
    "kind_place",
];

/// The page on which readers find careers.
pub(super) fn page(view: View<'_, '_>, uses: &Uses<'_>) -> Find {
    Find { count: view.library.careers.len(), indexes: listings::indexes(view.library, uses) }
}

/// The files of the index.
pub(super) fn files(view: View<'_, '_>, uses: &Uses<'_>) -> Vec<(OutPath, Context)> {
    let View { library, strings, .. } = view;
    let (fields, careers) = careers(library);
    let weights: Vec<u8> = careers.iter().map(|career| career.weight).collect();
    let all = names::names(library, uses, &weights);
    let edition = edition(library);
    let known: BTreeSet<String> =
        careers.iter().flat_map(|career| words::words(&career.title)).collect();
    let (shards, spelling) = (shards::shards(&all, &edition), shards::spelling(&all, &known));
    let index = FindIndex {
        edition,
        words: WORDS.into_iter().map(|key| (key, strings.text(key).to_owned())).collect(),
        fields,
        careers,
        names: shards.iter().map(|shard| shard.name.clone()).collect(),
        spelling: spelling.iter().map(|words| words.name.clone()).collect(),
    };
    let path = |name: &str| OutPath::new(&format!("find/{name}.js"));
    let mut files = vec![(path("index"), Context::FindIndex(Box::new(index)))];
    files.extend(shards.into_iter().map(|shard| {
        (path(&format!("names-{}", shard.name)), Context::FindNames(Box::new(shard)))
    }));
    files.extend(spelling.into_iter().map(|words| {
        (path(&format!("words-{}", words.name)), Context::FindWords(Box::new(words)))
    }));
    files
}

/// The names of all fields that careers are in, and the careers by their numbers.
fn careers(library: &Library<'_>) -> (Vec<String>, Vec<FindCareer>) {
    let named = library.careers.iter().filter_map(|record| record.career.field.as_deref());
    let ids: BTreeSet<&str> = named.collect();
    let name = |id| Some((id, library.name(EntryKind::Field, id)?.to_owned()));
    let names: BTreeMap<&str, String> = ids.into_iter().filter_map(name).collect();
    let career = |record: &Record<'_>| FindCareer {
        title: record.title().to_owned(),
        slug: Some(record.slug)
            .filter(|slug| *slug != words::address_of(record.title()))
            .unwrap_or_default()
            .to_owned(),
        field: record
            .career
            .field
            .as_deref()
            .and_then(|id| names.keys().position(|one| *one == id)),
        weight: weight(library, record),
    };
    let careers = library.careers.iter().map(career).collect();
    (names.into_values().collect(), careers)
}

/// How much the number of jobs in a country tells: one and a half times its logarithm to the base
/// of two. Of careers that match alike, the one that more people have comes first.
fn weight(library: &Library<'_>, record: &Record<'_>) -> u8 {
    let rows = library.national(record, FactsKind::Wages);
    let jobs = rows.iter().find_map(|row| row.row.jobs?.number());
    let jobs = jobs.and_then(|jobs| jobs.plain().split('.').next()?.parse::<u32>().ok());
    let power = jobs.and_then(|jobs| u128::from(jobs).pow(3).checked_ilog2()).unwrap_or_default();
    u8::try_from((power / 2).min(35)).unwrap_or_default()
}

/// Changes when any career gets another number. FNV-1a: it tells editions apart, no more.
fn edition(library: &Library<'_>) -> String {
    let slugs = library.careers.iter().flat_map(|record| record.slug.bytes().chain([0]));
    let hash = slugs
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
