//! What the codes of a format mean by the code books that ship with demarche.

use demarche::check::code_book;
use demarche::dataset::format::Format;

#[track_caller]
fn means(format: &str, expected: &[(&str, Option<&str>)]) {
    let graph = demarche::assemble("", Vec::new()).0;
    let format = Format::parse(format).unwrap();
    let books: Vec<_> =
        format.code_books().iter().map(|of| code_book(&graph, of.book).unwrap()).collect();
    let books: Vec<_> = books.iter().map(|book| book.as_ref()).collect();
    for (code, expected) in expected {
        let coded = format.meaning(code, &books, |key| graph.act_type(key));
        let found = coded.act_type.as_ref().map(|id| id.as_str());
        assert_eq!((coded.code.as_str(), found), (*code, *expected));
    }
}

#[test]
fn every_format_has_its_books() {
    let graph = demarche::assemble("", Vec::new()).0;
    for name in Format::NAMES {
        let name = name.replace("COLUMNS", "actor=1,recipient=2,date=3,code=4");
        let books = Format::parse(&name).unwrap().code_books();
        assert!(!books.is_empty(), "{name}");
        for of in books {
            assert!(code_book(&graph, of.book).is_some(), "{name} reads by {}", of.book);
        }
    }
}

#[test]
fn a_label_stands_for_its_code() {
    means(
        "icews14",
        &[
            ("Consult", Some("met-with")),
            ("Engage in negotiation", Some("negotiated-with")),
            ("Nothing of the sort", None),
        ],
    );
}

#[test]
fn the_codes_of_icb_are_of_two_books() {
    means(
        "icb",
        &[
            ("trigger 9", Some("attacked")),
            ("response 9", Some("attacked")),
            ("trigger 6", Some("defied")),
            ("response 6", Some("displayed-force")),
            ("trigger 12", None),
            ("9", None),
        ],
    );
}

#[test]
fn the_same_number_means_different_things_in_the_two_schemes_of_keds() {
    means("keds:weis", &[("223", Some("attacked")), ("010", Some("conceded"))]);
    means("keds:cameo", &[("223", None), ("010", Some("notified"))]);
}

#[test]
fn a_mode_that_plover_lacks_means_what_its_type_means() {
    means(
        "polecat",
        &[
            ("PROTEST-riot", Some("attacked")),
            ("PROTEST-whistling", Some("rallied-opposition")),
            ("PROTEST", Some("rallied-opposition")),
            ("DANCE-slow", None),
        ],
    );
    // In other formats a hyphen means nothing.
    means("gdelt", &[("043-x", None), ("043", Some("met-with"))]);
}

#[test]
fn numbers_of_actions_and_words_of_icbe_are_in_their_books() {
    means("mie", &[("22", Some("waged-war")), ("99", None)]);
    means("mid", &[("-9", Some("notified")), ("1", Some("threatened-force"))]);
    means("icbe", &[("start of crisis", Some("suspected")), ("juggle", None)]);
}
