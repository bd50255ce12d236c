//! How far a market that was played kept a practice: folds over its state and its log.

use std::collections::BTreeSet;

use super::breaks::{CURE, FAKING, LEAVING};
use crate::course::Practice;
use crate::market::{
    AfterSale, Channel, Complaint, Event, Figure, Household, Market, Message, Name, Order, OrderState, ProductId,
    Purchase, ReplyId, Ripeness, Round, Speed, Way, advert, aftersale, day, household, live, promotion, shop, station,
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

    /// The same, and one occasion more that was missed where there was none and should have been one.
    fn or_missed(self, is_missed: bool) -> Kept {
        Kept {
            occasions: self.occasions + u32::from(self.occasions == 0 && is_missed),
            ..self
        }
    }

    pub fn is_whole(self) -> bool {
        self.kept == self.occasions
    }
}

/// A box fits that lets fewer than this share of the fruit bruise on its way (ppm).
const BRUISED_MOST_PPM: i64 = 50_000;
/// Of the grams that are paid for, so many may be air.
const WASTE_G: u32 = 500;

/// Messages that tempt to an answer the rules forbid, and how often it was not given.
fn unsaid(market: &Market, forbidden: &str) -> Kept {
    let forbidden = ReplyId::from(forbidden);
    let kinds = &market.setting.rules.messages;
    let tempts = |message: &&Message| {
        let kind = kinds.get(&message.kind);
        message.reply.is_some() && kind.is_some_and(|kind| kind.forbidden.contains(&forbidden))
    };
    Kept::count(market.messages.values().filter(tempts), |message| {
        message.reply.as_ref() != Some(&forbidden)
    })
}

/// Whether the shop sent as much as the least contract promises over all its days.
fn sent_enough(market: &Market) -> bool {
    let rules = &market.setting.rules.courier_contracts;
    let scenario = &market.setting.scenario;
    let least = rules.steps.first().map_or(u32::MAX, |step| step.parcels);
    let sent = market
        .orders
        .values()
        .filter(|order| order.shipped_min.is_some())
        .count() as u32;
    scenario.courier_contracts && least * scenario.days.min(rules.month_days) / rules.month_days.max(1) <= sent
}

/// Sizes that were bought by the lot and used up to a tenth; where none was, whether so many boxes were filled one by one that a
/// lot would have been used up.
fn counted_boxes(market: &Market) -> Kept {
    let lots = market.pack_lots.values().filter(|lot| 0 < lot.ordered);
    let kept = Kept::count(lots, |lot| 10 * lot.wasted <= lot.ordered);
    let rules = &market.setting.rules.pack_lots;
    let least = rules.lots.first().map_or(u32::MAX, |lot| lot.packs);
    let filled = market
        .orders
        .values()
        .filter(|order| order.pack.as_ref().is_some_and(|pack| rules.packs.contains(pack)));
    kept.or_missed(market.setting.scenario.pack_lots && least <= filled.count() as u32)
}

/// Mornings on which an ad was found to lose, and how often it was stopped or changed before the next one.
fn stopped_losses(market: &Market) -> Kept {
    let mut kept = Kept::default();
    let mut losing: BTreeSet<&ProductId> = BTreeSet::new();
    for happened in &market.log {
        let Event::Advert(event) = &happened.event else {
            continue;
        };
        match event {
            advert::Event::Promoted(advert::event::Promoted { product, .. })
            | advert::Event::Unpromoted(advert::event::Unpromoted { product }) => {
                if losing.remove(product) {
                    kept.occasions += 1;
                    kept.kept += 1;
                }
            }
            advert::Event::Reckoned(advert::event::Reckoned { product, lost_fen, .. }) => {
                kept.occasions += u32::from(losing.remove(product));
                if 0 < *lost_fen {
                    losing.insert(product);
                }
            }
            advert::Event::Ranked(_) | advert::Event::Clicked(_) | advert::Event::Rested(_) => {}
        }
    }
    kept
}

/// Returns how far a practice was kept.
pub fn kept(practice: Practice, market: &Market) -> Kept {
    let orders = || market.orders.values();
    let happened = |is_it: &dyn Fn(&Event) -> bool| market.log.iter().any(|happened| is_it(&happened.event));
    let fresh = || orders().filter(|order| order.pack.is_some() && market.is_fresh(&order.product));
    let none = |figure: Figure| market.figure(figure) == 0;
    match practice {
        Practice::FittingBox => {
            let sent = orders().filter(|order| order.delivered_min.is_some());
            let fared = sent.filter_map(|order| market.spoilage(order, order.delivered_min?));
            Kept::count(fared, |fared| fared.bruised_ppm <= BRUISED_MOST_PPM)
        }
        Practice::CooledFruit => Kept::count(fresh(), |order| order.care.cooled_from_min.is_some()),
        Practice::PickedForRoad => Kept::count(fresh(), |order| order.care.ripeness == Some(Ripeness::Early)),
        Practice::SortedGoods => {
            let brought = market.households.by_id.values();
            Kept::count(brought, |household: &&Household| household.sorted)
        }
        Practice::MatchedLabel => {
            let labels = orders().filter_map(|order| order.label.as_ref());
            Kept::count(labels, |label| label.checked)
        }
        Practice::PromptAnswer => {
            let owed = market.messages.values().filter(|message| message.owed);
            Kept::count(owed, |message: &&Message| message.is_served())
        }
        Practice::NoMedicine => unsaid(market, CURE),
        Practice::StayedInside => unsaid(market, LEAVING),
        Practice::UnboughtOrders => unsaid(market, FAKING),
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
        Practice::FittingSize => {
            let shelf = orders().filter(|order| order.channel == Channel::Shelf && order.shipped_min.is_some());
            Kept::count(shelf, |order| {
                let parcel = market.parcel_of(&order.name);
                parcel.is_some_and(|parcel| parcel.charged_g < parcel.actual_g + WASTE_G)
            })
        }
        Practice::JoinedRate => {
            let sent = market
                .parcels
                .values()
                .filter_map(|parcel| market.setting.courier(&parcel.courier));
            let far = sent.filter(|courier| courier.speed == Speed::Road);
            Kept::count(far, |courier| 1 < courier.parcels_min)
        }
        Practice::DeclinedLoss => {
            let asked = orders().filter(|order| order.channel == Channel::Phone);
            Kept::count(asked, |order| {
                let taken = order.state != OrderState::Declined;
                taken == (market.goods_value_fen(&order.product, order.total_g()) < order.price_fen)
            })
        }
        Practice::OwnPhotos => {
            let pages = market.listings.values().filter_map(|listing| listing.live.as_ref());
            Kept::count(pages, |page| 1 < page.photos.len())
        }
        Practice::EveningOnAir => Kept::once(
            market.live.is_some(),
            market
                .live
                .as_ref()
                .is_some_and(|session| market.is_best_live_min(session.began_min)),
        ),
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
        Practice::StoppedLoss => stopped_losses(market),
        Practice::ReadyForClicks => {
            let promoted = market.log.iter().filter_map(|happened| {
                if let Event::Advert(advert::Event::Promoted(promoted)) = &happened.event {
                    Some(promoted.unready)
                } else {
                    None
                }
            });
            Kept::count(promoted, |unready| unready.is_none())
        }
        Practice::RequestsFirst => {
            let asked = market
                .cancellations
                .iter()
                .filter(|(_, asked)| asked.was_asked_of_seller());
            Kept::count(asked, |(name, _)| market.orders[*name].shipped_min.is_none())
        }
        Practice::CountedFirst => {
            let bagged = market.rounds.all.iter().filter(|round| 0 < round.bagged);
            Kept::count(bagged, |round: &&Round| {
                round.bagged_early == 0 && round.bagged <= round.total()
            })
        }
        Practice::KeptHour => {
            let held = market.rounds.all.iter().filter(|round| round.was_held());
            Kept::count(held, |round: &&Round| {
                let arrives_min = round.arrives_min;
                arrives_min.is_some_and(|arrives_min| arrives_min <= round.terms.pick_up_min)
            })
        }
        Practice::PaidAtPickUp => Kept::count(market.rounds.all.iter(), |round: &&Round| !round.terms.credit),
        Practice::FreshTold => {
            let said = market.rounds.all.iter().filter_map(|round| round.way);
            Kept::count(said, |way| *way != Way::Fresh)
        }
        Practice::KnownNames => Kept::count(market.rounds.all.iter(), |round: &&Round| round.friends == 0),
        Practice::RemotePaid => {
            let parcels = market.parcels.values().filter(|parcel| 0 < parcel.remote_fen);
            let orders =
                parcels.filter_map(|parcel| market.orders.get::<Name>(&parcel.name).map(|order| (order, parcel)));
            Kept::count(orders, |(order, parcel)| parcel.remote_fen <= order.freight_paid_fen)
        }
        Practice::RipeFirst => {
            let orders = market.orders.values().filter(|order| order.state.was_taken());
            let before = orders.filter_map(|order| {
                let ripe_min = market.ripe_min(&order.product)?;
                (order.placed_min < ripe_min).then_some((order, ripe_min))
            });
            Kept::count(before, |(order, ripe_min)| *ripe_min < order.ship_by_min)
        }
        Practice::PromisedVolume => {
            let over = market
                .courier_contracts
                .iter()
                .filter_map(|contract| contract.over.as_ref());
            Kept::count(over, |over| over.missing_fen == 0).or_missed(sent_enough(market))
        }
        Practice::CountedBoxes => counted_boxes(market),
        Practice::PackingEvidence => {
            let compares = market.setting.scenario.false_claims_ppm != 0;
            let sent = orders().filter(|order| compares && order.shipped_min.is_some());
            Kept::count(sent, |order: &&Order| order.is_checked())
        }
        Practice::ComparedClaims => {
            let closed = market.after_sales.values();
            let closed = closed.filter(|asked| asked.shown.is_some() && !asked.is_open());
            Kept::count(closed, |asked: &&AfterSale| {
                !market.was_false_paid(asked) && !market.was_true_refused(asked)
            })
        }
        Practice::FullWeight => {
            let is_on = market.setting.scenario.short_weight;
            let sent = orders().filter(|order| is_on && order.shipped_min.is_some());
            Kept::count(sent, |order: &&Order| order.is_weighed)
        }
        Practice::TruePapers => Kept::count(market.invoices.iter(), |(name, invoice)| {
            invoice.turned_back == 0 && market.origin_of(&market.orders[*name].product) == invoice.origin
        }),
        Practice::LikeSample => {
            let sent = market.samples.values().filter(|sample| sample.arrived_min.is_some());
            Kept::count(sent, |sample| !sample.is_best).or_missed(market.asked_for_samples())
        }
        Practice::ReckonedInsurance => {
            let is_on = market.setting.scenario.freight_insurance && !market.parcels.is_empty();
            // Who sends back without a reason pays the way, or the insurer for them: that spares the seller nothing.
            let ways = market.after_sales.values().filter(|asked| {
                let came_back = market.orders.get(&asked.order).is_some_and(|order| order.came_back);
                came_back && asked.complaint == Complaint::NotAsShown
            });
            let rules = &market.setting.rules;
            let way_fen = rules.costs.return_freight_fen.min(rules.freight_insurance.covers_fen);
            let spared_fen = ways.count() as i64 * way_fen;
            let paid_fen = market.figure(Figure::AfterSale(aftersale::Figure::ReturnPremiumsFen));
            Kept::once(is_on, paid_fen <= spared_fen)
        }
        Practice::HeededNotice => {
            let from_min = market.log.iter().find_map(|happened| {
                matches!(&happened.event, Event::Day(day::Event::RuleChanged(_))).then_some(happened.at_min)
            });
            let sent = orders().filter(|order| from_min.is_some_and(|from_min| from_min <= order.placed_min));
            Kept::count(sent.filter(|order| order.state.was_taken()), |order: &&Order| {
                !order.late
            })
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
        Practice::TrueLog => {
            let days = market.log.iter().filter_map(|happened| {
                if let Event::Station(station::Event::Logged(logged)) = &happened.event {
                    Some(logged.extra)
                } else {
                    None
                }
            });
            Kept::count(days, |extra| *extra == 0)
        }
        Practice::AskedConsent => {
            let tickets = market.station.iter().flat_map(|station| station.tickets.values());
            Kept::count(tickets, |ticket| ticket.has_consent)
        }
    }
}
