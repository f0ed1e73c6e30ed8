//! The plan of a figure of relations: where columns, boxes and lines stand, and which numbers the acts have.

use std::collections::BTreeMap;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::measure::Weight;
use crate::present::figure::measure::width;
use crate::present::figure::measure::wrap_to;
use crate::present::figure::scene::Anchor;
use crate::present::figure::scene::Area;
use crate::present::figure::scene::GROUND;
use crate::present::figure::scene::Group;
use crate::present::figure::scene::Point;
use crate::present::figure::scene::Shape;
use crate::present::figure::scene::Text;
use crate::present::figure::scene::Type;
use crate::present::figure::scene::length;
use crate::present::figure::sheet::MARGIN;
use crate::present::figure::sheet::SMALL;
use crate::present::figure::sheet::Sheet;
use crate::present::figure::tracks;
use crate::present::figure::tracks::Bounds;
use crate::present::figure::tracks::Run;
use crate::present::figure::tracks::Spot;
use crate::present::figure::tracks::flanks;

use super::boxes;
use super::boxes::Boxed;
use super::boxes::Column;
use super::column_name;
use super::draw_tie;
use super::head_length;
use super::layout::Layout;
use super::layout::layout;
use super::ties::Choice;
use super::ties::Tie;

/// The least width of a box, and of the room between two columns.
const LEAST: [f64; 2] = [48.0, 84.0];
/// The least and the most room of a label: a number of three digits with its marks, a few numbers.
const LABEL: [f64; 2] = [30.0, 46.0];
/// Between a label and what is beside it.
const BESIDE: f64 = 4.0;
/// The least room between the labels of two columns, in which lines bend.
const BEND: f64 = 16.0;
/// The type of the names of sides.
const SIDE_TYPE: f64 = 8.5;
/// Around what stands on a side.
const PADDING: f64 = 5.0;

/// The acts in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) acts: Vec<ActKey>,
    of: BTreeMap<ActKey, usize>,
}

impl Numbers {
    fn give(&mut self, act: ActKey) {
        if !self.of.contains_key(&act) {
            self.acts.push(act);
            self.of.insert(act, self.acts.len());
        }
    }

    /// The numbers of the acts of a line: `[3, 7–9]`, and `?` where one of them is in doubt; cut short where there is no room.
    fn label(&self, graph: &Graph, tie: &Tie, room: f64) -> String {
        let mut numbers: Vec<usize> =
            tie.acts.iter().filter_map(|act| self.of.get(act)).copied().collect();
        numbers.sort_unstable();
        let mut runs: Vec<[usize; 2]> = Vec::new();
        for number in numbers {
            match runs.last_mut() {
                Some(run) if run[1] + 1 == number => run[1] = number,
                _ => runs.push([number, number]),
            }
        }
        let mut pieces: Vec<String> = runs
            .into_iter()
            .map(|[first, last]| match last - first {
                0 => first.to_string(),
                1 => format!("{first}, {last}"),
                _ => format!("{first}–{last}"),
            })
            .collect();
        let is_doubted = tie.acts.iter().any(|&act| graph.act(act).is_in_doubt());
        let doubt = if is_doubted { "?" } else { "" };
        let written = |pieces: &[String]| format!("[{}]{doubt}", pieces.join(", "));
        let mut label = written(&pieces);
        while width(&label, SMALL, Weight::Regular) > room {
            // What there is no room for is told to whoever points at the line, and the list is in the order of lines.
            pieces.retain(|piece| piece != "…");
            if pieces.len() > 1 {
                pieces.pop();
                pieces.push("…".to_owned());
                label = written(&pieces);
            } else {
                let first: String =
                    pieces.concat().chars().take_while(char::is_ascii_digit).collect();
                return format!("[{first}…]{doubt}");
            }
        }
        label
    }
}

/// Where everything stands, before it is drawn.
pub(super) struct Plan {
    pub(super) columns: Vec<Column>,
    pub(super) boxed: Vec<Boxed>,
    /// The boxes at the ends of each tie.
    ends: Vec<(usize, usize)>,
    heights: Vec<f64>,
    layout: Layout,
    widths: Widths,
}

impl Plan {
    pub(super) fn new(graph: &Graph, choice: &Choice<'_>, room: f64) -> Plan {
        let mut most = 2;
        let outer = 2.0 * (LABEL[0] + BESIDE + tracks::DEPTH);
        while most < 6 && length(most + 1) * LEAST[0] + length(most) * LEAST[1] + outer <= room {
            most += 1;
        }
        let (columns, mut boxed) = boxes::boxes(graph, choice, most);
        let at = |party| boxed.binary_search_by_key(&party, |boxed| boxed.party).unwrap_or(0);
        let ends: Vec<(usize, usize)> =
            choice.ties.iter().map(|tie| (at(tie.ends.from), at(tie.ends.to))).collect();
        let of: Vec<usize> = boxed.iter().map(|boxed| boxed.column).collect();
        let widths = widths(&of, &ends, columns.len(), room);
        for one in &mut boxed {
            one.name = boxes::name(graph, one, widths.boxed);
        }
        let loads = tracks::loads(&of, &ends);
        let heights: Vec<f64> = boxed
            .iter()
            .zip(&loads)
            .map(|(boxed, &rows)| boxes::height(boxed.name.len(), rows))
            .collect();
        let sized: Vec<(usize, f64)> = of.iter().copied().zip(heights.iter().copied()).collect();
        let layout = layout(&sized, &ends);
        Plan { columns, boxed, ends, heights, layout, widths }
    }

    /// Numbers in the order in which labels are read: column by column, from the top down.
    pub(super) fn numbers(&self, choice: &Choice<'_>) -> Numbers {
        let mut order: Vec<usize> = (0..choice.ties.len()).collect();
        let height = |at: usize| self.layout.middles[at];
        order.sort_by(|&one, &other| {
            let ((from, to), (other_from, other_to)) = (self.ends[one], self.ends[other]);
            let column = self.boxed[from].column.cmp(&self.boxed[other_from].column);
            column
                .then(height(from).total_cmp(&height(other_from)))
                .then(self.boxed[to].column.cmp(&self.boxed[other_to].column))
                .then(height(to).total_cmp(&height(other_to)))
                .then(one.cmp(&other))
        });
        let mut numbers = Numbers::default();
        for at in order {
            for &act in &choice.ties[at].acts {
                numbers.give(act);
            }
        }
        numbers
    }

    pub(super) fn draw(
        &self,
        graph: &Graph,
        sheet: &mut Sheet<'_>,
        choice: &Choice<'_>,
        numbers: &Numbers,
    ) {
        let labels: Vec<String> =
            choice.ties.iter().map(|tie| numbers.label(graph, tie, self.widths.label)).collect();
        let names: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|&column| side_name(choice, column, self.widths.boxed))
            .collect();
        let lines = names.iter().map(Vec::len);
        let head = length(lines.max().unwrap_or(0)) * Type::of(SIDE_TYPE).leading();
        let top = sheet.y + head + 2.0 * PADDING;
        let spots: Vec<Spot> = self
            .boxed
            .iter()
            .zip(&self.layout.middles)
            .map(|(boxed, middle)| Spot { column: boxed.column, middle: top + middle })
            .collect();
        let runs = self.runs(top, &labels);
        let rows = tracks::rows(&spots, &runs, self.columns.len());
        let of: Vec<usize> = spots.iter().map(|spot| spot.column).collect();
        let sides = sides(self.widths, &of, &runs, (&rows, sheet.room()));
        let bounds = Bounds { boxes: sides, rows };
        let bottom = top + self.layout.bottom + PADDING;
        for ((at, &column), name) in self.columns.iter().enumerate().zip(&names) {
            let [left, right] = [0, 1].map(|side| {
                let out = bounds.rows[at][side] + 1.0;
                if side == 0 { bounds.boxes[at][0] - out } else { bounds.boxes[at][1] + out }
            });
            let area = Area { left, right, top: sheet.y, bottom };
            sheet.draw(side(choice, column, area, name));
        }
        let heads: Vec<f64> = choice.ties.iter().map(head_length).collect();
        let tracks = tracks::tracks(&spots, &bounds, &runs, &heads);
        for ((tie, track), label) in choice.ties.iter().zip(&tracks).zip(&labels) {
            sheet.draw(draw_tie(graph, tie, track, label));
        }
        for ((boxed, spot), height) in self.boxed.iter().zip(&spots).zip(&self.heights) {
            let [left, right] = bounds.boxes[boxed.column];
            let area = Area::new(left, spot.middle - height / 2.0, right - left, *height);
            sheet.draw(boxes::draw(graph, boxed, area));
        }
        sheet.y = bottom + 2.0;
    }

    /// The lines; those between the same two boxes pass columns beside each other.
    fn runs(&self, top: f64, labels: &[String]) -> Vec<Run> {
        let pair = |from: usize, to: usize| {
            if self.boxed[from].column <= self.boxed[to].column { (from, to) } else { (to, from) }
        };
        let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for &(from, to) in &self.ends {
            *counts.entry(pair(from, to)).or_default() += 1;
        }
        let mut seen: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let each = self.ends.iter().zip(labels);
        each.map(|(&(from, to), label)| {
            let pair = pair(from, to);
            let among = seen.entry(pair).or_default();
            let all = counts.get(&pair).copied().unwrap_or(1);
            let aside = (length(*among) - (length(all) - 1.0) / 2.0) * 4.0;
            *among += 1;
            let past = self.layout.past.get(&pair).map_or(&[][..], Vec::as_slice);
            let mut past: Vec<f64> = past.iter().map(|y| top + y + aside).collect();
            if pair != (from, to) {
                past.reverse();
            }
            Run { from, to, label: width(label, SMALL, Weight::Regular), past }
        })
        .collect()
    }
}

/// How wide the boxes of all columns are, the room left and right of all of them, and the most room of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Widths {
    boxed: f64,
    outer: [f64; 2],
    label: f64,
}

fn widths(of: &[usize], ends: &[(usize, usize)], columns: usize, room: f64) -> Widths {
    let (count, gaps) = (length(columns.max(1)), length(columns.max(1) - 1));
    let label = (room / (count + 0.5) * 0.26).clamp(LABEL[0], LABEL[1]);
    let mut outer = [tracks::BARE + 1.0; 2];
    for &(from, to) in ends.iter().filter(|(from, to)| of[*from] == of[*to]) {
        let [flank, _] = flanks(of[from], of[to]);
        if flank == tracks::Flank::Left {
            outer[0] = label + BESIDE + tracks::DEPTH;
        } else if of[from] + 1 == columns {
            outer[1] = label + BESIDE + tracks::DEPTH;
        }
    }
    let free = room - outer[0] - outer[1];
    let most = (free - gaps * LEAST[1]) / count;
    let boxed = (free / (count + gaps * 1.3)).min(most).min(120.0);
    let gap = if gaps > 0.0 { (free - count * boxed) / gaps } else { 0.0 };
    let label = if gaps > 0.0 { label.min((gap - BEND) / 2.0 - BESIDE) } else { label };
    Widths { boxed, outer, label }
}

/// The left and right sides of the boxes of each column. Between two columns there is the room of their labels and, of what
/// remains, the more, the more lines run there.
fn sides(
    widths: Widths,
    of: &[usize],
    runs: &[Run],
    (rows, room): (&[[f64; 2]], f64),
) -> Vec<[f64; 2]> {
    let mut lines = vec![0.0; rows.len().saturating_sub(1)];
    for run in runs {
        let (low, high) = (of[run.from].min(of[run.to]), of[run.from].max(of[run.to]));
        let arc = if low == high && low > 0 { low..low + 1 } else { low..high };
        for count in lines.iter_mut().take(arc.end).skip(arc.start) {
            *count += 1.0;
        }
    }
    let least = |at: usize| rows[at][1] + rows[at + 1][0] + BEND;
    let all: f64 = lines.iter().sum();
    let taken: f64 = (0..lines.len()).map(least).sum::<f64>() + widths.boxed * length(rows.len());
    let spare = (room - widths.outer[0] - widths.outer[1] - taken).max(0.0);
    let mut left = MARGIN + widths.outer[0];
    let mut sides = Vec::with_capacity(rows.len());
    for at in 0..rows.len() {
        sides.push([left, left + widths.boxed]);
        if let Some(count) = lines.get(at) {
            let part = if all > 0.0 { count / all } else { 1.0 / length(lines.len()) };
            left += widths.boxed + least(at) + spare * part;
        }
    }
    sides
}

/// The name over a column, in lines.
fn side_name(choice: &Choice<'_>, column: Column, room: f64) -> Vec<String> {
    wrap_to(column_name(choice, column), SIDE_TYPE, Weight::Bold, (room, 2))
}

/// The ground of a column, with its name.
fn side(choice: &Choice<'_>, column: Column, area: Area, name: &[String]) -> Group {
    let type_face = Type::of(SIDE_TYPE).bold();
    let mut shapes = Vec::new();
    let side = match column {
        Column::Bank(at) => choice.columns.banks[at].side,
        Column::Rest | Column::Spread => None,
    };
    if let Some((tone, _)) = side {
        shapes.push(Shape::Box(area, 3.0, Fill::Solid(Ink::Tint(tone)), None));
    }
    let mut y = area.top + 3.0 + SIDE_TYPE * 0.8;
    for line in name {
        let place = Point::new(f64::midpoint(area.left, area.right), y);
        let ink = if side.is_some() { Ink::Text } else { Ink::Muted };
        shapes.push(Shape::Text(
            Text::new(line, place, type_face).anchored(Anchor::Middle).inked(ink),
        ));
        y += type_face.leading();
    }
    let group = Group::new(GROUND, shapes);
    match side {
        Some((_, side)) => group.about(&side.id, side.name.clone()),
        None => group,
    }
}
