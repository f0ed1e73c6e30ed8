//! What statements say, in words, and where they stand.

use crate::check::draft::Draft;
use crate::diagnostic::Label;
use crate::model::Day;
use crate::model::Id;
use crate::record::CorrectedField;
use crate::record::Order;
use crate::record::OrderTo;
use crate::record::Written;

use super::Said;
use super::Statement;
use super::Variable;
use super::order_of;

/// The id of an act or event.
pub(in crate::check) fn id<'d>(draft: &Draft<'d, '_>, subject: usize) -> &'d Id {
    let acts = &draft.records.acts;
    match subject.checked_sub(acts.len()) {
        None => &acts[subject].id,
        Some(event) => &draft.records.events[event].id,
    }
}

/// A label at a string of an act or event.
fn label(
    draft: &Draft<'_, '_>,
    subject: usize,
    written: &Written<'_>,
    message: String,
) -> Option<Label> {
    let acts = &draft.records.acts;
    match subject.checked_sub(acts.len()) {
        None => acts.get(subject)?.label(written, message),
        Some(event) => draft.records.events.get(event)?.label(written, message),
    }
}

/// A label at the date of an act or event that says from when (`at the earliest`) or until when it can be.
pub(in crate::check) fn label_date(
    draft: &Draft<'_, '_>,
    (variable, day): (Variable, Day),
    limit: &str,
) -> Option<Label> {
    let subject = variable.subject();
    let written = match subject.checked_sub(draft.records.acts.len()) {
        None => draft.act_field(subject, CorrectedField::Date)?,
        Some(event) => draft.records.events.get(event)?.record.date.as_ref()?,
    };
    let message = format!("`{}` {} {day} {limit}", id(draft, subject), variable.verb());
    label(draft, subject, written, message)
}

impl Statement {
    /// A label at what the statement names.
    pub(in crate::check) fn label(
        &self,
        draft: &Draft<'_, '_>,
        message: impl Into<String>,
    ) -> Option<Label> {
        let written = match self.said {
            Said::Order(_) => &order_of(draft, self)?.to().id,
            Said::RespondsTo(at) => {
                &draft.records.acts.get(self.subject)?.record.responds_to.get(at)?.act
            }
            Said::Continues(at) => {
                &draft.records.acts.get(self.subject)?.record.continues.get(at)?.act
            }
        };
        label(draft, self.subject, written, message.into())
    }

    /// What it says: "`b` starts 14 days after `a` has ended".
    pub(in crate::check) fn words(&self, draft: &Draft<'_, '_>) -> String {
        let (this, other) = (id(draft, self.subject), id(draft, self.other));
        match (self.said, order_of(draft, self)) {
            (Said::RespondsTo(_), _) => format!("`{this}` responds to `{other}`"),
            (Said::Continues(_), _) => format!("`{this}` continues `{other}`"),
            (Said::Order(_), Some(Order::After(to))) => match days(to) {
                Some(days) => format!("`{this}` starts {days} after `{other}` has ended"),
                None => format!("`{this}` starts after `{other}` has ended"),
            },
            (Said::Order(_), Some(Order::Before(to))) => match days(to) {
                Some(days) => format!("`{this}` ends {days} before `{other}` starts"),
                None => format!("`{this}` ends before `{other}` starts"),
            },
            (Said::Order(_), Some(Order::Within(to))) => match days(to) {
                Some(days) => format!("`{this}` falls within `{other}` or {days} after it"),
                None => format!("`{this}` falls within `{other}`"),
            },
            (Said::Order(_), None) => format!("`{this}` and `{other}` have an order"),
        }
    }
}

fn days(to: &OrderTo<'_>) -> Option<String> {
    let days = to.days?;
    let about = if to.about { "about " } else { "" };
    Some(format!("{about}{days} {}", if days == 1 { "day" } else { "days" }))
}
