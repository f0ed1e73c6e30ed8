//! The drawing of escalation: the main path as a staircase, time to the right and rungs upwards.
//!
//! Every place is pinned, because no layout of Graphviz knows of rungs: the drawing asks for the engine `neato`, which
//! leaves pinned nodes alone. The words for a link are a node on its line.

use std::collections::BTreeMap;

use graphviz_rust::dot_structures::Attribute;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Certainty;
use crate::model::LinkKind;
use crate::present::sentence;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainAct;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Escalation;
use crate::query::escalation::OffRamp;
use crate::query::escalation::OffRampOutcome;
use crate::query::escalation::Step;
use crate::query::escalation::StepKind;
use crate::query::escalation::Tie;
use crate::query::escalation::WhichSide;

use super::canvas::Canvas;
use super::escape::set;
use super::escape::set_left;
use super::escape::tooltip;
use super::ink;
use super::label;
use super::place::Place;
use super::staircase::CORNER;
use super::staircase::Staircase;

/// The off-ramps drawn below one act.
const RAMPS: usize = 6;

/// How two sides escalated, as DOT: the main path; where there is none, the best of the unilateral ratchets, the
/// polemics or the de-escalation paths, under that name.
pub fn escalation(graph: &Graph, answer: &Escalation) -> String {
    let chain = drawn_chain(answer);
    let layout = [("layout", "neato"), ("splines", "line"), ("outputorder", "edgesfirst")];
    let mut canvas = Canvas::titled(graph, &title(graph, answer, chain), &layout);
    if let Some(chain) = chain {
        draw_chain(graph, &mut canvas, answer, chain);
    }
    canvas.print("escalation")
}

/// The main path; where there is none, the best of what there is.
pub(in crate::present) fn drawn_chain(answer: &Escalation) -> Option<&Chain> {
    let paths = answer.paths.first().or(answer.ratchets.first());
    paths.or(answer.polemics.first()).or(answer.de_escalations.first())
}

/// Between whom it is, which chain is drawn, and what opens at its peak; in lines.
pub(in crate::present) fn title(
    graph: &Graph,
    answer: &Escalation,
    chain: Option<&Chain>,
) -> String {
    let [one, other] = &answer.sides;
    let mut lines =
        vec![format!("Escalation: {} and {}", label::clip(&one.name), label::clip(&other.name))];
    lines.push(chain.map_or("no path and no acts to draw".to_owned(), |chain| {
        chain_words(graph, answer, chain)
    }));
    if let Some(act) = answer.opens_at_peak {
        let act = graph.act(act);
        let deed = label::deed(graph, act);
        lines.push(format!("opens at its peak: {deed} {}", label::date_aside(act)));
    }
    lines.join("\n")
}

fn chain_words(graph: &Graph, answer: &Escalation, chain: &Chain) -> String {
    let ramps = chain.detail.as_ref().map_or(0, |detail| detail.off_ramps.len());
    let mut words = format!(
        "{}: {}, rise {}, peak {} ({})",
        kind_words(chain.kind),
        sentence::count(chain.acts.len(), "act", "acts"),
        chain.net_rise,
        chain.peak,
        graph.ladder().label(chain.peak),
    );
    if answer.paths.is_empty() {
        words.insert_str(0, "no escalation path; ");
    }
    if ramps > 0 {
        words.push_str("; ");
        words.push_str(&sentence::count(ramps, "off-ramp", "off-ramps"));
    }
    words
}

fn kind_words(kind: ChainKind) -> &'static str {
    match kind {
        ChainKind::Escalation => "main path",
        ChainKind::Ratchet => "unilateral ratchet",
        ChainKind::Polemic => "polemic",
        ChainKind::DeEscalation => "de-escalation path",
    }
}

fn draw_chain(graph: &Graph, canvas: &mut Canvas, answer: &Escalation, chain: &Chain) {
    let stairs = Staircase::new(chain);
    draw_rows(graph, canvas, &stairs);
    let ramps = chain.detail.as_ref().map_or(&[][..], |detail| &detail.off_ramps);
    let by_act: BTreeMap<ActKey, &OffRamp> = ramps.iter().map(|ramp| (ramp.act, ramp)).collect();
    let mut place_of: BTreeMap<ActKey, usize> = BTreeMap::new();
    for (at, stand) in chain.acts.iter().enumerate() {
        place_of.insert(stand.act, at);
        let ramp = by_act.get(&stand.act).copied();
        draw_act(graph, canvas, answer, (stand, stairs.act(at), ramp));
    }
    for rise in rises(chain) {
        draw_tie(graph, canvas, chain, &stairs, &rise);
    }
    let mut under: BTreeMap<usize, Vec<&OffRamp>> = BTreeMap::new();
    for ramp in ramps.iter().filter(|ramp| !place_of.contains_key(&ramp.act)) {
        let before = place_of.range(..ramp.act).next_back().map_or(0, |(_, &at)| at);
        under.entry(before).or_default().push(ramp);
    }
    for (at, ramps) in under {
        draw_ramps(graph, canvas, answer, (chain.acts[at].act, &ramps), |depth| {
            stairs.below(at, depth)
        });
    }
    draw_legend(canvas, answer, chain);
}

fn draw_rows(graph: &Graph, canvas: &mut Canvas, stairs: &Staircase) {
    for (rung, words, right) in stairs.rows() {
        let (start, end) = (format!("_rung_{rung}"), format!("_rung_{rung}_end"));
        let label = format!("rung {rung}\n{}", label::wrap(graph.ladder().label(rung)));
        canvas.node(
            &start,
            vec![set("label", label), set("shape", "plaintext"), set("pos", words.pin())],
        );
        canvas.node(
            &end,
            vec![
                set("label", ""),
                set("shape", "point"),
                set("style", "invis"),
                set("pos", right.pin()),
            ],
        );
        canvas.line(&start, &end, vec![set("color", "#CCCCCC"), set("arrowhead", "none")]);
    }
}

fn draw_act(
    graph: &Graph,
    canvas: &mut Canvas,
    answer: &Escalation,
    (stand, place, ramp): (&ChainAct, Place, Option<&OffRamp>),
) {
    let act = graph.act(stand.act);
    let mut lines = words_of(graph, answer, stand.act, stand.side);
    if !stand.counted {
        lines.push("passed through, not counted".to_owned());
    }
    lines.extend(ramp.map(|ramp| outcome_words(ramp.outcome).to_owned()));
    let mut attributes = vec![set("label", lines.join("\n")), set("shape", "box")];
    attributes.extend(side_look(stand.side));
    attributes.push(set("fontsize", if stand.counted { "11" } else { "8" }));
    attributes.push(set("penwidth", if stand.counted { "1.6" } else { "0.6" }));
    attributes.push(tooltip("tooltip", label::told(graph, [act].into_iter())));
    attributes.push(set("pos", place.pin()));
    canvas.node(act.id().as_str(), attributes);
}

/// Side, date, deed and places of an act, each on lines of its own.
pub(in crate::present) fn words_of(
    graph: &Graph,
    answer: &Escalation,
    act: ActKey,
    side: WhichSide,
) -> Vec<String> {
    let act = graph.act(act);
    let side = label::clip(&answer.sides[side.position()].name);
    vec![
        label::wrap(&format!("{side} {}", label::date_aside(act))),
        label::wrap(&label::clip(&label::deed(graph, act))),
        label::cited(graph, act),
    ]
}

fn side_look(side: WhichSide) -> [Attribute; 2] {
    match side {
        WhichSide::First => [set("style", "filled"), set("fillcolor", "white")],
        WhichSide::Second => [set("style", "filled"), set("fillcolor", "#E6C35C")],
    }
}

/// One tie of one step.
pub(in crate::present) struct Rise<'c> {
    number: usize,
    step: &'c Step,
    /// The place of its earlier act in the chain.
    at: usize,
    pub(in crate::present) tie: &'c Tie,
}

/// The ties of a chain, in order.
pub(in crate::present) fn rises(chain: &Chain) -> impl Iterator<Item = Rise<'_>> {
    chain.steps.iter().enumerate().flat_map(|(number, step)| {
        let ties = step.ties.iter().enumerate();
        ties.map(move |(offset, tie)| Rise { number, step, at: step.from + offset, tie })
    })
}

/// What ties two acts, the thresholds that the later of them crosses, and whether this is the weakest link; in lines.
pub(in crate::present) fn rise_words(graph: &Graph, chain: &Chain, rise: &Rise<'_>) -> Vec<String> {
    let mut lines = tie_words(graph, rise);
    lines.extend(crossing_words(graph, chain, rise));
    if is_weakest(chain, rise) {
        lines.push("the weakest link".to_owned());
    }
    lines
}

fn is_weakest(chain: &Chain, rise: &Rise<'_>) -> bool {
    chain
        .detail
        .as_ref()
        .is_some_and(|detail| detail.weakest.step == rise.number && detail.weakest.tie == *rise.tie)
}

fn draw_tie(
    graph: &Graph,
    canvas: &mut Canvas,
    chain: &Chain,
    stairs: &Staircase,
    rise: &Rise<'_>,
) {
    let id = format!("_tie_{}", rise.at);
    let inferred = rise.tie.link.is_none();
    let weakest = is_weakest(chain, rise);
    let lines = rise_words(graph, chain, rise);
    let place = stairs.act(rise.at).midway(stairs.act(rise.at + 1));
    canvas.node(
        &id,
        vec![
            set("label", lines.join("\n")),
            set("shape", if weakest { "box" } else { "plaintext" }),
            set("style", if weakest { "filled,dashed" } else { "filled" }),
            set("fillcolor", "white"),
            set("fontsize", "9"),
            set("margin", "0.04,0.02"),
            set("pos", place.pin()),
        ],
    );
    let style = if inferred { "dashed" } else { "solid" };
    let line = || vec![set("style", style), set("color", ink::TEXT), set("penwidth", "1.4")];
    let mut first = line();
    first.push(set("arrowhead", "none"));
    canvas.line(graph.act(rise.tie.earlier).id().as_str(), &id, first);
    canvas.line(&id, graph.act(rise.tie.later).id().as_str(), line());
}

fn tie_words(graph: &Graph, rise: &Rise<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    match rise.tie.link.map(|key| graph.link(key)) {
        None => lines.push("inferred".to_owned()),
        Some(link) => {
            lines.push(match link.kind {
                LinkKind::RespondsTo => "in response".to_owned(),
                LinkKind::Continues => "carried further".to_owned(),
            });
            lines.extend(
                link.cue.as_deref().map(|cue| label::wrap(&format!("“{}”", label::clip(cue)))),
            );
            if link.certainty != Certainty::High {
                lines.push(format!("{} certainty", link.certainty.name()));
            }
        }
    }
    if rise.step.order_uncertain && rise.step.kind != StepKind::Inferred {
        lines.push("order uncertain".to_owned());
    }
    lines
}

/// The thresholds which the later act of a tie crosses.
fn crossing_words(graph: &Graph, chain: &Chain, rise: &Rise<'_>) -> Vec<String> {
    let way = if rise.step.rise < 0 { "back over" } else { "crosses" };
    let here = chain.crossings.iter().filter(|crossing| crossing.act == rise.tie.later);
    let names = here.filter_map(|crossing| graph.ladder().thresholds.get(crossing.threshold));
    names.map(|threshold| label::wrap(&format!("{way} “{}”", threshold.name))).collect()
}

/// What became of an off-ramp.
pub(in crate::present) fn outcome_words(outcome: OffRampOutcome) -> &'static str {
    match outcome {
        OffRampOutcome::AnsweredInKind => "off-ramp: answered in kind",
        OffRampOutcome::Refused => "off-ramp: refused",
        OffRampOutcome::Unanswered => "off-ramp: unanswered",
    }
}

/// Draws off-ramps below each other, under the act before them.
fn draw_ramps(
    graph: &Graph,
    canvas: &mut Canvas,
    answer: &Escalation,
    (before, ramps): (ActKey, &[&OffRamp]),
    place: impl Fn(usize) -> Place,
) {
    let more = ramps.len().saturating_sub(RAMPS);
    for (depth, ramp) in ramps.iter().take(RAMPS).enumerate() {
        let act = graph.act(ramp.act);
        let mut lines = vec![outcome_words(ramp.outcome).to_owned()];
        lines.extend(words_of(graph, answer, ramp.act, ramp.side));
        if depth + 1 == RAMPS && more > 0 {
            lines.push(format!("and {more} more here, not drawn"));
        }
        let mut attributes = vec![set("label", lines.join("\n")), set("shape", "note")];
        attributes.extend(side_look(ramp.side));
        attributes.push(set("color", ink::COOPERATION));
        attributes.push(set("fontsize", "9"));
        attributes.push(tooltip("tooltip", label::told(graph, [act].into_iter())));
        attributes.push(set("pos", place(depth).pin()));
        canvas.node(act.id().as_str(), attributes);
        canvas.line(
            graph.act(before).id().as_str(),
            act.id().as_str(),
            vec![set("style", "dotted"), set("color", ink::NEUTRAL), set("arrowhead", "vee")],
        );
    }
}

fn draw_legend(canvas: &mut Canvas, answer: &Escalation, chain: &Chain) {
    let [one, other] = &answer.sides;
    let mut lines = vec![
        format!("white: {}", label::clip(&one.name)),
        format!("shaded: {}", label::clip(&other.name)),
        "solid line: a link on record".to_owned(),
    ];
    if chain.inferred_links > 0 {
        lines.push("dashed line: a link inferred".to_owned());
    }
    if chain.detail.as_ref().is_some_and(|detail| !detail.off_ramps.is_empty()) {
        lines.push("note: an off-ramp, a cooperative".to_owned());
        lines.push("act that might have ended the rise".to_owned());
    }
    let words = set_left("label", lines.join("\n"));
    let attributes =
        vec![words, set("shape", "plaintext"), set("fontsize", "10"), set("pos", CORNER.pin())];
    canvas.node("_legend", attributes);
}
