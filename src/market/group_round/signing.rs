//! Who signs up for a round, and when: who reads the group, whom the price and the hour suit, who is hungry, who trusts.

use super::{Market, Neighbour, Round, RoundHour, RoundState, event};
use crate::{
    demand::{on_line, scale},
    random, time,
};

const ONE_PPM: i64 = 1_000_000;

/// Those who have read the group since the last look sign up, as long as there is room on the list.
pub(super) fn signs_up(market: &Market, round: &Round) -> Option<event::SignedUp> {
    if round.state != RoundState::Open {
        return None;
    }
    let room = round.terms.most.saturating_sub(round.total()) as usize;
    let count = market.rounds.neighbours.len() as u32;
    let mut readers: Vec<(u32, u32)> = (0..count)
        .filter(|n| !round.signed.contains(n))
        .filter_map(|n| Some((reads(market, round, n)?, n)))
        .filter(|(_, n)| wants(market, round, *n))
        .collect();
    readers.sort_unstable();
    let who: Vec<u32> = readers.into_iter().take(room).map(|(_, n)| n).collect();
    let total = round.total() + who.len() as u32;
    (!who.is_empty()).then_some(event::SignedUp { who, total })
}

/// When a neighbour first read the group while the list was open, if it was by now.
fn reads(market: &Market, round: &Round, n: u32) -> Option<u32> {
    let (rules, day_rules) = (&market.setting.rules.rounds, &market.setting.rules.day);
    let name = name(n);
    let reach_ppm = on_line(&rules.reach, round.terms.share_ppm / 10_000, |point| {
        (point.from, point.ppm)
    });
    let reads_ppm = scale(rules.reads_ppm, &[reach_ppm]);
    let read_on = |day: u32| {
        let bits = market.draw("group-reads-at", day, &name);
        let minute = random::between(
            bits,
            day_rules.buyers_from_min,
            day_rules.buyers_to_min.saturating_sub(1),
        );
        let at_min = time::at(day, minute);
        let is_read = round.opened_min <= at_min && at_min <= market.now_min;
        (is_read && random::happens(market.draw("group-reads", day, &name), reads_ppm)).then_some(at_min)
    };
    let mut days = time::day_of(round.opened_min)..=time::day_of(market.now_min);
    days.find_map(read_on)
}

/// Whether a round suits a neighbour: drawn for the day on which it was opened.
fn wants(market: &Market, round: &Round, n: u32) -> bool {
    let height = random::below(
        market.draw("group-wants", time::day_of(round.opened_min), &name(n)),
        ONE_PPM as u64,
    );
    (height as i64) < share_ppm(market, round, n)
}

fn share_ppm(market: &Market, round: &Round, n: u32) -> i64 {
    let (rules, terms) = (&market.setting.rules.rounds, &round.terms);
    let neighbours = market.setting.scenario.neighbours.as_ref();
    let portion_g = neighbours.map_or(0, |neighbours| neighbours.portion_g);
    let product = market.setting.rules.products.get(&terms.product);
    let county_fen = product.map_or(0, |product| product.county_fen_per_kg) * i64::from(portion_g) / 1_000;
    let hundredths = terms.price_fen * 100 / county_fen.max(1);
    let price_ppm = on_line(&rules.buys, hundredths, |point| (point.from, point.ppm));
    let hour_ppm = hour_of(market, terms.pick_up_min).map_or(0, |hour| hour.suits_ppm);
    let credit_ppm = if terms.credit { rules.credit_more_ppm } else { ONE_PPM };
    let neighbour = market.rounds.neighbour(n);
    let appetite_ppm = appetite_ppm(market, neighbour, time::day_of(terms.pick_up_min));
    scale(price_ppm, &[hour_ppm, credit_ppm, neighbour.trust_ppm, appetite_ppm])
}

/// How much of the usual appetite somebody has on a day.
pub(super) fn appetite_ppm(market: &Market, neighbour: Neighbour, day: u32) -> i64 {
    let appetite = &market.setting.rules.rounds.appetite_ppm;
    let Some(last_day) = neighbour.last_day else {
        return ONE_PPM;
    };
    let since = day.saturating_sub(last_day) as usize;
    appetite.get(since).copied().unwrap_or(ONE_PPM)
}

/// The hour of the rules that this pick-up is nearest to from above.
pub(super) fn hour_of(market: &Market, pick_up_min: u32) -> Option<&RoundHour> {
    let hours = &market.setting.rules.rounds.hours;
    let minute = time::minute_of_day(pick_up_min);
    let by_now = hours.iter().filter(|hour| hour.minute <= minute);
    by_now.max_by_key(|hour| hour.minute).or(hours.first())
}

/// Neighbours who see that nobody knows the names on the list.
pub(super) fn notice(market: &Market) -> Vec<u32> {
    let rules = &market.setting.rules.rounds;
    let day = time::day_of(market.now_min);
    let all = 0..market.rounds.neighbours.len() as u32;
    let sees = |n: &u32| random::happens(market.draw("group-notices", day, &name(*n)), rules.notices_ppm);
    all.filter(sees).collect()
}

pub(super) fn name(n: u32) -> String {
    format!("n{n}")
}
