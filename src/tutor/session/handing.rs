//! Who hands over. A market has many presses and few ways out of the house, and whoever comes to the hour shall have carried a parcel
//! there once: so the turn to hand over goes round by itself, in the group's order, whatever was pressed before. Whoever has never
//! handed over stands first in that order (`LearnerRecords::in_turn`).

use super::Session;
use crate::market::{ObligationKind, OrderState};

impl Session {
    /// Whether all that waits in a group's task is ready to leave the house.
    pub(super) fn is_handing_over(&self) -> bool {
        let Some(market) = self.market().filter(|_| self.is_group() && self.task().is_some()) else {
            return false;
        };
        let mut waiting = market
            .orders
            .values()
            .filter(|order| order.state == OrderState::WaitShip)
            .peekable();
        let is_next = |step: ObligationKind| step == ObligationKind::HandOver;
        waiting.peek().is_some()
            && waiting.all(|order| market.next_step(&order.name).is_some_and(|next| is_next(next.kind)))
    }

    pub(super) fn turn_to_hand_over(&self, group: usize) -> usize {
        let here = self.trading.as_ref().map_or(0, |trading| trading.handed());
        (self.handed + here) % group
    }
}
