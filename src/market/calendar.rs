//! The cash calendar: boxes and freight are paid today, buyers' money comes in eight to fifteen days, and households count on
//! theirs by a day. Reckons from what people know (promises, timers, agreed days), never from what the market has in store.

use std::collections::BTreeMap;

use super::{Channel, Market, Order, OrderState, arrangement, time};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["timers"];

/// One day on which money is expected or promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashDay {
    pub day: u32,
    /// Settled by the market, or paid at the door.
    pub in_fen: i64,
    /// Promised to households, wages of hired hands, boxes taken on credit.
    pub out_fen: i64,
    /// In the wallet at the end of the day, if all comes as expected and nothing else is spent.
    pub cash_fen: i64,
}

impl Market {
    /// Returns the days with money in or out, today first, so many days ahead.
    pub fn cash_calendar(&self, days: u32) -> Vec<CashDay> {
        let today = time::day_of(self.now_min);
        let mut sums: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        for order in self.orders.values() {
            if let Some(min) = self.money_expected_min(order) {
                sums.entry(time::day_of(min).max(today)).or_default().0 += self.expected_fen(order);
            }
        }
        for (day, fen) in arrangement::promised(self, days) {
            sums.entry(day).or_default().1 += fen;
        }
        let mut cash_fen = self.cash_fen();
        let until = sums.into_iter().filter(|(day, _)| *day <= today + days);
        let day = |(day, (in_fen, out_fen)): (u32, (i64, i64))| {
            cash_fen += in_fen - out_fen;
            CashDay {
                day,
                in_fen,
                out_fen,
                cash_fen,
            }
        };
        until.map(day).collect()
    }

    fn expected_fen(&self, order: &Order) -> i64 {
        let whole_fen = order.price_fen + order.freight_paid_fen - order.refunded_fen;
        whole_fen - whole_fen * self.fee_ppm(&order.product) / 1_000_000
    }

    /// When an order that is under way will be paid, going by promises and timers.
    fn money_expected_min(&self, order: &Order) -> Option<u32> {
        let timers = &self.setting.rules.timers;
        let settle_min = self.profile().map_or(0, |profile| profile.settle_min);
        let confirm_min = if self.is_fresh(&order.product) {
            timers.confirm_fresh_min
        } else {
            timers.confirm_min
        };
        match order.state {
            OrderState::Shipped => {
                let arrives = self.parcel_of(&order.name)?.hops.last()?.due_min;
                if order.channel == Channel::Phone {
                    return Some(arrives);
                }
                Some((order.shipped_min? + confirm_min).max(arrives + timers.claim_min) + settle_min)
            }
            OrderState::Delivered => {
                let looked = order.delivered_min? + timers.claim_min;
                Some((order.shipped_min? + confirm_min).max(looked) + settle_min)
            }
            OrderState::Completed => Some(order.due_min),
            OrderState::Asked
            | OrderState::WaitPay
            | OrderState::WaitGroup
            | OrderState::WaitShip
            | OrderState::Settled
            | OrderState::Unpaid
            | OrderState::Declined
            | OrderState::Refunded => None,
        }
    }
}
