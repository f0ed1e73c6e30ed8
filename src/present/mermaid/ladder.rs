//! A ladder as a flowchart: the main path in thick arrows with its cues, and the off-ramps that branch from it.
//!
//! A flowchart has no heights, so each act says its rung. The two sides differ in the shape of their boxes and in colour.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::dot::escalation::drawn_chain;
use crate::present::dot::escalation::outcome_words;
use crate::present::dot::escalation::rise_words;
use crate::present::dot::escalation::rises;
use crate::present::dot::escalation::title;
use crate::present::dot::escalation::words_of;
use crate::query::escalation::Chain;
use crate::query::escalation::Escalation;
use crate::query::escalation::OffRamp;
use crate::query::escalation::WhichSide;

use super::Diagram;
use super::TooLarge;
use super::lines;

/// How two sides escalated, as a flowchart: the main path; where there is none, the best of the unilateral ratchets, the
/// polemics or the de-escalation paths, under that name.
pub fn ladder(graph: &Graph, answer: &Escalation) -> Result<String, TooLarge> {
    let chain = drawn_chain(answer);
    let title = title(graph, answer, chain);
    let title: Vec<&str> = title.lines().collect();
    let mut diagram = Diagram::flowchart(graph, &title.join("; "));
    if let Some(chain) = chain {
        draw(graph, &mut diagram, answer, chain);
    }
    diagram.finish()
}

fn draw(graph: &Graph, diagram: &mut Diagram, answer: &Escalation, chain: &Chain) {
    let ramps = chain.detail.as_ref().map_or(&[][..], |detail| &detail.off_ramps);
    let by_act: BTreeMap<ActKey, &OffRamp> = ramps.iter().map(|ramp| (ramp.act, ramp)).collect();
    let mut on_path: BTreeSet<ActKey> = BTreeSet::new();
    for stand in &chain.acts {
        on_path.insert(stand.act);
        let mut words = vec![format!("rung {}", stand.rung)];
        words.extend(words_of(graph, answer, stand.act, stand.side));
        if !stand.counted {
            words.push("passed through, not counted".to_owned());
        }
        let ramp = by_act.get(&stand.act);
        words.extend(ramp.map(|ramp| outcome_words(ramp.outcome).to_owned()));
        declare(diagram, stand.act, stand.side, &words);
    }
    for ramp in ramps.iter().filter(|ramp| !on_path.contains(&ramp.act)) {
        let mut words = vec![outcome_words(ramp.outcome).to_owned()];
        words.extend(words_of(graph, answer, ramp.act, ramp.side));
        declare(diagram, ramp.act, ramp.side, &words);
    }
    for rise in rises(chain) {
        let arrow = if rise.tie.link.is_some() { "==>" } else { "-.->" };
        let words = rise_words(graph, chain, &rise);
        let words = lines(words.iter().map(String::as_str));
        let [from, to] = [rise.tie.earlier, rise.tie.later].map(id);
        diagram.edge(&format!("    {from} {arrow}|\"{words}\"| {to}"));
    }
    for ramp in ramps.iter().filter(|ramp| !on_path.contains(&ramp.act)) {
        let before = on_path.range(..ramp.act).next_back().or(on_path.first());
        if let Some(&before) = before {
            diagram.edge(&format!("    {} -.-o {}", id(before), id(ramp.act)));
        }
    }
    for (side, fill) in [(WhichSide::First, "#ffffff"), (WhichSide::Second, "#e6c35c")] {
        let class = class(side);
        diagram.line(&format!("    classDef {class} fill:{fill},stroke:#222222,color:#222222"));
    }
}

fn declare(diagram: &mut Diagram, act: ActKey, side: WhichSide, words: &[String]) {
    let (id, class) = (id(act), class(side));
    let words = lines(words.iter().map(String::as_str));
    diagram.line(&match side {
        WhichSide::First => format!("    {id}[\"{words}\"]:::{class}"),
        WhichSide::Second => format!("    {id}([\"{words}\"]):::{class}"),
    });
}

fn class(side: WhichSide) -> &'static str {
    match side {
        WhichSide::First => "first",
        WhichSide::Second => "second",
    }
}

/// The name of a box inside the diagram: ids could be words of the grammar.
fn id(act: ActKey) -> String {
    format!("a{}", act.position())
}
