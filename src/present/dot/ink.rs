//! How acts and actors look: colours, line styles, arrowheads, shapes, and the words of the legend for each.

use graphviz_rust::dot_structures::Attribute;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActorKind;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::LinkKind;
use crate::model::Modality;

use super::escape::set;

/// Vermilion, for conflict; with the next two, of the palette of Okabe and Ito.
pub(super) const CONFLICT: &str = "#D55E00";
/// Blue, for cooperation.
pub(super) const COOPERATION: &str = "#0072B2";
/// Grey, for what is neither.
pub(super) const NEUTRAL: &str = "#666666";
/// Black enough for text.
pub(super) const TEXT: &str = "#222222";

/// The colour of a class.
pub(super) fn colour(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation | Class::MaterialCooperation => COOPERATION,
        Class::VerbalConflict | Class::MaterialConflict => CONFLICT,
        Class::Neutral => NEUTRAL,
    }
}

/// The line of a class: deeds are solid, words dashed.
pub(super) fn line(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation | Class::VerbalConflict => "dashed",
        Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral => "solid",
    }
}

/// The arrowhead of a class.
pub(super) fn head(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation | Class::MaterialCooperation => "onormal",
        Class::VerbalConflict | Class::MaterialConflict => "normal",
        Class::Neutral => "diamond",
    }
}

/// What the colour, line and head of a class say, for a legend.
pub(super) fn class_words(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation => "blue, dashed, hollow head: words that help or ease",
        Class::MaterialCooperation => "blue, solid, hollow head: deeds that help or ease",
        Class::VerbalConflict => "vermilion, dashed, filled head: words against",
        Class::MaterialConflict => "vermilion, solid, filled head: deeds against",
        Class::Neutral => "grey, solid, diamond: neither",
    }
}

/// How much an act weighs when one stands for several: rung, then deeds before words, then distance from zero on
/// the Goldstein scale, in tenths.
pub(in crate::present) fn strength(act: ActRef<'_>) -> (u8, u8, i64) {
    let kind = act.act_type();
    let class = match kind.class {
        Class::MaterialCooperation | Class::MaterialConflict => 2,
        Class::VerbalCooperation | Class::VerbalConflict => 1,
        Class::Neutral => 0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "the scale ends at 10; `as` saturates")]
    let goldstein = (kind.goldstein.unwrap_or(0.0) * 10.0).abs() as i64;
    (act.rung(), class, goldstein)
}

/// The width of a line that stands for so many acts: six tenths more for each doubling, up to 6 points.
pub(super) fn width(acts: usize) -> String {
    let doublings = acts.max(1).next_power_of_two().ilog2();
    let tenths = (10 + 6 * doublings).min(60);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The grey of a rung, from white at 0 to a grey on which black text can be read at the top.
pub(super) fn shade(rung: u8, top: u8) -> String {
    let dark = usize::from(rung.min(top)) * 32 / usize::from(top.max(1));
    format!("gray{}", 100 - dark)
}

/// The box of an act: the outline tells its class as a line would, the shade its rung.
pub(super) fn act_box(graph: &Graph, act: ActRef<'_>) -> [Attribute; 5] {
    let class = act.act_type().class;
    let outline = if is_actual(act) { line(class) } else { "dotted" };
    [
        set("shape", "box"),
        set("style", format!("filled,{outline}")),
        set("color", colour(class)),
        set("fillcolor", shade(act.rung(), graph.ladder().top())),
        set("penwidth", "1.6"),
    ]
}

/// The words of the legend for a box of an act.
pub(super) const ACT_BOX: [&str; 3] = [
    "outline: dashed for words, solid for deeds, dotted for what is not actual",
    "outline: vermilion for conflict, blue for cooperation, grey for neither",
    "shade: the darker, the higher the rung",
];

/// The arrow of a link.
pub(super) fn link(kind: LinkKind, certainty: Certainty) -> [Attribute; 3] {
    let style = match (certainty, kind) {
        (Certainty::Low, _) => "dotted",
        (Certainty::Medium | Certainty::High, LinkKind::RespondsTo) => "solid",
        (Certainty::Medium | Certainty::High, LinkKind::Continues) => "dashed",
    };
    let colour = if certainty == Certainty::Low { NEUTRAL } else { TEXT };
    [set("style", style), set("color", colour), set("fontcolor", TEXT)]
}

/// Whether an act is drawn as one that happened.
pub(super) fn is_actual(act: ActRef<'_>) -> bool {
    act.modality() == Modality::Actual
}

/// The outline of a node.
pub(super) fn shape(node: Node<'_>) -> Vec<Attribute> {
    let (shape, style, fill) = outline(node);
    vec![set("shape", shape), set("style", style), set("fillcolor", fill)]
}

/// The word of the legend for the outline of a node.
pub(super) fn shape_words(node: Node<'_>) -> &'static str {
    match node {
        Node::Actor(actor) => match actor.kind {
            ActorKind::Person => "ellipse: person",
            ActorKind::State => "heavy box: state",
            ActorKind::Party => "solid block: party",
            ActorKind::Body => "sheet with tabs: body",
            ActorKind::Embassy => "house: embassy",
            ActorKind::Meeting => "hexagon: meeting",
            ActorKind::Group => "dashed octagon: group",
        },
        Node::Event(_) => "note: event",
    }
}

fn outline(node: Node<'_>) -> (&'static str, &'static str, &'static str) {
    match node {
        Node::Actor(actor) => match actor.kind {
            ActorKind::Person => ("ellipse", "filled", "white"),
            ActorKind::State => ("box", "filled,bold", "#E6E6E6"),
            ActorKind::Party => ("box3d", "filled", "#E6E6E6"),
            ActorKind::Body => ("component", "filled", "white"),
            ActorKind::Embassy => ("house", "filled", "white"),
            ActorKind::Meeting => ("hexagon", "filled", "white"),
            ActorKind::Group => ("octagon", "filled,dashed", "white"),
        },
        Node::Event(_) => ("note", "filled", "white"),
    }
}
