//! A run with one change in it: which commands are done at which minute, and what is served otherwise than usual.

use crate::market::{
    BidderId, Command, FreightTerms, Grade, PackId, ProductId, PurchaseId, Selector, TalkId, Zone, aftersale,
    courier_claim, harvest, household, listing, message, parcel, purchase, station, talk, tender, time, van,
};

use super::{Change, Handed, MarketRun, Refund, of_role};

/// A run with one change in it.
pub(super) struct Plan {
    pub acts: Vec<Act>,
    pub serves: Serves,
}

impl Plan {
    /// Everything once more as it was done.
    pub(super) fn as_done(run: &MarketRun) -> Plan {
        let acts = run.done.iter().map(|(at_min, command)| Act::of(*at_min, command));
        Plan {
            acts: acts.collect(),
            serves: Serves::default(),
        }
    }
}

pub(super) struct Act {
    pub at_min: u32,
    pub command: Command,
    /// What was done before the change, where the shop refuses the change.
    pub else_do: Option<Command>,
}

/// What is served at once instead of as the log says, and otherwise than usual.
#[derive(Debug, Clone, Default)]
pub(super) struct Serves {
    pub replies: bool,
    pub sends: bool,
    pub refunds: Option<Refund>,
    pub checks: bool,
    /// Claims against couriers.
    pub files: bool,
    /// After every report.
    pub audits: bool,
    /// Whether a driver who asks waits.
    pub driver: Option<bool>,
    pub pack: Option<(PackId, PackId)>,
    pub courier: Option<(Handed, Handed)>,
}

impl Change {
    /// Returns the run with this change in it.
    pub(super) fn plan(&self, run: &MarketRun) -> Plan {
        let mut plan = Plan::as_done(run);
        self.write(&mut plan, run);
        plan
    }

    fn write(&self, plan: &mut Plan, run: &MarketRun) {
        match self {
            Change::Answered => {
                plan.serves.replies = true;
                plan.leave_out(|command| matches!(command, Command::Message(message::Command::Reply(_))));
            }
            Change::SentDaily => {
                plan.serves.sends = true;
                plan.leave_out(|command| {
                    let is_of_dispatch = matches!(
                        command,
                        Command::Parcel(parcel::Command::Pack(_))
                            | Command::Parcel(parcel::Command::Label(_))
                            | Command::Parcel(parcel::Command::Stick(_))
                            | Command::Parcel(parcel::Command::Check(_))
                    );
                    is_of_dispatch || matches!(command, Command::Parcel(parcel::Command::Ship(_)))
                });
            }
            Change::Refunded(refund) => {
                plan.serves.refunds = Some(*refund);
                plan.leave_out(|command| {
                    matches!(
                        command,
                        Command::AfterSale(aftersale::Command::Agree(_))
                            | Command::AfterSale(aftersale::Command::Offer(_) | aftersale::Command::Settle(_))
                            | Command::AfterSale(aftersale::Command::Reject(_))
                    )
                });
            }
            Change::Claimed => {
                plan.serves.files = true;
                plan.leave_out(|command| {
                    matches!(
                        command,
                        Command::CourierClaim(courier_claim::Command::Evidence(_) | courier_claim::Command::File(_))
                    )
                });
            }
            Change::Talk { .. }
            | Change::Round { .. }
            | Change::Runs { .. }
            | Change::Driver { .. }
            | Change::Terms(_)
            | Change::Award { .. }
            | Change::Audited
            | Change::Repair { .. } => self.write_of_role(plan, run),
            Change::Checked => {
                plan.serves.checks = true;
                plan.check_before_shipping(Selector::clone);
            }
            Change::Packing { was, pack } => {
                plan.serves.pack = Some((was.clone(), pack.clone()));
                plan.swap(|command| {
                    let Command::Parcel(parcel::Command::Pack(done)) = command else {
                        return None;
                    };
                    let pack = parcel::command::Pack {
                        pack: pack.clone(),
                        ..done.clone()
                    };
                    (done.pack == *was).then_some(Command::Parcel(parcel::Command::Pack(pack)))
                });
            }
            Change::Courier { was, to } => {
                plan.serves.courier = Some((was.clone(), to.clone()));
                plan.swap(|command| {
                    let Command::Parcel(parcel::Command::Ship(done)) = command else {
                        return None;
                    };
                    let ship = parcel::command::Ship {
                        courier: to.courier.clone(),
                        via: to.via.clone(),
                        ..done.clone()
                    };
                    (done.courier == was.courier && done.via == was.via)
                        .then_some(Command::Parcel(parcel::Command::Ship(ship)))
                });
            }
            Change::Instead { was, command } => plan.instead(was, command),
            Change::Without { was } => plan.leave_out(|command| command == was),
            Change::Proved {
                order,
                asked_min,
                refusal,
            } => {
                let name = Selector::Named(vec![order.clone().into()]);
                plan.check_before_shipping(|_| name.clone());
                plan.do_besides(*asked_min, std::slice::from_ref(refusal));
            }
            Change::Sorted => plan.sort_what_comes(),
            Change::Besides { at_min, commands } => plan.do_besides(*at_min, commands),
            Change::Price {
                product, net_g, fen, ..
            } => {
                let (net_g, price_fen) = (Some(*net_g), *fen);
                let price = listing::Edit::Price(listing::edit::Price { net_g, price_fen });
                plan.write_page(run, product, &price);
            }
            Change::Promise { product, hours, .. } => plan.write_page(run, product, &listing::Edit::Promise(*hours)),
            Change::Zone {
                product,
                zone,
                is_served,
            } => {
                let terms = if *is_served {
                    FreightTerms::Free
                } else {
                    FreightTerms::None
                };
                let zone = Zone::One(zone.clone());
                let freight = listing::Edit::Freight(listing::edit::Freight { zone, terms });
                plan.write_page(run, product, &freight);
            }
            Change::Stock { product, net_g, pieces } => {
                let (net_g, pieces) = (Some(*net_g), *pieces);
                let stock = listing::Edit::Stock(listing::edit::Stock { net_g, pieces });
                plan.write_page(run, product, &stock);
            }
        }
    }
}

impl Change {
    /// Writes what is decided in talks, on the van's days, about a contract and a printer.
    fn write_of_role(&self, plan: &mut Plan, run: &MarketRun) {
        if let Change::Talk {
            talk,
            nth,
            at_min,
            answers,
            ..
        } = self
        {
            plan.say_otherwise(talk, *nth, *at_min, answers);
        } else if let Change::Round { stops, .. } = self {
            plan.leave_out(|command| matches!(command, Command::Van(van::Command::Round(_))));
            let round = Command::Van(van::Command::Round(stops.clone()));
            plan.do_before([round], |command| *command == Command::Van(van::Command::Depart));
        } else if let Change::Runs { every_days } = self {
            plan.drive_every(*every_days, run);
        } else if let Change::Driver { waits } = self {
            plan.serves.driver = Some(*waits);
            plan.leave_out(of_role::is_answer_to_driver);
        } else if let Change::Terms(term) = self {
            plan.leave_out(|command| of_role::sets_the_same(command, *term));
            plan.do_before([Command::Tender((*term).into())], of_role::is_award);
        } else if let Change::Award {
            was,
            bidder,
            is_visited,
            terms,
        } = self
        {
            let visit = (!is_visited).then(|| Command::Tender(tender::Command::Visit(bidder.clone())));
            let terms = terms.iter().map(|term| Command::Tender((*term).into()));
            let before: Vec<Command> = visit.into_iter().chain(terms).collect();
            let award = |bidder: &BidderId| Command::Tender(tender::Command::Award(bidder.clone()));
            plan.do_before(before, |command| *command == award(was));
            plan.instead(&award(was), &award(bidder));
        } else if let Change::Audited = self {
            plan.serves.audits = true;
            plan.leave_out(|command| *command == Command::Tender(tender::Command::Audit));
        } else if let Change::Repair { at_min, .. } = self {
            let repair = Command::Station(station::Command::Repair);
            plan.leave_out(|command| *command == repair);
            plan.do_besides(*at_min, std::slice::from_ref(&repair));
        }
    }
}

/// What is written instead of `done` where a page is to say `wanted`; nothing where they are about different things. A new
/// size keeps being added, at the other price.
fn rewritten(wanted: &listing::Edit, done: &Command) -> Option<listing::Edit> {
    let Command::Listing(listing::Command::Edit(done)) = done else {
        return None;
    };
    let is_of = |size: &Option<u32>, net_g: &Option<u32>| size.is_none() || size == net_g;
    match (wanted, done) {
        (
            listing::Edit::Price(listing::edit::Price { net_g, price_fen }),
            listing::Edit::Sku(listing::edit::Sku { net_g: size, .. }),
        ) => (*net_g == Some(*size)).then_some(listing::Edit::Sku(listing::edit::Sku {
            net_g: *size,
            price_fen: *price_fen,
        })),
        (
            listing::Edit::Price(listing::edit::Price { net_g, .. }),
            listing::Edit::Price(listing::edit::Price { net_g: size, .. }),
        )
        | (
            listing::Edit::Stock(listing::edit::Stock { net_g, .. }),
            listing::Edit::Stock(listing::edit::Stock { net_g: size, .. }),
        ) => is_of(size, net_g).then(|| wanted.clone()),
        (listing::Edit::Promise(_), listing::Edit::Promise(_)) => Some(wanted.clone()),
        (
            listing::Edit::Freight(listing::edit::Freight { zone, .. }),
            listing::Edit::Freight(listing::edit::Freight { zone: row, .. }),
        ) => (row == zone).then(|| wanted.clone()),
        _ => None,
    }
}

fn of_desk(command: &Command) -> Option<&ProductId> {
    if let Command::Listing(listing::Command::List(product)) = command {
        Some(product)
    } else {
        None
    }
}

/// What sorts the goods that a command brought in.
fn sorting_after(command: &Command) -> Option<Command> {
    if let Command::Household(household::Command::Weigh(whom)) = command {
        Some(Command::Household(household::Command::Sort(whom.clone())))
    } else if let Command::Harvest(harvest::Command::Pick(pick)) = command {
        let (product, grade) = (pick.product.clone(), Grade::First);
        Some(Command::Harvest(harvest::Command::Grade(harvest::command::Grade {
            product,
            grade,
        })))
    } else {
        None
    }
}

impl Act {
    fn of(at_min: u32, command: &Command) -> Act {
        Act {
            at_min,
            command: command.clone(),
            else_do: None,
        }
    }
}

impl Plan {
    /// Has a goods page say something else: every command that wrote the old value writes the other one; where there was none,
    /// the page is written before it is first sent in.
    fn write_page(&mut self, run: &MarketRun, product: &ProductId, wanted: &listing::Edit) {
        let mut desk = run.setting.scenario.setup.iter().rev().find_map(of_desk).cloned();
        let mut is_written = false;
        let mut submit = None;
        for (at, act) in self.acts.iter_mut().enumerate() {
            desk = of_desk(&act.command).cloned().or(desk);
            if desk.as_ref() != Some(product) {
                continue;
            }
            if let Some(other) = rewritten(wanted, &act.command) {
                is_written = true;
                act.command = Command::from(other);
            } else if act.command == Command::Listing(listing::Command::Submit) && submit.is_none() {
                submit = Some(at);
            }
        }
        if let (false, Some(at)) = (is_written, submit) {
            let at_min = self.acts[at].at_min;
            self.acts.insert(at, Act::of(at_min, &Command::from(wanted.clone())));
        }
    }

    pub(super) fn is_changed(&self, run: &MarketRun) -> bool {
        let same = |(act, (_, command)): (&Act, &(u32, Command))| act.command == *command;
        self.acts.len() != run.done.len() || !self.acts.iter().zip(&run.done).all(same)
    }

    fn leave_out(&mut self, is_out: impl Fn(&Command) -> bool) {
        self.acts.retain(|act| !is_out(&act.command));
    }

    fn swap(&mut self, other: impl Fn(&Command) -> Option<Command>) {
        for act in &mut self.acts {
            if let Some(command) = other(&act.command) {
                act.else_do = Some(std::mem::replace(&mut act.command, command));
            }
        }
    }

    fn instead(&mut self, was: &Command, command: &Command) {
        self.swap(|done| (done == was).then(|| command.clone()));
        // What was bought is called by its offer: the steps that follow are those of the other one.
        if let (
            Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer: was, .. })),
            Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer, .. })),
        ) = (was, command)
        {
            for act in &mut self.acts {
                if let Command::Purchase(command) = &mut act.command
                    && let Some(name) = command.purchase_mut().filter(|name| name.as_str() == was.as_str())
                {
                    *name = PurchaseId::from(offer.as_str());
                }
            }
        }
    }

    fn do_besides(&mut self, at_min: u32, commands: &[Command]) {
        let at = self.acts.iter().position(|act| at_min <= act.at_min);
        let at = at.unwrap_or(self.acts.len());
        let besides = commands.iter().map(|command| Act::of(at_min, command));
        self.acts.splice(at..at, besides);
    }

    /// Does these before the first command of a kind, at its minute.
    fn do_before(&mut self, commands: impl IntoIterator<Item = Command>, is_it: impl Fn(&Command) -> bool) {
        if let Some(at) = self.acts.iter().position(|act| is_it(&act.command)) {
            let at_min = self.acts[at].at_min;
            let before = commands.into_iter().map(|command| Act::of(at_min, &command));
            self.acts.splice(at..at, before);
        }
    }

    /// Answers otherwise from the n-th answer of a talk on.
    fn say_otherwise(&mut self, talk: &TalkId, nth: usize, at_min: u32, answers: &[(String, String)]) {
        let is_of_it =
            |command: &Command| matches!(command, Command::Talk(talk::Command::Say(said)) if said.talk == *talk);
        let said: Vec<usize> = (0..self.acts.len())
            .filter(|at| is_of_it(&self.acts[*at].command))
            .collect();
        let says = answers.iter().map(|(_, option)| {
            Command::Talk(talk::Command::Say(talk::command::Say {
                talk: talk.clone(),
                option: option.clone(),
            }))
        });
        let Some(at) = said.get(nth).copied() else {
            let says: Vec<Command> = says.collect();
            return self.do_besides(at_min, &says);
        };
        let at_min = self.acts[at].at_min;
        let says: Vec<Act> = says.map(|command| Act::of(at_min, &command)).collect();
        for late in said[nth..].iter().rev() {
            self.acts.remove(*late);
        }
        self.acts.splice(at..at, says);
    }

    /// Has the van leave every so many days from its first day on, at the same hour; before that the tricycles of cut-off
    /// villages are sent, by whoever ever sends them. Drivers are answered as they usually were.
    fn drive_every(&mut self, every_days: u32, run: &MarketRun) {
        let is_depart = |command: &Command| *command == Command::Van(van::Command::Depart);
        let feeder = Command::Van(van::Command::Feeder(van::Feeder::Closed));
        let Some(first_min) = self
            .acts
            .iter()
            .find(|act| is_depart(&act.command))
            .map(|act| act.at_min)
        else {
            return;
        };
        self.serves.driver = of_role::usual_answer(run);
        let sends_feeders = self.acts.iter().any(|act| act.command == feeder);
        self.leave_out(|command| is_depart(command) || *command == feeder || of_role::is_answer_to_driver(command));
        let morning: Vec<Command> = sends_feeders
            .then_some(feeder)
            .into_iter()
            .chain([Command::Van(van::Command::Depart)])
            .collect();
        let days = time::day_of(first_min)..=run.setting.scenario.days;
        for days_later in (0..days.count()).step_by(every_days.max(1) as usize) {
            self.do_besides(first_min + days_later as u32 * time::DAY_MIN, &morning);
        }
    }

    fn sort_what_comes(&mut self) {
        let acts = std::mem::take(&mut self.acts);
        for act in acts {
            let sorting = sorting_after(&act.command).map(|command| Act::of(act.at_min, &command));
            self.acts.push(act);
            self.acts.extend(sorting);
        }
    }

    /// Looks at these of what is about to be shipped.
    fn check_before_shipping(&mut self, which: impl Fn(&Selector) -> Selector) {
        let acts = std::mem::take(&mut self.acts);
        for act in acts {
            if let Command::Parcel(parcel::Command::Ship(parcel::command::Ship { orders, .. })) = &act.command {
                let check = Command::Parcel(parcel::Command::Check(which(orders)));
                self.acts.push(Act::of(act.at_min, &check));
            }
            self.acts.push(act);
        }
    }
}
