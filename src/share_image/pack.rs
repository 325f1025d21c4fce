//! Packs rows of which most are like the row above, in the format of zlib (RFC 1950 and 1951).
//!
//! Each row is written as its difference from the row above (the filter "up" of PNG), so what is
//! alike becomes long runs of noughts. Runs are all that is looked for, and one table of codes
//! serves the whole image.

use std::iter;

use simd_adler32::adler32;

/// The filter "up": a byte is its difference from the byte above.
const UP: u8 = 2;

/// The fewest and the most bytes of a run that repeats the byte before it.
const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/// Symbols: bytes, the end, and lengths of runs.
const SYMBOLS: usize = 286;
const END: usize = 256;

/// The order in which lengths of the codes for lengths are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Rows of `wide` bytes, filtered and packed; the first is held against noughts.
pub(super) fn pack(rows: &[u8], wide: usize) -> Vec<u8> {
    let bytes = filtered(rows, wide);
    let parts = parts(&bytes);
    let mut bits = Bits::with_room(WORD.div_ceil(8) * parts.len() + TABLE);
    // Deflate with a window of 32 KiB, and what makes both bytes a multiple of 31.
    bits.put(0x78 | 0x01 << 8, 16);
    block(&mut bits, &parts);
    let mut packed = bits.end();
    packed.extend(adler32(&bytes.as_slice()).to_be_bytes());
    packed
}

/// The rows as their differences, each behind the number of the filter.
fn filtered(rows: &[u8], wide: usize) -> Vec<u8> {
    let noughts = vec![0; wide];
    let mut bytes = Vec::with_capacity(rows.len() + rows.len() / wide);
    let rows = rows.chunks_exact(wide);
    for (row, above) in rows.clone().zip(iter::once(noughts.as_slice()).chain(rows)) {
        bytes.push(UP);
        bytes.extend(row.iter().zip(above).map(|(one, up)| one.wrapping_sub(*up)));
    }
    bytes
}

/// What stands for some bytes: below [`REPEAT`] a byte, and from there on how many times the byte
/// before it is repeated.
type Part = u16;

const REPEAT: Part = 256;

/// How many different parts there are.
const PARTS: usize = REPEAT as usize + LONGEST + 1;

/// The parts that stand for the bytes.
fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut begin = 0;
    // Bytes are held against those before them, many at once: most are alike.
    let (befores, _) = bytes.as_chunks::<32>();
    let (afters, rest) = bytes.get(1..).unwrap_or_default().as_chunks::<32>();
    for ((after, before), at) in afters.iter().zip(befores).zip((1..).step_by(32)) {
        if after == before {
            continue;
        }
        let eights = after.as_chunks::<8>().0.iter().zip(before.as_chunks::<8>().0);
        for ((after, before), at) in eights.zip((at..).step_by(8)) {
            let mut differ = u64::from_le_bytes(*after) ^ u64::from_le_bytes(*before);
            while differ > 0 {
                let place = differ.trailing_zeros() / 8;
                let end = at + place as usize;
                run(&mut parts, bytes[begin], end - begin);
                begin = end;
                differ &= !(0xff << (8 * place));
            }
        }
    }
    for end in bytes.len() - rest.len()..bytes.len() {
        if bytes[end] != bytes[end - 1] {
            run(&mut parts, bytes[begin], end - begin);
            begin = end;
        }
    }
    if let Some(byte) = bytes.get(begin) {
        run(&mut parts, *byte, bytes.len() - begin);
    }
    parts
}

/// Adds a byte that stands `count` times, at least once.
fn run(parts: &mut Vec<Part>, byte: u8, count: usize) {
    parts.push(byte.into());
    if count == 1 {
        return;
    }
    let (wholes, rest) = ((count - 1) / LONGEST, (count - 1) % LONGEST);
    if rest < SHORTEST {
        parts.extend(iter::repeat_n(Part::from(byte), rest));
    }
    parts.extend(iter::repeat_n(repeat(LONGEST), wholes));
    if rest >= SHORTEST {
        parts.push(repeat(rest));
    }
}

/// The part that repeats a byte so many times, which are no more than [`LONGEST`].
fn repeat(times: usize) -> Part {
    REPEAT + Part::try_from(times).unwrap_or_default()
}

/// Writes the parts as one block, which is the last.
fn block(bits: &mut Bits, parts: &[Part]) {
    let mut counts = [0; PARTS];
    for part in parts {
        counts[usize::from(*part)] += 1;
    }
    let (bytes, repeats) = counts.split_at(REPEAT.into());
    let mut counts = [0; SYMBOLS];
    counts[..END].copy_from_slice(bytes);
    counts[END] = 1;
    // Repeats of less than `SHORTEST` have no symbol, and there are none.
    for ((symbol, ..), count) in LENGTHS.iter().zip(repeats) {
        counts[*symbol] += count;
    }
    let lengths = code_lengths(&counts, 15);
    let codes = codes(&lengths);
    let repeats = LENGTHS.iter().map(|(symbol, extra, more)| {
        let (code, long) = codes[*symbol];
        // The distance has the code 0 of one bit.
        (code | extra << long, long + more + 1)
    });
    let words: Vec<(u64, u32)> = codes[..END].iter().copied().chain(repeats).collect();
    // Final; with codes of its own; all symbols, and the one distance that there is.
    bits.put(1 | 2 << 1 | 29 << 3, 13);
    table(bits, &[&lengths[..], &[1]].concat());
    let word = |part: &Part| words[usize::from(*part)];
    let (pairs, rest) = parts.as_chunks::<2>();
    for [one, other] in pairs {
        let ((one, long), (other, more)) = (word(one), word(other));
        bits.put(one | other << long, long + more);
    }
    if let [last] = rest {
        let (last, long) = word(last);
        bits.put(last, long);
    }
    let (code, long) = codes[END];
    bits.put(code, long);
}

/// For each length of a run its symbol, and the bits behind it that say which of some it is.
const LENGTHS: [(usize, u64, u32); LONGEST + 1] = {
    let mut lengths = [(0, 0, 0); LONGEST + 1];
    let (mut symbol, mut length, mut more) = (END + 1, SHORTEST, 0);
    while symbol < SYMBOLS - 1 {
        let place = symbol - END - 1;
        more += (place >= 8 && place.is_multiple_of(4)) as u32;
        let mut extra = 0;
        while extra < 1 << more && length < LONGEST {
            lengths[length] = (symbol, extra, more);
            length += 1;
            extra += 1;
        }
        symbol += 1;
    }
    lengths[LONGEST] = (SYMBOLS - 1, 0, 0);
    lengths
};

/// Writes how long the codes of all symbols are, itself in codes for runs of lengths.
fn table(bits: &mut Bits, lengths: &[u8]) {
    let mut steps: Vec<(usize, u64, u32)> = Vec::new();
    for run in lengths.chunk_by(|one, other| one == other) {
        let mut left = run.len();
        let length = usize::from(run[0]);
        if length > 0 {
            steps.push((length, 0, 0));
            left -= 1;
        }
        while left > 0 {
            let (symbol, fewest, most, more) = match left {
                11.. if length == 0 => (18, 11, 138, 7),
                3.. if length == 0 => (17, 3, 10, 3),
                3.. => (16, 3, 6, 2),
                _ => (length, 1, 1, 0),
            };
            let taken = left.min(most);
            steps.push((symbol, (taken - fewest) as u64, more));
            left -= taken;
        }
    }
    let mut counts = [0; ORDER.len()];
    for (symbol, ..) in &steps {
        counts[*symbol] += 1;
    }
    let lengths = code_lengths(&counts, 7);
    let codes = codes(&lengths);
    bits.put(ORDER.len() as u64 - 4, 4);
    for symbol in ORDER {
        bits.put(u64::from(lengths[symbol]), 3);
    }
    for (symbol, extra, more) in steps {
        let (code, long) = codes[symbol];
        bits.put(code | extra << long, long + more);
    }
}

/// How long the code of each symbol is, by how often it stands; none is longer than `most`.
fn code_lengths(counts: &[u32], most: u8) -> Vec<u8> {
    let mut counts = counts.to_vec();
    loop {
        let lengths = huffman(&counts);
        if lengths.iter().all(|length| *length <= most) {
            return lengths;
        }
        // The more alike the counts are, the more alike are the lengths.
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 2 + 1);
    }
}

/// The lengths of the best codes: again and again, the two rarest groups become one.
fn huffman(counts: &[u32]) -> Vec<u8> {
    let mut single: Vec<(u32, usize)> =
        counts.iter().copied().enumerate().map(|(symbol, count)| (count, symbol)).collect();
    single.retain(|(count, _)| *count > 0);
    single.sort_unstable();
    // Groups in the order in which they are made, which is that of their counts; first the single.
    let mut groups: Vec<(u32, usize)> = single.iter().map(|(count, _)| (*count, 0)).collect();
    let (mut next_single, mut next_joined) = (0, single.len());
    for joined in single.len()..(2 * single.len()).saturating_sub(1) {
        let mut count = 0;
        for _ in 0..2 {
            let is_single = next_single < single.len()
                && (next_joined == joined || groups[next_single].0 <= groups[next_joined].0);
            let next = if is_single { &mut next_single } else { &mut next_joined };
            count += groups[*next].0;
            groups[*next].1 = joined;
            *next += 1;
        }
        groups.push((count, 0));
    }
    let mut depths = vec![0_u8; groups.len()];
    for group in (0..groups.len().saturating_sub(1)).rev() {
        depths[group] = depths[groups[group].1] + 1;
    }
    let mut lengths = vec![0; counts.len()];
    for ((_, symbol), depth) in single.iter().zip(depths) {
        lengths[*symbol] = depth.max(1);
    }
    lengths
}

/// The codes of symbols with their lengths, the first bit lowest: shorter ones first, and those of
/// one length in order.
fn codes(lengths: &[u8]) -> Vec<(u64, u32)> {
    let mut codes = vec![(0, 0); lengths.len()];
    let mut next = 0_u64;
    for long in 1..=15 {
        next <<= 1;
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, length)| **length == long) {
            *code = (next.reverse_bits() >> (64 - u32::from(long)), u32::from(long));
            next += 1;
        }
    }
    codes
}

/// The most bits that stand for a part: a code, which length it is, and its distance.
const WORD: usize = 15 + 5 + 1;

/// More bytes than all that is written beside the parts, and the eight that are written ahead.
const TABLE: usize = 1024;

/// Bytes that are written bit by bit, the lowest first.
struct Bits {
    /// The bytes before `at` are written, and those from there on nought or waiting in `held`.
    bytes: Vec<u8>,
    at: usize,
    held: u64,
    /// How many bits are held, less than eight.
    count: u32,
}

impl Bits {
    /// None yet, and room for so many bytes.
    fn with_room(bytes: usize) -> Self {
        Self { bytes: vec![0; bytes], at: 0, held: 0, count: 0 }
    }

    /// Adds at most 56 bits. All that is held is written each time, the last byte again with the
    /// next bits: it is faster than to ask whether a byte is full.
    fn put(&mut self, bits: u64, count: u32) {
        self.held |= bits << self.count;
        self.count += count;
        self.bytes[self.at..self.at + 8].copy_from_slice(&self.held.to_le_bytes());
        self.at += (self.count / 8) as usize;
        self.held >>= self.count / 8 * 8;
        self.count %= 8;
    }

    /// The bytes, the last of them filled up.
    fn end(mut self) -> Vec<u8> {
        self.bytes.truncate(self.at + self.count.div_ceil(8) as usize);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{LONGEST, code_lengths, pack};

    /// The bytes of rows that were packed.
    fn unpacked(packed: &[u8], width: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes).expect("it is whole");
        let mut rows: Vec<Vec<u8>> = Vec::new();
        for row in bytes.chunks(width + 1) {
            assert_eq!((row[0], row.len()), (super::UP, width + 1));
            let above = rows.last().cloned().unwrap_or_else(|| vec![0; width]);
            rows.push(row[1..].iter().zip(above).map(|(one, up)| one.wrapping_add(up)).collect());
        }
        rows.concat()
    }

    #[test]
    fn rows_are_unpacked_as_they_were() {
        // Runs of every length up to some that need two, in rows that begin anywhere in them.
        let runs = (1..2 * LONGEST + 20).map(|run| vec![(run * 7 % 251).to_le_bytes()[0]; run]);
        let bytes: Vec<u8> = runs.flatten().collect();
        for width in [1, 8, 13, 600, bytes.len()] {
            let rows = &bytes[..bytes.len() / width * width];
            assert!(unpacked(&pack(rows, width), width) == rows, "{width}");
        }
        let alike = vec![7; 600 * 630];
        let packed = pack(&alike, 600);
        assert!(unpacked(&packed, 600) == alike);
        assert!(packed.len() < 1_500, "{} bytes", packed.len());
    }

    #[test]
    fn no_code_is_longer_than_it_may_be_and_none_is_wasted() {
        let mut counts = vec![1_u32, 1];
        while counts.len() < 40 {
            counts.push(counts[counts.len() - 1] + counts[counts.len() - 2]);
        }
        counts.push(0);
        for most in [7, 15] {
            let lengths = code_lengths(&counts, most);
            let used = lengths.iter().filter(|length| **length > 0);
            assert_eq!(used.clone().count(), 40);
            assert!(used.clone().all(|length| *length <= most));
            assert_eq!(used.map(|length| 1 << (most - length)).sum::<u32>(), 1 << most);
        }
    }
}
