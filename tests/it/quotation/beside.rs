//! The words right before and right behind a passage or quote.

use super::check;
use super::found;

const MILL: &str = "Hale went to the upper mill, and came back from the upper mill by the weir. \
    “No,” said Hale. “No, not yet.”1 The weir stood.\n\
    Marsh went to the upper mill by the weir.\n";

#[test]
fn words_beside_a_quote_tell_which_of_several_is_meant() {
    let code: &[&str] = &["quotation-ambiguous"];
    check(MILL, r#"paragraph: "1", quote: "the upper mill""#, code);
    for beside in [
        r#"prefix: "went to""#,
        r#"prefix: "Hale went to""#,
        r#"suffix: ", and came""#,
        r#"suffix: ", and""#,
        r#"suffix: "by the weir.""#,
        r#"prefix: "from", suffix: "by""#,
    ] {
        check(MILL, &format!(r#"paragraph: "1", quote: "the upper mill", {beside}"#), &[]);
    }
    check(MILL, r#"paragraph: "1", quote: "No", suffix: ",\" said""#, &[]);
    check(MILL, r#"paragraph: "1", quote: "No", prefix: "said Hale. “""#, &[]);
    check(MILL, r#"paragraph: "1", quote: "No", prefix: "“""#, &["quotation-too-short"]);
}

#[test]
fn words_beside_a_passage_stand_before_its_first_and_behind_its_last_words() {
    let mill = |beside: &str| {
        format!(r#"paragraph: "1", passage: ("Hale went", "the upper mill"){beside}"#)
    };
    check(MILL, &mill(""), &["quotation-ambiguous"]);
    check(MILL, &mill(r#", suffix: "by the weir""#), &[]);
    check(MILL, &mill(r#", suffix: ", and came""#), &[]);
    check(MILL, &mill(r#", prefix: "to the", suffix: ", and came""#), &["quotation-not-found"]);
    let weir = |beside: &str| {
        format!(r#"paragraph: "1", passage: ("the upper mill", "by the weir"){beside}"#)
    };
    check(MILL, &weir(""), &["quotation-ambiguous"]);
    check(MILL, &weir(r#", prefix: "back from""#), &[]);
    let quote = r#", prefix: "back from", quote: "the upper mill""#;
    check(MILL, &weir(quote), &[]);
}

#[test]
fn what_is_not_needed_is_fine_and_what_is_wrong_is_told() {
    let quote = |beside: &str| format!(r#"paragraph: "2", quote: "the upper mill", {beside}"#);
    check(MILL, &quote(r#"prefix: "Marsh went to", suffix: "by the weir.""#), &[]);
    let code: &[&str] = &["quotation-not-found"];
    for wrong in [
        r#"prefix: "Hale went to""#,
        r#"prefix: "ent to""#,
        r#"prefix: "went""#,
        r#"suffix: "by the wei""#,
        r#"suffix: "by Marsh""#,
        r#"prefix: "Marsh went to", suffix: "the weir""#,
    ] {
        check(MILL, &quote(wrong), code);
    }
    check(MILL, r#"paragraph: "1", prefix: "Hale""#, code);
}

#[test]
fn a_repeated_quote_is_told_with_the_words_around_each_place() {
    let all = found(MILL, r#"paragraph: "1", quote: "the upper mill""#);
    assert_eq!(
        all[0].notes,
        [
            "in paragraph 1 behind `Hale went to` and before `, and came`",
            "in paragraph 1 behind `came back from` and before `by the weir.`"
        ]
    );
    assert_eq!(
        all[0].helps,
        [
            "add `prefix` or `suffix`, the words right before or behind the quote that is meant, or a \
          passage that holds it once"
        ]
    );
}

#[test]
fn a_wrong_word_beside_a_quote_is_told_with_what_stands_there() {
    let all = found(MILL, r#"paragraph: "2", quote: "the upper mill", prefix: "Hale went to""#);
    assert_eq!(all[0].message, "the prefix `Hale went to` does not stand right before the quote");
    assert_eq!(all[0].notes, ["right before it stands `Marsh went to`"]);
    let all = found(
        MILL,
        r#"paragraph: "2", passage: ("Marsh went", "the upper mill"), suffix: "by the lock""#,
    );
    assert_eq!(all[0].message, "the suffix `by the lock` does not stand right behind the passage");
    assert_eq!(all[0].notes, ["right behind it stands `by the weir.`"]);
}

#[test]
fn the_cue_of_an_order_stands_where_the_evidence_of_its_record_points() {
    let event = |cue: &str| {
        format!(
            r#"paragraph: "1", quote: "and came back")]), Event(id: "later", name: "Later", order:
            [After(id: "visit", cue: "{cue}")], evidence: [Cite(source: "book", paragraph: "2", quote: "Marsh went""#
        )
    };
    check(MILL, &event("by the weir"), &[]);
    check(MILL, &event("came back"), &["quotation-elsewhere"]);
    check(MILL, &event("by the wier"), &["quotation-not-found"]);
    check(
        MILL,
        &event("the").replace("paragraph: \"2\"", "paragraph: \"1-2\""),
        &["quotation-too-short", "range-not-exact"],
    );
}

#[test]
fn words_run_together_are_not_two_words() {
    let body = "Hale saw theweir and the weir.";
    check(body, r#"paragraph: "1", quote: "weir", prefix: "the""#, &[]);
    check(
        "Hale saw theweir.",
        r#"paragraph: "1", quote: "weir", prefix: "the""#,
        &["quotation-not-found"],
    );
}
