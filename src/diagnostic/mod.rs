//! Findings about the data: what is wrong, where, and what to do about it.
//!
//! A diagnostic carries the text it speaks of, so it can be printed anywhere: [drawn](Diagnostic::render) over the lines it
//! speaks of or as [one line](concise) for people; as [`json`], [`sarif`] or [commands of a workflow](github) for programs.
//! All of them show characters that are unseen as escapes.

mod fix;
mod json;
mod lines;
mod render;
mod sarif;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::text::Position;
use crate::text::Span;
use crate::text::Text;
use crate::text::nearest;
use crate::text::visible;

pub use fix::Fix;
pub use fix::FixKind;
pub use fix::edited;
pub use json::Subject;
pub use json::json;
pub use lines::concise;
pub use lines::github;
pub use render::Style;
pub use sarif::RuleText;
pub use sarif::sarif;

/// The name of a rule: a kebab-case noun that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The graph would say something false, or nothing.
    Error,
    /// A curator should look.
    Warning,
}

impl Severity {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A place in a text, and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The text.
    pub text: Arc<Text>,
    /// The bytes.
    pub span: Span,
    /// What is to be said; may be empty.
    pub message: String,
}

impl Label {
    /// Where it begins, and where what follows it begins.
    pub fn ends(&self) -> [Position; 2] {
        [self.text.position(self.span.start), self.text.position(self.span.end)]
    }
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where; nothing for a record that was made in code.
    pub primary: Option<Label>,
    /// Other places that explain it.
    pub others: Vec<Label>,
    /// Why it matters, where the rule's name does not say.
    pub notes: Vec<String>,
    /// What to do.
    pub helps: Vec<String>,
    /// The edits that mend it, where they can be told for certain.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Error, message.into())
    }

    /// A warning without a place yet.
    pub fn warning(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Severity::Warning, message.into())
    }

    fn new(code: Code, severity: Severity, message: String) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            message,
            primary: None,
            others: Vec::new(),
            notes: Vec::new(),
            helps: Vec::new(),
            fixes: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, label: Option<Label>) -> Diagnostic {
        self.primary = label;
        self
    }

    /// Points at another place too.
    #[must_use]
    pub fn and(mut self, label: Option<Label>) -> Diagnostic {
        self.others.extend(label);
        self
    }

    /// Says why it matters.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    /// Says why it matters, where there is something to say.
    #[must_use]
    pub fn maybe_note(mut self, note: Option<String>) -> Diagnostic {
        self.notes.extend(note);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.helps.push(help.into());
        self
    }

    /// Says what to do, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.helps.extend(help);
        self
    }

    /// Says which edit mends it, where one does for certain.
    #[must_use]
    pub fn maybe_fix(mut self, fix: Option<Fix>) -> Diagnostic {
        self.fixes.extend(fix);
        self
    }

    /// What to do, and which edits mend it.
    fn advice(&self) -> impl Iterator<Item = String> {
        self.helps.iter().cloned().chain(self.fixes.iter().map(Fix::told))
    }

    /// The message, then every note and help behind a word that says which it is.
    fn told(&self) -> impl Iterator<Item = String> {
        let notes = self.notes.iter().map(|note| format!("note: {}", visible(note)));
        let helps = self.advice().map(|help| format!("help: {}", visible(&help)));
        std::iter::once(visible(&self.message).into_owned()).chain(notes).chain(helps)
    }

    /// The order in which findings are shown: by file, place, code and message.
    pub fn compare(&self, other: &Diagnostic) -> Ordering {
        fn place(of: &Diagnostic) -> Option<(&str, usize, usize)> {
            of.primary.as_ref().map(|label| (label.text.name(), label.span.start, label.span.end))
        }
        place(self)
            .cmp(&place(other))
            .then_with(|| self.code.cmp(&other.code))
            .then_with(|| self.message.cmp(&other.message))
    }
}

/// "did you mean `x`?", where a candidate is near enough.
pub fn did_you_mean<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}
