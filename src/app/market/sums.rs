//! The sum that a choice takes stands on the page before it is pressed, as the ledger will take it: for all parcels together, with the
//! label, the station and the way there.
//!
//! ```text
//!  1 顺丰：2 单，30 元，三天              said in its words
//!  2 村站点：去一趟 20 分钟（一共 32 元：运费 30 元，面单和站点费 2 元）  said behind them, with its parts
//! ```
//! Found by doing it in a copy of the market. Leaves out what nobody knows beforehand: what a caller is after, what a talk on air brings.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::OnceLock,
};

use super::{
    menu::{Menu, OnChoose},
    packing, round,
};
use crate::{
    market::{Account, Command, Market, Order, PackChoice, coop, live, parcel, purchase, station},
    say::{self, Arg, sentence},
};

/// What goes out (fen), by what it is for.
type Parts = BTreeMap<Account, i64>;

/// A page with its sums, and how much had happened and when it was: it is asked for once, however often the page is laid out, for a
/// big market takes its time to be copied. Two screens are the same whether they were looked at or not.
#[derive(Debug, Clone, Default)]
pub struct Said(OnceLock<(usize, u32, Menu)>);

impl PartialEq for Said {
    fn eq(&self, _: &Said) -> bool {
        true
    }
}

impl Said {
    pub fn once(&self, market: &Market, make: impl Fn() -> Menu) -> Menu {
        let now = (market.log.len(), market.now_min);
        let asked = || {
            let mut menu = make();
            say(&mut menu, market);
            menu
        };
        let (happened, now_min, menu) = self.0.get_or_init(|| (now.0, now.1, asked()));
        if (*happened, *now_min) == now {
            menu.clone()
        } else {
            asked()
        }
    }
}

/// Says behind each choice what it takes, where neither its words nor the page say so, and of what the sum is made.
pub fn say(menu: &mut Menu, market: &Market) {
    for at in 0..menu.choices.len() {
        let parts = match &menu.choices[at].on_choose {
            OnChoose::Do(command, _) | OnChoose::DoTo(command, _) if is_known(command) => taken(command, market),
            OnChoose::Round(steps) => {
                let mut steps: VecDeque<round::Step> = steps.clone().into();
                taken_one_by_one(|there| round::due(&mut steps, there), market)
            }
            OnChoose::Do(..)
            | OnChoose::DoTo(..)
            | OnChoose::Go(_)
            | OnChoose::Swap(_)
            | OnChoose::Back
            | OnChoose::Refuse(_) => continue,
        };
        let label = &menu.choices[at].label;
        let is_told = |fen: i64| {
            let mut rows = menu.rows.iter().filter_map(|row| row.sentence.as_ref());
            label.tells_yuan(fen) || rows.any(|row| row.tells_yuan(fen))
        };
        let sum_fen: i64 = parts.values().sum();
        if sum_fen <= 0 || is_told(sum_fen) {
            continue;
        }
        let sum = Arg::Yuan(sum_fen);
        let all_told = parts.len() < 2 || parts.values().all(|fen| is_told(*fen));
        let label = Arg::say(label.clone());
        menu.choices[at].label = if all_told {
            sentence::market_in_all(label, sum)
        } else {
            let part = |(account, fen): (&Account, &i64)| {
                Arg::say(sentence::market_sum_part(
                    Arg::Yuan(*fen),
                    Arg::say(say::account(*account)),
                ))
            };
            sentence::market_in_all_parts(label, sum, Arg::List(parts.iter().map(part).collect()))
        };
    }
}

/// What goes out at once (fen); what is refused takes nothing.
pub fn taken_fen(command: &Command, market: &Market) -> i64 {
    taken(command, market).values().sum()
}

fn taken(command: &Command, market: &Market) -> Parts {
    let mut once = Some(command.clone());
    taken_one_by_one(|_| once.take(), market)
}

/// What goes out when one thing is done after the other, each with what the market has come to.
fn taken_one_by_one(mut next: impl FnMut(&Market) -> Option<Command>, market: &Market) -> Parts {
    let mut there = market.clone();
    let mut taken = Parts::new();
    while let Some(command) = next(&there) {
        let (now_min, before) = (there.now_min, there.ledger.postings.len());
        if there.execute_silently(&command).is_err() {
            break;
        }
        let postings = &there.ledger.postings[before..];
        let at_once = postings
            .iter()
            .filter(|posting| posting.at_min == now_min && posting.from == Account::Cash);
        for posting in at_once {
            *taken.entry(posting.to).or_default() += posting.amount_fen;
        }
    }
    taken
}

/// Whether it is known before what a command takes, and no answer is given away by saying it.
pub fn is_known(command: &Command) -> bool {
    match command {
        // The words of a pack have the sum for all its orders: to do it in a copy of the market for each pack takes too long.
        Command::Parcel(command) => !matches!(command, parcel::Command::Pack(_)),
        Command::PackLot(_)
        | Command::Papers(_)
        | Command::Harvest(_)
        | Command::Household(_)
        | Command::Invoice(_)
        | Command::Sample(_)
        | Command::Promotion(_)
        | Command::Tender(_)
        | Command::CourierContract(_) => true,
        Command::Purchase(command) => matches!(command, purchase::Command::Buy(_) | purchase::Command::Pay(_)),
        Command::Coop(command) => matches!(
            command,
            coop::Command::Hire(_) | coop::Command::Credit(_) | coop::Command::Deal(_)
        ),
        Command::Live(command) => matches!(command, live::Command::Begin(_)),
        Command::Station(command) => matches!(command, station::Command::Repair | station::Command::Field),
        // A caller may be after the money, and whoever asks for money back may have no right to it.
        Command::Talk(_) | Command::AfterSale(_) | Command::Order(_) => false,
        // A click, a bag, a round of the van: more of it comes in or goes out later than at once.
        Command::Advert(_) | Command::GroupRound(_) | Command::Van(_) | Command::Presale(_) => false,
        Command::Day(_)
        | Command::Shop(_)
        | Command::Listing(_)
        | Command::Message(_)
        | Command::CourierClaim(_)
        | Command::Inquiry(_)
        | Command::Cancellation(_)
        | Command::Rival(_) => false,
    }
}

/// What a pack costs for all of these orders: one price, or how many there are and the sum.
pub fn packs(choice: &PackChoice, orders: &[&Order], market: &Market) -> Arg {
    let cost_fen = |order: &&Order| Some(same_pack(choice, order, market)?.cost_fen);
    several(orders, choice.cost_fen, cost_fen)
}

/// What the boxes of all of these orders weigh together in this pack (grams).
pub fn weight_g(choice: &PackChoice, orders: &[&Order], market: &Market) -> u32 {
    let packed = orders.iter().filter_map(|order| same_pack(choice, order, market));
    packed.map(|packed| packed.weight_g).sum()
}

/// The same pack as it is for one of the orders.
fn same_pack(choice: &PackChoice, order: &Order, market: &Market) -> Option<PackChoice> {
    let mut choices = market.pack_choices(&order.name).into_iter();
    choices.find(|other| other.pack == choice.pack)
}

/// What a courier takes for all of these parcels at the place where it takes the first of them.
pub fn freight(choice: &crate::market::CourierChoice, orders: &[&Order], market: &Market) -> Arg {
    let fee_fen = |order: &&Order| packing::courier_at(&choice.courier, &choice.via, order, market)?.fee_fen;
    several(orders, choice.fee_fen.unwrap_or_default(), fee_fen)
}

fn several(orders: &[&Order], only_fen: i64, each_fen: impl Fn(&&Order) -> Option<i64>) -> Arg {
    if orders.len() < 2 {
        return Arg::Yuan(only_fen);
    }
    let sum_fen = orders.iter().filter_map(each_fen).sum();
    Arg::say(sentence::market_for_all(
        Arg::count(u32::try_from(orders.len()).unwrap_or(u32::MAX)),
        Arg::Yuan(sum_fen),
    ))
}
