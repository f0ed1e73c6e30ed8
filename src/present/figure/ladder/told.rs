//! A figure of a ladder in words: its title, what it leaves out, and what it shows for those who cannot see it.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::dot::label;
use crate::present::figure::sheet::Frame;
use crate::present::figure::sheet::hidden_words;
use crate::present::figure::sheet::listed;
use crate::present::sentence::count;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Escalation;
use crate::query::escalation::Infer;
use crate::query::escalation::Strictness;

use super::Numbers;
use super::choice::Choice;
use super::ramps::outcome;

pub(super) fn title(graph: &Graph, title: &str, answer: &Escalation) -> String {
    let [one, other] = &answer.sides;
    let years = label::years(answer.acts.iter().map(|stand| graph.act(stand.act)));
    format!(
        "{title}: how {} and {} escalated, {years}",
        label::clip(&one.name),
        label::clip(&other.name)
    )
}

/// What the path is, or why there is none; what is drawn and what is not.
pub(super) fn heading(
    graph: &Graph,
    answer: &Escalation,
    choice: &Choice<'_>,
    frame: &Frame,
) -> Vec<String> {
    let mut lines = vec![path_line(graph, answer)];
    let drawn = choice.drawn().len();
    let mut shown = format!("{} between the sides on their days", count(drawn, "act", "acts"));
    if !choice.undated.is_empty() {
        shown += &listed(frame, choice.undated.len());
    }
    shown += &format!(". {}.", basis(answer));
    lines.push(shown);
    let mut left = hidden_words(frame.hidden);
    left.extend(left_out(answer));
    if choice.undated_left > 0 {
        left.push(format!("{} more that are undated", choice.undated_left));
    }
    if !left.is_empty() {
        lines.push(format!("Left out between the sides: {}.", left.join("; ")));
    }
    if choice.thinned > 0 {
        lines.push(format!(
            "Thinned: {} dated acts are left out. Those drawn come first by: main escalation path and its off-ramps, rung, links to other \
             acts, citations, date.",
            choice.thinned
        ));
    }
    lines
}

fn path_line(graph: &Graph, answer: &Escalation) -> String {
    let Some(path) = answer.paths.first() else {
        if let Some(act) = answer.opens_at_peak {
            let act = graph.act(act);
            return format!(
                "No escalation path: the dispute opens at its peak, rung {}: {} {}.",
                act.rung(),
                label::deed(graph, act),
                label::date_aside(act)
            );
        }
        return "No escalation path: no linked acts between the sides rise from one rung to a higher one in answer to each \
                other."
            .to_owned();
    };
    let first = path.acts.first().map_or(0, |act| act.rung);
    let last = path.acts.last().map_or(0, |act| act.rung);
    let mut line = format!(
        "Main path: {} from rung {first} to rung {last}",
        count(path.acts.len(), "act", "acts")
    );
    for crossing in &path.crossings {
        if let Some(threshold) = graph.ladder().thresholds.get(crossing.threshold) {
            let side = label::clip(&answer.sides[crossing.side.position()].name);
            line += &format!("; {side} crosses “{}”", threshold.name);
        }
    }
    line + "."
}

/// Which links count.
fn basis(answer: &Escalation) -> String {
    let mut words = match answer.infer {
        Infer::Never => "Only links on record count".to_owned(),
        Infer::Latest { days } => {
            format!(
                "Links on record count, and inferred ones to the latest day before, at most {days} days back"
            )
        }
        Infer::Any { days } => {
            format!(
                "Links on record count, and inferred ones to every act of the {days} days before"
            )
        }
    };
    if answer.strictness == Strictness::Strict {
        words += "; every step must rise";
    }
    if answer.inferring_stopped {
        words += "; inferring stopped early, paths may be missing";
    }
    words
}

fn left_out(answer: &Escalation) -> Vec<String> {
    let left = answer.left_out;
    let parts = [
        (left.not_asked_for, "not asked for"),
        (left.outside_period, "outside the period"),
        (left.not_actual, "planned, imagined, foretold or alleged"),
        (left.rejected, "rejected"),
        (left.not_dyadic, "not towards another actor"),
        (left.internal, "said inside one side and linked to nothing"),
    ];
    parts.iter().filter(|(acts, _)| *acts > 0).map(|(acts, why)| format!("{acts} {why}")).collect()
}

/// The chains beside the path, those of a kind together: `polemic on one rung: [4] – [6] – [7], and [8] – [10]`.
pub(super) fn beside(answer: &Escalation, numbers: &Numbers) -> Vec<String> {
    let kinds = [&answer.ratchets, &answer.polemics, &answer.de_escalations];
    let is_shown =
        |chain: &&Chain| chain.acts.iter().any(|stand| numbers.0.contains_key(&stand.act));
    let tag = |act| match numbers.tag(act) {
        nothing if nothing.is_empty() => "not drawn".to_owned(),
        tag => tag,
    };
    kinds
        .into_iter()
        .filter_map(|chains| {
            let shown: Vec<String> = chains
                .iter()
                .filter(is_shown)
                .map(|chain| {
                    let acts: Vec<String> = chain.acts.iter().map(|stand| tag(stand.act)).collect();
                    acts.join(" – ")
                })
                .collect();
            let first = chains.first().filter(|_| !shown.is_empty())?;
            Some(format!("{}: {}", kind(first.kind), shown.join(", and ")))
        })
        .collect()
}

pub(super) fn kind(kind: ChainKind) -> &'static str {
    match kind {
        ChainKind::Escalation => "escalation path",
        ChainKind::Ratchet => "rise without an answer",
        ChainKind::Polemic => "polemic on one rung",
        ChainKind::DeEscalation => "way down",
    }
}

/// The path act by act, then its off-ramps.
pub(super) fn description(graph: &Graph, answer: &Escalation, choice: &Choice<'_>) -> String {
    let mut words = vec![
        "Time runs to the right, rungs of the ladder upwards.".to_owned(),
        path_line(graph, answer),
    ];
    if let Some(path) = answer.paths.first() {
        words.extend(path_words(graph, answer, path));
        for ramp in &choice.ramps {
            let act = graph.act(ramp.act);
            words.push(format!(
                "Off-ramp, {}: {} {}.",
                outcome(ramp.outcome),
                label::deed(graph, act),
                label::date_aside(act)
            ));
        }
    }
    for (side, totals) in answer.sides.iter().zip(&answer.totals) {
        words.push(format!(
            "{}: {}, Goldstein sum {}.",
            label::clip(&side.name),
            count(totals.acts, "act", "acts"),
            super::sums::number(totals.goldstein)
        ));
    }
    words.join(" ")
}

fn path_words(graph: &Graph, answer: &Escalation, path: &Chain) -> Vec<String> {
    let ties: BTreeMap<ActKey, Option<&str>> = path
        .steps
        .iter()
        .flat_map(|step| &step.ties)
        .map(|tie| (tie.later, tie.link.and_then(|link| graph.link(link).cue.as_deref())))
        .collect();
    let each = path.acts.iter().map(|stand| {
        let act = graph.act(stand.act);
        let cue = match ties.get(&stand.act) {
            Some(Some(cue)) => format!("“{}”, ", label::clip(cue)),
            Some(None) => "then ".to_owned(),
            None => String::new(),
        };
        let side = label::clip(&answer.sides[stand.side.position()].name);
        let at = if stand.counted { "rung" } else { "passing through rung" };
        format!(
            "{cue}{side}, {at} {}: {} {}.",
            stand.rung,
            label::deed(graph, act),
            label::date_aside(act)
        )
    });
    each.collect()
}
