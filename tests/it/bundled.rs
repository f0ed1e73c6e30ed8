//! What ships with demarche: the vocabulary, the codebook's examples, the beginning, the example graph and its copies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use demarche::graph::Named;
use demarche::load::bundled;
use demarche::model::Class;
use demarche::text::Text;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What is wrong with some files, a line each.
fn findings(files: impl IntoIterator<Item = (String, String)>) -> Vec<String> {
    let texts = files.into_iter().map(|(name, body)| Text::new(name, body));
    let checked = demarche::read_with_texts(texts, BTreeMap::new());
    checked.findings.iter().map(|one| format!("{}: {}", one.code.0, one.message)).collect()
}

#[test]
fn the_examples_of_the_codebook_are_one_graph_without_a_fault() {
    let codebook = String::from_utf8(fs::read(root().join("graph/README.md")).unwrap()).unwrap();
    let blocks: Vec<&str> =
        codebook.split("```ron\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 10, "the codebook has examples");
    let files =
        blocks.iter().enumerate().map(|(at, body)| (format!("block {at}"), (*body).to_owned()));
    assert_eq!(findings(files), Vec::<String>::new());
}

#[test]
fn a_new_folder_begins_without_a_fault() {
    let records = bundled::BEGINNING
        .iter()
        .filter(|(path, _)| !matches!(*path, "demarche.ron" | "README.md"));
    let files = records.map(|(path, body)| ((*path).to_owned(), (*body).to_owned()));
    assert_eq!(findings(files), Vec::<String>::new());
}

fn demarche(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.args(arguments).current_dir(folder).env_remove("DEMARCHE_GRAPH").output().unwrap()
}

#[test]
fn the_example_is_written_checked_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    assert!(demarche(folder.path(), &["init", "--example", "sino-soviet"]).status.success());
    let checked = demarche(folder.path(), &["check", "--strict"]);
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
    let again = demarche(folder.path(), &["init"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("`graph` is not empty"));
}

#[test]
fn without_a_folder_a_question_says_how_to_get_one() {
    let folder = tempfile::tempdir().unwrap();
    let asked = demarche(folder.path(), &["acts"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&asked.stderr).contains("demarche init --example sino-soviet"));
}

#[test]
fn a_copy_broken_in_four_ways_reports_all_four_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(
        demarche(folder.path(), &["init", "--example", "sino-soviet", "copy"]).status.success()
    );
    let breakages = [
        ("1959.ron", "recipients: [\"khrushchev\"]", "recipients: [\"khruschev\"]"),
        ("1959.ron", "date: \"1959-10-02\"", "date: \"1959-10-42\""),
        ("1960.ron", "id: \"order-of-25-july\",\n", "id: \"order-of-25-july\"\n"),
        (
            "1961.ron",
            "id: \"mao-rejected-relief\",",
            "id: \"mao-rejected-relief\", within: \"mao-rejected-relief\",",
        ),
    ];
    for (file, sound, broken) in breakages {
        let path = folder.path().join("copy/acts").join(file);
        let text = String::from_utf8(fs::read(&path).unwrap()).unwrap();
        assert!(text.contains(sound), "{file} holds `{sound}`");
        fs::write(&path, text.replacen(sound, broken, 1)).unwrap();
    }
    let checked = demarche(folder.path(), &["-g", "copy", "check"]);
    let told = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1));
    for expected in [
        "error[unknown-actor]: no actor has the id `khruschev`",
        "did you mean `khrushchev`?",
        "error[bad-date]: `1959-10-42` is no date",
        "error[syntax]: expected `,`",
        "error[cycle]",
    ] {
        assert!(told.contains(expected), "`{expected}` is told in\n{told}");
    }
    let asked = demarche(folder.path(), &["-g", "copy", "escalation", "sino-soviet"]);
    assert_eq!(asked.status.code(), Some(0), "what is sound still answers");
    assert!(String::from_utf8_lossy(&asked.stderr).contains("left out as unsound"));
}

#[test]
fn the_vocabulary_has_the_types_of_the_table() {
    let (graph, _) = demarche::assemble("", Vec::new());
    let count = |class: Class| graph.act_types().filter(|(_, one)| one.class == class).count();
    let counts = Class::ALL.map(count);
    assert_eq!(counts, [15, 5, 15, 11, 9]);
    let told = |id: &str| {
        let Some(Named::Type(key)) = graph.named(id) else { panic!("`{id}` is no act type") };
        let word = graph.act_type(key);
        let codes = &word.codes;
        let text = |code: &Option<String>| code.clone().unwrap_or_else(|| "-".to_owned());
        format!(
            "{} {} {} {} {} {} {} {}",
            word.rung,
            word.goldstein.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}")),
            text(&codes.cameo),
            text(&codes.weis),
            text(&codes.plover),
            codes.copdab.map_or(0, u32::from),
            codes.mid_hostility.map_or(0, u32::from),
            text(&codes.icbe),
        )
    };
    assert_eq!(told("praised"), "0 3.4 051 041 SUPPORT 6 1 praise");
    assert_eq!(told("offered-aid"), "0 5.2 033 052 AGREE 6 1 offer - without conditions");
    assert_eq!(told("appealed-to-stop"), "0 -0.3 025 094 REQUEST 9 1 appeal");
    assert_eq!(told("repaid-debt"), "0 6.4 061 - COOPERATE 7 1 economic cooperation");
    assert_eq!(told("criticized"), "1 -2.0 111 121 ACCUSE 9 1 disapprove");
    assert_eq!(told("threatened-force"), "5 -7.0 138 173 THREATEN 12 2 threaten");
    assert_eq!(told("withdrew-experts"), "4 -7.0 166 192 SANCTION 11 1 end economic cooperation");
    assert_eq!(
        told("terminated-agreement"),
        "4 -5.6 1621 193 SANCTION 11 1 terminate treaty / end economic cooperation"
    );
    assert_eq!(
        told("waged-war"),
        "8 -10.0 190 223 ASSAULT 15 5 declaration of war / continuation of previous fighting"
    );
    assert_eq!(told("notified"), "0 0.0 010 025 - 8 1 express intent");
    assert_eq!(told("suspected"), "0 - - - - 0 0 -");
}

#[test]
fn the_ladder_has_nine_rungs_and_five_thresholds() {
    let (graph, _) = demarche::assemble("", Vec::new());
    let ladder = graph.ladder();
    assert_eq!(
        ladder.rungs.iter().map(|rung| rung.value).collect::<Vec<_>>(),
        [0, 1, 2, 3, 4, 5, 6, 7, 8]
    );
    let thresholds: Vec<(&str, u8)> =
        ladder.thresholds.iter().map(|one| (one.name.as_str(), one.enters)).collect();
    assert_eq!(
        thresholds,
        [
            ("open hostility", 2),
            ("words to deeds", 4),
            ("militarisation", 5),
            ("force", 7),
            ("war", 8)
        ]
    );
}
