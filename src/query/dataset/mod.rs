//! Questions to millions of acts, answered from the indexes of a [`Dataset`](crate::dataset::Dataset).

mod arrivals;
mod every_pair;
mod matrix;
mod shortest;
mod which;

pub use arrivals::arrivals;
pub use every_pair::EveryPair;
pub use every_pair::EveryPairQuestion;
pub use every_pair::PairPath;
pub use matrix::DatasetCell;
pub use matrix::matrix;
pub use shortest::Shortest;
pub use shortest::first_acts_of_shortest;
pub use which::Which;
