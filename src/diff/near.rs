//! How alike two values are, and which of many go together.
//!
//! The measure: of the statements of both (a field and what it holds; what is left out or says the default is none; each
//! element of a list is one), the share that both make, 2·common / (old + new). Pairs are taken from the most alike
//! downwards, each value once; of equals, those whose names come first.
//!
//! A statement that more than [`COMMON_MAX`] values of one version make tells nothing apart, and only values that share
//! a rarer one are compared at all, with each the [`CANDIDATES_MAX`] that share the most. So the work grows with the number of values, not with its square.

use std::cmp::Ordering;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A statement made by more values of one version than this leads to no pair.
const COMMON_MAX: usize = 32;

/// So many values are compared with each: those that share the most such statements.
const CANDIDATES_MAX: usize = 64;

/// How alike two values must be, as a share.
#[derive(Clone, Copy, Debug)]
pub(super) struct AtLeast(pub(super) u64, pub(super) u64);

/// A value that seeks its like: a name that settles ties, and its statements in order.
#[derive(Debug)]
pub(super) struct Seeker {
    pub(super) name: String,
    pub(super) statements: Vec<String>,
}

/// The pairs that go together, by their places among the old and the new.
pub(super) fn pairs(old: &[Seeker], new: &[Seeker], least: AtLeast) -> Vec<(usize, usize)> {
    let mut numbers = BTreeMap::new();
    let old_made = numbered(old, &mut numbers);
    let new_made = numbered(new, &mut numbers);
    let (old_makers, new_makers) =
        (makers(&old_made, numbers.len()), makers(&new_made, numbers.len()));
    let mut found = Vec::new();
    for (place, made) in old_made.iter().enumerate() {
        let rare = made.iter().filter(|&&number| old_makers[number].len() <= COMMON_MAX);
        let makers = rare.map(|&number| &new_makers[number]);
        let mut hits: Vec<usize> =
            makers.filter(|makers| makers.len() <= COMMON_MAX).flatten().copied().collect();
        hits.sort_unstable();
        let mut candidates: Vec<(Reverse<usize>, &str, usize)> = hits
            .chunk_by(|one, other| one == other)
            .map(|same| (Reverse(same.len()), new[same[0]].name.as_str(), same[0]))
            .collect();
        candidates.sort_unstable();
        candidates.truncate(CANDIDATES_MAX);
        for (_, _, other) in candidates {
            let likeness = Likeness::of(made, &new_made[other]);
            if likeness.is(least) {
                let (one, two) = (old[place].name.as_str(), new[other].name.as_str());
                found.push((Reverse(likeness.share()), one.min(two), one.max(two), place, other));
            }
        }
    }
    found.sort_unstable();
    let (mut old_free, mut new_free) = (vec![true; old.len()], vec![true; new.len()]);
    let mut pairs = Vec::new();
    for (_, _, _, place, other) in found {
        if old_free[place] && new_free[other] {
            (old_free[place], new_free[other]) = (false, false);
            pairs.push((place, other));
        }
    }
    pairs
}

/// The statements of each as numbers, in order.
fn numbered<'s>(seekers: &'s [Seeker], numbers: &mut BTreeMap<&'s str, usize>) -> Vec<Vec<usize>> {
    let number = |seeker: &'s Seeker| {
        let mut made: Vec<usize> = seeker
            .statements
            .iter()
            .map(|statement| {
                let next = numbers.len();
                *numbers.entry(statement).or_insert(next)
            })
            .collect();
        made.sort_unstable();
        made
    };
    seekers.iter().map(number).collect()
}

/// Who makes each statement, each once.
fn makers(made: &[Vec<usize>], statements: usize) -> Vec<Vec<usize>> {
    let mut makers = vec![Vec::new(); statements];
    for (place, numbers) in made.iter().enumerate() {
        let mut last = None;
        for &number in numbers {
            if last != Some(number) {
                makers[number].push(place);
            }
            last = Some(number);
        }
    }
    makers
}

/// Twice the statements that two values share, and the statements of both.
struct Likeness {
    shared_twice: u64,
    all: u64,
}

impl Likeness {
    fn of(one: &[usize], other: &[usize]) -> Likeness {
        let (mut left, mut right, mut shared) = (one.iter().peekable(), other.iter().peekable(), 0);
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(left.next()),
                Ordering::Greater => drop(right.next()),
                Ordering::Equal => {
                    shared += 1;
                    left.next();
                    right.next();
                }
            }
        }
        Likeness { shared_twice: 2 * shared, all: (one.len() + other.len()) as u64 }
    }

    fn is(&self, least: AtLeast) -> bool {
        self.shared_twice * least.1 >= self.all * least.0
    }

    /// The share in millionths.
    fn share(&self) -> u64 {
        self.shared_twice * 1_000_000 / self.all.max(1)
    }
}
