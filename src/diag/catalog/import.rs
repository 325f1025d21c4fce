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

/// A cell that holds neither a number nor a mark that is known.
pub fn unknown_mark(place: Place, column: &str, found: &str) -> Diagnostic {
    let title = format!("`{found}` in the column `{column}` is not known");
    Diagnostic::error("unknown-mark", place, title, "neither a number nor a known mark")
        .with_help("look up in the publisher's notes what it means; nothing was copied")
}

/// A file whose name does not tell the year of its figures.
pub fn no_year_in_name(place: Place, name: &str, example: &str) -> Diagnostic {
    let title = format!("`{name}` does not say of which year it is");
    Diagnostic::error("no-year-in-name", place, title, "the table itself does not say it either")
        .with_help(format!("give the file the publisher's name, such as `{example}`"))
}

/// A year before the first whose tables have columns and marks that are known.
pub fn unknown_release(place: Place, year: u16, first: u16) -> Diagnostic {
    let title = format!("tables of {year} are not known");
    let label = format!("known are those since {first}");
    Diagnostic::error("unknown-release", place, title, label)
        .with_help("older tables have other columns and count other occupations")
}

/// A capped wage of a year whose cap this version of the program does not know.
pub fn unknown_top_code(place: Place) -> Diagnostic {
    let title = "the top code of this year is not known".to_owned();
    Diagnostic::error("unknown-top-code", place, title, "at or above an amount not named here")
        .with_help("use a version of careerbook that knows the amount, as the publisher's field descriptions name it")
}

/// Two inputs that would be written to one file.
pub fn same_release_twice(place: Place, name: &str) -> Diagnostic {
    let title = format!("two of the files would become `{name}`");
    Diagnostic::error("same-release-twice", place, title, "given with another of the same release")
        .with_help("give one file of each release")
}

/// A workbook that cannot be opened.
pub fn unreadable_workbook(place: Place, reason: &str) -> Diagnostic {
    let title = "the workbook cannot be opened".to_owned();
    Diagnostic::error("unreadable-workbook", place, title, reason)
        .with_help("fetch the file from its publisher again; it may have been cut off")
}

/// A table of projections whose columns do not name the years.
pub fn no_years_in_columns(place: Place) -> Diagnostic {
    let title = "the columns name no span of years".to_owned();
    let label = "expected a column such as `Employment change, percent, 2024–34`";
    Diagnostic::error("no-years-in-columns", place, title, label)
        .with_help("check that this is the publisher's table 1.2")
}

/// A file more than the source has.
pub fn one_file_only(place: Place) -> Diagnostic {
    let title = "this source is one file".to_owned();
    Diagnostic::error("one-file-only", place, title, "given beside another file")
        .with_help("give the one file alone")
}

/// Files of a release that neither they nor their folder name.
pub fn no_release(place: Place, example: &str) -> Diagnostic {
    let title = "nothing says of which release the files are".to_owned();
    Diagnostic::error("no-release", place, title, "neither the file nor its folder names it")
        .with_help(format!("say it: `--release {example}`"))
}

/// A file that a release always has.
pub fn missing_table(place: Place, name: &str) -> Diagnostic {
    let title = format!("`{name}` is not among the files");
    Diagnostic::error("missing-table", place, title, "given without it")
        .with_help("give the folder of the release with all of its files")
}

/// A file whose name is not that of a table.
pub fn unknown_table<'k>(
    place: Place,
    name: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Diagnostic {
    let title = format!("`{name}` is no table of this source");
    let meant = nearest(name, known);
    let label = meant.map_or_else(
        || "not a file of any release that is known".to_owned(),
        |(meant, _)| format!("`{meant}` in the releases that are known"),
    );
    Diagnostic::error("unknown-table", place, title, label)
        .with_help("leave the file out, or give it the publisher's name")
}

/// A table that was given twice.
pub fn same_table_twice(place: Place, name: &str) -> Diagnostic {
    let title = format!("`{name}` is given twice");
    Diagnostic::error("same-table-twice", place, title, "given again")
        .with_help("give the files of one release")
}

/// A code of which two rows say different things.
pub fn repeated_code(place: Place, code: &str) -> Diagnostic {
    let title = format!("two rows say different things of `{code}`");
    Diagnostic::error("repeated-code", place, title, "both stand in this file")
        .with_help("fetch the file from its publisher again; it may have been put together")
}
