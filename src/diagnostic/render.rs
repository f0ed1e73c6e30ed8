//! A diagnostic as people read it: rustc's manner, drawn by annotate-snippets.

use std::borrow::Cow;
use std::sync::Arc;

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Padding;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use super::Diagnostic;
use super::Label;
use super::Severity;
use crate::text::Span;
use crate::text::Text;
use crate::text::is_invisible;
use crate::text::visible;

/// Whether to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// Colours for a terminal.
    Coloured,
}

/// The longest line, in bytes, that is handed to the renderer whole; it trims what does not fit a screen. Of a longer
/// one only the part around the label is handed on.
const LINE_MAX: usize = 4_096;
/// The most bytes from the first label to the last of one excerpt; labels further apart stand in excerpts of their own.
const EXCERPT_MAX: usize = 16_384;

impl Diagnostic {
    /// Draws the finding with the lines it speaks of. Ends without a line break.
    pub fn render(&self, style: Style) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let labels = self.primary.iter().map(|label| (label, AnnotationKind::Primary));
        let labels = labels.chain(self.others.iter().map(|label| (label, AnnotationKind::Context)));
        let mut groups = Vec::new();
        let mut group =
            Group::with_title(level.clone().primary_title(clean(&self.message)).id(self.code.0));
        for excerpt in excerpts(labels) {
            let snippet = excerpt.snippet();
            match excerpt.cut_at() {
                None => group = group.element(snippet.path(clean(excerpt.text.name()))),
                Some(origin) => {
                    // The renderer counts columns from the start of what it is shown, which here lies inside a line. So
                    // the place is an origin of its own, and the snippet without a path opens another group.
                    if !groups.is_empty() {
                        group = group.element(Padding);
                    }
                    groups.push(group.element(origin));
                    group = Group::with_level(level.clone()).element(snippet);
                }
            }
        }
        let remarks = self.notes.iter().map(|note| Level::NOTE.message(clean(note)));
        let remarks = remarks.chain(self.advice().map(|help| Level::HELP.message(clean(&help))));
        let mut remarks = remarks.peekable();
        if remarks.peek().is_some() && !groups.is_empty() {
            group = group.element(Padding);
        }
        groups.push(group.elements(remarks));
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let drawn = renderer.render(&groups);
        let mut lines: Vec<&str> = drawn.lines().collect();
        // Between a title and another group the renderer draws the empty line of the margin twice.
        lines.dedup();
        lines.join("\n")
    }
}

/// Whole lines of a text, or a part of one line, and the labels in it.
struct Excerpt<'d> {
    text: &'d Arc<Text>,
    window: Span,
    line: usize,
    labels: Vec<(Span, AnnotationKind, &'d str)>,
}

/// Labels of one text that stand near each other share an excerpt, which stands where the first of them does.
fn excerpts<'d>(labels: impl Iterator<Item = (&'d Label, AnnotationKind)>) -> Vec<Excerpt<'d>> {
    let mut excerpts: Vec<Excerpt<'d>> = Vec::new();
    for (label, kind) in labels {
        let mut new = Excerpt::new(label, kind);
        match excerpts.iter_mut().find(|excerpt| excerpt.takes(&new)) {
            Some(excerpt) => {
                excerpt.line = excerpt.line.min(new.line);
                excerpt.window = excerpt.hull(&new);
                excerpt.labels.append(&mut new.labels);
            }
            None => excerpts.push(new),
        }
    }
    excerpts
}

impl<'d> Excerpt<'d> {
    fn new(label: &'d Label, kind: AnnotationKind) -> Excerpt<'d> {
        let text = &label.text;
        let start = text.boundary(label.span.start);
        let end = text.boundary(label.span.end).clamp(start, text.boundary(start + LINE_MAX / 2));
        let (mut window, line) = text.window(&(start..end), 0);
        if window.len() > LINE_MAX {
            let first = text.boundary(window.start.max(start.saturating_sub(LINE_MAX / 4)));
            let last = text.boundary(window.end.min(end + LINE_MAX / 4)).max(end);
            window = first..last;
        }
        Excerpt { text, window, line, labels: vec![(start..end, kind, &label.message)] }
    }

    /// Whether another is of the same text and near enough. Of a cut line each label is shown alone, unless it is in
    /// the part shown.
    fn takes(&self, other: &Excerpt<'_>) -> bool {
        let is_near = if self.cut_at().is_some() || other.cut_at().is_some() {
            other
                .labels
                .iter()
                .all(|(span, _, _)| self.window.start <= span.start && span.end <= self.window.end)
        } else {
            self.hull(other).len() <= EXCERPT_MAX
        };
        Arc::ptr_eq(self.text, other.text) && is_near
    }

    fn hull(&self, other: &Excerpt<'_>) -> Span {
        if self.cut_at().is_some() {
            return self.window.clone();
        }
        self.window.start.min(other.window.start)..self.window.end.max(other.window.end)
    }

    /// Where the first label is, if the line it is in is cut at its start.
    fn cut_at(&self) -> Option<Origin<'d>> {
        let is_cut = self.text.position(self.window.start).column > 1;
        let (span, _, _) = self.labels.first().filter(|_| is_cut)?;
        let place = self.text.position(span.start);
        let path = Origin::path(clean(self.text.name()));
        Some(path.line(place.line).char_column(place.column))
    }

    fn snippet(&self) -> Snippet<'d, annotate_snippets::Annotation<'d>> {
        let shown = |span: Span| seen(self.text.body().get(span).unwrap_or(""));
        let place = |byte: usize| shown(self.window.start..byte).len();
        let annotations = self.labels.iter().map(|(span, kind, message)| {
            let annotation = kind.span(place(span.start)..place(span.end));
            if message.is_empty() { annotation } else { annotation.label(clean(message)) }
        });
        let source = shown(self.window.clone());
        Snippet::source(source).line_start(self.line).annotations(annotations)
    }
}

/// A source with a mark for each unseen character; those below 128 the renderer shows itself.
fn seen(source: &str) -> Cow<'_, str> {
    let is_unseen = |character: char| !character.is_ascii() && is_invisible(character);
    if source.contains(is_unseen) {
        source.replace(is_unseen, "\u{fffd}").into()
    } else {
        source.into()
    }
}

/// Text from a graph folder may hold anything; control and bidirectional characters are shown as escapes.
fn clean(text: &str) -> String {
    visible(text).into_owned()
}
