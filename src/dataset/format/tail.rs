//! On which line of a file a row begins, worked out only where somebody asks.
//!
//! Who splits rows passes over blank lines without a word and tells but how many bytes it has taken. So the block read last
//! is kept, with the number of lines before it. A row that is asked about is the one that was begun last: it begins in
//! that block, or its line was noted when the block in which it begins was given up.

use std::cell::Cell;
use std::cell::RefCell;
use std::io;
use std::io::Read;
use std::rc::Rc;

use memchr::memchr_iter;

const BYTE_ORDER: &[u8] = b"\xEF\xBB\xBF";

/// The block read last, and what came before it; shared by who reads bytes and who reads rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Tail(Rc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    /// How many bytes were taken before the row begun last.
    row: Cell<u64>,
    block: RefCell<Block>,
}

#[derive(Debug, Default)]
struct Block {
    bytes: Vec<u8>,
    /// Where in the file it begins.
    begin: u64,
    /// How many bytes of it were looked through for ends of lines.
    counted: usize,
    /// How many ends of lines come before these.
    ends: u64,
    /// The line of a row that an earlier block told, and how many bytes were taken before it.
    noted: Option<(u64, u64)>,
}

impl Block {
    /// The line on which a row begins before which so many bytes were taken; nothing where the block has only blank lines
    /// for it.
    fn line(&mut self, row: u64) -> Option<u64> {
        if let Some((_, line)) = self.noted.filter(|(noted, _)| *noted == row) {
            return Some(line);
        }
        let after = usize::try_from(row.saturating_sub(self.begin)).ok()?;
        let mark = if row == 0 && self.bytes.starts_with(BYTE_ORDER) { 3 } else { 0 };
        let rest = self.bytes.get(after.max(mark)..)?;
        let blank = rest.iter().position(|sign| !matches!(sign, b'\r' | b'\n'))?;
        Some(self.ends_before(after.max(mark) + blank) + 1)
    }

    /// How many ends of lines come before a place of the block, which is never before one that was asked for earlier.
    fn ends_before(&mut self, place: usize) -> u64 {
        let more = self.bytes.get(self.counted..place).unwrap_or_default();
        self.ends += memchr_iter(b'\n', more).count() as u64;
        self.counted = self.counted.max(place);
        self.ends
    }

    /// Gives up the block for the next, in the middle of a row.
    fn replace(&mut self, bytes: &[u8], row: u64) {
        if let Some(line) = self.line(row) {
            self.noted = Some((row, line));
        }
        self.ends_before(self.bytes.len());
        self.begin += self.bytes.len() as u64;
        self.counted = 0;
        self.bytes.clear();
        self.bytes.extend_from_slice(bytes);
    }
}

impl Tail {
    /// Says how many bytes the rows before the next one took.
    #[inline]
    pub(super) fn begin_row(&self, taken: u64) {
        self.0.row.set(taken);
    }

    /// The line on which the row begun last begins, from 1.
    #[cold]
    pub(super) fn line(&self) -> u64 {
        let mut block = self.0.block.borrow_mut();
        block.line(self.0.row.get()).unwrap_or(block.ends + 1)
    }
}

/// A file whose last block is kept.
pub(super) struct Tailed<R> {
    input: R,
    tail: Tail,
}

impl<R> Tailed<R> {
    pub(super) fn new(input: R, tail: &Tail) -> Tailed<R> {
        Tailed { input, tail: tail.clone() }
    }
}

impl<R: Read> Read for Tailed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        if count > 0 {
            let Shared { row, block } = &*self.tail.0;
            block.borrow_mut().replace(&buffer[..count], row.get());
        }
        Ok(count)
    }
}
