//! Lines of fields apart by tabs, where quotation marks are letters like any other.
//!
//! Many files of event data are written so: a name such as `Nicholas_"Nick"_Xenophon` stands as it is, and a mark at the
//! beginning of a field closes nowhere. A mark of byte order before the first line is passed over, and so are empty lines;
//! lines may end in CR LF.

use std::io::Read;

use memchr::memchr_iter;
use simd_csv::LineReader;

use super::Unreadable;
use super::bounded::Bounded;
use super::bounded::Room;
use super::rows::BUFFER;

const BYTE_ORDER: &[u8] = b"\xEF\xBB\xBF";

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: LineReader<Bounded<R>>,
    room: Room,
    bytes: Vec<u8>,
    /// The number of the row read last, from 1.
    number: u32,
    /// The number of the line read last, from 1.
    line: u64,
}

/// A line that is not empty, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Line<'l> {
    /// Without what ends it.
    pub(super) bytes: &'l [u8],
    /// The number of its row, from 1; headings and empty lines are not counted.
    pub(super) number: u32,
    /// The number of the line, from 1.
    pub(super) at: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(input: R) -> Lines<R> {
        let room = Room::default();
        let reader = LineReader::with_capacity(BUFFER, Bounded::new(input, &room));
        Lines { reader, room, bytes: Vec::new(), number: 0, line: 0 }
    }

    /// The next row; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Line<'_>>, Unreadable> {
        self.room.renew();
        loop {
            if !self.reader.read_line_into(&mut self.bytes).map_err(Unreadable::File)? {
                return Ok(None);
            }
            self.line += 1;
            if self.line == 1 && self.bytes.starts_with(BYTE_ORDER) {
                self.bytes.drain(..BYTE_ORDER.len());
            }
            if !self.bytes.is_empty() {
                break;
            }
        }
        self.number += 1;
        Ok(Some(Line { bytes: &self.bytes, number: self.number, at: self.line }))
    }

    /// Says that the row read last is a heading, and counts for none.
    pub(super) fn was_heading(&mut self) {
        self.number = 0;
    }
}

impl<'l> Line<'l> {
    /// The fields of these places, and how many there are in all; where there are too few, those that are not there are
    /// empty.
    pub(super) fn fields<const N: usize>(&self, places: [usize; N]) -> ([&'l [u8]; N], usize) {
        let mut found: [&[u8]; N] = [b""; N];
        let (mut begin, mut count) = (0, 0);
        for end in memchr_iter(b'\t', self.bytes).chain([self.bytes.len()]) {
            for (place, field) in places.iter().zip(&mut found) {
                if *place == count {
                    *field = &self.bytes[begin..end];
                }
            }
            begin = end + 1;
            count += 1;
        }
        (found, count)
    }
}
