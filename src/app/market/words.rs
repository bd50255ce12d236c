//! What pages of several nouns say alike: a value with its name, a deadline, nothing yet.

use crate::{
    market::Market,
    say::{Arg, Sentence, sentence},
};

/// A sentence with how many there are.
pub fn counted(make: fn(Arg) -> Sentence, count: usize) -> Sentence {
    make(Arg::Number(count as i64))
}

/// Stands where nothing has been chosen yet.
pub fn missing() -> Arg {
    Arg::say(sentence::market_missing())
}

/// A deadline of this market, seen from its clock.
pub fn due(due_min: u32, market: &Market) -> Arg {
    Arg::Due {
        due_min,
        now_min: market.now_min,
    }
}

/// How far away a deadline of this market is.
pub fn left(due_min: u32, market: &Market) -> Arg {
    Arg::Left {
        due_min,
        now_min: market.now_min,
    }
}
