//! The households' room: who brings what and wants what, terms, weighing, sorting, advances, statements, pay.
//!
//! ```text
//!  一户一箱，写上名字
//! >1 古丽：货在这里 80 公斤                            ...            1<
//!  6 把欠的都付清，420 元                              ...            6
//!  9 等到有事                                          ...            9
//! ```

use super::{
    menu::{Menu, Takes},
    place::Place,
    today::Errand,
    words::{due, label},
};
use crate::market::household;
use crate::{
    market::{
        GoodsState, Household, HouseholdTerms, Market, Split, Whom,
        time::{DAY_MIN, at},
    },
    say::{self, Saying, Word},
    text::Ink,
};

/// Shares of the sales that may be proposed.
const SHARES_PPM: [i64; 5] = [50_000, 60_000, 70_000, 80_000, 120_000];
/// Prices a kilogram that may be proposed, over what the gate pays.
const OVER_GATE_FEN: [i64; 4] = [-50, 0, 50, 100];
/// Pay day is an errand from this many days before.
const PAY_SOON_DAYS: u32 = 2;

/// The households for which the seller sells.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    Room,
    Together,
    One(String),
    /// How the money is split with one.
    Split(String),
    Advance(String),
    Statement(String),
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
    let mut menu = Menu::titled(Saying::plain("market-room-households"));
    let heap = if market.households.mixed {
        "household-heap-mixed"
    } else {
        "household-heap-apart"
    };
    menu.tell(Saying::plain(heap));
    for (id, household) in &market.households.by_id {
        let said = Saying::plain("household-line")
            .with("who", say::household(id))
            .with("state", Word::say(state_of(id, household, market)));
        menu.go(said, Place::Household(Page::One(id.clone())));
    }
    menu.go(Saying::plain("household-together"), Place::Household(Page::Together));
    menu.wait();
    menu
}

/// What can be done with all of them at once.
fn together(market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("household-together"));
    let any = |holds: fn(&Household) -> bool| market.households.by_id.values().any(holds);
    let is_here = |household: &Household| household.goods == GoodsState::Here;
    if any(|household| household.goods == GoodsState::AtDoor && household.split.is_some()) {
        menu.act(
            Saying::plain("household-weigh-all"),
            household::Command::Weigh(Whom::All),
        );
    }
    if any(|household| household.goods == GoodsState::Here && !household.sorted && household.left_g > 0) {
        menu.act(Saying::plain("household-sort-all"), household::Command::Sort(Whom::All));
    }
    if any(is_here) {
        menu.act(
            Saying::plain("household-show-all"),
            household::Command::Statement(Whom::All),
        );
    }
    let owed_fen: i64 = ids(market).map(|id| market.statement(id).owed_fen().max(0)).sum();
    if owed_fen > 0 {
        let said = Saying::plain("household-payout-all").with("money", Word::Yuan(owed_fen));
        menu.act(said, household::Command::Payout(Whom::All));
    }
    let (key, mixed) = if market.households.mixed {
        ("household-choose-apart", false)
    } else {
        ("household-choose-mixed", true)
    };
    menu.act(
        Saying::plain(key),
        household::Command::Heap(household::command::Heap { mixed }),
    );
    menu
}

fn ids(market: &Market) -> impl Iterator<Item = &String> {
    market.households.by_id.keys()
}

/// Where the goods are, or what is owed.
fn state_of(id: &str, household: &Household, market: &Market) -> Saying {
    let owed_fen = market.statement(id).owed_fen();
    if owed_fen > 0 {
        return Saying::plain("household-state-owed").with("money", Word::Yuan(owed_fen));
    }
    match household.goods {
        GoodsState::Here if household.left_g == 0 => Saying::plain("household-sold"),
        GoodsState::Here => Saying::plain("household-left").with("weight", Word::grams(household.left_g)),
        state => say::goods_state(state),
    }
}

fn household(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(say::household_name(id));
    let terms = market.setting.scenario.household.get(id);
    let Some((terms, household)) = terms.zip(market.households.by_id.get(id)) else {
        return menu;
    };
    menu.tell_in(
        Saying::plain("household-brings")
            .with("product", Word::name("product", &terms.product))
            .with("weight", Word::grams(terms.brings_g)),
        Ink::Strong,
    );
    menu.tell(Saying::of(Word::name("story", id)));
    menu.tell_in(
        label("household-gate-price", Word::Yuan(terms.gate_fen_per_kg)),
        Ink::Dim,
    );
    if let Some(split) = household.split {
        menu.tell(say::split(split));
    }
    menu.tell(label("household-pay-by", Word::Moment(market.pay_by_min(id))));
    let owed_fen = market.statement(id).owed_fen();
    if owed_fen > 0 {
        menu.tell_in(label("household-owed", Word::Yuan(owed_fen)), Ink::Money);
    }
    if household.question_until_min.is_some() {
        menu.tell_in(Saying::plain("household-question-waits"), Ink::Warn);
    }
    menu.space();
    choices(&mut menu, id, household, market);
    menu
}

fn choices(menu: &mut Menu, id: &str, household: &Household, market: &Market) {
    let one = || Whom::One(id.to_owned());
    match household.goods {
        GoodsState::Here => {}
        _ if household.split.is_none() => menu.go(
            Saying::plain("household-agree-terms"),
            Place::Household(Page::Split(id.to_owned())),
        ),
        GoodsState::AtDoor => menu.act(Saying::plain("household-weigh"), household::Command::Weigh(one())),
        GoodsState::Expected => {}
    }
    if household.goods != GoodsState::Here {
        return;
    }
    if household.asked.is_some() {
        menu.go(
            Saying::plain("household-advance"),
            Place::Household(Page::Advance(id.to_owned())),
        );
    }
    if !household.sorted && household.left_g > 0 {
        menu.act(Saying::plain("household-sort"), household::Command::Sort(one()));
    }
    menu.go(
        Saying::plain("household-see-statement"),
        Place::Household(Page::Statement(id.to_owned())),
    );
    let owed_fen = market.statement(id).owed_fen();
    if owed_fen > 0 {
        let said = Saying::plain("household-payout").with("money", Word::Yuan(owed_fen));
        menu.act(said, household::Command::Payout(one()));
    }
}

/// How the money may be split.
fn split(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("household-agree-terms"));
    let Some(terms) = market.setting.scenario.household.get(id) else {
        return menu;
    };
    menu.tell_in(Saying::of(say::household(id)), Ink::Strong);
    menu.tell(Saying::plain("household-terms-ask"));
    menu.tell_in(
        label("household-gate-price", Word::Yuan(terms.gate_fen_per_kg)),
        Ink::Dim,
    );
    for split in proposals(terms) {
        let command = household::Command::Terms(household::command::Terms {
            household: id.to_owned(),
            split,
        });
        menu.offer(say::split(split), Takes::act(command, 1));
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
fn advance(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("household-advance"));
    let Some(asked) = market.households.by_id.get(id).and_then(|household| household.asked) else {
        return menu;
    };
    menu.tell_in(Saying::of(say::household(id)), Ink::Strong);
    menu.tell(label("household-advance-asked", Word::Yuan(asked.amount_fen)));
    menu.tell_in(label("market-decided-by", due(asked.until_min, market)), Ink::Warn);
    for amount_fen in [asked.amount_fen, asked.amount_fen / 2] {
        let command = household::Command::Advance(household::command::Advance {
            household: id.to_owned(),
            amount_fen,
        });
        let said = Saying::plain("household-advance-pay").with("money", Word::Yuan(amount_fen));
        menu.offer(said, Takes::act(command, 1));
    }
    menu
}

/// What a household is shown: grams first, then money line by line, what is owed last.
fn statement(id: &str, market: &Market) -> Menu {
    let mut menu = Menu::titled(Saying::plain("household-statement"));
    let statement = market.statement(id);
    menu.tell_in(Saying::of(say::household(id)), Ink::Strong);
    menu.tell(
        Saying::plain("household-statement-goods")
            .with("brought", Word::Kilo(statement.brought_g))
            .with("back", Word::Kilo(statement.back_g))
            .with("sold", Word::Kilo(statement.sold.weight_g + statement.on_way_g)),
    );
    menu.tell(
        Saying::plain("household-statement-boxes")
            .with("boxes", Word::count(statement.boxes))
            .with("mixed", Word::count(statement.mixed_boxes)),
    );
    let mut line = |key: &str, fen: i64, ink: Ink| {
        menu.tell_in(label(key, Word::Yuan(fen)), ink);
    };
    line("household-statement-sales", statement.sold.sales_fen, Ink::Plain);
    line("household-statement-refund", -statement.sold.refund_fen, Ink::Plain);
    line("household-statement-costs", -statement.sold.costs_fen(), Ink::Plain);
    line("household-statement-agent", -statement.sold.agent_fen, Ink::Plain);
    line("household-statement-due", statement.got_fen(), Ink::Money);
    line("household-statement-gate", statement.gate_fen, Ink::Dim);
    if statement.advanced_fen + statement.paid_fen > 0 {
        line(
            "household-statement-had",
            -(statement.advanced_fen + statement.paid_fen),
            Ink::Plain,
        );
    }
    line("household-owed", statement.owed_fen(), Ink::Money);
    let is_here = market
        .households
        .by_id
        .get(id)
        .is_some_and(|household| household.goods == GoodsState::Here);
    if is_here {
        let show = household::Command::Statement(Whom::One(id.to_owned()));
        menu.act(Saying::plain("household-show-statement"), show);
    }
    menu
}

/// What the households wait for, as errands of the first page.
pub fn errands(market: &Market) -> Vec<Errand> {
    let mut errands = Vec::new();
    for (id, household) in &market.households.by_id {
        let mut push = |key: &str, due_min: Option<u32>| {
            errands.push(Errand {
                label: Saying::plain(key).with("who", say::household(id)),
                takes: Takes::Go(Place::Household(Page::One(id.clone()))),
                due_min,
            });
        };
        if let Some(asked) = household.asked {
            push("market-errand-advance", Some(asked.until_min));
        }
        if household.question_until_min.is_some() {
            push("market-errand-question", household.question_until_min);
        }
        match household.goods {
            GoodsState::AtDoor if household.split.is_none() => push("market-errand-terms", None),
            GoodsState::AtDoor => push("market-errand-weigh", None),
            _ => {}
        }
        let pay_by_min = market.pay_by_min(id);
        let is_soon = pay_by_min < market.now_min + PAY_SOON_DAYS * DAY_MIN;
        if market.statement(id).owed_fen() > 0 && is_soon {
            push("market-errand-pay", Some(pay_by_min.max(at(1, 0))));
        }
    }
    errands
}
