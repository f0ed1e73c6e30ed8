//! The boxes of a figure of relations: who stands in each, in which column, how it looks.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActorKind;
use crate::present::dot::label;
use crate::present::figure::ink::Dash;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
use crate::present::figure::lanes::columns::Lane;
use crate::present::figure::lanes::columns::heading;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;

use super::ties::Choice;
use super::ties::Party;

/// The type of names.
pub(super) const NAME: f64 = 7.0;
/// The most lines of a name.
const LINES_MAX: usize = 4;
/// How far the ends of the box of an event are slanted.
const SLANT: f64 = 4.0;

/// A box.
#[derive(Clone, Debug)]
pub(super) struct Boxed {
    pub(super) party: Party,
    pub(super) column: usize,
    pub(super) name: Vec<String>,
}

/// A column, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A side, by its place among the lifelines' sides.
    Bank(usize),
    /// Whoever is on none, or on a side that has no column.
    Rest,
    /// One of those without sides.
    Spread,
}

/// How a box looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Person,
    Power,
    Office,
    Crowd,
    Event,
    Unnamed,
}

impl Look {
    pub(super) fn of(graph: &Graph, lane: Lane) -> Look {
        let Lane::Node(node) = lane else { return Look::Unnamed };
        if graph.is_unstated(node) {
            return Look::Unnamed;
        }
        match graph.node(node) {
            Node::Event(_) => Look::Event,
            Node::Actor(actor) => match actor.kind {
                ActorKind::Person => Look::Person,
                ActorKind::State | ActorKind::Party => Look::Power,
                ActorKind::Body | ActorKind::Embassy | ActorKind::Meeting => Look::Office,
                ActorKind::Group => Look::Crowd,
            },
        }
    }

    /// What it says.
    pub(super) fn words(self) -> &'static str {
        match self {
            Look::Person => "round ends: person",
            Look::Power => "heavy frame: state or party",
            Look::Office => "thin frame: body, embassy or meeting",
            Look::Crowd => "broken frame: group",
            Look::Event => "pointed ends: event",
            Look::Unnamed => "dotted frame: not named, another one each time; or others together",
        }
    }

    pub(super) fn frame(self, area: Area) -> Shape {
        let paper = Fill::Solid(Ink::Paper);
        let line = Stroke::new(Ink::Muted, 0.7);
        let framed = |radius, stroke| Shape::Box(area, radius, paper, Some(stroke));
        match self {
            Look::Person => framed((area.height() / 2.0).min(7.0), line),
            Look::Power => framed(1.0, Stroke::new(Ink::Text, 1.6)),
            Look::Office => framed(1.0, line),
            Look::Crowd => framed(1.0, line.dashed(Dash::Dashed)),
            Look::Unnamed => framed(1.0, line.dashed(Dash::Dotted)),
            Look::Event => {
                let Area { left, top, right, bottom } = area;
                let middle = f64::midpoint(top, bottom);
                let points = vec![
                    Point::new(left, middle),
                    Point::new(left + SLANT, top),
                    Point::new(right - SLANT, top),
                    Point::new(right, middle),
                    Point::new(right - SLANT, bottom),
                    Point::new(left + SLANT, bottom),
                ];
                Shape::Polygon(points, paper, Some(Stroke::new(Ink::Text, 0.9)))
            }
        }
    }
}

/// The boxes of all who are tied, with the columns that are used, from left to right; at most so many.
pub(super) fn boxes(graph: &Graph, choice: &Choice<'_>, most: usize) -> (Vec<Column>, Vec<Boxed>) {
    let parties: BTreeSet<Party> =
        choice.ties.iter().flat_map(|tie| [tie.ends.from, tie.ends.to]).collect();
    let placed = if choice.columns.sides() == 0 {
        spread(choice, &parties, most.min(3))
    } else {
        by_side(choice, &parties, most)
    };
    let used: BTreeMap<usize, Column> = placed.values().copied().collect();
    let columns: Vec<usize> = used.keys().copied().collect();
    let boxed = placed
        .into_iter()
        .map(|(party, (at, _))| Boxed {
            party,
            column: columns.binary_search(&at).unwrap_or(0),
            name: Vec::new(),
        })
        .map(|boxed| Boxed { name: vec![heading(graph, boxed.party.lane).to_owned()], ..boxed })
        .collect();
    (used.into_values().collect(), boxed)
}

/// A column for each side, as far as there is room, and one for the rest.
fn by_side(
    choice: &Choice<'_>,
    parties: &BTreeSet<Party>,
    most: usize,
) -> BTreeMap<Party, (usize, Column)> {
    let banks = &choice.columns.banks;
    let sides: Vec<usize> = (0..banks.len()).filter(|&at| banks[at].side.is_some()).collect();
    let framed: Vec<usize> = if sides.len() + 1 > most && banks.len() > most {
        sides.into_iter().take(most.saturating_sub(1)).collect()
    } else {
        sides
    };
    let place = |party: &Party| {
        let bank = framed.iter().position(|&at| banks[at].lanes.contains(&party.lane));
        bank.map_or((framed.len(), Column::Rest), |at| (at, Column::Bank(framed[at])))
    };
    parties.iter().map(|party| (*party, place(party))).collect()
}

/// Columns such that few lines lead from one box to another of the same: the most tied first, each goes where the
/// fewest lines to it come from, then where the fewest boxes are.
fn spread(
    choice: &Choice<'_>,
    parties: &BTreeSet<Party>,
    columns: usize,
) -> BTreeMap<Party, (usize, Column)> {
    let mut tied: BTreeMap<Party, Vec<Party>> = BTreeMap::new();
    for tie in &choice.ties {
        tied.entry(tie.ends.from).or_default().push(tie.ends.to);
        tied.entry(tie.ends.to).or_default().push(tie.ends.from);
    }
    let mut order: Vec<Party> = parties.iter().copied().collect();
    order.sort_by_key(|party| std::cmp::Reverse(tied.get(party).map_or(0, Vec::len)));
    let mut placed: BTreeMap<Party, (usize, Column)> = BTreeMap::new();
    for party in order {
        let weight = |column: usize| {
            let others = tied.get(&party).map_or(&[][..], Vec::as_slice);
            let is_here = |other: &&Party| placed.get(other).is_some_and(|at| at.0 == column);
            let lines = others.iter().filter(is_here).count();
            (lines, placed.values().filter(|at| at.0 == column).count())
        };
        let column = (0..columns.max(1)).min_by_key(|&column| weight(column)).unwrap_or(0);
        placed.insert(party, (column, Column::Spread));
    }
    placed
}

/// A name in lines that its box has room for.
pub(super) fn name(graph: &Graph, boxed: &Boxed, width: f64) -> Vec<String> {
    let inset = if Look::of(graph, boxed.party.lane) == Look::Event { SLANT + 3.0 } else { 3.0 };
    let words = boxed.name.join(" ");
    wrap_to(&words, NAME, Weight::Regular, (width - 2.0 * inset, LINES_MAX))
}

/// The least height of a box with so many lines of words and so many rows.
pub(super) fn height(lines: usize, rows: usize) -> f64 {
    let words = length(lines) * Type::of(NAME).leading() + 5.0;
    words.max(length(rows) * crate::present::figure::tracks::ROW + 1.0)
}

pub(super) fn draw(graph: &Graph, boxed: &Boxed, area: Area) -> Group {
    let lane = boxed.party.lane;
    let look = Look::of(graph, lane);
    let mut shapes = vec![look.frame(area)];
    let type_face = match look {
        Look::Event | Look::Unnamed => Type::of(NAME).italic(),
        Look::Person | Look::Power | Look::Office | Look::Crowd => Type::of(NAME),
    };
    let leading = type_face.leading();
    let middle =
        Point::new(f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    let mut y = middle.y - leading * (length(boxed.name.len()) - 1.0) / 2.0 + NAME * 0.3;
    for line in &boxed.name {
        let text = Text::new(line, Point::new(middle.x, y), type_face).anchored(Anchor::Middle);
        shapes.push(Shape::Text(text));
        y += leading;
    }
    let group = Group::new("party", shapes);
    match lane {
        Lane::Node(node) => group.about(graph.node(node).id(), label::name(graph, node).to_owned()),
        Lane::Others => group,
    }
}
