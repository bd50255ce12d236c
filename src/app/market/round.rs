//! The day's round of boxes as it went the last time: packed into the same packs, weighed if they were weighed then, labelled,
//! looked at, handed to the same courier at the same place. One line on today's page, one key.
//!
//! It decides nothing: the first parcel of a product is sent step by step, and so is whatever is no longer as it was (another
//! weather, a pack that does not hold them, a courier who comes too late or takes more for the place). It stops where somebody
//! asks for something, and where a wrong label was found.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    menu::OnChoose,
    packing::{comes_in_time, courier_at, to_be_sent},
    today::{self, Errand},
};
use crate::{
    market::{
        Channel, Command, CourierId, Event, Market, MessageId, Order, PackId, ProductId, Selector, SpellKind, Stop,
        aftersale, message, order, parcel, time,
    },
    say::{Arg, Sentence, sentence},
};

/// A deed of the round.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Do(Command),
    /// Handing over, once the counter is open.
    Ship(parcel::command::Ship),
}

/// How a product's last parcel was sent.
struct Way {
    pack: PackId,
    /// Filled up on the scale, with so much more than is promised (ppm).
    weighed_ppm: Option<i64>,
    labelled: bool,
    checked: bool,
    to: Counter,
}

/// What goes alike: a product by parcel, by the county's round, for a contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    product: &'a ProductId,
    is_by_phone: bool,
    is_contracted: bool,
}

/// To whom, where, and whether at full value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Counter {
    courier: CourierId,
    via: String,
    insured: bool,
}

/// The boxes that go as those before them.
struct Round<'a> {
    ways: BTreeMap<Kind<'a>, Way>,
    to_pack: Vec<&'a Order>,
    to_label: Vec<&'a Order>,
    to_ship: Vec<&'a Order>,
}

pub fn errand(market: &Market) -> Option<Errand> {
    let round = Round::of(market);
    let orders: Vec<&Order> = round.orders().collect();
    let due_min = orders.iter().map(|order| order.due_min).min()?;
    let (steps, told) = round.steps(market);
    // One step alone has a line of its own.
    if steps.len() < 2 && !matches!(steps.first(), Some(Step::Ship(_))) {
        return None;
    }
    Some(Errand {
        label: sentence::market_errand_round(Arg::Number(orders.len() as i64), Arg::List(told)),
        on_choose: OnChoose::Round(steps),
        due_min: Some(due_min),
    })
}

impl<'a> Round<'a> {
    fn of(market: &'a Market) -> Round<'a> {
        let waiting = [today::to_pack(market), today::to_label(market), today::to_ship(market)];
        let kinds: BTreeSet<Kind> = waiting.iter().flatten().map(|order| kind(order, market)).collect();
        let ways: BTreeMap<Kind, Way> = kinds
            .into_iter()
            .filter_map(|kind| {
                let way = way(&kind, market)?;
                Some((kind, way))
            })
            .collect();
        let goes = |order: &&Order| ways.contains_key(&kind(order, market)) && !market.wants_to_cancel(&order.name);
        let [mut to_pack, mut to_label, mut to_ship] = waiting;
        for orders in [&mut to_pack, &mut to_label, &mut to_ship] {
            orders.retain(goes);
            orders.sort_by_key(|order| (order.due_min, &order.name));
        }
        let mut holding: BTreeMap<(&ProductId, u32), Vec<PackId>> = BTreeMap::new();
        to_pack.retain(|order| {
            let packs = holding
                .entry((&order.product, order.total_g()))
                .or_insert_with(|| market.fitting_packs(order));
            packs.contains(&ways[&kind(order, market)].pack)
        });
        Round {
            ways,
            to_pack,
            to_label,
            to_ship,
        }
    }

    fn orders(&self) -> impl Iterator<Item = &'a Order> {
        let orders = self.to_pack.iter().chain(&self.to_label).chain(&self.to_ship);
        orders.copied()
    }

    fn way<'r>(&'r self, order: &'r Order, market: &Market) -> &'r Way {
        &self.ways[&kind(order, market)]
    }

    /// What is done one after the other, and in which words.
    fn steps(&self, market: &Market) -> (Vec<Step>, Vec<Arg>) {
        let (mut steps, mut told) = (Vec::new(), Vec::new());
        self.pack(&mut steps, &mut told, market);
        self.weigh(&mut steps, &mut told, market);
        let unlabelled = self.to_pack.iter().chain(&self.to_label);
        let unlabelled: Vec<&Order> = unlabelled
            .filter(|order| self.way(order, market).labelled && !market.setting.scenario.hand_labels)
            .copied()
            .collect();
        for lot in lots(&unlabelled, |count| market.labelling_min(count)) {
            steps.push(Step::Do(Command::Parcel(parcel::Command::Label(named(lot)))));
        }
        let unchecked = self.to_ship.iter().filter(|order| order.is_unchecked());
        let unchecked: Vec<&Order> = unlabelled.iter().chain(unchecked).copied().collect();
        let looked_at = unchecked.iter().filter(|order| self.way(order, market).checked);
        let looked_at: Vec<&Order> = looked_at.copied().collect();
        for lot in lots(&looked_at, |count| market.checking_min(count)) {
            steps.push(Step::Do(Command::Parcel(parcel::Command::Check(named(lot)))));
        }
        if !looked_at.is_empty() {
            told.push(Arg::say(sentence::market_round_check()));
        } else if !unchecked.is_empty() {
            told.push(Arg::say(sentence::market_round_unchecked()));
        }
        self.ship(&mut steps, &mut told, market);
        (steps, told)
    }

    fn pack(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        for (alike, way) in &self.ways {
            let orders = self.to_pack.iter().filter(|order| kind(order, market) == *alike);
            let orders: Vec<&Order> = orders.copied().collect();
            for lot in lots(&orders, |count| market.packing_min(count)) {
                steps.push(Step::Do(Command::Parcel(parcel::Command::Pack(
                    parcel::command::Pack {
                        orders: named(lot),
                        pack: way.pack.clone(),
                    },
                ))));
            }
            let name = Arg::name("pack", &way.pack);
            if !orders.is_empty() && !told.contains(&name) {
                told.push(name);
            }
        }
    }

    fn weigh(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        let unweighed = |order: &&&Order| order.pack.is_none() || market.is_unweighed(order);
        let mut alike: BTreeMap<i64, Vec<&Order>> = BTreeMap::new();
        for order in self.orders().collect::<Vec<_>>().iter().filter(unweighed) {
            if let Some(more_ppm) = self.way(order, market).weighed_ppm {
                alike.entry(more_ppm).or_default().push(order);
            }
        }
        for (more_ppm, orders) in &alike {
            for lot in lots(orders, |count| market.weighing_min(count)) {
                let orders = named(lot);
                let more_ppm = *more_ppm;
                steps.push(Step::Do(Command::Parcel(parcel::Command::Weigh(
                    parcel::command::Weigh { orders, more_ppm },
                ))));
            }
        }
        if !alike.is_empty() {
            told.push(Arg::say(sentence::market_round_weigh()));
        }
    }

    fn ship(&self, steps: &mut Vec<Step>, told: &mut Vec<Arg>, market: &Market) {
        let mut counters: BTreeMap<&Counter, Vec<&Order>> = BTreeMap::new();
        for order in self.orders() {
            counters.entry(&self.way(order, market).to).or_default().push(order);
        }
        for (to, orders) in counters {
            let waits_for_office = |order: &&Order| order.wants_invoice && !order.has_invoice;
            let is_by_office = market.setting.scenario.tax_office;
            if !is_taken(to, &orders, market) || is_by_office && orders.iter().any(waits_for_office) {
                continue;
            }
            let unwritten = orders.iter().filter(|order| order.wants_invoice && !order.has_invoice);
            let unwritten: Vec<&Order> = unwritten.copied().collect();
            if !unwritten.is_empty() {
                steps.push(Step::Do(Command::Order(order::Command::Invoice(named(&unwritten)))));
                told.push(Arg::say(sentence::market_round_invoice()));
            }
            told.push(Arg::say(sentence::market_round_to(
                Arg::name("courier", &to.courier),
                Arg::name("stop", &to.via),
            )));
            steps.push(Step::Ship(parcel::command::Ship {
                orders: named(&orders),
                courier: to.courier.clone(),
                via: Some(to.via.clone()),
                insured: to.insured,
            }));
        }
    }
}

fn kind<'a>(order: &'a Order, market: &Market) -> Kind<'a> {
    Kind {
        product: &order.product,
        is_by_phone: order.channel == Channel::Phone,
        is_contracted: market.is_contracted(&order.name),
    }
}

/// How the last box of this kind was sent, if the weather is what it was.
fn way(alike: &Kind, market: &Market) -> Option<Way> {
    let sent = market
        .orders
        .values()
        .filter(|order| order.shipped_min.is_some() && kind(order, market) == *alike);
    let last = sent.max_by_key(|order| (order.shipped_min, &order.name))?;
    let spells = |min: u32| -> Vec<SpellKind> {
        let kinds = SpellKind::ALL.iter().copied();
        kinds
            .filter(|kind| market.has_spell(*kind, time::day_of(min)))
            .collect()
    };
    let parcel = market.parcel_of(&last.name)?;
    if spells(last.packed_min?) != spells(market.now_min) {
        return None;
    }
    let to: Stop = parcel.hops.first()?.to;
    Some(Way {
        pack: last.pack.clone()?,
        weighed_ppm: last.is_weighed.then(|| market.more_than_promised_ppm(last)),
        labelled: last.label.is_some(),
        checked: last.label.is_some() && !last.is_unchecked(),
        to: Counter {
            courier: parcel.courier.clone(),
            via: to.id().to_owned(),
            insured: parcel.insurance_fen > 0,
        },
    })
}

/// Whether nothing has to be thought of when these are handed over there today.
fn is_taken(to: &Counter, orders: &[&Order], market: &Market) -> bool {
    let is_dearer = |order: &&Order| {
        market
            .remote_fees()
            .any(|(courier, fee)| *courier == to.courier && fee.places.contains(&order.place))
    };
    if orders.iter().any(is_dearer) || market.holiday_on(time::day_of(market.now_min)).is_some() {
        return false;
    }
    // What a courier takes and when is asked once for a place and a size.
    let mut seen = BTreeSet::new();
    let kinds = orders
        .iter()
        .filter(|order| seen.insert((&order.place, order.total_g())));
    kinds.copied().all(|order| {
        courier_at(&to.courier, &to.via, order, market).is_some_and(|choice| {
            let is_enough = choice.parcels_min as usize <= orders.len();
            is_enough && choice.fee_fen.is_some() && comes_in_time(&choice, orders, market)
        })
    })
}

/// In lots after each of which there is another look at who asks.
fn lots<'o, 'a>(orders: &'o [&'a Order], minutes: impl Fn(usize) -> u32) -> Vec<&'o [&'a Order]> {
    orders.chunks(today::fitting(orders.len(), minutes)).collect()
}

fn named(orders: &[&Order]) -> Selector {
    Selector::Named(orders.iter().map(|order| order.name.clone().into()).collect())
}

/// The next deed of a round; nothing when it is over, or when it cannot go on as it was.
pub fn next(steps: &mut VecDeque<Step>, market: &Market) -> Option<Command> {
    let command = match steps.pop_front()? {
        Step::Do(command) => command,
        Step::Ship(ship) => {
            let open_min = to_be_sent(&ship, market)?;
            let now_min = market.now_min;
            if now_min < open_min {
                steps.push_front(Step::Ship(ship));
                Command::wait_until_or_asked(open_min)
            } else {
                Command::Parcel(parcel::Command::Ship(ship))
            }
        }
    };
    let goes = market.clone().execute(&command).is_ok();
    goes.then_some(command)
}

/// What has to be looked at before the round goes on: not the orders and the money back that lie until it is done, nor
/// a message that somebody at the phone has answered.
pub fn breaking(events: &[Event]) -> Vec<Event> {
    let is_answered = |name: &MessageId| {
        let answers = |event: &Event| matches!(event, Event::Message(message::Event::Answered(answered)) if answered.message == *name);
        events.iter().any(answers)
    };
    let may_lie = |event: &Event| {
        matches!(
            event,
            Event::Order(order::Event::Warned(_) | order::Event::Paid(_))
                | Event::AfterSale(aftersale::Event::Opened(_))
        ) || matches!(event, Event::Message(message::Event::Came(came)) if is_answered(&came.message))
    };
    let is_breaking = |event: &&Event| is_wrong_label(event) || event.wants_answer() && !may_lie(event);
    events.iter().filter(is_breaking).cloned().collect()
}

pub fn is_wrong_label(event: &Event) -> bool {
    matches!(event, Event::Parcel(parcel::Event::LabelChecked(checked)) if checked.was_wrong)
}

/// What a round came to, in one line.
pub fn told(events: &[Event]) -> Sentence {
    let count = |is: fn(&parcel::Event) -> bool| {
        let parcels = events
            .iter()
            .filter(|event| matches!(event, Event::Parcel(event) if is(event)));
        Arg::Number(parcels.count() as i64)
    };
    sentence::market_round_done(
        count(|event| matches!(event, parcel::Event::LabelChecked(_))),
        count(|event| matches!(event, parcel::Event::Handed(_))),
        count(|event| matches!(event, parcel::Event::LabelPrinted(_))),
        count(|event| matches!(event, parcel::Event::Packed(_))),
    )
}
