//! Acts: one dated step by one or more actors towards others, and the links between acts.

use super::ActKey;
use super::Citation;
use super::Id;
use super::NodeKey;
use super::Timing;
use super::TopicKey;
use super::TypeKey;

/// One step by one or more actors towards others.
///
/// The fields are what questions count and compare; the words about it are in [`Prose`].
#[derive(Clone, Debug)]
pub struct Act {
    /// Its id.
    pub id: Id,
    /// Who did it: actors or events, at least one.
    pub actors: Vec<NodeKey>,
    /// What was done.
    pub act_type: TypeKey,
    /// Towards whom.
    pub recipients: Vec<NodeKey>,
    /// The rung on the ladder: the type's, or the act's own.
    pub rung: u8,
    /// Whether it happened, or is said, planned, imagined or foretold.
    pub modality: Modality,
    /// Before what kind of audience; nothing where the source does not say.
    pub audience: Option<AudienceKind>,
    /// How sure the coding is.
    pub certainty: Certainty,
    /// Whether the act is disputed.
    pub status: Status,
    /// When it was.
    pub timing: Timing,
    /// The words about it: apart, so that acts are moved without them.
    pub prose: Box<Prose>,
}

/// What is said about an act, and where it hangs together with others.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// One whole sentence.
    pub summary: Option<String>,
    /// Actors spoken of but not addressed.
    pub about: Vec<NodeKey>,
    /// Before whom it was done.
    pub before: Vec<NodeKey>,
    /// The act that carries this one, where this one is not actual.
    pub within: Option<ActKey>,
    /// The condition under which a hypothetical act would be done.
    pub condition: Option<String>,
    /// Whether the source says that it was done again and again.
    pub repeated: bool,
    /// The event that it belongs to.
    pub event: Option<NodeKey>,
    /// Where it was done.
    pub place: Option<String>,
    /// What it was about.
    pub topics: Vec<TopicKey>,
    /// Figures that the source gives.
    pub figures: Vec<Figure>,
    /// Acts which contradict this one, in order of time; in a graph each of them has this one among its own.
    pub conflicts_with: Vec<ActKey>,
    /// A rung of its own, with the reason.
    pub own_rung: Option<OwnRung>,
    /// A Goldstein value of its own.
    pub own_goldstein: Option<f64>,
    /// What the tone was, where the type misleads.
    pub stance: Option<String>,
    /// Where the source says so: at least one.
    pub evidence: Vec<Citation>,
    /// Why the act is contested or rejected.
    pub status_reason: Option<String>,
    /// Where the print looks wrong, and how an editor reads it.
    pub corrections: Vec<Correction>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// Whether an act happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// It happened.
    #[default]
    Actual,
    /// Somebody meant to do it.
    Planned,
    /// Somebody considered it, wished it, or made it depend on a condition.
    Hypothetical,
    /// Somebody foretold it.
    Predicted,
    /// Somebody said that it happened.
    Alleged,
}

impl Modality {
    /// Every modality.
    pub const ALL: [Modality; 5] = [
        Modality::Actual,
        Modality::Planned,
        Modality::Hypothetical,
        Modality::Predicted,
        Modality::Alleged,
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Planned => "planned",
            Modality::Hypothetical => "hypothetical",
            Modality::Predicted => "predicted",
            Modality::Alleged => "alleged",
        }
    }
}

/// Before what kind of audience an act was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AudienceKind {
    /// For all to hear.
    Public,
    /// Between the parties.
    Private,
    /// Inside the actor's own side.
    Internal,
}

impl AudienceKind {
    /// Every kind of audience.
    pub const ALL: [AudienceKind; 3] =
        [AudienceKind::Public, AudienceKind::Private, AudienceKind::Internal];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            AudienceKind::Public => "public",
            AudienceKind::Private => "private",
            AudienceKind::Internal => "internal",
        }
    }
}

/// How sure a coding is. Ordered from low to high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// One reading among others.
    Low,
    /// The likelier reading.
    Medium,
    /// What the source says.
    #[default]
    High,
}

impl Certainty {
    /// Every certainty, lowest first.
    pub const ALL: [Certainty; 3] = [Certainty::Low, Certainty::Medium, Certainty::High];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Low => "low",
            Certainty::Medium => "medium",
            Certainty::High => "high",
        }
    }
}

/// Whether an act is disputed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It stands.
    #[default]
    Accepted,
    /// Sources or editors disagree about it.
    Contested,
    /// It is kept on record and does not count.
    Rejected,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 3] = [Status::Accepted, Status::Contested, Status::Rejected];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Status::Accepted => "accepted",
            Status::Contested => "contested",
            Status::Rejected => "rejected",
        }
    }
}

/// A link between two acts: the later was prompted by the earlier, or carries it further.
#[derive(Clone, Debug)]
pub struct Link {
    /// Of what kind.
    pub kind: LinkKind,
    /// The act that came first.
    pub earlier: ActKey,
    /// The act that names the link.
    pub later: ActKey,
    /// The words of the source that tie the two.
    pub cue: Option<String>,
    /// How sure the link is.
    pub certainty: Certainty,
    /// Where the source says so, besides the evidence of the later act.
    pub evidence: Vec<Citation>,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// Of what kind a link is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkKind {
    /// The later act was prompted by the earlier, whoever did it.
    RespondsTo,
    /// The same side carries its own act further.
    Continues,
}

impl LinkKind {
    /// Both kinds.
    pub const ALL: [LinkKind; 2] = [LinkKind::RespondsTo, LinkKind::Continues];

    /// The name by which terms and outputs call it.
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::RespondsTo => "responds-to",
            LinkKind::Continues => "continues",
        }
    }
}

/// A figure that the source gives.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// The unit.
    pub unit: String,
    /// What it counts.
    pub counts: String,
    /// Whether it is exact.
    pub bound: FigureBound,
    /// Out of how many.
    pub of: Option<f64>,
}

/// How a figure bounds what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureBound {
    /// Just so many.
    #[default]
    Exact,
    /// A round number.
    About,
    /// No fewer.
    AtLeast,
    /// No more.
    AtMost,
}

impl FigureBound {
    /// The words before the number; empty where it is exact.
    pub fn label(self) -> &'static str {
        match self {
            FigureBound::Exact => "",
            FigureBound::About => "about",
            FigureBound::AtLeast => "at least",
            FigureBound::AtMost => "at most",
        }
    }
}

/// A rung that an act has instead of its type's, with the reason.
#[derive(Clone, Debug)]
pub struct OwnRung {
    /// The rung.
    pub value: u8,
    /// Why it differs.
    pub reason: String,
}

/// What the source prints, and what an editor holds to be right.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Of which field.
    pub field: CorrectedField,
    /// What the source prints.
    pub printed: String,
    /// How an editor reads it.
    pub reading: String,
    /// Why.
    pub reason: String,
}

/// A field which can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectedField {
    /// The date.
    Date,
    /// The place.
    Place,
    /// The act type.
    Type,
}

impl CorrectedField {
    /// The name of the field in a record.
    pub fn name(self) -> &'static str {
        match self {
            CorrectedField::Date => "date",
            CorrectedField::Place => "place",
            CorrectedField::Type => "type",
        }
    }
}
