//! What comes of a request when somebody's time is over: silence, a buyer who has thought it over, the market's decision.

use super::{AfterSale, AfterSaleState, Verdict, event, refund, return_agreed, verdict};
use crate::{Assurance, Complaint, Market, OrderId, random, shop::conduct, time};

/// What contents a buyer: who shows a true thing, as much as that; who lies, as much as was asked for.
fn hoped_ppm(after_sale: &AfterSale) -> i64 {
    match after_sale.shown {
        Some(_) if after_sale.true_ppm == 0 => after_sale.share_ppm,
        Some(_) | None => after_sale.true_ppm,
    }
}

/// Whether the seller's reason holds before the market.
fn stands(market: &Market, after_sale: &AfterSale) -> bool {
    let said = after_sale.rejected;
    said.is_some_and(|reason| market.reason_stands(after_sale, reason))
}

/// Somebody's time for an answer is over.
pub(super) fn moves(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let Some(after_sale) = market
        .after_sales
        .get(name)
        .filter(|after_sale| after_sale.due_min == market.now_min)
    else {
        return Vec::new();
    };
    let rules = &market.setting.rules;
    let order = name.clone();
    let event = match after_sale.state {
        AfterSaleState::Applied if after_sale.complaint.sends_back() => return_agreed(market, order, true),
        AfterSaleState::Applied | AfterSaleState::BackHome => {
            return forced(market, after_sale, refund(market, name, after_sale.share_ppm, true));
        }
        AfterSaleState::Negotiating => {
            let offered = after_sale.offered_ppm.unwrap_or(0);
            if offered * 1_000_000 >= hoped_ppm(after_sale) * rules.quality.enough_ppm {
                refund(market, name, offered, false)
            } else {
                // A poor offer wins no time.
                let answer_by_min = (after_sale.opened_min + rules.timers.after_sale_min).max(market.now_min + 1);
                crate::Event::from(event::OfferRefused { order, answer_by_min })
            }
        }
        AfterSaleState::WaitReturn => {
            let place = rules.places.get(&market.orders[name].place);
            let road_h = place.and_then(|place| place.road_h.get(&market.setting.scenario.origin));
            let arrives_min = market.now_min + road_h.copied().unwrap_or(rules.timers.return_road_h) * time::HOUR_MIN;
            crate::Event::from(event::ReturnSent { order, arrives_min })
        }
        AfterSaleState::Returning => crate::Event::from(event::ReturnArrived {
            order,
            refund_by_min: market.now_min + rules.timers.take_back_min,
        }),
        AfterSaleState::Resending => crate::Event::from(event::ResentArrived { order }),
        AfterSaleState::Rejected => {
            let is_shown = after_sale.shown.is_some();
            let wrong = stands(market, after_sale) || !is_shown && market.is_untrue(after_sale);
            let stubborn = random::happens(market.draw("stubborn", 0, name.as_str()), rules.quality.stubborn_ppm);
            if wrong && (is_shown || !stubborn) {
                crate::Event::from(event::Dropped { order })
            } else {
                let decided_min = market.now_min + rules.timers.dispute_min;
                crate::Event::from(event::Disputed { order, decided_min })
            }
        }
        AfterSaleState::Disputed => return judged(market, after_sale),
        AfterSaleState::Refunded | AfterSaleState::Resent | AfterSaleState::Dropped => return Vec::new(),
    };
    vec![event]
}

/// The market decides, and says why.
fn judged(market: &Market, after_sale: &AfterSale) -> Vec<crate::Event> {
    let order = || after_sale.order.clone();
    let verdict = verdict::of(market, after_sale);
    let told = crate::Event::from(event::Judged {
        order: order(),
        verdict,
    });
    let follows = match verdict {
        Verdict::Held(_) => vec![crate::Event::from(event::Dropped { order: order() })],
        Verdict::Unproved | Verdict::IsTrue | Verdict::Road | Verdict::BesideIt => {
            let refund = refund(market, &after_sale.order, after_sale.share_ppm, false);
            forced(market, after_sale, refund)
        }
    };
    [told].into_iter().chain(follows).collect()
}

/// The market gives the money back for a seller who would not. The law wants bad goods made good with or without a promise
/// (consumer law art. 24); where the page promised it, the promise is broken too.
fn forced(market: &Market, after_sale: &AfterSale, refund: crate::Event) -> Vec<crate::Event> {
    let order = &market.orders[&after_sale.order];
    let page = market.page_of(&order.product);
    let promised = page.is_some_and(|page| page.assurances.contains(&Assurance::BadFruit));
    let is_owed =
        matches!(after_sale.complaint, Complaint::BadFruit | Complaint::ShortWeight) || after_sale.shown.is_some();
    let is_broken = is_owed && !market.is_untrue(after_sale);
    let broken = is_broken.then(|| {
        let conduct = &market.setting.rules.conduct;
        let kind = if promised {
            &conduct.broken_promise
        } else {
            &conduct.refused_refund
        };
        conduct::counted(market, kind, order.name.as_str())
    });
    [refund].into_iter().chain(broken).collect()
}
