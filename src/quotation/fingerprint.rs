//! Fingerprints of paragraphs and pages, by which another edition of a text is noticed.
//!
//! A fingerprint of version 1 is `1:` and the first sixteen hexadecimal digits of the SHA-256 of a paragraph or page after
//! steps 2 to 5 of the normalisation, in UTF-8. What a version means never changes: another way to take fingerprints is
//! another version.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use sha2::Digest;
use sha2::Sha256;

/// What a fingerprint of the version that is taken begins with.
const VERSION: &str = "1:";
/// So many bytes of the digest count.
const BYTES: usize = 8;

/// The fingerprint of a paragraph or page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    /// The number of the paragraph or page.
    pub at: usize,
    /// The fingerprint.
    pub digest: String,
}

/// A paragraph or page then and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// Its number when the fingerprint was taken.
    pub from: usize,
    /// Its number in the text at hand.
    pub to: usize,
}

/// How a text differs from the one of which fingerprints were taken; each list in order of number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What reads otherwise: something new stands in its place, as its neighbours tell.
    pub changed: Vec<Move>,
    /// What stands nowhere, and nothing new stands in its place.
    pub missing: Vec<usize>,
    /// What stands there and did not.
    pub more: Vec<usize>,
    /// What stands under another number.
    pub moved: Vec<Move>,
}

impl Fingerprint {
    /// The fingerprint of a paragraph or page after steps 2 to 5; nothing where that is empty.
    pub(super) fn of(at: usize, words: &str) -> Option<Fingerprint> {
        if words.is_empty() {
            return None;
        }
        let mut digest = VERSION.to_owned();
        for byte in Sha256::digest(words).iter().take(BYTES) {
            digest += &format!("{byte:02x}");
        }
        Some(Fingerprint { at, digest })
    }

    /// Whether a text is a fingerprint of the version that is taken.
    pub fn is_one(written: &str) -> bool {
        written.strip_prefix(VERSION).is_some_and(|digits| {
            let is_digit = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
            digits.len() == 2 * BYTES && digits.bytes().all(is_digit)
        })
    }
}

impl Changes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        let Changes { changed, missing, more, moved } = self;
        changed.is_empty() && missing.is_empty() && more.is_empty() && moved.is_empty()
    }
}

/// How a text differs from the one of which fingerprints were taken. Of two paragraphs that read alike either may have moved
/// to where one of them stands: they are told in order.
pub fn changes(taken: &[Fingerprint], found: &[Fingerprint]) -> Changes {
    let by_number = |all: &[Fingerprint]| -> BTreeMap<usize, String> {
        all.iter().map(|one| (one.at, one.digest.clone())).collect()
    };
    let (taken, found) = (by_number(taken), by_number(found));
    let is_same = |at: &usize| taken.get(at).is_some_and(|one| found.get(at) == Some(one));
    let mut elsewhere: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, digest) in found.iter().filter(|(at, _)| !is_same(at)) {
        elsewhere.entry(digest).or_default().insert(*at);
    }
    let mut changes = Changes::default();
    let mut kept: BTreeMap<usize, usize> = BTreeMap::new();
    let mut lost = Vec::new();
    for (&from, digest) in &taken {
        let to = if is_same(&from) {
            Some(from)
        } else {
            elsewhere.get_mut(digest.as_str()).and_then(BTreeSet::pop_first)
        };
        match to {
            Some(to) => drop(kept.insert(from, to)),
            None => lost.push(from),
        }
    }
    let mut new: BTreeSet<usize> = elsewhere.into_values().flatten().collect();
    for from in lost {
        let (before, now) = kept.range(..from).next_back().map_or((0, 0), |(&at, &now)| (at, now));
        let to = now.saturating_add(from - before);
        if new.remove(&to) {
            changes.changed.push(Move { from, to });
        } else {
            changes.missing.push(from);
        }
    }
    let moves = kept.into_iter().filter(|(from, to)| from != to);
    changes.moved = moves.map(|(from, to)| Move { from, to }).collect();
    changes.more = new.into_iter().collect();
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::normalised;

    /// Each letter stands for a paragraph of its own.
    fn of(text: &str) -> Vec<Fingerprint> {
        let one =
            |(at, letter): (usize, char)| Fingerprint { at: at + 1, digest: letter.to_string() };
        text.chars().enumerate().map(one).collect()
    }

    /// What is said of a text that was one and is another.
    #[track_caller]
    fn check(taken: &str, found: &str, expected: &str) {
        let Changes { changed, missing, more, moved } = changes(&of(taken), &of(found));
        let pairs = |moves: &[Move]| {
            moves.iter().map(|one| format!(" {}>{}", one.from, one.to)).collect::<Vec<_>>().concat()
        };
        let (changed, moved) = (pairs(&changed), pairs(&moved));
        let told = format!("changed{changed} missing {missing:?} more {more:?} moved{moved}");
        assert_eq!(told, expected, "{taken} {found}");
    }

    #[test]
    fn what_changed_is_told_from_what_moved() {
        check("abc", "abc", "changed missing [] more [] moved");
        check("abc", "axc", "changed 2>2 missing [] more [] moved");
        check("abc", "xbc", "changed 1>1 missing [] more [] moved");
        check("abcd", "acd", "changed missing [2] more [] moved 3>2 4>3");
        check("abc", "axbc", "changed missing [] more [2] moved 2>3 3>4");
        check("abcde", "acxe", "changed 4>3 missing [2] more [] moved 3>2 5>4");
        check("abc", "xaby", "changed 3>4 missing [] more [1] moved 1>2 2>3");
        check("abc", "acb", "changed missing [] more [] moved 2>3 3>2");
        check("abc", "ab", "changed missing [3] more [] moved");
        check("abc", "", "changed missing [1, 2, 3] more [] moved");
        check("aa", "aaa", "changed missing [] more [3] moved");
        check("aba", "baa", "changed missing [] more [] moved 1>2 2>1");
    }

    #[test]
    fn a_fingerprint_of_version_1_never_changes() {
        let words = normalised(" The\tweir\u{ad} – “Hale’s” cafe\u{301}.12 ");
        let one = Fingerprint::of(7, &words).unwrap();
        // printf 'The weir - "Hale'"'"'s" café.12' | sha256sum
        assert_eq!((one.at, one.digest.as_str()), (7, "1:1c7aab8e6cfc9d0c"));
        assert!(Fingerprint::is_one(&one.digest));
        assert!(!Fingerprint::is_one("2:0123456789abcdef"));
        assert!(!Fingerprint::is_one("1:0123456789abcdeF"));
        assert!(!Fingerprint::is_one("1:0123456789abcde"));
    }
}
