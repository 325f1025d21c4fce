//! Bytes that cannot be seen in a Markdown file, written as `⟦…⟧` in the files of a case.
//!
//! `⟦bom⟧` · `⟦byte e9⟧` · `⟦tab⟧` · `⟦cr⟧` · `⟦repeat 1000 "text"⟧`, where `\n` in the text is a
//! line feed · `⟦no newline⟧` at the end of a file that ends without one · `⟦size 50000000⟧` as
//! the whole of a file that is too large to read, of so many bytes.

use std::sync::Arc;

use careerbook::source::{Content, Source, SourcePath};

/// The file that a block of a case stands for.
pub(super) fn file(path: &str, text: &str) -> Result<Arc<Source>, String> {
    if let Some(size) = text.trim().strip_prefix("⟦size ").and_then(|rest| rest.strip_suffix('⟧'))
    {
        let size = size.parse().map_err(|_| format!("`{size}` is no number of bytes"))?;
        let path = SourcePath::new(path);
        return Ok(Arc::new(Source { path, content: Content::TooLarge(size) }));
    }
    Ok(Source::new(path, bytes(text)?))
}

fn bytes(text: &str) -> Result<Vec<u8>, String> {
    let text = text.strip_suffix("⟦no newline⟧\n").unwrap_or(text);
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        bytes.extend(before.as_bytes());
        let (escape, after) = after.split_once('⟧').ok_or("a `⟦` is not closed")?;
        bytes.extend(escaped(escape)?);
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    Ok(bytes)
}

fn escaped(escape: &str) -> Result<Vec<u8>, String> {
    let unknown = || format!("`⟦{escape}⟧` stands for nothing");
    match escape.split_once(' ') {
        None if escape == "bom" => Ok("\u{feff}".into()),
        None if escape == "tab" => Ok("\t".into()),
        None if escape == "cr" => Ok("\r".into()),
        Some(("byte", hex)) => {
            u8::from_str_radix(hex, 16).map(|byte| vec![byte]).map_err(|_| unknown())
        }
        Some(("repeat", what)) => {
            let (count, text) = what.split_once(' ').ok_or_else(unknown)?;
            let count: usize = count.parse().map_err(|_| unknown())?;
            let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            Ok(text.ok_or_else(unknown)?.replace("\\n", "\n").repeat(count).into_bytes())
        }
        _ => Err(unknown()),
    }
}
