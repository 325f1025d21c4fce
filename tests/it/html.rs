//! A tolerant reading of HTML: tags with their attributes, and the text between two of them.
//!
//! It knows as much as the checks of finished pages need. Whether pages are sound HTML is for the
//! Nu checker to say.

use std::collections::BTreeSet;

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    /// Its name in small letters.
    pub(crate) name: String,
    /// Its attributes in order, with their values decoded.
    pub(crate) attributes: Vec<(String, String)>,
    /// The bytes behind it, up to the next tag that ends an element of this name.
    inner: std::ops::Range<usize>,
}

impl Tag {
    /// The value of an attribute that is there.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// What stands in the element, as it is written.
    pub(crate) fn inner<'t>(&self, html: &'t str) -> &'t str {
        &html[self.inner.clone()]
    }
}

/// What readers see of a page: the texts between the tags of its body.
pub(crate) fn texts_of_body(html: &str) -> Vec<String> {
    let body = html.split_once("</head>").map_or("", |(_, body)| body);
    body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| decode(text)).collect()
}

/// All numbers in texts, without the signs of currency, commas and last zeros that people read.
pub(crate) fn numbers(texts: &[String]) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let parts = texts.iter().flat_map(|text| text.split(move |c| !is_part(c)));
    let parts = parts.map(|part| part.trim_matches([',', '.']));
    parts.filter(|part| !part.is_empty()).map(plain_number).collect()
}

/// A number as [`numbers`] writes it.
pub(crate) fn plain_number(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    match digits.split_once('.') {
        Some((whole, rest)) if rest.trim_end_matches('0').is_empty() => whole.to_owned(),
        Some((whole, rest)) => format!("{whole}.{}", rest.trim_end_matches('0')),
        None => digits,
    }
}

/// All start tags of a page, in order.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(offset) = html[at..].find('<') {
        let start = at + offset;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, end) = tag(html, start);
            let is_raw = ["script", "style"].contains(&tag.name.as_str());
            at = if is_raw { tag.inner.end } else { end };
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

/// The tag at `start`, and where what follows it begins.
fn tag(html: &str, start: usize) -> (Tag, usize) {
    let name_end = html[start + 1..]
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .map_or(html.len(), |length| start + 1 + length);
    let name = html[start + 1..name_end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut at = name_end;
    loop {
        at += html[at..].len() - html[at..].trim_start_matches(is_between).len();
        if at >= html.len() || html[at..].starts_with('>') {
            break;
        }
        let (attribute, next) = attribute(html, at);
        attributes.push(attribute);
        at = next;
    }
    let end = (at + 1).min(html.len());
    let inner_end = html[end..].find(&format!("</{name}>")).map_or(end, |length| end + length);
    (Tag { name, attributes, inner: end..inner_end }, end)
}

fn is_between(c: char) -> bool {
    c.is_ascii_whitespace() || c == '/'
}

/// The attribute at `start`, and where what follows it begins.
fn attribute(html: &str, start: usize) -> ((String, String), usize) {
    let is_end = |c: char| is_between(c) || c == '=' || c == '>';
    let name_end = html[start..].find(is_end).map_or(html.len(), |length| start + length);
    let name = html[start..name_end].to_ascii_lowercase();
    let Some(value) = html[name_end..].strip_prefix('=') else {
        return ((name, String::new()), name_end.max(start + 1));
    };
    let from = name_end + 1;
    let quote = value.chars().next().filter(|first| ['"', '\''].contains(first));
    let (text, next) = if let Some(quote) = quote {
        let length = value[1..].find(quote).unwrap_or(value.len() - 1);
        (&value[1..=length], from + length + 2)
    } else {
        let is_end = |c: char| c.is_ascii_whitespace() || c == '>';
        let length = value.find(is_end).unwrap_or(value.len());
        (&value[..length], from + length)
    };
    ((name, decode(text)), next.min(html.len()))
}

/// The text that character references stand for.
pub(crate) fn decode(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    named.into_iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[test]
fn tags_and_attributes_are_read_however_they_are_written() {
    let html = "<!-- <b> --><A href=x.html title='a \"b\"'>1 < 2</A><br/><input disabled>\
                <script>if (a<b) {}</script><p id=\"x\" class=\"a &amp; b\">text</p>";
    let tags = tags(html);
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(names, ["a", "br", "input", "script", "p"]);
    assert_eq!(tags[0].attribute("href"), Some("x.html"));
    assert_eq!(tags[0].attribute("title"), Some("a \"b\""));
    assert_eq!(tags[2].attribute("disabled"), Some(""));
    assert_eq!(tags[3].inner(html), "if (a<b) {}");
    assert_eq!(tags[4].attribute("class"), Some("a & b"));
    assert_eq!(tags[4].inner(html), "text");
}
