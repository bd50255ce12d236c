//! The keeper's counter: who asks for what, the way to the village, the door, the log. The sum of the week stands on top.
//!
//! ```text
//!  最近 7 天 31 件。52 件才够本。              ...      the week and the sum
//!  门上写着：11:00 - 19:00                    ...      the door
//! >1 问清楚，记下同意：2 人 · 还有 40 分钟      ...  1<   what wants a decision first
//!  4 来办事的人   5 出门   6 门口和通知   7 记录   8 钱    the rooms
//! ```

use super::{
    menu::{Menu, Takes},
    money,
    place::Place,
    today::{Errand, counted},
    words::{label, left},
};
use crate::market::station;
use crate::{
    market::{Cover, Figure, Hours, Market, Name, Selector, Snag, Station, Ticket, TicketState, time},
    say::{self, Saying, Word},
    text::Ink,
};

/// Those who come, the way out of the house, the door, the log.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Tickets,
    Ticket(Name),
    /// Out of the house.
    GoOut,
    /// What stands on the door, and what the village is told.
    Door,
    DoorHours,
    /// Before a day elsewhere.
    Away,
    Log,
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Tickets => tickets(market),
        Page::Ticket(name) => ticket(name, market),
        Page::GoOut => go_out(market),
        Page::Door => door(market),
        Page::DoorHours => hours(market),
        Page::Away => away(market),
        Page::Log => log(market),
    }
}

fn that(station: &Station, holds: impl Fn(&Ticket) -> bool) -> Vec<&Ticket> {
    station.tickets.values().filter(|ticket| holds(ticket)).collect()
}

fn is_plain(ticket: &Ticket) -> bool {
    ticket.state == TicketState::Checked && ticket.snag.is_none()
}

fn is_snagged(ticket: &Ticket) -> bool {
    ticket.state == TicketState::Checked && ticket.snag.is_some()
}

fn is_evening(market: &Market) -> bool {
    market.setting.rules.station.home_from_min <= time::minute_of_day(market.now_min)
}

fn hours_of<'a>(market: &'a Market, id: &str) -> Option<&'a Hours> {
    market.setting.rules.station.hours.get(id)
}

fn posted(market: &Market, station: &Station) -> Option<Hours> {
    let id = station.hours_on(time::day_of(market.now_min))?;
    hours_of(market, id).copied()
}

/// `11:00 - 19:00`
fn span(hours: Hours) -> Word {
    let clock = |min: u32| format!("{:02}:{:02}", min / 60, min % 60);
    Word::as_is(format!("{} - {}", clock(hours.opens_min), clock(hours.closes_min)))
}

/// The week's sum and the door, over today's errands.
pub fn tell_today(menu: &mut Menu, market: &Market) {
    let Some(station) = &market.station else { return };
    let week = market.figure(Figure::Station(station::Figure::OverBreakEven));
    let said = Saying::plain("station-week")
        .with(
            "tickets",
            Word::Number(market.figure(Figure::Station(station::Figure::TicketsWeek))),
        )
        .with(
            "needed",
            Word::Number(market.figure(Figure::Station(station::Figure::BreakEvenTickets))),
        );
    menu.tell_in(said, if week < 0 { Ink::Plain } else { Ink::Good });
    match posted(market, station) {
        Some(hours) => menu.tell_in(label("station-posted", span(hours)), Ink::Dim),
        None => menu.tell_in(Saying::plain("station-not-posted"), Ink::Warn),
    }
    let trust = label("station-trust", Word::Number(station.trust_ppm / 10_000));
    menu.tell_in(trust, Ink::Dim);
    if !station.printer_works {
        let key = if station.repair_ordered {
            "station-printer-tomorrow"
        } else {
            "station-printer-broken"
        };
        menu.tell_in(Saying::plain(key), Ink::Warn);
    }
    if market.is_elsewhere(time::day_of(market.now_min)) {
        menu.tell_in(Saying::plain("station-away-today"), Ink::Warn);
    }
}

/// What the keeper could do at this minute.
pub fn errands(market: &Market) -> Vec<Errand> {
    let Some(station) = &market.station else {
        return Vec::new();
    };
    if market.is_elsewhere(time::day_of(market.now_min)) {
        return Vec::new();
    }
    let mut errands = of_tickets(station, market.now_min, is_evening(market));
    errands.extend(of_house(market, station));
    errands.extend(outdoors(market, station));
    errands
}

fn errand(label: Saying, takes: Takes, due_min: Option<u32>) -> Errand {
    Errand { label, takes, due_min }
}

fn of_tickets(station: &Station, now_min: u32, is_evening: bool) -> Vec<Errand> {
    let mut errands = Vec::new();
    let mut push = |key: &str, tickets: Vec<&Ticket>, takes: Takes| {
        if let Some(due_min) = tickets.iter().filter_map(|ticket| Some(ticket.next()?.due_min)).min() {
            errands.push(errand(counted(key, tickets.len()), takes, Some(due_min)));
        }
    };
    let asked = that(station, |ticket| ticket.state == TicketState::Requested);
    push(
        "station-errand-ask",
        asked,
        Takes::act(station::Command::Ask(Selector::All), 0),
    );
    let plain = that(station, is_plain);
    push(
        "station-errand-serve",
        plain,
        Takes::act(station::Command::Serve(Selector::Due), 0),
    );
    let snagged = that(station, is_snagged);
    let place = match snagged.as_slice() {
        [only] => Place::Station(Page::Ticket(only.name.clone())),
        _ => Place::Station(Page::Tickets),
    };
    push("station-errand-decide", snagged, Takes::Go(place));
    let follow = that(station, |ticket| ticket.is_to_be_asked(now_min));
    push(
        "station-errand-follow",
        follow,
        Takes::act(station::Command::Follow(Selector::All), 0),
    );
    let homes = that(station, |ticket| ticket.state == TicketState::NeedsVisit);
    for ticket in homes.into_iter().filter(|_| is_evening) {
        let said = Saying::plain("station-errand-visit").with("who", say::called(&ticket.name));
        let takes = Takes::act(station::Command::Home(ticket.name.clone()), 0);
        errands.push(errand(said, takes, Some(ticket.leaves_min)));
    }
    errands
}

fn of_house(market: &Market, station: &Station) -> Vec<Errand> {
    let day = time::day_of(market.now_min);
    let mut errands = Vec::new();
    let mut push = |key: &str, takes: Takes, due_min: Option<u32>| {
        errands.push(errand(Saying::plain(key), takes, due_min));
    };
    if station.posted.is_empty() {
        push("station-errand-hours", Takes::Go(Place::Station(Page::DoorHours)), None);
    }
    if market.is_elsewhere(day + 1) && station.cover.is_none() {
        let by_min = time::at(day, market.setting.rules.day.closes_min);
        push(
            "station-errand-away",
            Takes::Go(Place::Station(Page::Away)),
            Some(by_min),
        );
    }
    if !station.printer_works && !station.repair_ordered {
        push("station-errand-repair", Takes::act(station::Command::Repair, 0), None);
    }
    if station.unlogged() > 0 && (is_evening(market) || market.buyers_gone) {
        let label = counted("station-errand-log", station.unlogged() as usize);
        let by_min = time::at(day, market.setting.rules.day.closes_min);
        errands.push(errand(label, Takes::Go(Place::Station(Page::Log)), Some(by_min)));
    }
    errands
}

/// The field before the door opens, the village after it closes.
fn outdoors(market: &Market, station: &Station) -> Vec<Errand> {
    let rules = &market.setting.rules.station;
    let minute = time::minute_of_day(market.now_min);
    let day = time::day_of(market.now_min);
    let is_free = |minutes: u32| {
        posted(market, station).is_some_and(|hours| minute + minutes <= hours.opens_min || hours.closes_min <= minute)
    };
    let mut errands = Vec::new();
    if market.setting.scenario.days < day {
        return errands;
    }
    if station.field_day != day && minute <= rules.field_until_min && is_free(rules.minutes.field) {
        errands.push(errand(
            timed("station-field", rules.minutes.field),
            Takes::act(station::Command::Field, 0),
            None,
        ));
    }
    if station.doors_day != day && is_evening(market) && is_free(rules.minutes.doors) {
        errands.push(errand(
            timed("station-doors", rules.minutes.doors),
            Takes::act(station::Command::Doors, 0),
            None,
        ));
    }
    errands
}

fn timed(key: &str, minutes: u32) -> Saying {
    Saying::plain(key).with("span", Word::Span(minutes))
}

pub fn rooms(station: &Station) -> Vec<(Saying, Place)> {
    let open = that(station, Ticket::is_open).len();
    let tickets = Saying::plain("station-room-tickets");
    let tickets = match open {
        0 => tickets,
        _ => Saying::plain("market-room-count")
            .with("room", Word::say(tickets))
            .with("count", Word::Number(open as i64)),
    };
    vec![
        (tickets, Place::Station(Page::Tickets)),
        (Saying::plain("station-room-out"), Place::Station(Page::GoOut)),
        (Saying::plain("station-room-door"), Place::Station(Page::Door)),
        (Saying::plain("station-room-log"), Place::Station(Page::Log)),
        (Saying::plain("market-room-money"), Place::Money(money::Page::Room)),
    ]
}

fn tickets(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-room-tickets"));
    let Some(station) = &market.station else { return menu };
    let open = that(station, Ticket::is_open);
    if open.is_empty() {
        menu.tell(Saying::plain("station-no-tickets"));
    }
    for reason in Snag::REASONS {
        let alike = that(station, |ticket| is_snagged(ticket) && ticket.snag == Some(reason));
        if alike.len() > 1 {
            let said = Saying::plain("station-deny-all")
                .with("count", Word::Number(alike.len() as i64))
                .with("words", Word::say(say::denial(reason)));
            let tickets = Selector::All;
            menu.offer(
                said,
                Takes::act(station::Command::Deny(station::command::Deny { tickets, reason }), 0),
            );
        }
    }
    for ticket in open {
        menu.go(line(ticket), Place::Station(Page::Ticket(ticket.name.clone())));
    }
    menu.wait();
    menu
}

fn line(ticket: &Ticket) -> Saying {
    Saying::plain("station-line")
        .with("who", say::called(&ticket.name))
        .with("what", Word::name("service", &ticket.service))
        .with("state", Word::say(say::ticket_state(ticket.state)))
}

fn ticket(name: &Name, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-room-tickets"));
    let found = market.station.as_ref().and_then(|station| station.tickets.get(name));
    let Some(ticket) = found.filter(|ticket| ticket.is_open()) else {
        return menu;
    };
    menu.tell_in(line(ticket), Ink::Strong);
    let waits = label("station-waits", left(ticket.leaves_min, market));
    menu.tell_in(waits, Ink::Dim);
    let home = |command| Takes::act(command, usize::MAX);
    let named = || Selector::Named(vec![name.clone()]);
    match (ticket.state, ticket.snag) {
        (TicketState::NeedsVisit, _) => {
            menu.tell(say::snag(Snag::Elder));
            if is_evening(market) {
                menu.offer(
                    timed("station-visit", market.setting.rules.station.minutes.visit),
                    home(station::Command::Home(name.clone())),
                );
            } else {
                menu.tell_in(Saying::plain("station-visit-later"), Ink::Dim);
            }
            menu.offer(Saying::plain("market-back"), Takes::Back);
        }
        (TicketState::Requested, _) => {
            menu.offer(
                Saying::plain("station-ask"),
                Takes::act(station::Command::Ask(named()), 0),
            );
            menu.offer(
                Saying::plain("station-serve-unasked"),
                home(station::Command::Serve(named())),
            );
        }
        (_, snag) => {
            let found = snag.map_or_else(|| Saying::plain("station-event-checked"), say::snag);
            menu.tell(found);
            menu.space();
            let serve =
                |menu: &mut Menu| menu.offer(Saying::plain("station-serve"), home(station::Command::Serve(named())));
            // A tired finger on Enter does no harm: what is in order is done, what is not is thought about.
            if snag.is_none() {
                serve(&mut menu);
            }
            for reason in Snag::REASONS {
                let tickets = named();
                menu.offer(
                    say::denial(reason),
                    home(station::Command::Deny(station::command::Deny { tickets, reason })),
                );
            }
            if snag.is_some() {
                serve(&mut menu);
            }
        }
    }
    menu
}

/// Out of the house; the door is closed meanwhile.
fn go_out(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-room-out"));
    let Some(station) = &market.station else { return menu };
    let day = time::day_of(market.now_min);
    let minutes = &market.setting.rules.station.minutes;
    menu.tell(Saying::plain("station-out-ask"));
    if station.field_day != day {
        menu.offer(
            timed("station-field", minutes.field),
            Takes::act(station::Command::Field, usize::MAX),
        );
    }
    if station.doors_day != day {
        menu.offer(
            timed("station-doors", minutes.doors),
            Takes::act(station::Command::Doors, usize::MAX),
        );
    }
    for ticket in that(station, |ticket| ticket.state == TicketState::NeedsVisit) {
        let said = Saying::plain("station-errand-visit").with("who", say::called(&ticket.name));
        menu.offer(
            said,
            Takes::act(station::Command::Home(ticket.name.clone()), usize::MAX),
        );
    }
    menu.wait_morning();
    menu.wait();
    menu
}

/// What stands on the door, and what the village is told.
fn door(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-room-door"));
    let Some(station) = &market.station else { return menu };
    menu.tell(Saying::plain("station-door-ask"));
    let week_fen = market.setting.rules.station.fixed_day_fen * 7;
    menu.tell_in(label("station-fixed", Word::Yuan(week_fen)), Ink::Dim);
    menu.go(Saying::plain("station-errand-hours"), Place::Station(Page::DoorHours));
    let day = time::day_of(market.now_min);
    for (id, service) in &market.setting.rules.services {
        if station.told.get(id).is_none_or(|until_day| *until_day <= day) {
            let said = Saying::plain("station-tell")
                .with("what", Word::name("service", id))
                .with("money", Word::Yuan(service.fee_fen));
            menu.offer(said, Takes::act(station::Command::Tell(id.clone()), 0));
        }
    }
    menu
}

fn hours(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-errand-hours"));
    menu.tell(Saying::plain("station-hours-ask"));
    let mut offered: Vec<(&String, Hours)> = market
        .setting
        .rules
        .station
        .hours
        .iter()
        .map(|(id, hours)| (id, *hours))
        .collect();
    offered.sort_by_key(|(_, hours)| hours.closes_min - hours.opens_min);
    for (id, hours) in offered {
        let said = label("station-hours-line", span(hours));
        menu.offer(said, Takes::act(station::Command::Hours(id.clone()), usize::MAX));
    }
    menu
}

fn away(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-errand-away"));
    menu.tell(Saying::plain("station-away-ask"));
    for cover in Cover::ALL.iter().copied() {
        let said = match cover {
            Cover::Notice => Saying::plain("station-away-notice"),
            Cover::Helper => label(
                "station-away-helper",
                Word::Yuan(market.setting.rules.station.helper_fen),
            ),
        };
        menu.offer(said, Takes::act(station::Command::Away(cover), usize::MAX));
    }
    menu.offer(Saying::plain("station-away-none"), Takes::Back);
    menu
}

fn log(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("station-room-log"));
    let Some(station) = &market.station else { return menu };
    let rules = &market.setting.rules.station;
    let figure = |figure: Figure| Word::Number(market.figure(figure));
    menu.tell(label(
        "station-log-done",
        figure(Figure::Station(station::Figure::Tickets)),
    ));
    let unlogged = station.unlogged();
    menu.tell_in(
        label("station-log-missing", Word::count(unlogged)),
        if unlogged > 0 { Ink::Warn } else { Ink::Good },
    );
    let kpi = Saying::plain("station-kpi")
        .with("tickets", Word::count(rules.kpi_tickets))
        .with("money", Word::Yuan(rules.subsidy_week_fen));
    menu.tell_in(kpi, Ink::Dim);
    menu.tell_in(
        label("station-saved", figure(Figure::Station(station::Figure::SavedKm))),
        Ink::Dim,
    );
    if unlogged > 0 {
        menu.offer(
            label("station-log-honest", Word::count(unlogged)),
            Takes::act(station::Command::Log(0), usize::MAX),
        );
    }
    menu.offer(Saying::plain("market-back"), Takes::Back);
    menu.offer(
        label("station-log-extra", Word::count(rules.kpi_tickets)),
        Takes::act(station::Command::Log(rules.kpi_tickets), usize::MAX),
    );
    menu
}
