//! How far a market that was played kept a practice: folds over its state and its log.

use crate::course::Practice;
use crate::market::{
    AfterSale, Event, Figure, Household, Market, Message, Order, Purchase, Ripeness, household, live, promotion, shop,
};

/// How often there was occasion for a practice, and how often it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    pub occasions: u32,
    pub kept: u32,
}

impl Kept {
    fn count<T>(all: impl Iterator<Item = T>, is_kept: impl Fn(&T) -> bool) -> Kept {
        all.fold(Kept::default(), |so_far, one| Kept {
            occasions: so_far.occasions + 1,
            kept: so_far.kept + u32::from(is_kept(&one)),
        })
    }

    /// One occasion, where there was any.
    fn once(is_occasion: bool, is_kept: bool) -> Kept {
        Kept {
            occasions: u32::from(is_occasion),
            kept: u32::from(is_occasion && is_kept),
        }
    }

    pub fn is_whole(self) -> bool {
        self.kept == self.occasions
    }
}

/// Returns how far a practice was kept.
pub fn kept(practice: Practice, market: &Market) -> Kept {
    let orders = || market.orders.values();
    let happened = |is_it: &dyn Fn(&Event) -> bool| market.log.iter().any(|happened| is_it(&happened.event));
    let none = |figure: Figure| market.figure(figure) == 0;
    match practice {
        Practice::FittingBox => {
            let packed = orders().filter_map(|order| Some((order, order.pack.as_ref()?)));
            Kept::count(packed, |(order, pack)| {
                let choices = market.pack_choices(&order.name);
                choices.iter().any(|choice| choice.pack == **pack && choice.suits)
            })
        }
        Practice::CooledFruit => {
            let fresh = orders().filter(|order| order.pack.is_some() && market.is_fresh(&order.product));
            Kept::count(fresh, |order| order.care.cooled_from_min.is_some())
        }
        Practice::PickedForRoad => {
            let fresh = orders().filter(|order| order.pack.is_some() && market.is_fresh(&order.product));
            Kept::count(fresh, |order| order.care.ripeness == Some(Ripeness::Early))
        }
        Practice::SortedGoods => {
            let brought = market.households.by_id.values();
            Kept::count(brought, |household: &&Household| household.sorted)
        }
        Practice::MatchedLabel => {
            let labels = orders().filter_map(|order| order.label.as_ref());
            Kept::count(labels, |label| label.checked)
        }
        Practice::PromptAnswer => Kept::count(market.messages.values(), |message: &&Message| message.in_time()),
        Practice::TrueAnswer => {
            let answered = market.messages.values().filter(|message| message.reply.is_some());
            Kept::count(answered, |message: &&Message| !message.forbidden)
        }
        Practice::FairRefund => {
            let within_min = market.setting.rules.quality.fair_within_min;
            Kept::count(market.after_sales.values(), |asked: &&AfterSale| {
                asked.was_fair(within_min)
            })
        }
        Practice::KeptPromise => {
            let sent = orders().filter(|order| order.shipped_min.is_some() || order.late);
            Kept::count(sent, |order: &&Order| !order.late)
        }
        Practice::PlainTitle | Practice::TruePage => Kept::count(market.listings.values(), |listing| {
            listing.rejections == 0 && listing.banned_words == 0
        }),
        Practice::UnpaidPraise => Kept::once(
            happened(&|event| matches!(event, Event::Promotion(promotion::Event::CardChosen(_)))),
            none(Figure::Shop(shop::Figure::ViolationPoints)),
        ),
        Practice::TrueWordsOnAir => {
            let said = market.log.iter().filter_map(|happened| {
                if let Event::Live(live::Event::Said(said)) = &happened.event {
                    Some(said)
                } else {
                    None
                }
            });
            Kept::count(said, |said| market.setting.rules.lines[&said.line].breach.is_none())
        }
        Practice::Advance => {
            let asked = market.log.iter().filter_map(|happened| {
                if let Event::Household(household::Event::AdvanceAsked(asked)) = &happened.event {
                    market.households.by_id.get(&asked.household)
                } else {
                    None
                }
            });
            Kept::count(asked, |household| 0 < household.advanced_fen)
        }
        Practice::ShownAccount => {
            let sold = market.households.by_id.values().filter(|household| 0 < household.boxes);
            Kept::count(sold, |household: &&Household| household.shown_min.is_some())
        }
        Practice::PaidHousehold => {
            let sold = market.households.by_id.values().filter(|household| 0 < household.boxes);
            Kept::count(sold, |household: &&Household| household.last_paid_min.is_some())
        }
        Practice::ComparedOffers => Kept::once(!market.purchases.is_empty(), !market.compared.is_empty()),
        Practice::OpenedParcel => {
            let signed = market
                .purchases
                .values()
                .filter(|purchase| purchase.signed_min.is_some());
            Kept::count(signed, |purchase: &&Purchase| purchase.inspected)
        }
        Practice::VisitedBidder => {
            let chosen = market.tender.at_work.iter();
            Kept::count(chosen, |at_work| market.tender.visited.contains(&at_work.bidder))
        }
        Practice::CheckedReport => Kept::once(
            !market.tender.reports.is_empty(),
            market.tender.last_audit_month.is_some(),
        ),
        Practice::AskedConsent => {
            let tickets = market.station.iter().flat_map(|station| station.tickets.values());
            Kept::count(tickets, |ticket| ticket.has_consent)
        }
    }
}
