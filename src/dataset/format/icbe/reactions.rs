//! Which words of `ICBe` react to which acts: told by sentence, found once all rows are read.

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
    words: Vec<Reaction>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Act {
    number: u32,
    row: u32,
    actor: u32,
    recipient: u32,
}

/// Words that react; they are among what was said in their own sentence.
struct Reaction {
    place: Sentence,
    by: Act,
    to: Sentence,
}

impl Reactions {
    /// Notes something said or done in a sentence, and the sentences to which it reacts.
    pub(super) fn note(
        &mut self,
        place: Sentence,
        [number, row]: [u32; 2],
        parties: [&[u8]; 2],
        reacts_to: &[i32],
    ) -> Result<(), TooLarge> {
        let [actor, recipient] = parties.map(|name| self.actors.intern(name, ACTORS_MAX));
        let (actor, recipient) = actor.zip(recipient).ok_or(TooLarge::Actors)?;
        let act = Act { number, row, actor, recipient };
        self.acts.push((place, act));
        let reactions = reacts_to.iter().map(|&sentence| Reaction {
            place,
            by: act,
            to: Sentence { sentence, ..place },
        });
        self.words.extend(reactions);
        Ok(())
    }

    /// Links each reaction with what it reacts to.
    pub(super) fn link(mut self, building: &mut Building) {
        self.acts.sort_unstable();
        for reaction in &self.words {
            for earlier in self.answered(reaction) {
                building.link(earlier, reaction.by.number);
            }
        }
    }

    /// The acts to which words react: what those addressed did to who reacts, or else did at all, or else what anybody did
    /// to who reacts.
    fn answered(&self, &Reaction { place, by, to }: &Reaction) -> Vec<u32> {
        let first = self.acts.partition_point(|&(place, _)| place < to);
        let acts = self.acts[first..].iter().take_while(|&&(place, _)| place == to);
        let acts = acts.map(|(_, act)| act).filter(|act| to != place || act.row < by.row);
        let by_addressed = |act: &&Act| act.actor == by.recipient;
        let to_reacting = |act: &&Act| act.recipient == by.actor;
        let both = |act: &&Act| by_addressed(act) && to_reacting(act);
        let tiers: [&dyn Fn(&&Act) -> bool; 3] = [&both, &by_addressed, &to_reacting];
        let found = tiers.into_iter().map(|holds| {
            acts.clone().filter(holds).take(LINKS_MAX).map(|act| act.number).collect::<Vec<_>>()
        });
        found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
    }
}
