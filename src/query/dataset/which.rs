//! Which acts of a data set a question is about: codes and days.

use crate::dataset::ActorKey;
use crate::dataset::Acts;
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
    /// Days by number, both included; none where the first is greater.
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
        let first = if is_empty { 1 } else { dataset.day_number(days.first) };
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
        let none = Acts { first: 0, stamps: &[] };
        let acts = dataset.pair(actor, recipient).map_or(none, |pair| dataset.acts(pair));
        self.among(dataset, acts, way)
    }

    /// The acts of one way in a pair, by place, in order of day.
    pub fn of_pair<'d>(
        &'d self,
        dataset: &'d Dataset,
        pair: PairKey,
        way: Way,
    ) -> impl Iterator<Item = (u32, Stamp)> + use<'d> {
        self.among(dataset, dataset.acts(pair), way)
    }

    fn among<'d>(
        &'d self,
        dataset: &'d Dataset,
        acts: Acts<'d>,
        way: Way,
    ) -> impl Iterator<Item = (u32, Stamp)> + use<'d> {
        let since = self.first.saturating_sub(self.before);
        let first = acts.stamps.partition_point(|stamp| stamp.day() < since);
        let later = &acts.stamps[first..];
        let count = later.partition_point(|stamp| stamp.day() <= self.last);
        let place = acts.first + u32::try_from(first).unwrap_or(u32::MAX);
        (place..).zip(&later[..count]).map(|(place, stamp)| (place, *stamp)).filter(
            move |&(place, stamp)| {
                self.fits(stamp, way)
                    && (stamp.day() >= self.first
                        || stamp.day() + dataset.doubt(place) >= self.first)
            },
        )
    }

    /// Whether way and code of an act are those asked for; one branch on both, which nothing foretells.
    #[inline]
    fn fits(&self, stamp: Stamp, way: Way) -> bool {
        (stamp.way() == way) & self.codes.contains(stamp.code())
    }

    /// Whether there is an act of one way in a pair.
    #[inline]
    pub fn has(&self, dataset: &Dataset, pair: PairKey, way: Way) -> bool {
        if !dataset.may_have(pair, way, &self.codes) {
            return false;
        }
        let stamps = dataset.acts(pair).stamps;
        if self.before > 0 {
            return self.of_pair(dataset, pair, way).next().is_some();
        }
        let (Some(first), Some(last)) = (stamps.first(), stamps.last()) else { return false };
        if first.day() > self.last || last.day() < self.first {
            return false;
        }
        let first = stamps.partition_point(|stamp| stamp.day() < self.first);
        let until = stamps[first..].iter().take_while(|stamp| stamp.day() <= self.last);
        until.copied().any(|stamp| self.fits(stamp, way))
    }
}
