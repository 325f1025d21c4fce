//! A career for every occupation that none of the site's careers names.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::career::RawOfficialEntry;
use crate::import::{Imported, Known};
use crate::markdown::slug;
use crate::yaml::write;

/// The comment above the record of a career that was made.
const HEAD: &str = "# Made by `careerbook import onet --create-careers`, and yours to edit: it is \
                    never written again.\n# What it does not say stands in for it from the \
                    official facts; a Markdown file beside it can hold prose.\n";

/// What stands in the file of a career that was made.
#[derive(Serialize)]
struct Made<'m> {
    title: &'m str,
    field: &'m str,
    codes: MadeCodes<'m>,
}

/// Its codes.
#[derive(Serialize)]
struct MadeCodes<'m> {
    onet: &'m str,
}

/// Makes the careers that are missing. Slugs come from the titles; one that is taken gets the
/// digits of the code behind it.
pub(super) fn make(
    occupations: &[(String, String)],
    fields: &BTreeMap<String, (String, RawOfficialEntry)>,
    known: &Known,
    imported: &mut Imported,
) {
    let named: BTreeSet<&str> = known.careers.values().flatten().map(String::as_str).collect();
    let mut taken: BTreeSet<String> = known.careers.keys().cloned().collect();
    for (code, title) in occupations.iter().filter(|(code, _)| !named.contains(code.as_str())) {
        let Some((field, _)) = fields.get(&code[..2]) else { continue };
        let mut own = slug(title);
        if !taken.insert(own.clone()) {
            let other = format!("{own}-{}", slug(code));
            imported.notes.push(format!("`{own}` is taken: {code} {title} becomes `{other}`"));
            own = other;
            taken.insert(own.clone());
        }
        let record = Made { title, field, codes: MadeCodes { onet: code } };
        match write(&record) {
            Ok(text) => imported.careers.push((own, format!("{HEAD}{text}"))),
            Err(error) => imported.notes.push(format!("{title}: {error}")),
        }
    }
}
