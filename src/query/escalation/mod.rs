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
//!   act, of the one before, and so on. Spans with an open end come after all others: first those open at the start (the
//!   earlier end is the shorter), then those open at the end (the later start is the shorter), then those open at both.
//!
//! Nothing here prints; the names of sides, acts and thresholds are looked up by whoever does.

mod answer;
mod question;

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
pub use question::Which;

/// The escalation paths between two sides, and what stands beside them.
pub fn escalation(graph: &Graph, question: &Question) -> Escalation {
    Escalation {
        ladder: graph.ladder().id.clone(),
        sides: question.sides.clone(),
        totals: [SideTotals::default(); 2],
        left_out: ActsLeftOut::default(),
        infer: question.infer,
        window: question.window(),
        explicit_links: 0,
        inferred_links: 0,
        inferring_stopped: false,
        crossings: Vec::new(),
        paths: Vec::new(),
        listing_stopped: false,
        opens_at_peak: None,
        ratchets: Vec::new(),
        polemics: Vec::new(),
        de_escalations: Vec::new(),
    }
}
