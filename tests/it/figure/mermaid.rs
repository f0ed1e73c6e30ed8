//! Mermaid: what a sequence diagram says, that no text can become a statement of it, and its limits.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::dot::Edges;
use demarche::present::mermaid::TooLarge;
use demarche::present::mermaid::lanes;
use demarche::present::mermaid::relations;
use demarche::text::Text;

use super::all;
use super::dispute;

const GROUND: &str = r#"
    Source(id: "chapter", title: "A chapter", kind: Chapter, locator: Paragraph),
    Actor(id: "upton", name: "Upton; end", kind: State),
    Actor(id: "lowton", name: "red", kind: State),
    Dispute(id: "river", name: "The river", sides: [
        Side(id: "hill", name: "blue", actors: ["upton"]), Side(id: "vale", name: "Vale", actors: ["lowton"]),
    ]),
"#;

fn graph(acts: &str) -> Graph {
    demarche::read([Text::new("case.ron", format!("[{GROUND}{acts}]"))]).0
}

#[test]
fn a_message_for_each_pair_dashed_for_words_and_whole_for_deeds() {
    let graph = graph(
        r#"
        Act(id: "a", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-06-02",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "c", actors: ["upton"], type: "accused", recipients: ["lowton"],
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let diagram = lanes(&graph, &all(&graph), Some(dispute(&graph, "river"))).unwrap();
    let digest: String = graph.heading().digest.chars().take(12).collect();
    // Actors are numbered in order of id: lowton, unstated if any, upton. `[`, `]` and `;` are 91, 93 and 59.
    let upton = diagram.lines().find(|line| line.contains("Upton")).unwrap();
    let upton = upton.split_whitespace().nth(1).unwrap();
    assert_eq!(
        diagram.replace(upton, "pU"),
        format!(
            "sequenceDiagram\n    title Who acted on whom, 1881, 1 undated left out\n    %% demarche 0.1.0, graph {digest}\n    \
             box transparent blue\n    participant pU as Upton#59; end\n    end\n    \
             box transparent Vale\n    participant p0 as red\n    end\n    \
             p0-->>pU: #91;1#93; 1881-05 accused\n    \
             pU->>p0: #91;2#93; 1881-06-02 withdrew experts from\n"
        )
    );
}

#[test]
fn no_text_becomes_a_statement() {
    let name = r#"a\u{a}end\u{a}%%{init: {\"x\": 1}}%% #35; \u{202e}<b>`*_"#;
    let graph = demarche::read([Text::new(
        "case.ron",
        format!(
            r#"[Source(id: "chapter", title: "T", kind: Chapter, locator: Paragraph),
            Actor(id: "one", name: "{name}", kind: State), Actor(id: "two", name: "two", kind: State),
            Act(id: "a", actors: ["one"], type: "accused", recipients: ["two"], date: "1881",
                evidence: [Cite(source: "chapter", paragraph: "1")])]"#
        ),
    )])
    .0;
    let diagram = lanes(&graph, &all(&graph), None).unwrap();
    assert_eq!(diagram.lines().count(), 6, "{diagram}");
    let participant = diagram.lines().nth(3).unwrap();
    assert_eq!(
        participant,
        "    participant p0 as a end #37;#37;#123;init#58; #123;#34;x#34;#58; 1#125;#125;#37;#37; #35;35#59; \
         #92;u#123;202e#125;#60;b#62;#96;#42;#95;"
    );
}

#[test]
fn more_than_five_hundred_edges_are_refused_with_advice() {
    let mut acts = String::new();
    for act in 0..501 {
        write!(
            acts,
            r#"Act(id: "act-{act}", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881",
                evidence: [Cite(source: "chapter", paragraph: "1")]),"#
        )
        .unwrap();
    }
    let graph = graph(&acts);
    let refused = lanes(&graph, &all(&graph), None).unwrap_err();
    assert_eq!(refused, TooLarge::Edges(501));
    assert_eq!(
        refused.to_string(),
        "the diagram would have 501 edges and Mermaid takes at most 500: narrow the acts (`date:1960`, `rung:1..`, \
         `dispute:ID`) or write .svg"
    );
    assert!(lanes(&graph, &all(&graph)[..500], None).is_ok());
}

#[test]
fn relations_are_a_flowchart_with_a_line_for_all_acts_of_one_towards_another() {
    let graph = graph(
        r#"
        Act(id: "a", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["upton"], type: "accused", recipients: ["lowton"], date: "1881-06",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "c", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-07",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let sides = Some(dispute(&graph, "river"));
    let diagram = relations(&graph, &all(&graph), Edges::Summed, sides).unwrap();
    let upton = diagram.lines().find(|line| line.contains("Upton")).unwrap();
    let upton = upton.trim().split('[').next().unwrap();
    let digest: String = graph.heading().digest.chars().take(12).collect();
    // `;`, `(`, `)` and `:` are 59, 40, 41 and 58.
    assert_eq!(
        diagram.replace(upton, "nU"),
        format!(
            "---\ntitle: \"What they did to each other, 1881\"\n---\nflowchart LR\n    %% demarche 0.1.0, graph {digest}\n    \
             subgraph s0[\"blue\"]\n        nU[\"Upton#59; end\"]\n    end\n    \
             subgraph s1[\"Vale\"]\n        n0[\"red\"]\n    end\n    \
             n0 -->|\"accused #40;1881-05#41;\"| nU\n    \
             nU ==>|\"2 acts#58; withdrew experts from #40;1881-07#41;\"| n0\n"
        )
    );
    let each = relations(&graph, &all(&graph), Edges::Each, sides).unwrap();
    assert_eq!(each.lines().filter(|line| line.contains('|')).count(), 3);
}
