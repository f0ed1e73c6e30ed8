//! How a dispute escalated, for people: the path step by step, what it hangs on, and what stands beside it.

use crate::graph::Graph;
use crate::model::LinkKind;
use crate::model::Threshold;
use crate::query::escalation::Chain;
use crate::query::escalation::ChainKind;
use crate::query::escalation::Crossing;
use crate::query::escalation::Days;
use crate::query::escalation::Escalation;
use crate::query::escalation::Infer;
use crate::query::escalation::OffRamp;
use crate::query::escalation::OffRampOutcome;
use crate::query::escalation::PathDetail;
use crate::query::escalation::Strictness;
use crate::query::escalation::Tie;
use crate::query::escalation::WhichSide;

use super::Report;
use super::Table;
use super::notes;
use super::sentence;
use super::sentence::count;

/// The paths that were asked for, and the dispute as a whole.
pub fn escalation(graph: &Graph, title: &str, answer: &Escalation) -> Report {
    let view = View { graph, answer };
    let mut report = Report::new();
    report.heading(format!("{title}: {} and {}", answer.sides[0].name, answer.sides[1].name));
    report.paragraph(view.basis());
    for (position, path) in answer.paths.iter().enumerate() {
        view.path(&mut report, position, path);
    }
    if answer.paths.is_empty() {
        report.paragraph(view.no_path());
    }
    if answer.listing_stopped {
        report.paragraph("There are more paths than are listed: narrow the question with --where, --from or --to.");
    }
    view.whole(&mut report);
    report
}

struct View<'a> {
    graph: &'a Graph,
    answer: &'a Escalation,
}

impl View<'_> {
    fn side(&self, side: WhichSide) -> &str {
        &self.answer.sides[side.position()].name
    }

    fn threshold(&self, crossing: &Crossing) -> &Threshold {
        &self.graph.ladder().thresholds[crossing.threshold]
    }

    /// On what the answer rests: which links, which ladder.
    fn basis(&self) -> String {
        let links = count(self.answer.explicit_links, "link on record", "links on record");
        let inferred = match self.answer.infer {
            Infer::Never => ", none inferred".to_owned(),
            Infer::Latest { days } => format!(
                "; {} inferred: an act answers those of the latest day before it, at most {days} days back",
                self.answer.inferred_links
            ),
            Infer::Any { days } => {
                format!(
                    "; {} inferred: an act answers every one of the {days} days before it",
                    self.answer.inferred_links
                )
            }
        };
        let stopped = if self.answer.inferring_stopped {
            " Inferring stopped early: paths may be missing."
        } else {
            ""
        };
        format!(
            "Ladder: {}. Links between the sides: {links}{inferred}.{stopped}",
            self.graph.ladder().name
        )
    }

    fn path(&self, report: &mut Report, position: usize, path: &Chain) {
        let name =
            if position == 0 { "Main path".to_owned() } else { format!("Path {}", position + 1) };
        report.heading(format!("{name}: {}", self.character(path)));
        report.table(self.steps(path));
        report.paragraph(self.figures(path));
        if let Some(detail) = &path.detail {
            report.paragraph(self.weakest(path, detail));
            self.off_ramps(report, detail);
        }
    }

    /// "from rung 2 to 4, crossing words to deeds (Moscow)".
    fn character(&self, path: &Chain) -> String {
        let first = path.acts.first().map_or(0, |act| act.rung);
        let last = path.acts.last().map_or(0, |act| act.rung);
        let crossed: Vec<String> = path
            .crossings
            .iter()
            .map(|crossing| {
                format!("“{}” ({})", self.threshold(crossing).name, self.side(crossing.side))
            })
            .collect();
        let crossed = if crossed.is_empty() {
            String::new()
        } else {
            format!(", crossing {}", crossed.join(" and "))
        };
        format!("from rung {first} to {last}{crossed}")
    }

    /// The acts, and between each two what ties them.
    fn steps(&self, path: &Chain) -> Table {
        let mut table = Table::new(&["date", "side", "rung", "act", "source"]);
        let ties: Vec<(&Tie, bool)> = path
            .steps
            .iter()
            .flat_map(|step| step.ties.iter().map(|tie| (tie, step.order_uncertain)))
            .collect();
        let weakest = path.detail.as_ref().map(|detail| detail.weakest.tie);
        for (position, entry) in path.acts.iter().enumerate() {
            let act = self.graph.act(entry.act);
            let rung =
                if entry.counted { entry.rung.to_string() } else { format!("({})", entry.rung) };
            let evidence = &act.prose().evidence;
            let cells = [
                sentence::date(act.timing()),
                self.side(entry.side).to_owned(),
                rung,
                sentence::dyad(self.graph, act),
                sentence::citations(self.graph, evidence),
            ];
            table.row_citing(cells, notes::places(self.graph, evidence));
            if let Some((tie, uncertain)) = ties.get(position) {
                let mark = if weakest == Some(**tie) { "; the weakest link" } else { "" };
                let order = if *uncertain { "; order uncertain" } else { "" };
                let told = format!("  ↓ {}{order}{mark}", self.tie(tie));
                table.row([String::new(), String::new(), String::new(), told, String::new()]);
            }
        }
        table
    }

    /// What ties two acts: "answered: “In response”, high certainty".
    fn tie(&self, tie: &Tie) -> String {
        let Some(key) = tie.link else {
            return "answered, by inference from the days alone".to_owned();
        };
        let link = self.graph.link(key);
        let verb = match link.kind {
            LinkKind::RespondsTo => "answered",
            LinkKind::Continues => "continued",
        };
        let cue =
            link.cue.as_ref().map_or_else(|| "without a cue".to_owned(), |cue| format!("“{cue}”"));
        format!("{verb}: {cue}, {} certainty", link.certainty.name())
    }

    fn figures(&self, path: &Chain) -> String {
        let rises = match path.moved {
            [true, true] => "Both sides raise the rung".to_owned(),
            [true, false] => format!("{} alone raises the rung", self.side(WhichSide::First)),
            [false, true] => format!("{} alone raises the rung", self.side(WhichSide::Second)),
            [false, false] => "Neither side raises the rung".to_owned(),
        };
        let links = path.explicit_links + path.inferred_links;
        let crossings: Vec<String> = path
            .crossings
            .iter()
            .map(|crossing| {
                let act = self.graph.act(crossing.act);
                let threshold = self.threshold(crossing);
                let (side, date) = (self.side(crossing.side), sentence::date(act.timing()));
                format!(
                    " {side} crosses “{}” (rung {}) first, {date}.",
                    threshold.name, threshold.enters
                )
            })
            .collect();
        format!(
            "Net rise {}, peak {}, {}; {}. {rises}{}. {} of {links} links on record. Goldstein sum: {} {:+.1}, {} {:+.1}.{}",
            path.net_rise,
            path.peak,
            count(path.steps.len(), "step", "steps"),
            days(path.span),
            if path.strict { ", and at every step" } else { "" },
            path.explicit_links,
            self.answer.sides[0].name,
            path.goldstein[0],
            self.answer.sides[1].name,
            path.goldstein[1],
            crossings.concat(),
        )
    }

    fn weakest(&self, path: &Chain, detail: &PathDetail) -> String {
        let tie = detail.weakest.tie;
        let (earlier, later) = (self.graph.act(tie.earlier).id(), self.graph.act(tie.later).id());
        let left = match &detail.weakest.without {
            None => "Without it no path is left.".to_owned(),
            Some(left) => {
                let ids: Vec<&str> =
                    left.acts.iter().map(|&act| self.graph.act(act).id().as_str()).collect();
                format!(
                    "Without it the main path is {} (net rise {}, peak {}).",
                    ids.join(" → "),
                    left.net_rise,
                    left.peak
                )
            }
        };
        let place = detail.weakest.step + 1;
        let of = path.steps.len();
        format!(
            "Weakest link: {earlier} → {later} (step {place} of {of}), {}. {left}",
            self.tie(&tie)
        )
    }

    fn off_ramps(&self, report: &mut Report, detail: &PathDetail) {
        let more = match detail.undated_off_ramps {
            0 => String::new(),
            undated => format!(" {undated} more are not dated closely enough to tell."),
        };
        if detail.off_ramps.is_empty() {
            report.paragraph(format!("Off-ramps: none.{more}"));
            return;
        }
        let window = self.answer.window;
        report.paragraph(format!(
            "Off-ramps: acts of a cooperative class from the first act to {window} days after the last, and what became \
             of them.{more}"
        ));
        let mut table = Table::new(&["date", "side", "act", "outcome", "source"]);
        for ramp in &detail.off_ramps {
            let act = self.graph.act(ramp.act);
            let evidence = &act.prose().evidence;
            let cells = [
                sentence::date(act.timing()),
                self.side(ramp.side).to_owned(),
                sentence::act(self.graph, act),
                self.outcome(ramp),
                sentence::citations(self.graph, evidence),
            ];
            table.row_citing(cells, notes::places(self.graph, evidence));
        }
        report.table(table);
    }

    fn outcome(&self, ramp: &OffRamp) -> String {
        let by: Vec<&str> =
            ramp.answers.iter().map(|tie| self.graph.act(tie.later).id().as_str()).collect();
        let inferred = ramp.answers.iter().any(|tie| tie.link.is_none());
        let mark = if inferred { " (inferred)" } else { "" };
        match ramp.outcome {
            OffRampOutcome::AnsweredInKind => format!("answered in kind{mark}: {}", by.join(", ")),
            OffRampOutcome::Refused => format!("refused{mark}: {}", by.join(", ")),
            OffRampOutcome::Unanswered => "unanswered".to_owned(),
        }
    }

    fn no_path(&self) -> String {
        match self.answer.opens_at_peak {
            Some(act) => {
                let act = self.graph.act(act);
                let rung = act.rung();
                format!(
                    "No escalation path: the dispute opens at its peak, rung {rung}, with {} ({}).",
                    act.id(),
                    sentence::date(act.timing())
                )
            }
            None => match self.narrowed().as_str() {
                "" => "No escalation path: no chain of linked acts rises from one side's act to the other's answer."
                    .to_owned(),
                narrowed => format!("No escalation path{narrowed}."),
            },
        }
    }

    /// What a path had to be besides: where it begins and ends, and that every step rises.
    fn narrowed(&self) -> String {
        let mut words = String::new();
        if let Some(from) = self.answer.from {
            words += &format!(" begins with {}", self.graph.act(from).id());
        }
        if let Some(to) = self.answer.to {
            let and = if words.is_empty() { "" } else { " and" };
            words += &format!("{and} ends with {}", self.graph.act(to).id());
        }
        match self.answer.strictness {
            Strictness::Level => words,
            Strictness::Strict if words.is_empty() => " rises at every step".to_owned(),
            Strictness::Strict => words + " and rises at every step",
        }
    }

    /// What stands beside the paths: totals, thresholds, other chains, and what was left out.
    fn whole(&self, report: &mut Report) {
        report.heading("The dispute as a whole");
        let mut table = Table::new(&["side", "acts", "Goldstein sum"]);
        for (side, totals) in self.answer.sides.iter().zip(self.answer.totals) {
            table.row([
                side.name.clone(),
                totals.acts.to_string(),
                format!("{:+.1}", totals.goldstein),
            ]);
        }
        report.table(table);
        let mut table = Table::new(&["threshold", "first beyond it", "date", "act"]);
        for crossing in &self.answer.crossings {
            let threshold = self.threshold(crossing);
            let act = self.graph.act(crossing.act);
            table.row([
                format!(
                    "{} {} (rung {})",
                    threshold.id.as_str().to_uppercase(),
                    threshold.name,
                    threshold.enters
                ),
                self.first_beyond(crossing),
                sentence::date(act.timing()),
                act.id().to_string(),
            ]);
        }
        report.table(table);
        let others = [&self.answer.ratchets, &self.answer.polemics, &self.answer.de_escalations];
        report.list(others.into_iter().flatten().map(|chain| self.chain(chain)).collect());
        report.paragraph(self.left_out());
    }

    fn first_beyond(&self, crossing: &Crossing) -> String {
        let mark = if crossing.order_uncertain { " (order uncertain)" } else { "" };
        format!("{}{mark}", self.side(crossing.side))
    }

    /// A chain in one line.
    fn chain(&self, chain: &Chain) -> String {
        let name = match chain.kind {
            ChainKind::Escalation => "Escalation path",
            ChainKind::Ratchet => "Unilateral ratchet",
            ChainKind::Polemic => "Polemic",
            ChainKind::DeEscalation => "De-escalation path",
        };
        let acts: Vec<String> = chain
            .acts
            .iter()
            .map(|entry| {
                format!(
                    "{} ({}, {})",
                    self.graph.act(entry.act).id(),
                    self.side(entry.side),
                    entry.rung
                )
            })
            .collect();
        format!("{name}: {}", acts.join(" → "))
    }

    fn left_out(&self) -> String {
        let left_out = self.answer.left_out;
        let reasons = [
            (left_out.not_asked_for, "not asked for"),
            (left_out.outside_period, "outside the period"),
            (left_out.not_actual, "not actual"),
            (left_out.rejected, "rejected"),
            (left_out.not_dyadic, "of a type that goes towards nobody"),
            (left_out.internal, "said inside one side and linked to nothing"),
        ];
        let told: Vec<String> = reasons
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, reason)| format!("{number} {reason}"))
            .collect();
        if told.is_empty() {
            "No act between the sides is left out.".to_owned()
        } else {
            format!("Acts between the sides that do not enter: {}.", told.join(", "))
        }
    }
}

/// "10 to 12 days"; an open end is said.
fn days(days: Days) -> String {
    match (days.least, days.most) {
        (Some(least), Some(most)) if least == most => format!("{least} days"),
        (Some(least), Some(most)) => format!("{least} to {most} days"),
        (Some(least), None) => format!("{least} days or more"),
        (None, Some(most)) => format!("{most} days at most"),
        (None, None) => "days unknown".to_owned(),
    }
}
