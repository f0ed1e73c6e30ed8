//! What must hold of any findings: they point at whole characters, and every form of them can be read back.

use demarche::check::RULES;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::RuleText;
use demarche::diagnostic::Style;
use demarche::diagnostic::Subject;
use demarche::diagnostic::concise;
use demarche::diagnostic::github;
use demarche::diagnostic::json;
use demarche::diagnostic::sarif;
use demarche::text::is_invisible;
use serde_json::Value;

/// So many findings of one text are drawn, which is slow.
const DRAWN_MAX: usize = 20;

pub(super) fn check(findings: &[Diagnostic]) {
    for finding in findings {
        for label in finding.primary.iter().chain(&finding.others) {
            let part = label.text.body().get(label.span.clone());
            assert!(
                part.is_some(),
                "{} points at {:?} of {:?}",
                finding.code.0,
                label.span,
                label.text.body()
            );
        }
    }
    for finding in findings.iter().take(DRAWN_MAX) {
        shows_everything(&finding.render(Style::Plain));
        finding.render(Style::Coloured);
    }
    let lines = concise(findings);
    assert_eq!(lines.lines().count(), findings.len(), "{lines}");
    shows_everything(&lines);
    let commands = github(findings);
    assert_eq!(commands.lines().count(), findings.len(), "{commands}");
    let subject = || Subject { title: "t", digest: "d" };
    let report: Value = serde_json::from_str(&json(subject(), findings)).expect("JSON");
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(findings.len()));
    let rules: Vec<RuleText> = RULES.iter().map(|rule| rule.text()).collect();
    let log: Value = serde_json::from_str(&sarif(subject(), &rules, findings)).expect("JSON");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(findings.len()));
}

/// Nothing in a text that a reader cannot see, line breaks aside.
pub(super) fn shows_everything(text: &str) {
    let unseen = text.chars().find(|&sign| sign != '\n' && is_invisible(sign));
    assert_eq!(unseen, None, "{text:?}");
}
