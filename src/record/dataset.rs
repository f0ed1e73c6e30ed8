//! Records of data sets.

use serde::Deserialize;
use serde::Serialize;

use super::Written;

/// A data set of events beside the folder: its rows are acts, each with the data set as its source.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dataset<'t> {
    /// Its id.
    #[serde(borrow)]
    pub id: Written<'t>,
    /// Its title.
    #[serde(borrow)]
    pub title: Written<'t>,
    /// Its authors.
    #[serde(borrow, default)]
    pub authors: Vec<Written<'t>>,
    /// The year it appeared.
    #[serde(default)]
    pub year: Option<i32>,
    /// Its file, by its path from the folder; packed as `.gz` or `.zst` or not.
    #[serde(borrow)]
    pub file: Written<'t>,
    /// How its rows are written, as `--as` takes it.
    #[serde(borrow)]
    pub format: Written<'t>,
    /// The code books of its codes; those of the format where none is named.
    #[serde(borrow, default)]
    pub codes: Vec<Written<'t>>,
    /// Actors of the folder that it knows: its code or name of each, and the id.
    #[serde(borrow, default)]
    pub actors: Vec<(Written<'t>, Written<'t>)>,
    /// What a reader should know besides: version, licence.
    #[serde(borrow, default)]
    pub note: Option<Written<'t>>,
}
