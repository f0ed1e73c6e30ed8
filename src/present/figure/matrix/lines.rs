//! The rows and columns of a matrix: who has one, in which order, and which acts stand in which cell.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::Id;
use crate::model::NodeKey;
use crate::present::dot::label;
use crate::present::figure::sides::Sides;
use crate::query::MatrixParties;
use crate::query::MatrixQuestion;
use crate::query::Party;
use crate::query::dispute_of;

/// A row or column.
#[derive(Debug)]
pub(in crate::present) struct Line {
    pub(in crate::present) name: String,
    /// Nothing for the one that others share.
    pub(in crate::present) party: Option<Party>,
    pub(in crate::present) subject: Option<Id>,
    pub(in crate::present) side: Option<usize>,
    /// Its acts, each once.
    pub(in crate::present) acts: BTreeSet<ActKey>,
}

/// Rows, columns and what stands where they meet.
pub(in crate::present) struct Table<'g> {
    pub(in crate::present) rows: Vec<Line>,
    pub(in crate::present) columns: Vec<Line>,
    /// By the places of row and column; only those that hold an act.
    pub(in crate::present) cells: BTreeMap<(usize, usize), BTreeSet<ActKey>>,
    pub(in crate::present) acts: BTreeSet<ActKey>,
    pub(in crate::present) sides: Sides<'g>,
    pub(in crate::present) dispute: Option<DisputeKey>,
    /// Whether the lines stand for whole sides.
    pub(in crate::present) is_of_sides: bool,
}

impl<'g> Table<'g> {
    /// The table of a question with at most so many rows and columns.
    pub(in crate::present) fn new(
        graph: &'g Graph,
        question: &MatrixQuestion,
        most: [usize; 2],
    ) -> Table<'g> {
        let placed = question.placed(graph);
        let acts: Vec<ActKey> = placed.iter().map(|(act, _)| *act).collect();
        let (dispute, is_of_sides) = match question.parties {
            MatrixParties::Sides(dispute) => (Some(dispute), true),
            MatrixParties::Named | MatrixParties::Roots => (dispute_of(graph, &acts), false),
        };
        let sides = Sides::new(graph, dispute);
        let mut weights: BTreeMap<Party, usize> = BTreeMap::new();
        let mut own: [BTreeMap<Party, BTreeSet<ActKey>>; 2] = [BTreeMap::new(), BTreeMap::new()];
        for (act, places) in &placed {
            for (parties, own) in places.iter().zip(&mut own) {
                for &party in parties {
                    own.entry(party).or_default().insert(*act);
                }
            }
            let all: BTreeSet<Party> = places.iter().flatten().copied().collect();
            for party in all {
                *weights.entry(party).or_default() += 1;
            }
        }
        let [rows, columns] = own;
        let rows = lines(graph, &sides, &weights, (rows, most[0]));
        let columns = lines(graph, &sides, &weights, (columns, most[1]));
        let mut cells: BTreeMap<(usize, usize), BTreeSet<ActKey>> = BTreeMap::new();
        for (act, [from, to]) in &placed {
            for &from in from {
                for &to in to {
                    let cell = (place(&rows, from), place(&columns, to));
                    cells.entry(cell).or_default().insert(*act);
                }
            }
        }
        Table {
            rows,
            columns,
            cells,
            acts: acts.into_iter().collect(),
            sides,
            dispute,
            is_of_sides,
        }
    }
}

/// The line of a party: its own, or the one that others share.
fn place(lines: &[Line], party: Party) -> usize {
    let own = lines.iter().position(|line| line.party == Some(party));
    own.or_else(|| lines.iter().position(|line| line.party.is_none())).unwrap_or(0)
}

fn lines(
    graph: &Graph,
    sides: &Sides<'_>,
    weights: &BTreeMap<Party, usize>,
    (own, most): (BTreeMap<Party, BTreeSet<ActKey>>, usize),
) -> Vec<Line> {
    let mut lines: Vec<Line> = own
        .into_iter()
        .map(|(party, acts)| {
            let (name, subject, side) = heading(graph, sides, party);
            Line { name, party: Some(party), subject, side, acts }
        })
        .collect();
    if lines.len() > most {
        lines.sort_by_key(|line| Reverse(line.acts.len()));
        let rest = lines.split_off(most.saturating_sub(1));
        lines.push(Line {
            name: format!("{} others", rest.len()),
            party: None,
            subject: None,
            side: None,
            acts: rest.into_iter().flat_map(|line| line.acts).collect(),
        });
    }
    lines.sort_by_key(|line| {
        let weight = line.party.and_then(|party| weights.get(&party)).copied().unwrap_or(0);
        (line.side.unwrap_or(usize::MAX), Reverse(weight), line.party)
    });
    // The line of others has no weight and so stands last.
    lines
}

fn heading(graph: &Graph, sides: &Sides<'_>, party: Party) -> (String, Option<Id>, Option<usize>) {
    match party {
        Party::Node(node) => {
            (name(graph, node).to_owned(), Some(graph.node(node).id().clone()), sides.of(node))
        }
        Party::Side(at) => match sides.sides.get(at) {
            Some(side) if side.name.trim().is_empty() => {
                (side.id.to_string(), Some(side.id.clone()), Some(at))
            }
            Some(side) => (side.name.clone(), Some(side.id.clone()), Some(at)),
            None => (format!("side {}", at + 1), None, None),
        },
    }
}

fn name(graph: &Graph, node: NodeKey) -> &str {
    if graph.is_unstated(node) { "not named" } else { label::name(graph, node) }
}

/// The lines of each side, as the first and the one after the last.
pub(in crate::present) fn runs(lines: &[Line]) -> Vec<(Option<usize>, [usize; 2])> {
    let mut runs: Vec<(Option<usize>, [usize; 2])> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        match runs.last_mut() {
            Some((side, run)) if *side == line.side => run[1] = at + 1,
            Some(_) | None => runs.push((line.side, [at, at + 1])),
        }
    }
    runs
}
