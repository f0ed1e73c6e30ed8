//! Mermaid: what each diagram says, that no text can become a statement of it, and its limits.

use std::fmt::Write;

use demarche::Graph;
use demarche::present::dot::Edges;
use demarche::present::figure::LaneBy;
use demarche::present::mermaid::TooLarge;
use demarche::present::mermaid::ladder;
use demarche::present::mermaid::lanes;
use demarche::present::mermaid::matrix;
use demarche::present::mermaid::relations;
use demarche::present::mermaid::responses;
use demarche::present::mermaid::timeline;
use demarche::query::Filter;
use demarche::query::MatrixQuestion;
use demarche::query::TimelineQuestion;
use demarche::query::escalation::Question;
use demarche::query::escalation::escalation;
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

/// An accusation, the withdrawal that answers it, an accusation that may carry it further, and one without a date.
const CHAIN: &str = r#"
    Act(id: "a", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
        evidence: [Cite(source: "chapter", paragraph: "1")]),
    Act(id: "b", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-06-02",
        responds_to: [Link(act: "a", cue: "stung")], evidence: [Cite(source: "chapter", paragraph: "2")]),
    Act(id: "c", actors: ["upton"], type: "accused", recipients: ["lowton"], date: "1881-07",
        continues: [Link(act: "b", certainty: Low)], evidence: [Cite(source: "chapter", paragraph: "3")]),
    Act(id: "d", actors: ["upton"], type: "accused", recipients: ["lowton"],
        evidence: [Cite(source: "chapter", paragraph: "4")]),
"#;

/// A diagram, with the beginning of the digest of its graph taken out.
#[track_caller]
fn without_digest(graph: &Graph, diagram: Result<String, TooLarge>) -> String {
    let digest: String = graph.heading().digest.chars().take(12).collect();
    diagram.unwrap().replace(&digest, "DIGEST")
}

#[test]
fn responses_are_a_flowchart_with_an_arrow_for_each_kind_and_certainty() {
    let graph = graph(CHAIN);
    let diagram = without_digest(&graph, responses(&graph, &all(&graph), None));
    // `[`, `]`, `;` and `:` are 91, 93, 59 and 58.
    assert_eq!(
        diagram,
        "---\ntitle: \"Who answered whom, 1881: 3 acts tied by 2 links; 1 without a link not drawn\"\n---\n\
         flowchart LR\n    %% demarche 0.1.0, graph DIGEST\n    \
         a1[\"#91;1#93; 1881-05, rung 2<br/>red accused Upton#59; end<br/>¶1\"]:::against_in_words\n    \
         a2[\"#91;2#93; 1881-06-02, rung 4<br/>Upton#59; end withdrew experts from red<br/>¶2\"]:::against_in_deeds\n    \
         a3[\"#91;3#93; 1881-07, rung 2<br/>Upton#59; end accused red<br/>¶3\"]:::against_in_words\n    \
         a1 -->|\"answers #91;1#93;#58; “stung”\"| a2\n    \
         a2 -.-o|\"carries #91;2#93; further, low certainty\"| a3\n    \
         classDef against_in_words fill:#ffffff,color:#222222,stroke:#d55e00,stroke-dasharray:5 3\n    \
         classDef against_in_deeds fill:#ffffff,color:#222222,stroke:#d55e00,stroke-width:2px\n"
    );
    let river = Some(dispute(&graph, "river"));
    let strong = responses(&graph, &all(&graph)[..2], river).unwrap();
    assert!(strong.contains("\n    a1 ==>|\"answers #91;1#93;#58; “stung”\"| a2\n"), "{strong}");
}

#[test]
fn a_ladder_is_a_flowchart_of_the_main_path_in_thick_arrows_and_its_off_ramps() {
    let graph = graph(
        r#"
        Act(id: "a", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-06-02",
            responds_to: [Link(act: "a", cue: "stung")], evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "c", actors: ["lowton"], type: "offered-aid", recipients: ["upton"], date: "1881-06-03",
            evidence: [Cite(source: "chapter", paragraph: "3")]),
    "#,
    );
    let question = Question::between_ids(&graph, "hill", "vale").unwrap();
    let answer = escalation(&graph, &question);
    let diagram = without_digest(&graph, ladder(&graph, &answer));
    // `(` and `)` are 40 and 41.
    assert_eq!(
        diagram,
        "---\ntitle: \"Escalation: blue and Vale; main path: 2 acts, rise 2, peak 4 (diplomatic or economic sanction, \
         break of relations); 1 off-ramp\"\n---\n\
         flowchart LR\n    %% demarche 0.1.0, graph DIGEST\n    \
         a0([\"rung 2<br/>Vale #40;1881-05#41;<br/>red accused Upton#59; end<br/>¶1\"]):::second\n    \
         a1[\"rung 4<br/>blue #40;1881-06-02#41;<br/>Upton#59; end withdrew experts from red<br/>¶2\"]:::first\n    \
         a2([\"off-ramp#58; unanswered<br/>Vale #40;1881-06-03#41;<br/>red offered aid to Upton#59; end<br/>¶3\"]):::second\n    \
         a0 ==>|\"in response<br/>“stung”<br/>crosses “words to deeds”<br/>the weakest link\"| a1\n    \
         a1 -.-o a2\n    \
         classDef first fill:#ffffff,stroke:#222222,color:#222222\n    \
         classDef second fill:#e6c35c,stroke:#222222,color:#222222\n"
    );
}

#[test]
fn a_timeline_is_a_gantt_chart_from_the_first_possible_day_to_the_last() {
    let graph = graph(CHAIN);
    let answer = TimelineQuestion { filter: Filter::everything() }.answer(&graph);
    let river = Some(dispute(&graph, "river"));
    let diagram = without_digest(&graph, timeline(&graph, &answer, LaneBy::Actor, river));
    assert_eq!(
        diagram,
        "gantt\n    title Acts and events in time, 1881#58; 3 acts#59; 1 undated not drawn\n    \
         %% demarche 0.1.0, graph DIGEST\n    \
         dateFormat YYYY-MM-DD\n    axisFormat %Y-%m-%d\n    inclusiveEndDates\n    \
         section Upton#59; end\n    \
         #91;2#93; 1881-06-02#58; withdrew experts from red :crit, milestone, 1881-06-02, 1d\n    \
         #91;3#93; 1881-07#58; accused red :crit, 1881-07-01, 1881-07-31\n    \
         section red\n    \
         #91;1#93; 1881-05#58; accused Upton#59; end :crit, 1881-05-01, 1881-05-31\n"
    );
}

#[test]
fn a_gantt_chart_makes_no_day_up() {
    let graph = graph(
        r#"
        Event(id: "flood", name: "The flood", date: "1881-04/1881-05", evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "a", actors: ["lowton"], type: "met-with", recipients: ["upton"], date: "[..1881-08-01]",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "0099-12-31",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
    "#,
    );
    let answer = TimelineQuestion { filter: Filter::everything() }.answer(&graph);
    let diagram = timeline(&graph, &answer, LaneBy::Topic, None).unwrap();
    let lines: Vec<&str> = diagram.lines().collect();
    // `.` is no sign of the grammar.
    assert_eq!(
        lines[1],
        "    title Acts and events in time, 1881#58; 1 act, 1 event#59; 1 before the year 100 not drawn"
    );
    assert_eq!(
        lines[6..],
        [
            "    section Events",
            "    #91;2#93; 1881-04#47;1881-05#58; The flood :done, 1881-04-01, 1881-05-31",
            "    section no topic",
            "    #91;1#93; #91;..1881-08-01#93;#58; red met with Upton#59; end :milestone, 1881-08-01, 1d",
        ]
    );
}

#[test]
fn a_matrix_is_a_grid_of_blocks_by_side() {
    let graph = graph(
        r#"
        Act(id: "a", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-05",
            evidence: [Cite(source: "chapter", paragraph: "1")]),
        Act(id: "b", actors: ["upton"], type: "withdrew-experts", recipients: ["lowton"], date: "1881-06-02",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
    "#,
    );
    let question = MatrixQuestion { filter: Filter::everything(), ..MatrixQuestion::default() };
    let diagram = without_digest(&graph, matrix(&graph, &question));
    // Rungs 2 and 4 of 8 are a quarter of the way and half-way from white, 255, to 159: 231 and 207.
    assert_eq!(
        diagram,
        "block-beta\n    %% demarche 0.1.0, graph DIGEST\n    columns 5\n    \
         title[\"Who acted on whom, how often and how strongly, 1881\"]:5\n    \
         space:2\n    over0[\"blue\"]:1\n    over1[\"Vale\"]:1\n    space\n    \
         corner[\"actor, recipient\"]:2\n    column0[\"Upton#59; end\"]\n    column1[\"red\"]\n    all[\"all\"]\n    \
         side0[\"blue\"]\n    row0[\"Upton#59; end\"]\n    space\n    c0x1[\"1, R4\"]\n    sum0[\"1\"]\n    \
         side1[\"Vale\"]\n    row1[\"red\"]\n    c1x0[\"1, R2\"]\n    space\n    sum1[\"1\"]\n    \
         sums[\"all\"]:2\n    under0[\"1\"]\n    under1[\"1\"]\n    whole[\"2\"]\n    \
         key[\"A cell: how many acts, with ? where any is in doubt, and the highest rung among them\"]:5\n    \
         classDef rung2 fill:#e7e7e7,stroke:#666666,color:#222222\n    class c1x0 rung2\n    \
         classDef rung4 fill:#cfcfcf,stroke:#666666,color:#222222\n    class c0x1 rung4\n"
    );
}

#[test]
fn the_title_of_a_flowchart_ends_where_it_ends() {
    let graph = demarche::read([Text::new(
        "case.ron",
        r#"[Actor(id: "one", name: "one", kind: State), Actor(id: "two", name: "two", kind: State),
            Dispute(id: "feud", name: "feud", sides: [
                Side(id: "first", name: "\" \\ & <b> #35;\n---", actors: ["one"]),
                Side(id: "second", name: "%%{init", actors: ["two"]),
            ])]"#,
    )])
    .0;
    let answer = escalation(&graph, &Question::between_ids(&graph, "first", "second").unwrap());
    let diagram = ladder(&graph, &answer).unwrap();
    // `"`, `\`, `#`, `%` and `{` are 22, 5c, 23, 25 and 7b in base 16; YAML reads them back.
    assert_eq!(
        diagram.lines().nth(1).unwrap(),
        r#"title: "Escalation: \x22 \x5c ＆ ＜b＞ \x2335; --- and \x25\x25\x7binit; no path and no acts to draw""#
    );
    assert_eq!(diagram.lines().count(), 5, "{diagram}");
}

#[test]
fn no_name_becomes_a_statement_of_any_diagram() {
    let name = r#"a\u{a}end\u{a}\"]; x --> y :crit, 2000-01-01 %%{init: {}}%% <br/>`*_"#;
    let graph = demarche::read([Text::new(
        "case.ron",
        format!(
            r#"[Source(id: "chapter", title: "T", kind: Chapter, locator: Paragraph),
            Actor(id: "one", name: "{name}", kind: State), Actor(id: "two", name: "two", kind: State),
            Dispute(id: "feud", name: "feud", sides: [
                Side(id: "first", name: "{name}", actors: ["one"]), Side(id: "second", name: "two", actors: ["two"]),
            ]),
            Act(id: "a", actors: ["one"], type: "criticized", recipients: ["two"], date: "1881-01",
                evidence: [Cite(source: "chapter", paragraph: "1")]),
            Act(id: "b", actors: ["two"], type: "accused", recipients: ["one"], date: "1881-02",
                responds_to: [Link(act: "a", cue: "{name}")], evidence: [Cite(source: "chapter", paragraph: "1")])]"#
        ),
    )])
    .0;
    let feud = Some(dispute(&graph, "feud"));
    let filter = Filter::everything;
    let entries = TimelineQuestion { filter: filter() }.answer(&graph);
    let counted = MatrixQuestion { filter: filter(), ..MatrixQuestion::default() };
    let answer = escalation(&graph, &Question::between_ids(&graph, "first", "second").unwrap());
    let diagrams = || {
        [
            // Five lines of head, two boxes, an arrow and two classes of sides.
            (ladder(&graph, &answer).unwrap(), 10),
            // Five lines of head, two boxes, an arrow and one class of acts.
            (responses(&graph, &all(&graph), feud).unwrap(), 9),
            // Six lines of head, two sections of one bar.
            (timeline(&graph, &entries, LaneBy::Actor, feud).unwrap(), 10),
            // Four lines of head; two sides between two gaps; a head of four, two rows of five, a foot of four; a key; two shades.
            (matrix(&graph, &counted).unwrap(), 31),
        ]
    };
    for ((diagram, lines), (again, _)) in diagrams().into_iter().zip(diagrams()) {
        assert_eq!(diagram.lines().count(), lines, "{diagram}");
        let body = diagram.rsplit("flowchart LR").next().unwrap();
        for sign in ["--> y", "%%{", "`", " :crit, 2000", "\"]; x"] {
            assert!(!body.contains(sign), "{sign} in {diagram}");
        }
        assert_eq!(diagram, again, "the same bytes twice");
    }
}

#[test]
fn more_than_fifty_thousand_characters_are_refused_with_advice() {
    let mut acts = String::new();
    for act in 0..1000 {
        write!(
            acts,
            r#"Act(id: "act-{act}", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881",
                evidence: [Cite(source: "chapter", paragraph: "1")]),"#
        )
        .unwrap();
    }
    let graph = graph(&acts);
    let answer = TimelineQuestion { filter: Filter::everything() }.answer(&graph);
    let refused = timeline(&graph, &answer, LaneBy::Actor, None).unwrap_err();
    let TooLarge::Characters(characters) = refused else { panic!("{refused}") };
    assert!(characters > 50_000, "{characters}");
    assert!(
        refused
            .to_string()
            .ends_with("narrow the acts (`date:1960`, `rung:1..`, `dispute:ID`) or write .svg")
    );
}
