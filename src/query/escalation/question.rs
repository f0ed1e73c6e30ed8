//! What is asked: which two sides, which acts, which links count, and which paths to give.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Named;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::Date;
use crate::model::DisputeKey;
use crate::model::NodeKey;

/// The days of the window where the question names none.
pub const WINDOW_DAYS: u32 = 60;

/// The widest window in days, a hundred years.
pub const WINDOW_DAYS_MAX: u32 = 36_525;

/// The most paths that [`Which::Best`] gives.
pub const BEST_MAX: usize = 100;

/// A question about the escalation between two sides.
#[derive(Clone, Debug)]
pub struct Question {
    /// The two sides.
    pub sides: [AskedSide; 2],
    /// From when to when; an act that cannot fall into it is left out.
    pub period: Option<Bounds>,
    /// Whether links are inferred, and how.
    pub infer: Infer,
    /// Whether every step of a path must rise.
    pub strictness: Strictness,
    /// The act with which paths begin.
    pub from: Option<ActKey>,
    /// The act with which paths end.
    pub to: Option<ActKey>,
    /// Which paths to give.
    pub which: Which,
    /// The acts that may enter, where terms narrow the question.
    pub only: Option<BTreeSet<ActKey>>,
}

/// A side as the question names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedSide {
    /// What outputs call it.
    pub name: String,
    /// The actors that make it up; everyone who acts for them belongs to it too.
    pub roots: Vec<NodeKey>,
}

/// Whether links that no record states are inferred from the order of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Infer {
    /// Only the links on record count.
    #[default]
    Never,
    /// An act answers the acts of the latest earlier day on which the other side acted at rung 1 or more.
    Latest {
        /// How many days before, at most.
        days: u32,
    },
    /// An act answers every such act of the other side.
    Any {
        /// How many days before, at most.
        days: u32,
    },
}

impl Infer {
    /// Reads `DAYS`, `any:DAYS` or `any`; nothing where it is none of these or the days are not 1 to
    /// [`WINDOW_DAYS_MAX`].
    pub fn parse(written: &str) -> Option<Infer> {
        let (any, number) = match written.strip_prefix("any") {
            Some(rest) => (true, rest.strip_prefix(':').unwrap_or(rest)),
            None => (false, written),
        };
        let days = match number {
            "" if any => WINDOW_DAYS,
            number => number.parse::<u32>().ok()?,
        };
        let infer = if any { Infer::Any { days } } else { Infer::Latest { days } };
        (1..=WINDOW_DAYS_MAX).contains(&days).then_some(infer)
    }
}

/// Which steps a path may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Steps that rise or stay level.
    #[default]
    Level,
    /// Only steps that rise.
    Strict,
}

/// Which escalation paths to give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The main path.
    #[default]
    Main,
    /// The best so many, the main path first; [`BEST_MAX`] at most.
    Best(usize),
    /// Every path that cannot be extended at either end, best first; listing stops at
    /// [`LISTED_MAX`](super::LISTED_MAX) paths, or a million acts in them, and says so.
    All,
}

impl Question {
    /// The main path between two sides over all time, links on record only.
    pub fn between(one: AskedSide, other: AskedSide) -> Question {
        Question {
            sides: [one, other],
            period: None,
            infer: Infer::Never,
            strictness: Strictness::Level,
            from: None,
            to: None,
            which: Which::Main,
            only: None,
        }
    }

    /// The main path between two sides of a dispute, in its period; nothing where it has no such side or they are
    /// the same.
    pub fn of_dispute(graph: &Graph, dispute: DisputeKey, sides: [usize; 2]) -> Option<Question> {
        let [one, other] = sides;
        if one == other {
            return None;
        }
        let mut question = Question::between(
            AskedSide::of_dispute(graph, dispute, one)?,
            AskedSide::of_dispute(graph, dispute, other)?,
        );
        question.period = graph.dispute(dispute).period.as_ref().map(Date::bounds);
        Some(question)
    }

    /// The main path between two ids, each of a side or an actor; nothing where either is neither. Two sides of one
    /// dispute bring its period.
    pub fn between_ids(graph: &Graph, one: &str, other: &str) -> Option<Question> {
        if let (Some(Named::Side(dispute, first)), Some(Named::Side(same, second))) =
            (graph.named(one), graph.named(other))
            && dispute == same
        {
            return Question::of_dispute(graph, dispute, [first, second]);
        }
        Some(Question::between(AskedSide::named(graph, one)?, AskedSide::named(graph, other)?))
    }

    /// The window in days: that of the inferred links, or [`WINDOW_DAYS`].
    pub fn window(&self) -> u32 {
        match self.infer {
            Infer::Never => WINDOW_DAYS,
            Infer::Latest { days } | Infer::Any { days } => days,
        }
    }
}

impl AskedSide {
    /// The side of a dispute at a place among its sides.
    pub fn of_dispute(graph: &Graph, dispute: DisputeKey, place: usize) -> Option<AskedSide> {
        let side = graph.dispute(dispute).sides.get(place)?;
        Some(AskedSide { name: side.name.clone(), roots: side.actors.clone() })
    }

    /// The side or the actor of an id; nothing where it names neither.
    pub fn named(graph: &Graph, id: &str) -> Option<AskedSide> {
        match graph.named(id)? {
            Named::Side(dispute, place) => AskedSide::of_dispute(graph, dispute, place),
            Named::Node(node) => {
                Some(AskedSide { name: graph.node(node).name().to_owned(), roots: vec![node] })
            }
            Named::Act(_)
            | Named::Type(_)
            | Named::Source(_)
            | Named::Topic(_)
            | Named::Dispute(_) => None,
        }
    }
}
