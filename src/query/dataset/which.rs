//! Which acts of a data set a question is about: codes and days.

use crate::dataset::ActorKey;
use crate::dataset::CodeSet;
use crate::dataset::Dataset;
use crate::dataset::PairKey;
use crate::dataset::Stamp;
use crate::dataset::Way;
use crate::model::DayRange;

/// Which acts a question is about.
#[derive(Clone, Debug)]
pub struct Which {
    codes: CodeSet,
    /// Days by number, both included.
    first: u32,
    last: u32,
    /// How many days before an act may have its first possible day and still fall into these days.
    before: u32,
}

impl Which {
    /// The acts of some codes that can have begun on one of some days.
    pub fn new(dataset: &Dataset, codes: CodeSet, days: DayRange) -> Which {
        let before = dataset.doubt_max();
        let is_empty = days.last < dataset.day(0) || days.last < days.first;
        let last = if is_empty { 0 } else { dataset.day_number(days.last) };
        // A first day after all acts keeps its distance: an act in doubt may still reach it, or not.
        let distance = days.first.days_since(dataset.day(0)).clamp(0, i64::from(u32::MAX));
        let first = if is_empty { 1 } else { u32::try_from(distance).unwrap_or(u32::MAX) };
        // An act in doubt on the first day must not reach what is empty.
        let codes = if is_empty { CodeSet::of(&[]) } else { codes };
        Which { codes, first, last, before }
    }

    /// Every act.
    pub fn all(dataset: &Dataset) -> Which {
        Which::new(dataset, CodeSet::new(dataset.codes(), |_| true), DayRange::ALWAYS)
    }

    /// The codes.
    pub fn codes(&self) -> &CodeSet {
        &self.codes
    }

    /// The days, by number, both included.
    pub(super) fn days(&self) -> std::ops::RangeInclusive<u32> {
        self.first..=self.last
    }

    /// The acts of one actor towards another, by place, in order of day.
    pub fn between<'d>(
        &'d self,
        dataset: &'d Dataset,
        actor: ActorKey,
        recipient: ActorKey,
    ) -> impl Iterator<Item = (u32, Stamp)> + use<'d> {
        let way = if actor <= recipient { Way::Up } else { Way::Down };
        let pair = dataset.pair(actor, recipient);
        pair.into_iter().flat_map(move |pair| self.of_pair(dataset, pair, way))
    }

    /// The acts of one way in a pair, by place, in order of day.
    pub fn of_pair<'d>(
        &'d self,
        dataset: &'d Dataset,
        pair: PairKey,
        way: Way,
    ) -> impl Iterator<Item = (u32, Stamp)> + use<'d> {
        let acts = dataset.acts(pair);
        let since = self.first.saturating_sub(self.before);
        let first = acts.stamps.partition_point(|stamp| stamp.day() < since);
        let place = acts.first + u32::try_from(first).unwrap_or(u32::MAX);
        (place..)
            .zip(&acts.stamps[first..])
            .take_while(|(_, stamp)| stamp.day() <= self.last)
            .filter(move |(place, stamp)| {
                stamp.way() == way
                    && self.codes.contains(stamp.code())
                    && (stamp.day() >= self.first
                        || stamp.day().saturating_add(dataset.doubt(*place)) >= self.first)
            })
            .map(|(place, stamp)| (place, *stamp))
    }

    /// Whether there is an act of one way in a pair.
    #[inline]
    pub fn has(&self, dataset: &Dataset, pair: PairKey, way: Way) -> bool {
        if !dataset.may_have(pair, way, &self.codes) {
            return false;
        }
        let stamps = dataset.acts(pair).stamps;
        let outside = |stamp: &Stamp| stamp.day() > self.last;
        if self.before == 0
            && (stamps.first().is_some_and(outside)
                || stamps.last().is_some_and(|stamp| stamp.day() < self.first))
        {
            return false;
        }
        self.of_pair(dataset, pair, way).next().is_some()
    }
}
