//! Drawings of figures: shapes at places that are worked out, and the words beside them.
//!
//! Across, a place is in percent of the drawing's width; downwards, in heights of its letters. So
//! a drawing fills any width, and its words neither grow nor shrink with it. Classes say what a
//! shape stands for; the theme gives them their looks.

use serde::Serialize;

use super::Markup;

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
    /// Its parts, elements of SVG on a line each: bars, on top of them lines, on top of these
    /// words. A line without length is a dot.
    ///
    /// Their classes: `key` for what the page is about, `all` for what holds for all occupations,
    /// `old` for an old figure, `open` for what lies beyond a capped one, `wide` for all but the
    /// ends of a range, `axis` for the line that figures are measured from, `dot` for a line
    /// without length, `row` for the name of a row, and `mid` or `end` for words whose middle or
    /// end stands at their place.
    pub shapes: Markup,
}
