//! Timeline, statistics and dossiers.

use demarche::Graph;
use demarche::graph::Named;
use demarche::model::ActorKind;
use demarche::model::AudienceKind;
use demarche::model::Basis;
use demarche::model::Bounds;
use demarche::model::Certainty;
use demarche::model::Class;
use demarche::model::Day;
use demarche::model::LinkKind;
use demarche::model::Modality;
use demarche::model::Status;
use demarche::model::Subject;
use demarche::query::Dating;
use demarche::query::Dossier;
use demarche::query::Filter;
use demarche::query::Sourcing;
use demarche::query::TimelineQuestion;
use demarche::query::dossier;
use demarche::query::stats;

use crate::sample::act;
use crate::sample::graph;
use crate::sample::ids;
use crate::sample::node;
use crate::sample::node_ids;

/// A visit with talks in it, a speech that carries an allegation, an undated retort, a slip.
fn visit() -> Graph {
    graph(
        r#"
        Source(id: "book", title: "Book", kind: Book, locator: Paragraph),
        Source(id: "paper", title: "Paper", kind: Newspaper, locator: Page),
        Actor(id: "east", name: "East", kind: State),
        Actor(id: "envoy", name: "Envoy", kind: Person, roles: [
            Role(in: "east", as: "clerk", evidence: [Cite(source: "book", paragraph: "1")]),
            Role(in: "east", as: "envoy", acts_for: true, evidence: [Cite(source: "paper", page: "1")])]),
        Actor(id: "west", name: "West", kind: State),
        Event(id: "visit", name: "Visit", date: "1960-02-01/1960-02-09", participants: [Participant(actor: "envoy", as: "guest")],
            topics: ["border"], evidence: [Cite(source: "book", paragraph: "2")]),
        Event(id: "talks", name: "Talks", part_of: "visit", order: [Within(id: "visit")],
            evidence: [Cite(source: "book", paragraph: "2")]),
        Event(id: "summit", name: "Summit", date: "1961", evidence: [Cite(source: "book", paragraph: "2")]),
        Topic(id: "border", name: "Border"),
        Dispute(id: "quarrel", name: "Quarrel", sides: [
            Side(id: "eastern", name: "Eastern", actors: ["east"]),
            Side(id: "western", name: "Western", actors: ["west"])]),
        Act(id: "speech", actors: ["west"], type: "accused", recipients: ["east"], date: "1960-01-15",
            topics: ["border"], audience: (kind: Public), evidence: [
                Cite(source: "book", paragraph: "10", note: "12"),
                Cite(source: "book", paragraph: "9", note: "9", basis: Carried)]),
        Act(id: "raid", actors: ["east"], type: "attacked", recipients: ["west"], date: "1959-07", modality: Alleged,
            within: "speech", evidence: [Cite(source: "book", paragraph: "10", basis: Inferred)]),
        Act(id: "retort", actors: ["envoy"], type: "rebutted", recipients: ["west"], about: ["east"], event: "talks",
            responds_to: [Link(act: "speech", certainty: Low)],
            evidence: [Cite(source: "paper", page: "1", quote: "No.", passage: ("No", "no"))], certainty: Medium),
        Act(id: "denial", actors: ["west"], type: "rebutted", recipients: ["envoy"], date: "1960-02-10",
            order: [After(id: "visit")], continues: [Link(act: "speech")], conflicts_with: ["retort"],
            status: Contested(reason: "doubt"),
            evidence: [Cite(source: "book", paragraph: "11"), Cite(source: "paper", page: "2")]),
        Act(id: "musing", actors: ["west"], type: "regarded", about: ["east"], date: "1962",
            status: Rejected(reason: "a slip"), evidence: [Cite(source: "book", note: "9")]),
        Act(id: "rumour", actors: ["west"], type: "accused", recipients: ["east"],
            evidence: [Cite(source: "book", paragraph: "10", note: "12")]),
        "#,
    )
}

#[track_caller]
fn day(year: i32, month: u8, day: u8) -> Day {
    Day::new(year, month, day).expect("the calendar has this day")
}

#[track_caller]
fn open(graph: &Graph, id: &str) -> Dossier {
    dossier(graph, graph.named(id).expect("the id names something"))
}

#[track_caller]
fn timeline(terms: &[&str], expected: &str) {
    let graph = visit();
    let terms: Vec<String> = terms.iter().map(|&term| term.to_owned()).collect();
    let filter = Filter::parse(&graph, &terms).expect("the terms are sound");
    let timeline = TimelineQuestion { filter }.answer(&graph);
    let ids: Vec<&str> = timeline
        .entries
        .iter()
        .map(|entry| match entry.subject {
            Subject::Act(act) => graph.act(act).id().as_str(),
            Subject::Event(event) => graph.node(event).id().as_str(),
        })
        .collect();
    assert_eq!(ids.join(" "), expected);
}

#[test]
fn a_timeline_puts_events_before_the_acts_that_start_with_them() {
    // The retort answers the speech, so it can be as early as that: its first possible day is 15 January.
    timeline(&[], "speech retort visit talks denial summit rumour");
}

#[test]
fn an_act_that_stands_early_for_what_follows_it_holds_no_event_up() {
    let graph = graph(
        r#"
        Source(id: "book", title: "Book", kind: Book, locator: Page),
        Actor(id: "a", name: "A", kind: State),
        Event(id: "summit", name: "Summit", date: "1961", evidence: [Cite(source: "book", page: "1")]),
        Act(id: "undated", actors: ["a"], type: "decided", order: [Before(id: "dated")],
            evidence: [Cite(source: "book", page: "1")]),
        Act(id: "dated", actors: ["a"], type: "decided", date: "[1960..1965]",
            evidence: [Cite(source: "book", page: "1")]),
        "#,
    );
    // The undated act can be as late as 1965, but stands before the other, which can be as early as 1960.
    let timeline = TimelineQuestion::default().answer(&graph);
    let subjects: Vec<Subject> = timeline.entries.iter().map(|entry| entry.subject).collect();
    assert_eq!(
        subjects,
        [
            Subject::Act(act(&graph, "undated")),
            Subject::Act(act(&graph, "dated")),
            Subject::Event(node(&graph, "summit")),
        ]
    );
}

#[test]
fn a_timeline_of_some_acts_has_the_events_they_belong_to() {
    timeline(&["event:talks"], "retort visit talks");
    timeline(&["by:west date:1960"], "speech denial rumour");
}

#[test]
fn a_timeline_keeps_stated_and_derived_days_apart() {
    let graph = visit();
    let timeline = TimelineQuestion::default().answer(&graph);
    let entry = |subject| {
        *timeline.entries.iter().find(|entry| entry.subject == subject).expect("it is listed")
    };
    let talks = entry(Subject::Event(node(&graph, "talks")));
    assert_eq!(talks.stated, None);
    assert_eq!(talks.derived.hull().first, day(1960, 2, 1));
    assert_eq!(talks.derived.hull().last, day(1960, 2, 9));
    let speech = entry(Subject::Act(act(&graph, "speech")));
    assert_eq!(speech.stated, Some(speech.derived));
    let rumour = entry(Subject::Act(act(&graph, "rumour")));
    assert_eq!((rumour.stated, rumour.derived), (None, Bounds::UNKNOWN));
    assert_eq!((timeline.hidden.not_actual, timeline.hidden.rejected), (1, 1));
}

#[test]
fn statistics_count_every_record_and_every_act() {
    let graph = visit();
    let stats = stats(&graph);
    let records = stats.records;
    assert_eq!((records.actors, records.roles, records.events), (3, 2, 3));
    assert_eq!((records.acts, records.links, records.citations), (6, 2, 8));
    assert_eq!((records.sources, records.topics, records.disputes), (2, 1, 1));
    assert_eq!((records.act_types, records.act_types_used), (55, 4));
    assert_eq!(stats.actors_by_kind, [(ActorKind::Person, 1), (ActorKind::State, 2)]);
    assert_eq!(
        stats.acts_by_class,
        [(Class::VerbalConflict, 4), (Class::MaterialConflict, 1), (Class::Neutral, 1)]
    );
    assert_eq!(stats.acts_by_modality, [(Modality::Actual, 5), (Modality::Alleged, 1)]);
    assert_eq!(
        stats.acts_by_status,
        [(Status::Accepted, 4), (Status::Contested, 1), (Status::Rejected, 1)]
    );
    assert_eq!(stats.acts_by_certainty, [(Certainty::Medium, 1), (Certainty::High, 5)]);
    assert_eq!(stats.acts_by_audience, [(None, 5), (Some(AudienceKind::Public), 1)]);
    assert_eq!((stats.day_first, stats.day_last), (Some(day(1959, 7, 1)), Some(day(1962, 12, 31))));
}

#[test]
fn statistics_tell_how_well_acts_are_sourced() {
    let graph = visit();
    let stats = stats(&graph);
    assert_eq!(
        stats.sourcing,
        Sourcing {
            with_note: 3,
            with_quote: 1,
            with_passage: 1,
            on_one_citation: 4,
            on_several_sources: 1
        }
    );
    assert_eq!(stats.acts_by_basis, [(Basis::Direct, 5), (Basis::Inferred, 1)]);
    assert_eq!(
        stats.citations_by_basis,
        [(Basis::Direct, 6), (Basis::Carried, 1), (Basis::Inferred, 1)]
    );
    assert_eq!(
        stats.acts_by_dating,
        [
            (Dating::Day, 2),
            (Dating::Month, 1),
            (Dating::Year, 1),
            (Dating::Derived, 1),
            (Dating::Undated, 1)
        ]
    );
    assert_eq!(
        stats.links,
        [((LinkKind::RespondsTo, Certainty::Low), 1), ((LinkKind::Continues, Certainty::High), 1)]
    );
    let book = &stats.sources[0];
    assert_eq!((book.acts, book.citations), (5, 6));
    assert_eq!(book.notes, [("9".to_owned(), 2), ("12".to_owned(), 2)]);
    assert_eq!((stats.sources[1].acts, stats.sources[1].citations), (2, 2));
}

#[test]
fn the_dossier_of_an_actor_holds_roles_acts_events_and_sides() {
    let graph = visit();
    let Dossier::Actor(east) = open(&graph, "east") else { panic!("no actor") };
    let envoy = node(&graph, "envoy");
    assert_eq!(east.holders, [(envoy, 0), (envoy, 1)]);
    assert_eq!(ids(&graph, &east.acts.done), "raid");
    assert_eq!(ids(&graph, &east.acts.received), "speech rumour");
    assert_eq!(ids(&graph, &east.acts.spoken_of), "retort musing");
    let Dossier::Actor(envoy) = open(&graph, "envoy") else { panic!("no actor") };
    assert_eq!(node_ids(&graph, &envoy.events), "visit");
    let Some(Named::Dispute(quarrel)) = graph.named("quarrel") else { panic!("no dispute") };
    assert_eq!(envoy.sides, [(quarrel, 0)]);
}

#[test]
fn the_dossier_of_an_act_holds_what_it_carries_answers_and_contradicts() {
    let graph = visit();
    let Dossier::Act(speech) = open(&graph, "speech") else { panic!("no act") };
    assert_eq!(ids(&graph, &speech.carried), "raid");
    assert!(speech.carriers.is_empty() && speech.links_back.is_empty());
    let later: Vec<_> = speech.links_on.iter().map(|&link| graph.link(link).later).collect();
    assert_eq!(later, [act(&graph, "retort"), act(&graph, "denial")]);
    let Dossier::Act(raid) = open(&graph, "raid") else { panic!("no act") };
    assert_eq!(ids(&graph, &raid.carriers), "speech");
    let Dossier::Act(retort) = open(&graph, "retort") else { panic!("no act") };
    assert_eq!(ids(&graph, &retort.conflicts), "denial");
    let Dossier::Act(denial) = open(&graph, "denial") else { panic!("no act") };
    assert_eq!(ids(&graph, &denial.conflicts), "retort");
    assert_eq!(denial.links_back.len(), 1);
}

#[test]
fn the_dossier_of_an_event_holds_its_parts_and_acts() {
    let graph = visit();
    let Dossier::Event(visit) = open(&graph, "visit") else { panic!("no event") };
    assert_eq!(node_ids(&graph, &visit.parts), "talks");
    assert_eq!(ids(&graph, &visit.belonging), "");
    let Dossier::Event(talks) = open(&graph, "talks") else { panic!("no event") };
    assert_eq!(ids(&graph, &talks.belonging), "retort");
}

#[test]
fn the_dossier_of_a_type_tells_who_uses_it() {
    let graph = visit();
    let Dossier::Type(rebutted) = open(&graph, "rebutted") else { panic!("no type") };
    assert_eq!(ids(&graph, &rebutted.acts), "retort denial");
    assert_eq!(rebutted.actors, [(node(&graph, "envoy"), 1), (node(&graph, "west"), 1)]);
    let Dossier::Type(accused) = open(&graph, "accused") else { panic!("no type") };
    assert_eq!(accused.actors, [(node(&graph, "west"), 2)]);
    assert_eq!(accused.recipients, [(node(&graph, "east"), 2)]);
}

#[test]
fn the_dossier_of_a_source_counts_paragraphs_and_notes_as_numbers() {
    let graph = visit();
    let Dossier::Source(book) = open(&graph, "book") else { panic!("no source") };
    let shown = |name: &str, acts: &[_]| format!("{name}: {}", ids(&graph, acts));
    let paragraphs: Vec<String> = book
        .paragraphs
        .iter()
        .map(|(paragraph, acts)| shown(paragraph.as_deref().unwrap_or("none"), acts))
        .collect();
    assert_eq!(paragraphs, ["none: musing", "9: speech", "10: raid speech rumour", "11: denial"]);
    let notes: Vec<String> = book.notes.iter().map(|(note, acts)| shown(note, acts)).collect();
    assert_eq!(notes, ["9: speech musing", "12: speech rumour"]);
    assert_eq!(node_ids(&graph, &book.actors), "envoy");
    assert!(book.pages.is_empty(), "{:?}", book.pages);
    let Dossier::Source(paper) = open(&graph, "paper") else { panic!("no source") };
    let pages: Vec<String> = paper.pages.iter().map(|(page, acts)| shown(page, acts)).collect();
    assert_eq!(pages, ["1: retort", "2: denial"]);
    assert!(paper.paragraphs.is_empty(), "{:?}", paper.paragraphs);
    assert_eq!(node_ids(&graph, &book.events), "summit talks visit");
}

#[test]
fn the_dossier_of_a_topic_holds_acts_and_events() {
    let graph = visit();
    let Dossier::Topic(border) = open(&graph, "border") else { panic!("no topic") };
    assert_eq!(ids(&graph, &border.acts), "speech");
    assert_eq!(node_ids(&graph, &border.events), "visit");
}

#[test]
fn the_dossier_of_a_dispute_holds_its_acts_by_side() {
    let graph = visit();
    let Dossier::Dispute(quarrel) = open(&graph, "quarrel") else { panic!("no dispute") };
    assert_eq!(node_ids(&graph, &quarrel.members[0]), "east envoy");
    assert_eq!(node_ids(&graph, &quarrel.members[1]), "west");
    let shown: Vec<String> = quarrel
        .exchanges
        .iter()
        .map(|one| format!("{}>{}: {}", one.from, one.to, ids(&graph, &one.acts)))
        .collect();
    assert_eq!(shown, ["0>1: raid retort", "1>0: speech denial rumour"]);
    let Dossier::Side(western) = open(&graph, "western") else { panic!("no side") };
    assert_eq!(western.side, 1);
    assert_eq!(node_ids(&graph, &western.members), "west");
    assert_eq!(western.exchanges.len(), 2);
}
