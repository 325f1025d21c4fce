//! Texts that are HTML already.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::{Value, escape_html};

/// A text that is HTML already: templates write it as it is, where other texts are escaped. A copy
/// costs no more than a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markup(Arc<str>);

impl Markup {
    /// The HTML that shows `text`, in an element or between double quotes.
    pub fn showing(text: &str) -> Self {
        let mut html = Vec::with_capacity(text.len());
        let written = escape_html(text, &mut html);
        debug_assert!(written.is_ok(), "there is room for it");
        Self(String::from_utf8_lossy(&html).into())
    }
}

impl<T: Into<Arc<str>>> From<T> for Markup {
    fn from(html: T) -> Self {
        Self(html.into())
    }
}

impl Deref for Markup {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}
