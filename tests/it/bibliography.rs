//! Bibliographies: what is read from them, and how notes are made of it.

use std::collections::BTreeMap;
use std::path::Path;

use demarche::Graph;
use demarche::bibliography::NotePlace;
use demarche::bibliography::Style;
use demarche::bibliography::styles;
use demarche::check::Reading;
use demarche::diagnostic::Diagnostic;
use demarche::graph::Named;
use demarche::interop::Formatted;
use demarche::query::Filter;
use demarche::text::Text;
use proptest::prelude::*;

/// The graph and findings of a bibliography and acts that cite from it.
fn read(bibliography: (&str, &str), records: &str) -> (Graph, Vec<Diagnostic>) {
    let (name, body) = bibliography;
    demarche::read([Text::new(name, body), Text::new("acts.ron", records)])
}

/// A folder with two states, and one act with this evidence.
fn acting(evidence: &str) -> String {
    format!(
        r#"[
            Actor(id: "upton", name: "Upton", kind: State), Actor(id: "lowton", name: "Lowton", kind: State),
            Act(
                id: "accusation", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881",
                evidence: [{evidence}],
            ),
        ]"#
    )
}

fn places(graph: &Graph) -> Vec<NotePlace> {
    let evidence = graph.acts().flat_map(|act| &act.prose().evidence);
    let place = |one: &demarche::model::Citation| {
        let via = one.via.map(|via| graph.shared_source(via));
        NotePlace::new(graph.shared_source(one.source), via, one)
    };
    evidence.map(place).collect()
}

/// Runs in italics are shown between asterisks.
fn marked(prose: &demarche::bibliography::Prose) -> String {
    let runs = prose
        .runs
        .iter()
        .map(|run| if run.is_italic { format!("*{}*", run.text) } else { run.text.clone() });
    runs.collect()
}

/// The notes of citations of a bibliography, without a finding.
#[track_caller]
fn notes(bibliography: (&str, &str), evidence: &str, expected: &[&str]) {
    let (graph, findings) = read(bibliography, &acting(evidence));
    assert!(findings.is_empty(), "{findings:?}");
    let notes = Style::default().format(&places(&graph)).notes;
    assert_eq!(notes.iter().map(marked).collect::<Vec<String>>(), expected);
}

const RIVER_WAR: &str = "@book{river-war,\n author = {Doe, Jane},\n title = {The River War},\n \
                         publisher = {Mill Press},\n location = {Upton},\n year = {1901},\n}\n";

#[test]
fn a_book_is_cited_in_full_and_then_short() {
    notes(
        ("a.bib", RIVER_WAR),
        r#"Cite(source: "river-war", page: "12"), Cite(source: "river-war", page: "13-14", note: "2")"#,
        &[
            "Jane Doe, *The River War* (Mill Press, 1901), 12.",
            "Doe, *The River War*, 13–14, n. 2.",
        ],
    );
}

#[test]
fn the_seventeenth_edition_of_chicago_names_the_place_of_publication() {
    let (graph, _) =
        read(("a.bib", RIVER_WAR), &acting(r#"Cite(source: "river-war", page: "12")"#));
    let style = Style::named("turabian-fullnote-8").unwrap();
    let note = &style.format(&places(&graph)).notes[0];
    assert_eq!(marked(note), "Jane Doe, *The River War* (Upton: Mill Press, 1901), 12.");
}

#[test]
fn a_chapter_takes_over_from_its_book_what_it_lacks() {
    let bibliography = r"
@string{mill = {Mill Press}}
@incollection{sluice, author = {Roe, Richard}, title = {The Sluice}, crossref = {waters}}
@collection{waters, editor = {Poe, Petra}, title = {Waters}, subtitle = {Essays}, publisher = mill, date = {1902}}
";
    notes(
        ("a.bib", bibliography),
        r#"Cite(source: "sluice", paragraph: "3-4")"#,
        &[
            "Richard Roe, “The Sluice,” in *Waters: Essays*, ed. Petra Poe (Mill Press, 1902), paras. 3–4.",
        ],
    );
}

#[test]
fn a_document_and_the_book_behind_which_it_stands_make_one_note() {
    let bibliography = format!(
        "{RIVER_WAR}@unpublished{{minutes, title = {{Minutes of the Water Board}}, date = {{1881-10-02}}, \
         library = {{Lowton Archive}}}}"
    );
    notes(
        ("a.bib", &bibliography),
        r#"Cite(source: "minutes", document_page: "2", via: "river-war", page: "20", note: "9"),
           Cite(source: "minutes", via: "river-war", page: "21", quote: "a just peace")"#,
        &[
            "“Minutes of the Water Board,” October 2, 1881, 2, Lowton Archive, cited in Jane Doe, *The River War* \
             (Mill Press, 1901), 20, n. 9.",
            "“Minutes of the Water Board,” quoted in Doe, *The River War*, 21.",
        ],
    );
}

#[test]
fn items_of_csl_json_are_cited_by_their_kind() {
    let bibliography = r#"[
        {"id": "gazette", "type": "article-newspaper", "title": "Sluice <i>Shut</i>", "container-title": "Upton Gazette",
         "author": [{"family": "Loe", "given": "Lena"}], "issued": {"date-parts": [["1881", 6, 3]]}},
        {"id": "trust", "type": "webpage", "title": "The Lode Today", "container-title": "Lode Trust",
         "URL": "https://example.org/lode", "accessed": {"date-parts": [[2020, 1, 2]]}},
        {"id": "treaty", "type": "treaty", "title": "Treaty of the Lode", "issued": {"date-parts": [[1882, 5, 6]]}}
    ]"#;
    notes(
        ("a.csl.json", bibliography),
        r#"Cite(source: "gazette", page: "1"), Cite(source: "trust", paragraph: "2"), Cite(source: "treaty", paragraph: "3")"#,
        &[
            "Lena Loe, “Sluice Shut,” *Upton Gazette*, June 3, 1881, 1.",
            "“The Lode Today,” Lode Trust, para. 2, accessed January 2, 2020, https://example.org/lode.",
            "Treaty of the Lode, May 6, 1882, ¶ 3.",
        ],
    );
}

#[test]
fn a_record_without_an_entry_is_cited_by_what_it_says() {
    let evidence = r#"Cite(source: "ledger", page: "12"), Cite(source: "letters", page: "3")"#;
    let records = acting(evidence).replacen(
        '[',
        r#"[Source(id: "ledger", title: "The River Ledger", authors: ["Clerk, Anna"], year: 1899, kind: Book, locator: Page),
            Source(id: "letters", title: "Letters", authors: ["Upton Town Council"], kind: Archive, locator: Page),"#,
        1,
    );
    let (graph, findings) = demarche::read([Text::new("a.ron", records)]);
    assert!(findings.is_empty(), "{findings:?}");
    let notes = Style::default().format(&places(&graph)).notes;
    assert_eq!(marked(&notes[0]), "Anna Clerk, *The River Ledger* (1899), 12.");
    assert!(notes[1].to_string().starts_with("Upton Town Council, “Letters,”"), "{}", notes[1]);
}

#[test]
fn titles_keep_their_letters() {
    let bibliography = "@book{a, title = {McNamara and the iron of NATO}, author = {{Upton Town Council}}, date = {1960~}}";
    let (graph, _) = read(("a.bib", bibliography), &acting(r#"Cite(source: "a", page: "1")"#));
    let note = Style::default().format(&places(&graph)).notes[0].to_string();
    assert!(note.starts_with("Upton Town Council, McNamara and the iron of NATO ("), "{note}");
}

#[test]
fn a_record_adds_to_an_entry_whatever_the_order_of_files() {
    let record = r#"[Source(id: "river-war", kind: Book, locator: Paragraph, note: "A copy without its maps.")]"#;
    for (first, second) in [("a.bib", "b.ron"), ("b.bib", "a.ron")] {
        let mut texts = vec![Text::new(first, RIVER_WAR), Text::new(second, record)];
        texts.sort_by(|a, b| a.name().cmp(b.name()));
        let (graph, findings) = demarche::read(texts);
        assert!(findings.is_empty(), "{findings:?}");
        let (_, source) = graph.sources().next().unwrap();
        assert_eq!((source.title.as_str(), source.year), ("The River War", Some(1901)));
        assert_eq!(source.authors, ["Jane Doe"]);
        assert_eq!(source.locator, demarche::model::Locator::Paragraph);
        assert_eq!(source.note.as_deref(), Some("A copy without its maps."));
    }
}

/// The place, code and message of each finding in a bibliography.
#[track_caller]
fn finds(bibliography: &str, expected: &[&str]) {
    let (_, findings) = demarche::read([Text::new("a.bib", bibliography)]);
    let told = |one: &Diagnostic| {
        let at = one.primary.as_ref().unwrap().ends()[0];
        format!("{}:{} {}: {}", at.line, at.column, one.code.0, one.message)
    };
    assert_eq!(findings.iter().map(told).collect::<Vec<String>>(), expected);
}

#[test]
fn an_entry_that_is_never_closed_loses_only_itself() {
    let body = "@book{a,\n title = {A},\n\n@book{b,\n title = {B}\n}\n";
    finds(body, &["2:14 bad-reference: an entry cannot be read: unexpected end of file"]);
    let (graph, _) = demarche::read([Text::new("a.bib", body)]);
    assert_eq!(graph.sources().map(|(_, source)| source.title.as_str()).collect::<Vec<_>>(), ["B"]);
}

#[test]
fn keys_that_cannot_be_ids_are_findings() {
    finds(
        "@book{River_War, title = {A}}\n@book{upton, title = {B}}\n@book{upton, title = {C}}\n",
        &["1:7 bad-id: `River_War` is no id", "3:7 duplicate-id: the id `upton` is given twice"],
    );
    let (_, findings) = read(
        ("a.bib", "@book{upton, title = {A}}"),
        &acting(r#"Cite(source: "upton", page: "1")"#),
    );
    let codes: Vec<&str> = findings.iter().map(|one| one.code.0).collect();
    assert_eq!(codes, ["duplicate-id", "unknown-source"]);
}

#[test]
fn a_source_without_a_title_is_a_finding() {
    let body = r#"[Source(id: "ledger", kind: Book, locator: Page)]"#;
    let (graph, findings) = demarche::read([Text::new("a.ron", body)]);
    assert_eq!(findings[0].code.0, "missing-field");
    assert_eq!((graph.sources().count(), graph.heading().left_out.records), (0, 1));
}

#[test]
fn abbreviations_and_references_that_go_round_are_findings() {
    finds(
        "@string{a = b}\n@string{b = a # a}\n@book{x, title = a}\n",
        &["1:13 bad-reference: `b` is no abbreviation of this file"],
    );
    finds(
        "@book{x, title = {X}, crossref = {y}}\n@book{y, title = {Y}, xdata = {x}}\n",
        &[
            "1:7 bad-reference: `x` takes fields over in a circle, or from more than 8 entries",
            "2:7 bad-reference: `y` takes fields over in a circle, or from more than 8 entries",
        ],
    );
    finds(
        "@book{x, title = {X}, crossref = {nowhere}}\n",
        &["1:7 bad-reference: no entry of this file has the key `nowhere`"],
    );
}

#[test]
fn abbreviations_cannot_multiply_without_end() {
    let mut body = "@string{s0 = {xxxxxxxxxx}}\n".to_owned();
    for at in 1..60 {
        let before = at - 1;
        body += &format!("@string{{s{at} = s{before} # s{before} # s{before}}}\n");
    }
    body += "@book{x, title = s59}\n";
    let (graph, findings) = demarche::read([Text::new("a.bib", body)]);
    assert_eq!(graph.sources().count(), 1);
    assert_eq!(findings[0].message, "an abbreviation stands for too much text");
}

#[test]
fn references_cannot_multiply_without_end() {
    let mut body = String::new();
    for at in 0..40 {
        let next = at + 1;
        body += &format!(
            "@book{{x{at}, title = {{X}}, xdata = {{x{next}, x{next}, x{next}, x{next}}}}}\n"
        );
    }
    body += "@book{x40, title = {X}}\n";
    let (graph, findings) = demarche::read([Text::new("a.bib", body)]);
    assert_eq!(graph.sources().count(), 41);
    assert!(
        findings[0].message.ends_with("or from more than 8 entries"),
        "{}",
        findings[0].message
    );
}

#[test]
fn depth_and_length_have_limits() {
    let deep =
        format!("@book{{x, title = {}X{}}}\n", "{\\emph".repeat(100_000), "}".repeat(100_000));
    let (_, findings) = demarche::read([Text::new("a.bib", deep)]);
    assert_eq!(findings[0].message, "braces stand more than 32 deep");
    let long = format!("@book{{x, title = {{{}}}}}\n", "X".repeat(20_000));
    let (_, findings) = demarche::read([Text::new("a.bib", long)]);
    assert_eq!(findings[0].message, "`title` has 20000 bytes; the most is 10000");
    let huge = format!("@book{{x, title = {{{}}}}}\n", "X".repeat(2 << 20));
    let (_, findings) = demarche::read([Text::new("a.bib", huge)]);
    assert_eq!(findings[0].message, "an entry has more than 1048576 bytes");
}

#[test]
fn broken_json_says_where_and_a_json_object_is_no_business_of_ours() {
    let (_, findings) = demarche::read([Text::new("a.json", "[\n{\"id\": \"x\",}\n]")]);
    let at = findings[0].primary.as_ref().unwrap().ends()[0];
    assert_eq!((findings[0].code.0, at.line), ("bad-reference", 2));
    let (_, findings) = demarche::read([Text::new("a.json", "{\"demarche\": \"0.1.0\"}")]);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn quotes_of_a_document_are_looked_up_in_the_source_through_which_it_is_known() {
    let bibliography =
        format!("{RIVER_WAR}@unpublished{{minutes, title = {{Minutes}}, date = {{1881}}}}");
    let verified = |quote: &str| {
        let evidence =
            format!(r#"Cite(source: "minutes", via: "river-war", page: "1", quote: "{quote}")"#);
        let texts =
            [Text::new("a.bib", bibliography.as_str()), Text::new("a.ron", acting(&evidence))];
        let book = Text::new("book", "The board asked for a just and lasting peace on the river.");
        demarche::read_with_texts(texts, BTreeMap::from([("river-war".to_owned(), book)]))
    };
    let found = verified("a just and lasting peace");
    assert_eq!((found.verified, found.findings.len()), (1, 0), "{:?}", found.findings);
    let missing = verified("an unjust and brief peace");
    assert_eq!(missing.findings[0].code.0, "quotation-not-found");
    for term in ["source:minutes", "source:river-war"] {
        let filter = Filter::parse(&found.graph, &[term.to_owned()]).unwrap();
        assert_eq!(filter.select(&found.graph).acts.len(), 1, "{term}");
    }
}

#[test]
fn every_style_makes_notes() {
    let (graph, _) =
        read(("a.bib", RIVER_WAR), &acting(r#"Cite(source: "river-war", page: "12")"#));
    for (name, title) in styles() {
        let notes = Style::named(name).unwrap().format(&places(&graph));
        assert!(!notes.notes[0].to_string().is_empty(), "{name}: {title}");
        assert_eq!(notes.bibliography.len(), 1, "{name}");
    }
}

#[test]
fn a_style_that_is_not_there_is_answered_with_those_that_are_near() {
    assert_eq!(Style::named("chicago-note").unwrap_err().like, ["chicago-notes"]);
    assert!(Style::named("turabian").unwrap_err().like.contains(&"turabian-fullnote-8"));
    assert!(Style::named("").unwrap_err().like.is_empty());
}

#[test]
fn notes_in_markdown_cannot_be_broken_by_a_title() {
    let bibliography =
        "@book{a, title = {War* and [peace](x) <b>\u{202e}}, author = {Doe, Jane}, date = {1901}}";
    let (graph, _) = read(("a.bib", bibliography), &acting(r#"Cite(source: "a", page: "1")"#));
    let filter = Filter::parse(&graph, &[]).unwrap();
    let page = demarche::present::acts(&graph, &filter.select(&graph)).with_notes(Style::default());
    let markdown = page.to_markdown();
    let note = markdown.lines().last().unwrap();
    let expected = r"[^1]: Jane Doe, *War\* and \[peace\](x) &lt;b&gt;\\u{202e}* (1901), 1.";
    assert_eq!(note, expected);
}

#[test]
fn programs_get_notes_where_they_are_asked_for_and_sources_always() {
    let (graph, _) =
        read(("a.bib", RIVER_WAR), &acting(r#"Cite(source: "river-war", page: "12")"#));
    let written = |what: Formatted| {
        let mut bytes = Vec::new();
        let document = demarche::interop::graph(&graph).formatted(Style::default(), what);
        document.write_json(&mut bytes).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()
    };
    let plain = written(Formatted::Entries);
    assert_eq!(plain["sources"][0]["formatted"], "Doe, Jane. The River War. Mill Press, 1901.");
    assert_eq!(plain["sources"][0]["csl"]["author"][0]["family"], "Doe");
    assert_eq!(plain["sources"][0]["csl"]["issued"]["date-parts"][0][0], 1901);
    assert!(plain["acts"][0]["evidence"][0].get("formatted").is_none());
    let noted = written(Formatted::EntriesAndNotes);
    let note = "Jane Doe, The River War (Mill Press, 1901), 12.";
    assert_eq!(noted["acts"][0]["evidence"][0]["formatted"], note);
}

#[test]
fn notes_that_stand_alone_are_all_in_full() {
    let evidence = r#"Cite(source: "river-war", page: "12"), Cite(source: "river-war", page: "13"),
                      Cite(source: "river-war", page: "14", note: "2"), Cite(source: "river-war", page: "15-17")"#;
    let (graph, _) = read(("a.bib", RIVER_WAR), &acting(evidence));
    let notes = Style::default().format_each(&places(&graph));
    let head = "Jane Doe, The River War (Mill Press, 1901), ";
    let expected = ["12.", "13.", "14, n. 2.", "15–17."].map(|end| format!("{head}{end}"));
    assert_eq!(notes.iter().map(ToString::to_string).collect::<Vec<String>>(), expected);
}

#[test]
fn the_folder_of_examples_is_without_a_fault() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/bibliography");
    let (graph, findings) = demarche::open(&folder, Reading::Printed).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    assert!(matches!(graph.named("lode-treaty"), Some(Named::Source(_))));
}

#[test]
fn the_entry_in_the_codebook_can_be_read() {
    let codebook = include_str!("../../graph/README.md");
    let (_, rest) = codebook.split_once("```bibtex\n").unwrap();
    let (entry, _) = rest.split_once("```").unwrap();
    let (graph, findings) =
        read(("a.bib", entry), &acting(r#"Cite(source: "mill-minutes", page: "2")"#));
    assert!(findings.is_empty(), "{findings:?}");
    let note = Style::default().format(&places(&graph)).notes[0].to_string();
    let expected =
        "“Minutes of the Mill Owners,” April 11, 1904, box 4, p. 2, Brackwater Town Archive.";
    assert_eq!(note, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_text_makes_the_reader_of_bibliographies_or_the_formatter_panic(
        pieces in prop::collection::vec(piece(), 0..40),
    ) {
        let body = pieces.concat();
        for name in ["a.bib", "a.json"] {
            let (graph, _) = read((name, &body), &acting(r#"Cite(source: "a", page: "1")"#));
            let sources: Vec<_> =
                graph.sources().map(|(key, _)| graph.shared_source(key).clone()).collect();
            Style::default().bibliography(&sources);
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    let words = PIECES.split_whitespace().collect::<Vec<&str>>();
    let words =
        prop::sample::select(words).prop_map(|word| word.replace('_', " ").replace('¬', "\n"));
    prop_oneof![4 => words, 1 => "\\PC{0,6}"]
}

/// What bibliographies are made of, and what makes trouble in them; `_` is a space, `¬` a line break.
const PIECES: &str = r#"
    @book{a,¬ @article{b,¬ @string{s={x}#s}¬ @string(t=s#s)¬ @comment{ @preamble{"x"} }¬ { } _" # _title={ _author={
    },¬ _date={ _year=1901,¬ _crossref={a},¬ _xdata={b,a},¬ _pages={ _edition={ _volume={ _month=s,¬ \' \emph{ \ $ ~
    -- _and_ ,_ = family= 1881-06-03 1881/1882 99999999999999999999 ß İ 漢 ¬@ % [ ]
    {"id":"a","type":"book", "author":[{"family":" "}], "issued":{"date-parts":[[ ]]}, "title":" ", "page": "volume": -1
    0 1e999 null <i> </i> "x"} : de_la_ van_ {} {{ }}
"#;
