//! Records of act types and ladders.

use serde::Deserialize;
use serde::Serialize;

use super::Written;

/// A word of the vocabulary.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ActType<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// The infinitive.
    #[serde(borrow)]
    pub label: Written<'t>,
    /// The past tense, actor first.
    #[serde(borrow)]
    pub past: Written<'t>,
    /// The passive, recipient first.
    #[serde(borrow)]
    pub passive: Written<'t>,
    /// Its class.
    pub class: Class,
    /// Its rung.
    pub rung: u8,
    /// Towards whom it goes.
    pub scope: Scope,
    /// Whether actor and recipient could change places.
    pub symmetric: bool,
    /// Whether it has recipients.
    pub recipients: Recipients,
    /// The Goldstein value.
    #[serde(default)]
    pub goldstein: Option<f64>,
    /// Equivalents in other schemes.
    #[serde(borrow, default)]
    pub codes: Codes<'t>,
    /// Other verbs for it.
    #[serde(borrow, default)]
    pub aliases: Vec<Written<'t>>,
    /// When to use it.
    #[serde(borrow)]
    pub definition: Written<'t>,
    /// Where the border to its neighbours runs.
    #[serde(borrow, default)]
    pub not_to_be_confused_with: Option<Written<'t>>,
}

/// The class of an act type.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Class {
    /// Words that help or ease.
    VerbalCooperation,
    /// Deeds that help or ease.
    MaterialCooperation,
    /// Words against.
    VerbalConflict,
    /// Deeds against.
    MaterialConflict,
    /// Neither.
    Neutral,
}

/// Towards whom acts of a type go.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Scope {
    /// Towards another actor.
    Dyadic,
    /// Inside one side.
    Internal,
    /// By the actor alone.
    Own,
}

/// Whether acts of a type have recipients.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Recipients {
    /// At least one.
    Required,
    /// Any number.
    Optional,
    /// None.
    Forbidden,
}

/// Equivalents of an act type in other schemes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Codes<'t> {
    /// CAMEO.
    #[serde(borrow, default)]
    pub cameo: Option<Written<'t>>,
    /// What CAMEO calls it.
    #[serde(borrow, default)]
    pub cameo_label: Option<Written<'t>>,
    /// WEIS.
    #[serde(borrow, default)]
    pub weis: Option<Written<'t>>,
    /// The Goldstein value of the WEIS code.
    #[serde(default)]
    pub goldstein_weis: Option<f64>,
    /// PLOVER event type.
    #[serde(borrow, default)]
    pub plover: Option<Written<'t>>,
    /// PLOVER mode.
    #[serde(borrow, default)]
    pub plover_mode: Option<Written<'t>>,
    /// PLOVER score.
    #[serde(default)]
    pub plover_score: Option<f64>,
    /// PLOVER quad class.
    #[serde(default)]
    pub plover_class: Option<Class>,
    /// COPDAB scale.
    #[serde(default)]
    pub copdab: Option<u8>,
    /// MID hostility level.
    #[serde(default)]
    pub mid_hostility: Option<u8>,
    /// Action words of `ICBe`.
    #[serde(borrow, default)]
    pub icbe: Option<Written<'t>>,
}

/// The scale of escalation.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// The rungs, lowest first.
    #[serde(borrow)]
    pub rungs: Vec<Rung<'t>>,
    /// The thresholds, lowest first.
    #[serde(borrow)]
    pub thresholds: Vec<Threshold<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A rung of a ladder.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rung<'t> {
    /// Its place on the scale.
    pub value: u8,
    /// What stands on it.
    #[serde(borrow)]
    pub label: Written<'t>,
}

/// A line between rungs that changes the character of a dispute.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// The lowest rung beyond it.
    pub enters: u8,
}
