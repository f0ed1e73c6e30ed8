//! Places of nodes, for drawings that pin them because no layout of Graphviz knows of their rows and columns.

/// A place on a drawing, in tenths of an inch: `x` to the right, `y` upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Place {
    /// The place half-way to another.
    pub(super) fn midway(self, other: Place) -> Place {
        Place { x: i64::midpoint(self.x, other.x), y: i64::midpoint(self.y, other.y) }
    }

    /// The place as Graphviz reads it; the mark forbids it to move the node.
    pub(super) fn pin(self) -> String {
        let inches = |tenths: i64| {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
        };
        format!("{},{}!", inches(self.x), inches(self.y))
    }
}
