//! The station in words: what was asked, done and denied, and how the village and the county took it.

use super::{Arg, Sentence, event::called, sentence};
use crate::market::station;
use crate::market::{Cover, Snag, TicketState};

fn service(id: &str) -> Arg {
    Arg::name("service", id)
}

/// Returns the sentence for what happened at the station.
pub(super) fn event(event: &station::Event) -> Sentence {
    match event {
        station::Event::Asked(station::event::Asked { ticket }) if ticket.snag == Some(Snag::Elder) => {
            sentence::station_event_rings(service(&ticket.service), called(&ticket.name))
        }
        station::Event::Asked(station::event::Asked { ticket }) => {
            sentence::station_event_asked(service(&ticket.service), called(&ticket.name))
        }
        station::Event::Checked(station::event::Checked { snag: None, .. }) => sentence::station_event_checked(),
        station::Event::Checked(station::event::Checked { snag: Some(found), .. }) => snag(*found),
        station::Event::Served(station::event::Served { ticket, fee_fen, .. }) => {
            sentence::station_event_served(Arg::Yuan(*fee_fen), service(&ticket.service), called(&ticket.name))
        }
        station::Event::Denied(station::event::Denied { ticket, is_right, .. }) => {
            let make = if *is_right {
                sentence::station_event_denied_right
            } else {
                sentence::station_event_denied_wrong
            };
            make(called(ticket))
        }
        station::Event::Left(station::event::Left { ticket }) => sentence::station_event_left(called(ticket)),
        station::Event::Visited(station::event::Visited {
            ticket, service: what, ..
        }) => sentence::station_event_visited(service(what), called(ticket)),
        station::Event::FollowedUp(station::event::FollowedUp { ticket }) => {
            sentence::station_event_followed_up(called(ticket))
        }
        station::Event::FollowUpMissed(station::event::FollowUpMissed { ticket }) => {
            sentence::station_event_follow_up_missed(called(ticket))
        }
        station::Event::Trouble(station::event::Trouble {
            ticket,
            snag,
            amount_fen,
        }) => {
            let (money, who) = (Arg::Yuan(*amount_fen), called(ticket));
            match snag {
                Snag::Forbidden => sentence::station_event_trouble_forbidden(money, who),
                Snag::Credit => sentence::station_event_trouble_credit(money, who),
                Snag::ForAnother | Snag::Elder => sentence::station_event_trouble_for_another(who),
            }
        }
        station::Event::Morning(station::event::Morning { away_tomorrow: true }) => {
            sentence::station_event_morning_away()
        }
        station::Event::Morning(_) => sentence::station_event_morning(),
        station::Event::HoursPosted(station::event::HoursPosted { from_day, .. }) => {
            sentence::station_event_hours(Arg::count(*from_day))
        }
        station::Event::WentRound => sentence::station_event_went_round(),
        station::Event::WorkedField => sentence::station_event_worked_field(),
        station::Event::FieldLost(station::event::FieldLost { amount_fen }) => {
            sentence::station_event_field_lost(Arg::Yuan(*amount_fen))
        }
        station::Event::Told(station::event::Told {
            service: what,
            until_day,
        }) => sentence::station_event_told(Arg::count(*until_day), service(what)),
        station::Event::DoorClosed => sentence::station_event_door_closed(),
        station::Event::HoursKept => sentence::station_event_hours_kept(),
        station::Event::PrinterBroke => sentence::station_event_printer_broke(),
        station::Event::RepairOrdered(station::event::RepairOrdered { amount_fen }) => {
            sentence::station_event_repair_ordered(Arg::Yuan(*amount_fen))
        }
        station::Event::PrinterRepaired => sentence::station_event_printer_repaired(),
        station::Event::Covered(station::event::Covered { cover: chosen, .. }) => cover(*chosen),
        station::Event::Evening(station::event::Evening { unlogged }) => {
            sentence::station_event_evening(Arg::count(*unlogged))
        }
        station::Event::Logged(station::event::Logged { lines, extra: 0 }) => {
            sentence::station_event_logged(Arg::count(*lines))
        }
        station::Event::Logged(station::event::Logged { lines, extra }) => {
            sentence::station_event_logged_more(Arg::count(*extra), Arg::count(*lines))
        }
        station::Event::Inspected(_) => inspected(event),
        station::Event::WeekClosed(station::event::WeekClosed {
            lines, subsidy_fen: 0, ..
        }) => sentence::station_event_week_unpaid(Arg::count(*lines)),
        station::Event::WeekClosed(station::event::WeekClosed { lines, subsidy_fen, .. }) => {
            sentence::station_event_week_paid(Arg::count(*lines), Arg::Yuan(*subsidy_fen))
        }
        station::Event::DayPaid(station::event::DayPaid { amount_fen }) => {
            sentence::station_event_day_paid(Arg::Yuan(*amount_fen))
        }
    }
}

/// What the county found: the gravest alone.
fn inspected(event: &station::Event) -> Sentence {
    match event {
        station::Event::Inspected(station::event::Inspected {
            found,
            taken_back_fen,
            fine_fen,
            ..
        }) if !found.is_empty() => sentence::station_event_inspected_false(
            Arg::count(found.len() as u32),
            Arg::Yuan(*fine_fen),
            Arg::Yuan(*taken_back_fen),
        ),
        station::Event::Inspected(station::event::Inspected { unasked, .. }) if *unasked > 0 => {
            sentence::station_event_inspected_unasked(Arg::count(*unasked))
        }
        station::Event::Inspected(station::event::Inspected { missing, .. }) if *missing > 0 => {
            sentence::station_event_inspected_gaps(Arg::count(*missing))
        }
        station::Event::Morning(_)
        | station::Event::HoursPosted(_)
        | station::Event::Asked(_)
        | station::Event::Checked(_)
        | station::Event::Served(_)
        | station::Event::Denied(_)
        | station::Event::Left(_)
        | station::Event::Visited(_)
        | station::Event::FollowedUp(_)
        | station::Event::FollowUpMissed(_)
        | station::Event::Trouble(_)
        | station::Event::WentRound
        | station::Event::WorkedField
        | station::Event::FieldLost(_)
        | station::Event::Told(_)
        | station::Event::DoorClosed
        | station::Event::HoursKept
        | station::Event::PrinterBroke
        | station::Event::RepairOrdered(_)
        | station::Event::PrinterRepaired
        | station::Event::Covered(_)
        | station::Event::Evening(_)
        | station::Event::Logged(_)
        | station::Event::Inspected(_)
        | station::Event::WeekClosed(_)
        | station::Event::DayPaid(_) => sentence::station_event_inspected_well(),
    }
}

/// What is the matter with a request.
pub fn snag(snag: Snag) -> Sentence {
    match snag {
        Snag::ForAnother => sentence::station_snag_for_another(),
        Snag::Forbidden => sentence::station_snag_forbidden(),
        Snag::Credit => sentence::station_snag_credit(),
        Snag::Elder => sentence::station_snag_elder(),
    }
}

/// How a keeper says no.
pub fn denial(reason: Snag) -> Sentence {
    match reason {
        Snag::Forbidden => sentence::station_deny_forbidden(),
        Snag::Credit => sentence::station_deny_credit(),
        Snag::ForAnother | Snag::Elder => sentence::station_deny_for_another(),
    }
}

pub fn cover(cover: Cover) -> Sentence {
    match cover {
        Cover::Notice => sentence::station_cover_notice(),
        Cover::Helper => sentence::station_cover_helper(),
    }
}

pub fn ticket_state(state: TicketState) -> Sentence {
    match state {
        TicketState::Requested => sentence::station_state_requested(),
        TicketState::Checked => sentence::station_state_checked(),
        TicketState::NeedsVisit => sentence::station_state_needs_visit(),
        TicketState::Done => sentence::station_state_done(),
        TicketState::Denied(_) => sentence::station_state_denied(),
        TicketState::Left => sentence::station_state_left(),
    }
}

/// Returns what is wrong and what to do about it.
pub(super) fn refusal(refusal: &station::Refusal) -> [Sentence; 2] {
    match refusal {
        station::Refusal::Elsewhere => [
            sentence::say_no_station_elsewhere(),
            sentence::say_way_station_elsewhere(),
        ],
        station::Refusal::NeedsVisit => [
            sentence::say_no_station_needs_visit(),
            sentence::say_way_station_needs_visit(),
        ],
        station::Refusal::NotAsked => [
            sentence::say_no_station_not_asked(),
            sentence::say_way_station_not_asked(),
        ],
        station::Refusal::NobodyHome => [
            sentence::say_no_station_nobody_home(),
            sentence::say_way_station_nobody_home(),
        ],
        station::Refusal::TooLate => [
            sentence::say_no_station_too_late(),
            sentence::say_way_station_too_late(),
        ],
        station::Refusal::NotOpen => [
            sentence::say_no_station_not_open(),
            sentence::say_way_station_not_open(),
        ],
    }
}

/// Returns what a figure counts.
pub(super) fn figure(figure: station::Figure) -> Sentence {
    match figure {
        station::Figure::Tickets => sentence::say_figure_tickets(),
        station::Figure::TicketsWeek => sentence::say_figure_tickets_week(),
        station::Figure::BreakEvenTickets => sentence::say_figure_break_even_tickets(),
        station::Figure::OverBreakEven => sentence::say_figure_over_break_even(),
        station::Figure::TicketCostFen => sentence::say_figure_ticket_cost(),
        station::Figure::EldersHelped => sentence::say_figure_elders_helped(),
        station::Figure::FollowUpsMissed => sentence::say_figure_follow_ups_missed(),
        station::Figure::LogMissing => sentence::say_figure_log_missing(),
        station::Figure::LogExtra => sentence::say_figure_log_extra(),
        station::Figure::Unasked => sentence::say_figure_unasked(),
        station::Figure::ClosedDoors => sentence::say_figure_closed_doors(),
        station::Figure::TrustPpm => sentence::say_figure_trust(),
        station::Figure::SubsidyFen => sentence::say_figure_subsidy(),
        station::Figure::StationTroubles => sentence::say_figure_station_troubles(),
        station::Figure::SavedKm => sentence::say_figure_saved_km(),
    }
}
