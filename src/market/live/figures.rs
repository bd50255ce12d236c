//! What goals and reports may ask about a session on air: folds over the market's state, never counters of their own.

use crate::{Market, Order, OrderState};

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
    /// Pieces in orders from the live stream that were paid and not taken back.
    LivePieces,
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
        Figure::LivePieces => {
            let stays = |order: &Order| {
                let gone = [OrderState::WaitPay, OrderState::Unpaid, OrderState::Refunded];
                order.live && !gone.contains(&order.state)
            };
            market.sum_of_orders(stays, |order| i64::from(order.pieces))
        }
    }
}
