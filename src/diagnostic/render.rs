//! A diagnostic as people read it: rustc's manner, drawn by annotate-snippets.

use annotate_snippets::AnnotationKind;
use annotate_snippets::Element;
use annotate_snippets::Level;
use annotate_snippets::Origin;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use super::Diagnostic;
use super::Label;
use super::Severity;

/// Whether to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// Colours for a terminal.
    Coloured,
}

/// How many bytes of a line are shown at most; longer lines would fill the screen.
const LINE_MAX: usize = 400;

impl Diagnostic {
    /// Draws the finding with the lines it speaks of. Ends without a line break.
    pub fn render(&self, style: Style) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut elements: Vec<Element<'_>> = Vec::new();
        let labels = self.primary.iter().map(|label| (label, AnnotationKind::Primary));
        let labels = labels.chain(self.others.iter().map(|label| (label, AnnotationKind::Context)));
        elements.extend(labels.flat_map(|(label, kind)| excerpt(label, kind)));
        elements.extend(self.notes.iter().map(|note| Level::NOTE.message(clean(note)).into()));
        elements.extend(self.helps.iter().map(|help| Level::HELP.message(clean(help)).into()));
        let group = level.primary_title(clean(&self.message)).id(self.code.0).elements(elements);
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        renderer.render(&[group])
    }
}

/// The lines around a label; of a line longer than anyone reads, the part around the label.
fn excerpt(label: &Label, kind: AnnotationKind) -> Vec<Element<'_>> {
    let text = &label.text;
    let start = text.boundary(label.span.start);
    let end = text.boundary(label.span.end).clamp(start, text.boundary(start + LINE_MAX));
    let (window, line) = text.window(&(start..end), 0);
    let is_cut = window.len() > LINE_MAX;
    let window = if is_cut {
        let first = text.boundary(window.start.max(start.saturating_sub(LINE_MAX / 4)));
        first..text.boundary(window.end.min(end + LINE_MAX / 4)).max(end)
    } else {
        window
    };
    let annotation = kind.span(start - window.start..end - window.start);
    let annotation =
        if label.message.is_empty() { annotation } else { annotation.label(clean(&label.message)) };
    let snippet = Snippet::source(text.body().get(window).unwrap_or(""))
        .line_start(line)
        .annotation(annotation);
    if is_cut {
        // The renderer counts columns from the start of what it is shown; here that is inside a line.
        let position = text.position(start);
        let origin =
            Origin::path(clean(text.name())).line(position.line).char_column(position.column);
        vec![origin.into(), snippet.into()]
    } else {
        vec![snippet.path(clean(text.name())).into()]
    }
}

/// Text from a graph folder may hold anything; control and bidirectional characters are shown as escapes.
fn clean(text: &str) -> String {
    crate::text::visible(text).into_owned()
}
