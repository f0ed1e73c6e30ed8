//! DOT read back: nodes, lines, clusters and attributes, with the escapes of the quoted values undone.

use graphviz_rust::dot_structures::Attribute;
use graphviz_rust::dot_structures::EdgeTy;
use graphviz_rust::dot_structures::Graph as Tree;
use graphviz_rust::dot_structures::GraphAttributes;
use graphviz_rust::dot_structures::Id;
use graphviz_rust::dot_structures::Stmt;
use graphviz_rust::dot_structures::Vertex;

pub(super) type Attributes = Vec<(String, String)>;

/// A drawing as a reader of DOT has it; unseen nodes and lines, which only hold others in place, are left out.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) heading: Attributes,
    pub(super) nodes: Vec<(String, Attributes)>,
    pub(super) lines: Vec<(String, String, Attributes)>,
    pub(super) clusters: Vec<(String, Vec<String>)>,
}

impl Read {
    #[track_caller]
    pub(super) fn new(dot: &str) -> Read {
        let tree = graphviz_rust::parse(dot).unwrap_or_else(|error| panic!("{error}\n{dot}"));
        let Tree::DiGraph { stmts, .. } = tree else { panic!("no digraph") };
        let mut read = Read::default();
        read.take(stmts, None);
        read
    }

    fn take(&mut self, stmts: Vec<Stmt>, cluster: Option<usize>) {
        for stmt in stmts {
            match stmt {
                Stmt::GAttribute(GraphAttributes::Graph(attributes)) => {
                    self.heading = plain(&attributes);
                }
                Stmt::GAttribute(GraphAttributes::Node(_) | GraphAttributes::Edge(_))
                | Stmt::Attribute(_) => {}
                Stmt::Node(node) => {
                    let attributes = plain(&node.attributes);
                    if attributes.is_empty() || value(&attributes, "style") == "invis" {
                        continue;
                    }
                    let id = unquoted(&node.id.0);
                    if let Some(cluster) = cluster {
                        self.clusters[cluster].1.push(id.clone());
                    }
                    self.nodes.push((id, attributes));
                }
                Stmt::Edge(edge) => {
                    let attributes = plain(&edge.attributes);
                    let EdgeTy::Pair(Vertex::N(from), Vertex::N(to)) = edge.ty else {
                        panic!("a line between more than two nodes")
                    };
                    if value(&attributes, "style") != "invis" {
                        self.lines.push((unquoted(&from.0), unquoted(&to.0), attributes));
                    }
                }
                Stmt::Subgraph(inside) => {
                    let id = unquoted(&inside.id);
                    let place = id.starts_with("cluster_").then(|| {
                        self.clusters.push((id, Vec::new()));
                        self.clusters.len() - 1
                    });
                    self.take(inside.stmts, place);
                }
            }
        }
    }

    /// The label of the whole drawing.
    pub(super) fn title(&self) -> &str {
        value(&self.heading, "label")
    }

    #[track_caller]
    pub(super) fn node(&self, id: &str) -> &Attributes {
        let found = self.nodes.iter().find(|(other, _)| other == id);
        &found.unwrap_or_else(|| panic!("no node {id} in {:?}", self.nodes)).1
    }

    /// The ids of the nodes, in the order of the file, the legend and whatever is no record left out.
    pub(super) fn ids(&self) -> Vec<&str> {
        self.nodes.iter().map(|(id, _)| id.as_str()).filter(|id| !id.starts_with('_')).collect()
    }
}

/// The value of an attribute; empty where there is none.
pub(super) fn value<'a>(attributes: &'a Attributes, key: &str) -> &'a str {
    attributes.iter().find(|(other, _)| other == key).map_or("", |(_, value)| value)
}

fn plain(attributes: &[Attribute]) -> Attributes {
    let shown = |key: &str, value: String| {
        if !key.ends_with("tooltip") {
            return value;
        }
        // Graphviz undoes the escapes of a tooltip a second time: no backslash may be left alone.
        let parts: Vec<&str> = value.split("\\\\").collect();
        assert!(parts.iter().all(|part| !part.contains('\\')), "{value}");
        parts.join("\\")
    };
    let pair = |Attribute(key, value): &Attribute| {
        let key = unquoted(key);
        let value = shown(&key, unquoted(value));
        (key, value)
    };
    attributes.iter().map(pair).collect()
}

/// What Graphviz shows for a value; a table as it is written.
fn unquoted(id: &Id) -> String {
    let quoted = match id {
        Id::Plain(plain) => return plain.clone(),
        Id::Escaped(quoted) => quoted,
        Id::Html(table) => return table.clone(),
        Id::Anonymous(_) => panic!("{id:?}"),
    };
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
    let mut shown = String::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next().unwrap() {
                'n' | 'l' => shown.push('\n'),
                literal @ ('"' | '\\') => shown.push(literal),
                other => panic!("\\{other} in {quoted}"),
            },
            '"' => panic!("a bare quote in {quoted}"),
            '&' => {
                let entity: String = characters.by_ref().take(4).collect();
                assert_eq!(entity, "amp;", "in {quoted}");
                shown.push('&');
            }
            seen => shown.push(seen),
        }
    }
    shown
}
