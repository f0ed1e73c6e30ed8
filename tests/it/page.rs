//! The page for the screen, as far as it can be read without a browser; tests/browser opens it in one.
#![expect(clippy::disallowed_methods, reason = "the files of the graph are read as they are")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use demarche::Graph;
use demarche::bibliography::Style;
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

fn written(texts: &[&str]) -> String {
    page::page(&graph(texts), Style::default())
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
    let page = written(&[RIVER]);
    let columns = r#"[{"name":"Above","nodes":["upton"],"side":0},{"name":"On neither side","nodes":["highton"],"side":null},{"name":"Below","nodes":["lowton","envoy"],"side":1}]"#;
    assert_eq!(field(&page, "columns"), columns);
}

#[test]
fn an_act_that_is_added_moves_nobody() {
    let [before, after] = [&[RIVER][..], &[RIVER, MORE]].map(written);
    assert_eq!(field(&before, "columns"), field(&after, "columns"));
    assert_eq!(field(&before, "by"), "[[1]]");
    assert_eq!(field(&after, "by"), "[[0],[1]]", "in order of time: April before May");
    assert_eq!(field(&after, "on"), "[[1],[0]]");
}

#[test]
fn an_act_that_is_added_to_the_curated_graph_moves_nobody() {
    let added = r#"[Act(
        id: "added", actors: ["zhou-enlai"], type: "accused", recipients: ["khrushchev"], date: "1960-03",
        evidence: [Cite(source: "chapter", paragraph: "12", note: "557", basis: Direct)],
    )]"#;
    let mut files = curated();
    let before = written(&files.iter().map(String::as_str).collect::<Vec<_>>());
    files.push(added.to_owned());
    let after = written(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let acts = |page: &str| field(page, "by").matches('[').count() - 1;
    assert_eq!((acts(&before), acts(&after)), (142, 143));
    assert_eq!(field(&before, "columns"), field(&after, "columns"));
}

/// The files of the curated graph.
fn curated() -> Vec<String> {
    let mut texts = Vec::new();
    let mut open = vec![PathBuf::from("graph")];
    while let Some(place) = open.pop() {
        if place.is_dir() {
            let mut inside: Vec<PathBuf> =
                fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().path()).collect();
            inside.sort();
            open.append(&mut inside);
        } else if place.extension().is_some_and(|ending| ending == "ron") {
            texts.push(fs::read_to_string(&place).unwrap());
        }
    }
    texts
}

#[test]
fn notes_are_written_out_in_the_style_that_is_asked_for() {
    let river = graph(&[RIVER]);
    let [chicago, mla] = ["chicago-notes", "modern-language-association"]
        .map(|name| page::page(&river, Style::named(name).unwrap()));
    assert!(chicago.contains("<li value=\"1\"><i>The river ledger</i> (n.d.), 12.</li>"));
    assert!(mla.contains("<li value=\"1\">(<i>The river ledger</i> 12)</li>"));
    assert!(chicago.contains(r#"[{"italic":"The river ledger"}," (n.d.), 12."]"#));
}

#[test]
fn acts_that_count_for_paths_and_sums_are_listed_with_the_answer() {
    let inside = r#"[
        Act(
            id: "grumble", actors: ["upton"], type: "accused", recipients: ["lowton"], audience: (kind: Internal), date: "1881-06",
            evidence: [Cite(source: "ledger", page: "14")],
        ),
        Act(
            id: "reply", actors: ["upton"], type: "sanctioned", recipients: ["lowton"], date: "1881-07",
            responds_to: [Link(act: "accusation", cue: "in reply")], evidence: [Cite(source: "ledger", page: "15")],
        ),
    ]"#;
    let page = written(&[RIVER, inside]);
    let escalations: serde_json::Value =
        serde_json::from_str(&field(&page, "escalations")).unwrap();
    assert_eq!(escalations[0]["entered"].to_string(), r#"["accusation","reply"]"#);
}

#[test]
fn a_page_without_a_title_has_the_names_of_its_sources() {
    let page = written(&[RIVER]);
    assert!(page.contains("<title>The river ledger</title>"));
    assert!(page.contains("<h1>The river ledger</h1>"));
    assert!(written(&["[]"]).contains("<h1>Acts</h1>"));
}

#[test]
fn the_order_of_files_makes_no_difference() {
    assert_eq!(written(&[RIVER, MORE]), written(&[MORE, RIVER]));
}

#[test]
fn nothing_but_the_program_may_run_and_nothing_is_fetched() {
    let (curated, _) = demarche::open(Path::new("graph"), Reading::Printed).unwrap();
    let page = page::page(&curated, Style::default());
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
    let page = written(&["[]"]);
    assert_eq!(field(&page, "id"), "\"\"");
    assert_eq!(field(&page, "by"), "[]");
}
