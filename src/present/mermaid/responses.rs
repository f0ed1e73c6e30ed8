//! Responses as a flowchart: acts as boxes, links by kind, the main escalation path in thick arrows.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Certainty;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::model::Link;
use crate::model::LinkKind;
use crate::present::dot::label;
use crate::present::dot::links_among;
use crate::present::figure::lanes::choice::main_steps;
use crate::present::figure::responses::link_words;
use crate::present::sentence::count;

use super::Diagram;
use super::TooLarge;
use super::escaped;
use super::lines;

/// Acts and the links between them, as a flowchart; the main escalation path of a dispute is strong if one is named.
///
/// `acts` are in order of time. Acts without a link to another of them are counted in the title and not drawn.
pub fn responses(
    graph: &Graph,
    acts: &[ActKey],
    dispute: Option<DisputeKey>,
) -> Result<String, TooLarge> {
    let links = links_among(graph, acts);
    let tied: BTreeSet<ActKey> = links.iter().flat_map(|link| [link.earlier, link.later]).collect();
    let numbers: BTreeMap<ActKey, usize> = tied.into_iter().zip(1..).collect();
    let path = main_steps(graph, dispute);
    let mut diagram = Diagram::flowchart(graph, &title(graph, acts.len(), &numbers, links.len()));
    for (&act, &number) in &numbers {
        declare(graph, &mut diagram, number, graph.act(act));
    }
    for link in &links {
        let is_on_path = path.windows(2).any(|step| step == [link.earlier, link.later]);
        draw(&mut diagram, &numbers, link, is_on_path);
    }
    let classes: BTreeSet<Class> =
        numbers.keys().map(|&act| graph.act(act).act_type().class).collect();
    for class in classes {
        let (name, look) = look(class);
        diagram.line(&format!("    classDef {name} fill:#ffffff,color:#222222,{look}"));
    }
    diagram.finish()
}

fn title(graph: &Graph, given: usize, numbers: &BTreeMap<ActKey, usize>, links: usize) -> String {
    if given == 0 {
        return "Who answered whom: no acts to draw".to_owned();
    }
    let years = label::years(numbers.keys().map(|&act| graph.act(act)));
    let mut title = format!(
        "Who answered whom, {years}: {} tied by {}",
        count(numbers.len(), "act", "acts"),
        count(links, "link", "links")
    );
    if given > numbers.len() {
        title += &format!("; {} without a link not drawn", given - numbers.len());
    }
    title
}

fn declare(graph: &Graph, diagram: &mut Diagram, number: usize, act: ActRef<'_>) {
    let words = [
        format!("[{number}] {}, rung {}", label::date(act), act.rung()),
        label::deed(graph, act),
        label::cited(graph, act),
    ];
    let words = lines(words.iter().map(String::as_str));
    let (class, _) = look(act.act_type().class);
    diagram.line(&format!("    a{number}[\"{words}\"]:::{class}"));
}

/// Arrows of responses end in a tip, those of continuations in a disc; what is of low certainty is dotted.
fn draw(diagram: &mut Diagram, numbers: &BTreeMap<ActKey, usize>, link: &Link, is_on_path: bool) {
    let ends = [link.earlier, link.later].map(|act| numbers.get(&act).copied().unwrap_or(0));
    let arrow = match (link.kind, link.certainty) {
        (LinkKind::RespondsTo, _) if is_on_path => "==>",
        (LinkKind::Continues, _) if is_on_path => "==o",
        (LinkKind::RespondsTo, Certainty::Low) => "-.->",
        (LinkKind::Continues, Certainty::Low) => "-.-o",
        (LinkKind::RespondsTo, Certainty::Medium | Certainty::High) => "-->",
        (LinkKind::Continues, Certainty::Medium | Certainty::High) => "--o",
    };
    let words = escaped(&link_words(ends[0].saturating_sub(1), link));
    diagram.edge(&format!("    a{} {arrow}|\"{words}\"| a{}", ends[0], ends[1]));
}

/// The outline of a class: deeds are whole, words dashed.
fn look(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::VerbalCooperation => ("help_in_words", "stroke:#0072b2,stroke-dasharray:5 3"),
        Class::MaterialCooperation => ("help_in_deeds", "stroke:#0072b2,stroke-width:2px"),
        Class::VerbalConflict => ("against_in_words", "stroke:#d55e00,stroke-dasharray:5 3"),
        Class::MaterialConflict => ("against_in_deeds", "stroke:#d55e00,stroke-width:2px"),
        Class::Neutral => ("neither", "stroke:#666666"),
    }
}
