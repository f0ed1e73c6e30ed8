//! The main path of every pair of actors of a collection, ranked.
//!
//! Pairs of a data set are walked in its flat arrays. Pairs of which a curator wrote acts or whose actors act for others,
//! pairs in which the day of an act is in doubt or a link is on record, and all pairs where a filter asks for what the flat
//! arrays do not tell, are asked in the graph like any two sides: as many as it has room for.

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::dataset::PairKey;
use crate::dataset::Way;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DayRange;
use crate::model::Ladder;
use crate::model::NodeKey;
use crate::progress::Progress;
use crate::progress::Work;
use crate::query::Filter;
use crate::query::TermError;
use crate::query::dataset::Beside;
use crate::query::dataset::EveryPair;
use crate::query::dataset::EveryPairQuestion;
use crate::query::dataset::Narrow;
use crate::query::dataset::PairAct;
use crate::query::dataset::PairPath;
use crate::query::dataset::RankedPair;
use crate::query::dataset::Ranking;
use crate::query::dataset::Which;
use crate::query::escalation;
use crate::query::escalation::AskedSide;
use crate::query::escalation::Chain;
use crate::query::escalation::Infer;
use crate::query::escalation::Question;
use crate::query::escalation::Strictness;

use super::Asked;
use super::Attached;
use super::Collection;
use super::asked::add;

/// Where a ranked path comes from.
enum Origin {
    /// A pair of the data set of this place.
    Flat(usize, PairPath),
    /// A pair asked in the graph.
    Asked(Box<(Chain, [NodeKey; 2])>),
}

/// By what paths are ranked: the lesser is the better.
type Rank =
    (std::cmp::Reverse<(i64, usize)>, usize, std::cmp::Reverse<(usize, usize)>, (bool, i64));

impl Asked<'_> {
    /// The main path of every pair of actors, over the acts that the terms take; the best so many are told in full.
    ///
    /// # Errors
    ///
    /// What is wrong with the terms.
    pub fn every_pair(
        &self,
        infer: Infer,
        strictness: Strictness,
        top: usize,
    ) -> Result<Ranking, TermError> {
        let collection = self.collection;
        let filter = Filter::parse(self.graph(), self.terms)?;
        let narrows = self.narrow(&filter);
        let mut ranked: Vec<(Rank, Origin)> = Vec::new();
        let (mut questions, mut slow) = (Vec::new(), Vec::new());
        let mut passed_over = 0;
        let tied = collection.tied();
        for (at, (attached, narrow)) in collection.datasets().iter().zip(&narrows).enumerate() {
            let dataset = attached.dataset();
            let question = EveryPairQuestion { infer, strictness, which: narrow.which().clone() };
            let ladder = collection.graph().ladder();
            let mut found = walk(&question, dataset, ladder, (narrow, collection.progress()));
            found.doubtful.extend(collection.apart(attached, &tied));
            found.doubtful.sort_unstable();
            found.doubtful.dedup();
            let EveryPair { found, doubtful } = found;
            let plain =
                found.into_iter().filter(|path| doubtful.binary_search(&path.pair).is_err());
            ranked.extend(plain.map(|path| (flat_rank(&path), Origin::Flat(at, path))));
            let (mut places, over) = places(dataset, narrow.which(), &doubtful);
            add(&mut places, self.single[at].iter().copied());
            slow.push(places);
            passed_over += over;
            questions.push(question);
        }
        let graph = collection.with_acts(&slow);
        // Acts have other keys in another graph.
        let filter = Filter::parse(&graph, self.terms).unwrap_or(filter);
        let only: Option<BTreeSet<ActKey>> =
            (!filter.asks_nothing()).then(|| filter.select(&graph).acts.into_iter().collect());
        let dyads = || graph.dyads().filter(|(one, other, _)| one != other);
        collection.progress().begin(Work::Pairs, dyads().count() as u64);
        for (one, other, _) in dyads() {
            collection.progress().advance(1);
            let mut question = between(&graph, [one, other], infer, strictness);
            question.only = only.as_ref().map(|only| among(&graph, only, [one, other]));
            if let Some(path) = escalation::main_path(&graph, &question).path {
                ranked.push((
                    asked_rank(&graph, &path),
                    Origin::Asked(Box::new((path, [one, other]))),
                ));
            }
        }
        collection.progress().end();
        let found = ranked.len();
        // What is equal in all that ranks stays in order of pair.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.truncate(top);
        let pairs = ranked.into_iter().map(|(_, origin)| match origin {
            Origin::Flat(at, path) => {
                let attached = &collection.datasets()[at];
                let places =
                    questions[at].path(attached.dataset(), collection.graph().ladder(), path.pair);
                flat_pair(attached, &path, &places)
            }
            Origin::Asked(asked) => Some(asked_pair(&graph, &asked.0, asked.1)),
        });
        let has_links = graph.links().next().is_some()
            || collection.datasets().iter().any(|one| !one.dataset().links().is_empty());
        Ok(Ranking { pairs: pairs.flatten().collect(), found, passed_over, infer, has_links })
    }
}

impl Collection {
    /// The actors that several actors of data sets are, or for whom others act: what they did is more than one pair of a
    /// data set says.
    fn tied(&self) -> BTreeSet<NodeKey> {
        let mut seen = BTreeSet::new();
        let mut tied = BTreeSet::new();
        for attached in self.datasets() {
            for node in attached.nodes_of_folder() {
                let members = self.graph().roll_up(&[node]).nodes().count();
                if !seen.insert(node) || members > 1 {
                    tied.insert(node);
                }
            }
        }
        tied
    }

    /// The pairs of a data set that only the graph can be asked for: of actors tied to others, or with acts that a curator
    /// wrote.
    fn apart(&self, attached: &Attached, tied: &BTreeSet<NodeKey>) -> Vec<PairKey> {
        let dataset = attached.dataset();
        let of_curator: BTreeSet<(NodeKey, NodeKey)> =
            self.graph().dyads().map(|(one, other, _)| (one, other)).collect();
        if tied.is_empty() && of_curator.is_empty() {
            return Vec::new();
        }
        let is_apart = |pair: &PairKey| {
            let nodes = dataset.parties(*pair).map(|actor| attached.node(actor));
            let [Some(one), Some(other)] = nodes else { return false };
            tied.contains(&one)
                || tied.contains(&other)
                || of_curator.contains(&(one.min(other), one.max(other)))
        };
        dataset.pairs().filter(is_apart).collect()
    }
}

impl Attached {
    /// It, as questions know it.
    pub fn beside(&self) -> Beside<'_> {
        Beside {
            dataset: self.dataset(),
            nodes: self.nodes(),
            types: self.type_keys(),
            source: self.source(),
        }
    }
}

/// The paths of the pairs that a filter asks for. Where it asks for more than the flat arrays tell, every pair that both
/// sides acted in has to be asked in the graph.
fn walk(
    question: &EveryPairQuestion,
    dataset: &Dataset,
    ladder: &Ladder,
    (narrow, progress): (&Narrow, &Progress),
) -> EveryPair {
    let mut found = if narrow.is_exact() {
        question.answer_watched(dataset, ladder, progress)
    } else {
        EveryPair { found: Vec::new(), doubtful: question.two_sided(dataset, ladder) }
    };
    if let Some(asked) = narrow.pairs_both_ways(dataset) {
        found.found.retain(|path| asked[path.pair.position()]);
        found.doubtful.retain(|pair| asked[pair.position()]);
    }
    found
}

/// The acts of some pairs, and how many pairs have too many.
fn places(dataset: &Dataset, which: &Which, pairs: &[PairKey]) -> (Vec<u32>, usize) {
    let mut found = Vec::new();
    let mut passed_over = 0;
    for &pair in pairs {
        let before = found.len();
        for way in [Way::Up, Way::Down] {
            found.extend(which.of_pair(dataset, pair, way).map(|(place, _)| place));
        }
        if found.len() > super::ACTS_MAX {
            found.truncate(before);
            passed_over += 1;
        }
    }
    (found, passed_over)
}

fn between(graph: &Graph, nodes: [NodeKey; 2], infer: Infer, strictness: Strictness) -> Question {
    let [one, other] =
        nodes.map(|node| AskedSide { name: graph.node(node).name().to_owned(), roots: vec![node] });
    Question { infer, strictness, ..Question::between(one, other) }
}

/// Those of some acts that lie between two actors and those who act for them.
fn among(graph: &Graph, acts: &BTreeSet<ActKey>, nodes: [NodeKey; 2]) -> BTreeSet<ActKey> {
    let [one, other] = nodes.map(|node| graph.roll_up(&[node]));
    let pairs = one.nodes().flat_map(|one| other.nodes().map(move |other| (one, other)));
    let between = pairs.flat_map(|(one, other)| graph.between(one, other, DayRange::ALWAYS));
    between.filter(|act| acts.contains(act)).collect()
}

fn flat_rank(path: &PairPath) -> Rank {
    use std::cmp::Reverse;
    (
        Reverse((i64::from(path.net_rise()), usize::from(path.thresholds))),
        path.links as usize,
        Reverse((0, usize::from(path.strict))),
        (false, i64::from(path.span)),
    )
}

fn asked_rank(graph: &Graph, path: &Chain) -> Rank {
    use std::cmp::Reverse;
    (
        Reverse((i64::from(path.net_rise), thresholds(graph, path))),
        path.inferred_links,
        Reverse((path.explicit_links, strict_steps(path))),
        (path.span.most.is_none(), path.span.most.unwrap_or(0)),
    )
}

fn thresholds(graph: &Graph, path: &Chain) -> usize {
    match (path.acts.first(), path.acts.last()) {
        (Some(first), Some(last)) => graph.ladder().crossed(first.rung, last.rung).count(),
        _ => 0,
    }
}

fn strict_steps(path: &Chain) -> usize {
    path.steps.iter().filter(|step| step.rise > 0).count()
}

fn flat_pair(attached: &Attached, path: &PairPath, places: &[u32]) -> Option<RankedPair> {
    let dataset = attached.dataset();
    let nodes = dataset.parties(path.pair).map(|actor| attached.node(actor));
    let [Some(low), Some(high)] = nodes else { return None };
    let acts: Vec<PairAct> = places
        .iter()
        .map(|&place| {
            let stamp = dataset.stamp(place);
            let code = dataset.code(stamp.code());
            let day = dataset.day(stamp.day());
            PairAct {
                id: attached.act_id(place),
                actor: if stamp.way() == Way::Up { low } else { high },
                first: day,
                last: day,
                what: code.label.clone().unwrap_or_else(|| code.code.clone()),
                rung: code.rung,
            }
        })
        .collect();
    let first = acts.first()?.actor;
    Some(RankedPair {
        actors: if first == low { [low, high] } else { [high, low] },
        first_rung: path.first_rung,
        last_rung: path.last_rung,
        thresholds: usize::from(path.thresholds),
        inferred_links: path.links as usize,
        explicit_links: 0,
        strict_steps: usize::from(path.strict),
        days: Some(i64::from(path.span)),
        acts,
    })
}

fn asked_pair(graph: &Graph, path: &Chain, nodes: [NodeKey; 2]) -> RankedPair {
    let acts: Vec<PairAct> = path
        .acts
        .iter()
        .map(|one| {
            let act = graph.act(one.act);
            PairAct {
                id: act.id().as_str().to_owned(),
                actor: nodes[one.side.position()],
                first: act.bounds().start.first,
                last: act.bounds().start.last,
                what: act.act_type().past.clone(),
                rung: one.rung,
            }
        })
        .collect();
    let begins = path.acts.first().map_or(0, |first| first.side.position());
    RankedPair {
        actors: [nodes[begins], nodes[1 - begins]],
        first_rung: path.acts.first().map_or(0, |act| act.rung),
        last_rung: path.acts.last().map_or(0, |act| act.rung),
        thresholds: thresholds(graph, path),
        inferred_links: path.inferred_links,
        explicit_links: path.explicit_links,
        strict_steps: strict_steps(path),
        days: path.span.most,
        acts,
    }
}
