//! Orders in words.

use super::{
    Saying, Word,
    event::{about, called, told},
    state::order_state,
};
use crate::market::{Channel, Name, Order, order};

/// Returns the sentence for what happened.
pub(super) fn event(event: &order::Event) -> Saying {
    match event {
        order::Event::Asked(order::event::Asked { order }) => told("asked")
            .with("who", called(&order.name))
            .with("product", Word::name("product", &order.product))
            .with("weight", Word::grams(order.total_g()))
            .with("money", Word::Yuan(order.price_fen)),
        order::Event::Accepted(order::event::Accepted { order, ship_by_min }) => {
            about("accepted", order).with("time", Word::Moment(*ship_by_min))
        }
        order::Event::Declined(order::event::Declined { order, silent: false }) => about("declined", order),
        order::Event::Declined(order::event::Declined { order, silent: true }) => about("declined-silent", order),
        order::Event::Placed(order::event::Placed { order, .. }) => about("placed", &order.name)
            .with("product", Word::name("product", &order.product))
            .with("weight", Word::Kilo(order.net_g))
            .with("pieces", Word::count(order.pieces))
            .with("place", Word::name("place", &order.place)),
        order::Event::Paid(order::event::Paid {
            order,
            amount_fen,
            ship_by_min,
            ..
        }) => about("paid", order)
            .with("money", Word::Yuan(*amount_fen))
            .with("time", Word::Moment(*ship_by_min)),
        order::Event::Unpaid(order::event::Unpaid { order }) => about("unpaid", order),
        order::Event::Warned(order::event::Warned { order, ship_by_min }) => {
            about("warned", order).with("time", Word::Moment(*ship_by_min))
        }
        order::Event::Late(order::event::Late { order, penalty_fen: 0 }) => about("late-free", order),
        order::Event::Late(order::event::Late { order, penalty_fen }) => {
            about("late", order).with("money", Word::Yuan(*penalty_fen))
        }
        order::Event::InvoiceWritten(order::event::InvoiceWritten { order }) => about("invoice", order),
        order::Event::Confirmed(order::event::Confirmed { order, settle_min, .. }) => {
            about("confirmed", order).with("time", Word::Moment(*settle_min))
        }
        order::Event::Reviewed(order::event::Reviewed {
            order,
            stars_hundredths,
        }) => about("reviewed", order).with("stars", Word::Decimal(*stars_hundredths)),
        order::Event::Settled(order::event::Settled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        }) => {
            let paid = |key| about(key, order).with("money", Word::Yuan(*amount_fen));
            match (*leader_fen, *fee_fen) {
                (0, 0) => paid("settled-cash"),
                (0, fee_fen) => paid("settled").with("fee", Word::Yuan(fee_fen)),
                // Phone orders bear no fee; a share there is the leader's, on the market the host's.
                (leader_fen, 0) => paid("settled-leader").with("leader", Word::Yuan(leader_fen)),
                (leader_fen, _) => paid("settled-host").with("leader", Word::Yuan(leader_fen)),
            }
        }
        order::Event::Cancelled(order::event::Cancelled {
            order,
            refund_fen,
            penalty_fen,
            too_late,
        }) => cancelled(order, *refund_fen, *penalty_fen, *too_late),
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

/// Returns how an order is called: a buyer of the shelf by number, a customer by phone by name.
pub fn order_called(order: &Order) -> Word {
    match (order.channel, order.plan) {
        (Channel::Shelf, None) => Word::as_is(order.name.0.clone()),
        _ => called(&order.name),
    }
}

/// Adds the figures of a refusal to its sentence.
pub(super) fn wrong(refusal: &order::Refusal, saying: Saying) -> Saying {
    match refusal {
        order::Refusal::OrderIs(order::refusal::OrderIs { state }) => {
            saying.with("state", Word::say(order_state(*state)))
        }
        order::Refusal::NotEnoughGoods(order::refusal::NotEnoughGoods { left_g }) => {
            saying.with("left", Word::grams(*left_g))
        }
        order::Refusal::InvoiceMissing | order::Refusal::NoInvoiceWanted => saying,
    }
}
