//! The harvest of one product: how it is picked, graded and cooled, and what each choice costs.

use super::{
    menu::{Menu, OnChoose},
    page::MarketPage,
    presale,
    today::Errand,
};
use crate::market::harvest;
use crate::{
    market::{Command, Grade, Market, ProductId, Ripeness, SpellKind, time},
    say::{self, Arg, Sentence, sentence},
    text::Ink,
};

/// Products whose harvest the learner looks after.
pub fn products(market: &Market) -> impl Iterator<Item = &ProductId> {
    market
        .setting
        .scenario
        .goods
        .keys()
        .filter(|product| market.is_harvest(product))
}

/// How a harvest is looked after.
#[derive(Debug, Clone, PartialEq, strum::VariantNames)]
pub enum Page {
    /// Of this product.
    Product(ProductId),
    /// What is left of it goes to the trader at the gate.
    Gate(ProductId),
}

pub fn menu(page: &Page, market: &Market) -> Menu {
    match page {
        Page::Product(product) => care(product, market),
        Page::Gate(product) => gate(product, market),
    }
}

fn care(product: &ProductId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::harvest_title());
    let rules = &market.setting.rules.harvest;
    let care = market.care_of(product);
    let left_g = market.left_g(product);
    menu.show_in(
        Sentence::pair(Arg::name("product", product), Arg::grams(left_g)),
        Ink::Strong,
    );
    let today = time::day_of(market.now_min);
    menu.show(sentence::harvest_warmth(Arg::Number(i64::from(
        market.ambient_c(today),
    ))));
    for spell in SpellKind::ALL
        .iter()
        .copied()
        .filter(|spell| market.has_spell(*spell, today))
    {
        menu.show_in(weather(spell), Ink::Warn);
    }
    for ripeness in Ripeness::ALL.iter().copied() {
        let command = harvest::Command::Pick(harvest::command::Pick {
            product: product.to_owned(),
            ripeness,
        });
        let is_so = care.ripeness == Some(ripeness);
        menu.tick(
            say::ripeness(ripeness),
            is_so,
            OnChoose::Do(Command::Harvest(command), 0),
        );
    }
    grading(&mut menu, product, market);
    if care.cooled_from_min.is_some() || !market.is_ripe(product) {
        menu.gap();
    }
    match care.cooled_from_min {
        Some(from_min) => menu.show(sentence::harvest_is_cooled(Arg::Moment(from_min))),
        None if !market.is_ripe(product) => {}
        None => {
            let command = harvest::Command::Cool(harvest::command::Cool {
                product: product.to_owned(),
            });
            let cool = sentence::harvest_cool(Arg::UnitPrice(rules.cool_fen_per_kg));
            menu.offer(cool, OnChoose::Do(Command::Harvest(command), 0));
        }
    }
    if left_g > 0 && market.is_ripe(product) {
        menu.go(
            sentence::harvest_gate(),
            MarketPage::Harvest(Page::Gate(product.clone())),
        );
    }
    menu
}

/// How the goods may be sorted, once. What is done already leaves its digits empty.
fn grading(menu: &mut Menu, product: &ProductId, market: &Market) {
    let rules = &market.setting.rules.harvest;
    let care = market.care_of(product);
    if care.grade.is_some() || !market.is_ripe(product) {
        Grade::ALL.iter().for_each(|_| menu.gap());
    }
    match care.grade {
        Some(grade) => menu.show(sentence::harvest_is_graded(Arg::say(say::grade(grade)))),
        None if !market.is_ripe(product) => presale::describe(menu, product, market),
        None => {
            menu.show_in(
                sentence::harvest_grading_costs(Arg::UnitPrice(rules.grade_fen_per_kg)),
                Ink::Dim,
            );
            for grade in Grade::ALL.iter().copied() {
                let command = harvest::Command::Grade(harvest::command::Grade {
                    product: product.to_owned(),
                    grade,
                });
                menu.offer(say::grade(grade), OnChoose::Do(Command::Harvest(command), 0));
            }
        }
    }
}

/// The trader at the gate takes what no buyer has ordered: for good, so that nothing is chosen unless it is looked for.
fn gate(product: &ProductId, market: &Market) -> Menu {
    let mut menu = Menu::titled(sentence::harvest_gate());
    let left_g = market.left_g(product);
    menu.show_in(
        Sentence::pair(Arg::name("product", product), Arg::grams(left_g)),
        Ink::Strong,
    );
    let today_fen = market.gate_fen(product, 1000);
    menu.show(sentence::harvest_gate_today(Arg::UnitPrice(today_fen)));
    if today_fen < market.goods_value_fen(product, 1000) {
        menu.show_in(sentence::harvest_gate_less(), Ink::Warn);
    }
    menu.offer(sentence::harvest_gate_keep(), OnChoose::Back);
    for weight_g in [left_g / 2, left_g] {
        if weight_g == 0 {
            continue;
        }
        let command = harvest::Command::Gate(harvest::command::Gate {
            product: product.to_owned(),
            weight_g,
        });
        let said = sentence::harvest_gate_sell(Arg::Yuan(market.gate_fen(product, weight_g)), Arg::grams(weight_g));
        menu.offer(said, OnChoose::Do(Command::Harvest(command), 1));
    }
    menu
}

/// Goods that the page calls sorted, and nobody has sorted.
pub fn errands(market: &Market) -> Vec<Errand> {
    let unsorted = products(market).filter_map(|product| Some((product, market.grade_to_sort(product)?)));
    let errand = |(product, grade): (&ProductId, Grade)| Errand {
        label: sentence::harvest_errand_sort(Arg::say(say::grade(grade))),
        on_choose: OnChoose::act(
            harvest::Command::Grade(harvest::command::Grade {
                product: product.clone(),
                grade,
            }),
            0,
        ),
        due_min: None,
    };
    unsorted.map(errand).collect()
}

/// The way to the harvest, for the page of the shop.
pub fn ways(menu: &mut Menu, market: &Market) {
    for product in products(market) {
        menu.go(
            sentence::harvest_way(Arg::name("product", product)),
            MarketPage::Harvest(Page::Product(product.clone())),
        );
    }
}

/// What the weather or the trade is like today.
fn weather(spell: SpellKind) -> Sentence {
    match spell {
        SpellKind::Heat => sentence::harvest_now_heat(),
        SpellKind::NoIce => sentence::harvest_now_no_ice(),
        SpellKind::DearBoxes => sentence::harvest_now_dear_boxes(),
        SpellKind::TruckWaits => sentence::harvest_now_truck_waits(),
        SpellKind::RoadClosed => sentence::harvest_now_road_closed(),
        SpellKind::Hail => sentence::harvest_now_hail(),
        SpellKind::ReviewStorm => sentence::harvest_now_review_storm(),
        SpellKind::NoPickup => sentence::harvest_now_no_pickup(),
    }
}
