//! What goals and reports may ask about other shops: folds over the market's state, never counters of their own.

use crate::Market;
use crate::figure::figures;

figures! {
    /// Pages whose photos another shop shows.
    CopiedPages: EitherWay,
}

pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::CopiedPages => {
            let copied = market.rivals.values().filter(|beside| beside.copied.is_some());
            copied.count() as i64
        }
    }
}
