//! A link to an act that came later.
//!
//! # What it finds
//!
//! A `responds_to` or `continues` to an act that, by the dates as stated, can only have started after the act that names it.
//!
//! # Why it matters
//!
//! Nothing is prompted by what has not happened yet, and escalation follows links from the earlier act to the later. The link is
//! left out.
//!
//! # Example
//!
//! ```ron
//! [
//!     Actor(id: "mao", name: "Mao", kind: Person),
//!     Act(id: "letter", actors: ["mao"], type: "decided", date: "1960-07", evidence: []),
//!     Act(id: "reply", actors: ["mao"], type: "decided", date: "1960-05",
//!         responds_to: [Link(act: "letter")], evidence: []),
//! ]
//! ```
//!
//! # How to fix
//!
//! Look at the two dates; one may be a misprint, for which there are `corrections`. Or the link stands on the wrong one of
//! the two acts: the later act names the earlier.

use crate::check::Rule;
use crate::check::chronology::Contradiction;
use crate::check::chronology::Said;
use crate::check::chronology::Statement;
use crate::check::chronology::label_date;
use crate::check::draft::Draft;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;

const CODE: Code = Code("link-back-in-time");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Error,
    page: include_str!("link_back_in_time.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    for contradiction in &draft.chronology.contradictions {
        let Some(link) = only_link(draft, contradiction) else { continue };
        let dates = [
            contradiction.to.and_then(|to| label_date(draft, to, "at the latest")),
            contradiction.from.and_then(|from| label_date(draft, from, "at the earliest")),
        ];
        let message = format!("{}, which came later", link.words(draft));
        let mut diagnostic =
            Diagnostic::error(CODE, message).at(link.label(draft, "came after this act"));
        diagnostic.others.extend(dates.into_iter().flatten());
        found.push(diagnostic.help("the later act names the earlier: look at the two dates"));
    }
}

/// The link of a contradiction that is one link alone.
pub(in crate::check) fn only_link<'d>(
    draft: &'d Draft<'_, '_>,
    contradiction: &Contradiction,
) -> Option<&'d Statement> {
    let [statement] = contradiction.chain[..] else { return None };
    let statement = draft.chronology.statements.get(statement)?;
    match statement.said {
        Said::RespondsTo(_) | Said::Continues(_) => Some(statement),
        Said::Order(_) => None,
    }
}
