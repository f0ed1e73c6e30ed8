//! What is answered: the paths, their steps and off-ramps, and what stands beside them. Keys and numbers, no words.

use crate::model::ActKey;
use crate::model::Certainty;
use crate::model::Id;
use crate::model::LinkKey;

use super::AskedSide;
use super::Infer;
use super::Strictness;

/// The most chains that a list of all paths gives.
pub const LISTED_MAX: usize = 10_000;

/// How two sides escalated their dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct Escalation {
    /// The ladder on which rungs are counted.
    pub ladder: Id,
    /// The two sides.
    pub sides: [AskedSide; 2],
    /// Every act that entered, in order of time.
    pub acts: Vec<ChainAct>,
    /// What each side did.
    pub totals: [SideTotals; 2],
    /// Acts between the sides that did not enter, by reason.
    pub left_out: ActsLeftOut,
    /// How links were inferred.
    pub infer: Infer,
    /// Whether every step of a path had to rise.
    pub strictness: Strictness,
    /// The act with which paths had to begin.
    pub from: Option<ActKey>,
    /// The act with which paths had to end.
    pub to: Option<ActKey>,
    /// The window in days.
    pub window: u32,
    /// How many pairs of acts are tied by links on record.
    pub explicit_links: usize,
    /// How many pairs of acts are tied by inference.
    pub inferred_links: usize,
    /// Whether inferring stopped early because there were too many links: what follows may then miss paths.
    pub inferring_stopped: bool,
    /// The first act at or beyond each threshold that the dispute reached, lowest threshold first.
    pub crossings: Vec<Crossing>,
    /// The escalation paths asked for, best first; empty where there is none.
    pub paths: Vec<Chain>,
    /// Whether there are more paths than a list may have.
    pub listing_stopped: bool,
    /// The act with which a dispute opens at its peak: there is no path, and no act above the rung of this first one.
    pub opens_at_peak: Option<ActKey>,
    /// Rises without an answer from the other side: the best, then the best of what acts are left.
    pub ratchets: Vec<Chain>,
    /// Chains at one rung, chosen alike.
    pub polemics: Vec<Chain>,
    /// De-escalation paths, chosen alike.
    pub de_escalations: Vec<Chain>,
}

/// On which of the two sides of a question an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhichSide {
    /// The side named first.
    First,
    /// The side named second.
    Second,
}

impl WhichSide {
    /// Both sides.
    pub const BOTH: [WhichSide; 2] = [WhichSide::First, WhichSide::Second];

    /// The other side.
    #[must_use]
    pub fn other(self) -> WhichSide {
        match self {
            WhichSide::First => WhichSide::Second,
            WhichSide::Second => WhichSide::First,
        }
    }

    /// Its place in a list of both sides.
    pub fn position(self) -> usize {
        match self {
            WhichSide::First => 0,
            WhichSide::Second => 1,
        }
    }
}

/// What one side did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SideTotals {
    /// How many of its acts entered.
    pub acts: usize,
    /// The sum of their Goldstein values.
    pub goldstein: f64,
}

/// Acts between the sides that did not enter; each is counted once, under the first reason of this list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActsLeftOut {
    /// The question narrows the acts, and not to these.
    pub not_asked_for: usize,
    /// They cannot fall into the period.
    pub outside_period: usize,
    /// They are said, planned, imagined or foretold.
    pub not_actual: usize,
    /// They are rejected.
    pub rejected: usize,
    /// Their type does not go towards another actor.
    pub not_dyadic: usize,
    /// They were said before an internal audience, and no link on record ties them to an act that enters.
    pub internal: usize,
}

/// A threshold and the act that crossed it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The place of the threshold on the ladder's list.
    pub threshold: usize,
    /// The act.
    pub act: ActKey,
    /// Its side.
    pub side: WhichSide,
    /// Whether an act of the other side that is beyond the threshold too can have come first. Never in a chain, where
    /// the links hold the order.
    pub order_uncertain: bool,
}

/// A chain of linked acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// What it is.
    pub kind: ChainKind,
    /// Its acts in order, those passed through included.
    pub acts: Vec<ChainAct>,
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// The rung of its last act less that of its first; below 0 where it falls.
    pub net_rise: i16,
    /// The highest rung.
    pub peak: u8,
    /// The thresholds that it crosses, upwards or downwards, in order, each with the act that did.
    pub crossings: Vec<Crossing>,
    /// From the start of its first act to the end of its last.
    pub span: Days,
    /// How many of its links are on record.
    pub explicit_links: usize,
    /// How many are inferred.
    pub inferred_links: usize,
    /// Whether each side raises the rung over some step (lowers it, on a de-escalation path).
    pub moved: [bool; 2],
    /// Whether every step changes the rung.
    pub strict: bool,
    /// The sum of the Goldstein values of the acts of each side.
    pub goldstein: [f64; 2],
    /// How many citations its acts have.
    pub citations: usize,
    /// Its weakest link and its off-ramps; only for escalation paths, and only for the first
    /// [`DETAILED_MAX`] of a list.
    pub detail: Option<PathDetail>,
}

/// The main path of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct MainPath {
    /// The path; nothing where there is none.
    pub path: Option<Chain>,
    /// Whether inferring stopped early because there were too many links: a better path may have been missed.
    pub inferring_stopped: bool,
}

/// How many paths of a list come with a [`PathDetail`].
pub const DETAILED_MAX: usize = 100;

impl Chain {
    /// The share of its links that are on record, 0 to 1.
    pub fn explicit_share(&self) -> f64 {
        let count = |links: usize| f64::from(u32::try_from(links).unwrap_or(u32::MAX));
        let all = self.explicit_links + self.inferred_links;
        if all == 0 { 1.0 } else { count(self.explicit_links) / count(all) }
    }

    /// Whether both sides raise (or, on a de-escalation path, lower) the rung at least once.
    pub fn is_reciprocated(&self) -> bool {
        self.moved == [true, true]
    }
}

/// What a chain is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChainKind {
    /// The rung never falls, it rises in all, and one side answers the other.
    Escalation,
    /// The same without an answer: no step that is `responds_to` or inferred changes sides.
    Ratchet,
    /// All at one rung.
    Polemic,
    /// The mirror image of an escalation path; its last act may stand at 0.
    DeEscalation,
}

impl ChainKind {
    /// The name by which outputs call it.
    pub fn name(self) -> &'static str {
        match self {
            ChainKind::Escalation => "escalation-path",
            ChainKind::Ratchet => "unilateral-ratchet",
            ChainKind::Polemic => "polemic",
            ChainKind::DeEscalation => "de-escalation-path",
        }
    }
}

/// An act of a chain, or of all that entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainAct {
    /// The act.
    pub act: ActKey,
    /// Its side.
    pub side: WhichSide,
    /// Its rung.
    pub rung: u8,
    /// Whether it counts; one at 0 between others is passed through.
    pub counted: bool,
}

/// From one counted act of a chain to the next.
///
/// Where acts at 0 are passed through, a step has several ties. It is inferred if any of them is, else `responds_to` if
/// any of them is, else `continues`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The place of its first act in the chain.
    pub from: usize,
    /// The place of its last act in the chain.
    pub to: usize,
    /// Of what kind it is.
    pub kind: StepKind,
    /// What ties its acts, in order; the cues are those of these links.
    pub ties: Vec<Tie>,
    /// Whether its two ends stand on different sides. Asked of the acts, not of the label of the link.
    pub changes_side: bool,
    /// By how much the rung rises; below 0 where it falls.
    pub rise: i16,
    /// Whether the days of a link on record leave open which of its acts started first.
    pub order_uncertain: bool,
    /// The lowest certainty of its links; nothing where one is inferred.
    pub certainty: Option<Certainty>,
    /// From the start of the one end to the start of the other.
    pub gap: Days,
}

/// Of what kind a step or a tie is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// Prompted by the earlier act, on record.
    RespondsTo,
    /// Carrying the earlier act further, on record.
    Continues,
    /// Inferred from the order of days.
    Inferred,
}

impl StepKind {
    /// The name by which outputs call it.
    pub fn name(self) -> &'static str {
        match self {
            StepKind::RespondsTo => "responds-to",
            StepKind::Continues => "continues",
            StepKind::Inferred => "inferred",
        }
    }
}

/// What ties two acts: a link on record, or an inferred one.
///
/// Where several links on record tie the same two acts, one speaks for them: `responds_to` before `continues`, then the
/// more certain, then the one listed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The earlier act.
    pub earlier: ActKey,
    /// The later act.
    pub later: ActKey,
    /// The link on record; nothing where it is inferred.
    pub link: Option<LinkKey>,
}

/// A number of days in doubt: at least and at most; nothing where an end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// At least so many, and not below 0.
    pub least: Option<i64>,
    /// At most so many.
    pub most: Option<i64>,
}

/// What an escalation path hangs on, and what might have ended it.
#[derive(Clone, Debug, PartialEq)]
pub struct PathDetail {
    /// Its weakest link.
    pub weakest: WeakestLink,
    /// Acts of a cooperative class between the sides, from its first act to the end of the window after its last; in
    /// order of time.
    pub off_ramps: Vec<OffRamp>,
    /// How many more cooperative acts could fall there, of whose start no first or no last day is known.
    pub undated_off_ramps: usize,
}

/// The link of a path to doubt first: inferred before on record, then the least certain, then where the order is
/// uncertain, then the earliest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeakestLink {
    /// The step, by its place.
    pub step: usize,
    /// What ties its two acts.
    pub tie: Tie,
    /// The main path if nothing tied these two acts.
    pub without: Option<Remainder>,
}

/// The path that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remainder {
    /// Its acts in order, those passed through included.
    pub acts: Vec<ActKey>,
    /// The rung of its last act less that of its first.
    pub net_rise: i16,
    /// The highest rung.
    pub peak: u8,
}

/// A cooperative act that might have ended the rise, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffRamp {
    /// The act.
    pub act: ActKey,
    /// Its side.
    pub side: WhichSide,
    /// What became of it.
    pub outcome: OffRampOutcome,
    /// The acts of the other side that made it so, in order of time.
    pub answers: Vec<Tie>,
}

/// What became of an off-ramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OffRampOutcome {
    /// The other side answered with a cooperative act.
    AnsweredInKind,
    /// The other side answered above rung 0 or with an act of a conflict class, and not in kind.
    Refused,
    /// Neither.
    Unanswered,
}

impl OffRampOutcome {
    /// The name by which outputs call it.
    pub fn name(self) -> &'static str {
        match self {
            OffRampOutcome::AnsweredInKind => "answered-in-kind",
            OffRampOutcome::Refused => "refused",
            OffRampOutcome::Unanswered => "unanswered",
        }
    }
}
