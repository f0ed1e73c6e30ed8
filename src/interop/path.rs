//! Paths as rows: a row a path, with its acts whole.

use crate::graph::Graph;
use crate::query::NearestMiss;
use crate::query::Path;
use crate::query::PathQuestion;
use crate::query::Paths;
use crate::query::Sense;
use crate::query::TieKind;

use super::Document;
use super::Field;
use super::Row;
use super::act::act;
use super::register::hidden;

/// The chains of acts that were found, and the nearest miss where there are none.
pub fn paths(graph: &Graph, question: &PathQuestion, answer: &Paths) -> Document {
    let rows = answer
        .paths
        .iter()
        .map(|path| Row::new().with("length", path.steps.len()).with("steps", steps(graph, path)));
    let rest = Row::new()
        .with("from", graph.node(question.from).id())
        .with("to", graph.node(question.to).id())
        .with("is_cut", answer.is_cut)
        .with("nearest_miss", answer.miss.as_ref().map(|miss| nearest_miss(graph, miss)));
    Document::new(graph, "path", "paths", rows.collect(), hidden(rest, answer.hidden))
}

fn steps(graph: &Graph, path: &Path) -> Vec<Row> {
    let step = |step: &crate::query::Step| {
        let direction = match step.sense {
            Sense::Forward => "forward",
            Sense::Backward => "backward",
        };
        Row::new()
            .with("from", graph.node(step.from).id())
            .with("to", graph.node(step.to).id())
            .with("direction", direction)
            .with("act", act(graph, graph.act(step.act)))
    };
    path.steps.iter().map(step).collect()
}

fn nearest_miss(graph: &Graph, miss: &NearestMiss) -> Row {
    let nearest = miss.nearest.as_ref().map(|nearest| {
        let ties = nearest.ties.iter().map(|tie| {
            let (kind, act) = match tie.kind {
                TieKind::Role => ("role", Field::Nothing),
                TieKind::Participation => ("participation", Field::Nothing),
                TieKind::Act(key) => ("act", graph.act(key).id().into()),
            };
            Row::new()
                .with("from", graph.node(tie.from).id())
                .with("to", graph.node(tie.to).id())
                .with("kind", kind)
                .with("act", act)
        });
        Row::new()
            .with("node", graph.node(nearest.node).id())
            .with("steps", steps(graph, &nearest.path))
            .with("ties", ties.collect::<Vec<Row>>())
    });
    Row::new()
        .with("others", miss.others)
        .with("reached", miss.reached)
        .with("reaching", miss.reaching)
        .with("acts_on_nobody", miss.acts_on_nobody)
        .with("is_acted_on_by_nobody", miss.is_acted_on_by_nobody)
        .with("either_way", miss.either_way)
        .with("any_time", miss.any_time)
        .with("with_hidden", miss.with_hidden)
        .with("nearest", nearest)
}
