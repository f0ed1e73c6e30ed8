//! Dates: what is written, which days it allows, and what the order of things adds.
//!
//! A written date is EDTF (ISO 8601-2). It allows a range of days for the start of what it dates and a range
//! for the end: `1959-09/1959-10` starts in September and ends in October, `[1960-01..1960-03]` is one moment
//! in doubt. Marks of doubt (`?`, `~`) are kept and shown and widen nothing.

use std::fmt;

use edtf_core::Bound;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::SetKind;

use super::ActKey;
use super::NodeKey;

/// A day of the proleptic Gregorian calendar, as a Julian day number; or the open end of a range of days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Before every day.
    pub const PAST: Day = Day(i32::MIN);
    /// After every day.
    pub const FUTURE: Day = Day(i32::MAX);
    /// 1 January 1970.
    pub const EPOCH: Day = Day(2_440_588);
    /// The years which dates may name, either side of the year 0.
    pub const YEAR_MAX: i64 = 9999;
    /// The first day which dates may name: 1 January of the year -9999.
    pub const EARLIEST: Day = Day(-1_930_999);
    /// The last day which dates may name: 31 December of the year 9999.
    pub const LATEST: Day = Day(5_373_484);

    /// The day of a year, month (1–12) and day of month; nothing where the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = time::Month::try_from(month).ok()?;
        let date = time::Date::from_calendar_date(year, month, day).ok()?;
        Some(Day(date.to_julian_day()))
    }

    /// Whether this is a day and no open end.
    pub fn is_bounded(self) -> bool {
        self != Day::PAST && self != Day::FUTURE
    }

    /// The day so many days later (earlier where negative); an open end stays open.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        if self.is_bounded() {
            Day(self.0.saturating_add(days).clamp(i32::MIN + 1, i32::MAX - 1))
        } else {
            self
        }
    }

    /// How many days this lies after another.
    pub fn days_since(self, other: Day) -> i64 {
        i64::from(self.0) - i64::from(other.0)
    }

    /// The year.
    pub fn year(self) -> Option<i32> {
        self.calendar().map(time::Date::year)
    }

    /// The month, 1–12.
    pub fn month(self) -> Option<u8> {
        self.calendar().map(|date| date.month().into())
    }

    fn calendar(self) -> Option<time::Date> {
        if self.is_bounded() { time::Date::from_julian_day(self.0).ok() } else { None }
    }
}

/// `1960-07-16`; an open end is written `..`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.calendar() {
            None => f.write_str(".."),
            Some(date) => {
                let sign = if date.year() < 0 { "-" } else { "" };
                write!(
                    f,
                    "{sign}{:04}-{:02}-{:02}",
                    date.year().abs(),
                    u8::from(date.month()),
                    date.day()
                )
            }
        }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The days on which something can fall, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    /// The first possible day, or [`Day::PAST`].
    pub first: Day,
    /// The last possible day, or [`Day::FUTURE`].
    pub last: Day,
}

impl DayRange {
    /// Every day.
    pub const ALWAYS: DayRange = DayRange { first: Day::PAST, last: Day::FUTURE };

    /// One day.
    pub fn on(day: Day) -> DayRange {
        DayRange { first: day, last: day }
    }

    /// The days which both have in common; nothing where they have none.
    pub fn common(self, other: DayRange) -> Option<DayRange> {
        let both = DayRange { first: self.first.max(other.first), last: self.last.min(other.last) };
        (both.first <= both.last).then_some(both)
    }

    /// Whether every day of the other is one of this.
    pub fn contains(self, other: DayRange) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether neither end is open.
    pub fn is_bounded(self) -> bool {
        self.first.is_bounded() && self.last.is_bounded()
    }
}

/// The first and last possible day of the start and of the end of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// When it can have started.
    pub start: DayRange,
    /// When it can have ended.
    pub end: DayRange,
}

impl Bounds {
    /// Nothing is known.
    pub const UNKNOWN: Bounds = Bounds { start: DayRange::ALWAYS, end: DayRange::ALWAYS };

    /// The days that are known of it, of the four bounds: none where nothing is known.
    pub fn known(self) -> impl Iterator<Item = Day> {
        let bounds = [self.start.first, self.start.last, self.end.first, self.end.last];
        bounds.into_iter().filter(|day| day.is_bounded())
    }

    /// From its first possible day to its last: the days that it can touch.
    pub fn hull(self) -> DayRange {
        DayRange { first: self.start.first, last: self.end.last }
    }

    /// The days that it touches for certain; nothing where there are none.
    pub fn core(self) -> Option<DayRange> {
        let core = DayRange { first: self.start.last, last: self.end.first };
        (core.first <= core.last && core.is_bounded()).then_some(core)
    }

    /// Whether it is known to have been on one day.
    pub fn is_one_day(self) -> bool {
        self.hull().is_bounded() && self.start.first == self.end.last
    }
}

/// As EDTF: a day, a span of days (`A/B`), or one moment or span in doubt (`[A..B]`); empty where nothing is known.
impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hull = self.hull();
        if self.is_one_day() {
            return write!(f, "{}", hull.first);
        }
        if self.start.first == self.start.last && self.end.first == self.end.last {
            return write!(f, "{}/{}", hull.first, hull.last);
        }
        match (hull.first.is_bounded(), hull.last.is_bounded()) {
            (false, false) => Ok(()),
            (true, false) => write!(f, "[{}..]", hull.first),
            (false, true) => write!(f, "[..{}]", hull.last),
            (true, true) => write!(f, "[{}..{}]", hull.first, hull.last),
        }
    }
}

/// A date as written, and what it allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    written: Box<str>,
    bounds: Bounds,
    uncertain: bool,
    approximate: bool,
    moment: bool,
}

/// Why a text is no date, and at which byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// The byte at which it stops being a date.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

impl Date {
    /// The most bytes a date may have.
    pub const LENGTH_MAX: usize = 200;

    /// Reads an EDTF expression.
    pub fn new(written: &str) -> Result<Date, DateError> {
        let fail = |offset: usize, message: &str| DateError { offset, message: message.to_owned() };
        if written.len() > Date::LENGTH_MAX {
            return Err(fail(0, "longer than any date"));
        }
        let edtf = Edtf::parse(written)
            .map_err(|error| fail(error.offset.min(written.len()), error.message))?;
        let bounds = bounds_of(&edtf).ok_or_else(|| fail(0, "a year outside -9999 to 9999"))?;
        if bounds.start.first > bounds.end.last || bounds.start.last > bounds.end.last {
            return Err(fail(0, "ends before it starts"));
        }
        let moment = matches!(&edtf, Edtf::Set(set) if set.kind == SetKind::OneMember);
        Ok(Date {
            written: written.into(),
            bounds,
            uncertain: edtf.is_uncertain(),
            approximate: edtf.is_approximate(),
            moment,
        })
    }

    /// The expression as written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The days it allows.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Whether it is marked `?`.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// Whether it is marked `~`.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// Whether it is one moment in doubt (`[A..B]`) rather than a span.
    pub fn is_moment(&self) -> bool {
        self.moment
    }
}

fn bounds_of(edtf: &Edtf) -> Option<Bounds> {
    match edtf {
        Edtf::Interval(interval) => {
            let (start, end) = (endpoint(&interval.start)?, endpoint(&interval.end)?);
            // A start lies no later than the end, and an end no earlier than the start.
            Some(Bounds {
                start: DayRange { first: start.first, last: start.last.min(end.last) },
                end: DayRange { first: end.first.max(start.first), last: end.last },
            })
        }
        Edtf::Set(set) if set.kind == SetKind::AllMembers => {
            let whole = edtf.bounds();
            let (first, last) = (day_of(whole.earliest)?, day_of(whole.latest)?);
            Some(Bounds { start: DayRange { first, last }, end: DayRange { first, last } })
        }
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => {
            let whole = edtf.bounds();
            let days = DayRange { first: day_of(whole.earliest)?, last: day_of(whole.latest)? };
            Some(Bounds { start: days, end: days })
        }
    }
}

fn endpoint(endpoint: &IntervalEndpoint) -> Option<DayRange> {
    let days = |date: &edtf_core::Date| {
        let whole = Edtf::Date(*date).bounds();
        Some(DayRange { first: day_of(whole.earliest)?, last: day_of(whole.latest)? })
    };
    match endpoint {
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => Some(DayRange::ALWAYS),
        IntervalEndpoint::Date(date) => days(date),
        IntervalEndpoint::OnOrBefore(date) => Some(DayRange { first: Day::PAST, ..days(date)? }),
        IntervalEndpoint::OnOrAfter(date) => Some(DayRange { last: Day::FUTURE, ..days(date)? }),
    }
}

fn day_of(bound: Bound) -> Option<Day> {
    match bound {
        Bound::NegativeInfinity => Some(Day::PAST),
        Bound::PositiveInfinity => Some(Day::FUTURE),
        Bound::Date(date) if date.year.abs() <= Day::YEAR_MAX => {
            Day::new(i32::try_from(date.year).ok()?, date.month, date.day)
        }
        Bound::Date(_) | Bound::Unknown => None,
    }
}

/// When an act or event was: what the source states, what it says of the order, and what follows from both.
#[derive(Clone, Debug)]
pub struct Timing {
    /// The date as written; nothing where the source gives none.
    pub date: Option<Date>,
    /// Whether the source states the date or implies it.
    pub basis: Basis,
    /// What the source says of sequence.
    pub order: Vec<Order>,
    /// The tightest bounds that follow from all dates, orders and links of the graph.
    pub bounds: Bounds,
}

impl Timing {
    /// The bounds of the written date alone.
    pub fn stated(&self) -> Bounds {
        self.date.as_ref().map_or(Bounds::UNKNOWN, Date::bounds)
    }

    /// Whether the order of things narrows what the written date allows.
    pub fn is_narrowed(&self) -> bool {
        self.bounds != self.stated()
    }
}

/// Whether a source states a date or implies it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// It states it.
    #[default]
    Stated,
    /// It implies it.
    Inferred,
}

/// What a source says of the sequence of two acts or events.
#[derive(Clone, Debug)]
pub struct Order {
    /// How this one lies to the other.
    pub kind: OrderKind,
    /// The other one.
    pub other: Subject,
    /// How many days lie between; see [`OrderKind`].
    pub days: Option<u32>,
    /// Whether the number of days is a round one: a quarter of it either way is allowed.
    pub about: bool,
    /// The words of the source that say so.
    pub cue: Option<String>,
}

/// How an act or event lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderKind {
    /// Starts when the other has ended; with days, exactly so many days after its end.
    After,
    /// Ends when the other starts; with days, exactly so many days before its start.
    Before,
    /// Falls within the other; with days, between its start and so many days after its end.
    Within,
}

/// What has a place in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// An act.
    Act(ActKey),
    /// An event.
    Event(NodeKey),
}
