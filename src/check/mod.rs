//! Makes the model out of records, and says everything that is wrong with them.
//!
//! [`assemble`] takes what was read, runs the [`RULES`] over it, solves the chronology, and builds the graph from what
//! is sound. A rule reports; it never stops the others, and what it reports is left out of the graph by
//! `resolve`, not by the rule.

mod called;
mod chronology;
mod citations;
mod claims;
mod code_books;
mod draft;
mod edtf;
mod expectations;
mod extent;
mod findings;
mod listed;
mod place;
mod records;
mod reference;
mod resolve;
mod rules;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::RuleText;
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::load::Entry;
use crate::model::SourceKey;
use crate::quotation::Division;
use crate::quotation::Repair;
use crate::quotation::SourceText;
use crate::record::Locator;
use crate::text::Text;

pub use code_books::code_book;
pub use code_books::code_book_ids;
pub use draft::Reading;
pub use expectations::Expectations;
pub use resolve::Heading;

use draft::Draft;
pub(crate) use rules::bad_dataset::report as bad_dataset;
pub(crate) use rules::beyond_limit::unlisted;
pub(crate) use rules::unknown_code::report as unknown_code;
pub(crate) use rules::unknown_format::find as unknown_format;
pub(crate) use rules::unreadable_text::report as unreadable_text;

use records::Records;

/// A rule of the format: its code, how bad a breach is, the page that explains it, and how it is found.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    code: Code,
    severity: Severity,
    /// The source of the module; its documentation is the page that `explain` prints.
    page: &'static str,
    /// Finds the breaches; nothing for a rule that is kept while reading.
    run: Option<Run>,
}

/// Finds the breaches of a rule in a draft; the graph is what could be made of it.
type Run = fn(&Draft<'_, '_>, &Graph, &mut Vec<Diagnostic>);

/// Every rule, in the order in which they run.
pub const RULES: &[Rule] = &[
    rules::unreadable_file::RULE,
    rules::missing_marker::RULE,
    rules::unknown_format::RULE,
    rules::syntax::RULE,
    rules::unknown_field::RULE,
    rules::unknown_variant::RULE,
    rules::missing_field::RULE,
    rules::bad_id::RULE,
    rules::duplicate_id::RULE,
    rules::beyond_limit::RULE,
    rules::unknown_actor::RULE,
    rules::unknown_type::RULE,
    rules::unknown_source::RULE,
    rules::unknown_event::RULE,
    rules::unknown_topic::RULE,
    rules::unknown_act::RULE,
    rules::bad_date::RULE,
    rules::act_without_actor::RULE,
    rules::act_without_citation::RULE,
    rules::uncited_record::RULE,
    rules::citation_without_locator::RULE,
    rules::recipient_required::RULE,
    rules::recipient_forbidden::RULE,
    rules::carrier_required::RULE,
    rules::bad_figure::RULE,
    rules::bad_rung::RULE,
    rules::bad_ladder::RULE,
    rules::bad_code_book::RULE,
    rules::bad_dataset::RULE,
    rules::unknown_code::RULE,
    rules::bad_sides::RULE,
    rules::bad_correction::RULE,
    rules::cycle::RULE,
    rules::link_back_in_time::RULE,
    rules::outside_life::RULE,
    rules::contradictory_chronology::RULE,
    rules::actor_on_both_sides::RULE,
    rules::unexplained_link::RULE,
    rules::symmetric_twice::RULE,
    rules::ambiguous_alias::RULE,
    rules::look_alike::RULE,
    rules::bad_reference::RULE,
    rules::source_differs::RULE,
    rules::unused_record::RULE,
    rules::unreadable_text::RULE,
    rules::quotation_not_found::RULE,
    rules::quotation_elsewhere::RULE,
    rules::quotation_ambiguous::RULE,
    rules::quotation_too_short::RULE,
    rules::note_not_found::RULE,
    rules::note_misplaced::RULE,
    rules::range_not_exact::RULE,
    rules::unused_repair::RULE,
    rules::changed_text::RULE,
    rules::bad_expectation::RULE,
    rules::expectation_failed::RULE,
];

impl Rule {
    /// Its code, which never changes.
    pub fn code(&self) -> Code {
        self.code
    }

    /// How bad a breach is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What the rule is about, in a line.
    pub fn title(&self) -> &'static str {
        self.page.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or(self.code.0)
    }

    /// The page that explains the rule, in Markdown: what it finds, why it matters, an example, how to fix it.
    pub fn explanation(&self) -> String {
        let lines = self.page.lines().map_while(|line| line.strip_prefix("//!"));
        lines
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .fold(String::new(), |page, line| page + line + "\n")
    }

    /// What it says of itself, for formats that carry the rules beside the findings.
    pub fn text(&self) -> RuleText {
        let (code, severity, title) = (self.code, self.severity, self.title());
        RuleText { code, severity, title, explanation: self.explanation() }
    }
}

/// A graph, what is wrong with its records, and the texts against which they were verified.
#[derive(Debug)]
pub struct Checked {
    /// What is sound.
    pub graph: Graph,
    /// What is wrong, in order of file and place.
    pub findings: Vec<Diagnostic>,
    /// The texts at hand.
    pub texts: BTreeMap<SourceKey, SourceText>,
    /// How many passages, quotes and cues stand where they are said to stand.
    pub verified: usize,
    /// The sources with a text at hand of which citations cannot be looked up, and how many: they name a section, or no
    /// number of a paragraph or page as the text is divided.
    pub passed_over: BTreeMap<SourceKey, usize>,
    /// How many expectations there are and hold; none are counted where they were not asked.
    pub expectations: Expectations,
}

/// Whether expectations are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// They are not: a question does not wait for them.
    #[default]
    Nothing,
    /// They are, after the rules.
    Expectations,
}

/// Builds the graph from records, reports what is wrong with them, and verifies citations of sources whose texts are
/// given by id. Expectations are asked where that is wanted.
///
/// `heading` is what `demarche.ron` says, and how many records could not even be read.
pub fn assemble(
    entries: Vec<Entry<'_>>,
    heading: Heading,
    given: &BTreeMap<String, Text>,
    asking: Asking,
) -> Checked {
    let mut diagnostics = Vec::new();
    let mut records = Records::gather(entries, &mut diagnostics);
    records.is_partly_unread = heading.unread > heading.lost.len();
    records.lost.extend(heading.lost.iter().cloned());
    let draft = Draft::new(&records, heading.reading);
    let graph = resolve::resolve(&draft, heading);
    diagnostics.extend(run_rules(&draft, &graph));
    let texts = texts(&records, given);
    let verified = citations::verify(&draft, &texts, &mut diagnostics);
    let expectations = match asking {
        Asking::Expectations => expectations::ask(&draft, &graph, &mut diagnostics),
        Asking::Nothing => Expectations::default(),
    };
    let texts = texts.into_iter();
    let passed_over = verified.passed_over.into_iter();
    Checked {
        graph,
        findings: diagnostics,
        texts: texts.filter_map(|(at, text)| Some((SourceKey::new(at), text?))).collect(),
        verified: verified.found,
        passed_over: passed_over.map(|(at, count)| (SourceKey::new(at), count)).collect(),
        expectations,
    }
}

/// What the rules find, in their order; they are run side by side.
fn run_rules(draft: &Draft<'_, '_>, graph: &Graph) -> Vec<Diagnostic> {
    let runs = RULES.par_iter().with_max_len(1).filter_map(|rule| rule.run);
    let found = runs.map(|run| {
        let mut found = Vec::new();
        run(draft, graph, &mut found);
        found
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn texts(records: &Records<'_>, given: &BTreeMap<String, Text>) -> citations::Texts {
    let sources = records.sources.iter().enumerate();
    let at_hand = sources.filter_map(|(at, item)| Some((at, item, given.get(item.id.as_str())?)));
    at_hand
        .map(|(at, item, text)| {
            let repairs = item.record.repairs.iter();
            let repairs: Vec<Repair<'_>> = repairs
                .map(|one| Repair { at: &one.at, printed: &one.printed, read: &one.read })
                .collect();
            let division = match item.record.locator {
                Locator::Paragraph => Division::Paragraphs,
                Locator::Page => {
                    Division::Pages { first: item.record.first_page.unwrap_or(1) as usize }
                }
                Locator::Section | Locator::Row => return (at, None),
            };
            (at, Some(SourceText::new(text.body(), division, &repairs)))
        })
        .collect()
}
