//! The sum by which the station carries itself: the tickets of a week, and how many of its own mix pay for power, network
//! and phone.

use super::super::{Market, time};
use super::{Station, Ticket};

const WEEK: u32 = 7;

impl Market {
    /// Tickets of the last seven days, and their fees.
    pub(super) fn week(&self, station: &Station) -> (i64, i64) {
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
    pub(super) fn break_even_tickets(&self, station: &Station) -> i64 {
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
}
