//! What order and links put in sequence, whatever the days.
//!
//! Two acts without a day can still have an order: one is said to come after the other, or to answer it. Everything that
//! says "this day lies no earlier than that one" is an edge from that day to this, and who can be reached came no earlier.

use crate::check::draft::Draft;

use super::Said;
use super::Statement;
use super::Variable;
use super::constraints;
use super::dates;

/// Which days lie no earlier than which, by what records say of sequence.
pub(in crate::check) struct Sequence {
    /// For the start and the end of every act and event, those that follow at once.
    onward: Vec<Vec<usize>>,
}

impl Sequence {
    pub(in crate::check) fn new(draft: &Draft<'_, '_>) -> Sequence {
        let is_kept = |subject: usize, said: Said| !draft.is_set_aside(subject, said);
        let statements = draft.chronology.statements.iter();
        let kept: Vec<Statement> =
            statements.filter(|one| is_kept(one.subject, one.said)).cloned().collect();
        let dates = dates(draft);
        let mut onward = vec![Vec::new(); 2 * dates.len()];
        for constraint in constraints(draft, &dates, &kept) {
            if constraint.days >= 0 {
                onward[constraint.from.position()].push(constraint.to.position());
            }
        }
        Sequence { onward }
    }

    /// Whether one act is said to have started before another: no later, and not the other way round as well.
    pub(in crate::check) fn is_before(&self, earlier: usize, later: usize) -> bool {
        let (one, other) = (Variable::start(earlier), Variable::start(later));
        self.leads(one, other) && !self.leads(other, one)
    }

    fn leads(&self, from: Variable, to: Variable) -> bool {
        let mut met = vec![false; self.onward.len()];
        let mut open = vec![from.position()];
        while let Some(at) = open.pop() {
            if at == to.position() {
                return true;
            }
            if !std::mem::replace(&mut met[at], true) {
                open.extend(&self.onward[at]);
            }
        }
        false
    }
}
