//! What the signs of a figure of a ladder say: only those that it uses.

use crate::graph::Graph;
use crate::present::dot::label;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::sheet::Key;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Escalation;
use crate::query::escalation::WhichSide;

use super::Drawn;
use super::bands::PATH_MARK;
use super::bands::SMALL_MARK;
use super::marks;
use super::told;

/// The middle of a sample.
const MIDDLE: Point = Point { x: 10.0, y: 0.0 };

pub(super) fn keys(graph: &Graph, answer: &Escalation, drawn: &Drawn<'_>) -> Vec<Key> {
    let mut keys = side_keys(answer);
    let marks = drawn.bands.path.iter().chain(&drawn.bands.small).map(|mark| mark.stand.act);
    let mut acts = marks.chain(drawn.ramps.iter().map(|ramp| ramp.offer.act));
    if acts.any(|act| graph.act(act).act_type().class.is_cooperative()) {
        keys.push(Key {
            sample: vec![
                marks::plain(WhichSide::First, true, Point::new(6.0, 0.0), SMALL_MARK),
                marks::plain(WhichSide::Second, true, Point::new(14.0, 0.0), SMALL_MARK),
            ],
            words: "hollow: an act that helps or eases".to_owned(),
        });
    }
    keys.extend(path_keys(drawn));
    if !drawn.ramps.is_empty() {
        keys.push(Key {
            sample: marks::fall(Point::new(10.0, -4.5), 4.5),
            words: "off-ramp: an offer that might have ended the rise, and what became of it"
                .to_owned(),
        });
    }
    let kinds = [ChainKind::Ratchet, ChainKind::Polemic, ChainKind::DeEscalation];
    for kind in kinds.into_iter().filter(|kind| drawn.badges.values().any(|of| of == kind)) {
        let mut sample = vec![marks::plain(WhichSide::Second, true, MIDDLE, SMALL_MARK)];
        sample.extend(marks::badge(kind, MIDDLE));
        keys.push(Key { sample, words: format!("part of a {}", told::kind(kind)) });
    }
    keys.extend(date_keys(drawn));
    keys.push(Key {
        sample: Vec::new(),
        words:
            "Goldstein value: how far an act of its kind harms (down to −10) or helps (up to 10)"
                .to_owned(),
    });
    if drawn.axis.pieces.iter().any(|piece| piece.is_cut) {
        let stripe = Shape::Box(Area::new(6.0, -4.5, 8.0, 9.0), 0.0, Fill::Solid(Ink::Band), None);
        keys.push(Key {
            sample: vec![stripe],
            words: format!("{} without an act, cut short", drawn.axis.unit.name()[1]),
        });
    }
    keys
}

fn side_keys(answer: &Escalation) -> Vec<Key> {
    let place = |side| match side {
        WhichSide::First => "square, above the middle of its rung; whole line of sums",
        WhichSide::Second => "disc, below the middle; dashed line of sums",
    };
    let key = |side: WhichSide| Key {
        sample: vec![
            Shape::Line(
                vec![Point::new(0.0, 0.0), Point::new(20.0, 0.0)],
                Stroke::new(marks::tone(side), 1.5).dashed(marks::dash(side)),
            ),
            marks::plain(side, false, MIDDLE, SMALL_MARK),
        ],
        words: format!("{}: {}", label::clip(&answer.sides[side.position()].name), place(side)),
    };
    WhichSide::BOTH.map(key).into()
}

fn path_keys(drawn: &Drawn<'_>) -> Vec<Key> {
    let path = &drawn.bands.path;
    if path.is_empty() {
        return Vec::new();
    }
    let stroke = Stroke::new(Ink::Text, 1.7);
    let stairs = |stroke| {
        let corner = [Point::new(2.0, 3.0), Point::new(12.0, 3.0), Point::new(12.0, -3.0)];
        Shape::Line(corner.to_vec(), stroke)
    };
    let mut keys = vec![Key {
        sample: vec![stairs(stroke), marks::plain(WhichSide::First, false, Point::new(12.0, -2.0), PATH_MARK * 0.8)],
        words: "the main path, in large marks; words in quotation marks are those by which the source ties an act to the one \
                before"
            .to_owned(),
    }];
    if drawn.stairs.iter().any(|(_, stroke)| stroke.dash == Dash::Dashed) {
        keys.push(Key {
            sample: vec![stairs(stroke.dashed(Dash::Dashed))],
            words: "a tie that is inferred from the days".to_owned(),
        });
    }
    if path.iter().any(|mark| !mark.stand.counted) {
        let aside = Stroke::new(Ink::Text, 0.9).dashed(Dash::Dotted);
        keys.push(Key {
            sample: vec![Shape::Line(vec![Point::new(10.0, -4.0), Point::new(10.0, 4.0)], aside)],
            words: "an act without a rung that the path passes through".to_owned(),
        });
    }
    keys
}

fn date_keys(drawn: &Drawn<'_>) -> Vec<Key> {
    let bars = || drawn.bands.path.iter().chain(&drawn.bands.small).filter_map(|mark| mark.bar);
    let mut keys = Vec::new();
    if bars().any(|(_, ends)| ends == [true, true]) {
        let mut sample = marks::bar(([1.0, 19.0], [true, true]), None, 0.0);
        sample.push(marks::plain(WhichSide::Second, false, MIDDLE, SMALL_MARK));
        keys.push(Key {
            sample,
            words: "on some day or days between the ticks; thick: for certain. The mark stands in the middle of the days on which \
                    it can have begun"
                .to_owned(),
        });
    }
    if bars().any(|(_, ends)| ends != [true, true]) {
        keys.push(Key {
            sample: marks::bar(([4.0, 18.0], [true, false]), None, 0.0),
            words: "no tick: open at that end".to_owned(),
        });
    }
    keys
}
