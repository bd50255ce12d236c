//! What goals and reports may ask about claims against couriers: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, ClaimState, CourierClaim, Market};

figures! {
    /// Claims against couriers that were paid.
    CourierClaimsPaid: Up,
    /// Paid by couriers for what they lost or broke (fen).
    CompensationFen: Up,
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
