//! Records of expectations: what must hold of the graph.

use serde::Deserialize;
use serde::Serialize;

use super::Written;

/// What a curator expects of the graph, and why. It has no id: nothing refers to it.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Expect<'t> {
    /// What is expected.
    #[serde(borrow)]
    pub that: Expectation<'t>,
    /// Why it must hold.
    #[serde(borrow)]
    pub reason: Written<'t>,
}

/// What is expected: one thing.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expectation<'t> {
    /// So many acts meet some terms.
    #[serde(borrow)]
    Count(ExpectedCount<'t>),
    /// These acts meet some terms, and no others.
    #[serde(borrow)]
    Acts(ExpectedActs<'t>),
    /// These acts came one after the other.
    #[serde(borrow)]
    Order(ExpectedOrder<'t>),
    /// A path leads from one actor to another.
    #[serde(borrow)]
    Path(ExpectedPath<'t>),
    /// No such path does.
    #[serde(borrow)]
    NoPath(ExpectedPath<'t>),
    /// The main escalation path of a dispute is of this kind.
    #[serde(borrow)]
    MainPath(Box<ExpectedMainPath<'t>>),
    /// There is no escalation path.
    #[serde(borrow)]
    NoMainPath(ExpectedDispute<'t>),
}

/// How many acts meet some terms; written `Count(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "Count", deny_unknown_fields)]
pub struct ExpectedCount<'t> {
    /// The terms, as a question has them.
    #[serde(borrow)]
    pub terms: Written<'t>,
    /// Just so many.
    #[serde(default)]
    pub exactly: Option<u32>,
    /// So many or more.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// So many or fewer.
    #[serde(default)]
    pub at_most: Option<u32>,
}

/// Which acts meet some terms; written `Acts(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "Acts", deny_unknown_fields)]
pub struct ExpectedActs<'t> {
    /// The terms, as a question has them.
    #[serde(borrow)]
    pub terms: Written<'t>,
    /// The acts, in any order.
    #[serde(borrow)]
    pub are: Vec<Written<'t>>,
}

/// Acts of which each came before the next; written `Order(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "Order", deny_unknown_fields)]
pub struct ExpectedOrder<'t> {
    /// The acts, the earliest first.
    #[serde(borrow)]
    pub acts: Vec<Written<'t>>,
}

/// A path between two actors; written `Path(…)` or `NoPath(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "Path", deny_unknown_fields)]
pub struct ExpectedPath<'t> {
    /// Where it begins.
    #[serde(borrow)]
    pub from: Written<'t>,
    /// Where it ends.
    #[serde(borrow)]
    pub to: Written<'t>,
    /// Of which acts it may consist, as terms.
    #[serde(borrow, default)]
    pub terms: Option<Written<'t>>,
    /// Of so many acts or fewer.
    #[serde(default)]
    pub at_most: Option<u32>,
    /// Whether dates may not decrease.
    #[serde(default)]
    pub in_time: bool,
    /// Whether acts are walked against their direction too.
    #[serde(default)]
    pub either_way: bool,
}

/// The main path of a dispute; written `MainPath(…)`. What is left out is not asked.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "MainPath", deny_unknown_fields)]
pub struct ExpectedMainPath<'t> {
    /// The dispute.
    #[serde(borrow, default)]
    pub dispute: Option<Written<'t>>,
    /// Two sides or actors, in place of a dispute.
    #[serde(borrow, default)]
    pub sides: Option<(Written<'t>, Written<'t>)>,
    /// How links are inferred, as `--infer` has it: `60`, `any:60`.
    #[serde(borrow, default)]
    pub infer: Option<Written<'t>>,
    /// All its acts in order, those passed through included.
    #[serde(borrow, default)]
    pub acts: Option<Vec<Written<'t>>>,
    /// Acts that it leads through, in this order.
    #[serde(borrow, default)]
    pub through: Vec<Written<'t>>,
    /// Acts that it does not lead through.
    #[serde(borrow, default)]
    pub avoids: Vec<Written<'t>>,
    /// The rung of its last act less that of its first.
    #[serde(default)]
    pub net_rise: Option<u8>,
    /// Its highest rung.
    #[serde(default)]
    pub peak: Option<u8>,
    /// All thresholds that it crosses, by id or name, the lowest first.
    #[serde(borrow, default)]
    pub crosses: Option<Vec<Written<'t>>>,
}

/// A dispute, or two sides of it, and how links are inferred; written `NoMainPath(…)`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename = "NoMainPath", deny_unknown_fields)]
pub struct ExpectedDispute<'t> {
    /// The dispute.
    #[serde(borrow, default)]
    pub dispute: Option<Written<'t>>,
    /// Two sides or actors, in place of a dispute.
    #[serde(borrow, default)]
    pub sides: Option<(Written<'t>, Written<'t>)>,
    /// How links are inferred, as `--infer` has it: `60`, `any:60`.
    #[serde(borrow, default)]
    pub infer: Option<Written<'t>>,
}
