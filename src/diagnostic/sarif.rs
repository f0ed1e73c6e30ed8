//! Findings as SARIF 2.1.0, the interchange format of programs that check, as GitHub and editors read it.
//!
//! In a message of SARIF braces enclose a placeholder and brackets a link; those of ours are text, and escaped.

use serde_json::Value;
use serde_json::json;

use crate::text::Position;
use crate::text::visible;

use super::Code;
use super::Diagnostic;
use super::Fix;
use super::FixKind;
use super::Label;
use super::Severity;
use super::json::Subject;
use super::json::written;

/// What a rule says of itself.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// Its code.
    pub code: Code,
    /// How bad a breach is.
    pub severity: Severity,
    /// What it is about, in a line.
    pub title: &'static str,
    /// The page that explains it, in Markdown; the paragraphs under its heading "What it finds" describe it.
    pub explanation: String,
}

/// The findings as a log with one run, in which every rule is described, with a line break at the end.
pub fn sarif(subject: Subject<'_>, rules: &[RuleText], findings: &[Diagnostic]) -> String {
    let results = findings.iter().map(|finding| result(rules, finding)).collect::<Vec<Value>>();
    written(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "demarche",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
            "properties": { "graph": subject },
        }],
    }))
}

fn rule(rule: &RuleText) -> Value {
    json!({
        "id": rule.code.0,
        "shortDescription": { "text": escaped(rule.title) },
        "fullDescription": { "text": escaped(&what_it_finds(rule)) },
        "help": { "text": escaped(&rule.explanation), "markdown": escaped(&rule.explanation) },
        "defaultConfiguration": { "level": rule.severity.name() },
    })
}

/// The paragraphs of the page that say what the rule finds, each in one line; its title where there are none.
fn what_it_finds(rule: &RuleText) -> String {
    let behind = rule.explanation.split_once("# What it finds\n").map(|(_, behind)| behind);
    let section = behind.and_then(|behind| behind.split("\n# ").next()).unwrap_or(rule.title);
    let paragraphs = section.trim().split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn result(rules: &[RuleText], finding: &Diagnostic) -> Value {
    let text = finding.told().collect::<Vec<_>>().join("\n");
    let mut result = json!({
        "ruleId": finding.code.0,
        "level": finding.severity.name(),
        "message": { "text": escaped(&text) },
        "locations": finding.primary.iter().map(location).collect::<Vec<Value>>(),
    });
    if let Some(index) = rules.iter().position(|rule| rule.code == finding.code) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.others.is_empty() {
        result["relatedLocations"] = finding.others.iter().map(location).collect();
    }
    // A change of SARIF is one of an artifact that is there: a file to be made has none.
    let changes = finding.fixes.iter().filter(|fix| fix.kind == FixKind::Replaces);
    let changes: Vec<Value> = changes.map(change).collect();
    if !changes.is_empty() {
        result["fixes"] = json!(changes);
    }
    result
}

fn location(label: &Label) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(label.text.name()) },
        "region": region(label.ends()),
    } });
    if !label.message.is_empty() {
        location["message"] = json!({ "text": escaped(&visible(&label.message)) });
    }
    location
}

fn region([start, end]: [Position; 2]) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn change(fix: &Fix) -> Value {
    let ends = [fix.span.start, fix.span.end].map(|byte| fix.text.position(byte));
    json!({
        "description": { "text": escaped(&fix.told()) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(fix.text.name()) },
            "replacements": [{
                "deletedRegion": region(ends),
                "insertedContent": { "text": fix.replacement },
            }],
        }],
    })
}

/// A path as a reference: relative as it is, absolute as a `file` address.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

/// Braces are doubled; a bracket that would make a link of the text before it is taken out of that by a backslash.
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "\\](")
}
