//! The types that templates see, read from the source below `src/context`.
//!
//! `tidy` follows the paths of templates through them, and `reference` describes them for authors
//! of themes. Every public item is documented there and formatted in one way, so lines are enough.

use std::collections::BTreeMap;

use crate::tidy::{File, files_below};

/// A structure or a choice of the contexts.
#[derive(Debug, Default)]
pub(crate) struct Described {
    /// What it is.
    pub(crate) doc: String,
    /// Its fields, or the words of a choice, in their order.
    pub(crate) fields: Vec<Field>,
    /// Whether it is a choice of words.
    pub(crate) is_choice: bool,
}

/// A field of a structure, or a word of a choice.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name in templates.
    pub(crate) name: String,
    /// Its type in the source; empty for words.
    pub(crate) kind: String,
    /// What it holds.
    pub(crate) doc: String,
}

impl Field {
    /// The type within lists, options and boxes: `Vec<Link>` holds a `Link`.
    pub(crate) fn inner(&self) -> &str {
        let kind = self.kind.trim_end_matches('>');
        kind.rsplit_once('<').map_or(kind, |(_, inner)| inner)
    }
}

/// All structures, and the choices whose words are written with hyphens, by name.
pub(crate) fn context_types() -> BTreeMap<String, Described> {
    let mut types = BTreeMap::new();
    for file in files_below("src/context", ".rs") {
        read(&file, &mut types);
    }
    types
}

fn read(file: &File, types: &mut BTreeMap<String, Described>) {
    let (mut doc, mut is_kebab, mut current) = (Vec::new(), false, None::<String>);
    // What decides itself how templates see it has nothing in it that they do.
    let mut is_derived = false;
    for (_, line) in file.lines() {
        let text = line.trim();
        if let Some(said) = text.strip_prefix("///") {
            doc.push(said.trim().to_owned());
            continue;
        }
        if text.starts_with("#[") {
            is_kebab |= text.contains("rename_all = \"kebab-case\"");
            is_derived |= text.starts_with("#[derive(") && text.contains("Serialize");
            continue;
        }
        let said = std::mem::take(&mut doc).join(" ");
        let begins = |word: &str| line.strip_prefix(word)?.strip_suffix(" {");
        let is_type = begins("pub struct ").filter(|_| is_derived);
        if let Some(name) = is_type.or(begins("pub enum ").filter(|_| is_kebab)) {
            let is_choice = line.starts_with("pub enum");
            let described = Described { doc: said, fields: Vec::new(), is_choice };
            types.insert(name.to_owned(), described);
            current = Some(name.to_owned());
        } else if line == "}" {
            current = None;
        } else if let Some(described) = current.as_ref().and_then(|name| types.get_mut(name)) {
            described.fields.extend(field(text, said, described.is_choice));
        }
        (is_kebab, is_derived) = (false, false);
    }
}

fn field(text: &str, doc: String, is_choice: bool) -> Option<Field> {
    let text = text.trim_end_matches(',');
    if is_choice {
        return Some(Field { name: kebab(text), kind: String::new(), doc });
    }
    let (name, kind) = text.strip_prefix("pub ")?.split_once(": ")?;
    Some(Field { name: name.to_owned(), kind: kind.to_owned(), doc })
}

/// The name of a variant as it is written in templates: `HighSchool` is `high-school`.
fn kebab(variant: &str) -> String {
    let mut word = String::new();
    for c in variant.chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.push(c.to_ascii_lowercase());
    }
    word
}
