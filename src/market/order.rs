//! An order, from the buyer's click to the money in the wallet.
//!
//! ```text
//! Asked ─accept─▶ WaitShip            (phone orders; declined ─▶ Declined)
//! WaitPay ─pay─▶ WaitShip ─pack, label, hand over─▶ Shipped ─▶ Delivered ─confirm─▶ Completed ─▶ Settled
//!    │  └─pay─▶ WaitGroup ─enough buyers─▶ WaitShip     (bought together; a day over ─▶ Refunded)
//!    │              │                                  │           │
//!    ▼              ▼                                  ▼           ▼
//! Unpaid         Refunded ◀───── late, cancelled, lost, sent back, claimed in full
//! ```
//! Every open order has exactly one owner of its next deadline: see `Market::next_step`.

use super::{
    Account, Care, Command, Event, Market, Name, Refusal, Selector, SpellKind, agenda::Due, coop, dispatch, household,
    live, promotion, random, run::Deed, time,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderState {
    /// A phone customer waits for yes or no.
    Asked,
    WaitPay,
    /// Paid, and waits for others who buy together.
    WaitGroup,
    WaitShip,
    Shipped,
    Delivered,
    /// Receipt confirmed; the money is on its way.
    Completed,
    Settled,
    /// Closed: never paid.
    Unpaid,
    /// Closed: the seller said no.
    Declined,
    /// Closed: all money went back.
    Refunded,
}

impl OrderState {
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            OrderState::Settled | OrderState::Unpaid | OrderState::Declined | OrderState::Refunded
        )
    }

    /// Whether it was paid, or accepted by phone, whatever became of it: from there on something is promised.
    pub fn was_taken(self) -> bool {
        !matches!(
            self,
            OrderState::Asked | OrderState::WaitPay | OrderState::Unpaid | OrderState::Declined
        )
    }
}

/// How the order came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// From the shelf of a market; money in escrow.
    Shelf,
    /// By phone; cash when it is brought.
    Phone,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub name: Name,
    pub channel: Channel,
    pub state: OrderState,
    pub persona: String,
    pub place: String,
    pub product: String,
    /// Net weight of one piece (box).
    pub net_g: u32,
    pub pieces: u32,
    /// What the goods cost the buyer, all pieces.
    pub price_fen: i64,
    /// What the buyer pays for freight on top.
    pub freight_paid_fen: i64,
    /// Share kept by a leader.
    pub leader_ppm: i64,
    pub wants_invoice: bool,
    pub has_invoice: bool,
    /// Doors to bring it to.
    pub drops: u32,
    pub placed_min: u32,
    /// Pay, answer, ship, confirm, settle: whichever comes next.
    pub due_min: u32,
    /// The promise: hand over, or for phone orders bring, by this minute.
    pub ship_by_min: u32,
    pub late: bool,
    pub pack: Option<String>,
    pub packed_min: Option<u32>,
    /// Age of the goods when packed, in minutes at 20 °C.
    pub packed_age_min: u32,
    pub label: Option<Label>,
    pub shipped_min: Option<u32>,
    pub delivered_min: Option<u32>,
    /// Counted at the door.
    pub bad_pieces: u32,
    pub counted_pieces: u32,
    pub stars_hundredths: Option<i64>,
    pub refunded_fen: i64,
    pub settled_fen: i64,
    /// The seller answered this buyer's question late.
    pub slow_reply: bool,
    /// The coupon that was used, and what it took off; `price_fen` is less by it already.
    pub coupon: Option<(String, i64)>,
    /// Buys together with so many.
    pub people: Option<u32>,
    /// Bought on the live stream.
    pub live: bool,
    /// More was sold than is there: no goods are kept for it.
    pub oversold: bool,
    /// The seller's answer to the review, and whether it mends.
    pub responded: Option<(String, bool)>,
    /// How the goods were treated when they were packed.
    pub care: Care,
    /// Days for making it to the buyer's own wish; goods so made are not taken back without a fault.
    pub custom_days: u32,
    /// The line of the scenario's plan that brought this buyer.
    pub plan: Option<usize>,
    /// The goods came back and are in stock again.
    pub came_back: bool,
}

/// A label as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// A digit of the phone number is wrong. Nobody sees it before checking; screens must not show it.
    pub wrong: bool,
    /// Looked at, weighed and photographed.
    pub checked: bool,
}

/// What a buyer would order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub net_g: u32,
    pub pieces: u32,
    pub place: String,
}

/// Who has to do what by when, for one open order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    pub owner: ResponsibleRole,
    pub step: Step,
    pub due_min: u32,
}

/// Who is responsible for a step of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResponsibleRole {
    Buyer,
    Seller,
    /// The market's own people: reviews, escrow, disputes.
    Market,
    StationKeeper,
    VanDriver,
    TownshipClerk,
    CountyClerk,
    Courier,
    Deliverer,
    /// Decides at the county centre when the van leaves and where it goes.
    Dispatcher,
    /// Runs the county's stations under contract.
    Operator,
    /// Chose it, and pays it.
    Official,
    PostalAuthority,
}

impl ResponsibleRole {
    pub const ALL: [ResponsibleRole; 12] = [
        ResponsibleRole::Buyer,
        ResponsibleRole::Seller,
        ResponsibleRole::Market,
        ResponsibleRole::StationKeeper,
        ResponsibleRole::VanDriver,
        ResponsibleRole::TownshipClerk,
        ResponsibleRole::CountyClerk,
        ResponsibleRole::Courier,
        ResponsibleRole::Deliverer,
        ResponsibleRole::Dispatcher,
        ResponsibleRole::Operator,
        ResponsibleRole::Official,
    ];

    /// Returns the id under which `course` keeps the role's name: `role.station-keeper`.
    pub fn id(self) -> &'static str {
        match self {
            ResponsibleRole::Buyer => "buyer",
            ResponsibleRole::Seller => "seller",
            ResponsibleRole::Market => "market",
            ResponsibleRole::StationKeeper => "station-keeper",
            ResponsibleRole::VanDriver => "van-driver",
            ResponsibleRole::TownshipClerk => "township-clerk",
            ResponsibleRole::CountyClerk => "county-clerk",
            ResponsibleRole::Courier => "courier",
            ResponsibleRole::Deliverer => "deliverer",
            ResponsibleRole::Dispatcher => "dispatcher",
            ResponsibleRole::Operator => "operator",
            ResponsibleRole::Official => "official",
            ResponsibleRole::PostalAuthority => "postal-authority",
        }
    }
}

/// The next thing that must happen to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Answer,
    Pay,
    /// Others have to join.
    Group,
    Pack,
    Label,
    HandOver,
    Carry,
    Confirm,
    Settle,
    /// Somebody asks for money back.
    AfterSale,
}

/// Checks and answers the commands about a seller's orders.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    let minutes = &market.setting.rules.minutes;
    match command {
        Command::Accept(orders) => accept(market, orders),
        Command::Decline(orders) => {
            let names = market.select(orders, |order| in_state(order, OrderState::Asked))?;
            Ok(Deed::each(names, minutes.decide, |order| Event::OrderDeclined {
                order,
                silent: false,
            }))
        }
        Command::Invoice(orders) => {
            let names = market.select(orders, |order| {
                in_state(order, OrderState::WaitShip)?;
                let wanted = order.wants_invoice && !order.has_invoice;
                if wanted { Ok(()) } else { Err(Refusal::NoInvoiceWanted) }
            })?;
            Ok(Deed::each(names, minutes.invoice, |order| Event::InvoiceWritten {
                order,
            }))
        }
        Command::Pack { orders, pack } => dispatch::pack(market, orders, pack),
        Command::Label(orders) => dispatch::label(market, orders),
        Command::Check(orders) => dispatch::check(market, orders),
        Command::Ship {
            orders,
            courier,
            via,
            insured,
        } => dispatch::ship(market, orders, courier, via.as_deref(), *insured),
        Command::Cancel(orders) => cancel(market, orders),
        _ => unreachable!("only an order's commands come here"),
    }
}

pub(super) fn in_state(order: &Order, state: OrderState) -> Result<(), Refusal> {
    if order.state == state {
        Ok(())
    } else {
        Err(Refusal::OrderIs { state: order.state })
    }
}

fn accept(market: &Market, orders: &Selector) -> Result<Deed, Refusal> {
    let names = market.select(orders, |order| in_state(order, OrderState::Asked))?;
    let mut left = market.stock_g.clone();
    for name in &names {
        let order = &market.orders[name];
        let left_g = left.get(&order.product).copied().unwrap_or(0);
        let rest = left_g
            .checked_sub(order.total_g())
            .ok_or(Refusal::NotEnoughGoods { left_g })?;
        left.insert(order.product.clone(), rest);
    }
    let accepted = |order: Name| Event::OrderAccepted {
        ship_by_min: market.orders[&order].ship_by_min,
        order,
    };
    Ok(Deed::each(names, market.setting.rules.minutes.decide, accepted))
}

fn cancel(market: &Market, orders: &Selector) -> Result<Deed, Refusal> {
    let names = market.select(orders, |order| in_state(order, OrderState::WaitShip))?;
    let penalties = &market.setting.rules.penalties;
    let cancelled = |name: Name| {
        let order = &market.orders[&name];
        let share = order.price_fen * penalties.out_of_stock_ppm / 1_000_000;
        let penalty_fen = match order.channel {
            Channel::Shelf => share.clamp(penalties.out_of_stock_least_fen, penalties.out_of_stock_most_fen),
            Channel::Phone => 0,
        };
        Event::OrderCancelled {
            refund_fen: order.paid_fen(),
            order: name,
            penalty_fen,
            too_late: false,
        }
    };
    Ok(Deed::each(names, market.setting.rules.minutes.decide, cancelled))
}

/// A caller got no answer by the evening.
pub(super) fn call_ends(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::Asked, |order| {
        vec![Event::OrderDeclined {
            order: order.name.clone(),
            silent: true,
        }]
    })
}

pub(super) fn buyer_pays(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::WaitPay, |order| {
        if let Some(people) = order.people {
            return promotion::joined(market, order, people);
        }
        let hours = promised_h(market, &order.product);
        let ship_by_min = market.now_min + hours * time::HOUR_MIN + order.custom_days * time::DAY_MIN;
        let amount_fen = order.price_fen + order.freight_paid_fen;
        let paid = Event::OrderPaid {
            order: order.name.clone(),
            amount_fen,
            ship_by_min,
        };
        let listing = market.listings.get(&order.product).filter(|listing| listing.is_seen());
        match listing {
            Some(listing) if listing.skus_in_stock().next().is_none() => {
                vec![
                    paid,
                    Event::ListingSoldOut {
                        product: order.product.clone(),
                    },
                ]
            }
            _ => vec![paid],
        }
    })
}

/// Returns the hours until dispatch that hold for a page: its own, or the longest that the market still allows.
pub(super) fn promised_h(market: &Market, product: &str) -> u32 {
    let page = market.listings.get(product).and_then(|listing| listing.live.as_ref());
    let allowed = market
        .profile()
        .and_then(|profile| profile.promises_h.iter().max().copied());
    let written = page.and_then(|page| page.promise_h).unwrap_or(48);
    allowed.map_or(written, |allowed| written.min(allowed))
}

pub(super) fn pay_ends(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::WaitPay, |order| {
        vec![Event::OrderUnpaid {
            order: order.name.clone(),
        }]
    })
}

pub(super) fn warn(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::WaitShip, |order| {
        vec![Event::OrderWarned {
            order: order.name.clone(),
            ship_by_min: order.ship_by_min,
        }]
    })
}

/// A morning with orders to send; the last van's own reminder may fall in the same minute and says it then.
pub(super) fn station_opens(market: &Market) -> Vec<Event> {
    let waits = |order: &&Order| {
        order.channel == Channel::Shelf
            && order.state == OrderState::WaitShip
            && warn_min(market, order.channel, order.ship_by_min) != market.now_min
    };
    let warned = |order: &Order| Event::OrderWarned {
        order: order.name.clone(),
        ship_by_min: order.due_min,
    };
    market.orders.values().filter(waits).map(warned).collect()
}

/// The promise ends: a market's order must have been scanned, a phone order brought.
pub(super) fn ship_by(market: &Market, name: &Name) -> Vec<Event> {
    let Some(order) = market.orders.get(name) else {
        return Vec::new();
    };
    let scanned = market
        .parcels
        .get(name)
        .is_some_and(|parcel| parcel.scan_min <= order.ship_by_min);
    let kept = match order.channel {
        Channel::Shelf => order.state != OrderState::WaitShip && (order.state != OrderState::Shipped || scanned),
        Channel::Phone => !matches!(order.state, OrderState::WaitShip | OrderState::Shipped),
    };
    if kept || order.late {
        return Vec::new();
    }
    let penalty_fen = if order.channel == Channel::Shelf {
        market.setting.rules.penalties.late_fen
    } else {
        coop::late_penalty_fen(market, name)
    };
    vec![Event::OrderLate {
        order: name.clone(),
        penalty_fen,
    }]
}

/// The market gives the money back for what was never sent.
pub(super) fn late_refund(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::WaitShip, |order| {
        let refund_fen = order.paid_fen();
        vec![Event::OrderCancelled {
            order: order.name.clone(),
            refund_fen,
            penalty_fen: 0,
            too_late: true,
        }]
    })
}

/// The buyer, or the timer, confirms receipt; not while a request for money is open.
pub(super) fn confirm(market: &Market, name: &Name) -> Vec<Event> {
    if market.after_sales.get(name).is_some_and(super::AfterSale::is_open) {
        return Vec::new();
    }
    due_in(market, name, OrderState::Delivered, |order| {
        let wait = market.profile().map_or(0, |profile| profile.settle_min);
        vec![Event::OrderConfirmed {
            order: order.name.clone(),
            settle_min: market.now_min + wait,
        }]
    })
}

pub(super) fn settle(market: &Market, name: &Name) -> Vec<Event> {
    due_in(market, name, OrderState::Completed, |order| {
        let amount = order.paid_fen() - order.refunded_fen;
        let fee_fen = (amount * market.fee_ppm(&order.product) + 500_000) / 1_000_000;
        let leader_fen = amount * order.leader_ppm / 1_000_000;
        vec![Event::OrderSettled {
            order: order.name.clone(),
            amount_fen: amount - fee_fen - leader_fen,
            fee_fen,
            leader_fen,
        }]
    })
}

/// Some buyers write what they think.
pub(super) fn review(market: &Market, name: &Name) -> Vec<Event> {
    let quality = &market.setting.rules.quality;
    let Some(order) = market.orders.get(name) else {
        return Vec::new();
    };
    let bad_ppm = i64::from(order.bad_pieces) * 1_000_000 / i64::from(order.counted_pieces.max(1));
    let minded = (bad_ppm - quality.stars_bad_free_ppm).max(0);
    let mut stars = quality.stars_start_hundredths - quality.stars_bad_hundredths * minded / 1_000_000;
    if order.late {
        stars -= quality.stars_late_day_hundredths;
    }
    if order.slow_reply {
        stars -= quality.stars_slow_reply_hundredths;
    }
    stars += market.taste_hundredths(order.care.ripeness);
    let fair = market
        .after_sales
        .get(name)
        .is_some_and(|after_sale| after_sale.was_fair(quality.fair_within_min));
    if fair {
        stars += quality.stars_fair_hundredths;
    }
    let reviewed = Event::OrderReviewed {
        order: name.clone(),
        stars_hundredths: stars.clamp(100, 500),
    };
    [reviewed]
        .into_iter()
        .chain(promotion::card_shown(market, name))
        .collect()
}

/// Runs `what` if the order still stands in the state for which the agenda's entry was made.
fn due_in(market: &Market, name: &Name, state: OrderState, what: impl Fn(&Order) -> Vec<Event>) -> Vec<Event> {
    market
        .orders
        .get(name)
        .filter(|order| order.state == state)
        .map(what)
        .unwrap_or_default()
}

impl Order {
    /// An order that nobody has touched yet; who wants what is filled in by whoever takes it.
    pub(super) fn untouched(name: Name, channel: Channel, state: OrderState, placed_min: u32) -> Order {
        Order {
            name,
            channel,
            state,
            placed_min,
            persona: String::new(),
            place: String::new(),
            product: String::new(),
            net_g: 0,
            pieces: 1,
            price_fen: 0,
            freight_paid_fen: 0,
            leader_ppm: 0,
            wants_invoice: false,
            has_invoice: false,
            drops: 1,
            due_min: placed_min,
            ship_by_min: 0,
            late: false,
            pack: None,
            packed_min: None,
            packed_age_min: 0,
            label: None,
            shipped_min: None,
            delivered_min: None,
            bad_pieces: 0,
            counted_pieces: 0,
            stars_hundredths: None,
            refunded_fen: 0,
            settled_fen: 0,
            slow_reply: false,
            coupon: None,
            people: None,
            live: false,
            oversold: false,
            responded: None,
            care: Care::default(),
            custom_days: 0,
            plan: None,
            came_back: false,
        }
    }

    /// Returns what the buyer has paid in: nothing yet by phone.
    pub fn paid_fen(&self) -> i64 {
        match (self.channel, self.state) {
            (Channel::Phone, _) | (_, OrderState::WaitPay | OrderState::Unpaid) => 0,
            _ => self.price_fen + self.freight_paid_fen,
        }
    }
}

pub(super) fn apply(market: &mut Market, event: &Event) -> bool {
    match event {
        Event::OrderAsked { order } => {
            market.plan(order.due_min, Due::CallEnds(order.name.clone()));
            market.orders.insert(order.name.clone(), (**order).clone());
        }
        Event::OrderPlaced { order } => apply_placed(market, order),
        Event::OrderAccepted {
            order: name,
            ship_by_min,
        } => {
            take_goods(market, name);
            promise(market, name, *ship_by_min);
        }
        Event::OrderDeclined { order, .. } => order_mut(market, order).state = OrderState::Declined,
        Event::OrderPaid {
            order: name,
            amount_fen,
            ship_by_min,
        } => {
            escrow(market, name, *amount_fen);
            promise(market, name, *ship_by_min);
            live::may_withdraw(market, name);
        }
        Event::OrderUnpaid { order: name } => {
            give_goods_back(market, name);
            use_coupon(market, name, false);
            order_mut(market, name).state = OrderState::Unpaid;
        }
        Event::OrderWarned { .. } => {}
        Event::OrderReviewed {
            order,
            stars_hundredths,
        } => {
            order_mut(market, order).stars_hundredths = Some(*stars_hundredths);
        }
        Event::OrderSettled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        } => {
            apply_settled(market, order, *amount_fen, *fee_fen, *leader_fen);
        }
        _ => return apply_clocks(market, event) || dispatch::apply(market, event),
    }
    true
}

/// Applies what a missed, ended or confirmed clock brings.
fn apply_clocks(market: &mut Market, event: &Event) -> bool {
    match event {
        Event::OrderLate {
            order: name,
            penalty_fen,
        } => {
            market.post(Account::Cash, Account::Penalty, *penalty_fen, Some(name));
            let refund_min = market.now_min + market.setting.rules.timers.late_refund_min;
            market.plan(refund_min, Due::LateRefund(name.clone()));
            let order = order_mut(market, name);
            order.late = true;
            order.due_min = refund_min;
        }
        Event::OrderCancelled {
            order: name,
            refund_fen,
            penalty_fen,
            ..
        } => {
            give_goods_back(market, name);
            market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
            market.post(Account::Cash, Account::Penalty, *penalty_fen, Some(name));
            let order = order_mut(market, name);
            order.refunded_fen = *refund_fen;
            order.state = OrderState::Refunded;
        }
        Event::OrderConfirmed {
            order: name,
            settle_min,
        } => {
            market.plan(*settle_min, Due::Settle(name.clone()));
            let card_ppm = match market.promotions.card {
                promotion::Card::None => 0,
                _ => market.setting.rules.demand.card_reviewed_ppm,
            };
            let reviewed_ppm = if market.has_spell(SpellKind::ReviewStorm, time::day_of(market.now_min)) {
                1_000_000
            } else {
                market.setting.rules.quality.reviewed_ppm + card_ppm
            };
            if random::happens(market.draw("reviews", 0, &name.0), reviewed_ppm) {
                let pause = random::below(market.draw("review-pause", 0, &name.0), 1440) as u32;
                market.plan(market.now_min + pause, Due::Review(name.clone()));
            }
            let order = order_mut(market, name);
            order.state = OrderState::Completed;
            order.due_min = *settle_min;
        }
        _ => return false,
    }
    true
}

fn apply_placed(market: &mut Market, order: &Order) {
    let name = order.name.clone();
    market.plan(order.due_min, Due::PayEnds(name.clone()));
    let never = random::happens(
        market.draw("never-pays", 0, &name.0),
        market.setting.rules.demand.unpaid_ppm,
    );
    if order.plan.is_some() || !never {
        let pause = 1 + random::below(market.draw("pay-pause", 0, &name.0), 20) as u32;
        market.plan(market.now_min + pause, Due::BuyerPays(name.clone()));
    }
    market.orders.insert(name.clone(), order.clone());
    take_goods(market, &name);
    use_coupon(market, &name, true);
}

/// Takes the order's coupon out of those that are left, or gives it back.
fn use_coupon(market: &mut Market, name: &Name, used: bool) {
    let Some((id, _)) = &market.orders[name].coupon else {
        return;
    };
    let coupon = market.promotions.coupons.entry(id.clone()).or_default();
    if used {
        coupon.left = coupon.left.saturating_sub(1);
        coupon.used += 1;
    } else {
        coupon.left += 1;
        coupon.used = coupon.used.saturating_sub(1);
    }
}

/// The buyer's money comes into safe keeping; what a coupon took off is the seller's cost of selling.
pub(super) fn escrow(market: &mut Market, name: &Name, amount_fen: i64) {
    let coupon_fen = market.orders[name].coupon.as_ref().map_or(0, |(_, off_fen)| *off_fen);
    market.post(Account::Sales, Account::Escrow, amount_fen, Some(name));
    market.post(Account::Sales, Account::Promotion, coupon_fen, Some(name));
}

fn apply_settled(market: &mut Market, name: &Name, amount_fen: i64, fee_fen: i64, leader_fen: i64) {
    match market.orders[name].channel {
        Channel::Shelf => {
            market.post(Account::Escrow, Account::Cash, amount_fen, Some(name));
            market.post(Account::Escrow, Account::Fee, fee_fen, Some(name));
            market.post(Account::Escrow, Account::Promotion, leader_fen, Some(name));
        }
        Channel::Phone => {
            market.post(Account::Sales, Account::Cash, amount_fen + leader_fen, Some(name));
            market.post(Account::Cash, Account::Leader, leader_fen, Some(name));
            coop::settled(market, name);
        }
    }
    let order = order_mut(market, name);
    order.settled_fen = amount_fen;
    order.state = OrderState::Settled;
    household::box_closes(market, name, fee_fen + leader_fen);
}

/// The dispatch clock starts.
pub(super) fn promise(market: &mut Market, name: &Name, ship_by_min: u32) {
    let warn_min = warn_min(market, market.orders[name].channel, ship_by_min);
    market.plan(warn_min.max(market.now_min), Due::Warn(name.clone()));
    market.plan(ship_by_min, Due::ShipBy(name.clone()));
    let order = order_mut(market, name);
    order.state = OrderState::WaitShip;
    order.ship_by_min = ship_by_min;
    order.due_min = ship_by_min;
}

/// Returns when the seller is reminded: at a market the last van before the promise ends is what counts.
fn warn_min(market: &Market, channel: Channel, ship_by_min: u32) -> u32 {
    let last_min = match channel {
        Channel::Shelf => market.last_van_min(ship_by_min),
        Channel::Phone => ship_by_min,
    };
    last_min.saturating_sub(market.setting.rules.day.warn_before_min)
}

pub(super) fn order_mut<'a>(market: &'a mut Market, name: &Name) -> &'a mut Order {
    market
        .orders
        .get_mut(name)
        .expect("an event names an order that stands")
}

/// Promised goods leave the stock.
fn take_goods(market: &mut Market, name: &Name) {
    let order = &market.orders[name];
    let (product, net_g, pieces, total_g) = (order.product.clone(), order.net_g, order.pieces, order.total_g());
    if !order.oversold {
        keep_goods(market, &product, total_g);
    }
    if let Some(sku) = market
        .listings
        .get_mut(&product)
        .and_then(|listing| listing.skus.get_mut(&net_g))
    {
        sku.stock = sku.stock.saturating_sub(pieces);
    }
}

/// Goods leave the stock for an order.
pub(super) fn keep_goods(market: &mut Market, product: &str, total_g: u32) {
    let left = market.stock_g.get_mut(product).expect("ordered goods are in stock");
    *left = left.checked_sub(total_g).expect("no order takes more than is left");
}

/// Goods that were never sent are for sale again.
pub(super) fn give_goods_back(market: &mut Market, name: &Name) {
    let order = &market.orders[name];
    if order.oversold {
        return;
    }
    let (product, net_g, pieces, total_g) = (order.product.clone(), order.net_g, order.pieces, order.total_g());
    *market.stock_g.entry(product.clone()).or_default() += total_g;
    household::goods_back(market, name);
    if let Some(sku) = market
        .listings
        .get_mut(&product)
        .and_then(|listing| listing.skus.get_mut(&net_g))
    {
        sku.stock += pieces;
    }
}
