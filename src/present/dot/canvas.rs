//! The frame of a drawing: heading, defaults, nodes, lines and clusters as a graphviz-rust tree, and its printing.

use graphviz_rust::dot_structures::Attribute;
use graphviz_rust::dot_structures::Edge;
use graphviz_rust::dot_structures::EdgeTy;
use graphviz_rust::dot_structures::Graph as Tree;
use graphviz_rust::dot_structures::GraphAttributes;
use graphviz_rust::dot_structures::Id;
use graphviz_rust::dot_structures::Node;
use graphviz_rust::dot_structures::NodeId;
use graphviz_rust::dot_structures::Stmt;
use graphviz_rust::dot_structures::Subgraph;
use graphviz_rust::dot_structures::Vertex;
use graphviz_rust::printer::DotPrinter;
use graphviz_rust::printer::PrinterContext;

use crate::graph::Graph;

use super::escape::quoted;
use super::escape::set;

/// A drawing, or a cluster of one, under way.
///
/// Ids of nodes are demarche ids; whatever else needs one holds an underscore, which no id does.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    stmts: Vec<Stmt>,
}

impl Canvas {
    /// A drawing under a title, which stands below the title of the graph.
    pub(super) fn titled(graph: &Graph, title: &str, layout: &[(&'static str, &str)]) -> Canvas {
        let heading = graph.heading();
        let digest: String = heading.digest.chars().take(12).collect();
        let mut comment = format!("demarche {}", env!("CARGO_PKG_VERSION"));
        if !digest.is_empty() {
            comment.push_str(", graph ");
            comment.push_str(&digest);
        }
        let label = match heading.title.trim() {
            "" => title.to_owned(),
            of_graph => format!("{}\n{title}", super::label::clip(of_graph)),
        };
        let mut attributes = vec![
            set("comment", comment),
            set("label", label),
            set("labelloc", "t"),
            set("fontname", FONT),
            set("fontsize", "16"),
            // Without it, `dot` loses lines between clusters.
            set("newrank", "true"),
        ];
        attributes.extend(layout.iter().map(|(key, value)| set(key, value)));
        let mut canvas = Canvas::default();
        canvas.stmts.push(Stmt::GAttribute(GraphAttributes::Graph(attributes)));
        canvas.stmts.push(Stmt::GAttribute(GraphAttributes::Node(vec![
            set("fontname", FONT),
            set("fontsize", "12"),
        ])));
        canvas.stmts.push(Stmt::GAttribute(GraphAttributes::Edge(vec![
            set("fontname", FONT),
            set("fontsize", "10"),
        ])));
        canvas
    }

    pub(super) fn node(&mut self, id: &str, attributes: Vec<Attribute>) {
        self.stmts.push(Stmt::Node(Node::new(NodeId(quoted(id), None), attributes)));
    }

    pub(super) fn line(&mut self, from: &str, to: &str, attributes: Vec<Attribute>) {
        let end = |id: &str| Vertex::N(NodeId(quoted(id), None));
        let ty = EdgeTy::Pair(end(from), end(to));
        self.stmts.push(Stmt::Edge(Edge { ty, attributes }));
    }

    /// Draws another canvas inside a frame.
    pub(super) fn cluster(&mut self, id: &str, frame: Vec<Attribute>, inside: Canvas) {
        let mut stmts: Vec<Stmt> = frame.into_iter().map(Stmt::Attribute).collect();
        stmts.extend(inside.stmts);
        self.stmts.push(Stmt::Subgraph(Subgraph { id: quoted(&format!("cluster_{id}")), stmts }));
    }

    /// Draws another canvas as part of this one.
    pub(super) fn absorb(&mut self, other: Canvas) {
        self.stmts.extend(other.stmts);
    }

    /// Puts nodes that are drawn elsewhere on one rank, with an unseen anchor by which ranks are held in order.
    pub(super) fn abreast<'i>(&mut self, anchor: &str, ids: impl IntoIterator<Item = &'i str>) {
        let member =
            |id: &str, attributes| Stmt::Node(Node::new(NodeId(quoted(id), None), attributes));
        let unseen = vec![set("shape", "point"), set("style", "invis")];
        let mut stmts = vec![Stmt::Attribute(set("rank", "same")), member(anchor, unseen)];
        stmts.extend(ids.into_iter().map(|id| member(id, Vec::new())));
        self.stmts.push(Stmt::Subgraph(Subgraph { id: quoted(&format!("{anchor}_rank")), stmts }));
    }

    /// Holds one anchor before another.
    pub(super) fn before(&mut self, earlier: &str, later: &str) {
        self.line(earlier, later, vec![set("style", "invis"), set("weight", "100")]);
    }

    /// The drawing as DOT.
    pub(super) fn print(self, name: &'static str) -> String {
        let tree =
            Tree::DiGraph { id: Id::Plain(name.to_owned()), strict: false, stmts: self.stmts };
        let mut dot = tree.print(&mut PrinterContext::default());
        dot.push('\n');
        dot
    }
}

const FONT: &str = "Helvetica";
