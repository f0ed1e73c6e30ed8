//! Which picture is drawn.

use clap::Subcommand;

use super::DisputeArguments;
use super::Engine;
use super::Figure;
use super::PathEnds;
use super::Picture;
use super::Terms;

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
