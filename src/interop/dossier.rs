//! Dossiers as documents: the record whole, and what hangs on it by id.

use crate::graph::Graph;
use crate::graph::Node;
use crate::model::ActKey;
use crate::model::DisputeKey;
use crate::model::Id;
use crate::model::NodeKey;
use crate::query::Dossier;
use crate::query::Exchange;
use crate::query::NodeActs;
use crate::query::SourceDossier;

use super::Document;
use super::Row;
use super::act;
use super::export;
use super::vocabulary;

/// Everything about what an id names: one row, which holds the record and what hangs on it.
pub fn dossier(graph: &Graph, answer: &Dossier) -> Document {
    let acts = |acts: &[ActKey]| act::act_ids(graph, acts);
    let row = match answer {
        Dossier::Actor(about) => {
            let holders: Vec<&Id> =
                about.holders.iter().map(|(holder, _)| graph.node(*holder).id()).collect();
            let sides = about.sides.iter().map(|&(dispute, side)| side_id(graph, dispute, side));
            let row = node(graph, about.actor).with("holders", holders);
            let row = row
                .with("sides", sides.collect::<Vec<Option<&Id>>>())
                .with("events", act::ids(graph, &about.events));
            node_acts(graph, row, &about.acts)
        }
        Dossier::Event(about) => {
            let row = node(graph, about.event).with("parts", act::ids(graph, &about.parts));
            node_acts(graph, row.with("acts", acts(&about.belonging)), &about.acts)
        }
        Dossier::Act(about) => act::act(graph, graph.act(about.act))
            .with("kind", "act")
            .with("carriers", acts(&about.carriers))
            .with("carried", acts(&about.carried))
            .with(
                "links_back",
                about.links_back.iter().map(|&link| act::link(graph, link)).collect::<Vec<Row>>(),
            )
            .with(
                "links_on",
                about.links_on.iter().map(|&link| act::link(graph, link)).collect::<Vec<Row>>(),
            )
            .with("conflicts", acts(&about.conflicts)),
        Dossier::Type(about) => vocabulary::act_type(graph.act_type(about.act_type))
            .with("kind", "act type")
            .with("acts", acts(&about.acts))
            .with("actors_by_acts", counted(graph, &about.actors))
            .with("recipients_by_acts", counted(graph, &about.recipients)),
        Dossier::Source(about) => source(graph, about),
        Dossier::Topic(about) => Row::new()
            .with("id", &graph.topic(about.topic).id)
            .with("kind", "topic")
            .with("name", graph.topic(about.topic).name.as_str())
            .with("acts", acts(&about.acts))
            .with("events", act::ids(graph, &about.events)),
        Dossier::Dispute(about) => {
            let members = about
                .members
                .iter()
                .map(|nodes| Row::new().with("members", act::ids(graph, nodes)));
            export::dispute(graph, graph.dispute(about.dispute))
                .with("rolled_up", members.collect::<Vec<Row>>())
                .with("exchanges", exchanges(graph, about.dispute, &about.exchanges))
        }
        Dossier::Side(about) => Row::new()
            .with("id", side_id(graph, about.dispute, about.side))
            .with("kind", "side")
            .with("dispute", &graph.dispute(about.dispute).id)
            .with("members", act::ids(graph, &about.members))
            .with("exchanges", exchanges(graph, about.dispute, &about.exchanges)),
    };
    Document::new(graph, "show", "records", vec![row], Row::new())
}

fn source(graph: &Graph, about: &SourceDossier) -> Row {
    let acts = |acts: &[ActKey]| act::act_ids(graph, acts);
    let paragraphs = about.paragraphs.iter();
    let paragraphs = paragraphs
        .map(|(at, keys)| Row::new().with("paragraph", at.clone()).with("acts", acts(keys)));
    let pages = about.pages.iter();
    let pages =
        pages.map(|(at, keys)| Row::new().with("page", at.as_str()).with("acts", acts(keys)));
    let notes = about.notes.iter();
    let notes =
        notes.map(|(at, keys)| Row::new().with("note", at.as_str()).with("acts", acts(keys)));
    export::source(graph.shared_source(about.source))
        .with("acts", acts(&about.acts))
        .with("paragraphs", paragraphs.collect::<Vec<Row>>())
        .with("pages", pages.collect::<Vec<Row>>())
        .with("notes", notes.collect::<Vec<Row>>())
        .with("actors", act::ids(graph, &about.actors))
        .with("events", act::ids(graph, &about.events))
}

fn node(graph: &Graph, key: NodeKey) -> Row {
    match graph.node(key) {
        Node::Actor(actor) => export::actor(graph, actor),
        Node::Event(event) => export::event(graph, event),
    }
}

fn node_acts(graph: &Graph, row: Row, about: &NodeActs) -> Row {
    row.with("done", act::act_ids(graph, &about.done))
        .with("received", act::act_ids(graph, &about.received))
        .with("spoken_of", act::act_ids(graph, &about.spoken_of))
}

fn side_id(graph: &Graph, dispute: DisputeKey, side: usize) -> Option<&Id> {
    graph.dispute(dispute).sides.get(side).map(|side| &side.id)
}

fn counted(graph: &Graph, nodes: &[(NodeKey, usize)]) -> Vec<Row> {
    let row = |&(node, acts): &(NodeKey, usize)| {
        Row::new().with("id", graph.node(node).id()).with("acts", acts)
    };
    nodes.iter().map(row).collect()
}

fn exchanges(graph: &Graph, dispute: DisputeKey, exchanges: &[Exchange]) -> Vec<Row> {
    let row = |exchange: &Exchange| {
        Row::new()
            .with("from", side_id(graph, dispute, exchange.from))
            .with("to", side_id(graph, dispute, exchange.to))
            .with("acts", act::act_ids(graph, &exchange.acts))
    };
    exchanges.iter().map(row).collect()
}
