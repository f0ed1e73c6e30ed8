//! What the signs of a timeline say: only those that it uses.

use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::model::Bounds;
use crate::model::Class;
use crate::model::Modality;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::sheet::Key;
use crate::present::figure::sheet::SMALL;

use super::axis::Axis;
use super::marks::Look;
use super::marks::OPEN;

pub(super) fn keys(acts: &[ActRef<'_>], events: &[Bounds], axis: &Axis) -> Vec<Key> {
    let mut keys = Vec::new();
    let classes: BTreeSet<Class> = acts.iter().map(|act| act.act_type().class).collect();
    keys.extend(classes.iter().map(|&class| {
        let look = Look::of_class(class);
        let sample = vec![look.day(4.0), look.bar([9.0, 19.0])];
        Key { sample, words: class_words(class).to_owned() }
    }));
    let all = || acts.iter().map(|act| act.bounds()).chain(events.iter().copied());
    if let Some(&class) = classes.first() {
        keys.extend(date_keys(Look::of_class(class), all().collect::<Vec<_>>().as_slice(), axis));
        if acts.iter().any(|act| act.modality() != Modality::Actual) {
            keys.push(Key {
                sample: vec![Look::of_class(class).imagined().soft([3.0, 17.0])],
                words: "dotted outline: planned, imagined, foretold or alleged".to_owned(),
            });
        }
    }
    if !events.is_empty() {
        keys.push(Key {
            sample: vec![Look::EVENT.bar([2.0, 18.0])],
            words: "an event to which acts belong".to_owned(),
        });
    }
    if acts.iter().any(|act| act.is_in_doubt()) {
        let words = Text::new("[1]?", Point::new(2.0, 2.0), Type::of(SMALL));
        keys.push(Key {
            sample: vec![Shape::Text(words)],
            words: "in doubt: contested, contradicted, of low certainty or corrected".to_owned(),
        });
    }
    keys
}

fn class_words(class: Class) -> &'static str {
    match class {
        Class::VerbalCooperation => {
            "words that help or ease (round, hollow): on one day; over days"
        }
        Class::MaterialCooperation => {
            "deeds that help or ease (square, hollow): on one day; over days"
        }
        Class::VerbalConflict => "words against (round, filled): on one day; over days",
        Class::MaterialConflict => "deeds against (square, filled): on one day; over days",
        Class::Neutral => "neither (pointed): on one day; over days",
    }
}

fn date_keys(look: Look, all: &[Bounds], axis: &Axis) -> Vec<Key> {
    let mut keys = Vec::new();
    let is_soft = |bounds: &&Bounds| !bounds.is_one_day() && bounds.core() != Some(bounds.hull());
    if all.iter().any(|bounds| is_soft(&bounds) && bounds.core().is_none()) {
        keys.push(Key {
            sample: vec![look.soft([1.0, 19.0])],
            words: "broken outline: on some day or days between its ends".to_owned(),
        });
    }
    if all.iter().any(|bounds| is_soft(&bounds) && bounds.core().is_some()) {
        keys.push(Key {
            sample: vec![look.soft([1.0, 19.0]), look.bar([6.0, 14.0])],
            words: "whole inside broken: for certain; before and after it, perhaps".to_owned(),
        });
    }
    let is_open = |bounds: &Bounds| {
        let hull = bounds.hull();
        !axis.holds(hull.first) || !axis.holds(hull.last)
    };
    if all.iter().any(is_open) {
        let tip = vec![Point::new(16.0, -2.4), Point::new(15.0 + OPEN, 0.0), Point::new(16.0, 2.4)];
        let tip = Shape::Line(tip, Stroke::new(Ink::Muted, 0.8));
        keys.push(Key {
            sample: vec![look.soft([1.0, 15.0]), tip],
            words: "tip: open at that end, or beyond the axis".to_owned(),
        });
    }
    keys
}
