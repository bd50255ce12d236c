//! What goals and reports may ask about contracts with couriers: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, Name};

figures! {
    /// Contracts with couriers that were signed.
    VolumesSigned: Up,
    /// What contracts took off the freight (fen).
    VolumeOffFen: Up,
    /// Parcels that were missing when a contract was over.
    VolumeMissing: Up,
    /// What was paid for them (fen).
    VolumeMissingFen: Up,
}

/// Returns what a figure is worth.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let over = || {
        market
            .courier_contracts
            .iter()
            .filter_map(|contract| contract.over.as_ref().map(|over| (contract, over)))
    };
    match figure {
        Figure::VolumesSigned => market.courier_contracts.len() as i64,
        Figure::VolumeOffFen => {
            let parcels = market.parcels.values();
            let own = parcels.filter(|parcel| market.orders.contains_key::<Name>(&parcel.name));
            own.map(|parcel| parcel.off_fen).sum()
        }
        Figure::VolumeMissing => over()
            .map(|(contract, over)| i64::from(contract.promised.saturating_sub(over.sent)))
            .sum(),
        Figure::VolumeMissingFen => over().map(|(_, over)| over.missing_fen).sum(),
    }
}
