//! The nouns of a dispute, already true: whatever stands here has been checked.
//!
//! Ids are well formed, references are keys that resolve, dates are parsed, rungs are on the ladder.
//! Nothing here reads, parses or prints, and nothing here knows of serde: what an author may write is in
//! `record`, and `check` makes the one out of the other.

mod act;
mod act_type;
mod actor;
mod date;
mod dispute;
mod id;
mod key;
mod ladder;
mod reference;
mod source;

pub use act::Act;
pub use act::AudienceKind;
pub use act::Certainty;
pub use act::CorrectedField;
pub use act::Correction;
pub use act::Figure;
pub use act::FigureBound;
pub use act::Link;
pub use act::LinkKind;
pub use act::Modality;
pub use act::OwnRung;
pub use act::Prose;
pub use act::Status;
pub use act_type::ActType;
pub use act_type::Class;
pub use act_type::Codes;
pub use act_type::Recipients;
pub use act_type::Scope;
pub use actor::Actor;
pub use actor::ActorKind;
pub use actor::Event;
pub use actor::Participant;
pub use actor::Role;
pub use actor::UNSTATED;
pub use date::Basis as DateBasis;
pub use date::Bounds;
pub use date::Date;
pub use date::DateError;
pub use date::Day;
pub use date::DayRange;
pub use date::Order;
pub use date::OrderKind;
pub use date::Subject;
pub use date::Timing;
pub use dispute::Dispute;
pub use dispute::Side;
pub use dispute::Topic;
pub use id::Id;
pub use id::IdError;
pub use key::ActKey;
pub use key::DisputeKey;
pub use key::LinkKey;
pub use key::NodeKey;
pub use key::SourceKey;
pub use key::TopicKey;
pub use key::TypeKey;
pub use ladder::Ladder;
pub use ladder::Rung;
pub use ladder::Threshold;
pub use reference::Fact;
pub use reference::Name;
pub use reference::Reference;
pub use reference::ReferenceDate;
pub use source::Basis;
pub use source::Citation;
pub use source::Locator;
pub use source::NoAct;
pub use source::Repair;
pub use source::Source;
pub use source::SourceKind;
