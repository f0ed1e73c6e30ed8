//! A timeline as a Gantt chart: a section for each lane, a bar from the first day that is known of an act to the last.
//!
//! Where that is one day, the act is a diamond. No day is made up: what has none is counted in the title, and so is what has
//! days that Mermaid cannot read, which are those before the year 100. Of an act with an open end the bar or diamond shows the
//! end that is known; its date, which stands beside it, says so. Acts of conflict have the colour of what is critical, events
//! that of what is done: Mermaid has no others, and the words say the same.

use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::Bounds;
use crate::model::Class;
use crate::model::DisputeKey;
use crate::present::dot::label;
use crate::present::dot::timeline::title;
use crate::present::figure::LaneBy;
use crate::present::figure::lanes::choice::is_dated;
use crate::present::figure::timeline::bands::bands;
use crate::present::figure::timeline::entries;
use crate::present::sentence;
use crate::query::Timeline;

use super::Diagram;
use super::TooLarge;
use super::escaped;

/// The first year that Mermaid reads as it is written: 0099 is 1999 to it.
const YEAR_MIN: i32 = 100;

/// When acts and events were, as a Gantt chart; lanes are ordered by the sides of a dispute if one is named.
///
/// Of more than 30 lanes those with the fewest acts share one.
pub fn timeline(
    graph: &Graph,
    answer: &Timeline,
    by: LaneBy,
    dispute: Option<DisputeKey>,
) -> Result<String, TooLarge> {
    let (mut acts, mut events) = entries(graph, answer);
    acts.retain(|&act| is_dated(graph.act(act)));
    let dated = acts.len() + events.len();
    acts.retain(|&act| is_readable(graph.act(act).bounds()));
    events.retain(|(_, event)| is_readable(event.timing.bounds));
    let early = dated - acts.len() - events.len();
    let mut title = title(graph, (&acts, &events), answer.entries.len() - dated);
    if early > 0 {
        title += &format!("; {early} before the year {YEAR_MIN} not drawn");
    }
    let mut diagram = Diagram::default();
    diagram.line("gantt");
    diagram.line(&format!("    title {}", escaped(&title)));
    diagram.origin(graph);
    for line in ["dateFormat YYYY-MM-DD", "axisFormat %Y-%m-%d", "inclusiveEndDates"] {
        diagram.line(&format!("    {line}"));
    }
    if !events.is_empty() {
        diagram.line("    section Events");
        for (&(node, event), number) in events.iter().zip(acts.len() + 1..) {
            let date = sentence::date(&event.timing);
            let words = format!("[{number}] {date}: {}", label::clip(label::name(graph, node)));
            bar(&mut diagram, &words, "done, ", event.timing.bounds);
        }
    }
    for band in bands(graph, &acts, by, dispute) {
        diagram.line(&format!("    section {}", escaped(&label::clip(&band.name))));
        for at in band.acts {
            draw(graph, &mut diagram, (acts[at], at + 1), by);
        }
    }
    diagram.finish()
}

/// Whether every day that is known is one that Mermaid reads as it is written.
fn is_readable(bounds: Bounds) -> bool {
    bounds.known().all(|day| day.year().is_some_and(|year| year >= YEAR_MIN))
}

fn draw(graph: &Graph, diagram: &mut Diagram, (act, number): (ActKey, usize), by: LaneBy) {
    let act = graph.act(act);
    let words = match by {
        // Who acted is the name of the section.
        LaneBy::Actor if act.actors().len() == 1 => {
            format!("{} {}", label::verb(act), label::names(graph, act.recipients()))
        }
        LaneBy::Actor | LaneBy::Topic | LaneBy::Side => label::deed(graph, act),
    };
    let words = format!("[{number}] {}: {}", label::date(act), words.trim_end());
    let tag = match act.act_type().class {
        Class::VerbalConflict | Class::MaterialConflict => "crit, ",
        Class::VerbalCooperation | Class::MaterialCooperation | Class::Neutral => "",
    };
    bar(diagram, &words, tag, act.bounds());
}

fn bar(diagram: &mut Diagram, words: &str, tag: &str, bounds: Bounds) {
    let words = escaped(words);
    let Some((first, last)) = bounds.known().min().zip(bounds.known().max()) else { return };
    diagram.line(&if first < last {
        format!("    {words} :{tag}{first}, {last}")
    } else {
        format!("    {words} :{tag}milestone, {first}, 1d")
    });
}
