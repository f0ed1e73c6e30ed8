//! A limit to how much of a file a single row may ask for, so that no row, and no quotation mark left open, fills the memory.

use std::cell::Cell;
use std::io;
use std::io::Read;
use std::rc::Rc;

use super::rows::BUFFER;

/// The most bytes of a row, give or take what is read ahead.
pub const ROW_SIZE_MAX: usize = 16 << 20;

/// How many bytes may yet be read for a row; shared by who reads rows and who reads bytes.
#[derive(Clone, Debug)]
pub(super) struct Room(Rc<Shared>);

#[derive(Debug)]
struct Shared {
    left: Cell<usize>,
    has_quotes: Cell<bool>,
}

impl Default for Room {
    fn default() -> Room {
        let left = Cell::new(ROW_SIZE_MAX + BUFFER);
        Room(Rc::new(Shared { left, has_quotes: Cell::new(false) }))
    }
}

impl Room {
    /// All the room again, for another row.
    #[inline]
    pub(super) fn renew(&self) {
        self.0.left.set(ROW_SIZE_MAX + BUFFER);
    }

    /// Whether a quotation mark was read so far: without one, every row is a line.
    #[inline]
    pub(super) fn has_quotes(&self) -> bool {
        self.0.has_quotes.get()
    }
}

/// A file of which no row is longer than [`ROW_SIZE_MAX`].
pub(super) struct Bounded<R> {
    input: R,
    room: Room,
}

impl<R> Bounded<R> {
    pub(super) fn new(input: R, room: &Room) -> Bounded<R> {
        Bounded { input, room: room.clone() }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Shared { left: room, has_quotes } = &*self.room.0;
        let left = room.get();
        if left == 0 {
            let message = format!(
                "a row is longer than {ROW_SIZE_MAX} bytes, or a quotation mark is never closed"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let read = self.input.read(buffer)?;
        room.set(left.saturating_sub(read));
        if !has_quotes.get() {
            has_quotes.set(memchr::memchr(b'"', &buffer[..read]).is_some());
        }
        Ok(read)
    }
}
