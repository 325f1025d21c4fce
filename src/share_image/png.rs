//! The file: a palette image as the PNG specification (third edition) describes it.
//!
//! Written here and not by a library for PNG: those choose their way to pack by the instructions
//! of the processor, and the bytes must be the same on all.

use super::canvas::{Canvas, HEIGHT, PALETTE, ROW, WIDTH};
use super::pack::pack;
use super::seal::{self, Key};

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// The keyword of the chunk with the line that images are recognised by.
const KEYWORD: &[u8] = b"careerbook\0";

/// Bytes of that line: two digests in hex and a space.
const LINE: usize = 64 + 1 + 64;

/// Bytes of a chunk around its data: length, name, checksum.
const FRAME: usize = 12;

/// Bytes before the chunk with the line: signature, header, palette.
const HEAD: usize = SIGNATURE.len() + FRAME + 13 + FRAME + 3 * PALETTE.len();

/// The file that shows `canvas`, marked as the image of `key`.
pub(super) fn file(canvas: &Canvas, key: Key) -> Vec<u8> {
    let mut head = SIGNATURE.to_vec();
    let mut header = Vec::new();
    header.extend_from_slice(&WIDTH.to_be_bytes());
    header.extend_from_slice(&HEIGHT.to_be_bytes());
    // Four bits per pixel, by palette, packed, filtered and laced in the only or plain way.
    header.extend_from_slice(&[4, 3, 0, 0, 0]);
    chunk(&mut head, *b"IHDR", &header);
    chunk(&mut head, *b"PLTE", PALETTE.as_flattened());
    let mut body = Vec::new();
    chunk(&mut body, *b"IDAT", &pack(canvas.rows(), ROW));
    chunk(&mut body, *b"IEND", &[]);
    let line = seal::line(key, &head, &body);
    let mut file = head;
    chunk(&mut file, *b"tEXt", &[KEYWORD, line.as_bytes()].concat());
    file.extend(body);
    file
}

/// The bytes before the line, the line, and those behind it; none if there is no line.
pub(super) fn parts(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (head, rest) = bytes.strip_prefix(&SIGNATURE).and(bytes.split_at_checked(HEAD))?;
    let (framed, body) = rest.split_at_checked(FRAME + KEYWORD.len() + LINE)?;
    let line = framed.get(8..FRAME - 4 + KEYWORD.len() + LINE)?.strip_prefix(KEYWORD)?;
    let mut whole = Vec::new();
    chunk(&mut whole, *b"tEXt", &[KEYWORD, line].concat());
    (whole == framed).then_some((head, line, body))
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    file.extend_from_slice(&length.to_be_bytes());
    let begin = file.len();
    file.extend_from_slice(&name);
    file.extend_from_slice(data);
    let checksum = crc32fast::hash(&file[begin..]);
    file.extend_from_slice(&checksum.to_be_bytes());
}
