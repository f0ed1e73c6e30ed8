//! Names, each once, by number: interned as they come, found again by a hash index that never decides an order.

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Strings, numbered from 0 in order of first occurrence.
#[derive(Clone)]
pub struct Names {
    text: Vec<u8>,
    /// Where each begins; one more than there are.
    offsets: Vec<u32>,
    index: HashTable<u32>,
    hasher: FixedState,
}

impl Default for Names {
    fn default() -> Names {
        Names {
            text: Vec::new(),
            offsets: vec![0],
            index: HashTable::new(),
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
        let found = self
            .index
            .find(self.hasher.hash_one(name), |&number| self.bytes(number as usize) == name);
        found.map(|&number| number as usize)
    }

    /// The number of a name, which is added where it is new; nothing where that would be too many, or too much text.
    #[inline]
    pub(super) fn intern(&mut self, name: &[u8], most: usize) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        let (text, offsets) = (&self.text, &self.offsets);
        let is_it = |&number: &u32| {
            let number = number as usize;
            text[offsets[number] as usize..offsets[number + 1] as usize] == *name
        };
        if let Some(&number) = self.index.find(hash, is_it) {
            return Some(number);
        }
        self.add(name, hash, most)
    }

    #[cold]
    fn add(&mut self, name: &[u8], hash: u64, most: usize) -> Option<u32> {
        let number = u32::try_from(self.len()).ok().filter(|_| self.len() < most)?;
        let end = u32::try_from(self.text.len() + name.len()).ok()?;
        self.text.extend_from_slice(name);
        self.offsets.push(end);
        let (text, offsets, hasher) = (&self.text, &self.offsets, &self.hasher);
        let again = |&number: &u32| {
            let number = number as usize;
            hasher.hash_one(&text[offsets[number] as usize..offsets[number + 1] as usize])
        };
        self.index.insert_unique(hash, number, again);
        Some(number)
    }

    /// Gives back what was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.offsets.shrink_to_fit();
    }
}
