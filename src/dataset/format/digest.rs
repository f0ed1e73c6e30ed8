//! The digest of the contents of a data set, taken while they are read.

use std::io;
use std::io::Read;

use blake3::Hasher;

use super::Files;

/// A file of which all that is read goes into a digest.
struct Digested<'f> {
    input: Box<dyn Read + 'f>,
    hasher: &'f mut Hasher,
}

impl Read for Digested<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

/// The digests of files that are being read, the main one first.
pub(super) struct Digests(Vec<Hasher>);

impl Digests {
    pub(super) fn new(files: &Files<'_>) -> Digests {
        Digests(vec![Hasher::new(); 1 + files.beside.len()])
    }

    /// The same files; what is read of them counts.
    pub(super) fn of<'f>(&'f mut self, files: Files<'f>) -> Files<'f> {
        let all = std::iter::once(files.main).chain(files.beside);
        let mut digested = all.zip(&mut self.0).map(|(input, hasher)| {
            let digested: Box<dyn Read + 'f> = Box::new(Digested { input, hasher });
            digested
        });
        let main = digested.next().unwrap_or_else(|| Box::new(io::empty()));
        Files { main, beside: digested.collect() }
    }

    /// One digest of all, in hexadecimal: BLAKE3 of those of each.
    pub(super) fn finish(self) -> String {
        let mut whole = Hasher::new();
        for one in self.0 {
            whole.update(one.finalize().as_bytes());
        }
        whole.finalize().to_hex().to_string()
    }
}
