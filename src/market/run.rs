//! Runs the market: a command is decided, its events applied, its minutes worked while other things fall due.
//!
//! Nothing else moves the clock, and nothing but `apply` writes.

use super::{
    Account, Command, Event, Happened, Market, Name, OrderId, OrderState, Refusal, Role, Selector, ShopState, Thing,
    aftersale, arrangement, courier_claim, courier_contract, day, group_round, harvest, listing, message,
    nouns::{self, Due},
    order, pack_lot, tally, time,
};

/// The sections of the rules that it reads.
pub(crate) const RULES: &[&str] = &["day"];

/// What a permitted command leads to at once, and how time goes on.
pub(crate) struct Decision {
    pub events: Vec<Event>,
    /// Minutes that pass, counted from now.
    pub minutes: u32,
    pub pace: Pace,
}

/// How the minutes of a decision pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// In work, by day.
    Work,
    /// In work on the road, where the nights are counted in.
    Away,
    /// Through everything.
    Wait,
    /// Only until something wants an answer.
    UntilAsked,
    /// The same, but new orders, and what is asked back for old ones, lie until the morning reminds of them.
    UntilCalled,
}

impl Decision {
    pub fn of(event: impl Into<Event>, minutes: u32) -> Decision {
        Decision::work(vec![event.into()], minutes)
    }

    pub fn work(events: Vec<Event>, minutes: u32) -> Decision {
        Decision {
            events,
            minutes,
            pace: Pace::Work,
        }
    }

    /// The same for each of these, one after the other.
    pub fn each<Id, E: Into<Event>>(names: Vec<Id>, minutes_each: u32, event: impl FnMut(Id) -> E) -> Decision {
        let minutes = minutes_each * names.len() as u32;
        Decision::work(names.into_iter().map(event).map(Into::into).collect(), minutes)
    }
}

/// Whether time stops when something wants an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stops {
    Never,
    /// What wants one at night is met in the morning.
    InTheMorning,
    /// The same, but a new order lies until the morning reminds of it.
    ButForOrders,
    AtOnce,
}

/// Days after which a market that settles stops waiting; no clock of the rules is as long.
pub(crate) const SETTLE_AT_MOST_DAYS: u32 = 120;

impl Market {
    /// Does a command: returns what happened, up to the end of the minutes it takes. A refusal leaves the market unchanged.
    pub fn execute(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let mark = self.log.len();
        self.execute_silently(command)?;
        Ok(self.log[mark..].iter().map(|happened| happened.event.clone()).collect())
    }

    /// The same without telling: a replay reads the log, if anything.
    pub fn execute_silently(&mut self, command: &Command) -> Result<(), Refusal> {
        if self.ended {
            return Err(day::Refusal::Over.into());
        }
        if !command.is_wait() {
            let day = &self.setting.rules.day;
            let opens_min = time::next_open(self.now_min, day.opens_min, day.closes_min);
            if opens_min != self.now_min {
                return Err(day::refusal::Night { opens_min }.into());
            }
        }
        let decision = nouns::decide(self, &self.meant(command))?;
        for event in decision.events {
            self.happen(event);
        }
        if matches!(decision.pace, Pace::Work | Pace::Away) {
            self.worked_min += decision.minutes;
        }
        let until_min = match decision.pace {
            Pace::Work => self.work_ends_min(decision.minutes),
            Pace::Away | Pace::Wait | Pace::UntilAsked | Pace::UntilCalled => self.now_min + decision.minutes,
        };
        let stops = match decision.pace {
            Pace::UntilAsked => Stops::InTheMorning,
            Pace::UntilCalled => Stops::ButForOrders,
            Pace::Work | Pace::Away | Pace::Wait => Stops::Never,
        };
        self.run(until_min, stops);
        self.end_if_done();
        Ok(())
    }

    /// Returns when so many minutes of work are done that begin now: nobody works through the night, and a little is
    /// finished before going to bed.
    fn work_ends_min(&self, minutes: u32) -> u32 {
        let day = &self.setting.rules.day;
        let (mut min, mut left_min) = (self.now_min, minutes);
        let each_day_min = day.closes_min.saturating_sub(day.opens_min);
        while day.overtime_min < left_min && 0 < each_day_min {
            let today_min = day.closes_min.saturating_sub(time::minute_of_day(min));
            if left_min <= today_min + day.overtime_min {
                break;
            }
            left_min -= today_min;
            min = time::at(time::day_of(min) + 1, day.opens_min);
        }
        min + left_min
    }

    /// Lets no new buyers in and runs on until every open order and purchase has closed; returns what happened.
    pub fn settle(&mut self) -> Vec<Event> {
        self.settle_with(|_| {})
    }

    /// The same where the learner was led away and somebody minds the shop: what is not sent yet is called off at once, and whoever
    /// asks for money gets it within a day. Nobody is fined for what they had no page to answer on.
    pub fn settle_minded(&mut self) -> Vec<Event> {
        let mut is_called_off = false;
        self.settle_with(|market| {
            if !std::mem::replace(&mut is_called_off, true) {
                for event in order::called_off(market) {
                    market.happen(event);
                }
            }
            for grant in [
                aftersale::Command::Agree(Selector::All),
                aftersale::Command::Receive(Selector::All),
            ] {
                let decision = nouns::decide(market, &Command::AfterSale(grant));
                for event in decision.map(|decision| decision.events).unwrap_or_default() {
                    market.happen(event);
                }
            }
        })
    }

    /// `minds` is done before each day.
    fn settle_with(&mut self, mut minds: impl FnMut(&mut Market)) -> Vec<Event> {
        let mark = self.log.len();
        if !self.buyers_gone {
            self.happen(Event::Day(day::Event::BuyersGone));
        }
        let latest = self.now_min + SETTLE_AT_MOST_DAYS * time::DAY_MIN;
        self.end_if_done();
        while !self.ended && self.now_min < latest {
            minds(self);
            self.run(self.now_min + time::DAY_MIN, Stops::Never);
            self.end_if_done();
        }
        self.close();
        self.log[mark..].iter().map(|happened| happened.event.clone()).collect()
    }

    /// Returns the first minute after this one at which a working day begins.
    pub fn next_morning_min(&self) -> u32 {
        let opens = self.setting.rules.day.opens_min;
        time::next_open(self.now_min + 1, opens, opens + 1)
    }

    /// Lets the first night pass.
    pub(super) fn run_to_morning(&mut self) {
        self.run(self.setting.rules.day.opens_min, Stops::Never);
    }

    /// Lets time go by to a minute, or to the first one before it in which something wants an answer, be it night.
    pub fn run_until_asked(&mut self, until_min: u32) {
        self.run(until_min.max(self.now_min), Stops::AtOnce);
        self.end_if_done();
    }

    /// Lets everything fall due up to a minute, or until something wants an answer.
    fn run(&mut self, until_min: u32, stops: Stops) {
        let mut until_min = until_min;
        let mut stops = stops;
        while self.agenda.first().is_some_and(|(min, ..)| *min <= until_min)
            && let Some((min, _, due)) = self.agenda.pop_first()
        {
            self.steps += 1;
            self.now_min = self.now_min.max(min);
            let mut wanted = stops == Stops::ButForOrders && self.reminds(&due);
            for event in nouns::fall_due(self, &due) {
                let is_answered =
                    matches!(event, Event::Message(message::Event::Came(_))) && arrangement::answers_phone(self);
                let lies = || may_lie(&event) || self.is_all_sold(&event) || self.goes_with_the_round(&due, &event);
                let may_lie = stops == Stops::ButForOrders && lies();
                wanted |= event.wants_answer() && !is_answered && !may_lie;
                self.happen(event);
            }
            self.end_if_done();
            if self.ended {
                return;
            }
            if wanted && stops != Stops::Never {
                let day = &self.setting.rules.day;
                until_min = match stops {
                    Stops::InTheMorning | Stops::ButForOrders => {
                        time::next_open(self.now_min, day.opens_min, day.closes_min)
                    }
                    Stops::AtOnce | Stops::Never => self.now_min,
                };
                stops = Stops::Never;
            }
        }
        self.now_min = until_min;
    }

    /// Whether this is the morning that reminds of money which is asked back, and of what a courier owes; of orders an event
    /// reminds.
    fn reminds(&self, due: &Due) -> bool {
        let is_asked = |claim: &aftersale::AfterSale| claim.state == aftersale::AfterSaleState::Applied;
        let is_found = |claim: &courier_claim::CourierClaim| claim.state == courier_claim::ClaimState::Found;
        let lies = || self.after_sales.values().any(is_asked) || self.courier_claims.values().any(is_found);
        matches!(due, Due::Order(order::Due::StationOpens)) && lies()
    }

    /// Whether it reminds of a van that a shop with hands needs not wait for: its round goes every morning, and the morning
    /// reminds of it.
    fn goes_with_the_round(&self, due: &Due, event: &Event) -> bool {
        let is_morning = matches!(due, Due::Order(order::Due::StationOpens));
        let is_reminder = matches!(event, Event::Order(order::Event::Warned(_)));
        is_reminder && !is_morning && arrangement::answers_phone(self)
    }

    /// Whether a page is sold out with nothing left that could be offered on it.
    fn is_all_sold(&self, event: &Event) -> bool {
        let Event::Listing(listing::Event::SoldOut(listing::event::SoldOut { product })) = event else {
            return false;
        };
        let left_g = self.left_g(product);
        let page = self.listings.get(product);
        page.is_none_or(|page| page.skus.keys().all(|net_g| left_g < *net_g))
    }

    /// Records an event and applies it.
    pub(super) fn happen(&mut self, event: Event) {
        let about = event.about().filter(|_| tally::moves_counts(&event)).cloned();
        if let Some(name) = &about {
            self.tally_of(name, &event, -1);
        }
        nouns::apply(self, &event);
        if let Some(name) = &about {
            self.tally_of(name, &event, 1);
        }
        self.log.push(Happened {
            at_min: self.now_min,
            event,
        });
    }

    fn end_if_done(&mut self) {
        // Asked after every event, so what is quickly known comes first.
        let is_busy = || {
            self.is_talking()
                || self.shop.state == ShopState::Closing
                || self.live.as_ref().is_some_and(|session| session.on_air)
                || arrangement::is_waiting(self)
                || self.has_open_tickets()
                || group_round::is_busy(self)
                || self.is_audit_due()
        };
        let is_settled = self.buyers_gone && self.tally.open == 0 && !is_busy();
        if is_settled || self.is_all_judged() {
            self.close();
        }
    }

    /// Ends the market, once: what nobody bought or needed is looked at before the books are closed.
    fn close(&mut self) {
        if self.ended {
            return;
        }
        let over = [
            harvest::spoils(self),
            courier_contract::ends(self),
            pack_lot::left_over(self),
        ];
        for event in over.into_iter().flatten() {
            self.happen(event);
        }
        self.happen(Event::Day(day::Event::MarketEnded));
    }

    /// Puts something on the agenda.
    pub(crate) fn plan(&mut self, min: u32, due: impl Into<Due>) {
        let due = due.into();
        self.agenda.insert((min, due.rank(), due));
    }

    pub(super) fn post(&mut self, from: Account, to: Account, amount_fen: i64, about: Option<&Name>) {
        self.ledger.post(self.now_min, from, to, amount_fen, about);
    }

    pub(super) fn cash_fen(&self) -> i64 {
        self.ledger.balance(Account::Cash)
    }

    /// Refuses what the wallet cannot pay.
    pub(super) fn afford(&self, needed_fen: i64) -> Result<(), Refusal> {
        let cash_fen = self.cash_fen();
        if needed_fen <= cash_fen {
            Ok(())
        } else {
            Err(Refusal::from(day::refusal::NotEnoughCash { needed_fen, cash_fen }))
        }
    }

    /// Returns the orders a command is about: by name each must fit, a selector takes those that do.
    pub(super) fn select(
        &self,
        selector: &Selector,
        fits: impl Fn(&super::Order) -> Result<(), Refusal>,
    ) -> Result<Vec<OrderId>, Refusal> {
        if let Selector::Named(names) = selector {
            let mut unique = std::collections::BTreeSet::new();
            for name in names {
                if self.is_group(name) {
                    // Few wait for a step, so that is asked before whether they belong.
                    let fitting = self.orders.values().filter(|order| fits(order).is_ok());
                    let alike = fitting.filter(|order| self.is_in(order, name));
                    unique.extend(alike.map(|order| order.name.clone()));
                } else {
                    let order = self.orders.get(name).ok_or(Refusal::no_such(Thing::Order))?;
                    fits(order)?;
                    unique.insert(OrderId::from(name));
                }
            }
            return crate::name::some(unique.into_iter().collect());
        }
        let chosen = self
            .orders
            .values()
            .filter(|order| match selector {
                Selector::Packed => order.pack.is_some() && order.state == OrderState::WaitShip,
                Selector::Late => order.late,
                Selector::Due | Selector::All | Selector::Named(_) => true,
            })
            .filter(|order| fits(order).is_ok())
            .map(|order| order.name.clone())
            .collect();
        crate::name::some(chosen)
    }

    /// Whether a command is about orders of its own choice, each of which must fit.
    pub(super) fn names_one(&self, selector: &Selector) -> bool {
        matches!(selector, Selector::Named(names) if !names.iter().any(|name| self.is_group(name)))
    }

    /// Whether a name stands for many orders: those of a product, or of a contract.
    fn is_group(&self, name: &Name) -> bool {
        self.setting.scenario.goods.contains_key(name.as_str()) || arrangement::is_contract(self, name)
    }

    fn is_in(&self, order: &super::Order, group: &Name) -> bool {
        order.product == group.as_str() || arrangement::is_of_contract(self, &order.name, group)
    }

    pub(crate) fn need_role(&self, roles: &[Role]) -> Result<(), Refusal> {
        if roles.is_empty() || roles.contains(&self.setting.scenario.role) {
            Ok(())
        } else {
            Err(Refusal::NOT_YOUR_PART)
        }
    }
}

/// What nobody has to look at before the day's round: an order that is paid, money that is asked back, what a courier owes and
/// its word that closes a claim.
fn may_lie(event: &Event) -> bool {
    matches!(
        event,
        Event::Order(order::Event::Paid(_))
            | Event::AfterSale(aftersale::Event::Opened(_))
            | Event::CourierClaim(
                courier_claim::Event::Found(_) | courier_claim::Event::Paid(_) | courier_claim::Event::Closed(_)
            )
    )
}
