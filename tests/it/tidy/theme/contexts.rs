//! The types that templates see, read from `src/context`, and the paths that lead through them.

use std::collections::{BTreeMap, BTreeSet};

use crate::context_types::{Described, context_types};
use crate::tidy::{File, name};

use super::template::{Piece, Template};

/// The values that every template of a kind is given, with their types.
const ROOTS: [(&str, &str); 17] = [
    ("site", "SiteInfo"),
    ("page", "Page"),
    ("home", "Home"),
    ("careers", "Careers"),
    ("career", "CareerPage"),
    ("profile", "ProfilePage"),
    ("index", "EntryIndex"),
    ("entry", "EntryPage"),
    ("rankings", "Rankings"),
    ("ranking", "Ranking"),
    ("table", "CareerTable"),
    ("compare", "Compare"),
    ("find", "Find"),
    ("sources", "Sources"),
    ("glossary", "Glossary"),
    ("plain", "Plain"),
    ("target", "Link"),
];

/// What templates know without a context, or by another test.
const OTHERS: [&str; 4] = ["strings", "assets", "loop", "structured_data"];

/// What a name stands for in a template.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Type {
    /// A structure of the contexts, or a plain value, by its name in the source.
    Named(String),
    /// It cannot be told.
    Unknown,
}

/// The types a name can have in a template.
type Types = BTreeSet<Type>;

/// The structures that templates see: their fields with their types.
pub(super) struct Contexts {
    structures: BTreeMap<String, BTreeMap<String, String>>,
}

impl Contexts {
    /// Reads them from the source.
    pub(super) fn read() -> Self {
        let fields = |described: Described| {
            let all = described.fields.iter();
            all.map(|field| (field.name.clone(), field.inner().to_owned())).collect()
        };
        let types = context_types().into_iter().filter(|(_, one)| !one.is_choice);
        let structures = types.map(|(name, described)| (name, fields(described))).collect();
        let contexts = Self { structures };
        contexts.hold_the_roots();
        contexts
    }

    /// The roots above are those that `render` hands over.
    fn hold_the_roots(&self) {
        let html = File::read("src/render/html.rs");
        let given: BTreeSet<&str> =
            html.code().flat_map(|(_, line)| line.split("with(\"").skip(1)).map(name).collect();
        let known = ROOTS.iter().map(|(root, _)| *root).chain(["structured_data"]);
        assert_eq!(given, known.collect(), "left: src/render/html.rs, right: this test");
        for (root, structure) in ROOTS {
            assert!(self.structures.contains_key(structure), "{root}: {structure}");
        }
    }

    /// What is wrong with the paths of a template.
    pub(super) fn check(&self, template: &Template) -> Vec<String> {
        let names = self.names(template);
        let mut faults = Vec::new();
        for path in template.expressions.iter().flatten().filter_map(path) {
            if path.len() < 2 || OTHERS.contains(&path[0].as_str()) {
                continue;
            }
            match names.get(&path[0]) {
                None => faults.push(format!("nobody gives `{}`", path[0])),
                Some(types) => {
                    if types.iter().all(|one| self.follow(one, &path[1..]).is_none()) {
                        faults.push(format!("`{}` leads nowhere", path.join(".")));
                    }
                }
            }
        }
        faults
    }

    /// The names that a template knows and their types: those it is given and those it makes.
    fn names(&self, template: &Template) -> BTreeMap<String, Types> {
        let mut names: BTreeMap<String, Types> = BTreeMap::new();
        for (root, structure) in ROOTS {
            names.insert(root.to_owned(), [Type::Named(structure.to_owned())].into());
        }
        for expression in &template.expressions {
            for (index, piece) in expression.iter().enumerate() {
                let Piece::Path(word) = piece else { continue };
                let rest = &expression[index + 1..];
                match (word.join(".").as_str(), rest) {
                    ("for", [Piece::Path(item), Piece::Path(_), Piece::Path(list), ..]) => {
                        let types = self.types(&names, list);
                        names.entry(item[0].clone()).or_default().extend(types);
                    }
                    ("for" | "set" | "set_global", [Piece::Path(item), ..]) => {
                        names.entry(item[0].clone()).or_default().insert(Type::Unknown);
                    }
                    ("component", [Piece::Path(_), parameters @ ..]) => {
                        for parameter in parameters.iter().filter_map(path) {
                            names.entry(parameter[0].clone()).or_default().insert(Type::Unknown);
                        }
                    }
                    _ => {}
                }
            }
        }
        names
    }

    /// The types of what a path leads to.
    fn types(&self, names: &BTreeMap<String, Types>, path: &[String]) -> Types {
        let types = names.get(&path[0]).into_iter().flatten();
        types.filter_map(|one| self.follow(one, &path[1..])).collect()
    }

    /// The type that `fields` lead to from `start`; none if they lead nowhere.
    fn follow(&self, start: &Type, fields: &[String]) -> Option<Type> {
        let Some((first, rest)) = fields.split_first() else {
            return Some(start.clone());
        };
        let next: Vec<&String> = match start {
            Type::Named(structure) => {
                self.structures.get(structure)?.get(first).into_iter().collect()
            }
            Type::Unknown => self.structures.values().filter_map(|all| all.get(first)).collect(),
        };
        next.into_iter().find_map(|kind| self.follow(&Type::Named(kind.clone()), rest))
    }
}

fn path(piece: &Piece) -> Option<&Vec<String>> {
    match piece {
        Piece::Path(path) => Some(path),
        Piece::Text(_) | Piece::Sign(_) => None,
    }
}
