//! The beginning of a chain, packed into one integer, so that the better of two is the greater.

/// The most rungs above 0 that acts of a data set may stand on.
pub(super) const LEVELS: usize = 31;

/// The best beginning that ends with an act, as one integer, the greater the better: lowest first level, fewest links,
/// most steps that rise, latest start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Beginning(u64);

pub(super) const START_BITS: u32 = 20;
const STRICT_BITS: u32 = 6;
const LINK_BITS: u32 = 20;
const STRICT: u64 = 1 << START_BITS;
const LINK: u64 = STRICT << STRICT_BITS;
pub(super) const LINKS_MAX: u64 = (1 << LINK_BITS) - 1;
const LEVEL: u64 = LINK << LINK_BITS;

impl Beginning {
    #[inline]
    pub(super) fn new(level: u8, day: u32) -> Beginning {
        Beginning((LEVELS as u64 - u64::from(level)) * LEVEL + LINKS_MAX * LINK + u64::from(day))
    }

    /// The same with one more act.
    #[inline]
    pub(super) fn then(self, rises: bool) -> Beginning {
        Beginning(self.0 - LINK + u64::from(rises) * STRICT)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a level is at most 31")]
    pub(super) fn level(self) -> u8 {
        LEVELS as u8 - (self.0 / LEVEL) as u8
    }

    #[expect(clippy::cast_possible_truncation, reason = "20 bits are left")]
    pub(super) fn links(self) -> u32 {
        (LINKS_MAX - ((self.0 / LINK) & LINKS_MAX)) as u32
    }

    pub(super) fn strict(self) -> u8 {
        ((self.0 / STRICT) & ((1 << STRICT_BITS) - 1)) as u8
    }

    pub(super) fn start(self) -> u32 {
        (self.0 & ((1 << START_BITS) - 1)) as u32
    }
}
