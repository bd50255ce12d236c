//! Hired hands: who works beside the seller, and how much quicker a job is done by several.

use super::Market;

impl Market {
    /// Returns the minutes that a job of one pair of hands takes with everybody at it.
    pub(super) fn by_crew(&self, minutes: u32) -> u32 {
        minutes.div_ceil(1 + self.crew)
    }
}
