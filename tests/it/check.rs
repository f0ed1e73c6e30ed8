//! Each rule on the smallest folder that breaks it: what is found and what is said.
#![expect(clippy::disallowed_methods, reason = "the cases are files")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

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
        return demarche::open(case, Reading::Printed).expect("the folder is there").1;
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
    demarche::read(paths.iter().map(text)).1
}

fn rendered(diagnostics: &[Diagnostic]) -> String {
    let all: Vec<String> = diagnostics.iter().map(|one| one.render(Style::Plain)).collect();
    all.join("\n\n") + "\n"
}

#[test]
fn each_case_says_exactly_what_is_expected() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let case = cases().join(rule.code.0);
        let place = format!("{}/", case.display());
        let actual = rendered(&findings(&case))
            .replace(&place, "")
            .replace(case.to_str().expect("the path is a text"), "graph");
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap_or_default();
        if actual != expected {
            wrong.push(format!("{}: expected\n{expected}\nbut found\n{actual}", rule.code.0));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_case_is_found_by_its_rule_alone_and_as_bad_as_the_rule_says() {
    for rule in RULES {
        let found = findings(&cases().join(rule.code.0));
        assert!(!found.is_empty(), "{} finds nothing in its case", rule.code.0);
        for diagnostic in found {
            assert_eq!(diagnostic.code, rule.code, "{}", diagnostic.message);
            assert_eq!(diagnostic.severity, rule.severity, "{}", diagnostic.message);
            assert!(diagnostic.primary.is_some(), "{} says where", rule.code.0);
        }
    }
}

#[test]
fn every_rule_is_explained_under_four_headings() {
    let headings = ["What it finds", "Why it matters", "Example", "How to fix"];
    for rule in RULES {
        let page = rule.explanation();
        let found: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("# ")).collect();
        assert_eq!(found, headings, "{}", rule.code.0);
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
        let (_, found) = demarche::read([Text::new("example.ron", example)]);
        let codes: Vec<&str> = found.iter().map(|one| one.code.0).collect();
        assert!(codes.contains(&rule.code.0), "{} provokes {codes:?}", rule.code.0);
    }
}

#[test]
fn codes_and_severities_stay_as_they_are() {
    let list: Vec<String> =
        RULES.iter().map(|rule| format!("{} {}", rule.severity.name(), rule.code.0)).collect();
    let expected = fs::read_to_string(cases().join("codes.txt")).expect("the list is there");
    assert_eq!(list, expected.lines().collect::<Vec<_>>());
}
