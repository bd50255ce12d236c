//! What goals and reports may ask about listings: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Market, demand};

figures! {
    /// Listings that reached the shelf.
    Listed: Up,
    /// Shop papers and listings sent back by the reviewers.
    RejectedSubmissions: Up,
    /// Banned words in what was sent to review.
    BannedWords: Up,
    /// How many people open the pages on a day like this one, as the pages and the shop stand; nobody opens one that never passed.
    PageLooks: EitherWay,
    /// Sizes with a price on the pages.
    Sizes: EitherWay,
    /// Of these, sizes whose price does not pay for the goods at the farm price, a dry box and the freight that the page gives away.
    SizesAtALoss: EitherWay,
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
        Figure::PageLooks => market
            .listings
            .values()
            .map(|listing| demand::looks(market, listing))
            .sum(),
        Figure::Sizes => market.listings.values().map(|listing| listing.skus.len() as i64).sum(),
        Figure::SizesAtALoss => market.sizes_at_a_loss(),
    }
}
