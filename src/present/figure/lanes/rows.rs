//! The rows of a figure of lanes: what each says, and how high it is.

use crate::graph::ActRef;
use crate::graph::Graph;
use crate::model::ActKey;
use crate::model::DateBasis;
use crate::model::NodeKey;
use crate::present::dot::label;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::shown;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Slant;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::SMALL;
use crate::present::sentence;

use super::columns::Columns;
use super::grid::DATE;
use super::grid::Grid;

/// The type of labels.
pub(super) const LABEL: f64 = 7.0;
/// The most lines of a summary that is the label, in figures of at most so many rows; beyond, labels only say what was
/// done.
const SUMMARY_LINES: [(usize, usize); 3] = [(30, 4), (60, 3), (150, 2)];
/// The most lines of a label.
const LINES_MAX: usize = 4;
/// Above and below the words of a row.
pub(super) const PADDING: f64 = 2.2;

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) act: ActKey,
    /// Its number in the figure.
    pub(super) number: usize,
    pub(super) date: Vec<String>,
    pub(super) slant: Slant,
    pub(super) label: Vec<String>,
    /// The event with which a band begins here, in lines.
    pub(super) event: Vec<String>,
    /// Whether it is part of an event.
    pub(super) is_in_event: bool,
    /// Its upper end, the event included.
    pub(super) top: f64,
    /// Its lower end.
    pub(super) bottom: f64,
}

impl Row {
    /// Where its words begin: below the name of the event.
    pub(super) fn words(&self) -> f64 {
        self.top + self.event_height() + PADDING
    }

    /// The height on which its arrow lies.
    pub(super) fn line(&self) -> f64 {
        self.words() + LABEL * 0.5
    }

    pub(super) fn event_height(&self) -> f64 {
        if self.event.is_empty() {
            0.0
        } else {
            length(self.event.len()) * Type::of(SMALL).leading() + PADDING
        }
    }
}

/// The rows of some acts below each other.
pub(super) fn rows(graph: &Graph, acts: &[ActKey], grid: &Grid<'_>, top: f64) -> Vec<Row> {
    let room = grid.label[1] - grid.label[0];
    let most = SUMMARY_LINES.into_iter().find(|(rows, _)| acts.len() <= *rows);
    let most = most.map_or(0, |(_, lines)| lines);
    let mut rows: Vec<Row> = Vec::with_capacity(acts.len());
    let (mut y, mut within): (f64, Option<NodeKey>) = (top, None);
    for (at, &key) in acts.iter().enumerate() {
        let act = graph.act(key);
        let event = act.prose().event;
        let begins = event.filter(|_| event != within);
        within = event;
        let words = words(graph, act, &grid.columns, (room, most));
        let (date, slant) = date(act);
        let mut row = Row {
            act: key,
            number: at + 1,
            date,
            slant,
            label: wrap_to(&words, LABEL, Weight::Regular, (room, LINES_MAX)),
            event: begins.map_or(Vec::new(), |event| {
                wrap_to(label::name(graph, event), SMALL, Weight::Regular, (room, 2))
            }),
            is_in_event: event.is_some(),
            top: y,
            bottom: y,
        };
        let lines = row.label.len().max(row.date.len()).max(1);
        y = row.words() + length(lines) * Type::of(LABEL).leading() + PADDING - 1.0;
        row.bottom = y;
        rows.push(row);
    }
    rows
}

/// The summary of an act where it takes at most so many lines, else who did what to whom; where there are no lines to
/// spare, only what was done if the lifelines show the rest.
fn words(
    graph: &Graph,
    act: ActRef<'_>,
    columns: &Columns<'_>,
    (room, most): (f64, usize),
) -> String {
    let whole = sentence::act(graph, act);
    if most > 0 && wrap(&whole, LABEL, Weight::Regular, room).len() <= most {
        return whole;
    }
    if most == 0 && columns.shows_all(act) { label::verb(act) } else { label::deed(graph, act) }
}

/// The date as stated; leaning where the source only implies it or it follows from the order of things.
fn date(act: ActRef<'_>) -> (Vec<String>, Slant) {
    let timing = act.timing();
    let (words, slant) = match &timing.date {
        Some(_) if timing.basis == DateBasis::Inferred => {
            (label::date(act).replace(" (implied)", ""), Slant::Italic)
        }
        Some(_) => (label::date(act), Slant::Upright),
        None => (sentence::derived(timing), Slant::Italic),
    };
    let words = shown(&words);
    // Spans may break where their two ends meet.
    let broken = if width(&words, SMALL, Weight::Regular) > DATE {
        words.replace("..", ".. ").replace('/', "/ ")
    } else {
        words
    };
    (wrap_to(&broken, SMALL, Weight::Regular, (DATE, LINES_MAX)), slant)
}
