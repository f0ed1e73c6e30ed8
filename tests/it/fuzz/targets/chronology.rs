//! Chronology: whatever is said of order, the bounds fit all of it, or a contradiction is found.

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::Bounds;
use demarche::model::Day;
use demarche::model::LinkKind;
use demarche::model::OrderKind;
use demarche::model::Subject;
use demarche::model::Timing;
use demarche::text::Text;

use super::choices::Choices;
use super::dates;
use super::findings;
use super::records;

/// Acts and events with dates, orders and links and nothing besides.
pub(super) fn make(choices: &mut Choices<'_>) -> String {
    choices.allow_faults();
    let mut all = Vec::new();
    for number in 0..4 + choices.below(7) {
        choices.at = number;
        let mut record =
            format!("Act(id: \"x{number}\", actors: [\"unstated\"], type: \"decided\"");
        if choices.once_in(2) {
            record += &format!(", date: {}", records::string(&choices.date()));
        }
        record += &format!(", order: {}", records::order(choices));
        if choices.once_in(3) {
            record += &format!(", responds_to: [Link(act: \"x{}\")]", choices.below(4));
        }
        all.push(record + ")");
    }
    for id in ["visit", "congress"] {
        let date = records::string(&choices.date());
        let order = records::order(choices);
        all.push(format!("Event(id: \"{id}\", name: \"\", date: {date}, order: {order})"));
    }
    all.join(",\n")
}

pub(super) fn check(text: &str) {
    let (graph, found) = demarche::read([Text::new("case.ron", format!("[\n{text}\n]"))]);
    findings::check(&found);
    let acts = graph.acts().map(|act| (Subject::Act(act.key()), act.timing()));
    let events = graph.events().map(|(key, event)| (Subject::Event(key), &event.timing));
    let all: Vec<(Subject, &Timing)> = acts.chain(events).collect();
    for (_, timing) in &all {
        dates::bounds(timing.bounds);
        let (stated, bounds) = (timing.stated(), timing.bounds);
        assert!(stated.start.contains(bounds.start) && stated.end.contains(bounds.end));
        if timing.date.as_ref().is_some_and(|date| date.is_moment()) {
            assert_eq!(bounds.start, bounds.end);
        }
    }
    // An order or link that does not fit is left out of the graph, so what is in it fits.
    for (_, timing) in &all {
        for order in &timing.order {
            let days = order.days.map(i64::from);
            let slack = days.filter(|_| order.about).map_or(0, |days| (days + 3) / 4);
            let (this, other) = (timing.bounds, bounds_of(&graph, order.other));
            match (order.kind, days) {
                (OrderKind::After, None) => later(end(other), start(this), 0),
                (OrderKind::Before, None) => later(end(this), start(other), 0),
                (OrderKind::After, Some(days)) => {
                    later(end(other), start(this), days - slack);
                    later(start(this), end(other), -days - slack);
                }
                (OrderKind::Before, Some(days)) => {
                    later(end(this), start(other), days - slack);
                    later(start(other), end(this), -days - slack);
                }
                (OrderKind::Within, days) => {
                    later(start(other), start(this), 0);
                    later(end(this), end(other), -(days.unwrap_or(0) + slack));
                }
            }
        }
    }
    for (_, link) in graph.links() {
        assert!(matches!(link.kind, LinkKind::RespondsTo | LinkKind::Continues));
        let of = |key| graph.act(key).bounds();
        later(start(of(link.earlier)), start(of(link.later)), 0);
    }
    let order: Vec<Subject> = graph.acts().map(|act| Subject::Act(act.key())).collect();
    assert!(order.iter().all(|one| matches!(graph.named(name(&graph, *one)), Some(Named::Act(_)))));
}

fn name(graph: &Graph, subject: Subject) -> &str {
    match subject {
        Subject::Act(key) => graph.act(key).id().as_str(),
        Subject::Event(key) => graph.node(key).id().as_str(),
    }
}

fn bounds_of(graph: &Graph, subject: Subject) -> Bounds {
    match subject {
        Subject::Act(key) => graph.act(key).bounds(),
        Subject::Event(key) => {
            let found = graph.events().find(|(other, _)| *other == key);
            found.map_or(Bounds::UNKNOWN, |(_, event)| event.timing.bounds)
        }
    }
}

/// A first and a last possible day.
type Days = (Day, Day);

fn start(of: Bounds) -> Days {
    (of.start.first, of.start.last)
}

fn end(of: Bounds) -> Days {
    (of.end.first, of.end.last)
}

/// The second lies at least so many days after the first: the days that are possible show it.
fn later(one: Days, other: Days, days: i64) {
    if one.0.is_bounded() && inside(one.0, days) {
        assert!(
            other.0.is_bounded() && other.0.days_since(one.0) >= days,
            "{one:?} {days} {other:?}"
        );
    }
    if other.1.is_bounded() && inside(other.1, -days) {
        assert!(
            one.1.is_bounded() && other.1.days_since(one.1) >= days,
            "{one:?} {days} {other:?}"
        );
    }
}

/// Whether so many days after a day there is a day that a date can name.
fn inside(day: Day, days: i64) -> bool {
    (Day::EARLIEST.days_since(day)..=Day::LATEST.days_since(day)).contains(&days)
}
