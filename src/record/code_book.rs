//! Records of code books.

use serde::Deserialize;
use serde::Serialize;

use super::Written;

/// The codes of a scheme in which data sets write what was done.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CodeBook<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its name.
    #[serde(borrow)]
    pub name: Written<'t>,
    /// Its version, as its authors give it.
    #[serde(borrow)]
    pub version: Written<'t>,
    /// The codes, in the order in which they are shown.
    #[serde(borrow)]
    pub codes: Vec<Code<'t>>,
    /// What a reader should know besides.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}

/// A code of a code book, and the act type that it means.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Code<'t> {
    /// The code, as text: `010` is not `10`.
    #[serde(borrow)]
    pub code: Written<'t>,
    /// What the scheme calls it.
    #[serde(borrow)]
    pub label: Written<'t>,
    /// The Goldstein value that the scheme gives it.
    #[serde(default)]
    pub goldstein: Option<f64>,
    /// The act type; written `type`.
    #[serde(borrow, rename = "type")]
    pub act_type: Written<'t>,
}
