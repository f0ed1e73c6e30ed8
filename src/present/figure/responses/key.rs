//! What the signs of a figure of responses say: only those that it uses.

use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::present::figure::ink;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::lanes::arrows::Head;
use crate::present::figure::lanes::arrows::tip_of;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::sheet::Key;
use crate::present::figure::sheet::SAMPLE;

use super::choice::Choice;

pub(super) fn keys(graph: &Graph, choice: &Choice<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    let sure = |kind: LinkKind| {
        let is_sure = |(_, _, link): &&(usize, usize, &crate::model::Link)| {
            link.kind == kind && link.certainty != Certainty::Low
        };
        choice.links.iter().any(|link| is_sure(&link))
    };
    let plain = Stroke::new(Ink::Text, 0.8);
    if sure(LinkKind::RespondsTo) {
        keys.push(line(plain, "from an act to one that it prompted"));
    }
    if sure(LinkKind::Continues) {
        let words = "dashed: to one by which the same side carries it further";
        keys.push(line(plain.dashed(Dash::Dashed), words));
    }
    if choice.links.iter().any(|(_, _, link)| link.certainty == Certainty::Low) {
        let stroke = Stroke::new(Ink::Muted, 0.8).dashed(Dash::Dotted);
        keys.push(line(stroke, "dotted: a link of low certainty"));
    }
    if choice.links.iter().any(|(_, _, link)| choice.is_on_path(link)) {
        let words = "heavy lines and frames: the main escalation path of the dispute";
        keys.push(line(Stroke::new(Ink::Text, 2.4), words));
    }
    let acts = || choice.acts.iter().map(|&act| graph.act(act));
    let classes: BTreeSet<Class> = acts()
        .filter(|act| act.modality() == Modality::Actual)
        .map(|act| act.act_type().class)
        .collect();
    for class in classes {
        let (dash, words) = match class {
            Class::VerbalCooperation => {
                (Dash::Dashed, "dashed frame, blue: words that help or ease")
            }
            Class::MaterialCooperation => {
                (Dash::Solid, "solid frame, blue: deeds that help or ease")
            }
            Class::VerbalConflict => (Dash::Dashed, "dashed frame, orange: words against"),
            Class::MaterialConflict => (Dash::Solid, "solid frame, orange: deeds against"),
            Class::Neutral => (Dash::Solid, "solid frame, grey: neither"),
        };
        keys.push(frame(Stroke::new(ink::class(class), 1.0).dashed(dash), Ink::Paper, words));
    }
    if acts().any(|act| act.modality() != Modality::Actual) {
        let stroke = Stroke::new(Ink::Neutral, 1.0).dashed(Dash::Dotted);
        keys.push(frame(
            stroke,
            Ink::Paper,
            "dotted frame: planned, imagined, foretold or alleged",
        ));
    }
    if acts().any(|act| act.rung() > 0) {
        let words = "the darker, the higher the rung";
        keys.push(frame(Stroke::new(Ink::Muted, 0.5), Ink::Rung(6), words));
    }
    keys
}

fn line(stroke: Stroke, words: &str) -> Key {
    let ends = vec![Point::new(0.0, 0.0), Point::new(SAMPLE - 4.0, 0.0)];
    let mut sample = vec![Shape::Line(ends, stroke)];
    let tip = Point::new(SAMPLE, 0.0);
    sample.extend(tip_of(Head::Of(Class::MaterialConflict), tip, 4.2, stroke.ink));
    Key { sample, words: words.to_owned() }
}

fn frame(stroke: Stroke, fill: Ink, words: &str) -> Key {
    let area = Area::new(1.0, -3.6, SAMPLE - 2.0, 7.6);
    Key {
        sample: vec![Shape::Box(area, 2.0, Fill::Solid(fill), Some(stroke))],
        words: words.to_owned(),
    }
}
