//! A long play told day by day, so that a person can read what changed: money, stock and orders under way at each day's end,
//! and how often each kind of event happened. Every single event is held by the marks of `guard`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use bazar::course::Play;
use bazar::market::{Account, Figure, Market, Name, time};

/// The author's solution on a seed, and the figures at its end.
pub fn by_day(play: &Play, seed: u64) -> String {
    let mut market = Market::open(Arc::clone(&play.setting), seed);
    for command in &play.solution {
        // A script that holds on every seed does things that this market has no need of.
        let _ = market.execute(command);
    }
    market.settle();
    let mut text = format!("{} seed {seed}\n", play.id);
    let days: BTreeSet<u32> = market
        .log
        .iter()
        .map(|happened| time::day_of(happened.at_min))
        .collect();
    let last_min = last_minutes(&market);
    for day in days {
        tell_day(&mut text, &market, day, &last_min);
    }
    for (figure, name) in Figure::table().filter(|(figure, _)| market.figure(*figure) != 0) {
        writeln!(text, "{name} {}", market.figure(figure)).expect("a string takes everything");
    }
    text
}

fn tell_day(text: &mut String, market: &Market, day: u32, last_min: &BTreeMap<&Name, u32>) {
    let end_min = time::at(day + 1, 0);
    let [cash, escrow, stock] = [Account::Cash, Account::Escrow, Account::Stock].map(|account| {
        let fen = balance_fen(market, account, end_min);
        let sign = if fen < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100)
    });
    let were_there = market.orders.values().filter(|order| order.placed_min < end_min);
    // Something happens to them afterwards.
    let open = were_there.filter(|order| {
        last_min
            .get::<Name>(&order.name)
            .is_some_and(|last_min| end_min <= *last_min)
    });
    let open = open.count();
    writeln!(text, "d{day} cash {cash} escrow {escrow} stock {stock} orders {open}")
        .expect("a string takes everything");
    let mut nouns: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
    for happened in market
        .log
        .iter()
        .filter(|happened| time::day_of(happened.at_min) == day)
    {
        let (noun, kind) = happened.event.kind();
        *nouns.entry(noun).or_default().entry(kind).or_default() += 1;
    }
    for (noun, kinds) in nouns {
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        writeln!(text, "  {noun}: {}", kinds.join(", ")).expect("a string takes everything");
    }
}

/// What was on an account before a minute.
fn balance_fen(market: &Market, account: Account, end_min: u32) -> i64 {
    let postings = market.ledger.postings.iter().filter(|posting| posting.at_min < end_min);
    let moved = postings.map(|posting| {
        let into = i64::from(posting.to == account);
        let out_of = i64::from(posting.from == account);
        posting.amount_fen * (into - out_of)
    });
    moved.sum()
}

/// When the last thing happened to each order, message, purchase or talk.
fn last_minutes(market: &Market) -> BTreeMap<&Name, u32> {
    let happened = market.log.iter();
    let about = happened.filter_map(|happened| Some((happened.event.about()?, happened.at_min)));
    about.collect()
}
