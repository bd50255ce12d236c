//! What goals and reports may ask about papers: folds over the market's state, never counters of their own.

use crate::Market;
use crate::figure::figures;

figures! {}

pub(crate) fn worth(_: &Market, figure: Figure) -> i64 {
    match figure {}
}
