//! What goals and reports may ask about listings: folds over the market's state, never counters of their own.

use crate::Market;
use crate::figure::figures;

figures! {
    /// Listings that reached the shelf.
    Listed: Up,
    /// Shop papers and listings sent back by the reviewers.
    RejectedSubmissions: Up,
    /// Banned words in what was sent to review.
    BannedWords: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    match figure {
        Figure::Listed => market
            .listings
            .values()
            .filter(|listing| listing.live.is_some())
            .count() as i64,
        Figure::RejectedSubmissions => {
            let listings: u32 = market.listings.values().map(|listing| listing.rejections).sum();
            i64::from(listings + market.shop.rejections)
        }
        Figure::BannedWords => {
            let listings = market.listings.values();
            listings.map(|listing| i64::from(listing.banned_words)).sum()
        }
    }
}
