//! What goals and reports may ask about packs by the lot: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market};

figures! {
    /// Packs that were ordered by the lot.
    LotPacks: Up,
    /// Of these, in the shed.
    LotPacksLeft: EitherWay,
    /// Paid for packs by the lot that nobody needed in the end (fen).
    LotWasteFen: Up,
}

/// Returns what a figure is worth.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let lots = || market.pack_lots.values();
    match figure {
        Figure::LotPacks => lots().map(|lot| i64::from(lot.ordered)).sum(),
        Figure::LotPacksLeft => lots().map(|lot| i64::from(lot.left)).sum(),
        Figure::LotWasteFen => market.ledger.balance(Account::PackWaste),
    }
}
