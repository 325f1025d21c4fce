//! The glossary: terms of the theme, which every site has, and those of the site itself.

use std::sync::Arc;

use crate::context::{Glossary, Strings, Term};
use crate::markdown::EntryKind;

use super::library::{Library, View};

/// Ids of the terms that the theme uses and explains in its own words.
pub const TERMS_OF_THEME: [&str; 20] = [
    "entry-education",
    "estimate",
    "field",
    "growth",
    "historical",
    "interests",
    "job-zone",
    "jobs",
    "location-quotient",
    "mean",
    "median",
    "not-published",
    "occupation-code",
    "openings",
    "or-more",
    "percentile",
    "period",
    "range",
    "relatedness",
    "shared-row",
];

/// Whether the theme explains the term itself.
pub(super) fn is_of_theme(id: &str) -> bool {
    TERMS_OF_THEME.contains(&id)
}

/// All terms in the order of their names. A term of the site replaces the theme's of the same id.
pub(super) fn page(View { library, strings, .. }: View<'_, '_>) -> Arc<Glossary> {
    let of_theme = TERMS_OF_THEME.into_iter().filter(|id| !is_defined(library, id));
    let of_site = library.entries.iter().filter(|((kind, _), _)| *kind == EntryKind::Term);
    let of_site = of_site.map(|((_, id), defined)| Term {
        id: (*id).to_owned(),
        name: defined.value.name.clone(),
        definition: defined.value.definition.clone(),
        also: defined.value.also.clone(),
    });
    let mut terms: Vec<Term> = of_theme.map(|id| term(id, strings)).chain(of_site).collect();
    terms.sort_by_cached_key(|term| (term.name.to_lowercase(), term.id.clone()));
    Arc::new(Glossary { terms })
}

fn is_defined(library: &Library<'_>, id: &str) -> bool {
    library.entries.contains_key(&(EntryKind::Term, id))
}

fn term(id: &str, strings: &Strings) -> Term {
    Term {
        id: id.to_owned(),
        name: strings.text(&format!("term_{id}")).to_owned(),
        definition: strings.text(&format!("meaning_{id}")).to_owned(),
        also: Vec::new(),
    }
}
