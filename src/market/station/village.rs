//! What the village and the county do by themselves: who comes and when, what goes wrong, what is paid.
//!
//! Possible visits are seeded points (day, minute, height), and those under the trust come: an open door or a home visit
//! adds people and changes none. A service that was told about brings points of its own.

use std::collections::BTreeSet;

use super::super::{Account, Event, Market, ServiceId, TicketId, random, time};
use super::{Cover, Hours, Snag, Station, StationRules, Ticket, moved};
use crate::station;

/// What falls due at the station; at the same minute in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    Morning,
    /// Somebody who would come at this trust, in millionths of the village.
    Villager {
        name: TicketId,
        height: i64,
        service: ServiceId,
        snag: Option<Snag>,
    },
    Leaves(TicketId),
    Trouble(TicketId),
    FollowUpEnds(TicketId),
    Inspection,
    /// After the last day.
    Audit,
    Evening,
    Night,
}

impl Due {
    /// In one minute the station's come in the order in which they stand.
    pub fn rank(&self) -> u8 {
        24
    }
}

const WEEK: u32 = 7;

/// Puts a day on the agenda; called when it begins.
pub(in super::super) fn plan_day(market: &mut Market, day: u32) {
    let Some(station) = &market.station else { return };
    let rules = &market.setting.rules;
    let own = &rules.station;
    if market.setting.scenario.days < day {
        // Nobody comes any more, but some are still to be asked how it went.
        if market.has_open_tickets() {
            market.plan(time::at(day, rules.day.opens_min), station::Due::Morning);
        }
        return;
    }
    let is_last = market.setting.scenario.days == day;
    let mut planned = vec![
        (rules.day.opens_min, station::Due::Morning),
        (own.home_from_min, station::Due::Evening),
        (rules.day.closes_min, station::Due::Night),
    ];
    let terms = market.setting.scenario.station.as_ref();
    let is_announced = terms.is_some_and(|terms| terms.inspection_day == Some(day));
    if is_announced || random::happens(market.draw("spot-check", day, ""), own.spot_check_ppm) {
        planned.push((own.inspection_min, station::Due::Inspection));
    }
    planned.extend(visits(market, day, None, own.visits_day));
    for service in rules.services.keys() {
        if station.told.get(service).is_some_and(|until_day| day <= *until_day) {
            planned.extend(visits(market, day, Some(service), own.told_visits));
        }
    }
    let audit_min = time::at(day + 1, own.inspection_min);
    for (minute, due) in planned {
        market.plan(time::at(day, minute), due);
    }
    if is_last {
        market.plan(audit_min, station::Due::Audit);
        market.station.as_mut().expect("there is one").is_audit_due = true;
    }
}

/// The points of a day: one is expected in each strip of height.
fn visits(market: &Market, day: u32, told: Option<&ServiceId>, strips: u32) -> Vec<(u32, station::Due)> {
    let rules = &market.setting.rules.station;
    let width = 1_000_000 / u64::from(strips.max(1));
    let span = u64::from(rules.to_min.saturating_sub(rules.from_min));
    let mut visits = Vec::new();
    for strip in 0..strips {
        let of_strip = format!("{} {strip}", told.map_or("village", ServiceId::as_str));
        for n in 0..random::poisson_one(market.draw("villagers", day, &of_strip)) {
            let key = format!("{of_strip} {n}");
            let drawn = |topic: &str, bound: u64| random::below(market.draw(topic, day, &key), bound);
            let service = told.map_or_else(|| service_of(market, day, &key), ServiceId::clone);
            let due = station::Due::Villager {
                name: name_of(market, day, &key),
                height: (u64::from(strip) * width + drawn("villager-height", width)) as i64,
                snag: snag_of(market, day, &key, &service),
                service,
            };
            visits.push((rules.from_min + drawn("villager-min", span) as u32, due));
        }
    }
    visits
}

/// A person, and a number that no other visit has.
fn name_of(market: &Market, day: u32, key: &str) -> TicketId {
    let people = &market.setting.rules.station.people;
    let drawn = random::below(market.draw("villager", day, key), people.len().max(1) as u64);
    let person = people.get(drawn as usize).map_or("v", String::as_str);
    let number = random::below(market.draw("villager-number", day, key), 10_000);
    TicketId::from(format!("{person}-{day}{number:04}"))
}

fn service_of(market: &Market, day: u32, key: &str) -> ServiceId {
    let services = &market.setting.rules.services;
    let weights = services.values().map(|service| service.weight);
    let chosen = random::weighted(market.draw("villager-service", day, key), weights).unwrap_or(0);
    services.keys().nth(chosen).cloned().unwrap_or_default()
}

fn snag_of(market: &Market, day: u32, key: &str, service: &ServiceId) -> Option<Snag> {
    let rules = &market.setting.rules;
    let has_snag = random::happens(market.draw("snag", day, key), rules.station.snag_ppm);
    rules.services.get(service)?.snag.filter(|_| has_snag)
}

/// Returns what a line of the scenario's plan brings: somebody rings, whether the door is open or not.
pub(in super::super) fn asks(market: &Market, ticket: &str, service: &ServiceId, snag: Option<Snag>) -> Vec<Event> {
    let Some(station) = market.station.as_ref().filter(|_| !market.buyers_gone) else {
        return Vec::new();
    };
    let rules = &market.setting.rules.station;
    let waits_min = if snag == Some(Snag::Elder) {
        rules.elder_days * time::DAY_MIN
    } else {
        rules.patience_min
    };
    let name = crate::name::free(ticket, &station.tickets);
    let ticket = Ticket::asked(name, service.to_owned(), snag, market.now_min, waits_min);
    vec![Event::from(station::event::Asked {
        ticket: Box::new(ticket),
    })]
}

/// Returns what happens because something fell due.
pub(in super::super) fn fall_due(market: &Market, due: &station::Due) -> Vec<Event> {
    let Some(station) = market.station.as_ref() else {
        return Vec::new();
    };
    let ticket = |name: &TicketId, holds: &dyn Fn(&Ticket) -> bool| {
        let ticket = station.tickets.get(name);
        ticket.filter(|ticket| holds(ticket)).map(|_| name.clone())
    };
    let events = match due {
        station::Due::Morning => morning(market, station),
        station::Due::Villager {
            name,
            height,
            service,
            snag,
        } => comes(market, station, (name, *height), service, *snag)
            .into_iter()
            .collect(),
        station::Due::Leaves(name) => ticket(name, &Ticket::is_open)
            .map(|ticket| station::Event::Left(station::event::Left { ticket }))
            .into_iter()
            .collect(),
        station::Due::Trouble(name) => trouble(market, &station.tickets[name]).into_iter().collect(),
        station::Due::FollowUpEnds(name) => ticket(name, &|ticket| ticket.follow_by_min().is_some())
            .map(|ticket| station::Event::FollowUpMissed(station::event::FollowUpMissed { ticket }))
            .into_iter()
            .collect(),
        station::Due::Inspection => vec![inspection(market, station, false)],
        station::Due::Audit => vec![inspection(market, station, true)],
        station::Due::Evening if market.is_elsewhere(time::day_of(market.now_min)) => Vec::new(),
        station::Due::Evening => vec![station::Event::Evening(station::event::Evening {
            unlogged: station.unlogged(),
        })],
        station::Due::Night => night(market, station),
    };
    events.into_iter().map(Event::Station).collect()
}

fn morning(market: &Market, station: &Station) -> Vec<station::Event> {
    let day = time::day_of(market.now_min);
    let mut events = Vec::new();
    if !market.is_elsewhere(day) {
        events.push(station::Event::Morning(station::event::Morning {
            away_tomorrow: market.is_elsewhere(day + 1),
        }));
    }
    if station.repair_ordered {
        events.push(station::Event::PrinterRepaired);
    }
    let terms = market.setting.scenario.station.as_ref();
    if terms.is_some_and(|terms| terms.printer_breaks_day == Some(day)) {
        events.push(station::Event::PrinterBroke);
    }
    events
}

/// Somebody would come; whether they do hangs on trust, on the hours on the door, and on who is behind it.
fn comes(
    market: &Market,
    station: &Station,
    (name, height): (&TicketId, i64),
    service: &ServiceId,
    snag: Option<Snag>,
) -> Option<station::Event> {
    let rules = &market.setting.rules;
    let day = time::day_of(market.now_min);
    let is_away = market.is_elsewhere(day);
    let posted = station.hours_on(day).and_then(|hours| rules.station.hours.get(hours));
    let is_posted = posted.is_some_and(|hours: &Hours| hours.holds(time::minute_of_day(market.now_min)));
    let reads_note = is_away && station.cover == Some(Cover::Notice);
    if station.trust_ppm <= height || !is_posted || reads_note {
        return None;
    }
    let is_open = if is_away {
        station.cover == Some(Cover::Helper)
    } else {
        station.out_until_min <= market.now_min
    };
    if !is_open {
        return Some(station::Event::DoorClosed);
    }
    let terms = &rules.services[service];
    let waits_min = rules.station.patience_min;
    let ticket = Ticket::asked(name.clone(), service.to_owned(), snag, market.now_min, waits_min);
    let ticket = Box::new(ticket);
    if snag.is_none() && !terms.consent {
        return Some(station::Event::Served(station::event::Served {
            ticket,
            fee_fen: terms.fee_fen,
            by_hand: !station.printer_works,
        }));
    }
    // A helper does only what is ordinary, and asks the others to come tomorrow.
    (!is_away).then_some(station::Event::Asked(station::event::Asked { ticket }))
}

fn trouble(market: &Market, ticket: &Ticket) -> Option<station::Event> {
    let rules = &market.setting.rules.station;
    let snag = ticket.snag?;
    let amount_fen = match snag {
        Snag::Forbidden => rules.forbidden_fen,
        Snag::Credit => rules.credit_fen,
        Snag::ForAnother => 0,
        Snag::Elder => return None,
    };
    Some(station::Event::Trouble(station::event::Trouble {
        ticket: ticket.name.clone(),
        snag,
        amount_fen: amount_fen.min(market.cash_fen().max(0)),
    }))
}

/// The weeks in which lines of the log stand, by day and number.
fn weeks_of(lines: &[(u32, u32)]) -> BTreeSet<u32> {
    lines.iter().map(|(day, _)| day.div_ceil(WEEK)).collect()
}

/// Some lines of the log are looked into: whoever stands in a false one is not found, or knows of nothing.
fn inspection(market: &Market, station: &Station, is_audit: bool) -> station::Event {
    let rules = &market.setting.rules.station;
    let today = time::day_of(market.now_min);
    let is_old = |min: u32| time::day_of(min) < today;
    let missing = station.tickets.values().filter(|ticket| {
        let is_missing = ticket.is_done() && ticket.logged_min.is_none();
        is_missing && ticket.closed_min.is_some_and(is_old)
    });
    let looked_ppm = if is_audit { rules.audit_ppm } else { rules.sample_ppm };
    let is_looked_into = |(day, nth): &(u32, u32)| {
        let drawn = market.draw("sampled", today, &format!("{day} {nth}"));
        random::happens(drawn, looked_ppm)
    };
    let lines = station.extra_lines.iter();
    let lines = lines.flat_map(|(day, lines)| (0..*lines).map(|nth| (*day, nth)));
    let found: Vec<(u32, u32)> = lines
        .filter(|line| !station.found_lines.contains(line))
        .filter(is_looked_into)
        .collect();
    let weeks = weeks_of(&found);
    let drawn_fen = |week: &u32| station.drawn_fen.get(week).copied().unwrap_or(0);
    let cash_fen = market.cash_fen().max(0);
    let taken_back_fen = weeks.iter().map(drawn_fen).sum::<i64>().min(cash_fen);
    let fine_fen = (taken_back_fen * rules.fraud_fine_ppm / 1_000_000).min(cash_fen - taken_back_fen);
    station::Event::Inspected(station::event::Inspected {
        is_audit,
        missing: missing.count() as u32,
        found,
        unasked: market.unasked(station) as u32,
        taken_back_fen,
        fine_fen,
    })
}

/// The day's costs, and at the end of a week the county's look at the log.
fn night(market: &Market, station: &Station) -> Vec<station::Event> {
    let rules = &market.setting.rules.station;
    let day = time::day_of(market.now_min);
    let is_away = market.is_elsewhere(day);
    let mut events = vec![station::Event::DayPaid(station::event::DayPaid {
        amount_fen: rules.fixed_day_fen.min(market.cash_fen().max(0)),
    })];
    let is_manned = !is_away || station.cover.is_some();
    if station.hours_on(day).is_some() && station.closed_day != day && is_manned {
        events.push(station::Event::HoursKept);
    }
    if station.field_day != day && !is_away {
        let amount_fen = rules.field_fen;
        events.push(station::Event::FieldLost(station::event::FieldLost { amount_fen }));
    }
    if day.is_multiple_of(WEEK) {
        let from_day = day + 1 - WEEK;
        let of_week = |ticket: &&Ticket| {
            let is_logged = ticket.logged_min.is_some() && ticket.is_done();
            is_logged && ticket.closed_min.is_some_and(|min| from_day <= time::day_of(min))
        };
        let extra: u32 = station.extra_lines.range(from_day..).map(|(_, lines)| lines).sum();
        let lines = station.tickets.values().filter(of_week).count() as u32 + extra;
        let is_paid = rules.kpi_tickets <= lines && !station.is_found_out();
        events.push(station::Event::WeekClosed(station::event::WeekClosed {
            week: day / WEEK,
            lines,
            subsidy_fen: if is_paid { rules.subsidy_week_fen } else { 0 },
        }));
    }
    events
}

pub(super) fn logged(
    market: &mut Market,
    station: &mut Station,
    _rules: &StationRules,
    event: &station::event::Logged,
) {
    let station::event::Logged { extra, .. } = event;
    let now = market.now_min;
    for ticket in station.tickets.values_mut().filter(|ticket| ticket.is_done()) {
        ticket.logged_min.get_or_insert(now);
    }
    if *extra > 0 {
        *station.extra_lines.entry(time::day_of(now)).or_default() += extra;
    }
}

pub(super) fn inspected(
    market: &mut Market,
    station: &mut Station,
    rules: &StationRules,
    event: &station::event::Inspected,
) {
    let station::event::Inspected {
        is_audit,
        missing,
        found,
        unasked,
        taken_back_fen,
        fine_fen,
    } = event;
    let trust = &rules.trust;
    market.post(Account::Cash, Account::Subsidy, *taken_back_fen, None);
    market.post(Account::Cash, Account::Penalty, *fine_fen, None);
    let mut left_fen = *taken_back_fen;
    for week in weeks_of(found) {
        let drawn_fen = station.drawn_fen.entry(week).or_default();
        let back_fen = left_fen.min(*drawn_fen);
        *drawn_fen -= back_fen;
        left_fen -= back_fen;
    }
    station.is_audit_due &= !is_audit;
    station.found_lines.extend(found);
    if !found.is_empty() {
        moved(station, rules, -trust.dishonest_ppm);
    } else if *unasked > 0 {
        moved(station, rules, -trust.wrong_ppm);
    } else if *missing == 0 {
        moved(station, rules, trust.honest_ppm);
    }
}

pub(super) fn week_closed(
    market: &mut Market,
    station: &mut Station,
    _rules: &StationRules,
    event: &station::event::WeekClosed,
) {
    let station::event::WeekClosed { week, subsidy_fen, .. } = event;
    *station.drawn_fen.entry(*week).or_default() += subsidy_fen;
    market.post(Account::Subsidy, Account::Cash, *subsidy_fen, None);
}
