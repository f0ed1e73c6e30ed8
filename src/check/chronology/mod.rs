//! The chronology of a folder: what dates, orders and links together say of when each act and event was.
//!
//! Every act and event has two variables, the day of its start and of its end. A statement about two of them is one or
//! more [`Constraint`]s of the form "this day lies at least so many days after that one"; [`solve`] carries
//! them to the tightest bounds and finds those that contradict each other; [`rank`] puts acts in order; [`sequence`] tells
//! which act is stated to come before which, whatever their days.

mod incident;
mod rank;
mod sequence;
mod solve;
mod words;

use std::collections::BTreeSet;

use crate::graph::components::edges_on_cycles;
use crate::model::Bounds;
use crate::model::Date;
use crate::record::Order;
use crate::record::OrderTo;

use super::draft::Draft;
use super::draft::Kind;

pub(super) use sequence::Sequence;
pub(super) use solve::Contradiction;
use solve::Variable;
pub(super) use words::id;
pub(super) use words::label_date;

use solve::Constraint;

/// When everything was, as far as can be known.
#[derive(Debug, Default)]
pub(super) struct Chronology {
    /// The bounds of each act.
    pub(super) acts: Vec<Bounds>,
    /// The bounds of each event.
    pub(super) events: Vec<Bounds>,
    /// The positions of the acts in order of time.
    pub(super) order: Vec<usize>,
    /// What contradicts itself; each names the statements, of which the last was set aside.
    pub(super) contradictions: Vec<Contradiction>,
    /// The statements that constraints come from.
    pub(super) statements: Vec<Statement>,
    /// Those that were set aside, or name their own record; as subject and what it says.
    pub(super) set_aside: BTreeSet<(usize, Said)>,
}

/// Something a record says about itself and another.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// The one that says it: acts are numbered first, then events.
    pub(super) subject: usize,
    /// The other one.
    pub(super) other: usize,
    /// What is said.
    pub(super) said: Said,
}

/// What a statement says; the number is the position in the list of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// An entry of `order`.
    Order(usize),
    /// An entry of `responds_to`.
    RespondsTo(usize),
    /// An entry of `continues`.
    Continues(usize),
}

impl Chronology {
    pub(super) fn solve(draft: &Draft<'_, '_>) -> Chronology {
        let dates = dates(draft);
        let (statements, of_itself): (Vec<_>, Vec<_>) =
            statements(draft).into_iter().partition(|one| one.subject != one.other);
        let constraints = constraints(draft, &dates, &statements);
        let stated: Vec<Bounds> =
            dates.iter().map(|date| date.map_or(Bounds::UNKNOWN, Date::bounds)).collect();
        let (mut bounds, contradictions) = solve::tightest(&stated, constraints);
        let set_aside: BTreeSet<(usize, Said)> = contradictions
            .iter()
            .filter_map(|found| statements.get(found.set_aside?))
            .chain(&of_itself)
            .map(|statement| (statement.subject, statement.said))
            .collect();
        let kept = statements
            .iter()
            .filter(|statement| !set_aside.contains(&(statement.subject, statement.said)));
        let earlier: Vec<(usize, usize)> =
            kept.filter_map(|statement| precedence(draft, statement)).collect();
        let order = rank::rank(&bounds, &without_cycles(bounds.len(), earlier));
        let acts = draft.records.acts.len();
        let events = bounds.split_off(acts);
        let order = order.into_iter().filter(|&subject| subject < acts).collect();
        Chronology { acts: bounds, events, order, contradictions, statements, set_aside }
    }
}

/// The dates of all acts, then of all events.
fn dates<'r>(draft: &'r Draft<'_, '_>) -> Vec<Option<&'r Date>> {
    let dates = draft.act_dates.iter().chain(&draft.event_dates);
    dates.map(|date| date.as_ref().map_or(None, Option::as_ref)).collect()
}

/// Every statement whose other side is known, in the order of the records.
fn statements(draft: &Draft<'_, '_>) -> Vec<Statement> {
    let acts = draft.records.acts.len();
    let find = |id: &str| match draft.names.get(id) {
        Some((Kind::Act, position)) => Some(position),
        Some((Kind::Event, position)) => Some(acts + position),
        Some(_) | None => None,
    };
    let mut found = Vec::new();
    for (subject, item) in draft.records.acts.iter().enumerate() {
        let record = &item.record;
        let orders =
            record.order.iter().enumerate().map(|(at, order)| (&order.to().id, Said::Order(at)));
        let responses = record
            .responds_to
            .iter()
            .enumerate()
            .map(|(at, link)| (&link.act, Said::RespondsTo(at)));
        let continuations =
            record.continues.iter().enumerate().map(|(at, link)| (&link.act, Said::Continues(at)));
        for (id, said) in orders.chain(responses).chain(continuations) {
            found.extend(find(id).map(|other| Statement { subject, other, said }));
        }
    }
    for (position, item) in draft.records.events.iter().enumerate() {
        for (at, order) in item.record.order.iter().enumerate() {
            let subject = acts + position;
            found.extend(find(&order.to().id).map(|other| Statement {
                subject,
                other,
                said: Said::Order(at),
            }));
        }
    }
    found
}

/// The entry of `order` that a statement comes from; nothing for a link.
fn order_of<'d, 't>(draft: &Draft<'d, 't>, statement: &Statement) -> Option<&'d Order<'t>> {
    let Said::Order(at) = statement.said else { return None };
    let acts = draft.records.acts.len();
    match statement.subject.checked_sub(acts) {
        None => draft.records.acts.get(statement.subject)?.record.order.get(at),
        Some(event) => draft.records.events.get(event)?.record.order.get(at),
    }
}

fn constraints(
    draft: &Draft<'_, '_>,
    dates: &[Option<&Date>],
    statements: &[Statement],
) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    for (subject, date) in dates.iter().enumerate() {
        let (start, end) = (Variable::start(subject), Variable::end(subject));
        constraints.push(Constraint { from: start, to: end, days: 0, statement: None });
        if date.is_some_and(Date::is_moment) {
            constraints.push(Constraint { from: end, to: start, days: 0, statement: None });
        }
    }
    for (position, statement) in statements.iter().enumerate() {
        let mut later = |from: Variable, to: Variable, days: i64| {
            constraints.push(Constraint { from, to, days, statement: Some(position) });
        };
        let (this, other) = (statement.subject, statement.other);
        match order_of(draft, statement) {
            None => later(Variable::start(other), Variable::start(this), 0),
            Some(Order::After(to)) => {
                apart(Variable::end(other), Variable::start(this), to, &mut later);
            }
            Some(Order::Before(to)) => {
                apart(Variable::end(this), Variable::start(other), to, &mut later);
            }
            Some(Order::Within(to)) => {
                let days = to.days.map_or(0, |days| i64::from(days) + slack(days, to.about));
                later(Variable::start(other), Variable::start(this), 0);
                later(Variable::end(this), Variable::end(other), -days);
            }
        }
    }
    constraints
}

/// One day lies after another: at all, or by a number of days.
fn apart(
    first: Variable,
    second: Variable,
    to: &OrderTo<'_>,
    later: &mut impl FnMut(Variable, Variable, i64),
) {
    match to.days {
        None => later(first, second, 0),
        Some(days) => {
            let slack = slack(days, to.about);
            later(first, second, i64::from(days) - slack);
            later(second, first, -i64::from(days) - slack);
        }
    }
}

/// How far off a round number of days may be: a quarter of it, rounded up.
fn slack(days: u32, about: bool) -> i64 {
    if about { i64::from(days.div_ceil(4)) } else { 0 }
}

/// The pairs that lie on no cycle: what goes round puts nothing in order.
fn without_cycles(subjects: usize, mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let on_cycles = edges_on_cycles(subjects, &pairs);
    pairs.retain(|pair| !on_cycles.contains(pair));
    pairs
}

/// The pair (earlier, later) that a statement puts in order.
fn precedence(draft: &Draft<'_, '_>, statement: &Statement) -> Option<(usize, usize)> {
    let (this, other) = (statement.subject, statement.other);
    match order_of(draft, statement) {
        None | Some(Order::After(_)) => Some((other, this)),
        Some(Order::Before(_)) => Some((this, other)),
        Some(Order::Within(_)) => None,
    }
}
