//! Who acts, and on whom: few act often, and each has preferred partners.

use super::chance::Chance;
use super::chance::Stream;
use super::chance::mix;
use super::chance::place;
use super::chance::unit;

/// Actors by rank, the most active first.
pub(super) struct Crowd {
    steps: Vec<f64>,
}

/// Partners of actors, one by one.
pub(super) struct Partners<'c> {
    crowd: &'c Crowd,
    which: Stream,
    loyal: Stream,
    other: Stream,
}

impl Crowd {
    pub(super) fn new(actors: usize) -> Self {
        let mut sum = 0.0;
        let step = |rank| {
            sum += 1.0 / (rank as f64 + 2.7);
            sum
        };
        let mut steps: Vec<f64> = (0..actors).map(step).collect();
        for step in &mut steps {
            *step /= sum;
        }
        Self { steps }
    }

    pub(super) fn someone(&self, unit: f64) -> u32 {
        place(&self.steps, unit) as u32
    }

    pub(super) fn partners(&self, chance: &mut Chance) -> Partners<'_> {
        let (which, loyal, other) = (chance.stream(), chance.stream(), chance.stream());
        Partners { crowd: self, which, loyal, other }
    }
}

impl Partners<'_> {
    /// The partner of this actor in its draw of that number: never itself.
    pub(super) fn of(&self, actor: u32, at: u64) -> u32 {
        let partner = if self.loyal.unit(at) < 0.7 {
            // Its first few partners come most often; the sixth is the mean.
            let which = (-6.0 * (-self.which.unit(at)).ln_1p()).floor() as u64;
            let bits = mix(u64::from(actor) * 1_000_003 + which * 7_919 + 17);
            self.crowd.someone(unit(bits))
        } else {
            self.crowd.someone(self.other.unit(at))
        };
        if partner == actor { (partner + 1) % self.crowd.steps.len() as u32 } else { partner }
    }
}
