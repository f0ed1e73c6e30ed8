//! Lanes as a sequence diagram: participants by side, a message for each pair of actor and recipient of an act.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::Modality;
use crate::model::NodeKey;
use crate::present::dot::label;
use crate::present::figure::lanes::choice::is_dated;

use super::Diagram;
use super::TooLarge;
use super::escaped;

/// Who acted on whom, in order of time, as a sequence diagram; acts without any date are left out and counted in the
/// title.
pub fn lanes(
    graph: &Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
) -> Result<String, TooLarge> {
    let rows: Vec<ActRef<'_>> =
        acts.iter().map(|&act| graph.act(act)).filter(|act| is_dated(*act)).collect();
    let mut diagram = Diagram::default();
    diagram.line("sequenceDiagram");
    let mut title = format!("Who acted on whom, {}", label::years(rows.iter().copied()));
    if rows.len() < acts.len() {
        title += &format!(", {} undated left out", acts.len() - rows.len());
    }
    diagram.line(&format!("    title {}", escaped(&title)));
    diagram.origin(graph);
    participants(graph, &mut diagram, &rows, dispute);
    for (at, &act) in rows.iter().enumerate() {
        message(&mut diagram, at + 1, act);
    }
    diagram.finish()
}

fn participants(
    graph: &Graph,
    diagram: &mut Diagram,
    rows: &[ActRef<'_>],
    dispute: Option<DisputeKey>,
) {
    let nodes: BTreeSet<NodeKey> =
        rows.iter().flat_map(|act| act.actors().iter().chain(act.recipients()).copied()).collect();
    let sides = dispute.map_or(&[][..], |dispute| &graph.dispute(dispute).sides[..]);
    let mut of: BTreeMap<NodeKey, Vec<usize>> = BTreeMap::new();
    for (at, side) in sides.iter().enumerate() {
        for node in graph.roll_up(&side.actors).nodes().filter(|node| nodes.contains(node)) {
            of.entry(node).or_default().push(at);
        }
    }
    let is_on = |node: &NodeKey, at: usize| of.get(node).is_some_and(|sides| sides == &[at]);
    let declare = |diagram: &mut Diagram, node: NodeKey| {
        let name = escaped(label::name(graph, node));
        diagram.line(&format!("    participant {} as {name}", participant(node)));
    };
    for (at, side) in sides.iter().enumerate() {
        let members: Vec<NodeKey> = nodes.iter().copied().filter(|node| is_on(node, at)).collect();
        if members.is_empty() {
            continue;
        }
        // Without a colour before it, a name that is one would be taken for it.
        diagram.line(&format!("    box transparent {}", escaped(&side.name)));
        for node in members {
            declare(diagram, node);
        }
        diagram.line("    end");
    }
    for &node in nodes.iter().filter(|node| of.get(node).is_none_or(|sides| sides.len() != 1)) {
        declare(diagram, node);
    }
}

fn message(diagram: &mut Diagram, number: usize, act: ActRef<'_>) {
    let words = escaped(&format!("[{number}] {} {}", label::date(act), label::verb(act)));
    let arrow = match (act.modality(), act.act_type().class) {
        (
            Modality::Planned | Modality::Hypothetical | Modality::Predicted | Modality::Alleged,
            _,
        ) => "--)",
        (Modality::Actual, Class::VerbalCooperation | Class::VerbalConflict) => "-->>",
        (
            Modality::Actual,
            Class::MaterialCooperation | Class::MaterialConflict | Class::Neutral,
        ) => "->>",
    };
    for &from in act.actors() {
        for &to in act.recipients() {
            let (from, to) = (participant(from), participant(to));
            diagram.edge(&format!("    {from}{arrow}{to}: {words}"));
        }
        if act.recipients().is_empty() {
            diagram.edge(&format!("    Note over {}: {words}", participant(from)));
        }
    }
}

/// The name of a participant inside the diagram: ids could be words of the grammar.
fn participant(node: NodeKey) -> String {
    format!("p{}", node.position())
}
