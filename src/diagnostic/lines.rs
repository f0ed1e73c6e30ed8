//! Findings as lines: one each for people and editors, and the commands by which a workflow of GitHub marks a file.

use crate::text::visible;

use super::Diagnostic;
use super::Severity;

/// One line a finding: `path:line:column: error[code]: message`. Line and column count from 1, the column in characters.
pub fn concise(findings: &[Diagnostic]) -> String {
    findings.iter().fold(String::new(), |lines, finding| {
        let place = finding.primary.as_ref().map_or(String::new(), |label| {
            let [start, _] = label.ends();
            format!("{}:{}:{}: ", visible(label.text.name()), start.line, start.column)
        });
        let (severity, code) = (finding.severity.name(), finding.code.0);
        lines + &format!("{place}{severity}[{code}]: {}\n", visible(&finding.message))
    })
}

/// One workflow command a finding, which GitHub shows beside the line: `::error file=…,line=…,col=…,title=code::message`.
pub fn github(findings: &[Diagnostic]) -> String {
    findings.iter().fold(String::new(), |lines, finding| {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let place = finding.primary.as_ref().map_or(String::new(), |label| {
            let [start, _] = label.ends();
            let file = property(&visible(label.text.name()));
            format!("file={file},line={},col={},", start.line, start.column)
        });
        let told = finding.told().collect::<Vec<_>>().join("\n");
        lines + &format!("::{command} {place}title={}::{}\n", property(finding.code.0), text(&told))
    })
}

/// The text of a command: a line break would end it.
fn text(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command: a colon or comma would end it.
fn property(value: &str) -> String {
    text(value).replace(':', "%3A").replace(',', "%2C")
}
