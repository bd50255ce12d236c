//! Who comes to the pick-up point, who gets a bag, who pays; and what becomes of bags that are left. What is decided here is drawn
//! into the events, and what follows from them is written here.

use super::{
    Account, Due, Market, Round, RoundState, Way, Whereabouts, event,
    figures::FIRST,
    signing::{hour_of, name},
    trusts,
};
use crate::{ProductId, random, time};

/// A part of an amount, rounded.
pub(super) fn part_fen(amount_fen: i64, part_ppm: i64) -> i64 {
    (amount_fen * part_ppm + 500_000) / 1_000_000
}

/// The hour at the pick-up point, from everybody who stands on the list.
pub(super) fn hands_out(market: &Market, n: usize, round: &Round) -> event::HandedOut {
    let (rules, terms) = (&market.setting.rules.rounds, &round.terms);
    let day = time::day_of(terms.pick_up_min);
    let draw = |topic: &str, n: u32| market.draw(topic, day, &name(n));
    let misses_ppm = hour_of(market, terms.pick_up_min).map_or(0, |hour| hour.misses_ppm);
    let comes = |n: &u32| !random::happens(draw("group-misses", *n), misses_ppm);
    // Nobody comes in the last minutes.
    let within_min = rules.stay_min.saturating_sub(rules.stay_min / 6);
    let mut coming: Vec<(u32, u32)> = round
        .signed
        .iter()
        .filter(|n| comes(n))
        .map(|n| (random::between(draw("group-comes-at", *n), 0, within_min), *n))
        .collect();
    coming.sort_unstable();
    let is_served_at = |after_min: u32, n: u32| {
        let Some(arrives_min) = round.arrives_min else {
            return false;
        };
        let is_there = arrives_min <= terms.pick_up_min + after_min;
        let is_in_time = arrives_min < terms.pick_up_min + rules.stay_min;
        is_there || is_in_time && random::happens(draw("group-waits", n), rules.waits_ppm)
    };
    let bags = if round.arrives_min.is_some() { round.bagged } else { 0 };
    let (mut fetched, mut unserved) = (Vec::new(), Vec::new());
    for (after_min, n) in &coming {
        if (fetched.len() as u32) < bags && is_served_at(*after_min, *n) {
            fetched.push(*n);
        } else {
            unserved.push(*n);
        }
    }
    let on_credit: Vec<u32> = fetched
        .iter()
        .copied()
        .filter(|n| terms.credit && random::happens(draw("group-credit", *n), rules.credit_ppm))
        .collect();
    let count = fetched.len() as i64;
    event::HandedOut {
        round: n,
        missed: (round.signed.len() - coming.len()) as u32,
        left: round.bagged - fetched.len() as u32,
        paid_fen: (count - on_credit.len() as i64) * terms.price_fen,
        leader_fen: count * part_fen(terms.price_fen, terms.share_ppm),
        fee_fen: count * part_fen(terms.price_fen, market.list_fee_ppm(&terms.product)),
        fetched,
        on_credit,
        unserved,
    }
}

/// The next morning: who of those that had not signed up takes one of the bags, and who sees that it is yesterday's.
pub(super) fn left_sells(market: &Market, n: usize, round: &Round, way: Way) -> event::LeftSold {
    let rules = &market.setting.rules.rounds;
    let day = time::day_of(market.now_min);
    let draw = |topic: &str, n: u32| market.draw(topic, day, &name(n));
    let (takes_ppm, price_fen) = match way {
        Way::Told => (
            rules.takes_told_ppm,
            part_fen(round.terms.price_fen, rules.told_price_ppm),
        ),
        Way::Fresh => (rules.takes_fresh_ppm, round.terms.price_fen),
        Way::Home => (0, 0),
    };
    let others = (0..market.rounds.neighbours.len() as u32).filter(|n| !round.signed.contains(n));
    let takes = others.filter(|n| random::happens(draw("group-takes-left", *n), takes_ppm));
    let buyers: Vec<u32> = takes.take(round.left as usize).collect();
    let sees = |n: &u32| way == Way::Fresh && random::happens(draw("group-sees-old", *n), rules.finds_ppm);
    let found_out: Vec<u32> = buyers.iter().copied().filter(sees).collect();
    event::LeftSold {
        round: n,
        way,
        paid_fen: buyers.len() as i64 * price_fen,
        wasted: round.left - buyers.len() as u32,
        refund_fen: found_out.len() as i64 * price_fen,
        buyers,
        found_out,
    }
}

/// Those who wanted to pay later have done so by now, or never will.
pub(super) fn pays_later(market: &Market, n: usize, round: &Round) -> event::PaidLater {
    let never_ppm = market.setting.rules.rounds.never_ppm;
    let day = time::day_of(round.terms.pick_up_min);
    let owing = round.on_credit.len() as u32;
    let never = |n: &&u32| random::happens(market.draw("group-never-pays", day, &name(**n)), never_ppm);
    let never = round.on_credit.iter().filter(never).count() as u32;
    event::PaidLater {
        round: n,
        count: owing - never,
        paid_fen: i64::from(owing - never) * round.terms.price_fen,
        never,
    }
}

pub(super) fn bagged(market: &mut Market, bagged: &event::Bagged) {
    let event::Bagged {
        portions,
        cost_fen,
        labour_fen,
    } = bagged;
    market.post(Account::Cash, Account::Packing, *cost_fen, None);
    market.post(Account::Capital, Account::Labour, *labour_fen, None);
    let Some(product) = market.rounds.all.last().map(|round| round.terms.product.clone()) else {
        return;
    };
    let value_fen = bags_fen(market, &product, *portions);
    market.move_bags(&product, Whereabouts::Free, Whereabouts::Packed, *portions);
    if let Some(round) = market.rounds.all.last_mut() {
        round.bagged += portions;
        if round.state == RoundState::Open {
            round.bagged_early += portions;
        }
        round.cost_fen += cost_fen + labour_fen;
        round.gate_fen += value_fen;
    }
}

/// What so many bags of fruit are worth at the gate.
fn bags_fen(market: &Market, product: &ProductId, portions: u32) -> i64 {
    let portion_g = market
        .setting
        .scenario
        .neighbours
        .as_ref()
        .map_or(0, |terms| terms.portion_g);
    market.goods_value_fen(product, portion_g) * i64::from(portions)
}

pub(super) fn handed_out(market: &mut Market, handed: &event::HandedOut) {
    let Some((n, round)) = market.rounds.all.iter().enumerate().next_back() else {
        return;
    };
    let (product, price_fen) = (round.terms.product.clone(), round.terms.price_fen);
    let day = time::day_of(round.terms.pick_up_min);
    let fetched = handed.fetched.len() as u32;
    market.post(Account::Sales, Account::Cash, handed.paid_fen, None);
    market.post(Account::Cash, Account::Leader, handed.leader_fen, None);
    market.post(Account::Cash, Account::Fee, handed.fee_fen, None);
    let value_fen = bags_fen(market, &product, fetched);
    market.post(market.goods_account(&product), Account::Goods, value_fen, None);
    market.move_bags(&product, Whereabouts::Packed, Whereabouts::Sold, fetched);
    for n in &handed.fetched {
        if market.rounds.first.len() < FIRST && !market.rounds.first.contains(n) {
            market.rounds.first.push(*n);
        }
        if let Some(neighbour) = market.rounds.neighbours.get_mut(*n as usize) {
            neighbour.fetched += 1;
            neighbour.last_day = Some(day);
        }
    }
    let rules = &market.setting.rules.rounds;
    let (served_ppm, unserved_ppm, pays_min) = (rules.served_ppm, rules.unserved_ppm, rules.pays_min);
    let ends_min = time::at(day + 1, rules.left_ends_min);
    trusts(market, &handed.fetched, served_ppm);
    trusts(market, &handed.unserved, unserved_ppm);
    if !handed.on_credit.is_empty() {
        market.plan(market.now_min + pays_min, Due::PaysLater(n));
    }
    if 0 < handed.left {
        market.plan(ends_min, Due::LeftEnds(n));
    }
    if let Some(round) = market.rounds.all.last_mut() {
        round.fetched = fetched;
        round.missed = handed.missed;
        round.unserved = handed.unserved.len() as u32;
        round.left = handed.left;
        round.on_credit.clone_from(&handed.on_credit);
        round.unpaid_fen = handed.on_credit.len() as i64 * price_fen;
        round.income_fen += handed.paid_fen;
        round.cost_fen += handed.leader_fen + handed.fee_fen;
        round.state = if 0 < handed.left {
            RoundState::LeftOver
        } else {
            RoundState::Over
        };
    }
}

/// A round is called off; what was picked for nobody can still be offered.
pub(super) fn called_off(market: &mut Market) {
    let ends_min = time::at(
        time::day_of(market.now_min) + 1,
        market.setting.rules.rounds.left_ends_min,
    );
    let n = market.rounds.all.len().saturating_sub(1);
    let Some(round) = market.rounds.all.last_mut() else {
        return;
    };
    round.called_off = true;
    round.left = round.bagged;
    round.state = if 0 < round.left {
        RoundState::LeftOver
    } else {
        RoundState::Over
    };
    if 0 < round.left {
        market.plan(ends_min, Due::LeftEnds(n));
    }
}

pub(super) fn left_offered(market: &mut Market, n: usize, way: Way) {
    market.rounds.all[n].way = Some(way);
    if way == Way::Home {
        let portions = market.rounds.all[n].left;
        wasted(market, n, portions);
        return;
    }
    // They are sold the next morning; who says it only then sells them at once.
    let rules = &market.setting.rules.rounds;
    let now_min = market.now_min;
    let minute = time::minute_of_day(now_min);
    let is_morning = minute < rules.left_ends_min;
    let day = time::day_of(now_min) + u32::from(!is_morning);
    let sells_min = time::at(day, rules.left_sells_min).max(now_min + 1);
    market.plan(sells_min, Due::LeftSells(n));
}

pub(super) fn left_sold(market: &mut Market, sold: &event::LeftSold) {
    let n = sold.round;
    let product = market.rounds.all[n].terms.product.clone();
    let count = sold.buyers.len() as u32;
    market.post(Account::Sales, Account::Cash, sold.paid_fen, None);
    market.post(Account::Cash, Account::Refund, sold.refund_fen, None);
    let value_fen = bags_fen(market, &product, count);
    market.post(market.goods_account(&product), Account::Goods, value_fen, None);
    market.move_bags(&product, Whereabouts::Packed, Whereabouts::Sold, count);
    let day = time::day_of(market.now_min);
    for n in &sold.buyers {
        if let Some(neighbour) = market.rounds.neighbours.get_mut(*n as usize) {
            neighbour.last_day = Some(day);
        }
    }
    if !sold.found_out.is_empty() {
        let rules = &market.setting.rules.rounds;
        let (found_out_ppm, heard_ppm) = (rules.found_out_ppm, rules.heard_ppm);
        trusts(market, &sold.found_out, found_out_ppm);
        // What one of them writes, the whole group reads.
        let all: Vec<u32> = (0..market.rounds.neighbours.len() as u32).collect();
        trusts(market, &all, heard_ppm);
    }
    let round = &mut market.rounds.all[n];
    round.income_fen += sold.paid_fen - sold.refund_fen;
    round.found_out += sold.found_out.len() as u32;
    round.left -= count;
    round.sold_left += count;
    wasted(market, n, sold.wasted);
}

/// Bags go to waste: the round of which they were left is over.
pub(super) fn wasted(market: &mut Market, n: usize, portions: u32) {
    let product = market.rounds.all[n].terms.product.clone();
    let value_fen = bags_fen(market, &product, portions);
    market.post(market.goods_account(&product), Account::Spoiled, value_fen, None);
    market.move_bags(&product, Whereabouts::Packed, Whereabouts::Lost, portions);
    let round = &mut market.rounds.all[n];
    round.wasted += portions;
    round.left -= portions;
    round.state = RoundState::Over;
}

pub(super) fn paid_later(market: &mut Market, paid: &event::PaidLater) {
    market.post(Account::Sales, Account::Cash, paid.paid_fen, None);
    if let Some(round) = market.rounds.all.get_mut(paid.round) {
        round.income_fen += paid.paid_fen;
        round.unpaid_fen -= paid.paid_fen;
        round.on_credit.clear();
    }
}

impl Market {
    fn move_bags(&mut self, product: &ProductId, from: Whereabouts, to: Whereabouts, portions: u32) {
        let portion_g = self
            .setting
            .scenario
            .neighbours
            .as_ref()
            .map_or(0, |terms| terms.portion_g);
        self.goods.post((product, None), from, to, portions * portion_g);
    }
}
