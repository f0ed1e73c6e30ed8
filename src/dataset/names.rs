//! Names, each once, by number: interned as they come, found again by a hash index that never decides an order.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher;
use std::io;
use std::io::Read;
use std::io::Write;

use super::saved::Refused;
use super::saved::read_bytes;
use super::saved::read_numbers;
use super::saved::write_bytes;
use super::saved::write_numbers;

/// Strings, numbered from 0 in order of first occurrence.
#[derive(Clone)]
pub struct Names {
    text: Vec<u8>,
    /// Where each begins; one more than there are.
    offsets: Vec<u32>,
    index: HashTable<Entry>,
    /// While names are added, those met last, each in the place that its hash gives it: most names are found here, without the
    /// steps of a search. It grows with the names, so that they seldom drive each other out.
    recent: Vec<Entry>,
    hasher: FixedState,
}

/// A name in the index, which tells names of up to sixteen bytes apart without a look at their text.
#[derive(Clone, Copy)]
struct Entry {
    ends: [u64; 2],
    length: u32,
    number: u32,
}

/// How many names met last are kept, powers of two both: no more than stay near the processor.
const RECENT_MIN: usize = 1 << 8;
const RECENT_MAX: usize = 1 << 14;

/// The first and the last eight bytes, or four where there are fewer, or all where there are fewer still: two strings of one
/// length, and no more than sixteen bytes, are equal where these are.
#[inline]
pub(in crate::dataset) fn ends(name: &[u8]) -> [u64; 2] {
    if let (Some(first), Some(last)) = (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        [u64::from_le_bytes(*first), u64::from_le_bytes(*last)]
    } else if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        [u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()]
    } else {
        [name.iter().fold(0, |all, &byte| all << 8 | u64::from(byte)), 0]
    }
}

/// The longest string that its [`ends`] and its length tell.
pub(in crate::dataset) const ENDS_LENGTH: usize = 16;

impl Default for Names {
    fn default() -> Names {
        Names {
            text: Vec::new(),
            offsets: vec![0],
            index: HashTable::new(),
            recent: Vec::new(),
            hasher: FixedState::default(),
        }
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        self.text == other.text && self.offsets == other.offsets
    }
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries((0..self.len()).map(|number| self.get(number))).finish()
    }
}

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name of a number; what is not UTF-8 in it is replaced.
    pub fn get(&self, number: usize) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.bytes(number))
    }

    /// The bytes of a name.
    pub fn bytes(&self, number: usize) -> &[u8] {
        &self.text[self.offsets[number] as usize..self.offsets[number + 1] as usize]
    }

    /// The number of a name.
    pub fn find(&self, name: &[u8]) -> Option<usize> {
        let ends = ends(name);
        let found =
            self.index.find(hash(self.hasher, name, ends), |entry| self.is_it(entry, name, ends));
        found.map(|entry| entry.number as usize)
    }

    #[inline]
    fn is_it(&self, entry: &Entry, name: &[u8], ends: [u64; 2]) -> bool {
        entry.ends == ends
            && entry.length as usize == name.len()
            && (name.len() <= ENDS_LENGTH || self.bytes(entry.number as usize) == name)
    }

    /// The number of a name, which is added where it is new; nothing where that would be too many, or too much text.
    #[inline]
    pub(super) fn intern(&mut self, name: &[u8], most: usize) -> Option<u32> {
        if name.len() > ENDS_LENGTH {
            return self.intern_long(name, most);
        }
        // Apart from long names, so that it calls nothing: three names a row are looked up.
        let ends = ends(name);
        let hash = self.hasher.hash_one((ends[0], ends[1]));
        match self.recent.get(self.place(hash)) {
            Some(entry) if entry.ends == ends && entry.length as usize == name.len() => {
                Some(entry.number)
            }
            Some(_) | None => self.find_or_add(name, hash, most),
        }
    }

    #[inline(never)]
    fn intern_long(&mut self, name: &[u8], most: usize) -> Option<u32> {
        let ends = ends(name);
        let hash = hash(self.hasher, name, ends);
        let recent = self.recent.get(self.place(hash));
        if let Some(entry) = recent.filter(|entry| self.is_it(entry, name, ends)) {
            return Some(entry.number);
        }
        self.find_or_add(name, hash, most)
    }

    /// The place of a hash among those met last.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are asked for")]
    fn place(&self, hash: u64) -> usize {
        hash as usize & self.recent.len().wrapping_sub(1)
    }

    #[inline(never)]
    fn find_or_add(&mut self, name: &[u8], hash: u64, most: usize) -> Option<u32> {
        let ends = ends(name);
        let found = self.index.find(hash, |entry| self.is_it(entry, name, ends)).copied();
        let entry = match found {
            Some(entry) => entry,
            None => self.add(name, most)?,
        };
        let places = (self.len() * 2).next_power_of_two().clamp(RECENT_MIN, RECENT_MAX);
        if self.recent.len() < places {
            self.recent = vec![entry; places];
        }
        let place = self.place(hash);
        self.recent[place] = entry;
        Some(entry.number)
    }

    #[cold]
    fn add(&mut self, name: &[u8], most: usize) -> Option<Entry> {
        let number = u32::try_from(self.len()).ok().filter(|_| self.len() < most)?;
        let end = u32::try_from(self.text.len() + name.len()).ok()?;
        self.text.extend_from_slice(name);
        self.offsets.push(end);
        let (text, offsets, hasher) = (&self.text, &self.offsets, self.hasher);
        let again = |entry: &Entry| {
            let number = entry.number as usize;
            let name = &text[offsets[number] as usize..offsets[number + 1] as usize];
            hash(hasher, name, entry.ends)
        };
        let length = u32::try_from(name.len()).ok()?;
        let entry = Entry { ends: ends(name), length, number };
        self.index.insert_unique(hash(hasher, name, entry.ends), entry, again);
        Some(entry)
    }

    /// Gives back what was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.offsets.shrink_to_fit();
        self.recent = Vec::new();
    }

    /// Writes them.
    pub(super) fn save(&self, out: &mut impl Write) -> io::Result<()> {
        write_bytes(out, &self.text)?;
        write_numbers(out, self.offsets.iter().map(|&offset| [offset]))
    }

    /// Reads what was saved.
    pub(super) fn reopen(input: &mut impl Read) -> Result<Names, Refused> {
        let text = read_bytes(input)?;
        let offsets: Vec<u32> = read_numbers(input, |[offset]| offset)?;
        let fits = offsets.first() == Some(&0)
            && offsets.last().is_some_and(|last| *last as usize == text.len())
            && offsets.is_sorted();
        let mut names = Names::default();
        if !fits {
            return Err(Refused::Damaged);
        }
        for ends in offsets.windows(2) {
            let name = &text[ends[0] as usize..ends[1] as usize];
            let before = names.len();
            names.intern(name, usize::MAX);
            if names.len() == before {
                return Err(Refused::Damaged);
            }
        }
        names.shrink();
        Ok(names)
    }
}

#[inline]
fn hash(hasher: FixedState, name: &[u8], ends: [u64; 2]) -> u64 {
    // Long names may well differ in their middle alone.
    if name.len() <= ENDS_LENGTH {
        hasher.hash_one((ends[0], ends[1]))
    } else {
        hasher.hash_one(name)
    }
}
