//! The auction of a morning: whose page is shown where, and what a click on it costs.
//!
//! ```text
//! rank  = bid × quality            quality: how the page's look share and the shop's score are beside the usual
//! click = rank of the next below ÷ own quality, and a fen        never over the bid, never under the least
//! ```
//! So a page that people like pays less for the same place. A higher bid, or a better page, never stands lower.

use super::Slot;
use crate::demand::{self, ONE_PPM, scale};
use crate::{Factor, Listing, Market, ProductId, RivalId, random, time};

/// Nobody's page is worth less than this beside the usual (ppm).
const QUALITY_LEAST_PPM: i64 = 100_000;

/// What makes a market show an ad more or less; newness and score are in the rank, a video on the own page.
const SHOWN: [Factor; 4] = [Factor::Season, Factor::Scenario, Factor::Campaign, Factor::Restricted];

/// Returns how a page ranks beside a usual one at the same bid (ppm); nothing for one that nobody can see.
fn quality_ppm(market: &Market, listing: &Listing) -> Option<i64> {
    let rules = &market.setting.rules;
    let look_ppm = demand::usual_look_ppm(market, listing)? * ONE_PPM / rules.demand.look_ppm.max(1);
    let usual = rules.quality.score_start_hundredths.max(1);
    let score_ppm = market.score_hundredths() * ONE_PPM / usual;
    Some(scale(look_ppm, &[score_ppm]).max(QUALITY_LEAST_PPM))
}

/// What the others' pages rank today. Who has sold out pays for no clicks.
fn ranks_elsewhere(market: &Market, product: &ProductId) -> Vec<i64> {
    let day = time::day_of(market.now_min);
    let standing = market.rivals.get(product);
    let is_sold_out = |id: &RivalId| {
        standing
            .and_then(|beside| beside.quotes.get(id))
            .is_some_and(|quote| quote.sold_out)
    };
    let others = market.setting.rules.adverts.others.iter();
    let bidding = others.filter(|(id, _)| !is_sold_out(id));
    let rank = |(id, other): (&RivalId, &super::OtherAdvert)| {
        let bits = market.draw("ad-bid", day, &format!("{product} {id}"));
        let span = other.vary_ppm.max(0) as u64 * 2 + 1;
        let vary_ppm = random::below(bits, span) as i64 - other.vary_ppm.max(0);
        scale(other.bid_fen * ONE_PPM, &[ONE_PPM + vary_ppm, other.quality_ppm])
    };
    bidding.map(rank).collect()
}

/// Returns where a page would stand today at this bid; nothing where nobody would see it.
pub(super) fn slot(market: &Market, product: &ProductId, bid_fen: i64) -> Option<Slot> {
    let rules = &market.setting.rules.adverts;
    let listing = market.listings.get(product).filter(|listing| listing.is_seen())?;
    let quality_ppm = quality_ppm(market, listing)?;
    let rank = bid_fen * quality_ppm;
    let elsewhere = ranks_elsewhere(market, product);
    // Of equals, who was there before stands higher.
    let above = elsewhere.iter().filter(|other| rank <= **other).count();
    let place_ppm = rules.views_ppm.get(above)?;
    let next = elsewhere.iter().copied().filter(|other| *other < rank).max();
    let keeps_fen = next.map_or(0, |next| (next / quality_ppm + 1).min(bid_fen));
    let visits = market.profile().map_or(0, |profile| profile.visits_per_day);
    let shown_ppm = demand::shown_by_ppm(market, listing, &SHOWN)?;
    Some(Slot {
        place: above as u32 + 1,
        price_fen: keeps_fen.max(rules.bid_least_fen),
        views: scale(visits, &[shown_ppm, *place_ppm]),
    })
}
