//! The breaker's best answer: another price, another courier, one after the other, on the seeds for tuning. Then it is fixed.

use std::ops::Range;

use super::came;
use crate::course::Play;
use crate::market::{Command, CourierId, group_round, listing, parcel};

/// Prices tried, in hundredths of what the solution asks.
const PRICES: [i64; 5] = [80, 90, 110, 125, 150];

/// Returns the script, or one that answers with another price or courier and earns more on the seeds.
pub(super) fn best(play: &Play, script: &[Command], seeds: Range<u64>) -> Vec<Command> {
    let worth = |script: &[Command]| -> (i64, i64) {
        let came = seeds.clone().map(|seed| came(play, seed, script));
        came.fold((0, 0), |(stars, money), came| {
            (stars + i64::from(came.stars), money + came.money_fen)
        })
    };
    let mut here = script.to_vec();
    let mut best = worth(&here);
    for others in [priced(&here), sent_by_others(play, &here)] {
        for other in others {
            let found = worth(&other);
            if best.1 < found.1 {
                (here, best) = (other, found);
            }
        }
    }
    here
}

fn priced(script: &[Command]) -> Vec<Vec<Command>> {
    let has_price = script.iter().any(|command| dearer(command, 100).is_some());
    let prices = PRICES.iter().filter(|_| has_price);
    let other = |hundredths: &i64| {
        let done = |command: &Command| dearer(command, *hundredths).unwrap_or_else(|| command.clone());
        script.iter().map(done).collect()
    };
    prices.map(other).collect()
}

fn dearer(command: &Command, hundredths: i64) -> Option<Command> {
    if let Command::GroupRound(group_round::Command::Open(terms)) = command {
        let price_fen = terms.price_fen * hundredths / 100;
        let terms = group_round::command::Open {
            price_fen,
            ..terms.clone()
        };
        return Some(Command::GroupRound(group_round::Command::Open(terms)));
    }
    let Command::Listing(listing::Command::Edit(edit)) = command else {
        return None;
    };
    let mut other = edit.clone();
    match &mut other {
        listing::Edit::Sku(sku) => sku.price_fen = sku.price_fen * hundredths / 100,
        listing::Edit::Price(price) => price.price_fen = price.price_fen * hundredths / 100,
        listing::Edit::Title(_)
        | listing::Edit::Category(_)
        | listing::Edit::Attribute(_)
        | listing::Edit::Photos(_)
        | listing::Edit::Details(_)
        | listing::Edit::Unsku(_)
        | listing::Edit::Stock(_)
        | listing::Edit::Freight(_)
        | listing::Edit::Promise(_)
        | listing::Edit::SevenDays(_)
        | listing::Edit::Assure(_) => return None,
    }
    Some(other.into())
}

fn sent_by_others(play: &Play, script: &[Command]) -> Vec<Vec<Command>> {
    let is_sent = script
        .iter()
        .any(|command| matches!(command, Command::Parcel(parcel::Command::Ship(_))));
    let couriers = play.setting.couriers().filter(|_| is_sent);
    let other = |courier: &CourierId| {
        let done = |command: &Command| {
            let Command::Parcel(parcel::Command::Ship(ship)) = command else {
                return command.clone();
            };
            Command::Parcel(parcel::Command::Ship(parcel::command::Ship {
                courier: courier.clone(),
                via: None,
                ..ship.clone()
            }))
        };
        script.iter().map(done).collect()
    };
    couriers.map(|(id, _)| other(id)).collect()
}
