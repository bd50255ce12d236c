//! What to look back on when a market has closed: stars and what they wanted, money by account and by day, deadlines and who
//! was responsible. Values only; `app` draws them and `say` finds the words.

use crate::market::{aftersale, coop, household, order, parcel, station, tender};
use std::collections::BTreeMap;

use crate::course::{Comparison, Play};
use crate::market::{
    Account, Channel, CourierClaim, Event, Figure, Household, Kpi, Lot, Market, Message, Name, Order, RecordStep,
    ResponsibleRole, Station, Stop, Talk, TalkState, TicketState, Way, time,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    pub stars: Vec<StarResult>,
    /// Only accounts through which money went, in the ledger's order.
    pub money: Vec<Flow>,
    /// What was in the wallet at the end of each day, from day 1.
    pub cash_by_day_fen: Vec<i64>,
    /// In order of time due.
    pub deadlines: Vec<Deadline>,
}

/// A star goal and how far it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StarResult {
    pub held: bool,
    pub wants: Vec<Want>,
}

/// One comparison of a goal and what the figure came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    pub figure: Figure,
    pub is: Comparison,
    pub wanted: i64,
    pub reached: i64,
}

/// Money through one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    pub account: Account,
    pub in_fen: i64,
    pub out_fen: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The order, message, purchase or bill.
    pub about: String,
    pub what: DeadlineKind,
    pub role: ResponsibleRole,
    pub due_min: u32,
    /// Nothing if it was never done.
    pub done_min: Option<u32>,
    pub is_met: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// Pay an order.
    Pay,
    /// Answer a message.
    Reply,
    /// Pack an order, early enough to hand it over.
    Pack,
    /// Hand an order over; bring one that came by phone.
    Ship,
    /// Carry a parcel to this stop.
    Carry(Stop),
    /// Say that the goods are good.
    Confirm,
    /// Answer somebody who asks for money back.
    Claim,
    /// File a claim against the courier.
    CourierClaim,
    /// Pay the money out.
    Settle,
    /// Pay a bill.
    Bill,
    /// A figure of the operator's contract.
    Kpi(Kpi),
    /// A step of a record that the learner looked into.
    Recorded(RecordStep),
    /// Hear somebody out who rings or stands there.
    Talk,
    /// Do what somebody asks of the station, or say no.
    Ticket,
    /// Ask how it went.
    FollowUp,
    /// Keep the door open as posted.
    Door,
    /// Write into the log what was done on a day.
    Log,
    /// Pay a household what it is owed.
    PayDay,
    /// Answer a household that wants a part of its money early.
    Advance,
    /// Explain to a household how its money was reckoned.
    Question,
    /// Say yes or no to an offer.
    Deal,
    /// Have a contract's goods on their date.
    Supply,
    /// Pay for boxes taken on credit.
    Boxes,
}

/// Steps of one kind that one role did too late or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    pub role: ResponsibleRole,
    /// A carried parcel counts whatever the stop.
    pub what: DeadlineKind,
    pub count: u32,
    pub late_min: Option<u32>,
}

impl DeadlineKind {
    /// Returns the word under which closing figures keep it.
    pub fn word(self) -> &'static str {
        match self {
            DeadlineKind::Pay => "pay",
            DeadlineKind::Reply => "reply",
            DeadlineKind::Pack => "pack",
            DeadlineKind::Ship => "ship",
            DeadlineKind::Carry(_) => "carry",
            DeadlineKind::Confirm => "confirm",
            DeadlineKind::Claim => "claim",
            DeadlineKind::CourierClaim => "courier-claim",
            DeadlineKind::Settle => "settle",
            DeadlineKind::Bill => "bill",
            DeadlineKind::Recorded(_) => "recorded",
            DeadlineKind::Kpi(_) => "kpi",
            DeadlineKind::Talk => "talk",
            DeadlineKind::Ticket => "ticket",
            DeadlineKind::FollowUp => "follow-up",
            DeadlineKind::Door => "door",
            DeadlineKind::Log => "log",
            DeadlineKind::PayDay => "pay-day",
            DeadlineKind::Advance => "advance",
            DeadlineKind::Question => "question",
            DeadlineKind::Deal => "deal",
            DeadlineKind::Supply => "supply",
            DeadlineKind::Boxes => "boxes",
        }
    }
}

impl Debrief {
    /// Looks back on a market.
    pub fn of(market: &Market, play: &Play) -> Debrief {
        Debrief {
            stars: stars(market, play),
            money: money(market),
            cash_by_day_fen: cash_by_day_fen(market),
            deadlines: deadlines(market),
        }
    }

    /// Returns what was missed: by whom, what, how often, and by how many minutes at most (nothing if it was never done).
    pub fn missed(&self) -> Vec<Missed> {
        let mut missed: BTreeMap<(ResponsibleRole, DeadlineKind), Missed> = BTreeMap::new();
        for deadline in self.deadlines.iter().filter(|deadline| !deadline.is_met) {
            let what = match deadline.what {
                DeadlineKind::Carry(_) => DeadlineKind::Carry(Stop::Door),
                what => what,
            };
            let late_min = deadline
                .done_min
                .map(|done_min| done_min.saturating_sub(deadline.due_min));
            let one = missed.entry((deadline.role, what)).or_insert(Missed {
                role: deadline.role,
                what,
                count: 0,
                late_min: Some(0),
            });
            one.count += 1;
            one.late_min = one.late_min.zip(late_min).map(|(most, late)| most.max(late));
        }
        let mut missed: Vec<Missed> = missed.into_values().collect();
        missed.sort_by_key(|one| (one.role != ResponsibleRole::Seller, std::cmp::Reverse(one.count)));
        missed
    }

    /// Returns how many deadlines each role met and missed.
    pub fn by_role(&self) -> BTreeMap<ResponsibleRole, (u32, u32)> {
        let mut roles = BTreeMap::new();
        for deadline in &self.deadlines {
            let (met, missed): &mut (u32, u32) = roles.entry(deadline.role).or_default();
            *met += u32::from(deadline.is_met);
            *missed += u32::from(!deadline.is_met);
        }
        roles
    }
}

fn stars(market: &Market, play: &Play) -> Vec<StarResult> {
    let figure = |figure: Figure| market.figure(figure);
    let star = |star: &crate::course::Star| StarResult {
        held: star.goal.holds(&figure),
        wants: star
            .goal
            .comparisons()
            .into_iter()
            .map(|(named, is, wanted)| Want {
                figure: named,
                is,
                wanted,
                reached: figure(named),
            })
            .collect(),
    };
    play.stars.iter().map(star).collect()
}

fn money(market: &Market) -> Vec<Flow> {
    let mut flows: BTreeMap<Account, Flow> = BTreeMap::new();
    let flow = |account: Account| Flow {
        account,
        in_fen: 0,
        out_fen: 0,
    };
    for posting in &market.ledger.postings {
        flows.entry(posting.from).or_insert(flow(posting.from)).out_fen += posting.amount_fen;
        flows.entry(posting.to).or_insert(flow(posting.to)).in_fen += posting.amount_fen;
    }
    flows.into_values().collect()
}

fn cash_by_day_fen(market: &Market) -> Vec<i64> {
    let last_day = time::day_of(market.now_min);
    let mut changes = vec![0; usize::try_from(last_day).expect("a market lasts days, not ages")];
    for posting in &market.ledger.postings {
        let day = time::day_of(posting.at_min).min(last_day);
        let change = &mut changes[usize::try_from(day - 1).expect("days begin at 1")];
        *change +=
            posting.amount_fen * (i64::from(posting.to == Account::Cash) - i64::from(posting.from == Account::Cash));
    }
    let mut cash_fen = 0;
    for change in &mut changes {
        cash_fen += *change;
        *change = cash_fen;
    }
    changes
}

fn deadlines(market: &Market) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = Vec::new();
    for (name, message) in &market.messages {
        deadlines.push(of_message(name.to_string(), message));
    }
    for talk in market.talks.values() {
        deadlines.push(of_talk(talk, market.setting.scenario.role.responsible()));
    }
    for order in market.orders.values() {
        deadlines.extend(of_order(order));
    }
    deadlines.extend(steps(market));
    for parcel in market.parcels.values() {
        deadlines.extend(parcel.track().iter().map(|hop| Deadline {
            about: parcel.name.to_string(),
            what: DeadlineKind::Carry(hop.to),
            role: hop.role,
            due_min: hop.due_min,
            done_min: Some(hop.at_min),
            is_met: hop.at_min <= hop.due_min,
        }));
    }
    deadlines.extend(of_lots(market));
    deadlines.extend(of_cases(market));
    if let Some(station) = &market.station {
        deadlines.extend(of_tickets(station));
        deadlines.extend(of_log(station));
        deadlines.extend(of_door(market));
    }
    deadlines.extend(of_months(market));
    deadlines.extend(
        market
            .households
            .by_id
            .iter()
            .map(|(id, household)| of_household(market, id, household)),
    );
    deadlines.extend(asked(market));
    deadlines.extend(of_coop(market));
    let claims = market.courier_claims.values();
    deadlines.extend(claims.map(|claim| of_courier_claim(market, claim)));
    for (bill, state) in &market.bills {
        let Some(due_day) = market.setting.scenario.bills.get(bill).map(|bill| bill.due_day) else {
            continue;
        };
        let due_min = time::at(due_day + 1, 0);
        deadlines.push(Deadline {
            about: bill.clone(),
            what: DeadlineKind::Bill,
            role: ResponsibleRole::Buyer,
            due_min,
            done_min: state.paid_min,
            is_met: state.paid_min.is_some_and(|paid_min| paid_min < due_min),
        });
    }
    deadlines.sort_by(|a, b| (a.due_min, a.what, &a.about).cmp(&(b.due_min, b.what, &b.about)));
    deadlines
}

/// What the contract asked of the operator each month, as it truly was.
fn of_months(market: &Market) -> impl Iterator<Item = Deadline> {
    let told = market.log.iter().filter_map(|happened| match &happened.event {
        Event::Tender(tender::Event::Reported(tender::event::Reported { report })) => Some((happened.at_min, report)),
        _ => None,
    });
    told.flat_map(|(at_min, report)| {
        let asked = Kpi::ALL.iter().copied().filter(|kpi| report.asks(*kpi));
        asked.map(move |kpi| Deadline {
            about: report.bidder.clone().unwrap_or_default(),
            what: DeadlineKind::Kpi(kpi),
            role: ResponsibleRole::Operator,
            due_min: at_min,
            done_min: (!report.missed(kpi)).then_some(at_min),
            is_met: !report.missed(kpi),
        })
    })
}

/// The records of failed orders, step by step.
fn of_cases(market: &Market) -> impl Iterator<Item = Deadline> {
    market.cases.iter().flat_map(|(name, case)| {
        case.steps.iter().map(move |recorded| Deadline {
            about: name.to_string(),
            what: DeadlineKind::Recorded(recorded.step),
            role: recorded.step.role(),
            due_min: recorded.due_min,
            done_min: recorded.done_min,
            is_met: recorded.done_min.is_some_and(|done_min| done_min <= recorded.due_min),
        })
    })
}

/// Each day's parcels of a village: in time if none was late. Who had the late ones answers for them, else the dispatcher.
fn of_lots(market: &Market) -> impl Iterator<Item = Deadline> {
    let now_min = market.now_min;
    let due = move |lot: &Lot| lot.due_min <= now_min || lot.is_closed();
    market
        .van
        .lots
        .iter()
        .filter(move |(_, lot)| due(lot))
        .map(|(id, lot)| Deadline {
            about: id.village.clone(),
            what: DeadlineKind::Carry(match id.way {
                Way::Up => Stop::County,
                Way::Down => Stop::Station,
            }),
            role: lot.late_owner.unwrap_or(ResponsibleRole::Dispatcher),
            due_min: lot.due_min,
            done_min: lot.done_min,
            is_met: lot.late == 0,
        })
}

/// What a keeper had to do: `about` somebody, or about a day.
fn of_keeper(about: String, what: DeadlineKind, due_min: u32, done_min: Option<u32>) -> Deadline {
    Deadline {
        about,
        what,
        role: ResponsibleRole::StationKeeper,
        due_min,
        done_min,
        is_met: done_min.is_some_and(|done_min| done_min <= due_min),
    }
}

/// Whoever had to be looked at, and whoever was to be asked how it went.
fn of_tickets(station: &Station) -> impl Iterator<Item = Deadline> {
    station.tickets.values().flat_map(|ticket| {
        let about = || ticket.name.to_string();
        let answered_min = ticket.closed_min.filter(|_| ticket.state != TicketState::Left);
        let answered = of_keeper(about(), DeadlineKind::Ticket, ticket.leaves_min, answered_min);
        let asked = ticket
            .follow_up
            .map(|follow_up| of_keeper(about(), DeadlineKind::FollowUp, follow_up.by_min, follow_up.done_min));
        [answered].into_iter().chain(asked)
    })
}

/// What was done on a day stands in the log before the day is over.
fn of_log(station: &Station) -> impl Iterator<Item = Deadline> {
    let mut days: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for ticket in station.tickets.values().filter(|ticket| ticket.is_done()) {
        let day = time::day_of(ticket.closed_min.unwrap_or(ticket.asked_min));
        let logged_min = days.entry(day).or_insert(ticket.logged_min);
        *logged_min = (*logged_min).zip(ticket.logged_min).map(|(one, other)| one.max(other));
    }
    days.into_iter()
        .map(|(day, logged_min)| of_keeper(String::new(), DeadlineKind::Log, time::at(day + 1, 0), logged_min))
}

/// Each day on which the door was open as posted, and each person before a closed one.
fn of_door(market: &Market) -> impl Iterator<Item = Deadline> {
    market.log.iter().filter_map(|happened| {
        let Event::Station(event) = &happened.event else {
            return None;
        };
        let done_min = match event {
            station::Event::HoursKept => Some(happened.at_min),
            station::Event::DoorClosed => None,
            _ => return None,
        };
        Some(of_keeper(String::new(), DeadlineKind::Door, happened.at_min, done_min))
    })
}

fn of_household(market: &Market, id: &str, household: &Household) -> Deadline {
    let due_min = market.pay_by_min(id);
    let is_met = !household.missed && market.statement(id).owed_fen() <= 0;
    Deadline {
        about: id.to_owned(),
        what: DeadlineKind::PayDay,
        role: ResponsibleRole::Seller,
        due_min,
        done_min: household.last_paid_min.filter(|_| is_met || household.missed),
        is_met,
    }
}

/// Returns what households asked for, and when they were answered.
fn asked(market: &Market) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = Vec::new();
    for happened in &market.log {
        let Event::Household(event) = &happened.event else {
            continue;
        };
        let (about, what, until_min) = match event {
            household::Event::AdvanceAsked(household::event::AdvanceAsked {
                household, until_min, ..
            }) => (household, DeadlineKind::Advance, *until_min),
            household::Event::QuestionAsked(household::event::QuestionAsked { household, until_min }) => {
                (household, DeadlineKind::Question, *until_min)
            }
            household::Event::AdvancePaid(household::event::AdvancePaid {
                household,
                enough: true,
                ..
            }) => {
                answer(&mut deadlines, household, DeadlineKind::Advance, happened.at_min);
                continue;
            }
            household::Event::StatementShown(household::event::StatementShown {
                household,
                answers: true,
                ..
            }) => {
                answer(&mut deadlines, household, DeadlineKind::Question, happened.at_min);
                continue;
            }
            _ => continue,
        };
        deadlines.push(Deadline {
            about: about.clone(),
            what,
            role: ResponsibleRole::Seller,
            due_min: until_min,
            done_min: None,
            is_met: false,
        });
    }
    deadlines
}

/// Returns what a cooperative had to answer, to bring and to pay; what was called for in time is an order of its own.
fn of_coop(market: &Market) -> Vec<Deadline> {
    let mut deadlines: Vec<Deadline> = Vec::new();
    for happened in &market.log {
        let Event::Coop(event) = &happened.event else { continue };
        let at_min = happened.at_min;
        let (about, what, due_min, done_min) = match event {
            coop::Event::DealOffered(coop::event::DealOffered { deal, until_min }) => {
                (deal.clone(), DeadlineKind::Deal, *until_min, None)
            }
            coop::Event::DealTaken(coop::event::DealTaken { deal, .. })
            | coop::Event::DealGone(coop::event::DealGone { deal, silent: false }) => {
                answer(&mut deadlines, deal, DeadlineKind::Deal, at_min);
                continue;
            }
            coop::Event::DealMissed(coop::event::DealMissed { deal, .. }) => {
                (deal.clone(), DeadlineKind::Supply, at_min, None)
            }
            coop::Event::SupplierPaid(_) => (String::new(), DeadlineKind::Boxes, at_min, Some(at_min)),
            coop::Event::SupplierUnpaid(_) => (String::new(), DeadlineKind::Boxes, at_min, None),
            _ => continue,
        };
        deadlines.push(Deadline {
            about,
            what,
            role: ResponsibleRole::Seller,
            due_min,
            done_min,
            is_met: done_min.is_some(),
        });
    }
    deadlines
}

fn answer(deadlines: &mut [Deadline], about: &str, what: DeadlineKind, done_min: u32) {
    let open = deadlines
        .iter_mut()
        .rev()
        .find(|deadline| deadline.about == about && deadline.what == what);
    if let Some(deadline) = open {
        deadline.done_min = Some(done_min);
        deadline.is_met = true;
    }
}

fn of_courier_claim(market: &Market, claim: &CourierClaim) -> Deadline {
    Deadline {
        about: claim.order.to_string(),
        what: DeadlineKind::CourierClaim,
        role: ResponsibleRole::Seller,
        due_min: claim.found_min + market.setting.rules.courier_claims.file_min,
        done_min: claim.filed_min,
        is_met: claim.filed_min.is_some(),
    }
}

fn of_message(name: String, message: &Message) -> Deadline {
    Deadline {
        about: name,
        what: DeadlineKind::Reply,
        role: ResponsibleRole::Seller,
        due_min: message.answer_by_min,
        done_min: message.answered_min,
        is_met: message.in_time(),
    }
}

fn of_talk(talk: &Talk, role: ResponsibleRole) -> Deadline {
    Deadline {
        about: talk.name.to_string(),
        what: DeadlineKind::Talk,
        role,
        due_min: talk.leaves_min,
        done_min: talk.answered_min,
        is_met: talk.answered_min.is_some() && talk.state != TalkState::Missed,
    }
}

/// Returns the seller's promise; none was made where nobody paid or the call was declined.
fn of_order(order: &Order) -> Option<Deadline> {
    let done_min = match order.channel {
        Channel::Shelf => order.shipped_min,
        Channel::Phone => order.delivered_min,
    };
    order.state.was_taken().then(|| Deadline {
        about: order.name.to_string(),
        what: DeadlineKind::Ship,
        role: ResponsibleRole::Seller,
        due_min: order.ship_by_min,
        done_min,
        is_met: !order.late && done_min.is_some(),
    })
}

/// The steps whose deadlines only the log remembers, as they began and ended.
fn steps(market: &Market) -> Vec<Deadline> {
    let mut open: BTreeMap<(&Name, DeadlineKind), (ResponsibleRole, u32)> = BTreeMap::new();
    let mut done = Vec::new();
    for happened in &market.log {
        let Some(about) = happened.event.about() else { continue };
        let (ended, begun) = turns(market, &happened.event);
        for what in ended {
            if let Some((role, due_min)) = open.remove(&(about, *what)) {
                done.push(step(about, *what, role, due_min, Some(happened.at_min)));
            }
        }
        if let Some((what, role, due_min)) = begun {
            open.insert((about, what), (role, due_min));
        }
    }
    let never = open.into_iter().filter(|(_, (_, due_min))| *due_min < market.now_min);
    done.extend(never.map(|((about, what), (role, due_min))| step(about, what, role, due_min, None)));
    done
}

/// Returns which steps an event ends, and which one it begins with whom and until when.
fn turns(market: &Market, event: &Event) -> (&'static [DeadlineKind], Option<(DeadlineKind, ResponsibleRole, u32)>) {
    use DeadlineKind::{Claim, Confirm, Pack, Pay, Settle};
    let seller = ResponsibleRole::Seller;
    match event {
        Event::Order(order::Event::Placed(order::event::Placed { order, .. })) => {
            (&[], Some((Pay, ResponsibleRole::Buyer, order.due_min)))
        }
        Event::Order(order::Event::Paid(order::event::Paid { ship_by_min, .. }))
        | Event::Order(order::Event::Accepted(order::event::Accepted { ship_by_min, .. })) => {
            (&[Pay], Some((Pack, seller, *ship_by_min)))
        }
        Event::Parcel(parcel::Event::Packed(_)) => (&[Pack], None),
        Event::Parcel(parcel::Event::Delivered(parcel::event::Delivered { order, .. })) => {
            let order = &market.orders[order];
            let timers = &market.setting.rules.timers;
            let timer = timers.confirm_min.max(timers.confirm_fresh_min);
            let due_min = order.delivered_min.unwrap_or(0) + timer;
            let is_shelf = order.channel == Channel::Shelf;
            (&[], is_shelf.then_some((Confirm, ResponsibleRole::Buyer, due_min)))
        }
        Event::Order(order::Event::Confirmed(order::event::Confirmed { settle_min, .. })) => {
            (&[Confirm], Some((Settle, ResponsibleRole::Market, *settle_min)))
        }
        Event::Order(order::Event::Settled(_)) => (&[Settle], None),
        Event::AfterSale(aftersale::Event::Opened(aftersale::event::Opened { answer_by_min, .. }))
        | Event::AfterSale(aftersale::Event::OfferRefused(aftersale::event::OfferRefused { answer_by_min, .. })) => {
            (&[Confirm], Some((Claim, seller, *answer_by_min)))
        }
        Event::AfterSale(aftersale::Event::Refunded(aftersale::event::Refunded { overdue: false, .. }))
        | Event::AfterSale(aftersale::Event::Offered(_))
        | Event::AfterSale(aftersale::Event::Rejected(_))
        | Event::AfterSale(aftersale::Event::Resent(_))
        | Event::AfterSale(aftersale::Event::ReturnAgreed(aftersale::event::ReturnAgreed { silent: false, .. })) => {
            (&[Claim], None)
        }
        Event::AfterSale(aftersale::Event::ReturnArrived(aftersale::event::ReturnArrived {
            refund_by_min, ..
        })) => (&[], Some((Claim, seller, *refund_by_min))),
        _ => (&[], None),
    }
}

fn step(about: &Name, what: DeadlineKind, role: ResponsibleRole, due_min: u32, done_min: Option<u32>) -> Deadline {
    Deadline {
        about: about.to_string(),
        what,
        role,
        due_min,
        done_min,
        is_met: done_min.is_some_and(|done_min| done_min <= due_min),
    }
}
