//! Escalation and paths over any graph: what the definition of each says, held of every answer.

use std::collections::BTreeSet;

use demarche::Graph;
use demarche::graph::Named;
use demarche::query::Direction;
use demarche::query::InTime;
use demarche::query::PathQuestion;
use demarche::query::escalation::Chain;
use demarche::query::escalation::ChainKind;
use demarche::query::escalation::Escalation;
use demarche::query::escalation::Infer;
use demarche::query::escalation::Question;
use demarche::query::escalation::StepKind;
use demarche::query::escalation::Strictness;
use demarche::query::escalation::Which;
use demarche::query::escalation::escalation;
use demarche::text::Text;

const INFERRING: [Infer; 6] = [
    Infer::Never,
    Infer::Latest { days: 60 },
    Infer::Any { days: 30 },
    Infer::Latest { days: 0 },
    Infer::Any { days: u32::MAX },
    Infer::Latest { days: u32::MAX },
];

pub(super) fn check(text: &str) {
    let (graph, _) = demarche::read([Text::new("case.ron", format!("[\n{text}\n]"))]);
    paths(&graph);
    for dispute in graph.disputes().map(|(key, _)| key) {
        let Some(question) = Question::of_dispute(&graph, dispute, [0, 1]) else { continue };
        for infer in INFERRING {
            for strictness in [Strictness::Level, Strictness::Strict] {
                asked(&graph, &Question { infer, strictness, ..question.clone() });
            }
        }
    }
}

fn asked(graph: &Graph, question: &Question) {
    let main = escalation(graph, question);
    let best = escalation(graph, &Question { which: Which::Best(3), ..question.clone() });
    let all = escalation(graph, &Question { which: Which::All, ..question.clone() });
    for answer in [&main, &best, &all] {
        each(graph, answer);
    }
    let acts = |answer: &Escalation| -> Vec<Vec<_>> {
        let acts = |chain: &Chain| chain.acts.iter().map(|act| act.act).collect();
        answer.paths.iter().map(acts).collect()
    };
    assert!(main.paths.len() <= 1 && best.paths.len() <= 3);
    assert_eq!(acts(&main).first(), acts(&best).first());
    if !main.inferring_stopped && !all.listing_stopped {
        assert_eq!(main.paths.is_empty(), all.paths.is_empty());
    }
    let rise = |answer: &Escalation| answer.paths.first().map(|path| path.net_rise);
    assert_eq!(rise(&main), rise(&all));
}

fn each(graph: &Graph, answer: &Escalation) {
    let others = answer.ratchets.iter().chain(&answer.polemics).chain(&answer.de_escalations);
    for chain in answer.paths.iter().chain(others) {
        is_chain(graph, chain);
    }
    assert!(answer.paths.iter().all(|chain| chain.kind == ChainKind::Escalation));
    for path in answer.paths.iter().filter(|_| answer.strictness == Strictness::Strict) {
        assert!(path.steps.iter().all(|step| step.rise > 0));
    }
}

fn is_chain(graph: &Graph, chain: &Chain) {
    let keys: BTreeSet<_> = chain.acts.iter().map(|act| act.act).collect();
    assert_eq!(keys.len(), chain.acts.len(), "no act stands twice on a chain");
    for act in &chain.acts {
        assert_eq!(act.rung, graph.act(act.act).rung());
    }
    let rung = |place: usize| i16::from(chain.acts[place].rung);
    let mut at = 0;
    for step in &chain.steps {
        assert_eq!((step.from, step.ties.len()), (at, step.to - step.from));
        assert_eq!(step.rise, rung(step.to) - rung(step.from));
        assert_eq!(step.changes_side, chain.acts[step.to].side != chain.acts[step.from].side);
        at = step.to;
    }
    assert_eq!(at + 1, chain.acts.len());
    assert_eq!(chain.net_rise, rung(at) - rung(0));
    assert_eq!(Some(chain.peak), chain.acts.iter().map(|act| act.rung).max());
    assert_eq!(chain.explicit_links + chain.inferred_links, at);
    let falls = |rise: i16| match chain.kind {
        ChainKind::Escalation | ChainKind::Ratchet => rise < 0,
        ChainKind::Polemic => rise != 0,
        ChainKind::DeEscalation => rise > 0,
    };
    assert!(chain.steps.iter().all(|step| !falls(step.rise)), "{chain:?}");
    let is_answered = chain.steps.iter().any(|step| {
        step.changes_side && matches!(step.kind, StepKind::RespondsTo | StepKind::Inferred)
    });
    match chain.kind {
        ChainKind::Escalation => assert!(chain.net_rise >= 1 && is_answered && rung(0) > 0),
        ChainKind::Ratchet => assert!(chain.net_rise >= 1 && !is_answered),
        ChainKind::Polemic => assert_eq!(chain.net_rise, 0),
        ChainKind::DeEscalation => assert!(chain.net_rise <= -1 && is_answered),
    }
}

/// Each step of a path begins where the one before ends, and none comes back.
fn paths(graph: &Graph) {
    let ids = ["a", "b", "c", "visit", "unstated"].into_iter();
    let nodes: Vec<_> = ids
        .filter_map(|id| match graph.named(id) {
            Some(Named::Node(node)) => Some(node),
            Some(_) | None => None,
        })
        .collect();
    for (&from, &to) in nodes.iter().flat_map(|from| nodes.iter().map(move |to| (from, to))) {
        for in_time in [InTime::Any, InTime::NeverBack] {
            for direction in [Direction::AsActed, Direction::EitherWay] {
                let which = demarche::query::Which::All { max: 20 };
                let question =
                    PathQuestion { which, in_time, direction, ..PathQuestion::new(from, to) };
                let all = question.answer(graph).paths;
                let which = demarche::query::Which::Shortest;
                let shortest = PathQuestion { which, ..question }.answer(graph).paths;
                assert_eq!(shortest.first(), all.first());
                for path in &all {
                    let mut seen = BTreeSet::from([from]);
                    let mut at = from;
                    for step in &path.steps {
                        assert_eq!(step.from, at);
                        at = step.to;
                        assert!(seen.insert(at), "a path comes back");
                    }
                    assert_eq!(at, to);
                }
            }
        }
    }
}
