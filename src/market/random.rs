//! Chance without a stream: each draw is a hash of (seed, topic, when, whom), so one draw more or less changes no other.
//!
//! FNV-1a over the parts, each ended by a byte no text holds, then the finaliser of SplitMix64. Both are a few lines of
//! integer arithmetic, so every machine and every release draws the same. Sampling is in integers too.

/// The chance of one world: what all of its questions share is hashed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u64) -> Chance {
        Chance(eat(0xcbf2_9ce4_8422_2325, &seed.to_le_bytes()))
    }

    /// Returns 64 even bits for one question.
    pub(super) fn draw(self, topic: &str, when: u32, whom: &str) -> u64 {
        self.topic(topic).on(when).of(whom)
    }

    pub(super) fn topic(self, topic: &str) -> Topic {
        Topic(eat(self.0, topic.as_bytes()))
    }
}

/// A topic that is drawn of many times: what all of its questions share is hashed once.
#[derive(Clone, Copy)]
pub(super) struct Topic(u64);

impl Topic {
    pub(super) fn on(self, when: u32) -> Asked {
        Asked(eat(self.0, &when.to_le_bytes()))
    }
}

/// A question that is asked of many: what all of them share is hashed once.
#[derive(Clone, Copy)]
pub(super) struct Asked(u64);

impl Asked {
    pub(super) fn of(self, whom: &str) -> u64 {
        let mut bits = eat(self.0, whom.as_bytes()).wrapping_add(0x9e37_79b9_7f4a_7c15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

fn eat(hash: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    step(bytes.iter().copied().fold(hash, step), 0xff)
}

/// Returns a number from 0 to `bound` without `bound`, from even bits.
pub(super) fn below(bits: u64, bound: u64) -> u64 {
    ((u128::from(bits) * u128::from(bound)) >> 64) as u64
}

/// Returns a number between two bounds, both included.
pub(super) fn between(bits: u64, least: u32, most: u32) -> u32 {
    least + below(bits, u64::from(most.saturating_sub(least)) + 1) as u32
}

/// Returns whether something with this chance happens.
pub(super) fn happens(bits: u64, chance_ppm: i64) -> bool {
    below(bits, 1_000_000) < chance_ppm.clamp(0, 1_000_000) as u64
}

/// Returns the index that falls to these bits when each index has its weight; none when nothing has weight.
pub(super) fn weighted(bits: u64, mut weights: impl Iterator<Item = u32> + Clone) -> Option<usize> {
    let total: u64 = weights.clone().map(u64::from).sum();
    let mut rest = (total > 0).then(|| below(bits, total))?;
    weights.position(|weight| {
        let here = rest < u64::from(weight);
        rest = rest.saturating_sub(u64::from(weight));
        here
    })
}

/// Returns how many points fall into a strip with one expected: Poisson(1) from its distribution in parts per billion.
pub(super) fn poisson_one(bits: u64) -> u32 {
    const AT_MOST: [u64; 9] = [
        367_879_441,
        735_758_882,
        919_698_603,
        981_011_843,
        996_340_153,
        999_405_815,
        999_916_759,
        999_989_751,
        999_998_875,
    ];
    let part = below(bits, 1_000_000_000);
    AT_MOST
        .iter()
        .position(|&at_most| part < at_most)
        .unwrap_or(AT_MOST.len()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_never_change() {
        let draw = |seed: u64, topic: &str, when: u32, whom: &str| Chance::of(seed).draw(topic, when, whom);
        assert_eq!(draw(7, "persona", 3, "b317"), draw(7, "persona", 3, "b317"));
        assert_ne!(draw(7, "persona", 3, "b317"), draw(7, "persona", 4, "b317"));
        assert_ne!(draw(1, "ab", 0, "c"), draw(1, "a", 0, "bc"));
        let first = draw(7, "persona", 3, "b317");
        assert_eq!(below(first, 1), 0);
        assert!(below(u64::MAX, 6) == 5);
    }

    #[test]
    fn a_strip_holds_one_point_on_average() {
        let total: u32 = (0..10_000)
            .map(|n| poisson_one(Chance::of(n).draw("strip", 0, "")))
            .sum();
        assert!((9_700..10_300).contains(&total), "{total}");
    }
}
