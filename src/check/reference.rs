//! Every place where a record names another, and what kind of record it may name.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::load::limits::FINDINGS_MAX;
use crate::model::Id;
use crate::record;
use crate::record::Written;
use crate::text::beyond_ascii;
use crate::text::nearest_of;
use crate::text::quoted;

use super::called;
use super::draft::Draft;
use super::draft::Kind;
use super::draft::Names;
use super::records::Item;
use super::records::Records;
use super::rules::beyond_limit;

/// A reference: the id as written, and the kinds of record that it may name.
pub(super) struct Reference<'d, 't> {
    pub(super) written: &'d Written<'t>,
    pub(super) kinds: &'static [Kind],
}

/// Actors and events: what acts connect.
pub(super) const NODE: &[Kind] = &[Kind::Actor, Kind::Event];
/// What has a place in time.
pub(super) const DATED: &[Kind] = &[Kind::Act, Kind::Event];

fn one<'d, 't>(written: &'d Written<'t>, kinds: &'static [Kind]) -> Reference<'d, 't> {
    Reference { written, kinds }
}

fn cited<'d, 't>(evidence: &'d [record::Citation<'t>]) -> impl Iterator<Item = Reference<'d, 't>> {
    evidence.iter().flat_map(|citation| {
        std::iter::once(&citation.source)
            .chain(&citation.via)
            .map(|source| one(source, &[Kind::Source]))
    })
}

fn ordered<'d, 't>(order: &'d [record::Order<'t>]) -> impl Iterator<Item = Reference<'d, 't>> {
    order.iter().map(|order| one(&order.to().id, DATED))
}

/// The act types that corrections read.
fn types_read<'d, 't>(
    corrections: &'d [record::Correction<'t>],
) -> impl Iterator<Item = Reference<'d, 't>> {
    let of_type = |correction: &&record::Correction<'_>| match correction.field {
        record::CorrectedField::Type => true,
        record::CorrectedField::Date | record::CorrectedField::Place => false,
    };
    corrections.iter().filter(of_type).map(|correction| one(&correction.reading, &[Kind::ActType]))
}

/// The references of an actor.
pub(super) fn of_actor<'d, 't>(
    actor: &'d record::Actor<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    let roles = actor.roles.iter();
    let roles = roles.flat_map(|role| {
        std::iter::once(one(&role.within, &[Kind::Actor])).chain(cited(&role.evidence))
    });
    roles.chain(cited(&actor.evidence))
}

/// The references of an event.
pub(super) fn of_event<'d, 't>(
    event: &'d record::Event<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    let parts = event.part_of.iter().map(|id| one(id, &[Kind::Event]));
    let participants =
        event.participants.iter().map(|participant| one(&participant.actor, &[Kind::Actor]));
    let topics = event.topics.iter().map(|id| one(id, &[Kind::Topic]));
    parts
        .chain(participants)
        .chain(topics)
        .chain(ordered(&event.order))
        .chain(cited(&event.evidence))
}

/// The references of an act.
pub(super) fn of_act<'d, 't>(act: &'d record::Act<'t>) -> impl Iterator<Item = Reference<'d, 't>> {
    let before = act.audience.iter().flat_map(|audience| &audience.before);
    let parties = act
        .actors
        .iter()
        .chain(&act.recipients)
        .chain(&act.about)
        .chain(before)
        .map(|id| one(id, NODE));
    let links = act.responds_to.iter().chain(&act.continues);
    let links = links.flat_map(|link| {
        std::iter::once(one(&link.act, &[Kind::Act])).chain(cited(&link.evidence))
    });
    parties
        .chain(std::iter::once(one(&act.act_type, &[Kind::ActType])))
        .chain(types_read(&act.corrections))
        .chain(act.within.iter().chain(&act.conflicts_with).map(|id| one(id, &[Kind::Act])))
        .chain(act.event.iter().map(|id| one(id, &[Kind::Event])))
        .chain(act.topics.iter().map(|id| one(id, &[Kind::Topic])))
        .chain(ordered(&act.order))
        .chain(links)
        .chain(cited(&act.evidence))
}

/// The references of a passage that is no act.
pub(super) fn of_no_act<'d, 't>(
    no_act: &'d record::NoAct<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    std::iter::once(one(&no_act.source, &[Kind::Source]))
}

/// The references of a dispute.
pub(super) fn of_dispute<'d, 't>(
    dispute: &'d record::Dispute<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    dispute.sides.iter().flat_map(|side| &side.actors).map(|id| one(id, &[Kind::Actor]))
}

/// The references of a code book.
pub(super) fn of_code_book<'d, 't>(
    book: &'d record::CodeBook<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    book.codes.iter().map(|code| one(&code.act_type, &[Kind::ActType]))
}

/// The references of a data set.
pub(super) fn of_dataset<'d, 't>(
    dataset: &'d record::Dataset<'t>,
) -> impl Iterator<Item = Reference<'d, 't>> {
    dataset.actors.iter().map(|(_, actor)| one(actor, &[Kind::Actor]))
}

/// The references of all records.
pub(super) fn all<'d, 't>(records: &'d Records<'t>) -> impl Iterator<Item = Reference<'d, 't>> {
    let actors = records.actors.iter().flat_map(|item| of_actor(&item.record));
    let events = records.events.iter().flat_map(|item| of_event(&item.record));
    let acts = records.acts.iter().flat_map(|item| of_act(&item.record));
    let disputes = records.disputes.iter().flat_map(|item| of_dispute(&item.record));
    let no_acts = records.no_acts.iter().flat_map(|item| of_no_act(&item.record));
    let code_books = records.code_books.iter().flat_map(|item| of_code_book(&item.record));
    let datasets = records.datasets.iter().flat_map(|item| of_dataset(&item.record));
    actors
        .chain(events)
        .chain(acts)
        .chain(disputes)
        .chain(no_acts)
        .chain(code_books)
        .chain(datasets)
}

/// Of each reference that names nothing it may name, the first of these kinds.
pub(super) fn missing(records: &Records<'_>, names: &Names<'_, '_>) -> BTreeSet<Kind> {
    let mut missing = BTreeSet::new();
    all(records).for_each(|reference| {
        let found = names.get(reference.written);
        if !found.is_some_and(|(kind, _)| reference.kinds.contains(&kind)) {
            missing.extend(reference.kinds.first());
        }
    });
    missing
}

/// Reports the references that name no record of a kind they may name. Each is reported once, under the first of
/// those kinds: `kind` tells which references are meant.
pub(super) fn unknown(draft: &Draft<'_, '_>, code: Code, kind: Kind, found: &mut Vec<Diagnostic>) {
    if !draft.missing.contains(&kind) {
        return;
    }
    let mut finder = Finder::new(draft, code, found);
    finder.most = FINDINGS_MAX;
    for item in &draft.records.actors {
        finder.look(item, kind, of_actor(&item.record));
    }
    for item in &draft.records.events {
        finder.look(item, kind, of_event(&item.record));
    }
    for item in &draft.records.acts {
        finder.look(item, kind, of_act(&item.record));
    }
    for item in &draft.records.disputes {
        finder.look(item, kind, of_dispute(&item.record));
    }
    for item in &draft.records.no_acts {
        finder.look(item, kind, of_no_act(&item.record));
    }
    for item in &draft.records.code_books {
        finder.look(item, kind, of_code_book(&item.record));
    }
    for item in &draft.records.datasets {
        finder.look(item, kind, of_dataset(&item.record));
    }
    let unlisted = finder.made.saturating_sub(FINDINGS_MAX);
    if let Some(last) = found.last().filter(|_| unlisted > 0) {
        found.push(beyond_limit::unlisted(code, unlisted, last));
    }
}

/// So many ids are compared with wrong ones before no more proposals are made: a folder may have a hundred thousand of
/// either.
const COMPARED_MAX: usize = 200_000;

/// Reports references that name nothing of a kind they may name.
pub(super) struct Finder<'f, 'd, 't> {
    draft: &'f Draft<'d, 't>,
    code: Code,
    compared: usize,
    /// How many references were wrong, and of how many a finding is made: of no more than are listed.
    made: usize,
    most: usize,
    /// The actors by name and the act types by verb; made when first asked for.
    actors: Option<BTreeMap<String, &'d Id>>,
    types: Option<BTreeMap<String, BTreeSet<&'d Id>>>,
    pub(super) found: &'f mut Vec<Diagnostic>,
}

impl<'f, 'd, 't: 'd> Finder<'f, 'd, 't> {
    pub(super) fn new(
        draft: &'f Draft<'d, 't>,
        code: Code,
        found: &'f mut Vec<Diagnostic>,
    ) -> Finder<'f, 'd, 't> {
        Finder {
            draft,
            code,
            compared: 0,
            made: 0,
            most: usize::MAX,
            actors: None,
            types: None,
            found,
        }
    }

    fn look<'r, R>(
        &mut self,
        item: &Item<'t, R>,
        sought: Kind,
        references: impl Iterator<Item = Reference<'r, 't>>,
    ) where
        't: 'r,
    {
        for reference in references.filter(|reference| reference.kinds.first() == Some(&sought)) {
            self.names(item, &reference);
        }
    }

    /// The kind and position of what a reference names; reported where it names nothing of a kind that it may.
    pub(super) fn names<R>(
        &mut self,
        item: &Item<'t, R>,
        reference: &Reference<'_, 't>,
    ) -> Option<(Kind, usize)> {
        let named = self.draft.names.get(reference.written);
        if let Some((kind, at)) = named.filter(|(kind, _)| reference.kinds.contains(kind)) {
            return Some((kind, at));
        }
        self.made += 1;
        match named {
            _ if self.made > self.most => {}
            Some((kind, at)) => self.wrong_kind(item, reference, kind, at),
            None => self.no_record(item, reference),
        }
        None
    }

    fn wrong_kind<R>(
        &mut self,
        item: &Item<'t, R>,
        reference: &Reference<'_, 't>,
        kind: Kind,
        at: usize,
    ) {
        let wanted: Vec<&str> = reference.kinds.iter().map(|kind| kind.with_article()).collect();
        let wanted = wanted.join(" or ");
        let written = quoted(reference.written);
        let message = format!("`{written}` is {}, not {wanted}", kind.with_article());
        self.found.push(
            Diagnostic::error(self.code, message)
                .at(item.label(reference.written, format!("must name {wanted}")))
                .and(self.draft.label_id(kind, at, &format!("this {}", kind.name()))),
        );
    }

    fn no_record<R>(&mut self, item: &Item<'t, R>, reference: &Reference<'_, 't>) {
        let Some(&kind) = reference.kinds.first() else { return };
        if self.draft.records.lost.contains(&**reference.written) {
            return;
        }
        let written = quoted(reference.written);
        let wanted = if reference.kinds == DATED { "act or event" } else { kind.name() };
        let (help, meant) = self.proposal(reference);
        let fix = meant.filter(|_| !self.draft.records.is_partly_unread);
        let fix = fix.and_then(|id| item.fix(reference.written, id));
        let add = format!("correct the id, or add `{}(id: \"{written}\", …)`", kind.record());
        let add = Id::check(reference.written).is_ok().then_some(add);
        // The vocabulary is long and not in the folder.
        let search = format!("look for it with `demarche types {written}`");
        let add = if kind == Kind::ActType { Some(search) } else { add };
        self.found.push(
            Diagnostic::error(self.code, format!("no {wanted} has the id `{written}`"))
                .at(item.label(reference.written, format!("no such {wanted}")))
                .maybe_note(beyond_ascii(reference.written))
                .maybe_help(help.or(add))
                .maybe_fix(fix),
        );
    }

    /// What to do about an unknown id: the one that was meant by its letters or by a name; and that id itself where no other
    /// can be meant.
    fn proposal(&mut self, reference: &Reference<'_, '_>) -> (Option<String>, Option<&'d str>) {
        if self.compared > COMPARED_MAX {
            return (None, None);
        }
        let called = self.by_name(reference);
        let ids = self.draft.names.ids(reference.kinds);
        let ids = ids.inspect(|_| self.compared += 1);
        let near = nearest_of(reference.written, ids);
        let is_type = reference.kinds.contains(&Kind::ActType);
        match (near, called) {
            // A verb is rather another form of a word than a slip in writing one that looks like it.
            (_, Some(called)) if is_type => (Some(called), None),
            (Some(near), _) => {
                let meant = Some(near.word).filter(|_| near.is_certain);
                (Some(format!("did you mean `{}`?", near.word)), meant)
            }
            (None, called) => (called, None),
        }
    }

    /// The id of what is called so.
    fn by_name(&mut self, reference: &Reference<'_, '_>) -> Option<String> {
        let records = self.draft.records;
        if reference.kinds.contains(&Kind::Actor) {
            let actors = self.actors.get_or_insert_with(|| called::actors(records));
            let id = actors.get(&reference.written.trim().to_lowercase())?;
            return Some(format!("did you mean `{id}`, which has that name?"));
        }
        if !reference.kinds.contains(&Kind::ActType) {
            return None;
        }
        let types = self.types.get_or_insert_with(|| called::types(records));
        let ids = types.get(&called::verb_of(reference.written))?.iter();
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        Some(format!("did you mean {}?", ids.join(" or ")))
    }
}
