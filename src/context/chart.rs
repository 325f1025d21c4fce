//! Drawings of figures: shapes at places that are worked out, and the words beside them.
//!
//! Across, a place is in percent of the drawing's width; downwards, in heights of its letters. So
//! a drawing fills any width, and its words neither grow nor shrink with it. Classes say what a
//! shape stands for; the theme gives them their looks.

use serde::Serialize;

/// A drawing. Whatever it shows stands in a table of the same page too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Chart {
    /// The id of its title. That of its description is the same with `-about` behind it.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// The figures in it, and what has to be known of them, in a few sentences.
    pub about: String,
    /// Its height.
    pub height: String,
    /// Its bars, all of one height.
    pub bars: Vec<Bar>,
    /// Its lines, on top of the bars. A line without length is a dot.
    pub lines: Vec<Line>,
    /// Its words, on top of the lines.
    pub labels: Vec<Label>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Bar {
    /// `wide` for all but the ends of a range, `open` for what lies beyond a capped figure, `key`
    /// for what the page is about; empty for any other. `old` for an old figure.
    pub class: String,
    /// Where it begins.
    pub x: String,
    /// Its upper edge.
    pub y: String,
    /// Its length.
    pub width: String,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Line {
    /// `all` for what holds for all occupations, `axis` for the line that figures are measured
    /// from, `dot` for a line without length, `open` for what lies beyond a capped figure; empty
    /// for what the page is about.
    pub class: String,
    /// Where it begins, across.
    pub x1: String,
    /// Where it begins, downwards.
    pub y1: String,
    /// Where it ends, across.
    pub x2: String,
    /// Where it ends, downwards.
    pub y2: String,
}

/// Words.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Label {
    /// `key` for what the page is about, `row` for the name of a row, and `mid` or `end` for words whose middle or end stands
    /// at `x`.
    pub class: String,
    /// Where they stand.
    pub x: String,
    /// The line they stand on.
    pub y: String,
    /// The words.
    pub text: String,
}
