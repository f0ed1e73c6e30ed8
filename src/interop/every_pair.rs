//! The main paths of all pairs as rows: a row a pair.

use crate::graph::Graph;
use crate::query::dataset::RankedPair;
use crate::query::dataset::Ranking;

use super::Document;
use super::Row;
use super::act;

/// Which pairs escalated most, and how.
pub fn every_pair(graph: &Graph, answer: &Ranking) -> Document {
    let rows = answer.pairs.iter().enumerate().map(|(position, pair)| row(graph, position, pair));
    let rest = Row::new().with("found", answer.found).with("passed_over", answer.passed_over);
    Document::new(graph, "every-pair", "pairs", rows.collect(), rest)
}

fn row(graph: &Graph, position: usize, pair: &RankedPair) -> Row {
    let [one, other] = pair.actors.map(|node| graph.node(node).id());
    let acts = pair.acts.iter().map(|act| {
        Row::new()
            .with("id", act.id.as_str())
            .with("actor", graph.node(act.actor).id())
            .with("day_first", act::day(act.first))
            .with("day_last", act::day(act.last))
            .with("what", act.what.as_str())
            .with("rung", act.rung)
    });
    Row::new()
        .with("rank", position + 1)
        .with("first", one)
        .with("second", other)
        .with("net_rise", pair.last_rung - pair.first_rung)
        .with("rung_first", pair.first_rung)
        .with("rung_last", pair.last_rung)
        .with("thresholds", pair.thresholds)
        .with("inferred_links", pair.inferred_links)
        .with("explicit_links", pair.explicit_links)
        .with("strict_steps", pair.strict_steps)
        .with("days", pair.days)
        .with("acts", acts.collect::<Vec<Row>>())
}
