//! Every question over any graph, its answer in every form; and that neither files nor their order change an answer.

use std::sync::Arc;

use demarche::Graph;
use demarche::bibliography::Style;
use demarche::check::Reading;
use demarche::diagnostic::Diagnostic;
use demarche::graph::Named;
use demarche::interop;
use demarche::load::Folder;
use demarche::model::ActKey;
use demarche::model::DisputeKey;
use demarche::model::NodeKey;
use demarche::present;
use demarche::present::Split;
use demarche::present::dot;
use demarche::present::figure;
use demarche::present::figure::Frame;
use demarche::present::figure::LaneBy;
use demarche::present::figure::Notes;
use demarche::present::figure::Size;
use demarche::present::mermaid;
use demarche::query;
use demarche::query::ContestedQuestion;
use demarche::query::Direction;
use demarche::query::Filter;
use demarche::query::Hidden;
use demarche::query::MatrixOrder;
use demarche::query::MatrixParties;
use demarche::query::MatrixQuestion;
use demarche::query::PathQuestion;
use demarche::query::TimelineQuestion;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::Which;
use demarche::query::escalation::escalation;
use demarche::text::Text;

use super::findings;
use super::findings::shows_everything;
use super::outputs;

/// So many records of a graph are shown one by one, and so many nodes are ends of paths.
const SHOWN_MAX: usize = 24;
const ENDS_MAX: usize = 3;

/// The records of the text, one a line.
pub(super) fn check(text: &str) {
    let (graph, found) = demarche::read([file("a.ron", text.lines())]);
    findings::check(&found);
    stays_the_same(text, &graph, &found);
    differs(text);
    let filters = [Filter::default(), Filter::everything()];
    for filter in filters {
        lists(&graph, &filter);
        matrices(&graph, &filter);
    }
    shown(&graph);
    paths(&graph);
    disputes(&graph);
    pictures(&graph);
    let types = query::vocabulary(&graph, None);
    outputs::document(&interop::types(&graph, &types));
    for book in graph.code_books() {
        outputs::report(&present::code_book(&graph, book));
        outputs::document(&interop::code_book(&graph, book));
    }
    let stats = query::stats(&graph);
    outputs::report(&present::stats(&graph, &stats));
    outputs::document(&interop::stats(&graph, &stats));
    outputs::document(&interop::graph(&graph));
}

fn file<'t>(name: &str, lines: impl Iterator<Item = &'t str>) -> Text {
    Text::new(name, format!("[\n{}\n]", lines.collect::<Vec<_>>().join("\n")))
}

/// The folder beside itself without every other record: what differs can be told, and nothing differs from itself.
fn differs(text: &str) {
    let folder = |lines: &mut dyn Iterator<Item = &str>| {
        let texts = vec![Arc::new(file("a.ron", lines))];
        Folder { texts, ..Folder::default() }
    };
    let whole = folder(&mut text.lines());
    let half = folder(&mut text.lines().step_by(2));
    let compared = demarche::compare(&whole, &half, Reading::Printed);
    let (old, new, diff) = (&compared.old, &compared.new, &compared.diff);
    outputs::report(&present::diff(old, new, diff));
    outputs::document(&interop::diff(old, new, diff));
    assert!(demarche::compare(&whole, &whole, Reading::Printed).diff.is_empty());
}

fn exported(graph: &Graph) -> String {
    let mut bytes = Vec::new();
    interop::graph(graph).write_json(&mut bytes).expect("JSON takes every graph");
    String::from_utf8(bytes).expect("it is text")
}

/// The same records the other way round, in two files. Which of two records of one id stays depends on their order, as the
/// rule says, and how much of a broken file is read does; nothing else may.
fn stays_the_same(text: &str, graph: &Graph, found: &[Diagnostic]) {
    let depends = ["duplicate-id", "syntax", "unknown-field", "unknown-variant", "missing-field"];
    let broken = found.iter().any(|one| depends.contains(&one.code.0));
    if broken || text.lines().any(|line| !line.ends_with("),") && !line.ends_with(')')) {
        return;
    }
    let mut lines: Vec<String> =
        text.lines().map(|line| format!("{},", line.trim_end_matches(','))).collect();
    lines.reverse();
    let (one, other) = lines.split_at(lines.len() / 2);
    let each = |name, lines: &[String]| file(name, lines.iter().map(String::as_str));
    let (again, found_again) = demarche::read([each("b.ron", one), each("a.ron", other)]);
    let codes = |found: &[Diagnostic]| {
        let mut codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
        codes.sort_unstable();
        codes.join(" ")
    };
    assert_eq!(codes(found), codes(&found_again));
    assert_eq!(exported(graph), exported(&again));
}

fn lists(graph: &Graph, filter: &Filter) {
    let selection = filter.select(graph);
    outputs::report(&present::acts(graph, &selection));
    outputs::document(&interop::acts(graph, &selection));
    outputs::document(&interop::edges(graph, &selection));
    let answer = TimelineQuestion { filter: filter.clone() }.answer(graph);
    outputs::report(&present::timeline(graph, &answer));
    outputs::document(&interop::timeline(graph, &answer));
    let answer = ContestedQuestion { filter: filter.clone() }.answer(graph);
    outputs::report(&present::contested(graph, &answer));
    outputs::document(&interop::contested(graph, &answer));
}

fn matrices(graph: &Graph, filter: &Filter) {
    let sides = graph.disputes().map(|(key, _)| MatrixParties::Sides(key));
    for parties in [MatrixParties::Named, MatrixParties::Roots].into_iter().chain(sides) {
        for (order, split) in [(MatrixOrder::Id, Split::Whole), (MatrixOrder::Total, Split::ByYear)]
        {
            let answer = MatrixQuestion { filter: filter.clone(), parties, order }.answer(graph);
            outputs::report(&present::matrix(graph, parties, &answer, split));
            outputs::document(&interop::matrix(graph, parties, &answer));
        }
    }
}

fn shown(graph: &Graph) {
    let is_own = |named: &Named| !matches!(named, Named::Type(_));
    let own = graph.names().map(|(_, named)| named).filter(is_own).take(SHOWN_MAX);
    let types = ["accused", "own-type"].into_iter().filter_map(|id| graph.named(id));
    for named in own.chain(types) {
        let answer = query::dossier(graph, named);
        outputs::report(&present::dossier(graph, &answer));
        outputs::document(&interop::dossier(graph, &answer));
    }
}

fn paths(graph: &Graph) {
    let nodes: Vec<NodeKey> = graph.nodes().take(ENDS_MAX).collect();
    for (&from, &to) in nodes.iter().flat_map(|from| nodes.iter().map(move |to| (from, to))) {
        let mut question = PathQuestion::new(from, to);
        question.which = query::Which::All { max: 5 };
        question.direction = Direction::EitherWay;
        let answer = question.answer(graph);
        outputs::report(&present::paths(graph, &question, &answer));
        outputs::document(&interop::paths(graph, &question, &answer));
    }
    if let [from, to, ..] = nodes[..] {
        outputs::dot(&dot::path(graph, &PathQuestion::new(from, to).answer(graph).paths));
    }
}

fn disputes(graph: &Graph) {
    for (key, _) in graph.disputes() {
        let Some(mut question) = Question::of_dispute(graph, key, [0, 1]) else { continue };
        for (infer, which) in
            [(Infer::Never, Which::Main), (Infer::Any { days: 60 }, Which::Best(3))]
        {
            question.infer = infer;
            question.which = which;
            let answer = escalation(graph, &question);
            outputs::report(&present::escalation(graph, "a | b", &answer));
            outputs::document(&interop::escalation(graph, &answer));
            outputs::dot(&dot::escalation(graph, &answer));
            if let Ok(drawn) = mermaid::ladder(graph, &answer) {
                shows_everything(&drawn);
            }
        }
    }
}

fn pictures(graph: &Graph) {
    let acts: Vec<ActKey> = Filter::everything().select(graph).acts;
    let dispute: Option<DisputeKey> = graph.disputes().map(|(key, _)| key).next();
    outputs::dot(&dot::relations(graph, &acts, dot::Edges::Each, dispute));
    outputs::dot(&dot::relations(graph, &acts, dot::Edges::Summed, None));
    outputs::dot(&dot::responses(graph, &acts));
    outputs::dot(&dot::lanes(graph, &acts, dispute));
    for notes in [Notes::Below, Notes::Apart] {
        let (size, asked) = (Size::Print { millimetres: 170.0 }, "a | <b>".to_owned());
        let frame = Frame { size, notes, asked, hidden: Hidden::default() };
        let scene = figure::lanes(graph, &acts, dispute, &frame);
        outputs::svg(&figure::svg(&scene));
        if notes == Notes::Apart {
            outputs::report(&figure::notes(&scene));
        }
    }
    let filter = Filter::everything;
    let entries = TimelineQuestion { filter: filter() }.answer(graph);
    let counted = MatrixQuestion { filter: filter(), ..MatrixQuestion::default() };
    outputs::dot(&dot::timeline(graph, &entries, LaneBy::Actor, dispute));
    outputs::dot(&dot::matrix(graph, &counted));
    let diagrams = [
        mermaid::lanes(graph, &acts, dispute),
        mermaid::relations(graph, &acts, dot::Edges::Summed, dispute),
        mermaid::responses(graph, &acts, dispute),
        mermaid::timeline(graph, &entries, LaneBy::Topic, dispute),
        mermaid::matrix(graph, &counted),
    ];
    for drawn in diagrams.into_iter().flatten() {
        shows_everything(&drawn);
    }
    shows_everything(&present::page::page(graph, Style::default()));
}
