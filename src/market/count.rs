//! What each figure is worth in a market: a fold over its state, never a counter of its own.

use super::{
    Account, AfterSale, AfterSaleState, Channel, ClaimState, CourierClaim, Figure, Market, Message, MessageState,
    Offer, Order, OrderState, Purchase, PurchaseState, ShopState, ViolationState, time,
};
use crate::day;

impl Market {
    /// Returns what a figure is worth. Each noun counts its own; what the scenario does not have is worth nothing.
    pub fn figure(&self, figure: Figure) -> i64 {
        self.order_figure(figure)
            .or_else(|| self.page_figure(figure))
            .or_else(|| self.message_figure(figure))
            .or_else(|| self.money_figure(figure))
            .or_else(|| self.after_sale_figure(figure))
            .or_else(|| self.shop_figure(figure))
            .or_else(|| self.buyer_figure(figure))
            .or_else(|| self.talk_figure(figure))
            .or_else(|| self.household_figure(figure))
            .or_else(|| self.coop_figure(figure))
            .or_else(|| self.inquiry_figure(figure))
            .or_else(|| self.tender_figure(figure))
            .or_else(|| self.van_figure(figure))
            .or_else(|| self.station_figure(figure))
            .unwrap_or(0)
    }

    fn page_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::ShopOpen => i64::from(self.shop_sells()),
            Figure::Listed => self.listings.values().filter(|listing| listing.live.is_some()).count() as i64,
            Figure::RejectedSubmissions => {
                let listings: u32 = self.listings.values().map(|listing| listing.rejections).sum();
                i64::from(listings + self.shop.rejections)
            }
            Figure::BannedWords => {
                let listings = self.listings.values();
                listings.map(|listing| i64::from(listing.banned_words)).sum()
            }
            Figure::Days => i64::from(time::day_of(self.now_min)),
            Figure::WorkedMin => i64::from(self.worked_min),
            Figure::UnsoldG => self.stock_g.values().map(|grams| i64::from(*grams)).sum(),
            _ => return None,
        })
    }

    fn message_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::Messages => self.tally.messages,
            Figure::Answered => self.messages_that(|message| message.state == MessageState::Answered),
            Figure::AnsweredInTime => self.tally.answered_in_time,
            Figure::AnsweredWell => self.messages_that(|message| message.fits),
            Figure::Unanswered => self.messages_that(|message| message.state == MessageState::Expired),
            Figure::ForbiddenReplies => self.messages_that(|message| message.forbidden),
            _ => return None,
        })
    }

    /// Whether buyers can order from the shop, restricted or not.
    fn shop_sells(&self) -> bool {
        let open = [ShopState::Open, ShopState::Trial, ShopState::Restricted];
        open.contains(&self.shop.state)
    }

    /// What was earned and spent, and what was asked back.
    fn money_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::CashFen => self.ledger.balance(Account::Cash),
            Figure::ProfitFen => self.profit_fen(),
            Figure::IncomeFen => -self.ledger.balance(Account::Sales),
            Figure::FreightFen => self.ledger.balance(Account::Freight),
            Figure::PackingFen => self.ledger.balance(Account::Packing),
            Figure::RefundFen => self.ledger.balance(Account::Refund),
            Figure::PenaltiesFen => self.ledger.balance(Account::Penalty),
            Figure::AfterSales => self.after_sales.len() as i64,
            Figure::AfterSalesOverdue => self
                .after_sales
                .values()
                .filter(|after_sale| after_sale.overdue)
                .count() as i64,
            _ => return None,
        })
    }

    /// The shop's standing, and what its promotions came to.
    fn shop_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::ScoreHundredths => self.score_hundredths(),
            Figure::ViolationPoints => i64::from(self.shop.points()),
            Figure::Violations => {
                let record = self.shop.violations.iter();
                record
                    .filter(|violation| violation.state != ViolationState::Lifted)
                    .count() as i64
            }
            Figure::Oversold => self.orders_that(|order| order.oversold),
            Figure::FreightPerParcelFen => {
                let parcels = self
                    .parcels
                    .values()
                    .filter(|parcel| self.orders.contains_key(&parcel.name));
                let (count, fees_fen) = parcels.fold((0, 0), |(count, sum), parcel| (count + 1, sum + parcel.fee_fen));
                fees_fen / count.max(1)
            }
            Figure::PromotionFen => self.ledger.balance(Account::Promotion),
            Figure::CouponsUsed => self
                .promotions
                .coupons
                .values()
                .map(|coupon| i64::from(coupon.used))
                .sum(),
            Figure::GroupsFilled => {
                let filled = |group: &&super::Group| group.members.len() as u32 >= group.people;
                self.promotions.groups.values().filter(filled).count() as i64
            }
            Figure::LivePieces => {
                let stays = |order: &Order| {
                    let gone = [OrderState::WaitPay, OrderState::Unpaid, OrderState::Refunded];
                    order.live && !gone.contains(&order.state)
                };
                self.sum_of_orders(stays, |order| i64::from(order.pieces))
            }
            Figure::RefundedPpm => {
                let paid = self.figure(Figure::Orders);
                self.orders_that(|order| order.refunded_fen > 0) * 1_000_000 / paid.max(1)
            }
            _ => return None,
        })
    }

    fn after_sale_figure(&self, figure: Figure) -> Option<i64> {
        let rejected = |state: AfterSaleState| {
            let is_so = |after_sale: &&AfterSale| after_sale.rejected.is_some() && after_sale.state == state;
            self.after_sales.values().filter(is_so).count() as i64
        };
        Some(match figure {
            Figure::Refunds => {
                let refunded = |after_sale: &&AfterSale| after_sale.state == AfterSaleState::Refunded;
                self.after_sales.values().filter(refunded).count() as i64
            }
            Figure::RefundOfSalesPpm => {
                let income_fen = self.figure(Figure::IncomeFen).max(1);
                self.figure(Figure::RefundFen) * 1_000_000 / income_fen
            }
            Figure::RejectionsHeld => rejected(AfterSaleState::Dropped),
            Figure::DisputesLost => rejected(AfterSaleState::Refunded),
            Figure::CourierClaimsPaid => {
                let paid = |claim: &&CourierClaim| claim.state == ClaimState::Paid;
                self.courier_claims.values().filter(paid).count() as i64
            }
            Figure::CompensationFen => -self.ledger.balance(Account::Compensation),
            _ => return None,
        })
    }

    fn order_figure(&self, figure: Figure) -> Option<i64> {
        let taken = |order: &Order| order.state.was_taken();
        let phone = |order: &Order| order.channel == Channel::Phone;
        let shipped = |order: &Order| order.shipped_min.is_some();
        Some(match figure {
            Figure::Orders => self.tally.orders,
            Figure::Accepted => self.orders_that(|order| phone(order) && taken(order)),
            Figure::Declined => self.orders_that(|order| order.state == OrderState::Declined),
            Figure::Packed => self.orders_that(|order| order.pack.is_some()),
            Figure::Labelled => self.orders_that(|order| order.label.is_some()),
            Figure::Checked => self.orders_that(|order| order.label.is_some_and(|label| label.checked)),
            Figure::Shipped => self.orders_that(shipped),
            Figure::Late => self.tally.late,
            Figure::OnTimePpm => {
                let (late, all) = (self.tally.late, self.tally.shipped_or_late);
                if all == 0 {
                    1_000_000
                } else {
                    (all - late) * 1_000_000 / all
                }
            }
            Figure::Delivered => self.orders_that(|order| order.counted_pieces > 0),
            Figure::DeliveredNextDay => self
                .orders_that(|order| phone(order) && order.delivered_min.is_some_and(|min| min <= order.ship_by_min)),
            Figure::Settled => self.orders_that(|order| order.state == OrderState::Settled),
            Figure::Cancelled => self.orders_that(|order| order.state == OrderState::Refunded),
            Figure::Open => self.orders_that(|order| !order.state.is_closed()),
            Figure::SoldPieces => self.sum_of_orders(shipped, |order| i64::from(order.pieces)),
            Figure::SoldG => self.sum_of_orders(shipped, |order| i64::from(order.total_g())),
            Figure::SoldPpm => self.figure(Figure::SoldG) * 1_000_000 / self.harvest_g().max(1),
            Figure::LossPpm => self.loss_g() * 1_000_000 / self.harvest_g().max(1),
            Figure::BadPpm => {
                let counted = self.sum_of_orders(|_| true, |order| i64::from(order.counted_pieces));
                self.sum_of_orders(|_| true, |order| i64::from(order.bad_pieces)) * 1_000_000 / counted.max(1)
            }
            Figure::Reviews => self.tally.reviews,
            Figure::StarsHundredths => self.tally.stars_hundredths / self.tally.reviews.max(1),
            _ => return None,
        })
    }

    /// What there was to sell from the start, and what households brought (g).
    fn harvest_g(&self) -> i64 {
        let goods = self.setting.scenario.goods.values();
        let brought = self.households.by_id.values();
        goods.map(|goods| i64::from(goods.stock_g)).sum::<i64>()
            + brought.map(|household| i64::from(household.brought_g)).sum::<i64>()
    }

    /// What spoiled on the way, broke, or is still there (g).
    fn loss_g(&self) -> i64 {
        let spoiled = |order: &Order| {
            i64::from(order.total_g()) * i64::from(order.bad_pieces) / i64::from(order.counted_pieces.max(1))
        };
        let broke = self.log.iter().map(|happened| match &happened.event {
            super::Event::Day(day::Event::Broke(day::event::Broke { weight_g, .. })) => i64::from(*weight_g),
            _ => 0,
        });
        self.sum_of_orders(|_| true, spoiled) + broke.sum::<i64>() + self.figure(Figure::UnsoldG)
    }

    fn buyer_figure(&self, figure: Figure) -> Option<i64> {
        Some(match figure {
            Figure::Compared => self.compared.len() as i64,
            Figure::Bought => self.purchases.len() as i64,
            Figure::Collected => self
                .purchases_that(|purchase| !matches!(purchase.state, PurchaseState::OnTheWay | PurchaseState::Arrived)),
            Figure::Signed => self.purchases_that(|purchase| purchase.signed_min.is_some()),
            Figure::InspectedBeforeSigning => {
                self.purchases_that(|purchase| purchase.signed_min.is_some() && purchase.inspected)
            }
            Figure::Refused => self.purchases_that(|purchase| purchase.refused),
            Figure::Returned => self.purchases_that(|purchase| {
                !purchase.refused && matches!(purchase.state, PurchaseState::Returning | PurchaseState::Returned)
            }),
            Figure::RightGoods => self.met_needs().count() as i64,
            Figure::WrongGoods => {
                let kept = self.purchases_that(|purchase| purchase.state == PurchaseState::Signed);
                kept - self.met_needs().count() as i64
            }
            Figure::BillPaid => {
                let due = |id: &str| self.setting.scenario.bills.get(id).map_or(0, |bill| bill.due_day);
                let paid = |id: &str, min: u32| time::day_of(min) <= due(id);
                self.bills
                    .iter()
                    .filter(|(id, bill)| bill.paid_min.is_some_and(|min| paid(id, min)))
                    .count() as i64
            }
            Figure::SavedFen => {
                let bills = self.bills.iter().filter(|(_, bill)| bill.paid_min.is_some());
                let trips: i64 = bills
                    .filter_map(|(id, _)| self.setting.scenario.bills.get(id))
                    .map(|bill| bill.trip_fen)
                    .sum();
                trips
                    + self
                        .met_needs()
                        .map(|(village_fen, paid_fen)| village_fen - paid_fen)
                        .sum::<i64>()
            }
            _ => return None,
        })
    }

    /// Returns, for each need met, what the village shop asks and what was paid.
    fn met_needs(&self) -> impl Iterator<Item = (i64, i64)> {
        self.setting.scenario.needs.iter().filter_map(|need| {
            let meets = |purchase: &&Purchase| {
                let offer = self.setting.scenario.offers.get(&purchase.offer);
                purchase.state == PurchaseState::Signed
                    && offer.is_some_and(|offer| {
                        offer.item == need.item
                            && need
                                .at_least
                                .iter()
                                .all(|(measure, least)| offer.true_value(measure) >= *least)
                    })
            };
            self.purchases
                .values()
                .find(meets)
                .map(|purchase| (need.village_fen, purchase.paid_fen))
        })
    }

    /// Income less every cost: what stands on the accounts of earning and spending.
    fn profit_fen(&self) -> i64 {
        -Account::FLOWS
            .iter()
            .map(|account| self.ledger.balance(*account))
            .sum::<i64>()
    }

    fn orders_that(&self, holds: impl Fn(&Order) -> bool) -> i64 {
        self.orders.values().filter(|order| holds(order)).count() as i64
    }

    fn sum_of_orders(&self, holds: impl Fn(&Order) -> bool, value: impl Fn(&Order) -> i64) -> i64 {
        self.orders.values().filter(|order| holds(order)).map(value).sum()
    }

    fn messages_that(&self, holds: impl Fn(&Message) -> bool) -> i64 {
        self.messages.values().filter(|message| holds(message)).count() as i64
    }

    fn purchases_that(&self, holds: impl Fn(&Purchase) -> bool) -> i64 {
        self.purchases.values().filter(|purchase| holds(purchase)).count() as i64
    }
}

impl Offer {
    /// Returns what a measure really is.
    fn true_value(&self, measure: &str) -> i64 {
        self.truth
            .get(measure)
            .or_else(|| self.claims.get(measure))
            .copied()
            .unwrap_or(0)
    }
}
