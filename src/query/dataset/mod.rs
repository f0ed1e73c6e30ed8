//! Questions to millions of acts, answered from the indexes of a [`Dataset`](crate::dataset::Dataset).

mod arrivals;
mod beginning;
mod every_pair;
mod in_time;
mod matrix;
mod narrow;
mod ranking;
mod shortest;
mod tally;
mod which;

pub use arrivals::arrivals;
pub use every_pair::EveryPair;
pub use every_pair::EveryPairQuestion;
pub use every_pair::PairPath;
pub use in_time::first_in_time;
pub use matrix::PairCells;
pub use matrix::Sums;
pub use matrix::each_pair_of_cells;
pub use narrow::Beside;
pub use narrow::Narrow;
pub use ranking::PairAct;
pub use ranking::RankedPair;
pub use ranking::Ranking;
pub use shortest::Shortest;
pub use shortest::first_acts_of_shortest;
pub use tally::tallied;
pub use which::Which;
