//! Where the rows and columns of a matrix stand, and how they are drawn.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::Graph;
use crate::model::ActKey;
use crate::present::dot::label;
use crate::present::figure::ink::Fill;
use crate::present::figure::ink::Ink;
use crate::present::figure::ink::Stroke;
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
use crate::present::figure::sheet::Block;
use crate::present::figure::sheet::MARGIN;
use crate::present::figure::sheet::SMALL;
use crate::present::figure::sheet::Sheet;
use crate::present::figure::sides::Sides;

use super::COUNT;
use super::cell;
use super::lines::Line;
use super::lines::Table;
use super::lines::runs;
use super::mean;
use super::numbers_of;
use super::strongest;

/// The column of the names of actors, and the room from which on it is wide.
const NAMES: [f64; 2] = [84.0, 118.0];
const WIDE: f64 = 400.0;
/// The most room for the names of recipients, which run upwards.
const UPWARDS: f64 = 96.0;
/// The height of a row, and of the heading of a side above its rows.
const ROW: f64 = 18.0;
const HEADING: f64 = 10.0;
/// The least and the most room for a column.
const PITCH: [f64; 2] = [15.0, 32.0];
/// Between two sides.
const BETWEEN: f64 = 5.0;
/// The most room that the name of a side asks for.
const SIDE: f64 = 46.0;

/// The columns, by where they begin.
pub(super) struct Grid {
    names: f64,
    pitch: f64,
    columns: Vec<f64>,
    /// Where each side begins and ends.
    banks: Vec<(Option<usize>, [f64; 2])>,
    /// Where the totals stand.
    total: f64,
}

impl Grid {
    /// How many columns there is room for.
    pub(super) fn columns_max(table: &Table<'_>, points: f64) -> usize {
        let least = least(table);
        // The names of sides with few columns take room as well, and the others may stand apart.
        let beside = |(side, [from, to]): (Option<usize>, [usize; 2])| {
            let named = if side.is_some() { SIDE - length(to - from) * least } else { 0.0 };
            BETWEEN + named.max(0.0)
        };
        let banks: f64 = runs(&table.columns).into_iter().map(beside).sum();
        let room = room(points) - least - banks - BETWEEN;
        let mut most = 4;
        while length(most + 1) * least <= room {
            most += 1;
        }
        most
    }

    pub(super) fn new(table: &Table<'_>, points: f64) -> Grid {
        let least = least(table);
        let mut grid = Grid {
            names: names(points),
            pitch: PITCH[1].max(least),
            columns: Vec::new(),
            banks: Vec::new(),
            total: 0.0,
        };
        loop {
            grid.place(table, SIDE);
            if grid.total + grid.pitch <= points - MARGIN {
                return grid;
            }
            if grid.pitch <= least {
                break;
            }
            grid.pitch = (grid.pitch - 1.0).max(least);
        }
        grid.place(table, 0.0);
        grid
    }

    /// Sets the columns side by side; the names of sides may ask for so much room.
    fn place(&mut self, table: &Table<'_>, name: f64) {
        self.columns.clear();
        self.banks.clear();
        let mut x = MARGIN + self.names + 4.0;
        for (side, [from, to]) in runs(&table.columns) {
            let words = side.and_then(|side| table.sides.sides.get(side));
            let words = words.filter(|_| !table.is_of_sides);
            let asked =
                words.map_or(0.0, |side| width(&side.name, SMALL, Weight::Bold).min(name) + 4.0);
            let own = (length(to - from) * self.pitch).max(asked);
            let first = x + (own - length(to - from) * self.pitch) / 2.0;
            self.columns.extend((0..to - from).map(|at| first + length(at) * self.pitch));
            self.banks.push((side, [x, x + own]));
            x += own + BETWEEN;
        }
        self.total = x;
    }

    /// Names, cells and totals.
    pub(super) fn draw(
        &self,
        graph: &Graph,
        sheet: &mut Sheet<'_>,
        table: &Table<'_>,
        numbers: &BTreeMap<ActKey, usize>,
    ) {
        self.head(sheet, table);
        for (side, [from, to]) in runs(&table.rows) {
            self.side_heading(sheet, table, side);
            for at in from..to {
                self.row(graph, sheet, table, (at, numbers));
            }
            sheet.y += BETWEEN - 1.0;
        }
        let line = vec![
            Point::new(MARGIN, sheet.y - BETWEEN / 2.0),
            Point::new(self.total + self.pitch, sheet.y - BETWEEN / 2.0),
        ];
        let rule = Shape::Line(line, Stroke::new(Ink::Muted, 0.6));
        sheet.draw(Group::new(GROUND, vec![rule]));
        self.name(sheet, ("all", None), None);
        for (line, &x) in table.columns.iter().zip(&self.columns) {
            self.total(graph, sheet, (x, &format!("all on {}", line.name)), &line.acts);
        }
        self.total(graph, sheet, (self.total, "all"), &table.acts);
        sheet.y += ROW + 2.0;
    }

    /// The names of sides and recipients.
    fn head(&self, sheet: &mut Sheet<'_>, table: &Table<'_>) {
        let lines_max = if self.pitch >= 17.0 { 2 } else { 1 };
        let names: Vec<Vec<String>> = table
            .columns
            .iter()
            .map(|line| wrap_to(&line.name, SMALL, Weight::Regular, (UPWARDS, lines_max)))
            .collect();
        let longest = names
            .iter()
            .flatten()
            .map(|line| width(line, SMALL, Weight::Regular))
            .fold(24.0, f64::max);
        let type_face = Type::of(SMALL).bold();
        let sides: Vec<Vec<String>> = self
            .banks
            .iter()
            .map(|(side, [left, right])| {
                let name = side.and_then(|side| table.sides.sides.get(side));
                let name = name.filter(|_| !table.is_of_sides).map_or("", |side| &side.name);
                wrap_to(name, SMALL, Weight::Bold, (right - left - 3.0, 2))
            })
            .collect();
        let lines = sides.iter().map(Vec::len).max().unwrap_or(0);
        let top = sheet.y;
        let below = if lines == 0 { top } else { top + length(lines) * type_face.leading() + 2.0 };
        let bottom = below + longest + 6.0;
        for ((side, [left, right]), lines) in self.banks.iter().zip(&sides) {
            let Some(at) = *side else { continue };
            let area = Area { left: *left, top, right: *right, bottom };
            let tint = Fill::Solid(Ink::Tint(Sides::tone(at)));
            let mut shapes = vec![Shape::Box(area, 2.0, tint, None)];
            let mut y = top + 1.6 + SMALL * 0.8;
            for line in lines {
                let at = Point::new(f64::midpoint(*left, *right), y);
                let text = Text::new(line, at, type_face).anchored(Anchor::Middle);
                shapes.push(Shape::Text(text));
                y += type_face.leading();
            }
            let group = Group::new("side", shapes);
            sheet.draw(match table.sides.sides.get(at) {
                Some(side) => group.about(&side.id, side.name.clone()),
                None => group,
            });
        }
        for ((line, lines), &x) in table.columns.iter().zip(&names).zip(&self.columns) {
            sheet.draw(self.upwards(line, (x, bottom - 3.0), lines));
        }
        let all = ["all".to_owned()];
        let shapes = self.turned((self.total, bottom - 3.0), &all);
        sheet.draw(Group::new("column", shapes));
        let type_face = Type::of(SMALL);
        let top = bottom - 2.0 - 2.0 * type_face.leading();
        let block = Block { left: MARGIN + 3.0, top, type_face, ink: Ink::Muted };
        let words = ["on whom →".to_owned(), "who acted ↓".to_owned()];
        sheet.draw(Group::new("heads", block.lines(&words)));
        sheet.y = bottom + 2.0;
    }

    fn upwards(&self, line: &Line, at: (f64, f64), lines: &[String]) -> Group {
        let group = Group::new("column", self.turned(at, lines));
        match &line.subject {
            Some(id) => group.about(id, line.name.clone()),
            None => group,
        }
    }

    fn turned(&self, (x, bottom): (f64, f64), lines: &[String]) -> Vec<Shape> {
        let leading = SMALL * 1.1;
        let middle = x + self.pitch / 2.0;
        let mut baseline = middle - leading * (length(lines.len()) - 1.0) / 2.0 + SMALL * 0.3;
        let mut shapes = Vec::new();
        for line in lines {
            let text = Text::new(line, Point::new(baseline, bottom), Type::of(SMALL));
            shapes.push(Shape::Text(text.upwards()));
            baseline += leading;
        }
        shapes
    }

    fn side_heading(&self, sheet: &mut Sheet<'_>, table: &Table<'_>, side: Option<usize>) {
        let Some(side) = side.and_then(|side| table.sides.sides.get(side)) else { return };
        if table.is_of_sides {
            return;
        }
        let words = wrap_to(&side.name, SMALL, Weight::Bold, (self.names - 6.0, 1));
        let type_face = Type::of(SMALL).bold();
        let block = Block { left: MARGIN + 3.0, top: sheet.y + 1.6, type_face, ink: Ink::Text };
        let group = Group::new("side", block.lines(&words));
        sheet.draw(group.about(&side.id, side.name.clone()));
        sheet.y += HEADING;
    }

    /// The name of a row over the tone of its side.
    fn name(&self, sheet: &mut Sheet<'_>, (name, tone): (&str, Option<u8>), line: Option<&Line>) {
        let type_face = Type::of(SMALL);
        let lines = wrap_to(name, SMALL, Weight::Regular, (self.names - 6.0, 2));
        let area = Area::new(MARGIN, sheet.y + 0.5, self.names, ROW - 1.0);
        let tint = |tone| Shape::Box(area, 1.2, Fill::Solid(Ink::Tint(tone)), None);
        let mut shapes: Vec<Shape> = tone.map(tint).into_iter().collect();
        let high = length(lines.len()) * type_face.leading();
        let top = sheet.y + (ROW - high) / 2.0 + 0.6;
        let block = Block { left: MARGIN + 3.0, top, type_face, ink: Ink::Text };
        shapes.extend(block.lines(&lines));
        let group = Group::new("row", shapes);
        sheet.draw(match line.and_then(|line| line.subject.as_ref()) {
            Some(id) => group.about(id, name.to_owned()),
            None => group,
        });
    }

    fn row(
        &self,
        graph: &Graph,
        sheet: &mut Sheet<'_>,
        table: &Table<'_>,
        (at, numbers): (usize, &BTreeMap<ActKey, usize>),
    ) {
        let row = &table.rows[at];
        self.name(sheet, (&row.name, row.side.map(Sides::tone)), Some(row));
        let (left, right) = (MARGIN + self.names + 2.0, self.total + self.pitch);
        let line = vec![Point::new(left, sheet.y + ROW), Point::new(right, sheet.y + ROW)];
        let rule = Shape::Line(line, Stroke::new(Ink::Faint, 0.4));
        sheet.draw(Group::new(GROUND, vec![rule]));
        for ((to, column), &x) in table.columns.iter().enumerate().zip(&self.columns) {
            if let Some(acts) = table.cells.get(&(at, to)) {
                let told = format!(
                    "{} on {}: {}",
                    row.name,
                    column.name,
                    summary(graph, acts, Some(numbers))
                );
                let shapes = cell(graph, acts, self.area(x, sheet.y));
                sheet.draw(Group { told, ..Group::new("cell", shapes) });
            }
        }
        self.total(graph, sheet, (self.total, &format!("{} on all", row.name)), &row.acts);
        sheet.y += ROW;
    }

    fn total(
        &self,
        graph: &Graph,
        sheet: &mut Sheet<'_>,
        (x, who): (f64, &str),
        acts: &BTreeSet<ActKey>,
    ) {
        let shapes = cell(graph, acts, self.area(x, sheet.y));
        let told = format!("{who}: {}", summary(graph, acts, None));
        sheet.draw(Group { told, ..Group::new("total", shapes) });
    }

    fn area(&self, x: f64, y: f64) -> Area {
        Area::new(x + 0.6, y + 0.8, self.pitch - 1.2, ROW - 1.6)
    }
}

/// The count, rung and mean of a cell, and its acts.
fn summary(
    graph: &Graph,
    acts: &BTreeSet<ActKey>,
    numbers: Option<&BTreeMap<ActKey, usize>>,
) -> String {
    let acts_told = crate::present::sentence::count(acts.len(), "act", "acts");
    let mean =
        mean(graph, acts).map_or(String::new(), |mean| format!(", mean Goldstein {mean:+.1}"));
    let mut told = format!("{acts_told}, at most rung {}{mean}", strongest(graph, acts));
    if let Some(numbers) = numbers {
        let all: Vec<_> = acts.iter().map(|&act| graph.act(act)).collect();
        told += &format!(" {}\n{}", numbers_of(acts, numbers), label::told(graph, all.into_iter()));
    }
    told
}

/// The room right of the names.
fn room(points: f64) -> f64 {
    points - 2.0 * MARGIN - names(points) - 4.0
}

fn names(points: f64) -> f64 {
    if points < WIDE { NAMES[0] } else { NAMES[1] }
}

/// The least room for a column: its counts have to fit.
fn least(table: &Table<'_>) -> f64 {
    let most = format!("{}?", table.acts.len());
    (width(&most, COUNT, Weight::Bold) + 3.0).max(PITCH[0])
}
