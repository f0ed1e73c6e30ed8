//! Limits: what is above one is left out and said, everything else is read, and nothing takes for ever.

use demarche::Graph;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::concise;
use demarche::load::limits;
use demarche::model::Id;
use demarche::present;
use demarche::query::Filter;
use demarche::text::Position;
use demarche::text::Text;

/// The graph of some records beside a source and two actors, and the findings above a limit, one line each.
fn read(records: &str) -> (Graph, Vec<String>) {
    let ground = r#"
        Source(id: "book", title: "Book", kind: Book, locator: Page),
        Actor(id: "upton", name: "Upton", kind: State), Actor(id: "lowton", name: "Lowton", kind: State),"#;
    let (graph, findings) =
        demarche::read([Text::new("case.ron", format!("[{ground}\n{records}]"))]);
    (graph, beyond(&findings))
}

fn beyond(findings: &[Diagnostic]) -> Vec<String> {
    let beyond = findings.iter().filter(|one| one.code.0 == "beyond-limit");
    beyond.map(|one| one.message.clone()).collect()
}

fn act(id: &str, fields: &str) -> String {
    format!(
        "Act(id: \"{id}\", type: \"accused\", {fields}, evidence: [Cite(source: \"book\", page: \"1\")]),\n"
    )
}

/// So many copies of a text, with commas between.
fn many(text: &str, number: usize) -> String {
    vec![text; number].join(",")
}

#[test]
fn an_act_of_too_many_pairs_is_left_out_before_they_are_made() {
    let sound = act("sound", r#"actors: ["upton"], recipients: ["lowton"]"#);
    let list = |number: usize| many("\"upton\"", number);
    let just = act("just", &format!("actors: [{}], recipients: [{}]", list(100), list(100)));
    let over = act("over", &format!("actors: [{}], recipients: [{}]", list(101), list(100)));
    let huge = act("huge", &format!("actors: [{}], recipients: [{}]", list(10_000), list(10_000)));
    let (graph, beyond) = read(&(sound + &just + &over + &huge));
    assert_eq!(graph.acts().len(), 2);
    assert_eq!(
        beyond,
        [
            "101 actors towards 100 recipients are 10100 pairs; the most is 10000",
            "10000 actors towards 10000 recipients are 100000000 pairs; the most is 10000",
        ]
    );
    assert_eq!(graph.heading().left_out.records, 2);
}

#[test]
fn a_list_may_have_ten_thousand_entries_and_no_more() {
    let with = |number: usize| {
        let about = many("\"upton\"", number);
        act("said", &format!("actors: [\"upton\"], recipients: [\"lowton\"], about: [{about}]"))
    };
    assert_eq!(read(&with(10_000)).1, Vec::<String>::new());
    let (graph, beyond) = read(&with(10_001));
    assert_eq!(graph.acts().len(), 0);
    assert_eq!(beyond, ["`about` has 10001 entries; the most is 10000"]);
}

#[test]
fn every_name_of_every_record_has_its_limit() {
    let long = format!("\"{}\"", "n".repeat(10_001));
    let names = [
        format!("Topic(id: \"x\", name: {long})"),
        format!("Source(id: \"x\", title: {long}, kind: Book, locator: Page)"),
        format!("Source(id: \"x\", title: \"\", authors: [{long}], kind: Book, locator: Page)"),
        format!("Actor(id: \"x\", name: {long}, kind: State)"),
        format!("Actor(id: \"x\", name: \"X\", kind: State, also: [{long}])"),
        format!(
            "Actor(id: \"x\", name: \"X\", kind: State, roles: [Role(in: \"upton\", as: {long})])"
        ),
        format!("Event(id: \"x\", name: {long})"),
        format!("Event(id: \"x\", name: \"X\", place: {long})"),
        format!(
            "Event(id: \"x\", name: \"X\", participants: [Participant(actor: \"upton\", as: {long})])"
        ),
        format!("Dispute(id: \"x\", name: {long}, sides: [])"),
        format!(
            "Dispute(id: \"x\", name: \"X\", sides: [Side(id: \"y\", name: {long}, actors: [])])"
        ),
        format!("Ladder(id: \"x\", name: {long}, rungs: [], thresholds: [])"),
        format!(
            "Ladder(id: \"x\", name: \"X\", rungs: [Rung(value: 0, label: {long})], thresholds: [])"
        ),
        format!("CodeBook(id: \"x\", name: {long}, version: \"1\", codes: [])"),
        format!(
            "CodeBook(id: \"x\", name: \"X\", version: \"1\", codes: [Code(code: \"1\", label: {long}, type: \"accused\")])"
        ),
        format!("Act(id: \"x\", actors: [\"upton\"], type: \"decided\", place: {long})"),
        format!(
            "Act(id: \"x\", actors: [\"upton\"], type: \"decided\", figures: [Figure(value: 1, unit: {long}, counts: \"\")])"
        ),
        format!(
            "Act(id: \"x\", actors: [\"upton\"], type: \"decided\", figures: [Figure(value: 1, unit: \"\", counts: {long})])"
        ),
    ];
    for record in names {
        let (graph, beyond) = read(&record);
        assert!(graph.named("x").is_none(), "{beyond:?}");
        assert!(
            beyond.len() == 1 && beyond[0].ends_with("has 10001 bytes; the most is 10000"),
            "{beyond:?}"
        );
    }
}

#[test]
fn every_list_of_every_record_has_its_limit() {
    let entries = |entry: &str| many(entry, 10_001);
    let lists = [
        format!(
            "Source(id: \"x\", title: \"\", authors: [{}], kind: Book, locator: Page)",
            entries("\"a\"")
        ),
        format!("Actor(id: \"x\", name: \"X\", kind: State, also: [{}])", entries("\"a\"")),
        format!("Event(id: \"x\", name: \"X\", topics: [{}])", entries("\"a\"")),
        format!("Event(id: \"x\", name: \"X\", order: [{}])", entries("After(id: \"y\")")),
        format!(
            "Dispute(id: \"x\", name: \"X\", sides: [Side(id: \"y\", name: \"Y\", actors: [{}])])",
            entries("\"a\"")
        ),
        format!("Act(id: \"x\", actors: [{}], type: \"decided\")", entries("\"upton\"")),
        format!(
            "Act(id: \"x\", actors: [\"upton\"], type: \"decided\", evidence: [{}])",
            entries("Cite(source: \"book\")")
        ),
        format!(
            "Act(id: \"x\", actors: [\"upton\"], type: \"decided\", responds_to: [{}])",
            entries("Link(act: \"y\")")
        ),
        format!(
            "Act(id: \"x\", actors: [\"upton\"], type: \"decided\", conflicts_with: [{}])",
            entries("\"y\"")
        ),
    ];
    for record in lists {
        let (graph, beyond) = read(&record);
        assert!(graph.named("x").is_none(), "{beyond:?}");
        assert!(
            beyond.len() == 1 && beyond[0].ends_with("has 10001 entries; the most is 10000"),
            "{beyond:?}"
        );
    }
}

#[test]
fn a_record_longer_than_a_mebibyte_is_left_out_and_the_next_is_read() {
    // `Topic(id: "x", name: "X", note: "` and `")` are 35 bytes.
    let topic = |bytes: usize| {
        format!("Topic(id: \"x\", name: \"X\", note: \"{}\")", "é".repeat(bytes / 2))
    };
    let next = "Topic(id: \"y\", name: \"Y\")";
    let (graph, beyond) = read(&format!("{}, {next}", topic(1_048_576 - 36)));
    assert_eq!((graph.topics().count(), beyond), (2, vec![]));
    for apart in [", ", ",\n"] {
        let (graph, beyond) = read(&format!("{}{apart}{next}", topic(1_048_576)));
        assert_eq!(graph.topics().count(), 1);
        assert_eq!(beyond, ["a record has 1048611 bytes; the most is 1048576"]);
    }
}

#[test]
fn a_long_list_of_citations_is_told_in_no_time() {
    let evidence: Vec<String> =
        (0..10_000).map(|page| format!("Cite(source: \"book\", page: \"{page}\")")).collect();
    let records: Vec<String> = (0..20)
        .map(|at| {
            let evidence = evidence.join(",");
            format!("Act(id: \"a{at}\", actors: [\"upton\"], type: \"accused\", recipients: [\"lowton\"], evidence: [{evidence}])")
        })
        .collect();
    let (graph, beyond) = read(&records.join(","));
    assert_eq!((graph.acts().len(), beyond), (20, vec![]));
    let selection = Filter::default().select(&graph);
    assert!(present::acts(&graph, &selection).to_markdown().contains("book p. 9999"));
}

#[test]
fn of_one_code_ten_thousand_findings_are_listed_and_the_rest_is_counted() {
    let list = many("\"nobody\"", 5_001);
    let fields = |id: &str| {
        act(id, &format!("actors: [\"upton\"], recipients: [\"lowton\"], about: [{list}]"))
    };
    let text = Text::new(
        "case.ron",
        format!(
            "[Source(id: \"book\", title: \"Book\", kind: Book, locator: Page),\nActor(id: \"upton\", name: \"Upton\", kind: State),\nActor(id: \"lowton\", name: \"Lowton\", kind: State),\n{}{}]",
            fields("a"),
            fields("b")
        ),
    );
    let (graph, findings) = demarche::read([text]);
    assert_eq!(graph.acts().len(), 2);
    assert_eq!(findings.len(), 10_001);
    assert_eq!(
        beyond(&findings),
        ["2 more findings of `unknown-actor` are not listed; the most is 10000"]
    );
    // Each is on one of two lines of sixty thousand characters; the column is told all the same.
    let lines = concise(&findings);
    assert!(lines.starts_with("case.ron:4:"));
    assert_eq!(lines.lines().count(), 10_001);
}

#[test]
fn columns_of_a_long_line_count_characters() {
    let text = Text::new("long", format!("a\n{}x\nb", "é€".repeat(1_000_000)));
    let bytes = 2 + 5_000_000;
    assert_eq!(text.position(bytes), Position { line: 2, column: 2_000_001 });
    assert_eq!(text.position(bytes + 1), Position { line: 2, column: 2_000_002 });
    assert_eq!(text.position(bytes + 2), Position { line: 3, column: 1 });
    assert_eq!(text.position(2 + 5 * 4_096), Position { line: 2, column: 8_193 });
    assert_eq!(text.position(2 + 2), Position { line: 2, column: 2 });
    // Inside a character, and behind the end.
    assert_eq!(text.position(3), Position { line: 2, column: 1 });
    assert_eq!(text.position(9_999_999), Position { line: 3, column: 2 });
    for at in 0..100_000 {
        text.position(bytes - at);
    }
}

#[test]
fn of_conflicts_ten_thousand_pairs_are_listed_and_the_rest_is_counted() {
    // Each of 142 acts contradicts every other: 142 × 141 / 2 = 10,011 pairs.
    let ids: Vec<String> = (0..142).map(|at| format!("\"a{at}\"")).collect();
    let conflicts = format!("conflicts_with: [{}]", ids.join(","));
    let acts = (0..142).map(|at| {
        act(
            &format!("a{at}"),
            &format!("actors: [\"upton\"], recipients: [\"lowton\"], {conflicts}"),
        )
    });
    let (graph, _) = read(&acts.collect::<String>());
    let answer = demarche::query::ContestedQuestion::default().answer(&graph);
    assert_eq!((answer.conflicts.len(), answer.conflicts_unlisted), (10_000, 11));
    let page = present::contested(&graph, &answer).to_markdown();
    assert!(
        page.contains("\n11 more pairs of acts in conflict are not listed.\n\n10011 pairs of acts")
    );
}

#[test]
fn days_that_lead_out_of_the_calendar_leave_the_end_open() {
    let first = act("a0", r#"actors: ["upton"], recipients: ["lowton"], date: "1960-01-01""#);
    let later = (1..=3).map(|at| {
        let order = format!("order: [After(id: \"a{}\", days: 4000000)]", at - 1);
        act(&format!("a{at}"), &format!("actors: [\"upton\"], recipients: [\"lowton\"], {order}"))
    });
    let (graph, beyond) = read(&(first + &later.collect::<String>()));
    assert_eq!((graph.acts().len(), beyond), (4, vec![]));
    let bounds: Vec<bool> = graph.acts().map(|act| act.bounds().hull().is_bounded()).collect();
    assert_eq!(bounds, [true, false, false, false]);
    let page = present::acts(&graph, &Filter::default().select(&graph)).to_text(100);
    assert!(!page.contains("[.."), "{page}");
}

#[test]
fn numbers_beyond_measure_are_reported_and_left_out() {
    let act_type = |values: &str| {
        format!(
            "ActType(id: \"scolded\", label: \"l\", past: \"p\", passive: \"v\", class: VerbalConflict, rung: 1, \
             scope: Dyadic, symmetric: false, recipients: Required, definition: \"d\", {values}),"
        )
    };
    let figure = act(
        "a",
        r#"actors: ["upton"], recipients: ["lowton"], figures: [
        Figure(value: 1e308, unit: "u", counts: "c"), Figure(value: inf, unit: "u", counts: "c"),
        Figure(value: NaN, unit: "u", counts: "c"), Figure(value: 1, of: 1e19, unit: "u", counts: "c"),
        Figure(value: 1e18, unit: "u", counts: "c")]"#,
    );
    for (records, faults, left_out) in [
        (act_type("goldstein: inf"), 1, 0),
        (act_type("goldstein: NaN"), 1, 0),
        (act_type("goldstein: 10.5"), 1, 0),
        (act_type("goldstein: -10"), 0, 0),
        (act_type("codes: (plover_score: 1e308, goldstein_weis: -11)"), 2, 0),
        (figure, 4, 4),
    ] {
        let ground = "Source(id: \"book\", title: \"B\", kind: Book, locator: Page),\
            Actor(id: \"upton\", name: \"Upton\", kind: State), Actor(id: \"lowton\", name: \"Lowton\", kind: State),";
        let (graph, findings) =
            demarche::read([Text::new("case.ron", format!("[{ground}{records}]"))]);
        let found = findings.iter().filter(|one| one.code.0 == "bad-figure").count();
        assert_eq!((found, graph.heading().left_out.parts), (faults, left_out), "{records}");
        let infinite =
            graph.act_types().any(|(_, one)| one.goldstein.is_some_and(|value| value.abs() > 10.0));
        assert!(!infinite, "{records}");
    }
}

#[test]
fn the_codebook_and_the_page_of_the_rule_state_the_limits_as_they_are() {
    let codebook = include_str!("../../graph/README.md");
    let (_, section) = codebook.split_once("\n## Limits\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let spaced = |number: u64| {
        let digits = number.to_string();
        let groups = digits.as_bytes().rchunks(3).rev();
        groups.map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(",")
    };
    let wide = |number: usize| spaced(u64::try_from(number).unwrap());
    for stated in [
        format!("{} MiB", limits::FILE_SIZE_MAX >> 20),
        format!("{} GiB", limits::FOLDER_SIZE_MAX >> 30),
        format!("{} folders deep", limits::DEPTH_MAX),
        format!("{} records", wide(limits::RECORDS_MAX)),
        format!("{} MiB, from its name", limits::RECORD_SIZE_MAX >> 20),
        format!("{} bytes: names", wide(limits::NAME_SIZE_MAX)),
        format!("{} entries", wide(limits::LIST_MAX)),
        format!("{} pairs", wide(limits::ACT_PAIRS_MAX)),
        format!("{} pairs in all acts", wide(limits::PAIRS_MAX)),
        format!("{} days", spaced(limits::DAYS_MAX.into())),
        format!("{} findings", wide(limits::FINDINGS_MAX)),
        format!("{} bytes: an id", Id::LENGTH_MAX),
        format!("{} bytes: a date", demarche::model::Date::LENGTH_MAX),
        format!("-{0} to {0}", demarche::model::Day::YEAR_MAX),
        "10,000 chains".to_owned(),
        format!("{} escalation paths", wide(demarche::query::escalation::LISTED_MAX)),
    ] {
        assert!(section.contains(&stated), "the codebook does not say `{stated}`");
    }
}
