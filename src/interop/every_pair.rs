//! The main paths of all pairs as rows: a row a pair.

use crate::graph::Graph;
use crate::query::dataset::PairAct;
use crate::query::dataset::RankedPair;
use crate::query::dataset::Ranking;

use super::Document;
use super::Row;
use super::act;
use super::columns::EVERY_PAIR;
use super::escalation::inferred;

/// Which pairs escalated most, and how.
pub fn every_pair(graph: &Graph, answer: &Ranking) -> Document {
    let ranked = || (1..).zip(&answer.pairs);
    let rows = ranked().map(|(rank, pair)| head(graph, rank, pair).with("acts", acts(graph, pair)));
    let table = ranked().map(|(rank, pair)| {
        head(graph, rank, pair)
            .with("day_first", pair.acts.first().map(|act| act::day(act.first)))
            .with("day_last", pair.acts.last().map(|act| act::day(act.last)))
            .with("rungs", pair.acts.iter().map(|act| act.rung).collect::<Vec<_>>())
            .with("acts", pair.acts.iter().map(|act| act.id.as_str()).collect::<Vec<_>>())
    });
    let (infer, days) = inferred(answer.infer);
    let rest = Row::new()
        .with("found", answer.found)
        .with("passed_over", answer.passed_over)
        .with("infer", infer)
        .with("infer_days", days);
    Document::new(graph, "every-pair", "pairs", rows.collect(), rest)
        .with_table(EVERY_PAIR, table.collect())
}

fn head(graph: &Graph, rank: usize, pair: &RankedPair) -> Row {
    let [one, other] = pair.actors.map(|node| graph.node(node).id());
    Row::new()
        .with("rank", rank)
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
}

fn acts(graph: &Graph, pair: &RankedPair) -> Vec<Row> {
    let act = |act: &PairAct| {
        Row::new()
            .with("id", act.id.as_str())
            .with("actor", graph.node(act.actor).id())
            .with("day_first", act::day(act.first))
            .with("day_last", act::day(act.last))
            .with("what", act.what.as_str())
            .with("rung", act.rung)
    };
    pair.acts.iter().map(act).collect()
}
