//! Who asked to be deleted, until they are.
//!
//! ```text
//!            LeaveAsked                      30 days of use
//!  shown ────────────────▶ hidden everywhere ───────────────▶ Erased: emptied on every PC that hears of it
//!    ▲                       │  ▲ │
//!    └──── LeaveTakenBack ───┘  └─┘ LeaveWaited: at most one for each day of use
//! ```
//! A *day of use* is a day, as a PC's clock claimed it, on which somebody signed in to a program that held the record and knew of the
//! wish; the same day claimed on two PCs is one. Nothing is ordered by it: which wish a day counts for, and whether the wish still
//! stands, is said by the keys that the entries name. A PC that nobody uses lets no day go by, nor does a clock that stands
//! still: both err towards keeping.
//!
//! `Erased` is the end wherever it is heard of, also where the wish was taken back without the eraser's knowledge: what it emptied
//! cannot be filled again, and older programs know only it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    super::{Entry, Fact, Key},
    attempt::claimed_day,
};

/// So many days of use a wish can be taken back.
pub const DAYS_TO_TAKE_BACK: usize = 30;

/// The wishes of one learner that stand, each with the days of use since.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Leave(BTreeMap<Key, BTreeSet<i64>>);

impl Leave {
    pub fn is_asked(&self) -> bool {
        !self.0.is_empty()
    }

    /// The entries that asked, and whom nobody took back.
    pub fn keys(&self) -> Vec<Key> {
        self.0.keys().copied().collect()
    }

    /// How many days of use are left; nothing stands at 0.
    pub fn days_left(&self) -> usize {
        let waited = self.0.values().map(BTreeSet::len).max();
        DAYS_TO_TAKE_BACK.saturating_sub(waited.unwrap_or(0))
    }

    /// Whether this day has been counted for every wish.
    pub fn has_day(&self, at_ms: i64) -> bool {
        self.0.values().all(|days| days.contains(&claimed_day(at_ms)))
    }

    /// Takes in what changes it; returns whether the entry did.
    pub(super) fn apply(&mut self, entry: &Entry) -> bool {
        if let Fact::LeaveAsked { .. } = &entry.fact {
            self.0.insert(entry.key, BTreeSet::new());
        } else if let Fact::LeaveWaited { asked, .. } = &entry.fact {
            for key in asked {
                if let Some(days) = self.0.get_mut(key) {
                    days.insert(claimed_day(entry.at_ms));
                }
            }
        } else if let Fact::LeaveTakenBack { asked, .. } = &entry.fact {
            self.0.retain(|key, _| !asked.contains(key));
        } else {
            return false;
        }
        true
    }
}
