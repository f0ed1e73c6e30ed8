//! Who acted on whom, and what was done, in eight bytes.

use super::ACTOR_BITS;
use super::CODE_BITS;
use super::CodeKey;

/// An actor of a data set: a place in its list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorKey(pub(super) u32);

impl ActorKey {
    /// Whom a row leaves unnamed.
    pub const NOBODY: ActorKey = ActorKey(0);

    /// The actor of a place in the list of names.
    pub fn new(position: usize) -> ActorKey {
        ActorKey(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// Its place in the list of names.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

/// Which of the two actors of a pair acted on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The one with the lesser key.
    Up,
    /// The one with the greater key.
    Down,
}

impl Way {
    /// 0 or 1.
    pub fn position(self) -> usize {
        usize::from(self == Way::Down)
    }

    /// The other way.
    #[must_use]
    pub fn back(self) -> Way {
        if self == Way::Up { Way::Down } else { Way::Up }
    }
}

/// Actor, recipient and code of an act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Parties(u64);

impl Parties {
    pub(super) fn new(actor: ActorKey, recipient: ActorKey, code: u32) -> Parties {
        Parties(
            u64::from(actor.0) << (ACTOR_BITS + CODE_BITS)
                | u64::from(recipient.0) << CODE_BITS
                | u64::from(code),
        )
    }

    /// The lower half of its bits and the upper one, as they are saved.
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of it")]
    pub(super) fn halves(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }

    pub(super) fn of_halves([lower, upper]: [u32; 2]) -> Parties {
        Parties(u64::from(upper) << 32 | u64::from(lower))
    }

    /// Who acted.
    pub fn actor(self) -> ActorKey {
        ActorKey((self.0 >> (ACTOR_BITS + CODE_BITS)) as u32)
    }

    /// Towards whom.
    #[expect(clippy::cast_possible_truncation, reason = "26 bits are left")]
    pub fn recipient(self) -> ActorKey {
        ActorKey((self.0 >> CODE_BITS) as u32 & ((1 << ACTOR_BITS) - 1))
    }

    /// What was done.
    #[expect(clippy::cast_possible_truncation, reason = "12 bits are left")]
    pub fn code(self) -> CodeKey {
        CodeKey(self.0 as u32 & ((1 << CODE_BITS) - 1))
    }
}

impl std::fmt::Debug for Parties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?} {:?}", self.actor(), self.code(), self.recipient())
    }
}
