//! Another way in words: what is done otherwise, what it would have brought.

use super::{Arg, Sentence, freight, grade, ripeness, sentence};
use crate::market::{Command, CourierId, Cover, FreightTerms, Selector, Zone};
use crate::market::{
    aftersale, coop, harvest, household, household::command::Whom, message, order, purchase, shop, station, van,
};
use crate::tutor::{Change, Elsewhere, WhatIf};

/// A line of the list: the change, and the difference in yuan and stars.
pub fn what_if(one: &WhatIf) -> Sentence {
    let (change, money) = (Arg::say(change(&one.change)), Arg::say(difference(one.money_fen())));
    if one.went_well() {
        return sentence::debrief_if_line_luck(change, money);
    }
    let stars = one.stars();
    match stars {
        0 => sentence::debrief_if_line(change, money),
        1.. => sentence::debrief_if_line_more_stars(change, money, Arg::Number(stars)),
        _ => sentence::debrief_if_line_fewer_stars(change, money, Arg::Number(-stars)),
    }
}

/// More or less money than here (fen).
fn difference(money_fen: i64) -> Sentence {
    match money_fen {
        0 => sentence::debrief_if_money_same(),
        1.. => sentence::debrief_if_money_more(Arg::Yuan(money_fen)),
        _ => sentence::debrief_if_money_less(Arg::Yuan(-money_fen)),
    }
}

/// What the other way comes to in other worlds; of what breaks a practice, what it costs where it goes wrong.
pub fn elsewhere(one: &WhatIf, found: &Elsewhere) -> Sentence {
    let (all, worse) = (Arg::count(found.worlds), Arg::count(found.worse));
    if one.breaks.is_some() && 0 < found.worse {
        return sentence::debrief_if_costs(all, worse, Arg::Yuan(found.cost_fen));
    }
    let mean = Arg::say(difference(found.mean_fen));
    sentence::debrief_if_elsewhere(all, Arg::count(found.better), mean, worse)
}

/// What is done otherwise.
pub fn change(change: &Change) -> Sentence {
    let instead = |was: Arg, other: Arg| sentence::debrief_if_instead(other, was);
    match change {
        Change::Price {
            product,
            net_g,
            was_fen,
            fen,
        } => sentence::debrief_if_price(
            Arg::Yuan(*fen),
            Arg::name("product", product),
            Arg::Yuan(*was_fen),
            Arg::Kilo(*net_g),
        ),
        Change::Packing { was, pack } => instead(Arg::name("pack", was), Arg::name("pack", pack)),
        Change::Courier { was, to } => instead(
            handed(&was.courier, was.via.as_deref()),
            handed(&to.courier, to.via.as_deref()),
        ),
        Change::Promise { was_h, hours, .. } => sentence::debrief_if_promise(Arg::count(*hours), Arg::count(*was_h)),
        Change::Zone { zone, is_served, .. } => {
            let terms = if *is_served {
                FreightTerms::Free
            } else {
                FreightTerms::None
            };
            freight(&Zone::One(zone.clone()), terms)
        }
        Change::Stock { pieces, .. } => sentence::debrief_if_stock(Arg::count(*pieces)),
        Change::Answered => sentence::debrief_if_answered(),
        Change::SentDaily => sentence::debrief_if_sent_daily(),
        Change::Checked => sentence::debrief_if_checked(),
        Change::Refunded => sentence::debrief_if_refunded(),
        Change::Instead { was, command } => instead(Arg::say(done(was)), Arg::say(done(command))),
        Change::Without { was } => sentence::debrief_if_without(Arg::say(done(was))),
        Change::Sorted => sentence::debrief_if_sorted(),
        Change::Besides { commands, .. } => {
            let last = commands.last().map_or(Sentence::of(Arg::as_is("")), done);
            sentence::debrief_if_besides(Arg::say(last))
        }
    }
}

fn handed(courier: &CourierId, via: Option<&str>) -> Arg {
    let courier = Arg::name("courier", courier);
    match via {
        Some(via) => Arg::say(Sentence::pair(courier, Arg::name("stop", via))),
        None => courier,
    }
}

/// A command of a single decision in a few words.
fn done(command: &Command) -> Sentence {
    match command {
        Command::Purchase(purchase::Command::Buy(purchase::command::Buy { offer, .. })) => {
            sentence::debrief_if_buy(Arg::Called(offer.to_string()))
        }
        Command::Purchase(purchase::Command::Pay(bill)) => sentence::debrief_if_pay(Arg::Called(bill.to_string())),
        Command::Purchase(purchase::Command::Sign(name)) => sentence::debrief_if_sign(Arg::Called(name.to_string())),
        Command::Purchase(purchase::Command::Refuse(name)) => {
            sentence::debrief_if_refuse(Arg::Called(name.to_string()))
        }
        Command::Order(order::Command::Accept(orders)) => sentence::debrief_if_accept(called(orders)),
        Command::Order(order::Command::Decline(orders)) => sentence::debrief_if_decline(called(orders)),
        Command::AfterSale(aftersale::Command::Agree(orders)) => sentence::debrief_if_agree(called(orders)),
        Command::AfterSale(aftersale::Command::Reject(aftersale::command::Reject { orders, .. })) => {
            sentence::debrief_if_reject(called(orders))
        }
        Command::Station(command) => of_station(command),
        Command::Harvest(harvest::Command::Pick(harvest::command::Pick { ripeness: how, .. })) => ripeness(*how),
        Command::Harvest(harvest::Command::Grade(harvest::command::Grade { grade: which, .. })) => grade(*which),
        Command::Harvest(harvest::Command::Cool(_)) => sentence::debrief_if_cool(),
        Command::Harvest(harvest::Command::Gate(_)) => sentence::debrief_if_gate(),
        Command::Coop(decided) => in_a_cooperative(decided),
        Command::Household(command) => of_household(command),
        Command::Message(message::Command::Reply(reply)) => sentence::debrief_if_reply(called(&reply.to)),
        Command::Shop(shop::Command::Appeal(_)) => sentence::debrief_if_appeal(),
        Command::Van(van::Command::Feeder(van::command::Feeder::To(village))) => {
            sentence::debrief_if_feeder(super::village(village))
        }
        other @ (Command::Day(_)
        | Command::Papers(_)
        | Command::Shop(_)
        | Command::Listing(_)
        | Command::Talk(_)
        | Command::Order(_)
        | Command::Parcel(_)
        | Command::AfterSale(_)
        | Command::CourierClaim(_)
        | Command::Purchase(_)
        | Command::Inquiry(_)
        | Command::Tender(_)
        | Command::Van(_)
        | Command::Promotion(_)
        | Command::Live(_)
        | Command::Rival(_)) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn of_household(command: &household::Command) -> Sentence {
    let whom = |whom: &Whom| match whom {
        Whom::One(household) => super::household(household),
        Whom::All => Arg::as_is("all"),
    };
    match command {
        household::Command::Sort(_) => sentence::debrief_if_sort(),
        household::Command::Advance(advance) => sentence::debrief_if_advance(super::household(&advance.household)),
        household::Command::Statement(household) => sentence::debrief_if_statement(whom(household)),
        household::Command::Payout(household) => sentence::debrief_if_payout(whom(household)),
        other @ (household::Command::Terms(_) | household::Command::Weigh(_) | household::Command::Heap(_)) => {
            Sentence::of(Arg::as_is(other.to_string()))
        }
    }
}

fn in_a_cooperative(decided: &coop::Command) -> Sentence {
    match decided {
        coop::Command::Hire(hands) => sentence::coop_hands_choice(Arg::count(*hands)),
        coop::Command::Deal(coop::command::Deal { deal, yes: true }) => {
            sentence::debrief_if_deal(Arg::name("deal", deal))
        }
        coop::Command::Deal(coop::command::Deal { deal, yes: false }) => {
            sentence::debrief_if_no_deal(Arg::name("deal", deal))
        }
        coop::Command::Credit(coop::command::Credit { on: true }) => sentence::debrief_if_credit(),
        coop::Command::Credit(coop::command::Credit { on: false }) => sentence::debrief_if_cash(),
        other @ (coop::Command::Story(_) | coop::Command::Case(_)) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn of_station(command: &station::Command) -> Sentence {
    match command {
        station::Command::Hours(hours) => sentence::debrief_if_hours(Arg::name("hours", hours)),
        station::Command::Away(Cover::Notice) => sentence::debrief_if_notice(),
        station::Command::Away(Cover::Helper) => sentence::debrief_if_helper(),
        station::Command::Log(0) => sentence::debrief_if_log(),
        station::Command::Log(extra) => sentence::debrief_if_log_more(Arg::count(*extra)),
        station::Command::Serve(tickets) => sentence::debrief_if_serve(called(tickets)),
        station::Command::Deny(deny) => sentence::debrief_if_deny(called(&deny.tickets)),
        station::Command::Home(ticket) => sentence::debrief_if_home(Arg::Called(ticket.to_string())),
        other @ (station::Command::Ask(_)
        | station::Command::Doors
        | station::Command::Field
        | station::Command::Tell(_)
        | station::Command::Repair
        | station::Command::Follow(_)) => Sentence::of(Arg::as_is(other.to_string())),
    }
}

fn called(orders: &Selector) -> Arg {
    match orders {
        Selector::Named(names) => Arg::List(names.iter().map(|name| Arg::Called(name.to_string())).collect()),
        all @ (Selector::Due | Selector::Packed | Selector::Late | Selector::All) => Arg::as_is(all.to_string()),
    }
}
