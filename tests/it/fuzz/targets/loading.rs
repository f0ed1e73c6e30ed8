//! Texts that are read: a file of records, and the marker of a folder.

use std::sync::Arc;

use demarche::load;
use demarche::text::Text;

use super::choices::Choices;
use super::findings;
use super::slips;

pub(super) fn make(choices: &mut Choices<'_>) -> String {
    choices.text()
}

/// Any text is read to its end, with findings that can be shown.
pub(super) fn check(text: &str) {
    let (graph, found) = demarche::read([Text::new("case.ron", text)]);
    findings::check(&found);
    let again = demarche::read([Text::new("case.ron", text)]);
    assert_eq!(graph.heading().digest, again.0.heading().digest);
}

pub(super) fn make_marker(choices: &mut Choices<'_>) -> String {
    let mut text = "Graph(title: \"A river\", licence: \"MIT\", format: 1)".to_owned();
    for _ in 0..=choices.below(4) {
        if !text.is_empty() {
            text = slips::slip(&text, choices);
        }
    }
    text
}

/// A marker is read, or there is one finding that says why not.
pub(super) fn check_marker(text: &str) {
    let text = Arc::new(Text::new("demarche.ron", text));
    if let Err(found) = load::marker(&text) {
        findings::check(&[*found]);
    }
}
