//! Which picture is drawn.

use clap::Subcommand;
use clap::ValueEnum;

use super::DisputeArguments;
use super::Engine;
use super::Figure;
use super::PathEnds;
use super::Picture;
use super::Terms;

/// By what a timeline puts acts into lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LaneWhat {
    /// By who acted
    Actor,
    /// By what it was about
    Topic,
    /// By the side that acted
    Side,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Drawing {
    /// Draw actors as lifelines and a row for each act, in order of time
    ///
    /// The reference picture of a dispute: arrows from who acted to whom, dates as stated and how sure they are, events as
    /// bands, links between acts as arcs, and a numbered list of the acts with the places that say so. Undated acts are
    /// listed, not drawn. Where there are more actors than lifelines, the busiest keep theirs and the others are drawn on
    /// that of the actor for whom they act. Of more than 400 acts those on the main escalation path, then of higher rungs,
    /// are drawn.
    ///
    /// Example: demarche draw lanes dispute:sino-soviet --width 170mm -o lanes.svg
    Lanes {
        #[command(flatten)]
        terms: Terms,
        /// Group lifelines by the sides of this dispute [default: the one to which most of the acts belong]
        #[arg(long, value_name = "DISPUTE")]
        sides: Option<String>,
        /// Group lifelines by no sides
        #[arg(long, conflicts_with = "sides")]
        no_sides: bool,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw how two sides escalated: time across, the rungs of the ladder upwards
    ///
    /// The main path is a stepped line with its cues, thresholds are marked levels, off-ramps ticks that fall with what
    /// became of them; all other acts between the sides are small marks. Below it the Goldstein sums of each side, and a
    /// numbered list of the acts with the places that say so. Undated acts are listed, not drawn, but for those of the
    /// path. Stretches without an act are cut short. Of more than 400 acts those on the main path, its off-ramps, then
    /// those of higher rungs are drawn.
    ///
    /// Example: demarche draw ladder sino-soviet --width 170mm -o ladder.svg
    Ladder {
        #[command(flatten)]
        dispute: DisputeArguments,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw acts and events on the days on which they can have been
    ///
    /// Time runs to the right; acts stand in lanes by who acted, by topic or by side, events in a lane of their own. What is
    /// certain of a date is drawn whole, what is only possible with a broken outline, and a tip points where an end is open.
    /// The axis covers what is dated to a year or closer; long empty stretches are cut out, and the figure says so. Undated
    /// acts are listed, not drawn. Of more than 400 acts those on the main escalation path, then of higher rungs, are drawn.
    ///
    /// Example: demarche draw timeline dispute:sino-soviet --lane topic --width 170mm -o timeline.svg
    Timeline {
        #[command(flatten)]
        terms: Terms,
        /// By what acts are put into lanes
        #[arg(long, value_name = "WHAT", default_value = "actor")]
        lane: LaneWhat,
        /// Order lanes by the sides of this dispute [default: the one to which most of the acts belong]
        #[arg(long, value_name = "DISPUTE")]
        sides: Option<String>,
        /// Order lanes by no sides
        #[arg(long, conflicts_with = "sides")]
        no_sides: bool,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw how often and how strongly each actor acted on each recipient
    ///
    /// A cell holds the number of acts and the highest rung among them, which is also its shade. Actors of a side stand
    /// together, the busiest first. An act of several actors or towards several recipients counts in each of their cells
    /// and once in every total. At most 30 actors and 30 recipients are drawn, the others share a line. Numbers lead from
    /// each cell to its acts below.
    ///
    /// Example: demarche draw matrix dispute:sino-soviet --roll-up --width 170mm -o matrix.svg
    Matrix {
        #[command(flatten)]
        terms: Terms,
        /// Count everyone as the actor for whom they act
        #[arg(long, conflicts_with = "sides")]
        roll_up: bool,
        /// Count everyone as their side of this dispute
        #[arg(long, value_name = "DISPUTE")]
        sides: Option<String>,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw actors and events and the acts between them
    ///
    /// The network: a column for each side, a box for each actor and event, a line for all acts of one towards another,
    /// which is the wider, the more they are, and looks like the strongest of them. Each line begins at the numbers of
    /// its acts in the list below. Of more than 48 actors and events those with the most acts have boxes, and the others
    /// stand in that of the actor for whom they act; of more than 400 acts those on the main escalation path, then of
    /// higher rungs, are drawn; of more than 200 lines those of the strongest acts.
    ///
    /// Example: demarche draw relations date:=1960 -o relations.svg
    Relations {
        #[command(flatten)]
        terms: Terms,
        /// A line for each act, not one for all acts between two
        #[arg(long)]
        each: bool,
        /// Frame the sides of this dispute [default: the one to which most of the acts belong]
        #[arg(long, value_name = "DISPUTE")]
        sides: Option<String>,
        /// Frame no sides
        #[arg(long, conflicts_with = "sides")]
        no_sides: bool,
        /// What draws .svg, .png and .pdf
        #[arg(long, value_name = "ENGINE", default_value = "own")]
        engine: Engine,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw acts in order of time and the links between them
    ///
    /// A box for each act that has a link to another, in the column of its side, and a line to each act that answers or
    /// continues it; the main escalation path of the dispute to which most of the acts belong is drawn strong. Of more
    /// than 400 linked acts those on the main path, then of higher rungs, are drawn.
    ///
    /// Example: demarche draw responses date:1960 -o responses.svg
    Responses {
        #[command(flatten)]
        terms: Terms,
        /// What draws .svg, .png and .pdf
        #[arg(long, value_name = "ENGINE", default_value = "own")]
        engine: Engine,
        #[command(flatten)]
        figure: Figure,
    },
    /// Draw the chains of acts from one actor to another
    ///
    /// Example: demarche draw path chen-yi khrushchev -o path.svg
    Path {
        #[command(flatten)]
        ends: PathEnds,
        #[command(flatten)]
        terms: Terms,
        #[command(flatten)]
        picture: Picture,
    },
    /// Draw the main escalation path of a dispute and its off-ramps
    ///
    /// Example: demarche draw escalation sino-soviet -o escalation.svg
    Escalation {
        #[command(flatten)]
        dispute: DisputeArguments,
        #[command(flatten)]
        picture: Picture,
    },
}
