//! The orders' room: what may be done with all that are due, each order with its state, its timeline and its next owner.
//! Leaves requests for money back to `claims`.

use super::{
    cancellations, claims, contract, invoice,
    menu::{Menu, OnChoose},
    packing,
    page::MarketPage,
    parcels, sample,
    today::{lacks_goods, pack_together, to_check, to_label, to_ship},
    words::counted,
};
use crate::market::{ParcelId, order, parcel};
use crate::{
    market::{Channel, Command, Market, ObligationKind, Order, OrderId, OrderState, ResponsibleRole, Selector},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// The orders together, their list, and each of them.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    List,
    One(OrderId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::List => list(market),
        Page::One(name) => order(name, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_orders());
    let states = [
        OrderState::Asked,
        OrderState::WaitPay,
        OrderState::WaitShip,
        OrderState::Shipped,
        OrderState::Delivered,
        OrderState::Completed,
        OrderState::Settled,
        OrderState::Refunded,
    ];
    for state in states {
        let count = market.orders.values().filter(|order| order.state == state).count();
        if count > 0 {
            let count = Arg::Number(count as i64);
            menu.show(Sentence::pair(Arg::say(say::order_state(state)), count));
        }
    }
    if market.orders.is_empty() {
        menu.show(sentence::market_no_orders());
    }
    menu.space();
    cancellations::way(&mut menu, market);
    bulk(&mut menu, market);
    if !market.orders.is_empty() {
        let each = OnChoose::Go(MarketPage::Orders(Page::List));
        menu.at(7, counted(sentence::market_each_order, market.orders.len()), each);
    }
    if !market.after_sales.is_empty() {
        menu.go(
            counted(sentence::market_claims, market.after_sales.len()),
            MarketPage::Claims(claims::Page::List),
        );
    }
    if !market.courier_claims.is_empty() {
        menu.go(
            counted(sentence::aftersale_courier_claims, market.courier_claims.len()),
            MarketPage::Claims(claims::Page::CourierList),
        );
    }
    contract::ways(&mut menu, market);
    menu.wait_morning();
    menu.wait();
    menu
}

/// What may be put in beside what is promised (ppm).
const MORE_PPM: [i64; 3] = [0, 20_000, 50_000];

/// What may be done with all orders that wait for it.
fn bulk(menu: &mut Menu, market: &Market) {
    let together = pack_together(market);
    if together.is_empty() {
        menu.gap();
    }
    for (selector, orders) in together {
        menu.offer(
            packing::packing_of(&selector, &orders),
            OnChoose::Go(MarketPage::Packing(packing::Page::Pack(selector))),
        );
    }
    weighing(menu, market);
    let mut offer = |make: fn(Arg) -> Sentence, orders: Vec<&Order>, on_choose: OnChoose| {
        if orders.is_empty() {
            menu.gap();
        } else {
            menu.offer(counted(make, orders.len()), on_choose);
        }
    };
    offer(
        packing::labels_of(market),
        to_label(market),
        packing::labelling(Selector::Due, market),
    );
    offer(
        sentence::market_errand_check,
        to_check(market),
        OnChoose::Do(Command::Parcel(parcel::Command::Check(Selector::Packed)), 0),
    );
    offer(
        sentence::market_errand_ship,
        to_ship(market),
        OnChoose::Go(MarketPage::Packing(packing::Page::Ship(Selector::Packed, false))),
    );
    let late = market
        .orders
        .values()
        .filter(|order| order.late && order.state == OrderState::WaitShip && order.pack.is_none());
    offer(
        sentence::market_pack_late,
        late.collect(),
        OnChoose::Go(MarketPage::Packing(packing::Page::Pack(Selector::Late))),
    );
}

/// Filling packed boxes up on the scale: just to what is promised, or more for what dries on the way.
fn weighing(menu: &mut Menu, market: &Market) {
    let boxes = market.unweighed().len();
    for more_ppm in MORE_PPM.into_iter().filter(|_| 0 < boxes) {
        let orders = Selector::Packed;
        let weigh = Command::Parcel(parcel::Command::Weigh(parcel::command::Weigh { orders, more_ppm }));
        let said = match more_ppm {
            0 => sentence::market_weigh(Arg::count(boxes as u32)),
            _ => sentence::market_weigh_more(Arg::count(boxes as u32), Arg::OfHundred(more_ppm)),
        };
        menu.offer(said, OnChoose::Do(weigh, 0));
    }
}

/// Cancelling an order stands apart, far from what is done for it.
const CANCEL: u8 = 8;

/// Every order, those that wait for the learner first.
fn list(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_order_list());
    let mut orders: Vec<&Order> = market.orders.values().collect();
    orders.sort_by_key(|order| {
        (
            order.state.is_closed(),
            !is_mine(order),
            order.due_min,
            order.name.clone(),
        )
    });
    // Nothing to do in any of them: whoever presses on comes home, whoever looks for one still finds it.
    if !orders.iter().any(|order| is_mine(order)) {
        menu.offer(sentence::market_back(), OnChoose::Back);
    }
    for order in orders {
        let said = sentence::market_order_line(
            goods(order),
            say::order_called(order),
            Arg::say(say::order_state(order.state)),
        );
        menu.go(said, MarketPage::Orders(Page::One(order.name.clone())));
    }
    menu
}

fn is_mine(order: &Order) -> bool {
    matches!(order.state, OrderState::Asked | OrderState::WaitShip)
}

/// `核桃 850 克 × 2`
pub fn goods(order: &Order) -> Arg {
    let (product, weight) = (Arg::name("product", &order.product), Arg::Kilo(order.net_g));
    Arg::say(if order.pieces == 1 {
        sentence::market_goods(product, weight)
    } else {
        sentence::market_goods_times(Arg::count(order.pieces), product, weight)
    })
}

/// Who orders what, and where it goes. Of whoever has no name of their own it is said what kind of buyer they are.
pub fn head(order: &Order) -> Sentence {
    let who = match order.channel {
        Channel::Phone => say::order_called(order),
        Channel::Shelf if !say::is_drawn(&order.name) => say::order_called(order),
        Channel::Shelf => Arg::say(sentence::market_buyer(
            say::order_called(order),
            Arg::name("buyer", &order.persona),
        )),
    };
    sentence::market_order_head(goods(order), Arg::name("place", &order.place), who)
}

fn order(name: &OrderId, market: &Market) -> Menu {
    let Some(order) = market.orders.get(name) else {
        return Menu::titled(sentence::market_room_orders());
    };
    let mut menu = Menu::titled(sentence::market_room_orders());
    menu.show_in(head(order), Ink::Strong);
    menu.show(sentence::market_order_money(
        Arg::Yuan(order.price_fen + order.freight_paid_fen),
        Arg::say(say::order_state(order.state)),
    ));
    if order.leader_ppm > 0 {
        menu.show(sentence::market_order_leader(Arg::Share(order.leader_ppm)));
    }
    sample::describe(&mut menu, order, market);
    invoice::describe(&mut menu, order, market);
    if order.oversold {
        menu.show_in(sentence::market_oversold(), Ink::Bad);
    }
    if let Some((coupon, off_fen)) = &order.coupon {
        menu.show(sentence::market_order_coupon(
            Arg::name("coupon", coupon),
            Arg::Yuan(*off_fen),
        ));
    }
    if order.custom_days > 0 {
        menu.show_in(sentence::aftersale_custom(Arg::count(order.custom_days)), Ink::Warn);
    }
    if order.drops > 1 {
        menu.show(sentence::market_order_drops(Arg::count(order.drops)));
    }
    if let Some(next) = market.next_step(name) {
        let ink = if next.owner == ResponsibleRole::Seller {
            Ink::Warn
        } else {
            Ink::Dim
        };
        menu.show_in(say::next_due(&next, market.now_min), ink);
    }
    menu.space();
    order_choices(&mut menu, order, market);
    menu
}

fn order_choices(menu: &mut Menu, order: &Order, market: &Market) {
    let one = Selector::Named(vec![order.name.clone().into()]);
    if market.wants_to_cancel(&order.name) {
        let request = cancellations::Page::One(order.name.clone());
        menu.go(sentence::cancellation_first(), MarketPage::Cancellation(request));
    }
    match order.state {
        OrderState::Asked => {
            menu.act(
                sentence::market_accept(),
                Command::Order(order::Command::Accept(one.clone())),
            );
            // What is not there cannot be promised.
            if market.left_g(&order.product) < order.total_g() {
                menu.never_first();
            }
            menu.offer(
                sentence::market_decline(),
                OnChoose::Do(Command::Order(order::Command::Decline(one)), 1),
            );
        }
        OrderState::WaitShip => {
            invoice::choices(menu, order, market);
            match market.next_step(&order.name).map(|next| next.kind) {
                // Where the goods are lacking, only giving the money back is left.
                Some(ObligationKind::Pack) if lacks_goods(order, market) => {}
                Some(ObligationKind::Pack) => menu.go(
                    sentence::market_pack(),
                    MarketPage::Packing(packing::Page::Pack(one.clone())),
                ),
                Some(ObligationKind::Label) => {
                    menu.offer(sentence::market_label(), packing::labelling(one.clone(), market));
                }
                _ => {
                    menu.act_if(
                        order.is_unchecked() && !market.setting.scenario.hand_labels,
                        sentence::market_check(),
                        Command::Parcel(parcel::Command::Check(one.clone())),
                    );
                    menu.go(
                        sentence::market_ship(),
                        MarketPage::Packing(packing::Page::Ship(one.clone(), false)),
                    );
                }
            }
            sample::choices(menu, order, market);
            let cancel = OnChoose::act(order::Command::Cancel(one), 0);
            menu.at(CANCEL, sentence::market_cancel(), cancel);
        }
        OrderState::Shipped | OrderState::Delivered if market.parcel_of(&order.name).is_some() => {
            // Nothing more to do here: whoever presses on comes home.
            menu.offer(sentence::market_back(), OnChoose::Back);
            menu.go(
                sentence::market_track(),
                MarketPage::Parcels(parcels::Page::One(ParcelId::from(&order.name))),
            );
        }
        OrderState::WaitPay
        | OrderState::WaitGroup
        | OrderState::Shipped
        | OrderState::Delivered
        | OrderState::Completed
        | OrderState::Settled
        | OrderState::Unpaid
        | OrderState::Declined
        | OrderState::Refunded => {}
    }
    if market.after_sales.contains_key(&order.name) {
        menu.go(
            sentence::market_claim(),
            MarketPage::Claims(claims::Page::One(order.name.clone())),
        );
    }
    if market.courier_claims.contains_key(&order.name) {
        menu.go(
            sentence::aftersale_courier_claim(),
            MarketPage::Claims(claims::Page::Courier(order.name.clone())),
        );
    }
}
