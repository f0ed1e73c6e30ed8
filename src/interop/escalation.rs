//! The answer of `escalation` as rows: a row a path, the dispute beside them.

use crate::graph::Graph;
use crate::model::Id;
use crate::query::escalation::ActsLeftOut;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainAct;
use crate::query::escalation::Crossing;
use crate::query::escalation::Days;
use crate::query::escalation::Escalation;
use crate::query::escalation::Infer;
use crate::query::escalation::OffRamp;
use crate::query::escalation::PathDetail;
use crate::query::escalation::Step;
use crate::query::escalation::Strictness;
use crate::query::escalation::Tie;
use crate::query::escalation::WhichSide;

use super::Document;
use super::Row;
use super::act;

/// The paths that were asked for, each with its acts, steps, weakest link and off-ramps.
pub fn escalation(graph: &Graph, answer: &Escalation) -> Document {
    let view = View { graph, answer };
    let rows = answer.paths.iter().map(|path| view.chain(path)).collect();
    let sides: Vec<Row> = WhichSide::BOTH.into_iter().map(|side| view.side_row(side)).collect();
    let (infer, days) = inferred(answer.infer);
    let chains =
        |chains: &[Chain]| chains.iter().map(|chain| view.chain(chain)).collect::<Vec<Row>>();
    let rest = Row::new()
        .with("sides", sides)
        .with("infer", infer)
        .with("infer_days", days)
        .with("strict", answer.strictness == Strictness::Strict)
        .with("from", answer.from.map(|key| graph.act(key).id()))
        .with("to", answer.to.map(|key| graph.act(key).id()))
        .with("window_days", i64::from(answer.window))
        .with("explicit_links", answer.explicit_links)
        .with("inferred_links", answer.inferred_links)
        .with("inferring_stopped", answer.inferring_stopped)
        .with("listing_stopped", answer.listing_stopped)
        .with("opens_at_peak", answer.opens_at_peak.map(|key| graph.act(key).id()))
        .with("thresholds", view.crossings(&answer.crossings))
        .with("ratchets", chains(&answer.ratchets))
        .with("polemics", chains(&answer.polemics))
        .with("de_escalations", chains(&answer.de_escalations))
        .with("left_out_of_dispute", left_out(answer.left_out));
    Document::new(graph, "escalation", "paths", rows, rest)
}

struct View<'a> {
    graph: &'a Graph,
    answer: &'a Escalation,
}

impl<'a> View<'a> {
    fn side(&self, side: WhichSide) -> &'a str {
        &self.answer.sides[side.position()].name
    }

    fn id(&self, key: crate::model::ActKey) -> &'a Id {
        self.graph.act(key).id()
    }

    fn side_row(&self, side: WhichSide) -> Row {
        let totals = self.answer.totals[side.position()];
        Row::new()
            .with("name", self.side(side))
            .with("actors", act::ids(self.graph, &self.answer.sides[side.position()].roots))
            .with("acts", totals.acts)
            .with("goldstein", totals.goldstein)
    }

    fn chain(&self, chain: &Chain) -> Row {
        let row = Row::new()
            .with("kind", chain.kind.name())
            .with("net_rise", i64::from(chain.net_rise))
            .with("peak", chain.peak)
            .with("acts", chain.acts.iter().map(|&entry| self.entry(entry)).collect::<Vec<Row>>())
            .with(
                "steps",
                chain.steps.iter().map(|step| self.step(chain, step)).collect::<Vec<Row>>(),
            )
            .with("thresholds", self.crossings(&chain.crossings))
            .with("days", days(chain.span))
            .with("explicit_links", chain.explicit_links)
            .with("inferred_links", chain.inferred_links)
            .with("explicit_share", chain.explicit_share())
            .with("reciprocated", chain.is_reciprocated())
            .with("strict", chain.strict)
            .with("goldstein", chain.goldstein.to_vec())
            .with("citations", chain.citations);
        let detail = chain.detail.as_ref();
        let ramps = detail.map(|detail| {
            detail.off_ramps.iter().map(|ramp| self.ramp(ramp)).collect::<Vec<Row>>()
        });
        row.with("weakest_link", detail.map(|detail| self.weakest(detail)))
            .with("off_ramps", ramps)
            .with("undated_off_ramps", detail.map(|detail| detail.undated_off_ramps))
    }

    fn entry(&self, entry: ChainAct) -> Row {
        let act = self.graph.act(entry.act);
        let row = Row::new()
            .with("id", act.id())
            .with("side", self.side(entry.side))
            .with("rung", entry.rung)
            .with("counted", entry.counted)
            .with("actors", act::ids(self.graph, act.actors()))
            .with("type", &act.act_type().id)
            .with("recipients", act::ids(self.graph, act.recipients()))
            .with("summary", act.prose().summary.clone());
        let row = act::timing(self.graph, row, act.timing())
            .with("evidence", act::citations(self.graph, &act.prose().evidence));
        act::standing(self.graph, row, act)
    }

    fn step(&self, chain: &Chain, step: &Step) -> Row {
        let act = |place: usize| chain.acts.get(place).map(|entry| self.id(entry.act));
        Row::new()
            .with("from", act(step.from))
            .with("to", act(step.to))
            .with("kind", step.kind.name())
            .with("links", step.ties.iter().map(|tie| self.tie(tie)).collect::<Vec<Row>>())
            .with("changes_side", step.changes_side)
            .with("rise", i64::from(step.rise))
            .with("order_uncertain", step.order_uncertain)
            .with("certainty", step.certainty.map(|certainty| certainty.name()))
            .with("days", days(step.gap))
    }

    fn tie(&self, tie: &Tie) -> Row {
        match tie.link {
            Some(link) => act::link(self.graph, link),
            None => Row::new()
                .with("kind", "inferred")
                .with("earlier", self.id(tie.earlier))
                .with("later", self.id(tie.later)),
        }
    }

    fn crossings(&self, crossings: &[Crossing]) -> Vec<Row> {
        let row = |crossing: &Crossing| {
            let threshold = &self.graph.ladder().thresholds[crossing.threshold];
            Row::new()
                .with("id", &threshold.id)
                .with("name", threshold.name.as_str())
                .with("enters", threshold.enters)
                .with("act", self.id(crossing.act))
                .with("side", self.side(crossing.side))
                .with("order_uncertain", crossing.order_uncertain)
        };
        crossings.iter().map(row).collect()
    }

    fn weakest(&self, detail: &PathDetail) -> Row {
        let left = detail.weakest.without.as_ref().map(|left| {
            Row::new()
                .with("acts", act::act_ids(self.graph, &left.acts))
                .with("net_rise", i64::from(left.net_rise))
                .with("peak", left.peak)
        });
        Row::new().with("link", self.tie(&detail.weakest.tie)).with("path_without_it", left)
    }

    fn ramp(&self, ramp: &OffRamp) -> Row {
        let row = Row::new()
            .with("id", self.id(ramp.act))
            .with("side", self.side(ramp.side))
            .with("outcome", ramp.outcome.name())
            .with("answers", ramp.answers.iter().map(|tie| self.tie(tie)).collect::<Vec<Row>>())
            .with(
                "evidence",
                act::citations(self.graph, &self.graph.act(ramp.act).prose().evidence),
            );
        act::standing(self.graph, row, self.graph.act(ramp.act))
    }
}

fn days(days: Days) -> Row {
    Row::new().with("least", days.least).with("most", days.most)
}

fn left_out(left_out: ActsLeftOut) -> Row {
    Row::new()
        .with("not_asked_for", left_out.not_asked_for)
        .with("outside_period", left_out.outside_period)
        .with("not_actual", left_out.not_actual)
        .with("rejected", left_out.rejected)
        .with("not_dyadic", left_out.not_dyadic)
        .with("internal", left_out.internal)
}

/// How links are inferred, and over how many days.
pub(super) fn inferred(infer: Infer) -> (&'static str, Option<i64>) {
    match infer {
        Infer::Never => ("never", None),
        Infer::Latest { days } => ("latest", Some(i64::from(days))),
        Infer::Any { days } => ("any", Some(i64::from(days))),
    }
}
