//! Messages about the publishers' files that official figures are copied from.

use crate::diag::{Diagnostic, Place};

use super::nearest;

/// A table without a single row.
pub fn no_header(place: Place) -> Diagnostic {
    let title = "the table has no rows".to_owned();
    Diagnostic::error("empty-table", place, title, "expected the names of the columns here")
        .with_help("fetch the file from its publisher again")
}

/// A table that cannot be told apart into rows and cells.
pub fn unreadable_table(place: Place, reason: &str) -> Diagnostic {
    let title = "the table cannot be read".to_owned();
    Diagnostic::error("unreadable-table", place, title, reason)
        .with_help("fetch the file from its publisher again")
}

/// A column that the layouts of this publisher do not have.
pub fn unknown_column<'k>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("the publisher's tables have no column `{name}`");
    let meant = nearest(name, known);
    let label = meant.map_or_else(
        || "not a column of any release that is known".to_owned(),
        |(meant, _)| format!("`{meant}` in the releases that are known"),
    );
    Diagnostic::error("unknown-column", place, title, label)
        .with_help("what a new column means has to be understood before anything is copied")
}

/// A column that is there twice.
pub fn repeated_column(place: Place, name: &str) -> Diagnostic {
    let title = format!("the column `{name}` is there twice");
    Diagnostic::error("repeated-column", place, title, "named again here")
        .with_help("fetch the file from its publisher again")
}

/// A column that the publisher's tables always have.
pub fn missing_column(place: Place, name: &str) -> Diagnostic {
    let title = format!("the column `{name}` is missing");
    Diagnostic::error("missing-column", place, title, "the columns of the table")
        .with_help("check that this is the publisher's file and not another table")
}

/// A row with more or fewer cells than there are columns.
pub fn uneven_row(place: Place, found: usize, columns: usize) -> Diagnostic {
    let title = format!("the row has {found} cells for {columns} columns");
    let label = if found < columns { "cut off here?" } else { "more cells than columns" };
    Diagnostic::error("uneven-row", place, title, label)
        .with_help("fetch the file from its publisher again; it may have been cut off or edited")
}

/// A file that ends within a line.
pub fn truncated_file(place: Place) -> Diagnostic {
    let title = "the file ends within a line".to_owned();
    Diagnostic::error("truncated-file", place, title, "expected a line end")
        .with_help("fetch the file from its publisher again; it seems to have been cut off")
}
