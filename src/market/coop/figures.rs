//! What goals and reports may ask about a cooperative: folds over the market's state, never counters of their own.

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
    /// Paid to hired hands (fen).
    WagesFen,
    /// Dates of a deal that were missed.
    DealsMissed,
    /// Case cards written with consent.
    CaseCards,
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
        Figure::WagesFen => market.ledger.balance(Account::Wages),
        Figure::DealsMissed => i64::from(market.coop.deals_missed),
        Figure::CaseCards => i64::from(market.coop.case.is_some()),
    }
}
