//! Ids and names that look like others: said which characters they are, without a word on honest names in any script.

use demarche::diagnostic::Diagnostic;
use demarche::text::Text;
use demarche::text::beyond_ascii;

/// The findings of a code, as message and notes.
fn found(records: &str, code: &str) -> Vec<String> {
    let (_, findings) = demarche::read([Text::new("case.ron", format!("[{records}]"))]);
    let told = |one: &Diagnostic| format!("{} | {}", one.message, one.notes.join(" | "));
    findings.iter().filter(|one| one.code.0 == code).map(told).collect()
}

/// Actors by id and name, and what is said of them.
fn alike(actors: &[(&str, &str)]) -> Vec<String> {
    let record =
        |(id, name): &(&str, &str)| format!("Actor(id: \"{id}\", name: \"{name}\", kind: Person)");
    found(&actors.iter().map(record).collect::<Vec<_>>().join(","), "look-alike")
}

#[test]
fn a_letter_of_another_script_in_an_id_is_named_and_its_like_proposed() {
    let (_, findings) =
        demarche::read([Text::new("case.ron", "[Topic(id: \"m\u{430}o\", name: \"Mao\")]")]);
    assert_eq!(findings[0].message, "`m\u{430}o` is no id");
    assert_eq!(findings[0].notes, ["`\u{430}` is U+0430, a Cyrillic letter that looks like `a`"]);
    assert_eq!(findings[0].helps[1], "write `mao`");
}

#[test]
fn a_letter_of_another_script_in_a_reference_is_named() {
    let records =
        "Topic(id: \"mao\", name: \"M\"), Event(id: \"x\", name: \"X\", topics: [\"ma\u{3bf}\"])";
    assert_eq!(
        found(records, "unknown-topic"),
        [
            "no topic has the id `ma\u{3bf}` | `\u{3bf}` is U+03BF, a Greek letter that looks like `o`"
        ]
    );
}

#[test]
fn a_character_is_told_by_code_script_and_looks() {
    let told = |text: &str| beyond_ascii(text).unwrap_or_default();
    assert_eq!(told("plain"), "");
    assert_eq!(told("毛"), "`毛` is U+6BDB, a Han letter outside ASCII");
    assert_eq!(told("ا"), "`ا` is U+0627, an Arabic letter that looks like `l`");
    assert_eq!(told("é"), "`é` is U+00E9, a Latin letter outside ASCII");
    assert_eq!(told("a\u{202e}"), "`\\u{202e}` is U+202E, a character outside ASCII");
    assert_eq!(told("a–b"), "`–` is U+2013, a character that looks like `-`");
}

#[test]
fn honest_names_in_any_script_are_passed_over() {
    let honest = [
        ("a", "Мао Цзэдун"),
        ("b", "毛泽东"),
        ("c", "毛澤東"),
        ("d", "جمال عبد الناصر"),
        ("e", "Slobodan Milošević"),
        ("f", "Łódź"),
        ("g", "Nguyễn Văn A"),
        ("h", "Тимошенко"),
        ("i", "Γεώργιος Παπανδρέου"),
        ("j", "Tシャツ"),
        ("k", "ソニー株式会社"),
        ("l", "김일성"),
        ("m", "KGB (КГБ)"),
        ("n", "Radio-Свобода"),
        ("o", "Henry II"),
        ("p", "Henry III"),
        ("q", "Անաստաս Միկոյան"),
        ("r", "იოსებ ჯუღაშვილი"),
        ("s", "בן־גוריון"),
        ("t", "नेहरू"),
        ("u", "İnönü"),
        ("v", "Хо Ши Мин"),
        ("w", "Hồ Chí Minh"),
        ("x", "Ҳабибулло"),
        ("y", "Müller"),
        ("z", "Mueller"),
        ("a1", "Actor 1"),
        ("a2", "Actor 2"),
        ("a10", "Actor 10"),
        ("a-1", "Envoy"),
        ("mao", "Mao"),
        ("mao-2", "Mao the younger"),
    ];
    assert_eq!(alike(&honest), Vec::<String>::new());
}

#[test]
fn one_actor_may_have_its_name_in_two_scripts_that_look_alike() {
    let records =
        "Actor(id: \"x\", name: \"Coco\", kind: Person, also: [\"\u{421}\u{43e}\u{441}\u{43e}\"])";
    assert_eq!(found(records, "look-alike"), Vec::<String>::new());
}

#[test]
fn a_word_of_two_scripts_is_found() {
    assert_eq!(
        alike(&[("mao", "M\u{430}o Zedong"), ("tito", "\u{422}ito")]),
        [
            "`M\u{430}o` is written in two scripts | `\u{430}` is U+0430, a Cyrillic letter that looks like `a`",
            "`\u{422}ito` is written in two scripts | `\u{422}` is U+0422, a Cyrillic letter that looks like `T`",
        ]
    );
}

#[test]
fn names_and_ids_that_look_alike_are_found_once() {
    assert_eq!(
        alike(&[("one", "Coco"), ("two", "\u{421}\u{43e}\u{441}\u{43e}")]),
        [
            "`\u{421}\u{43e}\u{441}\u{43e}` of `two` looks like `Coco` of `one` | `\u{421}` is U+0421, a Cyrillic letter that looks like `C`"
        ]
    );
    // Composed and taken apart, the accent is the same to the eye.
    assert_eq!(alike(&[("one", "Caf\u{e9}"), ("two", "Cafe\u{301}")]).len(), 1);
    let told = [
        "`mao-` of `mao-` looks like `mao` of `mao` | ",
        "`rno` of `rno` looks like `mo` of `mo` | ",
    ];
    assert_eq!(alike(&[("mao", "A"), ("mao-", "B"), ("mo", "C"), ("rno", "D")]), told);
    // The same but for its case is the business of another rule.
    assert_eq!(alike(&[("one", "Upton"), ("two", "upton")]), Vec::<String>::new());
}
