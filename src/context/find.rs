//! The index by which readers find careers: what its files hold.
//!
//! Careers go by their number, the place they have in the index. So every file says which
//! edition of the numbering it belongs to, and a script can tell that one of them is older.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{EntryKind, IndexCount};

/// The page on which readers find careers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Find {
    /// How many careers there are.
    pub count: usize,
    /// Indexes of fields, skills, tools and places.
    pub indexes: Vec<IndexCount>,
}

/// `find/index.js`: all careers, and which other files there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindIndex {
    /// Changes when careers change their numbers.
    pub edition: String,
    /// What the script says to readers, by key.
    pub words: BTreeMap<&'static str, String>,
    /// Names of the fields of work.
    pub fields: Vec<String>,
    /// The careers; the position of each is its number.
    pub careers: Vec<FindCareer>,
    /// Beginnings of words that have a file of names.
    pub names: Vec<String>,
    /// Letters that have a file of words.
    pub spelling: Vec<String>,
}

/// A career in the index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindCareer {
    /// Its title.
    pub title: String,
    /// Last part of its address; empty if it is the words of its title between hyphens.
    pub slug: String,
    /// Position of its field among the fields.
    pub field: Option<usize>,
    /// Orders careers that match alike: about the logarithm of the number of jobs.
    pub weight: u8,
}

/// `find/names-NAME.js`: names with a word that begins alike, and what they lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindNames {
    /// What the words begin with.
    pub name: String,
    /// The edition of the numbers.
    pub edition: String,
    /// The names in the order of their text.
    pub names: Vec<Arc<FindName>>,
}

/// Another title of careers, or a name of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindName {
    /// The name.
    pub text: String,
    /// The entry that has this name; none for a title.
    pub entry: Option<FindEntry>,
    /// Numbers of the careers it leads to, the best first.
    pub careers: Vec<usize>,
}

/// A field, skill, tool or place in the index.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindEntry {
    /// Its kind.
    pub kind: EntryKind,
    /// Its id, the last part of its address.
    pub id: String,
    /// The name by which its page goes.
    pub name: String,
}

/// `find/words-NAME.js`: words of names, by which a misspelt one is put right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FindWords {
    /// Their first letter, or `_` and their second one.
    pub name: String,
    /// The words in alphabetical order.
    pub words: Vec<String>,
}
