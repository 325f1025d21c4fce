//! The filter by which templates put values into the words of the theme.

use tera::{Error, Kwargs, State, TeraResult, Value};

/// `{{ strings.range | fill(low=…, high=…) }}`: the text with the value of each name in the place of
/// the name in braces. The text and the values are escaped like all that a template writes. Fails
/// if the text has a name of which no value is given.
#[expect(clippy::needless_pass_by_value, reason = "filters of Tera are given their values")]
pub(super) fn fill(text: &str, values: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let written = |value: &Value| state.escape_if_needed(value);
    let mut filled = String::with_capacity(2 * text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_name(rest) {
        let value = values.get::<&Value>(name)?;
        let value = value.ok_or_else(|| {
            Error::message(format!("the text has `{{{name}}}`, and no value of that name is given"))
        })?;
        filled += &written(&Value::from(before))?;
        filled += &written(value)?;
        rest = after;
    }
    filled += &written(&Value::from(rest))?;
    Ok(if state.autoescaping_enabled() { Value::safe_string(&filled) } else { filled.into() })
}

/// What is before the first name in braces, the name, and what is after it.
fn next_name(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
