//! Whether acts came one after the other.
//!
//! One act came before another where its start lies wholly before the start of the other, by the days that follow from
//! the whole graph; or where order and links lead from the one to the other and not back.

use crate::model::ActKey;
use crate::record::ExpectedOrder;
use crate::record::Written;

use super::Asker;
use super::Expected;
use super::Kind;
use super::Sequence;
use super::Verdict;
use super::expectation_failed;
use super::words;

/// How two acts stand in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    InOrder,
    Reversed,
    Open,
}

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    pub(super) fn order(&mut self, item: &Expected<'t>, expected: &ExpectedOrder<'t>) -> Verdict {
        let Some(acts) = self.acts(item, &expected.acts) else { return Verdict::Faulty };
        if acts.len() < 2 {
            let label = expected.acts.first().unwrap_or(&item.record.reason);
            let label = item.label(label, "nothing to put in order");
            self.fault("an order of fewer than two acts".to_owned(), label, "name two or more");
            return Verdict::Faulty;
        }
        let mut wrong = Vec::new();
        for (pair, ids) in acts.windows(2).zip(expected.acts.windows(2)) {
            let ([earlier, later], [_, id]) = (pair, ids) else { continue };
            match self.standing(*earlier, *later) {
                Some(Standing::InOrder) => {}
                Some(standing) => wrong.push(([*earlier, *later], id, standing)),
                None => return Verdict::Unasked,
            }
        }
        self.told(item, &wrong)
    }

    fn told(
        &self,
        item: &Expected<'t>,
        wrong: &[([ActKey; 2], &Written<'t>, Standing)],
    ) -> Verdict {
        let [(pair, id, standing), ..] = wrong else { return Verdict::Holds };
        let [one, other] = pair.map(|act| self.graph.act(act).id());
        let (message, label) = match standing {
            Standing::InOrder => return Verdict::Holds,
            Standing::Reversed => {
                (format!("`{other}` came before `{one}`, not after it"), "came before")
            }
            Standing::Open => (
                format!("`{one}` need not have come before `{other}`"),
                "not certainly after the one before",
            ),
        };
        let mut failure = expectation_failed::failure(message).at(item.label(id, label));
        for &act in pair {
            let told = words::starts(self.graph.act(act).bounds().start);
            failure = failure.and(self.label_act(act, &told));
        }
        for (pair, _, standing) in wrong.iter().take(words::SHOWN) {
            failure = failure.note(self.pair_told(*pair, *standing));
        }
        match wrong.len().saturating_sub(words::SHOWN) {
            0 => failure.into(),
            more => failure.note(format!("and {more} pairs more")).into(),
        }
    }

    fn pair_told(&self, pair: [ActKey; 2], standing: Standing) -> String {
        let [one, other] = pair.map(|act| {
            let act = self.graph.act(act);
            format!("`{}` {}", act.id(), words::starts(act.bounds().start))
        });
        match standing {
            Standing::InOrder | Standing::Reversed => format!("{one}, {other}"),
            Standing::Open => format!("{one}, {other}, and neither order nor links tell"),
        }
    }

    /// How two acts stand; nothing where that is too much to find out.
    fn standing(&mut self, earlier: ActKey, later: ActKey) -> Option<Standing> {
        let [one, other] = [earlier, later].map(|act| self.graph.act(act).bounds().start);
        if one.last < other.first {
            return Some(Standing::InOrder);
        }
        if other.last < one.first {
            return Some(Standing::Reversed);
        }
        let position = |act: ActKey| {
            let id = self.graph.act(act).id().as_str();
            self.draft.names.position(Kind::Act, id)
        };
        let (Some(one), Some(other)) = (position(earlier), position(later)) else {
            return Some(Standing::Open);
        };
        if !self.can_afford(4) {
            return None;
        }
        let draft = self.draft;
        let sequence = self.sequence.get_or_insert_with(|| Sequence::new(draft));
        Some(if sequence.is_before(one, other) {
            Standing::InOrder
        } else if sequence.is_before(other, one) {
            Standing::Reversed
        } else {
            Standing::Open
        })
    }
}
