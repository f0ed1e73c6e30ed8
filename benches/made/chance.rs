//! Draws by counter: `SplitMix64` of the seed, the number of the stream and the number of the draw.

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// What `SplitMix64` makes of its state.
pub(super) fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(STEP);
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

/// From nought on, below one: all the bits that a float holds.
pub(super) fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// Into which of the steps of a cumulative distribution a number falls.
pub(super) fn place(steps: &[f64], unit: f64) -> usize {
    steps.partition_point(|&step| step < unit).min(steps.len() - 1)
}

/// Gives out streams, each for one decision; the order in which they are asked for is part of the data.
pub(super) struct Chance {
    key: u64,
    streams: u64,
}

pub(super) struct Stream(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self { key: mix(seed), streams: 0 }
    }

    pub(super) fn stream(&mut self) -> Stream {
        self.streams += 1;
        let offset = self.streams.wrapping_mul(0x2545_F491_4F6C_DD1D);
        Stream(mix(self.key.wrapping_add(offset)))
    }
}

impl Stream {
    pub(super) fn bits(&self, at: u64) -> u64 {
        mix(at.wrapping_mul(STEP).wrapping_add(self.0))
    }

    pub(super) fn unit(&self, at: u64) -> f64 {
        unit(self.bits(at))
    }
}
