//! Escalation: each clause of its definition on a graph small enough to work out by hand, and properties.
//!
//! Acts are written one a line: `id actors>recipients type date`, then marks: `<id` responds to an act, `+id`
//! continues one (`<id:Low` with less certainty), `internal`, `rejected`, `Alleged@id` within an act,
//! `rung=3`, `cites=2`.
//! `a` and `b` are the sides, `envoy` acts for `a`, `c` stands on neither side; `-` is no date.

mod beside;
mod entering;
mod inferring;
mod off_ramps;
mod order;
mod paths;
mod properties;
mod reference;
mod telling;

use std::fmt::Write;

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::ActKey;
use demarche::query::escalation::Chain;
use demarche::query::escalation::Escalation;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::escalation;
use demarche::text::Text;

const WORLD: &str = r#"
Source(id: "s", title: "S", kind: Book, locator: Page),
Actor(id: "a", name: "A", kind: State),
Actor(id: "b", name: "B", kind: State),
Actor(id: "c", name: "C", kind: State),
Actor(id: "envoy", name: "Envoy", kind: Person,
      roles: [Role(in: "a", as: "envoy", from: "1960", to: "1965", acts_for: true, evidence: [])]),
Topic(id: "aid", name: "Aid"),
"#;

/// A graph of acts, and the question of its main path between `a` and `b`.
pub(super) fn case(lines: &str) -> (Graph, Question) {
    let mut text = format!("[{WORLD}");
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        write_act(&mut text, line);
    }
    text.push(']');
    let (graph, diagnostics) = demarche::read([Text::new("case.ron", text.as_str())]);
    assert_eq!(graph.heading().left_out.acts, 0, "{diagnostics:?}\n{text}");
    assert_eq!(graph.heading().left_out.records, 0, "{diagnostics:?}\n{text}");
    let question = Question::between_ids(&graph, "a", "b").expect("both are actors");
    (graph, question)
}

fn write_act(text: &mut String, line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let list = |ids: &str| {
        let quoted: Vec<String> = ids.split(',').map(|id| format!("\"{id}\"")).collect();
        quoted.join(", ")
    };
    let (actors, recipients) = words[1].split_once('>').expect("actors>recipients");
    write!(
        text,
        "Act(id: \"{}\", actors: [{}], recipients: [{}], type: \"{}\", ",
        words[0],
        list(actors),
        list(recipients),
        words[2]
    )
    .expect("text takes everything");
    if words[3] != "-" {
        write!(text, "date: \"{}\", ", words[3]).expect("text takes everything");
    }
    let written = |to: &str| match to.split_once(':') {
        Some((act, certainty)) => format!("Link(act: \"{act}\", certainty: {certainty}),"),
        None => format!("Link(act: \"{to}\"),"),
    };
    let (mut responds, mut continues, mut citations) = (String::new(), String::new(), 1);
    for mark in &words[4..] {
        if let Some(to) = mark.strip_prefix('<') {
            responds += &written(to);
        } else if let Some(to) = mark.strip_prefix('+') {
            continues += &written(to);
        } else if let Some(rung) = mark.strip_prefix("rung=") {
            write!(text, "rung: (value: {rung}, reason: \"r\"), ").expect("text takes everything");
        } else if let Some(count) = mark.strip_prefix("cites=") {
            citations = count.parse().expect("a number");
        } else {
            write_mark(text, mark);
        }
    }
    let evidence = "Cite(source: \"s\", page: \"1\"),".repeat(citations);
    writeln!(text, "responds_to: [{responds}], continues: [{continues}], evidence: [{evidence}]),")
        .expect("text takes everything");
}

fn write_mark(text: &mut String, mark: &str) {
    let written = match mark {
        "internal" => "audience: (kind: Internal), ".to_owned(),
        "private" => "audience: (kind: Private), ".to_owned(),
        "rejected" => "status: Rejected(reason: \"r\"), ".to_owned(),
        "contested" => "status: Contested(reason: \"r\"), ".to_owned(),
        said => {
            let (modality, carrier) = said.split_once('@').expect("a known mark");
            format!("modality: {modality}, within: \"{carrier}\", ")
        }
    };
    text.push_str(&written);
}

/// The key of an act.
pub(super) fn key(graph: &Graph, id: &str) -> ActKey {
    let Some(Named::Act(key)) = graph.named(id) else { unreachable!("{id} is an act of the case") };
    key
}

/// The ids of some acts.
pub(super) fn ids(graph: &Graph, acts: impl IntoIterator<Item = ActKey>) -> String {
    let ids: Vec<&str> = acts.into_iter().map(|act| graph.act(act).id().as_str()).collect();
    ids.join(" ")
}

/// The acts of a chain; those passed through in brackets.
pub(super) fn told(graph: &Graph, chain: &Chain) -> String {
    let word = |act: &demarche::query::escalation::ChainAct| {
        let id = graph.act(act.act).id();
        if act.counted { id.to_string() } else { format!("({id})") }
    };
    chain.acts.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The answer for some acts, the question changed first.
pub(super) fn answer(
    lines: &str,
    change: impl FnOnce(&Graph, &mut Question),
) -> (Graph, Escalation) {
    let (graph, mut question) = case(lines);
    change(&graph, &mut question);
    let answer = escalation(&graph, &question);
    (graph, answer)
}

/// The main path as told; empty where there is none.
pub(super) fn main_path(lines: &str) -> String {
    path_of(lines, |_, _| ())
}

/// The first path as told, the question changed first.
pub(super) fn path_of(lines: &str, change: impl FnOnce(&Graph, &mut Question)) -> String {
    let (graph, answer) = answer(lines, change);
    answer.paths.first().map_or(String::new(), |path| told(&graph, path))
}

/// Asks with links inferred to the latest day, at most so many days before.
pub(super) fn latest(days: u32) -> impl FnOnce(&Graph, &mut Question) {
    move |_, question| question.infer = Infer::Latest { days }
}

/// Asks with links inferred to any day, at most so many days before.
pub(super) fn any(days: u32) -> impl FnOnce(&Graph, &mut Question) {
    move |_, question| question.infer = Infer::Any { days }
}
