//! The first sale: labels that are stuck on by hand, whose box gets whose, and the lesson that begins the day anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use bazar::course::Course;
use bazar::market::{Command, Figure, Market, OrderId, Refusal, parcel};
use bazar::tutor::{Act, Outcome, Session, What};

use crate::{hall::Hall, invariants, market::script, walk};

/// Three boxes that differ: the third order is as large as the first and has a card in it.
fn three_boxes(seed: u64) -> Market {
    let course = Course::embedded().0;
    let mut setting = (*course.scenarios["l02-stall"].setting).clone();
    let third = setting.scenario.plan[1].clone();
    setting.scenario.plan.push(third);
    let bazar::market::Happening::Buyer(third) = &mut setting.scenario.plan[2].what else {
        panic!("a buyer of the story");
    };
    third.name = "wang".to_owned();
    third.net_g = Some(2500);
    let mut market = Market::open(Arc::new(setting), seed);
    for command in script("pack due foam") {
        market.execute(&command).expect("three orders wait");
    }
    market
}

fn done(market: &mut Market, line: &str) -> Result<(), Refusal> {
    let command: Command = line.parse().expect("a command");
    let done = market.execute(&command).map(|_| ());
    invariants::hold(market);
    done
}

fn figure(name: &str) -> Figure {
    Figure::named(name).expect("a figure")
}

/// Whose label is on another's box.
fn mislabelled(market: &Market) -> BTreeSet<&str> {
    let orders = market.orders.values().filter(|order| order.is_mislabelled());
    orders.map(|order| order.name.as_str()).collect()
}

#[test]
fn a_label_is_wrong_where_it_is_stuck_wrong_and_right_again_where_somebody_looks() {
    // What is stuck where, whom that hits, who looks, whom it hits then.
    let rows = [
        ("gul gul, chen chen, wang wang", "", "gul", ""),
        ("gul chen, chen gul, wang wang", "chen gul", "gul", ""),
        ("gul wang, wang gul, chen chen", "gul wang", "wang", ""),
        // One behind the other in a ring: each look puts one right, the last two together.
        ("gul chen, chen wang, wang gul", "chen gul wang", "gul", "chen wang"),
        ("gul chen, chen wang, wang gul", "chen gul wang", "gul chen", ""),
    ];
    for (stuck, hit, looks, hit_then) in rows {
        let mut market = three_boxes(1);
        for one in stuck.split(", ") {
            done(&mut market, &format!("stick {one}")).expect("a free box");
        }
        assert_eq!(mislabelled(&market), hit.split_whitespace().collect(), "{stuck}");
        for name in looks.split_whitespace() {
            done(&mut market, &format!("check {name}")).expect("a label that nobody has looked at");
        }
        assert_eq!(
            mislabelled(&market),
            hit_then.split_whitespace().collect(),
            "{stuck}, then {looks}"
        );
    }
}

#[test]
fn a_label_goes_on_one_box_and_a_box_bears_one() {
    let mut market = three_boxes(1);
    let refused = |market: &mut Market, line: &str| done(market, line).expect_err(line).code();
    assert_eq!(refused(&mut market, "label packed"), "stuck_by_hand");
    assert_eq!(refused(&mut market, "stick nobody gul"), "no_such");
    done(&mut market, "stick gul chen").expect("a free box");
    assert_eq!(refused(&mut market, "stick gul wang"), "already_so");
    assert_eq!(refused(&mut market, "stick wang chen"), "has_label");
    assert_eq!(
        refused(&mut market, "ship wang courier=snow via=station"),
        "not_labelled"
    );
    let hall = Hall::open();
    let mut elsewhere = hall.session("s05", 1);
    let turn = elsewhere.submit(&Act::Market("stick gul gul".parse().expect("a command")));
    assert_eq!(
        turn.refusal.map(|refusal| refusal.code().to_owned()),
        Some("nothing_matches".to_owned())
    );
}

/// Who is hit by a swap asks for everything back; nobody else does.
#[test]
fn swapped_labels_cost_two_boxes() {
    for seed in 1..=20 {
        let course = Course::embedded().0;
        let play = &course.scenarios["l02-stall"];
        let run = |labels: &str| {
            let mut market = Market::open(Arc::clone(&play.setting), seed);
            let day = format!("pack due foam-ice\n{labels}\nship packed courier=snow via=station");
            for command in script(&day) {
                market.execute(&command).expect("done");
            }
            market.settle();
            invariants::hold(&market);
            let refunded: Vec<i64> = market.orders.values().map(|order| order.refunded_fen).collect();
            (refunded, market.figure(figure("profit_fen")))
        };
        let (refunded, earned) = run("stick gul gul\nstick chen chen");
        let (refunded_swapped, earned_swapped) = run("stick gul chen\nstick chen gul");
        assert_eq!(refunded, [0, 0], "seed {seed}");
        assert_eq!(refunded_swapped, [9_900, 5_490], "seed {seed}");
        assert!(
            earned_swapped + 10_000 < earned,
            "seed {seed}: {earned_swapped}, {earned}"
        );
    }
}

/// The lesson up to the step, done as its author does.
fn lesson_at(step: &str) -> Session {
    let course = Course::embedded().0;
    let mut session = walk::begin(&course, "L02", 1);
    let mut done = 0;
    while session.step().is_some_and(|now| now.id != step) {
        let act = walk::right_act(&session, done).expect("a way on");
        let continued = session.submit(&act).outcome == Outcome::Continued;
        done = if continued { done + 1 } else { 0 };
    }
    session
}

#[test]
fn the_day_begins_anew_and_what_it_came_to_before_stands_beside_it() {
    let session = lesson_at("again");
    let (before, now) = (
        session.market_before().expect("it closed"),
        session.market().expect("it began"),
    );
    assert!(before.is_over());
    assert_eq!(
        now.log,
        Market::open(Arc::clone(&now.setting), session.seed).log,
        "the same morning"
    );
    let session = lesson_at("side-by-side");
    let (before, now) = (
        session.market_before().expect("it closed"),
        session.market().expect("it stands"),
    );
    assert!(now.is_over(), "its accounts are closed before anybody compares");
    let bad = |market: &Market| market.figure(figure("bad_ppm"));
    assert!(bad(now) * 3 < bad(before), "a bag, then a foam box with ice");
    assert_eq!(session.playable.what, What::Lesson("L02".to_owned()));
}

#[test]
fn the_labels_that_wait_are_those_of_packed_boxes() {
    let mut market = three_boxes(1);
    let names =
        |orders: Vec<&bazar::market::Order>| orders.iter().map(|order| order.name.to_string()).collect::<Vec<_>>();
    done(&mut market, "stick gul chen").expect("a free box");
    assert_eq!(names(market.loose_labels().collect()), ["chen", "wang"]);
    assert_eq!(names(market.bare_boxes().collect()), ["gul", "wang"]);
    let wrong = Refusal::Parcel(parcel::Refusal::HasLabel);
    assert_eq!(
        done(&mut market, "stick chen chen").map_err(|refusal| refusal == wrong),
        Err(true)
    );
}

/// Whose labels are swapped get each other's box: what the courier weighs and what the buyer counts is in the box that came.
#[test]
fn what_travels_is_the_box_under_the_label() {
    let (course, _) = Course::embedded();
    let play = &course.scenarios["l02-stall"];
    let swapped = play.tempting.iter().find(|one| one.id == "labels-swapped");
    let swapped = &swapped.expect("labels are swapped in it").script;
    let mut looked = 0;
    for seed in 1..=4 {
        let run = |script| bazar::tutor::MarketRun::of_script(&play.setting, seed, script).1;
        let (right, wrong) = (run(&play.solution), run(swapped));
        for order in wrong.orders.values().filter(|order| order.is_mislabelled()) {
            let inside = order.label.as_ref().and_then(|label| label.swapped_with.clone());
            let inside = inside.expect("it is on another's box");
            let net_g = |market: &Market, name: &OrderId| market.parcel_of(name).map(|parcel| parcel.net_g);
            assert_eq!(net_g(&wrong, &order.name), net_g(&right, &inside), "seed {seed}");
            assert_eq!(
                order.counted_pieces, right.orders[&inside].counted_pieces,
                "seed {seed}"
            );
            looked += 1;
        }
    }
    assert!(4 <= looked, "{looked}");
}
