//! What a change does to the main path of each dispute, and to the findings.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::graph::Named;
use crate::model::Certainty;
use crate::model::LinkKind;
use crate::query::escalation::Chain;
use crate::query::escalation::Question;
use crate::query::escalation::Tie;
use crate::query::escalation::escalation;

use super::Version;
use super::pairing::Pairing;

/// So many pairs of sides are looked at.
const PAIRS_MAX: usize = 64;

/// Two sides of a dispute in both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct DisputeChange {
    /// The id of the dispute, the new one where it has two.
    pub dispute: String,
    /// The ids of the two sides where the dispute has more.
    pub sides: Option<[String; 2]>,
    /// How it stood.
    pub old: Standing,
    /// How it stands.
    pub new: Standing,
    /// Whether both say the same, ids that were renamed apart.
    pub is_same: bool,
}

/// How two sides of a dispute stand.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// This version does not have the dispute, or not these sides.
    Absent,
    /// There is no escalation path.
    Pathless,
    /// The main path.
    Path(MainPath),
}

/// A main path, by ids.
#[derive(Clone, Debug, PartialEq)]
pub struct MainPath {
    /// Its acts in order, each with its rung.
    pub acts: Vec<(String, u8)>,
    /// The rung of its last act less that of its first.
    pub net_rise: i16,
    /// The highest rung.
    pub peak: u8,
    /// The names of the thresholds that it crosses.
    pub thresholds: Vec<String>,
    /// Its weakest link.
    pub weakest: Option<Weakest>,
}

/// The link that is to be doubted first.
#[derive(Clone, Debug, PartialEq)]
pub struct Weakest {
    /// The earlier act.
    pub earlier: String,
    /// The later act.
    pub later: String,
    /// Of what kind it is, and how sure; nothing where it is inferred.
    pub link: Option<(LinkKind, Certainty)>,
}

/// What is wrong with either version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Errors and warnings of the old version.
    pub old: [usize; 2],
    /// Errors and warnings of the new.
    pub new: [usize; 2],
    /// What only the new version has, errors first, in order of place.
    pub come: Vec<Finding>,
    /// What only the old version has, likewise.
    pub gone: Vec<Finding>,
}

/// A finding of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where: `path:line:column`; empty where it has no place.
    pub place: String,
    /// The rule that found it.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
}

/// A pair of sides: the dispute, and the sides where it has more than two.
type PairId = (String, Option<[String; 2]>);

/// Each dispute in both versions, and how many pairs of sides were left out.
pub(super) fn disputes(
    old: &Version<'_>,
    new: &Version<'_>,
    pairing: &Pairing<'_>,
) -> (Vec<DisputeChange>, usize) {
    let now = |id: &str| pairing.names.renamed.get(id).copied().unwrap_or(id).to_owned();
    let mut both: BTreeMap<PairId, [Option<[usize; 2]>; 2]> = BTreeMap::new();
    for (id, sides) in pairs(&old.graph, now) {
        both.entry(id).or_default()[0] = Some(sides);
    }
    for (id, sides) in pairs(&new.graph, str::to_owned) {
        both.entry(id).or_default()[1] = Some(sides);
    }
    let left_out = both.len().saturating_sub(PAIRS_MAX);
    let before: BTreeMap<&str, &str> =
        pairing.names.renamed.iter().map(|(old, new)| (*new, *old)).collect();
    let told = both.into_iter().take(PAIRS_MAX).map(|((dispute, sides), [was, is])| {
        let id_before = before.get(dispute.as_str()).copied().unwrap_or(&dispute);
        let old = standing(&old.graph, id_before, was);
        let new = standing(&new.graph, &dispute, is);
        let is_same = old.clone().renamed(now) == new;
        DisputeChange { dispute, sides, old, new, is_same }
    });
    (told.collect(), left_out)
}

/// The pairs of sides of all disputes, and their places in them.
fn pairs(graph: &Graph, now: impl Fn(&str) -> String) -> Vec<(PairId, [usize; 2])> {
    let mut all = Vec::new();
    for (_, dispute) in graph.disputes() {
        let sides = &dispute.sides;
        // Of a dispute with very many sides the first are enough to reach the limit.
        for second in 1..sides.len().min(PAIRS_MAX) {
            for first in 0..second {
                let mut names = [&sides[first].id, &sides[second].id].map(ToString::to_string);
                names.sort();
                let names = Some(names).filter(|_| sides.len() > 2);
                all.push(((now(dispute.id.as_str()), names), [first, second]));
            }
        }
    }
    all
}

fn standing(graph: &Graph, dispute: &str, sides: Option<[usize; 2]>) -> Standing {
    let (Some(sides), Some(Named::Dispute(key))) = (sides, graph.named(dispute)) else {
        return Standing::Absent;
    };
    let Some(question) = Question::of_dispute(graph, key, sides) else { return Standing::Absent };
    let answer = escalation(graph, &question);
    answer.paths.first().map_or(Standing::Pathless, |path| Standing::Path(main_path(graph, path)))
}

fn main_path(graph: &Graph, path: &Chain) -> MainPath {
    let id = |act| graph.act(act).id().to_string();
    let thresholds = &graph.ladder().thresholds;
    let weakest = path.detail.as_ref().map(|detail| {
        let Tie { earlier, later, link } = detail.weakest.tie;
        let link = link.map(|key| (graph.link(key).kind, graph.link(key).certainty));
        Weakest { earlier: id(earlier), later: id(later), link }
    });
    MainPath {
        acts: path.acts.iter().map(|one| (id(one.act), one.rung)).collect(),
        net_rise: path.net_rise,
        peak: path.peak,
        thresholds: path
            .crossings
            .iter()
            .map(|crossing| thresholds[crossing.threshold].name.clone())
            .collect(),
        weakest,
    }
}

impl Standing {
    /// The same under the ids of the new version.
    fn renamed(self, now: impl Fn(&str) -> String) -> Standing {
        let Standing::Path(mut path) = self else { return self };
        for (id, _) in &mut path.acts {
            *id = now(id);
        }
        if let Some(weakest) = &mut path.weakest {
            weakest.earlier = now(&weakest.earlier);
            weakest.later = now(&weakest.later);
        }
        Standing::Path(path)
    }
}

/// What is wrong with either version, and what only one of them has: findings are one where severity, code and message are.
pub(super) fn findings(old: &[Diagnostic], new: &[Diagnostic]) -> Findings {
    let count = |all: &[Diagnostic]| {
        [Severity::Error, Severity::Warning]
            .map(|severity| all.iter().filter(|one| one.severity == severity).count())
    };
    Findings { old: count(old), new: count(new), come: without(new, old), gone: without(old, new) }
}

/// The findings of one version that the other does not have as often.
fn without(all: &[Diagnostic], other: &[Diagnostic]) -> Vec<Finding> {
    let what = |one: &Diagnostic| (one.severity, one.code, one.message.clone());
    let mut there: BTreeMap<_, usize> = BTreeMap::new();
    for one in other {
        *there.entry(what(one)).or_default() += 1;
    }
    let mut rest = Vec::new();
    for one in all {
        match there.get_mut(&what(one)).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => rest.push(Finding::of(one)),
        }
    }
    // They come in order of place, and stay so.
    rest.sort_by_key(|finding| finding.severity);
    rest
}

impl Finding {
    fn of(one: &Diagnostic) -> Finding {
        let place = one.primary.as_ref().map_or(String::new(), |label| {
            let [start, _] = label.ends();
            format!("{}:{}:{}", label.text.name(), start.line, start.column)
        });
        Finding { severity: one.severity, place, code: one.code.0, message: one.message.clone() }
    }
}
