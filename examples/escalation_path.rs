//! The escalation path of a dispute: its acts, their rungs, and the words that tie them.

#![expect(clippy::print_stdout, reason = "an example shows its answer")]

use std::error::Error;
use std::path::Path;

use demarche::check::Reading;
use demarche::query::escalation::Question;
use demarche::query::escalation::escalation;

fn main() -> Result<(), Box<dyn Error>> {
    let (graph, _) = demarche::open(Path::new("graph"), Reading::Printed)?;
    let question = Question::between_ids(&graph, "beijing", "moscow").ok_or("no such sides")?;
    let answer = escalation(&graph, &question);
    for path in &answer.paths {
        println!("net rise {}, peak {}", path.net_rise, path.peak);
        for entry in &path.acts {
            println!("  rung {}  {}", entry.rung, graph.act(entry.act).id());
        }
        for tie in path.steps.iter().flat_map(|step| &step.ties) {
            let cue = tie.link.and_then(|key| graph.link(key).cue.as_deref());
            println!("  “{}”", cue.unwrap_or("inferred"));
        }
    }
    Ok(())
}
