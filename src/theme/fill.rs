//! The filter by which templates put values into the words of the theme.

use tera::{Error, Kwargs, State, TeraResult, Value};

/// `{{ strings.range | fill(low=…, high=…) }}`: the text with the value of each name in the place of
/// the name in braces. The text and the values are escaped like all that a template writes. Fails
/// if the text has a name of which no value is given.
#[expect(clippy::needless_pass_by_value, reason = "filters of Tera are given their values")]
pub(super) fn fill(text: &str, values: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let mut filled = String::with_capacity(2 * text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_name(rest) {
        let value = values.get::<&Value>(name)?;
        let value = value.ok_or_else(|| {
            Error::message(format!("the text has `{{{name}}}`, and no value of that name is given"))
        })?;
        push_text(&mut filled, before, state)?;
        match value.as_str() {
            Some(markup) if value.is_safe() => filled.push_str(markup),
            Some(text) => push_text(&mut filled, text, state)?,
            None => filled += &state.escape_if_needed(value)?,
        }
        rest = after;
    }
    push_text(&mut filled, rest, state)?;
    Ok(if state.autoescaping_enabled() { Value::safe_string(&filled) } else { filled.into() })
}

/// Adds the text, escaped if it has to be: most texts have nothing to escape.
fn push_text(filled: &mut String, text: &str, state: &State<'_>) -> TeraResult<()> {
    let is_special = |byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if state.autoescaping_enabled() && text.bytes().any(is_special) {
        filled.push_str(&state.escape(text)?);
    } else {
        filled.push_str(text);
    }
    Ok(())
}

/// What is before the first name in braces, the name, and what is after it.
pub(super) fn next_name(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
