//! Tightest bounds under constraints "this day lies at least so many days after that one".
//!
//! Bounds are carried along the constraints component by component, in topological order; inside a component they go
//! round until they rest. A cycle that would push a day past itself, or a day whose first possible day lies after its
//! last, is a contradiction: it is traced to the statements that cause it, one of which is set aside, and the
//! rest is solved again.

use std::collections::BTreeSet;

use crate::graph::components::components;
use crate::model::Bounds;
use crate::model::Day;
use crate::model::DayRange;

/// The day of the start or of the end of an act or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Variable(usize);

impl Variable {
    pub(super) fn start(subject: usize) -> Variable {
        Variable(2 * subject)
    }

    pub(super) fn end(subject: usize) -> Variable {
        Variable(2 * subject + 1)
    }
}

/// `to` lies at least `days` after `from`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Constraint {
    pub(super) from: Variable,
    pub(super) to: Variable,
    pub(super) days: i64,
    /// The statement it comes from; nothing where it holds by nature.
    pub(super) statement: Option<usize>,
}

/// Statements that cannot all be true together with the dates of the acts and events they lead to.
#[derive(Clone, Debug)]
pub(crate) struct Contradiction {
    /// The subject whose date begins the chain, and that date's first day; nothing for a cycle.
    pub(crate) from: Option<(usize, Day)>,
    /// The subject whose date ends it, and that date's last day.
    pub(crate) to: Option<(usize, Day)>,
    /// The statements in between, in order.
    pub(crate) chain: Vec<usize>,
    /// The statement that was set aside so that the rest could be solved.
    pub(crate) set_aside: Option<usize>,
}

/// So many times the rest is solved again before every statement is set aside.
const ROUNDS_MAX: usize = 200;

/// The tightest bounds of each subject, and what contradicts itself.
pub(super) fn tightest(
    stated: &[Bounds],
    mut constraints: Vec<Constraint>,
) -> (Vec<Bounds>, Vec<Contradiction>) {
    let mut contradictions = Vec::new();
    for round in 0.. {
        let mut solver = Solver::new(stated, &constraints);
        solver.run();
        let found = solver.contradictions();
        if found.is_empty() {
            return (solver.bounds(), contradictions);
        }
        let set_aside: BTreeSet<usize> =
            found.iter().filter_map(|contradiction| contradiction.set_aside).collect();
        contradictions.extend(found);
        let hopeless = round == ROUNDS_MAX || set_aside.is_empty();
        constraints.retain(|constraint| {
            constraint
                .statement
                .is_none_or(|statement| !hopeless && !set_aside.contains(&statement))
        });
    }
    (stated.to_vec(), contradictions)
}

struct Solver<'c> {
    constraints: &'c [Constraint],
    /// The constraints that lead into and out of each variable.
    into: Vec<Vec<usize>>,
    out: Vec<Vec<usize>>,
    /// The first and last possible day of each variable, and the constraint that set it.
    first: Vec<i64>,
    last: Vec<i64>,
    first_by: Vec<Option<usize>>,
    last_by: Vec<Option<usize>>,
    /// A variable on a cycle that never rests, for each such cycle.
    restless: Vec<usize>,
}

const OPEN_FIRST: i64 = i64::MIN / 4;
const OPEN_LAST: i64 = i64::MAX / 4;

impl<'c> Solver<'c> {
    fn new(stated: &[Bounds], constraints: &'c [Constraint]) -> Solver<'c> {
        let variables = 2 * stated.len();
        let mut solver = Solver {
            constraints,
            into: vec![Vec::new(); variables],
            out: vec![Vec::new(); variables],
            first: Vec::with_capacity(variables),
            last: Vec::with_capacity(variables),
            first_by: vec![None; variables],
            last_by: vec![None; variables],
            restless: Vec::new(),
        };
        for (position, constraint) in constraints.iter().enumerate() {
            solver.into[constraint.to.0].push(position);
            solver.out[constraint.from.0].push(position);
        }
        for bounds in stated {
            for days in [bounds.start, bounds.end] {
                let number = |day: Day| day.days_since(EPOCH);
                solver.first.push(if days.first.is_bounded() {
                    number(days.first)
                } else {
                    OPEN_FIRST
                });
                solver.last.push(if days.last.is_bounded() {
                    number(days.last)
                } else {
                    OPEN_LAST
                });
            }
        }
        solver
    }

    fn run(&mut self) {
        let edges = self.constraints.iter().map(|constraint| (constraint.from.0, constraint.to.0));
        let components = components(self.first.len(), edges);
        for members in &components {
            self.settle(members, Self::raise_first);
        }
        for members in components.iter().rev() {
            self.settle(members, Self::lower_last);
        }
    }

    /// Goes round a component until nothing moves; as many times as it has members, or it never will.
    fn settle(&mut self, members: &[usize], step: fn(&mut Self, usize) -> bool) {
        for round in 0..=members.len() {
            let mut moved = None;
            for &member in members {
                if step(self, member) {
                    moved = Some(member);
                }
            }
            let Some(moved) = moved else { return };
            if members.len() == 1 {
                return;
            }
            if round == members.len() {
                self.restless.push(moved);
            }
        }
    }

    fn raise_first(&mut self, variable: usize) -> bool {
        let mut moved = false;
        for &position in &self.into[variable] {
            let constraint = &self.constraints[position];
            let from = self.first[constraint.from.0];
            if from > OPEN_FIRST && from + constraint.days > self.first[variable] {
                self.first[variable] = from + constraint.days;
                self.first_by[variable] = Some(position);
                moved = true;
            }
        }
        moved
    }

    fn lower_last(&mut self, variable: usize) -> bool {
        let mut moved = false;
        for &position in &self.out[variable] {
            let constraint = &self.constraints[position];
            let to = self.last[constraint.to.0];
            if to < OPEN_LAST && to - constraint.days < self.last[variable] {
                self.last[variable] = to - constraint.days;
                self.last_by[variable] = Some(position);
                moved = true;
            }
        }
        moved
    }

    /// Every contradiction that shares no statement with one before it.
    fn contradictions(&self) -> Vec<Contradiction> {
        let cycles = self.restless.iter().map(|&variable| self.cycle(variable));
        let crossed =
            (0..self.first.len()).filter(|&variable| self.first[variable] > self.last[variable]);
        let crossings: Box<dyn Iterator<Item = Contradiction> + '_> = if self.restless.is_empty() {
            Box::new(crossed.map(|variable| self.crossing(variable)))
        } else {
            Box::new(std::iter::empty())
        };
        let mut used = BTreeSet::new();
        let mut found: Vec<Contradiction> = Vec::new();
        for contradiction in cycles.chain(crossings) {
            if contradiction.chain.iter().all(|statement| !used.contains(statement)) {
                used.extend(contradiction.chain.iter().copied());
                found.push(contradiction);
            }
        }
        found
    }

    /// The chain from the date that pushes a variable up to the date that holds it down.
    fn crossing(&self, variable: usize) -> Contradiction {
        let mut chain = Vec::new();
        let mut at = variable;
        while let Some(position) = self.first_by[at] {
            chain.push(position);
            at = self.constraints[position].from.0;
        }
        let from = (at / 2, EPOCH.plus(narrow(self.first[at])));
        chain.reverse();
        at = variable;
        while let Some(position) = self.last_by[at] {
            chain.push(position);
            at = self.constraints[position].to.0;
        }
        let to = (at / 2, EPOCH.plus(narrow(self.last[at])));
        self.contradiction(Some(from), Some(to), &chain)
    }

    /// The cycle that a restless variable is on or behind.
    fn cycle(&self, variable: usize) -> Contradiction {
        let by = if self.first_by[variable].is_some() { &self.first_by } else { &self.last_by };
        let before = |at: usize| {
            by[at].map(|position| {
                let constraint = &self.constraints[position];
                if constraint.to.0 == at { constraint.from.0 } else { constraint.to.0 }
            })
        };
        let mut at = variable;
        for _ in 0..self.first.len() {
            at = before(at).unwrap_or(at);
        }
        let (mut chain, start) = (Vec::new(), at);
        while let Some(position) = by[at] {
            chain.push(position);
            at = before(at).unwrap_or(start);
            if at == start || chain.len() > self.first.len() {
                break;
            }
        }
        chain.reverse();
        self.contradiction(None, None, &chain)
    }

    fn contradiction(
        &self,
        from: Option<(usize, Day)>,
        to: Option<(usize, Day)>,
        chain: &[usize],
    ) -> Contradiction {
        let mut statements: Vec<usize> =
            chain.iter().filter_map(|&position| self.constraints[position].statement).collect();
        statements.dedup();
        let set_aside = statements.iter().copied().max();
        Contradiction { from, to, chain: statements, set_aside }
    }

    fn bounds(&self) -> Vec<Bounds> {
        let range = |variable: usize| DayRange {
            first: if self.first[variable] <= OPEN_FIRST {
                Day::PAST
            } else {
                EPOCH.plus(narrow(self.first[variable]))
            },
            last: if self.last[variable] >= OPEN_LAST {
                Day::FUTURE
            } else {
                EPOCH.plus(narrow(self.last[variable]))
            },
        };
        (0..self.first.len() / 2)
            .map(|subject| Bounds { start: range(2 * subject), end: range(2 * subject + 1) })
            .collect()
    }
}

/// Days are counted from here while solving.
const EPOCH: Day = Day::EPOCH;

fn narrow(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX })
}
