//! Tightest bounds under constraints "this day lies at least so many days after that one".
//!
//! A statement that the dates of its two sides rule out is set aside first. Among the rest a cycle of constraints that would
//! push a day past itself is sought in each component; where there is none, bounds are carried along the constraints,
//! component by component, in topological order. A day whose first possible day comes to lie after its last is a
//! contradiction too. Each contradiction is traced to the statements that cause it, one of which is set aside, and the
//! rest is solved again.
//!
//! Work is bounded: what is found in the time allowed is always true, and may then not be all there is.

use std::collections::BTreeSet;

use crate::graph::components::components;
use crate::model::Bounds;
use crate::model::Day;
use crate::model::DayRange;

use super::incident::Incident;

/// The day of the start or of the end of an act or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) struct Variable(usize);

impl Variable {
    pub(super) fn start(subject: usize) -> Variable {
        Variable(2 * subject)
    }

    pub(super) fn end(subject: usize) -> Variable {
        Variable(2 * subject + 1)
    }

    /// Its place among all variables.
    pub(super) fn position(self) -> usize {
        self.0
    }

    /// The act or event.
    pub(in crate::check) fn subject(self) -> usize {
        self.0 / 2
    }

    /// What is dated: its start or its end.
    pub(in crate::check) fn verb(self) -> &'static str {
        if self.0.is_multiple_of(2) { "starts" } else { "ends" }
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
pub(in crate::check) struct Contradiction {
    /// The day whose date begins the chain, and the first that this date allows; nothing for a cycle.
    pub(in crate::check) from: Option<(Variable, Day)>,
    /// The day whose date ends it, and the last that this date allows.
    pub(in crate::check) to: Option<(Variable, Day)>,
    /// The statements in between, in order.
    pub(in crate::check) chain: Vec<usize>,
    /// The statement that was set aside so that the rest could be solved.
    pub(in crate::check) set_aside: Option<usize>,
}

/// So many times the rest is solved again at most, and so many constraints are looked at in all of them.
const ROUNDS_MAX: usize = 200;
const LOOKED_AT_MAX: usize = 20_000_000;
/// So many constraints are looked at inside components in one round, and so many when contradictions are traced.
const SWEPT_MAX: usize = 20_000_000;
const TRACED_MAX: usize = 2_000_000;

/// The tightest bounds of each subject, and what contradicts itself.
pub(super) fn tightest(
    stated: &[Bounds],
    mut constraints: Vec<Constraint>,
) -> (Vec<Bounds>, Vec<Contradiction>) {
    let mut contradictions = against_dates(stated, &constraints);
    set_aside(&mut constraints, &contradictions);
    if constraints.iter().all(|constraint| constraint.statement.is_none()) {
        return (stated.to_vec(), contradictions);
    }
    let rounds = (LOOKED_AT_MAX / (constraints.len() + 1)).clamp(3, ROUNDS_MAX);
    for _ in 0..rounds {
        let mut solver = Solver::new(stated, &constraints);
        let found = solver.run();
        if found.is_empty() {
            return (solver.bounds(), contradictions);
        }
        set_aside(&mut constraints, &found);
        contradictions.extend(found);
    }
    (stated.to_vec(), contradictions)
}

/// Every statement that the dates of its two sides rule out by themselves.
fn against_dates(stated: &[Bounds], constraints: &[Constraint]) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = Vec::new();
    for constraint in constraints {
        let Some(statement) = constraint.statement else { continue };
        let (first, last) =
            (range(stated, constraint.from).first, range(stated, constraint.to).last);
        if first.is_bounded()
            && last.is_bounded()
            && last.days_since(first) < constraint.days
            && found.last().is_none_or(|before| before.set_aside != Some(statement))
        {
            found.push(Contradiction {
                from: Some((constraint.from, first)),
                to: Some((constraint.to, last)),
                chain: vec![statement],
                set_aside: Some(statement),
            });
        }
    }
    found
}

fn range(stated: &[Bounds], variable: Variable) -> DayRange {
    let bounds = stated.get(variable.subject()).copied().unwrap_or(Bounds::UNKNOWN);
    if variable == Variable::start(variable.subject()) { bounds.start } else { bounds.end }
}

fn set_aside(constraints: &mut Vec<Constraint>, found: &[Contradiction]) {
    let gone: BTreeSet<usize> = found.iter().filter_map(|one| one.set_aside).collect();
    if !gone.is_empty() {
        constraints.retain(|one| one.statement.is_none_or(|statement| !gone.contains(&statement)));
    }
}

struct Solver<'c> {
    constraints: &'c [Constraint],
    /// The constraints that lead into and out of each variable.
    into: Incident,
    out: Incident,
    /// The component of each variable.
    home: Vec<usize>,
    /// The first and last possible day of each variable, and the constraint that set it.
    first: Vec<i64>,
    last: Vec<i64>,
    first_by: Vec<Option<usize>>,
    last_by: Vec<Option<usize>>,
    /// How many constraints may still be looked at inside components.
    left: usize,
}

const OPEN_FIRST: i64 = i64::MIN / 4;
const OPEN_LAST: i64 = i64::MAX / 4;

impl<'c> Solver<'c> {
    fn new(stated: &[Bounds], constraints: &'c [Constraint]) -> Solver<'c> {
        let variables = 2 * stated.len();
        let days: Vec<DayRange> =
            stated.iter().flat_map(|bounds| [bounds.start, bounds.end]).collect();
        let number = |day: Day, open: i64| {
            if day.is_bounded() { day.days_since(EPOCH) } else { open }
        };
        Solver {
            constraints,
            into: Incident::new(variables, constraints.iter().map(|one| one.to.0)),
            out: Incident::new(variables, constraints.iter().map(|one| one.from.0)),
            home: vec![0; variables],
            first: days.iter().map(|days| number(days.first, OPEN_FIRST)).collect(),
            last: days.iter().map(|days| number(days.last, OPEN_LAST)).collect(),
            first_by: vec![None; variables],
            last_by: vec![None; variables],
            left: SWEPT_MAX,
        }
    }

    /// Carries the bounds; or tells what contradicts itself.
    fn run(&mut self) -> Vec<Contradiction> {
        let edges = self.constraints.iter().map(|constraint| (constraint.from.0, constraint.to.0));
        let components = components(self.first.len(), edges);
        for (number, members) in components.iter().enumerate() {
            for &member in members {
                self.home[member] = number;
            }
        }
        let larger = components.iter().filter(|members| members.len() > 1);
        let cycles: Vec<Contradiction> =
            larger.filter_map(|members| self.cycle_in(members)).collect();
        if !cycles.is_empty() {
            return cycles;
        }
        for members in &components {
            self.settle(members, Self::raise_first);
        }
        for members in components.iter().rev() {
            self.settle(members, Self::lower_last);
        }
        self.crossings()
    }

    /// Goes to and fro over a component until nothing moves.
    fn settle(&mut self, members: &[usize], step: fn(&mut Self, usize) -> bool) {
        if let [alone] = members {
            step(self, *alone);
            return;
        }
        let mut walk = self.walk(members);
        while self.sweep(&walk, step) && self.left > 0 {
            walk.reverse();
        }
    }

    /// Steps over the members of a component once; tells whether anything moved.
    fn sweep(&mut self, walk: &[usize], step: fn(&mut Self, usize) -> bool) -> bool {
        let mut moved = false;
        for &member in walk {
            moved |= step(self, member);
            let looked_at = self.into.of(member).len() + self.out.of(member).len();
            self.left = self.left.saturating_sub(looked_at);
        }
        moved
    }

    fn raise_first(&mut self, variable: usize) -> bool {
        let mut moved = false;
        for &position in self.into.of(variable) {
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
        for &position in self.out.of(variable) {
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

    /// The members of a component such that neighbours mostly stand beside each other: a sweep over them, one way or
    /// the other, then carries a bound far.
    fn walk(&self, members: &[usize]) -> Vec<usize> {
        let mut seen = vec![false; members.len()];
        let mut walk = Vec::with_capacity(members.len());
        let mut open: Vec<usize> = members.first().copied().into_iter().collect();
        while let Some(at) = open.pop() {
            let Ok(place) = members.binary_search(&at) else { continue };
            if std::mem::replace(&mut seen[place], true) {
                continue;
            }
            walk.push(at);
            open.extend(self.into.of(at).iter().map(|&position| self.constraints[position].from.0));
            open.extend(self.out.of(at).iter().map(|&position| self.constraints[position].to.0));
        }
        walk
    }

    /// A cycle inside a component that would push a day past itself, whatever its date.
    fn cycle_in(&mut self, members: &[usize]) -> Option<Contradiction> {
        let inside = |solver: &Self, position: usize| {
            let constraint = &solver.constraints[position];
            solver.home[constraint.from.0] == solver.home[constraint.to.0]
        };
        let rises =
            |&&position: &&usize| inside(self, position) && self.constraints[position].days > 0;
        if !members.iter().any(|&member| self.into.of(member).iter().find(rises).is_some()) {
            return None;
        }
        let mut height = vec![0_i64; members.len()];
        let mut by: Vec<Option<usize>> = vec![None; members.len()];
        let place = |variable: usize| members.binary_search(&variable).ok();
        let mut walk = self.walk(members);
        loop {
            let mut moved = false;
            for &member in &walk {
                let Some(to) = place(member) else { continue };
                let into = self.into.of(member);
                self.left = self.left.saturating_sub(into.len());
                for &position in into {
                    let constraint = &self.constraints[position];
                    let Some(from) = place(constraint.from.0) else { continue };
                    if height[from] + constraint.days > height[to] {
                        height[to] = height[from] + constraint.days;
                        by[to] = Some(position);
                        moved = true;
                    }
                }
            }
            if !moved || self.left == 0 {
                return None;
            }
            let before = |at: usize| {
                let position = by[at]?;
                Some((position, place(self.constraints[position].from.0)?))
            };
            if let Some(cycle) = round(members.len(), before) {
                return Some(self.contradiction(None, None, &cycle));
            }
            walk.reverse();
        }
    }

    /// Every day whose bounds cross, unless what is set aside for another would mend it too.
    fn crossings(&self) -> Vec<Contradiction> {
        let mut gone = BTreeSet::new();
        let mut found: Vec<Contradiction> = Vec::new();
        let mut traced = 0;
        for variable in 0..self.first.len() {
            if self.first[variable] <= self.last[variable] || traced > TRACED_MAX {
                continue;
            }
            let contradiction = self.crossing(variable, &mut traced);
            if contradiction.chain.iter().all(|statement| !gone.contains(statement)) {
                gone.extend(contradiction.set_aside);
                found.push(contradiction);
            }
        }
        found
    }

    /// The chain from the date that pushes a variable up to the date that holds it down.
    fn crossing(&self, variable: usize, traced: &mut usize) -> Contradiction {
        let mut chain = Vec::new();
        let mut at = variable;
        while let Some(position) = self.first_by[at].filter(|_| chain.len() <= self.first.len()) {
            chain.push(position);
            at = self.constraints[position].from.0;
        }
        let from = (Variable(at), EPOCH.plus(narrow(self.first[at])));
        chain.reverse();
        at = variable;
        while let Some(position) = self.last_by[at].filter(|_| chain.len() <= 2 * self.first.len())
        {
            chain.push(position);
            at = self.constraints[position].to.0;
        }
        let to = (Variable(at), EPOCH.plus(narrow(self.last[at])));
        *traced += chain.len();
        self.contradiction(Some(from), Some(to), &chain)
    }

    fn contradiction(
        &self,
        from: Option<(Variable, Day)>,
        to: Option<(Variable, Day)>,
        chain: &[usize],
    ) -> Contradiction {
        let mut statements: Vec<usize> =
            chain.iter().filter_map(|&position| self.constraints[position].statement).collect();
        statements.dedup();
        let set_aside = statements.iter().copied().max();
        if from.is_none() {
            // A cycle has no first statement: it is told such that the one set aside is the last.
            let place = statements.iter().position(|&one| Some(one) == set_aside);
            statements.rotate_left(place.map_or(0, |place| place + 1));
        }
        Contradiction { from, to, chain: statements, set_aside }
    }

    /// What was found, as days that a date can name. A day beyond them is nearer than it should be, or open: bounds may be
    /// wider than the truth, never narrower.
    fn bounds(&self) -> Vec<Bounds> {
        let [earliest, latest] = [Day::EARLIEST, Day::LATEST].map(|day| day.days_since(EPOCH));
        let day = |days: i64| EPOCH.plus(narrow(days.clamp(earliest, latest)));
        let range = |variable: usize| DayRange {
            first: match self.first[variable] {
                before if before < earliest => Day::PAST,
                first => day(first),
            },
            last: match self.last[variable] {
                after if after > latest => Day::FUTURE,
                last => day(last),
            },
        };
        (0..self.first.len() / 2)
            .map(|subject| Bounds { start: range(2 * subject), end: range(2 * subject + 1) })
            .collect()
    }
}

/// The constraints of a cycle among what each of some places came by, in the order in which they push; nothing where
/// there is none. `before` gives the constraint a place came by and the place before it.
fn round(places: usize, before: impl Fn(usize) -> Option<(usize, usize)>) -> Option<Vec<usize>> {
    let mut visit = vec![0_usize; places];
    for start in 0..places {
        let mut at = start;
        while visit[at] == 0 {
            visit[at] = start + 1;
            let Some((_, earlier)) = before(at) else { break };
            at = earlier;
        }
        if visit[at] != start + 1 || before(at).is_none() {
            continue;
        }
        let (mut cycle, end) = (Vec::new(), at);
        while let Some((position, earlier)) = before(at) {
            cycle.push(position);
            at = earlier;
            if at == end {
                cycle.reverse();
                return Some(cycle);
            }
        }
    }
    None
}

/// Days are counted from here while solving.
const EPOCH: Day = Day::EPOCH;

fn narrow(days: i64) -> i32 {
    i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX })
}
