//! How two sides escalated their dispute: paths of linked acts up the ladder, and what stands beside them.
//!
//! A path is made of acts between the two sides and of links between those acts. Words used here:
//!
//! - An act *enters* if it is actual, not rejected, of a dyadic type, in the period, done by actors of exactly one side
//!   (others may have joined in) to at least one recipient on the other. Before an internal audience it enters only if a
//!   link on record ties it to another act that meets these conditions, and no link is inferred for it.
//! - Two acts that enter are *tied* by a link on record, or by an inferred one where none is on record.
//! - A *chain* is a row of tied acts that begins and ends above rung 0; acts at 0 between are passed through. What a
//!   chain may do to count as an escalation path, a ratchet, a polemic or a de-escalation path says [`ChainKind`].
//! - A chain runs from the first possible day of its first act to the last possible day of its last.
//! - Of two paths the better has the greater net rise; then more thresholds crossed, fewer inferred links, more links on
//!   record, more steps that rise, the shorter span, more citations of its acts; then the smaller id of the last
//!   act, of the one before, and so on, numbers in ids counting as numbers. Spans with an open end come after all others:
//!   first those open at the start (the earlier end is the shorter), then those open at the end (the later start is the
//!   shorter), then those open at both.
//!
//! Nothing here prints; the names of sides, acts and thresholds are looked up by whoever does.

mod answer;
mod best;
mod chains;
mod describe;
mod detail;
mod field;
mod inferred;
mod off_ramps;
mod question;
mod state;
mod whole;

use crate::graph::Graph;

pub use answer::ActsLeftOut;
pub use answer::Chain;
pub use answer::ChainAct;
pub use answer::ChainKind;
pub use answer::Crossing;
pub use answer::DETAILED_MAX;
pub use answer::Days;
pub use answer::Escalation;
pub use answer::LISTED_MAX;
pub use answer::MainPath;
pub use answer::OffRamp;
pub use answer::OffRampOutcome;
pub use answer::PathDetail;
pub use answer::Remainder;
pub use answer::SideTotals;
pub use answer::Step;
pub use answer::StepKind;
pub use answer::Tie;
pub use answer::WeakestLink;
pub use answer::WhichSide;
pub use question::AskedSide;
pub use question::BEST_MAX;
pub use question::Infer;
pub use question::Question;
pub use question::Strictness;
pub use question::WINDOW_DAYS;
pub use question::WINDOW_DAYS_MAX;
pub use question::Which;

use field::Field;
use state::Rules;

/// The most chains given of each kind that is no escalation path.
const BESIDE_MAX: usize = 3;

/// The escalation paths between two sides, and what stands beside them.
pub fn escalation(graph: &Graph, question: &Question) -> Escalation {
    let field = Field::new(graph, question);
    let rules = Rules::of_question(&field, question);
    let (found, listing_stopped) =
        rules.as_ref().map_or((Vec::new(), false), |rules| paths(&field, rules, question.which));
    let mut paths: Vec<Chain> =
        found.iter().map(|places| describe::chain(&field, ChainKind::Escalation, places)).collect();
    let mut inferring_stopped = field.inferring_stopped;
    if let Some(rules) = rules.filter(|_| !paths.is_empty()) {
        let (off_ramps, stopped) = off_ramps::off_ramps(&field, question.infer);
        inferring_stopped |= stopped;
        let mut detailing = detail::Detailing::new(&field, rules, off_ramps, question.window());
        for (path, places) in paths.iter_mut().zip(&found).take(DETAILED_MAX) {
            path.detail = detailing.detail(places);
        }
    }
    let inferred_links = field.ties().iter().filter(|tie| tie.kind == StepKind::Inferred).count();
    Escalation {
        ladder: graph.ladder().id.clone(),
        sides: question.sides.clone(),
        acts: whole::acts(&field),
        totals: whole::totals(&field),
        left_out: field.left_out,
        infer: question.infer,
        strictness: question.strictness,
        from: question.from,
        to: question.to,
        window: question.window(),
        explicit_links: field.ties().len() - inferred_links,
        inferred_links,
        inferring_stopped,
        crossings: whole::crossings(&field),
        opens_at_peak: whole::opening_peak(&field)
            .filter(|_| paths.is_empty() && is_pathless(&field)),
        paths,
        listing_stopped,
        ratchets: beside(&field, ChainKind::Ratchet),
        polemics: beside(&field, ChainKind::Polemic),
        de_escalations: beside(&field, ChainKind::DeEscalation),
    }
}

/// The main path alone, whatever paths the question asks for, without what [`PathDetail`] says of it.
pub fn main_path(graph: &Graph, question: &Question) -> MainPath {
    let field = Field::new(graph, question);
    let best = Rules::of_question(&field, question)
        .and_then(|rules| paths(&field, &rules, Which::Main).0.pop());
    MainPath {
        path: best.map(|places| describe::chain(&field, ChainKind::Escalation, &places)),
        inferring_stopped: field.inferring_stopped,
    }
}

fn paths(field: &Field<'_>, rules: &Rules, which: Which) -> (Vec<Vec<usize>>, bool) {
    match which {
        Which::Main => (best::best(field, rules, 1), false),
        Which::Best(most) => (best::best(field, rules, most.min(BEST_MAX)), false),
        Which::All => chains::all(field, rules),
    }
}

/// Whether there is no path at all, whatever ends and steps the question allows.
fn is_pathless(field: &Field<'_>) -> bool {
    best::best(field, &Rules::of_kind(ChainKind::Escalation), 1).is_empty()
}

/// The best chain of a kind, then the best of the acts that it does not use, and so on.
fn beside(field: &Field<'_>, kind: ChainKind) -> Vec<Chain> {
    let mut rules = Rules::of_kind(kind);
    rules.set_aside = vec![false; field.acts.len()];
    let mut found = Vec::new();
    while found.len() < BESIDE_MAX {
        let Some(places) = best::best(field, &rules, 1).pop() else { break };
        for &place in &places {
            rules.set_aside[place] = true;
        }
        found.push(describe::chain(field, kind, &places));
    }
    found
}
