//! What a chain may do next, given how it stands: the rules of each kind of chain, one act at a time.

use super::ChainKind;
use super::Question;
use super::StepKind;
use super::Strictness;
use super::WhichSide;
use super::field::Entered;
use super::field::Field;

/// How a chain stands at its last act: all that its continuation depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    /// The rung of the last act above 0.
    pub(super) rung: u8,
    /// The side of the last act above 0.
    pub(super) side: WhichSide,
    /// Whether a step that is `responds_to` or inferred has changed sides.
    pub(super) changed: bool,
    /// What has been passed through since the last act above 0.
    pub(super) passing: Passing,
}

/// Whether a chain is in the midst of a step, at an act at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Passing {
    /// It is not, and has made no step at all. Told apart in a polemic only: one act is none, yet might be kept before
    /// a longer beginning at the same rung.
    NoStep,
    /// It is not: the last act is above 0.
    Nothing,
    /// It is, and so far the step only continues.
    Continuing,
    /// It is, and the step has a tie that is `responds_to` or inferred.
    Answering,
}

/// Which chains are looked for.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    pub(super) kind: ChainKind,
    pub(super) strictness: Strictness,
    /// The place of the first act, where it is fixed.
    pub(super) from: Option<usize>,
    /// The place of the last act, where it is fixed.
    pub(super) to: Option<usize>,
    /// Two acts, earlier and later, whose tie does not count.
    pub(super) without: Option<(usize, usize)>,
    /// Whether each act is set aside; empty where none is.
    pub(super) set_aside: Vec<bool>,
}

impl Rules {
    /// Chains of a kind, wherever they begin and end.
    pub(super) fn of_kind(kind: ChainKind) -> Rules {
        Rules {
            kind,
            strictness: Strictness::Level,
            from: None,
            to: None,
            without: None,
            set_aside: Vec::new(),
        }
    }

    /// The escalation paths that a question asks for; nothing where it fixes an end that did not enter.
    pub(super) fn of_question(field: &Field<'_>, question: &Question) -> Option<Rules> {
        let mut rules = Rules::of_kind(ChainKind::Escalation);
        rules.strictness = question.strictness;
        if let Some(key) = question.from {
            rules.from = Some(field.place_of(key)?);
        }
        if let Some(key) = question.to {
            rules.to = Some(field.place_of(key)?);
        }
        Some(rules)
    }

    /// Whether an act may stand in a chain.
    pub(super) fn admits(&self, place: usize) -> bool {
        self.set_aside.get(place) != Some(&true)
    }

    /// How a chain stands that begins with an act; nothing where none may.
    pub(super) fn begin(&self, place: usize, act: &Entered) -> Option<State> {
        let may = act.rung > 0 && self.from.is_none_or(|from| from == place) && self.admits(place);
        may.then_some(State {
            rung: act.rung,
            side: act.side,
            changed: false,
            passing: match self.kind {
                ChainKind::Polemic => Passing::NoStep,
                ChainKind::Escalation | ChainKind::Ratchet | ChainKind::DeEscalation => {
                    Passing::Nothing
                }
            },
        })
    }

    /// How a chain stands when a tie has carried it to an act; nothing where it may not go there.
    pub(super) fn go_on(&self, state: State, kind: StepKind, act: &Entered) -> Option<State> {
        let answers = match kind {
            StepKind::RespondsTo | StepKind::Inferred => true,
            StepKind::Continues => state.passing == Passing::Answering,
        };
        if act.rung == 0 {
            let passing = if answers { Passing::Answering } else { Passing::Continuing };
            return Some(State { passing, ..state });
        }
        if !self.allows_step(state.rung, act.rung) {
            return None;
        }
        let changed = state.changed || (answers && act.side != state.side);
        let next = State { rung: act.rung, side: act.side, changed, passing: Passing::Nothing };
        (self.kind != ChainKind::Ratchet || !changed).then_some(next)
    }

    /// Whether a step may lead from one rung above 0 to another.
    pub(super) fn allows_step(&self, from: u8, to: u8) -> bool {
        match (self.kind, self.strictness) {
            (ChainKind::Escalation | ChainKind::Ratchet, Strictness::Level) => from <= to,
            (ChainKind::Escalation | ChainKind::Ratchet, Strictness::Strict) => from < to,
            (ChainKind::Polemic, Strictness::Level | Strictness::Strict) => from == to,
            (ChainKind::DeEscalation, Strictness::Level) => from >= to,
            (ChainKind::DeEscalation, Strictness::Strict) => from > to,
        }
    }

    /// Whether a chain that began at a rung and stands so at an act is complete.
    pub(super) fn is_complete(&self, first_rung: u8, state: State, act: &Entered) -> bool {
        let is_counted = state.passing == Passing::Nothing;
        match self.kind {
            ChainKind::Escalation => is_counted && first_rung < state.rung && state.changed,
            ChainKind::Ratchet => is_counted && first_rung < state.rung && !state.changed,
            ChainKind::Polemic => is_counted,
            ChainKind::DeEscalation if is_counted => first_rung > state.rung && state.changed,
            // The last act is at 0 and counts as 0.
            ChainKind::DeEscalation => {
                let answered = state.passing == Passing::Answering && act.side != state.side;
                state.changed || answered
            }
        }
    }
}
