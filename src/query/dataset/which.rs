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

    /// The acts of a pair whose first possible day is one of the days.
    #[inline]
    pub(super) fn on_days<'d>(&self, dataset: &'d Dataset, pair: PairKey) -> &'d [Stamp] {
        let stamps = dataset.acts(pair).stamps;
        if self.first == 0 && self.last >= dataset.day_count() {
            return stamps;
        }
        let later = &stamps[stamps.partition_point(|stamp| stamp.day() < self.first)..];
        &later[..later.partition_point(|stamp| stamp.day() <= self.last)]
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
        let fitting =
            Fitting { which: self, way, place, acts: &[], later: &later[..count], left: 0 };
        fitting.filter(move |&(place, stamp)| {
            stamp.day() >= self.first
                || stamp.day().saturating_add(dataset.doubt(place)) >= self.first
        })
    }

    /// Whether way and code of an act are those asked for.
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

/// The acts of way and code asked for, which are looked for by sixty-four at a time: nothing foretells which of them fit, and a
/// branch on each would take longer than all the rest.
struct Fitting<'d> {
    which: &'d Which,
    way: Way,
    /// The place of the first of `acts`.
    place: u32,
    acts: &'d [Stamp],
    later: &'d [Stamp],
    /// Which of `acts` fit and are yet to be given, a bit for each.
    left: u64,
}

impl Iterator for Fitting<'_> {
    type Item = (u32, Stamp);

    #[inline]
    fn next(&mut self) -> Option<(u32, Stamp)> {
        while self.left == 0 {
            if self.later.is_empty() {
                return None;
            }
            self.place += u32::try_from(self.acts.len()).unwrap_or(u32::MAX);
            (self.acts, self.later) = self.later.split_at(self.later.len().min(64));
            let fits = |stamp: &Stamp| u64::from(self.which.fits(*stamp, self.way));
            self.left = self.acts.iter().rev().fold(0, |all, stamp| all << 1 | fits(stamp));
        }
        let at = self.left.trailing_zeros();
        self.left &= self.left - 1;
        Some((self.place + at, self.acts[at as usize]))
    }
}
