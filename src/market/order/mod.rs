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
//! Who asks to cancel while it waits to be sent, and what comes of it at home or at the door, is `cancellation`'s.
//! Of those whose money came and who were content some order again, under the old name with a number.
//! Every open order has exactly one owner of its next deadline: see `Market::next_step`.

mod clocks;
pub mod command;
pub mod event;
pub(crate) mod figures;
mod owed;
pub mod refusal;

use crate::buyer;
pub(crate) use clocks::promised_h;
pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub(crate) use owed::obligations;
pub use refusal::Refusal;

use super::{
    Account, Care, CouponId, Market, MessageId, OrderId, PackId, PersonaId, PlaceId, ProductId, RemarkId,
    ReviewReplyId, Selector, Whereabouts, arrangement, cancellation, invoice, live, random, run::Decision, sample,
};

/// A buyer gives one star to five.
const STARS_LEAST_HUNDREDTHS: i64 = 100;
pub(crate) const STARS_MOST_HUNDREDTHS: i64 = 500;

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &["day", "demand", "minutes", "penalties", "quality", "timers"];

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
    pub name: OrderId,
    pub channel: Channel,
    pub state: OrderState,
    pub persona: PersonaId,
    pub place: PlaceId,
    pub product: ProductId,
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
    pub pack: Option<PackId>,
    pub packed_min: Option<u32>,
    /// Age of the goods when packed, in minutes at 20 °C.
    pub packed_age_min: u32,
    pub label: Option<Label>,
    /// What the buyer wrote beside it; it stands on the label, and what is asked for is put into the box.
    pub remark: Option<RemarkId>,
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
    pub coupon: Option<(CouponId, i64)>,
    /// Buys together with so many.
    pub people: Option<u32>,
    /// Bought on the live stream.
    pub live: bool,
    /// Came by a click that was paid for.
    pub promoted: bool,
    /// More was sold than is there: no goods are kept for it.
    pub oversold: bool,
    /// The seller's answer to the review, and whether it mends.
    pub responded: Option<(ReviewReplyId, bool)>,
    /// How the goods were treated when they were packed.
    pub care: Care,
    /// What was put into its box beside what is promised (g); less than nothing where it is less.
    pub beside_g: i32,
    /// Filled up on the scale.
    pub is_weighed: bool,
    /// Gone out of its box on the way (g).
    pub lighter_g: u32,
    /// Days for making it to the buyer's own wish; goods so made are not taken back without a fault.
    pub custom_days: u32,
    /// The line of the scenario's plan that brought this buyer.
    pub plan: Option<usize>,
    /// The goods came back and are in stock again.
    pub came_back: bool,
    /// The buyer was content the last time.
    pub again: bool,
    /// Paid less than the page asks without a coupon, a discount or a price for several.
    pub reduced: bool,
}

/// A label as it is stuck on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The order on whose box it is stuck, while its own box bears that order's. Nobody sees it before checking; screens must
    /// not show it.
    pub swapped_with: Option<OrderId>,
    /// Looked at, weighed and photographed.
    pub checked: bool,
}

/// What a buyer would order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub net_g: u32,
    pub pieces: u32,
    pub place: PlaceId,
    /// What its weight does to buying, against what this household wants (ppm).
    pub fit_ppm: i64,
}

/// Who is responsible for a step of an order.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
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
        self.into()
    }
}

/// What falls due for an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The village station opens.
    StationOpens,
    /// A possible buyer looks; `height` is the demand at which this one would buy, in millionths of an order a day.
    Candidate {
        product: ProductId,
        number: u32,
        height: i64,
    },
    /// Somebody who got a good answer orders.
    WishBuys(MessageId),
    CallEnds(OrderId),
    BuyerPays(OrderId),
    PayEnds(OrderId),
    Warn(OrderId),
    ShipBy(OrderId),
    LateRefund(OrderId),
    Confirm(OrderId),
    Settle(OrderId),
    Review(OrderId),
    /// A content buyer has eaten it up.
    ComesAgain(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::StationOpens => 1,
            Due::Candidate { .. } => 5,
            Due::WishBuys(_) => 6,
            Due::CallEnds(_) => 8,
            Due::BuyerPays(_) => 9,
            Due::PayEnds(_) => 10,
            Due::Warn(_) => 11,
            Due::ShipBy(_) => 13,
            Due::LateRefund(_) => 14,
            Due::Confirm(_) => 17,
            Due::Settle(_) => 18,
            Due::Review(_) => 19,
            Due::ComesAgain(_) => 50,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::StationOpens => clocks::station_opens(market),
        Due::Candidate {
            product,
            number,
            height,
        } => buyer::looks(market, product, *number, *height),
        Due::WishBuys(name) => buyer::wish_buys(market, name),
        Due::CallEnds(name) => clocks::call_ends(market, name),
        Due::BuyerPays(name) => clocks::buyer_pays(market, name),
        Due::PayEnds(name) => clocks::pay_ends(market, name),
        Due::Warn(name) => clocks::warn(market, name),
        Due::ShipBy(name) => clocks::ship_by(market, name),
        Due::LateRefund(name) => clocks::late_refund(market, name),
        Due::Confirm(name) => clocks::confirm(market, name),
        Due::Settle(name) => clocks::settle(market, name),
        Due::Review(name) => clocks::review(market, name),
        Due::ComesAgain(name) => buyer::comes_again(market, name),
    }
}

/// Checks and answers the commands about a seller's orders.
pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let minutes = &market.setting.rules.minutes;
    match command {
        Command::Accept(orders) => accept(market, orders),
        Command::Decline(orders) => {
            let names = market.select(orders, |order| in_state(order, OrderState::Asked))?;
            Ok(Decision::each(names, minutes.decide, |order| {
                crate::Event::from(event::Declined { order, silent: false })
            }))
        }
        Command::Invoice(orders) => {
            invoice::by_office(market)?;
            let names = market.select(orders, |order| {
                in_state(order, OrderState::WaitShip)?;
                let wanted = order.wants_invoice && !order.has_invoice;
                if wanted {
                    Ok(())
                } else {
                    Err(crate::Refusal::Order(Refusal::NoInvoiceWanted))
                }
            })?;
            Ok(Decision::each(names, minutes.invoice, |order| {
                crate::Event::from(event::InvoiceWritten { order })
            }))
        }
        Command::Cancel(orders) => cancel(market, orders),
    }
}

pub(super) fn in_state(order: &Order, state: OrderState) -> Result<(), crate::Refusal> {
    if order.state == state {
        Ok(())
    } else {
        Err(crate::Refusal::from(refusal::OrderIs { state: order.state }))
    }
}

fn accept(market: &Market, orders: &Selector) -> Result<Decision, crate::Refusal> {
    let names = market.select(orders, |order| in_state(order, OrderState::Asked))?;
    let mut left = market.left();
    for name in &names {
        let order = &market.orders[name];
        let left_g = left.get(&order.product).copied().unwrap_or(0);
        let wanted = refusal::GoodsFor::Orders;
        let rest = left_g
            .checked_sub(order.total_g())
            .ok_or(crate::Refusal::from(refusal::NotEnoughGoods { left_g, wanted }))?;
        left.insert(order.product.clone(), rest);
    }
    let accepted = |order: OrderId| {
        crate::Event::from(event::Accepted {
            ship_by_min: market.orders[&order].ship_by_min,
            order,
        })
    };
    Ok(Decision::each(names, market.setting.rules.minutes.decide, accepted))
}

fn cancel(market: &Market, orders: &Selector) -> Result<Decision, crate::Refusal> {
    let names = market.select(orders, |order| in_state(order, OrderState::WaitShip))?;
    let penalties = &market.setting.rules.penalties;
    let cancelled = |name: OrderId| {
        let order = &market.orders[&name];
        let share = order.price_fen * penalties.out_of_stock_ppm / 1_000_000;
        let penalty_fen = match order.channel {
            Channel::Shelf => share.clamp(penalties.out_of_stock_least_fen, penalties.out_of_stock_most_fen),
            // A contract's date that is given up costs what a missed one does.
            Channel::Phone => arrangement::late_penalty_fen(market, &name),
        };
        crate::Event::from(event::Cancelled {
            refund_fen: order.paid_fen(),
            order: name,
            penalty_fen,
            too_late: false,
        })
    };
    Ok(Decision::each(names, market.setting.rules.minutes.decide, cancelled))
}

/// What lies here unsent goes back to its buyers without a fine: the promise was not broken yet.
pub(super) fn called_off(market: &Market) -> Vec<crate::Event> {
    let waiting = market
        .orders
        .values()
        .filter(|order| order.state == OrderState::WaitShip && !order.late);
    let called_off = |order: &Order| {
        crate::Event::from(event::Cancelled {
            order: order.name.clone(),
            refund_fen: order.paid_fen(),
            penalty_fen: 0,
            too_late: false,
        })
    };
    waiting.map(called_off).collect()
}

impl Order {
    /// Returns the bad pieces of all in the box, as the buyer counted them (ppm).
    pub fn bad_ppm(&self) -> i64 {
        i64::from(self.bad_pieces) * 1_000_000 / i64::from(self.counted_pieces.max(1))
    }

    /// Whether it has a label that nobody has looked at yet.
    pub fn is_unchecked(&self) -> bool {
        self.label.as_ref().is_some_and(|label| !label.checked)
    }

    /// Whether its label was looked at, the box weighed and photographed.
    pub fn is_checked(&self) -> bool {
        self.label.as_ref().is_some_and(|label| label.checked)
    }

    /// Whether another's label is on its box. People learn it by checking, or by the buyer.
    pub fn is_mislabelled(&self) -> bool {
        self.label.as_ref().is_some_and(|label| label.swapped_with.is_some())
    }

    /// An order that nobody has touched yet; who wants what is filled in by whoever takes it.
    pub(super) fn untouched(name: OrderId, channel: Channel, state: OrderState, placed_min: u32) -> Order {
        Order {
            name,
            channel,
            state,
            placed_min,
            persona: PersonaId::default(),
            place: PlaceId::default(),
            product: ProductId::default(),
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
            remark: None,
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
            promoted: false,
            oversold: false,
            responded: None,
            care: Care::default(),
            beside_g: 0,
            is_weighed: false,
            lighter_g: 0,
            custom_days: 0,
            plan: None,
            came_back: false,
            again: false,
            reduced: false,
        }
    }

    /// Returns what was put into its box (g).
    pub fn packed_g(&self) -> u32 {
        self.total_g().saturating_add_signed(self.beside_g)
    }

    /// Returns what is in its box now (g).
    pub fn in_box_g(&self) -> u32 {
        self.packed_g() - self.lighter_g
    }

    /// Returns where its goods are; none where they are not its own: nothing is promised yet, or not any more.
    pub fn whereabouts(&self) -> Option<Whereabouts> {
        match self.state {
            OrderState::Asked | OrderState::Unpaid | OrderState::Declined => None,
            OrderState::WaitPay | OrderState::WaitGroup | OrderState::WaitShip if self.oversold => None,
            OrderState::WaitPay | OrderState::WaitGroup | OrderState::WaitShip => Some(if self.pack.is_some() {
                Whereabouts::Packed
            } else {
                Whereabouts::Promised
            }),
            OrderState::Shipped | OrderState::Delivered | OrderState::Completed => {
                (!self.came_back).then_some(Whereabouts::Sent)
            }
            OrderState::Settled | OrderState::Refunded => {
                (self.shipped_min.is_some() && !self.came_back).then_some(Whereabouts::Sold)
            }
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

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Asked(event::Asked { order }) => {
            market.plan(order.due_min, Due::CallEnds(order.name.clone()));
            market.orders.insert(order.name.clone(), (**order).clone());
        }
        Event::Placed(event::Placed { order, pays_min }) => apply_placed(market, order, *pays_min),
        Event::Accepted(event::Accepted {
            order: name,
            ship_by_min,
        }) => {
            take_goods(market, name);
            promise(market, name, *ship_by_min);
        }
        Event::InvoiceWritten(event::InvoiceWritten { order }) => order_mut(market, order).has_invoice = true,
        Event::Declined(event::Declined { order, .. }) => order_mut(market, order).state = OrderState::Declined,
        Event::Paid(event::Paid {
            order: name,
            amount_fen,
            ship_by_min,
            withdraws_min,
        }) => {
            escrow(market, name, *amount_fen);
            promise(market, name, *ship_by_min);
            if let Some(withdraws_min) = withdraws_min {
                market.plan(*withdraws_min, live::Due::Withdraws(name.clone()));
            }
        }
        Event::Unpaid(event::Unpaid { order: name }) => {
            give_goods_back(market, name);
            use_coupon(market, name, false);
            order_mut(market, name).state = OrderState::Unpaid;
        }
        Event::Warned(_) => {}
        Event::Reviewed(event::Reviewed {
            order,
            stars_hundredths,
        }) => {
            order_mut(market, order).stars_hundredths = Some(*stars_hundredths);
        }
        Event::Settled(event::Settled {
            order,
            amount_fen,
            fee_fen,
            leader_fen,
        }) => {
            apply_settled(market, order, *amount_fen, *fee_fen, *leader_fen);
        }
        Event::Late(event::Late {
            order: name,
            penalty_fen,
        }) => {
            market.post(Account::Cash, Account::Penalty, *penalty_fen, Some(name));
            let refund_min = market.now_min + market.setting.rules.timers.late_refund_min;
            market.plan(refund_min, Due::LateRefund(name.clone()));
            let order = order_mut(market, name);
            order.late = true;
            order.due_min = refund_min;
        }
        Event::Cancelled(event::Cancelled {
            order: name,
            refund_fen,
            penalty_fen,
            ..
        }) => {
            give_goods_back(market, name);
            market.post(Account::Escrow, Account::Refund, *refund_fen, Some(name));
            market.post(Account::Cash, Account::Penalty, *penalty_fen, Some(name));
            let order = order_mut(market, name);
            order.refunded_fen = *refund_fen;
            order.state = OrderState::Refunded;
        }
        Event::Confirmed(event::Confirmed {
            order: name,
            settle_min,
            review_min,
        }) => {
            market.plan(*settle_min, Due::Settle(name.clone()));
            if let Some(review_min) = review_min {
                market.plan(*review_min, Due::Review(name.clone()));
            }
            let order = order_mut(market, name);
            order.state = OrderState::Completed;
            order.due_min = *settle_min;
        }
    }
}

/// Returns the order with what comes of it: some buyers never pay; those of the story do.
pub(crate) fn placed(market: &Market, order: Order) -> crate::Event {
    let unpaid_ppm = market.setting.rules.demand.unpaid_ppm;
    let never = random::happens(market.draw("never-pays", 0, order.name.as_str()), unpaid_ppm);
    let pays = order.plan.is_some() || !never;
    let timers = &market.setting.rules.timers;
    let bits = || market.draw("pay-pause", 0, order.name.as_str());
    let pause = || random::between(bits(), timers.pay_least_min, timers.pay_most_min);
    event::Placed {
        pays_min: pays.then(|| market.now_min + pause()),
        order: Box::new(order),
    }
    .into()
}

fn apply_placed(market: &mut Market, order: &Order, pays_min: Option<u32>) {
    let name = order.name.clone();
    market.plan(order.due_min, Due::PayEnds(name.clone()));
    if let Some(pays_min) = pays_min {
        market.plan(pays_min, Due::BuyerPays(name.clone()));
    }
    market.orders.insert(name.clone(), order.clone());
    take_goods(market, &name);
    use_coupon(market, &name, true);
}

/// Takes the order's coupon out of those that are left, or gives it back.
fn use_coupon(market: &mut Market, name: &OrderId, used: bool) {
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
pub(super) fn escrow(market: &mut Market, name: &OrderId, amount_fen: i64) {
    let coupon_fen = market.orders[name].coupon.as_ref().map_or(0, |(_, off_fen)| *off_fen);
    market.post(Account::Sales, Account::Escrow, amount_fen, Some(name));
    market.post(Account::Sales, Account::Promotion, coupon_fen, Some(name));
}

fn apply_settled(market: &mut Market, name: &OrderId, amount_fen: i64, fee_fen: i64, leader_fen: i64) {
    match market.orders[name].channel {
        Channel::Shelf => {
            market.post(Account::Escrow, Account::Cash, amount_fen, Some(name));
            market.post(Account::Escrow, Account::Fee, fee_fen, Some(name));
            market.post(Account::Escrow, Account::Promotion, leader_fen, Some(name));
        }
        Channel::Phone => {
            market.post(Account::Sales, Account::Cash, amount_fen + leader_fen, Some(name));
            market.post(Account::Cash, Account::Leader, leader_fen, Some(name));
            arrangement::paid_by_phone(market, name);
            sample::settled(market, name);
        }
    }
    market.move_goods(name, Whereabouts::Sold);
    let order = order_mut(market, name);
    order.settled_fen = amount_fen;
    order.state = OrderState::Settled;
    if let Some(min) = buyer::comes_again_min(market, name) {
        market.plan(min, Due::ComesAgain(name.clone()));
    }
    arrangement::order_closes(market, name, fee_fen + leader_fen);
}

/// The dispatch clock starts.
pub(super) fn promise(market: &mut Market, name: &OrderId, ship_by_min: u32) {
    let warn_min = warn_min(market, market.orders[name].channel, ship_by_min);
    market.plan(warn_min.max(market.now_min), Due::Warn(name.clone()));
    market.plan(ship_by_min, Due::ShipBy(name.clone()));
    let order = order_mut(market, name);
    order.state = OrderState::WaitShip;
    order.ship_by_min = ship_by_min;
    order.due_min = ship_by_min;
    cancellation::paid(market, name);
}

/// Returns when the seller is reminded: at a market the last van before the promise ends is what counts.
fn warn_min(market: &Market, channel: Channel, ship_by_min: u32) -> u32 {
    let last_min = match channel {
        Channel::Shelf => market.last_van_min(ship_by_min),
        Channel::Phone => ship_by_min,
    };
    last_min.saturating_sub(market.setting.rules.day.warn_before_min)
}

pub(super) fn order_mut<'a>(market: &'a mut Market, name: &OrderId) -> &'a mut Order {
    market
        .orders
        .get_mut(name)
        .expect("an event names an order that stands")
}

/// Promised goods leave the stock.
fn take_goods(market: &mut Market, name: &OrderId) {
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

/// Goods are kept for an order.
pub(super) fn keep_goods(market: &mut Market, product: &ProductId, total_g: u32) {
    market
        .goods
        .post((product, None), Whereabouts::Free, Whereabouts::Promised, total_g);
}

/// Goods that were never sent, or came back, are for sale again.
pub(super) fn give_goods_back(market: &mut Market, name: &OrderId) {
    let order = &market.orders[name];
    if order.oversold {
        return;
    }
    let (product, net_g, pieces) = (order.product.clone(), order.net_g, order.pieces);
    market.move_goods(name, Whereabouts::Free);
    arrangement::goods_back(market, name);
    if let Some(sku) = market
        .listings
        .get_mut(&product)
        .and_then(|listing| listing.skus.get_mut(&net_g))
    {
        sku.stock += pieces;
    }
}
