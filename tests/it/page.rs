//! The page for the screen, as far as it can be read without a browser; tests/browser opens it in one.

use std::path::Path;

use demarche::Graph;
use demarche::check::Reading;
use demarche::present::page;
use demarche::text::Text;

const RIVER: &str = r#"[
    Source(id: "ledger", title: "The river ledger", kind: Book, locator: Page),
    Actor(id: "upton", name: "Upton", kind: State),
    Actor(id: "lowton", name: "Lowton", kind: State),
    Actor(id: "envoy", name: "The envoy", kind: Person, roles: [
        Role(in: "lowton", as: "envoy", acts_for: true, evidence: [Cite(source: "ledger", page: "1")]),
    ]),
    Actor(id: "highton", name: "Highton", kind: State),
    Act(
        id: "accusation", actors: ["envoy"], type: "accused", recipients: ["upton"], about: ["highton"], date: "1881-05",
        evidence: [Cite(source: "ledger", page: "12")],
    ),
    Dispute(id: "river", name: "River", sides: [
        Side(id: "above", name: "Above", actors: ["upton"]), Side(id: "below", name: "Below", actors: ["lowton"]),
    ]),
]"#;

const MORE: &str = r#"[
    Act(
        id: "closing", actors: ["upton"], type: "sanctioned", recipients: ["highton", "envoy"], date: "1881-04-02",
        evidence: [Cite(source: "ledger", page: "13")],
    ),
]"#;

fn graph(texts: &[&str]) -> Graph {
    let named = texts.iter().enumerate();
    demarche::read(named.map(|(at, text)| Text::new(format!("{at}.ron"), *text))).0
}

/// One field of the data in the page.
fn field(page: &str, name: &str) -> String {
    let data = page.split("<script type=\"application/json\" id=\"page\">").nth(1).unwrap();
    let data = data.split("</script>").next().unwrap();
    let value: serde_json::Value = serde_json::from_str(data).unwrap();
    value["disputes"][0][name].to_string()
}

#[test]
fn actors_stand_in_columns_by_side_each_behind_the_one_it_acts_for() {
    let page = page::page(&graph(&[RIVER]));
    let columns = r#"[{"name":"Above","nodes":["upton"],"side":0},{"name":"On neither side","nodes":["highton"],"side":null},{"name":"Below","nodes":["lowton","envoy"],"side":1}]"#;
    assert_eq!(field(&page, "columns"), columns);
}

#[test]
fn an_act_that_is_added_moves_nobody() {
    let [before, after] = [&[RIVER][..], &[RIVER, MORE]].map(|texts| page::page(&graph(texts)));
    assert_eq!(field(&before, "columns"), field(&after, "columns"));
    assert_eq!(field(&before, "by"), "[[1]]");
    assert_eq!(field(&after, "by"), "[[0],[1]]", "in order of time: April before May");
    assert_eq!(field(&after, "on"), "[[1],[0]]");
}

#[test]
fn the_order_of_files_makes_no_difference() {
    assert_eq!(page::page(&graph(&[RIVER, MORE])), page::page(&graph(&[MORE, RIVER])));
}

#[test]
fn nothing_but_the_program_may_run_and_nothing_is_fetched() {
    let (curated, _) = demarche::open(Path::new("graph"), Reading::Printed).unwrap();
    let page = page::page(&curated);
    let policy = page.split("content=\"default-src 'none'; ").nth(1).unwrap();
    let policy = policy.split('"').next().unwrap();
    assert!(policy.starts_with("script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    // A mark at the end of a line is named inside the file itself, and the figure stands in it.
    let page = page.replace("url(#arrow)", "").replace("src=\"data:image/svg+xml;base64,", "");
    for outside in ["src=\"", "href=\"", "url(", "@import", "fetch(", "innerHTML", "eval("] {
        assert!(!page.contains(outside), "the page holds {outside}");
    }
}

#[test]
fn a_graph_without_acts_or_disputes_makes_a_page_too() {
    let page = page::page(&graph(&["[]"]));
    assert_eq!(field(&page, "id"), "\"\"");
    assert_eq!(field(&page, "by"), "[]");
}
