//! Edits that mend what was found: only those that can mean nothing else.
//!
//! An edit is data: bytes of a text and what to write there. Nothing here touches a file.

use std::sync::Arc;

use crate::text::Span;
use crate::text::Text;
use crate::text::visible;

/// An edit that mends a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The text it changes; an empty one, under the path of the file, where a file is to be made.
    pub text: Arc<Text>,
    /// The bytes that it takes out.
    pub span: Span,
    /// What it writes in their place.
    pub replacement: String,
    /// What it does to the file.
    pub kind: FixKind,
}

/// What an edit does to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// It replaces some bytes.
    Replaces,
    /// It makes the file.
    Creates,
}

impl Fix {
    /// An edit of some bytes of a text.
    pub fn replace(text: &Arc<Text>, span: Span, replacement: impl Into<String>) -> Fix {
        let kind = FixKind::Replaces;
        Fix { text: Arc::clone(text), span, replacement: replacement.into(), kind }
    }

    /// A file to be made, by its path.
    pub fn create(path: String, body: String) -> Fix {
        let text = Arc::new(Text::new(path, ""));
        Fix { text, span: 0..0, replacement: body, kind: FixKind::Creates }
    }

    /// What it does, as a help.
    pub(super) fn told(&self) -> String {
        match self.kind {
            FixKind::Replaces => {
                format!("`check --fix` writes `{}` here", visible(&self.replacement))
            }
            FixKind::Creates => format!("`check --fix` writes `{}`", visible(self.text.name())),
        }
    }
}

/// A text with edits made, and how many were: of two that overlap only the one that begins first.
pub fn edited(text: &Text, fixes: &[&Fix]) -> (String, usize) {
    let mut in_order = fixes.to_vec();
    in_order.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let (mut body, mut at, mut made) = (String::with_capacity(text.body().len()), 0, 0);
    for fix in in_order {
        // What begins before the end of the edit before has no text before it.
        let before = text.body().get(at..fix.span.start);
        let Some(before) = before.filter(|_| text.body().get(fix.span.clone()).is_some()) else {
            continue;
        };
        body += before;
        body += &fix.replacement;
        at = fix.span.end;
        made += 1;
    }
    body += text.body().get(at..).unwrap_or("");
    (body, made)
}
