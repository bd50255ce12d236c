//! What goals and reports may ask about promotions: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market};

figures! {
    /// What coupons, hosts and cards cost (fen).
    PromotionFen: Up,
    /// Orders that used a coupon.
    CouponsUsed: EitherWay,
    /// Groups of buyers that filled.
    GroupsFilled: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::PromotionFen => market.ledger.balance(Account::Promotion),
        Figure::CouponsUsed => market
            .promotions
            .coupons
            .values()
            .map(|coupon| i64::from(coupon.used))
            .sum(),
        Figure::GroupsFilled => {
            let filled = |group: &&super::Group| group.members.len() as u32 >= group.people;
            market.promotions.groups.values().filter(filled).count() as i64
        }
    }
}
