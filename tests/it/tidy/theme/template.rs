//! The expressions of a template, as far as one can tell without its engine.

use crate::tidy::File;

/// One piece of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A name and what follows it after dots: `page.title`, `for`.
    Path(Vec<String>),
    /// A text in quotes.
    Text(String),
    /// Anything else but spaces.
    Sign(char),
}

/// A word of `strings.yaml` that a template asks for.
pub(super) enum Word {
    /// By its key.
    Key(String),
    /// By a key that begins so and goes on with a value.
    Family(String),
    /// By a value alone.
    Value(String),
}

/// A template with the pieces of its expressions, in their order.
pub(super) struct Template {
    /// Where it lies.
    pub(super) path: String,
    /// The pieces, expression by expression.
    pub(super) expressions: Vec<Vec<Piece>>,
}

impl Template {
    /// Takes a template apart. Comments are left out.
    pub(super) fn read(file: &File) -> Self {
        let mut expressions = Vec::new();
        let mut rest = file.text.as_str();
        while let Some(start) = rest.find(['{']) {
            rest = &rest[start..];
            let end = match rest.get(..2) {
                Some("{#") => "#}",
                Some("{{") => "}}",
                Some("{%") => "%}",
                _ => {
                    rest = &rest[1..];
                    continue;
                }
            };
            let (inside, after) = rest[2..].split_once(end).expect("what is opened is closed");
            if end != "#}" {
                expressions.push(pieces(inside));
            }
            rest = after;
        }
        Self { path: file.path.clone(), expressions }
    }

    /// The words of the theme that it asks for.
    pub(super) fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        for expression in &self.expressions {
            for (index, piece) in expression.iter().enumerate() {
                let Piece::Path(path) = piece else { continue };
                if path[0] != "strings" {
                    continue;
                }
                match (path.get(1), expression.get(index + 1..).unwrap_or_default()) {
                    (Some(key), _) => words.push(Word::Key(key.clone())),
                    (None, [Piece::Sign('['), Piece::Text(text), Piece::Sign('~'), ..]) => {
                        words.push(Word::Family(text.clone()));
                    }
                    (None, [Piece::Sign('['), Piece::Text(text), ..]) => {
                        words.push(Word::Key(text.clone()));
                    }
                    (None, [Piece::Sign('['), Piece::Path(path), ..]) => {
                        words.push(Word::Value(path.join(".")));
                    }
                    // All words at once are handed to a component.
                    (None, _) => {}
                }
            }
        }
        words
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = if first == '"' {
            let length = rest[1..].find('"').expect("a text is closed");
            pieces.push(Piece::Text(rest[1..=length].to_owned()));
            length + 2
        } else if is_part(first) {
            let length = rest.find(|c| !is_part(c) && c != '.').unwrap_or(rest.len());
            // A number is no path.
            if !first.is_ascii_digit() {
                let path = rest[..length].split('.').map(str::to_owned);
                pieces.push(Piece::Path(path.collect()));
            }
            length
        } else {
            pieces.push(Piece::Sign(first));
            first.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    pieces
}
