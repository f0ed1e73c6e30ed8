//! Records of acts and what hangs on them.

use serde::Deserialize;
use serde::Serialize;

use super::Citation;
use super::DateBasis;
use super::Order;
use super::Written;

/// One step by one or more actors towards others.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Act<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Who did it: actors or events.
    #[serde(borrow)]
    pub actors: Vec<Written<'t>>,
    /// What was done; written `type`.
    #[serde(borrow, rename = "type")]
    pub act_type: Written<'t>,
    /// Towards whom.
    #[serde(borrow, default)]
    pub recipients: Vec<Written<'t>>,
    /// Who is spoken of but not addressed.
    #[serde(borrow, default)]
    pub about: Vec<Written<'t>>,
    /// Before whom.
    #[serde(borrow, default)]
    pub audience: Option<Audience<'t>>,
    /// When: EDTF.
    #[serde(borrow, default)]
    pub date: Option<Written<'t>>,
    /// Whether the source states the date.
    #[serde(default)]
    pub date_basis: DateBasis,
    /// What the source says of sequence.
    #[serde(borrow, default)]
    pub order: Vec<Order<'t>>,
    /// The event that it belongs to.
    #[serde(borrow, default)]
    pub event: Option<Written<'t>>,
    /// Where.
    #[serde(borrow, default)]
    pub place: Option<Written<'t>>,
    /// What it was about.
    #[serde(borrow, default)]
    pub topics: Vec<Written<'t>>,
    /// One whole sentence in the curator's own words.
    #[serde(borrow, default)]
    pub summary: Option<Written<'t>>,
    /// Figures that the source gives.
    #[serde(borrow, default)]
    pub figures: Vec<Figure<'t>>,
    /// Whether it happened.
    #[serde(default)]
    pub modality: Modality,
    /// The act that carries this one.
    #[serde(borrow, default)]
    pub within: Option<Written<'t>>,
    /// On what a hypothetical act depends.
    #[serde(borrow, default)]
    pub condition: Option<Written<'t>>,
    /// Whether it was done again and again.
    #[serde(default)]
    pub repeated: bool,
    /// Acts that prompted this one.
    #[serde(borrow, default)]
    pub responds_to: Vec<Link<'t>>,
    /// Acts that this one carries further.
    #[serde(borrow, default)]
    pub continues: Vec<Link<'t>>,
    /// Acts which contradict this one.
    #[serde(borrow, default)]
    pub conflicts_with: Vec<Written<'t>>,
    /// A rung of its own.
    #[serde(borrow, default)]
    pub rung: Option<OwnRung<'t>>,
    /// A Goldstein value of its own, where it differs from that of its type.
    #[serde(default)]
    pub goldstein: Option<f64>,
    /// What the tone was, where the type misleads.
    #[serde(borrow, default)]
    pub stance: Option<Written<'t>>,
    /// Where the source says so.
    #[serde(borrow, default)]
    pub evidence: Vec<Citation<'t>>,
    /// How sure the coding is.
    #[serde(default)]
    pub certainty: Certainty,
    /// Whether it is disputed.
    #[serde(borrow, default)]
    pub status: Status<'t>,
    /// Where the print looks wrong.
    #[serde(borrow, default)]
    pub corrections: Vec<Correction<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// Before whom an act was done.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Audience<'t> {
    /// Of what kind the audience is.
    pub kind: AudienceKind,
    /// Who: actors or events.
    #[serde(borrow, default)]
    pub before: Vec<Written<'t>>,
}

/// Of what kind an audience is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum AudienceKind {
    /// For all to hear.
    Public,
    /// Between the parties.
    Private,
    /// Inside the actor's own side.
    Internal,
}

/// Whether an act happened.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Modality {
    /// It happened.
    #[default]
    Actual,
    /// Somebody meant to do it.
    Planned,
    /// Somebody considered or wished it.
    Hypothetical,
    /// Somebody foretold it.
    Predicted,
    /// Somebody said that it happened.
    Alleged,
}

/// How sure a coding is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Certainty {
    /// One reading among others.
    Low,
    /// The likelier reading.
    Medium,
    /// What the source says.
    #[default]
    High,
}

/// Whether an act is disputed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub enum Status<'t> {
    /// It stands.
    #[default]
    Accepted,
    /// Sources or editors disagree about it.
    Contested {
        /// Why.
        #[serde(borrow)]
        reason: Written<'t>,
    },
    /// It is kept on record and does not count.
    Rejected {
        /// Why.
        #[serde(borrow)]
        reason: Written<'t>,
    },
}

/// A link to an earlier act.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link<'t> {
    /// The earlier act.
    #[serde(borrow)]
    pub act: Written<'t>,
    /// The words of the source that tie the two.
    #[serde(borrow, default)]
    pub cue: Option<Written<'t>>,
    /// How sure the link is.
    #[serde(default)]
    pub certainty: Certainty,
    /// Where the source says so.
    #[serde(borrow, default)]
    pub evidence: Vec<Citation<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A figure that the source gives.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Figure<'t> {
    /// The number.
    pub value: f64,
    /// The unit.
    #[serde(borrow)]
    pub unit: Written<'t>,
    /// What it counts.
    #[serde(borrow)]
    pub counts: Written<'t>,
    /// Whether it is exact.
    #[serde(default)]
    pub bound: FigureBound,
    /// Out of how many.
    #[serde(default)]
    pub of: Option<f64>,
}

/// How a figure bounds what it counts.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
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

/// A rung that an act has instead of its type's.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRung<'t> {
    /// The rung.
    pub value: u8,
    /// Why it differs.
    #[serde(borrow)]
    pub reason: Written<'t>,
}

/// What the source prints, and what an editor holds to be right.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction<'t> {
    /// Of which field.
    pub field: CorrectedField,
    /// What the source prints.
    #[serde(borrow)]
    pub printed: Written<'t>,
    /// How an editor reads it.
    #[serde(borrow)]
    pub reading: Written<'t>,
    /// Why.
    #[serde(borrow)]
    pub reason: Written<'t>,
}

/// A field which can be corrected.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum CorrectedField {
    /// The date.
    Date,
    /// The place.
    Place,
    /// The act type.
    Type,
}
