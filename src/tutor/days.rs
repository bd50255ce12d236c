//! Marks of a market's simulated days: the same acts make the same marks on every PC, so that the first day on which two of them
//! differ can be named.
//!
//! ```text
//! day    1          │ 2          │ 3
//! acts   do …  do … │ do …       │ do …
//!                 └─ its `Acted` keeps the mark of day 1: of all that happened in it
//! ```
//! Whether an attempt goes on is not decided here: its results do that.

use crate::course::draw::Hash;
use crate::market::{Market, time};

use super::{AttemptLog, Fact, Playable, Session};

/// Returns the mark of the days from `since` on that are over; nothing while it is still the same day. All that changes a market is an
/// event in its log.
pub(super) fn mark(market: &Market, since: u32) -> Option<u64> {
    let today = time::day_of(market.now_min);
    let begins = |day: u32| {
        market
            .log
            .partition_point(|happened| time::day_of(happened.at_min) < day)
    };
    (since < today).then(|| {
        let of_days = market.log[begins(since)..begins(today)].iter();
        let taken = of_days.fold(Hash::new(), |hash, happened| {
            hash.number(i64::from(happened.at_min))
                .text(&happened.event.to_string())
        });
        taken.value()
    })
}

/// Returns the first simulated day that comes to something else here than where the attempt was played; nothing if none does, as far
/// as the log has marks.
pub fn first_other_day(playable: &Playable, log: &AttemptLog) -> Option<u32> {
    let mut session = Session::of_log(playable.clone(), log);
    for (line, there) in log.acts.iter().zip(&log.days) {
        let day = session.market().map_or(1, |market| time::day_of(market.now_min));
        let turn = session.submit(&line.parse().ok()?);
        let here = match turn.facts.first() {
            Some(Fact::Acted { days, .. }) => *days,
            // The act is none here.
            None | Some(_) => None,
        };
        if there.is_some() && here != *there {
            return Some(day);
        }
    }
    None
}
