//! The HTML of tables: inside a box that scrolls on narrow screens, with column headers.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::html::push_attribute;

/// The table that is being read; tables never hold tables.
#[derive(Default)]
pub(super) struct OpenTable {
    alignments: Vec<Alignment>,
    column: usize,
    rows: Rows,
}

/// Which rows of a table are being read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Rows {
    #[default]
    Headers,
    Data,
}

impl OpenTable {
    /// Begins a table; `label` names its box to people who do not see it.
    pub(super) fn open(&mut self, alignments: Vec<Alignment>, label: &str) -> String {
        *self = Self { alignments, ..Self::default() };
        let mut html = String::from("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        push_attribute(&mut html, "aria-label", label);
        html.push_str(">\n<table>\n");
        html
    }

    /// Begins the row of headers, a row of data or the next cell of either.
    pub(super) fn open_part(&mut self, part: &Tag<'_>) -> String {
        match part {
            Tag::TableHead => "<thead>\n<tr>".to_owned(),
            Tag::TableCell => self.open_cell(),
            _ => {
                self.column = 0;
                "<tr>".to_owned()
            }
        }
    }

    /// Ends the table or a part of it.
    pub(super) fn close_part(&mut self, part: TagEnd) -> &'static str {
        match (part, self.rows) {
            (TagEnd::TableHead, _) => {
                self.rows = Rows::Data;
                "</tr>\n</thead>\n<tbody>\n"
            }
            (TagEnd::TableCell, Rows::Headers) => "</th>",
            (TagEnd::TableCell, Rows::Data) => "</td>",
            (TagEnd::Table, _) => "</tbody>\n</table>\n</div>\n",
            _ => "</tr>\n",
        }
    }

    fn open_cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        match self.rows {
            Rows::Headers => format!("<th scope=\"col\"{class}>"),
            Rows::Data => format!("<td{class}>"),
        }
    }
}
