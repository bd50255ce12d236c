//! What goals and reports may ask about the station: folds over the market's state, never counters of their own.

use crate::figure::figures;
use crate::{Account, Market, Snag, Station, Ticket};

figures! {
    /// Things done at the station.
    Tickets: Up,
    /// The same in the last seven days.
    TicketsWeek: EitherWay,
    /// How many a week would pay the fixed cost, at this mix of fees.
    BreakEvenTickets: EitherWay,
    /// How many more there were in the last seven days.
    OverBreakEven: EitherWay,
    /// What the station cost for each thing done (fen).
    TicketCostFen: EitherWay,
    /// People helped at home because they cannot come.
    EldersHelped: Up,
    /// People whom nobody asked how it went.
    FollowUpsMissed: Up,
    /// Things done that stand in no log.
    LogMissing: EitherWay,
    /// Lines in the log of what was never done.
    LogExtra: Up,
    /// Things done in the name of people who were not asked.
    Unasked: Up,
    /// People who stood before a closed door in posted hours.
    ClosedDoors: Up,
    /// The share of the village that would come (ppm).
    TrustPpm: EitherWay,
    /// Paid by the county for the station, and not taken back (fen).
    SubsidyFen: EitherWay,
    /// Things done that should have been denied.
    StationTroubles: Up,
    /// Ways to the county and back that people were saved (km).
    SavedKm: Up,
}

/// Returns what a figure is worth; nothing where the scenario has no such thing.
pub(crate) fn worth(market: &Market, figure: Figure) -> i64 {
    let Some(station) = market.station.as_ref() else {
        return 0;
    };
    let count = |holds: &dyn Fn(&Ticket) -> bool| {
        let tickets = station.tickets.values();
        tickets.filter(|ticket| holds(ticket)).count() as i64
    };
    match figure {
        Figure::Tickets => count(&Ticket::is_done),
        Figure::TicketsWeek => market.week(station).0,
        Figure::BreakEvenTickets => market.break_even_tickets(station),
        Figure::OverBreakEven => market.week(station).0 - market.break_even_tickets(station),
        Figure::TicketCostFen => market.ledger.balance(Account::Station) / count(&Ticket::is_done).max(1),
        Figure::EldersHelped => count(&|ticket| ticket.is_done() && ticket.snag == Some(Snag::Elder)),
        Figure::FollowUpsMissed => count(&|ticket| ticket.follow_up.is_some_and(|follow_up| follow_up.is_missed)),
        Figure::LogMissing => i64::from(station.unlogged()),
        Figure::LogExtra => i64::from(station.extra_lines.values().sum::<u32>()),
        Figure::Unasked => market.unasked(station),
        Figure::ClosedDoors => i64::from(station.closed_doors),
        Figure::TrustPpm => station.trust_ppm,
        Figure::SubsidyFen => station.subsidy_fen(),
        Figure::StationTroubles => i64::from(station.troubles),
        Figure::SavedKm => {
            let done = station.tickets.values().filter(|ticket| ticket.is_done());
            let services = &market.setting.rules.services;
            done.map(|ticket| i64::from(services[&ticket.service].saved_km)).sum()
        }
    }
}

impl Market {
    /// Things done in the name of people who were not asked.
    pub(super) fn unasked(&self, station: &Station) -> i64 {
        let services = &self.setting.rules.services;
        let needs_yes = |ticket: &Ticket| services[&ticket.service].consent || ticket.snag == Some(Snag::ForAnother);
        let unasked = |ticket: &&Ticket| ticket.is_done() && needs_yes(ticket) && !ticket.has_consent;
        station.tickets.values().filter(unasked).count() as i64
    }
}
