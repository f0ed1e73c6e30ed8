//! What is in a graph, and how well it is sourced. Every act counts, whether or not it is actual or rejected.

use std::collections::BTreeMap;

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::Actor;
use crate::model::ActorKind;
use crate::model::AudienceKind;
use crate::model::Basis;
use crate::model::Bounds;
use crate::model::Certainty;
use crate::model::Citation;
use crate::model::Class;
use crate::model::Day;
use crate::model::DayRange;
use crate::model::LinkKind;
use crate::model::Modality;
use crate::model::SourceKey;
use crate::model::Status;

/// Counts over a whole graph. Lists hold what occurs, in order, with its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many there are of each record.
    pub records: RecordCounts,
    /// Actors by what they are.
    pub actors_by_kind: Vec<(ActorKind, usize)>,
    /// Acts by class.
    pub acts_by_class: Vec<(Class, usize)>,
    /// Acts by rung.
    pub acts_by_rung: Vec<(u8, usize)>,
    /// Acts by modality.
    pub acts_by_modality: Vec<(Modality, usize)>,
    /// Acts by status.
    pub acts_by_status: Vec<(Status, usize)>,
    /// Acts by certainty.
    pub acts_by_certainty: Vec<(Certainty, usize)>,
    /// Acts by audience; nothing where the source does not say.
    pub acts_by_audience: Vec<(Option<AudienceKind>, usize)>,
    /// Acts by the best basis among their citations; acts without a citation are left out.
    pub acts_by_basis: Vec<(Basis, usize)>,
    /// Citations of acts by basis.
    pub citations_by_basis: Vec<(Basis, usize)>,
    /// How acts are dated.
    pub acts_by_dating: Vec<(Dating, usize)>,
    /// How many acts rest on what.
    pub sourcing: Sourcing,
    /// Links by kind and certainty.
    pub links: Vec<((LinkKind, Certainty), usize)>,
    /// The sources, in order of id, cited or not.
    pub sources: Vec<SourceUse>,
    /// The first day that is known of any act.
    pub day_first: Option<Day>,
    /// The last day that is known of any act.
    pub day_last: Option<Day>,
}

/// How many there are of each record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordCounts {
    /// Actors.
    pub actors: usize,
    /// Roles of actors.
    pub roles: usize,
    /// Events.
    pub events: usize,
    /// Acts.
    pub acts: usize,
    /// Links between acts.
    pub links: usize,
    /// Sources.
    pub sources: usize,
    /// Citations in acts.
    pub citations: usize,
    /// Topics.
    pub topics: usize,
    /// Disputes.
    pub disputes: usize,
    /// Act types of the vocabulary.
    pub act_types: usize,
    /// Act types that some act has.
    pub act_types_used: usize,
}

/// How many acts rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sourcing {
    /// Acts of which a citation names a note.
    pub with_note: usize,
    /// Acts of which a citation has a quote.
    pub with_quote: usize,
    /// Acts of which a citation gives its passage.
    pub with_passage: usize,
    /// Acts that rest on one citation only.
    pub on_one_citation: usize,
    /// Acts that cite more than one source.
    pub on_several_sources: usize,
}

/// How exactly something is dated: by the wider of its start and its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dating {
    /// To the day, or from a day to a day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// Less exactly than that.
    Wider,
    /// Not at all, but something follows from the order of things.
    Derived,
    /// Not at all.
    Undated,
}

/// What rests on a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceUse {
    /// The source.
    pub source: SourceKey,
    /// Acts that cite it.
    pub acts: usize,
    /// Citations of it in acts.
    pub citations: usize,
    /// Its notes by number, and how many acts cite each.
    pub notes: Vec<(String, usize)>,
}

/// Counts what is in a graph.
pub fn stats(graph: &Graph) -> Stats {
    let days = || graph.acts().flat_map(|act| act.bounds().known());
    let citations = || graph.acts().flat_map(|act| &act.prose().evidence);
    let best = |act: ActRef<'_>| act.prose().evidence.iter().map(|citation| citation.basis).min();
    Stats {
        records: records(graph),
        actors_by_kind: count(named_actors(graph).map(|actor| actor.kind)),
        acts_by_class: count(graph.acts().map(|act| act.act_type().class)),
        acts_by_rung: count(graph.acts().map(ActRef::rung)),
        acts_by_modality: count(graph.acts().map(ActRef::modality)),
        acts_by_status: count(graph.acts().map(ActRef::status)),
        acts_by_certainty: count(graph.acts().map(ActRef::certainty)),
        acts_by_audience: count(graph.acts().map(ActRef::audience)),
        acts_by_basis: count(graph.acts().filter_map(best)),
        citations_by_basis: count(citations().map(|citation| citation.basis)),
        acts_by_dating: count(graph.acts().map(dating)),
        sourcing: sourcing(graph),
        links: count(graph.links().map(|(_, link)| (link.kind, link.certainty))),
        sources: sources(graph),
        day_first: days().min(),
        day_last: days().max(),
    }
}

/// What occurs, in order, and how often.
fn count<T: Ord>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// The actors without the one whom no source names.
fn named_actors(graph: &Graph) -> impl Iterator<Item = &Actor> {
    graph.actors().filter(|(key, _)| !graph.is_unstated(*key)).map(|(_, actor)| actor)
}

fn records(graph: &Graph) -> RecordCounts {
    RecordCounts {
        actors: named_actors(graph).count(),
        roles: graph.actors().map(|(_, actor)| actor.roles.len()).sum(),
        events: graph.events().count(),
        acts: graph.acts().len(),
        links: graph.links().count(),
        sources: graph.sources().count(),
        citations: graph.acts().map(|act| act.prose().evidence.len()).sum(),
        topics: graph.topics().count(),
        disputes: graph.disputes().count(),
        act_types: graph.act_types().count(),
        act_types_used: count(graph.acts().map(ActRef::type_key)).len(),
    }
}

fn sourcing(graph: &Graph) -> Sourcing {
    let mut sourcing = Sourcing::default();
    for evidence in graph.acts().map(|act| &act.prose().evidence) {
        let some = |has: fn(&Citation) -> bool| usize::from(evidence.iter().any(has));
        sourcing.with_note += some(|citation| citation.note.is_some());
        sourcing.with_quote += some(|citation| citation.quote.is_some());
        sourcing.with_passage += some(|citation| citation.passage.is_some());
        sourcing.on_one_citation += usize::from(evidence.len() == 1);
        let first = evidence.first().map(|citation| citation.holder());
        let others = evidence.iter().any(|citation| Some(citation.holder()) != first);
        sourcing.on_several_sources += usize::from(others);
    }
    sourcing
}

fn dating(act: ActRef<'_>) -> Dating {
    let timing = act.timing();
    if timing.date.is_none() {
        let is_known = timing.bounds != Bounds::UNKNOWN;
        return if is_known { Dating::Derived } else { Dating::Undated };
    }
    let stated = timing.stated();
    exactness(stated.start).max(exactness(stated.end))
}

fn exactness(days: DayRange) -> Dating {
    let DayRange { first, last } = days;
    if first == last && days.is_bounded() {
        Dating::Day
    } else if first.year().is_none() || first.year() != last.year() {
        Dating::Wider
    } else if first.month() == last.month() {
        Dating::Month
    } else {
        Dating::Year
    }
}

fn sources(graph: &Graph) -> Vec<SourceUse> {
    let mut uses: Vec<SourceUse> = graph
        .sources()
        .map(|(source, _)| SourceUse { source, acts: 0, citations: 0, notes: Vec::new() })
        .collect();
    let mut notes: BTreeMap<(SourceKey, Numbered), usize> = BTreeMap::new();
    for act in graph.acts() {
        let evidence = &act.prose().evidence;
        for source in evidence.iter().flat_map(|citation| citation.sources()) {
            uses[source.position()].citations += 1;
        }
        for (source, _) in count(evidence.iter().flat_map(|citation| citation.sources())) {
            uses[source.position()].acts += 1;
        }
        let named = evidence.iter().filter_map(|citation| {
            Some((citation.holder(), Numbered::new(citation.note.as_ref()?)))
        });
        for (note, _) in count(named) {
            *notes.entry(note).or_default() += 1;
        }
    }
    for ((source, note), acts) in notes {
        uses[source.position()].notes.push((note.text, acts));
    }
    uses
}

/// A number of a note or paragraph, in order of its first digits as a number, then as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Numbered {
    number: Option<u64>,
    pub(super) text: String,
}

impl Numbered {
    pub(super) fn new(text: &str) -> Numbered {
        let end = text.find(|next: char| !next.is_ascii_digit()).unwrap_or(text.len());
        let digits = text.get(..end).unwrap_or("");
        // What begins with no digit, or with more than a number holds, stands before the others.
        let number = digits.parse().ok();
        Numbered { number, text: text.to_owned() }
    }
}
