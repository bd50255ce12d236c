//! The orders' room: what may be done with all that are due, each order with its state, its timeline and its next owner,
//! and requests for money back.

use super::{
    menu::{Menu, Takes},
    place::Place,
    shop::label,
    today::{counted, pack_together, to_check, to_label, to_ship},
};
use crate::{
    market::{AfterSaleState, Channel, Command, Market, Name, Order, OrderState, ResponsibleRole, Selector, Step},
    say::{self, Saying, Word},
    text::Ink,
};

/// Shares of what is asked for that may be offered instead, in parts per million.
const PARTS_PPM: [i64; 4] = [100_000, 300_000, 500_000, 700_000];

pub fn menu(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-room-orders"));
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
            let count = Word::Number(count as i64);
            menu.tell(Saying::pair(Word::say(say::order_state(state)), count));
        }
    }
    if market.orders.is_empty() {
        menu.tell(Saying::plain("market-no-orders"));
    }
    menu.space();
    bulk(&mut menu, market);
    if !market.orders.is_empty() {
        menu.go(counted("market-each-order", market.orders.len()), Place::OrderList);
    }
    if !market.after_sales.is_empty() {
        menu.go(counted("market-claims", market.after_sales.len()), Place::Claims);
    }
    menu.wait_morning();
    menu.wait();
    menu
}

/// What may be done with all orders that wait for it.
fn bulk(menu: &mut Menu, market: &Market) {
    let mut offer = |key: &str, orders: Vec<&Order>, takes: Takes| {
        if !orders.is_empty() {
            menu.offer(counted(key, orders.len()), takes);
        }
    };
    let (selector, together) = pack_together(market);
    offer("market-errand-pack", together, Takes::Go(Place::Pack(selector)));
    offer(
        "market-errand-label",
        to_label(market),
        Takes::Do(Command::Label(Selector::Due), 0),
    );
    offer(
        "market-errand-check",
        to_check(market),
        Takes::Do(Command::Check(Selector::Packed), 0),
    );
    offer(
        "market-errand-ship",
        to_ship(market),
        Takes::Go(Place::Ship(Selector::Packed)),
    );
    let late = market
        .orders
        .values()
        .filter(|order| order.late && order.state == OrderState::WaitShip && order.pack.is_none());
    offer(
        "market-pack-late",
        late.collect(),
        Takes::Go(Place::Pack(Selector::Late)),
    );
}

/// Every order, those that wait for the learner first.
pub fn list(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-order-list"));
    let mut orders: Vec<&Order> = market.orders.values().collect();
    orders.sort_by_key(|order| {
        (
            order.state.is_closed(),
            !is_mine(order),
            order.due_min,
            order.name.clone(),
        )
    });
    for order in orders {
        let said = Saying::plain("market-order-line")
            .with("order", say::order_called(order))
            .with("goods", goods(order))
            .with("state", Word::say(say::order_state(order.state)));
        menu.go(said, Place::Order(order.name.clone()));
    }
    menu
}

fn is_mine(order: &Order) -> bool {
    matches!(order.state, OrderState::Asked | OrderState::WaitShip)
}

/// `核桃 850 克 × 2`
pub fn goods(order: &Order) -> Word {
    let goods = Saying::plain(if order.pieces == 1 {
        "market-goods"
    } else {
        "market-goods-times"
    })
    .with("product", Word::name("product", &order.product))
    .with("weight", Word::Kilo(order.net_g));
    Word::say(if order.pieces == 1 {
        goods
    } else {
        goods.with("pieces", Word::count(order.pieces))
    })
}

/// Who orders what, and where it goes.
pub fn head(order: &Order) -> Saying {
    let who = match order.channel {
        Channel::Phone => say::order_called(order),
        Channel::Shelf => Word::say(
            Saying::plain("market-buyer")
                .with("order", say::order_called(order))
                .with("who", Word::name("buyer", &order.persona)),
        ),
    };
    Saying::plain("market-order-head")
        .with("who", who)
        .with("place", Word::name("place", &order.place))
        .with("goods", goods(order))
}

pub fn order(name: &Name, market: &Market) -> Menu {
    let Some(order) = market.orders.get(name) else {
        return Menu::titled(Saying::plain("market-room-orders"));
    };
    let mut menu = Menu::titled(Saying::plain("market-room-orders"));
    menu.tell_in(head(order), Ink::Strong);
    menu.tell(
        Saying::plain("market-order-money")
            .with("money", Word::Yuan(order.price_fen + order.freight_paid_fen))
            .with("state", Word::say(say::order_state(order.state))),
    );
    if order.leader_ppm > 0 {
        menu.tell(label("market-order-leader", Word::Share(order.leader_ppm)));
    }
    if order.wants_invoice {
        let key = if order.has_invoice {
            "market-invoice-there"
        } else {
            "market-invoice-wanted"
        };
        menu.tell(Saying::plain(key));
    }
    if order.oversold {
        menu.tell_in(Saying::plain("market-oversold"), Ink::Bad);
    }
    if let Some((coupon, off_fen)) = &order.coupon {
        menu.tell(
            Saying::plain("market-order-coupon")
                .with("coupon", Word::name("coupon", coupon))
                .with("money", Word::Yuan(*off_fen)),
        );
    }
    if order.drops > 1 {
        menu.tell(label("market-order-drops", Word::count(order.drops)));
    }
    if let Some(next) = market.next_step(name) {
        let ink = if next.owner == ResponsibleRole::Seller {
            Ink::Warn
        } else {
            Ink::Dim
        };
        menu.tell_in(say::next_due(&next, market.now_min), ink);
    }
    menu.space();
    order_choices(&mut menu, order, market);
    menu
}

fn order_choices(menu: &mut Menu, order: &Order, market: &Market) {
    let one = Selector::Named(vec![order.name.clone()]);
    let plain = Saying::plain;
    match order.state {
        OrderState::Asked => {
            menu.act(plain("market-accept"), Command::Accept(one.clone()));
            menu.offer(plain("market-decline"), Takes::Do(Command::Decline(one), 1));
        }
        OrderState::WaitShip => {
            if order.wants_invoice && !order.has_invoice {
                menu.act(plain("market-invoice"), Command::Invoice(one.clone()));
            }
            match market.next_step(&order.name).map(|next| next.step) {
                Some(Step::Pack) => menu.go(plain("market-pack"), Place::Pack(one.clone())),
                Some(Step::Label) => menu.act(plain("market-label"), Command::Label(one.clone())),
                _ => {
                    if order.label.is_some_and(|label| !label.checked) {
                        menu.act(plain("market-check"), Command::Check(one.clone()));
                    }
                    menu.go(plain("market-ship"), Place::Ship(one.clone()));
                }
            }
            menu.act(plain("market-cancel"), Command::Cancel(one));
        }
        OrderState::Shipped | OrderState::Delivered if market.parcels.contains_key(&order.name) => {
            menu.go(plain("market-track"), Place::Parcel(order.name.clone()));
        }
        _ => {}
    }
    if market.after_sales.contains_key(&order.name) {
        menu.go(plain("market-claim"), Place::Claim(order.name.clone()));
    }
}

pub fn claims(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-claims-title"));
    let mut claims: Vec<_> = market.after_sales.values().collect();
    claims.sort_by_key(|claim| (!claim.is_open(), claim.due_min, claim.order.clone()));
    let waiting = claims
        .iter()
        .filter(|claim| claim.state == AfterSaleState::Applied)
        .count();
    if waiting > 1 {
        let all = Takes::Do(Command::Agree(Selector::All), usize::MAX);
        menu.offer(counted("market-agree-all", waiting), all);
    }
    for claim in claims {
        let said = Saying::plain("market-claim-line")
            .with("order", say::called(&claim.order))
            .with("state", Word::say(say::after_sale_state(claim.state)));
        menu.go(said, Place::Claim(claim.order.clone()));
    }
    menu
}

pub fn claim(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-claims-title"));
    let (Some(claim), Some(order)) = (market.after_sales.get(name), market.orders.get(name)) else {
        return menu;
    };
    menu.tell(head(order));
    menu.tell_in(say::complaint(claim, order.price_fen), Ink::Strong);
    menu.tell(label("market-photos-show", Word::Share(claim.share_ppm)));
    menu.tell(Saying::of(Word::say(say::after_sale_state(claim.state))));
    if claim.is_open() {
        let owner = market.next_step(name).map(|next| next.owner);
        let ink = if owner == Some(ResponsibleRole::Seller) {
            Ink::Warn
        } else {
            Ink::Dim
        };
        menu.tell_in(label("market-decided-by", super::shop::due(claim.due_min, market)), ink);
    }
    menu.space();
    if claim.state == AfterSaleState::Applied {
        let one = Selector::Named(vec![name.clone()]);
        let home = |command| Takes::Do(command, usize::MAX);
        menu.offer(Saying::plain("market-agree"), home(Command::Agree(one.clone())));
        menu.go(Saying::plain("market-offer"), Place::OfferPart(name.clone()));
        menu.offer(Saying::plain("market-reject"), home(Command::Reject(one)));
    }
    menu
}

pub fn offer_part(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("market-offer"));
    let (Some(claim), Some(order)) = (market.after_sales.get(name), market.orders.get(name)) else {
        return menu;
    };
    for share_ppm in PARTS_PPM.into_iter().filter(|part| *part < claim.share_ppm) {
        let said = Saying::plain("market-offer-part")
            .with("share", Word::Share(share_ppm))
            .with("money", Word::Yuan(order.price_fen * share_ppm / 1_000_000));
        let command = Command::Offer {
            orders: Selector::Named(vec![name.clone()]),
            share_ppm,
        };
        menu.offer(said, Takes::Do(command, usize::MAX));
    }
    if menu.choices.is_empty() {
        menu.tell(Saying::plain("market-offer-none"));
    }
    menu
}
