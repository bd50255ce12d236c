//! The station's figures, and the sum by which it carries itself: how many tickets of its own mix pay for power, network and
//! phone.

use super::super::{Account, Figure, Market, time};
use super::{Snag, Station, Ticket};

const WEEK: u32 = 7;

impl Market {
    /// Returns a figure of the station; nothing if it is another noun's, or there is no station.
    pub(in super::super) fn station_figure(&self, figure: Figure) -> Option<i64> {
        let station = self.station.as_ref()?;
        let count = |holds: &dyn Fn(&Ticket) -> bool| {
            let tickets = station.tickets.values();
            tickets.filter(|ticket| holds(ticket)).count() as i64
        };
        Some(match figure {
            Figure::Tickets => count(&Ticket::is_done),
            Figure::TicketsWeek => self.week(station).0,
            Figure::BreakEvenTickets => self.break_even_tickets(station),
            Figure::OverBreakEven => self.week(station).0 - self.break_even_tickets(station),
            Figure::TicketCostFen => self.ledger.balance(Account::Station) / count(&Ticket::is_done).max(1),
            Figure::EldersHelped => count(&|ticket| ticket.is_done() && ticket.snag == Some(Snag::Elder)),
            Figure::FollowUpsMissed => count(&|ticket| ticket.follow_up.is_some_and(|follow_up| follow_up.is_missed)),
            Figure::LogMissing => i64::from(station.unlogged()),
            Figure::LogExtra => i64::from(station.extra_lines.values().sum::<u32>()),
            Figure::Unasked => self.unasked(station),
            Figure::ClosedDoors => i64::from(station.closed_doors),
            Figure::TrustPpm => station.trust_ppm,
            Figure::SubsidyFen => station.subsidy_fen,
            Figure::StationTroubles => i64::from(station.troubles),
            Figure::SavedKm => {
                let done = station.tickets.values().filter(|ticket| ticket.is_done());
                let services = &self.setting.rules.services;
                done.map(|ticket| i64::from(services[&ticket.service].saved_km)).sum()
            }
            _ => return None,
        })
    }

    /// Tickets of the last seven days, and their fees.
    fn week(&self, station: &Station) -> (i64, i64) {
        let last = time::day_of(self.now_min).min(self.setting.scenario.days);
        let is_of_week = |ticket: &&Ticket| {
            let day = ticket.closed_min.map_or(0, time::day_of);
            ticket.is_done() && day <= last && last < day + WEEK
        };
        let week = station.tickets.values().filter(is_of_week);
        week.fold((0, 0), |(tickets, fees_fen), ticket| {
            (
                tickets + 1,
                fees_fen + self.setting.rules.services[&ticket.service].fee_fen,
            )
        })
    }

    /// How many tickets a week of this mix pay the fixed cost; of the village's own mix while there are too few to tell.
    fn break_even_tickets(&self, station: &Station) -> i64 {
        let rules = &self.setting.rules;
        let fixed_fen = rules.station.fixed_day_fen * i64::from(WEEK);
        let enough = i64::from(rules.station.kpi_tickets);
        let (tickets, fees_fen) = match self.week(station) {
            (tickets, _) if tickets < enough => rules.services.values().fold((0, 0), |(weight, fees_fen), service| {
                let own = i64::from(service.weight);
                (weight + own, fees_fen + own * service.fee_fen)
            }),
            week => week,
        };
        let fees_fen = fees_fen.max(1);
        (fixed_fen * tickets + fees_fen - 1) / fees_fen
    }

    /// Things done in the name of people who were not asked.
    pub(super) fn unasked(&self, station: &Station) -> i64 {
        let services = &self.setting.rules.services;
        let needs_yes = |ticket: &Ticket| services[&ticket.service].consent || ticket.snag == Some(Snag::ForAnother);
        let unasked = |ticket: &&Ticket| ticket.is_done() && needs_yes(ticket) && !ticket.has_consent;
        station.tickets.values().filter(unasked).count() as i64
    }
}
