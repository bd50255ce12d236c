//! The keeper's counter: who asks for what, the way to the village, the door, the log. The sum of the week stands on top.
//!
//! ```text
//!  最近 7 天 31 件。52 件才够本。              ...      the week and the sum
//!  门上写着：11:00 - 19:00                    ...      the door
//! >1 问清楚，记下同意：2 人 · 还有 40 分钟      ...  1<   what wants a decision first
//!  4 来办事的人   5 出门   6 门口和通知   7 记录   8 钱    the rooms
//! ```

use super::{
    menu::{Menu, OnChoose},
    money,
    page::MarketPage,
    today::Errand,
    words::{counted, left},
};
use crate::market::station;
use crate::{
    market::{Cover, Figure, Hours, HoursId, Market, Selector, Snag, Station, Ticket, TicketId, TicketState, time},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Those who come, the way out of the house, the door, the log.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Tickets,
    Ticket(TicketId),
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
fn span(hours: Hours) -> Arg {
    let clock = |min: u32| format!("{:02}:{:02}", min / 60, min % 60);
    Arg::as_is(format!("{} - {}", clock(hours.opens_min), clock(hours.closes_min)))
}

/// The week's sum and the door, over today's errands.
pub fn describe_today(menu: &mut Menu, market: &Market) {
    let Some(station) = &market.station else { return };
    let week = market.figure(Figure::Station(station::Figure::OverBreakEven));
    let said = sentence::station_week(
        Arg::Number(market.figure(Figure::Station(station::Figure::BreakEvenTickets))),
        Arg::Number(market.figure(Figure::Station(station::Figure::TicketsWeek))),
    );
    menu.show_in(said, if week < 0 { Ink::Plain } else { Ink::Good });
    match posted(market, station) {
        Some(hours) => menu.show_in(sentence::station_posted(span(hours)), Ink::Dim),
        None => menu.show_in(sentence::station_not_posted(), Ink::Warn),
    }
    let trust = sentence::station_trust(Arg::Number(station.trust_ppm / 10_000));
    menu.show_in(trust, Ink::Dim);
    if !station.printer_works {
        let said = if station.repair_ordered {
            sentence::station_printer_tomorrow()
        } else {
            sentence::station_printer_broken()
        };
        menu.show_in(said, Ink::Warn);
    }
    if market.is_elsewhere(time::day_of(market.now_min)) {
        menu.show_in(sentence::station_away_today(), Ink::Warn);
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

fn errand(label: Sentence, on_choose: OnChoose, due_min: Option<u32>) -> Errand {
    Errand {
        label,
        on_choose,
        due_min,
    }
}

fn of_tickets(station: &Station, now_min: u32, is_evening: bool) -> Vec<Errand> {
    let mut errands = Vec::new();
    let mut push = |make: fn(Arg) -> Sentence, tickets: Vec<&Ticket>, on_choose: OnChoose| {
        if let Some(due_min) = tickets.iter().filter_map(|ticket| Some(ticket.next()?.due_min)).min() {
            errands.push(errand(counted(make, tickets.len()), on_choose, Some(due_min)));
        }
    };
    let asked = that(station, |ticket| ticket.state == TicketState::Requested);
    push(
        sentence::station_errand_ask,
        asked,
        OnChoose::act(station::Command::Ask(Selector::All), 0),
    );
    let plain = that(station, is_plain);
    push(
        sentence::station_errand_serve,
        plain,
        OnChoose::act(station::Command::Serve(Selector::Due), 0),
    );
    let snagged = that(station, is_snagged);
    let page = match snagged.as_slice() {
        [only] => MarketPage::Station(Page::Ticket(only.name.clone())),
        _ => MarketPage::Station(Page::Tickets),
    };
    push(sentence::station_errand_decide, snagged, OnChoose::Go(page));
    let follow = that(station, |ticket| ticket.is_to_be_asked(now_min));
    push(
        sentence::station_errand_follow,
        follow,
        OnChoose::act(station::Command::Follow(Selector::All), 0),
    );
    let homes = that(station, |ticket| ticket.state == TicketState::NeedsVisit);
    for ticket in homes.into_iter().filter(|_| is_evening) {
        let said = sentence::station_errand_visit(say::called(&ticket.name));
        let on_choose = OnChoose::act(station::Command::Home(ticket.name.clone()), 0);
        errands.push(errand(said, on_choose, Some(ticket.leaves_min)));
    }
    errands
}

fn of_house(market: &Market, station: &Station) -> Vec<Errand> {
    let day = time::day_of(market.now_min);
    let mut errands = Vec::new();
    let mut push = |said: Sentence, on_choose: OnChoose, due_min: Option<u32>| {
        errands.push(errand(said, on_choose, due_min));
    };
    if station.posted.is_empty() {
        push(
            sentence::station_errand_hours(),
            OnChoose::Go(MarketPage::Station(Page::DoorHours)),
            None,
        );
    }
    if market.is_elsewhere(day + 1) && station.cover.is_none() {
        let by_min = time::at(day, market.setting.rules.day.closes_min);
        push(
            sentence::station_errand_away(),
            OnChoose::Go(MarketPage::Station(Page::Away)),
            Some(by_min),
        );
    }
    if !station.printer_works && !station.repair_ordered {
        push(
            sentence::station_errand_repair(),
            OnChoose::act(station::Command::Repair, 0),
            None,
        );
    }
    if station.unlogged() > 0 && (is_evening(market) || market.buyers_gone) {
        let label = counted(sentence::station_errand_log, station.unlogged() as usize);
        let by_min = time::at(day, market.setting.rules.day.closes_min);
        errands.push(errand(
            label,
            OnChoose::Go(MarketPage::Station(Page::Log)),
            Some(by_min),
        ));
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
            sentence::station_field(Arg::Span(rules.minutes.field)),
            OnChoose::act(station::Command::Field, 0),
            None,
        ));
    }
    if station.doors_day != day && is_evening(market) && is_free(rules.minutes.doors) {
        errands.push(errand(
            sentence::station_doors(Arg::Span(rules.minutes.doors)),
            OnChoose::act(station::Command::Doors, 0),
            None,
        ));
    }
    errands
}

pub fn rooms(station: &Station) -> Vec<(Sentence, MarketPage)> {
    let open = that(station, Ticket::is_open).len();
    let tickets = sentence::station_room_tickets();
    let tickets = match open {
        0 => tickets,
        _ => sentence::market_room_count(Arg::Number(open as i64), Arg::say(tickets)),
    };
    vec![
        (tickets, MarketPage::Station(Page::Tickets)),
        (sentence::station_room_out(), MarketPage::Station(Page::GoOut)),
        (sentence::station_room_door(), MarketPage::Station(Page::Door)),
        (sentence::station_room_log(), MarketPage::Station(Page::Log)),
        (sentence::market_room_money(), MarketPage::Money(money::Page::Room)),
    ]
}

fn tickets(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_room_tickets());
    let Some(station) = &market.station else { return menu };
    let open = that(station, Ticket::is_open);
    if open.is_empty() {
        menu.show(sentence::station_no_tickets());
    }
    for reason in Snag::REASONS {
        let alike = that(station, |ticket| is_snagged(ticket) && ticket.snag == Some(reason));
        if alike.len() > 1 {
            let said = sentence::station_deny_all(Arg::Number(alike.len() as i64), Arg::say(say::denial(reason)));
            let tickets = Selector::All;
            menu.offer(
                said,
                OnChoose::act(station::Command::Deny(station::command::Deny { tickets, reason }), 0),
            );
        }
    }
    for ticket in open {
        menu.go(line(ticket), MarketPage::Station(Page::Ticket(ticket.name.clone())));
    }
    menu.wait();
    menu
}

fn line(ticket: &Ticket) -> Sentence {
    sentence::station_line(
        Arg::say(say::ticket_state(ticket.state)),
        Arg::name("service", &ticket.service),
        say::called(&ticket.name),
    )
}

fn ticket(name: &TicketId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_room_tickets());
    let found = market.station.as_ref().and_then(|station| station.tickets.get(name));
    let Some(ticket) = found.filter(|ticket| ticket.is_open()) else {
        return menu;
    };
    menu.show_in(line(ticket), Ink::Strong);
    let waits = sentence::station_waits(left(ticket.leaves_min, market));
    menu.show_in(waits, Ink::Dim);
    let home = |command| OnChoose::act(command, usize::MAX);
    let named = || Selector::Named(vec![name.clone().into()]);
    match (ticket.state, ticket.snag) {
        (TicketState::NeedsVisit, _) => {
            menu.show(say::snag(Snag::Elder));
            if is_evening(market) {
                menu.offer(
                    sentence::station_visit(Arg::Span(market.setting.rules.station.minutes.visit)),
                    home(station::Command::Home(name.clone())),
                );
            } else {
                menu.show_in(sentence::station_visit_later(), Ink::Dim);
            }
            menu.offer(sentence::market_back(), OnChoose::Back);
        }
        (TicketState::Requested, _) => {
            menu.offer(
                sentence::station_ask(),
                OnChoose::act(station::Command::Ask(named()), 0),
            );
            menu.offer(
                sentence::station_serve_unasked(),
                home(station::Command::Serve(named())),
            );
        }
        (_, snag) => {
            let found = snag.map_or_else(sentence::station_event_checked, say::snag);
            menu.show(found);
            menu.space();
            let serve = |menu: &mut Menu| menu.offer(sentence::station_serve(), home(station::Command::Serve(named())));
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
    let mut menu = Menu::titled(sentence::station_room_out());
    let Some(station) = &market.station else { return menu };
    let day = time::day_of(market.now_min);
    let minutes = &market.setting.rules.station.minutes;
    menu.show(sentence::station_out_ask());
    if station.field_day != day {
        menu.offer(
            sentence::station_field(Arg::Span(minutes.field)),
            OnChoose::act(station::Command::Field, usize::MAX),
        );
    }
    if station.doors_day != day {
        menu.offer(
            sentence::station_doors(Arg::Span(minutes.doors)),
            OnChoose::act(station::Command::Doors, usize::MAX),
        );
    }
    for ticket in that(station, |ticket| ticket.state == TicketState::NeedsVisit) {
        let said = sentence::station_errand_visit(say::called(&ticket.name));
        menu.offer(
            said,
            OnChoose::act(station::Command::Home(ticket.name.clone()), usize::MAX),
        );
    }
    menu.wait_morning();
    menu.wait();
    menu
}

/// What stands on the door, and what the village is told.
fn door(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_room_door());
    let Some(station) = &market.station else { return menu };
    menu.show(sentence::station_door_ask());
    let week_fen = market.setting.rules.station.fixed_day_fen * 7;
    menu.show_in(sentence::station_fixed(Arg::Yuan(week_fen)), Ink::Dim);
    menu.go(sentence::station_errand_hours(), MarketPage::Station(Page::DoorHours));
    let day = time::day_of(market.now_min);
    for (id, service) in &market.setting.rules.services {
        if station.told.get(id).is_none_or(|until_day| *until_day <= day) {
            let said = sentence::station_tell(Arg::Yuan(service.fee_fen), Arg::name("service", id));
            menu.offer(said, OnChoose::act(station::Command::Tell(id.clone()), 0));
        }
    }
    menu
}

fn hours(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_errand_hours());
    menu.show(sentence::station_hours_ask());
    let mut offered: Vec<(&HoursId, Hours)> = market
        .setting
        .rules
        .station
        .hours
        .iter()
        .map(|(id, hours)| (id, *hours))
        .collect();
    offered.sort_by_key(|(_, hours)| hours.closes_min - hours.opens_min);
    for (id, hours) in offered {
        let said = sentence::station_hours_line(span(hours));
        menu.offer(said, OnChoose::act(station::Command::Hours(id.clone()), usize::MAX));
    }
    menu
}

fn away(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_errand_away());
    menu.show(sentence::station_away_ask());
    for cover in Cover::ALL.iter().copied() {
        let said = match cover {
            Cover::Notice => sentence::station_away_notice(),
            Cover::Helper => sentence::station_away_helper(Arg::Yuan(market.setting.rules.station.helper_fen)),
        };
        menu.offer(said, OnChoose::act(station::Command::Away(cover), usize::MAX));
    }
    menu.offer(sentence::station_away_none(), OnChoose::Back);
    menu
}

fn log(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::station_room_log());
    let Some(station) = &market.station else { return menu };
    let rules = &market.setting.rules.station;
    let figure = |figure: Figure| Arg::Number(market.figure(figure));
    menu.show(sentence::station_log_done(figure(Figure::Station(
        station::Figure::Tickets,
    ))));
    let unlogged = station.unlogged();
    menu.show_in(
        sentence::station_log_missing(Arg::count(unlogged)),
        if unlogged > 0 { Ink::Warn } else { Ink::Good },
    );
    let kpi = sentence::station_kpi(Arg::Yuan(rules.subsidy_week_fen), Arg::count(rules.kpi_tickets));
    menu.show_in(kpi, Ink::Dim);
    menu.show_in(
        sentence::station_saved(figure(Figure::Station(station::Figure::SavedKm))),
        Ink::Dim,
    );
    if unlogged > 0 {
        menu.offer(
            sentence::station_log_honest(Arg::count(unlogged)),
            OnChoose::act(station::Command::Log(0), usize::MAX),
        );
    }
    menu.offer(sentence::market_back(), OnChoose::Back);
    menu.offer(
        sentence::station_log_extra(Arg::count(rules.kpi_tickets)),
        OnChoose::act(station::Command::Log(rules.kpi_tickets), usize::MAX),
    );
    menu
}
