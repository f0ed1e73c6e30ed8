//! Relations as a flowchart: sides as frames, a line for all acts of one towards another.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::present::dot::Edges;
use crate::present::dot::label;
use crate::present::dot::strength;

use super::Diagram;
use super::TooLarge;
use super::escaped;

/// Who, towards whom, whether it happened, and whether the other is only spoken of.
type Tie = (NodeKey, NodeKey, bool, bool);

/// What actors did to each other, as a flowchart; acts towards nobody are left out and counted in the title.
///
/// An actor whom the source does not name is another one beside each whom it has to do with.
pub fn relations(
    graph: &Graph,
    acts: &[ActKey],
    edges: Edges,
    dispute: Option<DisputeKey>,
) -> Result<String, TooLarge> {
    let ties = ties(graph, acts);
    let drawn: BTreeSet<ActKey> = ties.values().flatten().copied().collect();
    let mut title = format!(
        "What they did to each other, {}",
        label::years(drawn.iter().map(|&act| graph.act(act)))
    );
    if drawn.len() < acts.len() {
        title += &format!(", {} towards nobody left out", acts.len() - drawn.len());
    }
    let mut diagram = Diagram::flowchart(graph, &title);
    boxes(graph, &mut diagram, &ties, dispute);
    for (&tie, acts) in &ties {
        match edges {
            Edges::Summed => line(graph, &mut diagram, tie, acts),
            Edges::Each => acts.iter().for_each(|act| line(graph, &mut diagram, tie, &[*act])),
        }
    }
    diagram.finish()
}

fn ties(graph: &Graph, acts: &[ActKey]) -> BTreeMap<Tie, Vec<ActKey>> {
    let mut ties: BTreeMap<Tie, Vec<ActKey>> = BTreeMap::new();
    for &key in acts {
        let act = graph.act(key);
        let is_spoken_of = act.recipients().is_empty();
        let targets =
            if is_spoken_of { act.prose().about.get(..1).unwrap_or(&[]) } else { act.recipients() };
        for &from in act.actors() {
            for &to in targets {
                let tie = (from, to, act.modality() == Modality::Actual, is_spoken_of);
                let filed = ties.entry(tie).or_default();
                if filed.last() != Some(&key) {
                    filed.push(key);
                }
            }
        }
    }
    ties
}

fn boxes(
    graph: &Graph,
    diagram: &mut Diagram,
    ties: &BTreeMap<Tie, Vec<ActKey>>,
    dispute: Option<DisputeKey>,
) {
    let mut boxes: BTreeMap<String, NodeKey> = BTreeMap::new();
    for &(from, to, _, _) in ties.keys() {
        boxes.insert(end(graph, from, to), from);
        boxes.insert(end(graph, to, from), to);
    }
    let sides = dispute.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
    let members: Vec<BTreeSet<NodeKey>> =
        sides.iter().map(|side| graph.roll_up(&side.actors).nodes().collect()).collect();
    let side_of = |node: NodeKey| {
        let mut on = (0..sides.len()).filter(|&at| members[at].contains(&node));
        match (on.next(), on.next()) {
            (Some(side), None) => Some(side),
            (None, _) | (Some(_), Some(_)) => None,
        }
    };
    for (at, side) in sides.iter().enumerate() {
        let here: Vec<_> = boxes.iter().filter(|(_, node)| side_of(**node) == Some(at)).collect();
        if here.is_empty() {
            continue;
        }
        diagram.line(&format!("    subgraph s{at}[\"{}\"]", escaped(&side.name)));
        for (id, &node) in here {
            diagram.line(&format!("        {}", declared(graph, id, node)));
        }
        diagram.line("    end");
    }
    for (id, &node) in boxes.iter().filter(|(_, node)| side_of(**node).is_none()) {
        diagram.line(&format!("    {}", declared(graph, id, node)));
    }
}

fn declared(graph: &Graph, id: &str, node: NodeKey) -> String {
    let name = escaped(label::name(graph, node));
    match graph.node(node) {
        Node::Actor(_) => format!("{id}[\"{name}\"]"),
        Node::Event(_) => format!("{id}{{{{\"{name}\"}}}}"),
    }
}

/// The name of a box inside the diagram: ids could be words of the grammar.
fn end(graph: &Graph, node: NodeKey, other: NodeKey) -> String {
    if graph.is_unstated(node) {
        format!("n{}x{}", node.position(), other.position())
    } else {
        format!("n{}", node.position())
    }
}

fn line(graph: &Graph, diagram: &mut Diagram, tie: Tie, acts: &[ActKey]) {
    let (from, to, is_actual, is_spoken_of) = tie;
    let each = || acts.iter().map(|&act| graph.act(act));
    // The earliest of the strongest: `max_by_key` would give the last.
    let Some(strongest) = each().rev().max_by_key(|&act| strength(act)) else { return };
    let words = words(&each().collect::<Vec<_>>(), strongest);
    let class = strongest.act_type().class;
    let arrow = match class {
        _ if !is_actual || is_spoken_of => "-.->",
        Class::VerbalCooperation | Class::VerbalConflict => "-->",
        Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral => "==>",
    };
    let (from, to) = (end(graph, from, to), end(graph, to, from));
    diagram.edge(&format!("    {from} {arrow}|\"{}\"| {to}", escaped(&words)));
}

fn words(acts: &[ActRef<'_>], strongest: ActRef<'_>) -> String {
    let told = format!("{} {}", label::verb(strongest), label::date_aside(strongest));
    let doubted = acts.iter().filter(|act| act.is_in_doubt()).count();
    match (acts.len(), doubted) {
        (1, _) => told,
        (count, 0) => format!("{count} acts: {told}"),
        (count, doubted) => format!("{count} acts, {doubted} in doubt: {told}"),
    }
}
