//! Findings as JSON in a shape of their own, described by `docs/check.schema.json`.

use serde::Serialize;

use crate::text::Position;
use crate::text::visible_json;

use super::Diagnostic;
use super::Fix;
use super::FixKind;
use super::Label;
use super::Severity;

/// The version of the shape.
const SHAPE: u8 = 1;

/// The graph that was checked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Subject<'g> {
    /// Its title.
    pub title: &'g str,
    /// The digest of its records.
    pub digest: &'g str,
}

#[derive(Serialize)]
struct Report<'d> {
    demarche: &'static str,
    shape: u8,
    question: &'static str,
    graph: Subject<'d>,
    findings: Vec<Finding<'d>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'d> {
    code: &'static str,
    severity: &'static str,
    message: &'d str,
    place: Option<Place<'d>>,
    others: Vec<Place<'d>>,
    notes: &'d [String],
    helps: &'d [String],
    fixes: Vec<Edit<'d>>,
}

#[derive(Serialize)]
struct Edit<'d> {
    kind: &'static str,
    path: &'d str,
    start: Point,
    end: Point,
    replacement: &'d str,
}

#[derive(Serialize)]
struct Place<'d> {
    path: &'d str,
    start: Point,
    end: Point,
    message: &'d str,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// The findings as one JSON object, indented, with a line break at the end.
///
/// Lines and columns count from 1, columns in characters; the end of a place is that of the first character behind it.
pub fn json(subject: Subject<'_>, findings: &[Diagnostic]) -> String {
    let count =
        |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let summary = Summary { errors: count(Severity::Error), warnings: count(Severity::Warning) };
    let report = Report {
        demarche: env!("CARGO_PKG_VERSION"),
        shape: SHAPE,
        question: "check",
        graph: subject,
        findings: findings.iter().map(finding).collect(),
        summary,
    };
    written(&report)
}

/// A value as indented JSON in which nothing is unseen.
pub(super) fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).expect("keys are texts and numbers are whole");
    visible_json(&json).into_owned() + "\n"
}

fn finding(finding: &Diagnostic) -> Finding<'_> {
    Finding {
        code: finding.code.0,
        severity: finding.severity.name(),
        message: &finding.message,
        place: finding.primary.as_ref().map(place),
        others: finding.others.iter().map(place).collect(),
        notes: &finding.notes,
        helps: &finding.helps,
        fixes: finding.fixes.iter().map(edit).collect(),
    }
}

fn edit(fix: &Fix) -> Edit<'_> {
    let [start, end] = [fix.span.start, fix.span.end].map(|byte| point(fix.text.position(byte)));
    let kind = match fix.kind {
        FixKind::Replaces => "replace",
        FixKind::Creates => "create",
    };
    Edit { kind, path: fix.text.name(), start, end, replacement: &fix.replacement }
}

fn place(label: &Label) -> Place<'_> {
    let [start, end] = label.ends().map(point);
    Place { path: label.text.name(), start, end, message: &label.message }
}

fn point(Position { line, column }: Position) -> Point {
    Point { line, column }
}
