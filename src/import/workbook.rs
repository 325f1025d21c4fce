//! A sheet of a workbook as text: a line for each row, a tab between cells.
//!
//! So every message about a workbook has a line, the number of the row, like those about text.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};

/// Cells by which the sheets that can be imported are known among others of their workbook.
const HEADER_CELLS: [&str; 4] =
    ["occ_code", "typical education needed for entry", "o*net-soc code", "concepturi"];

/// How many rows of a sheet are looked at for its header: titles stand above it.
const HEADER_ROWS: usize = 10;

/// The sheet of a workbook that can be imported; the first one if none is known. Fails with the
/// reason if it is no workbook, or a part of one.
pub(super) fn sheet(bytes: &[u8]) -> Result<String, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut first = None;
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(|error| error.to_string())?;
        if is_known(&range) {
            return Ok(text(&range));
        }
        first.get_or_insert(range);
    }
    Ok(first.as_ref().map(text).unwrap_or_default())
}

fn is_known(range: &Range<Data>) -> bool {
    let cells = range.rows().take(HEADER_ROWS).flatten();
    let names = cells.filter_map(DataType::as_string).map(|cell| cell.trim().to_lowercase());
    names.into_iter().any(|name| HEADER_CELLS.contains(&name.as_str()))
}

fn text(range: &Range<Data>) -> String {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut text = "\n".repeat(usize::try_from(first_row).unwrap_or_default());
    let margin = "\t".repeat(usize::try_from(first_column).unwrap_or_default());
    for row in range.rows() {
        let cells: Vec<String> = row.iter().map(cell).collect();
        text.push_str(&margin);
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

/// A cell as people see it: numbers with no more digits than they need.
fn cell(data: &Data) -> String {
    let text = match data {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string().to_uppercase(),
        other => other.to_string(),
    };
    text.replace(['\t', '\r', '\n'], " ")
}
