//! Which acts of a data set a filter may let through: found by pair, code and day, before any of them is made a record.
//!
//! What is found holds every act that the filter takes, and as a rule no other; the filter itself then judges.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::dataset::ActorKey;
use crate::dataset::CodeSet;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::PairKey;
use crate::dataset::Way;
use crate::model::ActKey;
use crate::model::Day;
use crate::model::DayRange;
use crate::model::LinkKind;
use crate::model::NodeKey;
use crate::model::Recipients;
use crate::model::SourceKey;
use crate::model::TypeKey;

use super::super::Condition;
use super::super::DateFit;
use super::super::Filter;
use super::super::Key;
use super::super::LinkTest;
use super::super::Part;
use super::super::Parties;
use super::Which;

/// A data set as the graph beside it knows it.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'d> {
    /// Its acts.
    pub dataset: &'d Dataset,
    /// The node of each of its actors.
    pub nodes: &'d [Option<NodeKey>],
    /// The act type of each of its codes.
    pub types: &'d [Option<TypeKey>],
    /// The source that its acts cite.
    pub source: Option<SourceKey>,
}

impl Beside<'_> {
    /// The node of an actor.
    pub(super) fn node(self, actor: ActorKey) -> Option<NodeKey> {
        self.nodes.get(actor.position()).copied().flatten()
    }
}

/// Which acts of a data set may be asked for.
#[derive(Clone, Debug)]
pub struct Narrow {
    /// Who may have acted, by actor; all where nobody is asked for.
    actors: Option<Vec<bool>>,
    /// Towards whom.
    recipients: Option<Vec<bool>>,
    /// Who took part, on either side.
    either: Option<Vec<bool>>,
    /// By place, in order, the acts that are named or linked as asked for; nothing where all may be.
    only: Option<Vec<u32>>,
    which: Which,
    is_exact: bool,
    is_empty: bool,
    /// Whether chains of acts are those of the graph.
    is_network: bool,
}

impl Narrow {
    /// Every act.
    pub fn all(dataset: &Dataset) -> Narrow {
        Narrow {
            actors: None,
            recipients: None,
            either: None,
            only: None,
            which: Which::all(dataset),
            is_exact: true,
            is_empty: false,
            is_network: dataset.doubt_max() == 0 && !forbids_recipients(dataset),
        }
    }

    /// What a filter asks of a data set.
    pub fn new(filter: &Filter, beside: Beside<'_>) -> Narrow {
        Narrow::with_named(filter, beside, None)
    }

    /// What a filter asks of a data set whose acts it can name: those at hand, by the keys by which the filter calls them.
    pub fn with_named(
        filter: &Filter,
        beside: Beside<'_>,
        named: Option<&BTreeMap<ActKey, u32>>,
    ) -> Narrow {
        let Beside { dataset, .. } = beside;
        let mut days = DayRange::ALWAYS;
        let mut narrow = Narrow::all(dataset);
        narrow.is_exact = filter.must_nots().next().is_none();
        let mut tests: Vec<&[Condition]> = Vec::new();
        for (key, alternatives) in filter.musts() {
            match key {
                Key::By | Key::On | Key::Actor | Key::About | Key::Dispute => {
                    narrow.ask_who(beside, key, alternatives);
                }
                Key::Date => {
                    days = hull(alternatives);
                    narrow.is_exact &= is_one_hull(alternatives, dataset.doubt_max() > 0);
                }
                Key::Did | Key::Rung => tests.push(alternatives),
                Key::Source | Key::Dataset => {
                    let is_cited = |one: &Condition| {
                        matches!(one, Condition::Source(source) if Some(*source) == beside.source)
                            || matches!(one, Condition::Dataset(sources) if beside.source.is_some_and(|own| sources.contains(&own)))
                    };
                    narrow.is_empty |= !alternatives.iter().any(is_cited);
                }
                Key::Topic | Key::Event | Key::Place | Key::Note => {
                    // A row of a data set has nothing of the kind.
                    narrow.is_empty = true;
                }
                Key::Link => {
                    let asks_for_none =
                        |one: &Condition| matches!(one, Condition::Link(LinkTest::None));
                    let is_linked = !dataset.links().is_empty();
                    narrow.is_empty |= !is_linked && !alternatives.iter().any(asks_for_none);
                    narrow.is_exact &= !is_linked;
                    narrow.keep(linked(dataset, alternatives, named));
                }
                Key::Id => {
                    narrow.is_exact = false;
                    narrow.keep(named.map(|named| these(alternatives, named)));
                }
                Key::Modality | Key::Status | Key::Certainty | Key::Audience | Key::Text => {
                    narrow.is_exact = false;
                }
            }
        }
        narrow.which = Which::new(dataset, codes(beside, &tests), days);
        narrow
    }

    /// Leaves of the acts only these, where they are known.
    fn keep(&mut self, places: Option<Vec<u32>>) {
        let Some(mut places) = places else { return };
        places.sort_unstable();
        places.dedup();
        if let Some(only) = &self.only {
            places.retain(|place| only.binary_search(place).is_ok());
        }
        self.only = Some(places);
        self.is_exact = false;
    }

    /// Takes in whom a term asks for.
    fn ask_who(&mut self, beside: Beside<'_>, key: Key, alternatives: &[Condition]) {
        let forbids = forbids_recipients(beside.dataset);
        let asked = |part: Part| members(beside, alternatives, part);
        let is_lasting = is_lasting(beside, alternatives);
        match key {
            Key::By => {
                self.is_exact &= is_lasting;
                self.actors = Some(asked(Part::Actor));
            }
            Key::On => {
                let asked = asked(Part::Recipient);
                self.is_exact &= is_lasting && !forbids && !has_nobody(&asked);
                self.recipients = Some(asked);
            }
            Key::Actor => {
                let asked = asked(Part::Any);
                self.is_exact &= is_lasting && !has_nobody(&asked);
                self.either = Some(asked);
            }
            Key::Dispute => {
                self.either = Some(sides(beside, alternatives));
                self.is_exact = false;
            }
            // Acts are about somebody where their type forbids recipients.
            Key::About => {
                self.is_empty |= !forbids;
                self.is_exact = false;
            }
            Key::Did
            | Key::Rung
            | Key::Date
            | Key::Topic
            | Key::Event
            | Key::Place
            | Key::Audience
            | Key::Source
            | Key::Dataset
            | Key::Note
            | Key::Modality
            | Key::Status
            | Key::Certainty
            | Key::Link
            | Key::Id
            | Key::Text => {}
        }
    }

    /// The acts among some actors, on either side.
    #[must_use]
    pub fn among(mut self, beside: Beside<'_>, nodes: &BTreeSet<NodeKey>) -> Narrow {
        let among = mark(beside, |node| nodes.contains(&node));
        for list in [&mut self.actors, &mut self.recipients] {
            match list {
                None => *list = Some(among.clone()),
                Some(list) => {
                    for (one, other) in list.iter_mut().zip(&among) {
                        *one &= other;
                    }
                }
            }
        }
        self.is_exact = false;
        self
    }

    /// Whether the filter takes everything that is found.
    pub fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// Whether chains of acts can be sought in the flat arrays: codes and days are all that the filter asks for, the day
    /// of every act is known, and whom an act names is its recipient.
    pub fn is_network(&self) -> bool {
        self.is_exact && self.is_network && !self.asks_who() && !self.is_empty
    }

    /// Whether the filter asks for who acted or towards whom, or for single acts.
    fn asks_who(&self) -> bool {
        self.only.is_some()
            || [&self.actors, &self.recipients, &self.either].iter().any(|list| list.is_some())
    }

    /// Whether each pair is one of those in which acts of both ways are asked for; nothing where all are.
    pub fn pairs_both_ways(&self, dataset: &Dataset) -> Option<Vec<bool>> {
        if !self.asks_who() && !self.is_empty {
            return None;
        }
        let mut ways = vec![0_u8; dataset.pairs().len()];
        for (pair, way) in self.ways(dataset) {
            ways[pair.position()] |= 1 << way.position();
        }
        Some(ways.into_iter().map(|ways| ways == 3).collect())
    }

    /// The codes and days asked for.
    pub fn which(&self) -> &Which {
        &self.which
    }

    /// The pairs and ways of which acts are asked for.
    pub fn ways(&self, dataset: &Dataset) -> Vec<(PairKey, Way)> {
        let mut found = Vec::new();
        self.each_pair(dataset, |pair, _, asked| {
            let ways = [Way::Up, Way::Down].into_iter().zip(asked);
            found.extend(ways.filter(|(_, asked)| *asked).map(|(way, _)| (pair, way)));
        });
        found
    }

    /// Tells of each pair in which acts are asked for who the two are, and whether acts up and acts down are; in order of
    /// pair.
    pub(super) fn each_pair(
        &self,
        dataset: &Dataset,
        mut tell: impl FnMut(PairKey, [ActorKey; 2], [bool; 2]),
    ) {
        if self.is_empty {
            return;
        }
        let fits = |actor: ActorKey, recipient: ActorKey| {
            let holds = |list: &Option<Vec<bool>>, one: ActorKey| {
                list.as_ref().is_none_or(|list| list[one.position()])
            };
            holds(&self.actors, actor)
                && holds(&self.recipients, recipient)
                && (holds(&self.either, actor) || holds(&self.either, recipient))
        };
        let take = |(pair, [low, high]): (PairKey, [ActorKey; 2])| {
            let asked = [fits(low, high), fits(high, low)];
            if asked != [false; 2] {
                tell(pair, [low, high], asked);
            }
        };
        if let Some(only) = &self.only {
            let mut pairs: Vec<PairKey> =
                only.iter().map(|&place| dataset.pair_of(place)).collect();
            pairs.dedup();
            pairs.into_iter().map(|pair| (pair, dataset.parties(pair))).for_each(take);
            return;
        }
        // The pairs of few actors are looked up; of many, all pairs are walked.
        let few = [&self.actors, &self.recipients, &self.either]
            .into_iter()
            .flatten()
            .map(|list| list.iter().filter(|asked| **asked).count())
            .zip([&self.actors, &self.recipients, &self.either].into_iter().flatten())
            .min_by_key(|(count, _)| *count)
            .filter(|(count, list)| *count * 8 < list.len() || *count < 64);
        match few {
            None => dataset.pairs_and_parties().for_each(take),
            Some((_, list)) => {
                let asked = list.iter().enumerate().filter(|(_, asked)| **asked);
                let mut pairs: Vec<PairKey> = asked
                    .flat_map(|(number, _)| {
                        dataset.pairs_of(ActorKey::new(number)).map(|(_, pair, _)| pair)
                    })
                    .collect();
                pairs.sort_unstable();
                pairs.dedup();
                pairs.into_iter().map(|pair| (pair, dataset.parties(pair))).for_each(take);
            }
        }
    }

    /// The acts asked for, by place; nothing where they are more than so many, and then how many.
    ///
    /// # Errors
    ///
    /// How many there are, where they are more than `most`.
    pub fn places(&self, dataset: &Dataset, most: usize) -> Result<Vec<u32>, usize> {
        let mut found = Vec::new();
        let mut count = 0;
        for (pair, way) in self.ways(dataset) {
            if !dataset.may_have(pair, way, self.which.codes()) {
                continue;
            }
            for (place, _) in self.which.of_pair(dataset, pair, way) {
                if self.only.as_ref().is_some_and(|only| only.binary_search(&place).is_err()) {
                    continue;
                }
                count += 1;
                if count <= most {
                    found.push(place);
                }
            }
        }
        if count > most { Err(count) } else { Ok(found) }
    }
}

/// The acts that conditions name.
fn these(alternatives: &[Condition], named: &BTreeMap<ActKey, u32>) -> Vec<u32> {
    let mut found = Vec::new();
    for condition in alternatives {
        if let Condition::Act(keys) = condition {
            found.extend(keys.iter().filter_map(|key| named.get(key).copied()));
        }
    }
    found
}

/// The acts that are linked as conditions ask; nothing where acts without a link are asked for, or acts linked to one that
/// is not at hand.
fn linked(
    dataset: &Dataset,
    alternatives: &[Condition],
    named: Option<&BTreeMap<ActKey, u32>>,
) -> Option<Vec<u32>> {
    let links = dataset.links();
    let mut found = Vec::new();
    for condition in alternatives {
        let Condition::Link(test) = condition else { return None };
        match test {
            LinkTest::None => return None,
            LinkTest::Back(LinkKind::Continues) => {}
            LinkTest::Back(LinkKind::RespondsTo) | LinkTest::Recorded => {
                found.extend(links.iter().map(|link| link.later));
            }
            LinkTest::Some => {
                found.extend(links.iter().flat_map(|link| [link.later, link.earlier]));
            }
            LinkTest::To(act) => {
                let Some(&place) = named?.get(act) else { continue };
                found.extend(dataset.linked_to(&[place]));
            }
        }
    }
    Some(found)
}

/// The actors of a data set of whose nodes something holds; that of nobody counts where its node does.
fn mark(beside: Beside<'_>, holds: impl Fn(NodeKey) -> bool) -> Vec<bool> {
    beside.nodes.iter().map(|node| node.is_some_and(&holds)).collect()
}

/// Who is asked for as some part.
fn members(beside: Beside<'_>, alternatives: &[Condition], part: Part) -> Vec<bool> {
    let mut asked = BTreeSet::new();
    for condition in alternatives {
        if let Condition::Party(found, parties) = condition
            && *found == part
        {
            asked.extend(parties.nodes());
        }
    }
    mark(beside, |node| asked.contains(&node))
}

fn sides(beside: Beside<'_>, alternatives: &[Condition]) -> Vec<bool> {
    let mut asked = BTreeSet::new();
    for condition in alternatives {
        if let Condition::Between(sides) = condition {
            asked.extend(sides.each().iter().flat_map(|side| side.nodes()));
        }
    }
    mark(beside, |node| asked.contains(&node))
}

fn hull(alternatives: &[Condition]) -> DayRange {
    let mut hull = DayRange { first: Day::FUTURE, last: Day::PAST };
    for condition in alternatives {
        if let Condition::Date(days, _) = condition {
            hull.first = hull.first.min(days.first);
            hull.last = hull.last.max(days.last);
        }
    }
    hull
}

/// Whether each actor of the data set that counts as one asked for does so on every day.
fn is_lasting(beside: Beside<'_>, alternatives: &[Condition]) -> bool {
    let of_dataset: BTreeSet<NodeKey> = beside.nodes.iter().copied().flatten().collect();
    alternatives.iter().all(|condition| {
        let Condition::Party(_, Parties::RolledUp(rolled)) = condition else { return true };
        let mut members = rolled.nodes().filter(|node| of_dataset.contains(node));
        members.all(|node| rolled.days(node).contains(&DayRange::ALWAYS))
    })
}

/// Whether some acts of a data set have no recipient because of their type: whom they name, they are about.
fn forbids_recipients(dataset: &Dataset) -> bool {
    dataset.codes().iter().any(|code| code.recipients == Recipients::Forbidden)
}

/// Whether nobody is among those marked.
fn has_nobody(marked: &[bool]) -> bool {
    marked.get(ActorKey::NOBODY.position()) == Some(&true)
}

/// Whether what can fall on the days asked for is just what can fall between the first and the last of them.
fn is_one_hull(alternatives: &[Condition], has_doubts: bool) -> bool {
    let is_loose = |one: &Condition| matches!(one, Condition::Date(_, DateFit::Can));
    alternatives.len() == 1 && (!has_doubts || alternatives.iter().all(is_loose))
}

/// The codes of which acts can meet some conditions.
fn codes(beside: Beside<'_>, tests: &[&[Condition]]) -> CodeSet {
    let types = beside.types.iter().copied();
    let allowed = beside.dataset.codes().iter().zip(types).map(|(code, of_type)| {
        let allows = |one: &Condition| allows(one, code, of_type);
        tests.iter().all(|alternatives| alternatives.iter().any(allows))
    });
    CodeSet::of(&allowed.collect::<Vec<bool>>())
}

/// Whether acts of a code can meet a condition on types or rungs.
fn allows(condition: &Condition, code: &Coded, of_type: Option<TypeKey>) -> bool {
    match condition {
        Condition::Rung(rungs) => rungs.contains(&code.rung),
        Condition::Type(types) => of_type.is_none_or(|key| types.contains(&key)),
        Condition::Party(..)
        | Condition::Date(..)
        | Condition::Topic(_)
        | Condition::Event(_)
        | Condition::Between(_)
        | Condition::Place(_)
        | Condition::Audience(_)
        | Condition::Source(_)
        | Condition::Dataset(_)
        | Condition::Note(_)
        | Condition::Modality(_)
        | Condition::Status(_)
        | Condition::Certainty(_)
        | Condition::Link(_)
        | Condition::Act(_)
        | Condition::Text(_) => true,
    }
}
