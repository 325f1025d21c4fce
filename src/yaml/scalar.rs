//! A value that may be written as text or as a number, kept as it was written.
//!
//! Records of other modules use it for figures, periods and codes. It never holds nothing.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// The characters of a scalar as they stand in the file: `2021`, `2025.10`, `150000+`.
///
/// Never empty and never one of YAML's words for nothing (`null`, `~`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scalar(String);

impl Scalar {
    /// The scalar with these characters; none if they are none or mean that there is no value.
    pub fn new(text: &str) -> Option<Self> {
        (!is_nothing(text)).then(|| Self(text.to_owned()))
    }

    /// The characters, without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether these characters, unquoted, mean that there is no value.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The YAML crate answers `deserialize_str` with the characters of any scalar.
        deserializer.deserialize_str(ScalarVisitor)
    }
}

impl Serialize for Scalar {
    /// As a number where the characters are just how the number is written, else as text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(number) = self.0.parse::<i64>().ok().filter(|n| n.to_string() == self.0) {
            return serializer.serialize_i64(number);
        }
        match self.0.parse::<f64>() {
            Ok(number) if number.is_finite() && number.to_string() == self.0 => {
                serializer.serialize_f64(number)
            }
            _ => serializer.serialize_str(&self.0),
        }
    }
}

struct ScalarVisitor;

impl Visitor<'_> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text or a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Scalar, E> {
        if is_nothing(text) {
            return Err(E::custom("expected text or a number, found nothing"));
        }
        Ok(Scalar(text.to_owned()))
    }
}

impl JsonSchema for Scalar {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Scalar".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}
