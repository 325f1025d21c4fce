//! Byte offsets to lines and columns, for people and for editors.

/// A position as people and editors count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode characters, from 1; a byte order mark is none.
    pub column: usize,
}

/// Where the lines of a text begin. Made once per text, asked often.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the starts of all lines of `text`; a line ends with `\n`.
    pub fn new(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { text, starts: std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect() }
    }

    /// The line and column of the byte at `offset`; the end of the text if it lies behind it.
    pub fn locate(&self, offset: usize) -> LineColumn {
        let offset = floor_char_boundary(self.text, offset);
        let index = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = self.text[self.starts[index]..offset].chars();
        let mark = usize::from(index == 0 && self.text.starts_with('\u{feff}'));
        LineColumn { line: index + 1, column: before.count().saturating_sub(mark) + 1 }
    }
}

/// The nearest character boundary at or before `offset`.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
