//! Walks through the same world again with one change. Logged commands keep their minute, or take the first later one at
//! which the shop can do them; those that name what is not there are left out. What is nobody's in the log is served by the
//! learner's habits, in the order in which it falls due.

use crate::market::{
    OrderId, PackId, aftersale, cancellation, courier_claim, day, invoice, listing, message, order, parcel, purchase,
    sample, tender, van,
};
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Habits, Handed, MarketRun, Refund,
    habits::Claims,
    plan::{Plan, Serves},
};
use crate::market::{
    Channel, Command, Event, Happened, Market, MessageState, Name, Order, OrderState, Refusal, RejectReason, Selector,
    time,
};

/// A refused errand is tried again so many mornings.
const TRIES: u32 = 3;
/// A parcel that has not come after so many days more does not come.
const PARCEL_DAYS: u32 = 8;

/// Returns the other world, settled. Whom the `real` market knows is served as the plan says, everybody else by habit.
pub(super) fn walk(run: &MarketRun, plan: Plan, habits: &Habits, real: &Market) -> Market {
    let mut walk = walked(run, plan, habits, real);
    // Whoever serves by habit does so until the last order has closed.
    walk.serve_to_the_end();
    walk.market.settle();
    walk.market
}

/// Returns the other world at the minute at which the learner stands in this one.
pub(super) fn walk_to_now(run: &MarketRun, plan: Plan, habits: &Habits, real: &Market) -> Market {
    walked(run, plan, habits, real).market
}

fn walked<'a>(run: &MarketRun, plan: Plan, habits: &'a Habits, real: &'a Market) -> Walk<'a> {
    let mut walk = Walk {
        market: Market::open(std::sync::Arc::clone(&run.setting), run.seed),
        habits,
        real,
        serves: plan.serves,
        told: 0,
        chores: BTreeSet::new(),
        sends: BTreeSet::new(),
        trips: plan
            .acts
            .iter()
            .filter(|act| ship_of(&act.command).is_some())
            .map(|act| act.at_min)
            .collect(),
    };
    // Whoever waits in this world is met at each minute in which something wants an answer.
    for act in plan.acts.iter().filter(|act| !act.command.is_wait()) {
        walk.until(act.at_min);
        let was_done = walk.act(&act.command);
        if let (false, Some(before)) = (was_done, &act.else_do) {
            walk.act(before);
        }
    }
    walk.until(run.left_min);
    walk
}

struct Walk<'a> {
    market: Market,
    habits: &'a Habits,
    real: &'a Market,
    serves: Serves,
    /// How much of the log has been looked through.
    told: usize,
    chores: BTreeSet<(u32, Chore)>,
    /// The orders of its sends, as long as they wait to be sent: most have gone with another's way to the station long before
    /// their own turn comes.
    sends: BTreeSet<(u32, Name)>,
    /// The minutes at which the log hands parcels over, in their order.
    trips: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Chore {
    what: Errand,
    about: Name,
    tries: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Errand {
    Reply,
    /// A call of somebody who liked a sample.
    Accept,
    Send,
    Claim,
    Receive,
    /// A claim against a courier, and whatever it says to it.
    File,
    Complain,
    Audit,
    Driver,
    /// The box of somebody who cancels.
    Unpack,
}

impl Walk<'_> {
    /// Lets the time go by, doing on the way what the habits have to do.
    fn until(&mut self, min: u32) {
        loop {
            self.listen();
            if let Some((due_min, _)) = self.chores.first()
                && *due_min <= min.max(self.market.now_min)
            {
                let (due_min, chore) = self.chores.pop_first().expect("it is there");
                if chore.what == Errand::Send {
                    self.sends.remove(&(due_min, chore.about.clone()));
                }
                self.run_to(due_min);
                self.chore(&chore);
                continue;
            }
            if self.market.is_over() || min <= self.market.now_min {
                return;
            }
            let next_min = self.chores.first().map_or(u32::MAX, |(due_min, _)| *due_min);
            self.market.run_until_asked(min.min(next_min));
        }
    }

    fn run_to(&mut self, min: u32) {
        if self.market.now_min < min {
            let _ = self.market.execute_silently(&Command::wait_until(min));
        }
    }

    fn serve_to_the_end(&mut self) {
        while !self.market.is_over() && !self.chores.is_empty() {
            let (due_min, _) = *self.chores.first().expect("one at least");
            self.until(due_min);
        }
    }

    /// Looks what happened since, and what of it the habits have to serve.
    fn listen(&mut self) {
        while let Some(happened) = self.market.log.get(self.told) {
            self.told += 1;
            if let Some((due_min, chore)) = self.chore_of(happened) {
                self.plan(due_min, chore);
            }
        }
    }

    /// What the habits have to do about something that happened, and when.
    fn chore_of(&self, happened: &Happened) -> Option<(u32, Chore)> {
        let at_once = self.served_at_once(&happened.event);
        if let Some((what, about)) = at_once.or_else(|| self.asked_again(&happened.event)) {
            return Some((happened.at_min, Chore { what, about, tries: 0 }));
        }
        let after = |minutes: Option<u32>| minutes.map(|minutes| happened.at_min + minutes);
        let (what, about, due_min): (Errand, &Name, _) = match &happened.event {
            Event::Message(message::Event::Came(message::event::Came { message, .. }))
                if !self.real.messages.contains_key(message) =>
            {
                (Errand::Reply, message, after(self.habits.reply_after_min))
            }
            Event::Order(order::Event::Paid(order::event::Paid { order, .. }))
            | Event::Order(order::Event::Accepted(order::event::Accepted { order, .. }))
                if self.serves.sends =>
            {
                (Errand::Send, order, Some(self.in_time(order, happened.at_min)))
            }
            Event::Order(order::Event::Paid(order::event::Paid { order, .. }))
            | Event::Order(order::Event::Accepted(order::event::Accepted { order, .. }))
                if !self.was_taken(order) =>
            {
                let due_min = after(self.habits.send_after_min);
                let due_min = due_min.map(|due_min| self.after_trip(happened.at_min, due_min));
                (Errand::Send, order, due_min)
            }
            Event::AfterSale(aftersale::Event::Opened(aftersale::event::Opened { order, .. }))
                if !self.real.after_sales.contains_key(order) =>
            {
                (Errand::Claim, order, after(self.habits.claim_after_min))
            }
            Event::AfterSale(aftersale::Event::ReturnArrived(aftersale::event::ReturnArrived { order, .. }))
                if !self.real.after_sales.contains_key(order) =>
            {
                (Errand::Receive, order, after(self.habits.claim_after_min))
            }
            Event::Day(_)
            | Event::Papers(_)
            | Event::Shop(_)
            | Event::Listing(_)
            | Event::Message(_)
            | Event::Talk(_)
            | Event::Order(_)
            | Event::Cancellation(_)
            | Event::Parcel(_)
            | Event::AfterSale(_)
            | Event::CourierClaim(_)
            | Event::Harvest(_)
            | Event::Rival(_)
            | Event::Household(_)
            | Event::Coop(_)
            | Event::Purchase(_)
            | Event::Inquiry(_)
            | Event::Tender(_)
            | Event::Van(_)
            | Event::Station(_)
            | Event::Promotion(_)
            | Event::Advert(_)
            | Event::CourierContract(_)
            | Event::PackLot(_)
            | Event::Invoice(_)
            | Event::Sample(_)
            | Event::Presale(_)
            | Event::GroupRound(_)
            | Event::Live(_) => return None,
        };
        let about = about.clone();
        Some((due_min?, Chore { what, about, tries: 0 }))
    }

    /// What nobody of the log asked for: to cancel, or to bring the whole order of somebody who liked a sample.
    fn asked_again(&self, event: &Event) -> Option<(Errand, Name)> {
        let Event::Order(order::Event::Asked(order::event::Asked { order })) = event else {
            return self.cancelled(event);
        };
        let is_new = !self.real.orders.contains_key(&order.name) && self.market.sample_of(&order.name).is_some();
        is_new.then(|| (Errand::Accept, order.name.clone().into()))
    }

    /// Who cancels only in this world is let off at once.
    fn cancelled(&self, event: &Event) -> Option<(Errand, Name)> {
        let Event::Cancellation(cancellation::Event::Asked(asked)) = event else {
            return None;
        };
        let is_new = !self.real.cancellations.contains_key(&asked.order);
        is_new.then(|| (Errand::Unpack, asked.order.clone().into()))
    }

    /// What the change has done about an event in the minute in which it comes about.
    fn served_at_once(&self, event: &Event) -> Option<(Errand, Name)> {
        let serves = &self.serves;
        if let Event::Message(message::Event::Came(came)) = event {
            serves.replies.then(|| (Errand::Reply, came.message.clone().into()))
        } else if let Event::AfterSale(event) = event {
            let (what, order) = if let aftersale::Event::Opened(opened) = event {
                (Errand::Claim, &opened.order)
            } else if let aftersale::Event::OfferRefused(refused) = event {
                (Errand::Claim, &refused.order)
            } else if let aftersale::Event::ReturnArrived(arrived) = event {
                (Errand::Receive, &arrived.order)
            } else {
                return None;
            };
            serves.refunds.map(|_| (what, order.clone().into()))
        } else if let Event::CourierClaim(courier_claim::Event::Found(found)) = event {
            serves.files.then(|| (Errand::File, found.order.clone().into()))
        } else if let Event::CourierClaim(courier_claim::Event::Refused(refused)) = event {
            serves.files.then(|| (Errand::Complain, refused.order.clone().into()))
        } else if let Event::Tender(tender::Event::Reported(_)) = event {
            serves.audits.then(|| (Errand::Audit, Name::default()))
        } else if let Event::Van(van::Event::Asked(asked)) = event {
            serves
                .driver
                .map(|_| (Errand::Driver, Name::from(asked.village.as_str())))
        } else {
            None
        }
    }

    fn plan(&mut self, due_min: u32, chore: Chore) {
        if chore.what == Errand::Send {
            self.sends.insert((due_min, chore.about.clone()));
        }
        self.chores.insert((due_min, chore));
    }

    /// Whether somebody else than the habits serves it: the log does.
    fn was_taken(&self, order: &Name) -> bool {
        let real = self.real.orders.get(order);
        real.is_some_and(|order| {
            !matches!(
                order.state,
                OrderState::Asked | OrderState::Declined | OrderState::WaitPay | OrderState::Unpaid
            )
        })
    }

    /// Nobody drives to the station twice for what the next way there can take along: see `taking_along`.
    fn after_trip(&self, placed_min: u32, due_min: u32) -> u32 {
        let next = self.trips.iter().find(|trip_min| placed_min <= **trip_min);
        let soon = next.filter(|trip_min| **trip_min < due_min + time::DAY_MIN);
        soon.map_or(due_min, |trip_min| due_min.max(trip_min + 1))
    }

    /// The next morning, or at once where the last van that keeps the promise has left by then.
    fn in_time(&self, order: &Name, paid_min: u32) -> u32 {
        let morning_min = self.next_morning(paid_min);
        let order = self.market.orders.get(order.as_str());
        // Phone orders are brought, not carried by the van.
        let order = order.filter(|order| order.channel == Channel::Shelf);
        let is_too_late = order.is_some_and(|order| self.market.last_van_min(order.ship_by_min) < morning_min);
        if is_too_late { paid_min } else { morning_min }
    }

    fn next_morning(&self, min: u32) -> u32 {
        time::at(time::day_of(min) + 1, self.market.setting.rules.day.station_opens_min)
    }

    fn chore(&mut self, chore: &Chore) {
        let answer = match chore.what {
            Errand::Reply => self.reply(&chore.about),
            Errand::Accept => {
                let accept = order::Command::Accept(only(&chore.about));
                self.market.execute_silently(&Command::Order(accept))
            }
            Errand::Send => self.send(&chore.about),
            Errand::Claim => self.claim(&chore.about),
            Errand::Receive => self
                .market
                .execute_silently(&Command::AfterSale(aftersale::Command::Receive(only(&chore.about)))),
            Errand::File => self.file(&chore.about),
            Errand::Complain => {
                let complain = courier_claim::Command::Complain(only(&chore.about));
                self.market.execute_silently(&Command::CourierClaim(complain))
            }
            Errand::Unpack => {
                let unpack = cancellation::Command::Unpack(only(&chore.about));
                self.market.execute_silently(&Command::Cancellation(unpack))
            }
            Errand::Audit => self.market.execute_silently(&Command::Tender(tender::Command::Audit)),
            Errand::Driver => {
                let waits = self.serves.driver == Some(true);
                let answer = if waits { van::Command::Hold } else { van::Command::Skip };
                self.market.execute_silently(&Command::Van(answer))
            }
        };
        let again_min = match answer {
            Ok(()) => return,
            // The purse is empty, or too few parcels wait for a cheap rate: tomorrow again.
            Err(Refusal::Day(day::Refusal::NotEnoughCash(_)) | Refusal::Parcel(parcel::Refusal::TooFewParcels(_))) => {
                self.market.now_min + time::DAY_MIN
            }
            Err(refusal) => match closed_until(&refusal) {
                Some(opens_min) => opens_min,
                None => return,
            },
        };
        if chore.tries < TRIES {
            let again = Chore {
                tries: chore.tries + 1,
                ..chore.clone()
            };
            self.plan(again_min, again);
        }
    }

    fn reply(&mut self, message: &Name) -> Result<(), Refusal> {
        let asked = &self.market.messages[message];
        if asked.state != MessageState::Waiting {
            return Ok(());
        }
        let fits = self.market.setting.rules.messages.get(&asked.kind);
        let fits = fits.and_then(|kind| kind.fits.first());
        let usual = self.habits.replies.get(&asked.kind).filter(|_| !self.serves.replies);
        match usual.or(fits).cloned() {
            Some(reply) => {
                self.market
                    .execute_silently(&Command::Message(message::Command::Reply(message::command::Reply {
                        to: only(message),
                        reply,
                    })))
            }
            None => Ok(()),
        }
    }

    /// Packs, labels and hands over this order and all that wait like it: one way to the station serves them all.
    fn send(&mut self, first: &Name) -> Result<(), Refusal> {
        let orders = &self.market.orders;
        let waits = |name: &Name| orders[name].state == OrderState::WaitShip;
        // What was sent, or given up, never waits to be sent again.
        self.sends.retain(|(_, name)| waits(name));
        let others = self.sends.iter().map(|(_, name)| name);
        let all = others.chain(Some(first).filter(|name| waits(name)));
        let names: Vec<OrderId> = all.map(OrderId::from).collect();
        let mut couriers: BTreeMap<Handed, Vec<Name>> = BTreeMap::new();
        for name in &names {
            if let Some(courier) = self.courier_for(name) {
                couriers.entry(courier).or_default().push(name.clone().into());
            }
        }
        self.make_ready(&names)?;
        let mut answer = Ok(());
        for (Handed { courier, via }, names) in couriers {
            let orders = Selector::Named(names);
            answer = answer.and(self.market.execute_silently(&Command::Parcel(parcel::Command::Ship(
                parcel::command::Ship {
                    orders,
                    courier,
                    via,
                    insured: self.habits.insures,
                },
            ))));
        }
        answer
    }

    /// Packs what is not packed, labels it, and checks it where that is the habit.
    fn make_ready(&mut self, names: &[OrderId]) -> Result<(), Refusal> {
        let mut packs: BTreeMap<PackId, Vec<Name>> = BTreeMap::new();
        for name in names.iter().filter(|name| self.market.orders[*name].pack.is_none()) {
            if let Some(pack) = self.pack_for(name) {
                packs.entry(pack).or_default().push(name.clone().into());
            }
        }
        for (pack, names) in packs {
            let orders = Selector::Named(names);
            let pack = parcel::command::Pack { orders, pack };
            self.market
                .execute_silently(&Command::Parcel(parcel::Command::Pack(pack)))?;
        }
        for name in names {
            let label = match self.market.setting.scenario.hand_labels {
                true => parcel::Command::Stick(parcel::command::Stick {
                    label: name.clone(),
                    on: name.clone(),
                }),
                false => parcel::Command::Label(only(name)),
            };
            let _ = self.market.execute_silently(&Command::Parcel(label));
            if self.habits.checks || self.serves.checks {
                let check = parcel::Command::Check(only(name));
                let _ = self.market.execute_silently(&Command::Parcel(check));
            }
        }
        Ok(())
    }

    /// The log's way to the station, with the orders of this world on it that go the same way.
    fn taking_along(&mut self, ship: &parcel::command::Ship) -> parcel::command::Ship {
        let way = Handed {
            courier: ship.courier.clone(),
            via: ship.via.clone(),
        };
        let waits = |name: &&Name| self.market.orders[*name].state == OrderState::WaitShip;
        let waiting = self.sends.iter().map(|(_, name)| name).filter(waits);
        let goes_so = |order: &OrderId| self.courier_for(order).as_ref() == Some(&way);
        let along: Vec<OrderId> = waiting.map(OrderId::from).filter(goes_so).collect();
        let mut ship = ship.clone();
        if self.make_ready(&along).is_ok()
            && let Selector::Named(names) = &mut ship.orders
        {
            names.extend(along.into_iter().map(Name::from));
        }
        ship
    }

    /// The usual pack, or its other one; who never packed takes the cheapest that fits.
    fn pack_for(&self, name: &OrderId) -> Option<PackId> {
        let order = &self.market.orders[name];
        let Some(usual) = self.habits.packs.get(&order.product) else {
            let choices = self.market.pack_choices(name).into_iter();
            let fitting = choices.filter(|choice| choice.fits && choice.suits);
            return fitting.min_by_key(|choice| choice.cost_fen).map(|choice| choice.pack);
        };
        match &self.serves.pack {
            Some((was, pack)) if was == usual => Some(pack.clone()),
            _ => Some(usual.clone()),
        }
    }

    fn courier_for(&self, name: &OrderId) -> Option<Handed> {
        let zone = self.market.zone_of(&self.market.orders[name].place);
        let usual = zone
            .and_then(|zone| self.habits.couriers.get(zone))
            .or_else(|| self.habits.couriers.values().next());
        let Some((courier, via)) = usual else {
            let choices = self.market.courier_choices(name).into_iter();
            let going = choices.filter(|choice| choice.fee_fen.is_some() && choice.parcels_min <= 1);
            return going.min_by_key(|choice| choice.fee_fen).map(|choice| Handed {
                courier: choice.courier,
                via: Some(choice.via),
            });
        };
        let usual = Handed {
            courier: courier.clone(),
            via: via.clone(),
        };
        match &self.serves.courier {
            Some((was, to)) if was.courier == usual.courier => Some(to.clone()),
            _ => Some(usual),
        }
    }

    /// Photographs and the waybill first: without them no courier pays.
    fn file(&mut self, name: &Name) -> Result<(), Refusal> {
        let steps = [
            courier_claim::Command::Evidence(only(name)),
            courier_claim::Command::File(only(name)),
        ];
        let done = |step| self.market.execute_silently(&Command::CourierClaim(step));
        steps.into_iter().try_for_each(done)
    }

    fn claim(&mut self, name: &Name) -> Result<(), Refusal> {
        let agree = || aftersale::Command::Agree(only(name));
        let reject = |reason| {
            aftersale::Command::Reject(aftersale::command::Reject {
                orders: only(name),
                reason,
            })
        };
        let answer = match (self.serves.refunds, self.habits.claims) {
            (Some(Refund::Whole), _) => agree(),
            (Some(Refund::Part), _) => self.half_of_it(name).unwrap_or_else(agree),
            (Some(Refund::Nothing), _) => reject(self.reason_against(name)),
            (None, Claims::Agree) => agree(),
            (None, Claims::Reject(reason)) => reject(reason),
            (None, Claims::Silent) => return Ok(()),
        };
        self.market.execute_silently(&Command::AfterSale(answer))
    }

    /// An offer of half of what is asked for; of who has declined one, none.
    fn half_of_it(&self, name: &Name) -> Option<aftersale::Command> {
        let asked = self.market.after_sales.get(name)?;
        let offer = aftersale::command::Offer {
            orders: only(name),
            share_ppm: asked.share_ppm / 2,
        };
        (asked.offers == 0 && 1 < asked.share_ppm).then_some(aftersale::Command::Offer(offer))
    }

    /// A reason that stands; where none does, the photograph.
    fn reason_against(&self, name: &Name) -> RejectReason {
        let asked = self.market.after_sales.get(name);
        let stands = |reason: &RejectReason| asked.is_some_and(|asked| self.market.reason_stands(asked, *reason));
        let found = RejectReason::ALL.iter().copied().find(stands);
        found.unwrap_or(RejectReason::PackingPhoto)
    }

    /// Does a command of the log as far as this world has what it names; says whether it did anything.
    fn act(&mut self, command: &Command) -> bool {
        if let (true, Command::Parcel(parcel::Command::Pack(pack))) = (self.serves.replies, command) {
            return self.pack_between_answers(pack);
        }
        let along = ship_of(command).map(|ship| Command::Parcel(parcel::Command::Ship(self.taking_along(ship))));
        let command = along.as_ref().unwrap_or(command);
        let mut answer = self.market.execute_silently(command);
        // Two closed doors at most: the night, then the station's morning.
        for _ in 0..2 {
            let Some(opens_min) = answer.as_ref().err().and_then(closed_until) else {
                break;
            };
            self.until(opens_min);
            answer = self.market.execute_silently(command);
        }
        match (answer, one_by_one(command)) {
            (Ok(()), _) => true,
            (Err(Refusal::NOTHING_MATCHES), _) => true,
            (Err(_), Some(parts)) => {
                let done = parts
                    .iter()
                    .filter(|part| self.market.execute_silently(part).is_ok())
                    .count();
                0 < done
            }
            (Err(_), None) if is_of_purchase(command) => self.act_when_it_came(command),
            (Err(_), None) => false,
        }
    }

    /// Whoever answers at once puts a box down for it.
    fn pack_between_answers(&mut self, pack: &parcel::command::Pack) -> bool {
        let is_meant = |order: &Order| match &pack.orders {
            Selector::Named(names) => names
                .iter()
                .any(|name| *order.name == *name || order.product == name.as_str()),
            Selector::Late => order.late,
            Selector::Due | Selector::Packed | Selector::All => true,
        };
        let waits = |order: &&Order| order.state == OrderState::WaitShip && order.pack.is_none();
        let orders = self
            .market
            .orders
            .values()
            .filter(waits)
            .filter(|order| is_meant(order));
        let names: Vec<Name> = orders.map(|order| order.name.clone().into()).collect();
        let mut done = 0;
        for name in names {
            self.until(self.market.now_min);
            let one = parcel::command::Pack {
                orders: only(&name),
                pack: pack.pack.clone(),
            };
            let one = Command::Parcel(parcel::Command::Pack(one));
            done += usize::from(self.market.execute_silently(&one).is_ok());
        }
        0 < done
    }

    fn act_when_it_came(&mut self, command: &Command) -> bool {
        (0..PARCEL_DAYS).any(|_| {
            self.until(self.market.now_min + time::DAY_MIN);
            self.market.execute_silently(command).is_ok()
        })
    }
}

/// Until when the door is closed that a refusal speaks of: the night, the station, the reviewers' desk. A page that is sent in a
/// little later in this world comes back a little later too.
fn closed_until(refusal: &Refusal) -> Option<u32> {
    if let Refusal::Day(day::Refusal::Night(day::refusal::Night { opens_min: until_min }))
    | Refusal::Parcel(
        parcel::Refusal::StationClosed(parcel::refusal::StationClosed { opens_min: until_min })
        | parcel::Refusal::CounterClosed(parcel::refusal::CounterClosed {
            leave_min: until_min, ..
        }),
    )
    | Refusal::Listing(listing::Refusal::UnderReview(listing::refusal::UnderReview { until_min })) = refusal
    {
        Some(*until_min)
    } else {
        None
    }
}

fn ship_of(command: &Command) -> Option<&parcel::command::Ship> {
    if let Command::Parcel(parcel::Command::Ship(ship)) = command {
        Some(ship)
    } else {
        None
    }
}

fn only(name: &Name) -> Selector {
    Selector::Named(vec![name.clone()])
}

/// The same command for each of several names by itself: some of them may not be there.
fn one_by_one(command: &Command) -> Option<Vec<Command>> {
    let Selector::Named(names) = selector_mut(&mut command.clone())?.clone() else {
        return None;
    };
    let with = |name: &Name| {
        let mut one = command.clone();
        if let Some(selector) = selector_mut(&mut one) {
            *selector = only(name);
        }
        one
    };
    (1 < names.len()).then(|| names.iter().map(with).collect())
}

fn selector_mut(command: &mut Command) -> Option<&mut Selector> {
    if let Command::Message(message::Command::Reply(message::command::Reply { to: names, .. }))
    | Command::Order(order::Command::Accept(names))
    | Command::Order(order::Command::Decline(names))
    | Command::Order(order::Command::Invoice(names))
    | Command::Parcel(parcel::Command::Pack(parcel::command::Pack { orders: names, .. }))
    | Command::Parcel(parcel::Command::Label(names))
    | Command::Parcel(parcel::Command::Check(names))
    | Command::Parcel(parcel::Command::Weigh(parcel::command::Weigh { orders: names, .. }))
    | Command::Parcel(parcel::Command::Ship(parcel::command::Ship { orders: names, .. }))
    | Command::Order(order::Command::Cancel(names))
    | Command::Invoice(invoice::Command::BringPapers(invoice::command::BringPapers { orders: names, .. }))
    | Command::Sample(sample::Command::ChooseBest(names))
    | Command::AfterSale(aftersale::Command::Agree(names))
    | Command::AfterSale(aftersale::Command::Offer(aftersale::command::Offer { orders: names, .. }))
    | Command::AfterSale(aftersale::Command::Reject(aftersale::command::Reject { orders: names, .. }))
    | Command::AfterSale(aftersale::Command::Settle(names))
    | Command::AfterSale(aftersale::Command::Resend(names))
    | Command::AfterSale(aftersale::Command::Receive(names)) = command
    {
        Some(names)
    } else {
        None
    }
}

/// Steps of a purchase: they wait until the parcel has come.
fn is_of_purchase(command: &Command) -> bool {
    matches!(
        command,
        Command::Purchase(purchase::Command::Collect(_))
            | Command::Purchase(purchase::Command::Inspect(_))
            | Command::Purchase(purchase::Command::Sign(_))
            | Command::Purchase(purchase::Command::Refuse(_))
            | Command::Purchase(purchase::Command::Return(_))
    )
}
