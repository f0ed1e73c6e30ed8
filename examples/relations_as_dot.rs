//! A picture: who acted on whom in 1960, as DOT (`cargo run --example relations_as_dot | dot -Tsvg`).

#![expect(clippy::print_stdout, reason = "an example shows its answer")]

use std::error::Error;
use std::path::Path;

use demarche::check::Reading;
use demarche::present::dot;
use demarche::query::Filter;
use demarche::query::dispute_of;

fn main() -> Result<(), Box<dyn Error>> {
    let (graph, _) = demarche::open(Path::new("graph"), Reading::Printed)?;
    let acts = Filter::parse(&graph, &["date:=1960".to_owned()])?.select(&graph).acts;
    println!("{}", dot::relations(&graph, &acts, dot::Edges::Summed, dispute_of(&graph, &acts)));
    Ok(())
}
