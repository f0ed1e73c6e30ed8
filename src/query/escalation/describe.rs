//! A chain told in full, from the places of its acts.

use crate::model::Bounds;
use crate::model::Certainty;
use crate::model::Day;

use super::Chain;
use super::ChainAct;
use super::ChainKind;
use super::Crossing;
use super::Days;
use super::Step;
use super::StepKind;
use super::Tie;
use super::field::Field;
use super::field::FieldTie;

/// Tells a chain of a kind.
pub(super) fn chain(field: &Field<'_>, kind: ChainKind, places: &[usize]) -> Chain {
    let acts = chain_acts(field, kind, places);
    let ties: Vec<&FieldTie> =
        places.windows(2).filter_map(|pair| field.tie(pair[0], pair[1])).collect();
    let steps = steps(field, &acts, &ties);
    let inferred_links = ties.iter().filter(|tie| tie.kind == StepKind::Inferred).count();
    let (first_rung, last_rung) =
        (acts.first().map_or(0, |act| act.rung), acts.last().map_or(0, |act| act.rung));
    let mut moved = [false; 2];
    for step in steps.iter().filter(|step| step.rise != 0) {
        moved[acts[step.to].side.position()] = true;
    }
    let mut goldstein = [0.0; 2];
    for act in &acts {
        let value = field.graph.act(act.act).goldstein();
        goldstein[act.side.position()] += value.unwrap_or(0.0);
    }
    Chain {
        kind,
        net_rise: i16::from(last_rung) - i16::from(first_rung),
        peak: acts.iter().map(|act| act.rung).max().unwrap_or(0),
        crossings: crossings(field, &acts, first_rung, last_rung),
        span: span(field, &acts),
        explicit_links: ties.len() - inferred_links,
        inferred_links,
        moved,
        strict: steps.iter().all(|step| step.rise != 0),
        goldstein,
        citations: places.iter().map(|&place| field.acts[place].citations).sum(),
        acts,
        steps,
        detail: None,
    }
}

/// Whether a link on record leaves open which of its acts started first: the days on which they can have started overlap.
pub(super) fn is_order_uncertain(field: &Field<'_>, tie: &FieldTie) -> bool {
    let start = |place: usize| field.graph.act(field.acts[place].key).bounds().start;
    tie.kind != StepKind::Inferred && start(tie.earlier).last >= start(tie.later).first
}

/// The certainty of a link on record.
pub(super) fn certainty(field: &Field<'_>, tie: &FieldTie) -> Option<Certainty> {
    tie.link.map(|link| field.graph.link(link).certainty)
}

/// A tie as answers give it.
pub(super) fn public_tie(field: &Field<'_>, tie: &FieldTie) -> Tie {
    let key = |place: usize| field.acts[place].key;
    Tie { earlier: key(tie.earlier), later: key(tie.later), link: tie.link }
}

fn chain_acts(field: &Field<'_>, kind: ChainKind, places: &[usize]) -> Vec<ChainAct> {
    let mut acts: Vec<ChainAct> = places
        .iter()
        .map(|&place| {
            let act = &field.acts[place];
            ChainAct { act: act.key, side: act.side, rung: act.rung, counted: act.rung > 0 }
        })
        .collect();
    if let (ChainKind::DeEscalation, Some(last)) = (kind, acts.last_mut()) {
        last.counted = true;
    }
    acts
}

fn steps(field: &Field<'_>, acts: &[ChainAct], ties: &[&FieldTie]) -> Vec<Step> {
    let counted: Vec<usize> = (0..acts.len()).filter(|&at| acts[at].counted).collect();
    let ends = counted.windows(2).map(|pair| (pair[0], pair[1]));
    ends.map(|(from, to)| step(field, acts, &ties[from..to], (from, to))).collect()
}

fn step(
    field: &Field<'_>,
    acts: &[ChainAct],
    ties: &[&FieldTie],
    (from, to): (usize, usize),
) -> Step {
    let has = |kind: StepKind| ties.iter().any(|tie| tie.kind == kind);
    let kind = if has(StepKind::Inferred) {
        StepKind::Inferred
    } else if has(StepKind::RespondsTo) {
        StepKind::RespondsTo
    } else {
        StepKind::Continues
    };
    let (one, other) = (&acts[from], &acts[to]);
    let start = |act: &ChainAct| field.graph.act(act.act).bounds().start;
    let (before, after) = (start(one), start(other));
    // Nothing stands before everything, so one inferred tie takes the certainty away.
    let certainty = ties.iter().map(|tie| certainty(field, tie)).min().flatten();
    Step {
        from,
        to,
        kind,
        ties: ties.iter().map(|tie| public_tie(field, tie)).collect(),
        changes_side: one.side != other.side,
        rise: i16::from(other.rung) - i16::from(one.rung),
        order_uncertain: ties.iter().any(|tie| is_order_uncertain(field, tie)),
        certainty,
        gap: Days {
            least: days_between(before.last, after.first).map(|days| days.max(0)),
            most: days_between(before.first, after.last),
        },
    }
}

fn span(field: &Field<'_>, acts: &[ChainAct]) -> Days {
    let bounds = |act: Option<&ChainAct>| {
        act.map_or(Bounds::UNKNOWN, |act| field.graph.act(act.act).bounds())
    };
    let (first, last) = (bounds(acts.first()), bounds(acts.last()));
    Days {
        least: days_between(first.start.last, last.end.first).map(|days| days.max(0)),
        most: days_between(first.start.first, last.end.last),
    }
}

fn days_between(from: Day, to: Day) -> Option<i64> {
    (from.is_bounded() && to.is_bounded()).then(|| to.days_since(from))
}

/// The thresholds between the first rung and the last, each with the first act beyond it: upwards from the lowest, or
/// downwards from the highest.
fn crossings(field: &Field<'_>, acts: &[ChainAct], first: u8, last: u8) -> Vec<Crossing> {
    let (low, high) = (first.min(last), first.max(last));
    let is_beyond =
        |rung: u8, enters: u8| if first <= last { rung >= enters } else { rung < enters };
    let thresholds = field.graph.ladder().thresholds.iter().enumerate();
    let mut found: Vec<Crossing> = thresholds
        .filter(|(_, threshold)| low < threshold.enters && threshold.enters <= high)
        .filter_map(|(place, threshold)| {
            let mut counted = acts.iter().filter(|act| act.counted);
            let act = counted.find(|act| is_beyond(act.rung, threshold.enters))?;
            Some(Crossing {
                threshold: place,
                act: act.act,
                side: act.side,
                order_uncertain: false,
            })
        })
        .collect();
    if first > last {
        found.reverse();
    }
    found
}
