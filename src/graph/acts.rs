//! Acts in flat arrays: what questions count and compare apart from the words about it.

use crate::model::Act;
use crate::model::ActKey;
use crate::model::ActType;
use crate::model::AudienceKind;
use crate::model::Bounds;
use crate::model::Certainty;
use crate::model::Id;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::model::Prose;
use crate::model::Status;
use crate::model::Timing;
use crate::model::TypeKey;

use super::Graph;

/// The acts of a graph, in order of time: one array a field.
#[derive(Debug, Default)]
pub(super) struct Acts {
    types: Vec<TypeKey>,
    rungs: Vec<u8>,
    marks: Vec<Marks>,
    bounds: Vec<Bounds>,
    /// Actors, then recipients, of all acts; `parties[act]` tells where those of an act begin and where they divide.
    nodes: Vec<NodeKey>,
    parties: Vec<(u32, u32)>,
    /// What is read one act at a time.
    words: Vec<Words>,
}

/// The small marks of an act.
#[derive(Clone, Copy, Debug)]
struct Marks {
    modality: Modality,
    audience: Option<AudienceKind>,
    certainty: Certainty,
    status: Status,
}

#[derive(Debug)]
struct Words {
    id: Id,
    timing: Timing,
    prose: Box<Prose>,
}

impl Acts {
    pub(super) fn new(acts: Vec<Act>) -> Acts {
        let mut arrays = Acts { words: Vec::with_capacity(acts.len()), ..Acts::default() };
        let place =
            |length: usize| u32::try_from(length).expect("reading stops long before 2^32 parties");
        for act in acts {
            arrays.types.push(act.act_type);
            arrays.rungs.push(act.rung);
            arrays.marks.push(Marks {
                modality: act.modality,
                audience: act.audience,
                certainty: act.certainty,
                status: act.status,
            });
            arrays.bounds.push(act.timing.bounds);
            let first = place(arrays.nodes.len());
            arrays.nodes.extend(act.actors);
            arrays.parties.push((first, place(arrays.nodes.len())));
            arrays.nodes.extend(act.recipients);
            arrays.words.push(Words { id: act.id, timing: act.timing, prose: act.prose });
        }
        arrays.parties.push((place(arrays.nodes.len()), 0));
        arrays
    }

    pub(super) fn len(&self) -> usize {
        self.types.len()
    }
}

/// An act of a graph.
#[derive(Clone, Copy)]
pub struct ActRef<'g> {
    graph: &'g Graph,
    key: ActKey,
}

impl<'g> ActRef<'g> {
    pub(super) fn new(graph: &'g Graph, key: ActKey) -> ActRef<'g> {
        ActRef { graph, key }
    }

    fn acts(self) -> &'g Acts {
        &self.graph.acts
    }

    fn at(self) -> usize {
        self.key.position()
    }

    /// Its key: its place in order of time.
    pub fn key(self) -> ActKey {
        self.key
    }

    /// Its id.
    pub fn id(self) -> &'g Id {
        &self.acts().words[self.at()].id
    }

    /// Who did it.
    pub fn actors(self) -> &'g [NodeKey] {
        let (first, divide) = self.acts().parties[self.at()];
        &self.acts().nodes[first as usize..divide as usize]
    }

    /// Towards whom.
    pub fn recipients(self) -> &'g [NodeKey] {
        let (_, divide) = self.acts().parties[self.at()];
        let (end, _) = self.acts().parties[self.at() + 1];
        &self.acts().nodes[divide as usize..end as usize]
    }

    /// What was done.
    pub fn act_type(self) -> &'g ActType {
        self.graph.act_type(self.type_key())
    }

    /// The key of what was done.
    pub fn type_key(self) -> TypeKey {
        self.acts().types[self.at()]
    }

    /// The rung of the ladder: the act's own where it has one, else its type's.
    pub fn rung(self) -> u8 {
        self.acts().rungs[self.at()]
    }

    /// The Goldstein value: the act's own where it has one, else its type's.
    pub fn goldstein(self) -> Option<f64> {
        self.prose().own_goldstein.or(self.act_type().goldstein)
    }

    /// Whether it happened, or is said, planned, imagined or foretold.
    pub fn modality(self) -> Modality {
        self.acts().marks[self.at()].modality
    }

    /// Before what kind of audience.
    pub fn audience(self) -> Option<AudienceKind> {
        self.acts().marks[self.at()].audience
    }

    /// How sure the coding is.
    pub fn certainty(self) -> Certainty {
        self.acts().marks[self.at()].certainty
    }

    /// Whether it is disputed.
    pub fn status(self) -> Status {
        self.acts().marks[self.at()].status
    }

    /// Whether a reader must not take it for plain fact: it is contested or rejected, another account contradicts it, its
    /// coding is of low certainty, or an editor reads a field of it otherwise than it is printed.
    pub fn is_in_doubt(self) -> bool {
        self.status() != Status::Accepted
            || self.certainty() == Certainty::Low
            || !self.prose().conflicts_with.is_empty()
            || !self.prose().corrections.is_empty()
    }

    /// The tightest days of its start and end that follow from the whole graph.
    pub fn bounds(self) -> Bounds {
        self.acts().bounds[self.at()]
    }

    /// What is stated of its time, and what follows.
    pub fn timing(self) -> &'g Timing {
        &self.acts().words[self.at()].timing
    }

    /// The words about it.
    pub fn prose(self) -> &'g Prose {
        &self.acts().words[self.at()].prose
    }
}

impl std::fmt::Debug for ActRef<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.id())
    }
}
