//! Runs the market: a command is decided, its events applied, its minutes worked while other things fall due.
//!
//! Nothing else moves the clock, and nothing but `apply` writes.

use super::{
    Account, Command, Event, Happened, Market, Name, OrderState, Refusal, Role, Selector, ShopState, Thing, aftersale,
    agenda::{self, Due},
    amendment, coop, courier_claim, harvest, household, inquiry, listing, live, message, order, parcel, planned,
    promotion, purchase, shop, station, talk, tender, time, van,
};

/// What a permitted command leads to at once, and the minutes it takes.
pub(super) struct Deed {
    pub events: Vec<Event>,
    pub minutes: u32,
}

impl Deed {
    pub fn of(event: Event, minutes: u32) -> Deed {
        Deed {
            events: vec![event],
            minutes,
        }
    }

    /// The same for each of these, one after the other.
    pub fn each(names: Vec<Name>, minutes_each: u32, event: impl FnMut(Name) -> Event) -> Deed {
        Deed {
            minutes: minutes_each * names.len() as u32,
            events: names.into_iter().map(event).collect(),
        }
    }
}

/// Days after which a market that settles stops waiting; no clock of the rules is as long.
const SETTLE_AT_MOST_DAYS: u32 = 120;

/// No month is longer.
const LONGEST_MONTH_MIN: u32 = 31 * time::DAY_MIN;

impl Market {
    /// Does a command: returns what happened, up to the end of the minutes it takes. A refusal leaves the market unchanged.
    pub fn execute(&mut self, command: &Command) -> Result<Vec<Event>, Refusal> {
        let mark = self.log.len();
        self.obey(command)?;
        Ok(self.log[mark..].iter().map(|happened| happened.event.clone()).collect())
    }

    /// The same without telling: a replay reads the log, if anything.
    pub fn obey(&mut self, command: &Command) -> Result<(), Refusal> {
        if self.ended {
            return Err(Refusal::Over);
        }
        let day = &self.setting.rules.day;
        match command {
            // An official looks up from month to month.
            Command::Wait if self.setting.scenario.tender.is_some() => {
                self.run(self.now_min + LONGEST_MONTH_MIN, true);
            }
            Command::Wait => self.run(self.now_min + day.wait_at_most_min, true),
            Command::WaitMorning => self.run(self.next_morning_min(), false),
            Command::WaitFor(minutes) => self.run(self.now_min + (*minutes).clamp(1, day.wait_at_most_min), false),
            Command::WaitUntil(min) if *min <= self.now_min => return Err(Refusal::TimeIsPast),
            Command::WaitUntil(min) => {
                let latest = time::at(self.setting.scenario.days + SETTLE_AT_MOST_DAYS, 0);
                self.run((*min).min(latest), false);
            }
            _ => {
                let open = time::next_open(self.now_min, day.opens_min, day.closes_min);
                if open != self.now_min {
                    return Err(Refusal::Night { opens_min: open });
                }
                let deed = decide(self, command)?;
                for event in deed.events {
                    self.happen(event);
                }
                self.worked_min += deed.minutes;
                self.run(self.now_min + deed.minutes, false);
            }
        }
        self.end_if_done();
        Ok(())
    }

    /// Lets no new buyers in and runs on until every open order and purchase has closed; returns what happened.
    pub fn settle(&mut self) -> Vec<Event> {
        let mark = self.log.len();
        if !self.buyers_gone {
            self.happen(Event::BuyersGone);
        }
        let latest = self.now_min + SETTLE_AT_MOST_DAYS * time::DAY_MIN;
        self.end_if_done();
        while !self.ended && self.now_min < latest {
            self.run(self.now_min + time::DAY_MIN, false);
            self.end_if_done();
        }
        if !self.ended {
            self.happen(Event::MarketEnded);
        }
        self.log[mark..].iter().map(|happened| happened.event.clone()).collect()
    }

    /// Returns the first minute after this one at which a working day begins.
    pub fn next_morning_min(&self) -> u32 {
        let opens = self.setting.rules.day.opens_min;
        time::next_open(self.now_min + 1, opens, opens + 1)
    }

    /// Lets the first night pass.
    pub(super) fn run_to_morning(&mut self) {
        self.run(self.setting.rules.day.opens_min, false);
    }

    /// Lets everything fall due up to a minute; with `stops`, only until something wants an answer. What wants one at night
    /// is met in the morning.
    fn run(&mut self, until_min: u32, stops: bool) {
        let mut until_min = until_min;
        let mut stops = stops;
        while self.agenda.first().is_some_and(|(min, _)| *min <= until_min)
            && let Some((min, due)) = self.agenda.pop_first()
        {
            self.steps += 1;
            self.now_min = self.now_min.max(min);
            let mut wanted = false;
            for event in agenda::fire(self, &due) {
                let is_answered = matches!(event, Event::MessageCame { .. }) && coop::answers_phone(self);
                wanted |= event.wants_answer() && !is_answered;
                self.happen(event);
            }
            self.end_if_done();
            if self.ended {
                return;
            }
            if stops && wanted {
                let day = &self.setting.rules.day;
                until_min = time::next_open(self.now_min, day.opens_min, day.closes_min);
                stops = false;
            }
        }
        self.now_min = until_min;
    }

    /// Records an event and applies it.
    pub(super) fn happen(&mut self, event: Event) {
        // A parcel on its way moves no count, and hops are most of what happens.
        let about = event
            .about()
            .filter(|_| !matches!(event, Event::HopDone { .. }))
            .cloned();
        if let Some(name) = &about {
            self.tally_of(name, -1);
        }
        apply(self, &event);
        if let Some(name) = &about {
            self.tally_of(name, 1);
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
                || household::is_waiting(self)
                || coop::is_waiting(self)
                || self.has_open_tickets()
        };
        let is_settled = self.buyers_gone && self.tally.open == 0 && !is_busy();
        if !self.ended && (is_settled || self.is_all_judged()) {
            self.happen(Event::MarketEnded);
        }
    }

    /// Puts something on the agenda.
    pub(super) fn plan(&mut self, min: u32, due: Due) {
        self.agenda.insert((min, due));
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
            Err(Refusal::NotEnoughCash { needed_fen, cash_fen })
        }
    }

    /// Returns the orders a command is about: by name each must fit, a selector takes those that do.
    pub(super) fn select(
        &self,
        selector: &Selector,
        fits: impl Fn(&super::Order) -> Result<(), Refusal>,
    ) -> Result<Vec<Name>, Refusal> {
        if let Selector::Named(names) = selector {
            let mut unique = std::collections::BTreeSet::new();
            for name in names {
                if self.is_group(name) {
                    let alike = self.orders.values().filter(|order| self.is_in(order, name));
                    unique.extend(
                        alike
                            .filter(|order| fits(order).is_ok())
                            .map(|order| order.name.clone()),
                    );
                } else {
                    let order = self.orders.get(name).ok_or(Refusal::NoSuch { what: Thing::Order })?;
                    fits(order)?;
                    unique.insert(name.clone());
                }
            }
            return if unique.is_empty() {
                Err(Refusal::NothingMatches)
            } else {
                Ok(unique.into_iter().collect())
            };
        }
        let chosen: Vec<_> = self
            .orders
            .values()
            .filter(|order| match selector {
                Selector::Packed => order.pack.is_some() && order.state == OrderState::WaitShip,
                Selector::Late => order.late,
                _ => true,
            })
            .filter(|order| fits(order).is_ok())
            .map(|order| order.name.clone())
            .collect();
        if chosen.is_empty() {
            Err(Refusal::NothingMatches)
        } else {
            Ok(chosen)
        }
    }

    /// Whether a command is about orders of its own choice, each of which must fit.
    pub(super) fn names_one(&self, selector: &Selector) -> bool {
        matches!(selector, Selector::Named(names) if !names.iter().any(|name| self.is_group(name)))
    }

    /// Whether a name stands for many orders: those of a product, or of a deal.
    fn is_group(&self, name: &Name) -> bool {
        let scenario = &self.setting.scenario;
        let deals = scenario.coop.as_ref().map(|coop| &coop.deal);
        scenario.goods.contains_key(&name.0) || deals.is_some_and(|deals| deals.contains_key(&name.0))
    }

    fn is_in(&self, order: &super::Order, group: &Name) -> bool {
        order.product == group.0 || coop::deal_of(&order.name) == group.0
    }

    fn need_role(&self, roles: &[Role]) -> Result<(), Refusal> {
        if roles.contains(&self.setting.scenario.role) {
            Ok(())
        } else {
            Err(Refusal::NotYourPart)
        }
    }
}

/// Checks a command and returns what follows from it at once.
fn decide(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    match command {
        Command::Wait | Command::WaitUntil(_) | Command::WaitMorning | Command::WaitFor(_) => {
            unreachable!("waiting is run, not decided")
        }
        Command::Profile(_) | Command::Document { .. } | Command::Apply | Command::Deposit => {
            market.need_role(&[Role::Seller])?;
            shop::decide(market, command)
        }
        Command::Shop(_)
        | Command::Promote(_)
        | Command::Live(_)
        | Command::Household(_)
        | Command::Coop(_)
        | Command::Claim(_)
        | Command::Harvest(_) => {
            market.need_role(&[Role::Seller])?;
            decide_selling(market, command)
        }
        Command::Reply { to, reply } => message::reply(market, to, reply),
        Command::Say { .. } | Command::Report(_) => talk::decide(market, command),
        Command::Accept(_)
        | Command::Decline(_)
        | Command::Invoice(_)
        | Command::Pack { .. }
        | Command::Label(_)
        | Command::Check(_)
        | Command::Ship { .. }
        | Command::Cancel(_) => {
            market.need_role(&[Role::Seller, Role::NeighbourSeller])?;
            order::decide(market, command)
        }
        Command::Agree(_)
        | Command::Offer { .. }
        | Command::Reject { .. }
        | Command::Resend(_)
        | Command::Receive(_) => {
            market.need_role(&[Role::Seller])?;
            aftersale::decide(market, command)
        }
        Command::Compare(_)
        | Command::Buy { .. }
        | Command::Pay(_)
        | Command::Track(_)
        | Command::Collect(_)
        | Command::Inspect(_)
        | Command::Sign(_)
        | Command::Refuse(_)
        | Command::Return { .. } => {
            market.need_role(&[Role::Buyer])?;
            purchase::decide(market, command)
        }
        Command::Judge { .. } | Command::Tender(_) | Command::Van(_) | Command::Station(_) => {
            decide_elsewhere(market, command)
        }
        _ => {
            market.need_role(&[Role::Seller])?;
            listing::decide(market, command)
        }
    }
}

/// The seller's commands that are nouns of their own.
fn decide_selling(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    match command {
        Command::Shop(command) => shop::decide_standing(market, command),
        Command::Promote(command) => promotion::decide(market, command),
        Command::Live(command) => live::decide(market, command),
        Command::Household(command) => household::decide(market, command),
        Command::Claim(command) => courier_claim::decide(market, command),
        Command::Harvest(command) => harvest::decide(market, command),
        Command::Coop(command) => coop::decide(market, command),
        _ => unreachable!("`decide` sends only a seller's nouns here"),
    }
}

/// The commands of those who neither buy nor sell.
fn decide_elsewhere(market: &Market, command: &Command) -> Result<Deed, Refusal> {
    match command {
        Command::Judge { case, said } => {
            market.need_role(&[Role::Reviewer])?;
            inquiry::judge(market, case, *said)
        }
        Command::Tender(command) => {
            market.need_role(&[Role::Official])?;
            tender::decide(market, command)
        }
        Command::Van(command) => {
            market.need_role(&[Role::Dispatcher])?;
            van::decide(market, command)
        }
        Command::Station(command) => {
            market.need_role(&[Role::Keeper])?;
            station::decide(market, command)
        }
        _ => unreachable!("`decide` sends only other roles' commands here"),
    }
}

/// Applies an event: the only way a market changes. Each noun takes its own events.
fn apply(market: &mut Market, event: &Event) {
    match event {
        Event::Tender(event) => return tender::apply(market, event),
        Event::Van(event) => return van::apply(market, event),
        Event::Station(event) => return station::apply(market, event),
        Event::Coop(event) => return coop::apply(market, event),
        _ => {}
    }
    let taken = agenda::apply(market, event)
        || planned::apply(market, event)
        || amendment::apply(market, event)
        || promotion::apply(market, event)
        || live::apply(market, event)
        || shop::apply(market, event)
        || listing::apply(market, event)
        || message::apply(market, event)
        || order::apply(market, event)
        || parcel::apply(market, event)
        || aftersale::apply(market, event)
        || courier_claim::apply(market, event)
        || purchase::apply(market, event)
        || inquiry::apply(market, event)
        || talk::apply(market, event)
        || household::apply(market, event)
        || harvest::apply(market, event);
    assert!(taken, "every event belongs to one noun: {event}");
}
