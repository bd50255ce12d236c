//! Samples: somebody who may order much asks for a little first.
//!
//! ```text
//! asks (a call) ─accept, pack, bring─▶ at the door ─next morning, looked at─▶ likes it ─▶ a call for the whole order
//!                  └─choose-best: only the best pieces                   └─▶ does not, and nothing comes of it
//! the whole order ─brought─▶ like its sample ─▶ paid
//!                     └─the sample was better ─▶ some buyers see it: turned away, nothing paid
//! ```
//! A sample is an order by phone, so its goods, its box and its way are `order`'s and `parcel`'s. Whether a buyer likes it is drawn
//! for each sample: bad pieces in it make it less likely, picked pieces more. Who sees that the goods are worse is drawn for
//! each order, whatever was sent.

pub mod command;
pub mod event;
pub(crate) mod figures;
pub mod refusal;

use std::collections::BTreeMap;

pub use command::Command;
pub use event::Event;
pub use figures::Figure;
pub use refusal::Refusal;

use super::{
    Account, Call, Happening, Market, Obligation, Order, OrderId, OrderState, SampleTerms, Whereabouts, arrangement,
    demand::scale, order, planned, random, run::Decision, time,
};

/// What every seller's attempt depends on: nothing.
pub const RULES: &[&str] = &[];
/// The sections of the rules that it reads where somebody asks for a sample.
pub(crate) const WHERE_ON: &[&str] = &["samples"];

/// Who likes a sample, and who sees that the goods are worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleRules {
    /// Of those who get a sample like the lot, so many order (ppm).
    pub like_ppm: i64,
    /// Of those who get picked pieces (ppm).
    pub best_ppm: i64,
    /// Each bad piece in the sample counts so many times against it (ppm).
    pub bad_counts_ppm: i64,
    /// Of those whose goods are worse than their sample, so many see it (ppm).
    pub seen_ppm: i64,
    /// Minutes after midnight at which buyers have looked, on the day after the sample came.
    pub looks_minute: u32,
    /// Picking out the best pieces for one sample.
    pub choose_min: u32,
}

/// By the sample's order.
pub type Samples = BTreeMap<OrderId, Sample>;

/// What became of a sample that was picked or brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// Only the best pieces are in it.
    pub is_best: bool,
    pub arrived_min: Option<u32>,
    /// Whether the buyer likes it, once they have looked.
    pub likes: Option<bool>,
    /// What was ordered then was worse than it, and not taken.
    pub turned_away: bool,
}

/// What falls due for a sample.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Looks(OrderId),
}

impl Due {
    pub fn rank(&self) -> u8 {
        match self {
            Due::Looks(_) => 60,
        }
    }
}

/// What is owed about a sample is owed about its order.
pub(crate) fn obligations(_market: &Market) -> Vec<Obligation> {
    Vec::new()
}

pub(crate) fn fall_due(market: &Market, due: &Due) -> Vec<crate::Event> {
    let Due::Looks(name) = due;
    let (Some(order), Some(call)) = (market.orders.get(name), market.sample_call(name)) else {
        return Vec::new();
    };
    let Some(terms) = &call.sample_for else {
        return Vec::new();
    };
    let rules = &market.setting.rules.samples;
    let sound_ppm = (1_000_000 - scale(order.bad_ppm(), &[rules.bad_counts_ppm])).max(0);
    let is_best = market.samples.get(name).is_some_and(|sample| sample.is_best);
    let chance_ppm = if is_best { rules.best_ppm } else { rules.like_ppm };
    let bits = market.draw("likes-sample", 0, name.as_str());
    let likes = random::happens(bits, scale(chance_ppm, &[sound_ppm]));
    let looked_at = event::LookedAt {
        order: name.clone(),
        likes,
    };
    let mut events = vec![crate::Event::from(looked_at)];
    // A sample that came too late is praised, and nothing is ordered any more.
    if likes && market.now_min < time::at(terms.due_day, terms.due_minute) {
        let order = planned::whole_order(market, call, terms, order.plan);
        events.push(order::event::Asked { order: Box::new(order) }.into());
    }
    events
}

/// Whoever brings what was ordered upon a sample hears that it is worse; nothing where it is not, or nobody sees it.
pub(super) fn at_the_door(market: &Market, order: &Order) -> Option<crate::Event> {
    let sample = market.samples.get(market.sample_of(&order.name)?)?;
    let seen_ppm = market.setting.rules.samples.seen_ppm;
    let is_seen = random::happens(market.draw("sees-worse", 0, order.name.as_str()), seen_ppm);
    (sample.is_best && is_seen).then(|| {
        event::TurnedAway {
            order: order.name.clone(),
            freight_fen: market.parcel_of(&order.name).map_or(0, |parcel| parcel.fee_fen),
            // What was picked and carried about on a summer's day is sold for nothing.
            is_sound: !market.is_fresh(&order.product),
        }
        .into()
    })
}

/// A sample was brought: the buyer looks at it on the next morning.
pub(super) fn settled(market: &mut Market, name: &OrderId) {
    if market.sample_terms(name).is_none() {
        return;
    }
    let now_min = market.now_min;
    let looks_min = time::at(time::day_of(now_min) + 1, market.setting.rules.samples.looks_minute);
    market.samples.entry(name.clone()).or_default().arrived_min = Some(now_min);
    market.plan(looks_min, Due::Looks(name.clone()));
}

pub(super) fn decide(market: &Market, command: &Command) -> Result<Decision, crate::Refusal> {
    let Command::ChooseBest(orders) = command;
    let names = market.select(orders, |order| {
        if market.sample_terms(&order.name).is_none() {
            return Err(Refusal::NoSample.into());
        }
        order::in_state(order, OrderState::WaitShip)?;
        if order.pack.is_some() {
            return Err(Refusal::SamplePacked.into());
        }
        let is_new = !market.samples.get(&order.name).is_some_and(|sample| sample.is_best);
        is_new.then_some(()).ok_or(crate::Refusal::ALREADY_SO)
    })?;
    let minutes = market.setting.rules.samples.choose_min;
    Ok(Decision::each(names, minutes, |order| {
        crate::Event::from(event::BestChosen { order })
    }))
}

pub(crate) fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::BestChosen(event::BestChosen { order }) => {
            market.samples.entry(order.clone()).or_default().is_best = true;
        }
        Event::LookedAt(event::LookedAt { order, likes }) => {
            market.samples.entry(order.clone()).or_default().likes = Some(*likes);
        }
        Event::TurnedAway(turned) => turned_away(market, turned),
    }
}

/// The goods come home: what is sound is for sale again.
fn turned_away(market: &mut Market, turned: &event::TurnedAway) {
    let event::TurnedAway {
        order: name,
        freight_fen,
        is_sound,
    } = turned;
    let sample = market.sample_of(name).cloned();
    if let Some(sample) = sample.and_then(|sample| market.samples.get_mut(&sample)) {
        sample.turned_away = true;
    }
    market.post(Account::Cash, Account::Freight, *freight_fen, Some(name));
    if *is_sound {
        order::give_goods_back(market, name);
    } else {
        market.move_goods(name, Whereabouts::Sold);
    }
    let order = order::order_mut(market, name);
    order.came_back = *is_sound;
    order.state = OrderState::Refunded;
    let (product, total_g) = (order.product.clone(), order.total_g());
    arrangement::order_closes(market, name, 0);
    if *is_sound {
        let value_fen = market.goods_value_fen(&product, total_g);
        market.post(Account::Goods, market.goods_account(&product), value_fen, Some(name));
    }
}

impl Market {
    /// Returns the call of the story that brought an order, if it asks for a sample.
    fn sample_call(&self, name: &OrderId) -> Option<&Call> {
        let line = self.orders.get(name)?.plan?;
        if let Happening::Call(call) = &self.setting.scenario.plan.get(line)?.what {
            (call.sample_for.is_some() && call.name == name.as_str()).then_some(call)
        } else {
            None
        }
    }

    /// Whether anybody asked for a sample.
    pub fn asked_for_samples(&self) -> bool {
        self.orders.keys().any(|name| self.sample_terms(name).is_some())
    }

    /// Returns what may be ordered if an order is a sample and is liked.
    pub fn sample_terms(&self, name: &OrderId) -> Option<&SampleTerms> {
        self.sample_call(name)?.sample_for.as_ref()
    }

    /// Returns the sample upon which something was ordered.
    pub fn sample_of(&self, name: &OrderId) -> Option<&OrderId> {
        let line = self.orders.get(name)?.plan?;
        if self.sample_terms(name).is_some() {
            return None;
        }
        let mut samples = self.samples.keys();
        samples.find(|sample| self.orders.get(*sample).is_some_and(|order| order.plan == Some(line)))
    }
}
