//! What goals and reports may ask about claims against couriers: folds over the market's state, never counters of their own.

use crate::{Account, ClaimState, CourierClaim, Market};

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
    /// Claims against couriers that were paid.
    CourierClaimsPaid,
    /// Paid by couriers for what they lost or broke (fen).
    CompensationFen,
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
        Figure::CourierClaimsPaid => {
            let paid = |claim: &&CourierClaim| claim.state == ClaimState::Paid;
            market.courier_claims.values().filter(paid).count() as i64
        }
        Figure::CompensationFen => -market.ledger.balance(Account::Compensation),
    }
}
