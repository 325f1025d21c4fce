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

/// A drawing for the terminal as HTML: what stands between two sequences is a span with classes,
/// and the place behind an arrow is a button that opens it.
fn spans(drawn: &str) -> String {
    let mut html = String::new();
    let mut style = Style::default();
    let mut is_after_arrow = false;
    for (at, part) in drawn.split("\u{1b}[").enumerate() {
        let (numbers, text) =
            if at == 0 { ("", part) } else { part.split_once('m').unwrap_or(("", part)) };
        if at > 0 {
            numbers.split(';').for_each(|number| style.take(number.parse().unwrap_or_default()));
        }
        let classes = style.classes();
        match text.split_once('\n').filter(|_| is_after_arrow && classes.is_empty()) {
            Some((place, rest)) => push_place(&mut html, place, rest),
            None if classes.is_empty() || text.is_empty() => html.push_str(&escaped(text)),
            None => {
                let _ = write!(html, "<span class=\"{classes}\">{}</span>", escaped(text));
            }
        }
        is_after_arrow =
            text.ends_with("--> ") || text.ends_with("::: ") || is_after_arrow && text.is_empty();
    }
    html
}

/// A place, `content/about.md:3:1`, and what follows it on the next lines.
fn push_place(html: &mut String, place: &str, rest: &str) {
    let mut parts = place.rsplitn(3, ':');
    if let (Some(column), Some(line), Some(file)) = (parts.next(), parts.next(), parts.next()) {
        let (place, file) = (escaped(place), escaped(file));
        let _ = write!(
            html,
            "<button type=\"button\" class=\"place\" data-file=\"{file}\" \
             data-line=\"{line}\" data-column=\"{column}\">{place}</button>",
        );
    } else {
        html.push_str(&escaped(place));
    }
    html.push('\n');
    html.push_str(&escaped(rest));
}
