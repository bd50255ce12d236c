//! A ticket: one request at the station, from the first word to the question how it went.
//!
//! ```text
//! Requested ─ask─▶ Checked ─serve─▶ Done, with a receipt ─follow─▶ Done, followed up
//!    │  │            └─deny─▶ Denied(reason)         (where the service needs it)
//!    │  └─ask: cannot come─▶ NeedsVisit ─home─▶ Done
//!    └─ nobody took care, from any of these three ─▶ Left
//! Done with a snag in it ─ a day ─▶ trouble
//! ```
//! While it is open the keeper alone has its next deadline.

use super::super::{Account, Event, Market, Refusal, Selector, ServiceId, Thing, TicketId, run::Decision, time};
use super::{Station, StationRules, moved};
use crate::station;

/// What is the matter with a request; also the reason to deny it.
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
pub enum Snag {
    /// For somebody who has not said yes.
    ForAnother,
    /// A thing that may not be posted.
    Forbidden,
    /// To be paid some day.
    Credit,
    /// Cannot come; the keeper goes there.
    Elder,
}

impl Snag {
    /// Reasons to say no.
    pub const REASONS: [Snag; 3] = [Snag::ForAnother, Snag::Forbidden, Snag::Credit];

    pub fn word(self) -> &'static str {
        self.into()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TicketState {
    Requested,
    Checked,
    NeedsVisit,
    Done,
    Denied(Snag),
    Left,
}

/// The question how it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// It is too early to ask before this minute.
    pub from_min: u32,
    pub by_min: u32,
    pub done_min: Option<u32>,
    pub is_missed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// The person's id and a number: `rena-30120`; `sadir`.
    pub name: TicketId,
    pub service: ServiceId,
    /// Known to the keeper once it was looked at.
    pub snag: Option<Snag>,
    pub state: TicketState,
    pub asked_min: u32,
    pub leaves_min: u32,
    /// The person's own yes was asked for and noted.
    pub has_consent: bool,
    /// Done, denied or left.
    pub closed_min: Option<u32>,
    pub logged_min: Option<u32>,
    pub follow_up: Option<FollowUp>,
}

impl Ticket {
    pub(super) fn asked(
        name: TicketId,
        service: ServiceId,
        snag: Option<Snag>,
        now_min: u32,
        waits_min: u32,
    ) -> Ticket {
        Ticket {
            name,
            service,
            snag,
            state: TicketState::Requested,
            asked_min: now_min,
            leaves_min: now_min + waits_min,
            has_consent: false,
            closed_min: None,
            logged_min: None,
            follow_up: None,
        }
    }

    pub fn is_open(&self) -> bool {
        let open = [TicketState::Requested, TicketState::Checked, TicketState::NeedsVisit];
        open.contains(&self.state)
    }

    pub fn is_done(&self) -> bool {
        self.state == TicketState::Done
    }

    /// Somebody waits to be asked how it went.
    pub fn follow_by_min(&self) -> Option<u32> {
        let open = |follow_up: &FollowUp| follow_up.done_min.is_none() && !follow_up.is_missed;
        self.follow_up.filter(open).map(|follow_up| follow_up.by_min)
    }

    /// By now they can tell how it went.
    pub fn is_to_be_asked(&self, now_min: u32) -> bool {
        let is_time = self.follow_up.is_some_and(|follow_up| follow_up.from_min <= now_min);
        is_time && self.follow_by_min().is_some()
    }
}

/// Looks at who asks and for whom.
pub(super) fn ask(market: &Market, station: &Station, selector: &Selector) -> Result<Decision, Refusal> {
    let minutes = &market.setting.rules.station.minutes;
    let is_new = |ticket: &Ticket| match ticket.state {
        TicketState::Requested => Ok(()),
        TicketState::Checked
        | TicketState::NeedsVisit
        | TicketState::Done
        | TicketState::Denied(_)
        | TicketState::Left => Err(station::Refusal::NotOpen.into()),
    };
    let chosen = choose(station, selector, is_new)?;
    Ok(Decision::each(chosen, minutes.check, |ticket| {
        let snag = station.tickets[&ticket].snag;
        Event::from(station::event::Checked { ticket, snag })
    }))
}

/// Says no, and why.
pub(super) fn deny(market: &Market, station: &Station, denied: &station::command::Deny) -> Result<Decision, Refusal> {
    let station::command::Deny { tickets, reason } = denied;
    let minutes = &market.setting.rules.station.minutes;
    let is_named = matches!(tickets, Selector::Named(_));
    let fits = |ticket: &Ticket| {
        was_looked_at(ticket)?;
        let is_found = is_named || ticket.snag == Some(*reason);
        is_found.then_some(()).ok_or(station::Refusal::NotOpen.into())
    };
    let chosen = choose(station, tickets, fits)?;
    Ok(Decision::each(chosen, minutes.deny, |ticket| {
        let is_right = station.tickets[&ticket].snag == Some(*reason);
        let reason = *reason;
        Event::from(station::event::Denied {
            ticket,
            reason,
            is_right,
        })
    }))
}

/// Asks how it went.
pub(super) fn follow(market: &Market, station: &Station, selector: &Selector) -> Result<Decision, Refusal> {
    let minutes = &market.setting.rules.station.minutes;
    let can_tell = |ticket: &Ticket| {
        let waits = ticket.is_to_be_asked(market.now_min);
        waits.then_some(()).ok_or(station::Refusal::NotOpen.into())
    };
    let chosen = choose(station, selector, can_tell)?;
    Ok(Decision::each(chosen, minutes.follow_up, |ticket| {
        Event::from(station::event::FollowedUp { ticket })
    }))
}

/// Refuses what nobody has asked about yet, and what is over.
fn was_looked_at(ticket: &Ticket) -> Result<(), Refusal> {
    match ticket.state {
        TicketState::Requested => Err(station::Refusal::NotAsked.into()),
        TicketState::Checked | TicketState::NeedsVisit => Ok(()),
        TicketState::Done | TicketState::Denied(_) | TicketState::Left => Err(station::Refusal::NotOpen.into()),
    }
}

/// By name the keeper may be rash and do it unasked; `all` takes what was looked at, `due` of it what is in order.
pub(super) fn serve(market: &Market, station: &Station, selector: &Selector) -> Result<Decision, Refusal> {
    let rules = &market.setting.rules;
    let fits = |ticket: &Ticket| {
        let cannot_come = ticket.state == TicketState::NeedsVisit || ticket.snag == Some(Snag::Elder);
        match selector {
            _ if !ticket.is_open() => Err(station::Refusal::NotOpen.into()),
            _ if cannot_come => Err(station::Refusal::NeedsVisit.into()),
            Selector::Named(_) => Ok(()),
            Selector::Due if ticket.snag.is_some() => Err(station::Refusal::NotOpen.into()),
            Selector::Due | Selector::Packed | Selector::Late | Selector::All => was_looked_at(ticket),
        }
    };
    let chosen = choose(station, selector, fits)?;
    let by_hand = !station.printer_works;
    let each_more = if by_hand { rules.station.minutes.by_hand } else { 0 };
    let work = chosen
        .iter()
        .map(|name| rules.services[&station.tickets[name].service].minutes + each_more);
    let minutes = work.sum();
    let served = chosen.iter().map(|name| {
        let ticket = Box::new(station.tickets[name].clone());
        Event::from(station::event::Served {
            fee_fen: rules.services[&ticket.service].fee_fen,
            ticket,
            by_hand,
        })
    });
    Ok(Decision::work(served.collect(), minutes))
}

/// At their home, in the evening, when the family is there.
pub(super) fn home(market: &Market, station: &Station, name: &TicketId) -> Result<Decision, Refusal> {
    let ticket = station.tickets.get(name).ok_or(NO_TICKET)?;
    was_looked_at(ticket)?;
    if ticket.state != TicketState::NeedsVisit {
        return Err(station::Refusal::NotOpen.into());
    }
    super::people_are_home(market)?;
    let service = ticket.service.clone();
    let event = station::Event::Visited(station::event::Visited {
        ticket: name.clone(),
        fee_fen: market.setting.rules.services[&service].fee_fen,
        service,
    });
    Ok(Decision::of(
        Event::Station(event),
        market.setting.rules.station.minutes.visit,
    ))
}

const NO_TICKET: Refusal = Refusal::no_such(Thing::Ticket);

/// Returns the tickets a command is about: by name each must fit, a selector takes those that do.
fn choose(
    station: &Station,
    selector: &Selector,
    fits: impl Fn(&Ticket) -> Result<(), Refusal>,
) -> Result<Vec<TicketId>, Refusal> {
    if let Selector::Named(names) = selector {
        for name in names {
            fits(station.tickets.get(name).ok_or(NO_TICKET)?)?;
        }
    }
    let is_named = |ticket: &&Ticket| match selector {
        Selector::Named(names) => names.contains(&ticket.name),
        Selector::Due | Selector::Packed | Selector::Late | Selector::All => true,
    };
    let tickets = station.tickets.values().filter(is_named);
    let chosen = tickets
        .filter(|ticket| fits(ticket).is_ok())
        .map(|ticket| ticket.name.clone())
        .collect();
    crate::name::some(chosen)
}

pub(super) fn asked(market: &mut Market, station: &mut Station, _rules: &StationRules, event: &station::event::Asked) {
    let station::event::Asked { ticket } = event;
    let leaves = station::Due::Leaves(ticket.name.clone());
    market.plan(ticket.leaves_min, leaves);
    station.tickets.insert(ticket.name.clone(), (**ticket).clone());
}

pub(super) fn checked(
    _market: &mut Market,
    station: &mut Station,
    _rules: &StationRules,
    event: &station::event::Checked,
) {
    let station::event::Checked { ticket, snag } = event;
    let ticket = known(station, ticket);
    // Whoever cannot come is asked at home.
    ticket.has_consent = !matches!(snag, Some(Snag::ForAnother | Snag::Elder));
    ticket.state = match snag {
        Some(Snag::Elder) => TicketState::NeedsVisit,
        _ => TicketState::Checked,
    };
}

pub(super) fn denied(market: &mut Market, station: &mut Station, rules: &StationRules, event: &station::event::Denied) {
    let station::event::Denied {
        ticket,
        reason,
        is_right,
    } = event;
    let now = market.now_min;
    let trust = &rules.trust;
    close(known(station, ticket), TicketState::Denied(*reason), now);
    if !is_right {
        moved(station, rules, -trust.wrong_ppm);
    }
}

pub(super) fn left(market: &mut Market, station: &mut Station, rules: &StationRules, event: &station::event::Left) {
    let station::event::Left { ticket } = event;
    let now = market.now_min;
    let trust = &rules.trust;
    close(known(station, ticket), TicketState::Left, now);
    moved(station, rules, -trust.left_ppm);
}

pub(super) fn trouble(
    market: &mut Market,
    station: &mut Station,
    rules: &StationRules,
    event: &station::event::Trouble,
) {
    let station::event::Trouble { ticket, amount_fen, .. } = event;
    let trust = &rules.trust;
    station.troubles += 1;
    market.post(Account::Cash, Account::Station, *amount_fen, Some(ticket));
    moved(station, rules, -trust.wrong_ppm);
}

pub(super) fn served(market: &mut Market, station: &mut Station, rules: &StationRules, event: &station::event::Served) {
    let station::event::Served { ticket, fee_fen, .. } = event;
    let now = market.now_min;
    let trust = &rules.trust;
    let name = &ticket.name;
    let has_snag = ticket.snag.is_some();
    station
        .tickets
        .entry(name.clone())
        .or_insert_with(|| (**ticket).clone());
    done(market, known(station, name), *fee_fen);
    if has_snag {
        let trouble = station::Due::Trouble(name.clone());
        market.plan(now + time::DAY_MIN, trouble);
    }
    moved(station, rules, trust.served_ppm);
}

pub(super) fn visited(
    market: &mut Market,
    station: &mut Station,
    rules: &StationRules,
    event: &station::event::Visited,
) {
    let station::event::Visited {
        ticket: name, fee_fen, ..
    } = event;
    let now = market.now_min;
    let trust = &rules.trust;
    let ticket = known(station, name);
    ticket.has_consent = true;
    done(market, ticket, *fee_fen);
    station.out_until_min = now + rules.minutes.visit;
    moved(station, rules, trust.visit_ppm);
}

pub(super) fn followed_up(
    market: &mut Market,
    station: &mut Station,
    rules: &StationRules,
    event: &station::event::FollowedUp,
) {
    let station::event::FollowedUp { ticket } = event;
    let now = market.now_min;
    let trust = &rules.trust;
    if let Some(follow_up) = &mut known(station, ticket).follow_up {
        follow_up.done_min = Some(now);
    }
    moved(station, rules, trust.follow_up_ppm);
}

pub(super) fn follow_up_missed(
    _market: &mut Market,
    station: &mut Station,
    rules: &StationRules,
    event: &station::event::FollowUpMissed,
) {
    let station::event::FollowUpMissed { ticket } = event;
    let trust = &rules.trust;
    if let Some(follow_up) = &mut known(station, ticket).follow_up {
        follow_up.is_missed = true;
    }
    moved(station, rules, -trust.follow_up_ppm);
}

fn known<'a>(station: &'a mut Station, name: &TicketId) -> &'a mut Ticket {
    let ticket = station.tickets.get_mut(name);
    ticket.expect("an event names a ticket that stands")
}

fn close(ticket: &mut Ticket, state: TicketState, now_min: u32) {
    ticket.state = state;
    ticket.closed_min = Some(now_min);
}

fn done(market: &mut Market, ticket: &mut Ticket, fee_fen: i64) {
    let rules = &market.setting.rules;
    close(ticket, TicketState::Done, market.now_min);
    if rules.services[&ticket.service].follow_up {
        let from_min = market.now_min + rules.station.follow_up_from_h * time::HOUR_MIN;
        let by_min = market.now_min + rules.station.follow_up_h * time::HOUR_MIN;
        ticket.follow_up = Some(FollowUp {
            from_min,
            by_min,
            done_min: None,
            is_missed: false,
        });
        market.plan(by_min, station::Due::FollowUpEnds(ticket.name.clone()));
    }
    market.post(Account::Service, Account::Cash, fee_fen, Some(&ticket.name));
}
