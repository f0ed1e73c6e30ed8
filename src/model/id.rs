//! The name by which records refer to each other.

use std::cmp::Ordering;
use std::fmt;

/// A well-formed id: a lower-case ASCII letter, then letters, digits and hyphens (`[a-z][a-z0-9-]*`).
///
/// Ids are unique over all kinds of record and stable for ever.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Why a text is no id, and at which byte of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// The text is empty.
    Empty,
    /// The first character is no lower-case letter.
    Start,
    /// The character at this byte is no lower-case letter, digit or hyphen.
    Character(usize),
    /// The text has more than [`Id::LENGTH_MAX`] bytes.
    Long,
}

impl Id {
    /// The most bytes an id may have.
    pub const LENGTH_MAX: usize = 200;

    /// Reads an id.
    pub fn new(text: &str) -> Result<Id, IdError> {
        Id::check(text).map(|()| Id(text.into()))
    }

    /// Tells whether a text is an id, without making one.
    pub fn check(text: &str) -> Result<(), IdError> {
        match text.as_bytes() {
            [] => Err(IdError::Empty),
            bytes if bytes.len() > Id::LENGTH_MAX => Err(IdError::Long),
            [first, rest @ ..] if first.is_ascii_lowercase() => {
                let allowed = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
                match rest.iter().position(|byte| !allowed(byte)) {
                    Some(at) => Err(IdError::Character(at + 1)),
                    None => Ok(()),
                }
            }
            [..] => Err(IdError::Start),
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The order in which acts of one day stand: letter by letter, but with numbers as numbers, so that `row-9` comes
    /// before `row-10`.
    pub fn compare_counting(&self, other: &Id) -> Ordering {
        let (mut one, mut two) = (self.0.as_bytes(), other.0.as_bytes());
        while let (Some(&first), Some(&second)) = (one.first(), two.first()) {
            let order = if first.is_ascii_digit() && second.is_ascii_digit() {
                let (number, rest) = digits(one);
                let (against, rest_of_other) = digits(two);
                (one, two) = (rest, rest_of_other);
                number.len().cmp(&against.len()).then_with(|| number.cmp(against))
            } else {
                (one, two) = (&one[1..], &two[1..]);
                first.cmp(&second)
            };
            if order.is_ne() {
                return order;
            }
        }
        // Where nothing but noughts in front of a number differs, the text decides.
        one.len().cmp(&two.len()).then_with(|| self.cmp(other))
    }
}

/// The number with which a text begins, without the noughts in front of it, and what comes after.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let begin = number.iter().position(|&digit| digit != b'0').unwrap_or(number.len());
    (&number[begin..], rest)
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}

/// Lets a map keyed by id be asked with a text.
impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
