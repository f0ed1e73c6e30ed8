//! Who acted on whom: what Khrushchev did towards Mao, in order of time.

#![expect(clippy::print_stdout, reason = "an example shows its answer")]

use std::error::Error;
use std::path::Path;

use demarche::check::Reading;
use demarche::query::Filter;

fn main() -> Result<(), Box<dyn Error>> {
    let (graph, _) = demarche::open(Path::new("graph"), Reading::Printed)?;
    let terms = ["by:khrushchev".to_owned(), "on:mao".to_owned()];
    let found = Filter::parse(&graph, &terms).map_err(|error| error.message)?.select(&graph);
    for act in found.acts.iter().map(|&key| graph.act(key)) {
        let date = act.timing().date.as_ref().map_or("undated", |date| date.written());
        println!(
            "{date}  {}  {}",
            act.act_type().past,
            act.prose().summary.as_deref().unwrap_or("")
        );
    }
    Ok(())
}
