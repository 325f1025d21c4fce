//! A template as it is compiled, and the way back to its file.
//!
//! What is the same for every page is written into the text before: the words of the theme, the
//! addresses of its assets, and for pages in a folder the way up. So no page has to look them up.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::escape_html;

use crate::source::{Source, Span};

use super::fill::next_name;

/// A template of a theme.
pub(super) struct Template {
    /// Its file.
    pub(super) source: Arc<Source>,
    /// The text that is compiled: that of the file with line feeds alone, so that a page is the
    /// same whatever system saved its template, and with what is the same for every page.
    pub(super) text: String,
    /// Where stretches of the file begin that stand in the text as they are: in the text, and in
    /// the file. In the order of the text.
    stretches: Vec<(usize, usize)>,
}

impl Template {
    /// Makes the template of a file. `constant` gives the value of an expression if all pages have
    /// the same.
    pub(super) fn new<'c>(source: Arc<Source>, constant: impl Fn(&str) -> Option<&'c str>) -> Self {
        let whole = source.text();
        let mut rest = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let at = |rest: &str| whole.len() - rest.len();
        // In raw text, braces stand for themselves.
        let has_raw = rest.contains("endraw");
        let (mut text, mut stretches) = (String::with_capacity(rest.len()), vec![(0, at(rest))]);
        while let Some(start) = rest.find(['{', '\r']) {
            let (before, from) = rest.split_at(start);
            text.push_str(before);
            let expression = expression(from).filter(|_| !has_raw);
            let known = if from.starts_with("\r\n") {
                Some(("\r\n".len(), vec![Piece::Text("\n".to_owned())]))
            } else {
                expression.and_then(|inner| {
                    Some((BEGIN.len() + inner.len() + END.len(), pieces(inner, &constant)?))
                })
            };
            let Some((length, pieces)) = known else {
                let (first, behind) = from.split_at(1);
                text.push_str(first);
                rest = behind;
                continue;
            };
            for piece in pieces {
                match piece {
                    Piece::Text(written) => text.push_str(&written),
                    Piece::Value(range) => {
                        text.push_str(BEGIN);
                        let inner = &from[BEGIN.len()..];
                        stretches.push((text.len(), at(inner) + range.start));
                        text.push_str(&inner[range]);
                        text.push_str(END);
                    }
                }
            }
            rest = &from[length..];
            stretches.push((text.len(), at(rest)));
        }
        text.push_str(rest);
        Self { source, text, stretches }
    }

    /// The bytes of the file that `span` of the compiled text stands for.
    pub(super) fn original(&self, span: &Span) -> Span {
        let at = |offset: usize| {
            let before = self.stretches.partition_point(|(start, _)| *start <= offset);
            let (start, original) = self.stretches[before.saturating_sub(1)];
            (original + offset - start).min(self.source.text().len())
        };
        at(span.start)..at(span.end)
    }
}

/// What an expression begins and ends with where its value is written.
const BEGIN: &str = "{{ ";
const END: &str = " }}";

/// What stands between the words of the theme and the values that are filled in.
const FILL: &str = " | fill(";

/// A part of what stands in the text for an expression.
enum Piece {
    /// The same for every page.
    Text(String),
    /// A value that pages differ in: the stretch of the expression that names it.
    Value(Span),
}

/// The expression if `text` begins with `{{ expression }}`.
fn expression(text: &str) -> Option<&str> {
    let (expression, _) = text.strip_prefix(BEGIN)?.split_once(END)?;
    Some(expression)
}

/// What can stand for the expression: the constant that it is, or the one that it fills in with
/// values that are named alone, `strings.range | fill(low=row.p10, high=row.p90)`.
fn pieces<'c>(expression: &str, constant: impl Fn(&str) -> Option<&'c str>) -> Option<Vec<Piece>> {
    let Some((name, values)) = expression.split_once(FILL) else {
        let text = constant(expression).filter(|text| is_kept(text))?;
        return Some(vec![Piece::Text(escaped(text)?)]);
    };
    let mut rest = constant(name).filter(|text| is_kept(text))?;
    let mut at = name.len() + FILL.len();
    let mut named = BTreeMap::new();
    for one in values.strip_suffix(')')?.split(", ") {
        let (name, value) = one.split_once('=')?;
        if !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte)) {
            return None;
        }
        let end = at + one.len();
        named.insert(name, end - value.len()..end);
        at = end + ", ".len();
    }
    let mut pieces = Vec::new();
    while let Some((before, name, after)) = next_name(rest) {
        pieces.push(Piece::Text(escaped(before)?));
        pieces.push(Piece::Value(named.get(name)?.clone()));
        rest = after;
    }
    pieces.push(Piece::Text(escaped(rest)?));
    Some(pieces)
}

/// Whether the value comes out of a template as it is: nothing takes space from its ends.
fn is_kept(value: &str) -> bool {
    !value.is_empty() && value.trim() == value
}

/// The text as a template would write it; none if it could be read as a part of a template.
fn escaped(text: &str) -> Option<String> {
    if text.contains(['{', '}', '%', '#']) {
        return None;
    }
    let mut written = Vec::with_capacity(text.len());
    escape_html(text, &mut written).ok()?;
    String::from_utf8(written).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str) -> Template {
        let source = Source::new("themes/mine/templates/a.html", text.as_bytes().to_vec());
        Template::new(source, |expression| match expression {
            "strings.pay" => Some("Pay & more"),
            "strings.count" => Some("{count} careers"),
            "strings.part" => Some("{some} of {all}"),
            "strings.space" => Some(" , "),
            "strings.none" => Some(""),
            _ => None,
        })
    }

    #[test]
    fn words_are_written_into_the_text_where_nothing_else_could_come_of_it() {
        let written = [
            ("<p>{{ strings.pay }}</p>", "<p>Pay &amp; more</p>"),
            ("{{ strings.pay }}{{ strings.pay }}", "Pay &amp; morePay &amp; more"),
            ("{{ strings.pay | fill(a=1) }}", "Pay &amp; more"),
            ("{{ strings.count | fill(count=page.a) }}", "{{ page.a }} careers"),
            ("{{ strings.part | fill(all=b, some=a.c) }}!", "{{ a.c }} of {{ b }}!"),
        ];
        for (text, compiled) in written {
            assert_eq!(template(text).text, compiled);
        }
        let left = [
            "{{ strings.count }}",
            "{{ strings.space }}",
            "{{ strings.none }}",
            "{{ strings.unknown }}",
            "{{strings.pay}}",
            "{{- strings.pay }}",
            "{{ strings.part | fill(some=1) }}",
            "{{ strings.part | fill(some=a | join(sep=\", \"), all=b) }}",
            "{{ strings.part | fill(some=strings[a], all=b) }}",
            "{{ strings.unknown | fill(a=1) }}",
            "{{ strings.pay | fill(a=1) | upper }}",
            "{% raw %}{{ strings.pay }}{% endraw %}",
            "{%-raw-%}{{ strings.pay }}{%endraw%}",
            "{{ strings.pay",
        ];
        for text in left {
            assert_eq!(template(text).text, text);
        }
    }

    #[test]
    fn what_is_as_it_was_leads_back_to_its_place_in_the_file() {
        let text =
            "\u{feff}<h1>\r\n{{ strings.pay }}{{ page.a }}\r\né {{ strings.pay }} {{ page.b }}";
        let template = template(text);
        assert_eq!(
            template.text,
            "<h1>\nPay &amp; more{{ page.a }}\né Pay &amp; more {{ page.b }}"
        );
        for part in ["<h1>", "{{ page.a }}", "é ", " {{ page.b }}"] {
            let start = template.text.find(part).expect("the part is there");
            let span = template.original(&(start..start + part.len()));
            assert_eq!(&text[span], part);
        }
    }

    #[test]
    fn a_value_that_is_filled_in_leads_back_to_its_name() {
        let text = "{{ strings.part | fill(all=page.all, some=page.some) }} é {{ page.b }}";
        let template = template(text);
        assert_eq!(template.text, "{{ page.some }} of {{ page.all }} é {{ page.b }}");
        for part in ["page.some", "page.all", " é {{ page.b }}"] {
            let start = template.text.find(part).expect("the part is there");
            let span = template.original(&(start..start + part.len()));
            assert_eq!(&text[span], part);
        }
    }
}
