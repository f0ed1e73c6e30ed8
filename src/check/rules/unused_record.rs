//! A record that nothing speaks of.
//!
//! # What it finds
//!
//! An actor that occurs in no act, event, dispute or role of another, a source that nothing cites and no bibliography lists,
//! and a topic of nothing.
//!
//! # Why it matters
//!
//! It may be left over, or an id elsewhere may be meant for it. It also swells every count of actors and sources.
//!
//! # Example
//!
//! ```ron
//! [Topic(id: "border", name: "The border")]
//! ```
//!
//! # How to fix
//!
//! Use it or delete it.

use crate::check::Rule;
use crate::check::draft::Draft;
use crate::check::draft::Kind;
use crate::check::reference;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::model::Id;
use crate::record::SourceKind;

const CODE: Code = Code("unused-record");

pub(in crate::check) const RULE: Rule = Rule {
    code: CODE,
    severity: Severity::Warning,
    page: include_str!("unused_record.rs"),
    run: Some(run),
};

fn run(draft: &Draft<'_, '_>, _graph: &Graph, found: &mut Vec<Diagnostic>) {
    let records = draft.records;
    let mut used = Used {
        actors: vec![false; records.actors.len()],
        sources: vec![false; records.sources.len()],
        topics: vec![false; records.topics.len()],
    };
    used.mark(draft);
    let actors = records.actors.iter().map(|item| (&item.id, item.label_id(LABEL)));
    report("actor", actors, &used.actors, found);
    let sources = records.sources.iter().map(|item| (&item.id, item.label_id(LABEL)));
    // A bibliography may well be larger than the graph; of a data set the rows speak.
    for (used, item) in used.sources.iter_mut().zip(&records.sources) {
        *used |= item.record.reference.is_some() || item.record.kind == SourceKind::Dataset;
    }
    report("source", sources, &used.sources, found);
    let topics = records.topics.iter().map(|item| (&item.id, item.label_id(LABEL)));
    report("topic", topics, &used.topics, found);
}

const LABEL: &str = "used nowhere";

fn report<'d>(
    kind: &str,
    records: impl Iterator<Item = (&'d Id, Option<Label>)>,
    used: &[bool],
    found: &mut Vec<Diagnostic>,
) {
    let unused = records.zip(used).filter(|(_, used)| !**used);
    found.extend(unused.map(|((id, label), _)| {
        Diagnostic::warning(CODE, format!("nothing speaks of the {kind} `{id}`"))
            .at(label)
            .help("use it or delete it")
    }));
}

struct Used {
    actors: Vec<bool>,
    sources: Vec<bool>,
    topics: Vec<bool>,
}

impl Used {
    fn mark(&mut self, draft: &Draft<'_, '_>) {
        let countable = [Kind::Actor, Kind::Source, Kind::Topic];
        let references = reference::all(draft.records)
            .filter(|one| one.kinds.iter().any(|kind| countable.contains(kind)));
        references.for_each(|reference| match draft.names.get(reference.written) {
            Some((Kind::Actor, at)) => self.actors[at] = true,
            Some((Kind::Source, at)) => self.sources[at] = true,
            Some((Kind::Topic, at)) => self.topics[at] = true,
            Some(_) | None => {}
        });
    }
}
