//! Formatted text: runs of letters in one face.

use hayagriva::ElemChild;
use hayagriva::ElemChildren;
use hayagriva::Formatted;
use hayagriva::citationberg::FontStyle;
use hayagriva::citationberg::FontWeight;

/// Text with italics. Shown by `{}` it is plain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The runs, from first to last; none is empty.
    pub runs: Vec<Run>,
}

/// Letters in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Whether they are italic.
    pub is_italic: bool,
    /// Whether they are bold.
    pub is_bold: bool,
}

impl std::fmt::Display for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.runs.iter().try_for_each(|run| f.write_str(&run.text))
    }
}

impl Prose {
    /// Upright text.
    pub(super) fn plain(text: impl Into<String>) -> Prose {
        let mut prose = Prose::default();
        prose.push(Run { text: text.into(), is_italic: false, is_bold: false });
        prose
    }

    /// What hayagriva made.
    pub(super) fn of(children: &ElemChildren) -> Prose {
        let mut prose = Prose::default();
        let mut open: Vec<&ElemChild> = children.0.iter().rev().collect();
        while let Some(child) = open.pop() {
            match child {
                ElemChild::Text(text) | ElemChild::Link { text, .. } => prose.formatted(text),
                ElemChild::Elem(inner) => open.extend(inner.children.0.iter().rev()),
                ElemChild::Markup(text) => prose.append(Prose::plain(text)),
                ElemChild::Transparent { .. } => {}
            }
        }
        prose.tidy();
        prose
    }

    fn formatted(&mut self, text: &Formatted) {
        let face = text.formatting;
        self.push(Run {
            text: text.text.clone(),
            is_italic: face.font_style == FontStyle::Italic,
            is_bold: face.font_weight == FontWeight::Bold,
        });
    }

    /// Adds letters, to the last run where they have its face.
    fn push(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if (last.is_italic, last.is_bold) == (run.is_italic, run.is_bold) => {
                last.text.push_str(&run.text);
            }
            Some(_) | None => self.runs.push(run),
        }
    }

    /// Adds other prose at the end.
    pub(super) fn append(&mut self, other: Prose) {
        for run in other.runs {
            self.push(run);
        }
    }

    /// Puts text in the place of signs, in the face that stands there.
    pub(super) fn replace(&mut self, sign: &str, text: &str) {
        for run in &mut self.runs {
            if run.text.contains(sign) {
                run.text = run.text.replace(sign, text);
            }
        }
    }

    /// Takes off what stands at the end, where it does.
    pub(super) fn strip_end(&mut self, sign: char) -> bool {
        let Some(last) = self.runs.last_mut() else { return false };
        let Some(rest) = last.text.strip_suffix(sign) else { return false };
        last.text.truncate(rest.len());
        self.runs.retain(|run| !run.text.is_empty());
        true
    }

    /// Takes off what stands at the beginning, where it does.
    pub(super) fn strip_start(&mut self, sign: char) -> bool {
        let Some(first) = self.runs.first_mut() else { return false };
        let Some(rest) = first.text.strip_prefix(sign) else { return false };
        first.text = rest.to_owned();
        self.runs.retain(|run| !run.text.is_empty());
        true
    }

    /// A full stop belongs inside the quotation marks, as everywhere in a style for American English, and no space stands at
    /// either end.
    fn tidy(&mut self) {
        if let Some(first) = self.runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if let Some(rest) = last.text.strip_suffix("”.") {
                last.text = if rest.ends_with(['.', '?', '!']) {
                    format!("{rest}”")
                } else {
                    format!("{rest}.”")
                };
            }
        }
        self.runs.retain(|run| !run.text.is_empty());
    }
}
