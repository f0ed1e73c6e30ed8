//! What an author may write: the records of a graph folder, as serde sees them.
//!
//! Everything here is untrusted. Strings are [`Written`]: borrowed from the file, so that their address tells where
//! they stand. Enums and flags that have no address are explained by the id of their record. Unknown fields are
//! refused; a field left out is `None`, empty or its default. The records can also be made in code: every one
//! but an expectation has a default, and [`crate::assemble`] checks them alike.

mod act;
mod code_book;
mod dataset;
mod expect;
mod node;
mod source;
mod vocabulary;
mod written;

use serde::Deserialize;
use serde::Serialize;

pub use act::Act;
pub use act::Audience;
pub use act::AudienceKind;
pub use act::Certainty;
pub use act::CorrectedField;
pub use act::Correction;
pub use act::Figure;
pub use act::FigureBound;
pub use act::Link;
pub use act::Modality;
pub use act::OwnRung;
pub use act::Status;
pub use code_book::Code;
pub use code_book::CodeBook;
pub use dataset::Dataset;
pub use expect::Expect;
pub use expect::Expectation;
pub use expect::ExpectedActs;
pub use expect::ExpectedCount;
pub use expect::ExpectedDispute;
pub use expect::ExpectedMainPath;
pub use expect::ExpectedOrder;
pub use expect::ExpectedPath;
pub use node::Actor;
pub use node::ActorKind;
pub use node::DateBasis;
pub use node::Dispute;
pub use node::Event;
pub use node::Order;
pub use node::OrderTo;
pub use node::Participant;
pub use node::Role;
pub use node::Side;
pub use node::Topic;
pub use source::Basis;
pub use source::Citation;
pub use source::Locator;
pub use source::NoAct;
pub use source::Repair;
pub use source::Source;
pub use source::SourceKind;
pub use vocabulary::ActType;
pub use vocabulary::Class;
pub use vocabulary::Codes;
pub use vocabulary::Ladder;
pub use vocabulary::Recipients;
pub use vocabulary::Rung;
pub use vocabulary::Scope;
pub use vocabulary::Threshold;
pub use written::Written;

/// One entry of a file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Record<'t> {
    /// A document the graph rests on.
    #[serde(borrow)]
    Source(Source<'t>),
    /// A person, party, state, body, embassy, meeting or group.
    #[serde(borrow)]
    Actor(Actor<'t>),
    /// A happening that acts belong to.
    #[serde(borrow)]
    Event(Event<'t>),
    /// One step by actors towards others.
    #[serde(borrow)]
    Act(Box<Act<'t>>),
    /// A word of the vocabulary.
    #[serde(borrow)]
    ActType(Box<ActType<'t>>),
    /// What acts are about.
    #[serde(borrow)]
    Topic(Topic<'t>),
    /// A story that acts belong to.
    #[serde(borrow)]
    Dispute(Dispute<'t>),
    /// The scale of escalation.
    #[serde(borrow)]
    Ladder(Ladder<'t>),
    /// The codes of a scheme of event data.
    #[serde(borrow)]
    CodeBook(CodeBook<'t>),
    /// A data set of events beside the folder.
    #[serde(borrow)]
    Dataset(Box<Dataset<'t>>),
    /// A passage read and not made an act.
    #[serde(borrow)]
    NoAct(NoAct<'t>),
    /// What must hold of the graph.
    #[serde(borrow)]
    Expect(Box<Expect<'t>>),
}

impl<'t> Record<'t> {
    /// The names of the kinds, as they begin a record.
    pub const KINDS: [&'static str; 12] = [
        "Source", "Actor", "Event", "Act", "ActType", "Topic", "Dispute", "Ladder", "CodeBook",
        "Dataset", "NoAct", "Expect",
    ];

    /// Gives back the room that its lists have to spare. A list of one, which most are, is read into room for four.
    pub(crate) fn shrink(&mut self) {
        match self {
            Record::Act(act) => {
                act.actors.shrink_to_fit();
                act.recipients.shrink_to_fit();
                act.order.shrink_to_fit();
                act.responds_to.shrink_to_fit();
                act.evidence.shrink_to_fit();
            }
            Record::Actor(actor) => {
                actor.roles.shrink_to_fit();
                actor.roles.iter_mut().for_each(|role| role.evidence.shrink_to_fit());
                actor.evidence.shrink_to_fit();
            }
            Record::Source(_)
            | Record::Event(_)
            | Record::ActType(_)
            | Record::Topic(_)
            | Record::Dispute(_)
            | Record::Ladder(_)
            | Record::CodeBook(_)
            | Record::Dataset(_)
            | Record::NoAct(_)
            | Record::Expect(_) => {}
        }
    }

    /// The name of its kind, as it begins a record.
    pub fn kind(&self) -> &'static str {
        match self {
            Record::Source(_) => "Source",
            Record::Actor(_) => "Actor",
            Record::Event(_) => "Event",
            Record::Act(_) => "Act",
            Record::ActType(_) => "ActType",
            Record::Topic(_) => "Topic",
            Record::Dispute(_) => "Dispute",
            Record::Ladder(_) => "Ladder",
            Record::CodeBook(_) => "CodeBook",
            Record::Dataset(_) => "Dataset",
            Record::NoAct(_) => "NoAct",
            Record::Expect(_) => "Expect",
        }
    }

    /// The id of the record; a passage that is no act and an expectation have none.
    pub fn id(&self) -> Option<&Written<'t>> {
        Some(match self {
            Record::Source(record) => &record.id,
            Record::Actor(record) => &record.id,
            Record::Event(record) => &record.id,
            Record::Act(record) => &record.id,
            Record::ActType(record) => &record.id,
            Record::Topic(record) => &record.id,
            Record::Dispute(record) => &record.id,
            Record::Ladder(record) => &record.id,
            Record::CodeBook(record) => &record.id,
            Record::Dataset(record) => &record.id,
            Record::NoAct(_) | Record::Expect(_) => return None,
        })
    }
}

/// The marker of a graph folder: the one record of `demarche.ron`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(rename = "Graph", deny_unknown_fields)]
pub struct Marker<'t> {
    /// The title of the graph.
    #[serde(borrow)]
    pub title: Written<'t>,
    /// The licence of the data.
    #[serde(borrow)]
    pub licence: Written<'t>,
    /// The version of the format: 1.
    pub format: u32,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}
