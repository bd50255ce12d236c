//! What happened in the market, one sentence for each event.

use super::{
    Saying, Word,
    aftersale::after_sale_event,
    coop::coop_event,
    edit::edit,
    harvest::{harvest_event, spell_began},
    household::household_event,
    inquiry::judged,
    shop,
    state::{finding, role, stop, trouble},
    station::station_event,
    talk::talk_event,
    tender::tender_event,
    van::van_event,
};
use crate::market::{Channel, Event, Finding, Name, Order, ResponsibleRole, Stop, Trouble};

/// Returns the sentence for what happened.
pub fn event(event: &Event) -> Saying {
    if let Some(saying) = after_sale_event(event) {
        return saying;
    }
    match event {
        Event::Talk(event) => talk_event(event),
        Event::DayBegan { day, ambient_c, .. } => told("day")
            .with("day", Word::count(*day))
            .with("warmth", Word::Number(i64::from(*ambient_c))),
        Event::Broke { product, weight_g } => told("broke")
            .with("product", Word::name("product", product))
            .with("weight", Word::grams(*weight_g)),
        Event::RainBegan | Event::BuyersGone | Event::MarketEnded => market_event(event),
        Event::ProfileChosen { .. }
        | Event::DocumentGiven { .. }
        | Event::ShopSubmitted { .. }
        | Event::ShopRejected { .. }
        | Event::ShopPassed { .. }
        | Event::DepositPaid { .. } => shop_event(event),
        Event::ListingBegun { .. }
        | Event::Edited { .. }
        | Event::ListingSubmitted { .. }
        | Event::ListingRejected { .. }
        | Event::ListingPassed { .. }
        | Event::ListingShelved { .. }
        | Event::ListingDown { .. }
        | Event::ListingSoldOut { .. } => listing_event(event),
        Event::MessageCame { .. } | Event::MessageAnswered { .. } => message_event(event),
        Event::MessageExpired { .. } => message_event(event),
        Event::OrderAsked { .. }
        | Event::OrderAccepted { .. }
        | Event::OrderDeclined { .. }
        | Event::OrderPlaced { .. }
        | Event::OrderPaid { .. }
        | Event::OrderUnpaid { .. }
        | Event::OrderWarned { .. }
        | Event::OrderLate { .. }
        | Event::InvoiceWritten { .. }
        | Event::OrderConfirmed { .. }
        | Event::OrderReviewed { .. }
        | Event::OrderSettled { .. }
        | Event::OrderCancelled { .. } => order_event(event),
        Event::OrderPacked { .. }
        | Event::LabelPrinted { .. }
        | Event::LabelChecked { .. }
        | Event::ParcelHanded { .. }
        | Event::HopDone { .. }
        | Event::ParcelLost { .. }
        | Event::OrderDelivered { .. } => parcel_event(event),
        Event::Household(event) => household_event(event),
        Event::Harvest(event) => harvest_event(event),
        Event::SpellBegan { spell, place, last_day } => spell_began(*spell, place.as_deref(), *last_day),
        Event::Coop(event) => coop_event(event),
        Event::Compared { .. }
        | Event::Bought { .. }
        | Event::BillPaid { .. }
        | Event::Tracked { .. }
        | Event::PurchaseArrived { .. }
        | Event::PurchaseCollected { .. }
        | Event::Inspected { .. }
        | Event::Signed { .. }
        | Event::PurchaseRefused { .. }
        | Event::ReturnBegan { .. }
        | Event::MoneyBack { .. } => buyer_event(event),
        rarer => rarer_event(rarer),
    }
}

/// What happens to those who neither buy nor sell, to a shop's standing, and what comes from outside.
fn rarer_event(event: &Event) -> Saying {
    match event {
        Event::Judged { case, judgement } => judged(case, judgement),
        Event::Tender(event) => tender_event(event),
        Event::Station(event) => station_event(event),
        Event::Van(event) => van_event(event),
        Event::Shop(event) => shop::shop_event(event),
        Event::Promotion(event) => shop::promotion_event(event),
        Event::Live(event) => shop::live_event(event),
        Event::SoldElsewhere {
            product,
            weight_g,
            amount_fen,
        } => told("sold-elsewhere")
            .with("product", Word::name("product", product))
            .with("weight", Word::grams(*weight_g))
            .with("money", Word::Yuan(*amount_fen)),
        Event::RuleAnnounced { amendment, from_day } => told("rule-announced")
            .with("rule", Word::name("amendment", amendment))
            .with("day", Word::count(*from_day)),
        Event::RuleChanged { amendment } => told("rule-changed").with("rule", Word::name("amendment", amendment)),
        _ => unreachable!("`event` sends only the rarer ones here"),
    }
}

/// What happens to everybody.
fn market_event(event: &Event) -> Saying {
    match event {
        Event::RainBegan => told("rain"),
        Event::BuyersGone => told("buyers-gone"),
        _ => told("ended"),
    }
}

fn shop_event(event: &Event) -> Saying {
    match event {
        Event::ProfileChosen { profile } => told("profile").with("profile", Word::name("profile", profile)),
        Event::DocumentGiven { document, way } => told("document")
            .with("document", Word::name("document", document))
            .with("way", Word::name("way", way)),
        Event::ShopSubmitted { until_min } => told("shop-submitted").with("time", Word::Moment(*until_min)),
        Event::ShopRejected { reasons } => {
            let reasons = reasons.iter().map(|reason| Word::name("reason", reason)).collect();
            told("shop-rejected").with("reasons", Word::List(reasons))
        }
        Event::ShopPassed { deposit_fen: 0 } => told("shop-passed-free"),
        Event::ShopPassed { deposit_fen } => told("shop-passed").with("money", Word::Yuan(*deposit_fen)),
        Event::DepositPaid { amount_fen: 0 } => told("opened"),
        Event::DepositPaid { amount_fen } => told("deposit").with("money", Word::Yuan(*amount_fen)),
        _ => unreachable!("`event` sends only the shop's events here"),
    }
}

fn listing_event(event: &Event) -> Saying {
    let about = |key, product: &str| told(key).with("product", Word::name("product", product));
    match event {
        Event::ListingBegun { product } => about("listing-begun", product),
        Event::Edited { edit: command, .. } => told("edited").with("what", Word::say(edit(command))),
        Event::ListingSubmitted { until_min, .. } => told("listing-submitted").with("time", Word::Moment(*until_min)),
        Event::ListingRejected { faults, .. } => {
            told("listing-rejected").with("count", Word::Number(faults.len() as i64))
        }
        Event::ListingPassed { product } => about("listing-passed", product),
        Event::ListingShelved { product } => about("listing-shelved", product),
        Event::ListingDown { product } => about("listing-down", product),
        Event::ListingSoldOut { product } => about("listing-sold-out", product),
        _ => unreachable!("`event` sends only a listing's events here"),
    }
}

fn message_event(event: &Event) -> Saying {
    match event {
        Event::MessageCame { message, body } => told("message")
            .with("who", called(message))
            .with("question", Word::name("message", &body.kind)),
        Event::MessageAnswered {
            message,
            in_time,
            fits,
            forbidden,
            ..
        } => {
            let key = match (forbidden, fits, in_time) {
                (true, ..) => "answered-forbidden",
                (false, false, _) => "answered-misfit",
                (false, true, false) => "answered-late",
                (false, true, true) => "answered-well",
            };
            told(key).with("who", called(message))
        }
        Event::MessageExpired { message } => told("message-expired").with("who", called(message)),
        _ => unreachable!("`event` sends only messages here"),
    }
}

fn order_event(event: &Event) -> Saying {
    match event {
        Event::OrderAsked { order } => told("asked")
            .with("who", called(&order.name))
            .with("product", Word::name("product", &order.product))
            .with("weight", Word::grams(order.total_g()))
            .with("money", Word::Yuan(order.price_fen)),
        Event::OrderAccepted { order, ship_by_min } => {
            about("accepted", order).with("time", Word::Moment(*ship_by_min))
        }
        Event::OrderDeclined { order, silent: false } => about("declined", order),
        Event::OrderDeclined { order, silent: true } => about("declined-silent", order),
        Event::OrderPlaced { order } => about("placed", &order.name)
            .with("product", Word::name("product", &order.product))
            .with("weight", Word::Kilo(order.net_g))
            .with("pieces", Word::count(order.pieces))
            .with("place", Word::name("place", &order.place)),
        Event::OrderPaid {
            order,
            amount_fen,
            ship_by_min,
        } => about("paid", order)
            .with("money", Word::Yuan(*amount_fen))
            .with("time", Word::Moment(*ship_by_min)),
        Event::OrderUnpaid { order } => about("unpaid", order),
        Event::OrderWarned { order, ship_by_min } => about("warned", order).with("time", Word::Moment(*ship_by_min)),
        Event::OrderLate { order, penalty_fen: 0 } => about("late-free", order),
        Event::OrderLate { order, penalty_fen } => about("late", order).with("money", Word::Yuan(*penalty_fen)),
        Event::InvoiceWritten { order } => about("invoice", order),
        Event::OrderConfirmed { order, settle_min } => {
            about("confirmed", order).with("time", Word::Moment(*settle_min))
        }
        Event::OrderReviewed {
            order,
            stars_hundredths,
        } => about("reviewed", order).with("stars", Word::Decimal(*stars_hundredths)),
        Event::OrderSettled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        } => {
            let paid = |key| about(key, order).with("money", Word::Yuan(*amount_fen));
            match (*leader_fen, *fee_fen) {
                (0, 0) => paid("settled-cash"),
                (0, fee_fen) => paid("settled").with("fee", Word::Yuan(fee_fen)),
                // Phone orders bear no fee; a share there is the leader's, on the market the host's.
                (leader_fen, 0) => paid("settled-leader").with("leader", Word::Yuan(leader_fen)),
                (leader_fen, _) => paid("settled-host").with("leader", Word::Yuan(leader_fen)),
            }
        }
        Event::OrderCancelled {
            order,
            refund_fen,
            penalty_fen,
            too_late,
        } => cancelled(order, *refund_fen, *penalty_fen, *too_late),
        _ => unreachable!("`event` sends only an order's events here"),
    }
}

/// A phone order that comes too late was never paid, so nobody gives money back.
fn cancelled(order: &Name, refund_fen: i64, penalty_fen: i64, too_late: bool) -> Saying {
    match (too_late, refund_fen) {
        (true, 0) => about("cancelled-late-unpaid", order),
        (true, _) => about("cancelled-late", order).with("money", Word::Yuan(refund_fen)),
        (false, _) => about("cancelled", order)
            .with("money", Word::Yuan(refund_fen))
            .with("penalty", Word::Yuan(penalty_fen)),
    }
}

fn parcel_event(event: &Event) -> Saying {
    match event {
        Event::OrderPacked {
            order, pack, cost_fen, ..
        } => about("packed", order)
            .with("pack", Word::name("pack", pack))
            .with("money", Word::Yuan(*cost_fen)),
        Event::LabelPrinted { order, .. } => about("label", order),
        Event::LabelChecked { order, was_wrong: true } => about("label-wrong", order),
        Event::LabelChecked {
            order,
            was_wrong: false,
        } => about("label-right", order),
        Event::ParcelHanded { order, fee_fen, parcel } => {
            let by = |key| {
                about(key, order)
                    .with("courier", Word::name("courier", &parcel.courier))
                    .with("money", Word::Yuan(*fee_fen))
            };
            // The county's round pays by the door, and what counts is when it gets there.
            match parcel.hops.first() {
                Some(hop) if hop.to == Stop::Door => by("handed-local"),
                _ => by("handed")
                    .with("weight", Word::Kilo(parcel.charged_g))
                    .with("time", Word::Moment(parcel.scan_min)),
            }
        }
        Event::HopDone {
            parcel,
            to,
            role,
            late,
            trouble,
            ..
        } => hop_event(parcel, *to, *role, *late, *trouble),
        Event::ParcelLost { order } => about("lost", order),
        Event::OrderDelivered {
            order, bad_pieces: 0, ..
        } => about("delivered", order),
        Event::OrderDelivered {
            order,
            bad_pieces,
            counted_pieces,
        } => about("delivered-bad", order)
            .with("bad", Word::count(*bad_pieces))
            .with("all", Word::count(*counted_pieces)),
        _ => unreachable!("`event` sends only a parcel's events here"),
    }
}

fn hop_event(parcel: &Name, to: Stop, by: ResponsibleRole, late: bool, what: Option<Trouble>) -> Saying {
    let reached = |key| told(key).with("parcel", called(parcel)).with("stop", stop(to));
    match (what, late) {
        (Some(what), _) => reached("hop-trouble").with("trouble", Word::say(trouble(what))),
        (None, true) => reached("hop-late").with("role", role(by)),
        (None, false) => reached("hop").with("role", role(by)),
    }
}

fn buyer_event(event: &Event) -> Saying {
    let about = |key, purchase: &Name| told(key).with("purchase", called(purchase));
    match event {
        Event::Compared { item } => told("compared").with("item", Word::name("item", item)),
        Event::Bought { offer, purchase, .. } => told("bought")
            .with("offer", Word::name("offer", offer))
            .with("money", Word::Yuan(purchase.paid_fen))
            .with("time", Word::Moment(purchase.due_min)),
        Event::BillPaid {
            bill,
            amount_fen,
            saved_fen,
        } => told("bill")
            .with("bill", Word::name("bill", bill))
            .with("money", Word::Yuan(*amount_fen))
            .with("saved", Word::Yuan(*saved_fen)),
        Event::Tracked { purchase } => about("tracked", purchase),
        Event::PurchaseArrived { purchase, code, .. } => {
            about("arrived", purchase).with("code", Word::as_is(format!("{code:04}")))
        }
        Event::PurchaseCollected { purchase } => about("collected", purchase),
        Event::Inspected { purchase, found } if found.is_empty() => about("inspected-good", purchase),
        Event::Inspected { found, .. } => told("inspected-bad").with("found", findings(found)),
        Event::Signed {
            purchase,
            inspected: true,
        } => about("signed", purchase),
        Event::Signed {
            purchase,
            inspected: false,
        } => about("signed-blind", purchase),
        Event::PurchaseRefused { purchase, back_min } => {
            about("refused", purchase).with("time", Word::Moment(*back_min))
        }
        Event::ReturnBegan { purchase, back_min } => about("return", purchase).with("time", Word::Moment(*back_min)),
        Event::MoneyBack { purchase, amount_fen } => {
            about("money-back", purchase).with("money", Word::Yuan(*amount_fen))
        }
        _ => unreachable!("`event` sends only the buyer's side here"),
    }
}

/// Returns how an order is called: a buyer of the shelf by number, a customer by phone by name.
pub fn order_called(order: &Order) -> Word {
    match (order.channel, order.plan) {
        (Channel::Shelf, None) => Word::as_is(order.name.0.clone()),
        _ => called(&order.name),
    }
}

/// Returns how a name is said: the course's name for a person or thing, else the name itself.
pub fn called(name: &Name) -> Word {
    Word::Called(name.0.clone())
}

fn findings(found: &[Finding]) -> Word {
    Word::List(found.iter().map(|found| Word::say(finding(found))).collect())
}

pub(super) fn told(key: &str) -> Saying {
    Saying::plain(format!("say-event-{key}"))
}

pub(super) fn about(key: &str, order: &Name) -> Saying {
    told(key).with("order", called(order))
}
