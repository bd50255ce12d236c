//! What pages of several nouns say alike: a value with its name, a deadline, nothing yet.

use crate::{
    market::Market,
    say::{Saying, Word},
};

/// `key` with the one value it names.
pub fn label(key: &str, value: Word) -> Saying {
    Saying::plain(key).with("value", value)
}

/// Stands where nothing has been chosen yet.
pub fn missing() -> Word {
    Word::say(Saying::plain("market-missing"))
}

/// A deadline of this market, seen from its clock.
pub fn due(due_min: u32, market: &Market) -> Word {
    Word::Due {
        due_min,
        now_min: market.now_min,
    }
}

/// How far away a deadline of this market is.
pub fn left(due_min: u32, market: &Market) -> Word {
    Word::Left {
        due_min,
        now_min: market.now_min,
    }
}
