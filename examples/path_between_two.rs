//! A path: by which acts Chen Yi reached Khrushchev.

#![expect(clippy::print_stdout, reason = "an example shows its answer")]

use std::error::Error;
use std::path::Path;

use demarche::Graph;
use demarche::check::Reading;
use demarche::graph::Named;
use demarche::model::NodeKey;
use demarche::query::PathQuestion;

fn node(graph: &Graph, id: &str) -> Result<NodeKey, String> {
    match graph.named(id) {
        Some(Named::Node(key)) => Ok(key),
        _ => Err(format!("no actor or event has the id `{id}`")),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let (graph, _) = demarche::open(Path::new("graph"), Reading::Printed)?;
    let question = PathQuestion::new(node(&graph, "chen-yi")?, node(&graph, "khrushchev")?);
    for path in question.answer(&graph).paths {
        for step in path.steps {
            let name = |key| graph.node(key).name();
            println!("{} → {}: {}", name(step.from), name(step.to), graph.act(step.act).id());
        }
    }
    Ok(())
}
