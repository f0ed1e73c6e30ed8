//! The facts of the curated graph, as facts: who, towards whom, what, when, by which paragraph and note; which act
//! answers which, by which words. Each line was read off the chapter, not off a run.

use std::path::Path;

use demarche::Graph;
use demarche::check::Reading;
use demarche::graph::ActRef;
use demarche::graph::Named;
use demarche::model::LinkKind;
use demarche::model::Modality;
use demarche::model::NodeKey;

fn graph() -> Graph {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("graph");
    let (graph, diagnostics) = demarche::open(&folder, Reading::Printed).unwrap();
    let told: Vec<String> = diagnostics.iter().map(|one| one.message.clone()).collect();
    assert!(told.is_empty(), "the curated graph has findings: {told:?}");
    graph
}

#[track_caller]
fn act<'g>(graph: &'g Graph, id: &str) -> ActRef<'g> {
    match graph.named(id) {
        Some(Named::Act(key)) => graph.act(key),
        other => panic!("`{id}` is no act but {other:?}"),
    }
}

fn ids(graph: &Graph, nodes: &[NodeKey]) -> String {
    nodes.iter().map(|&node| graph.node(node).id().as_str()).collect::<Vec<_>>().join(" ")
}

/// An act as one line: `actors type recipients | date | paragraph/note ...`; an inferred citation is marked `~`.
fn line(graph: &Graph, id: &str) -> String {
    let act = act(graph, id);
    let (actors, recipients) = (ids(graph, act.actors()), ids(graph, act.recipients()));
    let date = act.timing().date.as_ref().map_or("-", |date| date.written());
    let mut places: Vec<String> = Vec::new();
    for citation in &act.prose().evidence {
        let paragraph = citation.paragraph.as_deref().unwrap_or("-");
        let mark = if citation.basis == demarche::model::Basis::Inferred { "~" } else { "" };
        let place = format!("{mark}{paragraph}/{}", citation.note.as_deref().unwrap_or("-"));
        if !places.contains(&place) {
            places.push(place);
        }
    }
    format!("{actors} {} {recipients} | {date} | {}", act.act_type().id, places.join(" "))
}

#[track_caller]
fn check(facts: &[(&str, &str)]) {
    let graph = graph();
    for (id, expected) in facts {
        assert_eq!(line(&graph, id), *expected, "{id}");
    }
}

#[test]
fn the_early_months_of_1959_are_conciliatory_on_both_sides() {
    check(&[
        ("liu-suggested-restraint", "liu-ambassador advised  | 1959-01-13 | 2/543"),
        ("mao-instructed-to-learn", "mao instructed ccp-rank-and-file | - | 2/544"),
        (
            "mao-praised-soviet-teacher",
            "mao praised soviet-ambassador-1959 ten-ambassadors | 1959-05-06 | 2/545",
        ),
        ("embassy-reported-draft-speech", "prc-embassy-moscow reported-to  | 1959-01-24 | 3/546"),
        ("embassy-alerted-beijing", "prc-embassy-moscow reported-to prc | 1959-07-02 | 4/547"),
        ("mao-directed-study", "mao instructed mao-associates | - | 4/547"),
    ]);
}

#[test]
fn the_quarrel_of_2_october_1959_has_three_moves() {
    check(&[
        ("khrushchev-met-mao", "khrushchev met-with mao top-ccp-leaders | 1959-10-02 | 5/550"),
        ("khrushchev-accused-mao-of-risks", "khrushchev accused mao | 1959-10-02 | 5/550"),
        (
            "mao-and-associates-refuted",
            "mao mao-associates denounced khrushchev | 1959-10-02 | 5/550",
        ),
        ("khrushchev-shouted-back", "khrushchev accused mao | 1959-10-02 | 5/550"),
    ]);
}

#[test]
fn what_leaders_said_inside_their_own_side_is_kept_apart_by_meeting() {
    check(&[
        ("mao-accused-moscow-of-domination", "mao accused ussr | 1959-12 | 6-8/551"),
        ("mao-chastised-khrushchev", "mao accused khrushchev | 1959-12 | 8/552"),
        ("suslov-blamed-mao", "suslov accused mao | - | 9-10/553"),
        ("khrushchev-complained-at-plenum", "khrushchev criticized mao | 1960 | 16/565"),
        ("mao-urged-no-fear", "mao advised mao-associates | 1961-01-18 | 19/569"),
    ]);
}

#[test]
fn the_articles_were_drafted_and_that_they_went_out_is_implied_alone() {
    check(&[
        ("he-long-pledged-support", "he-long pledged-support ussr | 1960-05-08 | 11/554"),
        ("mao-decided-on-critique", "mao decided  | 1960-02-22 | 12/557"),
        ("articles-drafted", "ccp-theorists drafted  | - | 12/558"),
        ("articles-of-1960", "ccp-theorists accused khrushchev | 1960 | ~12/-"),
        (
            "budapest-attack",
            "khrushchev rallied-opposition ccp | [1960-06-24..1960-06-26] | 12/559",
        ),
        (
            "budapest-resolution",
            "budapest-gathering criticized prc | [1960-06-24..1960-06-26] | 12/559",
        ),
    ]);
}

#[test]
fn notice_order_withdrawal_and_ended_agreements_are_four_acts() {
    check(&[
        (
            "notice-of-16-july",
            "soviet-embassy notified prc-foreign-ministry | 1960-07-16 | 13-14/560",
        ),
        ("order-of-25-july", "ussr instructed soviet-personnel | 1960-07-25 | 14/561"),
        ("experts-held-back", "ussr withheld-aid prc | - | 14/561"),
        ("experts-withdrawn", "ussr withdrew-experts prc | - | 14/561"),
        ("agreements-terminated", "ussr terminated-agreement prc | - | 14/561"),
    ]);
}

#[test]
fn beijing_answers_with_appeals_and_then_hardens() {
    check(&[
        ("appeal-of-31-july", "prc appealed-to-stop ussr | 1960-07-31 | 15/562"),
        (
            "chen-yi-to-chervonenko",
            "chen-yi appealed-to-stop chervonenko ussr | 1960-08-04 | 15/562",
        ),
        (
            "chen-yi-to-deputy-minister",
            "chen-yi appealed soviet-deputy-foreign-minister | - | 15/563",
        ),
        ("chervonenko-telegram", "chervonenko advised ussr | - | 16/564"),
        ("khrushchev-refused", "khrushchev refused prc | - | 16/565"),
        ("ministry-accused-moscow", "prc-foreign-ministry accused ussr | - | 17/566"),
        (
            "deng-retorted",
            "deng-xiaoping rebutted soviet-delegation | 1960-09 | 17-18/567 17-18/568",
        ),
        ("zhou-on-self-reliance", "zhou-enlai advised ccp-politburo | 1960-11-17 | 18/-"),
    ]);
}

#[test]
fn offers_of_1961_and_the_treaty_and_the_war_of_1962() {
    check(&[
        ("khrushchev-offered-grain", "khrushchev offered-aid prc | - | 20/570"),
        ("mao-rejected-relief", "mao rejected-offer khrushchev | - | 20/570"),
        ("moscow-offered-deferment", "ussr offered-aid prc | - | 20/571"),
        ("ccp-rejected-deferment", "ccp rejected-offer ussr | - | 20/571"),
        ("moscow-notified-beijing", "ussr notified prc | 1961-08 | 21-22/573"),
        ("beijing-protested-treaty", "prc protested-to ussr | - | 22/573"),
        ("ccp-set-1964-for-bomb", "ccp decided  | 1962-11 | 22/574"),
        ("beijing-attacked-india", "prc attacked india | 1962-10 | 22/575"),
        ("zhou-explained-attack", "zhou-enlai notified soviet-ambassador-1962 | - | 22/575"),
    ]);
}

/// Later act, kind, earlier act, cue, certainty.
const LINKS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "mao-instructed-to-learn",
        "responds-to",
        "liu-suggested-restraint",
        "Endorsing Liu's suggestion",
        "high",
    ),
    (
        "mao-directed-study",
        "responds-to",
        "embassy-alerted-beijing",
        "Profoundly concerned about",
        "high",
    ),
    (
        "soviet-officials-complained",
        "responds-to",
        "ccp-rebuffed-kremlin",
        "When rebuffed by",
        "high",
    ),
    (
        "mao-and-associates-refuted",
        "responds-to",
        "khrushchev-accused-mao-of-risks",
        "Irritated by",
        "high",
    ),
    (
        "khrushchev-shouted-back",
        "responds-to",
        "mao-and-associates-refuted",
        "shouted back",
        "high",
    ),
    ("budapest-attack", "responds-to", "articles-of-1960", "In response", "high"),
    ("budapest-resolution", "responds-to", "budapest-attack", "which resulted in", "high"),
    ("notice-of-16-july", "continues", "budapest-attack", "soon turned into", "low"),
    ("order-of-25-july", "continues", "notice-of-16-july", "Without waiting for China", "high"),
    ("experts-withdrawn", "continues", "order-of-25-july", "Within one month", "medium"),
    ("experts-withdrawn", "continues", "notice-of-16-july", "Within one month", "medium"),
    ("appeal-of-31-july", "responds-to", "notice-of-16-july", "first response", "high"),
    (
        "chervonenko-tried-to-mollify",
        "responds-to",
        "chen-yi-to-deputy-minister",
        "Thinking hard about",
        "medium",
    ),
    (
        "mao-rejected-relief",
        "responds-to",
        "khrushchev-offered-grain",
        "rejected the assistance",
        "high",
    ),
    ("ccp-rejected-deferment", "responds-to", "moscow-offered-deferment", "turned it down", "high"),
    (
        "beijing-protested-treaty",
        "responds-to",
        "moscow-notified-beijing",
        "reacted angrily",
        "high",
    ),
];

#[test]
fn links_carry_the_words_of_the_text() {
    let graph = graph();
    for &(later, kind, earlier, cue, certainty) in LINKS {
        let links = graph.links_back(act(&graph, later).key()).map(|key| graph.link(key));
        let told: Vec<String> = links
            .filter(|link| graph.act(link.earlier).id().as_str() == earlier)
            .map(|link| {
                format!(
                    "{} “{}” {}",
                    link.kind.name(),
                    link.cue.as_deref().unwrap_or(""),
                    link.certainty.name()
                )
            })
            .collect();
        assert_eq!(told, [format!("{kind} “{cue}” {certainty}")], "{later} → {earlier}");
    }
}

#[test]
fn every_link_has_a_cue_of_at_most_five_words() {
    let graph = graph();
    for (_, link) in graph.links() {
        let cue = link.cue.as_deref().unwrap_or("");
        let words = cue.split_whitespace().count();
        assert!((1..=5).contains(&words), "{}: `{cue}`", graph.act(link.later).id());
    }
}

#[test]
fn no_quotation_has_more_than_twelve_words() {
    let graph = graph();
    for act in graph.acts() {
        for quote in act.prose().evidence.iter().filter_map(|citation| citation.quote.as_deref()) {
            assert!(quote.split_whitespace().count() <= 12, "{}: {quote}", act.id());
        }
    }
}

#[test]
fn what_somebody_says_of_another_is_alleged_and_carried_by_the_saying() {
    let graph = graph();
    let carried = [
        ("moscow-sought-to-dominate", Modality::Alleged, "mao-accused-moscow-of-domination"),
        ("advisers-spread-rumors", Modality::Alleged, "embassy-alerted-beijing"),
        ("articles-planned-content", Modality::Planned, "articles-drafted"),
        ("withdrawal-announced", Modality::Planned, "notice-of-16-july"),
        ("khrushchev-severs-all-relations", Modality::Hypothetical, "mao-believed-china-steadfast"),
        (
            "moscow-colluded-with-new-delhi",
            Modality::Alleged,
            "chinese-leaders-suspected-collusion",
        ),
        ("china-was-to-counterattack", Modality::Planned, "zhou-explained-attack"),
    ];
    for (id, modality, carrier) in carried {
        let act = act(&graph, id);
        let within = act.prose().within.map(|key| graph.act(key).id().as_str());
        assert_eq!((act.modality(), within), (modality, Some(carrier)), "{id}");
    }
}

#[test]
fn figures_say_what_they_count() {
    let graph = graph();
    let figures = |id: &str| {
        let figures = act(&graph, id).prose().figures.iter();
        figures
            .map(|one| {
                format!("{} {} {}", one.bound.label(), one.value, one.unit).trim().to_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(figures("experts-withdrawn"), ["1390 experts"]);
    assert_eq!(figures("experts-held-back"), ["at least 900 experts"]);
    assert_eq!(figures("agreements-terminated"), ["12 agreements", "at least 200 projects"]);
    assert_eq!(figures("khrushchev-offered-grain"), ["1000000 tons", "500000 tons"]);
    assert_eq!(figures("moscow-offered-deferment"), ["5 years", "at most 288000000 rubles"]);
    assert_eq!(figures("khrushchev-met-mao"), ["7 hours"]);
}

#[test]
fn derived_dates_follow_from_the_order_that_the_text_gives() {
    let graph = graph();
    let bounds = |id: &str| act(&graph, id).bounds().to_string();
    // Two weeks after 4 August, a quarter of fourteen days (four) either way.
    let start = act(&graph, "chen-yi-to-deputy-minister").bounds().start;
    assert_eq!(
        (start.first.to_string(), start.last.to_string()),
        ("1960-08-14".to_owned(), "1960-08-22".to_owned())
    );
    // Within about a month of 25 July: thirty days and eight.
    assert_eq!(bounds("experts-withdrawn"), "[1960-07-25..1960-09-01]");
    // The articles prompted the attack of 24 to 26 June.
    assert_eq!(act(&graph, "articles-of-1960").bounds().start.last.to_string(), "1960-06-26");
    // Nothing is derived for what the text leaves open.
    assert_eq!(bounds("experts-held-back"), "");
}

#[test]
fn the_unnamed_ambassadors_are_not_chervonenko() {
    let graph = graph();
    let names: Vec<&str> = graph
        .actors()
        .filter(|(_, actor)| actor.id.as_str().contains("ambassador"))
        .map(|(_, actor)| actor.id.as_str())
        .collect();
    assert_eq!(
        names,
        ["liu-ambassador", "soviet-ambassador-1959", "soviet-ambassador-1962", "ten-ambassadors"]
    );
    assert!(matches!(graph.named("chervonenko"), Some(Named::Node(_))));
}

#[test]
fn nothing_but_responses_and_continuations_ties_acts() {
    let graph = graph();
    let count = |kind: LinkKind| graph.links().filter(|(_, link)| link.kind == kind).count();
    assert_eq!((count(LinkKind::RespondsTo), count(LinkKind::Continues)), (21, 5));
}

#[test]
fn documents_have_the_shape_that_is_documented() {
    let graph = graph();
    let filter =
        demarche::query::Filter::parse(&graph, &["id:experts-withdrawn".to_owned()]).unwrap();
    let mut bytes = Vec::new();
    demarche::interop::acts(&graph, &filter.select(&graph)).write_json(&mut bytes).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(value["shape"], 1);
    assert_eq!(value["question"], "acts");
    assert_eq!(value["graph"]["ladder"], "demarche-ladder");
    assert_eq!(value["graph"]["digest"].as_str().map(str::len), Some(64));
    let act = &value["acts"][0];
    assert_eq!(act["type"], "withdrew-experts");
    assert_eq!(act["figures"][0]["value"], 1390.0);
    assert_eq!(act["stated"]["start_first"], serde_json::Value::Null);
    assert_eq!(act["bounds"]["start_first"], "1960-07-25");
    assert_eq!(act["bounds"]["end_last"], "1960-09-01");
    assert_eq!(act["continues"][0]["act"], "order-of-25-july");
    assert_eq!(act["evidence"][0]["note"], "561");
}
