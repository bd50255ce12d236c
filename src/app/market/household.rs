//! The households' room: who brings what and wants what, terms, weighing, sorting, advances, statements, pay.
//!
//! ```text
//!  一户一箱，写上名字
//! >1 古丽：货在这里 80 公斤                            ...            1<
//!  6 把欠的都付清，420 元                              ...            6
//!  9 等到下一件事                                      ...            9
//! ```

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    today::{Errand, stock_page},
    words::due,
};
use crate::market::{household, listing};
use crate::{
    market::{
        Arrangement, Command, GoodsState, Household, HouseholdId, HouseholdTerms, Listing, Market, Role, Split, Whom,
        time::{DAY_MIN, at},
    },
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Shares of the sales that may be proposed.
const SHARES_PPM: [i64; 5] = [50_000, 60_000, 70_000, 80_000, 120_000];
/// Prices a kilogram that may be proposed, over what the gate pays.
const OVER_GATE_FEN: [i64; 5] = [0, 50, 100, 150, 200];
/// Pay day is an errand from this many days before.
const PAY_SOON_DAYS: u32 = 2;

/// Goods for fewer boxes of the smallest size are no errand of their own.
const FEW_BOXES: u64 = 4;

/// The households for which the seller sells.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Together,
    One(HouseholdId),
    /// How the money is split with one.
    Split(HouseholdId),
    Advance(HouseholdId),
    Statement(HouseholdId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Room => room(market),
        Page::Together => together(market),
        Page::One(id) => household(id, market),
        Page::Split(id) => split(id, market),
        Page::Advance(id) => advance(id, market),
        Page::Statement(id) => statement(id, market),
    }
}

fn room(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::market_room_households());
    let heap = if market.households.mixed {
        sentence::household_heap_mixed()
    } else {
        sentence::household_heap_apart()
    };
    menu.show(heap);
    for (id, household) in &market.households.by_id {
        let said = sentence::household_line(Arg::say(state_of(id, household, market)), say::household(id));
        // Before the split is agreed there is nothing else to see there.
        let page = match household.split {
            None => Page::Split(id.clone()),
            Some(_) => Page::One(id.clone()),
        };
        menu.go(said, MarketPage::Household(page));
    }
    menu.go(sentence::household_together(), MarketPage::Household(Page::Together));
    menu.wait();
    menu
}

/// What can be done with all of them at once.
fn together(market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::household_together());
    let any = |holds: fn(&Household) -> bool| market.households.by_id.values().any(holds);
    let is_here = |household: &Household| household.goods == GoodsState::Here;
    menu.act_if(
        any(|household| household.goods == GoodsState::AtDoor && household.split.is_some()),
        sentence::household_weigh_all(),
        household::Command::Weigh(Whom::All),
    );
    menu.act_if(
        ids(market).any(|id| can_sort(market, id)),
        sentence::household_sort_all(),
        household::Command::Sort(Whom::All),
    );
    menu.act_if(
        any(is_here),
        sentence::household_show_all(),
        household::Command::Statement(Whom::All),
    );
    let owed_fen: i64 = ids(market).map(|id| market.statement(id).owed_fen().max(0)).sum();
    if owed_fen > 0 {
        // The money comes first; it is shown to whoever asks.
        menu.never_first();
        let said = sentence::household_payout_all(Arg::Yuan(owed_fen));
        menu.act(said, household::Command::Payout(Whom::All));
    } else {
        menu.gap();
    }
    let (said, mixed) = if market.households.mixed {
        (sentence::household_choose_apart(), false)
    } else {
        (sentence::household_choose_mixed(), true)
    };
    menu.act(said, household::Command::Heap(household::command::Heap { mixed }));
    menu
}

fn ids(market: &Market) -> impl Iterator<Item = &HouseholdId> {
    market.households.by_id.keys()
}

fn can_sort(market: &Market, id: &HouseholdId) -> bool {
    let household = market.households.by_id.get(id);
    let is_unsorted = household.is_some_and(|household| household.goods == GoodsState::Here && !household.sorted);
    is_unsorted && market.statement(id).left_g > 0
}

/// Where the goods are, or what is owed.
fn state_of(id: &HouseholdId, household: &Household, market: &Market) -> Sentence {
    let owed_fen = market.statement(id).owed_fen();
    if owed_fen > 0 {
        return sentence::household_state_owed(Arg::Yuan(owed_fen));
    }
    let left_g = market.statement(id).left_g;
    match household.goods {
        GoodsState::Here if left_g == 0 => sentence::household_sold(),
        GoodsState::Here => sentence::household_left(Arg::grams(left_g)),
        state @ (GoodsState::Expected | GoodsState::AtDoor) => say::goods_state(state),
    }
}

fn household(id: &HouseholdId, market: &Market) -> Menu {
    let mut menu = Menu::titled(say::household_name(id));
    let terms = market.setting.scenario.household.get(id);
    let Some((terms, household)) = terms.zip(market.households.by_id.get(id)) else {
        return menu;
    };
    menu.show_in(
        sentence::household_brings(Arg::name("product", &terms.product), Arg::grams(terms.brings_g)),
        Ink::Strong,
    );
    menu.show(Sentence::of(Arg::name("story", id)));
    menu.show_in(
        sentence::household_gate_price(Arg::UnitPrice(terms.gate_fen_per_kg)),
        Ink::Dim,
    );
    if let Some(split) = household.split {
        menu.show(say::split(split));
    }
    menu.show(sentence::household_pay_by(Arg::Moment(market.pay_by_min(id))));
    let owed_fen = market.statement(id).owed_fen();
    if owed_fen > 0 {
        menu.show_in(sentence::household_owed(Arg::Yuan(owed_fen)), Ink::Money);
    }
    if household.question_until_min.is_some() {
        menu.show_in(sentence::household_question_waits(), Ink::Warn);
    }
    menu.space();
    choices(&mut menu, id, household, market);
    menu
}

fn choices(menu: &mut Menu, id: &HouseholdId, household: &Household, market: &Market) {
    let one = || Whom::One(id.clone());
    match household.goods {
        GoodsState::Here => {}
        _ if household.split.is_none() => menu.go(
            sentence::household_agree_terms(),
            MarketPage::Household(Page::Split(id.to_owned())),
        ),
        GoodsState::AtDoor => menu.act(sentence::household_weigh(), household::Command::Weigh(one())),
        GoodsState::Expected => {}
    }
    if household.goods != GoodsState::Here {
        return;
    }
    if household.asked.is_some() {
        menu.go(
            sentence::household_advance(),
            MarketPage::Household(Page::Advance(id.to_owned())),
        );
    } else {
        menu.gap();
    }
    menu.act_if(
        can_sort(market, id),
        sentence::household_sort(),
        household::Command::Sort(one()),
    );
    menu.go(
        sentence::household_see_statement(),
        MarketPage::Household(Page::Statement(id.to_owned())),
    );
    let owed_fen = market.statement(id).owed_fen();
    // Shown to somebody who asks; else the money comes first.
    if owed_fen > 0 && household.question_until_min.is_none() {
        menu.never_first();
    }
    if owed_fen > 0 {
        let said = sentence::household_payout(Arg::Yuan(owed_fen));
        menu.act(said, household::Command::Payout(one()));
    }
}

/// How the money may be split.
fn split(id: &HouseholdId, market: &Market) -> Menu {
    let mut menu = Menu::titled(say::household_name(id));
    let Some(terms) = market.setting.scenario.household.get(id) else {
        return menu;
    };
    menu.show_in(
        sentence::household_brings(Arg::name("product", &terms.product), Arg::grams(terms.brings_g)),
        Ink::Strong,
    );
    menu.show(Sentence::of(Arg::name("story", id)));
    menu.show(sentence::household_terms_ask());
    menu.show_in(
        sentence::household_gate_price(Arg::UnitPrice(terms.gate_fen_per_kg)),
        Ink::Dim,
    );
    for split in proposals(terms) {
        let command = household::Command::Terms(household::command::Terms {
            household: id.clone(),
            split,
        });
        menu.offer(say::split(split), OnChoose::act(command, 1));
    }
    menu
}

fn proposals(terms: &HouseholdTerms) -> Vec<Split> {
    if terms.most_margin_ppm.is_some() {
        SHARES_PPM.map(Split::Margin).to_vec()
    } else {
        OVER_GATE_FEN
            .map(|over| Split::PerKg(terms.gate_fen_per_kg + over))
            .to_vec()
    }
}

/// All that was asked for, or half.
fn advance(id: &HouseholdId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::household_advance());
    let Some(asked) = market.households.by_id.get(id).and_then(|household| household.asked) else {
        return menu;
    };
    menu.show_in(Sentence::of(say::household(id)), Ink::Strong);
    menu.show(sentence::household_advance_asked(Arg::Yuan(asked.amount_fen)));
    menu.show_in(sentence::market_decided_by(due(asked.until_min, market)), Ink::Warn);
    for amount_fen in [asked.amount_fen, asked.amount_fen / 2] {
        let command = household::Command::Advance(household::command::Advance {
            household: id.clone(),
            amount_fen,
        });
        let said = sentence::household_advance_pay(Arg::Yuan(amount_fen));
        menu.offer(said, OnChoose::act(command, 1));
    }
    menu
}

/// What a household is shown: grams first, then money line by line, what is owed last.
fn statement(id: &HouseholdId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::household_statement());
    let statement = market.statement(id);
    menu.show_in(Sentence::of(say::household(id)), Ink::Strong);
    menu.show(sentence::household_statement_goods(
        Arg::Kilo(statement.back_g),
        Arg::Kilo(statement.brought_g),
        Arg::Kilo(statement.sold.weight_g + statement.on_way_g),
    ));
    menu.show(sentence::household_statement_boxes(
        Arg::count(statement.boxes),
        Arg::count(statement.mixed_boxes),
    ));
    let mut line = |make: fn(Arg) -> Sentence, fen: i64, ink: Ink| {
        menu.show_in(make(Arg::Yuan(fen)), ink);
    };
    line(
        sentence::household_statement_sales,
        statement.sold.sales_fen,
        Ink::Plain,
    );
    line(
        sentence::household_statement_refund,
        -statement.sold.refund_fen,
        Ink::Plain,
    );
    line(
        sentence::household_statement_costs,
        -statement.sold.costs_fen(),
        Ink::Plain,
    );
    line(
        sentence::household_statement_agent,
        -statement.sold.agent_fen,
        Ink::Plain,
    );
    line(sentence::household_statement_due, statement.got_fen(), Ink::Money);
    line(sentence::household_statement_rest, statement.rest_fen, Ink::Dim);
    line(sentence::household_statement_gate, statement.gate_fen, Ink::Dim);
    if statement.advanced_fen + statement.paid_fen > 0 {
        line(
            sentence::household_statement_had,
            -(statement.advanced_fen + statement.paid_fen),
            Ink::Plain,
        );
    }
    line(sentence::household_owed, statement.owed_fen(), Ink::Money);
    let is_here = market
        .households
        .by_id
        .get(id)
        .is_some_and(|household| household.goods == GoodsState::Here);
    if is_here {
        let show = household::Command::Statement(Whom::One(id.clone()));
        menu.offer(sentence::household_show_statement(), OnChoose::act(show, usize::MAX));
    }
    menu
}

/// What the households wait for, as errands of the first page.
pub fn errands(market: &Market) -> Vec<Errand> {
    let mut errands = together_errands(market);
    let at_door = at_door(market);
    let to_pay = to_pay(market);
    for (id, household) in &market.households.by_id {
        let mut go = |make: fn(Arg) -> Sentence, page: Page, due_min: Option<u32>| {
            errands.push(Errand {
                label: make(say::household(id)),
                on_choose: OnChoose::Go(MarketPage::Household(page)),
                due_min,
            });
        };
        if let Some(asked) = household.asked {
            go(
                sentence::market_errand_advance,
                Page::Advance(id.clone()),
                Some(asked.until_min),
            );
        }
        let mut push = |make: fn(Arg) -> Sentence, due_min: Option<u32>| go(make, Page::One(id.clone()), due_min);
        if household.question_until_min.is_some() {
            push(sentence::market_errand_question, household.question_until_min);
        }
        match household.goods {
            GoodsState::AtDoor if household.split.is_some() && at_door < 2 => push(sentence::market_errand_weigh, None),
            GoodsState::AtDoor | GoodsState::Expected | GoodsState::Here => {}
        }
        if let [only] = to_pay.as_slice()
            && *only == id
        {
            push(sentence::market_errand_pay, Some(market.pay_by_min(id).max(at(1, 0))));
        }
        if household.goods == GoodsState::AtDoor && household.split.is_none() {
            go(sentence::market_errand_terms, Page::Split(id.clone()), None);
        }
    }
    errands
}

/// Households whose goods lie at the door, the split agreed.
fn at_door(market: &Market) -> usize {
    let households = market.households.by_id.values();
    let waiting = households.filter(|household| household.goods == GoodsState::AtDoor && household.split.is_some());
    waiting.count()
}

/// Who is owed something and has to have it soon. What comes in for somebody who was paid on the day is paid at the end, all at
/// once.
fn to_pay(market: &Market) -> Vec<&HouseholdId> {
    let is_sold = || market.orders.values().all(|order| order.state.is_closed());
    let is_soon = |id: &&HouseholdId| {
        let pay_by_min = market.pay_by_min(id);
        let is_ahead = market.now_min <= pay_by_min && pay_by_min < market.now_min + PAY_SOON_DAYS * DAY_MIN;
        let is_missed = market
            .households
            .by_id
            .get(*id)
            .is_some_and(|household| household.paid_fen == 0);
        is_ahead || pay_by_min < market.now_min && (is_missed || is_sold())
    };
    ids(market)
        .filter(is_soon)
        .filter(|id| market.statement(id).owed_fen() > 0)
        .collect()
}

/// What is done for several of them at once.
fn together_errands(market: &Market) -> Vec<Errand> {
    let mut errands = Vec::new();
    if 1 < at_door(market) {
        errands.push(Errand {
            label: sentence::household_weigh_all(),
            on_choose: OnChoose::act(household::Command::Weigh(Whom::All), 0),
            due_min: None,
        });
    }
    let to_pay = to_pay(market);
    if 1 < to_pay.len() {
        let owed_fen: i64 = ids(market).map(|id| market.statement(id).owed_fen().max(0)).sum();
        let due_min = to_pay.iter().map(|id| market.pay_by_min(id)).min();
        errands.push(Errand {
            label: sentence::household_payout_all(Arg::Yuan(owed_fen)),
            on_choose: OnChoose::Go(MarketPage::Household(Page::Together)),
            due_min: due_min.map(|due_min| due_min.max(at(1, 0))),
        });
    }
    errands
}

/// Goods of others that came and that no page offers yet.
pub fn not_offered(market: &Market) -> impl Iterator<Item = Errand> {
    let comes_in_lots = market.arrangement() != Arrangement::Alone;
    let is_seller = market.setting.scenario.role == Role::Seller && market.is_selling();
    let is_meant = move |listing: &&Listing| is_seller && comes_in_lots && is_understated(listing, market);
    let pages = market.listings.values().filter(is_meant);
    pages.map(|listing| {
        let stock = stock_page(listing.skus.iter().next());
        let product = Arg::name("product", &listing.product);
        let is_at_hand = market.desk.as_ref() == Some(&listing.product);
        let list = Command::Listing(listing::Command::List(listing.product.clone()));
        Errand {
            label: sentence::market_errand_offer(product, Arg::Kilo(market.left_g(&listing.product))),
            on_choose: match is_at_hand {
                true => OnChoose::Go(stock),
                false => OnChoose::DoTo(list, stock),
            },
            due_min: None,
        }
    })
}

/// Whether hardly anything of what is here stands on its page: who offers a part of it may have a reason, and what contracts
/// will still call for is none of the page's.
fn is_understated(listing: &Listing, market: &Market) -> bool {
    let left_g = u64::from(market.left_g(&listing.product)).saturating_sub(market.still_called_g(&listing.product));
    let smallest_g = listing.skus.keys().next().copied().unwrap_or(u32::MAX);
    FEW_BOXES * u64::from(smallest_g) <= left_g && listing.offered_g() * 5 < left_g && !market.buyers_gone
}
