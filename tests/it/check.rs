//! Each rule on the smallest folder that breaks it: what is found and what is said.
#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use demarche::check::Asking;
use demarche::check::RULES;
use demarche::check::Reading;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::Style;
use demarche::text::Text;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check")
}

/// The findings of a case: of the folder as a whole where it has a marker or lacks it, else of its texts.
fn findings(case: &Path) -> Vec<Diagnostic> {
    let of_folder = case.join("demarche.ron").exists() || case.ends_with("missing-marker");
    if of_folder {
        let checked = demarche::open_with_texts(
            case,
            Reading::Printed,
            BTreeMap::new(),
            Asking::Expectations,
            &Arc::default(),
        );
        return checked.expect("the folder is there").findings;
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(case)
        .expect("the folder is there")
        .map(|entry| entry.expect("its files can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    paths.sort();
    let text = |path: &PathBuf| {
        let name = path.file_name().expect("it is a file").to_string_lossy().into_owned();
        Text::new(name, fs::read_to_string(path).expect("it is a text"))
    };
    demarche::read_with_texts(paths.iter().map(text), BTreeMap::new()).findings
}

fn rendered(diagnostics: &[Diagnostic]) -> String {
    let all: Vec<String> = diagnostics.iter().map(|one| one.render(Style::Plain)).collect();
    all.join("\n\n") + "\n"
}

#[test]
fn each_case_says_exactly_what_is_expected() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let case = cases().join(rule.code().0);
        let place = format!("{}/", case.display());
        let actual = rendered(&findings(&case))
            .replace(&place, "")
            .replace(case.to_str().expect("the path is a text"), "graph");
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if actual != expected {
            wrong.push(format!("{}: expected\n{expected}\nbut found\n{actual}", rule.code().0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_case_is_found_by_its_rule_alone_and_as_bad_as_the_rule_says() {
    for rule in RULES {
        let found = findings(&cases().join(rule.code().0));
        assert!(!found.is_empty(), "{} finds nothing in its case", rule.code().0);
        for diagnostic in found {
            assert_eq!(diagnostic.code, rule.code(), "{}", diagnostic.message);
            assert_eq!(diagnostic.severity, rule.severity(), "{}", diagnostic.message);
            assert!(diagnostic.primary.is_some(), "{} says where", rule.code().0);
        }
    }
}

#[test]
fn every_rule_is_explained_under_four_headings() {
    let headings = ["What it finds", "Why it matters", "Example", "How to fix"];
    for rule in RULES {
        let page = rule.explanation();
        let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        assert_eq!(found, headings, "{}", rule.code().0);
    }
}

#[test]
fn the_example_of_every_explanation_breaks_its_rule() {
    for rule in RULES {
        let page = rule.explanation();
        let Some((_, rest)) = page.split_once("```ron\n") else { continue };
        let (example, _) = rest.split_once("```").expect("the example ends");
        if !example.starts_with('[') {
            continue;
        }
        let source = page.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```"));
        let given = source.map(|(text, _)| ("chapter".to_owned(), Text::new("chapter", text)));
        let texts = [Text::new("example.ron", example)];
        let found = demarche::read_with_texts(texts, given.into_iter().collect()).findings;
        let codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
        assert!(codes.contains(&rule.code().0), "{} provokes {codes:?}", rule.code().0);
    }
}

#[test]
fn codes_and_severities_stay_as_they_are() {
    let list: Vec<String> =
        RULES.iter().map(|rule| format!("{} {}", rule.severity().name(), rule.code().0)).collect();
    let expected = fs::read_to_string(cases().join("codes.txt")).expect("the list is there");
    assert_eq!(list, expected.lines().collect::<Vec<_>>());
}

/// The codes found in a text, apart from those about evidence and use, each once.
#[track_caller]
fn provokes(body: &str, expected: &[&str]) {
    let (_, found) = demarche::read([Text::new("case.ron", body)]);
    let passed_over = ["act-without-citation", "uncited-record", "unused-record"];
    let mut codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
    codes.retain(|code| !passed_over.contains(code));
    codes.dedup();
    assert_eq!(codes, expected);
}

#[test]
fn a_date_as_people_write_it_is_shown_as_edtf() {
    let meant = |written: &str| {
        let body = format!("[Event(id: \"visit\", name: \"A visit\", date: \"{written}\")]");
        let (_, found) = demarche::read([Text::new("case.ron", body)]);
        let bad = found.iter().find(|one| one.code.0 == "bad-date").expect("it is no date");
        bad.helps[0].clone()
    };
    for (written, edtf) in [
        ("16.07.1960", "1960-07-16"),
        ("16.7.1960", "1960-07-16"),
        ("7/16/1960", "1960-07-16"),
        ("16/7/1960", "1960-07-16"),
        ("5/5/1960", "1960-05-05"),
        ("1960/7/16", "1960-07-16"),
        ("1960-7-16", "1960-07-16"),
        ("1960-7", "1960-07"),
        ("July 1960", "1960-07"),
        ("16 July 1960", "1960-07-16"),
        ("July 16th, 1960", "1960-07-16"),
        ("c. 1960", "1960~"),
        ("ca. July 1960", "1960-07~"),
        ("1960s", "196X"),
        ("1960-1962", "1960/1962"),
        ("July 1960 - August 1960", "1960-07/1960-08"),
        ("before July 1960", "[..1960-07]"),
        ("after 1960", "[1960..]"),
    ] {
        assert_eq!(meant(written), format!("write `{edtf}`"), "{written}");
    }
    for unclear in ["3/4/1960", "once", "31.02.1960", "", "July", "16.07.60"] {
        assert!(meant(unclear).starts_with("write a day as"), "{unclear}");
    }
}

const TWO: &str = r#"
    Actor(id: "aldery", name: "Aldery", kind: State),
    Actor(id: "brackwater", name: "Brackwater", kind: State),
"#;

#[test]
fn a_role_that_ended_before_the_next_began_leaves_an_actor_on_one_side() {
    let envoy = |to: &str, from: &str| {
        format!(
            r#"[{TWO} Actor(id: "envoy", name: "Envoy", kind: Person, roles: [
                Role(in: "aldery", as: "adviser", to: "{to}", acts_for: true),
                Role(in: "brackwater", as: "envoy", from: "{from}", acts_for: true)]),
            Dispute(id: "river", name: "River", sides: [
                Side(id: "up", name: "Up", actors: ["aldery"]),
                Side(id: "down", name: "Down", actors: ["brackwater"])])]"#
        )
    };
    provokes(&envoy("1960-05", "1960-06"), &[]);
    provokes(&envoy("1960-06-01", "1960-06"), &["actor-on-both-sides"]);
    provokes(&envoy("1960", "1962").replacen("acts_for: true", "acts_for: false", 1), &[]);
}

#[test]
fn everyone_on_both_sides_is_named_but_those_who_follow_another() {
    let body = format!(
        r#"[{TWO} Actor(id: "mayor", name: "Mayor", kind: Person,
            roles: [Role(in: "aldery", as: "mayor", acts_for: true)]),
        Actor(id: "league", name: "League", kind: Group),
        Dispute(id: "river", name: "River", sides: [
            Side(id: "up", name: "Up", actors: ["aldery", "league"]),
            Side(id: "down", name: "Down", actors: ["brackwater", "aldery", "league"])])]"#
    );
    let (_, found) = demarche::read([Text::new("case.ron", body)]);
    let said: Vec<(&str, &str)> = found
        .iter()
        .filter(|one| one.code.0 == "actor-on-both-sides")
        .map(|one| (one.message.as_str(), one.helps[0].as_str()))
        .collect();
    let help = "keep it on one of the two sides";
    assert_eq!(
        said,
        [
            ("`aldery` stands on two sides of `river` at all times: `up` and `down`", help),
            ("`league` stands on two sides of `river` at all times: `up` and `down`", help),
        ]
    );
}

#[test]
fn those_who_answer_were_spoken_of_or_heard_or_act_for_one_who_did() {
    let reply = |earlier: &str, by: &str| {
        format!(
            r#"[{TWO} Actor(id: "mayor", name: "Mayor", kind: Person,
                roles: [Role(in: "brackwater", as: "mayor", acts_for: true)]),
            Act(id: "call", actors: ["aldery"], type: "decided", {earlier}),
            Act(id: "reply", actors: ["{by}"], type: "decided", responds_to: [Link(act: "call")])]"#
        )
    };
    provokes(&reply("", "brackwater"), &["unexplained-link"]);
    provokes(&reply(r#"about: ["brackwater"]"#, "brackwater"), &[]);
    provokes(&reply(r#"about: ["brackwater"]"#, "mayor"), &[]);
    provokes(&reply(r#"audience: (kind: Public, before: ["mayor"])"#, "brackwater"), &[]);
    provokes(&reply(r#"about: ["unstated"]"#, "unstated"), &["unexplained-link"]);
}

#[test]
fn the_dead_can_be_criticized_but_not_criticize() {
    let act = |actor: &str, recipient: &str| {
        format!(
            r#"[Actor(id: "stalin", name: "Stalin", kind: Person, life: "1878/1953-03-05"),
            Actor(id: "mao", name: "Mao", kind: Person),
            Act(id: "speech", actors: ["{actor}"], type: "criticized", recipients: ["{recipient}"], date: "1956")]"#
        )
    };
    provokes(&act("mao", "stalin"), &[]);
    provokes(&act("stalin", "mao"), &["outside-life"]);
    provokes(&act("stalin", "mao").replace("1956", "1953"), &[]);
}

#[test]
fn a_role_begins_and_ends_within_the_life_of_its_holder() {
    let role = |days: &str| {
        format!(
            r#"[Actor(id: "aldery", name: "Aldery", kind: State),
            Actor(id: "mayor", name: "Mayor", kind: Person, life: "1878/1953-03-05",
                roles: [Role(in: "aldery", as: "mayor", {days})])]"#
        )
    };
    provokes(&role(""), &[]);
    provokes(&role(r#"from: "1878", to: "1953""#), &[]);
    provokes(&role(r#"from: "1950", to: "1954""#), &["outside-life"]);
    provokes(&role(r#"from: "1877""#), &["outside-life"]);
    provokes(&role(r#"from: "1954""#), &["outside-life"]);
    provokes(&role(r#"to: "[1950..]""#), &[]);
}

#[test]
fn a_misspelt_kind_or_word_is_set_right_whatever_its_case() {
    let help = |body: &str| {
        let (_, found) = demarche::read([Text::new("case.ron", body)]);
        let unknown =
            found.iter().find(|one| one.code.0 == "unknown-variant").expect("no such word");
        unknown.helps[0].clone()
    };
    let state = r#"id: "aldery", name: "Aldery""#;
    assert_eq!(help(&format!("[Actr({state}, kind: State)]")), "did you mean `Actor`?");
    assert_eq!(help(&format!("[actor({state}, kind: State)]")), "did you mean `Actor`?");
    assert_eq!(help(&format!("[Actor({state}, kind: Stat)]")), "did you mean `State`?");
    assert_eq!(help(&format!("[Actor({state}, kind: STATE)]")), "did you mean `State`?");
}

#[test]
fn two_meetings_on_different_days_are_two() {
    let meetings = |first: &str, second: &str| {
        format!(
            r#"[{TWO}
            Act(id: "one", actors: ["aldery"], type: "met-with", recipients: ["brackwater"], {first}),
            Act(id: "two", actors: ["brackwater"], type: "met-with", recipients: ["aldery"], {second})]"#
        )
    };
    provokes(&meetings("", ""), &["symmetric-twice"]);
    provokes(&meetings(r#"date: "1960-05""#, r#"date: "1960-05""#), &["symmetric-twice"]);
    provokes(&meetings(r#"date: "1960-05""#, r#"date: "1960-06""#), &[]);
    provokes(&meetings(r#"date: "1960-05""#, ""), &[]);
}

#[test]
fn a_paragraph_is_a_number_or_a_rising_range_where_the_source_counts_so() {
    let cited = |locator: &str, place: &str| {
        format!(
            r#"[Source(id: "book", title: "A book", kind: Book, locator: {locator}),
            Event(id: "visit", name: "A visit", evidence: [Cite(source: "book", {place})])]"#
        )
    };
    let code: &[&str] = &["citation-without-locator"];
    for (place, expected) in [
        (r#"paragraph: "5""#, &[][..]),
        (r#"paragraph: "6-8""#, &[]),
        (r#"paragraph: "8-8""#, &[]),
        (r#"page: "213""#, &[]),
        (r#"paragraph: "8-6""#, code),
        (r#"paragraph: "0""#, code),
        (r#"paragraph: "+5""#, code),
        (r#"paragraph: "six""#, code),
        (r#"note: "12""#, code),
    ] {
        provokes(&cited("Paragraph", place), expected);
    }
    provokes(&cited("Section", r#"paragraph: "2.4""#), &[]);
}

#[test]
fn a_folder_with_a_ladder_of_its_own_is_told_which_types_it_uses_stand_beside_it() {
    let ladder = r#"Ladder(id: "short", name: "Short", rungs: [Rung(value: 0, label: "none"), Rung(value: 1, label: "words")], thresholds: [])"#;
    let act = |kind: &str| {
        format!(
            r#"[{ladder}, {TWO} Act(id: "call", actors: ["aldery"], type: "{kind}", recipients: ["brackwater"])]"#
        )
    };
    provokes(&act("criticized"), &[]);
    provokes(&act("attacked"), &["bad-rung"]);
}
