//! The command `check`: every finding, in the form asked for.

use std::ffi::OsStr;
use std::io;
use std::path::Path;

use demarche::Graph;
use demarche::check::Asking;
use demarche::check::Checked;
use demarche::check::RULES;
use demarche::diagnostic;
use demarche::diagnostic::Diagnostic;
use demarche::diagnostic::RuleText;
use demarche::diagnostic::Severity;
use demarche::diagnostic::Style;
use demarche::diagnostic::Subject;
use demarche::present;

use crate::args::CheckFormat;
use crate::args::CheckOutput;
use crate::args::Everywhere;
use crate::args::Fixing;
use crate::args::Texts;
use crate::failure::Failure;
use crate::failure::Outcome;
use crate::fix;
use crate::folder;
use crate::output;

/// Says everything that is wrong with the graph folder.
pub(crate) fn check(
    everywhere: &Everywhere,
    strict: bool,
    texts: &Texts,
    fixing: Fixing,
    report: &CheckOutput,
) -> Result<Outcome, Failure> {
    let format = if fixing.diff { CheckFormat::Full } else { format(report)? };
    let mended = if fixing.fix { fix::mend(everywhere)? } else { Vec::new() };
    if fixing.fix && !fixing.diff {
        fix::write(&mended)?;
    }
    let checked = folder::open_with_texts(everywhere, texts, Asking::Expectations)?;
    let Checked { graph, findings, texts, verified, passed_over, expectations } = checked;
    let count =
        |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let failed = errors > 0 || (strict && warnings > 0);
    let outcome = if failed { Outcome::Findings } else { Outcome::Fine };
    if fixing.diff {
        return fix::show(&mended, report.file.as_deref()).map(|()| outcome);
    }
    let mut summary = present::check_summary(&graph, errors, warnings);
    if !texts.is_empty() {
        summary += &present::verified(&graph, texts.keys().copied(), verified);
    }
    summary += &present::expectations(expectations.all, expectations.hold);
    summary += &present::passed_over(&graph, &passed_over);
    let file = report.file.as_deref();
    let written = match format {
        CheckFormat::Full => {
            let style = if file.is_some() {
                Style::Plain
            } else {
                output::style(everywhere.color, &io::stdout())
            };
            full(&findings, style) + &summary
        }
        CheckFormat::Concise => diagnostic::concise(&findings),
        CheckFormat::Json => diagnostic::json(subject(&graph), &findings),
        CheckFormat::Github => diagnostic::github(&findings),
        CheckFormat::Sarif => {
            let rules: Vec<RuleText> = RULES.iter().map(|rule| rule.text()).collect();
            diagnostic::sarif(subject(&graph), &rules, &findings)
        }
    };
    output::write(file, written.as_bytes())?;
    if matches!(format, CheckFormat::Concise | CheckFormat::Github) {
        output::say(summary.trim_end());
    }
    Ok(outcome)
}

fn subject(graph: &Graph) -> Subject<'_> {
    let heading = graph.heading();
    Subject { title: &heading.title, digest: &heading.digest }
}

fn full(findings: &[Diagnostic], style: Style) -> String {
    findings.iter().fold(String::new(), |out, finding| out + &finding.render(style) + "\n\n")
}

/// The form asked for, or the one that the ending of the file names.
fn format(report: &CheckOutput) -> Result<CheckFormat, Failure> {
    if let Some(format) = report.format {
        return Ok(format);
    }
    match report.file.as_deref().and_then(Path::extension).and_then(OsStr::to_str) {
        Some("txt") | None => Ok(CheckFormat::Full),
        Some("json") => Ok(CheckFormat::Json),
        Some("sarif") => Ok(CheckFormat::Sarif),
        Some(other) => Err(Failure::new(format!(
            "cannot tell a format from the ending `.{other}`: use .txt, .json or .sarif, or --format"
        ))),
    }
}
