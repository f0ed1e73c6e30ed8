//! A graph built in code, without files: records are made, checked and asked.

#![expect(clippy::print_stdout, reason = "an example shows its answer")]

use demarche::query::Filter;
use demarche::record::Act;
use demarche::record::Actor;
use demarche::record::Citation;
use demarche::record::Record;
use demarche::record::Source;

fn main() {
    let actor = |id: &'static str| {
        Record::Actor(Actor { id: id.into(), name: id.into(), ..Actor::default() })
    };
    let act = Act {
        id: "accusation".into(),
        actors: vec!["lowton".into()],
        act_type: "accused".into(),
        recipients: vec!["upton".into()],
        date: Some("1881-05".into()),
        evidence: vec![Citation {
            source: "ledger".into(),
            page: Some("12".into()),
            ..Citation::default()
        }],
        ..Act::default()
    };
    let ledger =
        Source { id: "ledger".into(), title: "The river ledger".into(), ..Source::default() };
    let records =
        vec![actor("upton"), actor("lowton"), Record::Source(ledger), Record::Act(Box::new(act))];

    let (graph, findings) = demarche::assemble("The river dispute", records);
    assert!(findings.is_empty());
    for act in Filter::everything().select(&graph).acts {
        let act = graph.act(act);
        println!("{} ({}, rung {})", act.id(), act.bounds(), act.rung());
    }
}
