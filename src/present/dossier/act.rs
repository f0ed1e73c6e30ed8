//! The dossier of an act.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Figure;
use crate::model::Link;
use crate::model::LinkKey;
use crate::model::LinkKind;
use crate::query::ActDossier;

use super::Report;
use super::Table;
use super::acts;
use super::evidence;
use super::names;
use super::note;
use super::sentence;

pub(super) fn act(graph: &Graph, about: &ActDossier) -> Report {
    let act = graph.act(about.act);
    let mut report = Report::new();
    report.heading(format!("{}: {}", act.id(), sentence::act(graph, act)));
    report.table(fields(graph, act));
    let figures: Vec<String> = act.prose().figures.iter().map(figure).collect();
    if !figures.is_empty() {
        report.paragraph("Figures:");
        report.list(figures);
    }
    for correction in &act.prose().corrections {
        report.paragraph(format!(
            "Correction of the {}: printed “{}”, read “{}”. {}",
            correction.field.name(),
            correction.printed,
            correction.reading,
            correction.reason
        ));
    }
    note(&mut report, act.prose().note.as_ref());
    evidence(graph, &mut report, &act.prose().evidence);
    links(graph, &mut report, "It answers or continues:", &about.links_back, |link| link.earlier);
    links(graph, &mut report, "Answered or continued by:", &about.links_on, |link| link.later);
    acts(graph, &mut report, "Carried by", &about.carriers);
    acts(graph, &mut report, "Carries", &about.carried);
    acts(graph, &mut report, "Contradicted by", &about.conflicts);
    report
}

fn fields(graph: &Graph, act: ActRef<'_>) -> Table {
    let mut table = Table::new(&[]);
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            table.row([name.to_owned(), value]);
        }
    };
    let prose = act.prose();
    let word = act.act_type();
    row("actors", names(graph, act.actors()));
    row("type", format!("{} ({}, {} scope)", word.id, word.class.name(), word.scope.name()));
    row("recipients", names(graph, act.recipients()));
    row("about", names(graph, &prose.about));
    row("date", sentence::date(act.timing()));
    row("rung", rung(graph, act));
    row("Goldstein", word.goldstein.map_or(String::new(), |value| format!("{value:+.1}")));
    row("modality", act.modality().name().to_owned());
    row("condition", prose.condition.clone().unwrap_or_default());
    row("repeated", if prose.repeated { "yes" } else { "" }.to_owned());
    let before = names(graph, &prose.before);
    let audience = act.audience().map_or(String::new(), |audience| audience.name().to_owned());
    row("audience", if before.is_empty() { audience } else { format!("{audience}: {before}") });
    row("event", prose.event.map_or(String::new(), |event| graph.node(event).name().to_owned()));
    row("place", prose.place.clone().unwrap_or_default());
    let topics: Vec<&str> =
        prose.topics.iter().map(|&topic| graph.topic(topic).name.as_str()).collect();
    row("topics", topics.join(", "));
    row("stance", prose.stance.clone().unwrap_or_default());
    row("certainty", act.certainty().name().to_owned());
    let reason = prose.status_reason.as_ref().map_or(String::new(), |reason| format!(": {reason}"));
    row("status", format!("{}{reason}", act.status().name()));
    table
}

fn rung(graph: &Graph, act: ActRef<'_>) -> String {
    let label = graph.ladder().label(act.rung());
    let own = act.prose().own_rung.as_ref();
    let why = own.map_or(String::new(), |own| {
        format!("; not the {} of its type: {}", act.act_type().rung, own.reason)
    });
    format!("{} ({label}){why}", act.rung())
}

/// "at least 900 experts of 1390: experts held back".
fn figure(figure: &Figure) -> String {
    let of = figure.of.map_or(String::new(), |of| format!(" of {of}"));
    let bound = figure.bound.label();
    let gap = if bound.is_empty() { "" } else { " " };
    format!("{bound}{gap}{}{of} {}: {}", figure.value, figure.unit, figure.counts)
}

fn links(
    graph: &Graph,
    report: &mut Report,
    heading: &str,
    links: &[LinkKey],
    other: fn(&Link) -> ActKey,
) {
    let told = |&key: &LinkKey| {
        let link = graph.link(key);
        let verb = match link.kind {
            LinkKind::RespondsTo => "answer",
            LinkKind::Continues => "continuation",
        };
        let cue = link.cue.as_ref().map_or_else(|| "no cue".to_owned(), |cue| format!("“{cue}”"));
        let note = link.note.as_ref().map_or(String::new(), |note| format!(" {note}"));
        let act = graph.act(other(link));
        format!(
            "{verb}, {cue}, {} certainty: {} ({}).{note}",
            link.certainty.name(),
            sentence::act(graph, act),
            act.id()
        )
    };
    if !links.is_empty() {
        report.paragraph(heading);
        report.list(links.iter().map(told).collect());
    }
}
