//! Whether what a curator expects of the graph holds.
//!
//! Asked when a folder is checked, not when it is opened for a question: a main path costs more than most questions. An
//! expectation is *asked* where all that it names is there; it then holds or fails. Where it names what is not there it
//! is faulty. Work is bounded: past [`LOOKS_MAX`] the rest is not asked, which is reported.

mod acts;
mod difference;
mod main_path;
mod order;
mod path;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Label;
use crate::graph::Graph;
use crate::graph::Named;
use crate::model::ActKey;
use crate::model::NodeKey;
use crate::query::Filter;
use crate::query::escalation::MainPath;
use crate::record::Expect;
use crate::record::Expectation;
use crate::record::Written;
use crate::text::quoted;

use super::chronology::Sequence;
use super::draft::Draft;
use super::draft::Kind;
use super::records::Item;
use super::reference::Finder;
use super::reference::NODE;
use super::reference::Reference;
use super::rules::bad_expectation;
use super::rules::expectation_failed;

/// So many acts, actors and links may be looked at for all expectations together, some minutes' work. Each is charged
/// before it is asked, as a multiple of the graph.
const LOOKS_MAX: usize = 1_000_000_000;

/// How many expectations there are, and how many of them hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expectations {
    /// All that could be read.
    pub all: usize,
    /// Those that hold.
    pub hold: usize,
}

/// Asks every expectation, and reports those that are faulty or fail.
pub(super) fn ask(
    draft: &Draft<'_, '_>,
    graph: &Graph,
    found: &mut Vec<Diagnostic>,
) -> Expectations {
    let items = &draft.records.expectations;
    if items.is_empty() {
        return Expectations::default();
    }
    let mut asker = Asker {
        draft,
        graph,
        finder: Finder::new(draft, bad_expectation::CODE, found),
        size: graph.acts().len() + graph.nodes().len() + draft.chronology.statements.len(),
        looks: 0,
        sequence: None,
        main_paths: BTreeMap::new(),
    };
    let mut hold = 0;
    let mut unasked = Vec::new();
    for item in items {
        match asker.verdict(item) {
            Verdict::Holds => hold += 1,
            Verdict::Fails(failure) => {
                let reason = format!("expected because: {}", &*item.record.reason);
                asker.report(failure.note(reason));
            }
            Verdict::Faulty => {}
            Verdict::Unasked => unasked.push(item),
        }
    }
    if let Some(first) = unasked.first() {
        let message = format!(
            "{} not asked: too much for a graph of this size",
            words::count(unasked.len(), "expectation is", "expectations are")
        );
        let label = first.label(&first.record.reason, "the first of them");
        asker.report(expectation_failed::failure(message).at(label));
    }
    Expectations { all: items.len(), hold }
}

/// What comes of an expectation.
enum Verdict {
    Holds,
    Fails(Box<Diagnostic>),
    /// What it names is not there, which is reported already.
    Faulty,
    /// Too much was asked before.
    Unasked,
}

impl From<Diagnostic> for Verdict {
    fn from(failure: Diagnostic) -> Verdict {
        Verdict::Fails(Box::new(failure))
    }
}

/// The record of an expectation.
type Expected<'t> = Item<'t, Box<Expect<'t>>>;

/// The dispute or sides and the way of inferring of a main path, as written.
type MainPathKey<'t> =
    (Option<Written<'t>>, Option<(Written<'t>, Written<'t>)>, Option<Written<'t>>);

/// How many terms there can be: for each, those who act for others are looked up, and every act may be looked at.
fn terms_in(terms: &Written<'_>) -> usize {
    terms.matches(':').count()
}

/// What all expectations are asked with.
struct Asker<'a, 'd, 't> {
    draft: &'a Draft<'d, 't>,
    graph: &'a Graph,
    finder: Finder<'a, 'd, 't>,
    /// How many acts, actors, events, links and entries of `order` there are.
    size: usize,
    looks: usize,
    sequence: Option<Sequence>,
    /// The main paths found so far.
    main_paths: BTreeMap<MainPathKey<'t>, Rc<MainPath>>,
}

impl<'d, 't: 'd> Asker<'_, 'd, 't> {
    fn verdict(&mut self, item: &Expected<'t>) -> Verdict {
        match &item.record.that {
            Expectation::Count(expected) => self.count(item, expected),
            Expectation::Acts(expected) => self.acts_are(item, expected),
            Expectation::Order(expected) => self.order(item, expected),
            Expectation::Path(expected) => self.path(item, expected),
            Expectation::NoPath(expected) => self.no_path(item, expected),
            Expectation::MainPath(expected) => self.main_path(item, expected),
            Expectation::NoMainPath(expected) => self.no_main_path(item, expected),
        }
    }

    /// Whether the graph can be looked at so many times more.
    fn can_afford(&mut self, times: usize) -> bool {
        let looks = self.looks.saturating_add(self.size.saturating_add(1).saturating_mul(times));
        if looks > LOOKS_MAX {
            return false;
        }
        self.looks = looks;
        true
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        let is_whole = self.graph.heading().left_out.is_nothing();
        self.finder.found.push(if is_whole || diagnostic.code != expectation_failed::CODE {
            diagnostic
        } else {
            diagnostic.note("some of the folder is left out as unsound, which may be the cause")
        });
    }

    /// Reports what makes an expectation impossible to ask.
    fn fault(&mut self, message: String, label: Option<Label>, help: &str) {
        let diagnostic = Diagnostic::error(bad_expectation::CODE, message).at(label);
        self.finder.found.push(diagnostic.help(help));
    }

    /// The filter that terms make; reported where they are no terms.
    fn filter(&mut self, item: &Expected<'t>, terms: &Written<'t>) -> Option<Filter> {
        let error = match Filter::parse(self.graph, &[terms.to_string()]) {
            Ok(filter) => return Some(filter),
            Err(error) => error,
        };
        // What is written instead was sought among all names.
        self.looks = self.looks.saturating_add(self.graph.names().count());
        let mut diagnostic = Diagnostic::error(bad_expectation::CODE, error.message)
            .at(item.label_part(terms, error.span, "in these terms"))
            .maybe_help(error.help);
        if !self.graph.heading().left_out.is_nothing() {
            diagnostic = diagnostic
                .note("some of the folder is left out as unsound, which may be the cause");
        }
        self.finder.found.push(diagnostic);
        None
    }

    /// The act of an id; reported where there is none.
    fn act(&mut self, item: &Expected<'t>, id: &Written<'t>) -> Option<ActKey> {
        self.finder.names(item, &Reference { written: id, kinds: &[Kind::Act] })?;
        let Some(Named::Act(act)) = self.graph.named(id) else {
            self.left_out(item, id);
            return None;
        };
        Some(act)
    }

    /// The acts of some ids, each named once; reported where they are not.
    fn acts(&mut self, item: &Expected<'t>, ids: &[Written<'t>]) -> Option<Vec<ActKey>> {
        let found: Vec<Option<ActKey>> = ids.iter().map(|id| self.act(item, id)).collect();
        let mut acts: Vec<ActKey> = Vec::with_capacity(ids.len());
        let mut met = std::collections::BTreeSet::new();
        let mut is_twice = false;
        for (id, act) in ids.iter().zip(found) {
            let Some(act) = act else { continue };
            if !met.insert(act) {
                let message = format!("`{}` is named twice", quoted(id));
                self.fault(message, item.label(id, "again here"), "name it once");
                is_twice = true;
            }
            acts.push(act);
        }
        (acts.len() == ids.len() && !is_twice).then_some(acts)
    }

    /// The actor or event of an id; reported where there is none.
    fn node(&mut self, item: &Expected<'t>, id: &Written<'t>) -> Option<NodeKey> {
        self.finder.names(item, &Reference { written: id, kinds: NODE })?;
        let Some(Named::Node(node)) = self.graph.named(id) else { return None };
        Some(node)
    }

    /// Reports that what an expectation names is not in the graph, though a record describes it.
    fn left_out(&mut self, item: &Expected<'t>, id: &Written<'t>) {
        let message = format!("`{}` is left out of the graph as unsound", quoted(id));
        let place = self.draft.names.get(id);
        let diagnostic = expectation_failed::failure(message)
            .at(item.label(id, "cannot be asked about"))
            .and(place.and_then(|(kind, at)| self.draft.label_id(kind, at, "left out")))
            .help("mend what else is found of its record");
        self.finder.found.push(diagnostic);
    }

    /// A label at the id of an act.
    fn label_act(&self, act: ActKey, message: &str) -> Option<Label> {
        let at = self.draft.names.position(Kind::Act, self.graph.act(act).id().as_str())?;
        self.draft.label_id(Kind::Act, at, message)
    }
}
