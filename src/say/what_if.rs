//! Another way in words: what is done otherwise, what it would have brought.

use super::{Saying, Word, freight, grade, ripeness};
use crate::market::{Command, Cover, FreightTerms, Name, Selector, Zone};
use crate::market::{aftersale, coop, harvest, household, order, purchase, station};
use crate::tutor::{Change, WhatIf};

/// A line of the list: the change, and the difference in yuan and stars.
pub fn what_if(one: &WhatIf) -> Saying {
    let (money_fen, stars) = (one.money_fen(), one.stars());
    let money = match money_fen {
        0 => Saying::plain("debrief-if-money-same"),
        1.. => Saying::plain("debrief-if-money-more").with("money", Word::Yuan(money_fen)),
        _ => Saying::plain("debrief-if-money-less").with("money", Word::Yuan(-money_fen)),
    };
    let key = match stars {
        0 => "debrief-if-line",
        1.. => "debrief-if-line-more-stars",
        _ => "debrief-if-line-fewer-stars",
    };
    Saying::plain(key)
        .with("change", Word::say(change(&one.change)))
        .with("money", Word::say(money))
        .with("stars", Word::Number(stars.abs()))
}

/// What is done otherwise.
pub fn change(change: &Change) -> Saying {
    let instead = |was: Word, other: Word| {
        Saying::plain("debrief-if-instead")
            .with("was", was)
            .with("other", other)
    };
    match change {
        Change::Price {
            product,
            net_g,
            was_fen,
            fen,
        } => Saying::plain("debrief-if-price")
            .with("product", Word::name("product", product))
            .with("weight", Word::Kilo(*net_g))
            .with("was", Word::Yuan(*was_fen))
            .with("other", Word::Yuan(*fen)),
        Change::Packing { was, pack } => instead(Word::name("pack", was), Word::name("pack", pack)),
        Change::Courier { was, to } => instead(
            handed(&was.courier, was.via.as_deref()),
            handed(&to.courier, to.via.as_deref()),
        ),
        Change::Promise { was_h, hours, .. } => Saying::plain("debrief-if-promise")
            .with("was", Word::count(*was_h))
            .with("other", Word::count(*hours)),
        Change::Zone { zone, is_served, .. } => {
            let terms = if *is_served {
                FreightTerms::Free
            } else {
                FreightTerms::None
            };
            freight(&Zone::One(zone.clone()), terms)
        }
        Change::Stock { pieces, .. } => Saying::plain("debrief-if-stock").with("count", Word::count(*pieces)),
        Change::Answered => Saying::plain("debrief-if-answered"),
        Change::SentDaily => Saying::plain("debrief-if-sent-daily"),
        Change::Checked => Saying::plain("debrief-if-checked"),
        Change::Refunded => Saying::plain("debrief-if-refunded"),
        Change::Instead { was, command } => instead(Word::say(done(was)), Word::say(done(command))),
        Change::Without { was } => Saying::plain("debrief-if-without").with("was", Word::say(done(was))),
    }
}

fn handed(courier: &str, via: Option<&str>) -> Word {
    let courier = Word::name("courier", courier);
    match via {
        Some(via) => Word::say(Saying::pair(courier, Word::name("stop", via))),
        None => courier,
    }
}

/// A command of a single decision in a few words.
fn done(command: &Command) -> Saying {
    let of = |key: &str, name: &Name| Saying::plain(key).with("name", Word::Called(name.0.clone()));
    match command {
        Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer, .. })) => {
            Saying::plain("debrief-if-buy").with("name", Word::Called(offer.clone()))
        }
        Command::Purchase(purchase::Command::Pay(bill)) => {
            Saying::plain("debrief-if-pay").with("name", Word::Called(bill.clone()))
        }
        Command::Purchase(purchase::Command::Sign(name)) => of("debrief-if-sign", name),
        Command::Purchase(purchase::Command::Refuse(name)) => of("debrief-if-refuse", name),
        Command::Order(order::Command::Accept(orders)) => {
            Saying::plain("debrief-if-accept").with("name", called(orders))
        }
        Command::Order(order::Command::Decline(orders)) => {
            Saying::plain("debrief-if-decline").with("name", called(orders))
        }
        Command::AfterSale(aftersale::Command::Agree(orders)) => {
            Saying::plain("debrief-if-agree").with("name", called(orders))
        }
        Command::AfterSale(aftersale::Command::Reject(aftersale::command::Reject { orders, .. })) => {
            Saying::plain("debrief-if-reject").with("name", called(orders))
        }
        Command::Station(command) => of_station(command),
        Command::Harvest(harvest::Command::Pick(harvest::command::Pick { ripeness: how, .. })) => ripeness(*how),
        Command::Harvest(harvest::Command::Grade(harvest::command::Grade { grade: which, .. })) => grade(*which),
        Command::Harvest(harvest::Command::Cool(_)) => Saying::plain("debrief-if-cool"),
        Command::Coop(decided) => in_a_cooperative(decided),
        Command::Household(household::Command::Sort(_)) => Saying::plain("debrief-if-sort"),
        other => Saying::of(Word::as_is(other.to_string())),
    }
}

fn in_a_cooperative(decided: &coop::Command) -> Saying {
    let of_deal = |key: &str, deal: &str| Saying::plain(key).with("deal", Word::name("deal", deal));
    match decided {
        coop::Command::Hire(hands) => Saying::plain("coop-hands-choice").with("hands", Word::count(*hands)),
        coop::Command::Deal(coop::command::Deal { deal, yes: true }) => of_deal("debrief-if-deal", deal),
        coop::Command::Deal(coop::command::Deal { deal, yes: false }) => of_deal("debrief-if-no-deal", deal),
        coop::Command::Credit(coop::command::Credit { on: true }) => Saying::plain("debrief-if-credit"),
        coop::Command::Credit(coop::command::Credit { on: false }) => Saying::plain("debrief-if-cash"),
        other => Saying::of(Word::as_is(other.to_string())),
    }
}

fn of_station(command: &station::Command) -> Saying {
    match command {
        station::Command::Hours(hours) => Saying::plain("debrief-if-hours").with("hours", Word::name("hours", hours)),
        station::Command::Away(Cover::Notice) => Saying::plain("debrief-if-notice"),
        station::Command::Away(Cover::Helper) => Saying::plain("debrief-if-helper"),
        station::Command::Log(0) => Saying::plain("debrief-if-log"),
        station::Command::Log(extra) => Saying::plain("debrief-if-log-more").with("count", Word::count(*extra)),
        other => Saying::of(Word::as_is(other.to_string())),
    }
}

fn called(orders: &Selector) -> Word {
    match orders {
        Selector::Named(names) => Word::List(names.iter().map(|name| Word::Called(name.0.clone())).collect()),
        all => Word::as_is(all.to_string()),
    }
}
