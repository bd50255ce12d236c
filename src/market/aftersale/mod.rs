//! After-sale: a buyer asks for money back, and what follows. Few states that a learner understands.
//!
//! ```text
//! Applied ─agree─▶ Refunded
//!    │      └─ goods come home ─▶ WaitReturn ─▶ Returning ─▶ BackHome ─receive─▶ Refunded
//!    │ ─offer─▶ Negotiating ─yes─▶ Refunded
//!    │              └─no─▶ Applied
//!    │ ─resend─▶ Resending ─▶ Resent
//!    │ ─settle─▶ Negotiating   (as much as the photograph shows)
//!    │ ─reject─▶ Rejected ─accepts─▶ Dropped
//!    │              └─▶ Disputed ─▶ Refunded | Dropped   (complete evidence wins)
//!    └─silence─▶ Refunded (overdue)
//! ```
//! A rejection stands for a reason: the packing photograph against an untrue claim, goods made to the buyer's own wish, a
//! claim after its time, or what the buyer shows beside the record (`shown`). That the courier broke it is no reason: the seller bears the road until the buyer signs.

pub mod command;
pub mod event;
pub(crate) mod figures;
mod instead;
mod moves;
mod owed;
pub mod refusal;
pub(crate) mod shown;
pub mod verdict;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub(crate) use owed::{obligations, stands_between};
pub use refusal::Refusal;
pub use shown::{Record, Shown};
pub use verdict::Verdict;

use crate::order;

use super::{
    Account, CountBand, Fate, Market, Name, Order, OrderId, OrderState, Selector, Thing, Whereabouts, arrangement,
    courier_claim, demand,
    order::{give_goods_back, order_mut},
    random,
    run::Decision,
    shop::conduct,
    short_weight,
};

/// The sections of the rules that it reads.
pub const RULES: &[&str] = &[
    "conduct", "costs", "harvest", "minutes", "packs", "personas", "places", "products", "quality", "route", "timers",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AfterSaleState {
    Applied,
    Negotiating,
    /// Agreed: the buyer has to send the goods back.
    WaitReturn,
    /// On the way home.
    Returning,
    /// At the seller's again; the money is due.
    BackHome,
    /// A second parcel is on its way.
    Resending,
    Rejected,
    Disputed,
    Refunded,
    Resent,
    Dropped,
}

/// What the buyer complains of.
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
pub enum Complaint {
    /// Bad pieces; pays for their share.
    BadFruit,
    /// Broken or crushed.
    Damaged,
    /// Something was left out of the box.
    Missing,
    /// The box holds fewer grams than the page says.
    ShortWeight,
    /// Another colour or size than the page shows.
    NotAsShown,
    /// Changed their mind within seven days; the goods come back.
    NoReason,
    /// Never came.
    Lost,
    /// Another's box: the labels were swapped.
    WrongGoods,
}

/// Why a seller says no.
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
pub enum RejectReason {
    /// The photograph with the scales, taken before the box was closed, shows otherwise.
    PackingPhoto,
    /// Made to the buyer's own wish: the seven days do not hold.
    CustomMade,
    /// Claimed after the time for it.
    TooLate,
    /// The courier did it. Never stands against a buyer.
    Courier,
    /// The buyer's photograph is older than the delivery.
    OldPhoto,
    /// The label in it is another parcel's.
    OtherLabel,
    /// The scale at packing and the courier's scans show that nothing is missing.
    FullWeight,
}

/// What lies ready to be shown to the market.
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
pub enum Evidence {
    PackingPhoto,
    /// The tracking shows a delay on the road.
    TrackingDelay,
    /// The courier's record of damage or loss.
    CourierRecord,
}

impl Complaint {
    pub const ALL: &'static [Complaint] = <Complaint as strum::VariantArray>::VARIANTS;

    /// Returns the id under which `course` keeps its name: `reason.bad-fruit`.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether agreeing means that the goods come back first.
    pub fn sends_back(self) -> bool {
        matches!(self, Complaint::NoReason | Complaint::NotAsShown)
    }

    /// Whether a second parcel mends it.
    pub fn can_be_resent(self) -> bool {
        matches!(
            self,
            Complaint::Damaged | Complaint::Missing | Complaint::Lost | Complaint::WrongGoods
        )
    }
}

impl RejectReason {
    pub const ALL: &'static [RejectReason] = <RejectReason as strum::VariantArray>::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Evidence {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterSale {
    pub order: OrderId,
    pub state: AfterSaleState,
    pub complaint: Complaint,
    /// Share of the price that is asked for.
    pub share_ppm: i64,
    /// What the photos really show.
    pub true_ppm: i64,
    /// What the buyer shows, where a scenario has buyers whose requests are to be compared.
    pub shown: Option<Shown>,
    pub opened_min: u32,
    /// Seller's answer, buyer's answer or the market's decision: whichever comes next.
    pub due_min: u32,
    pub offered_ppm: Option<i64>,
    pub offers: u32,
    /// The seller's first answer.
    pub answered_min: Option<u32>,
    /// Why the seller said no.
    pub rejected: Option<RejectReason>,
    pub closed_min: Option<u32>,
    pub overdue: bool,
}

impl AfterSale {
    pub fn is_open(&self) -> bool {
        !matches!(
            self.state,
            AfterSaleState::Refunded | AfterSaleState::Resent | AfterSaleState::Dropped
        )
    }

    /// Whether the money went back only after a refusal, or after waiting in vain.
    pub fn was_hard(&self) -> bool {
        self.state == AfterSaleState::Refunded && (self.overdue || self.rejected.is_some())
    }

    /// Whether the money went back soon and without being forced.
    pub fn was_fair(&self, within_min: u32) -> bool {
        let soon = self
            .closed_min
            .is_some_and(|closed| closed <= self.opened_min + within_min);
        self.state == AfterSaleState::Refunded && !self.overdue && soon
    }
}

impl Market {
    /// Returns what the seller could show the market about an order.
    pub fn evidence(&self, order: &Order) -> Vec<Evidence> {
        let parcel = self.parcel_of(&order.name);
        let delayed = parcel.is_some_and(|parcel| parcel.track().iter().any(|hop| hop.at_min > hop.due_min));
        let broken = parcel.is_some_and(|parcel| parcel.fate != Fate::Arrives) && order.delivered_min.is_some();
        let photographed = order.is_checked();
        [
            (photographed, Evidence::PackingPhoto),
            (delayed, Evidence::TrackingDelay),
            (broken, Evidence::CourierRecord),
        ]
        .into_iter()
        .filter_map(|(there, evidence)| there.then_some(evidence))
        .collect()
    }

    /// Whether the photographs show far less than what is asked for.
    pub fn is_untrue(&self, after_sale: &AfterSale) -> bool {
        after_sale.true_ppm * 1_000_000 < after_sale.share_ppm * self.setting.rules.quality.untrue_ppm
    }

    /// Whether this reason against a request holds before the market.
    pub fn reason_stands(&self, after_sale: &AfterSale, reason: RejectReason) -> bool {
        let order = &self.orders[&after_sale.order];
        if let Some(shown) = &after_sale.shown
            && self.is_refuted(after_sale, shown, reason)
        {
            return true;
        }
        match reason {
            RejectReason::PackingPhoto if after_sale.shown.is_some() => false,
            RejectReason::PackingPhoto => self.is_untrue(after_sale) && order.is_checked(),
            RejectReason::CustomMade => order.custom_days > 0 && after_sale.complaint == Complaint::NoReason,
            RejectReason::TooLate => {
                let closed_min = order.delivered_min.unwrap_or(0) + self.setting.rules.timers.claim_min;
                after_sale.complaint == Complaint::BadFruit && after_sale.opened_min > closed_min
            }
            RejectReason::Courier | RejectReason::OldPhoto | RejectReason::OtherLabel | RejectReason::FullWeight => {
                false
            }
        }
    }

    /// Returns what a second parcel for a request weighs and costs.
    pub fn resend_terms(&self, after_sale: &AfterSale) -> (u32, i64) {
        let Some(order) = self.orders.get(&after_sale.order) else {
            return (0, 0);
        };
        let whole_g = i64::from(order.total_g());
        let weight_g = (whole_g * after_sale.share_ppm / 1_000_000).clamp(1, whole_g) as u32;
        let freight_fen = self.parcel_of(&order.name).map_or(0, |parcel| parcel.fee_fen);
        (weight_g, freight_fen + self.setting.rules.costs.label_fen)
    }
}

/// What falls due for a request for money back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The buyer has looked at the goods.
    Claim(OrderId),
    /// Somebody's time for the next step is over.
    Moves(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Claim(_) => 15,
            Due::Moves(_) => 16,
        }
    }
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    match due {
        Due::Claim(name) => claim(market, name),
        Due::Moves(name) => moves::moves(market, name),
    }
}

/// Checks and gives the seller's answer to a request.
pub(crate) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let asked = |name: &OrderId| &market.after_sales[name];
    let rules = &market.setting.rules;
    let (minutes, timers) = (rules.minutes.decide, &rules.timers);
    let answers_min = |topic: &str, order: &OrderId, least, most| {
        market.now_min + random::between(market.draw(topic, 0, order.as_str()), least, most)
    };
    match command {
        Command::Agree(orders) => {
            let names = select(market, orders, AfterSaleState::Applied)?;
            Ok(Decision::each(names, minutes, |order| {
                let request = asked(&order);
                if request.complaint.sends_back() {
                    return_agreed(market, order, false)
                } else {
                    refund(market, &order, request.share_ppm, false)
                }
            }))
        }
        Command::Receive(orders) => {
            let names = select(market, orders, AfterSaleState::BackHome)?;
            let given = |order: OrderId| refund(market, &order, asked(&order).share_ppm, false);
            Ok(Decision::each(names, minutes, given))
        }
        Command::Offer(command::Offer { orders, share_ppm }) => {
            let names = select(market, orders, AfterSaleState::Applied)?;
            if *share_ppm <= 0 || names.iter().any(|name| *share_ppm >= asked(name).share_ppm) {
                return Err(Refusal::ShareOutOfRange.into());
            }
            let share_ppm = *share_ppm;
            let names = instead::unlike_before(market, orders, names, share_ppm)?;
            Ok(Decision::each(names, minutes, |order| event::Offered {
                answered_min: answers_min("thinks", &order, timers.offer_least_min, timers.offer_most_min),
                order,
                share_ppm,
            }))
        }
        Command::Settle(orders) => {
            let names = select(market, orders, AfterSaleState::Applied)?;
            let names = instead::shown_less(market, orders, names)?;
            Ok(Decision::each(names, minutes, |order| {
                let shown = asked(&order).shown.as_ref();
                event::Offered {
                    answered_min: answers_min("thinks", &order, timers.offer_least_min, timers.offer_most_min),
                    share_ppm: shown.map_or(0, |shown| shown.shows_ppm),
                    order,
                }
            }))
        }
        Command::Resend(orders) => {
            let names = select(market, orders, AfterSaleState::Applied)?;
            instead::may_resend(market, &names)?;
            Ok(Decision::each(names, minutes, |order| instead::resent(market, order)))
        }
        Command::Reject(command::Reject { orders, reason }) => {
            let names = select(market, orders, AfterSaleState::Applied)?;
            let reason = *reason;
            let names = shown::refuted(market, orders, names, reason)?;
            Ok(Decision::each(names, minutes, |order| event::Rejected {
                answered_min: answers_min("minds", &order, timers.reject_least_min, timers.reject_most_min),
                order,
                reason,
            }))
        }
    }
}

fn return_agreed(market: &Market, order: OrderId, silent: bool) -> crate::Event {
    let send_by_min = market.now_min + market.setting.rules.timers.send_back_min;
    // A buyer sends within the time, not at its end.
    let span = u64::from(send_by_min - market.now_min).max(1);
    let sends_min = market.now_min + 1 + random::below(market.draw("sends-back", 0, order.as_str()), span) as u32;
    crate::Event::from(event::ReturnAgreed {
        sends_min,
        order,
        send_by_min,
        silent,
    })
}

fn select(market: &Market, selector: &Selector, from: AfterSaleState) -> Result<Vec<OrderId>, crate::Refusal> {
    let waits = |name: &Name| {
        market
            .after_sales
            .get(name)
            .is_some_and(|after_sale| after_sale.state == from)
    };
    let names = match selector {
        Selector::Named(names) => {
            if names.iter().any(|name| !market.orders.contains_key(name)) {
                return Err(crate::Refusal::no_such(Thing::Order));
            }
            if !names.iter().all(waits) {
                return Err(crate::Refusal::AfterSale(Refusal::NoClaim));
            }
            crate::name::each_once(names)
        }
        Selector::Due | Selector::Packed | Selector::Late | Selector::All => {
            let waiting = market
                .after_sales
                .iter()
                .filter(|(_, after_sale)| after_sale.state == from);
            waiting.map(|(name, _)| name.clone()).collect()
        }
    };
    crate::name::some(names)
}

fn refund(market: &Market, name: &OrderId, share_ppm: i64, overdue: bool) -> crate::Event {
    let order = &market.orders[name];
    let full = share_ppm >= 1_000_000;
    let share = (order.price_fen * share_ppm + 500_000) / 1_000_000;
    let left = order.paid_fen() - order.refunded_fen;
    let amount_fen = if full { left } else { share.min(left) };
    crate::Event::from(event::Refunded {
        order: name.clone(),
        amount_fen,
        full,
        overdue,
        after_return: (market.after_sales.get(name))
            .is_some_and(|after_sale| after_sale.state == AfterSaleState::BackHome),
    })
}

/// Returns the share of buyers who claim at a bad share: on the line between the points, nobody before the first.
pub fn claim_ppm(points: &[CountBand], bad_ppm: i64) -> i64 {
    if points.first().is_some_and(|first| bad_ppm < first.from) {
        return 0;
    }
    demand::on_line(points, bad_ppm, |point| (point.from, point.ppm))
}

/// Returns the request, and for broken goods what the courier owes.
fn opened(market: &Market, order: &Order, complaint: Complaint, share_ppm: i64, true_ppm: i64) -> Vec<crate::Event> {
    let mut events = vec![crate::Event::from(event::Opened {
        order: order.name.clone(),
        complaint,
        share_ppm,
        true_ppm,
        shown: shown::shown(market, order, complaint, share_ppm, true_ppm).map(Box::new),
        answer_by_min: market.now_min + market.setting.rules.timers.after_sale_min,
    })];
    let is_false = events.iter().any(is_shown_false);
    if complaint == Complaint::Damaged && !is_false || complaint == Complaint::Missing && 0 < order.lighter_g {
        let loss_fen = order.price_fen * share_ppm / 1_000_000;
        events.push(courier_claim::found(market, &order.name, loss_fen));
    }
    events
}

/// The buyer has looked at the goods.
pub(super) fn claim(market: &Market, name: &OrderId) -> Vec<crate::Event> {
    let Some(order) = market
        .orders
        .get(name)
        .filter(|order| order.state == OrderState::Delivered)
    else {
        return Vec::new();
    };
    if market.after_sales.contains_key(name) {
        return Vec::new();
    }
    let (rules, scenario) = (&market.setting.rules, &market.setting.scenario);
    let quality = &rules.quality;
    let opened = |complaint, share_ppm, true_ppm| opened(market, order, complaint, share_ppm, true_ppm);
    if let Some(asks_back) = market
        .customer_of(order)
        .and_then(|customer| customer.asks_back.as_ref())
    {
        let (complaint, share_ppm, true_ppm) = shown::of_story(market, order, asks_back);
        return opened(complaint, share_ppm, true_ppm);
    }
    if order.is_mislabelled() {
        return opened(Complaint::WrongGoods, 1_000_000, 1_000_000);
    }
    if market.is_overclaimed(order)
        && random::happens(market.draw("grade", 0, name.as_str()), rules.harvest.found_out_ppm)
    {
        let false_grade = conduct::counted(market, &rules.conduct.false_grade, name.as_str());
        let mut events = opened(Complaint::NotAsShown, 1_000_000, 1_000_000);
        events.push(false_grade);
        return events;
    }
    if let Some((complaint, share_ppm)) = minds_bad(market, order) {
        return opened(complaint, share_ppm, share_ppm);
    }
    if let Some(missing_ppm) = short_weight::missed_ppm(market, order) {
        return opened(Complaint::ShortWeight, missing_ppm, missing_ppm);
    }
    // Who comes in the story asks for what is not so when the story says so.
    let is_of_story = order.plan.is_some();
    if !is_of_story && random::happens(market.draw("unfair", 0, name.as_str()), shown::unfair_ppm(market)) {
        let share_ppm = quality.unfair_share_ppm;
        let true_ppm = match scenario.false_claims_ppm {
            0 => order.bad_ppm().min(share_ppm),
            // Whatever is bad, this photograph is not of it.
            _ => 0,
        };
        return opened(Complaint::BadFruit, share_ppm, true_ppm);
    }
    let product = rules.products.get(&order.product);
    let returns = market.page_of(&order.product);
    // They regret then, too.
    let offered = returns.is_some_and(|page| page.seven_days == Some(true)) && !is_of_story;
    let regrets = product.is_some_and(|product| {
        !product.fresh
            && random::happens(
                market.draw("regrets", 0, name.as_str()),
                market.regret_ppm(order, product.refund_ppm),
            )
    });
    if offered && regrets {
        opened(Complaint::NoReason, 1_000_000, 1_000_000)
    } else {
        Vec::new()
    }
}

/// What a buyer complains of who found bad pieces, and the share of the price that is asked for; most bear a few.
fn minds_bad(market: &Market, order: &Order) -> Option<(Complaint, i64)> {
    let (rules, name) = (&market.setting.rules, order.name.as_str());
    let bad_ppm = order.bad_ppm();
    let temper = rules.personas.get(&order.persona);
    let temper = temper.map_or(1_000_000, |persona| persona.claim_ppm);
    let overclaim = match market.is_overclaimed(order) {
        true => rules.harvest.overclaim_ppm,
        false => 1_000_000,
    };
    let chance = claim_ppm(&rules.quality.claims, bad_ppm) * temper / 1_000_000 * overclaim / 1_000_000;
    if !random::happens(market.draw("claims", 0, name), chance) {
        return None;
    }
    let parcel = market.parcel_of(&order.name);
    let complaint = match parcel.is_some_and(|parcel| parcel.fate == Fate::Damaged) {
        true => Complaint::Damaged,
        false => Complaint::BadFruit,
    };
    let is_all = rules.quality.all_bad_ppm < bad_ppm;
    Some((complaint, if is_all { 1_000_000 } else { bad_ppm }))
}

fn is_shown_false(event: &crate::Event) -> bool {
    if let crate::Event::AfterSale(Event::Opened(opened)) = event {
        opened.shown.is_some() && opened.true_ppm == 0
    } else {
        false
    }
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    let now = market.now_min;
    match event {
        Event::Opened(event::Opened {
            order,
            complaint,
            share_ppm,
            true_ppm,
            shown,
            answer_by_min,
        }) => {
            let after_sale = AfterSale {
                shown: shown.as_deref().cloned(),
                ..asked(order, *complaint, *share_ppm, *true_ppm, (now, *answer_by_min))
            };
            market.after_sales.insert(order.clone(), after_sale);
            move_on(market, order, AfterSaleState::Applied, *answer_by_min);
        }
        Event::Disputed(event::Disputed { order, decided_min }) => {
            move_on(market, order, AfterSaleState::Disputed, *decided_min);
        }
        Event::Judged(_) => {}
        Event::Dropped(event::Dropped { order }) => close(market, order, AfterSaleState::Dropped),
        Event::Refunded(event::Refunded {
            order,
            amount_fen,
            full,
            overdue,
            ..
        }) => apply_refund(market, order, *amount_fen, *full, *overdue),
        Event::Offered(event::Offered {
            order,
            share_ppm,
            answered_min,
        }) => {
            answered(market, order);
            move_on(market, order, AfterSaleState::Negotiating, *answered_min);
            let after_sale = after_sale_mut(market, order);
            after_sale.offered_ppm = Some(*share_ppm);
            after_sale.offers += 1;
        }
        Event::OfferRefused(event::OfferRefused { order, answer_by_min }) => {
            move_on(market, order, AfterSaleState::Applied, *answer_by_min);
        }
        Event::Rejected(event::Rejected {
            order,
            reason,
            answered_min,
        }) => {
            answered(market, order);
            after_sale_mut(market, order).rejected = Some(*reason);
            move_on(market, order, AfterSaleState::Rejected, *answered_min);
        }
        Event::ReturnAgreed(event::ReturnAgreed {
            order,
            sends_min,
            silent,
            ..
        }) => {
            if *silent {
                after_sale_mut(market, order).overdue = true;
            } else {
                answered(market, order);
            }
            move_on(market, order, AfterSaleState::WaitReturn, *sends_min);
        }
        Event::ReturnSent(event::ReturnSent { order, arrives_min }) => {
            move_on(market, order, AfterSaleState::Returning, *arrives_min)
        }
        Event::ReturnArrived(event::ReturnArrived { order, refund_by_min }) => {
            move_on(market, order, AfterSaleState::BackHome, *refund_by_min);
            let (freight_fen, _) = market.way_back_fen(order, market.after_sales[order].complaint);
            market.post(Account::Cash, Account::Freight, freight_fen, Some(order));
        }
        Event::Resent(event::Resent {
            order: name,
            weight_g,
            cost_fen,
            arrives_min,
        }) => {
            answered(market, name);
            let product = market.orders[name].product.clone();
            let value = market.goods_value_fen(&product, *weight_g);
            market.post(market.goods_account(&product), Account::Goods, value, Some(name));
            market.post(Account::Cash, Account::Freight, *cost_fen, Some(name));
            let labour_fen = market.setting.rules.costs.labour_fen;
            market.post(Account::Capital, Account::Labour, labour_fen, Some(name));
            market.lose(&product, *weight_g);
            move_on(market, name, AfterSaleState::Resending, *arrives_min);
        }
        Event::ResentArrived(event::ResentArrived { order }) => close(market, order, AfterSaleState::Resent),
    }
}

fn apply_refund(market: &mut Market, name: &OrderId, amount_fen: i64, full: bool, overdue: bool) {
    market.post(Account::Escrow, Account::Refund, amount_fen, Some(name));
    let comes_back = market.after_sales[name].state == AfterSaleState::BackHome;
    if !overdue {
        answered(market, name);
    }
    after_sale_mut(market, name).overdue |= overdue;
    close(market, name, AfterSaleState::Refunded);
    if comes_back {
        give_goods_back(market, name);
    } else if full {
        market.move_goods(name, Whereabouts::Sold);
    }
    let order = order_mut(market, name);
    order.refunded_fen += amount_fen;
    order.came_back = comes_back;
    let (product, total_g) = (order.product.clone(), order.in_box_g());
    if full {
        order.state = OrderState::Refunded;
        arrangement::order_closes(market, name, 0);
    }
    if comes_back {
        let value = market.goods_value_fen(&product, total_g);
        market.post(Account::Goods, market.goods_account(&product), value, Some(name));
    }
}

/// Notes when the seller first answered.
fn answered(market: &mut Market, name: &OrderId) {
    let now = market.now_min;
    after_sale_mut(market, name).answered_min.get_or_insert(now);
}

/// A request as it comes in; `when` is its minute and that by which it wants an answer.
fn asked(order: &OrderId, complaint: Complaint, share_ppm: i64, true_ppm: i64, when: (u32, u32)) -> AfterSale {
    AfterSale {
        order: order.clone(),
        state: AfterSaleState::Applied,
        complaint,
        share_ppm,
        true_ppm,
        shown: None,
        opened_min: when.0,
        due_min: when.1,
        offered_ppm: None,
        offers: 0,
        answered_min: None,
        rejected: None,
        closed_min: None,
        overdue: false,
    }
}

fn after_sale_mut<'a>(market: &'a mut Market, name: &OrderId) -> &'a mut AfterSale {
    market
        .after_sales
        .get_mut(name)
        .expect("an event names a request that stands")
}

fn move_on(market: &mut Market, name: &OrderId, state: AfterSaleState, due_min: u32) {
    market.plan(due_min, Due::Moves(name.clone()));
    let after_sale = after_sale_mut(market, name);
    after_sale.state = state;
    after_sale.due_min = due_min;
}

/// The order goes its way again.
fn close(market: &mut Market, name: &OrderId, state: AfterSaleState) {
    let now = market.now_min;
    let confirm_min = now + market.setting.rules.timers.closed_confirm_min;
    market.plan(confirm_min, order::Due::Confirm(name.clone()));
    let after_sale = after_sale_mut(market, name);
    after_sale.state = state;
    after_sale.closed_min = Some(now);
    order_mut(market, name).due_min = confirm_min;
}
