//! Seeded choices of a lesson: each is drawn from (seed, what, whom) by counting, never from one running stream, so that a
//! step added to a lesson changes no other step's numbers.

/// FNV-1a in 64 bits: the same on every machine for ever. Names draws and marks changed lessons.
#[derive(Debug, Clone, Copy)]
pub struct Hash(u64);

impl Hash {
    pub fn new() -> Hash {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    /// Takes a text in, closed so that `ab`, `c` and `a`, `bc` differ.
    pub fn text(self, text: &str) -> Hash {
        let Hash(state) = self;
        let taken = text.bytes().fold(state, absorb);
        Hash(absorb(taken, 0xff))
    }

    pub fn number(self, number: i64) -> Hash {
        let Hash(state) = self;
        Hash(number.to_le_bytes().into_iter().fold(state, absorb))
    }

    /// Takes another mark in.
    pub fn mark(self, mark: u64) -> Hash {
        self.number(mark.cast_signed())
    }

    pub fn value(self) -> u64 {
        self.0
    }
}

fn absorb(state: u64, byte: u8) -> u64 {
    (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Returns a number under `limit`, the same for the same seed, step and part. A `limit` of 0 gives 0.
pub fn below(seed: u64, step: &str, part: &str, limit: usize) -> usize {
    let mixed = mix(Hash::new().text(step).text(part).value() ^ mix(seed));
    // The bias is under 2^-50 for lists of any length a lesson has.
    let drawn = (u128::from(mixed) * limit as u128) >> 64;
    usize::try_from(drawn).expect("it is under a usize")
}

/// Returns the places 0 to `length` in a drawn order; never the author's own when there is another.
pub fn shuffled(seed: u64, step: &str, length: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    for last in (1..length).rev() {
        places.swap(last, below(seed, step, &last.to_string(), last + 1));
    }
    if 1 < length && places.is_sorted() {
        places.rotate_left(1);
    }
    places
}

/// splitmix64's finisher: every bit of the input moves half of the output's.
fn mix(seed: u64) -> u64 {
    let seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}
