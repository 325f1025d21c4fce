//! A template as it is compiled, and the way back to its file.
//!
//! What is the same for every page is written into the text before: the words of the theme and the
//! addresses of its assets. So no page has to look them up.

use std::sync::Arc;

use tera::escape_html;

use crate::source::{Source, Span};

/// A template of a theme.
pub(super) struct Template {
    /// Its file.
    pub(super) source: Arc<Source>,
    /// The text that is compiled: that of the file with line feeds alone, so that a page is the
    /// same whatever system saved its template, and with what is the same for every page.
    pub(super) text: String,
    /// Where stretches of the file begin that stand in the text as they are: in the text, and in
    /// the file. In the order of both.
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
            let known = if from.starts_with("\r\n") {
                Some(("\r\n".len(), "\n".to_owned()))
            } else if has_raw {
                None
            } else {
                expression(from).and_then(|expression| {
                    let length = "{{ ".len() + expression.len() + " }}".len();
                    Some((length, as_written(constant(expression)?)?))
                })
            };
            if let Some((length, value)) = known {
                text.push_str(&value);
                rest = &from[length..];
                stretches.push((text.len(), at(rest)));
            } else {
                let (first, behind) = from.split_at(1);
                text.push_str(first);
                rest = behind;
            }
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

/// The expression if `text` begins with `{{ expression }}`.
fn expression(text: &str) -> Option<&str> {
    let (expression, _) = text.strip_prefix("{{ ")?.split_once(" }}")?;
    Some(expression)
}

/// The value as a template would write it; none if it could be read as a part of a template, or
/// lose space at its ends.
fn as_written(value: &str) -> Option<String> {
    if value.is_empty() || value.contains(['{', '}', '%', '#']) || value.trim() != value {
        return None;
    }
    let mut written = Vec::with_capacity(value.len());
    escape_html(value, &mut written).ok()?;
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
            "{{ strings.pay | fill(a=1) }}",
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
}
