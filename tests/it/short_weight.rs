//! Grams that a box lacks: where they go, who finds them missing, what the scale is good for; and that nothing is weighed where no
//! scenario has it.

use std::sync::Arc;

use bazar::course::{Course, Source};
use bazar::market::{
    Command, Complaint, Event, Figure, Market, OrderId, ProductId, Refusal, Setting, Whereabouts, aftersale, parcel,
};
use bazar::tutor::{Deed, Fault, LossKind, MarketRun, Why};

use crate::dice::Dice;
use crate::invariants;
use crate::market::{hold_throughout, script};

/// The tests' shop of walnuts, in which buyers weigh, and walnuts dry by so much a day.
fn weighing(dries_ppm: i64) -> Arc<Setting> {
    let mut source = Source::embedded();
    crate::freight_insurance::add_to(&mut source);
    let course = Course::load(&source).0;
    let mut setting = (*course.scenarios["insured"].setting).clone();
    setting.scenario.freight_insurance = false;
    setting.scenario.short_weight = true;
    let rules = &mut Arc::make_mut(&mut setting.rules).short_weight;
    rules.dries.insert(ProductId::from("walnut"), dries_ppm);
    Arc::new(setting)
}

/// What is in a box, by eye and on the scale.
pub fn filled() -> [Event; 2] {
    [(-40, false), (50, true)].map(|(beside_g, on_scale)| {
        let order = OrderId::from("b3001");
        parcel::event::Filled {
            order,
            beside_g,
            on_scale,
        }
        .into()
    })
}

/// Packs and sends daily, with what is done about the weight.
fn sold(setting: &Arc<Setting>, seed: u64, weigh: &str) -> Market {
    let round = format!(
        "wait morning\nagree all\npack due carton\n{weigh}\nlabel packed\nwait 120\nship packed courier=snow via=station\nwait 300\n"
    );
    let mut market = Market::open(Arc::clone(setting), seed);
    let commands = script(&round.repeat(14));
    commands.iter().for_each(|command| drop(market.execute(command)));
    market.settle();
    invariants::hold(&market);
    market
}

fn short(market: &Market) -> usize {
    let asked = market.after_sales.values();
    asked.filter(|asked| asked.complaint == Complaint::ShortWeight).count()
}

#[test]
fn the_scale_ends_short_weight_and_what_dries_wants_more() {
    let (mut by_eye, mut exact, mut dry, mut more) = (0, 0, 0, 0);
    for seed in 1..=8 {
        let still = weighing(0);
        by_eye += short(&sold(&still, seed, "wait 1"));
        exact += short(&sold(&still, seed, "fill packed 0%"));
        let drying = weighing(4_000);
        dry += short(&sold(&drying, seed, "fill packed 0%"));
        more += short(&sold(&drying, seed, "fill packed 5%"));
    }
    assert!(10 < by_eye && 10 < dry, "{by_eye} by eye, {dry} dried");
    assert_eq!((exact, more), (0, 0));
}

#[test]
fn grams_that_are_missing_lie_in_the_stock_or_are_lost_to_the_air() {
    for (seed, dries_ppm) in [(1, 0), (2, 0), (3, 8_000), (4, 20_000)] {
        let market = sold(&weighing(dries_ppm), seed, "wait 1");
        let walnut = ProductId::from("walnut");
        let lighter_g: u32 = market.orders.values().map(|order| order.lighter_g).sum();
        assert!(lighter_g <= market.goods.weight_g(&walnut, Whereabouts::Lost));
        assert_eq!(lighter_g == 0, dries_ppm == 0);
        let sold = market.orders.values().filter(|order| order.shipped_min.is_some());
        assert!(sold.clone().any(|order| order.beside_g < 0) && sold.clone().any(|order| 0 < order.beside_g));
        let in_boxes_g: u32 = sold.map(|order| order.in_box_g()).sum();
        assert_eq!(market.goods.weight_g(&walnut, Whereabouts::Sold), in_boxes_g);
    }
}

#[test]
fn the_scales_of_buyer_and_courier_agree() {
    let market = sold(&weighing(8_000), 3, "fill packed 0%");
    let mut seen = 0;
    for asked in market
        .after_sales
        .values()
        .filter(|asked| asked.complaint == Complaint::ShortWeight)
    {
        let order = &market.orders[&asked.order];
        let (record, shown) = (market.record_of(order), asked.shown.as_ref().expect("it was weighed"));
        assert_eq!(record.packed_g, Some(order.total_g()), "whole when it was packed");
        assert_eq!(record.handed_g - record.door_g, order.lighter_g);
        let off_g = i64::from(shown.scale_g.expect("a weight")) - i64::from(order.in_box_g());
        assert!(off_g.abs() <= 1, "{off_g}");
        assert!(
            !market.is_untrue(asked)
                && market
                    .reject_reasons(asked)
                    .iter()
                    .all(|reason| !market.reason_stands(asked, *reason))
        );
        seen += 1;
    }
    assert!(2 < seen, "{seen}");
}

#[test]
fn who_fills_by_eye_hears_that_it_was_not_luck() {
    let course = Course::embedded().0;
    let play = &course.scenarios["s06"];
    let by_eye = |command: &&Command| !matches!(command, Command::Parcel(parcel::Command::Weigh(_)));
    let commands: Vec<Command> = play.solution.iter().filter(by_eye).cloned().collect();
    let (mut named, mut luck) = (0, 0);
    for seed in 1..=4 {
        let (run, market) = MarketRun::of_script(&play.setting, seed, &commands);
        for cause in run.look_back(&market, play).causes {
            let short = Complaint::ShortWeight;
            if !matches!(cause.loss.kind, LossKind::GivenBack { complaint, .. } if complaint == short) {
                continue;
            }
            let by_eye = |fault: &Fault| fault.deed == Deed::Unweighed;
            match &cause.why {
                Why::Fault(fault) if by_eye(fault) => named += 1,
                // Who would have sent a full box back too.
                Why::Luck => luck += 1,
                Why::Fault(_) | Why::Risked(_) | Why::Borne(_) | Why::Unfound => panic!("{cause:?}"),
            }
        }
    }
    assert!(luck < named, "{named} named, {luck} put down to luck");
}

#[test]
fn where_nobody_weighs_there_is_no_scale() {
    let mut off = (*weighing(8_000)).clone();
    off.scenario.short_weight = false;
    assert!(!off.scenario.sections().contains("short_weight"));
    assert!(weighing(0).scenario.sections().contains("short_weight"));
    let mut market = sold(&Arc::new(off), 1, "wait 1");
    assert!(
        market
            .orders
            .values()
            .all(|order| order.beside_g == 0 && order.lighter_g == 0)
    );
    assert!(market.unweighed().is_empty());
    let refused = market.execute(&script("fill all 0%")[0]).expect_err("there is none");
    assert_ne!(refused, Refusal::NOTHING_MATCHES);
}

#[test]
fn whatever_is_done_the_books_balance_and_a_replay_comes_to_the_same() {
    let lines = [
        "pack due carton",
        "fill packed 0%",
        "fill packed 5%",
        "label packed",
        "check packed",
        "ship packed courier=snow via=station",
        "cancel all",
        "agree all",
        "reject all full-weight",
        "settle all",
        "resend all",
        "wait morning",
        "wait 200",
        "wait 600",
    ];
    let figures: Vec<Figure> = aftersale::Figure::ALL.iter().copied().map(Figure::AfterSale).collect();
    for seed in 1..=12 {
        let mut dice = Dice(seed);
        let commands: Vec<Command> = (0..80).map(|_| script(dice.of(&lines)).remove(0)).collect();
        hold_throughout(&weighing(8_000), seed, &figures, &commands);
    }
}
