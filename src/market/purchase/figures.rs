//! What goals and reports may ask about what was bought: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{BillId, Market, Offer, Purchase, PurchaseState, time};

figures! {
    /// Offers of the buyer's side that were compared.
    Compared: Up,
    /// Things ordered.
    Bought: Up,
    /// Things fetched from the station.
    Collected: Up,
    /// Parcels signed for by the learner.
    Signed: Up,
    /// Parcels looked at before signing.
    InspectedBeforeSigning: Up,
    /// Parcels left at the station.
    Refused: Up,
    /// Things sent back after signing.
    Returned: Up,
    /// Needs met by a thing that was signed for and kept.
    RightGoods: EitherWay,
    /// Things kept that meet no need.
    WrongGoods: EitherWay,
    /// Bills paid in time.
    BillPaid: Up,
    /// Saved against the village shop and the trip to the county (fen).
    SavedFen: EitherWay,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::Compared => market.compared.len() as i64,
        Figure::Bought => market.purchases.len() as i64,
        Figure::Collected => market.purchases_that(|purchase| {
            !purchase.unfetched && !matches!(purchase.state, PurchaseState::OnTheWay | PurchaseState::Arrived)
        }),
        Figure::Signed => market.purchases_that(|purchase| purchase.signed_min.is_some()),
        Figure::InspectedBeforeSigning => {
            market.purchases_that(|purchase| purchase.signed_min.is_some() && purchase.inspected)
        }
        Figure::Refused => market.purchases_that(|purchase| purchase.refused),
        Figure::Returned => market.purchases_that(|purchase| {
            purchase.signed_min.is_some()
                && matches!(purchase.state, PurchaseState::Returning | PurchaseState::Returned)
        }),
        Figure::RightGoods => market.met_needs().count() as i64,
        Figure::WrongGoods => {
            let kept = market.purchases_that(|purchase| purchase.state == PurchaseState::Signed);
            kept - market.met_needs().count() as i64
        }
        Figure::BillPaid => {
            let due = |id: &BillId| market.setting.scenario.bills.get(id).map_or(0, |bill| bill.due_day);
            let paid = |id: &BillId, min: u32| time::day_of(min) <= due(id);
            market
                .bills
                .iter()
                .filter(|(id, bill)| bill.paid_min.is_some_and(|min| paid(id, min)))
                .count() as i64
        }
        Figure::SavedFen => {
            let bills = market.bills.iter().filter(|(_, bill)| bill.paid_min.is_some());
            let trips: i64 = bills
                .filter_map(|(id, _)| market.setting.scenario.bills.get(id))
                .map(|bill| bill.trip_fen)
                .sum();
            trips
                + market
                    .met_needs()
                    .map(|(village_fen, paid_fen)| village_fen - paid_fen)
                    .sum::<i64>()
        }
    }
}

impl Market {
    pub(crate) fn purchases_that(&self, holds: impl Fn(&Purchase) -> bool) -> i64 {
        self.purchases.values().filter(|purchase| holds(purchase)).count() as i64
    }

    /// Returns, for each need met, what the village shop asks and what was paid.
    pub(crate) fn met_needs(&self) -> impl Iterator<Item = (i64, i64)> {
        self.setting.scenario.needs.iter().filter_map(|need| {
            let meets = |purchase: &&Purchase| {
                let offer = self.setting.scenario.offers.get(&purchase.offer);
                purchase.state == PurchaseState::Signed
                    && offer.is_some_and(|offer| {
                        offer.item == need.item
                            && need
                                .at_least
                                .iter()
                                .all(|(measure, least)| offer.true_value(measure) >= *least)
                    })
            };
            self.purchases
                .values()
                .find(meets)
                .map(|purchase| (need.village_fen, purchase.paid_fen))
        })
    }
}

impl Offer {
    /// Returns what a measure really is.
    fn true_value(&self, measure: &str) -> i64 {
        self.truth
            .get(measure)
            .or_else(|| self.claims.get(measure))
            .copied()
            .unwrap_or(0)
    }
}
