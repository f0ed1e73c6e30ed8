//! A data set as it lies in memory, written to a file and read again at the speed of its bytes.
//!
//! The file begins with [`MAGIC`] and with what it was made of ([`Origin`]); then come the arrays, each with its length,
//! numbers with the least byte first; at the end the sum of everything before (CRC-32). A file that was made of another
//! source, in another way, or that is not whole, is refused. What codes mean is not in it: code books may change.

use std::io;
use std::io::Read;
use std::io::Write;

use crate::model::Day;

use super::ActorKey;
use super::Coded;
use super::Dataset;
use super::Link;
use super::Names;
use super::Stamp;
use super::pairs::Pairs;
use super::parties::Parties;
use super::words::Words;

/// How a saved data set begins; the number rises with each change of the form.
pub(super) const MAGIC: &[u8; 16] = b"demarche index 2";

/// How many bytes are turned into numbers at a time.
const BLOCK: usize = 1 << 16;

/// For how many records room is made before the first of them is read.
const ROOM: usize = 1 << 20;

/// What a saved data set was made of, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The length of the file in bytes.
    pub length: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: u128,
    /// The format in which it was read, as `--as` names it.
    pub format: String,
}

/// Why a saved data set is refused.
#[derive(Debug)]
pub enum Refused {
    /// The system would not, or the file ends too soon.
    File(io::Error),
    /// It is none, or one of another version of demarche.
    Strange,
    /// It was made of a file that has changed since, or in another format.
    Stale,
    /// Its bytes are not those that were written.
    Damaged,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::File(error) => error.fmt(f),
            Refused::Strange => f.write_str("it is no index of this version of demarche"),
            Refused::Stale => f.write_str("its source has changed, or was read in another format"),
            Refused::Damaged => f.write_str("its bytes are not those that were written"),
        }
    }
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        Refused::File(error)
    }
}

impl Dataset {
    /// Writes it, with what it was made of.
    pub fn save(&self, out: impl Write, origin: &Origin) -> io::Result<()> {
        let mut out = Summing { inner: out, sum: crc32fast::Hasher::new() };
        out.write_all(MAGIC)?;
        write_origin(&mut out, origin)?;
        write_bytes(&mut out, &self.base.days_since(Day::EPOCH).to_le_bytes())?;
        self.actors.save(&mut out)?;
        let codes = self.codes.iter().map(|code| code.code.as_bytes());
        write_bytes(&mut out, &(self.codes.len() as u64).to_le_bytes())?;
        for code in codes {
            write_bytes(&mut out, code)?;
        }
        self.pairs.save(&mut out)?;
        write_numbers(&mut out, self.stamps.iter().map(|stamp| [stamp.0]))?;
        write_numbers(&mut out, self.rows.iter().map(|&row| [row]))?;
        write_numbers(&mut out, self.parties.iter().map(|parties| parties.halves()))?;
        write_numbers(&mut out, self.day_offsets.iter().map(|&offset| [offset]))?;
        write_numbers(&mut out, self.doubts.iter().map(|&(place, days)| [place, days]))?;
        write_numbers(&mut out, self.several.iter().map(|&place| [place]))?;
        write_numbers(&mut out, self.links.iter().map(|link| [link.later, link.earlier]))?;
        self.words.save(&mut out)?;
        let sum = out.sum.finalize();
        out.inner.write_all(&sum.to_le_bytes())
    }

    /// Reads what was saved, if it was made of this; `meaning` tells what a code means.
    ///
    /// # Errors
    ///
    /// Why it is refused.
    pub fn reopen(
        input: impl Read,
        origin: &Origin,
        meaning: impl Fn(&str) -> Coded,
    ) -> Result<Dataset, Refused> {
        let mut input = Summing { inner: input, sum: crc32fast::Hasher::new() };
        let mut magic = [0; MAGIC.len()];
        input.read_exact(&mut magic)?;
        if magic != *MAGIC {
            return Err(Refused::Strange);
        }
        if !is_origin(&mut input, origin)? {
            return Err(Refused::Stale);
        }
        let base =
            <[u8; 8]>::try_from(read_bytes(&mut input)?).map_err(|_bytes| Refused::Damaged)?;
        let base = i32::try_from(i64::from_le_bytes(base)).map_err(|_large| Refused::Damaged)?;
        let actors = Names::reopen(&mut input)?;
        let codes = read_codes(&mut input)?;
        let dataset = Dataset {
            pairs: Pairs::reopen(&mut input, actors.len())?,
            actors,
            codes: codes.iter().map(|code| meaning(code)).collect(),
            base: Day::EPOCH.plus(base),
            stamps: read_numbers(&mut input, |[stamp]| Stamp(stamp))?,
            rows: read_numbers(&mut input, |[row]| row)?,
            parties: read_numbers(&mut input, Parties::of_halves)?,
            day_offsets: read_numbers(&mut input, |[offset]| offset)?,
            doubts: read_numbers(&mut input, |[place, days]| (place, days))?,
            several: read_numbers(&mut input, |[place]| place)?,
            links: read_numbers(&mut input, |[later, earlier]| Link { later, earlier })?,
            words: Words::reopen(&mut input)?,
        };
        let sum = input.sum.clone().finalize();
        let mut written = [0; 4];
        input.inner.read_exact(&mut written)?;
        let is_whole = u32::from_le_bytes(written) == sum && dataset.is_sound();
        if is_whole { Ok(dataset.counted()) } else { Err(Refused::Damaged) }
    }

    /// Whether its arrays fit each other, so that no place leads outside.
    fn is_sound(&self) -> bool {
        let acts = self.stamps.len();
        let fits = |offsets: &[u32]| {
            offsets.first() == Some(&0)
                && offsets.last().is_some_and(|last| *last as usize == acts)
                && offsets.is_sorted()
        };
        let actors = self.actors.len();
        self.actors.find(b"") == Some(ActorKey::NOBODY.position())
            && self.rows.len() == acts
            && self.parties.len() == acts
            && fits(&self.day_offsets)
            && self.pairs.is_sound(acts)
            && self.several.iter().all(|place| (*place as usize) < acts)
            && self.links.iter().all(|link| (link.later.max(link.earlier) as usize) < acts)
            && self.stamps.iter().all(|stamp| stamp.code().position() < self.codes.len())
            && self.parties.iter().all(|act| {
                let known = |actor: ActorKey| actor.position() < actors;
                known(act.actor())
                    && known(act.recipient())
                    && act.code().position() < self.codes.len()
            })
    }

    fn counted(mut self) -> Dataset {
        for act in &self.parties {
            self.codes[act.code().position()].acts += 1;
        }
        self
    }
}

/// A stream that sums what goes through it.
pub(super) struct Summing<S> {
    inner: S,
    sum: crc32fast::Hasher,
}

impl<S: Write> Write for Summing<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.sum.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<S: Read> Read for Summing<S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(bytes)?;
        self.sum.update(&bytes[..count]);
        Ok(count)
    }
}

fn write_origin(out: &mut impl Write, origin: &Origin) -> io::Result<()> {
    write_bytes(out, &origin.length.to_le_bytes())?;
    write_bytes(out, &origin.modified.to_le_bytes())?;
    write_bytes(out, origin.format.as_bytes())
}

fn is_origin(input: &mut impl Read, origin: &Origin) -> Result<bool, Refused> {
    let length = read_bytes(input)? == origin.length.to_le_bytes();
    let modified = read_bytes(input)? == origin.modified.to_le_bytes();
    let format = read_bytes(input)? == origin.format.as_bytes();
    Ok(length && modified && format)
}

/// Writes some bytes, their number first.
pub(super) fn write_bytes(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// Reads bytes written by [`write_bytes`]. What claims to be longer than the file is, ends with an error, not with the memory.
pub(super) fn read_bytes(input: &mut impl Read) -> Result<Vec<u8>, Refused> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(Refused::Damaged) }
}

/// Writes records of so many numbers each, how many they are first.
pub(super) fn write_numbers<const N: usize>(
    out: &mut impl Write,
    records: impl ExactSizeIterator<Item = [u32; N]>,
) -> io::Result<()> {
    out.write_all(&(records.len() as u64).to_le_bytes())?;
    let mut block = Vec::with_capacity(BLOCK);
    for number in records.flatten() {
        block.extend_from_slice(&number.to_le_bytes());
        if block.len() == BLOCK {
            out.write_all(&block)?;
            block.clear();
        }
    }
    out.write_all(&block)
}

/// Reads records written by [`write_numbers`].
pub(super) fn read_numbers<T, const N: usize>(
    input: &mut impl Read,
    make: impl Fn([u32; N]) -> T,
) -> Result<Vec<T>, Refused> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut left = usize::try_from(length).map_err(|_large| Refused::Damaged)?;
    // Room is made as bytes come, so that a false length takes no memory.
    let mut records = Vec::with_capacity(left.min(ROOM));
    let at_once = BLOCK / 4 / N;
    let mut block = vec![0; at_once * N * 4];
    while left > 0 {
        let now = left.min(at_once);
        let bytes = &mut block[..now * N * 4];
        input.read_exact(bytes)?;
        let (numbers, _) = bytes.as_chunks::<4>();
        let (found, _) = numbers.as_chunks::<N>();
        records.extend(found.iter().map(|numbers| make(numbers.map(u32::from_le_bytes))));
        left -= now;
    }
    records.shrink_to_fit();
    Ok(records)
}

fn read_codes(input: &mut impl Read) -> Result<Vec<String>, Refused> {
    let count = <[u8; 8]>::try_from(read_bytes(input)?).map_err(|_bytes| Refused::Damaged)?;
    let count = u64::from_le_bytes(count);
    if count > super::CODES_MAX as u64 {
        return Err(Refused::Damaged);
    }
    (0..count)
        .map(|_| String::from_utf8(read_bytes(input)?).map_err(|_bytes| Refused::Damaged))
        .collect()
}
