//! Text and addresses as they stand in HTML, where the Markdown library does not write them.

use std::fmt::Write as _;

/// Adds `text` to `html` so that it can stand in an element or between double quotes.
pub(super) fn push_text(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

/// Adds the attribute `name` to the tag at the end of `html`.
pub(super) fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.extend([" ", name, "=\""]);
    push_text(html, value);
    html.push('"');
}

/// Adds `address` to `html`, percent-encoded where an address must be, for double quotes.
pub(super) fn push_address(html: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'%' | b'!' | b'#' | b'$' | b'\''..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'~' => {
                html.push(char::from(byte));
            }
            b'a'..=b'z' => html.push(char::from(byte)),
            other => {
                // Writing to a string cannot fail.
                let _ = write!(html, "%{other:02X}");
            }
        }
    }
}
