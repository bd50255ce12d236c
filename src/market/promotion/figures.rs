//! What goals and reports may ask about promotions: folds over the market's state, never counters of their own.

use crate::{Account, Market};

#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumMessage,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Figure {
    /// What coupons, hosts and cards cost (fen).
    PromotionFen,
    /// Orders that used a coupon.
    CouponsUsed,
    /// Groups of buyers that filled.
    GroupsFilled,
}

impl Figure {
    pub const ALL: &'static [Figure] = <Figure as strum::VariantArray>::VARIANTS;

    /// Reads the name under which authors know it.
    pub fn named(name: &str) -> Option<Figure> {
        name.parse().ok()
    }

    pub fn name(self) -> &'static str {
        self.into()
    }

    /// What it counts and in which unit; empty where its name says all.
    pub fn doc(self) -> &'static str {
        strum::EnumMessage::get_documentation(&self).unwrap_or_default()
    }
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
