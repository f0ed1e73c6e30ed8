//! Off-ramps: cooperative acts that might have ended the rise, and what became of them.
//!
//! What the other side did is asked of the links on record first. Only where these tell nothing, and where links are
//! inferred at all, is an answer inferred. An offer stands at rung 0 and so never causes a link of a path; here acts of a
//! cooperative class are therefore among what can be answered, beside acts at rung 1 or more: an act that
//! answers a later attack does not answer an earlier offer.

use super::Infer;
use super::OffRamp;
use super::OffRampOutcome;
use super::StepKind;
use super::describe;
use super::field::Entered;
use super::field::Field;
use super::field::FieldTie;
use super::inferred;

/// Every act of a cooperative class that entered and what became of it, in order of time; and whether inferring stopped.
pub(super) fn off_ramps(field: &Field<'_>, infer: Infer) -> (Vec<OffRamp>, bool) {
    let mut on_record: Vec<Vec<FieldTie>> = vec![Vec::new(); field.acts.len()];
    for tie in field.ties().iter().filter(|tie| tie.kind != StepKind::Inferred) {
        if is_answer(field, tie) {
            on_record[tie.earlier].push(*tie);
        }
    }
    let (pairs, stopped) =
        inferred::pairs(&field.acts, infer, |act| act.rung > 0 || act.class.is_cooperative());
    let mut by_inference: Vec<Vec<FieldTie>> = vec![Vec::new(); field.acts.len()];
    for (earlier, later) in pairs {
        let tie = FieldTie { earlier, later, kind: StepKind::Inferred, link: None };
        if is_answer(field, &tie) {
            by_inference[earlier].push(tie);
        }
    }
    let mut found = Vec::new();
    for (place, act) in field.acts.iter().enumerate() {
        if !act.class.is_cooperative() {
            continue;
        }
        let (mut outcome, mut answers) = judge(field, &on_record[place]);
        if outcome == OffRampOutcome::Unanswered {
            (outcome, answers) = judge(field, &by_inference[place]);
        }
        answers.sort_unstable_by_key(|tie| field.acts[tie.later].key);
        let answers = answers.iter().map(|tie| describe::public_tie(field, tie)).collect();
        found.push(OffRamp { act: act.key, side: act.side, outcome, answers });
    }
    found.sort_unstable_by_key(|off_ramp| off_ramp.act);
    (found, stopped)
}

fn is_answer(field: &Field<'_>, tie: &FieldTie) -> bool {
    let (earlier, later) = (&field.acts[tie.earlier], &field.acts[tie.later]);
    earlier.class.is_cooperative() && earlier.side != later.side
}

/// The outcome of some answers, and those that decide it.
fn judge(field: &Field<'_>, answers: &[FieldTie]) -> (OffRampOutcome, Vec<FieldTie>) {
    let of = |which: fn(&Entered) -> bool| -> Vec<FieldTie> {
        answers.iter().filter(|tie| which(&field.acts[tie.later])).copied().collect()
    };
    let in_kind = of(|act| act.class.is_cooperative());
    if !in_kind.is_empty() {
        return (OffRampOutcome::AnsweredInKind, in_kind);
    }
    let refusals = of(|act| act.rung > 0 || act.class.is_conflict());
    if !refusals.is_empty() {
        return (OffRampOutcome::Refused, refusals);
    }
    (OffRampOutcome::Unanswered, Vec::new())
}
