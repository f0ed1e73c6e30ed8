//! Whether a record is larger than any is read: its lists, its names, the pairs of an act, the days of an order.
//!
//! How long a record is as a whole is seen while reading.

use crate::load::limits::ACT_PAIRS_MAX;
use crate::load::limits::DAYS_MAX;
use crate::load::limits::LIST_MAX;
use crate::load::limits::NAME_SIZE_MAX;
use crate::record::Act;
use crate::record::Citation;
use crate::record::Order;
use crate::record::Record;
use crate::record::Written;

/// What is too large in a record, and what to do about it.
pub(super) struct Excess {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The first thing in a record that is too large; nothing where all is well.
pub(super) fn excess(record: &Record<'_>) -> Option<Excess> {
    let mut measure = Measure::default();
    measure.record(record);
    measure.excess
}

/// How many pairs of an actor and a recipient an act has.
pub(super) fn pairs(act: &Act<'_>) -> usize {
    act.actors.len().saturating_mul(act.recipients.len())
}

#[derive(Default)]
struct Measure {
    excess: Option<Excess>,
}

impl Measure {
    fn list<T>(&mut self, field: &str, list: &[T]) {
        if list.len() > LIST_MAX {
            let message = format!("`{field}` has {} entries; the most is {LIST_MAX}", list.len());
            self.report(message, "divide the record into several");
        }
    }

    fn names<'w, 't: 'w>(&mut self, field: &str, names: impl IntoIterator<Item = &'w Written<'t>>) {
        for name in names.into_iter().filter(|name| name.len() > NAME_SIZE_MAX) {
            let message =
                format!("`{field}` has {} bytes; the most is {NAME_SIZE_MAX}", name.len());
            self.report(message, "keep it short: what is to be read once belongs into `note`");
        }
    }

    fn order(&mut self, order: &[Order<'_>]) {
        self.list("order", order);
        let days = order.iter().filter_map(|order| order.to().days);
        if let Some(days) = days.filter(|&days| days > DAYS_MAX).max() {
            let message = format!("`days` is {days}; the most is {DAYS_MAX}");
            self.report(message, "write what the source says; without a number leave `days` out");
        }
    }

    fn evidence(&mut self, evidence: &[Citation<'_>]) {
        self.list("evidence", evidence);
    }

    fn report(&mut self, message: String, help: &'static str) {
        self.excess.get_or_insert(Excess { message, help });
    }

    fn record(&mut self, record: &Record<'_>) {
        match record {
            Record::Source(source) => {
                self.names("title", [&source.title]);
                self.list("authors", &source.authors);
                self.names("authors", &source.authors);
                self.list("repairs", &source.repairs);
            }
            Record::Actor(actor) => {
                self.names("name", [&actor.name]);
                self.list("also", &actor.also);
                self.names("also", &actor.also);
                self.list("roles", &actor.roles);
                self.names("as", actor.roles.iter().map(|role| &role.title));
                actor.roles.iter().for_each(|role| self.evidence(&role.evidence));
                self.evidence(&actor.evidence);
            }
            Record::Event(event) => {
                self.names("name", [&event.name]);
                self.names("place", &event.place);
                self.order(&event.order);
                self.list("participants", &event.participants);
                self.names("as", event.participants.iter().filter_map(|one| one.title.as_ref()));
                self.list("topics", &event.topics);
                self.evidence(&event.evidence);
            }
            Record::Act(act) => self.act(act),
            Record::ActType(act_type) => {
                self.names("label", [&act_type.label]);
                self.names("past", [&act_type.past]);
                self.names("passive", [&act_type.passive]);
                self.list("aliases", &act_type.aliases);
                self.names("aliases", &act_type.aliases);
            }
            Record::Topic(topic) => self.names("name", [&topic.name]),
            Record::Dispute(dispute) => {
                self.names("name", [&dispute.name]);
                self.list("sides", &dispute.sides);
                self.names("name", dispute.sides.iter().map(|side| &side.name));
                dispute.sides.iter().for_each(|side| self.list("actors", &side.actors));
            }
            Record::Ladder(ladder) => {
                self.names("name", [&ladder.name]);
                self.list("rungs", &ladder.rungs);
                self.names("label", ladder.rungs.iter().map(|rung| &rung.label));
                self.list("thresholds", &ladder.thresholds);
                self.names("name", ladder.thresholds.iter().map(|threshold| &threshold.name));
            }
            Record::CodeBook(book) => {
                self.names("name", [&book.name]);
                self.names("version", [&book.version]);
                self.list("codes", &book.codes);
                self.names("code", book.codes.iter().map(|code| &code.code));
                self.names("label", book.codes.iter().map(|code| &code.label));
            }
            Record::Dataset(dataset) => {
                self.names("title", [&dataset.title]);
                self.list("authors", &dataset.authors);
                self.names("authors", &dataset.authors);
                self.list("codes", &dataset.codes);
                self.list("actors", &dataset.actors);
                self.names("actors", dataset.actors.iter().map(|(code, _)| code));
            }
            // What an expectation lists is looked up, and printed only where it fails.
            Record::NoAct(_) | Record::Expect(_) => {}
        }
    }

    fn act(&mut self, act: &Act<'_>) {
        self.list("actors", &act.actors);
        self.list("recipients", &act.recipients);
        self.list("about", &act.about);
        act.audience.iter().for_each(|audience| self.list("before", &audience.before));
        self.order(&act.order);
        self.names("place", &act.place);
        self.names("summary", &act.summary);
        self.list("topics", &act.topics);
        self.list("figures", &act.figures);
        self.names("unit", act.figures.iter().map(|figure| &figure.unit));
        self.names("counts", act.figures.iter().map(|figure| &figure.counts));
        for (field, links) in [("responds_to", &act.responds_to), ("continues", &act.continues)] {
            self.list(field, links);
            for link in links {
                self.evidence(&link.evidence);
            }
        }
        self.list("conflicts_with", &act.conflicts_with);
        self.list("corrections", &act.corrections);
        self.evidence(&act.evidence);
        let pairs = pairs(act);
        if pairs > ACT_PAIRS_MAX {
            let (actors, recipients) = (act.actors.len(), act.recipients.len());
            let message = format!(
                "{actors} actors towards {recipients} recipients are {pairs} pairs; the most is {ACT_PAIRS_MAX}"
            );
            self.report(message, "divide the act, or code the bodies that acted");
        }
    }
}
