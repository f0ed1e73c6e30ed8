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
pub(super) struct Room(Rc<Cell<usize>>);

impl Default for Room {
    fn default() -> Room {
        Room(Rc::new(Cell::new(ROW_SIZE_MAX + BUFFER)))
    }
}

impl Room {
    /// All the room again, for another row.
    #[inline]
    pub(super) fn renew(&self) {
        self.0.set(ROW_SIZE_MAX + BUFFER);
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
        let left = self.room.0.get();
        if left == 0 {
            let message = format!(
                "a row is longer than {ROW_SIZE_MAX} bytes, or a quotation mark is never closed"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let read = self.input.read(buffer)?;
        self.room.0.set(left.saturating_sub(read));
        Ok(read)
    }
}
