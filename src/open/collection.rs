//! A graph folder and the data sets beside it: asked together, kept apart.
//!
//! A data set has too many acts to be a graph. So its actors stand in the graph from the beginning, and its acts are
//! brought in as records once a question has told which of them it is about: then every question, picture and format
//! takes them like acts that a curator wrote. Each cites the data set and its row; none is ever merged with another act.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::check::Reading;
use crate::dataset::ActorKey;
use crate::dataset::Coded;
use crate::dataset::Dataset;
use crate::dataset::Way;
use crate::dataset::format;
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::graph::Graph;
use crate::graph::Named;
use crate::load;
use crate::load::Entry;
use crate::load::Folder;
use crate::model::NodeKey;
use crate::model::Recipients;
use crate::model::SourceKey;
use crate::model::TypeKey;
use crate::model::UNSTATED;
use crate::progress::Progress;
use crate::record;
use crate::record::Record;

use super::Given;
use super::HowRead;
use super::build_with;
use super::ids::Taken;
use super::ids::slug;
use super::recorded::Opening;
use super::recorded::Recorded;
use super::recorded::Rows;
use super::with_datasets;

/// The most acts of data sets that are brought into a graph at once.
pub const ACTS_MAX: usize = 100_000;

/// A graph folder, or none, and data sets.
#[derive(Debug)]
pub struct Collection {
    folder: Folder,
    reading: Reading,
    attached: Vec<Attached>,
    graph: Graph,
    findings: Vec<Diagnostic>,
    progress: Arc<Progress>,
}

/// A data set beside a graph.
#[derive(Debug)]
pub struct Attached {
    id: String,
    /// Its title; nothing where the folder has a record of it.
    title: Option<String>,
    dataset: Dataset,
    /// What was read and how.
    told: String,
    /// The id of each actor; that of nobody stands for whom rows leave unnamed.
    ids: Vec<String>,
    /// Which of them the folder has no record of.
    own: Vec<bool>,
    nodes: Vec<Option<NodeKey>>,
    /// The id of the act type of each code.
    types: Vec<String>,
    type_keys: Vec<Option<TypeKey>>,
    source: Option<SourceKey>,
}

impl Collection {
    /// A graph folder with the data sets that it names, or nothing but the vocabulary.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`] where there is no such folder or it cannot be read.
    pub fn open(path: Option<&Path>, reading: Reading) -> Result<Collection, Error> {
        Collection::open_watched(path, reading, &Arc::default())
    }

    /// The same, counting how far reading has come, and later how far the walk of every pair.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`] where there is no such folder or it cannot be read.
    pub fn open_watched(
        path: Option<&Path>,
        reading: Reading,
        progress: &Arc<Progress>,
    ) -> Result<Collection, Error> {
        let folder = path.map(load::folder).transpose()?.unwrap_or_default();
        let checked = build_with(&folder, reading, Given::default(), Vec::new());
        let (graph, mut findings) = (checked.graph, checked.findings);
        let recorded = match path {
            Some(path) => {
                let (folder, graph, rows) = (&folder, &graph, Rows::OfIndex);
                Opening { path, folder, graph, rows, progress }.datasets(&mut findings)
            }
            None => Vec::new(),
        };
        let (attached, progress) = (Vec::new(), Arc::clone(progress));
        let mut collection = Collection { folder, reading, attached, graph, findings, progress };
        if !recorded.is_empty() {
            for one in recorded {
                collection.attach(one);
            }
            collection.settle();
        }
        Ok(collection)
    }

    /// The same with a data set that was made in code, which is called by a name; its id is made of that. Answers name it
    /// by that alone.
    #[must_use]
    pub fn with_dataset(self, name: &str, dataset: Dataset) -> Collection {
        self.with(name, dataset, String::new())
    }

    /// The same with a data set that was read, which is called by a name; its id is made of that.
    #[must_use]
    pub fn with_reading(self, name: &str, how: &HowRead, reading: format::Reading) -> Collection {
        let told = how.told(&reading);
        self.with(name, reading.dataset, told)
    }

    fn with(mut self, name: &str, dataset: Dataset, told: String) -> Collection {
        let taken = self.attached.iter().map(|attached| attached.id.as_str());
        let id = Taken::new(&self.graph, taken).dataset(name);
        let title = if name.trim().is_empty() { id.clone() } else { name.to_owned() };
        self.attach(Recorded { id, title: Some(title), dataset, told, actors: BTreeMap::new() });
        self.settle();
        self
    }

    /// Takes in a data set; what stands in its graph is for [`Collection::settle`] to say.
    fn attach(&mut self, recorded: Recorded) {
        let Recorded { id, title, dataset, told, actors } = recorded;
        let others = self.attached.iter().map(|attached| attached.id.as_str());
        let mut taken = Taken::new(&self.graph, others.chain([id.as_str()]));
        for one in &self.attached {
            taken.add(one.ids.iter().chain(&one.types));
        }
        let mut own = Vec::with_capacity(dataset.actors().len());
        let ids = (0..dataset.actors().len()).map(|number| {
            let name = dataset.actors().get(number);
            let known = actors.get(&*name).cloned();
            own.push(number != ActorKey::NOBODY.position() && known.is_none());
            match known {
                Some(id) => id,
                None if number == ActorKey::NOBODY.position() => UNSTATED.to_owned(),
                None => taken.free(slug(&name, "actor"), "actor"),
            }
        });
        let ids = ids.collect();
        let types = dataset.codes().iter().map(|code| {
            let of_code = || slug(&format!("code {}", code.code), "code");
            let known = code.act_type.as_ref().map(ToString::to_string);
            known.unwrap_or_else(|| taken.free(format!("{id}-{}", of_code()), "code"))
        });
        let types = types.collect();
        let (nodes, type_keys, source) = (Vec::new(), Vec::new(), None);
        self.attached.push(Attached {
            id,
            title,
            dataset,
            told,
            ids,
            own,
            nodes,
            types,
            type_keys,
            source,
        });
    }

    /// Builds the graph of the folder and of what its data sets name, and looks that up in it.
    fn settle(&mut self) {
        let graph = self.with_acts(&[]);
        for attached in &mut self.attached {
            let node = |id: &String| match graph.named(id) {
                Some(Named::Node(node)) => Some(node),
                _ => None,
            };
            attached.nodes = attached.ids.iter().map(node).collect();
            let act_type = |id: &String| match graph.named(id) {
                Some(Named::Type(key)) => Some(key),
                _ => None,
            };
            attached.type_keys = attached.types.iter().map(act_type).collect();
            attached.source = match graph.named(&attached.id) {
                Some(Named::Source(source)) => Some(source),
                _ => None,
            };
        }
        self.graph = graph;
    }

    /// The graph without acts of data sets, for whoever has no data set to ask.
    pub fn into_graph(self) -> Graph {
        self.graph
    }

    /// Everything but the acts of data sets.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Where it is counted how far long work has come.
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What is wrong with the folder.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// The data sets.
    pub fn datasets(&self) -> &[Attached] {
        &self.attached
    }

    /// The graph with some acts of each data set, by place. Actors, types and sources have the same keys in each.
    pub fn with_acts(&self, places: &[Vec<u32>]) -> Graph {
        let mut records = Vec::new();
        for attached in &self.attached {
            attached.add_frame(&mut records);
        }
        if self.attached.iter().any(|one| one.dataset.pairs_of(ActorKey::NOBODY).next().is_some()) {
            records.push(unstated());
        }
        for (attached, places) in self.attached.iter().zip(places) {
            attached.add_acts(places, &mut records);
        }
        let entries =
            records.into_iter().map(|record| Entry { record, text: None, span: 0..0 }).collect();
        let graph = build_with(&self.folder, self.reading, Given::default(), entries).graph;
        let asked = self.attached.iter().map(|one| (one.id.as_str(), one.told.as_str()));
        let digest = with_datasets(&graph.heading().digest, asked);
        graph.with_digest(digest)
    }
}

impl Attached {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its acts.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The node of an actor of it; for whom rows leave unnamed the unstated actor, where there are such rows.
    pub fn node(&self, actor: ActorKey) -> Option<NodeKey> {
        self.nodes.get(actor.position()).copied().flatten()
    }

    /// The first actor that is a node, apart from whom rows leave unnamed.
    pub fn actor(&self, node: NodeKey) -> Option<ActorKey> {
        let mut named = self.nodes.iter().enumerate().skip(1);
        named.find(|(_, one)| **one == Some(node)).map(|(number, _)| ActorKey::new(number))
    }

    /// The act types of its codes, by their keys.
    pub fn type_keys(&self) -> &[Option<TypeKey>] {
        &self.type_keys
    }

    /// The nodes of its actors, by their keys.
    pub fn nodes(&self) -> &[Option<NodeKey>] {
        &self.nodes
    }

    /// The nodes of its actors that the folder has records of.
    pub fn nodes_of_folder(&self) -> impl Iterator<Item = NodeKey> {
        let known = self.nodes.iter().zip(&self.own).skip(1).filter(|(_, own)| !**own);
        known.filter_map(|(node, _)| *node)
    }

    /// The source that its acts cite.
    pub fn source(&self) -> Option<SourceKey> {
        self.source
    }

    /// The records without which its acts cannot be: source, actors, and types of codes that no code book has.
    fn add_frame(&self, records: &mut Vec<Record<'static>>) {
        records.extend(self.title.as_ref().map(|title| {
            Record::Source(record::Source {
                id: self.id.clone().into(),
                title: title.clone().into(),
                kind: record::SourceKind::Dataset,
                locator: record::Locator::Row,
                ..record::Source::default()
            })
        }));
        let own = self.ids.iter().zip(&self.own).enumerate().filter(|(_, (_, own))| **own);
        for (number, (id, _)) in own {
            records.push(Record::Actor(record::Actor {
                id: id.clone().into(),
                name: self.dataset.actors().get(number).into_owned().into(),
                kind: record::ActorKind::Group,
                ..record::Actor::default()
            }));
        }
        let unknown = self
            .dataset
            .codes()
            .iter()
            .zip(&self.types)
            .filter(|(code, _)| code.act_type.is_none());
        records.extend(unknown.map(|(code, id)| Record::ActType(Box::new(unknown_type(code, id)))));
    }

    fn add_acts(&self, places: &[u32], records: &mut Vec<Record<'static>>) {
        let mut sorted = places.to_vec();
        sorted.sort_unstable();
        for &place in places {
            let mut act = self.act(place);
            act.responds_to = self.links(place, &sorted);
            records.push(Record::Act(Box::new(act)));
        }
    }

    /// The id of an act: the data set and the row; and which of its acts, where the row holds several.
    pub fn act_id(&self, place: u32) -> String {
        let row = self.dataset.row(place);
        match self.dataset.ordinal(place) {
            None => format!("{}-{row}", self.id),
            Some(ordinal) => format!("{}-{row}-{ordinal}", self.id),
        }
    }

    /// Those of some acts, in order of place, that an act responds to, as the data set records it.
    fn links(&self, place: u32, among: &[u32]) -> Vec<record::Link<'static>> {
        let links = self.dataset.links();
        let first = links.partition_point(|link| link.later < place);
        let own = links[first..].iter().take_while(|link| link.later == place);
        let known = own.filter(|link| among.binary_search(&link.earlier).is_ok());
        known
            .map(|link| record::Link {
                act: self.act_id(link.earlier).into(),
                evidence: vec![self.citation(place)],
                ..record::Link::default()
            })
            .collect()
    }

    /// Where an act stands, with the sentence from which it was coded.
    fn citation(&self, place: u32) -> record::Citation<'static> {
        let row = self.dataset.row(place);
        record::Citation {
            source: self.id.clone().into(),
            paragraph: Some(row.to_string().into()),
            quote: self.dataset.words(row).map(|sentence| sentence.to_owned().into()),
            ..record::Citation::default()
        }
    }

    fn act(&self, place: u32) -> record::Act<'static> {
        let pair = self.dataset.pair_of(place);
        let [low, high] = self.dataset.parties(pair);
        let stamp = self.dataset.stamp(place);
        let (actor, recipient) = if stamp.way() == Way::Up { (low, high) } else { (high, low) };
        let first = self.dataset.day(stamp.day());
        let date = match self.dataset.doubt(place) {
            0 => first.to_string(),
            days => format!("[{first}..{}]", first.plus(i32::try_from(days).unwrap_or(i32::MAX))),
        };
        let code = self.dataset.code(stamp.code());
        let name = |actor: ActorKey| self.ids[actor.position()].clone().into();
        let mut act = record::Act {
            id: self.act_id(place).into(),
            actors: vec![name(actor)],
            act_type: self.types[stamp.code().position()].clone().into(),
            date: Some(date.into()),
            goldstein: code.goldstein,
            evidence: vec![self.citation(place)],
            ..record::Act::default()
        };
        match code.recipients {
            Recipients::Forbidden if recipient != ActorKey::NOBODY => {
                act.about.push(name(recipient));
            }
            Recipients::Forbidden => {}
            Recipients::Optional if recipient == ActorKey::NOBODY => {}
            Recipients::Optional | Recipients::Required => act.recipients.push(name(recipient)),
        }
        act
    }
}

/// The actor whom rows leave unnamed: in every graph of a collection or in none, so that keys stay the same.
fn unstated() -> Record<'static> {
    Record::Actor(record::Actor {
        id: UNSTATED.into(),
        name: "an actor whom the source does not name".into(),
        kind: record::ActorKind::Group,
        ..record::Actor::default()
    })
}

/// A type for a code that no code book has: neither good nor bad.
fn unknown_type(code: &Coded, id: &str) -> record::ActType<'static> {
    let doing = |verb: &str| format!("{verb} “{}” to", code.code).into();
    record::ActType {
        id: id.to_owned().into(),
        label: doing("do"),
        past: doing("did"),
        passive: format!("was done “{}” by", code.code).into(),
        class: record::Class::Neutral,
        rung: 0,
        scope: record::Scope::Dyadic,
        symmetric: false,
        recipients: record::Recipients::Optional,
        goldstein: None,
        codes: record::Codes::default(),
        aliases: Vec::new(),
        definition: "A code that the code book does not have.".into(),
        not_to_be_confused_with: None,
    }
}
