//! The weakest link of a path, what is left without it, and the off-ramps along the way.

use std::collections::BTreeMap;

use crate::model::Certainty;
use crate::model::DayRange;

use super::OffRamp;
use super::PathDetail;
use super::Remainder;
use super::StepKind;
use super::WeakestLink;
use super::best;
use super::describe;
use super::field::Field;
use super::field::FieldTie;
use super::state::Rules;

/// What the details of all paths of an answer share.
pub(super) struct Detailing<'d, 'g> {
    field: &'d Field<'g>,
    rules: Rules,
    off_ramps: Vec<OffRamp>,
    window: i32,
    /// The path that is left without each tie asked about so far.
    remainders: BTreeMap<(usize, usize), Option<Remainder>>,
}

impl<'d, 'g> Detailing<'d, 'g> {
    pub(super) fn new(
        field: &'d Field<'g>,
        rules: Rules,
        off_ramps: Vec<OffRamp>,
        window: u32,
    ) -> Detailing<'d, 'g> {
        let window = i32::try_from(window).unwrap_or(i32::MAX);
        Detailing { field, rules, off_ramps, window, remainders: BTreeMap::new() }
    }

    /// The detail of a path; nothing where it has no tie.
    pub(super) fn detail(&mut self, places: &[usize]) -> Option<PathDetail> {
        let weakest = self.weakest(places)?;
        let (off_ramps, undated) = self.along(places);
        Some(PathDetail { weakest, off_ramps, undated_off_ramps: undated })
    }

    fn weakest(&mut self, places: &[usize]) -> Option<WeakestLink> {
        let field = self.field;
        let ties = places.windows(2).filter_map(|pair| field.tie(pair[0], pair[1]));
        let (_, at, tie) = ties
            .enumerate()
            .map(|(at, tie)| (doubt(field, tie), at, tie))
            .min_by_key(|&(doubt, at, _)| (doubt, at))?;
        // A step ends with each counted act; those before the tie have ended before it.
        let counted = places[..=at].iter().filter(|&&place| field.acts[place].rung > 0).count();
        Some(WeakestLink {
            step: counted.saturating_sub(1),
            tie: describe::public_tie(field, tie),
            without: self.without(tie),
        })
    }

    fn without(&mut self, tie: &FieldTie) -> Option<Remainder> {
        let pair = (tie.earlier, tie.later);
        let (field, rules) = (self.field, &mut self.rules);
        let remainder = self.remainders.entry(pair).or_insert_with(|| {
            rules.without = Some(pair);
            let places = best::best(field, rules, 1).pop()?;
            let chain = describe::chain(field, rules.kind, &places);
            Some(Remainder {
                acts: chain.acts.iter().map(|act| act.act).collect(),
                net_rise: chain.net_rise,
                peak: chain.peak,
            })
        });
        remainder.clone()
    }

    /// The off-ramps that can fall between the start of the first act and the end of the window after the last; and how
    /// many more could, of whose start no first or no last day is known.
    fn along(&self, places: &[usize]) -> (Vec<OffRamp>, usize) {
        let hull = |place: Option<&usize>| {
            place.map_or(DayRange::ALWAYS, |&place| self.field.acts[place].hull)
        };
        let days = DayRange {
            first: hull(places.first()).first,
            last: hull(places.last()).last.plus(self.window),
        };
        let bounds = |off_ramp: &OffRamp| self.field.graph.act(off_ramp.act).bounds();
        let fall = self.off_ramps.iter().filter(|one| bounds(one).hull().common(days).is_some());
        let (dated, undated): (Vec<_>, Vec<_>) =
            fall.partition(|one| bounds(one).start.is_bounded());
        (dated.into_iter().cloned().collect(), undated.len())
    }
}

/// What makes a tie weak; the least is the weakest.
fn doubt(field: &Field<'_>, tie: &FieldTie) -> (u8, Option<Certainty>, u8) {
    let is_explicit = u8::from(tie.kind != StepKind::Inferred);
    let is_order_certain = u8::from(!describe::is_order_uncertain(field, tie));
    (is_explicit, describe::certainty(field, tie), is_order_certain)
}
