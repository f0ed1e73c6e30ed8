//! What a question asks: terms, texts, the ends of paths, sides.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;

/// Texts of sources.
#[derive(Args, Debug)]
pub(crate) struct Texts {
    /// The text of a source, a paragraph a line; may be repeated [default: what the source names as its `text`]
    #[arg(long = "text", value_name = "SOURCE=FILE")]
    pub(crate) files: Vec<String>,
}

/// Which acts to take.
#[derive(Args, Debug)]
pub(crate) struct Terms {
    /// Which acts: by:khrushchev on:mao date:1959..1960 did:criticized (see `demarche explain terms`)
    #[arg(value_name = "TERM")]
    pub(crate) terms: Vec<String>,
}

/// Who the rows and columns of a matrix are, and how they stand.
#[derive(Args, Debug)]
pub(crate) struct MatrixArguments {
    /// Count everyone as the actor for whom they act
    #[arg(long, conflicts_with = "sides")]
    pub(crate) roll_up: bool,
    /// Count everyone as their side of this dispute
    #[arg(long, value_name = "DISPUTE")]
    pub(crate) sides: Option<String>,
    /// Split the counts
    #[arg(long, value_name = "WHAT")]
    pub(crate) by: Option<SplitBy>,
    /// In which order actors and recipients stand
    #[arg(long, value_name = "ORDER", default_value = "id")]
    pub(crate) order: LineOrder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LineOrder {
    /// By id
    Id,
    /// The most acts first
    Total,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SplitBy {
    /// By the year in which the act began
    Year,
}

/// From whom to whom, and by which chains.
#[derive(Args, Debug)]
pub(crate) struct PathEnds {
    /// The actor with whom the chain begins
    pub(crate) from: String,
    /// The actor with whom it ends
    pub(crate) to: String,
    /// The N shortest chains, 10,000 at most
    #[arg(short = 'k', long, value_name = "N", conflicts_with = "all", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub(crate) best: Option<u16>,
    /// Every chain that meets nobody twice
    #[arg(long)]
    pub(crate) all: bool,
    /// With --all: stop after so many, 10,000 at most
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "all", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) max: u32,
    /// Only chains whose dates never go back
    #[arg(long)]
    pub(crate) in_time: bool,
    /// Follow acts from recipient to actor as well
    #[arg(long)]
    pub(crate) either_way: bool,
}

/// Which dispute, and what its paths must be.
#[derive(Args, Debug)]
pub(crate) struct DisputeArguments {
    /// The id of a dispute; or the ids of two sides or actors
    #[arg(value_name = "DISPUTE | SIDE", num_args = 1..=2, required = true)]
    pub(crate) sides: Vec<String>,
    #[command(flatten)]
    pub(crate) paths: PathArguments,
}

/// Which dispute or which pairs, and what their paths must be.
#[derive(Args, Debug)]
pub(crate) struct EscalationArguments {
    /// The id of a dispute; or the ids of two sides or actors
    #[arg(value_name = "DISPUTE | SIDE", num_args = 1..=2, required_unless_present = "every_pair")]
    pub(crate) sides: Vec<String>,
    #[command(flatten)]
    pub(crate) paths: PathArguments,
    /// The main path of every pair of actors instead, the best first
    #[arg(long, conflicts_with_all = ["sides", "from", "to", "all", "best"])]
    pub(crate) every_pair: bool,
    /// With --every-pair: how many pairs are shown
    #[arg(long, value_name = "N", default_value_t = 20, requires = "every_pair")]
    pub(crate) top: usize,
}

/// What the paths of a dispute must be.
#[derive(Args, Debug)]
pub(crate) struct PathArguments {
    /// Only acts that fit this term; may be repeated
    #[arg(long = "where", value_name = "TERM")]
    pub(crate) terms: Vec<String>,
    /// Only paths that begin with this act
    #[arg(long, value_name = "ACT")]
    pub(crate) from: Option<String>,
    /// Only paths that end with this act
    #[arg(long, value_name = "ACT")]
    pub(crate) to: Option<String>,
    /// Only paths of which every step rises
    #[arg(long)]
    pub(crate) strict: bool,
    /// Infer links from the days: an act answers the other side's acts of the latest day before it, at most DAYS back; with
    /// any:DAYS, all within DAYS [default: 60]
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "60")]
    pub(crate) infer: Option<String>,
}

/// How many paths, where the main path is not enough.
#[derive(Args, Debug)]
pub(crate) struct ListingArguments {
    /// Every path that cannot be extended
    #[arg(long, conflicts_with = "best")]
    pub(crate) all: bool,
    /// The N best paths
    #[arg(short = 'k', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) best: Option<u16>,
}

/// Which two versions of a graph folder.
#[derive(Args, Debug)]
pub(crate) struct Versions {
    /// The two folders; with --rev, the one folder [default: that of --graph]
    #[arg(value_names = ["OLD", "NEW"], num_args = 0..=2)]
    pub(crate) folders: Vec<PathBuf>,
    /// Compare with the folder at this revision of git; A..B compares two revisions
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    pub(crate) rev: Option<String>,
}
