//! What goals and reports may ask about the shop's standing: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, ShopState, ViolationState};

figures! {
    /// 1 when the shop is open.
    ShopOpen: EitherWay,
    /// The shop's score (hundredths).
    ScoreHundredths: EitherWay,
    /// Points on the shop's record.
    ViolationPoints: EitherWay,
    /// Lines on the shop's record that were not lifted.
    Violations: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::ShopOpen => i64::from(market.shop_sells()),
        Figure::ScoreHundredths => market.score_hundredths(),
        Figure::ViolationPoints => i64::from(market.shop.points()),
        Figure::Violations => {
            let record = market.shop.violations.iter();
            record
                .filter(|violation| violation.state != ViolationState::Lifted)
                .count() as i64
        }
    }
}

/// Returns under what a figure never falls again: what the market has closed is not lifted any more.
pub(crate) fn least(market: &Market, figure: Figure) -> i64 {
    let record = market.shop.violations.iter();
    let closed = record.filter(|violation| violation.state == ViolationState::Final);
    match figure {
        Figure::ViolationPoints => closed.map(|violation| i64::from(violation.points)).sum(),
        Figure::Violations => closed.count() as i64,
        Figure::ShopOpen | Figure::ScoreHundredths => i64::MIN,
    }
}

impl Market {
    /// Whether buyers can order from the shop, restricted or not.
    pub(crate) fn shop_sells(&self) -> bool {
        let open = [ShopState::Open, ShopState::Trial, ShopState::Restricted];
        open.contains(&self.shop.state)
    }
}
