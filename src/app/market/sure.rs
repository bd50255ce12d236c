//! What is asked before it is done: money that goes in one sum, a contract, an ad, a price under what the piece costs, and a wait in
//! which something of the learner's own falls due. "Not now" has the focus, and "yes" is never the key that led here.
//!
//! ```text
//!  交电费，120 元                             what was chosen
//!  现在要付：120 元                           what is taken, as the ledger will take it
//!  钱包：300 元
//! >1 先不                              1<
//!  8 对，就这样                        8      7, where 8 was the key that led here
//! ```
//! Asked once for each kind of act and sum, and once more after it was taken back; before each wait that comes too late for
//! something, though another wait was agreed to before. What is bought piece by piece stands on pages of its own, which ask
//! themselves.

use super::{
    Then,
    menu::{Menu, OnChoose},
    page::MarketPage,
    sums, today,
};
use crate::market::listing::{self, Edit};
use crate::{
    app::input::{Input, Key},
    market::{
        Account, Channel, Command, Event, ListingState, Market, Obligation, ObligationKind, OrderState, PieceCost,
        Role, ShelfState, ShopState, advert, coop, courier_contract, harvest, household, order, pack_lot, papers,
        promotion, purchase,
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// "Not now" stands on 1.
const YES: u8 = 8;
/// What a price is known by: typed once more after it was taken back, it is not asked about again.
const PRICE: &str = "price";
/// So much that falls due is named; of what is left the number is told, where it is more than one.
const NAMED: usize = 3;

/// Something that waits for a yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The words that were chosen.
    label: Sentence,
    about: About,
    pub command: Command,
    /// Where it leads once it is done.
    pub then: Then,
    /// The digit of "yes".
    yes: u8,
    /// By what it is known that it was asked before.
    pub known_by: String,
}

/// Why it is asked.
#[derive(Debug, Clone, PartialEq)]
enum About {
    /// Money that goes at once (fen); nothing where it binds for later.
    Money(i64),
    /// What falls due meanwhile.
    Lost(Lost),
    /// Goods that go for good, all that are left: so many grams, so many fen.
    All(i64, i64),
    /// A price under what a piece of this size costs.
    Below(Price, PieceCost),
}

/// What a wait comes too late for, and what the rules take for it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Lost {
    owed: Vec<Obligation>,
    /// The last van that would have kept the promises leaves in this minute.
    van_min: Option<u32>,
    fine_fen: i64,
    /// Goes back to the buyers.
    refund_fen: i64,
}

/// What buyers are to pay for a piece: of so many grams, so many fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Price {
    net_g: u32,
    fen: i64,
}

impl Asked {
    /// What is to be asked before a command is done; nothing where it is done at once.
    pub fn before(command: &Command, label: Sentence, then: Then, input: &Input, market: &Market) -> Option<Asked> {
        let verb = || command.to_string().split(' ').next().unwrap_or_default().to_owned();
        let (about, known_by) = if command.is_wait() {
            let lost = lost_by(command, market);
            if lost.owed.is_empty() {
                return None;
            }
            let known_by = format!("wait {}", market.now_min);
            (About::Lost(lost), known_by)
        } else if let Some((weight_g, fen)) = sells_all(command, market) {
            market.clone().execute_silently(command).ok()?;
            (About::All(weight_g.into(), fen), format!("{} {weight_g}", verb()))
        } else if binds(command) {
            // What is refused is not asked about: the refusal says why.
            market.clone().execute_silently(command).ok()?;
            let taken_fen = sums::taken_fen(command, market);
            (About::Money(taken_fen), format!("{} {taken_fen}", verb()))
        } else if let Some((price, cost)) = below_cost(command, market) {
            market.clone().execute_silently(command).ok()?;
            let known_by = format!("{PRICE} {} {} {:?}", price.net_g, price.fen, market.desk);
            (About::Below(price, cost), known_by)
        } else {
            return None;
        };
        Some(Asked {
            label,
            about,
            command: command.clone(),
            then,
            yes: yes(input),
            known_by,
        })
    }
}

/// Whether what was agreed to holds though the deed was taken back: a price was looked at, a sum is paid anew.
pub fn holds_undone(known_by: &str) -> bool {
    known_by.starts_with(PRICE)
}

/// Never the digit that opened the page: a key pressed twice, or held, spends nothing.
fn yes(opened_by: &Input) -> u8 {
    if *opened_by == Input::Key(Key::Digit(YES)) {
        YES - 1
    } else {
        YES
    }
}

/// Whether a slip would cost a sum, or bind for weeks.
fn binds(command: &Command) -> bool {
    if let Command::Purchase(command) = command {
        matches!(command, purchase::Command::Pay(_))
    } else if let Command::PackLot(pack_lot::Command::OrderPacks(_)) = command {
        true
    } else if let Command::CourierContract(courier_contract::Command::Volume(_)) = command {
        true
    } else if let Command::Advert(command) = command {
        matches!(command, advert::Command::Promote(_))
    } else if let Command::Household(command) = command {
        matches!(command, household::Command::Advance(_))
    } else if let Command::Papers(command) = command {
        matches!(command, papers::Command::Deposit)
    } else if let Command::Coop(command) = command {
        matches!(
            command,
            coop::Command::Deal(coop::command::Deal { yes: true, .. })
                | coop::Command::Credit(coop::command::Credit { on: true })
        )
    } else if let Command::Promotion(command) = command {
        matches!(command, promotion::Command::Card(_))
    } else {
        false
    }
}

/// A price that does not bring back what the piece itself costs.
fn below_cost(command: &Command, market: &Market) -> Option<(Price, PieceCost)> {
    let only = || {
        let mut sizes = super::listing::ctx(market)?.skus.keys();
        sizes.next().copied().filter(|_| sizes.next().is_none())
    };
    let (net_g, fen) = if let Command::Listing(listing::Command::Edit(Edit::Price(price))) = command {
        (price.net_g.or_else(only)?, price.price_fen)
    } else if let Command::Listing(listing::Command::Edit(Edit::Sku(sku))) = command {
        (sku.net_g, sku.price_fen)
    } else if let Command::Promotion(promotion::Command::Sale(sale)) = command {
        (sale.net_g, sale.price_fen)
    } else if let Command::Promotion(promotion::Command::Group(group)) = command {
        (group.net_g, group.terms?.0)
    } else {
        return None;
    };
    let cost = market.piece_cost(net_g).filter(|cost| fen < cost.sum_fen())?;
    Some((Price { net_g, fen }, cost))
}

/// What a piece costs, part by part, and what is lost by it.
fn tell_cost(menu: &mut Menu, price: Price, cost: PieceCost) {
    let parts = [
        (cost.goods_fen, sentence::market_sure_goods as fn(Arg) -> Sentence),
        (cost.box_fen, sentence::market_sure_box),
        (cost.freight_fen, sentence::market_sure_freight),
    ];
    menu.show(sentence::market_sure_cost(Arg::Kilo(price.net_g)));
    for (fen, said) in parts {
        if 0 < fen {
            menu.show(said(Arg::Yuan(fen)));
        }
    }
    let less_fen = cost.sum_fen() - price.fen;
    let told = sentence::market_sure_below(Arg::Yuan(less_fen), Arg::Yuan(price.fen), Arg::Yuan(cost.sum_fen()));
    menu.show_in(told, Ink::Warn);
}

/// All that is left of a product, to the trader at the gate.
fn sells_all(command: &Command, market: &Market) -> Option<(u32, i64)> {
    let Command::Harvest(harvest::Command::Gate(gate)) = command else {
        return None;
    };
    let is_all = market.left_g(&gate.product) <= gate.weight_g;
    is_all.then(|| (gate.weight_g, market.gate_fen(&gate.product, gate.weight_g)))
}

/// What the learner owes and could still do, and what falls due undone while a wait lasts. By night nobody can do anything.
fn lost_by(wait: &Command, market: &Market) -> Lost {
    let mut there = market.clone();
    if today::is_night(market) || there.execute_silently(wait).is_err() {
        return Lost::default();
    }
    let mine = market.setting.scenario.role.responsible();
    let mut owed: Vec<Obligation> = market.due();
    owed.retain(|owed| owed.owner == mine && market.now_min < owed.due_min);
    let later = there.obligations();
    owed.retain(|owed| {
        let mut same = later
            .iter()
            .filter(|later| (later.kind, &later.about) == (owed.kind, &owed.about));
        // What others are at next with the same thing is not the learner's any more.
        let is_still_open =
            |later: &Obligation| later.is_open && later.owner == owed.owner && there.now_min < later.due_min;
        owed.due_min <= there.now_min && !same.any(|later| later.is_kept() || is_still_open(later))
    });
    let known: Vec<String> = owed.iter().map(|owed| owed.about.clone()).collect();
    let late: Vec<(Obligation, u32)> = sent_late(market, &there)
        .filter(|(late, _)| !known.contains(&late.about))
        .collect();
    let mut lost = Lost {
        van_min: late.iter().map(|(_, van_min)| *van_min).min(),
        fine_fen: late.len() as i64 * market.setting.rules.penalties.late_fen,
        ..Lost::default()
    };
    for happened in &there.log[market.log.len()..] {
        let Event::Order(event) = &happened.event else { continue };
        if let order::Event::Late(late) = event
            && known.iter().any(|known| *known == **late.order)
        {
            lost.fine_fen += late.penalty_fen;
        } else if let order::Event::Cancelled(gone) = event
            && known.iter().any(|known| *known == **gone.order)
        {
            lost.fine_fen += gone.penalty_fen;
            lost.refund_fen += gone.refund_fen;
        }
    }
    owed.extend(late.into_iter().map(|(late, _)| late));
    Lost { owed, ..lost }
}

/// What is still to be sent, and would miss the last van that keeps its promise while the wait lasts; and when that van
/// leaves. The end of the promise is told as it stands on today's page.
fn sent_late<'a>(market: &'a Market, there: &'a Market) -> impl Iterator<Item = (Obligation, u32)> + 'a {
    let waiting = market
        .orders
        .values()
        .filter(|order| order.state == OrderState::WaitShip && !order.late);
    waiting.filter_map(|order| {
        let next = market.next_step(&order.name)?;
        let van_min = market.last_van_min(order.ship_by_min);
        let is_still_here = there
            .orders
            .get(&order.name)
            .is_some_and(|order| order.state == OrderState::WaitShip);
        let is_missed = market.now_min < van_min && van_min <= there.now_min && is_still_here;
        (order.channel == Channel::Shelf && is_missed).then_some((next, van_min))
    })
}

/// What it is too late for then, with the hours of today's page, and what that costs.
fn tell_lost(menu: &mut Menu, lost: &Lost, market: &Market) {
    menu.show_in(sentence::market_sure_lost(), Ink::Warn);
    let named = if lost.owed.len() <= NAMED + 1 { NAMED + 1 } else { NAMED };
    for owed in lost.owed.iter().take(named) {
        menu.show(say::obligation(owed, market));
    }
    if named < lost.owed.len() {
        menu.show(sentence::market_sure_lost_more(Arg::Number(
            (lost.owed.len() - named) as i64,
        )));
    }
    if let Some(due_min) = lost.van_min {
        let now_min = market.now_min;
        menu.show(sentence::market_sure_van(Arg::Left { due_min, now_min }));
    }
    if 0 < lost.fine_fen {
        menu.show_in(sentence::market_sure_fine(Arg::Yuan(lost.fine_fen)), Ink::Warn);
    }
    if 0 < lost.refund_fen {
        menu.show_in(sentence::market_sure_refund(Arg::Yuan(lost.refund_fen)), Ink::Warn);
    }
    if lost.owed.iter().any(|owed| owed.kind == ObligationKind::Purchase) {
        menu.show_in(sentence::market_sure_goes_back(), Ink::Warn);
    }
}

pub fn menu(asked: &Asked, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_sure());
    if !matches!(asked.about, About::Below(..)) {
        menu.show_in(asked.label.clone(), Ink::Strong);
    }
    match &asked.about {
        About::Money(0) => menu.show(sentence::market_sure_binds()),
        About::Money(fen) => {
            menu.show_in(sentence::market_sure_takes(Arg::Yuan(*fen)), Ink::Money);
            let cash = say::wallet(market.ledger.balance(Account::Cash));
            menu.show(sentence::market_buy_cash(cash));
            if matches!(asked.command, Command::Papers(papers::Command::Deposit)) {
                menu.show(sentence::market_sure_deposit());
            }
        }
        About::Lost(lost) => {
            tell_lost(&mut menu, lost, market);
        }
        About::All(weight_g, fen) => {
            let told = sentence::market_sure_all(Arg::Yuan(*fen), Arg::Weight(*weight_g));
            menu.show_in(told, Ink::Warn);
        }
        About::Below(price, cost) => tell_cost(&mut menu, *price, *cost),
    }
    menu.space();
    menu.at(1, sentence::market_sure_no(), OnChoose::Back);
    menu.at(
        asked.yes,
        sentence::market_sure_yes(),
        OnChoose::Do(asked.command.clone(), 0),
    );
    menu.never_first();
    menu
}

/// Where nothing is for sale yet, nobody comes: a wait goes to the next morning at most, and says so.
pub fn wait_for_nobody(menu: &mut Menu, market: &Market) {
    let Some(said) = not_selling_yet(market) else { return };
    for choice in &mut menu.choices {
        if matches!(&choice.on_choose, OnChoose::Do(command, _) if *command == Command::WAIT) {
            choice.label = said.clone();
            let until = Command::wait_until_or_asked(market.next_morning_min());
            choice.on_choose = OnChoose::Do(until, usize::MAX);
        }
    }
}

fn not_selling_yet(market: &Market) -> Option<Sentence> {
    if market.setting.scenario.role != Role::Seller || market.is_over() || market.buyers_gone {
        return None;
    }
    match market.shop.state {
        ShopState::Closed | ShopState::NeedFix | ShopState::WaitDeposit => return Some(sentence::market_wait_shop()),
        ShopState::Open | ShopState::Trial | ShopState::Restricted => {}
        ShopState::Reviewing | ShopState::Frozen | ShopState::Closing | ShopState::Shut => return None,
    }
    let mut pages = market.listings.values();
    let is_at_work = pages.any(|page| match page.state {
        ListingState::Reviewing => true,
        ListingState::Passed => page.shelf != ShelfState::Down,
        ListingState::Draft | ListingState::Rejected => false,
    });
    let is_busy = market.orders.values().any(|order| !order.state.is_closed());
    (!is_at_work && !is_busy).then(sentence::market_wait_page)
}

/// The page that asks.
pub fn page(asked: Asked) -> MarketPage {
    MarketPage::Sure(Box::new(asked))
}
