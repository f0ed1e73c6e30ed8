//! The code books that ship with demarche: what their codes mean, that none is missing, and that no sign is turned round.

use demarche::Graph;
use demarche::check::code_book;
use demarche::check::code_book_ids;
use demarche::model::ActType;
use demarche::model::Code;
use demarche::model::CodeBook;
use demarche::model::Scope;

fn vocabulary() -> Graph {
    demarche::assemble("", Vec::new()).0
}

fn book(graph: &Graph, id: &str) -> CodeBook {
    code_book(graph, id).expect("it ships with demarche").into_owned()
}

fn act_type<'g>(graph: &'g Graph, code: &Code) -> &'g ActType {
    graph.act_type(code.act_type)
}

/// A folder with a code book of its own.
fn with_own(id: &str, codes: &str) -> (Graph, Vec<String>) {
    let body = format!("[CodeBook(id: \"{id}\", name: \"Own\", version: \"1\", codes: [{codes}])]");
    let (graph, findings) = demarche::read([demarche::text::Text::new("own.ron", body)]);
    (graph, findings.into_iter().map(|one| one.message).collect())
}

#[track_caller]
fn means(id: &str, expected: &[(&str, &str)]) {
    let graph = vocabulary();
    let book = book(&graph, id);
    for (code, expected) in expected {
        let entry = book.find(code).unwrap_or_else(|| panic!("{id} has no code {code}"));
        assert_eq!(act_type(&graph, entry).id.as_str(), *expected, "{id} {code} {}", entry.label);
    }
}

#[test]
fn codes_of_cameo_mean_what_a_coder_would_say() {
    means(
        "cameo-icews",
        &[
            ("010", "notified"),
            ("016", "rebutted"),
            ("018", "praised"),
            ("020", "appealed"),
            ("0242", "urged"),
            ("0253", "appealed-to-stop"),
            ("0331", "offered-aid"),
            ("036", "proposed"),
            ("040", "met-with"),
            ("042", "visited"),
            ("043", "met-with"),
            ("046", "negotiated-with"),
            ("051", "praised"),
            ("055", "conceded"),
            ("057", "signed-agreement"),
            ("061", "cooperated-with"),
            ("073", "provided-aid"),
            ("0841", "eased-measure"),
            ("085", "eased-measure"),
            ("0871", "withdrew-forces"),
            ("1056", "demanded"),
            ("111", "criticized"),
            ("112", "accused"),
            ("114", "protested-to"),
            ("1214", "rejected-offer"),
            ("1222", "refused"),
            ("128", "defied"),
            ("1312", "threatened"),
            ("138", "threatened-force"),
            ("139", "gave-ultimatum"),
            ("141", "rallied-opposition"),
            ("1431", "sanctioned"),
            ("145", "attacked"),
            ("154", "displayed-force"),
            ("1621", "withheld-aid"),
            ("163", "sanctioned"),
            ("164", "reduced-relations"),
            ("173", "sanctioned"),
            ("174", "reduced-relations"),
            ("180", "attacked"),
            ("190", "attacked"),
            ("191", "blockaded"),
            ("192", "occupied"),
            ("2042", "attacked"),
            ("19", "attacked"),
            ("05", "endorsed"),
        ],
    );
}

#[test]
fn the_two_lists_of_cameo_are_told_apart() {
    means(
        "cameo-keds",
        &[
            ("016", "praised"),
            ("018", "conciliated"),
            ("0357", "agreed-to"),
            ("124", "refused"),
            ("125", "rejected-offer"),
            ("126", "defied"),
            ("127", "rebutted"),
            ("163", "reduced-relations"),
            ("164", "reduced-relations"),
            ("166", "sanctioned"),
            ("190", "attacked"),
        ],
    );
    let graph = vocabulary();
    let (icews, keds) = (book(&graph, "cameo-icews"), book(&graph, "cameo-keds"));
    let value = |book: &CodeBook, code: &str| book.find(code).unwrap().goldstein;
    assert_eq!([value(&icews, "016"), value(&keds, "016")], [Some(-5.0), Some(3.4)]);
    assert_eq!([value(&icews, "163"), value(&keds, "163")], [Some(-8.0), Some(-6.5)]);
    assert_eq!(keds.find("129"), None);
}

#[test]
fn codes_of_weis_and_plover_mean_what_a_coder_would_say() {
    means(
        "weis",
        &[
            ("012", "conceded"),
            ("023", "notified"),
            ("032", "visited"),
            ("065", "eased-measure"),
            ("072", "provided-aid"),
            ("081", "signed-agreement"),
            ("096", "urged"),
            ("112", "refused"),
            ("122", "denounced"),
            ("130", "protested-to"),
            ("150", "demanded"),
            ("160", "warned"),
            ("173", "threatened-force"),
            ("182", "displayed-force"),
            ("193", "withheld-aid"),
            ("195", "broke-relations"),
            ("212", "sanctioned"),
            ("223", "attacked"),
            ("224", "attacked"),
        ],
    );
    means(
        "plover",
        &[
            ("CONSULT-visit", "visited"),
            ("RETREAT-withdraw", "withdrew-forces"),
            ("REQUEST-change", "urged"),
            ("THREATEN", "warned"),
            ("THREATEN-violence", "threatened-force"),
            ("PROTEST-demo", "rallied-opposition"),
            ("PROTEST-riot", "attacked"),
            ("COERCE-arrest", "sanctioned"),
            ("MOBILIZE-troops", "displayed-force"),
            ("ASSAULT-heavy-weapons", "attacked"),
        ],
    );
}

#[test]
fn codes_of_disputes_and_crises_stand_on_the_rung_of_their_hostility() {
    let graph = vocabulary();
    let rungs = |id: &str, codes: &[&str]| -> Vec<u8> {
        let book = book(&graph, id);
        codes.iter().map(|code| act_type(&graph, book.find(code).unwrap()).rung).collect()
    };
    let actions: Vec<String> = (0..=22).map(|number: u8| number.to_string()).collect();
    let actions: Vec<&str> = actions.iter().map(String::as_str).collect();
    assert_eq!(
        rungs("mid", &actions),
        [0, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 5, 7, 8, 8, 8]
    );
    means(
        "mid",
        &[("-9", "notified"), ("13", "blockaded"), ("17", "attacked"), ("22", "waged-war")],
    );
    let nine = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    assert_eq!(rungs("icb-trigger", &nine), [2, 4, 4, 0, 2, 2, 6, 6, 7]);
    assert_eq!(rungs("icb-response", &nine), [0, 2, 4, 4, 2, 6, 6, 7, 7]);
    means(
        "icbe",
        &[
            ("express intent", "notified"),
            ("ultimatum", "gave-ultimatum"),
            ("battle/clash", "attacked"),
            ("annex", "occupied"),
            ("declaration of war", "threatened-force"),
            ("continuation of previous fighting", "waged-war"),
            ("cease fire", "withdrew-forces"),
            ("mutual defense pact", "signed-agreement"),
            ("fear", "suspected"),
        ],
    );
}

#[test]
fn no_code_is_missing() {
    let graph = vocabulary();
    let counts: Vec<(&str, usize)> =
        code_book_ids(&graph).into_iter().map(|id| (id, book(&graph, id).codes().len())).collect();
    // 312 codes of ICEWS and 1214; 109 codes of WEIS with a value and 130.
    assert_eq!(
        counts,
        [
            ("cameo-icews", 313),
            ("cameo-keds", 276),
            ("icb-response", 9),
            ("icb-trigger", 9),
            ("icbe", 71),
            ("mid", 24),
            ("plover", 88),
            ("weis", 110),
        ]
    );
    for id in ["cameo-icews", "cameo-keds"] {
        let book = book(&graph, id);
        assert!((1..=20).all(|root| book.find(&format!("{root:02}")).is_some()), "{id}");
        assert!(book.codes().iter().all(|code| code.goldstein.is_some()), "{id}");
    }
    let without: Vec<_> = book(&graph, "weis")
        .codes()
        .iter()
        .filter(|code| code.goldstein.is_none())
        .map(|code| code.code.clone())
        .collect();
    assert_eq!(without, ["130"]);
}

#[test]
fn a_book_stands_in_the_file_of_its_name_and_loses_no_entry() {
    let graph = vocabulary();
    for id in code_book_ids(&graph) {
        let text = demarche::load::bundled::code_book(id).unwrap();
        let book = book(&graph, id);
        assert_eq!(book.id().as_str(), id);
        assert_eq!(text.body().matches("Code(code: ").count(), book.codes().len(), "{id}");
        let body = text.body().to_owned();
        let (_, findings) = demarche::read([demarche::text::Text::new("book.ron", body)]);
        assert_eq!(findings.iter().map(|one| &one.message).collect::<Vec<_>>(), [""; 0], "{id}");
    }
}

#[test]
fn what_is_hostile_in_a_scheme_is_never_cooperative_and_what_is_friendly_never_hostile() {
    let graph = vocabulary();
    for id in ["cameo-icews", "cameo-keds", "weis"] {
        for code in book(&graph, id).codes() {
            let (class, value) = (act_type(&graph, code).class, code.goldstein.unwrap_or(0.0));
            let name = format!("{id} {} {}", code.code, code.label);
            assert!(value > -5.0 || class.is_conflict(), "{name} is hostile");
            assert!(value < 3.0 || class.is_cooperative(), "{name} is friendly");
        }
    }
}

#[test]
fn coded_acts_go_towards_somebody_and_thoughts_towards_nobody() {
    let graph = vocabulary();
    let thoughts = [
        "become convinced",
        "defeat",
        "end of crisis",
        "fear",
        "policy",
        "regime/government change",
        "start of crisis",
        "victory",
    ];
    for id in code_book_ids(&graph) {
        for code in book(&graph, id).codes() {
            let is_thought = id == "icbe" && thoughts.contains(&code.code.as_str());
            let scope = if is_thought { Scope::Own } else { Scope::Dyadic };
            assert_eq!(act_type(&graph, code).scope, scope, "{id} {}", code.code);
        }
    }
}

#[test]
fn a_code_is_text_and_a_label_is_found_as_it_is_printed() {
    let graph = vocabulary();
    let icews = book(&graph, "cameo-icews");
    assert_eq!(icews.find("10").unwrap().label, "DEMAND");
    assert_eq!(icews.find("010").unwrap().label, "Make statement");
    assert_eq!(icews.find("13y"), None);
    assert_eq!(icews.find(""), None);
    let code = |label: &str| icews.find_label(label).map(|code| code.code.as_str());
    assert_eq!(code("fight with small arms and light weapons"), Some("193"));
    assert_eq!(code("Fight with small arms and light weapons"), None);
    assert_eq!(code("Consult"), Some("040"));
    assert_eq!(code("CONSULT"), Some("04"));
    assert_eq!(code("find guilty or liable (legally)"), Some("116"));
    assert_eq!(code("Meet at a 'third' location"), Some("044"));
    assert_eq!(code("Threaten with sanctions, boycott, embargo"), Some("1312"));
    assert_eq!(code("Use unconventional violence"), Some("180"));
    assert_eq!(code(""), None);
    assert_eq!(code("zzz"), None);
}

#[test]
fn a_book_of_the_folder_takes_the_place_of_the_one_of_its_id() {
    let (graph, findings) =
        with_own("weis", r#"Code(code: "9", label: "hit", goldstein: -10, type: "attacked")"#);
    assert_eq!(findings, [""; 0]);
    let book = book(&graph, "weis");
    assert_eq!((book.name(), book.codes().len()), ("Own", 1));
    assert_eq!(book.find("223"), None);
    assert_eq!(act_type(&graph, book.find_label("hit").unwrap()).id.as_str(), "attacked");
    assert_eq!(code_book_ids(&graph).len(), 8);
}

#[test]
fn a_book_of_the_folder_stands_beside_those_of_other_ids_in_its_own_order() {
    let codes = r#"Code(code: "2", label: "b", type: "accused"), Code(code: "10", label: "b", type: "praised")"#;
    let (graph, findings) = with_own("river-codes", codes);
    assert_eq!(findings, [""; 0]);
    let book = book(&graph, "river-codes");
    let order: Vec<&str> = book.codes().iter().map(|code| code.code.as_str()).collect();
    assert_eq!(order, ["2", "10"]);
    assert_eq!(book.find_label("b").map(|code| code.code.as_str()), Some("2"));
    assert_eq!(book.find("10").map(|code| code.code.as_str()), Some("10"));
    assert_eq!(code_book_ids(&graph).len(), 9);
    assert_eq!(code_book(&graph, "no-such-book"), None);
}

#[test]
fn what_a_book_cannot_mean_is_left_out_and_counted() {
    let codes = r#"Code(code: "1", label: "a", type: "accused"), Code(code: "1", label: "b", type: "praised"),
        Code(code: "2", label: "c", type: "no-such-type"), Code(code: "", label: "d", type: "accused"),
        Code(code: "3", label: "e", goldstein: 11, type: "accused")"#;
    let (graph, findings) = with_own("own", codes);
    assert_eq!(
        findings,
        [
            "`own` has the code `1` twice",
            "no act type has the id `no-such-type`",
            "a code of `own` is empty",
            "the Goldstein value of the code `3` is not between -10 and 10",
        ]
    );
    let book = book(&graph, "own");
    assert_eq!(act_type(&graph, book.find("1").unwrap()).id.as_str(), "accused");
    assert_eq!([book.find("2"), book.find("")], [None, None]);
    assert_eq!(book.find("3").unwrap().goldstein, None);
    assert_eq!(graph.heading().left_out.parts, 3);
}

/// The names of the relations of ICEWS14, which are labels of CAMEO.
const RELATIONS: &str = include_str!("../cases/code_books/icews14-relations.txt");

#[test]
fn every_relation_of_icews14_is_found_by_its_label_and_every_label_finds_its_own_code() {
    let graph = vocabulary();
    let icews = book(&graph, "cameo-icews");
    assert_eq!(RELATIONS.lines().count(), 230);
    let unknown: Vec<&str> =
        RELATIONS.lines().filter(|label| icews.find_label(label).is_none()).collect();
    assert_eq!(unknown, [""; 0]);
    for code in icews.codes() {
        assert_eq!(icews.find_label(&code.label), Some(code));
    }
}
