//! The matrix: one table, a row an actor, a column a recipient, and the places that say so below it.

use demarche::Graph;
use demarche::present::dot::matrix;
use demarche::query::Filter;
use demarche::query::MatrixQuestion;

use super::dot::Read;
use super::dot::value;
use super::graph;

fn drawn(graph: &Graph) -> Read {
    let filter = Filter::everything();
    Read::new(&matrix(graph, &MatrixQuestion { filter, ..MatrixQuestion::default() }))
}

#[test]
fn a_table_has_a_row_for_each_actor_and_a_column_for_each_recipient_by_side() {
    let graph = graph(
        4,
        r#"
        Act(id: "a1", actors: ["mao"], type: "criticized", recipients: ["khrushchev"], date: "1960-01-01",
            evidence: [Cite(source: "chapter", paragraph: "2")]),
        Act(id: "a2", actors: ["mao"], type: "accused", recipients: ["khrushchev"], date: "1960-01-02",
            certainty: Low, evidence: [Cite(source: "chapter", paragraph: "3")]),
        Act(id: "a3", actors: ["ussr"], type: "withdrew-experts", recipients: ["china"], date: "1960-02",
            evidence: [Cite(source: "chapter", paragraph: "3", note: "7")]),
        Act(id: "a4", actors: ["mao"], type: "suspected", about: ["khrushchev"], date: "1960-03",
            evidence: [Cite(source: "chapter", paragraph: "4")]),
    "#,
    );
    let read = drawn(&graph);
    assert_eq!(
        read.title(),
        "Who acted on whom, how often and how strongly, 1960; 1 without a recipient not counted"
    );
    // Rungs 2 and 4 of 8 are a quarter of the way and half-way from white to the darkest grey, 32 below it.
    assert_eq!(
        value(read.node("_table"), "label"),
        "<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" CELLPADDING=\"4\">\
         <TR><TD BORDER=\"0\" COLSPAN=\"2\"></TD><TD COLSPAN=\"1\"><I>Beijing</I></TD>\
         <TD COLSPAN=\"1\"><I>Moscow</I></TD><TD BORDER=\"0\"></TD></TR>\
         <TR><TD BORDER=\"0\" COLSPAN=\"2\">actor, recipient</TD><TD>China</TD>\
         <TD>Nikita<BR/>Khrushchev</TD><TD>all</TD></TR>\
         <TR><TD ROWSPAN=\"1\"><I>Beijing</I></TD><TD>Mao Zedong</TD><TD></TD>\
         <TD BGCOLOR=\"gray92\"><B>2?</B><BR/>R2</TD><TD>2?</TD></TR>\
         <TR><TD ROWSPAN=\"1\"><I>Moscow</I></TD><TD>Soviet Union</TD>\
         <TD BGCOLOR=\"gray84\"><B>1</B><BR/>R4</TD><TD></TD><TD>1</TD></TR>\
         <TR><TD BORDER=\"0\" COLSPAN=\"2\">all</TD><TD>1</TD><TD>2?</TD><TD><B>3?</B></TD></TR></TABLE>>"
    );
    assert_eq!(
        value(read.node("_places"), "label"),
        "Where the source says so:\nMao Zedong on Nikita Khrushchev, 2 acts: ¶2; ¶3\n\
         Soviet Union on China, 1 act: ¶3 n. 7\n"
    );
    let legend = value(read.node("_legend"), "label");
    assert!(
        legend.contains("\nR2: at most rung 2, strong verbal hostility or refusal\n"),
        "{legend}"
    );
}

#[test]
fn nothing_to_count_is_a_drawing_that_says_so() {
    let read = drawn(&graph(0, ""));
    assert_eq!(read.title(), "Who acted on whom: no acts to count");
    assert!(read.nodes.is_empty());
}
