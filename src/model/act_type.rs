//! Act types: the vocabulary of what actors do to each other.

use super::Id;

/// A word of the vocabulary. Code branches on its class, scope and rung only; the rest is looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct ActType {
    /// Its id.
    pub id: Id,
    /// The infinitive: "offer aid to".
    pub label: String,
    /// The past tense, actor first: "offered aid to".
    pub past: String,
    /// The passive, recipient first: "was offered aid by".
    pub passive: String,
    /// Verbal or material, cooperation or conflict, or neutral.
    pub class: Class,
    /// The rung of the ladder on which an act of this type stands.
    pub rung: u8,
    /// Towards whom it goes.
    pub scope: Scope,
    /// Whether actor and recipient could change places.
    pub symmetric: bool,
    /// Whether an act of this type has recipients.
    pub recipients: Recipients,
    /// The Goldstein value, −10 to +10, where the scale has one.
    pub goldstein: Option<f64>,
    /// Equivalents in other schemes.
    pub codes: Codes,
    /// Other verbs for it.
    pub aliases: Vec<String>,
    /// When to use it.
    pub definition: String,
    /// Where the border to its neighbours runs.
    pub not_to_be_confused_with: Option<String>,
}

/// The quad class of an act type, or neutral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl Class {
    /// Every class, in the order of the codebook.
    pub const ALL: [Class; 5] = [
        Class::VerbalCooperation,
        Class::MaterialCooperation,
        Class::VerbalConflict,
        Class::MaterialConflict,
        Class::Neutral,
    ];

    /// The name by which terms and outputs call it: `verbal-conflict`.
    pub fn name(self) -> &'static str {
        match self {
            Class::VerbalCooperation => "verbal-cooperation",
            Class::MaterialCooperation => "material-cooperation",
            Class::VerbalConflict => "verbal-conflict",
            Class::MaterialConflict => "material-conflict",
            Class::Neutral => "neutral",
        }
    }

    /// Whether acts of this class help or ease.
    pub fn is_cooperative(self) -> bool {
        matches!(self, Class::VerbalCooperation | Class::MaterialCooperation)
    }

    /// Whether acts of this class press, blame, hurt or fight.
    pub fn is_conflict(self) -> bool {
        matches!(self, Class::VerbalConflict | Class::MaterialConflict)
    }
}

/// Towards whom acts of a type go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Towards another actor.
    Dyadic,
    /// Inside one side: an order, a report, advice, a draft.
    Internal,
    /// By the actor alone: a decision, a view, a wish.
    Own,
}

impl Scope {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Dyadic => "dyadic",
            Scope::Internal => "internal",
            Scope::Own => "own",
        }
    }
}

/// Whether acts of a type have recipients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipients {
    /// At least one.
    Required,
    /// Any number.
    Optional,
    /// None: the others are spoken of in `about`.
    Forbidden,
}

impl Recipients {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Recipients::Required => "required",
            Recipients::Optional => "optional",
            Recipients::Forbidden => "forbidden",
        }
    }
}

/// Equivalents of an act type in other schemes. Codes are text: `010` is not `10`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codes {
    /// CAMEO.
    pub cameo: Option<String>,
    /// What CAMEO calls it.
    pub cameo_label: Option<String>,
    /// WEIS.
    pub weis: Option<String>,
    /// The Goldstein value of the WEIS code.
    pub goldstein_weis: Option<f64>,
    /// PLOVER event type.
    pub plover: Option<String>,
    /// PLOVER mode.
    pub plover_mode: Option<String>,
    /// PLOVER score.
    pub plover_score: Option<f64>,
    /// PLOVER quad class, which is not always ours.
    pub plover_class: Option<Class>,
    /// COPDAB scale, 1 (most cooperative) to 15 (war).
    pub copdab: Option<u8>,
    /// MID hostility level, 1 to 5.
    pub mid_hostility: Option<u8>,
    /// Action words of `ICBe`.
    pub icbe: Option<String>,
}
