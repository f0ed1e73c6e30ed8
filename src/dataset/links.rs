//! Which act answers which, where the data set itself says so.

use super::Dataset;

/// A recorded link: an act is a response to another. Acts are told by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The act that responds.
    pub later: u32,
    /// The act that it responds to.
    pub earlier: u32,
}

impl Dataset {
    /// The acts tied by a link to one of these, whichever of the two responds; these are given in order of place.
    pub fn linked_to(&self, places: &[u32]) -> impl Iterator<Item = u32> {
        let has = |place: u32| places.binary_search(&place).is_ok();
        self.links().iter().flat_map(move |link| {
            let earlier = has(link.later).then_some(link.earlier);
            earlier.into_iter().chain(has(link.earlier).then_some(link.later))
        })
    }
}

/// The links between the places of acts, in order, each once; they are given by the numbers of acts in order of their adding,
/// and `numbers` has the number of the act at each place.
pub(super) fn places(by_number: Vec<Link>, numbers: &[u32]) -> Vec<Link> {
    if by_number.is_empty() {
        return by_number;
    }
    let mut place_of = vec![0; numbers.len()];
    for (place, &number) in (0..).zip(numbers) {
        place_of[number as usize] = place;
    }
    let mut links = by_number;
    for link in &mut links {
        link.later = place_of[link.later as usize];
        link.earlier = place_of[link.earlier as usize];
    }
    links.sort_unstable();
    links.dedup();
    links.shrink_to_fit();
    links
}
