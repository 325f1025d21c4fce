//! A publisher's table: rows of named cells, each with its place in the file.
//!
//! Whatever is wrong with the form of the file is found here, so that the importers look at
//! meaning alone: an encoding that is not UTF-8, a missing or unknown column, a row that is cut.

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};

use crate::career::Decimal;
use crate::diag::{Diagnostic, Place, catalog};
use crate::source::{Source, Span};
use crate::yaml::Scalar;

use super::Input;

/// How facts files write what a publisher leaves out.
pub(super) const NOT_PUBLISHED: &str = "not-published";

/// How the cells of a row are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Commas between cells, quotes around those that need them (RFC 4180).
    Csv,
    /// Tabs between cells, no quotes.
    Tsv,
}

/// What a table must look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// How its cells are told apart.
    pub(super) format: Format,
    /// The columns that it must have, as they are called in lower case.
    pub(super) required: &'static [&'static str],
    /// The columns that it may have besides, likewise.
    pub(super) optional: &'static [&'static str],
}

/// A table whose columns are the ones of its layout and whose rows are whole.
#[derive(Debug)]
pub(super) struct Table {
    source: Arc<Source>,
    format: Format,
    /// Number of each column by its name in lower case.
    columns: BTreeMap<String, usize>,
    years: Option<(u16, u16)>,
    rows: Vec<Record>,
}

/// A row as it was read.
#[derive(Debug)]
struct Record {
    cells: Vec<String>,
    /// Where the row begins and ends.
    span: Span,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    table: &'t Table,
    record: &'t Record,
}

impl Table {
    /// Reads a table; all that is wrong with its form if it is not of the layout.
    ///
    /// Titles may stand above the line that names the columns. Names are compared without case,
    /// and the years of a projection count as `{from}`, `{to}` and `{span}` in them.
    pub(super) fn read(input: &Input, layout: Layout) -> Result<Self, Vec<Diagnostic>> {
        let source = &input.source;
        if let Some(reason) = input.unreadable() {
            let place = Place::start_of(source);
            return Err(vec![catalog::import::unreadable_workbook(place, reason)]);
        }
        if let Some(fault) = catalog::source::encoding_fault(source) {
            return Err(vec![fault]);
        }
        let format = if input.is_workbook() { Format::Tsv } else { layout.format };
        let mut rows = records(source, format)?;
        let header = rows.iter().position(|row| is_header(row, layout)).unwrap_or_default();
        let mut rows = rows.drain(header.min(rows.len())..);
        let Some(header) = rows.next() else {
            return Err(vec![catalog::import::no_header(Place::start_of(source))]);
        };
        let (names, years) = names(&header);
        let mut faults = check_header(source, &header, &names, (format, layout));
        // Notes stand below the table of a workbook, in its first column.
        let is_note = |row: &Record| {
            input.is_workbook() && row.cells.iter().skip(1).all(|cell| cell.trim().is_empty())
        };
        let rows: Vec<Record> = rows.filter(|row| !is_note(row)).collect();
        let width = names.len();
        for row in rows.iter().filter(|row| row.cells.len() != width) {
            let place = Place::new(source, row.span.clone());
            faults.push(catalog::import::uneven_row(place, row.cells.len(), width));
        }
        if !source.text().ends_with('\n') {
            let end = source.text().len();
            faults.push(catalog::import::truncated_file(Place::new(source, end..end)));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let columns = names.into_iter().enumerate().map(|(index, name)| (name, index)).collect();
        Ok(Self { source: Arc::clone(source), format, columns, years, rows })
    }

    /// First and last year of a projection, as its columns name them.
    pub(super) fn years(&self) -> Option<(u16, u16)> {
        self.years
    }

    /// Its rows in the order of the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|record| Row { table: self, record })
    }
}

impl<'t> Row<'t> {
    /// The text of a cell without spaces around it; empty if the table has no such column.
    pub(super) fn text(&self, column: &str) -> &'t str {
        let index = self.table.columns.get(column);
        index.and_then(|index| self.record.cells.get(*index)).map_or("", |cell| cell.trim())
    }

    /// The text of the first of these columns that the table has; empty if it has none.
    pub(super) fn text_of(&self, columns: [&str; 2]) -> &'t str {
        columns.into_iter().find(|column| self.has(column)).map_or("", |column| self.text(column))
    }

    /// The number of a cell as published, without commas between its digits; `not-published` for
    /// an empty cell and for one of the `missing` marks. Anything else is a fault.
    pub(super) fn number(
        &self,
        column: &str,
        missing: &[&str],
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Scalar> {
        let text = self.text(column);
        if text.is_empty() || missing.contains(&text) {
            return Scalar::new(NOT_PUBLISHED);
        }
        let digits = text.replace(',', "");
        if Decimal::parse(&digits).is_none() {
            faults.push(catalog::import::unknown_mark(self.place(column), column, text));
            return None;
        }
        Scalar::new(&digits)
    }

    /// Whether its table has the column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.table.columns.contains_key(column)
    }

    /// Where a cell stands, its quotes included; the row if the table has no such column.
    pub(super) fn place(&self, column: &str) -> Place {
        let Table { source, format, columns, .. } = self.table;
        let row = &self.record.span;
        let text = source.text().get(row.clone()).unwrap_or_default();
        let cell = columns.get(column).map(|index| cell_span(text, *format, *index));
        let span = cell.map(|cell| row.start + cell.start..row.start + cell.end);
        Place::new(source, span.unwrap_or_else(|| row.clone()))
    }
}

/// All rows of the file, the header first; empty lines are no rows.
fn records(source: &Arc<Source>, format: Format) -> Result<Vec<Record>, Vec<Diagnostic>> {
    let start = source.text_span().start;
    let text = &source.text()[start..];
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true);
    if format == Format::Tsv {
        reader.delimiter(b'\t').quoting(false);
    }
    let mut reader = reader.from_reader(text.as_bytes());
    let (mut record, mut all) = (ByteRecord::new(), Vec::new());
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(all),
            Err(error) => {
                let place = Place::start_of(source);
                return Err(vec![catalog::import::unreadable_table(place, &error.to_string())]);
            }
        }
        let begin = record.position().map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(text.len());
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // The reader counts line ends before a row as part of it.
        let row = text.get(begin..end).unwrap_or_default();
        let begin = begin + row.len() - row.trim_start_matches(['\r', '\n']).len();
        let end = begin + text.get(begin..end).unwrap_or_default().trim_end().len();
        let cell = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let cells = record.iter().map(cell).collect();
        all.push(Record { cells, span: start + begin..start + end.max(begin) });
    }
}

/// Whether the row names at least half of the columns that there must be.
fn is_header(row: &Record, layout: Layout) -> bool {
    let (names, _) = names(row);
    let is_there = |column: &&&str| names.iter().any(|name| name == **column);
    layout.required.iter().filter(is_there).count() * 2 >= layout.required.len()
}

/// The names of columns as layouts write them, and the years that they name.
fn names(header: &Record) -> (Vec<String>, Option<(u16, u16)>) {
    let plain = |cell: &String| {
        let name = cell.trim().to_lowercase();
        // A footnote: `median annual wage, dollars, 2024[1]`.
        let end = name.rfind('[').filter(|_| name.ends_with(']')).unwrap_or(name.len());
        name[..end].trim_end().to_owned()
    };
    let names: Vec<String> = header.cells.iter().map(plain).collect();
    let Some((span, from, to)) = names.iter().find_map(|name| span_of_years(name)) else {
        return (names, None);
    };
    let written = |name: String| {
        let name = name.replace(&span, "{span}");
        name.replace(&from.to_string(), "{from}").replace(&to.to_string(), "{to}")
    };
    (names.into_iter().map(written).collect(), Some((from, to)))
}

/// A span of years in a text, `2024–34` or `2024-2034`: as it is written, its first and last year.
fn span_of_years(text: &str) -> Option<(String, u16, u16)> {
    let (dash_at, dash) = text.char_indices().find(|(_, c)| ['–', '-'].contains(c))?;
    let from_at = dash_at.checked_sub(4)?;
    let from: u16 = text.get(from_at..dash_at)?.parse().ok()?;
    let tail = &text[dash_at + dash.len_utf8()..];
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let last: u16 = tail[..digits].parse().ok()?;
    let to = match digits {
        2 => from / 100 * 100 + last + if last < from % 100 { 100 } else { 0 },
        4 => last,
        _ => return None,
    };
    let end = dash_at + dash.len_utf8() + digits;
    Some((text[from_at..end].to_owned(), from, to))
}

fn check_header(
    source: &Arc<Source>,
    header: &Record,
    names: &[String],
    (format, layout): (Format, Layout),
) -> Vec<Diagnostic> {
    let text = source.text().get(header.span.clone()).unwrap_or_default();
    let place = |index| {
        let cell = cell_span(text, format, index);
        Place::new(source, header.span.start + cell.start..header.span.start + cell.end)
    };
    let known = || layout.required.iter().chain(layout.optional).copied();
    let mut faults = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if !known().any(|column| column == name) {
            faults.push(catalog::import::unknown_column(place(index), name, known()));
        } else if names[..index].contains(name) {
            faults.push(catalog::import::repeated_column(place(index), name));
        }
    }
    let missing = layout.required.iter().filter(|column| !names.iter().any(|n| n == *column));
    let whole = || Place::new(source, header.span.clone());
    faults.extend(missing.map(|column| catalog::import::missing_column(whole(), column)));
    faults
}

/// Where the cell with the given number stands in the text of its row; its end if there are fewer.
fn cell_span(row: &str, format: Format, number: usize) -> Span {
    let delimiter = if format == Format::Tsv { b'\t' } else { b',' };
    let (mut start, mut count, mut is_quoted) = (0, 0, false);
    for (index, byte) in row.bytes().enumerate() {
        if byte == b'"' && format == Format::Csv {
            is_quoted = !is_quoted;
        } else if byte == delimiter && !is_quoted {
            if count == number {
                return start..index;
            }
            count += 1;
            start = index + 1;
        }
    }
    if count == number { start..row.len() } else { row.len()..row.len() }
}
