//! A map from ids to records in the order of the file: vocabularies are written so.
//!
//! Every id stands in it once; a text that repeats one is refused.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::{slice, vec};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::scalar::Scalar;

/// Ids with their records, each id once, in the order in which the file names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries<T>(Vec<(String, T)>);

impl<T> Entries<T> {
    /// The ids and records in the order of the file.
    pub fn iter(&self) -> slice::Iter<'_, (String, T)> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> IntoIterator for Entries<T> {
    type Item = (String, T);
    type IntoIter = vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'e, T> IntoIterator for &'e Entries<T> {
    type Item = &'e (String, T);
    type IntoIter = slice::Iter<'e, (String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(id, record)| (id, record)))
    }
}

impl<T> FromIterator<(String, T)> for Entries<T> {
    /// Of two with one id the first counts.
    fn from_iter<I: IntoIterator<Item = (String, T)>>(all: I) -> Self {
        let mut seen = BTreeSet::new();
        Self(all.into_iter().filter(|(id, _)| seen.insert(id.clone())).collect())
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ids with their entries")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let (mut entries, mut seen) = (Vec::new(), BTreeSet::new());
        // An id may look like a number: `2021`.
        while let Some(id) = map.next_key::<Scalar>()? {
            if !seen.insert(id.clone()) {
                return Err(A::Error::custom(format_args!("duplicate id `{id}`")));
            }
            entries.push((id.to_string(), map.next_value()?));
        }
        Ok(Entries(entries))
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}
