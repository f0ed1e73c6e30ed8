//! The colours of figures, by what they mean: light, dark, and how lines and areas use them.
//!
//! Hues are those of Okabe and Ito, which the colour-blind can tell apart; whatever a hue says, a dash, a glyph or a
//! word says as well.

use crate::graph::ActRef;
use crate::model::Class;
use crate::model::Modality;

/// A colour by what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// Words and whatever is as black as they.
    Text,
    /// Words of less weight.
    Muted,
    /// Guides and rules.
    Faint,
    /// The ground.
    Paper,
    /// An area set off from the ground.
    Band,
    /// Conflict.
    Conflict,
    /// Cooperation.
    Cooperation,
    /// Neither.
    Neutral,
    /// The tone of a side of a dispute, by its place; from the fifth on they come round.
    Side(u8),
    /// The pale tone of a side, for areas behind words.
    Tint(u8),
    /// The grey of a rung, on a ladder of 8: the higher, the darker; words on it can be read.
    Rung(u8),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in points.
    pub width: f64,
    /// Whether it is broken.
    pub dash: Dash,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dash {
    /// It is whole.
    #[default]
    Solid,
    /// Into dashes.
    Dashed,
    /// Into dots.
    Dotted,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// All over.
    Solid(Ink),
    /// With slanted lines, which say that it is in doubt.
    Hatched(Ink),
}

/// Every colour, for the style sheet.
pub(super) fn all() -> Vec<Ink> {
    use Ink::{Band, Conflict, Cooperation, Faint, Muted, Neutral, Paper, Rung, Side, Text, Tint};
    let mut all = vec![Text, Muted, Faint, Paper, Band, Conflict, Cooperation, Neutral];
    all.extend((0..4).map(Side));
    all.extend((0..4).map(Tint));
    all.extend((0..=8).map(Rung));
    all
}

impl Ink {
    /// The grey of a rung on a ladder that ends with `top`.
    pub fn of_rung(rung: u8, top: u8) -> Ink {
        let top = top.max(1);
        Ink::Rung(u8::try_from(u16::from(rung.min(top)) * 8 / u16::from(top)).unwrap_or(8))
    }

    /// Its name in the style sheet.
    pub fn name(self) -> String {
        match self {
            Ink::Text => "text".to_owned(),
            Ink::Muted => "muted".to_owned(),
            Ink::Faint => "faint".to_owned(),
            Ink::Paper => "paper".to_owned(),
            Ink::Band => "band".to_owned(),
            Ink::Conflict => "conflict".to_owned(),
            Ink::Cooperation => "cooperation".to_owned(),
            Ink::Neutral => "neutral".to_owned(),
            Ink::Side(place) => format!("side-{}", place % 4 + 1),
            Ink::Tint(place) => format!("tint-{}", place % 4 + 1),
            Ink::Rung(rung) => format!("rung-{}", rung.min(8)),
        }
    }

    /// On white paper.
    pub fn light(self) -> &'static str {
        match self {
            Ink::Text => "#222222",
            Ink::Muted => "#595959",
            Ink::Faint => "#c8c8c8",
            Ink::Paper => "#ffffff",
            Ink::Band => "#f1efe9",
            Ink::Conflict => "#d55e00",
            Ink::Cooperation => "#0072b2",
            Ink::Neutral => "#666666",
            Ink::Side(place) => SIDES[usize::from(place % 4)][0],
            Ink::Tint(place) => TINTS[usize::from(place % 4)][0],
            Ink::Rung(rung) => RUNGS[usize::from(rung.min(8))][0],
        }
    }

    /// On a dark screen.
    pub fn dark(self) -> &'static str {
        match self {
            Ink::Text => "#ececec",
            Ink::Muted => "#b4b4b4",
            Ink::Faint => "#4c5058",
            Ink::Paper => "#15171c",
            Ink::Band => "#23262e",
            Ink::Conflict => "#ff8a3d",
            Ink::Cooperation => "#62b5ee",
            Ink::Neutral => "#a6a6a6",
            Ink::Side(place) => SIDES[usize::from(place % 4)][1],
            Ink::Tint(place) => TINTS[usize::from(place % 4)][1],
            Ink::Rung(rung) => RUNGS[usize::from(rung.min(8))][1],
        }
    }
}

const SIDES: [[&str; 2]; 4] = [
    ["#b87400", "#e9ab3b"],
    ["#3b8fc4", "#7cc4f2"],
    ["#00835e", "#35c79b"],
    ["#b3578f", "#e2a0c8"],
];
const TINTS: [[&str; 2]; 4] = [
    ["#fbe7c4", "#4a3714"],
    ["#d9ecf8", "#173a50"],
    ["#d2efe5", "#0f3f32"],
    ["#f4dfec", "#46243a"],
];
const RUNGS: [[&str; 2]; 9] = [
    ["#ffffff", "#15171c"],
    ["#f4f4f4", "#22252b"],
    ["#eaeaea", "#2d3037"],
    ["#dfdfdf", "#383c44"],
    ["#d5d5d5", "#434850"],
    ["#cacaca", "#4e535c"],
    ["#c0c0c0", "#595f69"],
    ["#b5b5b5", "#656b75"],
    ["#ababab", "#707782"],
];

impl Stroke {
    /// A whole line.
    pub fn new(ink: Ink, width: f64) -> Stroke {
        Stroke { ink, width, dash: Dash::Solid }
    }

    /// The same broken.
    #[must_use]
    pub fn dashed(self, dash: Dash) -> Stroke {
        Stroke { dash, ..self }
    }
}

/// The colour of a class.
pub fn class(class: Class) -> Ink {
    match class {
        Class::VerbalCooperation | Class::MaterialCooperation => Ink::Cooperation,
        Class::VerbalConflict | Class::MaterialConflict => Ink::Conflict,
        Class::Neutral => Ink::Neutral,
    }
}

/// How the line of an act is broken: deeds are whole, words dashed, what is not actual dotted.
pub fn dash(act: ActRef<'_>) -> Dash {
    if act.modality() != Modality::Actual {
        return Dash::Dotted;
    }
    match act.act_type().class {
        Class::VerbalCooperation | Class::VerbalConflict => Dash::Dashed,
        Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral => Dash::Solid,
    }
}

/// The stroke of an act.
pub fn act(act: ActRef<'_>, width: f64) -> Stroke {
    Stroke { ink: class(act.act_type().class), width, dash: dash(act) }
}
