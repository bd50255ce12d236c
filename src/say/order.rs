//! Orders in words.

use super::{Arg, Sentence, event::called, sentence, state::order_state};
use crate::market::{Name, Order, OrderId, OrderState, order, order::refusal::GoodsFor};

/// Returns the sentence for what happened.
pub(super) fn event(event: &order::Event) -> Sentence {
    match event {
        order::Event::Asked(order::event::Asked { order }) => sentence::say_event_asked(
            Arg::Yuan(order.price_fen),
            Arg::name("product", &order.product),
            Arg::grams(order.total_g()),
            called(&order.name),
        ),
        order::Event::Accepted(order::event::Accepted { order, ship_by_min }) => {
            sentence::say_event_accepted(called(order), Arg::Moment(*ship_by_min))
        }
        order::Event::Declined(order::event::Declined { order, silent: false }) => {
            sentence::say_event_declined(called(order))
        }
        order::Event::Declined(order::event::Declined { order, silent: true }) => {
            sentence::say_event_declined_silent(called(order))
        }
        order::Event::Placed(order::event::Placed { order, .. }) => {
            let say = if order.again {
                sentence::say_event_placed_again
            } else if order.promoted {
                sentence::say_event_placed_ad
            } else {
                sentence::say_event_placed
            };
            say(
                called(&order.name),
                Arg::count(order.pieces),
                Arg::name("place", &order.place),
                Arg::name("product", &order.product),
                Arg::Kilo(order.net_g),
            )
        }
        order::Event::Paid(order::event::Paid {
            order,
            amount_fen,
            ship_by_min,
            ..
        }) => sentence::say_event_paid(Arg::Yuan(*amount_fen), called(order), Arg::Moment(*ship_by_min)),
        order::Event::Unpaid(order::event::Unpaid { order }) => sentence::say_event_unpaid(called(order)),
        order::Event::Warned(order::event::Warned { order, ship_by_min }) => {
            sentence::say_event_warned(called(order), Arg::Moment(*ship_by_min))
        }
        order::Event::Late(order::event::Late { order, penalty_fen: 0 }) => {
            sentence::say_event_late_free(called(order))
        }
        order::Event::Late(order::event::Late { order, penalty_fen }) => {
            sentence::say_event_late(Arg::Yuan(*penalty_fen), called(order))
        }
        order::Event::InvoiceWritten(order::event::InvoiceWritten { order }) => {
            sentence::say_event_invoice(called(order))
        }
        order::Event::Confirmed(order::event::Confirmed { order, settle_min, .. }) => {
            sentence::say_event_confirmed(called(order), Arg::Moment(*settle_min))
        }
        order::Event::Reviewed(order::event::Reviewed {
            order,
            stars_hundredths,
        }) => sentence::say_event_reviewed(called(order), Arg::Decimal(*stars_hundredths)),
        order::Event::Settled(order::event::Settled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        }) => {
            match (*leader_fen, *fee_fen) {
                (0, 0) => sentence::say_event_settled_cash(Arg::Yuan(*amount_fen), called(order)),
                (0, fee_fen) => sentence::say_event_settled(Arg::Yuan(fee_fen), Arg::Yuan(*amount_fen), called(order)),
                // Phone orders bear no fee; a share there is the leader's, on the market the host's.
                (leader_fen, 0) => {
                    sentence::say_event_settled_leader(Arg::Yuan(leader_fen), Arg::Yuan(*amount_fen), called(order))
                }
                (leader_fen, _) => {
                    sentence::say_event_settled_host(Arg::Yuan(leader_fen), Arg::Yuan(*amount_fen), called(order))
                }
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
fn cancelled(order: &Name, refund_fen: i64, penalty_fen: i64, too_late: bool) -> Sentence {
    match (too_late, refund_fen) {
        (true, 0) => sentence::say_event_cancelled_late_unpaid(called(order)),
        (true, _) => sentence::say_event_cancelled_late(Arg::Yuan(refund_fen), called(order)),
        (false, _) => sentence::say_event_cancelled(Arg::Yuan(refund_fen), called(order), Arg::Yuan(penalty_fen)),
    }
}

/// Returns how an order is called: by whose it is.
pub fn order_called(order: &Order) -> Arg {
    called(&order.name)
}

/// Whether the order's buyer was drawn, `b301`, and has no name in the scenario's story.
pub fn is_drawn(name: &OrderId) -> bool {
    let number = name.as_str().strip_prefix('b');
    number.is_some_and(|number| number.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &order::Refusal) -> [Sentence; 2] {
    match refusal {
        order::Refusal::OrderIs(order::refusal::OrderIs { state }) => [
            sentence::say_no_order_is(Arg::say(order_state(*state))),
            order_way(*state),
        ],
        order::Refusal::NotEnoughGoods(order::refusal::NotEnoughGoods { left_g, wanted }) => [
            sentence::say_no_not_enough_goods(Arg::grams(*left_g)),
            goods_way(*wanted),
        ],
        order::Refusal::InvoiceMissing => [sentence::say_no_invoice_missing(), sentence::say_way_invoice_missing()],
        order::Refusal::NoInvoiceWanted => [
            sentence::say_no_no_invoice_wanted(),
            sentence::say_way_no_invoice_wanted(),
        ],
    }
}

/// What gets an order on from each of its states.
fn order_way(state: OrderState) -> Sentence {
    match state {
        OrderState::Asked => sentence::say_way_order_asked(),
        OrderState::WaitPay => sentence::say_way_order_wait_pay(),
        OrderState::WaitGroup => sentence::say_way_order_wait_group(),
        OrderState::WaitShip => sentence::say_way_order_wait_ship(),
        OrderState::Shipped => sentence::say_way_order_shipped(),
        OrderState::Delivered
        | OrderState::Completed
        | OrderState::Settled
        | OrderState::Unpaid
        | OrderState::Declined
        | OrderState::Refunded => sentence::say_way_order_over(),
    }
}

fn goods_way(wanted: GoodsFor) -> Sentence {
    match wanted {
        GoodsFor::Orders => sentence::say_way_not_enough_goods_accept(),
        GoodsFor::Packing => sentence::say_way_not_enough_goods_pack(),
        GoodsFor::Resending => sentence::say_way_not_enough_goods_resend(),
        GoodsFor::Shelf => sentence::say_way_not_enough_goods_shelf(),
        GoodsFor::Gate => sentence::say_way_not_enough_goods_gate(),
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: order::Figure) -> Sentence {
    match figure {
        order::Figure::Orders => sentence::say_figure_orders(),
        order::Figure::Accepted => sentence::say_figure_accepted(),
        order::Figure::Declined => sentence::say_figure_declined(),
        order::Figure::UnderGate => sentence::say_figure_under_gate(),
        order::Figure::Late => sentence::say_figure_late(),
        order::Figure::OnTimePpm => sentence::say_figure_on_time(),
        order::Figure::DeliveredNextDay => sentence::say_figure_delivered_next_day(),
        order::Figure::Settled => sentence::say_figure_settled(),
        order::Figure::Cancelled => sentence::say_figure_cancelled(),
        order::Figure::Open => sentence::say_figure_open(),
        order::Figure::SoldPieces => sentence::say_figure_sold_pieces(),
        order::Figure::SoldG => sentence::say_figure_sold_g(),
        order::Figure::SoldPpm => sentence::say_figure_sold(),
        order::Figure::Reviews => sentence::say_figure_reviews(),
        order::Figure::StarsHundredths => sentence::say_figure_stars(),
        order::Figure::Oversold => sentence::say_figure_oversold(),
        order::Figure::OrdersReduced => sentence::say_figure_orders_reduced(),
        order::Figure::OrderedAgain => sentence::say_figure_ordered_again(),
        order::Figure::RefundedPpm => sentence::say_figure_refunded(),
    }
}
