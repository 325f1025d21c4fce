//! What is wrong, as the terminal draws it, in HTML.

use std::fmt::Write as _;

use crate::diag::{Drawing, draw, summary};

use super::shown::Shown;

/// The heading and the drawing of all that is wrong. The text is the terminal's to the letter, and
/// each of its styles is a class.
pub(super) fn report(shown: &Shown) -> String {
    let (title, drawn) = if let Some(failure) = &shown.failure {
        ("the site cannot be built".to_owned(), format!("{failure}\n"))
    } else {
        let drawn = draw(&shown.diagnostics, Drawing::Human { colour: true });
        (summary(&shown.diagnostics, shown.silenced.len()), drawn)
    };
    format!("<h1>{}</h1>\n<pre tabindex=\"0\">{}</pre>\n", escaped(&title), spans(&drawn))
}

/// The text with `&`, `<`, `>` and `"` written for HTML.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// The styles that are in force at one place of a drawing: the numbers of ECMA-48, `SGR`.
#[derive(Default)]
struct Style {
    bold: bool,
    colour: Option<u8>,
}

impl Style {
    /// Takes one number of a sequence. What the drawings do not use changes nothing.
    fn take(&mut self, number: u8) {
        match number {
            0 => *self = Self::default(),
            1 => self.bold = true,
            22 => self.bold = false,
            39 => self.colour = None,
            30..=37 | 90..=97 => self.colour = Some(number),
            _ => {}
        }
    }

    fn classes(&self) -> String {
        let colour = self.colour.map(|number| format!("c{number}"));
        let bold = self.bold.then(|| "b".to_owned());
        bold.into_iter().chain(colour).collect::<Vec<_>>().join(" ")
    }
}

/// A drawing for the terminal as HTML: what stands between two sequences is a span with classes.
fn spans(drawn: &str) -> String {
    let mut html = String::new();
    let mut style = Style::default();
    let mut parts = drawn.split("\u{1b}[");
    push(&mut html, &style, parts.next().unwrap_or_default());
    for part in parts {
        let (numbers, text) = part.split_once('m').unwrap_or(("", part));
        for number in numbers.split(';') {
            style.take(number.parse().unwrap_or_default());
        }
        push(&mut html, &style, text);
    }
    html
}

fn push(html: &mut String, style: &Style, text: &str) {
    let classes = style.classes();
    if text.is_empty() || classes.is_empty() {
        html.push_str(&escaped(text));
    } else {
        let _ = write!(html, "<span class=\"{classes}\">{}</span>", escaped(text));
    }
}
