//! Dates and statements of order that cannot all be true.
//!
//! # What it finds
//!
//! A chain of statements (`order`, `responds_to`, `continues`) that leads from a date to an earlier one, or round in a circle
//! that no days can satisfy; and an entry of `order` that names its own record. A link that the two dates beside it rule
//! out is `link-back-in-time`.
//!
//! # Why it matters
//!
//! Where dates are vague, the order of things decides what came first. Of each such chain the statement that stands last is
//! set aside, so that the rest still has an order.
//!
//! # Example
//!
//! ```ron
//! [
//!     Event(id: "visit", name: "A visit", date: "1959-10", evidence: []),
//!     Event(id: "session", name: "A session", date: "1959-07", order: [After(id: "visit")], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Follow the chain shown: one of its dates or one of its statements is wrong, or the source contradicts itself. In the last
//! case keep what you hold to be right and put the other into the `note`.

use std::collections::BTreeSet;

use crate::check::Rule;
use crate::check::chronology::Contradiction;
use crate::check::chronology::id;
use crate::check::chronology::label_date;
use crate::check::draft::Draft;
use crate::check::records::Item;
use crate::check::rules::link_back_in_time::only_link;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::record::Order;

const CODE: Code = Code("contradictory-chronology");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("contradictory_chronology.rs"),
    run: Some(run),
};

/// So many statements of a chain are shown.
const SHOWN_MAX: usize = 8;

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for contradiction in &draft.chronology.contradictions {
        if only_link(draft, contradiction).is_none() {
            found.push(report(draft, contradiction));
        }
    }
    for item in &draft.records.acts {
        itself(item, &item.record.order, found);
    }
    for item in &draft.records.events {
        itself(item, &item.record.order, found);
    }
}

/// An act or event that is put in order with itself; the chronology passes over it.
fn itself<R>(item: &Item<'_, R>, order: &[Order<'_>], found: &mut Vec<Diagnostic>) {
    for to in order.iter().map(Order::to).filter(|to| *to.id == *item.id.as_str()) {
        let message = format!("`{}` is put in order with itself", item.id);
        let label = item.label(&to.id, "names itself");
        found.push(Diagnostic::error(CODE, message).at(label).help("name the other one"));
    }
}

fn report(draft: &Draft<'_, '_>, contradiction: &Contradiction) -> Diagnostic {
    let statements = &draft.chronology.statements;
    let chain: Vec<_> = contradiction.chain.iter().filter_map(|&at| statements.get(at)).collect();
    let last = contradiction.set_aside.and_then(|at| statements.get(at));
    let against = if contradiction.from.is_some() { "their dates" } else { "itself" };
    let message = format!("the order of {} contradicts {against}", subjects(draft, contradiction));
    let place = last.and_then(|last| last.label(draft, last.words(draft)));
    let mut diagnostic = Diagnostic::error(CODE, message).at(place);
    let from = contradiction.from.and_then(|from| label_date(draft, from, "at the earliest"));
    diagnostic.others.extend(from);
    for (statement, &at) in chain.iter().zip(&contradiction.chain).take(SHOWN_MAX) {
        if Some(at) != contradiction.set_aside {
            diagnostic.others.extend(statement.label(draft, statement.words(draft)));
        }
    }
    let to = contradiction.to.and_then(|to| label_date(draft, to, "at the latest"));
    diagnostic.others.extend(to);
    let unseen = chain.len().saturating_sub(SHOWN_MAX);
    if unseen > 0 {
        diagnostic =
            diagnostic.note(format!("statements of the chain that are not shown: {unseen}"));
    }
    let aside = last.map(|last| format!("set aside until then: {}", last.words(draft)));
    diagnostic.notes.extend(aside);
    diagnostic.help("one of these dates or statements is wrong")
}

/// The acts and events of a chain, each once, in its order.
fn subjects(draft: &Draft<'_, '_>, contradiction: &Contradiction) -> String {
    const SHOWN: usize = 6;
    let statements = &draft.chronology.statements;
    let from = contradiction.from.map(|(variable, _)| variable.subject());
    let to = contradiction.to.map(|(variable, _)| variable.subject());
    let chain = contradiction.chain.iter().filter_map(|&at| statements.get(at));
    let between = chain.flat_map(|statement| [statement.other, statement.subject]);
    let mut seen = BTreeSet::new();
    let all: Vec<usize> =
        from.into_iter().chain(between).chain(to).filter(|&one| seen.insert(one)).collect();
    let mut names: Vec<String> =
        all.iter().take(SHOWN).map(|&one| format!("`{}`", id(draft, one))).collect();
    if all.len() > SHOWN {
        names.push(format!("{} others", all.len() - SHOWN));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
