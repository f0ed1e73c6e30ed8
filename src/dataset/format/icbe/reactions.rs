//! Which words of ICBe react to which acts: told by sentence, found once all rows are read.

use crate::dataset::ACTORS_MAX;
use crate::dataset::Building;
use crate::dataset::Names;
use crate::dataset::TooLarge;

/// The most acts to which words are linked; a sentence has a handful.
const LINKS_MAX: usize = 100;

/// A sentence of the narrative of a crisis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sentence {
    pub(super) crisis: i32,
    pub(super) sentence: i32,
}

/// What was said and done in which sentence, and what reacts to which.
#[derive(Default)]
pub(super) struct Reactions {
    actors: Names,
    /// By sentence.
    acts: Vec<(Sentence, Act)>,
    reactions: Vec<Reaction>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Act {
    number: u32,
    row: u32,
    actor: u32,
}

struct Reaction {
    by: u32,
    /// Who reacts, and who is addressed.
    parties: [u32; 2],
    to: Sentence,
}

impl Reactions {
    /// Notes something said or done in a sentence.
    pub(super) fn note(
        &mut self,
        place: Sentence,
        number: u32,
        row: u32,
        actor: &[u8],
    ) -> Result<(), TooLarge> {
        let actor = self.actor(actor)?;
        self.acts.push((place, Act { number, row, actor }));
        Ok(())
    }

    /// Notes that an act, noted last, of one actor towards another reacts to a sentence.
    pub(super) fn react(
        &mut self,
        by: u32,
        parties: [&[u8]; 2],
        to: Sentence,
    ) -> Result<(), TooLarge> {
        let [actor, addressed] = parties;
        let parties = [self.actor(actor)?, self.actor(addressed)?];
        self.reactions.push(Reaction { by, parties, to });
        Ok(())
    }

    fn actor(&mut self, name: &[u8]) -> Result<u32, TooLarge> {
        self.actors.intern(name, ACTORS_MAX).ok_or(TooLarge::Actors)
    }

    /// Links each reaction with what it reacts to.
    pub(super) fn link(mut self, building: &mut Building) {
        let mut rows: Vec<(u32, Sentence, u32)> =
            self.acts.iter().map(|&(place, act)| (act.number, place, act.row)).collect();
        rows.sort_unstable();
        self.acts.sort_unstable();
        for Reaction { by, parties: [actor, addressed], to } in self.reactions {
            let Ok(at) = rows.binary_search_by_key(&by, |&(number, ..)| number) else {
                continue;
            };
            let (_, own, row) = rows[at];
            let first = self.acts.partition_point(|&(place, _)| place < to);
            let acts = self.acts[first..].iter().take_while(|&&(place, _)| place == to);
            let acts = acts.map(|&(_, act)| act).filter(|act| to != own || act.row < row);
            let of_addressed: Vec<Act> =
                acts.clone().filter(|act| act.actor == addressed).take(LINKS_MAX).collect();
            let others = || acts.clone().filter(|act| act.actor != actor).take(LINKS_MAX).collect();
            let answered = if of_addressed.is_empty() { others() } else { of_addressed };
            for act in answered {
                building.link(act.number, by);
            }
        }
    }
}
