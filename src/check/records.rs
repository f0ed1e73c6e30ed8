//! The records of a folder by kind, each kind in order of id, each id once.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Fix;
use crate::diagnostic::Label;
use crate::load::BEYOND_LIMIT;
use crate::load::Entry;
use crate::load::bundled::BUILT_IN;
use crate::load::limits::PAIRS_MAX;
use crate::model::Id;
use crate::model::UNSTATED;
use crate::record;
use crate::record::Record;
use crate::record::Written;
use crate::text::Span;
use crate::text::Text;

use super::extent;
use super::listed;
use super::rules::bad_id;
use super::rules::duplicate_id;

/// A record and the place where it stands.
#[derive(Debug)]
pub(super) struct Item<'t, R> {
    /// The record.
    pub(super) record: R,
    /// Its id, well formed.
    pub(super) id: Id,
    place: Place<'t>,
}

/// Where a record stands.
#[derive(Clone, Debug)]
pub(super) struct Place<'t> {
    text: Option<&'t Arc<Text>>,
    span: Span,
    id: Option<Span>,
}

impl<'t, R> Item<'t, R> {
    /// A label at a string of this record; at its id where the string has no place of its own.
    pub(super) fn label(&self, written: &Written<'_>, message: impl Into<String>) -> Option<Label> {
        self.place.label(written, message)
    }

    /// Where it stands.
    pub(super) fn place(&self) -> &Place<'t> {
        &self.place
    }

    /// A label at the id of this record.
    pub(super) fn label_id(&self, message: impl Into<String>) -> Option<Label> {
        self.place.at(self.place.id.clone()?, message.into())
    }

    /// An edit of a string of this record: of what stands between its quotation marks. None where it holds escapes, or
    /// where it stands in no file.
    pub(super) fn fix(&self, written: &Written<'_>, replacement: impl Into<String>) -> Option<Fix> {
        let text = self.place.text?;
        Some(Fix::replace(text, text.span_of(written.borrowed()?)?, replacement))
    }

    /// Whether the record ships with demarche.
    pub(super) fn is_built_in(&self) -> bool {
        self.place.text.is_some_and(|text| text.name().starts_with(BUILT_IN))
    }

    /// A label at some bytes of a string.
    pub(super) fn label_part(
        &self,
        written: &Written<'_>,
        part: Span,
        message: impl Into<String>,
    ) -> Option<Label> {
        let mut label = self.label(written, message)?;
        if written.borrowed().is_some() {
            let place = |byte: usize| {
                label.text.boundary(label.span.start.saturating_add(byte).min(label.span.end))
            };
            label.span = place(part.start)..place(part.end);
        }
        Some(label)
    }

    /// A label at a part of a string: so many bytes after its start.
    pub(super) fn label_inside(
        &self,
        written: &Written<'_>,
        offset: usize,
        message: impl Into<String>,
    ) -> Option<Label> {
        let mut label = self.label(written, message)?;
        if written.borrowed().is_some() {
            let start = label.text.boundary((label.span.start + offset).min(label.span.end));
            let character =
                label.text.body().get(start..label.span.end).and_then(|rest| rest.chars().next());
            label.span = start..start + character.map_or(0, char::len_utf8);
        }
        Some(label)
    }
}

impl Place<'_> {
    /// A label at a string of the record; at its id where the string has no place of its own.
    pub(super) fn label(&self, written: &Written<'_>, message: impl Into<String>) -> Option<Label> {
        let message = message.into();
        let span = self.text.zip(written.borrowed()).and_then(|(text, slice)| text.span_of(slice));
        self.at(span.or_else(|| self.id.clone()).unwrap_or_else(|| self.span.clone()), message)
    }

    fn at(&self, span: Span, message: String) -> Option<Label> {
        self.text.map(|text| Label { text: Arc::clone(text), span, message })
    }
}

/// The records of a folder by kind, each in order of id.
#[derive(Debug, Default)]
pub(super) struct Records<'t> {
    pub(super) sources: Vec<Item<'t, record::Source<'t>>>,
    pub(super) actors: Vec<Item<'t, record::Actor<'t>>>,
    pub(super) events: Vec<Item<'t, record::Event<'t>>>,
    pub(super) acts: Vec<Item<'t, Box<record::Act<'t>>>>,
    pub(super) act_types: Vec<Item<'t, Box<record::ActType<'t>>>>,
    pub(super) topics: Vec<Item<'t, record::Topic<'t>>>,
    pub(super) disputes: Vec<Item<'t, record::Dispute<'t>>>,
    pub(super) ladders: Vec<Item<'t, record::Ladder<'t>>>,
    pub(super) code_books: Vec<Item<'t, record::CodeBook<'t>>>,
    /// The data sets; each is a source as well.
    pub(super) datasets: Vec<Item<'t, Box<record::Dataset<'t>>>>,
    /// The passages that are no acts. They have no id of their own: theirs are all the same.
    pub(super) no_acts: Vec<Item<'t, record::NoAct<'t>>>,
    /// What must hold; without ids as well.
    pub(super) expectations: Vec<Item<'t, Box<record::Expect<'t>>>>,
    /// How many records were dropped for their id.
    pub(super) dropped: usize,
    /// The ids of records that are left out: to name one is no slip.
    pub(super) lost: BTreeSet<String>,
    /// Whether there is a record or file of which nothing is known: any id may be one of its.
    pub(super) is_partly_unread: bool,
}

/// Where each id was first given.
#[expect(
    clippy::disallowed_types,
    reason = "asked once a record; nothing goes through it in its order"
)]
type First<'t> = std::collections::HashMap<Id, Place<'t>>;

impl<'t> Records<'t> {
    /// Sorts records by kind and id. Of two with one id the first read stays; a folder's own act type or ladder
    /// replaces the built-in one of the same id.
    pub(super) fn gather(
        entries: Vec<Entry<'t>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Records<'t> {
        let mut records = Records::default();
        let mut first = First::new();
        let (mut built_in, mut listed) = (Vec::new(), Vec::new());
        let mut has_own_ladder = false;
        let unstated = Place { text: None, span: 0..0, id: None };
        let reserved = Id::new(UNSTATED).expect("the reserved id is well formed");
        for entry in entries {
            if is_built_in(&entry) {
                built_in.push(entry);
            } else if listed::is_listed(&entry) {
                listed.push(entry);
            } else {
                has_own_ladder |= matches!(entry.record, Record::Ladder(_));
                records.dropped += usize::from(!records.take(entry, &mut first, diagnostics));
            }
        }
        for entry in listed::join(&mut records.sources, listed, diagnostics) {
            records.dropped += usize::from(!records.take(entry, &mut first, diagnostics));
        }
        records.dropped += listed::drop_untitled(&mut records.sources, diagnostics);
        for entry in built_in {
            let is_replaced = entry.record.id().is_some_and(|id| first.contains_key(&**id))
                || (has_own_ladder && matches!(entry.record, Record::Ladder(_)));
            if !is_replaced {
                records.take(entry, &mut first, diagnostics);
            }
        }
        if records.mentions_unstated() && !first.contains_key(UNSTATED) {
            let record = record::Actor {
                id: UNSTATED.into(),
                name: "an actor whom the source does not name".into(),
                kind: record::ActorKind::Group,
                ..record::Actor::default()
            };
            records.actors.push(Item { record, id: reserved, place: unstated });
        }
        records.sort();
        records.keep_pairs(PAIRS_MAX, diagnostics);
        records
    }

    /// Drops the acts, the last by id, that have too many pairs of actor and recipient with those before them.
    fn keep_pairs(&mut self, most: usize, diagnostics: &mut Vec<Diagnostic>) {
        let mut pairs = 0_usize;
        let is_within = |item: &Item<'_, Box<record::Act<'_>>>| {
            pairs = pairs.saturating_add(extent::pairs(&item.record));
            pairs <= most
        };
        let kept = self.acts.iter().map(is_within).filter(|is_within| *is_within).count();
        let Some(first) = self.acts.get(kept) else { return };
        let (count, id) = (self.acts.len() - kept, &first.id);
        let message = format!(
            "{count} acts from `{id}` on, by id, are more than {most} pairs of actor and recipient"
        );
        diagnostics.push(
            Diagnostic::error(BEYOND_LIMIT, message)
                .at(first.label_id("the first that is left out"))
                .help("divide the folder"),
        );
        self.dropped += count;
        self.lost.extend(self.acts.drain(kept..).map(|item| item.id.to_string()));
    }

    /// Files a record under its kind, unless its id is bad or taken.
    fn take(
        &mut self,
        entry: Entry<'t>,
        first: &mut First<'t>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let mut place = Place { text: entry.text, span: entry.span, id: None };
        if let Some(excess) = extent::excess(&entry.record) {
            self.lost.extend(entry.record.id().map(|id| id.to_string()));
            let id = entry.record.id().and_then(|id| place.label(id, "in this record".to_owned()));
            let label = id.or_else(|| place.at(place.span.clone(), "this record".to_owned()));
            diagnostics
                .push(Diagnostic::error(BEYOND_LIMIT, excess.message).at(label).help(excess.help));
            return false;
        }
        let Some(written) = entry.record.id().cloned() else {
            self.take_nameless(entry.record, place);
            return true;
        };
        place.id = place.label(&written, String::new()).map(|label| label.span);
        let id = match Id::new(&written) {
            Ok(id) => id,
            Err(error) => {
                self.lost.insert(written.to_string());
                diagnostics.push(bad_id::report(
                    &written,
                    error,
                    place.label(&written, bad_id::label(error).to_owned()),
                ));
                return false;
            }
        };
        if let Some(other) = first.get(&id) {
            let earlier =
                other.id.clone().and_then(|span| other.at(span, "first given here".to_owned()));
            diagnostics.push(duplicate_id::report(
                &id,
                place.label(&written, "given again here".to_owned()),
                earlier,
            ));
            return false;
        }
        first.insert(id.clone(), place.clone());
        match entry.record {
            Record::Source(record) => self.sources.push(Item { record, id, place }),
            Record::Actor(record) => self.actors.push(Item { record, id, place }),
            Record::Event(record) => self.events.push(Item { record, id, place }),
            Record::Act(record) => self.acts.push(Item { record, id, place }),
            Record::ActType(record) => self.act_types.push(Item { record, id, place }),
            Record::Topic(record) => self.topics.push(Item { record, id, place }),
            Record::Dispute(record) => self.disputes.push(Item { record, id, place }),
            Record::Ladder(record) => self.ladders.push(Item { record, id, place }),
            Record::CodeBook(record) => self.code_books.push(Item { record, id, place }),
            Record::Dataset(record) => {
                let source = source_of(&record);
                self.sources.push(Item { record: source, id: id.clone(), place: place.clone() });
                self.datasets.push(Item { record, id, place });
            }
            // Filed above, before their ids were asked for.
            Record::NoAct(_) | Record::Expect(_) => {}
        }
        true
    }

    /// Files a record that has no id.
    fn take_nameless(&mut self, record: Record<'t>, place: Place<'t>) {
        let id = |name: &str| Id::new(name).expect("the name is well formed");
        match record {
            Record::NoAct(record) => self.no_acts.push(Item { record, id: id(NO_ACT), place }),
            Record::Expect(record) => {
                self.expectations.push(Item { record, id: id(EXPECTATION), place });
            }
            Record::Source(_)
            | Record::Actor(_)
            | Record::Event(_)
            | Record::Act(_)
            | Record::ActType(_)
            | Record::Topic(_)
            | Record::Dispute(_)
            | Record::Ladder(_)
            | Record::CodeBook(_)
            | Record::Dataset(_) => {}
        }
    }

    fn mentions_unstated(&self) -> bool {
        let parties = |act: &record::Act<'t>| {
            let before = act.audience.iter().flat_map(|audience| &audience.before);
            let mut all = act.actors.iter().chain(&act.recipients).chain(&act.about).chain(before);
            all.any(|party| &**party == UNSTATED)
        };
        self.acts.iter().any(|item| parties(&item.record))
    }

    fn sort(&mut self) {
        self.sources.sort_by(|a, b| a.id.cmp(&b.id));
        self.actors.sort_by(|a, b| a.id.cmp(&b.id));
        self.events.sort_by(|a, b| a.id.cmp(&b.id));
        self.acts.sort_by(|a, b| a.id.compare_counting(&b.id));
        self.act_types.sort_by(|a, b| a.id.cmp(&b.id));
        self.topics.sort_by(|a, b| a.id.cmp(&b.id));
        self.disputes.sort_by(|a, b| a.id.cmp(&b.id));
        self.ladders.sort_by(|a, b| a.id.cmp(&b.id));
        self.code_books.sort_by(|a, b| a.id.cmp(&b.id));
        self.datasets.sort_by(|a, b| a.id.cmp(&b.id));
        self.no_acts.sort_by(|a, b| order(&a.record).cmp(&order(&b.record)));
        self.expectations.sort_by(|a, b| a.record.cmp(&b.record));
    }
}

/// A data set as the source that its acts cite.
fn source_of<'t>(dataset: &record::Dataset<'t>) -> record::Source<'t> {
    record::Source {
        id: dataset.id.clone(),
        title: dataset.title.clone(),
        authors: dataset.authors.clone(),
        year: dataset.year,
        kind: record::SourceKind::Dataset,
        locator: record::Locator::Row,
        note: dataset.note.clone(),
        ..record::Source::default()
    }
}

/// By what passages that are no acts are sorted.
fn order<'p, 't>(record: &'p record::NoAct<'t>) -> [Option<&'p Written<'t>>; 8] {
    let record::NoAct { source, paragraph, page, passage, prefix, suffix, reason } = record;
    let (first, last) = passage;
    [
        Some(source),
        paragraph.as_ref(),
        page.as_ref(),
        Some(first),
        Some(last),
        prefix.as_ref(),
        suffix.as_ref(),
        Some(reason),
    ]
}

/// What stands for the id of a record that has none.
const NO_ACT: &str = "no-act";
const EXPECTATION: &str = "expectation";

fn is_built_in(entry: &Entry<'_>) -> bool {
    entry.text.is_some_and(|text| text.name().starts_with(BUILT_IN))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Records;
    use super::Text;

    /// The acts that are kept of three, which have two pairs, one and three, and how many findings there are.
    fn kept(most: usize) -> (Vec<String>, usize) {
        let act = |id: &str, actors: &str, recipients: &str| {
            format!(
                "Act(id: \"{id}\", actors: [{actors}], type: \"accused\", recipients: [{recipients}]),"
            )
        };
        let acts = act("c", "\"x\"", "\"x\", \"y\", \"z\"") + &act("a", "\"x\"", "\"x\", \"y\"");
        let text =
            Arc::new(Text::new("case.ron", format!("[{acts}{}]", act("b", "\"x\"", "\"x\""))));
        let mut found = Vec::new();
        let mut records = Records::gather(crate::load::parse(&text).0.entries, &mut found);
        records.keep_pairs(most, &mut found);
        (records.acts.iter().map(|item| item.id.to_string()).collect(), found.len())
    }

    #[test]
    fn acts_past_the_most_pairs_are_dropped_by_id() {
        assert_eq!(kept(6), (vec!["a".to_owned(), "b".to_owned(), "c".to_owned()], 0));
        assert_eq!(kept(5), (vec!["a".to_owned(), "b".to_owned()], 1));
        assert_eq!(kept(2), (vec!["a".to_owned()], 1));
        assert_eq!(kept(1), (vec![], 1));
    }
}
